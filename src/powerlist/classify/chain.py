"""The chain of evidence and the notes, written down while a classification runs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from powerlist.classify.piece import KINDS, WEIGHT, Piece
from powerlist.model.catalogue import EVIDENCE_COLUMNS
from powerlist.model.classified import KIND_TERMS, NOT_GRANTED
from powerlist.model.enums import mode_term
from powerlist.model.sheet import Note

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from powerlist.model.normalised import TablePlace

#: Townships of one mode beyond these are not named in a contradiction.
_NAMED: Final = 5
_ORDER: Final = {kind: place for place, kind in enumerate(KINDS)}


def _place(piece: Piece) -> int:
    return _ORDER[piece.kind]


class Chain:
    """What was said about each item, with its cell.

    Attributes:
        notes: what was noticed, ``classify.*``.

    Args:
        columns: ``table position row file sheet`` of the items, as lists.
        tables: the source tables.
        ids: the items' ids.
    """

    def __init__(
        self, columns: Mapping[str, list[Any]], tables: Sequence[TablePlace], ids: Sequence[str]
    ) -> None:
        self.columns = columns
        self.tables = tables
        self.ids = ids
        self.notes: list[Note] = []
        self._rows: list[tuple[str, str, str, str, str, str, str]] = []

    def _cell(self, index: int, piece: Piece) -> str:
        if piece.cell or not piece.field:
            return piece.cell
        table = self.columns["table"][index]
        if not 0 <= table < len(self.tables):
            return ""
        place: TablePlace = self.tables[table]
        return (
            place.cell(piece.field, int(self.columns["row"][index]), int(self.columns["position"][index]))
            or ""
        )

    def record(self, index: int, pieces: Sequence[Piece]) -> None:
        """Write the pieces about one item, in their order of weight."""
        for piece in sorted(pieces, key=_place):
            self.add(index, piece)

    def add(self, index: int, piece: Piece) -> None:
        """Write one piece: one line for what it says of all its receivers, one for each it sets apart."""
        weight = str(WEIGHT[piece.kind] if piece.decides else 0)
        identity = self.ids[index]
        marked = piece.field == "receiver_marks"
        said = dict(piece.per)
        rest = [name for name in piece.receivers if name not in said]
        if piece.says or rest or not said:
            cell = self._cell(
                index, replace(piece, field=f"receiver_marks/{rest[0]}") if marked and rest else piece
            )
            self._rows.append(
                (
                    identity,
                    piece.kind,
                    piece.text or "、".join(rest),
                    cell,
                    piece.says,
                    "、".join(rest),
                    weight,
                )
            )
        apart = [
            *((name, mode.value) for name, mode in piece.per),
            *((name, NOT_GRANTED) for name in piece.excluded),
        ]
        for name, says in apart if not marked or said else ():
            cell = self._cell(index, replace(piece, field=f"receiver_marks/{name}") if marked else piece)
            self._rows.append((identity, piece.kind, piece.text or name, cell, says, name, weight))

    def frame(self) -> pd.DataFrame:
        """Return the evidence, columns ``EVIDENCE_COLUMNS``, in the order of the items."""
        order = {identity: position for position, identity in enumerate(self.ids)}
        rows = sorted(self._rows, key=lambda row: order[row[0]])
        return pd.DataFrame(rows, columns=list(EVIDENCE_COLUMNS), dtype="str")

    def conflict(self, index: int, pieces: Sequence[Piece]) -> None:
        """Note that the statements about one item contradict each other, and name them."""
        told = [
            piece
            for piece in pieces
            if piece.decides and (piece.modes or piece.denied or piece.per or piece.excluded)
        ]
        said: list[dict[str, Any]] = []
        heads: list[str] = []
        for piece in told:
            stated = self._statements(index, piece)
            said += stated
            heads += [piece.field.partition("/")[2]] * len(stated)
        first = next((piece for piece in pieces if piece.decides and piece.field), None)
        self.note(
            "classify.conflict",
            index,
            first.field
            if first and first.field in ("mode", "remark", "receivers", "power_source")
            else "mode",
            "；".join(
                # 部门意见：不同意 says itself where it stands
                text if head and text.startswith(f"{head}：") else f"{KIND_TERMS[str(entry['kind'])]}：{text}"
                for entry, head in zip(said, heads, strict=True)
                if (text := str(entry["text"] or entry["says"]))
            ),
            statements=said,
        )

    def _statements(self, index: int, piece: Piece) -> list[dict[str, Any]]:
        """Return what a piece says with its cell; columns of single townships once a mode, with all their cells."""
        apart: dict[str, list[str]] = {}
        for name, mode in piece.per:
            apart.setdefault(mode.value, []).append(name)
        apart |= {NOT_GRANTED: list(piece.excluded)} if piece.excluded else {}
        if piece.field != "receiver_marks" or not apart:
            cell = self._cell(index, piece) or None
            said = {"kind": piece.kind, "text": piece.text, "cell": cell, "says": piece.says}
            # codes stand in several columns, and a finding on one names its own
            return [said | ({"field": piece.field} if piece.kind == "code" else {})]
        found = []
        for says, names in apart.items():
            cells = [self._cell(index, replace(piece, field=f"receiver_marks/{name}")) for name in names]
            kept = [cell for cell in cells if cell]
            word = mode_term(says) if says != NOT_GRANTED else "不承接"
            text = f"{'、'.join(names[:_NAMED])}{'等' if len(names) > _NAMED else ''} {word}"
            found.append(
                {
                    "kind": piece.kind,
                    "text": text,
                    "cell": kept[0] if kept else None,
                    "says": says,
                    "cells": kept,
                }
            )
        return found

    def note(self, kind: str, index: int, field: str, value: str, **detail: Any) -> None:
        """Note something about one item and the cell of one of its fields."""
        table = self.columns["table"][index]
        row = int(self.columns["row"][index])
        cell = None
        if 0 <= table < len(self.tables):
            cell = self.tables[table].cell(field, row, int(self.columns["position"][index]))
        self.notes.append(
            Note(
                kind,
                file=self.columns["file"][index] or None,
                sheet=self.columns["sheet"][index] or None,
                row=row or None,
                cell=cell,
                field=field,
                value=value,
                item=self.ids[index],
                detail=detail,
            )
        )
