"""Words that decide how a name is read: frames, function words, and limits that exclude each other.

A *limit* narrows a power to some of the cases that its article covers: a sector, an equipment, a
grade, a stage. Two rows that carry different limits of one group exclude each other; where only one
of two rows is limited, it is contained in the other.
"""

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

#: What ends a name and says only which type of act it is, also when it is written twice.
TAIL: Final = re.compile(
    r"(?=[的之等进实予给依违行情活工应双监抽检强查代加许审核征确认鉴奖表裁处])"
    rf"(?:(?:的|之|等|进行|实施|予以|给予|依法|违法|行为|行政|情况|活动|工作|应当)*(?:{_TAILS}))+(?=\x1e|$)"
)
#: 对 and an enumerator at the beginning.
HEAD: Final = re.compile(r"(?:^|(?<=\x1e))(?:\(?[一二三四五六七八九十\d]{1,3}[)、；])?(?:对于?|针对)?")
#: A word of two to four characters that is written twice in a row.
DOUBLED: Final = re.compile(r"([一-鿿]{2,4})\1")
#: Different words for acting without leave, and for breaking a rule.
WITHOUT_LEAVE: Final = re.compile(
    r"(?:未经|没有|未获|未得到|未报经?|不经)(?:[一-鿿]{0,8}?(?:部门|机关|机构|政府))?(?:依法)?"
    r"(?:批准|许可|同意|审批|核准|审核同意)(?:、?擅自)?|擅自|私自"
)
BREAKING: Final = re.compile(
    r"(?:违反|不符合|不遵守)(?:有关|相关|国家|本|法律|法规|规章|法定|规定的?|、|和|或者?|及)*(?:规定|法律|法规|要求)(?:的?)"
    r"|违法违规|违规|违法|非法|违章"
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
#: Organs named inside a name; whose power it is stands in the department column.
ORGANS: Final = re.compile(
    r"(?=[县地人农林草畜渔水劳社卫市应安自住交生环公教民财行主])(?:(?:县级以上|地方|人民政府|农业农村|农业|林业|草原|畜牧兽医|渔业|水|劳动保障|人力资源社会保障|社会保险|卫生健康|市场监督管理|"
    r"应急管理|安全生产监督管理|自然资源|住房城乡建设|交通运输|生态环境|环境保护|公安|教育|民政|财政)*)(?:行政主管部门|行政部门|主管部门|主管机关)"
)
#: Words that carry nothing.
FUNCTION: Final = re.compile(
    r"等违法行为|等行为|行为|以及其他|以及|或者|有关的?|相关的?|进行|予以|给予|依法|其他|从事|开展|"
    r"等情况|情况|情形|活动|等|的|或|和|及|与|、|；|\(|\)|《|》|之一"
)

_ENDINGS: Final = """
审批 许可 核准 核发 审核 审查 批准
备案
登记
奖励 表彰
裁决 调解 处理 处置
给付 支付 补贴 补助
确认 认定 鉴定 评定
检查 抽查 监督 稽核
咨询 查询 打印
征收 缴费 缴纳
验收
管理
设立
"""
#: The act that ends a name, by its last two characters: words of one line are one act.
ENDINGS: Final[dict[str, int]] = {
    word: number for number, line in enumerate(_ENDINGS.split("\n")[1:-1], start=1) for word in line.split()
}
#: Signs, and what stands between a name and its act.
SIGNS: Final = re.compile(r"[、；()《》]|(?:的|行为|等行为)(?=\x1e|$)")
#: Brackets that only say which level exercises it, or by which decision.
LEVEL_BRACKETS: Final = re.compile(
    r"\((?:[省市县区乡镇州盟]|自治区|设区的市|级|权限|行使|、)+\)|\((?:依据|根据|据)[^()\x1e]{0,60}\)"
)
#: Words and the wider one that they are compared as; groups of limits still tell them apart.
WIDER: Final = (
    (re.compile("生猪|家畜|家禽|牛羊|活禽"), "畜禽"),
    (re.compile("(?:拖拉机|联合收割机)(?:(?:、|和|及|或者?)(?:拖拉机|联合收割机))*|农用机械"), "农业机械"),
    (re.compile("(?=[基工医失养生])(?:基本)?(?:工伤|医疗|失业|养老|生育)保险"), "社会保险"),
    (re.compile("童工|未成年工"), "未成年人"),
)
#: Who acts, where it is everybody, at the beginning of a name.
ANYBODY: Final = re.compile(
    r"(?:^|(?<=\x1e))(?:用人单位|生产经营单位|有关单位|单位个人|个人单位)违?(?=[^\x1e反法]{4})"
)
#: What every award is for and whom it is given to; what is left is the field.
MERIT: Final = re.compile(
    r"(?=[等的工方事活中做作取有了突显重优成贡先])(?:等|的)*(?:工作|方面|事业|活动)?中?(?:做出|作出|取得|有)?了?"
    r"(?:(?:突出|显著|重大|优异)的?(?:成绩|贡献|成就)|(?:成绩|贡献|成就)(?:突出|显著|重大|优异)|有功|先进)"
    r"的?(?:单位|个人|集体|组织|公民|法人|人员|以及|或者|和|与|及|或|、)*"
)
#: What ends a name that says only which rules are broken; what is left is their subject.
RULES: Final = re.compile(
    r"(?=[的相有管规制])(?:的?(?:相关|有关))?的?(?:管理)?(?:规定|制度)(?:的?(?:违法)?行为)?的?(?=\x1e|$)"
)
#: Words that mean one thing in a list; each is compared as the second.
SYNONYMS: Final = (
    ("申报", "申请"),
    ("申领", "申请"),
    ("出售", "销售"),
    ("损毁", "毁坏"),
    ("损坏", "毁坏"),
    ("阻挠", "阻碍"),
    ("妨碍", "阻碍"),
    ("帐", "账"),
    ("无照", "无营业执照"),
    ("无证", "无许可"),
    ("许可证书", "许可"),
    ("许可证件", "许可"),
    ("许可证", "许可"),
    ("贮存", "储存"),
    ("存储", "储存"),
    ("标识", "标志"),
    ("捕猎", "猎捕"),
    ("隐瞒不报", "瞒报"),
    ("检举揭发", "举报"),
    ("举报揭发", "举报"),
    ("检举", "举报"),
    ("仿造", "伪造"),
    ("登记管理", "登记"),
    ("招聘", "招用"),
    ("聘用", "招用"),
    ("录用", "招用"),
    ("操作流程", "操作规程"),
    ("谎报", "瞒报"),
    ("牌照", "牌证"),
    ("号牌", "牌证"),
    ("载乘人员", "载人"),
    ("佩挂", "加施"),
    ("佩戴", "加施"),
    ("佩带", "加施"),
    ("牟取", "谋取"),
    ("非法利益", "不正当利益"),
    ("账册", "账簿"),
    ("破坏", "毁坏"),
    ("发布", "公布"),
    ("寄递", "邮寄"),
    ("贩卖", "销售"),
    ("雇用", "招用"),
    ("雇佣", "招用"),
    ("套取", "骗取"),
    ("冒领", "骗取"),
    ("泄漏", "泄露"),
    ("遗失", "丢失"),
    ("设置", "设立"),
    ("备案登记", "备案"),
    ("登记备案", "备案"),
    ("临时占用", "临时使用"),
    ("开采矿产资源", "采矿"),
)
#: A licence that is for what is then done without it.
WITHOUT_LICENCE: Final = re.compile(r"无([^无、；，许\x1e]{0,12})许可擅?")
#: What an act says beside what is done: that it is against the rules.
ACT_MANNER: Final = re.compile(r"[擅违](?!约|建)")
#: An act that every law has for itself: to refuse the inspection under it.
OF_ITS_LAW: Final = re.compile(
    r"(?:拒绝|阻挠|阻碍|妨碍|拒不)[^\x1e]{0,30}?(?:检查|监督|监察|监测|调查|检测|抽查|执法)"
    # Nor to cheat for its licence.
    r"|(?:虚假|欺骗|隐瞒|贿赂|弄虚作假)[^\x1e；]{0,30}?(?:取得|骗取)[^\x1e；]{0,16}?(?:许可|批准|登记|资格|资质|证)"
)
#: A name that is only "acts against such a law (article so and so)".
GENERAL: Final = re.compile(
    r"(?:^|(?<=\x1e))(?:违反|不遵守|执行)(?:国家)?(?:《[^《》\x1e]{1,40}》|[^《》\x1e、；]{1,20}?(?:法|条例))"
    r"(?:第[零一二三四五六七八九十百\d]{1,6}[条款项]|、|有关|相关|规定|禁止性?|其他|所列|的|情形|行为|等|情况|违法)*"
    rf"(?:行政)?(?:{_TAILS})*(?=\x1e|$)"
)

#: A name that means more than it says: 等行为, or only that rules are broken or duties neglected. What it
#: covers stands in the text that its basis quotes.
_BROKEN = (
    r"(?:违反|不符合|(?:未|不)(?:依法|按规定|按照规定|严格|认真)?(?:履行|执行|遵守|落实))[^；\x1e]{0,40}?"
    r"(?:规定|制度|职责|要求|义务|政策|法规|法|条例)(?:的?行为)?"
)
_ENDED = rf"(?:的|之|进行|实施|予以|给予)*(?:行政)?(?:{_TAILS})*(?=\x1e|$)"
#: What is not as it should be, without saying how.
_UNFIT: Final = r"不合格(?:的)?[^；、的\x1e]{1,8}"
OPEN: Final = re.compile(rf"(?:等(?:违法|违规)?(?:行为|情形|活动|情况)?|违法行为|{_BROKEN}|{_UNFIT}){_ENDED}")
RULES_BROKEN: Final = re.compile(rf"(?:(?<!等)违法行为|{_BROKEN}){_ENDED}")
#: Where a sub-item's cell says that there is none.
NO_SUB: Final = frozenset({"无", "/", "\\", "-", "—", "－", "——", "0", "无子项"})

#: Groups of limits: in each, words and the bits that they set. Longer words win.
LIMITS: Final[dict[str, dict[str, int]]] = {
    "sector": {
        "农作物": 1,
        "农业": 1,
        "农用": 1,
        "林木": 2,
        "林业": 2,
        "林地": 2,
        "森林": 2,
        "营造林": 2,
        "林草": 2 | 4,
        "草种": 4,
        "草原": 4,
        "牧草": 4,
        "水生": 8,
        "水产": 8,
        "渔业": 8,
        "陆生": 16,
        "农村": 0,
        "农业农村": 1,
    },
    "insurance": {
        "医疗保险": 1,
        "医疗保障": 1,
        "基本医疗": 1,
        "医保": 1,
        "生育保险": 1,
        "工伤保险": 2,
        "工伤": 2,
        "养老保险": 4,
        "失业保险": 8,
        "医疗救助": 16,
        "自然灾害救助": 32,
        "灾害救助": 32,
        "救灾": 32,
        "最低生活保障": 64,
        "低保": 64,
        "特困": 128,
        "临时救助": 256,
        "住房救助": 512,
        "教育救助": 1024,
        "就业救助": 2048,
    },
    "industry": {
        "煤矿": 1,
        "非煤矿山": 2,
        "非煤矿": 2,
        "非煤": 2,
        "金属冶炼": 4,
        "危险化学品": 8,
        "危化品": 8,
        "烟花爆竹": 16,
        "石油天然气": 32,
        "易制毒": 64,
        "民用爆炸物品": 128,
        "尾矿库": 256,
        "采石场": 131072,
        "冶金有色": 4,
        "工贸企业": 262144,
        "食品生产企业": 524288,
        "房屋建筑": 512,
        "市政基础设施": 512,
        "公路": 1024,
        "水利工程": 2048,
        "铁路": 4096,
        "水路": 8192,
        "道路": 1024,
    },
    "equipment": {
        "锅炉": 1,
        "压力容器": 2,
        "压力管道": 4,
        "电梯": 8,
        "起重机械": 16,
        "客运索道": 32,
        "大型游乐设施": 64,
        "机动车辆": 128,
        "气瓶": 256,
        "拖拉机": 512,
        "联合收割机": 1024,
    },
    "product": {
        "食品": 1,
        "食品添加剂": 2,
        "保健食品": 4,
        "药品": 8,
        "医疗器械": 16,
        "化妆品": 32,
        "农药": 64,
        "兽药": 128,
        "肥料": 256,
        "饲料": 512,
        "饲料添加剂": 1024,
        "新饲料": 512,
    },
    "rank": {
        "非国家重点": 1,
        "国家重点": 2,
        "国家重保护": 2,
        "自治区重点": 4,
        "自治区级重点": 4,
        "省重点": 4,
        "省级重点": 4,
        "地方重点": 4,
        "国家和自治区重点": 2 | 4,
        "国家和省重点": 2 | 4,
        "国家或者地方重点": 2 | 4,
        "国家和地方重点": 2 | 4,
    },
    "grade": {
        "第一类": 1,
        "第二类": 2,
        "第三类": 4,
        "一类": 1,
        "二类": 2,
        "三类": 4,
        "一级": 8,
        "二级": 16,
        "三级": 32,
        "四级": 64,
        "甲级": 128,
        "乙级": 256,
        "丙级": 512,
        "甲类": 1024,
        "乙类": 2048,
        "丙类": 4096,
    },
    "falsity": {
        "假、劣": 3,
        "假劣": 3,
        "假冒伪劣": 3,
        "假种": 1,
        "假农药": 1,
        "假兽药": 1,
        "假药": 1,
        "劣种": 2,
        "劣质": 2,
        "劣农药": 2,
        "劣兽药": 2,
        "劣药": 2,
    },
    "animal": {
        "畜禽": 31,
        "生猪": 1,
        "家畜": 15,
        "家禽": 16,
        "牛羊": 6,
        "活禽": 16,
    },
    "tier": {
        "国家级": 1,
        "省级": 2,
        "自治区级": 2,
        "市级": 4,
        "县级": 8,
        "区级": 8,
        "县级以上": 0,
        "市级以上": 0,
        "省级以上": 0,
        "县级政府": 0,
        "县级人民政府": 0,
        "市级人民政府": 0,
        "省级人民政府": 0,
    },
    "kind": {
        "采矿权": 1,
        "探矿权": 2,
        "旅客": 4,
        "客运": 4,
        "货物运输": 8,
        "货运": 8,
        "内资": 16,
        "外资": 32,
        "外商投资": 32,
        "巡游": 64,
        "网络预约": 128,
        "公益性": 256,
        "经营性": 512,
        "政府投资": 1024,
        "企业投资": 2048,
        "非政府投资": 2048,
        "采购人": 4096,
        "供应商": 8192,
        "生产企业": 16384,
        "经营企业": 32768,
        "生产者": 16384,
        "经营者": 32768,
        "生产经营者": 16384 | 32768,
        "民办": 1048576,
        "中外合作": 2097152,
        "省际": 65536,
        "跨省": 65536,
        "省内": 131072,
        "批发企业": 262144,
        "批发经营者": 262144,
        "零售企业": 524288,
        "零售经营者": 524288,
    },
    "entity": {
        "公司": 1,
        "分公司": 1,
        "个人独资企业": 2,
        "合伙企业": 4,
        "农民专业合作社": 8,
        "个体工商户": 16,
        "社会团体": 32,
        "民办非企业": 64,
        "基金会": 128,
        "宗教活动场所": 256,
        "企业职工": 512,
        "企业基本养老": 512,
        "企业养老": 512,
        "机关事业单位": 1024,
        "城乡居民": 2048,
        "灵活就业": 4096,
    },
    "venue": {
        "学校": 1,
        "幼儿园": 1,
        "校园": 1,
        "医疗机构": 2,
        "医院": 2,
        "宾馆": 4,
        "旅馆": 4,
        "旅店": 4,
        "酒店": 4,
        "娱乐场所": 8,
        "歌舞": 8,
        "网吧": 16,
        "互联网上网服务": 16,
        "体育场馆": 32,
        "健身": 32,
        "商场": 64,
        "超市": 64,
        "集贸市场": 64,
        "农贸市场": 64,
        "客运站": 128,
        "车站": 128,
        "机场": 256,
        "公园": 512,
        "餐饮": 1024,
        "养老机构": 2048,
        "影剧院": 4096,
        "电影院": 4096,
        "图书馆": 8192,
        "博物馆": 8192,
        "公共交通工具": 16384,
        "物业服务": 32768,
        "建筑工地": 65536,
        "施工工地": 65536,
        "矿山": 131072,
        "宗教活动场所": 262144,
    },
    "party": {
        "建设单位": 1,
        "施工单位": 2,
        "承包单位": 2,
        "施工总承包单位": 2,
        "监理单位": 4,
        "设计单位": 8,
        "勘察单位": 16,
    },
    "medium": {
        "水污染": 1,
        "大气": 2,
        "废气": 2,
        "扬尘": 2,
        "噪声": 4,
        "固体废物": 8,
        "危险废物": 8,
        "放射性": 16,
        "辐射": 16,
        "土壤": 32,
    },
    "paper": {
        "驾驶证": 1,
        "行驶证": 2,
        "道路运输证": 4,
        "从业资格证": 8,
        "检验合格标志": 16,
        "登记证书": 32,
        "号牌": 64,
        "护照": 128,
        "通行证": 256,
        "居住证": 512,
        "身份证": 1024,
        "户口簿": 2048,
        "准生证": 4096,
        "健康证": 8192,
    },
    "person": {
        "残疾人": 1,
        "残疾儿童": 1,
        "重度残疾": 1,
        "老年人": 2,
        "高龄": 2,
        "孤儿": 4,
        "事实无人抚养": 8,
        "退役军人": 16,
        "退役士兵": 16,
        "烈士": 32,
        "烈属": 32,
        "高校毕业生": 64,
        "失业人员": 128,
        "农民工": 256,
        "独生子女": 512,
        "流动人口": 1024,
        "台湾": 2048,
        "香港": 4096,
        "澳门": 8192,
        "港澳": 4096 | 8192,
        "港澳台": 2048 | 4096 | 8192,
        "华侨": 16384,
        "见义勇为": 32768,
    },
    "profession": {
        "医师": 1,
        "护士": 2,
        "药师": 4,
        "乡村医生": 8,
        "教师": 16,
        "导游": 32,
        "律师": 64,
        "公证员": 128,
        "会计": 256,
        "司法鉴定人": 512,
        "基层法律服务工作者": 1024,
        "建造师": 2048,
        "驾驶员": 4096,
        "船员": 8192,
        "裁判员": 16384,
        "社会体育指导员": 32768,
    },
    "living": {
        "动植物": 3,
        "动物": 1,
        "植物": 2,
    },
    "utility": {
        "燃气": 1,
        "电力": 2,
        "供热": 4,
        "供水": 8,
        "取水": 16,
        "排水": 32,
        "污水": 32,
        "供电": 2,
    },
    "culture": {
        "营业性演出": 1,
        "演出": 1,
        "艺术品": 2,
        "美术品": 2,
        "电影": 4,
        "旅行社": 8,
        "文物": 16,
        "出版物": 32,
        "印刷": 64,
        "音像": 128,
        "广播电视": 256,
        "卫星电视": 512,
        "卫星地面接收设施": 512,
        "游艺": 1024,
        "内部资料": 2048,
        "体育": 4096,
        "高危险性体育": 4096,
    },
    "land": {
        "国有建设用地": 1,
        "国有土地": 1,
        "集体建设用地": 2,
        "集体土地": 2,
        "宅基地": 2 | 4,
    },
    "event": {
        "年度报告": 32,
        "登记事项": 64,
        "出生": 1,
        "死亡": 2,
        "结婚": 4,
        "离婚": 8,
        "收养": 16,
    },
    "housing": {
        "商品房": 1,
        "公租房": 2,
        "公共租赁住房": 2,
        "廉租": 4,
        "经济适用": 8,
    },
    "trade": {
        "小作坊": 1,
        "小餐饮": 2,
        "小经营店": 4,
        "摊贩": 8,
    },
    "age": {
        "未满": 1,
        "年满": 2,
        "已满": 2,
        **dict.fromkeys((f"满{digit}" for digit in "一二三四五六七八九十123456789"), 2),
    },
    "actor": {
        "主要负责人": 1,
        "其他负责人": 2,
        "从业人员": 4,
        "特种作业人员": 8,
        "个人独资": 16,
        "外国人": 32,
        "境外": 64,
    },
}

#: What is done: words of one line are near enough to be one act. Two names that both say what is done, and
#: have no line in common, are about two acts. Read from the whole name; longer words, and limits, win.
_DONE: Final = """
生产 制造 制作 加工 分装 屠宰
经营 销售 出售 出厂 供应 推广 零售 批发
运输 运送 调运 携带 邮寄 寄递 承运 托运
储存 贮存 存储 存放 堆放 保管
使用 持有
转让 买卖 倒卖 出租 出借 转借 冒用
伪造 变造 涂改 编造 篡改 虚假 隐瞒 瞒报 谎报 骗取 欺骗
收购 购买 采购
委托 受托
占用 侵占 侵害 征用
毁坏 破坏 拆除 移动 损毁 损坏
改变 变更 改装 拼装 改建
引进 进口 出口 引种
放归 放生 丢弃 抛弃 遗弃 排放 倾倒 弃置
猎捕 捕猎 捕捞 采集 采伐 采挖 挖掘 开采 砍伐
养殖 饲养 繁育 驯养 种植 培育
检验 检测 检疫 检定 鉴定
维修 修理
登记 备案 报告 报送 申报
设立 设置 建设 修建 新建 搭建
注销 终止 撤销
停用 报废
缴纳 缴存 支付 发放 投入
招用 聘用 录用 介绍
培训 教育 演练
公示 公布 公告 公开
阻碍 拒绝 妨碍 阻挠
建立 保存 记录
制定 编制 修订
配备 安装
"""
#: Words in which such a word says no act.
_NOT_DONE: Final = """
生产经营单位 生产经营者 生产者 经营者 销售者 使用者 使用单位 建设单位 生产单位 经营单位 培训机构
检验机构 检测机构 生产许可证 经营许可证 生产经营许可证 收购许可证 运输许可证 销售许可证 使用许可证
采集证 猎捕证 养殖证 使用证 登记证 登记证书 检疫证明 检疫合格证 检疫标志 检验合格 检验报告 检测报告
检验证书 维修技术合格证 使用说明 经营场所 生产场所 生产经营场所 建设项目 建设工程 生产安全
生产安全事故 安全生产 使用权 销售记录 生产记录
"""
DONE: Final[dict[str, int]] = {
    **{word: 1 << bit for bit, line in enumerate(_DONE.split("\n")[1:-1]) for word in line.split()},
    **dict.fromkeys(_NOT_DONE.split(), 0),
}
#: These words, and before them, kept as the first group, those in which they say no act.
ACT_WORDS: Final = re.compile(
    "({})|(?:{})".format(
        *(
            "|".join(sorted((word for word, bit in DONE.items() if (bit > 0) is says), key=len, reverse=True))
            for says in (False, True)
        )
    )
)

#: Stages of one licence; they exclude each other only for items that are applied for.
STAGES: Final[dict[str, int]] = {
    "设立": 1,
    "新办": 1,
    "新增": 1,
    "核发": 1,
    "新申请": 1,
    "首次": 1,
    "初次": 1,
    "开办": 1,
    "变更": 2,
    "延续": 4,
    "续期": 4,
    "延期": 4,
    "换证": 4,
    "换发": 8,
    "换领": 8,
    "补证": 8,
    "转入": 65536,
    "转出": 131072,
    "迁入": 65536,
    "迁出": 131072,
    "过户": 262144,
    "配发": 524288,
    "停业": 1048576,
    "歇业": 1048576,
    "恢复营业": 2097152,
    "扩大经营范围": 2,
    "查询": 4194304,
    "补办": 8,
    "补发": 8,
    "遗失": 8,
    "补领": 8,
    "注销": 16,
    "终止": 16,
    "解除": 16,
    "撤销": 32,
    "分立": 64,
    "合并": 128,
    "年检": 256,
    "校验": 256,
    "复审": 256,
    "初领": 1,
    "取证": 1,
    "首次申报": 1,
    "复业": 2097152,
    "年审": 256,
    "年度检验": 256,
    "首次登记": 1,
    "筹建": 8388608,
    "筹设": 8388608,
}
#: What is registered of a thing; each has its own steps.
REGISTERED: Final[dict[str, int]] = {
    "转移登记": 2,
    "抵押": 4,
    "预告登记": 8,
    "更正登记": 16,
    "异议登记": 32,
    "查封登记": 64,
}
#: Branches and exceptions, read for items that are applied for: a name that has none means the rule.
BRANCHES: Final[dict[str, int]] = {"分公司": 2, "分支机构": 2, "分店": 2, "分院": 2}
EXCEPTIONS: Final[dict[str, int]] = {"除外": 2, "易地": 4}
#: Who answers in another way than whoever does it; read for penalties: a name that has none means the doer.
ROLES: Final = (
    (re.compile("外国人|境外人员"), 2),
    (re.compile("直接负责的主管人员|直接责任人员"), 4),
    (re.compile("授意|指使|强令|教唆|明示|暗示"), 32),
    (re.compile("提供(?:[一-鿿]{0,6}场所|便利|条件)"), 8),
    (re.compile(r"(?:^|(?<=\x1e))委托"), 16),
)
#: The bits of those roles that are persons beside the doer.
PERSONS: Final = 2 | 4
#: Types that are applied for.
APPLIED_FOR: Final = frozenset({"行政许可", "行政确认", "其他行政权力", "公共服务", "行政给付"})

#: Words that are wider than others beside which they stand: 社会保险 holds 医疗保险, 单位 holds 企业.
WIDER_WORDS: Final = re.compile(
    "社会|单位|个人|企业|有关|相关|其他|各类|产品|物品|人员|设施|设备|动物|植物|土地|建设|工程|活动|场所|机构|资源|组织|违"
)
