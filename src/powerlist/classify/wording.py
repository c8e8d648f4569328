"""Ways of saying the same: whose seal, who answers, who decides, and in whose name.

A township that acts in its own name uses its own seal, decides itself and answers for it; one that was
entrusted uses the department's, and the department answers (处罚法 第二十条, 行政诉讼法 第二十六条). Each is rewritten
to the one way that is read: 以…名义, 县级保留, 不下放. What cannot be rewritten stays as it is.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from powerlist.model.bodywords import ACT, BODY, COUNTY
from powerlist.model.townwords import END, OFFICE, TOWN

_STOPS: Final = r"[^,，.。;；、]"
_TOWN: Final = (
    rf"(?:(?:各|所有|全部|该|本|有关|相关)*{TOWN}(?:[(（]街道[)）])?"
    rf"|[\u4e00-\u9fff]{{2,6}}?{END}(?!府|里))(?:街道办事处|{OFFICE})?"
)
_COUNTY: Final = (
    rf"(?:(?:{COUNTY}|本|原|主管|行业主管|业务主管)(?!镇|乡|街)(?:城乡|[^,，。;；、乡镇街以由]){{0,14}}?"
    rf"{BODY}|[县区市](?=公章|印章))"
)
#: The county's side without a name: a named bureau may have taken the power over sideways.
_GENERIC: Final = (
    r"(?:(?:县|区|旗)(?:局|里|级|直)(?:行政|主管|有关|业务|相关)*(?:部门|机关)?"
    r"|(?:县|区|旗)(?:主管|有关|业务)+部门|局机关|原(?:实施)?部门|主管部门)"
)
_PRINCIPAL: Final = r"(?:委托(?:方|机关|部门|单位|主体|人))"
_SEAL: Final = (
    r"(?:的)?(?:行政)?(?:执法|处罚|审批|许可)?(?:文书(?:和|及|、|与))?(?:[\d一二三四五六七八九十]{1,2}号)?"
    r"(?:公章|印章|专用章|印鉴|章)"
)
_USES: Final = r"(?:统一)?(?:加盖|盖|使用|用)(?:的是)?"
_LIABLE: Final = (
    r"(?:依法)?承担(?:相应|全部|一切)?的?(?:法律|诉讼|行政复议|复议|应诉)[^,，。;；]{0,6}?(?:责任|后果|义务)"
)
_VERB: Final = r"(?P<verb>移交|下放|下沉|委托|赋权|放权|延伸|授权|划转)"

#: (pattern, what it says in the words that are read)
_SAME: Final[tuple[tuple[str, str], ...]] = (
    # 不以自身名义执法 says in whose name it is not
    (rf"不(?:得|能|再|可)?以{_STOPS}{{1,14}}?(?:的)?名义(?:{ACT}|对外)?", ""),
    (rf"{_USES}(?P<who>{_COUNTY}|{_PRINCIPAL}){_SEAL}", r"以\g<who>名义"),
    (rf"{_USES}(?P<who>{_TOWN}){_SEAL}", r"由\g<who>以自己名义"),
    (rf"由(?P<who>{_TOWN})(?:统一)?(?:加盖|盖|使用|用){_SEAL}", r"由\g<who>以自己名义"),
    (rf"(?:法律|行政|诉讼)?(?:责任|后果)(?:均|仍|应)?(?:由|归){_PRINCIPAL}承担", "以委托方名义"),
    (rf"由{_PRINCIPAL}{_LIABLE}", "以委托方名义"),
    (rf"由(?P<who>{_TOWN})(?:独立|自行|自己)?{_LIABLE}", r"由\g<who>以自己名义"),
    (
        r"(?:独立|自行|自己)(?:对外)?承担(?:相应|全部|一切)?的?(?:法律|行政复议|复议|诉讼|应诉|[和及、])*(?:责任|后果)",
        "以自己名义",
    ),
    (rf"(?P<who>{_TOWN})独立(?:行使|实施|执法|办理|作出)", r"\g<who>以自己名义"),
    (
        rf"由(?P<who>{_TOWN})(?:直接|自行|独立|依法)?作出(?:行政)?(?:处罚|许可|审批|检查|强制)?的?决定",
        r"由\g<who>以自己名义",
    ),
    (
        rf"以(?P<who>[\u4e00-\u9fff]{{2,6}}?{END}(?:街道办事处|{OFFICE})?)的?名义",
        r"由\g<who>以自己名义",
    ),
    (r"(?P<end>解除|终止|取消)委托(?:执法|行政执法)?(?:协议书?|书|关系|合同)", r"\g<end>委托"),
    (
        r"委托(?:协议|期限)?(?:到期|期满|届满)后?(?:即|将|的)?(?:不再续[签约期订]?|不再委托|不续签?)",
        "终止委托",
    ),
    (r"^委托(?:关系|协议书?|执法)?(?:已经?|均已?|现已)?(?:解除|终止|取消|失效)$", "终止委托"),
    (r"委托书(?=授权)", "委托"),
    (r"(?:已|均|全部)签(?=[^,，。;；签]{0,4}委托)", "签订"),
    (r"^委托(?:执法)?协议书?(?:已|均|全部)*签(?:订|署|好)?$", "签订委托协议"),
    (rf"^(?:已|均|全部|统一|一律|现)*交(?:给|由|予)?(?P<who>{_TOWN})(?:{ACT})?$", r"下放\g<who>"),
    (
        rf"{_COUNTY}(?:已|均|依法)*(?:向{_STOPS}{{1,10}})?(?:出具|开具|签发|下达)(?:了)?(?:行政)?(?:执法)?委托书",
        "签订委托协议",
    ),
    (r"委托(?:协议|期限)?(?:已经?)?(?:到期|期满|届满)后?(?:未|没有)(?:再)?续[签约期订]*", "终止委托"),
    (r"^(?:均|已|到期后?|期满后?|届满后?|现)*不再续[签约期订]+(?:委托|协议|合同)*$", "终止委托"),
    (r"^(?:执法)?委托(?:执法)?协议书?(?:编号|文号)?(?:见|详见|附后|为|[:：])", "签订委托协议"),
    (
        rf"(?P<who>{_TOWN})(?:已|均|全部|主动)*(?:退回|交回|退还)(?:{COUNTY}(?:级|局)|原部门)?$",
        r"\g<who>收回",
    ),
    (
        rf"(?P<who>{_TOWN})由(?:本|该|其)?{TOWN}{OFFICE}?(?:自行|直接|自主|独立)*(?:行使|实施|执法)$",
        r"\g<who>下放",
    ),
    (
        rf"^(?:一般|简易|普通|轻微|其他|其余|小额)[^,，。;；]{{0,8}}?(?:均|统一|全部)*交(?:给|由|予)(?P<who>{_TOWN})(?={ACT}|$)",
        r"下放\g<who>",
    ),
    # 下放后，重大案件仍由县局办理: it has gone down
    (
        rf"^(?:[本该此](?:项|事项|权力|职权|权限)+|事项|权限|权力)?(?P<verb>下放|委托)(?:至|给|到)?(?P<who>{_TOWN})?后(?=$|由?{_COUNTY}(?:仍|依然|继续)(?:可以?|有权|保留)|由?{_COUNTY}(?:负责|加强|承担|做好)?(?:业务|日常)?(?:指导|监督|监管|培训))[^,，。;；]*",
        r"\g<verb>\g<who>",
    ),
    # who has it, who acts for whom
    (
        rf"(?:权限|权力|职权|事权|执法权|处罚权)(?:已|均)?(?:归属?|属于?|在)(?P<who>{_TOWN})",
        r"由\g<who>以自己名义",
    ),
    (
        rf"^(?:执法权|处罚权|审批权|许可权|权限|权力|职权|事权)(?:仍|均|应)*(?:在|归|归属|属于?|留在?){_GENERIC}$",
        "县级保留",
    ),
    (r"^(?:属于?|系|为)(?:县|区|旗)级(?:事权|权限|职权|权力)(?:事项)?$", "县级保留"),
    (rf"^还权(?:于|给)?{_GENERIC}$", "收回"),
    (r"^(?:已|均|已经)*续签[^,，。;；]{0,4}委托(?:执法)?(?:协议|书|合同)?", "签订委托协议"),
    (
        rf"^(?:属于?|系|为|是)?(?:{TOWN}{OFFICE}?)(?:自身|本身|固有|自有)(?:的)?(?:法定)?(?:职权|权力|职责|权限|事项)$",
        "法定本级",
    ),
    (
        rf"(?:{_COUNTY})?在(?:各)?{TOWN}设(?:立|置|有)?(?:了)?(?:派出|派驻)?(?:机构|站|所|点|分局|中队)(?=$|[,，。;；]|{ACT})",
        "由派驻机构实施",
    ),
    (rf"(?P<who>{_TOWN})(?:为|是|作为)(?:行政)?(?:执法|处罚)主体", r"由\g<who>以自己名义"),
    (rf"(?P<who>{_TOWN})(?:自己|自行|自主)(?:执法|行使|处罚|查处|决定)", r"由\g<who>以自己名义"),
    (
        rf"(?:权限|权力|职权|事权|[本该此]项(?:权力|职权|事项)?){_STOPS}{{0,6}}?交(?:给|由|予)(?P<who>{_TOWN})",
        r"下放\g<who>",
    ),
    (
        rf"^(?:已|均|全部)*(?:交|放)(?:给|到)?{END}(?:上|里)?(?:来)?(?:办|管|做)(?:理)?$",
        "下放乡镇",
    ),
    (rf"(?P<who>{_TOWN})代(?:替|为)?(?P<whom>{_COUNTY})(?={ACT})", r"\g<who>以\g<whom>名义"),
    (
        rf"(?:授权|赋权|赋予)(?:给)?(?P<who>{_TOWN})(?=以(?:{_COUNTY}|{_PRINCIPAL}|部门)的?名义)",
        r"由\g<who>",
    ),
    (r"签(?:了|好|定)(?=[^,，。;；]{0,10}委托)", "签订"),
    (r"^(?:委托)?(?:执法)?协议书?(?:已经?|均已?|现已)?(?:终止|解除|失效|作废)$", "终止委托"),
    # 委托手续已办结, 委托权限：现场检查: there is a deed
    (r"^委托(?:执法)?手续(?:已|均|全部)*(?:办[结妥理完]|完[成备毕]|齐[全备])+$", "签订委托协议"),
    (r"^委托(?:的)?(?:执法)?权限[:：].*", "委托实施"),
    (r"^下放(?:的)?(?:权限|环节|程度|内容)[:：].*", "下放"),
    (rf"^由[^,，。;；]{{2,6}}(?:转|改|调整|变更)为(?:{TOWN})?法定(?:本级)?(?:职权|事项|权力)?$", "法定本级"),
    (r"^自?委托(?:执法)?协议书?(?:签[订署]之日起|有效期内|期内|生效后)", "签订委托协议"),
    (rf"(?P<who>{_TOWN})(?:接不住|管不了|干不了|承接不了|承接不下来)$", r"\g<who>不承接"),
    (rf"^由?设在(?:各)?{_TOWN}的(?:{_COUNTY})(?=[^,，。;；]{{0,6}}{ACT})", "由派驻机构"),
    # 编制下放: no power
    (
        r"^(?:人员)?(?:编制|经费|工资|待遇|资产|财力|资金|人财物)[^,，。;；]{0,4}(?:下放|下沉|下移|划转|移交|随[^,，。;；]{1,4}转?)[^,，。;；]{0,4}$",
        "",
    ),
    # 委托实施（非授权）: what it is not
    (r"[(（](?:非|不是|不属于?|而非)(?:下放|授权|赋权|委托|派驻|延伸)[)）]$", ""),
    (rf"(?:由)?(?P<who>{_TOWN}){ACT}[(（](?:县级)?(?:赋权|授权|下放)[)）]$", r"下放\g<who>"),
    (rf"(?:由)?(?P<who>{_TOWN}){ACT}[(（]受?(?:委托|托)[)）]$", r"委托\g<who>"),
    (
        rf"^(?:已|均|现)*与(?P<who>{_TOWN})签[订署](?:了)?(?:权力|权限|事项|职权)?(?:交接|移交)(?:确认)?(?:书|协议|清单)$",
        r"下放\g<who>",
    ),
    # 与乡镇法定职权重复: of which other power is spoken
    (r"^与[^,，。;；]{2,20}(?:重复|重合|相同|一致|交叉)$", ""),
    # 一年后下放: not yet
    (
        r"^(?:[一二两三四五半\d]{1,2}个?[年月]|期满|到期|过渡期)后(?:再|逐步|视情)*(?:下放|委托|赋权|延伸|收回)[^,，。;；]{0,6}$",
        "",
    ),
    # the law itself names the township
    (
        rf"《[^《》]{{1,30}}(?:法|条例)》(?:第[^,，。;；]{{1,10}}条)?(?:已)?(?:明确|规定|授权|赋予)(?:由)?(?:乡[、和]镇|{TOWN}){OFFICE}?(?={ACT}|$)",
        "法定本级",
    ),
    (r"受托(?:方|人|单位|机关|主体)(?=为|是|系|[:：])", "受委托单位"),
    # the department's people in the township
    (
        rf"派(?:员|人|出人员)(?:到|至|赴|在|进驻?)?{_STOPS}{{0,12}}?(?:{TOWN}|便民|基层){_STOPS}{{0,10}}?(?:坐班|驻点|办公|{ACT})(?:{ACT})?",
        "由派驻机构办理",
    ),
    (
        rf"(?:委派|选派|派出|派|安排)(?:专业|业务)?(?:执法|工作)?(?:人员|力量|队伍)(?:到|赴|常)?(?:进)?驻(?:各)?{TOWN}(?={ACT})",
        "由派驻机构",
    ),
    (rf"^由?{_COUNTY}(?:下沉|下派|派驻|派出)(?:执法|工作)?(?:人员|力量|队伍)(?={ACT})", "由派驻机构"),
    (
        rf"{COUNTY}[^,，。;；乡镇街]{{0,6}}?(?:行政)?(?:执法(?:人员|力量|队伍)|中队|大队)下沉(?:至|到)?(?:各)?{TOWN}(?:管理)?",
        "派驻乡镇执法",
    ),
    (rf"^由?{_COUNTY}派(?:员|人)(?:驻点|进驻|常驻)?(?={ACT})", "由派驻机构"),
    (rf"^派(?:员|人)(?:驻点|常驻|驻镇|驻乡)(?={ACT}|$)", "由派驻机构办理"),
    (rf"(?:由)?{_COUNTY}派出的?[^,，。;；]{{0,6}}?(?:所|站|队|分局)(?={ACT})", "由派驻机构"),
    # 由三家镇自然资源所以县局名义实施: the department's own body
    (
        rf"(?:由)?(?:派驻)?(?P<who>{_TOWN})(?![^,，。;；]{{0,10}}(?:综合|服务))[^,，。;；]{{1,10}}?(?:所|站|分局|中队)(?:统一|直接|依法|均)*以{_COUNTY}(?:的)?名义",
        r"由派驻\g<who>机构",
    ),
    (
        rf"(?:{_COUNTY})?(?:在)?(?:各)?{TOWN}(?:便民|为民|政务)服务(?:中心|大厅|站)(?:设立|开设|设置|设)(?:{_COUNTY})?[^,，。;；]{{0,6}}?窗口",
        "窗口前移",
    ),
    (rf"{ACT}[(（]{_COUNTY}(?:派驻|派出)(?:机构|队伍|中队)?[)）]$", "派驻机构实施"),
    (rf"(?:中队|大队|分局|所|站|{BODY})(?:人员)?驻(?:点|镇|乡|街)(?={ACT})", "派驻机构"),
    (rf"[(（](?:{_COUNTY})?的?(?:派驻|派出)机构[)）](?={ACT})", "派驻机构"),
    # the county goes on, or goes on again
    (rf"由(?:{_COUNTY})继续(?={ACT})", "仍由县级部门"),
    (rf"^(?:现|已|均|统一)*(?:改|转|调整|变更)(?:为|回)?由{_GENERIC}(?:直接|统一|负责)*{ACT}$", "收回"),
    (
        r"^(?:[本该此]项(?:权力|职权|事项)?|权限|事项|权力|职权)?(?:仍|均|全部|暂)*留(?:在|于|给)?(?:县|区|市)(?:级|里|局|本级)?$",
        "县级保留",
    ),
    (
        rf"(?P<who>{_TOWN})(?:已|均)?不再(?:承接|承担|行使|实施|办理|执法|受理)(?:[本该此](?:项|事项)?(?:职权|权力|权限|职责|事项)?)?",
        r"\g<who>不再承接",
    ),
    (
        r"[^,，。;；]{0,10}(?:工作组|工作队|人员|干部|专班|设备|车辆|执法证)(?:已|均|全部|予以)*(?:撤回|收回|召回)",
        "",
    ),
    (
        r"(?:收回|撤回|上收)[^,，。;；乡镇权]{0,6}(?:许可证|执照|证书|证件|批文|款项|资金)",
        "",
    ),
    # 不向乡镇移交
    (rf"(?P<no>暂不|不|未|没有)(?:再)?(?:向|对|给){_TOWN}(?:再)?{_VERB}", r"\g<no>\g<verb>"),
    (
        rf"(?P<no>暂不|不|未)(?:交由|交给|交|由){_TOWN}(?:{ACT}|承接)?(?=$|[,，。;；])",
        r"\g<no>下放",
    ),
    (
        rf"(?P<moved>移交|划转|划归)(?=(?![至到给由])[\u4e00-\u9fff]{{1,6}}{END}{_STOPS}{{0,6}}?{ACT})",
        r"\g<moved>给",
    ),
    (
        rf"^(?P<moved>(?:已|均|现)*(?:移交|划转|划归))(?=(?![至到给由])[\u4e00-\u9fff、]{{1,30}}{END}$)",
        r"\g<moved>给",
    ),
    (
        rf"(?:仍|继续|全部|均|统一)*(?:由|归){_COUNTY}(?:继续|统一|全部|予以|自行)*保留",
        "县级保留",
    ),
    (
        rf"^(?:{_TOWN})?(?:依据|根据|按照?|凭|持)(?:与)?{_STOPS}{{0,18}}?委托(?:执法)?(?:书|协议|授权书)(?:[》”\"]?的?(?:约定|规定)(?=$|由|{ACT})|(?=$|{ACT}))",
        "签订委托协议",
    ),
)
#: 下列事项由县级部门行使: what is spoken of says nothing of its own.
_LISTED: Final = re.compile(
    r"^(?:以[上下]|[上下]列|上述|表列|所列|本(?:表|清单|目录)(?:中|内)?(?:所列)?)(?:各项)?(?:事项|职权|权力)(?=.)"
)
#: 由县局统一实施, 县里管: the county goes on, said of the power and not of somebody else's part in it.
_COUNTYS_OWN: Final = re.compile(
    rf"(?:暂时?|目前)(?:仍|还)?由{_GENERIC}{ACT}"
    rf"|(?:[本该此](?:项|事项)?|全[县区市]|统一)*(?:由|归)?{_GENERIC}(?:直接|统一|集中|自行)+(?:负责|组织)*{ACT}"
    rf"|(?:统一|全[县区市])+(?:由|归){_GENERIC}{ACT}"
    rf"|(?:由)?(?:县|区|旗)(?:里|上)(?:来)?{ACT}|(?:县|区|旗)级?(?:统一?|直接?)?管(?:理)?"
)
#: 不委托中介机构: who else does not.
_NOT_OTHERS: Final = re.compile(r"[不未]委托|其余|其他")
#: 国务院取消下放层级事项, 国发〔2019〕6号取消下放, 取消下放后由市级承接: what was done above the county.
_ABOVE: Final = re.compile(
    rf"(?:国务院|国家|中央|省政府|省级|自治区|(?:国发|国办发|国函)[^,，。;；]{{2,12}}号)(?:决定|已|文件)*取消(?:和|、)?下放(?![^,，。;；]{{0,6}}{END})"
    r"|取消(?:和|、)?下放后?(?:改)?由(?:省|自治区|设区的?市|市|自治州|州)级?[^,，。;；乡镇街县区]{0,8}(?:承接|行使|实施|办理|审批)"
)
_OVER: Final = re.compile(r"(?:现|目前|均)?已(?:经)?(?:终止|解除|失效|停止)")
#: One of these stands in every text that is rewritten.
_HINT: Final = re.compile(
    r"名义|章|印|签|解除|终止|失效|续|退|后|下沉|下派|由[本该其]?[镇乡街]|承担|独立|决定|权限|权力|职权|事权|主体|自己|自行|自主|交|放[给到]|代|签|受托|派|驻|继续|留|不再|撤回|收回|上收|[不未没][^,，。;；]{0,3}(?:向|对|给|交|由)|移交|划|保留|委托|改由|[县区旗][里上]|直接|统一|集中|赋权|授权|接不|转为|[执处审许][法罚批可]权|还权|暂|设|管(?:理)?$|窗口|重复|重合|相同|一致|下放|驻|《"
)


_COUNTY_ONLY: Final = re.compile(
    r"下放[后权环程内]|赋权转|协议|下沉|下派|留|继续|收回|撤回|上收|驻|派出|改由|转由|直接|统一|集中|局机关|[执处审许][法罚批可]权|还权|暂|属于?[县区旗]级|^(?:由)?[县区旗](?:里|上|级?[统直]?.?管)"
)
#: Without a township 使用县水利局印章 may be said of the bureau itself.
_LOCAL: Final = re.compile(r"(?<!城)乡|镇|街道|委托")


_RESOURCES: Final = re.compile(r"编制|经费|工资|待遇")
_SINCE: Final = re.compile(r"^(?:自|从)?(?:19|20)\d\d年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:起|开始|以来|后)?(?=.)")
_BARE_NAME: Final = re.compile(r"^(?:并|且|对外|依法)*以自己名义$")
_TOWN_ACTS: Final = re.compile(rf"{END}{OFFICE}?{_STOPS}{{0,6}}?(?:{ACT}|主体|承接)")


@cache
def _same() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return the ways of saying the same, compiled when the first text is rewritten: most lists have no such text."""
    return tuple((re.compile(pattern), same) for pattern, same in _SAME)


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
