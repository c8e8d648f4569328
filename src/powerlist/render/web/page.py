"""Render the pages: template, style, script and data in one file under a strict policy."""

from __future__ import annotations

import base64
import hashlib
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from jinja2 import TemplateError
from markupsafe import Markup

from powerlist import __version__
from powerlist.render.errors import RenderError
from powerlist.render.facts import facts, mode_counts
from powerlist.render.sandbox import environment, line_of
from powerlist.render.stamp import stamp
from powerlist.render.web.data import embedded, index_data, name_among, page_data
from powerlist.render.words import chinese_date, clean
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from powerlist.model.publication import Publication
    from powerlist.render.folders import TemplateFolders

_POLICY = lazy_pattern(
    r"""<meta\s++http-equiv=["']?Content-Security-Policy["']?\s++content="([^"<>]*+)\"""", re.IGNORECASE
)
_LABELS = {"xlsx": "下载 Excel", "docx": "下载 Word", "pdf": "下载 PDF"}


def render_page(
    publication: Publication, folders: TemplateFolders, *, home: str, files: Sequence[str]
) -> bytes:
    """Return the page of one township.

    Args:
        publication: what is published.
        folders: where page.html, style.css and script.js are found.
        home: address of the index, "" for none.
        files: addresses of its other formats, relative to the page.

    Raises:
        RenderError: a template cannot be used.
    """
    context = {
        "title": clean(publication.title),
        "english": clean(publication.english) if publication.bilingual else "",
        "place": clean(publication.place),
        "name": clean(publication.name),
        "facts": facts(publication),
        "organ": clean(publication.organ),
        "date": chinese_date(publication.date),
        "example": publication.example,
        "home": home,
        "files": [_file(name) for name in files],
    }
    return _render("page.html", context, page_data(publication), folders)


def render_index(
    publications: Sequence[Publication],
    folders: TemplateFolders,
    *,
    pages: Sequence[str],
    files: Sequence[Sequence[str]],
) -> bytes:
    """Return the index of several townships.

    Args:
        publications: all of them.
        folders: where index.html, style.css and script.js are found.
        pages: relative path of each one's page.
        files: relative paths of each one's other formats.

    Raises:
        RenderError: a template cannot be used.
    """
    places = list(dict.fromkeys(clean(publication.place) for publication in publications))
    place = places[0] if len(places) == 1 else ""
    addresses = [address(page) for page in pages]
    data = index_data(publications, addresses)
    total = sum(publication.counts.total for publication in publications)
    by_township = any(publication.township for publication in publications)
    towns = [
        {
            "name": name_among(publication, publications),
            "href": href,
            "count": publication.counts.total,
            "modes": mode_counts(publication),
            "files": [_file(name) for name in names],
        }
        for publication, href, names in zip(publications, addresses, files, strict=True)
    ]
    context = {
        "title": f"{place}乡镇（街道）事项目录" if by_township else clean(publications[0].title),
        "place": place,
        "heading": "乡镇（街道）目录" if by_township else "清单",
        "lead": (
            f"共{len(towns)}个乡镇（街道），{total}条事项，其中不同事项{data['items']}项。"
            if by_township
            else f"共{total}项。"
        ),
        "example": any(publication.example for publication in publications),
        "towns": towns,
    }
    return _render("index.html", context, data, folders)


def address(path: str) -> str:
    """Return a relative path as an address."""
    return quote(path, safe="/")


def _file(name: str) -> dict[str, str]:
    stem, _, suffix = name.rpartition(".")
    label = "下载 Word（通知）" if suffix == "docx" and stem.endswith("通知") else _LABELS.get(suffix, "下载")
    return {"href": address(name), "label": label}


def _render(name: str, context: dict[str, Any], data: dict[str, Any], folders: TemplateFolders) -> bytes:
    style = _part(folders, "style.css", "</style")
    script = _part(folders, "script.js", "</script")
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    # The parts are ours or the office's own; the data cannot leave its element (see ``embedded``).
    given: dict[str, Any] = {
        **context,
        "style": Markup(style),  # noqa: S704
        "script": Markup(script),  # noqa: S704
        "data": Markup(embedded(data)),  # noqa: S704
        "csp": Markup(policy),  # noqa: S704
        "generator": stamp(__version__),
    }
    try:
        text = environment(folders, "html").get_template(name).render(given)
    except TemplateError as error:
        place = _line(folders, name, line_of(error))
        raise RenderError("bad_template", f"html/{name}", place, error.message or str(error)) from error
    _check_guarded(text, f"html/{name}", given)
    return text.encode("utf-8")


def _check_guarded(text: str, file: str, given: Mapping[str, str]) -> None:
    """Refuse a page that a template leaves without its policy, or without what the policy is for.

    Raises:
        RenderError: it lacks one of them, or a script stands before the policy.
    """
    for name in ("style", "script", "data"):
        if given[name] not in text:
            raise RenderError("missing_block", file, detail=name)
    meta = _POLICY.search(text)
    before = text[: meta.start()].lower() if meta else ""
    commented = before.rfind("<!--") > before.rfind("-->")
    if not meta or meta.group(1) != given["csp"] or commented or "<script" in before:
        raise RenderError("missing_block", file, detail="csp")


def _line(folders: TemplateFolders, name: str, number: int) -> str:
    """Return the words of a line of a template."""
    lines = folders.text(f"html/{name}").splitlines()
    return lines[number - 1].strip()[:120] if 0 < number <= len(lines) else ""


def _part(folders: TemplateFolders, name: str, end: str) -> str:
    text = folders.text(f"html/{name}").replace("\r\n", "\n")
    if end in text.lower() or "<!--" in text:
        raise RenderError("bad_template", f"html/{name}", detail=end)
    return text


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
    return f"'sha256-{digest}'"
