"""Words by which a township hands on what it received: 石桥镇可再委托村委会, 由镇委托综合执法队实施.

They say nothing of how the county handed over, so that the scanner of modes passes over them, and they break 行政处罚法
20(4) and 行政许可法 24(3), which the audit tells.
"""

from __future__ import annotations

from typing import Final

from powerlist.model.bodywords import AGENT
from powerlist.model.townwords import END, OFFICE, TOWN
from powerlist.text.patterns import lazy_pattern

_GIVE: Final = r"(?:下放|下沉|委托|授权|赋权|交由|交给)"
_TO: Final = r"(?:至|给|到|由|予)?"
#: Who received: a township, whatever its name is, or the side of a deed that was entrusted.
_WHO: Final = rf"(?:(?<![向对给至到]){TOWN}{OFFICE}?|(?:承接|受委?托){AGENT})"
_MAY: Final = r"(?:可以?|能够?|有权|允许|自行|另行|统一|依法|视情况?|根据(?:需要|实际|情况)|负责|也){1,4}"
_POWER: Final = r"(?:[将把][^，,。；;、]{0,14}?)?"
#: 转委托 and 二次委托 are handing on by themselves; 再委托 may be what the county does next.
_ON: Final = r"(?:转|二次|层层|再转)(?:行)?"
#: 继续委托 without anybody named is what the county does.
_ANEW: Final = rf"(?:{_ON}|再次?|另行|向下)"
_AGAIN: Final = rf"(?:{_ANEW}|进一步|继续)"
#: Who stands below or beside a township.
_BELOW: Final = (
    r"(?:其|各|该|本|镇|乡|街道|所辖|辖区内?的?|有关|相关){0,6}"
    r"(?:村(?=级|委|民委|社|居|[（(，,。；;、实行办承）)]|$)|社区(?=居|[（(，,。；;、实行办承）)]|$)|居(?:民)?委|下属|所属|镇属|事业(?:单位|站|编)|(?:综合)?(?:行政)?执法(?:局|大队|中队|队|办)|[^，,。；;、]{0,6}服务中心"
    r"|第三方|企业(?=[，,。；;、实行办承）)]|$)|物业(?:公司|企业)|[^，,。；;、]{0,4}公司|协会|社会组织|其他(?:组织|单位|机构)|个人(?=$|[，,。；;、）)实行办])|网格)"
)
#: As an alternative of the table of words for modes.
ONWARD: Final = (
    rf"{_WHO}(?:{_MAY})?{_POWER}{_ON}{_GIVE}"
    rf"|{_WHO}{_MAY}{_POWER}{_AGAIN}{_GIVE}"
    # 向石桥镇下放, 将各街道下放 are the county's: the township begins the clause
    rf"|(?:^|(?<=[，,。；;、：:（(]))[^，,。；;、：:向对给将把至到局委不未无禁非]{{0,10}}?{_WHO}(?:{_MAY})?{_POWER}{_AGAIN}?{_GIVE}{_TO}{_BELOW}"
    rf"|{_ANEW}{_GIVE}{_TO}{_BELOW}"
    rf"|(?:可以?|允许|准许|同意){_ANEW}{_GIVE}(?!{_TO}(?:各|[^，,。；;、村社]{{0,5}}?){TOWN})"
)
#: In a remark also by nobody named; 培训后再委托, 由下放转委托 and 再下放至石桥镇 are what the county does.
_ANY: Final = (
    rf"(?<![后时])再(?:次|行|转)?(?:委托|下放|授权)(?!{_TO}(?:各|[^，,。；;、村社]{{0,5}}?){TOWN}{OFFICE}?(?:$|[，,。；;、和及承行实办]))"
    r"|(?<!下放)(?<!赋权)(?<!延伸)(?<!派驻)(?:转|层层|二次)(?:行)?(?:委托|下放|授权)"
)
_SAID: Final = lazy_pattern(f"{ONWARD}|{_ANY}")
_NEVER: Final = lazy_pattern(
    r"(?:不得|不能|不可|不准|禁止|严禁|不再|不许|不允许|无权|未|擅自|违规|私自|防止|杜绝|避免)[^，。；]{0,16}$|[不无]$|没有[^，。；]{0,6}$"
    # 由县水利局再次下放, 第二批再下放, 委托期满可再次委托 are the county's
    r"|[县区市旗][^，。；乡镇街]{0,12}(?:局|委|委员会|部门|政府)$|批次?$|(?:期满|到期|届满)后?$"
    # 先下放石桥镇，其余镇再下放
    rf"|(?:其余|其他|其它)[^，。；]{{0,2}}{END}$"
)
#: 委托第三方检测, 委托村委会协助巡查 give away work and no power.
_WORK: Final = lazy_pattern(
    r"协助|配合|参与|检测|检验|监测|鉴定|评估|评审|测绘|勘测|勘查|审计|设计|清运|清理|拆除|代履行|巡查|宣传|送达|管护|养护|保洁|调查|收集"
    r"|代收|代办|代发|上报|劝导|培训|调解"
)
_POWER_TOO: Final = lazy_pattern(r"实施|行使|处罚|执法|许可|审批|审核|职权|权力|权限")
_BRIGADE: Final = lazy_pattern(r"(?:综合)?(?:行政)?执法(?:局|大队|中队|队|办)")
_STOPS: Final = "，,。；;\n"
_STOP: Final = lazy_pattern(f"[{_STOPS}]")
#: What stands farther before is of another clause.
_LONGEST: Final = 200


def handed_on(text: str) -> str:
    """Return the clause that lets somebody hand a received power on, "" where a text has none.

    Args:
        text: a remark, a partition, a boundary or the authority of a deed. 不得再委托 and 擅自转委托的 say what the law
            says.
    """
    for found in _SAID.finditer(text):
        before = text[max(0, found.start() - 24) : found.start()]
        begin = 1 + max(text.rfind(stop, max(0, found.start() - _LONGEST), found.start()) for stop in _STOPS)
        begin = begin or max(0, found.start() - _LONGEST)
        end = _STOP.search(text, found.end())
        clause = text[begin : end.start() if end is not None else len(text)].strip()
        given = text[found.start() : begin + len(clause)]
        work = _WORK.search(given) is not None and _POWER_TOO.search(_BRIGADE.sub("", given)) is None
        if not work and not _NEVER.search(before) and not clause.endswith("的"):
            return clause
    return ""
