"""What is said of arguments and of nothing to do."""

MESSAGES: dict[str, tuple[str, str]] = {
    "usage.nothing_to_cite": (
        '没有给出文字。帮助: 给出要解析的文字或文本文件，例如 powerlist cite "《森林法》第七十六条"',
        'no text was given. Help: give the text or a text file, such as powerlist cite "《森林法》第七十六条"',
    ),
    "usage.nothing": (
        "没有可处理的文件。帮助: 给出工作簿、文件夹或工作区的路径",
        "there is nothing to work on. Help: give the path of a workbook, a folder or a workspace",
    ),
    "usage.no_items": (
        "给出的清单里一项也没有，什么都没有审核。帮助: 用 powerlist read --show 看哪一行被当作了表头、哪些行隐藏了；或补上事项",
        "the list has no item, so nothing was audited. Help: see with powerlist read --show which row was taken for the head and which rows are hidden, or add the items",
    ),
    "usage.output_is_input": (
        "{file}：是来源或者清单自己的文件，不覆盖。帮助: {option} 换一个文件名",
        "{file} is a source or a part of the catalogue, which is never overwritten. Help: give {option} another name",
    ),
    "usage.output_is_folder": (
        "{file}：是文件夹，--output 写的是一个文件。帮助: 写文件名；render、build 的结果放在哪个文件夹，用 --out 说",
        "{file} is a folder, and --output writes one file. Help: give a file's name; where render and build put their results is said with --out",
    ),
    "usage.folder_expected": (
        "这个命令不读标准输入（-），要的是清单或工作区的文件夹。帮助: 给出文件夹的路径，例如 catalogs/示例区",
        "this command reads no standard input (-): it needs the folder of a catalogue or a workspace. Help: give its path, such as catalogs/示例区",
    ),
    "usage.bad_date": (
        "日期「{found}」无法识别，应为 YYYY-MM-DD。帮助: 例如 2025-12-31",
        "the date 「{found}」 is not understood, YYYY-MM-DD is expected. Help: write 2025-12-31",
    ),
    "usage.unknown_item": (
        "没有标识为「{found}」的事项。帮助: 标识在清单 items.csv 的“事项标识”列",
        "there is no item with the id 「{found}」. Help: ids stand in the first column (事项标识) of the catalogue's items.csv",
    ),
    "usage.without_unknown": (
        "--without「{found}」不是任何来源。帮助: 写来源文件的名字",
        "--without 「{found}」 is none of the sources. Help: give the name of a source file",
    ),
    "usage.bad_report": (
        "--report「{found}」无法识别，应为 格式=文件。帮助: 例如 sarif=out.sarif",
        "--report 「{found}」 is not understood, FORMAT=FILE is expected. Help: write sarif=out.sarif",
    ),
    "usage.bad_format": (
        "没有「{found}」这种格式。帮助: 可用的有 {expected}",
        "there is no format 「{found}」. Help: there are {expected}",
    ),
    "usage.empty_select": (
        "--select 后面是空的，不知道要查哪些规则。帮助: 给出规则或族，持续集成里检查变量；要查全部就去掉 --select",
        "--select is empty, so there is no rule to run. Help: name rules or families, in CI check the variable; leave --select out to run all",
    ),
    "usage.cite_folder": (
        "{file}：这里是文件夹。帮助: 给出文字或文本文件；清单里的依据用 powerlist audit 核对",
        "{file}: it is a folder. Help: give a text or a text file; the bases of a list are checked by powerlist audit",
    ),
    "usage.text_too_long": (
        "{file}：文字太长，最多 {most} MB。帮助: 分成几个文件",
        "{file}: the text is longer than {most} MB. Help: split it into several files",
    ),
    "usage.workbook_on_terminal": (
        "结果是工作簿，屏幕上看不了。帮助: 加 -o 文件名.xlsx",
        "the result is a workbook, which no screen can show. Help: add -o FILE.xlsx",
    ),
    "usage.same_file": (
        "{file}：有两份报告要写进这一个文件。帮助: 给每份报告一个文件名",
        "{file}: two reports would go into this one file. Help: give each report a file of its own",
    ),
    "usage.empty_path": (
        "给出的路径是空的。帮助: 写明路径，脚本和持续集成里检查变量；当前文件夹写 .",
        "a path that was given is empty. Help: name it, in scripts and CI check the variable; the current folder is .",
    ),
    "usage.empty_since": (
        "--since 后面是空的，不知道与哪个版本比较。帮助: 给出版本（origin/main、HEAD~1），持续集成里检查变量；要审核全部就去掉 --since",
        "--since is empty, so there is no revision to compare with. Help: name one (origin/main, HEAD~1), in CI check the variable; leave --since out to audit everything",
    ),
    "usage.bad_value": (
        "{option} 的值「{found}」不可用。帮助: 可用的有 {expected}",
        "{option} cannot be 「{found}」. Help: there are {expected}",
    ),
    "usage.left": (
        "{count} 个文件不是表格，未读取：{files}",
        "{count:file was|files were} not read, having no tables: {files}",
    ),
    "usage.left_made": (
        "{count} 个文件是本程序生成的结果，未当作清单读取：{files}。帮助: 要读的，写明文件名",
        "{count:file was|files were} not read as lists, being results of this program: {files}. Help: to read one, name it",
    ),
    "usage.input_twice": (
        "两边都是标准输入（-），没有可比的另一边。帮助: 一边写文件的路径",
        "both sides are standard input (-), so there is nothing to compare with. Help: give the path of one",
    ),
    "usage.no_text": (
        "{file}：读不出文字（第 {byte} 字节处编码无法识别）。帮助: 用 --encoding 指定编码",
        "{file}: not readable as text (at byte {byte}). Help: name the encoding with --encoding",
    ),
    "usage.exists": (
        "{path}：已经存在。帮助: 换一个名字，或先移走它",
        "{path}: already exists. Help: choose another name, or move it away first",
    ),
    "usage.fix_needs_catalogue": (
        "--fix 只修改已汇编的清单（items.csv），从不修改来源工作簿。帮助: 先运行 powerlist build",
        "--fix changes a compiled catalogue (items.csv) only, never a source workbook. Help: run powerlist build first",
    ),
    "usage.no_fix": (
        "{code} 没有自动修改。帮助: --unsafe-fixes 后写 {known}",
        "{code} proposes no edits. Help: name {known} after --unsafe-fixes",
    ),
}
