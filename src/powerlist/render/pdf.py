"""PDF through LibreOffice, where it is installed: own profile, no macros, a time limit.

A missing font makes LibreOffice slow (it searches a fallback for every character) and the pages ugly. The
profile therefore names, for each Chinese font of the standard that this machine lacks, one that it has.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from powerlist.files.atomic import write_bytes
from powerlist.render.errors import RenderError
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Callable

_LONGEST_SECONDS = 300
_SONG = ("Noto Serif CJK SC", "Source Han Serif SC", "SimSun", "宋体", "AR PL UMing CN", "Noto Sans CJK SC")
_HEI = ("Noto Sans CJK SC", "Source Han Sans SC", "SimHei", "WenQuanYi Zen Hei", "WenQuanYi Micro Hei")
#: For each font that templates name: what may stand in for it, best first.
_STAND_INS = {
    "仿宋": ("FangSong", "仿宋_GB2312", "FandolFang", *_SONG),
    "仿宋_GB2312": ("FangSong", "仿宋", "FandolFang", *_SONG),
    "楷体": ("KaiTi", "楷体_GB2312", "FandolKai", "AR PL UKai CN", *_SONG),
    "楷体_GB2312": ("KaiTi", "楷体", "FandolKai", "AR PL UKai CN", *_SONG),
    "黑体": _HEI,
    "宋体": _SONG,
    "方正小标宋简体": ("方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "华文中宋", "STZhongsong", *_SONG),
    "Times New Roman": ("Liberation Serif", "Nimbus Roman", "FreeSerif", *_SONG),
}
#: What LibreOffice writes by the clock, each as long as what stands in for it.
_CLOCK = lazy_pattern(rb"/(?:Creation|Mod)Date\s*\(D:(\d{14})")
_MARKS = lazy_pattern(
    rb"/ID\s*\[\s*<([0-9A-Fa-f]{32})>\s*<([0-9A-Fa-f]{32})>\s*\]|/DocChecksum\s*/([0-9A-Fa-f]{32})"
)
#: The language of the whole PDF is that of Latin text in Word's documents, en-US in all of them; a screen reader
#: would read the list out in English. (Told of it in the document, LibreOffice breaks numbers anywhere.)
_LANGUAGE = lazy_pattern(rb"/Lang\s*\((en-[A-Z]{2})\)")
_NO_DAY, _NO_MARK = b"19800101000000", b"0" * 32
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
{settings}{fonts}</oor:items>
"""
_SETTING = (
    '<item oor:path="/org.openoffice.Office.{path}"><prop oor:name="{name}" oor:op="fuse">'
    "<value>{value}</value></prop></item>\n"
)
#: No macros, no links followed, nothing fetched; headings and tables as a screen reader finds them.
_SETTINGS = (
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Writer/Content/Update", "Link", "2"),
    ("Calc/Content/Update", "Link", "2"),
    ("Common/Filter/PDF/Export", "UseTaggedPDF", "true"),
)
_SWITCH = (
    '<item oor:path="/org.openoffice.Office.Common/Font/Substitution"><prop oor:name="Replacement" '
    'oor:op="fuse"><value>true</value></prop></item>\n'
)
_PAIR = (
    '<item oor:path="/org.openoffice.Office.Common/Font/Substitution/FontPairs"><node oor:name="_{number}" '
    'oor:op="replace"><prop oor:name="ReplaceFont" oor:op="fuse"><value>{missing}</value></prop>'
    '<prop oor:name="SubstituteFont" oor:op="fuse"><value>{there}</value></prop>'
    '<prop oor:name="Always" oor:op="fuse"><value>true</value></prop>'
    '<prop oor:name="OnScreenOnly" oor:op="fuse"><value>false</value></prop></node></item>\n'
)


def office() -> str | None:
    """Return the path of LibreOffice, or None where it is not installed."""
    for name in ("soffice", "libreoffice"):
        found = shutil.which(name)
        if found:
            return found
    for folder in ("C:/Program Files/LibreOffice/program", "/Applications/LibreOffice.app/Contents/MacOS"):
        for name in ("soffice.com", "soffice.exe", "soffice"):
            path = Path(folder) / name
            if path.is_file():
                return str(path)
    return None


def pdf(path: Path, out: Path | None = None, *, seconds: float = _LONGEST_SECONDS) -> Path:
    """Make the PDF of a Word or Excel file and return its path.

    Args:
        path: the file; it is not changed.
        out: the PDF; beside the file when not given.
        seconds: time limit.

    Raises:
        RenderError: LibreOffice is not installed (``no_office``), takes too long (``office_timeout``) or
            makes nothing (``office_failed``).
    """
    program = office()
    if program is None:
        raise RenderError("no_office", str(path))
    with tempfile.TemporaryDirectory(prefix="powerlist-") as name:
        folder = Path(name)
        profile = folder / "profile"
        (profile / "user").mkdir(parents=True)
        settings = "".join(
            _SETTING.format(path=place, name=name, value=value) for place, name, value in _SETTINGS
        )
        (profile / "user" / "registrymodifications.xcu").write_text(
            _PROFILE.format(settings=settings, fonts=_replacements(installed_fonts())), encoding="utf-8"
        )
        source = folder / f"source{path.suffix}"
        source.write_bytes(path.read_bytes())
        command = [
            program,
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard",
            "--convert-to", "pdf", "--outdir", str(folder / "out"), str(source),
        ]  # fmt: skip
        message = _run(command, folder, seconds, path)
        made = folder / "out" / "source.pdf"
        if not made.is_file():
            raise RenderError("office_failed", str(path), detail=message[-300:])
        target = out or path.with_suffix(".pdf")
        write_bytes(target, steady(_put(made.read_bytes(), _LANGUAGE, lambda _: b"zh-CN")))
        return target


def steady(content: bytes) -> bytes:
    """Return a PDF without the clock: the same pages are the same bytes.

    Dates become one day, the marks that name the file are made from its content; nothing changes its place.

    Args:
        content: the PDF as LibreOffice wrote it.
    """
    still = _put(content, _CLOCK, lambda _: _NO_DAY)
    bare = _put(still, _MARKS, lambda _: _NO_MARK)
    mark = hashlib.sha256(bare).hexdigest()[:32].upper().encode()
    return _put(still, _MARKS, lambda _: mark)


def _put(content: bytes, pattern: re.Pattern[bytes], made: Callable[[bytes], bytes]) -> bytes:
    """Put something of the same length in place of every group of a pattern."""

    def whole(match: re.Match[bytes]) -> bytes:
        text = match.group(0)
        for group in match.groups():
            if group is not None:
                text = text.replace(group, made(group))
        return text

    return pattern.sub(whole, content)


def _run(command: list[str], folder: Path, seconds: float, path: Path) -> str:
    """Run LibreOffice in a group of its own, so that all it started ends with it."""
    keep = ("PATH", "SYSTEMROOT", "WINDIR", "TEMP", "TMP", "LANG", "LC_ALL", "PROGRAMFILES")
    given = {key: value for key, value in os.environ.items() if key.upper() in keep}
    given["HOME"] = str(folder)
    given["TZ"] = "UTC"
    posix = os.name == "posix"
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=given,
        cwd=folder,
        start_new_session=posix,
    )
    try:
        out, _ = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired as error:
        if posix:
            os.killpg(process.pid, signal.SIGKILL)
        process.kill()
        process.communicate()
        raise RenderError("office_timeout", str(path), detail=f"{seconds:.0f} s") from error
    return out.decode("utf-8", errors="replace")


def installed_fonts() -> frozenset[str]:
    """Return the families that fontconfig knows; none without fontconfig (Windows has the fonts)."""
    program = shutil.which("fc-list")
    if program is None:
        return frozenset()
    done = subprocess.run(
        [program, ":", "family"], capture_output=True, timeout=30, check=False, stdin=subprocess.DEVNULL
    )
    lines = done.stdout.decode("utf-8", errors="replace").splitlines()
    return frozenset(family.strip() for line in lines for family in line.split(","))


def _replacements(installed: frozenset[str]) -> str:
    if not installed:
        return ""
    lines = [_SWITCH]
    for number, (missing, stand_ins) in enumerate(_STAND_INS.items()):
        if missing in installed:
            continue
        there = next((font for font in stand_ins if font in installed), None)
        if there:
            lines.append(_PAIR.format(number=number, missing=escape(missing), there=escape(there)))
    return "".join(lines)
