"""``powerlist doctor``: what may be wrong with this machine."""

from __future__ import annotations

from powerlist.cli import CLEAN, FAILED, Leave
from powerlist.cli.console import console
from powerlist.cli.options import Colour, Lang, Output, Quiet


def command(output: Output = None, lang: Lang = None, color: Colour = None, quiet: Quiet = False) -> None:
    """Check this machine: versions, encoding, fonts, templates, long paths, LibreOffice, git.

    Example: powerlist doctor
    """
    from powerlist.pipeline.doctor import examine
    from powerlist.report.doctor_text import render

    checks = examine()
    console().payload(render(checks, console().language), output)
    raise Leave(CLEAN if all(check.ok is not False for check in checks) else FAILED)
