from __future__ import annotations

from typing import TYPE_CHECKING, Any

from powerlist.audit.frames import loose
from powerlist.audit.rule import Rule, Skip
from powerlist.model.enums import Scope, Severity
from powerlist.model.location import Location
from powerlist.text.numerals import number_of
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding

_LIST = lazy_pattern(r"^附件[:：]\s*(.*)$")
_NUMBERED = lazy_pattern(r"^(\d{1,2})\s*[.．、]\s*(.+)$")
_HEADING = lazy_pattern(r"^附件\s*(\d{1,2}|[一二三四五六七八九十]{1,3})?\s*$")

#: 下放事项目录（共10项）.
_COUNT = lazy_pattern(r"[（(][^（）()]{0,4}\d{1,5}[项条件个][）)]$")


class AnnexMismatch(Rule):
    """附件与附件说明对不上

    ## 查什么
    公告正文后的附件说明（“附件：1.……”）与后面各附件的顺序号和标题比较：缺附件、多附件、标题不同、顺序号不连续。公告的全文写在 catalog.toml 的 claims 里；只有正文、没有附件的不查。

    ## 为什么
    附件的顺序号和名称应当与附件说明一致。对不上的公告，读者不知道缺的是哪一份清单。

    ## 反例
    ```yaml
    meta:
      claims:
      - text: |
          关于公布事项目录的公告
          附件：1.下放事项目录
          2.委托事项目录
          2025年2月20日
          附件1
          下放事项目录
    items: []
    ```

    ## 正例
    ```yaml
    meta:
      claims:
      - text: |
          关于公布事项目录的公告
          附件：1.下放事项目录
          2.委托事项目录
          2025年2月20日
          附件1
          下放事项目录
          附件2
          委托事项目录
    items: []
    ```

    ## 怎么改
    改正附件说明，或补上附件。

    ## 依据
    GB/T 9704-2012 党政机关公文格式 附件说明
    """

    code = "PLF01"
    name = "annex-mismatch"
    english = "The annexes differ from the list of annexes"
    english_manual = {
        "what": "The list of annexes at the end of a notice is compared with the annexes that follow: missing or additional ones, other titles, numbers out of sequence. The notice's text stands in the claims of catalog.toml; a text without annexes is not judged.",
        "why": "Numbers and titles of the annexes must be those of the list. Else nobody knows which list is missing.",
        "repair": "Correct the list of annexes, or add the annex.",
    }
    severity = Severity.WARNING
    ground = "GB/T 9704-2012 党政机关公文格式 附件说明"
    messages = {
        "zh": "附件说明列有附件{number}「{value}」，后面没有",
        "en": "annex {number} {value} is listed but missing",
        "zh:extra": "附件{number}「{value}」没有写进附件说明",
        "en:extra": "annex {number} {value} is not listed",
        "zh:title": "附件{number}的标题是「{value}」，附件说明写的是“{listed}”",
        "en:title": "annex {number} is titled {value} but listed as {listed}",
        "zh:order": "附件说明的顺序号不连续：{order}",
        "en:order": "the annexes are not numbered in sequence: {order}",
    }
    helps = {
        "zh": "改正附件说明，或补上附件",
        "en": "correct the list or add the annex",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        told = False
        for claim in catalogue.meta.claims:
            listed, annexes = _listed(str(claim.get("text", ""))), _present(str(claim.get("text", "")))
            present = {number: found[0] for number, found in annexes.items()}
            if not listed or not present:
                continue
            told = True
            order = [number for number, _ in listed]
            if order != list(range(1, len(order) + 1)):
                yield self._told(catalogue, "order", 0, "、".join(map(str, order)), order=tuple(order))
            titles = dict(listed)
            for number, title in listed:
                if number not in present:
                    yield self._told(catalogue, "", number, title)
                elif present[number] and _bare(title) not in map(_bare, annexes[number]):
                    yield self._told(catalogue, "title", number, present[number], title)
            for number, title in present.items():
                if number not in titles:
                    yield self._told(catalogue, "extra", number, title)
        if not told:
            raise Skip("没有带附件的公告全文", "there is no notice with its annexes")

    def _told(
        self, catalogue: Catalogue, variant: str, number: int, value: str, listed: str = "", **values: Any
    ) -> Finding:
        name = f"{catalogue.shown}/catalog.toml" if catalogue.folder else None
        return self.whole(
            Location(file=name, line=1 if name else None),
            scope=Scope.CATALOGUE,
            variant=variant,
            discriminator=f"{variant}|{number}|{loose(value)}",
            number=number,
            value=value,
            listed=listed,
            **values,
        )


def _listed(text: str) -> list[tuple[int, str]]:
    """Return number and title of each annex that the list of annexes names."""
    found: list[tuple[int, str]] = []
    inside = False
    for raw in text.splitlines():
        line = raw.strip()
        if not inside and (match := _LIST.match(line)):
            inside = True
            line = match[1]
            if line and not _NUMBERED.match(line):
                return [(1, line.rstrip("。；;"))]
        if not inside or not line:
            continue
        if not (match := _NUMBERED.match(line)):
            break
        found.append((int(match[1]), match[2].rstrip("。；;")))
    return found


def _bare(title: str) -> str:
    """Return a title without the number of items behind it, of which one of two places may not speak."""
    return loose(_COUNT.sub("", title))


def _present(text: str) -> dict[int, tuple[str, str]]:
    """Return of each annex that follows its number and title: the next line, and the next two, where one is long."""
    lines = [one.strip() for one in text.splitlines() if one.strip()]
    found: dict[int, tuple[str, str]] = {}
    for index, line in enumerate(lines):
        if match := _HEADING.match(line):
            number = (number_of(match[1]) if match[1] else 1) or 1
            title = lines[index + 1] if index + 1 < len(lines) else ""
            found[number] = (title, "".join(lines[index + 1 : index + 3]))
    return found
