"""Patterns that decide how a name is read: frames, function words, different words for one thing."""

from __future__ import annotations

import re
from typing import Final

#: The acts that end a name (对…的处罚), by the term of the type that they stand for.
ACTS: Final[tuple[tuple[str, str], ...]] = (
    ("行政处罚", "处罚"),
    ("行政强制", "强制措施|强制执行|强制|查封扣押|查封|扣押|代履行|加处罚款"),
    ("行政检查", "双随机抽查|监督检查|监督抽查|抽查|检查"),
    ("行政许可", "许可证核发|许可核发|许可|审批|核准"),
    ("行政征收", "征收"),
    ("行政给付", "给付"),
    ("行政确认", "确认|认定|鉴定"),
    ("行政奖励", "奖励|表彰"),
    ("行政裁决", "裁决"),
)
#: Ends of names whose act has no type of its own; they stay in the name.
OTHER_ACTS: Final = ("其他行政权力", "审查|备案|登记|审核|考核|验收|核定|公告|注册")

_TAILS = "|".join(sorted({word for _, words in ACTS for word in words.split("|")}, key=len, reverse=True))

# What may stand before an act. It is read once, from its beginning: a name may repeat such words hundreds of times.
_BETWEEN = "(?:的|之|等|进行|实施|予以|给予|依法|违法|行为|行政|情况|活动|工作|应当)*+"
_NO_BETWEEN = "(?<![的之等])(?<!进行|实施|予以|给予|依法|违法|行为|行政|情况|活动|工作|应当)"

#: What ends a name and says only which type of act it is, also when it is written twice.
TAIL: Final = re.compile(
    r"(?=[的之等进实予给依违行情活工应双监抽检强查代加许审核征确认鉴奖表裁处])"
    rf"(?:{_NO_BETWEEN}{_BETWEEN})?(?:{_TAILS})(?:{_BETWEEN}(?:{_TAILS}))*+(?=\x1e|$)"
)
#: What ends the name of a service and says only that it is to be had: 残疾人证办理, 残疾人证核发, 高龄津贴申领.
SERVED: Final = re.compile(
    r"(?<=.{3})(?:的|申请)*(?:办理|核发|发放|申领|领取|申请|申报|受理|给付|支付)+(?:服务|事项)*$"
)
#: The same behind a licence: 取水许可证审批发放 is 取水许可.
LICENSED: Final = re.compile(
    r"(?<=.{2})许可证?(?:的|审批|审核|审查|核准)*(?:办理|核发|发放|申领|领取|申请|申报|受理)+(?:服务|事项)*$"
)
#: How such a name may end.
SERVED_ENDS: Final = (
    "办理",
    "核发",
    "发放",
    "申领",
    "领取",
    "申请",
    "申报",
    "受理",
    "给付",
    "支付",
    "服务",
    "事项",
)
#: What is not done is done wrong: 未按规定申报 is no service.
UNSERVED: Final = frozenset("未不拒违擅逾虚骗")
#: 对 and an enumerator at the beginning.
HEAD: Final = re.compile(r"(?<![^\x1e])(?:\(?[一二三四五六七八九十\d]{1,3}[)、；](?:对于?|针对)?|对于?|针对)")
#: A word of two to four characters that is written twice in a row.
DOUBLED: Final = re.compile(r"([一-鿿]{2,4})\1")
#: Different words for acting without leave, and for breaking a rule.
WITHOUT_LEAVE: Final = re.compile(
    r"(?=[未没不擅私])(?:(?:未经|没有|未获|未得到|未报经?|不经)(?:[一-鿿]{0,8}?(?:部门|机关|机构|政府))?(?:依法)?"
    r"(?:批准|许可|同意|审批|核准|审核同意)(?:、?擅自)?|擅自|私自)"
)
BREAKING: Final = re.compile(
    r"(?=[违不非])(?:(?:违反|不符合|不遵守)(?:有关|相关|国家|本|法律|法规|规章|法定|规定的?|、|和|或者?|及)*(?:规定|法律|法规|要求)(?:的?)"
    r"|违法违规|违规|违法|非法|违章)"
)
NOT_AS_RULED: Final = re.compile(
    r"(?:未|不|没有|拒不)(?:按照|按|依照|依据|依法|依)(?:有关|相关|国家)?(?:规定的?|要求)?"
)
#: To act without the papers: 未取得…许可证, 未办理营业执照, 无…证 are one word.
WITHOUT_PAPERS: Final = re.compile(
    r"(?:未|没有|尚未|无)(?:依法|按规定|按照规定|合法|有效)*(?:取得|获得|领取|领有|办理|办取|持有|申领|具有|具备)"
)
#: Other ways to say not; 不合格 and 不符合 stay.
NOT: Final = re.compile(
    r"没有(?!人|资质)|未能|尚未|未曾|未予|不予?(?=建立|设置|履行|办理|配备|报告|提供|执行|接受|配合|如实|及时|落实|编制|开展|制定|缴纳|安装|使用|公开|公布|公示|申请|备案|登记|改正)"
)
#: Organs named inside a name; whose power it is stands in the department column. Bounded: a cell may repeat a word.
ORGANS: Final = re.compile(
    r"(?=[县地人农林草畜渔水劳社卫市应安自住交生环公教民财行主])(?:(?:县级以上|地方|人民政府|农业农村|农业|林业|草原|畜牧兽医|渔业|水|劳动保障|人力资源社会保障|社会保险|卫生健康|市场监督管理|"
    r"应急管理|安全生产监督管理|自然资源|住房城乡建设|交通运输|生态环境|环境保护|公安|教育|民政|财政){0,8})(?:行政主管部门|行政部门|主管部门|主管机关)"
)
#: That nothing was mended when it was told to be: the condition of a penalty, not the act.
UNMENDED: Final = re.compile(
    r"(?=[，、且并经逾拒])[，、且并]?(?:经?责令(?:限期)?(?:改正|整改)后?)?[，、]?(?:逾期|拒)仍?[不未](?:改正|整改|纠正)(?:的|或者拆除)?"
)
#: Words that carry nothing.
FUNCTION: Final = re.compile(
    r"等违法行为|等行为|行为|以及其他|以及|或者|有关的?|相关的?|进行|予以|给予|依法|其他|从事|开展|"
    r"等情况|情况|情形|活动|等|的|或|和|及|与|、|；|\(|\)|《|》|之一"
)

#: Signs, and what stands between a name and its act.
SIGNS: Final = re.compile(r"(?=[、；()《》的行等])(?:[、；()《》]|(?:的|行为|等行为)(?=\x1e|$))")
#: Signs behind a name: what ends it stands before them.
END_SIGNS: Final = re.compile(r"[、；]+(?=\x1e|$)")
#: Brackets that only say which level exercises it, or by which decision.
LEVEL_BRACKETS: Final = re.compile(
    r"\((?:[省市县区乡镇州盟]|自治区|设区的市|级|权限|行使|、)+\)|\((?:依据|根据|据)[^()\x1e]{0,60}\)"
)
_EMERGENCY: Final = "紧急|应急|救援|救助|救灾|抢险|处置"
#: Words and the wider one that they are compared as; groups of limits still tell them apart.
WIDER: Final = (
    (re.compile("生猪|家畜|家禽|牛羊|活禽"), "畜禽"),
    (re.compile("(?:拖拉机|联合收割机)(?:(?:、|和|及|或者?)(?:拖拉机|联合收割机))*|农用机械"), "农业机械"),
    (re.compile("(?=[基工医失养生])(?:基本)?(?:工伤|医疗|失业|养老|生育)保险"), "社会保险"),
    (re.compile("童工|未成年工"), "未成年人"),
    # whatever is requisitioned is so in an emergency
    (re.compile(f"(?:{_EMERGENCY})(?:{_EMERGENCY}){{0,3}}(?:工作|依法|时|的)?征用"), "应急救援征用"),
)
#: Who acts, where it is everybody, at the beginning of a name.
ANYBODY: Final = re.compile(
    r"(?=[用生有单个])(?<![^\x1e])(?:用人单位|生产经营单位|有关单位|单位个人|个人单位)违?(?=[^\x1e反法]{4})"
)
_BY: Final = r"由[^()、；\x1e]{2,20}(?:负责|行使|实施|承担)"
_LISTED: Final = "已被?(?:列入|纳入|划入)"
#: What stands in brackets behind the act and says no more than whose it is, in which catalogue it stands, or who has a
#: part of it (其中…): not where a part is named that the row is about.
NOTE: Final = re.compile(
    r"\((?<=(?:处罚|强制|扣押|查封|检查|抽查|许可|审批|核准|征收|给付|确认|认定|奖励|裁决|备案|登记|审查|验收)\()"
    rf"(?:{_BY}"
    r"|委托[^()、；\x1e]{2,20}(?:行使|实施|办理)"
    rf"|{_LISTED}[^()、；\x1e]{{2,40}}(?:目录|清单)"
    rf"|其中；?[^()\x1e]{{2,60}}(?:{_BY}|{_LISTED}[^()\x1e]{{2,120}}))"
    r"\)(?=\x1e|$)"
)
#: What every award is for and whom it is given to; what is left is the field.
MERIT: Final = re.compile(
    r"(?=[等的工方事活中做作取有了突显重优成贡先])(?:(?<![等的])(?:等|的)++)?(?:工作|方面|事业|活动)?中?(?:做出|作出|取得|有)?了?"
    r"(?:(?:突出|显著|重大|优异)的?(?:成绩|贡献|成就)|(?:成绩|贡献|成就)(?:突出|显著|重大|优异)|有功|先进)"
    r"的?(?:单位|个人|集体|组织|公民|法人|人员|以及|或者|和|与|及|或|、)*"
)
#: What ends a name that says only which rules are broken; what is left is their subject.
RULES: Final = re.compile(
    r"(?=[的相有管规制])(?:的?(?:相关|有关))?的?(?:管理)?(?:规定|制度)(?:的?(?:违法)?行为)?的?(?=\x1e|$)"
)
#: A licence that is for what is then done without it.
WITHOUT_LICENCE: Final = re.compile(r"无([^无、；，许\x1e]{0,12})许可擅?")
#: What an act says beside what is done: that it is against the rules.
ACT_MANNER: Final = re.compile(r"[擅违](?!约|建)")
#: An act that every law has for itself: to refuse the inspection under it.
OF_ITS_LAW: Final = re.compile(
    r"(?=[拒阻妨虚欺隐贿弄])(?:(?:拒绝|阻挠|阻碍|妨碍|拒不)[^\x1e]{0,30}?(?:检查|监督|监察|监测|调查|检测|抽查|执法)"
    # Nor to cheat for its licence.
    r"|(?:虚假|欺骗|隐瞒|贿赂|弄虚作假)[^\x1e；]{0,30}?(?:取得|骗取)[^\x1e；]{0,16}?(?:许可|批准|登记|资格|资质|证))"
)
#: A name that is only "acts against such a law (article so and so)".
GENERAL: Final = re.compile(
    r"(?=[违不执])(?<![^\x1e])(?:违反|不遵守|执行)(?:国家)?(?:《[^《》\x1e]{1,40}》|[^《》\x1e、；]{1,20}?(?:法|条例))"
    r"(?:第[零一二三四五六七八九十百\d]{1,6}[条款项]|、|有关|相关|规定|禁止性?|其他|所列|的|情形|行为|等|情况|违法)*"
    rf"(?:行政)?(?:{_TAILS})*(?=\x1e|$)"
)
#: A name of acts against an article or a law that it cites, whoever does them and whatever they are called besides.
OF_ARTICLE: Final = re.compile(
    r"(?=[违实从])(?:(?:实施|从事)(?=[^；\x1e]{0,60}?禁止)|违反(?:国家)?)(?:"
    r"(?:《[^《》\x1e]{1,40}》|[^《》\x1e、；]{1,20}?(?:法|条例))第[零一二三四五六七八九十百\d]{1,6}条[^\x1e；]{0,30}?(?:规定|行为|情形)"
    rf"|《[^《》\x1e]{{1,40}}》(?:的|有关|相关|规定|行为|情形|等){{0,6}}(?:行政)?(?:{_TAILS})(?=\x1e|$))"
)

#: A name that means more than it says: 等行为, or only that rules are broken or duties neglected. What it
#: covers stands in the text that its basis quotes.
_BROKEN = (
    r"(?:违反|(?<![^\x1e])不符合|(?:未|不)(?:依法|按规定|按照规定|严格|认真)?(?:履行|执行|遵守|落实))[^；\x1e]{0,40}?"
    r"(?:规定|制度|职责|要求|义务|政策|法规|法|条例)(?:等?的?行为)?"
)
_ENDED = rf"(?:的|之|进行|实施|予以|给予)*(?:行政)?(?:{_TAILS})*(?=\x1e|$)"
#: What is forbidden, without saying what it is: 禁止性行为, 违规经营, 违法经营、推广种子.
_FORBIDDEN = (
    r"(?:禁止(?:性|从事|实施)?的?(?:行为|活动)|违[规法](?:生产)?经营(?:的?(?:行为|活动))?"
    r"|(?<![^\x1e])违[规法](?:生产|加工|经营|推广|销售|使用|运输|储存)[^；\x1e]{2,30}?)"
)
#: What is not as it should be, without saying how.
_UNFIT: Final = r"不合格(?:的)?[^；、的充\x1e]{1,8}"
OPEN: Final = re.compile(
    rf"(?=[等违不未禁])(?:等(?:违法|违规|(?<![高中初平同优劣特一二三四五]等)(?![级待同额效距离候])[^，、；的等\x1e]{{2,10}}(?=行为|情形|活动))?(?:行为|情形|活动|情况)?|违法行为|{_BROKEN}|{_UNFIT}|{_FORBIDDEN}){_ENDED}"
)
RULES_BROKEN: Final = re.compile(
    rf"(?=[违不未])(?:(?<!等)违法行为|(?<![^\x1e])违法[^；、的\x1e]{{1,4}}行为|{_BROKEN}){_ENDED}"
)
#: 等 that means more of the kind, not 等级 or 高等.
MORE: Final = re.compile("(?<![高中初平同优劣])等(?![级待同额效距离])")
#: A name of a whole list of acts, without its head; 不合格产品 is open as well, and tells one.
LISTS: Final = re.compile(rf"(?=[等禁违])(?:{MORE.pattern}|{_FORBIDDEN}{_ENDED})")
#: Where a sub-item's cell says that there is none.
NO_SUB: Final = frozenset({"无", "/", "\\", "-", "—", "－", "——", "0", "无子项"})

#: Who answers in another way than whoever does it; read for penalties: a name that has none means the doer.
ROLES: Final = (
    (re.compile("外国人|境外人员"), 2),
    (re.compile("直接负责的主管人员|直接责任人员"), 4),
    (re.compile("授意|指使|强令|教唆|明示(?=或|、)|暗示"), 32),
    (re.compile("提供(?:[一-鿿]{0,6}场[所地]|便利|条件)"), 8),
    # 露天烧烤食品或者为露天烧烤食品提供场地: either
    (
        re.compile(
            r"(?<=[^\x1e；]{2})(?:或者?|以及|、|和|及)(?:[为向][^\x1e；，、]{1,20}?)?提供(?:[一-鿿]{0,6}场[所地]|便利|条件)"
        ),
        1,
    ),
    (re.compile("容留|引诱|组织他人|强迫他人|胁迫他人|介绍他人"), 64),
    (re.compile("受让|承租|租用他人"), 128),
    # at the beginning; a pattern that begins with a character is looked for faster
    (re.compile(r"委托(?<![^\x1e]委托)|将(?<![^\x1e]将)[^\x1e；，、或]{1,30}委托"), 16),
    # 将危险废物提供或者委托给: either
    (re.compile(r"将(?<![^\x1e]将)[^\x1e；，]{1,30}?(?:或者?|、)委托"), 1 | 16),
)
#: The bits of those roles that are persons beside the doer.
PERSONS: Final = 2 | 4
#: Types that are applied for.
APPLIED_FOR: Final = frozenset({"行政许可", "行政确认", "其他行政权力", "公共服务", "行政给付"})

#: Words that are wider than others beside which they stand: 社会保险 holds 医疗保险, 单位 holds 企业.
WIDER_WORDS: Final = re.compile(
    "社会|单位|个人|企业|有关|相关|其他|各类|产品|物品|人员|设施|设备|动物|植物|土地|建设|工程|活动|场所|机构|资源|组织|违"
)
