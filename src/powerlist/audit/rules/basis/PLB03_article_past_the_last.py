from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.cited import Cited, bases, doubtful, weighed
from powerlist.audit.rule import Rule
from powerlist.law.register import Status
from powerlist.model.enums import Confidence, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.law.statute import Statute, Version
    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding


#: How many times as many articles as the register knows an amended text may have, for a number to be in doubt only.
#: Of the 67 successive texts of one act in the register 63 have at most twice the articles of the text before.
_GROWTH = 2


class ArticlePastTheLast(Rule):
    """引用的条、款、项不存在

    ## 查什么
    条号大于适用日有效文本的最后一条，或者文本里没有引用的“第几条之一”；或者条在，条里没有这么多款、项（警告，每条报一次）。
    适用日或依据里写的年份晚于登记表所知的，法可能已经修改，只作提示；条号超过所知最后一条两倍的，修改也解释不了，仍是错误。登记表里没有、自己的法律文本文件夹（`[statutes] path`）里有的，按那里的文本查条号。

    ## 为什么
    不存在的条不能是职权的依据。多半是条号写错，或者名称写错、引到了另一部法。

    ## 反例
    ```yaml
    as_of: 2025-01-01
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《中华人民共和国水法》第一百六十九条}
    ```

    ## 正例
    ```yaml
    as_of: 2025-01-01
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《中华人民共和国水法》第六十九条}
    ```

    ## 怎么改
    对照现行文本改正条号。

    ## 依据
    行政处罚法 第四条、第三十八条
    """

    code = "PLB03"
    name = "article-past-the-last"
    english = "The cited article, paragraph or item does not exist"
    english_manual = {
        "what": "The number is past the last article of the text in force on the day that counts, or the text has no article of that suffix (第六十九条之一); or the article exists but has fewer paragraphs or items (a warning, once for each article). Where that day, or the year in the basis, is later than what the register knows, it is a remark only: the act may have been amended; a number of more than twice the last article known stays an error, which no amendment explains. Of an act that only the user's own folder of texts (`[statutes] path`) has, the articles of that text count.",
        "why": "An article that does not exist founds no power. Mostly the number is wrong, or the title leads to another law.",
        "repair": "Correct the number by the text in force.",
    }
    ground = "行政处罚法 第四条、第三十八条"
    messages = {
        "zh": "{shown} 不存在：{title}（{version}）共 {last} 条",
        "en": "{shown} does not exist: {title} ({version}) has {last:article}",
        "zh:old": "{shown} 不存在：{title}（{version}）共 {last} 条，{older} 的旧文本才有这一条",
        "en:old": "{shown} does not exist: {title} ({version}) has {last:article}; only the old text of {older} has it",
        "zh:newer": "{shown} 超过了登记表所知的最后一条（{version}，共 {last} 条）；登记表截至 {until}，请按新文本核对",
        "en:newer": "{shown} lies behind the last article known ({version}, {last}); newer than the register, which ends {until}",
        "zh:suffix": "{shown} 不存在：{title}（{version}）没有这一条",
        "en:suffix": "{shown} does not exist: {title} ({version}) has no such article",
        "zh:suffix-newer": "{shown} 在登记表所知的文本（{version}）里没有；登记表截至 {until}，请按新文本核对",
        "en:suffix-newer": "{shown} is not in the text known ({version}); newer than the register, which ends {until}",
        "zh:part": "{shown}{part} 不存在：这一条（{version}）有 {paragraphs} 款、{items} 项",
        "en:part": "{shown}{part} does not exist: the article ({version}) has {paragraphs:paragraph} and {items:item}",
        "zh:part-newer": "{shown}{part} 在登记表所知的文本（{version}，{paragraphs} 款、{items} 项）里没有；登记表截至 {until}，请按新文本核对",
        "en:part-newer": "{shown}{part} is not in the text known ({version}, {paragraphs:paragraph}, {items:item}); newer than the register, which ends {until}",
    }
    helps = {"zh": "对照现行文本改正条号", "en": "correct the article by the text in force"}

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        texts = catalogue.items["basis"].tolist()
        for position, cited in bases(catalogue, context).items():
            told: set[tuple[str, int, int]] = set()
            for one in cited:
                statute = context.register.resolve(one.title) if one.title and one.article else None
                if statute is None and one.article and not one.title:
                    yield from self._by_text(catalogue, position, one, context)
                    continue
                if statute is None or statute.status(context.as_of) in (Status.REPEALED, Status.SUPERSEDED):
                    continue
                version = statute.version_at(context.as_of)
                article = max(one.article, one.range_end)
                doubt = doubtful(statute, texts[position], one.law, context)
                if not version.last_article:
                    continue
                if article <= version.last_article and _no_such_suffix(one, version):
                    yield self.at(
                        catalogue,
                        position,
                        "basis",
                        offset=one.start,
                        variant="suffix-newer" if doubt else "suffix",
                        severity=weighed(Severity.ERROR, doubt),
                        discriminator=f"{one.title}|{one.article}|{one.suffix}",
                        shown=one.shown,
                        title=statute.title,
                        version=version.date.isoformat(),
                        until=statute.checked_until.isoformat(),
                    )
                    continue
                if article <= version.last_article:
                    key = (one.title, one.article, one.suffix)
                    if key in told or not _missing_part(one, version):
                        continue
                    told.add(key)
                    same = (other for other in cited if (other.title, other.article, other.suffix) == key)
                    missing = tuple(filter(None, dict.fromkeys(_missing_part(two, version) for two in same)))
                    yield self._part(catalogue, position, one, statute, version, missing, doubt=doubt)
                    continue
                older = [v for v in statute.versions if v.last_article >= article and v.date < version.date]
                yield self.at(
                    catalogue,
                    position,
                    "basis",
                    offset=one.start,
                    variant="newer" if doubt else "old" if older else "",
                    severity=weighed(Severity.ERROR, doubt and article <= _GROWTH * version.last_article),
                    discriminator=f"{one.title}|{article}",
                    shown=one.shown if not one.range_end else f"{one.shown}至第{one.range_end}条",
                    title=statute.title,
                    version=version.date.isoformat(),
                    last=version.last_article,
                    older=older[-1].date.isoformat() if older else "",
                    until=statute.checked_until.isoformat(),
                )

    def _by_text(
        self, catalogue: Catalogue, position: int, one: Cited, context: Context
    ) -> Iterable[Finding]:
        """Yield an article past the last of an act that only the user's own folder of texts has."""
        text = context.texts.text(one.law, context.as_of) if context.texts is not None else None
        article = max(one.article, one.range_end)
        if text is not None and 0 < text.last_article < article:
            yield self.at(
                catalogue,
                position,
                "basis",
                offset=one.start,
                discriminator=f"{one.law}|{article}",
                shown=one.shown if not one.range_end else f"{one.shown}至第{one.range_end}条",
                title=text.title,
                version=text.date.isoformat(),
                last=text.last_article,
            )

    def _part(
        self,
        catalogue: Catalogue,
        position: int,
        one: Cited,
        statute: Statute,
        version: Version,
        part: tuple[str, ...],
        *,
        doubt: bool,
    ) -> Finding:
        facts = version.article(one.article, one.suffix)
        return self.at(
            catalogue,
            position,
            "basis",
            offset=one.start,
            variant="part-newer" if doubt else "part",
            severity=weighed(Severity.WARNING, doubt),
            confidence=Confidence.MEDIUM,
            discriminator=f"{one.title}|{one.article}|{one.suffix}|part",
            shown=one.shown,
            part=part,
            version=version.date.isoformat(),
            paragraphs=facts.paragraphs if facts is not None else 0,
            items=facts.items if facts is not None else 0,
            until=statute.checked_until.isoformat(),
        )


def _no_such_suffix(one: Cited, version: Version) -> bool:
    """Return whether 第六十九条之一 is cited of a text whose articles are all known and have none of that number."""
    if not one.suffix or (one.article, one.suffix) in version.articles:
        return False
    numbers = {number for number, _ in version.articles}
    return len(numbers) + len(version.gaps) >= version.last_article


def _missing_part(one: Cited, version: Version) -> str:
    """Return the 款 or 项 that an article lacks, "" when it has them or nothing is known of it."""
    facts = version.article(one.article, one.suffix)
    if facts is None or not facts.paragraphs:
        return ""
    if one.paragraph > facts.paragraphs:
        return f"第{one.paragraph}款"
    paragraph = f"第{one.paragraph}款" if one.paragraph else ""
    return f"{paragraph}第{one.item}项" if one.item > facts.items else ""
