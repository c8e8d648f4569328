"""The help of every command and option, in both languages: the one table that ``--help`` and the docs are made from.

``help.<command>`` is what a command does, ``help.<command>.<parameter>`` one of its parameters, ``help.any.<parameter>``
a parameter that means the same in every command, ``help.word.<METAVAR>`` the name of a value.
"""

MESSAGES: dict[str, tuple[str, str]] = {
    # --- the page itself
    "help.usage": ("用法: ", "Usage: "),
    "help.arguments": ("参数", "Arguments"),
    "help.options": ("选项", "Options"),
    "help.commands": ("命令", "Commands"),
    "help.example": ("例如: {example}", "Example: {example}"),
    "help.default": ("[缺省 {value}]", "[default: {value}]"),
    "help.range": ("[{low}–{high}]", "[{low}–{high}]"),
    "help.required": ("[必填]", "[required]"),
    # --- names of values
    "help.word.OPTIONS": ("选项", "OPTIONS"),
    "help.word.COMMAND": ("命令 …", "COMMAND …"),
    "help.word.PATH": ("路径", "PATH"),
    "help.word.FILE": ("文件", "FILE"),
    "help.word.DIR": ("文件夹", "DIR"),
    "help.word.FORMAT=FILE": ("格式=文件", "FORMAT=FILE"),
    "help.word.CODE": ("代码", "CODE"),
    "help.word.CODES": ("代码,…", "CODES"),
    "help.word.REV": ("版本", "REV"),
    "help.word.ID": ("标识", "ID"),
    "help.word.TEXT": ("文字", "TEXT"),
    "help.word.TEXT|FILE": ("文字或文件", "TEXT|FILE"),
    "help.word.NAME": ("名称", "NAME"),
    "help.word.TITLE": ("法律名称", "TITLE"),
    "help.word.CATALOG": ("清单", "CATALOG"),
    "help.word.OLD": ("旧版", "OLD"),
    "help.word.NEW": ("新版", "NEW"),
    "help.word.DIM[,DIM…]": ("维度[,维度…]", "DIM[,DIM…]"),
    "help.word.ROWS,COLUMNS": ("行,列", "ROWS,COLUMNS"),
    "help.word.N": ("数", "N"),
    "help.word.ENCODING": ("编码", "ENCODING"),
    "help.word.DIVISION": ("区划代码", "DIVISION"),
    # --- parameters that every command has alike
    "help.any.help": ("显示这一页", "show this page"),
    "help.any.paths": (
        "工作区、清单文件夹、表格文件夹或表格文件",
        "a workspace, a catalogue folder, a folder of workbooks or a workbook",
    ),
    "help.any.path": (
        "工作区、清单文件夹、表格文件夹或表格文件；缺省为当前文件夹",
        "a workspace, a catalogue folder, a folder of workbooks or a workbook; the current folder where it is left out",
    ),
    "help.any.lang": (
        "提示用的语言；缺省按系统语言",
        "language of the messages; by locale where it is left out",
    ),
    "help.any.color": ("是否用颜色", "whether colour is used"),
    "help.any.quiet": ("不显示进度和提示", "no progress, no remarks"),
    "help.any.output": (
        "写入文件（UTF-8）而不是标准输出",
        "write to a file (UTF-8) instead of standard output",
    ),
    "help.any.config": (
        "配置文件；缺省自动寻找 powerlist.toml",
        "configuration; the nearest powerlist.toml where it is left out",
    ),
    "help.any.jobs": ("并行的进程数", "number of processes"),
    "help.any.encoding": ("文本文件的编码，如 gb18030", "encoding of text files, such as gb18030"),
    "help.any.as_of": ("按哪一天的法律审核", "the day as of which the law is applied"),
    "help.any.format": ("输出格式", "format of the output"),
    "help.any.fail_on": ("从哪一级起退出码为 1", "lowest severity that gives exit code 1"),
    "help.any.baseline": (
        "基线文件；缺省为清单文件夹里的 baseline.jsonl",
        "baseline; baseline.jsonl of the catalogue where it is left out",
    ),
    # --- the commands, in the order in which an office meets them
    "help.powerlist": (
        "编制、归类、审核、公布县级权力清单和乡镇事项目录。",
        "Compile, classify, audit and publish the power lists of a Chinese county.",
    ),
    "help.powerlist.version": ("显示版本", "show the version"),
    "help.powerlist.install_completion": (
        "为当前命令行安装自动补全",
        "install completion for the current shell",
    ),
    "help.powerlist.show_completion": (
        "显示自动补全的脚本，供复制或自行安装",
        "show the script of the completion, to copy it or to change its installation",
    ),
    "help.demo": (
        "铺开自带的示例县，跑完全部流程，告诉你打开什么。",
        "Lay out the bundled county, run everything, and say what to open.",
    ),
    "help.demo.folder": ("放示例的文件夹", "folder for the example"),
    "help.init": (
        "新建工作区：powerlist.toml、sources、catalogs、templates。",
        "Make a new workspace: powerlist.toml, sources, catalogs, templates.",
    ),
    "help.init.folder": ("新工作区的文件夹", "folder of the new workspace"),
    "help.init.place": ("县、区、市的名称", "name of the county, district or city"),
    "help.init.division_code": ("行政区划代码", "its administrative division code"),
    "help.init.collect": (
        "另做一份由各部门填报的工作簿",
        "also make the workbook that each department fills in",
    ),
    "help.init.last": (
        "用去年的清单预填填报表",
        "fill that workbook beforehand from last year's catalogue",
    ),
    "help.read": (
        "看文件里有什么：表、表头、列的对应、事项、疑点。",
        "Show what is in these files: tables, heads, mapping of columns, items, doubts.",
    ),
    "help.read.show": (
        "画出每一行、每一列被当作什么",
        "draw what every row and every column is taken for",
    ),
    "help.build": (
        "主要工作：读取、规范、归类、汇编、审核、生成公布件和报告。",
        "The main job: read, normalise, classify, compile, audit, publish and report.",
    ),
    "help.build.out": (
        "结果文件夹；缺省为工作区本身或 ./out",
        "folder for the results; the workspace itself or ./out where it is left out",
    ),
    "help.build.without": (
        "故意不用这个来源（会写明）；可以多次",
        "leave this source out on purpose (it is said); may be repeated",
    ),
    "help.classify": (
        "判断每个事项的赋权方式（下放、委托、延伸……），并列出证据。",
        "Decide each item's mode (delegated, entrusted, extended …) and list the evidence.",
    ),
    "help.classify.explain": ("一个事项的全部证据", "all the evidence on one item"),
    "help.review": (
        "把要人决定的问题做成工作簿，发给部门、乡镇、司法局；再把回答读回 rulings.csv。",
        "Make workbooks of the questions that people must decide; read the answers into rulings.csv.",
    ),
    "help.review.out": ("放工作簿的文件夹", "folder for the workbooks"),
    "help.review.kind": ("问什么", "what is asked"),
    "help.review.path": ("工作区或清单文件夹", "a workspace or a catalogue folder"),
    "help.review.apply": ("读回填好的工作簿；可以多次", "read a filled-in workbook; may be repeated"),
    "help.review.status": ("谁还没有答", "who has not answered yet"),
    "help.review.grouped": (
        "township：同一分组只问一个乡镇",
        "township: ask one township of each group",
    ),
    "help.audit": (
        "审核：重复、交叉、没有依据、违法赋权等问题，逐个指到单元格。",
        "Audit: duplicate, overlapping, groundless and unlawful powers, each at its cell.",
    ),
    "help.audit.report": ("另写一份报告；可以多次", "write one more report; may be repeated"),
    "help.audit.select": (
        "只查这些规则或族，用逗号分开",
        "only these rules or families, separated by commas",
    ),
    "help.audit.ignore": ("不查这些规则或族", "without these rules or families"),
    "help.audit.severity": ("只显示这一级及以上", "show this severity and above"),
    "help.audit.persona": (
        "pedantic 加上多数人不想听的规则",
        "pedantic adds the rules that most people do not want to hear",
    ),
    "help.audit.preview": ("加上试行的规则", "add the rules on trial"),
    "help.audit.exit_zero": (
        "有问题也退出 0（不能运行仍为 2）",
        "exit 0 although there are findings (2 stays 2)",
    ),
    "help.audit.jobs": (
        "并行的进程数；不写时，一个大目录的重复事项另用一个进程查找",
        "number of processes; where it is left out, another one finds the doubles of a large catalogue",
    ),
    "help.audit.since": (
        "只看此 git 版本以来有变动的事项",
        "only items that changed since this git revision",
    ),
    "help.audit.annotate": (
        "把问题批注在来源工作簿的副本上",
        "write copies of the source workbooks with a note at every faulty cell",
    ),
    "help.audit.fix": ("应用安全的修改（只改 items.csv）", "make the safe edits (in items.csv only)"),
    "help.audit.unsafe_fixes": (
        "再应用这条规则的修改；可以多次",
        "also make the edits of this rule; may be repeated",
    ),
    "help.audit.diff": ("只显示 --fix 会改什么", "only show what --fix would change"),
    "help.audit.no_cache": (
        "不用以前审核留下的结果，也不留下新的；问题总是一样的，只是慢一些",
        "use and keep no results of earlier audits; the findings are the same, only slower",
    ),
    "help.explain": (
        "一条规则查什么、为什么、反例和正例、依据哪条法律。",
        "What a rule checks and why, a bad and a good example, the law it rests on.",
    ),
    "help.explain.code": (
        "规则代码或名称；不写则列出全部规则",
        "code or name of a rule; all rules where it is left out",
    ),
    "help.match": (
        "找出重复、交叉的事项，或把两份清单一对一对齐，并说明理由。",
        "Find duplicate and overlapping items, or align two lists one to one, with reasons.",
    ),
    "help.match.against": ("另一边；一对一对齐两边", "the other side; the two are aligned one to one"),
    "help.match.all_": ("连同不是问题的关系一起列出", "list the relations too that are no findings"),
    "help.diff": (
        "两版清单的变化：新增、取消、更名、依据变更、划转、赋权方式变更、分设、合并……",
        "Changes between two versions: added, removed, renamed, rebased, moved, mode changed, split, merged …",
    ),
    "help.diff.old": ("旧的一版：路径，或 git 版本", "the old version: a path or a git revision"),
    "help.diff.new": ("新的一版：路径，或 git 版本", "the new version: a path or a git revision"),
    "help.diff.inside": (
        "git 版本所说的工作区或清单文件夹",
        "the workspace or catalogue folder that a git revision speaks of",
    ),
    "help.diff.exit_code": ("有变化则退出 1", "exit 1 where there are changes"),
    "help.cite": (
        "解析文字里引用的法律条款，并与法律登记核对。",
        "Parse the citations in a text and resolve them against the statute register.",
    ),
    "help.cite.texts": (
        "文字、文本文件，或 - 表示标准输入",
        "a text, a text file, or - for standard input",
    ),
    "help.statutes": (
        "法律登记：从文本编制、查询，清单漏了哪些罚则，草拟事项。",
        "The statute register: build and show it, find penalties that a list leaves out, draft items.",
    ),
    "help.statutes.build": (
        "从一个文件夹的法律文本编制登记；只记事实，不含条文。",
        "Build the register from a folder of texts; it holds facts, not the texts.",
    ),
    "help.statutes.build.folder": ("法律文本文件夹（Markdown）", "folder of statute texts (Markdown)"),
    "help.statutes.build.output": ("登记文件", "the register"),
    "help.statutes.show": (
        "登记里怎么记一部法：版本、条数、章、罚则、废止。",
        "What the register says of a statute: versions, articles, chapters, penalties, repeal.",
    ),
    "help.statutes.show.title": ("法律法规的名称", "title of the statute"),
    "help.statutes.gaps": (
        "清单所引的法律里，还有哪些本部门的罚则没有列；哪些事项所引的条文没有处罚。",
        "Penalties of the cited statutes that a list leaves out; items whose article holds no penalty.",
    ),
    "help.statutes.draft": (
        "按一部法的法律责任条文草拟事项，作为新领域的起点。",
        "Draft items from the liability articles of a statute, as the start of a new sector.",
    ),
    "help.statutes.draft.title": ("法律法规的名称", "title of the statute"),
    "help.statutes.draft.texts": (
        "法律文本文件夹；缺省用配置里的",
        "folder of statute texts; the configured one where it is left out",
    ),
    "help.render": (
        "生成乡镇事项目录的 Word、Excel、网页公布件，并逐项核对没有遗漏。",
        "Make the published Word, Excel and web directories, and prove that no item is missing.",
    ),
    "help.render.out": (
        "写到哪里；缺省为工作区的 publications",
        "where to; publications of the workspace where it is left out",
    ),
    "help.render.format": (
        "输出格式（pdf 由 docx 转成，docx 一并写出）；可以多次",
        "format (pdf is made from docx, which is written too); may be repeated",
    ),
    "help.render.check": (
        "只检查已提交的公布件是否过时；过时则退出 1",
        "only check whether committed publications are stale; exit 1 where they are",
    ),
    "help.template": (
        "模板：检查、取出自带的模板来改。",
        "Templates: check them, take out the bundled ones to edit.",
    ),
    "help.template.lint": (
        "检查模板：不认识的字段、被 Word 拆开的标记、弯引号、不许执行的代码，指到段落或单元格。",
        "Check templates: unknown fields, tags that Word split, curly quotes, code; each at its paragraph or cell.",
    ),
    "help.template.lint.paths": (
        "模板或模板文件夹；缺省为工作区的 templates",
        "templates or folders of them; templates of the workspace where it is left out",
    ),
    "help.template.copy": (
        "把自带的模板复制出来改；已有的文件不动。",
        "Copy the bundled templates out to edit them; files that are there stay.",
    ),
    "help.template.copy.folder": (
        "放模板的文件夹，如 我的工作区/templates",
        "folder for the templates, such as workspace/templates",
    ),
    "help.stats": (
        "统计：按方式、类型、部门、领域、乡镇计数，交叉表，与改革目标对照，职责分工。",
        "Count by mode, type, department, sector, township; pivots, targets, division of duties.",
    ),
    "help.stats.by": ("按哪些维度计数，如 mode,type", "dimensions to count by, such as mode,type"),
    "help.stats.pivot": ("交叉表的行和列", "rows and columns of a pivot"),
    "help.edit": (
        "把清单做成全文本的工作簿来改，再以差别的形式读回（用 Excel 直接存 items.csv 会损坏编码）。",
        "Edit a catalogue as an all-text workbook, read back as a diff (items.csv saved by Excel loses codes).",
    ),
    "help.edit.catalogue": (
        "清单文件夹，或只有一份清单的工作区",
        "a catalogue folder, or a workspace with one catalogue",
    ),
    "help.edit.output": (
        "工作簿，缺省为 清单名-编辑.xlsx；与 --apply 同用时，改动写入这个文件",
        "the workbook, <catalogue>-编辑.xlsx where it is left out; with --apply, where the changes are listed",
    ),
    "help.edit.apply": (
        "读回改好的工作簿，列出改动，确认后写入",
        "read the edited workbook, list the changes, write them when confirmed",
    ),
    "help.edit.yes": ("不再询问，直接写入", "write without asking"),
    "help.fmt": (
        "把清单的 CSV 写成规范形式：表头、次序、编码、换行。",
        "Write the CSV files of a catalogue in canonical form: heads, order, encoding, line ends.",
    ),
    "help.fmt.check": (
        "只检查；有不规范的文件则退出 1",
        "only check; exit 1 where a file is not canonical",
    ),
    "help.baseline": (
        "基线：先接受现有问题，只拦新的。",
        "The baseline: accept the findings there are, stop new ones.",
    ),
    "help.baseline.add": (
        "把现有的、还不在基线里的问题加入基线。",
        "Add the findings that are not in the baseline yet.",
    ),
    "help.baseline.add.reason": ("为什么接受", "why they are accepted"),
    "help.baseline.add.owner": ("谁负责", "who answers for it"),
    "help.baseline.add.until": ("到期日", "last day"),
    "help.baseline.prune": (
        "从基线里去掉已经改好的问题。",
        "Take the findings out of the baseline that are gone.",
    ),
    "help.baseline.show": (
        "列出基线，或它与现状的差别。",
        "List the baseline, or how it differs from what is found now.",
    ),
    "help.baseline.show.diff": (
        "只看新出现的和已经改好的；有则退出 1",
        "only what is new and what is gone; exit 1 where there is any",
    ),
    "help.trace": (
        "一个事项的来历：来自哪些单元格，改过什么，为什么这样归类，在哪里公布。",
        "An item's way: its cells, what was changed, why it is classified so, where it is published.",
    ),
    "help.trace.item": ("事项标识", "id of the item"),
    "help.config": (
        "配置：每个值是什么、从哪里来。",
        "The configuration: each value and where it comes from.",
    ),
    "help.config.show": (
        "列出全部配置及每个值的来处；--format schema 输出 JSON Schema。",
        "List all settings and where each value comes from; --format schema prints the JSON Schema.",
    ),
    "help.doctor": (
        "检查运行环境：版本、编码、字体、模板、长路径、LibreOffice、git。",
        "Check this machine: versions, encoding, fonts, templates, long paths, LibreOffice, git.",
    ),
}

#: Commands that look at the current folder where no path is given.
_HERE = ("stats", "trace", "statutes.gaps", "baseline.add", "baseline.prune", "baseline.show")
MESSAGES |= {f"help.{command}.paths": MESSAGES["help.any.path"] for command in _HERE}
