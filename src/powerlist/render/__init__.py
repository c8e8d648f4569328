"""Stage 7: publications as files, and the proof that nothing is missing from them.

Everything here is pure: the same publications, templates and options give the same bytes, and no clock,
no user name and no folder of this machine gets into them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.render.errors import RenderError
from powerlist.render.folders import TemplateFolders
from powerlist.render.options import RenderOptions

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from powerlist.model.publication import Publication

__all__ = ["RenderError", "RenderOptions", "TemplateFolders", "render"]


def render(
    publications: Sequence[Publication],
    formats: Iterable[str] = ("xlsx", "docx", "html"),
    templates: TemplateFolders | None = None,
    options: RenderOptions | None = None,
) -> dict[str, bytes]:
    """Return the files of all publications.

    Args:
        publications: what is published, one a township.
        formats: ``xlsx``, ``docx``, ``html``.
        templates: the office's template folders; the bundled ones stand behind them.
        options: kinds of Word documents, other papers, processes.

    Returns:
        Relative path with ``/`` → bytes:
        ``石桥镇/石桥镇事项目录.xlsx``, ``.docx``, ``.html``; ``index.html``.

    Raises:
        RenderError: a template or a value cannot be rendered; two townships share a folder.
    """
    from powerlist.render.publish import render_all

    return render_all(publications, formats, templates or TemplateFolders(), options or RenderOptions())
