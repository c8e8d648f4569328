from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.days import span_of, term_of, years_after
from powerlist.audit.deeds import deeds_of, used
from powerlist.audit.handed import counted, handed, places
from powerlist.audit.rule import Rule
from powerlist.model.enums import Mode, Severity
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    import pandas as pd

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding

#: A term that never ends.
_OPEN = lazy_pattern(r"长期|永久|无固定|无期限|不限|不定期")
#: What more items than this share is told once.
_FEW = 2


class Term(Rule):
    """委托期限已满、没有写明或过长

    ## 查什么
    委托协议的期限（没有登记协议时看赋权记录的终止日期，可以写日期、起止或“三年”）：在法律适用日期已经届满的是错误；
    没有截止日期（包括“长期”）、超过规定年限的是警告。既没有协议、也没有终止日期的，由 PLE02 报。

    ## 为什么
    期限是委托书的法定内容。期满没有续签，乡镇就没有权限。

    ## 反例
    ```yaml
    as_of: 2025-12-31
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, mode: 委托, receivers: 甲镇, deed: 委1}
    deeds:
    - {number: 委1, principal: 县水利局, agent: 甲镇人民政府, valid_from: 2022-01-01, valid_until: 2024-12-31}
    ```

    ## 正例
    ```yaml
    as_of: 2025-12-31
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, mode: 委托, receivers: 甲镇, deed: 委1}
    deeds:
    - {number: 委1, principal: 县水利局, agent: 甲镇人民政府, valid_from: 2025-01-01, valid_until: 2027-12-31}
    ```

    ## 怎么改
    续签并登记新的期限；过长的，分期签订。

    ## 选项
    years：期限的上限（年），默认 3。

    ## 依据
    行政处罚法 第二十条第二款
    """

    code = "PLE04"
    name = "term"
    english = "The term of an entrustment is over, missing or too long"
    english_manual = {
        "what": "The term of a deed (or, where none is registered, the end of the grant): over by the day that counts is an error; no end (「长期」 is none), or a longer term than allowed, is a warning. Of grants with neither deed nor end PLE02 speaks.",
        "why": "The term is part of a deed by law. When it is over and not renewed, the township has no power.",
        "repair": "Renew the deed and register the new term; split one that is too long.",
        "options": "years: longest term in years, by default 3.",
    }
    severity = Severity.ERROR
    ground = "行政处罚法 第二十条第二款"
    options = {"years": (3, "期限的上限（年）")}
    messages = {
        "zh": "委托协议{number}已于{until}到期（{count} 项）",
        "en": "deed {number} ended on {until} ({count:item})",
        "zh:item": "委托已于{until}到期",
        "en:item": "the entrustment ended on {until}",
        "zh:endless": "委托没有截止日期（「{until}」）",
        "en:endless": "the entrustment has no end ({until})",
        "zh:endless-all": "{count} 项委托没有截止日期（「{until}」）",
        "en:endless-all": "{count:entrustment has|entrustments have} no end ({until})",
        "zh:over": "委托的期限超过 {years} 年（{until}）",
        "en:over": "the entrustment runs for more than {years:year} ({until})",
        "zh:over-all": "{count} 项委托的期限超过 {years} 年（{until}）",
        "en:over-all": "{count:entrustment runs|entrustments run} for more than {years:year} ({until})",
        "zh:missing": "委托协议{number}没有截止日期",
        "en:missing": "deed {number} has no end",
        "zh:long": "委托协议{number}的期限超过 {years} 年（{begin} 至 {until}）",
        "en:long": "deed {number} runs for more than {years:year} ({begin} to {until})",
    }
    helps = {
        "zh": "续签，或收回事项",
        "en": "renew it, or take the powers back",
        "zh:missing": "在协议和 deeds.csv 里写明截止日期",
        "en:missing": "state the end in the deed and in deeds.csv",
        "zh:endless": "在协议和终止日期里写明截止日期",
        "en:endless": "state the end in the deed and in the list",
        "zh:endless-all": "在协议和终止日期里写明截止日期",
        "en:endless-all": "state the end in the deed and in the list",
        "zh:over": "缩短期限，届满前评估续签",
        "en:over": "shorten the term and evaluate before renewing",
        "zh:over-all": "缩短期限，届满前评估续签",
        "en:over-all": "shorten the term and evaluate before renewing",
        "zh:long": "缩短期限，届满前评估续签",
        "en:long": "shorten the term and evaluate before renewing",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        rows = handed(catalogue, context, Mode.ENTRUSTED)
        deeds = deeds_of(catalogue)
        limit = float(self.option(context, "years"))
        for deed, group in used(rows, deeds):
            values = deed.values
            begin, end = span_of(values["valid_from"] or values["signed_on"], values["valid_until"])
            if end is None:
                variant, severity = ("missing", Severity.WARNING) if values["valid_from"] else ("", None)
            elif end < context.as_of:
                variant, severity = "ended", None
            elif begin is not None and end > years_after(begin, limit):
                variant, severity = "long", Severity.WARNING
            else:
                continue
            if not variant:
                continue
            yield counted(
                self,
                catalogue,
                group,
                "deeds",
                deed.row,
                field="valid_until",
                variant="" if variant == "ended" else variant,
                severity=severity,
                discriminator=f"{deed.number}|{end or ''}",
                number=deed.number,
                until=end or "",
                begin=begin or "",
                years=f"{limit:g}",
            )
        # a deed without days leaves it to what the grant says of its term
        dated = [
            number
            for number, deed in deeds.items()
            if deed.values["valid_from"] or deed.values["valid_until"]
        ]
        loose = rows[~rows["deed"].isin(dated)]
        told = loose[loose["until"] != ""].drop_duplicates(["position", "until", "effective"])
        held: dict[tuple[str, str, date | None, date | None], list[int]] = {}
        for row, (position, until, begun) in enumerate(
            zip(told["position"].tolist(), told["until"].tolist(), told["effective"].tolist(), strict=True)
        ):
            begin, end = span_of(begun, until)
            if end is not None and end < context.as_of:
                yield self.at(catalogue, position, "until", variant="item", until=end)
            elif _OPEN.search(until) and end is None:
                held.setdefault(("endless", until, None, None), []).append(row)
            elif (begin is not None and end is not None and end > years_after(begin, limit)) or (
                term_of(until) or 0
            ) > limit:
                held.setdefault(("over", until, begin, end), []).append(row)
        for (variant, until, _begin, _end), chosen in held.items():
            yield from self._loose(catalogue, told.iloc[chosen], variant, until, limit)

    def _loose(
        self, catalogue: Catalogue, group: pd.DataFrame, variant: str, until: str, limit: float
    ) -> Iterable[Finding]:
        """Tell a term of grants without a deed: item by item, or once where more than a few share it."""
        positions = places(group)
        years = f"{limit:g}"
        if len(positions) > _FEW:
            yield counted(
                self,
                catalogue,
                group,
                field="until",
                variant=f"{variant}-all",
                severity=Severity.WARNING,
                discriminator=f"{variant}|{until}",
                until=until,
                years=years,
            )
            return
        for position in positions:
            yield self.at(
                catalogue, position, "until", variant=variant, severity=Severity.WARNING,
                discriminator=f"{variant}|{until}", until=until, years=years,
            )  # fmt: skip
