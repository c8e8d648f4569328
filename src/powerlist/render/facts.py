"""The sentences with numbers that open every publication, computed and never typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.model.publication import DUTY_LISTS
from powerlist.render.layout import sections
from powerlist.render.words import chinese_date, clean, level_of, mode_term

if TYPE_CHECKING:
    from powerlist.model.publication import Publication
    from powerlist.render.layout import Section


def mode_counts(publication: Publication) -> str:
    """Return ``其中下放21项、委托40项``; a single mode is named without 其中, a plain list has none.

    In three lists it is ``其中基本履职21项、配合履职40项``.
    """
    if publication.plain:
        return ""
    if publication.in_three_lists:
        counted = {part.term: part.count for part in sections(publication)}
    else:
        counted = {mode_term(mode): count for mode, count in publication.counts.by_mode.items()}
    parts = "、".join(f"{term}{count}项" for term, count in counted.items())
    return f"其中{parts}" if len(counted) > 1 else parts


def type_counts(publication: Publication) -> str:
    """Return ``行政处罚60项、行政检查2项``."""
    return "、".join(
        f"{clean(kind) or '类型未注明'}{count}项" for kind, count in publication.counts.by_type.items()
    )


def facts(publication: Publication) -> list[str]:
    """Return the lines below the title: the counts, the date, the decisions, the notes."""
    by_mode = mode_counts(publication)
    comma = "，" if by_mode else ""
    lines = [f"本目录共{publication.counts.total}项{comma}{by_mode}。"]
    if not publication.counts.total:
        lines = ["本目录没有事项。"]
    if publication.as_of:
        lines.append(f"目录编制截至日期：{chinese_date(publication.as_of)}。")
    if publication.decision_numbers:
        lines.append(f"决定文件：{'、'.join(clean(number) for number in publication.decision_numbers)}。")
    if publication.example:
        lines.append("本件为示例，不是有关机关公布的文件，内容不具有法律效力。")
    return [*lines, *(clean(note) for note in publication.notes)]


def mode_note(mode: str, agent: str, subject: str = "以下事项", level: str = "县级") -> str:
    """Return what a mode means in law for the reader: who acts, in whose name, who answers.

    Sources: 行政处罚法 20, 24; 行政复议法 19, 24; 行政诉讼法 26.

    Args:
        mode: code of the mode.
        agent: the township's organ in full.
        subject: how the sentence begins.
        level: how the county speaks of its level.
    """
    township = agent or "乡镇"
    kind = "街道" if agent.endswith("办事处") else "乡镇"
    said = {
        "statutory": f"由法律、法规、规章直接规定由{kind}行使，{township}依法承担责任。",
        "delegated": f"由{level}部门下放，以{township}名义行使，由{township}承担法律责任。",
        "entrusted": (
            f"由{level}部门书面委托，{township}以委托机关名义在委托权限内行使，"
            "法律后果由委托机关承担，不得再委托。"
        ),
        "extended": (
            f"的行政主体仍是{level}部门，由其派驻机构具体实施；"
            f"{township}负责统筹协调、日常巡查、发现报告和协助调查取证。"
        ),
        "retained": f"仍由{level}部门行使。",
        "recalled": f"由上级部门收回，{township}不再承担。",
    }.get(mode, f"的赋权方式尚未确定，在确定之前由{level}部门行使。")
    return subject + said


def ways(publication: Publication, agent: str) -> list[str]:
    """Return for each mode of a publication, in one sentence, who acts, in whose name, and who answers.

    Args:
        publication: what is published; a plain list has no modes.
        agent: the township's organ in full.
    """
    if publication.plain:
        return []
    level = level_of(publication.place)
    return [
        mode_note(mode, agent, f"{mode_term(mode)}事项", level) for mode in publication.counts.by_mode if mode
    ]


def section_note(section: Section, agent: str, subject: str = "以下事项", level: str = "县级") -> str:
    """Return what the mode of a section means in law; of a list of duties, what each of its modes means.

    Args:
        section: a section of a publication.
        agent: the township's organ in full.
        subject: how the sentence begins.
        level: how the county speaks of its level.
    """
    if section.mode not in DUTY_LISTS:
        return mode_note(section.mode, agent, subject, level)
    modes = list(dict.fromkeys(section.rows["mode"].tolist()))
    if len(modes) == 1:
        return mode_note(modes[0], agent, subject, level)
    said = "；".join(mode_note(mode, agent, f"{mode_term(mode)}的，", level).rstrip("。") for mode in modes)
    return f"{subject}由{agent or '乡镇'}履行。其中，{said}。"
