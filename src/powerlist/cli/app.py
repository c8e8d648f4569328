"""The commands, in the order in which an office meets them."""

from __future__ import annotations

from typing import Annotated, Final

import typer

from powerlist.cli.lazy import lazy_group
from powerlist.cli.options import Colour, Lang, Quiet

#: Each command and the line that the help shows; its module is ``cli/commands/<name>.py``.
COMMANDS: Final = {
    "demo": "铺开自带的示例县，跑完全部流程，告诉你打开什么。",
    "init": "新建工作区：powerlist.toml、sources、catalogs、templates。",
    "read": "看文件里有什么：表、表头、列的对应、事项、疑点。",
    "build": "主要工作：读取、规范、归类、汇编、审核、生成公布件和报告。",
    "classify": "判断每个事项的赋权方式（下放、委托、延伸……），并列出证据。",
    "review": "把要人决定的问题做成工作簿，发给部门、乡镇、司法局；再把回答读回 rulings.csv。",
    "audit": "审核：重复、交叉、没有依据、违法赋权等问题，逐个指到单元格。",
    "explain": "一条规则查什么、为什么、反例和正例、依据哪条法律。",
    "match": "找出重复、交叉的事项，或把两份清单一对一对齐，并说明理由。",
    "diff": "两版清单的变化：新增、取消、更名、依据变更、划转、赋权方式变更、分设、合并……",
    "cite": "解析文字里引用的法律条款，并与法律登记核对。",
    "statutes": "法律登记：从文本编制、查询，清单漏了哪些罚则，草拟事项。",
    "render": "生成乡镇事项目录的 Word、Excel、网页公布件，并逐项核对没有遗漏。",
    "template": "模板：检查、取出自带的模板来改。",
    "stats": "统计：按方式、类型、部门、领域、乡镇计数，交叉表，与改革目标对照，职责分工。",
    "edit": "把清单做成全文本的工作簿来改，再以差别的形式读回（用 Excel 直接存 items.csv 会损坏编码）。",
    "fmt": "把清单的 CSV 写成规范形式：表头、次序、编码、换行。",
    "baseline": "基线：先接受现有问题，只拦新的。",
    "trace": "一个事项的来历：来自哪些单元格，改过什么，为什么这样归类，在哪里公布。",
    "config": "配置：每个值是什么、从哪里来。",
    "doctor": "检查运行环境：版本、编码、字体、模板、长路径、LibreOffice、git。",
}

app = typer.Typer(
    name="powerlist",
    cls=lazy_group("powerlist.cli.commands", COMMANDS),
    help="编制、归类、审核、公布县级权力清单和乡镇事项目录。\n\n"
    "Compile, classify, audit and publish the power lists of a Chinese county.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(value: bool) -> None:
    if value:
        from powerlist import __version__

        typer.echo(f"powerlist {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", help="显示版本", callback=_version, is_eager=True)
    ] = False,
    lang: Lang = None,
    color: Colour = None,
    quiet: Quiet = False,
) -> None:
    """编制、归类、审核、公布县级权力清单和乡镇事项目录。"""
