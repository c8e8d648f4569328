"""The committed workbooks are what the generator writes."""

from __future__ import annotations

import zipfile
from io import BytesIO

from generator.other_formats import credit_code

FORMATS = {".xlsx", ".xls", ".csv", ".docx"}


def _content(name: str, content: bytes) -> object:
    """Packages are compared part by part: how well they are packed is the zlib build's affair."""
    if name.endswith((".xlsx", ".docx")):
        with zipfile.ZipFile(BytesIO(content)) as package:
            return {info.filename: package.read(info) for info in package.infolist()}
    return content


def test_every_generated_file_is_committed_as_generated(anju, made):
    for name, content in made.items():
        assert _content(name, (anju / name).read_bytes()) == _content(name, content), name


def test_no_source_is_committed_that_the_generator_does_not_make(anju, made):
    found = {path.relative_to(anju).as_posix() for path in (anju / "sources").iterdir()}
    assert found == {name for name in made if name.startswith("sources/")}


def test_two_runs_give_the_same_bytes(made):
    import make_examples

    assert make_examples.contents() == made


def test_at_least_eight_departments_in_several_formats(county, made):
    sources = [name for name in made if name.startswith("sources/")]
    assert len(county.powers) >= 8
    assert len(sources) >= 8
    assert {name[name.rindex(".") :] for name in sources} == FORMATS


def test_every_title_and_file_says_that_it_is_an_example(made):
    assert all("示例" in name for name in made if name.startswith(("sources/", "notices/")))


def test_credit_code_of_the_standard():
    assert credit_code("91350100M000100Y4") == "91350100M000100Y43"
