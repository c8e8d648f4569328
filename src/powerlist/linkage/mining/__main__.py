"""Write what statute texts tell into ``linkage/data``.

``python -m powerlist.linkage.mining FOLDER`` builds the files; with ``--unread`` it writes instead, to standard
output, which pairs of words the texts seem to tell that no reader has judged yet.
"""

from __future__ import annotations

import sys
from pathlib import Path

from powerlist.linkage import data
from powerlist.linkage.mining import correspondences, kinds
from powerlist.linkage.mining.corpus import Corpus, corpus_of, read_folder


def built(corpus: Corpus) -> dict[str, str]:
    """Return the files that ship, by name."""
    return {"kinds.tsv": kinds.encode(corpus), "correspondences.tsv": correspondences.encode(corpus)}


def main(arguments: list[str]) -> int:
    """Build the files, or list what is unread; returns 2 for wrong arguments."""
    folders = [argument for argument in arguments if argument != "--unread"]
    if len(folders) != 1:
        sys.stderr.write(f"{__doc__}")
        return 2
    corpus = corpus_of(read_folder(Path(folders[0])))
    if "--unread" in arguments:
        sys.stdout.write(kinds.unread(corpus))
        return 0
    target = Path(data.__file__).parent
    for name, content in built(corpus).items():
        (target / name).write_bytes(content.encode())
        sys.stdout.write(f"{name}: {len(content)}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
