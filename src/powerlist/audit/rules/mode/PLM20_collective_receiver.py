from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.handed import table_place
from powerlist.audit.rule import Rule, members
from powerlist.model.enums import TOWNSHIP_MODES, Severity
from powerlist.model.receiver import is_collective, is_pending, names_all
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding

#: 13个乡镇: whether the list has so many is another question.
_COUNTED = lazy_pattern(r"[0-9一二两三四五六七八九十百]+个")
_PENDING = "compile.receivers-pending"
#: So many items of one word are told one by one.
_FEW = 3


class CollectiveReceiver(Rule):
    """承接主体写的是各乡镇，没有乡镇名单，展不开

    ## 查什么
    赋权记录的承接主体是“各乡镇”“13个乡镇”“中心镇”“有条件的乡镇”一类统称，而 townships.csv 里没有乡镇，或者
    名单与它对不上：个数不同（名单里4个，表上写13个），除外的乡镇不在名单里，哪几个是中心镇没有写。合并提示一次，写明多少条。
    名单齐全、写的就是“各乡镇”的，也要展开成一条一个乡镇，才进目录。
    写了下放、委托、延伸，承接主体却是“待定”“无”“/”的（来源表里只有空着才按全部乡镇处理；手工写的赋权记录空着，就是没有乡镇）。

    ## 为什么
    目录是一个乡镇一份。统称不知道是哪几个乡镇，这些事项就进不了任何一份目录，乡镇公布的事项会少一截。

    ## 反例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条}
    grants:
    - {item: 1, receiver: 各乡镇, mode: 下放}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条}
    grants:
    - {item: 1, receiver: 甲镇, mode: 下放}
    ```

    ## 怎么改
    在清单文件夹里写 townships.csv（表头：乡镇名称、区划代码、所属县、乡镇类别、分组），再编制一次；或在来源表里写明乡镇。

    ## 依据
    行政处罚法 第二十四条第一款（能够有效承接的乡镇、街道）
    """

    code = "PLM20"
    name = "collective-receiver"
    english = "The receivers are all townships, and no list says which they are"
    english_manual = {
        "what": "The receiver is a collective name such as 「各乡镇」 or 「中心镇」, and townships.csv is empty or does not settle it: another number, an exception that is not in it, no word on which ones are meant. Where the list is there and 「各乡镇」 means all of it, the grants must still be spread over the townships. Told once, with the number of grants. An item that is handed over while its receiver says 「待定」, 「无」 or 「/」 (only an empty cell of a source means all townships; a grant that is written by hand without a receiver has none).",
        "why": "There is one directory a township. Where nobody knows which ones are meant, the items enter none.",
        "repair": "Write townships.csv (name, division code, county, kind, group) and build again, or name the townships in the source.",
    }
    severity = Severity.ERROR
    ground = "行政处罚法 第二十四条第一款"
    messages = {
        "zh": "{count} 条赋权的承接主体是「{value}」，没有乡镇名单，展不开，未进任何乡镇的目录",
        "en": "{count:grant is|grants are} to 「{value}」; no list of townships says which, so no directory has them",
        "zh:pending": "承接主体写的是「{value}」：没有乡镇承接，未进任何乡镇的目录",
        "en:pending": "the receiver says 「{value}」: no township has it, and no directory",
        "zh:pending-all": "{count} 个事项的承接主体写的是「{value}」：没有乡镇承接，未进任何乡镇的目录",
        "en:pending-all": "the receiver of {count:item} says 「{value}」: no township has them, and no directory",
        "zh:every": "{count} 条赋权的承接主体写的是「{value}」，没有展开成一个个乡镇，未进任何乡镇的目录",
        "en:every": "{count:grant is|grants are} to 「{value}」, which was not spread over the townships, so no directory has them",
        "zh:known": "{count} 条赋权的承接主体写的是「{value}」，和 townships.csv 的乡镇对不上，不知道是哪几个",
        "en:known": "{count:grant is|grants are} to 「{value}」, which does not fit townships.csv: nobody can say which they are",
        "zh:empty": "{count} 条赋权没有写承接主体，未进任何乡镇的目录",
        "en:empty": "{count:grant has|grants have} no receiver, so no directory has them",
    }
    helps = {
        "zh": "写 townships.csv（乡镇名称、区划代码、所属县、乡镇类别、分组），再编制一次",
        "en": "write townships.csv (name, code, county, kind, group) and build again",
        "zh:pending": "定了的写明乡镇，全部乡镇承接的写“各乡镇”；没有定的，赋权方式也先不写",
        "en:pending": "name the townships (「各乡镇」 for all) once it is settled; till then leave the mode empty too",
        "zh:pending-all": "定了的写明乡镇，全部乡镇承接的写“各乡镇”；没有定的，赋权方式也先不写",
        "en:pending-all": "name the townships (「各乡镇」 for all) once it is settled; till then leave the mode empty too",
        "zh:empty": "在 grants.csv 里逐个写上乡镇",
        "en:empty": "write one grant a township into grants.csv",
        "zh:every": "再编制一次，或在 grants.csv 里逐个写上乡镇",
        "en:every": "build again, or write one grant a township into grants.csv",
        "zh:known": "在来源表里写明乡镇；或在 townships.csv 的“分组”列写上这个说法，再编制一次",
        "en:known": "name the townships in the list, or write this word into the group column, and build again",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        known = set(catalogue.townships["township_name"].tolist())
        given: dict[str, list[int]] = {}
        grants = catalogue.grants
        owners = grants["item"].tolist()
        for row, receiver in enumerate(grants["receiver"].tolist()):
            if receiver not in known and is_collective(receiver):
                given.setdefault(receiver, []).append(row)
        places = catalogue.position_of
        for receiver, rows in sorted(given.items()):
            # 各乡镇 means those of townships.csv, 13个乡镇 and 中心镇 may not
            every = names_all(receiver) and not _COUNTED.search(receiver)
            yield self.whole(
                table_place(catalogue, "grants", rows[0]),
                count=len(rows),
                members=members(catalogue, [places[owners[row]] for row in rows if owners[row] in places]),
                field="receiver",
                variant="" if not known else "every" if every else "known",
                discriminator=receiver,
                value=receiver,
            )
        yield from self._pending(catalogue)
        # a build spreads an empty cell over all townships: one that is empty here was written by hand
        empty = [row for row, to in enumerate(grants["receiver"].tolist()) if not to] if known else []
        waiting = {note.item for note in catalogue.notes if note.kind == _PENDING}
        empty = [
            row
            for row in empty
            if grants["mode"].iat[row] in TOWNSHIP_MODES
            and owners[row] in places
            and owners[row] not in waiting
        ]
        if empty:
            yield self.whole(
                table_place(catalogue, "grants", empty[0]),
                count=len(empty),
                members=members(catalogue, [places[owners[row]] for row in empty]),
                field="receiver",
                variant="empty",
                discriminator="empty",
            )

    def _pending(self, catalogue: Catalogue) -> Iterable[Finding]:
        """Yield the items that are handed over to nobody yet: each with its cell, many of one word once."""
        found: dict[str, list[int]] = {}
        for note in catalogue.notes:
            position = catalogue.position_of.get(note.item or "")
            if note.kind == _PENDING and position is not None:
                found.setdefault(note.value, []).append(position)
        grants = catalogue.grants
        lines: dict[tuple[str, int], int] = {}
        for row, (item, receiver, mode) in enumerate(
            zip(grants["item"].tolist(), grants["receiver"].tolist(), grants["mode"].tolist(), strict=True)
        ):
            position = catalogue.position_of.get(item)
            if position is not None and mode in TOWNSHIP_MODES and is_pending(receiver):
                found.setdefault(receiver, []).append(position)
                lines.setdefault((receiver, position), row)
        for value, several in sorted(found.items()):
            positions = list(dict.fromkeys(several))
            if len(positions) > _FEW:
                yield self.whole(
                    table_place(catalogue, "grants", lines.get((value, positions[0]))),
                    severity=Severity.WARNING,
                    count=len(positions),
                    members=members(catalogue, positions),
                    field="receivers",
                    variant="pending-all",
                    discriminator=f"pending|{value}",
                    value=value,
                )
                continue
            for position in positions:
                yield self.at(
                    catalogue,
                    position,
                    "receivers",
                    severity=Severity.WARNING,
                    variant="pending",
                    value=value,
                    location=table_place(catalogue, "grants", lines[value, position])
                    if (value, position) in lines and catalogue.folder is not None
                    else None,
                )
