from __future__ import annotations

import pytest

from powerlist.model.enums import MODE_TERMS, Mode
from powerlist.model.modes.masks import modes_of
from powerlist.model.modes.scan import clean
from powerlist.model.modes.texts import cell_modes, heading_modes

CELLS = {
    Mode.DELEGATED: """
        下放 直接赋权 赋权下放 交由乡镇行使 交由各乡镇人民政府行使 承接赋权 通用赋权 赋权 授权 放权
        直接下放 全部下放 部分下放 上级下放 DELEGATED
    """,
    Mode.ENTRUSTED: """
        委托 委托下放 委托实施 委托行使 委托执法 下放（委托） 以委托方式下放 授权委托 委托乡镇实施 受委托
        上级委托 委托授权 委託
    """,
    Mode.EXTENDED: """
        延伸 派驻 服务前移 窗口前移 派驻执法 由派驻机构实施 县属乡用 延伸服务 窗口下沉 派驻延伸
    """,
    Mode.RECALLED: """
        收回 上收 不再承接 不再交由 上级收回 不再委托 取消委托 终止委托 收回下放事项 不再由乡镇行使
        不再下放 县级收回
    """,
    Mode.RETAINED: """
        本级保留 县级保留 区级保留 保留 不下放 暂不下放 暂不委托 未下放 县级行使 县本级 由县级部门实施
        不予赋权 暂缓下放 部门保留
    """,
    Mode.STATUTORY: "法定 法定本级 基础事项 镇本级 法定本级行使 法定职权 乡镇法定 法定事项",
}


@pytest.mark.parametrize(
    ("mode", "text"), [(mode, text) for mode, words in CELLS.items() for text in words.split()]
)
def test_a_cell_of_a_mode_column_is_understood_in_every_places_words(mode: Mode, text: str) -> None:
    assert modes_of(cell_modes(text)) == [mode]


@pytest.mark.parametrize(
    "text", ["不再保留", "不予保留", "怎么办", "省级", "本级", "取消", "全县", "2021", "执法", "行政处罚"]
)
def test_a_cell_that_names_no_mode_gives_none(text: str) -> None:
    assert cell_modes(text) == 0


def test_a_cell_that_names_two_modes_keeps_both() -> None:
    assert modes_of(cell_modes("下放、委托")) == [Mode.DELEGATED, Mode.ENTRUSTED]


@pytest.mark.parametrize("mode", list(Mode))
def test_codes_and_terms_of_the_program_are_understood(mode: Mode) -> None:
    assert modes_of(cell_modes(mode.value)) == modes_of(cell_modes(MODE_TERMS[mode])) == [mode]


def test_blanks_and_widths_do_not_matter() -> None:
    assert modes_of(cell_modes(" 下　放 ")) == [Mode.DELEGATED]
    assert clean("（委 托）") == "(委托)"


def test_an_umbrella_word_in_a_heading_is_only_soft() -> None:
    assert heading_modes("乡镇赋权事项目录")[0] == 0
    assert modes_of(heading_modes("乡镇赋权事项目录")[1]) == [Mode.DELEGATED]
