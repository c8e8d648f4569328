"""What a build and the demo say."""

MESSAGES: dict[str, tuple[str, str]] = {
    "build.refused": (
        "{count} 个来源读不出来，什么也没有写。帮助: 修好它们，或用 --without 文件名 明确不用",
        "{count:source} could not be read; nothing was written. Help: mend them, or leave them out with --without FILE",
    ),
    "build.sources": (
        "来源: {files} 个文件，{items} 个事项",
        "sources: {files:file}, {items:item}",
    ),
    "build.without": ("故意不用的来源: {files}", "left out on purpose: {files}"),
    "build.left_out": (
        "隐藏的行未采用: {count} 行（{places}）",
        "hidden rows were left out: {count} ({places})",
    ),
    "build.no_workspace": (
        "{file}：没有这个工作区或文件夹。帮助: 检查路径；新建一个用 powerlist init {file}",
        "{file}: there is no such workspace or folder. Help: check the path, or make one with powerlist init {file}",
    ),
    "build.no_sources_of": (
        "{path}：清单文件夹里没有它的来源，不能重新编制。帮助: 给出工作区的文件夹；只审核、只公布，用 audit、render",
        "{path}: a catalogue without its sources cannot be built. Help: give the workspace's folder, or use audit and render",
    ),
    "build.deleted": (
        "手工删去、来源里还有的行没有放回: {count} 行（{rows}）",
        "rows deleted by hand were not put back though their sources have them: {count} ({rows})",
    ),
    "build.edited": (
        "手工改过的行保留: {count} 行（{rows}）",
        "rows edited by hand were kept: {count} ({rows})",
    ),
    "build.carried": (
        "items.csv 里改过的赋权方式、承接主体已用到赋权记录: {count} 项（{rows}）",
        "modes and receivers changed in items.csv hold for the grants: {count} ({rows})",
    ),
    "build.modes": ("赋权方式: {modes}", "modes: {modes}"),
    "build.as_of": ("按 {date} 的法律审核", "the law as of {date}"),
    "build.findings": (
        "发现: {error} 个错误，{warning} 个警告，{info} 个提示；{skipped} 条规则因缺少资料未查",
        "findings: {error:error}, {warning:warning}, {info:note}; {skipped:rule} skipped for lack of data",
    ),
    "build.fresh": ("公布件与清单一致", "the publications agree with the catalogue"),
    "build.unchanged": ("结果与上次相同，没有文件改变", "nothing changed since the last build"),
    "build.written": ("写入 {count} 个文件到 {folder}", "wrote {count:file} to {folder}"),
    "build.open": ("请打开:", "open:"),
    "build.mismatch": ("公布件核对不符: {text}", "a publication does not agree with the catalogue: {text}"),
    "build.withheld": (
        "依法不能交给乡镇的事项没有公布: {count} 项（{items}）。帮助: 改正赋权方式；经合法性审核通过的，在 rulings.csv 或 waivers.csv 写明",
        (
            "not published, because the law keeps them from townships: {count} ({items}). Help: mend the mode; "
            "what the legal review passed is written in rulings.csv or waivers.csv"
        ),
    ),
    "build.left_cancelled": (
        "事项状态或者调整类型写明取消、没有公布的事项: {count} 项（{items}）。帮助: 仍在行使的改正状态，确已取消的从清单里删去",
        (
            "not published, because state or adjustment says cancelled: {count} ({items}). Help: mend the state of what "
            "is still exercised, delete the others"
        ),
    ),
    "build.left_undecided": (
        "赋权方式未定、没有列入乡镇目录的事项: {count} 项（{items}）。帮助: {action}",
        "in no directory, because the mode is undecided: {count} ({items}). Help: {action}",
    ),
    "build.ask_modes": (
        "powerlist review 问卷 --for modes{inside} 做成问题请人回答",
        "powerlist review questions --for modes{inside} asks for it",
    ),
    "build.state_modes": ("在来源里写明赋权方式", "state the mode in the source"),
    "build.left_nowhere": (
        "承接主体没有写明、不是乡镇街道，或者名录里没有，没有列入其目录的事项: {count} 项（{items}）。帮助: 改正承接主体，或把它补进 townships.csv",
        (
            "in no directory of a receiver that is not named, no township or street, or not in the table of townships: {count} ({items}). "
            "Help: mend the receiver, or add it to townships.csv"
        ),
    ),
    "build.taken_down": (
        "上次公布过、这次没有目录、公布件已删去的: {count} 个（{names}）。帮助: 核对 grants.csv 和承接主体；删错了的，从版本库恢复",
        (
            "published before and without a directory now, so that its files were taken down: {count} ({names}). "
            "Help: check grants.csv and the receivers; restore from version control what should have stayed"
        ),
    ),
    "build.undecided": ("未定", "undecided"),
}
