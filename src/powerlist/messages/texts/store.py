"""What the store says of a catalogue's files."""

MESSAGES: dict[str, tuple[str, str]] = {
    "store.conflict_mark": (
        "{file}:{line}：文件里还有合并冲突的标记（<<<<<<< ======= >>>>>>>）。帮助: 先解决冲突，再运行",
        "{file}:{line}: the file still has conflict marks (<<<<<<< ======= >>>>>>>). Help: resolve the merge first",
    ),
    "store.too_many_values": (
        "{file}:{line}：这一行有 {found} 个值，表头只有 {expected} 列。帮助: 值里的逗号要用双引号括起来",
        "{file}:{line}: this record has {found} values but the head has {expected}. Help: put values with commas in quotes",
    ),
    "store.bad_csv": (
        "{file}:{line}：CSV 格式有误（{reason}）。帮助: 检查这一行的引号",
        "{file}:{line}: malformed CSV ({reason}). Help: check the quotes of this line",
    ),
    "store.no_head": (
        "{file}：文件是空的，应有一行表头。帮助: 从版本库恢复，或重新 build",
        "{file}: the file is empty, a head line is expected. Help: restore it from version control, or build again",
    ),
    "store.doubled_head": (
        "{file}:1：表头「{head}」出现两次。帮助: 删去其中一列",
        "{file}:1: the head 「{head}」 stands twice. Help: delete one of the columns",
    ),
    "store.missing_head": (
        "{file}:1：缺少「{head}」列。帮助: 第一行应为表头，可用的列有 {known}",
        "{file}:1: the column 「{head}」 is missing. Help: the first line is the head; its columns are {known}",
    ),
    "store.other_head": (
        "{file}:1：缺少「{head}」列（找到 {found}）。帮助: 把这一列的表头改回「{head}」；整列删掉了的，从版本库恢复",
        "{file}:1: the column 「{head}」 is missing (found {found}). Help: call it 「{head}」 again; where it was deleted, restore it from version control",
    ),
    "store.missing_id": (
        "{file}:{line}：这一行没有事项标识。帮助: 填入标识，或删去这一行后重新 build",
        "{file}:{line}: this record has no id. Help: give it one, or delete it and build again",
    ),
    "store.head_again": (
        "{file}:{line}：这一行是表头又写了一遍。帮助: 删去这一行",
        "{file}:{line}: the heads stand here once more. Help: delete the line",
    ),
    "store.doubled_id": (
        "{file}:{line}：事项标识「{id}」在第 {first} 行已经用过。帮助: 每个标识只能用一次",
        "{file}:{line}: the id 「{id}」 is already used in line {first}. Help: an id stands once",
    ),
    "store.doubled_township": (
        "{file}:{line}：乡镇「{name}」在第 {first} 行已经写过。帮助: 一个乡镇只写一行；不同县的同名乡镇，名称前写上县名",
        "{file}:{line}: the township 「{name}」 stands in line {first} already. Help: one line a township; where two of different counties have one name, write the county before it",
    ),
    "store.doubled_township_county": (
        "{file}:{line}：乡镇「{name}」在第 {first} 行已经写过，分不清承接的是哪一个。帮助: 不同县的同名乡镇，名称前写上县名，如「{county}{name}」；同一个的，删去一行",
        "{file}:{line}: the township 「{name}」 stands in line {first} already, and a grant could mean either. Help: where they lie in different counties, write the county before the name, as 「{county}{name}」; where it is one, delete a line",
    ),
    "store.not_utf8": (
        "{file}:{line}：不是 UTF-8（第 {byte} 字节处）。帮助: 用 powerlist edit 修改，不要用 Excel 直接保存",
        "{file}:{line}: not UTF-8 (at byte {byte}). Help: change it with powerlist edit, do not save it from Excel",
    ),
    "store.undecodable": (
        "{file}:{line}：文字编码无法识别（第 {byte} 字节处）。帮助: 用 Excel、WPS 或编辑器另存为“CSV UTF-8”",
        "{file}:{line}: unknown encoding (at byte {byte}). Help: save it as “CSV UTF-8”",
    ),
    "store.bad_provenance": (
        "{file}：来源记录已损坏（{reason}）。帮助: 删去 provenance 文件夹后重新 build",
        "{file}: the provenance is damaged ({reason}). Help: delete the folder provenance and build again",
    ),
    "store.bad_lock": (
        "{file}:{line}：build.lock 这一行无法识别。帮助: 从版本库恢复，或删去它后重新 build",
        "{file}:{line}: this line of build.lock is not understood. Help: restore it, or delete it and build again",
    ),
    "store.items_lost": (
        "{file}：items.csv 不见了，清单里一项也没有。帮助: 从版本库恢复，或重新 powerlist build",
        "{file}: items.csv is gone, and with it every item. Help: restore it from version control, or run powerlist build",
    ),
    "store.no_catalogue": (
        "{file}：这里没有清单（没有 items.csv）。帮助: 先运行 powerlist build",
        "{file}: there is no catalogue here (no items.csv). Help: run powerlist build first",
    ),
    "store.several_catalogues": (
        "{file}：这里有几份清单（{found}）。帮助: 写明其中一份的文件夹",
        "{file}: there are several catalogues here ({found}). Help: give the folder of one",
    ),
    "store.no_parent": (
        "{file}：parents 里的「{parent}」不存在。帮助: 改正路径，或删去它",
        "{file}: the parent 「{parent}」 does not exist. Help: correct the path or remove it",
    ),
    "store.circular_parents": (
        "{file}：parents 里的「{parent}」绕了一圈又回到自己。帮助: 上级清单不能以下级为上级",
        "{file}: the parent 「{parent}」 leads back to itself. Help: a layer cannot be its own parent",
    ),
}
