"""Make the pictures of publications that the docs show, from the bundled example.

Needs LibreOffice, pdftoppm and Chromium::

    python docs/images/publications.py
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(ROOT / "tests"))

#: Picture → file below the demo's publications, page.
PAGES = {
    "booklet-cover": ("三家镇/三家镇事项目录.docx", 1),
    "booklet-contents": ("三家镇/三家镇事项目录.docx", 4),
    "booklet-list": ("三家镇/三家镇事项目录.docx", 6),
    "deed": ("三家镇/委托协议书/*农业农村局*.docx", 1),
    "workbook": ("三家镇/三家镇事项目录.xlsx", 3),
}


def main() -> int:
    """Build the example, convert it, take the pictures."""
    from powerlist.render.pdf import pdf
    from render.browser import Browser

    with tempfile.TemporaryDirectory() as name:
        work = Path(name) / "demo"
        shutil.copytree(ROOT / "examples" / "anju", work)
        subprocess.run(
            [sys.executable, "-m", "powerlist", "build", str(work)], check=False, capture_output=True
        )
        made = work / "publications"
        converted: dict[Path, Path] = {}
        for picture, (pattern, page) in PAGES.items():
            source = sorted(made.glob(pattern))[0]
            if source not in converted:
                converted[source] = pdf(source, Path(name) / f"{len(converted)}.pdf")
            target = HERE / picture
            subprocess.run(
                ["pdftoppm", "-r", "64", "-png", "-singlefile", "-f", str(page), "-l", str(page),
                 str(converted[source]), str(target)],
                check=True,
            )  # fmt: skip
        with Browser(1180, 860) as browser:
            browser.open(made / "三家镇" / "三家镇事项目录.html")
            browser.js("document.querySelector('.name').click()")
            browser.picture(HERE / "web.png")
            browser.resize(390, 760, phone=True)
            browser.open(made / "三家镇" / "三家镇事项目录.html")
            browser.js("window.scrollTo(0, 520)")
            browser.picture(HERE / "web-phone.png")
    print(*sorted(path.name for path in HERE.glob("*.png")))
    return 0


if __name__ == "__main__":
    sys.exit(main())
