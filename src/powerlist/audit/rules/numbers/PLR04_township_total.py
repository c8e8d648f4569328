from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.frames import loose
from powerlist.audit.handed import handed, table_place
from powerlist.audit.layered import aligned
from powerlist.audit.rule import Rule, Skip
from powerlist.model.enums import Layer, Mode, Scope, Severity
from powerlist.text.numerals import whole_number
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding

_TOTAL = lazy_pattern(
    r"(?:共计?|合计|总计|调整为|清单为|事项为|总数|职权|权力|权责|履职)[^，。；\d]{0,12}(\d{1,5})\s*项"
)
_CLAUSE = lazy_pattern(r"[。；;\n]")
_BY_MODE = lazy_pattern(
    r"下放|委托|延伸|法定|赋权|行政(?:许可|处罚|强制|征收|给付|检查|确认|奖励|裁决)(?:职权)?\s*(?:各)?\d"
)


class TownshipTotal(Rule):
    """公布的乡镇总数，不等于法定加赋权减去重复

    ## 查什么
    公布的文字里写明某乡镇共多少项的，与清单算出来的比较：法定本级的项数，加下放、委托的项数，减去两边都有的项数。
    清单里没有法定本级、而配了乡镇法定事项清单的，用那张清单的项数。没有写明总数的，跳过。

    ## 为什么
    大姚 233 项是法定 108 项加赋权 127 项减去重复的 2 项。重复的没有合并，公布的总数就多了。

    ## 反例
    ```yaml
    meta: {claims: [{text: 甲镇行政职权共3项}]}
    items:
    - {name: 拆除乡村违法建设, type: 行政强制, department: 甲镇, mode: 法定本级, receivers: 甲镇}
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, mode: 下放, receivers: 甲镇}
    ```

    ## 正例
    ```yaml
    meta: {claims: [{text: 甲镇行政职权共2项}]}
    items:
    - {name: 拆除乡村违法建设, type: 行政强制, department: 甲镇, mode: 法定本级, receivers: 甲镇}
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, mode: 下放, receivers: 甲镇}
    ```

    ## 怎么改
    核对重复的事项是否已经合并，再改正公布的数字或清单。

    ## 依据
    大姚县、南华县公布的乡镇权责清单
    """

    code = "PLR04"
    name = "township-total"
    english = "A township's published total is not its statutory plus handed-over items less the overlap"
    english_manual = {
        "what": "A number stated for a township in the published text is compared with what the list gives: statutory items, plus delegated and entrusted ones, less those that are in both. Where the list has no statutory items the statutory layer is counted. Skipped where no total is stated.",
        "why": "Where the overlap was not merged the published total is too high.",
        "repair": "Check whether the overlap was merged, then correct the number or the list.",
    }
    severity = Severity.ERROR
    ground = "公布的数字应当与清单一致"
    messages = {
        "zh": "公布{township}共 {stated} 项，清单是法定 {own} + 赋权 {given} 减 重复 {both} = {counted} 项",
        "en": "{township} is said to have {stated:item}; {own} statutory + {given} handed over - {both} in both = {counted}",
    }
    helps = {
        "zh": "核对重复的事项，改正数字或清单",
        "en": "check the overlap, then correct the number or the list",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        names = catalogue.townships["township_name"].tolist() or list(
            dict.fromkeys(name for name in catalogue.grants["receiver"].tolist() if name)
        )
        claims = list(_claims(catalogue, names))
        if not claims:
            raise Skip("公布的文字里没有写明某乡镇共多少项", "no township's total is published")
        sums = _sums(catalogue, context)
        for township, stated, text in claims:
            own, given, both = sums.get(township, (0, 0, 0))
            counted = own + given - both
            if stated != counted:
                yield self.whole(
                    table_place(catalogue, "grants"),
                    scope=Scope.BATCH,
                    count=abs(stated - counted),
                    township=township,
                    discriminator=f"{township}|{loose(text)[:40]}",
                    stated=stated,
                    own=own,
                    given=given,
                    both=both,
                    counted=counted,
                )


def _claims(catalogue: Catalogue, townships: list[str]) -> Iterator[tuple[str, int, str]]:
    """Yield township, number and text of every total that is stated of a township by name."""
    for claim in catalogue.meta.claims:
        text = str(claim.get("text", ""))
        number = whole_number(str(claim.get("number", "")))
        if claim.get("township") and number is not None:
            yield str(claim["township"]), number, text
            continue
        for clause in _CLAUSE.split(text):
            named = [name for name in townships if name and name in clause]
            found = _TOTAL.findall(clause)
            if named and len(found) == 1 and not _BY_MODE.search(clause):
                for name in named:
                    yield name, int(found[0]), clause


def _sums(catalogue: Catalogue, context: Context) -> dict[str, tuple[int, int, int]]:
    """Return for each township how many are statutory, handed over, and both."""
    rows = handed(catalogue, context, Mode.STATUTORY, Mode.DELEGATED, Mode.ENTRUSTED)
    listed = aligned(catalogue, context, Layer.STATUTORY) or {}
    size = len(context.layers[Layer.STATUTORY]) if Layer.STATUTORY in context.layers else 0
    own: dict[str, set[tuple[str, str]]] = {}
    given: dict[str, set[tuple[str, str]]] = {}
    on_list: dict[str, int] = {}
    for receiver, name, sub, kind, mode, position in zip(
        rows["receiver"].tolist(), rows["name"].tolist(), rows["sub_name"].tolist(), rows["type"].tolist(),
        rows["mode"].tolist(), rows["position"].tolist(), strict=True,
    ):  # fmt: skip
        side = own if mode == Mode.STATUTORY.value else given
        key = (loose(name) + loose(sub), kind)
        if side is given and key not in given.get(receiver, ()):
            on_list[receiver] = on_list.get(receiver, 0) + (position in listed)
        side.setdefault(receiver, set()).add(key)
    found = {}
    for receiver in {*own, *given}:
        mine, theirs = own.get(receiver, set()), given.get(receiver, set())
        if not mine and size:
            found[receiver] = (size, len(theirs), on_list.get(receiver, 0))
        else:
            found[receiver] = (len(mine), len(theirs), len(mine & theirs))
    return found
