"""Which word names a kind of what another word names, as statutes say it.

``A、B等X``, ``A、B以及其他X``, ``X包括A、B``, ``X，是指…的Y``, ``A以外的X`` each tell it. Sentences are not
grammar: half of what they seem to tell is a verb, a half word, or a list of something else. So all was read,
and ``accepted.tsv`` keeps what is right of it, with what everybody knows and no statute has to say (乳制品 is
食品, 甘草 is 野生植物). The file that is built marks which of the two each pair is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from powerlist.linkage.names.kinds_of_words import HEADER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from powerlist.linkage.mining.corpus import Corpus

#: Last characters of words for things that powers are about.
_HEADS: Final = frozenset(
    "品物车船机械器具药料肥油气水林地草木苗种畜禽鱼虫菌矿石砂土证照书票牌志册簿卡费税险员者师工人校院店站场馆园厂库所"
    "房楼路桥港道河湖海区带岸线网井坝堤塔厅室屋灾害病疫毒声刊报片影剧金款件备施源肉蛋奶乳粮果菜茶烟酒花盐糖棉麻丝皮毛骨"
    "角弹枪炮箱瓶桶罐炉锅梯索缆管泵灯柜剂质素酸碱业位构织队会社司户行团体程舍墙坑洞闸杆板砖瓦煤电童权"
)
#: Wider words under which nearly everything falls.
_GENERIC_WORDS: Final = """
设施 设备 物品 资源 场所 单位 个人 材料 人员 措施 信息 事项 资料 机构 组织 企业 产品 商品 财产
费用 文件 证明 车辆 区域 项目 工程 部门 机关 条件 方法 手段 货物 物资 场地 证件 危害 物质 作业
用品 用具 工具 人民政府 服务人员 工作人员 有关人员 行业 产业 团体 社会组织 社会团体 媒体 权益
合法权益 收入 资金 器具 器材 装置 数据 文书 资产 地区 法人 当事人 代表 领导 成果 主体 对象 成员
主要负责人 责任人 直接责任人员 责任人员 利害关系人 第三人 申请人 案件 当地 所在地 原料 用地 土地
要素 因素 技术资料 相关材料 相关资料 证明材料 证明文件 申请材料 申请文件 有效证件 政策措施 有效措施
保护措施 必要措施 处置措施 安全措施 社会力量 公共媒体 监管措施 保障措施 应急措施 补救措施 事业单位
企业事业单位 企事业单位 国家机关 行政机关 经营者 使用人 所有权人 使用权人 管理人 代理人 任何人 他人
公民 居民 村民 人民团体 标志 凭证 票据 支出 业务 服务 制度 技术 利益 权利 义务 责任 便利条件
物资条件 实行 进行 执行 履行 行政 发行 保存 实物 财物 名称 地点 位置 内容 情形 事件 原因 现场
"""
_GENERIC: Final = frozenset(_GENERIC_WORDS.split())
_NO_KIND: Final = re.compile(
    r"的|了|该|其|本(?![科地])|各|有关|相关|其他|不|未(?!成年)|应当|可以|下列|上述|必要|擅自|任何|第[一二三四五六七八九十]|前款|规定"
    r"|按照|根据|依照|情况|情形|部门|人民政府|机关$|国家(?!重点|级)|鼓励|支持|引导|重大$|严重|利用|采用|通过|实施|加强"
)
_NO_WIDER: Final = re.compile(
    r"^[的和或及与上下中不并且按在对将等时后以]|所有$|[措]施$|条件$|因素$|方式|组织有|权$"
)
_JOINED: Final = re.compile(r"、|以及|或者|和|及其|及|或|与")
_C: Final = "一-鿿"
_SUCH: Final = re.compile(rf"([{_C}、]{{2,80}})等(?:其他)?([{_C}]{{2,12}})")
_OTHER: Final = re.compile(
    rf"([{_C}、]{{2,80}}?)(?:、|以及|或者|和|及|或|与)其他(?:有关|相关|类似|各类|的)?([{_C}]{{2,12}})"
)
_SAID: Final = r"(?:本[法条例办规定]+所?称的?|前款所称的?|所称的?)?"
_MEANS: Final = re.compile(
    rf"(?:^|[，、）：:])(?:（[一二三四五六七八九十]+）)?{_SAID}([{_C}]{{2,10}})[，,]?(是指|指|包括)([^。；]{{2,200}})"
)
_HOLDS: Final = re.compile(rf"([{_C}]{{2,12}})[，（](?:主要)?(?:包括|含)(?!但不限于)([{_C}、]{{2,120}})")
_BESIDES: Final = re.compile(rf"([{_C}]{{2,10}})以外的(?:其他)?([{_C}]{{2,12}})")
_LISTED: Final = re.compile(rf"[{_C}、]+")
_TAIL: Final = re.compile(r"，包括|，?不包括|，但不|，含")
_CALLED: Final = re.compile(rf"([{_C}]{{3,20}})（以下(?:统称|简称|称)为?[“\"]?([{_C}]{{2,10}})[”\"]?）")
_OPENING: Final = ("", "，", "：", "（")
#: What only one place tells is not worth reading.
_PLACES: Final = 2
#: A verb follows 应当 and 不得 in this share of the places where it stands alone.
_VERBS: Final = 0.3
_WIDE: Final = 350


class _Words:
    """Which stretches are words, by what the corpus counted."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus

    def known(self, word: str) -> bool:
        return self._corpus.words[word] >= 3 and self._corpus.spread[word] >= 2

    def narrow(self, word: str) -> bool:
        corpus = self._corpus
        return (
            2 <= len(word) <= 10
            and corpus.words[word] >= 2
            and corpus.spread[word] < 500
            and _NO_KIND.search(word) is None
            and not (len(word) <= 3 and corpus.verbal[word] > _VERBS * corpus.words[word])
        )

    def wide(self, word: str) -> bool:
        return (
            self.known(word)
            and word[-1] in _HEADS
            and word not in _GENERIC
            and self._corpus.spread[word] < _WIDE
            and _NO_WIDER.search(word) is None
        )

    def head(self, run: str) -> str:
        """Return the longest word that a run begins with, "" for none."""
        return next((run[:end] for end in range(min(len(run), 10), 1, -1) if self.known(run[:end])), "")

    def tail(self, run: str) -> str:
        """Return the longest word that a run ends with, "" for none."""
        starts = range(max(0, len(run) - 10), len(run) - 1)
        return next((run[start:] for start in starts if self.known(run[start:])), "")


def evidence(corpus: Corpus) -> dict[tuple[str, str], set[tuple[int, int]]]:
    """Return for each pair (narrower, wider) the places that tell it: statute and article.

    Args:
        corpus: the statutes.
    """
    words = _Words(corpus)
    found: dict[tuple[str, str], set[tuple[int, int]]] = defaultdict(set)
    for sentence in corpus.sentences:
        for narrow, wide in _told(sentence.text, words):
            if narrow != wide and words.wide(wide) and words.narrow(narrow):
                found[narrow, wide].add((sentence.statute, sentence.article))
    return found


def _told(text: str, words: _Words) -> Iterator[tuple[str, str]]:
    for sign, pattern in (("等", _SUCH), ("其他", _OTHER)):
        for match in pattern.finditer(text) if sign in text else ():
            wide = words.head(match.group(2))
            clean = text[max(match.start() - 1, 0) : match.start()] in _OPENING
            if wide:
                yield from ((one, wide) for one in _parts(match.group(1), words, clean=clean))
    for match in _HOLDS.finditer(text) if "含" in text or "包括" in text else ():
        wide = words.tail(match.group(1))
        if wide:
            yield from ((one, wide) for one in _JOINED.split(match.group(2).split("等")[0]))
    meaning = _MEANS.search(text) if "指" in text or "包括" in text else None
    if meaning is not None:
        yield from _defined(meaning.group(1), meaning.group(2), meaning.group(3), words)
    for match in _BESIDES.finditer(text) if "以外的" in text else ():
        narrow, wide = words.tail(match.group(1)), words.head(match.group(2))
        if narrow and wide:
            yield narrow, wide


def _parts(listed: str, words: _Words, *, clean: bool) -> list[str]:
    """Return the members of a list; what stands before the first one may be a verb."""
    first, *others = _JOINED.split(listed)
    if clean and words.known(first):
        return [first, *others]
    shorter = words.tail(first)
    return [shorter, *others] if shorter else others


def _defined(word: str, verb: str, text: str, words: _Words) -> Iterator[tuple[str, str]]:
    if verb == "包括" or ("、" in text and _LISTED.fullmatch(text)):
        for one in _JOINED.split(re.split("[等，]", text)[0]):
            if "的" not in one:
                yield one, word
    if verb == "包括":
        return
    genus = _TAIL.split(text)[0]
    if "的" in genus:
        last = genus.rsplit("的", 1)[1]
        if 2 <= len(last) <= 10 and _LISTED.fullmatch(last) and not _JOINED.search(last):
            wide = last if words.known(last) else words.tail(last)
            if wide:
                yield word, wide


def table() -> tuple[tuple[str, str], ...]:
    """Return the pairs (narrower, wider) that a reader accepted or set down, in order of the table."""
    return tuple(
        (narrow, wide)
        for wide, narrows in _rows("accepted.tsv")
        for narrow in dict.fromkeys(narrows.split(" "))
    )


def equal_words() -> tuple[tuple[str, str], ...]:
    """Return the pairs of words that name one thing, the full one first, in order of the table."""
    return tuple((full, short) for full, short in _rows("equal.tsv"))


def _rows(name: str) -> Iterator[tuple[str, str]]:
    text = files("powerlist.linkage.mining").joinpath(name).read_text(encoding="utf-8")
    for line in text.splitlines():
        first, _, second = line.partition("\t")
        yield first, second


def encode(corpus: Corpus) -> str:
    """Return the text of ``kinds.tsv``: every accepted pair, and whether a statute tells it.

    Args:
        corpus: the statutes.
    """
    told = evidence(corpus)
    short = abbreviated(corpus)
    lines = {
        f"{narrow}\t{wide}\t<\t{'told' if (narrow, wide) in told else 'kept'}" for narrow, wide in table()
    }
    lines |= {
        f"{full}\t{one}\t=\t{'told' if (full, one) in short else 'kept'}" for full, one in equal_words()
    }
    return "\n".join([HEADER, *sorted(lines)]) + "\n"


def unread(corpus: Corpus) -> str:
    """Return what a reader has not seen: pairs that two places tell and the table does not have.

    Args:
        corpus: the statutes.
    """
    seen = set(table())
    lines = [
        f"{narrow}\t{wide}\t{len(places)}"
        for (narrow, wide), places in evidence(corpus).items()
        if len(places) >= _PLACES and (narrow, wide) not in seen
    ]
    return "".join(f"{line}\n" for line in sorted(lines))


def abbreviated(corpus: Corpus) -> frozenset[tuple[str, str]]:
    """Return the pairs (full, short) of which a statute says 以下简称, the short one with letters left out.

    Args:
        corpus: the statutes.
    """
    found = set()
    for sentence in corpus.sentences:
        for full, short in _CALLED.findall(sentence.text):
            at = len(full)
            for char in reversed(short):
                at = full.rfind(char, 0, max(at, 0))
                if at < 0:
                    break
            if at >= 0 and not full.endswith(short):
                found.add((full[at:], short))
    return frozenset(found)
