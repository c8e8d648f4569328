from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.frames import loose
from powerlist.audit.handed import handed, records, table_place
from powerlist.audit.rule import Rule, Skip, members
from powerlist.linkage import fingerprint
from powerlist.model.enums import TOWNSHIP_MODES, Scope, Severity
from powerlist.model.receiver import own_name
from powerlist.model.ruling import DECLINED, TOWNSHIP, answer_of
from powerlist.model.wording import Term, few

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding

#: What a township has of one power: name, type, mode, basis, position of the item.
_Entry = tuple[str, str, str, str, int]
_HEADS = {"mode": "赋权方式", "basis": "实施依据"}


class GroupMembersDiffer(Rule):
    """同一分组的乡镇，清单不一样

    ## 查什么
    townships.csv 里同一分组的乡镇，逐镇比较事项、名称、类型、赋权方式、依据。rulings.csv 里已经记录某镇不承接或暂缓承接某项的，该镇少这一项不算；
    事项文本后来改了的，回答失效，仍算。

    ## 为什么
    “一类乡镇、一张清单”“数量一致、名称统一”。同组的乡镇多一项少一项，公布的数字就对不上。

    ## 反例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, mode: 下放, receivers: 东华镇、雨露乡}
    - {name: 对擅自采砂行为的处罚, type: 行政处罚, department: 县水利局, mode: 下放, receivers: 东华镇}
    townships:
    - {township_name: 东华镇, kind: 镇, group: 一类}
    - {township_name: 雨露乡, kind: 乡, group: 一类}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, mode: 下放, receivers: 东华镇、雨露乡}
    townships:
    - {township_name: 东华镇, kind: 镇, group: 一类}
    - {township_name: 雨露乡, kind: 乡, group: 一类}
    ```

    ## 怎么改
    补齐或删去差的那几项；确有差别的，分成两组，或在 rulings.csv 里记录某镇不承接的理由。

    ## 依据
    川府发〔2021〕42号“一类乡镇、一张清单”；楚雄州试点
    """

    code = "PLK01"
    name = "group-members-differ"
    english = "Townships of one group have different lists"
    english_manual = {
        "what": "Townships of one group of townships.csv are compared by item, name, type, mode and basis. What rulings.csv says a township does not take on is left out.",
        "why": "A group has one list. One item more or less in a township, and the published numbers do not agree.",
        "repair": "Add or delete the items; where the difference is meant, split the group or record in rulings.csv why the township does not take them on.",
    }
    severity = Severity.ERROR
    ground = "川府发〔2021〕42号"
    messages = {
        "zh": "同组（{group}）的{township}比{other}少 {missing} 项、多 {extra} 项：{names}",
        "en": "{township} of group {group} has {missing:item} less and {extra} more than {other}: {names}",
        "zh:attribute": "同组（{group}）的{township}与{other}有 {count} 项的{what}不同：{names}",
        "en:attribute": "{township} of group {group} and {other} differ in the {what} of {count:item}: {names}",
    }
    helps = {
        "zh": "补齐或删去，或在 townships.csv 里分成两组",
        "en": "complete or delete them, or split the group in townships.csv",
        "zh:attribute": "统一名称、类型、方式和依据",
        "en:attribute": "make name, type, mode and basis the same",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        groups: dict[str, list[str]] = {}
        for row in records(catalogue.townships):
            if row["group"]:
                groups.setdefault(row["group"], []).append(row["township_name"])
        groups = {group: names for group, names in groups.items() if len(names) > 1}
        if not groups:
            raise Skip("townships.csv 没有两个以上乡镇的分组", "townships.csv has no group of two or more")
        lists = _lists(catalogue, context)
        for group, names in groups.items():
            model = max(names, key=lambda name: (len(lists.get(name, {})), -names.index(name)))
            for township in names:
                if township != model:
                    yield from self._compare(catalogue, group, township, model, lists)

    def _compare(
        self, catalogue: Catalogue, group: str, township: str, model: str, lists: dict[str, dict[str, _Entry]]
    ) -> Iterable[Finding]:
        mine, other = lists.get(township, {}), lists.get(model, {})
        missing = _unexcused(other, mine, _declined(catalogue, township))
        extra = _unexcused(mine, other, _declined(catalogue, model))
        place = table_place(
            catalogue, "townships", catalogue.townships["township_name"].tolist().index(township)
        )
        if missing or extra:
            shown = [other[key][0] for key in missing] + [mine[key][0] for key in extra]
            yield self.whole(
                place,
                scope=Scope.BATCH,
                count=len(missing) + len(extra),
                members=members(
                    catalogue, [other[key][4] for key in missing] + [mine[key][4] for key in extra]
                ),
                township=township,
                discriminator=f"{group}|{township}",
                group=group,
                other=model,
                missing=len(missing),
                extra=len(extra),
                names=few(shown, 3),
            )
        for index, what in ((2, "mode"), (3, "basis")):
            unlike = [key for key in mine if key in other and mine[key][index] != other[key][index]]
            if unlike:
                yield self.whole(
                    place,
                    scope=Scope.BATCH,
                    count=len(unlike),
                    members=members(catalogue, [mine[key][4] for key in unlike]),
                    township=township,
                    variant="attribute",
                    discriminator=f"{group}|{township}|{_HEADS[what]}",
                    group=group,
                    other=model,
                    what=Term(_HEADS[what], what),
                    names=few([mine[key][0] for key in unlike], 3),
                )


def _unexcused(theirs: dict[str, _Entry], own: dict[str, _Entry], declined: set[str]) -> list[str]:
    """Return what a township lacks without having declined it."""
    return [key for key in theirs if key not in own and key.split("|")[0] not in declined]


def _declined(catalogue: Catalogue, township: str) -> set[str]:
    """Return the loose names of what this township said it does not take over, while the text it was asked about stands."""
    found = set()
    for row in records(catalogue.rulings):
        position = catalogue.position_of.get(row["item"])
        if (
            row["question"] != TOWNSHIP
            or own_name(row["township"]) != own_name(township)
            or answer_of(TOWNSHIP, row["answer"]) not in DECLINED
            or position is None
            or row["fingerprint"] not in ("", fingerprint(catalogue.items, position))
        ):
            continue
        ref = catalogue.ref(position)
        found.add(loose(ref.name) + loose(ref.sub_name))
    return found


def _lists(catalogue: Catalogue, context: Context) -> dict[str, dict[str, _Entry]]:
    """Return for each township its powers by loose name and type."""
    rows = handed(catalogue, context, *TOWNSHIP_MODES)
    found: dict[str, dict[str, _Entry]] = {}
    for receiver, name, sub, kind, mode, basis, position in zip(
        rows["receiver"].tolist(), rows["name"].tolist(), rows["sub_name"].tolist(), rows["type"].tolist(),
        rows["mode"].tolist(), rows["basis"].tolist(), rows["position"].tolist(), strict=True,
    ):  # fmt: skip
        key = f"{loose(name)}{loose(sub)}|{kind}"
        found.setdefault(receiver, {})[key] = (sub or name, kind, mode, loose(basis), position)
    return found
