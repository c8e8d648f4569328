"""Column widths: what must be held, and what makes a table short."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from powerlist.files.bundled import bundled
from powerlist.files.zips import pack, unpack
from powerlist.render import RenderOptions, TemplateFolders, render
from powerlist.render.layout import Column, column_named, fitted, sections
from powerlist.render.widths import shares
from powerlist.text.heights import length
from render.samples import publication

CHARACTER, AROUND = 212, 160
PAGE = 12755
TEXTS = st.text(alphabet="对未按规定的处罚区局、《》第1234年月日〔〕AB-\n", max_size=60)


def widths(columns, total=PAGE):
    """Return the widths of the texts of columns, in Chinese characters."""
    made = shares(columns, total, CHARACTER, AROUND)
    return [(width - AROUND) / CHARACTER for width in made]


def table(*given):
    """Return measured columns from (head, short, texts)."""
    columns = [Column(str(place), head, short) for place, (head, short, _) in enumerate(given)]
    return fitted(columns, [texts for _, _, texts in given])


@given(
    st.integers(0, 12).flatmap(
        lambda rows: st.lists(
            st.tuples(
                st.text(alphabet="事项名称", min_size=1, max_size=7),
                st.booleans(),
                st.lists(TEXTS, min_size=rows, max_size=rows),
            ),
            min_size=1,
            max_size=14,
        )
    ),
    st.integers(2000, 20000),
)
@settings(max_examples=40, deadline=None)
def test_widths_fill_the_page(given, total):
    made = shares(table(*given), total, CHARACTER, AROUND)
    assert sum(made) == pytest.approx(total)
    assert min(made) > 0


@given(st.lists(st.lists(TEXTS, min_size=8, max_size=8), min_size=1, max_size=6))
@settings(max_examples=30, deadline=None)
def test_a_column_holds_its_head_in_two_lines(columns):
    found = table(*(("委托事项序号", place % 2 == 0, texts) for place, texts in enumerate(columns)))
    assert min(widths(found)) >= 3


def test_numbers_dates_and_document_numbers_are_whole():
    long = ["对未按照规定建立、健全生产经营档案并且拒不改正的处罚" * 3] * 9
    serial, number, day, *_ = widths(
        table(
            ("序号", True, [str(place) for place in range(995, 1004)]),
            ("委托协议", True, ["示例委〔2024〕11号"] * 9),
            ("终止日期", True, ["2027年6月30日"] * 9),
            *((head, False, long) for head in ("事项名称", "子项名称", "实施依据")),
        )
    )
    assert serial >= length("1003")
    assert number >= length("〔2024〕11")
    assert day >= length("2027年6月")


def test_the_usual_words_of_a_column_stay_whole_beside_a_longer_one():
    long = ["《水法》第六十九条：未经批准擅自取水的，责令停止违法行为，限期采取补救措施" * 9] * 9
    kinds = ["行政许可", "行政处罚"] * 4 + ["其他行政权力"]
    kind, *_ = widths(table(("职权类型", True, kinds), ("事项名称", False, long), ("实施依据", False, long)))
    assert kind >= length("行政许可")


def test_with_many_columns_nothing_stands_one_character_a_line():
    rows = 30
    found = table(
        ("序号", True, [str(place) for place in range(1, rows + 1)]),
        ("事项名称", False, ["对未取得许可证件从事经营活动的处罚"] * rows),
        ("子项名称", False, ["", "对擅自改变用途的处罚"] * (rows // 2)),
        ("职权类型", True, ["行政处罚"] * rows),
        ("原实施部门", True, ["区住房和城乡建设局"] * rows),
        ("实施依据", False, ["《中华人民共和国土地管理法》第七十七条第一款"] * rows),
        ("赋权方式", True, ["委托"] * rows),
        ("决定文件", True, ["川示发〔2021〕1号"] * rows),
        ("委托协议", True, ["示例委〔2024〕1号"] * rows),
        ("终止日期", True, ["2027年6月30日"] * rows),
        ("权限划分", False, ["数额较大的罚款除外"] * rows),
        ("县级处理", True, ["共同行使"] * rows),
    )
    made = widths(found)
    assert min(made) >= 2
    assert min(made[place] for place in (1, 2, 5, 10)) >= 3.5


def test_long_columns_share_what_is_left_by_what_they_say():
    short, name, basis = widths(
        table(
            ("职权类型", True, ["行政处罚"] * 20),
            ("事项名称", False, ["对随地吐痰的处罚"] * 20),
            ("实施依据", False, ["《城市市容和环境卫生管理条例》第三十四条第一项规定" * 4] * 20),
        )
    )
    assert short < name < basis
    assert short >= 4 and name >= 8


def test_a_column_that_few_rows_fill_is_read_without_turning_the_page():
    rows = 400
    sparse = [""] * rows
    sparse[217] = "对擅自改变经批准的规划条件进行建设的处罚"
    found = table(
        ("事项名称", False, ["对未取得许可证件从事经营活动的处罚"] * rows),
        ("子项名称", False, sparse),
        ("实施依据", False, ["《中华人民共和国城乡规划法》第六十四条" * 3] * rows),
    )
    assert widths(found)[1] >= 5


@pytest.mark.parametrize("form", ["modes", "three-lists"])
def test_every_section_of_a_publication_fits(form):
    made = publication(60)
    if form == "three-lists":
        rows = made.rows.assign(duty="")
        made = type(made)(title=made.title, rows=rows, township=made.township, form=form)
    for part in sections(made):
        by_name = dict(zip([one.name for one in part.columns], widths(part.columns), strict=True))
        assert by_name["serial"] >= 2
        assert by_name["name"] >= 4 and by_name["basis"] >= 4


def test_an_unmeasured_column_holds_its_head():
    made = widths([column_named("name"), Column("law_index", "依据索引", short=True)])
    assert min(made) >= 2


def test_a_larger_type_gets_wider_columns(tmp_path):
    """An office sets the list in 小四 in its own template: numbers still stand in one line."""
    made = publication(120)
    found = []
    for size in (21, 28):
        folder = tmp_path / str(size) / "word"
        folder.mkdir(parents=True)
        parts = unpack(bundled("templates/word/booklet.docx").read_bytes())
        styles = parts["word/styles.xml"].decode()
        parts["word/styles.xml"] = styles.replace('<w:sz w:val="21"/>', f'<w:sz w:val="{size}"/>').encode()
        (folder / "booklet.docx").write_bytes(pack(parts))
        files = render([made], ("docx",), TemplateFolders((folder.parent,)), RenderOptions(papers=()))
        text = unpack(next(iter(files.values())))["word/document.xml"].decode()
        table = text[text.index("序号") - 3000 : text.index("序号")]
        found.append(int(re.findall(r'<w:gridCol w:w="(\d+)"/>', table)[0]))
    assert found[1] >= found[0] * 1.2
    assert found[1] >= 28 * 10 * length("30")
