"""What each template may name: the one source of the lint and of the template manual.

A test fills every template's context and compares it with these entries, so that they cannot drift.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final


@dataclass(frozen=True, slots=True)
class Entry:
    """One name.

    Attributes:
        kind: ``text``, ``number``, ``flag``, ``table``, ``texts`` (a list of texts), ``list`` (a list of
            things with ``parts``) or ``raw`` (markup that the program makes).
        zh: what it is.
        en: the same in English.
        parts: names of the things in a list.
        rows: for a table, which fields ``row.…`` may name: ``items`` for the fields of items and grants,
            else the name of a table of the catalogue.
    """

    kind: str
    zh: str
    en: str
    parts: dict[str, Entry] = field(default_factory=dict)
    rows: str = ""


def _text(zh: str, en: str) -> Entry:
    return Entry("text", zh, en)


_COMMON: Final[dict[str, Entry]] = {
    "title": _text("标题", "the title"),
    "english": _text("英文标题；不双语时为空", "the English title, empty unless bilingual"),
    "place": _text("县、区名称", "the county"),
    "township": _text("乡镇、街道名称", "the township"),
    "agent": _text("乡镇人民政府或街道办事处全称", "the township's organ in full"),
    "level": _text("县级、区级或市级", "县级, 区级 or 市级, by the place's name"),
    "organ": _text("落款机关", "the organ that signs"),
    "date": _text("落款日期；没有时是待填写的空白", "the date of signature, a blank to fill in without one"),
    "as_of": _text("截至日期", "the date as of which the list holds"),
    "number": _text("文号（委托协议书中是协议编号）", "the document number (in a deed, the deed's)"),
    "example": Entry("flag", "是否示例", "whether it is an example"),
    "count": Entry("number", "事项数（一览表中是协议数）", "how many items (in the overview, deeds)"),
    "mode_counts": _text("各赋权方式的项数，一句话", "the counts by mode, as a phrase"),
    "type_counts": _text("各职权类型的项数，一句话", "the counts by type, as a phrase"),
    "decisions": Entry(
        "list",
        "决定文件",
        "the decisions",
        {
            "number": _text("文号", "its number"),
            "title": _text("标题", "its title"),
            "organ": _text("发文机关", "its organ"),
            "date": _text("成文日期", "its date"),
        },
    ),
    "notes": Entry("texts", "必须说明的情况", "what the publication must say"),
    "ways": Entry(
        "texts",
        "每一种赋权方式怎样行使、谁承担责任，一种一句",
        "who acts and who answers under each mode that there is, one sentence a mode",
    ),
    "delegated": Entry("flag", "是否有下放的事项", "whether any item is delegated"),
    "entrusted": Entry("flag", "是否有委托的事项", "whether any item is entrusted"),
}
_HEADLINE = _text(
    "封面标题或者通知标题，按词意分行", "the title of the cover or the notice, broken between its words"
)
_FACTS = Entry("texts", "数字和依据，一行一句", "the figures and grounds, one sentence a line")
_STATISTICS = Entry("table", "赋权方式与职权类型的统计表", "the table of modes and types", rows="-")
_SECTION: Final[dict[str, Entry]] = {
    "mode": _text("赋权方式代码", "the mode's code"),
    "term": _text("赋权方式", "the mode's Chinese term"),
    "title": _text("节名", "the section's name"),
    "number": _text("节的序号（一、二）", "its number (一, 二)"),
    "count": Entry("number", "项数", "how many items"),
    "heading": _text(
        "带书签的节标题；目录链接到这里", "its heading with the bookmark that the contents lead to"
    ),
    "note": _text("这一方式的法律含义（以下事项……）", "what the mode means in law"),
    "meaning": _text("这一方式的法律含义（该类事项……）", "the same, to stand in running text"),
    "table": Entry("table", "本节的事项表", "the list of the section", rows="items"),
}
_ITEMS = Entry("table", "逐项列明的事项表", "the items, counted out", rows="items")


def _of_deed(name: str, zh: str, en: str) -> dict[str, Entry]:
    return {name: _text(zh, en)}


_DEED: Final[dict[str, Entry]] = {
    "blank": _text("待填写的横线", "a line to fill in"),
    **_of_deed("principal", "委托机关", "the principal"),
    **_of_deed("agent_nature", "受托性质", "nature of the agent"),
    **_of_deed("agent_word", "受委托机关或受委托组织", "受委托机关 or 受委托组织"),
    **_of_deed("statute", "允许委托的条文", "the statute that allows entrusting"),
    **_of_deed("powers", "委托权限", "the authority"),
    **_of_deed("territory", "地域范围", "the territory"),
    **_of_deed("valid_from", "期限起", "the term begins"),
    **_of_deed("valid_until", "期限止", "the term ends"),
    **_of_deed("signed_on", "签订日期", "signed on"),
    **_of_deed("filed_on", "备案日期", "filed on"),
    **_of_deed("principal_published", "委托机关公布的位置", "where the principal published it"),
    **_of_deed("agent_published", "受委托机关公布的位置", "where the agent published it"),
    "penalties": Entry("flag", "事项中是否有行政处罚", "whether penalties are among the items"),
    "items": _ITEMS,
}
_FILES = Entry(
    "list",
    "其他格式的文件",
    "the other formats",
    {"href": _text("地址", "its address"), "label": _text("显示的文字", "what is shown")},
)
_RAW: Final[dict[str, Entry]] = {
    "csp": Entry(
        "raw", "内容安全策略，必须写在 meta 中", "the content security policy, for the meta element"
    ),
    "style": Entry("raw", "style.css 的内容", "the content of style.css"),
    "script": Entry("raw", "script.js 的内容", "the content of script.js"),
    "data": Entry("raw", "事项数据", "the data"),
    "generator": _text("程序名和版本", "name and version of the program"),
}

#: Template → what it may name.
SCHEMAS: Final[dict[str, dict[str, Entry]]] = {
    "word/booklet.docx": {
        **_COMMON,
        "headline": _HEADLINE,
        "facts": _FACTS,
        "contents": Entry(
            "list",
            "目录条目",
            "the lines of the contents",
            {
                "link": _text("带链接的文字", "its text, as a link"),
                "text": _text("文字", "its text"),
                "level": Entry("number", "层级，1 或 2", "its level, 1 or 2"),
                "count": Entry("number", "项数", "how many items"),
                "page": _text(
                    "页码域；在 LibreOffice 转换或 Word 更新域时得出",
                    "the page, computed by the reader's program",
                ),
            },
        ),
        "statistics": _STATISTICS,
        "sections": Entry("list", "各节，一种赋权方式一节", "the sections, one a mode", _SECTION),
        "appendices": Entry(
            "list",
            "附录：委托协议、派驻机构",
            "the appendices: deeds and outposts",
            {
                "name": _text("deeds 或 outposts", "deeds or outposts"),
                "title": _text("标题", "its title"),
                "number": _text("序号", "its number"),
                "heading": _text("带书签的标题", "its heading with a bookmark"),
                "count": Entry("number", "行数", "how many rows"),
                "table": Entry("table", "附录的表", "its table", rows="any"),
            },
        ),
    },
    "word/notice.docx": {
        **_COMMON,
        "headline": _HEADLINE,
        "facts": _FACTS,
        "statistics": _STATISTICS,
        "annexes": Entry(
            "list",
            "附件",
            "the annexes",
            {
                "number": _text("附件序号；只有一个附件时为空", "its number, empty where it is the only one"),
                "label": _text(
                    "附件1、附件2；只有一个时是“附件”", "附件1, 附件2; 附件 where it is the only one"
                ),
                "title": _text("附件名称", "its title"),
                "note": _text("说明", "a note"),
                "count": Entry("number", "行数", "how many rows"),
                "table": Entry("table", "附件的表", "its table", rows="any"),
            },
        ),
    },
    "word/deed.docx": {**_COMMON, **_DEED},
    "word/boundary.docx": {
        **_COMMON,
        "outposts": Entry("texts", "派驻机构", "the outposts"),
        "departments": Entry("texts", "部门", "the departments"),
        "items": _ITEMS,
    },
    "word/letter.docx": {
        **_COMMON,
        "departments": Entry(
            "list",
            "原实施部门",
            "the departments",
            {"name": _text("名称", "its name"), "count": Entry("number", "项数", "how many items")},
        ),
        "items": _ITEMS,
    },
    "word/overview.docx": {
        **_COMMON,
        "covered": Entry("number", "委托事项项次", "how many items all deeds cover"),
        "deeds": Entry("table", "委托协议表", "the table of deeds", rows="any"),
    },
    "html/page.html": {
        **_RAW,
        "title": _COMMON["title"],
        "english": _COMMON["english"],
        "place": _COMMON["place"],
        "name": _text("乡镇名称", "the township"),
        "facts": _FACTS,
        "organ": _COMMON["organ"],
        "date": _text("落款日期，没有时为空", "the date, empty without one"),
        "example": _COMMON["example"],
        "home": _text("总目录页的地址", "address of the index"),
        "files": _FILES,
    },
    "html/index.html": {
        **_RAW,
        "title": _COMMON["title"],
        "place": _COMMON["place"],
        "heading": _text("文件列表的标题", "heading of the list of files"),
        "lead": _text("概况，一句话", "one sentence with the figures"),
        "example": _COMMON["example"],
        "towns": Entry(
            "list",
            "乡镇",
            "the townships",
            {
                "name": _text("名称", "its name"),
                "href": _text("页面地址", "address of its page"),
                "count": Entry("number", "项数", "how many items"),
                "modes": _text("各方式的项数", "its counts by mode"),
                "files": _FILES,
            },
        ),
    },
}

#: Template → what it must use, else the publication would lack what it is for.
REQUIRED: Final[dict[str, tuple[str, ...]]] = {
    "word/booklet.docx": ("title", "sections.table"),
    "word/notice.docx": ("title", "annexes.table", "annexes.title", "date"),
    "word/deed.docx": (
        "number",
        "principal",
        "agent",
        "statute",
        "powers",
        "territory",
        "valid_from",
        "valid_until",
        "items",
    ),
    "word/boundary.docx": ("items",),
    "word/letter.docx": ("agent", "items"),
    "word/overview.docx": ("deeds",),
    "html/page.html": ("csp", "style", "script", "data", "title"),
    "html/index.html": ("csp", "style", "script", "data", "title"),
}

#: What a pattern table's cells may say beside ``row.<field>``.
PATTERN_WORDS: Final = ("head", "group", "cell", "short")
