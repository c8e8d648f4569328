from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.frames import texts
from powerlist.audit.handed import handed
from powerlist.audit.receivers import body_acting, is_township
from powerlist.audit.rule import Rule
from powerlist.model.enums import Mode, Severity
from powerlist.model.townwords import ENDINGS
from powerlist.model.wording import few, listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding

#: 权力来源 of the national platform → the modes under which a township may carry it.
_SOURCES: dict[str, frozenset[str]] = {
    "2": frozenset({Mode.DELEGATED.value}),
    "3": frozenset({Mode.DELEGATED.value, Mode.STATUTORY.value}),
    "5": frozenset({Mode.ENTRUSTED.value}),
    "6": frozenset({Mode.ENTRUSTED.value}),
}
#: The township's own by statute is neither handed down nor entrusted; in lists of departments 1 is the county's own.
_OWN = frozenset({Mode.DELEGATED.value, Mode.ENTRUSTED.value})
_WORDS = {"法定本级": "1", "上级下放": "2", "上级授权": "3", "上级委托": "5", "同级委托": "6"}


class CodesContradictMode(Rule):
    """赋权方式与权力来源、主体性质的代码不一致

    ## 查什么
    权力来源写上级下放而方式是委托，写上级委托而方式是下放；行使层级是乡镇的，权力来源写法定本级行使而方式是下放或委托；
    实施主体性质写受委托组织而方式是下放或法定本级。
    行为名义写乡镇、街道而方式是委托（错误：受委托的以委托机关的名义实施），写部门而方式是下放。
    县级部门清单里，权力来源说的是县里怎么来的，不比。

    ## 为什么
    代码报到政务服务平台，方式写在公布的目录里，两处不一致，复议、诉讼时不知道谁是被申请人、被告。

    ## 反例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, power_source: "2", mode: 委托, receivers: 甲镇}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, power_source: "5", mode: 委托, receivers: 甲镇}
    ```

    ## 怎么改
    核对决定或协议，改正其中一处。

    ## 依据
    政务服务平台权力来源、实施主体性质代码；行政处罚法 第二十条第三款（受委托的以委托机关名义实施）；行政许可法 第二十四条第二款
    """

    code = "PLM10"
    name = "codes-contradict-mode"
    english = "The platform's codes contradict the mode"
    english_manual = {
        "what": "The source of the power says delegated and the mode entrusted, or the other way round; at the level of a township the source says its own by statute and the mode delegated or entrusted; the nature of the body says entrusted organisation and the mode delegated or statutory; the power is exercised in the township's name while it is entrusted (an error: who is entrusted acts in the principal's name), or in the department's while it is delegated. In a county department's list the source says how the county got it and is not compared.",
        "why": "Codes go to the service platform, the mode into the published directory. Where they differ nobody knows whom to sue.",
        "repair": "Check the decision or the deed and correct one of the two.",
    }
    severity = Severity.WARNING
    ground = "政务服务平台权力来源、实施主体性质代码；行政处罚法 第二十条第三款"
    messages = {
        "zh": "{field_name}是「{value}」，赋权方式却是{mode}",
        "en": "{field_name} is {value}, but the mode is {mode}",
        "zh:own-name": "委托给{townships}，行为名义却是「{value}」，应以{department}的名义实施",
        "en:own-name": "entrusted to {townships}, yet exercised in the name of {value}; it has to be that of {department}",
        "zh:other-name": "下放给{townships}，行为名义却是「{value}」，应是乡镇自己的名义",
        "en:other-name": "delegated to {townships}, yet exercised in the name of {value}; it has to be the township's own",
        "zh:undecided": "{field_name}是「{value}」，与清单的其他说法矛盾：{statements}",
        "en:undecided": "{field_name} is {value} and contradicts what else the list says: {statements}",
    }
    helps = {
        "zh": "核对决定文件或委托协议后改正一处",
        "en": "check the decision or the deed and correct one of the two",
        "zh:own-name": "行为名义改为{department}；确以乡镇名义行使的，方式应是下放",
        "en:own-name": "act in the name of {department}; where it really is the township's, the mode is delegated",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        items = catalogue.items
        levels, departments = texts(items, "level"), texts(items, "department")
        if not ((items["power_source"] != "") | (items["organ_nature"] != "")).any():
            modes: dict[int, set[str]] = {}
        else:
            modes = _modes(catalogue)
        for position, (source, nature) in enumerate(
            zip(texts(items, "power_source"), texts(items, "organ_nature"), strict=True)
        ):
            said = modes.get(position)
            if not said or not (source or nature):
                continue
            county = levels[position].startswith(("县", "区")) and not is_township(
                departments[position], catalogue
            )
            code = next(
                (number for word, number in _WORDS.items() if word in source), source.strip().lstrip("0")[:1]
            )
            allowed = _SOURCES.get(code)
            own = code == "1" and said & _OWN and any(end in levels[position] for end in ENDINGS)
            if own or (allowed and not county and not said <= allowed):
                yield self.at(catalogue, position, "power_source", value=source, mode=_terms(said))
            if (nature.strip() == "3" or "受委托" in nature) and said & {
                Mode.DELEGATED.value,
                Mode.STATUTORY.value,
            }:
                yield self.at(catalogue, position, "organ_nature", value=nature, mode=_terms(said))
        yield from self._names(catalogue, context)
        for note in catalogue.notes:
            place = catalogue.position_of.get(note.item or "") if note.kind == "classify.conflict" else None
            if place is None:
                continue
            statements = note.detail.get("statements") or []
            codes = [one for one in statements if one.get("kind") == "code"]
            if codes:
                yield self.at(
                    catalogue,
                    place,
                    # 受委托组织 stands in the column on the nature of the body
                    str(codes[0].get("field") or "power_source"),
                    variant="undecided",
                    value=str(codes[0].get("text", "")),
                    statements=listed(
                        (str(one.get("text", "")) for one in statements if one.get("kind") != "code"),
                        apart=True,
                    ),
                )

    def _names(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        """Yield the items whose grants are exercised in a name that their mode does not allow."""
        rows = handed(catalogue, context, Mode.ENTRUSTED, Mode.DELEGATED)
        rows = rows[rows["acts_in_name"] != ""]
        for (position, mode, name), group in rows.groupby(["position", "mode", "acts_in_name"], sort=True):
            acting = body_acting(str(name))
            entrusted = str(mode) == Mode.ENTRUSTED.value
            own = is_township(acting, catalogue)
            department = str(group["department"].iat[0])
            # what is neither a township nor the department itself (受委托组织, 双方) is left to people
            if own if entrusted else bool(department) and acting == department:
                yield self.at(
                    catalogue,
                    int(str(position)),
                    "acts_in_name",
                    variant="own-name" if entrusted else "other-name",
                    severity=Severity.ERROR if entrusted else None,
                    discriminator=acting,
                    value=acting,
                    department=department or "部门",
                    townships=few(group["receiver"].tolist()),
                )


def _modes(catalogue: Catalogue) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    pairs = catalogue.grants[["item", "mode"]].drop_duplicates()
    pairs = pairs[pairs["mode"].isin([mode.value for mode in Mode])]
    for item, mode in zip(texts(pairs, "item"), texts(pairs, "mode"), strict=True):
        position = catalogue.position_of.get(item)
        if position is not None:
            found.setdefault(position, set()).add(mode)
    return found


def _terms(modes: set[str]) -> tuple[Mode, ...]:
    return tuple(mode for mode in Mode if mode.value in modes)
