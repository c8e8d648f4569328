"""Mutated files, the same for the same seed; run as a process of its own, whose death is the finding."""

from __future__ import annotations

import io
import random
import sys
import tempfile
import zipfile
from pathlib import Path

import books

from powerlist.files.opening import Limits
from powerlist.normalise import NormaliseOptions, normalise
from powerlist.read import ReadOptions, read_file

TOKENS = (
    b"\x00",
    b"\xff\xff\xff\xff",
    b"<",
    b">",
    b"</row>",
    b'r="XFD1048576"',
    b'ref="A1:XFD1048576"',
    b"&#xD800;",
    b"&a;",
    b'"',
    b'hidden="1"',
    b"<f>A1</f>",
    b"\x7f\xff\xff\xff",
    b"65535",
    b"-1",
    b"\xed\xa0\x80",
    "合计".encode(),
    b"]]>",
    b"<![CDATA[",
)


def bases() -> list[tuple[str, bytes]]:
    """One small file of every sort."""
    return [
        (
            "a.xlsx",
            books.xlsx(
                hidden=(2,), filtered=True, struck={(2, 1)}, formulas={(3, 5): "=A1"}, sheets=[("x", False)]
            ),
        ),
        ("b.xls", books.xls(hidden=(3,), struck={(2, 1)})),
        ("c.ods", books.ods(collapse=(3,), repeat=1000)),
        ("d.docx", books.docx([[books.HEAD, *books.ROWS], books.ROWS])),
        ("e.html", books.html()),
        ("f.xml", books.xml2003(hidden=(2,))),
        ("g.csv", books.csv(encoding="gb18030")),
    ]


def mutate(data: bytes, rng: random.Random) -> bytes:
    """Return the bytes with some of them changed; members of a package are changed inside it as often."""
    if data[:2] == b"PK" and rng.random() < 0.7:
        return inside(data, rng)
    return scramble(data, rng)


def inside(data: bytes, rng: random.Random) -> bytes:
    """Change one or two members of a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    names = sorted(parts)
    for _ in range(rng.randint(1, 2)):
        name = rng.choice(names)
        action = rng.random()
        if action < 0.1:
            parts.pop(name, None)
        elif action < 0.2:
            parts[rng.choice(names)] = parts.get(name, b"")
        else:
            parts[name] = scramble(parts.get(name, b""), rng)
    return books.package(parts)


def scramble(data: bytes, rng: random.Random) -> bytes:
    """Flip, cut, double, insert."""
    piece = bytearray(data)
    for _ in range(rng.randint(1, 8)):
        if not piece:
            break
        at = rng.randrange(len(piece))
        action = rng.randrange(6)
        if action == 0:
            piece[at] ^= 1 << rng.randrange(8)
        elif action == 1:
            piece[at] = rng.randrange(256)
        elif action == 2:
            del piece[at : at + rng.randint(1, 200)]
        elif action == 3:
            piece[at:at] = rng.choice(TOKENS)
        elif action == 4:
            piece[at:at] = piece[at : at + rng.randint(1, 300)]
        elif rng.random() < 0.1:
            del piece[at:]
    return bytes(piece)


def main(seed: int, first: int, count: int) -> None:
    """Read mutated files and say after each that it went well."""
    made = bases()
    limits = Limits(inflated=64 << 20, cells=2_000_000, seconds=20)
    with tempfile.TemporaryDirectory() as folder:
        for number in range(first, first + count):
            rng = random.Random(seed * 1_000_003 + number)
            name, data = made[number % len(made)]
            path = Path(folder) / name
            path.write_bytes(mutate(data, rng))
            sys.stdout.write(f"{number}\n")
            sys.stdout.flush()
            source = read_file(path, name, ReadOptions(limits=limits))
            assert source.error is None or not source.tables
            normalise([source], NormaliseOptions())
    sys.stdout.write("done\n")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:4]))
