"""The clauses of a note, and of which rows each of them speaks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from powerlist.model.modes.scan import clean, hits
from powerlist.model.modes.texts import cell_modes
from powerlist.text.patterns import lazy_pattern

_SIGNS: Final = lazy_pattern(r"[*★☆▲△◆◇●○◎■□※#]|符号|星号|标识|标志|标记|序号|编号")
_STOP: Final = lazy_pattern(r"[。；;\n\r]+|(?<=[\u4e00-\u9fff）)，,])(?=\d{1,2}[.．、](?!\d))")
_LEAD: Final = lazy_pattern(
    r"^[(【\[]?(?:(?:附?注|附|说明|备注说明|填[表写报]说明|编制说明)\d?[】\])]?[:.、])?[(]?(?:\d{1,2}[.、)]|[①-⑳]|[一二三四五六][、.])?"
)
_NOTED: Final = r"(?:注明|标注|标明|说明|备注|载明|列明|写明|填写|填报|规定|约定|明确)"
#: 未明确行使方式的 says that nothing is settled.
_SAID: Final = r"(?:注明|标注|标明|说明|备注|载明|列明|写明|填写)"
#: 除备注栏另有注明外, 除个别事项在备注中说明的以外, 另有说明的除外.
_BUT: Final = lazy_pattern(
    rf"除(?!第)[^,。;]{{0,20}}?{_NOTED}[^,。;除]{{0,12}}?(?:之外|以外|外),?"
    r"|除[^,。;]{0,8}?(?:另有|特殊|特别)[^,。;]{0,10}?(?:之外|以外|外),?"
    rf"|,?(?:但)?(?:备注|另有|另行|特别|个别|单独)[^,。;]{{0,12}}?{_NOTED}[^,。;]{{0,6}}?除外"
)
#: 未在备注栏注明的事项, 备注为空的, 没有特别说明的.
_UNSAID: Final = lazy_pattern(
    rf"(?:凡|对)?(?:本表|表中|其中|本清单)?(?:备注|说明)?(?:一?栏)?(?:中|内|里)?(?:未|没有|没|无|不)(?:在?[^,。;未]{{0,8}}?(?:栏|列|中|内))?"
    rf"(?:作|做|予|加|另行|另外|另|特别|特殊|单独|专门|具体)*{_SAID}(?:方式|赋权方式|行使方式|其他方式|情况)?(?:的|者)(?:其他|其余)?(?:事项|职权|权力|项目)?,?"
    r"|(?:凡|对)?(?:备注|说明)(?:一?栏)?(?:中|内)?(?:为空白?|空白|留空|无内容|未填写?)(?:的|者)(?:事项|职权|权力)?,?"
)
#: 一般事项均下放, 特殊事项见备注.
_GENERAL: Final = lazy_pattern(r"^(?:一般|普通|其他一般)(?:性)?(?:事项|职权|权力),?")
_QUOTE: Final = r"[“\"'‘「【]"
_UNQUOTE: Final = r"[”\"'’」】]"
_PLAIN: Final = r"[^,。;“”\"'‘’「」]"
#: “是否受托”为“否”的, 备注栏注明“留县”的, 三栏均填0的, 各栏均未打√的.
_WHERE: Final = lazy_pattern(
    rf"(?:凡|对|对于|其中)?(?:{_QUOTE}(?P<quoted>{_PLAIN}{{1,14}}){_UNQUOTE}|(?P<named>备注|附注|说明)"
    rf"|(?![未不没][打填标注写选勾])(?P<head>[^,。;:“”\"'‘’「」为填注标打写]{{1,14}}?)|(?:^|(?<=,))(?=[未不没]?(?:注明|标注|标明|列明|写明|填|打)))(?:这?一?[栏列]|一项|项)?(?:中|内|里|下)?"
    rf"(?:均|都|全部|全|已|同时){{0,6}}+(?P<no>[未不没](?:有)?)?"
    rf"(?:注明|标注|标明|列明|写明|载明|填写|填报|填|写|选择|选|勾选|打|标|注|为|是)(?:有|为|的是)?{_QUOTE}?(?P<value>{_PLAIN}{{1,8}}?){_UNQUOTE}?"
    r"(?:字样)?(?:的|者|时)(?:事项|职权|权力|项目)*,?"
)
#: 备注栏注明“下放”的 goes on.
_OPEN_END: Final = lazy_pattern(r"[”\"'’」】的]?(?:[的者时外中内])$|除[^,]*外[^,]{0,4}$")
#: 本表所列事项均…, beside words that set some rows apart.
_WHOLE: Final = lazy_pattern(r"^(?:本(?:清单|表|目录|附件)|(?:表|清单|目录)[中内]|以[上下]|上述|所列|全部)")
#: What ends the subject of a clause about rows of a kind.
_SAYS: Final = lazy_pattern(
    r"由|以(?!上|下)|采[取用]|实行|通过|按|不|暂|仍|继续|均?属|为|是(?!否)|全部|一律|统一|均|都|直接|依法|自?20\d\d年|,"
)
FILLER: Final = lazy_pattern(
    r"本(?:清单|表|目录|附件|页)|(?:清单|表|目录)?(?:所列|[中内])|其中|上述|以上|涉及|属于|凡|对于?|领域|行业|系统|条线|板块|方面|部门|类别?|主管|负责"
    r"|实施|行使|执法|行政(?=权力|职权|执法|事项)|事项|职权|权力|权限|项目|等|[、,和及与的()]"
)
_OTHERS: Final = lazy_pattern(r"^(?:其余|其他|剩余|除此之?外|除上述[^,。]{0,12}外)")
#: 除林业领域事项采取委托方式外，其余…; 行政许可以外的均…: which kinds are left out, and what is said of the others.
_ALL_BUT: Final = lazy_pattern(
    r"(?:^|(?<=[^解拆清排删消免扣剔]))除(?!第|此|上述|以上|前)(?P<out>[^,。;除]{2,60}?)(?:以外|之外|外)(?:的)?,?(?P<rest>[^。;]{2,200})$"
    r"|(?:^|,)(?:本(?:清单|表|目录)(?:所列)?事项,)?(?P<before>[^,。;除]{2,40}?)(?:以外|之外)的(?P<others>[^。;]{2,200})$"
    r"|^(?P<first>[^,。;除]{2,40}?)除外,(?P<after>[^。;]{2,200})$"
    r"|^(?P<all>[^。;除]{2,200})[,(](?:但)?(?P<last>[^,。;除()]{2,40}?)除外$"
)

_LONGEST: Final = 2000
#: What a clause about ticks in whatever column calls its column.
TICKS: Final = "√✓✔☑"


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of a note.

    Attributes:
        kind: ``default where kind rest``; ``but`` in front of one of these says the same with some rows left out, and
            counts in its place where rows of that kind are there.
        said: what follows of the rows that it means; of ``but`` of all others.
        head: of ``where`` the column.
        value: of ``where`` the answer.
        subject: of ``kind`` the text before the statement, of ``but`` what is left out.
    """

    kind: str
    said: str
    head: str = ""
    value: str = ""
    subject: str = ""


@lru_cache(maxsize=4096)
def note_clauses(text: str) -> tuple[Clause, ...]:
    """Return the clauses of a line; kinds of rows are not known here yet."""
    found: list[Clause] = []
    for sentence in _STOP.split(text[:_LONGEST]):
        general = "备注" in sentence or "注明" in sentence
        for clause in _apart(_LEAD.sub("", clean(sentence)).rstrip("()】")):
            match = (
                _BUT.search(clause) or _UNSAID.search(clause) or (_GENERAL.match(clause) if general else None)
            )
            if match and not _SIGNS.search(match.group()):
                found.append(Clause("default", clause[: match.start()] + clause[match.end() :]))
                continue
            if (but := _but(clause)) is not None:
                found.append(but)
            match = _WHERE.search(clause)
            if match and not _SIGNS.search(match["value"]) and match.end() < len(clause):
                before = next((each.head for each in reversed(found) if each.head), "备注")
                head = match["quoted"] or match["named"] or match["head"] or before
                if match["value"] in TICKS and not (match["quoted"] or match["named"] or match["head"]):
                    # 打√的, 未打√的: whatever column is ticked
                    head = TICKS
                value = "空" if match["no"] else match["value"]
                found.append(Clause("where", clause[match.end() :], head, value))
            elif _OTHERS.match(clause):
                found.append(Clause("rest", _OTHERS.sub("", clause)))
            else:
                found.append(Clause("kind", clause, subject=subject_of(clause)))
    if any(clause.kind == "where" for clause in found):
        found = [
            Clause("default", clause.said) if clause.kind == "kind" and _WHOLE.match(clause.said) else clause
            for clause in found
        ]
    return tuple(found)


def _but(clause: str) -> Clause | None:
    """Return what a clause says of all rows but some, None where it leaves out none or signs tell which."""
    match = None if _SIGNS.search(clause) else _ALL_BUT.search(clause)
    if match is None:
        return None
    out = match["out"] or match["before"] or match["first"] or match["last"]
    said = match["rest"] or match["others"] or match["after"] or match["all"]
    return Clause("but", _OTHERS.sub("", said), subject=out)


def _apart(sentence: str) -> list[str]:
    """Return the parts of a sentence that each name a mode: A类委托,B类下放."""
    found: list[str] = []
    for part in sentence.split(","):
        ended = bool(found) and not _OPEN_END.search(found[-1])
        told = ended and bool(cell_modes(found[-1]))
        if (
            told
            and (cell_modes(part) or _WHERE.match(part) or _UNSAID.match(part))
            and not part.endswith("除外")
        ) or (ended and _OTHERS.match(part)):
            found.append(part)
        elif found:
            found[-1] += f",{part}"
        elif part:
            found.append(part)
    return found


def subject_of(clause: str) -> str:
    """Return what stands before the statement of a clause."""
    stops = [match.start() for match in _SAYS.finditer(clause)]
    stops += [hit.start for hit in hits(clause)]
    stops = [stop for stop in stops if FILLER.sub("", clause[:stop])]
    return clause[: min(stops)] if stops else ""
