"""What a row is that is no item: title, section, unit line, note, signature, total."""

from __future__ import annotations

import re
from typing import Final

from powerlist.model.bodywords import LISTED
from powerlist.model.enums import PowerType
from powerlist.read.heads import plain
from powerlist.text.numerals import NUMERAL, enumerator
from powerlist.text.pages import is_continued
from powerlist.text.patterns import lazy_pattern
from powerlist.text.width import without_invisible

_TOTAL: Final = lazy_pattern(
    r"^[（(]?\s*(?:合\s*计|总\s*计|小\s*计|共\s*计|总\s*数|本页合计|本表合计|累\s*计|以上合计|以上共计)(?:\s|[:：)）\d]|$|共|项|[（(]项)"
    r"|^(?:[\u4e00-\u9fff]{1,20}(?:合计|小计|总计)|计|(?:以上)?共\s*\d{1,6}\s*项)\s*[:：]?$"
)
_SIGNED: Final = lazy_pattern(
    r"(?:填表人|填报人|审核人|负责人|制表人|经办人|联系人|联系电话|复核人|审批人|主要领导|分管领导|签字|签章|盖章|公章|填表日期|填报日期|填报时间|报送时间)"
    r"\s*+[（(]?[^，。；]{0,16}[)）]?(?:(?<!\s)\s++)?[:：]|[（(](?:公章|盖章|签章)[)）]$"
)
_UNIT: Final = lazy_pattern(
    r"^[（(\s]*(?:填报单位|填报部门|填表单位|单位名称|部门名称|制表单位|编制单位|报送单位|报送部门|责任单位|实施部门|单位|部门|公布单位|梳理单位)"
    r"\s*(?:[（(][^)）]{0,10}[)）])?\s*[:：]"
)
#: 实施主体：县水利局 above a list; as a head beside a form's value the same words tell nothing.
_BODY: Final = lazy_pattern(
    r"^(?:原?(?:实施|行使|责任|执法|权力)(?:主体|部门)|(?:行业)?主管部门|负责部门|牵头部门|承办部门|承办单位|委托机关|放权部门|填报单位|单位名称|部门名称)"
    rf"(?:\s*[:：]\s*|\s+)[\u4e00-\u9fff]{{2,30}}(?:{LISTED}|部)(?:[（(][^（()）]{{1,30}}[)）])?$"
)
_DATED: Final = lazy_pattern(
    rf"^[（(\s]*(?:(?:日期|时间|公布日期|制表日期|更新时间|截至|截止)\s*[:：]?\s*)?(?:\d{{4}}|[{NUMERAL}○]{{4}})\s*[年.\-/]\s*[\d{NUMERAL}]{{1,3}}\s*[月.\-/]?(?:\s*[\d{NUMERAL}]{{1,3}}\s*日?)?\s*(?:印发|印制|公布|发布)?[)）\s]*$"
)
_NOTE: Final = lazy_pattern(
    r"^\s*[（(【\[]?\s*(?:注|备注|说明|附注|图例|符号说明|标识说明|填表说明|编制说明|填写说明|有关说明|特别说明|备注说明|注意事项|注释)\s*\d*\s*[】\])）]?\s*[:：.、]|^\s*(?:※|★|☆|\*)|^\s*[（(]?[“\"]?[△▲○●◎◇◆□■#＃√✓][”\"]?号?(?:表示|代表|指|为|是|[=＝:：])|^注\s*\d|^[（(]?(?:续表|续上表|接上表|接上页|下接|转下页|以下空白|此页无正文|以上事项)|^(?:抄送|主送|信息公开选项|公开方式)\s*[:：]"
)
#: 县水利局（联系人：…） opens a body's part of a list; whoever signs alone stands in no bracket.
_REACHED: Final = lazy_pattern(
    rf"^[\u4e00-\u9fff、一二三四五六七八九十]{{2,30}}(?:{LISTED}|队)[（(](?:联系|电话)[^（()）]{{2,60}}[)）]$"
)
#: What stands below a list and speaks of the sheet: 校对：, 审核意见：, 数据来源：, （完）, ——以下无正文——.
_BELOW: Final = lazy_pattern(
    r"^(?:(?:编制|监制|校对|审签|核稿|制表|经手|批准|解释|主管领导|单位领导)\s*[:：]|数据来源\s*[:：]?|(?:打印|导出|制表|生成|下载|统计)(?:日期|时间)\s*[:：]|[\u4e00-\u9fff]{0,10}(?:审核|审查|审批|会签|领导|部门|单位|编办|局)意见\s*[:：]|备\s+注\s*[:：]"
    r"|此[表件](?:报|一式|存)|[（(]?此件(?:主动|依申请|不予|不)?公开(?:发布)?[)）]?$|(?:填报|编制|填写)说明|[—\-－\s]*(?:以下)?无正文|[（(]?完[)）]?$|(?:the\s+)?end(?:\s+of\s+\w+)?$|说明$)",
    re.IGNORECASE,
)
_TITLE: Final = lazy_pattern(
    r"(?:清单|目录|一览表|汇总表|统计表|明细表|登记表|梳理表|责任表|公示表|调整表|对照表|事项表)(?:[（(][^)）]*[)）]|[—\-－–]{1,2}[\u4e00-\u9fff]{2,30}(?:局|委|委员会|办公室|厅|中心|大队|支队))?\s*$|^附(?:件|表)\s*[\d一二三四五六七八九十]*\s*[:：]?$"
)
#: （共12项） at the end: each run of blanks and digits belongs to one part only, so that no text is tried twice.
_COUNTED: Final = lazy_pattern(r"(?<!\d)\d+\s*大?项\s*(?:[)）]\s*)?$")
#: How the names of sections end: 水利领域, 监督检查类.
SECTION_WORDS: Final = "(?:领域|方面|类|类别|部分|系统|条线|行业|板块|事项|职权|权力)"
_SECTION_END: Final = lazy_pattern(rf"{SECTION_WORDS}(?:[（(][^)）]*[)）])?\s*[:：]?$")
_TYPES: Final = frozenset({term.value for term in PowerType} | {"其他权力", "其他职权", "其他", "行政审批"})
#: 领域：水利 牵头单位：县水利局
_OF_SECTOR: Final = lazy_pattern(
    r"^(?:所属|行业)?(?:领域|行业|条线)(?:名称)?\s*[:：]\s*[\u4e00-\u9fff、]{2,20}(?:\s|$|[（(])"
)
#: ★ 下放类（共1项）: a sign before a section.
_STARRED: Final = lazy_pattern(
    rf"^\s*[※★☆*]\s*[^。；;：:，]{{2,24}}?(?:[（(]?\s*(?:共\s*)?(?:计\s*)?{_COUNTED.pattern}|(?:类|部分|领域)\s*$)|^\s*[※★☆*]\s*行政\S{{2}}(?:事项)?\s*$"
)
#: 表一：行政许可, 附表2 行政处罚事项, 职权类型：行政处罚: what the list below holds.
_TYPED: Final = lazy_pattern(
    rf"^(?:(?:行政)?(?:职权|权力|权责|事项)?(?:类型|类别|种类)\s*[:：]|附?表\s*(?:[{NUMERAL}]{{1,3}}|\d{{1,2}})\s*[:：、.．\s])\s*"
    rf"(?:{'|'.join(term.value for term in PowerType)}|许可|处罚|强制|征收|给付|检查|确认|奖励|裁决|其他)"
    r"(?:类|事项|权力?)?(?:\s*(?:$|[（(]?\s*共?\s*\d))"
)
_SENTENCE: Final = lazy_pattern(r"[。；;]")

_PAGE: Final = lazy_pattern(
    r"^[—\-－\s·]*第\s*\d+\s*页(?:\s*[,，/、]?\s*共\s*\d+\s*页)?[—\-－\s·]*$|^[—\-－]+\s*\d{1,4}\s*[—\-－]+$|^共\s*\d+\s*页$|^\d{1,4}\s*/\s*\d{1,4}$"
)

_LOOK: Final = 300
_DITTO: Final = lazy_pattern(
    r"^[（(]?(?:同\s*上|同\s*前|同上一?[行项条栏]|〃+|″+|“+|”+|'{2,}|\"+|\.{3,}|··+)[）)]?[。.]?$"
)
_DITTO_LONGEST: Final = 8


_BODY_NAME: Final = lazy_pattern(
    r"[\u4e00-\u9fff]{2,30}(?:局|委|委员会|办公室|厅|中心|大队|支队|部|办|政府)(?:[（(][^（()）]{1,30}[)）])?"
)
#: 填报单位 in a cell of its own, its value in the next.
_UNIT_LABEL: Final = lazy_pattern(
    r"[（(]?(?:填[报表]|报送|编制|制表|公布|梳理|责任|实施|牵头|主管)(?:单位|部门)(?:名称)?(?:[（(](?:盖章|公章|签章)[)）])?|(?:单位|部门)名称"
)


def with_values(row: list[str], places: list[int]) -> list[tuple[int, str]]:
    """Return the texts of a row with their columns, a label and the next cell joined: 填报单位： | 县水利局.

    Args:
        row: the row's cells.
        places: the columns that hold something.
    """
    found: list[tuple[int, str]] = []
    taken = -1
    for number, column in enumerate(places):
        if number == taken:
            continue
        text = row[column].strip()
        following = row[places[number + 1]].strip() if number + 1 < len(places) else ""
        if following and not following.endswith(("：", ":")):
            if text.endswith(("：", ":")):
                text, taken = text + following, number + 1
            elif _UNIT_LABEL.fullmatch(text) and _BODY_NAME.fullmatch(following):
                text, taken = f"{text}：{following}", number + 1
        found.append((column, text))
    return found


def joined(row: list[str]) -> list[str]:
    """Return the texts of a row as ``with_values`` joins them."""
    return [text for _, text in with_values(row, [column for column, text in enumerate(row) if text])]


def _shown(text: str) -> str:
    """Return the beginning of a text as a look at it shows: what nobody sees parts no words."""
    seen = text.strip()[:_LOOK]
    return plain(seen if seen.isprintable() else without_invisible(seen).strip())


def line_kind(text: str) -> str:  # noqa: PLR0911 - one return a kind of line
    """Return ``total signature unit note title section`` or ``other`` for the text of a row on its own."""
    # What a line is shows at its beginning, and only a short line is judged by its end.
    stripped = _shown(text)
    if _TOTAL.match(stripped):
        return "total"
    if (
        (_NOTE.match(stripped) and not _STARRED.match(stripped))
        or _PAGE.match(stripped)
        or _BELOW.match(stripped)
    ):
        return "note"
    if _UNIT.match(stripped) or _DATED.match(stripped) or _BODY.match(stripped):
        return "unit"
    if _REACHED.match(stripped):
        return "section"
    if _SIGNED.search(stripped):
        return "signature"
    short = len(stripped) <= 60 and not _SENTENCE.search(stripped)
    mark = enumerator(stripped)
    if short and (
        mark in ("part", "first", "second") or _TYPED.match(stripped) or _OF_SECTOR.match(stripped)
    ):
        return "section"
    if short and _TITLE.search(stripped):
        return "title"
    if short and (_COUNTED.search(stripped) or stripped.strip("【】[]") in _TYPES):
        return "section"
    if len(stripped) <= 30 and short and _SECTION_END.search(stripped.strip("【】[]〖〗［］ ")):
        return "section"
    return "other"


def is_page_line(text: str) -> bool:
    """Return whether a line only belongs to a page: its number, or a title that says 续."""
    stripped = _shown(text)
    return bool(_PAGE.match(stripped)) or is_continued(stripped)


def is_total(text: str) -> bool:
    """Return whether a cell opens a row of totals."""
    return bool(_TOTAL.match(_shown(text)))


#: What a web page has at its foot.
_FOOTER: Final = lazy_pattern(
    r"网站标识码|ICP备|公网安备|联系我们|网站地图|版权所有|版权声明|技术支持|^(?:主办|承办|协办|主管)(?:单位)?[:：]|Copyright"
    r"|浏览次数|访问量|打印本页|关闭窗口|返回顶部|扫一扫",
    re.IGNORECASE,
)


def is_footer(text: str) -> bool:
    """Return whether a cell belongs to the foot of a web page: 网站标识码, 联系我们."""
    return bool(_FOOTER.search(text.strip()[:_LOOK]))


def is_ditto(text: str) -> bool:
    """Return whether a cell stands for the text above it: 同上, 〃."""
    return 0 < len(text) <= _DITTO_LONGEST and bool(_DITTO.match(text.strip()))


def is_date(text: str) -> bool:
    """Return whether a cell holds a date and nothing else."""
    return bool(_DATED.match(_shown(text)))


def is_signature(text: str) -> bool:
    """Return whether a cell is a form's signature, unit or date."""
    stripped = text.strip()[:_LOOK]
    return bool(_SIGNED.search(stripped) or _UNIT.match(stripped) or _DATED.match(stripped))
