from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from powerlist.audit.codes import Profile, is_damaged, profile_named, profiles
from powerlist.audit.frames import said
from powerlist.audit.rule import Rule, Skip, members
from powerlist.model.enums import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding


class CodeOutsideProfile(Rule):
    """事项编码不符合编码方案

    ## 查什么
    有编码的事项，编码要符合清单所用的方案（catalog.toml 的 profile）。多半都不符合时只报一次，并指出哪个方案更合适。

    ## 为什么
    结构不对的编码挂不到上级目录上，也分不清主项和子项。

    ## 反例
    ```yaml
    items:
    - {name: 对第0种行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条, code: "330275012000"}
    - {name: 对第1种行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条, code: "330275012001"}
    - {name: 对第2种行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条, code: "330275012002"}
    - {name: 对第3种行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条, code: "330275012003"}
    - {name: 对第4种行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条, code: "330275012004"}
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条, code: 3302-7501}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条, code: "330275012000"}
    ```

    ## 怎么改
    按平台的编码改正；当地用别的方案，在清单的 catalog.toml 里写明 profile；还没有编成清单的，写在 powerlist.toml 的 [read] 里。

    ## 依据
    GB/T 39554.1-2020 政务服务事项编码
    """

    code = "PLC02"
    name = "code-outside-profile"
    english = "An item code does not fit the profile"
    english_manual = {
        "what": "Item codes must follow the profile of the list (`profile` in catalog.toml). Where most do not, it is told once, with the profile that fits better.",
        "why": "A malformed code cannot be joined to the list above, and main items cannot be told from sub-items.",
        "repair": "Correct the codes from the platform; where another profile is used, name it in the catalogue's catalog.toml, or in `[read]` of powerlist.toml before the first build.",
    }
    severity = Severity.WARNING
    ground = "GB/T 39554.1-2020 政务服务事项编码"
    messages = {
        "zh": "编码「{value}」不符合方案“{profile}”",
        "en": "code {value} does not fit the profile {profile}",
        "zh:profile": "{count} 个编码不符合方案“{profile}”，更像“{better}”",
        "en:profile": "{count:code does|codes do} not fit the profile {profile}; {better} fits better",
        "zh:none": "{count} 个编码不符合方案“{profile}”，也不符合已知的其他方案",
        "en:none": "{count:code fits|codes fit} neither the profile {profile} nor another known one",
    }
    helps = {
        "zh": "按平台的编码改正",
        "en": "correct it from the platform",
        "zh:profile": '在 {where} 里写 profile = "{better}"',
        "en:profile": 'set profile = "{better}" in {where}',
        "zh:none": '在 {where} 里写 profile = "plain"，不检查编码结构',
        "en:none": 'set profile = "plain" in {where} to leave codes unchecked',
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        items = catalogue.items
        codes = said(items, "code")
        filled = [position for position, code in enumerate(codes) if code]
        profile = profile_named(catalogue.meta.profile)
        if not filled:
            raise Skip("没有事项编码", "there are no item codes")
        if profile is None:
            raise Skip(
                f"没有名为 {catalogue.meta.profile} 的编码方案",
                f"there is no code profile named {catalogue.meta.profile}",
            )
        if not profile.forms:
            raise Skip("编码方案为 plain，不检查编码结构", "the profile is plain: codes are not checked")
        # what a spreadsheet made of a code is told as that
        guilty = [
            position
            for position in filled
            if profile.segments(codes[position]) is None and not is_damaged(codes[position])
        ]
        if len(guilty) > 1 and 2 * len(guilty) > len(filled):
            # Most codes are of another form: the profile is wrong, or nobody has chosen one.
            better = _best(profile, [codes[position] for position in filled])
            # once catalog.toml is there a person keeps it, and a build takes nothing from the configuration for it
            kept = catalogue.folder is not None or catalogue.beside is not None
            found = self.whole(
                catalogue.location_of(guilty[0], "code"),
                count=len(guilty),
                members=members(catalogue, guilty),
                field="code",
                sources=catalogue.sources_of(guilty[0], "code"),
                variant="profile" if better else "none",
                profile=profile.name,
                better=better,
                where="catalog.toml" if kept else "powerlist.toml [read]",
            )
            # the first of them, as its cell has it
            yield dataclasses.replace(found, excerpt=codes[guilty[0]])
            return
        for position in guilty:
            yield self.at(
                catalogue, position, "code", value=codes[position], profile=profile.name, excerpt=""
            )


def _best(profile: Profile, codes: list[str]) -> str:
    """Return the profile that most codes fit, or "" where none fits half of them."""
    fits = {
        other.name: sum(other.segments(code) is not None for code in codes)
        for other in profiles().values()
        if other.name != profile.name and other.forms
    }
    name = max(sorted(fits), key=lambda one: fits[one])
    return name if 2 * fits[name] > len(codes) else ""
