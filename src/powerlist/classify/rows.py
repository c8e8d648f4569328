"""What the cells of each row say of its item, before any heading is heard."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from powerlist.classify.attributes import Attributes
from powerlist.classify.awaited import is_of_state, is_to_come
from powerlist.classify.changes import Changes
from powerlist.classify.habits import Habits
from powerlist.classify.legend import BLANK, explained, explained_marks, explained_receivers
from powerlist.classify.named import Named
from powerlist.classify.options import NO_CODES, ClassifyOptions
from powerlist.classify.piece import Piece, decided
from powerlist.classify.receivers import speaks_of_townships, split
from powerlist.classify.settlement import Settlements
from powerlist.classify.sources.asked import POWER_SOURCE, from_code, from_column, from_term, in_name_of
from powerlist.classify.sources.marked import asks_for_all_modes, beside_remarks, from_marks
from powerlist.classify.sources.remarks import from_remark
from powerlist.classify.sources.takers import before, from_receiver_marks, from_receivers
from powerlist.classify.unmapped.pieces import Unmapped
from powerlist.model import marks
from powerlist.model.bodywords import ACT
from powerlist.model.enums import Mode
from powerlist.model.modes.masks import BIT, HANDED_MASK, STAYS_MASK, single
from powerlist.model.modes.scan import clean
from powerlist.model.modes.settled import hands_a_step
from powerlist.model.modes.texts import cell_modes
from powerlist.model.receiver import is_pending, names_townships
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from powerlist.classify.chain import Chain
    from powerlist.model.normalised import TablePlace


_BACK: Final = BIT[Mode.RECALLED]
#: 实施主体性质 of the national platform: 3 受委托组织.
_AGENT: Final = lazy_pattern(r"^(?:0?3|0?3?[-—.:、]?受委托(?:的)?(?:组织|机关|单位))$")
#: A bureau above the county, and the county's that takes over from it. 市场监督管理局 is no city's, 市政管理局 neither.
_HIGHER: Final = lazy_pattern(
    r"(?:(?:省|自治区|市|州|盟)(?![镇乡])|(?:(?![县区旗])[\u4e00-\u9fff]){2,4}[省市州盟](?![^县区旗]{0,4}[县区旗镇乡街]))"
    r"(?<!市(?=[场政容民]))"
)
_TAKES: Final = lazy_pattern(r"承接|划入|接收|县级|区级")
_COUNTYS: Final = lazy_pattern(
    r"[\u4e00-\u9fff]{0,5}?[县区旗](?!域)[^、，；镇乡街驻]{1,16}?(?:局|委|委员会|办公室|部门|中心|大队)"
)
#: The county's own hall is no township.
_HALL: Final = lazy_pattern(r"派?驻[^乡镇街]{0,8}(?:政务|行政服务|大厅|审批局|纪检|检察)")
#: Who acts, beside another column for the department.
_WHO: Final = lazy_pattern(
    r"(?:现|具体|实际|调整后|变更后|划转后)?的?(?:实施|行使|执法|履行|承接)(?:主体|机关|单位|机构)"
)
#: In whose name a penalty is imposed.
_ORGAN: Final = lazy_pattern(
    r"(?:现|新|调整后|变更后|划转后)?的?(?:行政)?(?:执法|处罚|行政处罚)(?:主体|机关)|行政主体|(?:划入|接收)(?:单位|部门|主体|机关|乡镇|镇街)"
)
_BY_ITSELF: Final = lazy_pattern(rf"(?:自行|自主|独立){ACT}")
#: That a power was handed down, and not only who acts.
_HANDS_DOWN: Final = lazy_pattern(r"下放|下沉|下移|赋|授|放权|移交|划转|划归|交[由给]|承接|扩权|√|是")
#: What holds since a power went back, as a head asks for it.
_AFTER_RECALL: Final = lazy_pattern(r"(?:收回|上收)之?后")
#: Who acts is the department's body in the township, or the department.
_STATION: Final = lazy_pattern(r"驻.|派出|^(?:基层)?站所")
_OWN_STATION: Final = lazy_pattern(
    r"(?:局|委|委员会)[^，。；、镇乡街]{0,8}[\u4e00-\u9fff]{0,6}(?:所|站|分局|中队)$"
)
_BUREAU: Final = lazy_pattern(r"(?:县|区|市|旗|州|原|主管)[^、，；乡镇街驻委托]{0,18}")


class Rows:
    """The pieces of every row.

    Attributes:
        cancelled: rows that a list of changes strikes out, or that a city's bureau hands to the county's.
        torn: rows whose mode cell names two modes: a contradiction, unless townships tell them apart.

    Args:
        columns: the items' columns as lists.
        tables: the source tables.
        options: profile and policy of the place.
        known: full names of its townships.
        chain: takes the notes.
    """

    def __init__(
        self,
        columns: Mapping[str, list[Any]],
        tables: Sequence[TablePlace],
        options: ClassifyOptions,
        known: tuple[str, ...],
        chain: Chain,
    ) -> None:
        self.columns = columns
        self.tables = tables
        self.known = known
        self.chain = chain
        self.torn: set[int] = set()
        self.cancelled: set[int] = set()
        platform = {} if options.profile == NO_CODES else POWER_SOURCE
        self._habits = Habits(columns, tables, tuple({**platform, **options.policy.power_source}.items()))
        heads = {at: place.heads["mode"][0] for at, place in enumerate(tables) if "mode" in place.heads}
        self._unmapped = Unmapped(columns, self._habits.legends, heads)
        self._changes = Changes(columns)
        self._settlements = Settlements(columns["table"], self._unmapped.extra, tables)
        self._named = Named(columns)
        self._attributes = Attributes(columns, self._unmapped.extra, tables)

    def pieces(self) -> list[tuple[Piece, ...]]:
        """Return what the cells of each row say."""
        return [tuple(self._row(index)) for index in range(len(self.columns["table"]))]

    def _row(self, index: int) -> list[Piece]:
        columns, table = self.columns, self.columns["table"][index]
        found = [*self._unmapped.pieces(index, table, self.known), *self._asked(index, table)]
        if any(piece.modes and not piece.decides for piece in found):
            self.torn.add(index)
        named = list(self._in_name(index)) if not _stated(found) else []
        found += named
        if (piece := self._remark(index, table)) is not None:
            found.append(piece)
        reason = columns["adjustment_reason"][index]
        if reason and (piece := from_remark(reason, self.known)) and piece.denied & _BACK:
            # 收回理由 over 暂不收回 belies the list, and says nothing else of the mode
            found.append(Piece("remark", reason, "", "adjustment_reason", 0, _BACK))
        if columns["extra"][index]:
            found += self._unmapped.remarks(index, table, self.known)
        if not _stated(found):
            found += self._named.pieces(index, table) or self._attributes.pieces(index, table)
        told = _stated(found)
        if not told:
            found += self._unmapped.spoken(index, table, self.known)
            found += self._acting(index)
        if not _stated(found):
            found += self._imposing(index, table)
        if told and table in self._habits.townships and not self._habits.of_county(index, table):
            # 县级委托 under 来源 beside 行使方式: how the township came to it; 下放 there is the word for all modes
            found += [
                piece for piece in self._unmapped.kinds(index, table) if piece.modes != BIT[Mode.DELEGATED]
            ]
        found = _own_by_source(found)
        found += self._body(index, found)
        found += self._attributes.denials(index, table)
        if not _stated(found) and table in self._habits.marked:
            found += self._stationed(index)
        found = _county_source(found)
        found += self._nature(index, found)
        found += self._changes.pieces(index, found)
        found = self._changes.taken_back(index, found)
        struck = not _stated(found) and self._changes.cancelled(
            index, columns["remark"][index], columns["mode"][index]
        )
        if struck or self._between_bureaus(index, found) or self._awaits(index):
            self.cancelled.add(index)
        found = beside_remarks(self._came_to(index, found))
        if table in self._habits.past and sum(bool(piece.receivers) for piece in found) > 1:
            found = [piece for piece in found if piece.field != "receivers"]
        return found

    def _came_to(self, index: int, found: list[Piece]) -> list[Piece]:
        """Return the pieces of a row with what it came to in the end where the row says so."""
        settled = self._settlements.pieces(index, found)
        if settled is None:
            return self._changes.settled(index, self.columns["mode"][index], found)
        if settled[1]:
            # 拟赋权方式 beside an empty 审定意见: nobody has decided
            self.cancelled.add(index)
        return settled[0]

    def _remark(self, index: int, table: int) -> Piece | None:
        """Return what the remark states, or the sign alone in it that a note explains: △ 表示委托."""
        text = self.columns["remark"][index]
        legend = self._habits.legend(table)
        bare = text.strip("（）()【】[]〔〕 ").removesuffix("类").removesuffix("型")
        if legend and bare in legend and bare != BLANK:
            mode = single(cell_modes(legend[bare]))
            if mode is not None:
                return Piece("remark", text, "", "remark", BIT[mode])
        if legend and (text or table in self._habits.unsigned) and not any(map(str.isalnum, text)):
            mode = single(cell_modes(explained(text, legend) if text else legend[BLANK]))
            if mode is not None:
                return Piece("remark", text or legend[BLANK], "", "remark", BIT[mode])
        return from_remark(text, self.known) if text else None

    def _asked(self, index: int, table: int) -> Iterator[Piece]:
        """Yield what the columns say that ask for modes, receivers or the source of the power."""
        columns, habits = self.columns, self._habits
        said = [
            piece for piece in (self._mode(index, table), self._source(index, table)) if piece is not None
        ]
        yield from said
        if columns["mode_marks"][index]:
            mark = from_marks(columns["mode_marks"][index], table in habits.dotted, self.known)
            # 是否赋权：是 beside 赋权途径：委托 says that, not how
            if mark is not None and not (
                asks_for_all_modes(mark)
                # 是否赋权：否 beside 赋权方式：下放 contradicts it
                and not (mark.denied and decided(said) and decided(said) & mark.denied == decided(said))
                # 是否赋权：是 beside 县级保留 does so as well
                and not (mark.modes & HANDED_MASK and decided(said) == BIT[Mode.RETAINED])
                and (_modes(said) or _stated(self._unmapped.pieces(index, table, self.known)))
            ):
                yield mark
        if columns["receiver_marks"][index]:
            given = explained_marks(columns["receiver_marks"][index], tuple(habits.legend(table).items()))
            if (marked := from_receiver_marks(given, table in habits.dotted)) is not None:
                yield marked
        if columns["receivers"][index]:
            written = explained_receivers(columns["receivers"][index], habits.legend(table))
            takers = from_receivers(marks.ticked(written))
            takers = before(takers) if table in habits.past else takers
            if takers is not None:
                yield takers

    def _mode(self, index: int, table: int) -> Piece | None:
        """Return what the mode column says; what is wrong with it is noted."""
        legend = self._habits.legend(table)
        text = self.columns["mode"][index] or (legend[BLANK] if table in self._habits.blanks else "")
        if not text:
            return None
        if hands_a_step(clean(text)):
            # 仅下放受理环节 in a list of what is handed down: this one is not
            self.cancelled.add(index)
        head = self.tables[table].heads.get("mode", ("", ""))[0] if 0 <= table < len(self.tables) else ""
        if _BY_ITSELF.fullmatch(clean(text)) and speaks_of_townships(head):
            # 自行行使 under 镇街行使方式 is the township's, and says nothing of how it came to it
            return None
        piece, doubt = from_column(explained(text, legend), self.known)
        if doubt == "ambiguous":
            self.torn.add(index)
        if doubt:
            self.chain.note(f"classify.{doubt}-mode", index, "mode", text)
        if (
            piece is not None
            and piece.modes == BIT[Mode.ENTRUSTED]
            and "名义" in text
            and "委托" not in text
            and _OWN_STATION.search(self.columns["enforcer"][index] or self._unmapped.actor(index))
        ):
            # 县水利局石桥水利站 acts in the department's name: its own body
            piece = replace(piece, modes=BIT[Mode.EXTENDED])
        if piece is not None and piece.modes == BIT[Mode.RETAINED] and _AFTER_RECALL.search(clean(head)):
            # 由县局直接实施 under 收回后实施方式: the county again
            piece = replace(piece, modes=BIT[Mode.RECALLED])
        return replace(piece, text=text) if piece is not None and legend else piece

    def _source(self, index: int, table: int) -> Piece | None:
        """Return what 权力来源 says."""
        text = self.columns["power_source"][index]
        if not text or table in self._habits.bureaus:
            return None
        codes, own = self._habits.codes(table)
        return from_code(text, codes, own and not self._habits.of_county(index, table))

    def _stationed(self, index: int) -> Iterator[Piece]:
        """Yield what 派驻机构 says beside columns for 下放 and 委托 that are blank in this row."""
        text = self.columns["outpost"][index]
        if text and not is_pending(text):
            yield Piece("column", text, "", "outpost", BIT[Mode.EXTENDED])

    def _in_name(self, index: int) -> Iterator[Piece]:
        """Yield what it says in whose name the township acts: 执法名义 over 镇人民政府, 县水利局."""
        if text := self.columns["acts_in_name"][index]:
            outpost = self.columns["outpost"][index]
            actor = (
                self.columns["enforcer"][index]
                or self._unmapped.actor(index)
                or self.columns["receivers"][index]
            )
            piece = in_name_of(text, "acts_in_name")
            if (
                piece is not None
                and piece.modes == BIT[Mode.ENTRUSTED]
                and (
                    (outpost and not is_pending(outpost))
                    or _STATION.search(actor)
                    or _OWN_STATION.search(actor)
                )
            ):
                # the department's name and the department's outpost: nothing was entrusted
                piece = replace(piece, modes=BIT[Mode.EXTENDED])
            elif (
                piece is not None
                and piece.modes == BIT[Mode.ENTRUSTED]
                and (_BUREAU.fullmatch(actor) or _COUNTYS.fullmatch(actor) or actor == text)
            ):
                # the bureau acts itself, in its own name
                return
            if piece is not None:
                yield piece

    def _nature(self, index: int, found: Sequence[Piece]) -> Iterator[Piece]:
        """Yield 实施主体性质 受委托组织 where the row else hands down: an agent has no power of its own."""
        text = self.columns["organ_nature"][index]
        if not text or not _AGENT.match(clean(text)):
            return
        if single(decided(found)) in (Mode.DELEGATED, Mode.STATUTORY):
            yield Piece("code", text, "", "organ_nature", BIT[Mode.ENTRUSTED])

    def _body(self, index: int, found: Sequence[Piece]) -> Iterator[Piece]:
        """Yield the townships that 现行使机关 names where no other column says who takes over."""
        if any(piece.receivers or (piece.modes & STAYS_MASK) for piece in found):
            return
        # 赋权范围: 城区以外 in one row, 三家镇、拦江镇 in the next
        for field in ("partition", "enforcer", "department"):
            # 调整后实施主体: bureaus in most rows, and the townships where an item has gone to them
            text = self.columns[field][index]
            names = tuple(split(text)) if text else ()
            if names and all(map(names_townships, names)):
                yield Piece("receiver", text, "", field, receivers=names)
                return
        for head, text in self._unmapped.extra[index].items():
            names = tuple(split(text)) if text and _WHO.fullmatch(clean(head)) else ()
            if names and all(map(names_townships, names)):
                yield Piece("receiver", text, "", f"extra/{head}", receivers=names)
                return

    def _imposing(self, index: int, table: int) -> Iterator[Piece]:
        """Yield what it says that townships are the organ that penalises, beside a column for the department.

        To 划入单位 and 接收单位 the power itself was moved; 执法主体 and 处罚机关 are those in whose name it is
        done: an agent never is (处罚法 第二十条第三款).
        """
        columns = self.columns
        if not 0 <= table < len(self.tables) or not columns["department"][index]:
            return
        cells = {
            head: text for head, text in self._unmapped.extra[index].items() if _ORGAN.fullmatch(clean(head))
        }
        for field in ("receivers", "enforcer"):
            head = self.tables[table].heads.get(field, ("", ""))[0]
            if columns[field][index] and _ORGAN.fullmatch(clean(head)):
                cells[head] = columns[field][index]
        for head, text in cells.items():
            names = tuple(split(text)) if text else ()
            if names and "（" not in text and all(map(names_townships, names)):
                yield Piece(
                    "column",
                    f"{head}：{text}",
                    "",
                    "receivers",
                    BIT[Mode.DELEGATED],
                    receivers=names,
                    weak=True,
                )
                return

    def _awaits(self, index: int) -> bool:
        """Return whether a column for the state of things says that the hand-over is still to come: 待下放, 未承接."""
        told = {"状态": self.columns["status"][index], **self._unmapped.extra[index]}
        return any(text and is_of_state(head) and is_to_come(text) for head, text in told.items())

    def _between_bureaus(self, index: int, found: Sequence[Piece]) -> bool:
        """Return whether a row tells what a bureau of the city or province hands to one of the county."""
        if not _HIGHER.match(self.columns["department"][index]) or any(piece.receivers for piece in found):
            return False
        told = self._unmapped.extra[index]
        takers = [
            self.columns["enforcer"][index],
            *(text for head, text in told.items() if _TAKES.search(head)),
        ]
        return any(text and _COUNTYS.fullmatch(text) for text in takers)

    def _acting(self, index: int) -> Iterator[Piece]:
        """Yield what other cells state: 县水利局（委托三家镇实施）, 第二批委托, 委托转下放."""
        for name in ("batch", "adjustment", "status", "level"):
            if (text := self.columns[name][index]) and (term := from_term(text, name)) is not None:
                yield term
        for name in ("department", "enforcer", "partition", "receivers"):
            text = self.columns[name][index]
            if (
                text
                # 县林业局驻各镇林业站 takes nothing over: it is the department's own
                and (name != "receivers" or "驻" in text[:-1])
                # 负责一般案件，以乡镇名义处罚: a part of the power, and in whose name
                and (name != "partition" or "名义" in text)
                and not _HALL.search(text)
                # 县市场监督管理局派驻三家镇市场监管所: a body is named, what it does is understood
                and (piece := from_remark(f"{text}实施" if "驻" in text[:-1] else text, self.known))
                is not None
                and piece.modes | bool(piece.per)
            ):
                yield replace(piece, text=text, field=name)


def _county_source(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces of a row, 权力来源 法定本级行使 beside 延伸 or 县级保留 meant of the department that goes on.

    An extended power stays the department's own by statute, and the platform's code is that of the department.
    """
    own = BIT[Mode.STATUTORY]
    others = decided(piece for piece in pieces if piece.kind != "code")
    if not others or others & ~(BIT[Mode.EXTENDED] | STAYS_MASK):
        return pieces
    return [
        replace(piece, decides=False) if piece.kind == "code" and piece.modes == own else piece
        for piece in pieces
    ]


def _own_by_source(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces of a row, 直接行使 or 以本镇名义 beside 法定 understood as the township's own way.

    Who acts, and in whose name, is the same for a power by statute and for one that was handed down.
    """
    if not any(piece.modes == BIT[Mode.STATUTORY] and piece.decides for piece in pieces):
        return pieces
    return [
        replace(piece, decides=False)
        if piece.modes == BIT[Mode.DELEGATED]
        and piece.kind in ("column", "remark")
        and not piece.per
        and not _HANDS_DOWN.search(piece.text)
        else piece
        for piece in pieces
    ]


def _stated(pieces: Sequence[Piece]) -> bool:
    return any(piece.modes or piece.per for piece in pieces)


def _modes(pieces: Sequence[Piece]) -> bool:
    return any(piece.modes for piece in pieces)
