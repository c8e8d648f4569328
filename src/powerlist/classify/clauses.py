"""The clauses of a running text, and those of them that hold now."""

from __future__ import annotations

from typing import Final

from powerlist.classify.counting import COUNTY_ACTS, TAKES
from powerlist.classify.wording import reworded
from powerlist.model.modes.masks import HANDED
from powerlist.model.modes.scan import clean, hits
from powerlist.model.modes.texts import in_force, last_dated, without_former
from powerlist.model.townwords import END, KIND, OFFICE
from powerlist.text.patterns import lazy_pattern

_STOP: Final = lazy_pattern(r"[。；;！!\n\r]+")
_COMMA: Final = lazy_pattern(r"[，,]+")
#: 尚未办结的案件，由原部门继续办理完毕: what was begun before is no matter of the item.
_OLD_CASES: Final = lazy_pattern(
    r"(?:下放|委托|赋权|承接)期间|[未没](?:有)?(?:下放|委托|承接|移交|赋权|延伸)(?:之|以)?前|"
    r"(?:尚未|未)(?:办结|审结|办理完毕)|(?:此前|之前|以前|已经?)(?:立案|受理|作出)|过渡期"
)
_ONE_DAY: Final = lazy_pattern(
    r"(?:成熟|具备|到位|稳定|提高|提升|待[^，。；]{1,10})(?:之|以)?[后时]|适时|逐步|将来|今后"
)
#: 拟调整为委托: a plan.
_PLANNED: Final = lazy_pattern(r"^(?:拟|计划|建议|申请|考虑|准备|争取)")
_COUNTYS: Final = lazy_pattern(r"[县区市旗]级(?:部门)?(?:事项|职权|权限|保留)?")
#: A clause about what was.
_WAS: Final = lazy_pattern(
    r"^(?:[（(]?(?:[该本此](?:项|事项)?(?:权力|职权|权限|事项)?)?(?:原来?|此前|以前|之前|曾|过去|前期|(?:去年|前年|往年)(?!\d{0,2}月?(?:起|以来|后)))(?!则)|(?:19|20)\d\d年(?:以?前|已(?!收|上收|撤|退|终止|取消|停)|曾))"
)
_NAME: Final = rf"[\u4e00-\u9fff]{{1,4}}?(?<![乡镇街各该的]){END}{OFFICE}?"
#: 凡口镇, 如东街道和石桥镇的事项: townships and nothing else, the first called by what is a word for a case elsewhere.
#: 凡各乡镇 is of all, and in 如石桥镇不能承接 something happens.
_TOWNSHIPS: Final = (
    rf"[凡若如](?![各该本有某是属不未无]|{KIND}){_NAME}(?:[、和及与]{_NAME}){{0,12}}"
    r"(?:的?(?:原?(?:委托|下放|赋权|延伸))?(?:事项|权限|职权|权力|部分))?"
    r"(?:[自于从]?(?:19|20)\d\d年(?:\d{1,2}月)?[起后]?)?$"
)
#: 连续两年评估不合格的，收回: in which case it would end. 无法承接，已收回 tells that it did.
_CASE: Final = lazy_pattern(
    rf"^(?!{_TOWNSHIPS})(?:如果?|若(?!羌|尔盖)|一旦|凡)"
    r"|(?:逾期|连续|不合格|不达标|不胜任|不力|不当|不符合|未达|未按|未能|拒不|违[反法规]|滥用|发生|出现|造成)[^，。；]{0,20}[的时]$"
)
_WOULD_END: Final = lazy_pattern(
    r"^(?!.*(?:已|现|均|(?:19|20)\d\d年))[^，。；]{0,14}?(?:收回|上收|撤回|终止|取消|停止|解除)"
)
_BUT: Final = lazy_pattern(r"^(?:但是?|而)(?=.)")
#: From now on.
_NOW: Final = lazy_pattern(r"^(?:现|目前|今|自?(?:19|20)\d\d年(?:\d{1,2}月)?(?:起|以来|后)?)(?:已|改|恢复)*")


def clauses_of(text: str) -> list[str]:
    """Return the cleaned clauses of a text without what is said of cases begun before, or of a case that may come."""
    found: list[str] = []
    for sentence in _STOP.split(text):
        in_case = False
        for clause in map(clean, _COMMA.split(sentence)):
            if _OLD_CASES.search(clause):
                break
            if in_case and _WOULD_END.match(clause):
                continue
            in_case = in_case or _CASE.search(clause) is not None
            if (clause := _BUT.sub("", clause)) and (same := reworded(clause, text)):
                found.append(same)
    return found


def holding_now(clauses: list[str]) -> list[str]:
    """Return what holds now: of 由委托改为下放 the end, of 原委托乡镇，现收回 the last clause, of 原委托乡镇 none."""
    found = []
    had = False
    for clause in map(without_former, last_dated(clauses)):
        now = in_force(clause)
        before = clause.removesuffix(now)
        if now != clause and (_ONE_DAY.search(before) or _PLANNED.match(before)):
            # 条件成熟后改为下放: it is not yet
            continue
        if now != clause:
            # 由赋权事项调整为县级事项 has gone back
            found.append("收回" if _COUNTYS.fullmatch(now) or COUNTY_ACTS.match(now) else now)
        elif not _WAS.match(clause):
            # 原委托各镇，现由县局实施: it went back
            found.append("收回" if had and COUNTY_ACTS.match(_NOW.sub("", clause)) else clause)
        else:
            # 原由镇街行使，现恢复县级行使 went back as well
            had = had or any(hit.mode in HANDED and hit.kind == "hard" for hit in hits(clause))
            had = had or TAKES.search(clause) is not None
    return found
