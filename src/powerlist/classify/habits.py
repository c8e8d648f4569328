"""How each table is to be read: what its cells together, its heads and its notes tell of a row."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final

from powerlist.classify.legend import legend_of, legends, of_table, tells_blanks
from powerlist.classify.receivers import speaks_of_townships
from powerlist.model.bodywords import BODY, COUNTY, INSIDE
from powerlist.model.modes.heads import is_past
from powerlist.model.modes.masks import single
from powerlist.model.modes.scan import clean
from powerlist.model.modes.texts import cell_modes
from powerlist.model.receiver import names_townships
from powerlist.model.townwords import END, ENDINGS, OFFICE
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from powerlist.model.enums import Mode
    from powerlist.model.normalised import TablePlace


#: 县水利局行政权力清单: what a bureau of the county has, and how the county came to it.
_BUREAUS: Final = lazy_pattern(
    r"(?:局|委员会|委|办公室|部门|大队|中心|单位)的?(?:本级)?(?:\d{4}年度?(?:版)?)?(?:行政|部门)?(?:权力|权责|职权|责任|执法|许可|处罚)(?:事项)?(?:责任)?(?:事项)?(?:清单|目录|一览表)"
)
#: 石桥镇人民政府行政权力清单: what one township has.
_TOWNSHIPS: Final = lazy_pattern(
    rf"{END}{OFFICE}?(?:本级)?(?:\d{{4}}年度?)?(?:行政)?(?:权力|权责|职权|责任|执法)(?:事项)?(?:责任)?(?:事项)?(?:清单|目录|一览表)"
)
#: 行使层级 of a row that the county exercises.
_AT_COUNTY: Final = lazy_pattern(rf"{COUNTY}(?:级|本级|直)?(?:行使|实施)?")
_COUNTYS_BODY: Final = lazy_pattern(rf"[\u4e00-\u9fff]{{0,6}}?{COUNTY}(?!域){INSIDE}{{1,18}}?{BODY}")
#: Columns that say who takes over, or how.
_HANDING: Final = ("mode", "receivers", "mode_marks", "receiver_marks")


class Habits:
    """What is known of the tables before their rows are read.

    Attributes:
        legends: for each table, symbol → term of a mode, as its notes and heads explain them.
        blanks: tables whose note says what a blank in the mode column means.
        unsigned: tables with signs in the remark, whose note says what a row without one is.
        dotted: tables with ●, in which ○ means no.
        marked: tables in which columns of marks tell the modes apart.
        past: tables whose receivers acted before a change (调整前行使主体): no mode, and nobody where the row
            itself names who takes over.
        townships: tables that list a township's powers, in which 权力来源 1 means its own.
        bureaus: lists of the county's own bodies, in which 权力来源 tells how the county came to the power.

    Args:
        columns: the items' columns as lists.
        tables: the source tables.
        codes: meaning of the codes of 权力来源 in the place.
    """

    def __init__(
        self,
        columns: Mapping[str, list[Any]],
        tables: Sequence[TablePlace],
        codes: tuple[tuple[str, Mode], ...],
    ) -> None:
        self._columns = columns
        self._tables = tables
        self._codes = codes
        self._explained: dict[int, tuple[tuple[str, Mode], ...]] = {}
        self.legends = legends(tables)
        self.blanks = self._explaining_blanks("mode")
        self.unsigned = self._explaining_blanks("remark")
        self.dotted = self._with("●", "receiver_marks") | self._with("●", "mode_marks")
        self.marked = self._with("", "mode_marks")
        self.past = {
            at for at, place in enumerate(tables) if is_past(place.heads.get("receivers", ("", ""))[0])
        }
        self.bureaus = self._of_bureaus()
        self.townships = self._of_townships() - self.bureaus
        #: tables whose column of the department tells who acts: townships in some rows, bureaus in others
        self._acting = {
            table
            for table, text in zip(columns["table"], columns["department"], strict=True)
            if text and names_townships(text)
        }

    def legend(self, table: int) -> Mapping[str, str]:
        """Return symbol → term of a mode for a table; nothing where it has none or is not known."""
        return of_table(self.legends, table)

    def codes(self, table: int) -> tuple[tuple[tuple[str, Mode], ...], bool]:
        """Return the meaning of the codes of 权力来源, and whether 1 is the township's own power.

        It is so in a township's list, and wherever the table's own note or head explains the codes.
        """
        if table not in self._explained:
            self._explained[table] = self._explained_codes(table) or self._codes
        codes = self._explained[table]
        return codes, table in self.townships or codes is not self._codes

    def of_county(self, index: int, table: int) -> bool:
        """Return whether a row in a list of townships is the county's: then 权力来源 1 is no township's own power.

        Args:
            index: position of the item.
            table: index of its table.
        """
        if _AT_COUNTY.fullmatch(clean(self._columns["level"][index])):
            return True
        acting = ("receivers", "enforcer", *(("department",) if table in self._acting else ()))
        cells = [text for name in acting if (text := self._columns[name][index])]
        return bool(cells) and all(map(_COUNTYS_BODY.fullmatch, map(clean, cells)))

    def _explained_codes(self, table: int) -> tuple[tuple[str, Mode], ...]:
        if not 0 <= table < len(self._tables):
            return ()
        place = self._tables[table]
        texts = [line.text for line in (*place.captions, *place.lines)]
        texts += [place.heads["power_source"][0]] if "power_source" in place.heads else []
        told = {
            symbol.lstrip("0"): mode
            for text in texts
            if "来源" in text
            for symbol, term in legend_of(text)
            if symbol.isdigit() and (mode := single(cell_modes(term))) is not None
        }
        return tuple(told.items())

    def _with(self, sign: str, field: str) -> set[int]:
        """Return the tables in which a column has a sign, or anything."""
        return {
            table
            for table, text in zip(self._columns["table"], self._columns[field], strict=True)
            if text and sign in text
        }

    def _explaining_blanks(self, field: str) -> set[int]:
        """Return the tables whose note explains the symbols in a column, and what a blank there means."""
        cells: dict[int, set[str]] = {}
        for table, text in zip(self._columns["table"], self._columns[field], strict=True):
            cells.setdefault(table, set()).add(text)
        return {at for at, legend in enumerate(self.legends) if tells_blanks(legend, cells.get(at, ()))}

    def _of_bureaus(self) -> set[int]:
        """Return the tables of county bodies: their level or their title says so, and no word of any township."""
        levels: dict[int, set[str]] = {}
        handing: set[int] = set()
        for table, level, source, *told in zip(
            *(self._columns[name] for name in ("table", "level", "power_source", *_HANDING)), strict=True
        ):
            if source:
                levels.setdefault(table, set()).add(level)
            if any(told):
                handing.add(table)
        found = set()
        for table, said in levels.items():
            if table in handing or not 0 <= table < len(self._tables):
                continue
            place = self._tables[table]
            above = [line.text for line in place.captions]
            above += [place.sheet or "", PurePosixPath(place.file).name]
            if any(map(speaks_of_townships, (*above, *said))):
                continue
            if "" not in said or any(_BUREAUS.search(clean(text)) for text in above):
                found.add(table)
        return found

    def _of_townships(self) -> set[int]:
        found = {
            at
            for at, place in enumerate(self._tables)
            if any(_TOWNSHIPS.search(clean(line.text)) for line in place.captions)
        }
        for table, level, department, source in zip(
            self._columns["table"], self._columns["level"], self._columns["department"],
            self._columns["power_source"], strict=True,
        ):  # fmt: skip
            words = source.lstrip("0")
            handed = words[:1] in ("2", "5") or "下放" in source or "委托" in source
            if (
                handed
                or any(ending in level for ending in ENDINGS)
                or (department and names_townships(department))
            ):
                found.add(table)
        return found
