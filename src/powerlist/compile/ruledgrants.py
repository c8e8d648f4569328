"""What people ruled, carried to grants that were edited by hand: a ruling wins over both tables.

A grant that nobody edited is compiled anew, rulings included. One that somebody edited is kept as it stands
(``compile.rebuild``): what a township refused, or another mode that was ruled since, has to be carried to it.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Final

from powerlist.model.catalogue import set_text
from powerlist.model.enums import Mode
from powerlist.model.fields import GRANTS
from powerlist.model.rowkey import row_key
from powerlist.store.lock import row_hashes

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from powerlist.model.catalogue import Catalogue

#: The modes by which a township has nothing to do with a power.
NOT_TAKEN: Final = frozenset({Mode.RETAINED.value, Mode.RECALLED.value})
_MODES: Final = frozenset(mode.value for mode in Mode)


def ruled_grants(evidence: pd.DataFrame) -> dict[tuple[str, str], str]:
    """Return item and receiver → the mode that a ruling gives; a ruling on the item as a whole is under receiver "".

    Args:
        evidence: columns ``EVIDENCE_COLUMNS``.
    """
    ruled = evidence[(evidence["kind"] == "ruling") & evidence["says"].isin(_MODES)]
    rows = zip(ruled["item"].tolist(), ruled["receiver"].tolist(), ruled["says"].tolist(), strict=True)
    return {(item, receiver): mode for item, receiver, mode in rows}


def ruled_mode(ruled: Mapping[tuple[str, str], str], item: str, receiver: str) -> str:
    """Return the mode that was ruled for a grant, "" where none was."""
    return ruled.get((item, receiver)) or ruled.get((item, ""), "")


def follow_rulings(stored: Catalogue, compiled: Catalogue, locked: Mapping[str, str]) -> Catalogue:
    """Return the stored catalogue without the grants that a ruling took away, the others with the mode ruled since.

    Args:
        stored: the catalogue as it stands.
        compiled: what the sources make now, rulings included.
        locked: hashes of the grants as last compiled: who edits the mode of a grant after a ruling is told
            by PLM14, nobody overrules them silently.
    """
    ruled = ruled_grants(compiled.evidence)
    grants = stored.grants
    if not ruled or not len(grants):
        return stored
    fresh = row_hashes(compiled.grants, GRANTS)
    keep, modes = [], []
    for item, receiver, mode in zip(
        grants["item"].tolist(), grants["receiver"].tolist(), grants["mode"].tolist(), strict=True
    ):
        own, key = ruled_mode(ruled, item, receiver), row_key(item, receiver)
        keep.append(own not in NOT_TAKEN or key in fresh)
        since = own and key in fresh and key in locked and fresh[key] != locked[key]
        modes.append(own if since else mode)
    grants = grants.copy()
    set_text(grants, "mode", modes)
    return dataclasses.replace(stored, grants=grants[keep].reset_index(drop=True))
