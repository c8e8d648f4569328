"""The CI files of the docs do what they say: their commands are run as written on a small repository."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
CI = ROOT / "docs" / "ci"

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="the jobs are written for a POSIX shell")

FILES = ("github.yml", "gitlab-ci.yml", "pre-commit-config.yaml")
HEAD = "事项标识,事项名称,职权类型,原实施部门,实施依据\n"
GOOD = "0-0000000a,对擅自取水行为的处罚,行政处罚,示例县水利局,《中华人民共和国水法》第六十九条\n"
BAD = "0-0000000b,对拒不缴纳水费行为的处罚,行政处罚,示例县水利局,\n"
TOML = (
    'title = "示例县权责清单"\nplace = "示例县"\nlevel = "county"\nlayer = "county"\nas_of = "2025-12-31"\n'
)


def commands(name: str) -> list[str]:
    """Return the shell commands of a file that start the program or use what it wrote."""
    data = yaml.safe_load((CI / name).read_text("utf-8"))
    if name == "github.yml":
        lines = [step["run"] for step in data["jobs"]["audit"]["steps"] if "run" in step]
    elif name == "gitlab-ci.yml":
        lines = data["catalogs"]["script"]
    else:
        lines = [hook["entry"] for repository in data["repos"] for hook in repository["hooks"]]
    return [line for line in lines if not line.startswith("pip ")]


@pytest.fixture(scope="module")
def catalogues(tmp_path_factory) -> dict[str, Path]:
    """Two repositories in canonical form: one without a finding, one with a bad edit."""
    made = {}
    for name, rows in (("good", [GOOD]), ("bad", [GOOD, BAD])):
        made[name] = tmp_path_factory.mktemp(name)
        place = made[name] / "catalogs" / "示例县"
        place.mkdir(parents=True)
        (place / "items.csv").write_text("\ufeff" + HEAD + "".join(rows), "utf-8", newline="\n")
        (place / "catalog.toml").write_text(TOML, "utf-8", newline="\n")
        assert run("powerlist fmt catalogs", made[name]).returncode == 0
    return made


def run(line: str, folder: Path) -> subprocess.CompletedProcess[bytes]:
    paths = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {
        **os.environ,
        "PATH": paths,
        "PYTHONUTF8": "1",
        "GITHUB_STEP_SUMMARY": str(folder / "summary-shown.md"),
    }
    return subprocess.run(["bash", "-c", line], cwd=folder, env=environment, capture_output=True, check=False)


def test_a_good_catalogue_passes(catalogues):
    lines = dict.fromkeys(line for name in FILES for line in commands(name))
    for line in lines:
        done = run(line, catalogues["good"])
        assert done.returncode == 0, (line, done.stdout.decode(), done.stderr.decode())


def test_a_bad_edit_is_stopped_with_the_right_annotation(catalogues):
    shown = ""
    for line in commands("github.yml"):
        done = run(line, catalogues["bad"])
        assert done.returncode == (1 if " audit " in line else 0), line
        shown += done.stdout.decode()
    assert re.search("::error file=catalogs/示例县/items.csv,line=3,title=PLS01", shown)
    log = json.loads((catalogues["bad"] / "powerlist.sarif").read_text("utf-8"))
    assert "PLS01" in {one["ruleId"] for one in log["runs"][0]["results"]}
    assert "PLS01" in (catalogues["bad"] / "summary-shown.md").read_text("utf-8")


@pytest.mark.parametrize("name", ["gitlab-ci.yml", "pre-commit-config.yaml"])
def test_the_other_jobs_stop_it_too(catalogues, name):
    line = next(line for line in commands(name) if " audit " in line)
    assert run(line, catalogues["bad"]).returncode == 1


def test_conflict_marks_are_told_plainly(catalogues, tmp_path):
    shutil.copytree(catalogues["good"], tmp_path / "x")
    items = tmp_path / "x" / "catalogs" / "示例县" / "items.csv"
    items.write_text(items.read_text("utf-8") + "<<<<<<< HEAD\n" + BAD, "utf-8")
    done = run("powerlist audit catalogs", tmp_path / "x")
    assert done.returncode == 2 and b"items.csv" in done.stderr


def test_the_hooks_of_the_project_are_those_of_the_docs():
    ours = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert [hook["entry"] for hook in ours] == commands("pre-commit-config.yaml")


def test_generated_pages_are_fresh():
    done = subprocess.run(
        [sys.executable, str(ROOT / "docs" / "generate.py"), "--check"], capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()


@pytest.mark.parametrize(
    "page", sorted(ROOT.glob("docs/*.md")) + sorted(ROOT.glob("*.md")), ids=lambda path: path.name
)
def test_links_to_files_lead_somewhere(page):
    for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), target
