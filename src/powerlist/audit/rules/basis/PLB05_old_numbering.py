from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.cited import bases, doubtful, history, last_year, quoted_year, repealed, weighed
from powerlist.audit.handed import table_place
from powerlist.audit.renumbered import HANDING_DOWN, RENUMBERED, stale_bases, stale_grounds, stale_papers
from powerlist.audit.rule import Rule
from powerlist.model.enums import Confidence, Scope, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding


class OldNumbering(Rule):
    """按修改前的文本引用，条号可能已变

    ## 查什么
    依据的括注（或名称里、名称前）写明是某年修正、修订的文本，或只写了年份（《安全生产法》（2014）），而适用日有效的文本比它新；两份文本都在登记表里、条数不同的，是警告，其余是提示。
    括注只写了通过、公布、施行的年份的，只在两份文本都在登记表里、条数不同时提示：现行有效的法也常常这样写。已经废止或被取代的法由 PLB04 报。
    另查处罚的实施依据（新的第十六条说规范性文件不得设定处罚，不会是依据；委托的，第十八条、第十九条不是委托的条文）、赋权依据、decisions.csv 的决定依据、deeds.csv 的委托依据：行政处罚法 2021 年修订后，集中行使、委托的条文
    由第十六至十九条改为第十八至二十一条；2021 年 7 月 15 日以前的决定、协议不可能依据新的第二十四条。

    ## 为什么
    修订常常重排条文。旧条号在新法里是另一件事，照引等于没有依据。

    ## 反例
    ```yaml
    as_of: 2025-01-01
    items:
    - name: 对冒用农产品质量标志的处罚
      type: 行政处罚
      department: 县农业农村局
      basis: 《中华人民共和国农产品质量安全法》（2006年4月29日通过，2018年10月26日修正）第五十一条
    ```

    ## 正例
    ```yaml
    as_of: 2025-01-01
    items:
    - name: 对冒用农产品质量标志的处罚
      type: 行政处罚
      department: 县农业农村局
      basis: 《中华人民共和国农产品质量安全法》（2006年4月29日通过，2022年9月2日修订）第七十四条
    ```

    ## 怎么改
    对照现行文本找到相应的条，连同括注一起改。

    ## 依据
    行政处罚法 第三十七条；立法法 第六十三条
    """

    code = "PLB05"
    name = "old-numbering"
    english = "The citation follows a text from before an amendment"
    english_manual = {
        "what": "The note behind the title names the text of a year, or is a year alone, while a later text is in force; a warning where both texts are in the register and differ in their number of articles, else a remark. A note that names only the year of the passing is a remark, and only where both texts are in the register and differ in their number of articles: laws in force are often cited so. Of repealed acts PLB04 speaks. In the basis of a penalty (the new article 16 founds nothing, 18 and 19 do not entrust) and of the grounds of a hand-over, in its grant, its decision and its deed: since the Penalty Act was revised in 2021, centralising and entrusting stand in articles 18 to 21 instead of 16 to 19, and a decision or deed made before 15 July 2021 cannot rest on the new article 24.",
        "why": "An amendment often renumbers the articles. The old number says something else in the new text; citing it is like citing nothing.",
        "repair": "Find the article in the text in force and change number and note together.",
    }
    severity = Severity.WARNING
    confidence = Confidence.MEDIUM
    ground = "行政处罚法 第三十七条；立法法 第六十三条"
    messages = {
        "zh": "《{law}》按 {year} 年的文本引用，现行文本是 {version} 的，由 {before} 条改为 {last} 条，条号可能已变",
        "en": "《{law}》 is cited by the text of {year}; the one in force dates from {version} ({before:article} became {last})",
        "zh:amended": "《{law}》按 {year} 年的文本引用，{version} 又修改过，请核对条文",
        "en:amended": "《{law}》 is cited by the text of {year}; it was amended again on {version}",
        "zh:passed": "《{law}》的括注只写到 {year} 年，现行文本是 {version} 的，由 {before} 条改为 {last} 条，请核对条号是否还对",
        "en:passed": "the note of 《{law}》 names no year after {year}; the text in force dates from {version} ({before:article} became {last})",
        "zh:newer": "《{law}》按 {year} 年的文本引用，登记表所知的最后文本是 {version} 的，之后可能又有修改（登记表截至 {until}）",
        "en:newer": "《{law}》 is cited by the text of {year}; the last text known is of {version}, the law may be newer than the register ({until})",
        "zh:basis": "实施依据引用行政处罚法第{old}条是修订前的条号，2021年7月15日起应为第{new}条",
        "en:basis": "the basis cites article {old} of the Penalty Act by its old number; since 2021-07-15 it is {new}",
        "zh:penalty": "赋权依据引用行政处罚法第{old}条是修订前的条号，2021年7月15日起应为第{new}条",
        "en:penalty": "the hand-over cites article {old} of the Penalty Act by its old number; since 2021-07-15 it is {new}",
        "zh:paper": "{number}（{day}）引用行政处罚法第{old}条是修订前的条号，2021年7月15日起应为第{new}条",
        "en:paper": "{number} of {day} cites article {old} of the Penalty Act by its old number; since 2021-07-15 it is {new}",
        "zh:paper-early": "{number}（{day}）在 2021年7月15日以前，不可能依据行政处罚法第二十四条",
        "en:paper-early": "{number} of {day} dates from before 2021-07-15 and cannot rest on article 24 of the Penalty Act",
        "zh:early": "{decision} 作出于 2021年7月15日以前，不可能依据行政处罚法第二十四条",
        "en:early": "{decision} dates from before 2021-07-15 and cannot rest on article 24 of the Penalty Act",
    }
    helps = {
        "zh:paper": "在 {table} 里改正依据的条号，或核对日期",
        "en:paper": "correct the article in {table}, or check the date",
        "zh:paper-early": "在 {table} 里改正依据或日期",
        "en:paper-early": "correct the ground or the date in {table}",
        "zh": "对照现行文本改正条号和括注",
        "en": "correct number and note by the text in force",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        texts = catalogue.items["basis"].tolist()
        for position, cited in bases(catalogue, context).items():
            seen: set[str] = set()
            for one in cited:
                if not one.title or not one.article or one.title in seen:
                    continue
                seen.add(one.title)
                statute = context.register.resolve(one.title)
                if statute is None:
                    continue
                if repealed(one.law, statute, context) is not None:
                    continue  # there is no text in force to follow; PLB04 tells what took its place
                year = quoted_year(texts[position], one)
                # many a list names the passing only, of a law that was amended since and cited rightly
                only_passing = not year
                year = year or last_year(history(texts[position], one.law))
                version = statute.version_at(context.as_of)
                if not year or year >= version.date.year or version.date > context.as_of:
                    continue
                before = [v for v in statute.versions if v.date.year <= year]
                renumbered = bool(before) and before[-1].last_article != version.last_article
                if only_passing and not renumbered:
                    continue
                doubt = doubtful(statute, texts[position], one.law, context)
                variants = {"passed": only_passing, "newer": doubt, "amended": not renumbered}
                yield self.at(
                    catalogue,
                    position,
                    "basis",
                    offset=one.start,
                    variant=next((name for name, speaks in variants.items() if speaks), ""),
                    severity=weighed(
                        Severity.WARNING if renumbered else Severity.INFO, doubt or only_passing
                    ),
                    confidence=Confidence.LOW if only_passing else None,
                    discriminator=one.title,
                    law=one.law,
                    year=year,
                    version=version.date.isoformat(),
                    before=before[-1].last_article if before else 0,
                    last=version.last_article,
                    until=statute.checked_until.isoformat(),
                )
        for position, old, offset in stale_bases(catalogue, context):
            yield self.at(
                catalogue,
                position,
                "basis",
                offset=offset,
                variant="basis",
                confidence=Confidence.HIGH,
                discriminator=str(old),
                old=old,
                new=RENUMBERED[old],
            )
        for position, old, decision in stale_grounds(catalogue, context):
            early = old == HANDING_DOWN
            yield self.at(
                catalogue,
                position,
                "legal_ground",
                variant="early" if early else "penalty",
                confidence=Confidence.HIGH,
                discriminator=str(old),
                decision=decision,
                old=old,
                new=RENUMBERED.get(old, old),
            )
        for table, line, number, ground, day, old in stale_papers(catalogue, context):
            yield self.whole(
                table_place(catalogue, table, line),
                scope=Scope.BATCH,
                field=ground,
                variant="paper-early" if old == HANDING_DOWN else "paper",
                confidence=Confidence.HIGH,
                discriminator=f"{table}|{number}|{old}",
                number=number,
                day=day,
                old=old,
                new=RENUMBERED.get(old, old),
                table=f"{table}.csv",
            )
