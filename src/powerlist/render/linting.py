"""``powerlist template lint``: what is wrong with a template, and in which paragraph or cell."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from powerlist.render.errors import RenderError
from powerlist.render.problem import TemplateProblem
from powerlist.render.schema import SCHEMAS

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["NAMES", "TemplateProblem", "lint_path", "named"]

#: Files that are templates, by their place in a template folder.
NAMES = (*SCHEMAS, "excel/style.toml", "html/style.css", "html/script.js")
#: What Word, WPS and LibreOffice lay beside a document that is open.
_LOCKS = ("~$", ".~")
_SUFFIXES = (".docx", ".docm", ".dotx", ".dotm", ".doc", ".html", ".toml", ".css", ".js")


def lint_path(path: Path) -> list[TemplateProblem]:
    """Return the faults of a template, or of every template in a folder.

    Args:
        path: a template, known by its file name, or a folder with word/, excel/, html/.

    Raises:
        OSError: it cannot be read.
    """
    if path.is_dir():
        files = sorted(
            file
            for file in path.rglob("*")
            if file.suffix.lower() in _SUFFIXES and not file.name.startswith(_LOCKS) and file.is_file()
        )
        return [problem for file in files for problem in lint_path(file)]
    shown = path.as_posix()
    name = named(path)
    if not name:
        return [TemplateProblem("unknown_template", shown, found="、".join(NAMES))]
    problems = list(_problems(path, name, shown))
    if name.startswith("word/") and path.suffix != ".docx":
        # rendering takes the bundled one and would not say so
        return [TemplateProblem("unknown_template", shown, found=name), *problems]
    return problems


def named(path: Path) -> str:
    """Return which template a file is, by its name; a macro or binary document by its stem; "" for none."""
    for name in NAMES:
        known = Path(name)
        if path.name == known.name:
            return name
        if path.stem == known.stem and known.suffix == ".docx" and path.suffix.lower().startswith((".do",)):
            return name
    return ""


def _problems(path: Path, name: str, shown: str) -> Iterable[TemplateProblem]:
    from powerlist.render.folders import LARGEST

    if path.stat().st_size > LARGEST:
        return [TemplateProblem("too_large", shown)]
    content = path.read_bytes()
    try:
        if name.startswith("word/"):
            from powerlist.render.word.linting import lint_word

            return lint_word(content, name, shown)
        if name.endswith(".toml"):
            from powerlist.render.excel.style import parse_style

            parse_style(content, shown)
            return []
        from powerlist.render.web.linting import lint_web

        return lint_web(content, name, shown)
    except RenderError as error:
        return [TemplateProblem(error.kind, shown, error.place, error.detail)]
