"""Ways of saying the same: whose seal, who answers, who decides, and in whose name.

A township that acts in its own name uses its own seal, decides itself and answers for it; one that was
entrusted uses the department's, and the department answers (处罚法 第二十条, 行政诉讼法 第二十六条). Each is rewritten
to the one way that is read: 以…名义, 县级保留, 不下放. What cannot be rewritten stays as it is.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from powerlist.model.modewords import ACT, BODY

if TYPE_CHECKING:
    from collections.abc import Callable

_STOPS: Final = r"[^,，.。;；、]"
_TOWN: Final = (
    r"(?:(?:各|所有|全部|该|本|有关|相关)*(?:苏木乡镇|苏木|乡镇|镇街|街镇|镇乡|镇|乡|街道)(?:[(（]街道[)）])?"
    r"|[\u4e00-\u9fff]{2,6}?(?:镇|乡|街道|苏木)(?!府|里))(?:人民政府|政府|街道办事处|办事处)?"
)
_COUNTY: Final = (
    r"(?:(?:本|县|区|市|旗|州|原|主管|行业主管|业务主管)(?!镇|乡|街)(?:城乡|[^,，。;；、乡镇街以由]){0,14}?"
    rf"{BODY}|[县区市](?=公章|印章))"
)
_PRINCIPAL: Final = r"(?:委托(?:方|机关|部门|单位|主体|人))"
_SEAL: Final = r"(?:的)?(?:行政)?(?:执法|处罚|审批|许可)?(?:公章|印章|专用章|印鉴|章)"
_USES: Final = r"(?:统一)?(?:加盖|盖|使用|用)(?:的是)?"
_LIABLE: Final = (
    r"(?:依法)?承担(?:相应|全部|一切)?的?(?:法律|诉讼|行政复议|复议|应诉)[^,，。;；]{0,6}?(?:责任|后果|义务)"
)
_VERB: Final = r"(?P<verb>移交|下放|下沉|委托|赋权|放权|延伸|授权|划转)"

#: (pattern, what it says in the words that are read)
_SAME: Final[tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...]] = (
    # 不以自身名义执法 says in whose name it is not
    (re.compile(rf"不(?:得|能|再|可)?以{_STOPS}{{1,14}}?(?:的)?名义(?:{ACT}|对外)?"), ""),
    (re.compile(rf"{_USES}(?P<who>{_COUNTY}|{_PRINCIPAL}){_SEAL}"), r"以\g<who>名义"),
    (re.compile(rf"{_USES}(?P<who>{_TOWN}){_SEAL}"), r"由\g<who>以自己名义"),
    (re.compile(rf"(?:法律|行政|诉讼)?(?:责任|后果)(?:均|仍|应)?(?:由|归){_PRINCIPAL}承担"), "以委托方名义"),
    (re.compile(rf"由{_PRINCIPAL}{_LIABLE}"), "以委托方名义"),
    (re.compile(rf"由(?P<who>{_TOWN})(?:独立|自行|自己)?{_LIABLE}"), r"由\g<who>以自己名义"),
    (
        re.compile(r"(?:独立|自行|自己)(?:对外)?承担(?:相应|全部|一切)?的?(?:法律)?(?:责任|后果)"),
        "以自己名义",
    ),
    (re.compile(rf"(?P<who>{_TOWN})独立(?:行使|实施|执法|办理|作出)"), r"\g<who>以自己名义"),
    (
        re.compile(
            rf"由(?P<who>{_TOWN})(?:直接|自行|独立|依法)?作出(?:行政)?(?:处罚|许可|审批|检查|强制)?的?决定"
        ),
        r"由\g<who>以自己名义",
    ),
    # 不向乡镇移交
    (re.compile(rf"(?P<no>暂不|不|未|没有)(?:再)?(?:向|对|给){_TOWN}(?:再)?{_VERB}"), r"\g<no>\g<verb>"),
    (
        re.compile(rf"(?P<no>暂不|不|未)(?:交由|交给|交|由){_TOWN}(?:{ACT}|承接)?(?=$|[,，。;；])"),
        r"\g<no>下放",
    ),
    (
        re.compile(
            rf"(?P<moved>移交|划转|划归)(?=(?![至到给由])[\u4e00-\u9fff]{{1,6}}(?:镇|乡|街道){_STOPS}{{0,6}}?{ACT})"
        ),
        r"\g<moved>给",
    ),
    (
        re.compile(rf"(?:仍|继续|全部|均|统一)*(?:由|归){_COUNTY}(?:继续|统一|全部|予以|自行)*保留"),
        "县级保留",
    ),
    (
        re.compile(
            rf"^(?:依据|根据|按照?|凭|持)(?:与)?{_STOPS}{{0,18}}?委托(?:执法)?(?:书|协议|授权书)(?=$|{ACT})"
        ),
        "签订委托协议",
    ),
)
#: One of these stands in every text that is rewritten.
_HINT: Final = re.compile(
    r"名义|章|印|承担|独立|决定|[不未没][^,，。;；]{0,3}(?:向|对|给|交|由)|移交|划|保留|委托"
)


#: Without a township 使用县水利局印章 may be said of the bureau itself.
_LOCAL: Final = re.compile(r"(?<!城)乡|镇|街道|委托")


@lru_cache(maxsize=65536)
def reworded(clause: str, text: str) -> str:
    """Return a cleaned clause in the words that are read.

    Args:
        clause: between two stops or commas.
        text: all that it stands in.
    """
    if not (_HINT.search(clause) and _LOCAL.search(text)) and "保留" not in clause:
        return clause
    for pattern, same in _SAME:
        clause = pattern.sub(same, clause)
    return clause
