"""The citations of texts that an earlier run has parsed, kept by the digest of each text.

One entry holds the texts of one list, so that after an edit only the changed cells are parsed. The frame is
the same with and without it, value by value; what does not look like an entry is parsed anew.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from typing import TYPE_CHECKING, Any, Final

from powerlist.law.citation import Role
from powerlist.law.frame import COLUMNS, NUMBERS, citations_frame
from powerlist.law.rank import Rank

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    import pandas as pd

    from powerlist.files.cache import Cache

_KIND: Final = "citations"
_DIGEST: Final = 16
#: Columns that hold one of few words, which the program compares with its own.
_WORDS: Final = {
    "role": frozenset(role.value for role in Role),
    "rank": frozenset(rank.value for rank in Rank),
}


def kept_frame(texts: Sequence[str], cache: Cache, place: str) -> pd.DataFrame:
    """Return ``citations_frame(texts)``; texts that were there at the last run are not parsed again.

    Args:
        texts: basis cells, in order.
        cache: where the citations are kept.
        place: names the list that the texts are of.
    """
    import numpy as np
    import pandas as pd

    distinct = {text: number for number, text in enumerate(dict.fromkeys(texts))}
    wanted = [_digest(text) for text in distinct]
    known, frame = _decode(cache.get(_KIND, place))
    missing = [number for number, digest in enumerate(wanted) if digest not in known]
    if frame is None:
        found = citations_frame(list(distinct))
    else:
        found = _rows(frame, np.array([known.get(digest, -1) for digest in wanted], dtype=np.int64))
        if missing:
            plain = list(distinct)
            parsed = citations_frame([plain[number] for number in missing])
            parsed["position"] = np.array(missing, dtype=np.int64)[parsed["position"]]
            found = pd.concat([found, parsed], ignore_index=True)
            found = found.sort_values("position", kind="stable", ignore_index=True)
    if missing or frame is None:
        cache.put(_encode(wanted, found), _KIND, place)
    if len(distinct) == len(texts):
        return found
    return _rows(found, np.array([distinct[text] for text in texts], dtype=np.int64))


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_DIGEST).digest()


def _rows(frame: pd.DataFrame, numbers: np.ndarray) -> pd.DataFrame:
    """Return the citations of texts by their numbers in a frame, in this order; −1 has none."""
    import numpy as np

    position = frame["position"].to_numpy()
    starts = np.searchsorted(position, numbers, side="left")
    counts = np.searchsorted(position, numbers, side="right") - starts
    begins = np.cumsum(counts) - counts
    rows = np.arange(counts.sum()) - np.repeat(begins, counts) + np.repeat(starts, counts)
    found = frame.take(rows).reset_index(drop=True)
    found["position"] = np.repeat(np.arange(len(numbers), dtype=np.int64), counts)
    return found


def _encode(digests: Sequence[bytes], frame: pd.DataFrame) -> dict[str, Any]:
    """Return an entry: the digests in order, numbers as little-endian bytes, words as a list and numbers."""
    entry: dict[str, Any] = {"digests": _packed(b"".join(digests))}
    for name in COLUMNS:
        if name in NUMBERS:
            entry[name] = _packed(frame[name].to_numpy().astype("<i8").tobytes())
        else:
            codes, words = frame[name].factorize()
            entry[name] = [words.tolist(), _packed(codes.astype("<i4").tobytes())]
    return entry


def _packed(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")


def _unpacked(text: str) -> bytes:
    return base64.b64decode(text, validate=True)


def _decode(entry: Any) -> tuple[dict[bytes, int], pd.DataFrame | None]:
    """Return digest → number and the frame of an entry; nothing where it is none."""
    try:
        return _decoded(entry)
    except (KeyError, TypeError, ValueError, IndexError, binascii.Error):
        return {}, None


def _decoded(entry: Any) -> tuple[dict[bytes, int], pd.DataFrame | None]:
    import numpy as np
    import pandas as pd

    joined = _unpacked(entry["digests"])
    digests = [joined[at : at + _DIGEST] for at in range(0, len(joined), _DIGEST)]
    data: dict[str, Any] = {}
    for name in COLUMNS:
        if name in NUMBERS:
            data[name] = np.frombuffer(_unpacked(entry[name]), dtype="<i8").astype("int64")
            continue
        words, packed = entry[name]
        codes = np.frombuffer(_unpacked(packed), dtype="<i4")
        if not all(type(word) is str for word in words) or (len(codes) and codes.min() < 0):
            raise ValueError(name)
        if name in _WORDS and not _WORDS[name].issuperset(words):
            raise ValueError(name)
        data[name] = pd.array(words, dtype="str").take(codes)
    if len({len(values) for values in data.values()}) != 1:
        raise ValueError("lengths")
    position = data["position"]
    if len(position) and (position[0] < 0 or position[-1] >= len(digests) or (np.diff(position) < 0).any()):
        raise ValueError("position")
    known = {digest: number for number, digest in enumerate(digests)}
    return known, pd.DataFrame(data, columns=list(COLUMNS))
