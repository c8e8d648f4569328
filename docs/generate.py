"""Writes the pages of docs/ that are made from the program: rules, fields, configuration, commands, schemas.

Run it after changing a rule, a field, a setting or a command. ``--check`` writes nothing and exits 1 where a
page is stale, missing or superfluous; CI runs it so.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
#: Everything in these folders is generated; what is not generated any more goes.
OWNED = ("rules", "schemas")
NOTE = "<!-- 由 docs/generate.py 生成，请勿手工修改 / generated, do not edit -->\n\n"


def rules() -> dict[str, str]:
    """Return one page a rule, in both languages, and their index in each."""
    from powerlist.audit import registry
    from powerlist.report.rule_page import both

    pages = {f"rules/{code}.md": NOTE + both(registry.info(rule)) for code, rule in registry.rules().items()}
    return {**pages, "rules.md": rule_index("en"), "rules.zh-CN.md": rule_index("zh")}


def rule_index(language: str) -> str:
    """Return the index of all rules in one language."""
    from powerlist.audit import registry
    from powerlist.messages import tell

    chinese = language == "zh"
    if chinese:
        lines = [
            "# 审核规则",
            "",
            f"共 {len(registry.rules())} 条。`powerlist explain 代码` 显示同样的内容，不需要网络。",
            "级别可以在配置里改；“严格”的规则只在 `--persona pedantic` 时运行。",
        ]
        heads = "| 规则 | 说明 | 级别 | 对象 | 修改 | 依据 |"
    else:
        lines = [
            "# The rules of the audit",
            "",
            f"{len(registry.rules())} rules. `powerlist explain CODE` shows the same pages without a network.",
            "A severity can be changed in the configuration; pedantic rules run with `--persona pedantic` only.",
            "The law is named as it is cited; examples are Chinese, like the lists.",
        ]
        heads = "| Rule | Summary | Severity | Persona | Fix | Ground |"
    for family, members in registry.families().items():
        zh, en = registry.FAMILIES[family]
        lines += ["", f"## {family} {f'{zh}（{en}）' if chinese else f'{en} ({zh})'}", "", heads]
        lines.append("|---|---|---|---|---|---|")
        for rule in members:
            info = registry.info(rule)
            cells = (
                f"[{info.code}](rules/{info.code}.md)",
                info.summary(language),
                tell(f"report.severity.{info.severity.value}", language),
                tell(f"report.persona.{info.persona.value}", language),
                tell(f"report.fix.{info.fix}", language),
                info.ground,
            )
            lines.append("| " + " | ".join(cell(text) for text in cells) + " |")
    return NOTE + "\n".join(lines) + "\n"


#: Heads and sentences of the pages of fields and of the configuration, Chinese and English.
WORDS: dict[str, tuple[str, str]] = {
    "fields": ("# 字段", "# Fields"),
    "fields.intro": (
        "读表、校验、清单文件、模板都出自同一张字段表（`model/fields.py`）。表头写“规范表头”或任何一个同义写法都能认出来。",
        (
            "Reading, checking, catalogue files and templates come from one table (`model/fields.py`). A head is"
            " recognised in its canonical form and in every synonym."
        ),
    ),
    "fields.sheet": ("部门报来的表格", "A department's table"),
    "fields.heads": (
        "| 字段 | 规范表头 | 内容 | 必填 | 同义表头 | 说明 |",
        "| Field | Canonical head | Content | Required in | Synonyms | Meaning |",
    ),
    "config": ("# 配置", "# Configuration"),
    "config.intro": (
        (
            "`powerlist.toml`，或 `pyproject.toml` 里的 `[tool.powerlist]`。\n"
            "从给定的路径向上找，第一个找到的生效，不合并。\n"
            "`powerlist config show` 列出每一项的值和来源。\n"
            "[JSON Schema](schemas/config.json) 供编辑器补全和检查。"
        ),
        (
            "`powerlist.toml`, or `[tool.powerlist]` of `pyproject.toml`.\n"
            "It is looked for from the given path upwards; the first one found counts, nothing is merged.\n"
            "`powerlist config show` lists every value and where it comes from.\n"
            "The [JSON Schema](schemas/config.json) lets an editor complete and check it."
        ),
    ),
    "config.heads": ("| 设置 | 缺省 | 说明 |", "| Setting | Default | Meaning |"),
    "config.required": ("必填", "required"),
    "options": ("## 各规则的选项", "## Options of the rules"),
    "options.intro": ("写在 `[audit.options.代码]` 下。", "They stand below `[audit.options.CODE]`."),
    "options.heads": ("| 规则 | 选项 | 缺省 | 说明 |", "| Rule | Option | Default | Meaning |"),
}


def said(key: str, language: str) -> str:
    """Return a head or sentence in one language."""
    return WORDS[key][language == "en"]


def fields(language: str) -> str:
    """Return the page of fields, from the one table of fields."""
    from powerlist.model.fields import STORED, fields_of

    lines = [said("fields", language), "", said("fields.intro", language)]
    for table in ("sheet", *STORED):
        title = said("fields.sheet", language) if table == "sheet" else f"{table}.csv"
        lines += ["", f"## {title}", "", said("fields.heads", language), "|---|---|---|---|---|---|"]
        for field in fields_of(table):
            cells = (
                f"`{field.name}`",
                field.head,
                field.kind.value,
                "、".join(field.required),
                "、".join(field.synonyms) if table == "sheet" else "",
                field.zh if language == "zh" else field.en,
            )
            lines.append("| " + " | ".join(cell(text) for text in cells) + " |")
    return NOTE + "\n".join(lines) + "\n"


def config(language: str) -> str:
    """Return the reference of the configuration."""
    from powerlist.audit import registry
    from powerlist.config.settings import Settings

    lines = [said("config", language), "", said("config.intro", language)]
    for name, field in Settings.model_fields.items():
        lines += section(name, name, field.annotation, language)
    lines += ["", said("options", language), "", said("options.intro", language), ""]
    lines += [said("options.heads", language), "|---|---|---|---|"]
    for code, rule in registry.rules().items():
        for option, (default, text) in rule.options.items():
            value = json.dumps(list(default) if isinstance(default, tuple) else default, ensure_ascii=False)
            shown = text if language == "zh" else rule.english_manual["options"].partition(": ")[2]
            lines.append(f"| [{code}](rules/{code}.md) | `{option}` | `{value}` | {cell(shown)} |")
    return NOTE + "\n".join(lines) + "\n"


def section(name: str, path: str, model: Any, language: str) -> list[str]:
    """Return one table of settings, the tables below it included."""
    from powerlist.config.english import DESCRIPTIONS
    from powerlist.config.settings import Part

    lines = ["", f"## [{name}]", "", said("config.heads", language), "|---|---|---|"]
    below: list[str] = []
    for key, field in model.model_fields.items():
        inner = [
            one
            for one in (field.annotation, *getattr(field.annotation, "__args__", ()))
            if isinstance(one, type)
        ]
        part = next((one for one in inner if issubclass(one, Part)), None)
        if part is not None:
            shown = f"[{path}.{key}]" if field.annotation is not part else f"{path}.{key}"
            below += section(shown, f"{path}.{key}", part, language)
            continue
        default = "" if field.is_required() else json.dumps(plain(field), ensure_ascii=False)
        value = f"`{default}`" if default else said("config.required", language)
        text = (field.description or "") if language == "zh" else DESCRIPTIONS[f"{path}.{key}"]
        lines.append(f"| `{key}` | {value} | {cell(text)} |")
    return [*lines, *below]


def plain(field: Any) -> Any:
    """Return a default as plain data."""
    value = field.get_default(call_default_factory=True)
    return list(value) if isinstance(value, tuple) else value


def commands(language: str) -> str:
    """Return the reference of the command line, from its own help."""
    from typer.main import get_command

    from powerlist.cli.app import app
    from powerlist.cli.console import console

    os.environ["COLUMNS"] = "100"
    console().language = language
    lines = ["# 命令" if language == "zh" else "# Commands", ""]

    def page(path: list[str], command: Any, above: Any, depth: int) -> None:
        context = command.make_context(path[-1], [], above, resilient_parsing=True)
        text = context.get_help()
        lines.extend([f"{'#' * depth} {' '.join(path)}", "", "```text", text, "```", ""])
        for name, inner in getattr(command, "commands", {}).items():
            page([*path, name], inner, context, min(depth + 1, 4))

    page(["powerlist"], get_command(app), None, 2)
    return NOTE + "\n".join(lines).rstrip() + "\n"


def templates() -> str:
    """Return the template manual."""
    from powerlist.render.manual import manual

    return NOTE + manual()


def schemas() -> dict[str, str]:
    """Return the JSON Schemas."""
    from powerlist.config.schema import schema
    from powerlist.report.schemas import schemas as machine

    found = {**machine(), "config.json": schema()}
    return {
        f"schemas/{name}": json.dumps(data, ensure_ascii=False, indent=2) + "\n"
        for name, data in sorted(found.items())
    }


def cell(text: str) -> str:
    """Return text for a cell of a Markdown table."""
    return " ".join(text.split()).replace("|", "\\|")


def pages() -> dict[str, str]:
    """Return every generated file: path under docs/ → text."""
    return {
        **rules(),
        "fields.md": fields("en"),
        "fields.zh-CN.md": fields("zh"),
        "config.md": config("en"),
        "config.zh-CN.md": config("zh"),
        "cli.md": commands("en"),
        "cli.zh-CN.md": commands("zh"),
        "templates.md": templates(),
        **schemas(),
    }


def main(arguments: list[str]) -> int:
    """Write the files, or with ``--check`` say which are not as they should be."""
    made = pages()
    present = {path.relative_to(HERE).as_posix() for folder in OWNED for path in (HERE / folder).glob("*")}
    superfluous = sorted(present - set(made))
    stale = [
        name
        for name, text in made.items()
        if not (HERE / name).is_file() or (HERE / name).read_text("utf-8") != text
    ]
    if "--check" in arguments:
        for name in [*stale, *superfluous]:
            print(f"docs/{name}: stale; run python docs/generate.py", file=sys.stderr)
        return 1 if stale or superfluous else 0
    for name in stale:
        path = HERE / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(made[name], "utf-8", newline="\n")
    for name in superfluous:
        (HERE / name).unlink()
    print(f"{len(made)} pages, {len(stale)} written, {len(superfluous)} removed")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
