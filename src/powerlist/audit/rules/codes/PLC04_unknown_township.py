from __future__ import annotations

from typing import TYPE_CHECKING, Any

from powerlist.audit.handed import records, table_place
from powerlist.audit.rule import Rule
from powerlist.model.enums import Scope, Severity
from powerlist.model.location import Location
from powerlist.model.receiver import is_collective, is_one_of, is_pending, plain
from powerlist.model.wording import few
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding

_CODE = lazy_pattern(r"\d{9}(?:\d{3})?")
#: Seventh to ninth digit of GB/T 10114.
_CLASSES = (("街道", range(1, 100)), ("镇", range(100, 200)), ("乡", range(200, 400)))
_OF_POLICY = "classify.policy-unknown-receiver"
_ENDS = ("镇", "乡", "街道")


class UnknownTownship(Rule):
    """乡镇不在名录里，或区划代码不对

    ## 查什么
    承接主体（包括赋权规则文件里写的）在 townships.csv 里找不到；townships.csv 的区划代码不是九位（或十二位）数字、不在本县之下、
    两个乡镇重复、第七位起的类别与镇、乡、街道不符；名录里一个乡镇写了两行（同一个县的）、或一行没有名称。

    名录之外的承接主体没有目录（以乡镇名义行使的机构除外），这些事项在它名下哪里也不公布：是乡镇、街道的，是错误；便民服务中心等机构和其余是警告。
    “某镇人民政府”“某街道办事处”就是该镇、该街道。

    ## 为什么
    区划代码是对接平台和汇总统计的依据；承接主体写错了，目录就会漏掉一个乡镇，或者多出别县的乡镇。

    ## 反例
    ```yaml
    meta: {division_code: "510904"}
    items: [{name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局}]
    townships: [{township_name: 三家镇, township_code: "510903110", kind: 镇}]
    ```

    ## 正例
    ```yaml
    meta: {division_code: "510904"}
    items: [{name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局}]
    townships: [{township_name: 三家镇, township_code: "510904110", kind: 镇}]
    ```

    ## 怎么改
    核对民政部门公布的代码；漏了的乡镇补进 townships.csv，写错的承接主体改正。

    ## 依据
    GB/T 2260；GB/T 10114；行政区划代码管理办法（民政部令第79号）
    """

    code = "PLC04"
    name = "unknown-township"
    english = "A township is unknown, or its division code does not fit"
    english_manual = {
        "what": "A receiver, of a list or of the policy file, is not in townships.csv (a township's government or street office is the township); a division code of townships.csv does not have nine (or twelve) digits, is not under this county, is given twice, or its class does not fit town, township or street; a township has two rows in one county, or a row no name. A receiver that is not there has no directory (but for a body that acts in a township's name), so its items are published nowhere under its name: an unknown township is an error, a body (便民服务中心) and the rest are warnings.",
        "why": "Division codes join the list to the platform and to statistics. A misspelt receiver loses a township or adds one of another county.",
        "repair": "Compare with the codes that the civil affairs office published; add missing townships to townships.csv, correct misspelt receivers.",
    }
    severity = Severity.WARNING
    ground = "GB/T 2260；GB/T 10114"
    messages = {
        "zh": "承接主体「{value}」不在乡镇名录里（{count} 项）",
        "en": "receiver {value} is not in townships.csv ({count:item})",
        "zh:policy": "赋权规则“{rule}”的承接主体「{value}」不在乡镇名录里",
        "en:policy": "the receiver {value} of the policy's rule {rule} is not in townships.csv",
        "zh:form": "{township}的区划代码「{value}」不是九位数字",
        "en:form": "the code {value} of {township} is not nine digits",
        "zh:prefix": "{township}的区划代码「{value}」不在{prefix}之下",
        "en:prefix": "the code {value} of {township} is not under {prefix}",
        "zh:class": "{township}是{kind}，区划代码「{value}」的类别却是{other}",
        "en:class": "{township} is a {kind}, but its code {value} is of the class {other}",
        "zh:double": "区划代码「{value}」给了两个乡镇：{names}",
        "en:double": "the code {value} is given to two townships: {names}",
        "zh:nameless": "townships.csv 有一行没有写乡镇名称",
        "en:nameless": "a row of townships.csv has no name",
        "zh:repeat": "{township}在 townships.csv 里写了两行",
        "en:repeat": "{township} has two rows in townships.csv",
        "zh:kind": "{township}的类别写的是{kind}，名称却是{other}",
        "en:kind": "{township} is called a {kind}, but its name says {other}",
    }
    helps = {
        "zh": "改正承接主体，或把它补进 townships.csv",
        "en": "correct the receiver, or add it to townships.csv",
        "zh:policy": "改正赋权规则里的承接主体，或把它补进 townships.csv",
        "en:policy": "correct the receiver in the policy, or add it to townships.csv",
        "zh:form": "写九位区划代码",
        "en:form": "write the nine digits",
        "zh:prefix": "核对所属县和代码",
        "en:prefix": "check county and code",
        "zh:class": "核对民政部门公布的代码",
        "en:class": "check the code that the civil affairs office published",
        "zh:double": "改正其中一个",
        "en:double": "correct one of them",
        "zh:nameless": "写上名称，或删去这一行",
        "en:nameless": "write its name, or delete the row",
        "zh:repeat": "只留一行",
        "en:repeat": "keep one of them",
        "zh:kind": "改正类别",
        "en:kind": "correct the kind",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        yield from self._policy(catalogue)
        yield from self._receivers(catalogue)
        rows = records(catalogue.townships)
        place = catalogue.meta.division_code
        prefix = place[: {"province": 2, "city": 4}.get(catalogue.meta.level, 6)]
        while prefix.endswith("00"):
            # 532300 is a prefecture, whatever the level says
            prefix = prefix[:-2]
        codes: dict[str, list[str]] = {}
        seen: set[tuple[str, str]] = set()
        for row, values in enumerate(rows):
            township, code, kind = values["township_name"], values["township_code"].strip(), values["kind"]
            if not township:
                yield self._one(catalogue, row, "nameless", f"#{row + 1}", "township_name", value=code)
                continue
            if (township, values["county"]) in seen:
                yield self._one(catalogue, row, "repeat", township, "township_name", value=code)
                continue
            seen.add((township, values["county"]))
            named = next((word for word, _ in _CLASSES if township.endswith(word)), "")
            if kind and named and kind != named:
                yield self._one(catalogue, row, "kind", township, "kind", kind=kind, other=named)
            if not code:
                continue
            codes.setdefault(code[:9], []).append(township)
            if not _CODE.fullmatch(code):
                yield self._one(catalogue, row, "form", township, value=code)
                continue
            if prefix and not code.startswith(prefix):
                yield self._one(catalogue, row, "prefix", township, value=code, prefix=prefix)
            known = next((word for word, numbers in _CLASSES if int(code[6:9]) in numbers), "")
            if known and (kind or named) and known != (kind or named):
                yield self._one(
                    catalogue, row, "class", township, value=code, kind=kind or named, other=known
                )
        for code, names in codes.items():
            if len(names) > 1:
                row = [values["township_name"] for values in rows].index(names[1])
                yield self._one(catalogue, row, "double", names[1], value=code, names=few(names))

    def _policy(self, catalogue: Catalogue) -> Iterable[Finding]:
        """Yield the receivers that the policy file names and nobody knows, at their line."""
        for note in catalogue.notes:
            if note.kind == _OF_POLICY:
                yield self.whole(
                    Location(file=note.file, line=note.row),
                    scope=Scope.BATCH,
                    field="receivers",
                    severity=Severity.ERROR,
                    variant="policy",
                    township=note.value,
                    discriminator=f"policy|{note.detail['rule']}|{note.value}",
                    value=note.value,
                    rule=note.detail["rule"],
                )

    def _receivers(self, catalogue: Catalogue) -> Iterable[Finding]:
        named, county = (catalogue.townships[name].tolist() for name in ("township_name", "county"))
        known = dict(zip(map(plain, named), county, strict=True))
        unknown: dict[str, list[int]] = {}
        for note in catalogue.notes:
            position = (
                catalogue.position_of.get(note.item or "")
                if note.kind == "classify.unknown-receiver"
                else None
            )
            if position is not None and not is_collective(note.value):  # 各乡镇: PLM20 asks which they are
                unknown.setdefault(note.value, []).append(position)
        told = set(unknown) | {note.value for note in catalogue.notes if note.kind == _OF_POLICY}
        grants = catalogue.grants if known else catalogue.grants.iloc[:0]
        for item, receiver in zip(grants["item"].tolist(), grants["receiver"].tolist(), strict=True):
            position = catalogue.position_of.get(item)
            if not receiver or receiver in told or is_collective(receiver) or is_one_of(receiver, known):
                continue
            if position is not None and not is_pending(receiver):  # 待定: PLM20 asks who it is
                unknown.setdefault(receiver, []).append(position)
        for value, positions in sorted(unknown.items()):
            first, *others = dict.fromkeys(positions)
            yield self.at(
                catalogue,
                first,
                "receivers",
                related=others[:10],
                severity=Severity.ERROR if value.endswith(_ENDS) else None,
                count=1 + len(others),
                discriminator=value,
                township=value,
                value=value,
            )

    def _one(
        self,
        catalogue: Catalogue,
        row: int,
        variant: str,
        township: str,
        field: str = "township_code",
        **values: Any,
    ) -> Finding:
        return self.whole(
            table_place(catalogue, "townships", row),
            scope=Scope.BATCH,
            field=field,
            variant=variant,
            township=township,
            discriminator=f"{variant}|{township}",
            **values,
        )
