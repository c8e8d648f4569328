from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.frames import loose, positions, texts
from powerlist.audit.handed import handed, once
from powerlist.audit.rule import Rule, Skip
from powerlist.model.enums import Confidence, Mode, PowerType, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding


class LostSupervision(Rule):
    """处罚下放以后，部门的监督检查事项也不见了

    ## 查什么
    与上一版比较：处罚下放给了乡镇，或划转给了综合执法机构，而同一部门、同一部法律的行政检查事项从清单里消失了。没有上一版的，跳过。

    ## 为什么
    处罚权交出去，原部门的日常监管责任不减。连检查一起删掉，就没有人监管了。

    ## 反例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《中华人民共和国水法》第六十九条, mode: 下放, receivers: 甲镇}
    previous:
      items:
      - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《中华人民共和国水法》第六十九条}
      - {name: 对取水的监督检查, type: 行政检查, department: 县水利局, basis: 《中华人民共和国水法》第六十条}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《中华人民共和国水法》第六十九条, mode: 下放, receivers: 甲镇}
    - {name: 对取水的监督检查, type: 行政检查, department: 县水利局, basis: 《中华人民共和国水法》第六十条}
    previous:
      items:
      - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《中华人民共和国水法》第六十九条}
      - {name: 对取水的监督检查, type: 行政检查, department: 县水利局, basis: 《中华人民共和国水法》第六十条}
    ```

    ## 怎么改
    把部门的检查事项加回来；检查也一并交出去的，在清单里保留这一行并写明方式。

    ## 依据
    浙江省综合行政执法条例 第十六条
    """

    code = "PLD06"
    name = "lost-supervision"
    english = "The department's inspection vanished with the penalty that was handed down"
    english_manual = {
        "what": "Compared with the previous version: a penalty was handed to townships or moved to an enforcement body, and the inspection of the same department under the same law vanished. Skipped without a previous version.",
        "why": "Handing over the penalty leaves the department its supervision. Without the inspection nobody supervises.",
        "repair": "Put the inspection back; where it was handed over as well, keep the row and state its mode.",
    }
    severity = Severity.WARNING
    confidence = Confidence.MEDIUM
    ground = "浙江省综合行政执法条例 第十六条"
    messages = {
        "zh": "处罚下放后，{department}依{law}的检查事项「{lost}」不见了",
        "en": "with the penalty, the inspection {lost} of {department} under {law} has vanished",
    }
    helps = {
        "zh": "把检查事项加回来，监管责任不随处罚下放",
        "en": "put the inspection back; supervision stays",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        before = context.previous
        if before is None:
            raise Skip("没有上一版清单", "there is no previous version")
        rows = once(handed(catalogue, context, Mode.DELEGATED))
        given = set(rows["position"].tolist())
        items = catalogue.items
        moved = (items["enforcer"] != "") & (items["enforcer"] != items["department"])
        penalties = [
            position
            for position in positions(items["type"] == PowerType.PENALTY.value)
            if position in given or moved.iat[position]
        ]
        here = {
            (loose(name), loose(sub))
            for name, sub in zip(catalogue.items["name"], catalogue.items["sub_name"], strict=True)
        }
        ids = set(texts(catalogue.items, "id")) if before.folder is not None else set()
        kinds, names, subs, departments, known = (
            texts(before.items, name) for name in ("type", "name", "sub_name", "department", "id")
        )
        lost = [
            position
            for position, kind in enumerate(kinds)
            if kind == PowerType.INSPECTION.value
            and known[position] not in ids
            and (loose(names[position]), loose(subs[position])) not in here
        ]
        if not penalties or not lost:
            return
        laws = _laws(catalogue)
        by_law: dict[tuple[str, str], int] = {}
        own = texts(items, "department")
        for position in penalties:
            for law in laws.get(position, ()):
                by_law.setdefault((own[position], law), position)
        old = _laws(before)
        for position in lost:
            for law in old.get(position, ()):
                place = by_law.get((departments[position], law))
                if place is not None:
                    yield self.at(
                        catalogue,
                        place,
                        discriminator=loose(names[position]),
                        department=departments[position],
                        law=f"《{law.removeprefix('中华人民共和国')}》",
                        lost=subs[position] or names[position],
                    )
                    break


def _laws(catalogue: Catalogue) -> dict[int, list[str]]:
    bases = catalogue.citations
    bases = bases[bases["role"] == "basis"]
    found: dict[int, list[str]] = {}
    for position, title, law in zip(
        bases["position"].tolist(), bases["title"].tolist(), bases["law"].tolist(), strict=True
    ):
        if title or law:
            found.setdefault(position, []).append(title or law)
    return found
