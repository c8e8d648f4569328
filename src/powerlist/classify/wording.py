"""Ways of saying the same: whose seal, who answers, who decides, and in whose name.

A township that acts in its own name uses its own seal, decides itself and answers for it; one that was
entrusted uses the department's, and the department answers (处罚法 第二十条, 行政诉讼法 第二十六条). Each is rewritten
to the one way that is read: 以…名义, 县级保留, 不下放. What cannot be rewritten stays as it is.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from powerlist.classify.wordingtable import GENERIC, SAME, STOPS
from powerlist.model.bodywords import ACT, COUNTY
from powerlist.model.townwords import END, OFFICE
from powerlist.text.patterns import lazy_pattern

#: 下列事项由县级部门行使: what is spoken of says nothing of its own.
_LISTED: Final = lazy_pattern(
    r"^(?:以[上下]|[上下]列|上述|表列|所列|本(?:表|清单|目录)(?:中|内)?(?:所列)?)(?:各项)?(?:事项|职权|权力)(?=.)"
)
#: 由县局统一实施, 县里管: the county goes on, said of the power and not of somebody else's part in it.
_COUNTYS_OWN: Final = lazy_pattern(
    rf"(?:暂时?|目前)(?:仍|还)?由{GENERIC}{ACT}"
    rf"|(?:[本该此](?:项|事项)?|全[县区市]|统一)*(?:由|归)?{GENERIC}(?:直接|统一|集中|自行)+(?:负责|组织)*{ACT}"
    rf"|(?:统一|全[县区市])+(?:由|归){GENERIC}{ACT}"
    rf"|(?:由)?(?:县|区|旗)(?:里|上)(?:来)?{ACT}|(?:县|区|旗)级?(?:统一?|直接?)?管(?:理)?"
)
#: 不委托中介机构: who else does not.
_NOT_OTHERS: Final = lazy_pattern(r"[不未]委托|其余|其他")
#: 国务院取消下放层级事项, 国发〔2019〕6号取消下放, 取消下放后由市级承接: what was done above the county.
_ABOVE: Final = lazy_pattern(
    rf"(?:国务院|国家|中央|省政府|省级|自治区|(?:国发|国办发|国函)[^,，。;；]{{2,12}}号)(?:决定|已|文件)*取消(?:和|、)?下放(?![^,，。;；]{{0,6}}{END})"
    r"|取消(?:和|、)?下放后?(?:改)?由(?:省|自治区|设区的?市|市|自治州|州)级?[^,，。;；乡镇街县区]{0,8}(?:承接|行使|实施|办理|审批)"
)
_OVER: Final = lazy_pattern(r"(?:现|目前|均)?已(?:经)?(?:终止|解除|失效|停止)")
#: One of these stands in every text that is rewritten.
_HINT: Final = lazy_pattern(
    r"名义|章|印|签|解除|终止|失效|续|退|后|下沉|下派|由[本该其]?[镇乡街]|承担|独立|决定|权限|权力|职权|事权|主体|自己|自行|自主|交|放[给到]|代|签|受托|派|驻|继续|留|不再|撤回|收回|上收|[不未没][^,，。;；]{0,3}(?:向|对|给|交|由)|移交|划|保留|委托|改由|[县区旗][里上]|直接|统一|集中|赋权|授权|接不|转为|法定|[执处审许][法罚批可]权|还权|暂|设|管(?:理)?$|窗口|重复|重合|相同|一致|下放|驻|《"
)


_COUNTY_ONLY: Final = lazy_pattern(
    r"下放[后权环程内]|赋权转|协议|下沉|下派|留|继续|收回|撤回|上收|驻|派出|改由|转由|直接|统一|集中|局机关|[执处审许][法罚批可]权|还权|暂|属于?[县区旗]级|^(?:由)?[县区旗](?:里|上|级?[统直]?.?管)"
)
#: Without a township 使用县水利局印章 may be said of the bureau itself.
_LOCAL: Final = lazy_pattern(r"(?<!城)乡|镇|街道|委托")


#: 受县局委托，由县执法大队实施: the county's own body, and no township.
_AGENT_OF: Final = lazy_pattern(rf"(?:依法)?受{COUNTY}?[^,，。;；乡镇街]{{0,12}}委托")
_COUNTYS_AGENT: Final = lazy_pattern(
    rf"由{COUNTY}[^,，。;；乡镇街]{{0,14}}?(?:大队|支队|中队|中心|站|所|局){ACT}"
)
_RESOURCES: Final = lazy_pattern(r"编制|经费|工资|待遇")
_SINCE: Final = lazy_pattern(
    r"^(?:自|从)?(?:19|20)\d\d年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:起|开始|以来|后)?(?=.)"
)
_BARE_NAME: Final = lazy_pattern(r"^(?:并|且|对外|依法)*以自己名义$")
_TOWN_ACTS: Final = lazy_pattern(rf"{END}{OFFICE}?{STOPS}{{0,6}}?(?:{ACT}|主体|承接)")


@cache
def _same() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return the ways of saying the same, compiled when the first text is rewritten: most lists have no such text."""
    return tuple((re.compile(pattern), same) for pattern, same in SAME)


@lru_cache(maxsize=65536)
def reworded(clause: str, text: str) -> str:
    """Return a cleaned clause in the words that are read.

    Args:
        clause: between two stops or commas.
        text: all that it stands in.
    """
    clause = _ABOVE.sub("", _LISTED.sub("", clause))
    if not _HINT.search(clause) or not (_LOCAL.search(text) or _COUNTY_ONLY.search(clause)):
        return clause
    if _AGENT_OF.fullmatch(clause) and _COUNTYS_AGENT.search(text):
        return ""
    if clause in ("人员下沉", "人员下移") and _RESOURCES.search(text):
        return ""
    if _COUNTYS_OWN.fullmatch(clause) and not _NOT_OTHERS.search(text):
        return "县级保留"
    if _OVER.fullmatch(clause) and "委托" in text:
        # 委托至2024年底，现已终止
        return "终止委托"
    # 2022年5月起已交石桥镇管理: what begins a clause stands behind its day
    when = _SINCE.match(clause)
    day, clause = (when.group(), clause[when.end() :]) if when else ("", clause)
    for pattern, same in _same():
        clause = pattern.sub(same, clause)
    clause = day + clause if clause else ""
    if _BARE_NAME.match(clause) and _TOWN_ACTS.search(text):
        # 乡镇为执法主体，独立承担法律责任: of whom it is said stands in the clause before
        clause = "以乡镇自己名义"
    return clause
