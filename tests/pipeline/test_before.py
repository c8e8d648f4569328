from __future__ import annotations

from pathlib import Path

import pytest

from powerlist.config.settings import Settings
from powerlist.messages.errors import UserError
from powerlist.pipeline.before import sources_of
from powerlist.pipeline.options import Options


@pytest.mark.parametrize(
    ("given", "left_out"),
    [
        ("甲.xls", ["sources/甲.xls"]),
        ("sources/甲.xls", ["sources/甲.xls"]),
        ("./sources/甲.xls", ["sources/甲.xls"]),
        (".\\sources\\甲.xls", ["sources/甲.xls"]),
        ("县/sources/甲.xls", ["sources/甲.xls"]),
        ("{here}/县/sources/甲.xls", ["sources/甲.xls"]),
        ("乙[示例].xls", ["sources/乙[示例].xls"]),
        ("*.xls", ["sources/甲.xls", "sources/乙[示例].xls"]),
        ("sources/*", ["sources/甲.xls", "sources/乙[示例].xls"]),
        ("甲", None),
        ("丙.xls", None),
        ("sources/子/甲.xls", None),
    ],
)
def test_a_source_is_left_out_by_whatever_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: str, left_out: list[str] | None
) -> None:
    sources = tmp_path / "县" / "sources"
    sources.mkdir(parents=True)
    (tmp_path / "县" / "powerlist.toml").touch()
    for name in ("甲.xls", "乙[示例].xls"):
        (sources / name).touch()
    monkeypatch.chdir(tmp_path)
    options = Options(without=(given.format(here=tmp_path.as_posix()),))
    if left_out is None:
        with pytest.raises(UserError):
            sources_of(Path("县"), Settings(), options)
    else:
        found = sources_of(Path("县"), Settings(), options)
        assert sorted(found.without) == sorted(left_out)
        assert len(found.inputs) + len(found.without) == 2
