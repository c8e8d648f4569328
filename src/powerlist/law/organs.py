"""Classes of organs, as statutes and as lists of departments name them.

A statute names 农业农村主管部门, an older one 农业行政主管部门 or 畜牧兽医主管部门; a list names
县农业农村局. A class joins them, through the reforms of 2018 and 2023. An organ that fits several classes
has all of them; what fits none is unknown, and nothing is concluded from it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from powerlist.text.patterns import lazy_pattern

#: class → (Chinese name, words of the statute or of the department)
CLASSES: Final[dict[str, tuple[str, str]]] = {
    "agri": (
        "农业农村",
        "农业|农村|畜牧|兽医|动物卫生|动物防疫|渔业|渔政|渔港|农机|农药|种子|植物检疫|水产|饲料|兽药|屠宰|种植业|蚕|乡村振兴|草种|植保|扶贫",
    ),
    "forest": (
        "林业草原",
        "林业|草原|森林|野生动物保护|野生植物|湿地|自然保护地|国家公园|园林绿化|绿化|林草|治沙|林木",
    ),
    "market": (
        "市场监管",
        "市场监督|市场监管|工商|质量技术|质量监督|质检|标准化|计量|食品安全|食品药品|特种设备|反垄断|知识产权|专利|商标|价格监督|登记机关|企业登记|公司登记|产品质量|认证认可|反不正当竞争|广告监督|药品监督",
    ),
    "drug": ("药品监管", "药品监督|药品监管|食品药品|医疗器械|化妆品|市场监督管理局|市场监管局"),
    "land": (
        "自然资源",
        "自然资源|国土|土地|地质矿产|矿产|测绘|城乡规划|规划|不动产|海洋|地理信息|地名|地质",
    ),
    "env": ("生态环境", "环境|环保|核安全|辐射"),
    "housing": (
        "住房城乡建设",
        "建设|住房|房地产|房产|房屋|燃气|供水|物业|建筑|村镇|保障房|公积金|工程质量|市政|规划建设",
    ),
    "urban": ("城市管理", "城市管理|市容|环境卫生|城管|综合执法|综合行政执法|综合管理|城市绿化|市政"),
    "transport": (
        "交通运输",
        "交通运输|交通主管|交通行政|公路|道路运输|运输管理|港口|航道|水路|运管|交通局|城市客运|民用航空|铁路|地方海事|航运|交通部门",
    ),
    "emerg": ("应急管理", "应急|安全生产|安监|防震|地震|救灾|煤矿安全|矿山安全|防汛|烟花爆竹|减灾|煤炭"),
    "fire": ("消防救援", "消防"),
    "police": ("公安", "公安|派出所|交通管理部门|治安|移民|出入境|户口登记|交警"),
    "culture": ("文化旅游", "文化|旅游|文物|广播|电视|电影|新闻出版|出版|版权|著作权|广电|体育|演出|印刷"),
    "press": ("宣传出版", "新闻出版|出版|版权|著作权|电影|宣传|印刷|网信|互联网信息"),
    "health": ("卫生健康", "卫生|健康|疾病预防|疾控|计划生育|中医|血吸虫|医疗机构|人口"),
    "medins": ("医疗保障", "医疗保障|医保|医疗保险|生育保险"),
    "labour": ("人力资源社会保障", "人力资源|劳动|社会保障|人事|社会保险|人社|职业技能|就业"),
    "civil": ("民政", "(?<!人)民政|社会组织|殡葬|慈善|婚姻|社会团体|老龄|救助管理|地名|社会工作"),
    "edu": ("教育", "教育|学校|教师|语言文字"),
    "water": ("水利", "水利|水行政|流域管理|河道|防汛|水土保持|水文|水资源|节水|水务|水库|灌溉|供水|移民"),
    "fin": ("财政", "财政|国有资产|政府采购|会计|非税|金融|地方金融"),
    "dev": (
        "发展改革",
        "发展改革|发展和改革|发展与改革|价格|物价|粮食|能源|节能|投资|物资储备|招标投标|石油天然气管道|管道保护|电力|人民防空",
    ),
    "commerce": ("商务", "商务|对外贸易|经济贸易|流通|外资|典当|拍卖|成品油"),
    "industry": (
        "工业信息化",
        "工业|信息化|通信|无线电|电信|中小企业|工信|经济和信息|经信|盐业|民用爆炸物|煤炭|电力|散装水泥|墙体材料|节能",
    ),
    "science": ("科技", "科学技术|科技|外国专家"),
    "tax": ("税务", "税务|税收"),
    "audit": ("审计", "审计"),
    "stats": ("统计", "统计"),
    "justice": ("司法行政", "司法行政|司法局|司法厅|律师|公证|法律援助|人民调解|司法鉴定|社区矫正|司法部"),
    "archive": ("档案", "档案"),
    "meteor": ("气象", "气象"),
    "quake": ("地震", "地震"),
    "civildef": ("人民防空", "人民防空|人防|国防动员|国动"),
    "religion": ("民族宗教", "宗教|民族"),
    "veterans": ("退役军人", "退役军人|烈士|军人|优抚|兵役"),
    "secret": ("保密", "保密|密码|机要"),
    "post": ("邮政", "邮政|快递"),
    "tobacco": ("烟草", "烟草"),
    "customs": ("海关", "海关|出入境检验检疫"),
    "maritime": ("海事", "海事"),
    "bank": ("金融监管", "银行|保险监督|证券|外汇|人民银行|金融监督|银保监|反洗钱|征信业"),
    "state": ("国家安全", "国家安全"),
    "admin": ("机关事务", "机关事务|公共机构|公务用车"),
    "approval": ("行政审批", "行政审批|政务服务|营商环境|数据"),
    "gov": ("人民政府", "人民政府|管理委员会|管委会"),
    "town": ("乡镇", "乡镇|乡、镇|乡（镇）|乡级|镇人民政府|乡人民政府|街道|民族乡"),
    "court": ("人民法院", "人民法院|人民检察院"),
    "general": (
        "有关部门",
        "有关部门|主管部门|有关机关|主管机关|监督管理职责的部门|登记管理机关|审批机关|发证机关|执法部门|行政机关",
    ),
}

_PATTERNS: Final = {
    code: lazy_pattern(words) for code, (_name, words) in CLASSES.items() if code != "general"
}


#: How lists shorten the names of bureaus. No statute writes so, and what names two fields has both classes.
_SHORT: Final = tuple(
    (frozenset(codes.split()), lazy_pattern(words))
    for codes, words in (
        ("culture", r"文旅|文广|文体|文新|旅体|文教|教体|教科体|教科文"),
        ("edu", r"教体|教科|科教|文教|教文"),
        ("science", r"教科|科教|科工|工科|经科|农科|(?:发改|发展改革)(?:和)?科"),
        ("market drug", r"市监|市场局|食药"),
        ("market", r"质监"),
        ("drug", r"药监"),
        ("health", r"卫健|卫计"),
        ("agri", r"农牧|农科|农水|农经|农林|农渔|海渔|牧业"),
        ("forest", r"农林|林水|林牧"),
        ("forest urban housing", r"园林"),
        ("water", r"农水|林水|水电局"),
        ("land", r"自规|资规|自资|规资|国规|矿管|规自|海渔"),
        ("housing", r"住建|城建|建交|建管|房管|规建|住规|住保"),
        ("transport", r"建交|交运|交建|港航|路政"),
        ("urban", r"行政执法局|(?<!监督)执法局|城执|城综|环卫"),
        ("dev", r"发改|粮储|粮和储备|发展和科|商粮|发经|经发|经济发展"),
        ("industry", r"科工|工科|经科|工贸|发经|经发|经济发展|经信|工信"),
        ("commerce", r"商粮|商经|经商|工贸|商贸|招商"),
        ("religion", r"民宗|统战|宗教"),
        ("press", r"宣传"),
        ("approval", r"政数|审批局|政务"),
        ("state", r"国安局"),
        ("emerg", r"煤监"),
    )
)


@lru_cache(maxsize=8192)
def of_department(name: str) -> frozenset[str]:
    """Return the classes that the name of a department in a list fits, short names too; empty when unknown.

    Args:
        name: such as ``某县农业农村局``, ``县文旅局`` or ``县发改科技局``.
    """
    found = set(classes(name))
    for codes, words in _SHORT:
        if words.search(name):
            found |= codes
    if len(found) > 1:
        found.discard("gov")
    return frozenset(found)


@lru_cache(maxsize=8192)
def classes(words: str) -> frozenset[str]:
    """Return the classes that an organ's name (of a statute or of a list) fits; empty when unknown.

    Args:
        words: such as ``县级以上人民政府农业农村主管部门`` or ``某县农业农村局``.
    """
    body = words.replace("县级以上地方人民政府", "").replace("县级以上人民政府", "")
    body = body.replace("地方各级人民政府", "").replace("地方人民政府", "")
    found = {code for code, pattern in _PATTERNS.items() if pattern.search(body)}
    if len(found) > 1:
        found.discard("gov")
    if not found and "人民政府" in words and not re.search(r"部门|机构|机关", words):
        found = {"gov"}
    return frozenset(found)


def name_of(code: str) -> str:
    """Return the Chinese name of a class."""
    return CLASSES[code][0] if code in CLASSES else code


#: Functions that reforms moved, or that one bureau of a county usually holds: two classes of one line
#: are no contradiction between a statute and a list. Where a line has words behind it, only matters that
#: have one of them moved: slaughter joins the market's bureau with that of agriculture, a vet's licence does not.
_LINES: Final[tuple[tuple[str, str], ...]] = (
    ("land forest", ""),  # 自然资源局加挂林业局牌子
    ("land urban", ""),  # 规划, 2018
    ("housing urban", ""),
    (
        "land housing",
        "规划|建筑|建设|建房|房|住宅|名城|名镇|风景|测|市政|绿化|村镇|村庄|集镇|管线|违法建|拆|工程",
    ),
    # 宅基地 moved in 2019 and the statute says so (土地管理法 77, 78): these are what both still look after
    (
        "land agri",
        "农田|耕地保护|耕地质量|土地整治|土地复垦|承包|海域|海洋|海岛|渔|养殖|滩涂|草|林|野生|设施农|不动产|地质|测绘",
    ),
    ("land env", "海|地下水|矿|地质|自然保护|保护区|生态|湿地|复垦|土壤"),  # 海洋环境, 地下水, 保护区 2018
    ("labour medins", "保险|医保|医疗|生育|社会保障"),  # 2018
    (
        "labour emerg",  # 劳动安全 2003, 职业病 2018
        "安全|职业病|职业卫生|职业健康|矿|粉尘|有毒|有害|高温|锅炉|压力容器|劳动保护|防护|危险|特种作业",
    ),
    ("labour edu", "培训|职业|技工|技能|办学|民办|学校|招生|学历"),  # 职业培训学校
    ("market drug", ""),
    # 食品, 药品 2013, 2018; who practises medicine was always the health bureau's
    (
        "market drug health",
        "食|餐|饮|乳|药|制剂|化妆品|器械|价格|收费|广告|消毒|疫苗|血液制品|保健品|盐|烟|病媒|爱国卫生",
    ),
    # 医药价格 2018
    ("market drug medins", "价格|收费|药|耗材|器械|采购|医保|医疗保障|保险"),
    ("health medins", "价格|收费|药|耗材|采购|医保|医疗保障|保险|合作医疗|基金"),
    (
        "market dev",  # 价格监督检查, 反垄断 2018
        "价|收费|粮|棉|盐|节能|能效|能源|循环经济|煤|油|垄断|计量|招标|投标|信用",
    ),
    (
        "market agri commerce",
        "屠宰|生猪|农产品|食品|肥料|酒|盐|粮|化妆品|商标|广告|价格|计量|质量",
    ),
    ("market commerce", ""),
    ("market industry press culture", ""),
    ("dev industry commerce emerg", ""),  # 煤炭, 盐业, 粮食, 成品油
    ("dev civildef housing", ""),
    ("dev admin fin", ""),
    ("agri water", ""),  # 农业农村和水利局, 渔业 with either
    ("agri env", "养殖|畜禽|土壤|农用|污染|秸秆|野生|水生|湿地|保护|生态|生物|渔"),
    ("water env", ""),
    (
        "agri forest env water",
        "野生|湿地|水生|自然保护|保护区|草原|草种|种子|种苗|植物|退耕|防沙|治沙|生物|生态|农村|承包|果",
    ),
    ("env water housing urban", ""),  # 排污口, 排水 2018
    ("emerg fire quake", ""),
    (
        "emerg fire quake water forest agri",  # 防汛, 森林草原防火 2018
        "防火|火灾|防汛|抗旱|防洪|洪水|灾|地震|安全生产|大坝|水库|农机|渔船",
    ),
    ("emerg police", "烟花|爆|危险|剧毒|易制|消防|火"),
    ("police fire", "消防|火|烟花|爆|易燃|危险|工程|公众聚集"),
    ("culture press", ""),
    ("civil veterans", ""),
    ("transport maritime", ""),
    ("maritime police", "船|渡|水上|内河|海上|港"),
    # 驾驶培训 2004, 铁路公安 and 民航公安; 超限 on a highway stays with who looks after the highway
    (
        "transport police",
        "客运|出租|公共交通|公交|危险|剧毒|放射性|爆|铁路|轨道|航空|机场|港|船|水上|内河|渡|停车|校车|驾校|驾驶员?培训|维修",
    ),
    ("fin bank commerce", ""),  # 典当, 融资租赁 2018
    ("health agri", "共患|血吸虫|包虫|病原|实验室|传染"),
    ("tax labour", ""),
    ("urban housing transport market env police culture water land agri emerg", ""),
)
_JOINED: Final = tuple(
    (frozenset(line.split()), lazy_pattern(words) if words else None) for line, words in _LINES
)


def compatible(
    left: frozenset[str] | set[str], right: frozenset[str] | set[str], matter: str | None = None
) -> bool:
    """Tell whether two sets of classes may be one body: they share a class, or a reform joined them.

    Args:
        left: classes of one organ.
        right: classes of the other.
        matter: what it is about (title of the act, name of the item); not given, any matter may be it.
    """
    if left & right:
        return True
    return any(
        left & line and right & line and (words is None or matter is None or words.search(matter) is not None)
        for line, words in _JOINED
        if "urban" not in line or "urban" in left | right
    )
