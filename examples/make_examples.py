"""Write the source workbooks and the hand-kept tables of the example county.

Run ``python examples/make_examples.py [FOLDER]``; without a folder it writes ``examples/anju``. Two runs
give the same bytes. The powers stand in ``anju_powers.txt``; every layout is one function of
``generator/``, as messy as departments send them.
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
if str(HERE) not in sys.path:
    sys.path.insert(0, str(HERE))

from generator import faults, ids, lists_xlsx, notices, other_formats, powers, tables  # noqa: E402


def contents() -> dict[str, bytes]:
    """Return every generated file of the county: path below its folder with ``/`` → bytes."""
    county = faults.planted(powers.load(HERE / "anju_powers.txt"))
    files: dict[str, bytes] = {}
    for name, content in (*lists_xlsx.workbooks(county), *other_formats.files(county)):
        files[f"sources/{name}"] = content
    files.update(tables.files())
    files.update(notices.files(county))
    files.update(tables.with_ids(county, ids.compiled(HERE / "anju", files, tables.FOLDER)))
    return files


def main(folder: Path) -> None:
    """Write them; a file that already has its bytes is left alone."""
    for name, content in sorted(contents().items()):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.read_bytes() != content:
            path.write_bytes(content)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "anju")
