"""How each item reaches the township: evidence collected, weighed in a fixed order, and shown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pandas as pd

from powerlist.classify import proposals, ruled
from powerlist.classify.attributes import FIELDS
from powerlist.classify.chain import Chain
from powerlist.classify.conditions import Conditions
from powerlist.classify.decide import Verdict, decide
from powerlist.classify.fallback import with_fallbacks
from powerlist.classify.headings import is_intended
from powerlist.classify.opinions import Opinions
from powerlist.classify.options import ClassifyOptions
from powerlist.classify.piece import Piece
from powerlist.classify.places import Places
from powerlist.classify.rows import Rows
from powerlist.classify.sources.remarks import yielding
from powerlist.classify.tables import Headings
from powerlist.classify.umbrella import NARROW, is_report, names_all_modes, narrowed, over_headings
from powerlist.model.catalogue import text_frame
from powerlist.model.classified import GIVEN_COLUMNS, Classified
from powerlist.model.enums import Mode
from powerlist.model.limits import forbidden
from powerlist.model.modes.heads import taker_mode
from powerlist.model.modes.masks import BIT, HANDED, STAYS_MASK, single
from powerlist.model.receiver import is_pending

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from powerlist.classify.policy import PolicyRule
    from powerlist.model.normalised import Normalised

#: What is no longer worth telling once a person has decided.
_SETTLED_BY_RULING = frozenset({"classify.conflict", "classify.ambiguous-mode", "classify.unknown-mode"})


def classify(normalised: Normalised, options: ClassifyOptions | None = None) -> Classified:
    """Return the mode of every item with its evidence; what is not stated stays undecided.

    Args:
        normalised: items and tables. With an ``id`` column the evidence names items by it, else by row
            position.
        options: townships, layers, policy and rulings of the place.
    """
    return _Run(normalised, options or ClassifyOptions()).result()


def _marked(letters: Mapping[str, object]) -> list[str]:
    """Return the heads of the columns of marks for modes, of all columns of a table."""
    return [name.partition("/")[2] for name in letters if name.startswith("mode_marks/")]


class _Run:
    """One classification: the texts of the frame, the caches, and what came out."""

    def __init__(self, normalised: Normalised, options: ClassifyOptions) -> None:
        self.items = normalised.items
        self.tables = normalised.tables
        self.options = options
        self.places = Places.of(options.townships)
        self.known = tuple(self.places.names)
        self.count = len(self.items)
        self.columns: dict[str, list[Any]] = {
            name: self.items[name].tolist() if name in self.items else [""] * self.count
            for name in (
                "mode", "power_source", "mode_marks", "receiver_marks", "receivers", "remark",
                "section", "file", "sheet", "name", "sub_name", "type", "subtype", "penalty_kinds",
                "level", "department", "enforcer", "outpost", "acts_in_name", "adjustment", "adjustment_reason",
                "status", "extra", "sector", "organ_nature", *FIELDS,
            )
        }  # fmt: skip
        for name in ("table", "position", "row"):
            self.columns[name] = self.items[name].tolist() if name in self.items else [-1] * self.count
        self.conditions = Conditions(self.columns, self.tables, self.known)
        self.headings = Headings(
            self.tables,
            self.known,
            zip(self.columns["table"], self.columns["section"], strict=True),
            self.conditions.lines,
        )
        self.ids = self.items["id"].tolist() if "id" in self.items else [str(i) for i in range(self.count)]
        self.chain = Chain(self.columns, self.tables, self.ids)
        self.opinions = Opinions(self.columns, self.tables)
        self.chain.notes += [*self.conditions.notes, *self.headings.notes]
        self.torn: set[int] = set()

    def result(self) -> Classified:
        """Return the classification."""
        rows = Rows(self.columns, self.tables, self.options, self.known, self.chain)
        own = rows.pieces()
        self.torn = rows.torn
        if self.conditions:
            own = [self._conditioned(index, pieces) for index, pieces in enumerate(own)]
        self._settle(own)
        own = with_fallbacks(own, self.columns, self.tables, self.known, self._heading_pieces)
        verdicts: list[Verdict] = []
        cache: dict[tuple[int, ...], Verdict] = {}
        for index in range(self.count):
            pieces = over_headings(own[index], self._heading_pieces(index))
            if any(piece.kind == "mark" and (piece.denied or piece.modes) for piece in own[index]):
                # 委托情况统计 over 是否委托 reports how things stand: it hands nothing over
                pieces = tuple(piece for piece in pieces if not is_report(piece.kind, piece.text))
            if any(piece.denied & NARROW for piece in own[index]):
                pieces = narrowed(pieces)
            if index in rows.cancelled:
                pieces = tuple(replace(piece, decides=False) for piece in pieces)
            if any(piece.weak for piece in pieces) and any(
                (piece.modes & ~STAYS_MASK or piece.per) and piece.decides and not piece.weak
                for piece in pieces
            ):
                # 由三家镇行使，县局不再实施 says no way of its own, and yet belies 县级保留
                pieces = tuple(yielding(piece) if piece.weak else piece for piece in pieces)
            pieces += self.opinions.pieces(index, pieces)
            key = tuple(map(id, pieces))
            verdict = cache.get(key)
            if verdict is None:
                verdict = cache[key] = decide(pieces, self.places)
            verdicts.append(verdict)
            self.chain.record(index, pieces)
            if verdict.conflict:
                self.chain.conflict(index, pieces)
            for name in verdict.unknown:
                self.chain.note("classify.unknown-receiver", index, "receivers", name)
        return self._finish(verdicts)

    def _heading_pieces(self, index: int) -> tuple[Piece, ...]:
        table = self.columns["table"][index]
        section = self.columns["section"][index]
        found: tuple[Piece, ...] = ()
        if section or table >= 0:
            found = self.headings.sections(table, section, self.columns["row"][index])
        if 0 <= table < len(self.headings.table_pieces):
            above = self.headings.of_table(table, section, self.columns["row"][index])
            if section and is_intended(section.rpartition("\n")[2]):
                # 二、第二批拟下放事项 below a title with 下放: these are not handed over yet
                above = tuple(replace(piece, decides=False) for piece in above)
            found += above
        return found

    def _conditioned(self, index: int, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
        """Return the pieces of a row with what notes say of rows like it."""
        columns = self.columns
        inner = self.headings.sections(
            columns["table"][index], columns["section"][index], columns["row"][index]
        )
        return (*pieces, *self.conditions.pieces(index, (*pieces, *inner)))

    def _settle(self, own: Sequence[tuple[Piece, ...]]) -> None:
        rows: dict[int, list[int]] = {}
        named: set[int] = set()
        told: dict[int, int] = {}
        for index, pieces in enumerate(own):
            mask = 0
            table = self.columns["table"][index]
            each = 0
            asked = any(piece.kind in ("column", "mark") and piece.field[:4] == "mode" for piece in pieces)
            told[table] = told.get(table, 0) + asked
            for piece in (
                *pieces,
                *self.headings.sections(table, self.columns["section"][index], self.columns["row"][index]),
            ):
                if piece.decides and piece.kind in ("column", "mark", "code", "section", "remark", "caption"):
                    mask |= piece.modes
                    if piece.kind != "section" and names_all_modes(piece):
                        named.add(table)
                for _, mode in piece.per if piece.decides else ():
                    each |= BIT[mode]
            if single(mask) is not None or (each and not mask):
                # 下放 under one township, 委托 under another: that row says more than one
                rows.setdefault(table, []).append(mask or each)
        for table, masks in rows.items():
            if 0 <= table < len(self.tables):
                # 下放方式：委托 calls its way one of 下放 as 委托下放 does
                asks = "下放" in self.tables[table].heads.get("mode", ("", ""))[0]
                # 下放 | 委托 as columns of marks are the ways that the list knows
                ways = {taker_mode(head) for head in _marked(self.tables[table].letters)} & HANDED
                self.headings.settle(
                    table,
                    masks,
                    named=table in named or asks or len(ways) > 1 or self.conditions.tell_apart(table),
                    columns=told[table],
                    asked=asks,
                )
        self.headings.settle_files()

    def _finish(self, verdicts: Sequence[Verdict]) -> Classified:
        """Return the verdicts with what the layers, the policy and the rulings say where they may speak."""
        result = self._stated(verdicts)
        self._ask_layers(result, verdicts)
        self._ask_policy(result, verdicts)
        self._ask_rulings(result)
        result.evidence = self.chain.frame()
        return result

    def _stated(self, verdicts: Sequence[Verdict]) -> Classified:
        """Return what the lists themselves state."""
        return Classified(
            mode=[verdict.mode.value if verdict.mode else "" for verdict in verdicts],
            receivers=[list(verdict.receivers) for verdict in verdicts],
            receivers_resolved=[
                None if verdict.resolved is None else list(verdict.resolved) for verdict in verdicts
            ],
            by_receiver=[
                {name: found.value for name, found in verdict.by_receiver} or None for verdict in verdicts
            ],
            confidence=[verdict.confidence for verdict in verdicts],
            conflict=[
                verdict.conflict or (at in self.torn and verdict.mode is None and not verdict.by_receiver)
                for at, verdict in enumerate(verdicts)
            ],
            evidence=pd.DataFrame(),
            given=pd.DataFrame(),
            notes=self.chain.notes,
            unresolved={at: verdict.unknown for at, verdict in enumerate(verdicts) if verdict.unknown},
        )

    def _ask_layers(self, result: Classified, verdicts: Sequence[Verdict]) -> None:
        """Let the other lists of the place speak of items of which nothing is stated."""
        open_items = [
            index
            for index, verdict in enumerate(verdicts)
            if verdict.mode is None and not verdict.by_receiver and not result.conflict[index]
        ]
        unlisted = self.options.policy.unlisted
        for index, found in proposals.from_layers(
            self.items, open_items, self.options.layers, unlisted
        ).items():
            self.chain.add(index, found.piece)
            if found.mode is not None:
                result.mode[index], result.confidence[index] = found.mode.value, "medium"

    def _ask_policy(self, result: Classified, verdicts: Sequence[Verdict]) -> None:
        """Let the first rule of the policy that means an item propose its mode, and give what else it says."""
        still = [
            index
            for index in range(self.count)
            if not result.conflict[index] and not result.by_receiver[index]
        ]
        proposed = proposals.from_policy(self.items, still, self.options.policy)
        self.chain.notes += proposed.notes + proposals.unknown_receivers(self.options.policy, self.places)
        given: dict[int, dict[str, str]] = {}
        for index, rule in proposed.rules.items():
            stated = result.mode[index]
            if stated and stated != rule.mode.value:
                continue
            if not stated:
                if not self._may_propose(index, rule, verdicts[index].denied):
                    continue
                result.mode[index], result.confidence[index] = rule.mode.value, "medium"
            given[index] = rule.given
            if not result.receivers[index] and rule.receivers:
                self._give_receivers(result, index, rule)
        result.given = text_frame([given.get(index, {}) for index in range(self.count)], GIVEN_COLUMNS)

    def _may_propose(self, index: int, rule: PolicyRule, denied: int) -> bool:
        """Show what a rule proposes; return whether the lists and the law allow it."""
        article = "" if denied & BIT[rule.mode] else self._forbidden(index, rule.mode)
        if denied & BIT[rule.mode] or article:
            self.chain.add(index, Piece("policy", rule.name, modes=BIT[rule.mode], decides=False))
        else:
            self.chain.add(index, Piece("policy", rule.name, modes=BIT[rule.mode], receivers=rule.receivers))
            return True
        if article:
            self.chain.add(index, Piece("law", article, denied=BIT[rule.mode]))
            self.chain.note("classify.forbidden", index, "mode", rule.mode.value, article=article)
        return False

    def _give_receivers(self, result: Classified, index: int, rule: PolicyRule) -> None:
        """Give an item without receivers those of its rule."""
        result.receivers[index] = list(rule.receivers)
        if result.receivers_resolved[index] is not None:
            # one cell's worth of receivers: what names no township stays, so that nobody takes it for all
            result.receivers_resolved[index], strangers = self.places.resolve("、".join(rule.receivers))
            result.unresolved[index] = tuple(
                name for name in dict.fromkeys(strangers) if not is_pending(name)
            )

    def _ask_rulings(self, result: Classified) -> None:
        """Let what a person has decided win; what it settles is no longer worth telling."""
        settled: set[str] = set()
        for index, piece in ruled.apply(
            self.items,
            self.ids,
            result,
            self.options.rulings,
            self.places,
            self.options.standing,
            self.options.standing_modes,
        ):
            self.chain.add(index, piece)
            if not result.conflict[index]:
                settled.add(self.ids[index])
        result.notes = [
            note for note in result.notes if note.item not in settled or note.kind not in _SETTLED_BY_RULING
        ]

    def _forbidden(self, index: int, mode: Mode) -> str:
        columns = self.columns
        return forbidden(
            mode,
            columns["type"][index],
            columns["subtype"][index],
            f"{columns['name'][index]} {columns['sub_name'][index]}",
            columns["penalty_kinds"][index],
        )
