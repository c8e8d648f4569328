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
    ("行政许可", "许可证核发|许可|审批|核准"),
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
#: Organs named inside a name; whose power it is stands in the department column.
ORGANS: Final = re.compile(
    r"(?=[县地人农林草畜渔水劳社卫市应安自住交生环公教民财行主])(?:(?:县级以上|地方|人民政府|农业农村|农业|林业|草原|畜牧兽医|渔业|水|劳动保障|人力资源社会保障|社会保险|卫生健康|市场监督管理|"
    r"应急管理|安全生产监督管理|自然资源|住房城乡建设|交通运输|生态环境|环境保护|公安|教育|民政|财政)*)(?:行政主管部门|行政部门|主管部门|主管机关)"
)
#: Words that carry nothing.
FUNCTION: Final = re.compile(
    r"等违法行为|等行为|行为|以及其他|以及|或者|有关的?|相关的?|进行|予以|给予|依法|其他|"
    r"等情况|情况|情形|活动|等|的|或|和|及|与|、|；|\(|\)|《|》|之一"
)

#: Signs, and what stands between a name and its act.
SIGNS: Final = re.compile(r"[、；()《》]|(?:的|行为|等行为)(?=\x1e|$)")
#: Brackets that only say which level exercises it.
LEVEL_BRACKETS: Final = re.compile(r"\((?:[省市县区乡镇州盟]|自治区|设区的市|级|权限|行使|、)+\)")
#: A word and the wider one that it is compared as; the limit group ``animal`` still tells them apart.
WIDER: Final = re.compile("生猪|家畜|家禽|牛羊|活禽")
WIDER_BY: Final = "畜禽"
#: Words that mean one thing in a list; each is compared as the second.
SYNONYMS: Final = (
    ("申报", "申请"),
    ("申领", "申请"),
    ("出售", "销售"),
    ("损毁", "毁坏"),
    ("损坏", "毁坏"),
    ("阻挠", "阻碍"),
    ("帐", "账"),
)
#: An act that every law has for itself: to refuse the inspection under it.
OF_ITS_LAW: Final = re.compile(
    r"(?:拒绝|阻挠|阻碍|妨碍|拒不)[^\x1e]{0,30}?(?:检查|监督|监察|调查|检测|抽查|执法)"
)
#: A name that is only "acts against such a law (article so and so)".
GENERAL: Final = re.compile(
    r"(?:^|(?<=\x1e))(?:违反|不遵守|执行)(?:国家)?(?:《[^《》\x1e]{1,40}》|[^《》\x1e、；]{1,20}?(?:法|条例))"
    r"(?:第[零一二三四五六七八九十百\d]{1,6}[条款项]|、|有关|相关|规定|禁止性?|其他|所列|的|情形|行为|等|情况|违法)*"
    rf"(?:行政)?(?:{_TAILS})*(?=\x1e|$)"
)

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
        "省际": 65536,
        "跨省": 65536,
        "省内": 131072,
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
    "age": {
        "未满": 1,
        "年满": 2,
        "满": 2,
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
    "转移登记": 1024,
    "抵押": 2048,
    "预告登记": 4096,
    "更正登记": 8192,
    "异议登记": 16384,
    "查封登记": 32768,
}
#: Branches and exceptions, read for items that are applied for: a name that has none means the rule.
BRANCHES: Final[dict[str, int]] = {"分公司": 2, "分支机构": 2, "分店": 2, "分院": 2}
EXCEPTIONS: Final[dict[str, int]] = {"除外": 2}
#: Types that are applied for.
APPLIED_FOR: Final = frozenset({"行政许可", "行政确认", "其他行政权力", "公共服务", "行政给付"})

#: Words that are wider than others beside which they stand: 社会保险 holds 医疗保险, 单位 holds 企业.
WIDER_WORDS: Final = re.compile(
    "社会|单位|个人|企业|有关|相关|其他|各类|产品|物品|人员|设施|设备|动物|植物|土地|建设|工程|活动|场所|机构|资源|组织|违"
)
