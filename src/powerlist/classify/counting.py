"""Whether a mode word in running text speaks of the item's transfer to a township.

受委托的检测机构, 省级下放, 收回许可证, 重大案件由县级保留 and 拟委托 speak of something else, or state nothing yet.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from powerlist.classify.aroundmode import is_bare
from powerlist.classify.tokens import GENERIC
from powerlist.model.bodywords import ACT, AGENT, BODY, COUNTY, INSIDE
from powerlist.model.enums import Mode
from powerlist.model.modes.settled import hands_a_step
from powerlist.model.modes.words import GIVES
from powerlist.model.townwords import END, OFFICE
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from powerlist.classify.tokens import Token
    from powerlist.model.modes.scan import Hit

_UPWARD: Final = lazy_pattern(
    rf"(?:国家|国务院|中央|省|自治区|部委|自治州|市)(?:级|政府|人民政府|直)?(?:主管|有关)?(?:部门)?(?:已|将)?(?:直接)?(?:委托)?{GIVES}(?!(?:指导)?(?:事项)?(?:目录|清单))"
    rf"|{GIVES}(?:至|到|给|由|予)?(?:各)?(?:设区的?市|地级?市|市州|州市|市|县|区|旗|省)(?:级|直|\(|（|、|人民|有关|相关|主管|行政|政府|部门|$)"
)
#: 下放至县级, 委托县水利局实施: a county receives. 下放县级行政处罚权 says what goes down, and not to whom.
_TO_COUNTY: Final = lazy_pattern(
    rf"(?:{GIVES}|移交|划转|划归|交由|交给)"
    rf"(?:(?:至|到|给|予|由)(?:各|所属|有关|相关)?(?:设区的?|地级)?{COUNTY}"
    rf"|(?:各|所属|有关|相关)?{COUNTY}(?:[、和及]?{COUNTY})*(?:级|直)?"
    rf"(?:人民政府|政府|{INSIDE}{{0,14}}?(?:局|委员会|委|部门|机关|大队|中心))?(?:负责|直接|依法|组织)*(?:{ACT}(?!权)|$))"
)
_OTHER_AGENT: Final = lazy_pattern(
    r"委托(?:具有|有|具备|符合|第三方|中介|专业|检[测验]|鉴定|评估|代理|拍卖|加工|生产|律师|他人|个人|会计|审计|人|书|方(?!式)|协议|到期|合同"
    r"|事业|所属|下属|其|社会|测绘|监测|运营|开户|银行|企业|公司|技术|机构|单位|设计|施工|监理)"
)
_AGENT_IS: Final = lazy_pattern(rf"受委托(?:的)?{AGENT}(?:为|是|系|[:：])")
_TAKE_BACK_OTHER: Final = lazy_pattern(
    r"(?:收回|撤回|上收)(?:其|的|已发|原发)?(?:行政)?(?:许可证|许可|执法证|印章|公章|设备|车辆|装备|材料|资格|款|证件|证书|证|土地|国有|闲置|资金|房|执照|批准|贷款|奖|资产|财政|补助)"
    r"|(?:收回|撤回|上收)[^，。；权项]{0,6}(?:补[贴助偿]|复印件|文件|款项|产品|食品|农药|[药种肥饲]料?品?$|兽药|成本|投资|[^收]费|[贷借罚]款|奖[金励]|土地|使用权|房屋|资产|物资|牌照|号牌)(?![^，。；]{0,6}(?:权$|审批|事项|核发))"
)
#: 收回旧证, 收回原林权证后换发: a paper. 收回发证权 and 收回许可证核发事项 are of a power.
_PAPER: Final = lazy_pattern(
    r"(?:收回|撤回|上收|缴回)[^，。；]{0,8}?(?:证|照|牌|票据|批件)(?:件|书|照|本|章)?(?:原件|正本|副本)?"
    r"(?=$|[后并再予、及和与且）)]|的$|换|重新|注销|作废|销毁|归档)"
)
#: 收回取水权, 撤回采矿权: what its holder has; 收回取水权审批 is a power all the same.
_HELD: Final = lazy_pattern(
    r"(?:收回|撤回|上收)[^，。；]{0,8}?(?:取水|用水|采矿|探矿|矿业|使用|用地|用海|承包|经营|专营|租赁|承租|所有|排污|采砂|通行|冠名|收益|入渔|捕捞)权"
    r"(?!(?:的|之)?(?:[的之、和及与]|出让|转让|确认)*(?:审批|审核|核准|登记|许可|确权|处罚|监管|管理|执法|检查|裁决|事项|职权|权限|权力))"
)
#: 收回委托须提前30日通知, 收回条件：连续两年评估不合格: on which terms it may end.
_TERMS: Final = lazy_pattern(
    r"(?:委托|下放|赋权|授权|事项|权限|职权)*的?(?:条件|情形|程序|标准|机制|流程|办法|规定|要求)(?:为|是|有|包括|如下|见|由|按|另行|[:：、和及与]|$)"
    r"|(?:委托|下放|赋权|授权|事项|权限|职权|协议)*[的时前]*(?:必须|须|需要?|应当?|可以?)(?:事先|提前|经|报|由|书面|通知|告知|征|公告|公示|说明|按|依|履行|另行|重新|符合|满足)"
)
_OUTPOST: Final = lazy_pattern(
    rf"派驻|派出机构|{END}(?:街)?延伸(?:服务|执法)|前移(?:至|到).{{0,8}}(?:{END}|便民|基层)|延伸(?:至|到)?.{{0,12}}(?:{END}|基层|村)|(?:窗口|服务|关口|执法)(?:前移|延伸)|[县区市]属[乡镇街][用管]|进驻"
)
_CARVE_OUT: Final = lazy_pattern(
    r"监督|监管|指导|范围内|区域内|建成区|城区|园区|决定|强制措施|环节|核发|发证|审批权|终审|最终|涉及|重大|跨|情节|吊销|数额|案件|较大|部分|其中|以上的"
)
#: 保留对该事项的监督检查权.
_OF_IT: Final = lazy_pattern(r"^[对的：]*(?:[该本此](?:项|事项)?(?:权力|职权|权限|事项)?的?)?")
#: 保留处罚决定权: a step of it.
_A_RIGHT: Final = lazy_pattern(r"[^，。；]{0,6}?(?:决定|审批|审核|发证|核准|强制|吊销|立案)权")
_MOVED_FORWARD: Final = lazy_pattern(
    r"(?:窗口|服务|关口|执法|力量|监管|人员|队伍)(?:前移|延伸|下沉)|[县区市]属[乡镇街][用管]"
)
_OUTPOST_ACTS: Final = lazy_pattern(
    r"(?:派驻|派出机构|派出(?:执法)?(?:中队|分队|大队)|驻[^，。；、]{1,14}?(?:所|站|队|分局)).{0,24}(?:实施|行使|执法|办理|负责|承担|开展)|(?:实施|行使|执法)主体为?派驻|采取派驻|以派驻"
)
#: 进驻乡镇便民服务中心; 进驻政务大厅 is the county's own hall.
_MOVES_IN: Final = lazy_pattern(
    rf"(?:进驻|入驻|派员|驻点|延伸(?:至|到)?)[^，。；村社]{{0,12}}(?:{END}|便民服务|党群服务|为民服务|基层)"
)
#: The department's own station, and not one of the township's.
_STATION: Final = lazy_pattern(
    r"^(?!.*(?:综合执法|综合行政执法|人民政府|镇政府|办事处|镇(?:属|级)))[^，。；]*(?:所|站|分局|中队)(?:统一|直接|依法|均)*$"
)
#: A province's or the state's outpost is none of the county's.
_HIGHER_OUTPOST: Final = lazy_pattern(
    r"(?:省|国家|国务院|中央|自治区|总局|市级|市局)[^，。；县区]{0,10}派(?:出|驻)机构"
)
#: Bodies of departments that are called after the township in which they stand.
_STATIONS: Final = lazy_pattern(
    rf"{END}[^，。；]{{0,4}}?(?:司法所|派出所|税务所|法庭|监管所|监督管理所|自然资源所|国土所|工商所)"
)
#: Whom the department entrusts instead.
_THROUGH: Final = lazy_pattern(
    rf"(?:委托|授权|交由|由){COUNTY}{INSIDE}{{0,14}}?(?:大队|支队|中队|中心|站|所|队)(?:统一|直接|依法)*$"
)
#: With whom a bureau signs who is no township.
_STRANGERS: Final = lazy_pattern(
    r"第三方|中介|机构|企业|公司|专业|律师|会计|检测|评估|学校|医院|银行|所属|下属|事业|大队|支队|中心"
)
#: What is moved is no power: 房屋移交镇政府.
_THINGS: Final = lazy_pattern(
    r"土地|房屋|房产|人员|编制|设备|设施|资产|资金|经费|档案|卷宗|车辆|材料|案件|线索|证件|物资"
)
#: 经费随事下放, 工作经费委托镇代管: neither.
_GOODS: Final = lazy_pattern(
    r"(?:经费|资金|编制|资产|设备|档案|工资|物资|印章|公章|房产|车辆)(?:随[^，。；]{1,3}|一并|全部|均|已)*$"
)
_KEPT_FOR: Final = lazy_pattern(r"[^，。；]{0,6}?(?:代管|代为保管|保管|看管|托管)")
_MOVED: Final = lazy_pattern(r"^(?:划转|移交|划归|移转|转移)")
#: 委托乡镇送达文书 hands over no power, 以县局名义发函 uses none.
_ERRAND: Final = lazy_pattern(
    r"(?:开展|进行|协助|负责)?(?:政策)?(?:宣传|送达|代收|代发|代征|培训|看护|管护|保洁|绿化|发函|发文|行文|申请|申报|上报|报送)"
)
#: What may follow 县级保留 where it is said of the item itself.
_KEPT: Final = lazy_pattern(
    rf"^(?:的|之)?(?:事项|权限|权力|职权|项目|行使|[^，。；]{{0,4}}{ACT}|不|未|暂|对|[（(、：:]|.?$)"
)
#: 委托到期后收回: what will be.
_ONCE: Final = lazy_pattern(
    r"是否|[年月季][底末](?:之|以)?前|到期|期满|届满|结束(?:之|以)?后$|[如若]|一旦|的?情况下|必要时|不合格|不达标|不胜任|履职不力|随时|有权|可以?$|可(?:以|依法|视情)"
)
#: A wish or a plan under conditions states nothing yet.
NOT_YET: Final = lazy_pattern(
    r"正在|预计|明年|下一?步|申请|请求|提请|恳请|建议|待|成熟|视情况|适时|逐步|研究|争取|条件具备"
)
#: 拟委托, 可委托乡镇实施: a plan or a possibility; 许可下放 is none.
_MAY: Final = lazy_pattern(
    r"(?:拟|计划|考虑|(?<![许认])可以?|能够?)(?:(?:于|在)?(?:19|20)\d\d年(?:底前?|内|前|起)?)?(?:第?[一二三四五六]批)?(?:予以|全部|部分|直接|由|以|通过|采取|(?:调整|变更|改|转)(?:为|成))?$"
)
#: The county gives it up: 下放后县级不再实施.
GIVEN_UP: Final = lazy_pattern(
    rf"(?:{COUNTY}|原)(?:级|直|里)?(?:{INSIDE}{{0,10}}?(?:部门|局|委|机关|单位|主体|队))?(?:一律|均)?不再"
    r"(?:继续|直接|另行)?(?:实施|行使|执法|办理|负责|承担|受理|查处|保留)"
    # 原县局职权，现由镇政府行使
    # 管理重心下移，由镇实施; 自承接确认书签订之日起由石桥镇行使
    r"|改革后(?=由?[^，。；县局]{0,8}[镇乡街])|《(?:中华人民共和国)?行政处罚法》第(?:二十四|24)条"
    r"|(?:省|自治区)(?:人民)?政府(?:已)?(?:决定|批复|批准|授权)"
    r"|重心(?:已|全面)?下[移沉]|(?:承接|交接|移交)(?:确认)?书签[订署]"
    rf"|^原(?:系|为|属于?|由)?{COUNTY}{INSIDE}{{0,14}}?(?:级|{BODY})(?:的)?(?:职权|权限|权力|事项|行使|实施)$"
)
#: The county goes on itself: 由县局直接实施, 仍由原部门查处.
COUNTY_ACTS: Final = lazy_pattern(
    rf"^(?:仍|继续|应|均|暂|现|一律)*(?:由|归)?(?:{COUNTY}|原|本)(?:城乡|[^，。；、乡镇街派驻]){{0,12}}?(?:级|{BODY})"
    rf"(?:自行|继续|直接|统一|负责|组织)*{ACT}$"
)
#: The township acts: 由三家镇承接行使, 三家镇行使.
TAKES: Final = lazy_pattern(rf"{END}{OFFICE}?[^，。；县局]{{0,6}}(?:承接|行使|实施|执法|办理|查处|接管)")
_TOWARDS: Final = lazy_pattern(r"[对向给予]")
#: 赋权目录 names a list.
_LISTED: Final = lazy_pattern(r"(?:事项)?(?:目录|清单|名录|范围)")
#: 服务延伸到企业 goes somewhere else.
_ELSEWHERE: Final = lazy_pattern(
    r"(?:前移|延伸|下沉)(?:至|到|给|向|进)(?:各|全部)?(?:企业|村|社区|户|群众|园区|学校|家|网格|网上|线上|掌上|手机|移动端)"
)
#: 窗口延伸至周末, 服务延伸到20时: when it is open, not where.
_HOURS: Final = lazy_pattern(
    r"(?:服务|受理|办公|办理|办事|开放|工作)?(?:时间)?(?:至|到|为|向)?(?:每|全)?"
    r"(?:周[末一二三四五六日]|星期|双休|节假?日|假日|假期|法定节|休息日|工作日|非工作|夜间|晚[上间]|早[上间]|中午|午[间休后]|下午|上午|凌晨|下班|上班"
    r"|天候|年无休|(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:[:：]\d\d|时|点半?|个?小时|个?工作日|日|天)(?:之?[外后内前]|左右|整)?"
    r"(?![\u4e00-\u9fff]{0,6}[镇乡街村]))"
)
#: 签订委托协议 beside who acts belongs to the entrusting itself.
_DEED: Final = lazy_pattern(r"委托(?:执法|行政执法)?(?:协议|书|合同)")


def speaks_of_others(text: str) -> bool:
    """Return whether a cleaned text hands over to a county or to somebody else, or is a plan only."""
    text = _DEED.sub("委托", text)
    return any(pattern.search(text) for pattern in (NOT_YET, _OTHER_AGENT)) or (
        bool(_UPWARD.search(text)) and not GENERIC.search(text)
    )


def takes_over(clause: str, hit: Hit) -> bool:
    """Return whether a word says that somebody takes over, without saying how: 由三家镇承接."""
    return hit.kind == "soft" or (hit.kind == "cell" and clause[hit.start : hit.end].endswith("承接"))


def _gives(clause: str, hit: Hit, tokens: list[Token]) -> bool:
    """Return whether an umbrella word states a transfer to the township named: 赋权三家镇, 对三家镇赋权."""
    if hit.kind != "soft" or not clause[hit.start : hit.end].endswith(("赋权", "赋予", "授权")):
        return False
    if _STATIONS.search(clause, hit.end):
        # 授权各镇司法所: to the station of a department
        return False
    if _UPWARD.search(clause) or NOT_YET.search(clause[: hit.start]) or _LISTED.match(clause, hit.end):
        return False
    behind = any(token.start >= hit.end for token in tokens if token.kind != "hit")
    return behind or _TOWARDS.search(clause[: hit.start]) is not None


def counts(clause: str, hit: Hit, tokens: list[Token]) -> bool:
    """Return whether a mode word in running text speaks of the item's transfer."""
    township = any(token.kind != "hit" for token in tokens)
    if hit.kind in ("soft", "cell"):
        return township and _gives(clause, hit, tokens)
    rest = clause[: hit.start] + "，" + clause[hit.end :]
    for token in tokens:
        rest = rest.replace(token.text, "") if token.kind != "hit" else rest
    before, after = rest.split("，", 1)
    bare = is_bare(before, after)
    if hit.kind == "deny":
        # 不委托中介机构 denies nothing of the township's
        others = hit.mode is Mode.ENTRUSTED and _OTHER_AGENT.search(clause, max(0, hit.end - 2))
        return township or (not others and (bare or len(clause) <= hit.end - hit.start + 6))
    if NOT_YET.search(clause[: hit.start]) or _MAY.search(clause[: hit.start]):
        return False
    if hit.mode in (Mode.DELEGATED, Mode.ENTRUSTED):
        return _hands_over(clause, hit, bare=bare, township=township)
    if hit.mode is Mode.EXTENDED:
        return _reaches_out(clause, hit, bare=bare, township=township)
    return _ends_here(clause, hit)


def _reaches_out(clause: str, hit: Hit, *, bare: bool, township: bool) -> bool:
    """Return whether 派驻 or 延伸 says that the department acts in the township through its own people."""
    if _HIGHER_OUTPOST.search(clause) or _HOURS.match(clause, hit.end):
        return False
    acts = bool(_OUTPOST_ACTS.search(clause) or _MOVES_IN.search(clause))
    # 石桥镇（下放）、白沙镇（延伸）
    bare = bare or (
        township and clause[: hit.start].endswith(("(", "（")) and clause.startswith((")", "）"), hit.end)
    )
    moved = bool(_MOVED_FORWARD.match(clause[hit.start : hit.end])) and not _ELSEWHERE.search(clause)
    return bare or acts or moved or (township and bool(_OUTPOST.search(clause)))


def _hands_over(clause: str, hit: Hit, *, bare: bool, township: bool) -> bool:
    """Return whether 下放 or 委托 hands the item to a township.

    Args:
        clause: the clause.
        hit: the word.
        bare: nothing else is said beside it.
        township: a township, or the townships, are named.
    """
    named = clause[hit.start : hit.end]
    in_name = named.endswith("名义")
    # 省政府决定下放至县级: what a province decides may end at the county
    county = not (township or in_name) and GIVEN_UP.search(clause) and _TO_COUNTY.search(clause, hit.start)
    if county or _ERRAND.match(clause, hit.end) or _moves_goods(clause, hit) or hands_a_step(clause):
        return False
    if named.startswith("签") and _OTHER_AGENT.search(_DEED.sub("委托", named)):
        return False
    entrusts = hit.mode is Mode.ENTRUSTED
    if entrusts and in_name and _STATION.search(clause[: hit.start]):
        # 市场监管所以县市场监管局名义: the department's own body acts in its name
        return False
    # 受委托单位为三家镇人民政府 names the township as the agent
    ours = in_name or named.startswith("签") or (township and _AGENT_IS.search(clause))
    if entrusts and not ours and _OTHER_AGENT.search(clause[max(0, hit.start - 1) : hit.end + 12]):
        return False
    # 以镇政府自己名义, 以县水利局名义: the name in which it acts says both how and who
    own = in_name and (entrusts or any(sign in named for sign in "镇乡街木"))
    alone = bare and not clause.startswith("交由", hit.start) and not _UPWARD.search(clause)
    if entrusts and in_name and _THROUGH.search(clause[: hit.start]):
        # 委托县水政大队以县水利局名义: the department's own body, and no township
        return False
    signed = entrusts and named.startswith("签") and not _STRANGERS.search(clause[: hit.start])
    return own or signed or township or bool(GIVEN_UP.search(clause)) or alone


def _moves_goods(clause: str, hit: Hit) -> bool:
    """Return whether what is handed over is no power: 房屋移交镇政府, 经费随事下放, 工作经费委托镇代管."""
    before = clause[: hit.start]
    moved = _MOVED.match(clause[hit.start : hit.end])
    return bool(
        (moved and _THINGS.search(before)) or _GOODS.search(before) or _KEPT_FOR.match(clause, hit.end)
    )


def _ends_here(clause: str, hit: Hit) -> bool:
    """Return whether 收回, 保留 or 法定 is said of the item itself."""
    # 收回许可证 takes back something else; 重大案件由县级保留 splits the power, it does not retain it
    other = None
    if hit.mode is Mode.RECALLED:
        # 取消委托检测 ends somebody else's work
        other = (
            _ONCE.search(clause[: hit.start])
            or any(pattern.search(clause) for pattern in (_TAKE_BACK_OTHER, _PAPER, _HELD))
            or _TERMS.match(clause, hit.end)
            or re.match(r"后[^，。；]{0,4}(?:自动|失效|终止|停止)", clause[hit.end :])
            or _OTHER_AGENT.search(clause[hit.start : hit.end + 12])
        )
    split = None
    if hit.mode is Mode.RETAINED:
        split = (
            not _KEPT.match(clause[hit.end :])
            or _CARVE_OUT.search(clause[: hit.start])
            or _CARVE_OUT.match(_OF_IT.sub("", clause[hit.end :]))
            or _A_RIGHT.match(clause[hit.end :])
        )
    return other is None and split is None
