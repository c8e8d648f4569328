from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.frames import texts
from powerlist.audit.paired import DoubleRule, doubles
from powerlist.linkage import DoubleKind
from powerlist.model.enums import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding


class ExactDuplicate(DoubleRule):
    """两项完全重复

    ## 查什么
    部门、类型、名称都相同，依据也相同或都没有写条款的事项。全角半角、空格、标点和“对…的处罚”的写法不计。一级一行、各有实施主体的不算。
    其余相同、只有类型不同的（行政确认与公共服务、强制措施与强制执行）是警告：多半是一项职权填了两种类型，也可能真是两项。

    ## 为什么
    同一项职权列两次，公布的数字就多一项，乡镇和群众不知道以哪一行为准。

    ## 反例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条}
    - {name: 对擅自取水行为的行政处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条}
    - {name: 对拒不缴纳水资源费行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第七十条}
    ```

    ## 怎么改
    留一行，删去其余；各乡镇分别报来、承接主体不同的，先把承接主体和方式并到留下的一行，如“三家镇（下放）、白马乡（委托）”，
    删去的行才不会把它们带走。确实是两项的，把名称写清楚，或用 powerlist review 问卷 --for pairs 记下“不重复”和理由。

    ## 依据
    地方各级人民政府机构设置和编制管理条例 第十条；清单编制实务
    """

    code = "PLD01"
    name = "exact-duplicate"
    english = "The same item is listed twice"
    english_manual = {
        "what": "Items of one department, type and name, with the same basis or without any article. Width, blanks, punctuation and the phrase of a penalty do not count. One row a level, each with its own body, is no duplicate. Where all but the types agree (confirmation and public service, measure and enforcement) it is a warning: mostly one power was filed under two types, but it may be two.",
        "why": "A power listed twice makes the published number too high, and nobody knows which row holds.",
        "repair": 'Keep one row and delete the others; where each township has sent its own row, write all receivers with their modes into the one that stays, as 三家镇（下放）、白马乡（委托）. Where they are two powers, make the names say so, or record "no duplicate" with its reason by powerlist review questions --for pairs.',
    }
    severity = Severity.ERROR
    kind = DoubleKind.SAME
    ground = "地方各级人民政府机构设置和编制管理条例 第十条；清单编制实务"
    messages = {
        "zh": "与 {other} 重复：部门、类型、名称相同（{ground}）",
        "en": "the same as {other}: department, type and name agree ({ground_en})",
        "zh:types": "与 {other} 部门、名称相同，类型不同：{types}（{ground}）",
        "en:types": "department and name agree with {other}, the types differ: {types} ({ground_en})",
        "zh:types-many": "{rows} 行部门、名称相同，类型不同：{types}；另外是 {other}（{ground}）",
        "en:types-many": "{rows:row} of one department and name under several types: {types}; the others are {other} ({ground_en})",
        "zh:many": "{rows} 行重复，另外是 {other}：部门、类型、名称相同（{ground}）",
        "en:many": "{rows:row is|rows are} the same, the others are {other}: department, type and name agree ({ground_en})",
    }
    helps = {
        "zh": "留一行，删去其余；承接主体不同的，先并到留下的这一行",
        "en": "keep one row and delete the others; where their receivers differ, write them all into that row first",
        "zh:types": "核对类型：是一项的，留一行；确是两项的，把名称写清楚",
        "en:types": "check the types: keep one row if it is one power, else make the names say that there are two",
        "zh:types-many": "核对类型：是一项的，留一行；确是几项的，把名称写清楚",
        "en:types-many": "check the types: keep one row if it is one power, else make the names say that there are several",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        yield from super().check(catalogue, context)
        for cluster in doubles(catalogue, context, DoubleKind.RETYPED):
            yield self.told(
                catalogue,
                cluster,
                variant="types-many" if cluster.variant else "types",
                severity=Severity.WARNING,
                discriminator=f"{cluster.values['types']}|{texts(catalogue.items, 'name')[cluster.members[0]]}",
            )
