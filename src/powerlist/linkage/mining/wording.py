"""Acts of statutes in a form in which equal ones are equal.

It is like that of names (``linkage.names.cores``) and apart from it on purpose: what is shipped is made from it, and
must not
change whenever the engine learns a word.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import numpy as np

from powerlist.linkage.arrays.chars import join

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from powerlist.linkage.arrays.chars import Joined

_CUT: Final = 260
_WITHOUT_LEAVE: Final = re.compile(
    r"(?:未经|没有|未获|未得到|未报经?|不经)(?:[一-鿿]{0,8}?(?:部门|机关|机构|政府))?(?:依法)?"
    r"(?:批准|许可|同意|审批|核准)(?:、?擅自)?|擅自|私自"
)
#: What negates or demands: a duty and its breach are one act.
_MODAL: Final = re.compile(
    r"(?:违反|不符合|不遵守)(?:有关|相关|国家|法律|法规|规章|规定的?|、|和|或者?)*(?:规定|法律|法规)(?:的?)"
    r"|(?:未|不|没有|拒不)?(?:按照|按|依照|依据|依法|依)(?:有关|相关|国家)?(?:规定的?|要求)?"
    r"|未|不得|应当|必须|禁止|严禁|违法|非法|没有|无(?!线|害|人|公)"
)
_FUNCTION: Final = re.compile(
    r"等违法行为|等行为|行为|以及其他|以及|或者|有关的?|相关的?|进行|予以|给予|其他|从事|开展|活动|等|的|或|和|及|与|、|；|\(|\)|《|》|之一"
)
#: Words that mean one thing here; each is compared as the second.
_SYNONYMS: Final = (
    ("申报", "申请"),
    ("出售", "销售"),
    ("损毁", "毁坏"),
    ("损坏", "毁坏"),
    ("毁损", "毁坏"),
    ("阻挠", "阻碍"),
    ("妨碍", "阻碍"),
    ("贮存", "储存"),
    ("标识", "标志"),
    ("隐瞒不报", "瞒报"),
    ("检举", "举报"),
    ("招聘", "招用"),
    ("录用", "招用"),
    ("投产使用", "投入使用"),
    ("载明", "注明"),
    ("停产整治", "停产整顿"),
    ("帐", "账"),
    ("刻画", "刻划"),
    ("侵犯", "侵害"),
)
#: Ways to act: two acts that each name some, and none in common, are two.
_WAYS: Final = """
生产 制造 加工 屠宰
经营 销售 供应 批发 零售
运输 携带 邮寄 寄递 承运 托运
储存 存放 堆放 保管
使用 持有
转让 买卖 倒卖 出租 出借
伪造 变造 涂改 编造 篡改 虚假 隐瞒 瞒报 谎报 骗取 欺骗
收购 购买 采购
委托 受托
占用 侵占 毁坏 破坏 拆除 移动 改变 变更 改装 拼装
进口 出口 引进
丢弃 遗弃 排放 倾倒 弃置
猎捕 捕捞 采集 采伐 开采 砍伐
养殖 饲养 繁育 种植
检验 检测 检疫 检定 鉴定
登记 备案 报告 报送
设立 设置 建设 修建 新建 搭建
公示 公布 公告 公开
拒绝 阻碍
建立 保存 记录
"""
#: Fields of which one act or title names one: an act in the one is none in the other, however alike the words.
_FIELDS: Final = """
期货 证券 保险 证券投资基金 商业银行 信托 融资担保 典当 私募
公司 合伙企业 个人独资 合作社 集体所有制 全民所有制 个体工商户 代表机构
民办非企业 社会团体 基金会 事业单位
农业普查 污染源普查 经济普查 人口普查 土地调查 文物普查
律师 公证 会计师 建筑师 专利代理 医师 护士 教师 评估师 导游
勘查 开采
导弹 核 生物两用 化学品 军品 两用物项
放射 噪声 大气 水污染 固体废物 土壤
煤矿 电力 铁路 民用航空 烟花爆竹 民用爆炸 建设工程 特种设备
陆生 水生
农药 兽药 饲料 种子 肥料 食品 药品 化妆品 医疗器械 疫苗
森林 草原 湿地 海洋 矿产 水资源 渔业
失业 工伤 养老 医疗 生育
体育 文物 电影 旅游 广播电视 出版 印刷 音像
公路 港口 航道 机场 管道 城市道路
长江 黄河 淮河 太湖 三峡 钱塘江 珠江
怀孕 哺乳 经期 未成年工
妇女 残疾人 老年人 未成年人
名城 风景名胜
电动三轮车 电动自行车
二十五度以上 五度以上不足
一般事故 较大事故 重大事故
一级保护区 二级保护区 准保护区
执业证书 执业许可证
建设单位 施工单位 监理单位 设计单位 勘察单位
生产企业 经营企业 生产者 销售者 批发 零售
主要负责人 从业人员 特种作业人员
锅炉 压力容器 压力管道 电梯 起重机械 客运索道 大型游乐设施 气瓶
国家重点保护 地方重点保护 非国家重点保护 省重点保护
客运 货运 货物运输 旅客运输
一类 二类 三类
驾驶证 行驶证 号牌 登记证书
"""


def core(texts: Sequence[str]) -> Joined:
    """Return acts without function words, signs, and what negates or demands, synonyms as one word."""
    joined, _ = join(texts, _CUT)
    for word, by in _SYNONYMS:
        joined = joined.replace(re.compile(word), by)
    return joined.replace(_WITHOUT_LEAVE, "").replace(_MODAL, "").replace(_FUNCTION, "")


def ways(texts: Sequence[str]) -> NDArray[np.uint64]:
    """Return for each act a mask of the ways to act that it names."""
    lines = [line.split() for line in _WAYS.strip().split("\n")]
    return _masks(texts, lines)


def fields(texts: Sequence[str]) -> list[NDArray[np.uint64]]:
    """Return for each group of fields a mask of those that each text names."""
    groups = [line.split() for line in _FIELDS.strip().split("\n")]
    return [_masks(texts, [[word] for word in group]) for group in groups]


def _masks(texts: Sequence[str], groups: Sequence[Sequence[str]]) -> NDArray[np.uint64]:
    # one pass a group over all texts: a word never spans two of them
    whole = "\n".join(texts)
    ends = np.cumsum([len(text) + 1 for text in texts])
    masks = np.zeros(len(texts), dtype=np.uint64)
    for place, words in enumerate(groups):
        starts = [found.start() for found in re.finditer("|".join(words), whole)]
        masks[np.searchsorted(ends, starts, side="right")] |= np.uint64(1 << place)
    return masks
