"""Made-up power lists of any size with known pairs: what the linkage benchmark runs on.

Names are put together from objects, acts and circumstances (some 30 characters); each item cites one to
three articles of a made-up law of its sector. About one item in eight gets one to three variants (known
pairs): other words for the same act, other signs, a word left out, a department's name put in, the parts
in another order, a typing error, another department on the same article. About one in seven gets a
sibling (no pair): the same article, one decisive word changed. Rows of two departments on one article, no
different paragraphs named, are known pairs too: that is what an overlap of two bodies is.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

import pandas as pd

SECTORS = {
    "农业农村局": ("农药", "兽药", "种子", "饲料", "肥料", "农产品", "种畜禽", "水产苗种", "农业机械"),
    "林业和草原局": ("林木", "林地", "草原植被", "野生植物", "野生动物", "古树名木", "湿地", "木材"),
    "市场监督管理局": ("食品", "药品", "化妆品", "计量器具", "特种设备", "商标", "广告", "价格", "认证证书"),
    "应急管理局": ("危险化学品", "烟花爆竹", "尾矿库", "安全设施", "应急预案", "重大危险源", "特种作业"),
    "住房和城乡建设局": (
        "燃气设施",
        "城市道路",
        "建筑工程",
        "物业维修资金",
        "房屋租赁",
        "城市绿地",
        "排水设施",
    ),
    "水利局": ("河道", "取水口", "水工程", "水土保持设施", "堤防", "水库", "河道采砂", "地下水"),
    "交通运输局": ("公路", "道路运输车辆", "航道", "港口", "渡口", "公路附属设施", "机动车维修"),
    "文化和旅游局": ("文物", "娱乐场所", "营业性演出", "出版物", "旅行社业务", "导游证", "艺术品"),
    "生态环境局": ("水污染物", "大气污染物", "固体废物", "噪声", "放射性同位素", "排污许可证", "危险废物"),
    "人力资源和社会保障局": ("劳动合同", "社会保险登记", "职业中介", "劳务派遣", "工资支付", "民办职业培训"),
}
ACTS = (
    "未经批准{0}{1}",
    "未按照规定{0}{1}",
    "伪造、变造{1}{0}证明文件",
    "拒绝接受{1}{0}监督",
    "未建立{1}{0}记录",
    "超出许可范围{0}{1}",
    "在禁止区域内{0}{1}",
    "提供虚假{1}{0}材料",
    "未取得资质{0}{1}",
    "{0}不符合标准的{1}",
    "损毁{1}{0}标志",
    "逾期不改正违法{0}{1}",
)
DOINGS = (
    "生产",
    "经营",
    "运输",
    "储存",
    "使用",
    "销售",
    "检验",
    "登记",
    "开采",
    "改建",
    "出租",
    "回收",
    "处置",
)
PLACES = ("", "城市", "农村", "公共场所", "保护区", "工业园区", "景区", "学校周边", "水源地", "港区", "库区")
WHO = ("", "单位", "个人", "企业", "经营者", "施工单位", "使用单位", "建设单位", "生产者", "从业人员")
QUALITIES = (
    "",
    "不合格",
    "过期",
    "进口",
    "散装",
    "大型",
    "小型",
    "露天",
    "地下",
    "移动",
    "电子",
    "新型",
    "二手",
)
DETAILS = (
    "",
    "造成水体污染",
    "未向社会公告",
    "未设置警示标志",
    "未如实记录去向",
    "拒不停止作业",
    "未按期报送报表",
    "未缴纳保证金",
    "未办理变更手续",
    "超过规定期限",
    "未落实防护措施",
    "未配备专职人员",
    "情节严重",
    "影响周边居民生活",
    "未通过年度考核",
    "未开展风险评估",
    "隐瞒真实情况",
    "占用消防通道",
    "未签订书面合同",
    "未建立质量追溯制度",
)
SAME = (("未经批准", "擅自"), ("未按照规定", "不按规定"), ("损毁", "毁坏"), ("未取得资质", "无资质"))


@dataclass(frozen=True)
class Lists:
    """Items, their citations and the known pairs."""

    items: pd.DataFrame
    citations: pd.DataFrame
    pairs: set[tuple[int, int]]


def make(count: int, seed: int = 7, boilerplate: int = 0) -> Lists:
    """Return ``count`` items; ``boilerplate`` of them carry one and the same name."""
    dice = random.Random(seed)
    rows: list[tuple[str, str, tuple[tuple[str, int, int], ...], int, bool]] = []
    departments = list(SECTORS)
    group = 0
    while len(rows) < count - boilerplate:
        department = dice.choice(departments)
        words = (dice.choice(PLACES), dice.choice(WHO), act(dice, department, dice.choice(ACTS)))
        spread = max(count // 60, 8)
        cited = tuple(
            (
                f"{department[:-1]}管理条例之{dice.randrange(1 + spread // 12)}",
                dice.randrange(1, 90),
                dice.choice((0, 0, 1, 2)),
            )
            for _ in range(dice.choice((1, 1, 2, 3)))
        )
        rows.append(("".join(words), department, cited, group, False))
        if dice.random() < 0.12:
            rows += [
                (*variant(dice, words, department, departments, cited), group, False)
                for _ in range(dice.choice((1, 1, 2, 3)))
            ]
        if dice.random() < 0.15:
            other = dice.choice([one for one in ACTS if not words[2].startswith(one[:3])])
            rows.append((words[0] + words[1] + act(dice, department, other), department, cited, group, True))
        group += 1
    rows = rows[: count - boilerplate]
    rows += [
        ("法律、法规规定的其他职责", dice.choice(departments), (), -1 - n, False) for n in range(boilerplate)
    ]
    dice.shuffle(rows)
    items = pd.DataFrame(
        {
            "id": [f"0-{n:08x}" for n in range(len(rows))],
            "name": [f"对{name}的处罚" for name, *_ in rows],
            "sub_name": "",
            "type": "行政处罚",
            "department": [f"示例县{department}" for _, department, *_ in rows],
            "level": "",
            "basis": [
                "；".join(f"《{law}》第{article}条" for law, article, _ in cited) for _, _, cited, *_ in rows
            ],
        }
    )
    entries = [
        (position, order, law, article, 0, paragraph, 0, 0, 0, 0, 0, "basis", "", law, "", f"{law}|{article}")
        for position, (_, _, cited, *_) in enumerate(rows)
        for order, (law, article, paragraph) in enumerate(cited)
    ]
    names = (
        "position order law article article_suffix paragraph item subitem range_end start end role tag title "
        "rank key"
    )
    groups: dict[int, list[int]] = {}
    for position, row in enumerate(rows):
        if row[3] >= 0:
            groups.setdefault(row[3], []).append(position)
    known = {
        (a, b)
        for members in groups.values()
        for at, a in enumerate(members)
        for b in members[at + 1 :]
        if not (rows[a][4] or rows[b][4])
    }
    known |= two_bodies(rows)
    return Lists(items, pd.DataFrame(entries, columns=names.split()), known)


def two_bodies(
    rows: list[tuple[str, str, tuple[tuple[str, int, int], ...], int, bool]],
) -> set[tuple[int, int]]:
    """Return the pairs of rows of two departments that share an article and name no different paragraphs."""
    resting: dict[tuple[str, int], list[tuple[int, int]]] = {}
    for position, (_, _, cited, *_) in enumerate(rows):
        for law, article, paragraph in cited:
            resting.setdefault((law, article), []).append((position, paragraph))
    return {
        (a, b)
        for entries in resting.values()
        for at, (a, one) in enumerate(entries)
        for b, other in entries[at + 1 :]
        if rows[a][1] != rows[b][1] and (not one or not other or one == other)
    }


def act(dice: random.Random, department: str, pattern: str) -> str:
    """Return what is done, to one to three objects, with a circumstance."""
    objects = dice.sample(SECTORS[department], dice.choice((1, 1, 1, 2)))
    listed = "、".join(dice.choice(QUALITIES) + one for one in objects)
    detail = dice.choice(DETAILS)
    return pattern.format("、".join(dice.sample(DOINGS, dice.choice((1, 1, 2)))), listed) + (
        f"，{detail}" if detail else ""
    )


def variant(
    dice: random.Random,
    words: tuple[str, str, str],
    department: str,
    departments: list[str],
    cited: tuple[tuple[str, int, int], ...],
) -> tuple[str, str, tuple[tuple[str, int, int], ...]]:
    """Return another row of the same power."""
    place, who, act = words
    way = dice.randrange(7)
    if way == 0:
        for one, other in SAME:
            act = act.replace(one, other)
    elif way == 1:
        act = act.replace("、", "，") + "等行为"
    elif way == 2:
        place = ""
    elif way == 3:
        act = f"{act}，经{department}责令改正逾期不改正"
    elif way == 4:
        place, who = who, place
    elif way == 5 and len(act) > 6:
        at = dice.randrange(2, len(act) - 1)
        act = act[:at] + dice.choice("的一其有") + act[at + 1 :]
    else:
        department = dice.choice([one for one in departments if one != department])
    return place + who + act, department, cited if dice.random() < 0.8 else cited[:1]
