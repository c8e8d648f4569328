from __future__ import annotations

from collections import Counter
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from powerlist.audit.published import published, unless_sound
from powerlist.audit.rule import Rule
from powerlist.model.enums import Scope, Severity
from powerlist.model.fields import GRANTS, ITEMS, field_named
from powerlist.model.location import Location
from powerlist.model.publication import DUTY, DUTY_HEAD
from powerlist.model.wording import few

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding
    from powerlist.model.readback import ReadBack

#: Of one file, so many items are told one by one; the count tells the rest.
_MOST = 5
_IGNORED = {"id", "serial", "mode"}


class FormatsDiffer(Rule):
    """同一目录的 Word、Excel、网页不一致

    ## 查什么
    同一个乡镇同名的 Word、Excel 和网页公布件：事项数不同，一份有而另一份没有的事项，同一事项的文字不同。
    以 Excel 为准，没有 Excel 时以 Word 为准；其余几份彼此一致、只有它不同的，报它。只比较两份都有的列，空格和换行不算不同。

    ## 为什么
    群众看的是网页，存档的是 Word，交换的是 Excel。三份说法不一，哪一份都不能作为依据。这多半是生成以后又手工改了其中一份。

    ## 反例
    ```yaml
    publications:
      石桥镇:
      - file: 石桥镇/石桥镇事项目录.xlsx
        items: [{name: 对甲行为的处罚}, {name: 对乙行为的处罚}]
      - file: 石桥镇/石桥镇事项目录.docx
        items: [{name: 对甲行为的处罚}]
    ```

    ## 正例
    ```yaml
    publications:
      石桥镇:
      - file: 石桥镇/石桥镇事项目录.xlsx
        items: [{name: 对甲行为的处罚}, {name: 对乙行为的处罚}]
      - file: 石桥镇/石桥镇事项目录.docx
        items: [{name: 对甲行为的处罚}, {name: 对乙行为的处罚}]
    ```

    ## 怎么改
    不要手工改公布件。改清单，然后重新运行 powerlist render。

    ## 依据
    政府信息公开条例 第六条（及时、准确地公开政府信息）
    """

    code = "PLF04"
    name = "formats-differ"
    english = "Word, Excel and web publications of one directory differ"
    english_manual = {
        "what": "The Word, Excel and web publications of one township: other numbers of items, items that one lacks, other text of one item. Excel counts, else Word; where it alone differs from the others, it is the one that is told. Only columns that both have are compared; blanks and line breaks do not count.",
        "why": "The public reads the web page, the archive holds Word, data are exchanged as Excel. Where they differ none can be relied on; mostly one was edited by hand.",
        "repair": "Do not edit publications. Change the catalogue and run powerlist render again.",
    }
    severity = Severity.ERROR
    ground = "政府信息公开条例 第六条"
    messages = {
        "zh": "与 {other} 的事项数不同：{count_here} 项，对方 {count_there} 项",
        "en": "has {count_here:item} where {other} has {count_there}",
        "zh:missing": "缺少 {other} 中的事项：{items}",
        "en:missing": "lacks items of {other}: {items}",
        "zh:text": "「{item}」的{head}与 {other} 不同：「{here}」，对方「{there}」",
        "en:text": "{head} of 「{item}」 differs from {other}: 「{here}」, there 「{there}」",
    }
    helps = {
        "zh": "改清单后重新运行 powerlist render，不要手工改公布件",
        "en": "change the catalogue and run powerlist render again; do not edit publications by hand",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        """Compare each township's files of one name with the first of them."""
        return unless_sound(self.code, context, self._look(context))

    def _look(self, context: Context) -> Iterator[Finding]:
        for township, files in published(context):
            for group in _directories(files):
                yield from self._group(township, group)

    def _group(self, township: str, group: Sequence[ReadBack]) -> Iterator[Finding]:
        """Yield where files differ from the first; where all do and two of them agree, the first is the changed one."""
        first, *others = group
        found = [list(self._pair(township, first, other)) for other in others]
        if all(found):
            for number, one in enumerate(others):
                rest = [other for other in group if other is not one]
                apart = [list(self._pair(township, one, other)) for other in rest]
                if number + 1 < len(others) and not all(apart):
                    found = apart
                    break
        for differences in found:
            yield from differences

    def _pair(self, township: str, first: ReadBack, other: ReadBack) -> Iterator[Finding]:
        where = Location(file=other.file)
        name, here = PurePosixPath(first.file).name, PurePosixPath(other.file).name
        if len(first.items) != len(other.items):
            yield self.whole(
                where,
                scope=Scope.BATCH,
                count=abs(len(first.items) - len(other.items)),
                township=township,
                discriminator=f"{here}|count",
                other=name,
                count_here=len(other.items),
                count_there=len(first.items),
            )
        shared = _shared(first.items, other.items)
        lost = list((_keys(first.items, shared) - _keys(other.items, shared)).elements())
        if lost:
            yield self.whole(
                where,
                scope=Scope.BATCH,
                count=len(lost),
                variant="missing",
                township=township,
                discriminator=f"{here}|missing",
                other=name,
                items=few((" ".join(filter(None, key)) for key in lost), _MOST),
            )
        if not lost and len(first.items) == len(other.items):
            yield from self._texts(township, first, other, shared)

    def _texts(
        self, township: str, first: ReadBack, other: ReadBack, shared: Sequence[str]
    ) -> Iterator[Finding]:
        there: dict[tuple[str, ...], list[Mapping[str, str]]] = {}
        for item in first.items:
            there.setdefault(_key(item, shared), []).append(item)
        told = 0
        for item in other.items:
            twin = there[_key(item, shared)].pop(0)
            for field, text in item.items():
                if field in _IGNORED or field not in twin or _plain(text) == _plain(twin[field]):
                    continue
                yield self.whole(
                    Location(file=other.file),
                    scope=Scope.BATCH,
                    field=field,
                    variant="text",
                    township=township,
                    discriminator=f"{PurePosixPath(other.file).name}|{item.get('name', '')}|{item.get('sub_name', '')}|{field}",
                    other=PurePosixPath(first.file).name,
                    item=item.get("name", ""),
                    head=_head(field),
                    here=text[:40],
                    there=twin[field][:40],
                )
                told += 1
                if told >= _MOST:
                    return


def _directories(files: Sequence[ReadBack]) -> Iterator[list[ReadBack]]:
    """Yield the files of one name in several formats, the workbook first."""
    rank = {"xlsx": 0, "docx": 1, "html": 2}
    groups: dict[str, list[ReadBack]] = {}
    for file in files:
        if file.format in rank:
            groups.setdefault(str(PurePosixPath(file.file).with_suffix("")), []).append(file)
    for _, group in sorted(groups.items()):
        if len(group) > 1:
            yield sorted(group, key=lambda file: rank[file.format])


def _shared(first: Sequence[Mapping[str, str]], other: Sequence[Mapping[str, str]]) -> list[str]:
    """Return the fields by which items of both files are told apart."""
    columns = [set().union(*(item.keys() for item in items)) for items in (first, other)]
    return [name for name in ("name", "sub_name", "department") if all(name in column for column in columns)]


def _keys(items: Sequence[Mapping[str, str]], shared: Sequence[str]) -> Counter[tuple[str, ...]]:
    return Counter(_key(item, shared) for item in items)


def _key(item: Mapping[str, str], shared: Sequence[str]) -> tuple[str, ...]:
    return tuple(_plain(item.get(name, "")) for name in shared)


def _plain(text: str) -> str:
    return "".join(text.split())


def _head(field: str) -> str:
    try:
        return field_named(field, ITEMS).head
    except KeyError:
        return DUTY_HEAD if field == DUTY else field_named(field, GRANTS).head
