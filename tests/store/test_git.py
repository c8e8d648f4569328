"""Items changed since a revision, by id and never by line."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from powerlist.messages.errors import UserError
from powerlist.model.catalogue import Catalogue, Meta, items_frame, text_frame
from powerlist.model.fields import names_of
from powerlist.store.folder import load, save
from powerlist.store.git import catalogue_at, changed_items, show


def git(folder: Path, *arguments: str) -> None:
    names = {f"GIT_{who}_{what}": "x@y" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    subprocess.run(
        ["git", *arguments], cwd=folder, check=True, capture_output=True, env={**os.environ, **names}
    )


def stored(folder: Path, rows: list[dict[str, str]], grants: list[dict[str, str]] | None = None) -> Catalogue:
    catalogue = Catalogue(Meta(), items_frame(rows), text_frame(grants or [], names_of("grants")))
    save(catalogue, folder)
    return load(folder)


def since(now: Catalogue, revision: str) -> set[str]:
    assert now.folder is not None
    return changed_items(catalogue_at(now.folder, revision), now)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q", "-b", "main")
    stored(tmp_path / "catalogs" / "示例县", [{"id": "0-2", "name": "乙"}, {"id": "0-3", "name": "丙"}])
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "first")
    return tmp_path


def test_changed_items_are_known_by_id(repository: Path) -> None:
    folder = repository / "catalogs" / "示例县"
    rows = [{"id": "0-1", "name": "甲"}, {"id": "0-2", "name": "乙"}, {"id": "0-3", "name": "丙丙"}]
    now = stored(folder, rows, [{"item": "0-2", "receiver": "三家镇", "mode": "委托"}])
    assert since(now, "HEAD") == {"0-1", "0-2", "0-3"}
    assert since(stored(folder, rows), "HEAD") == {"0-1", "0-3"}


def test_a_file_that_was_not_there_is_none(repository: Path) -> None:
    assert show(repository / "catalogs" / "示例县", "HEAD", "grants.csv") is None


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", "HEAD~9"])
def test_an_unknown_revision_is_told(repository: Path, revision: str) -> None:
    with pytest.raises(UserError) as caught:
        since(load(repository / "catalogs" / "示例县"), revision)
    assert caught.value.key == "git.no_revision"
    assert not (repository / "x").exists()


def test_no_history_is_told(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    now = stored(tmp_path / "c", [{"id": "0-1", "name": "甲"}])
    with pytest.raises(UserError) as caught:
        since(now, "HEAD")
    assert caught.value.key == "git.no_commit"


def test_why_a_revision_is_not_there_is_told(
    repository: Path, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with pytest.raises(UserError) as caught:
        since(load(repository / "catalogs" / "示例县"), "nosuch")
    assert caught.value.key == "git.no_revision"
    shallow = tmp_path / "shallow"
    git(tmp_path, "clone", "-q", "--depth", "1", repository.as_uri(), str(shallow))
    with pytest.raises(UserError) as caught:
        since(load(shallow / "catalogs" / "示例县"), "HEAD~1")
    assert caught.value.key == "git.shallow"
    outside = stored(tmp_path_factory.mktemp("outside"), [{"id": "0-1", "name": "甲"}])
    with pytest.raises(UserError) as caught:
        since(outside, "HEAD")
    assert caught.value.key == "git.no_repository"


def test_a_hostile_repository_runs_nothing(repository: Path) -> None:
    trap = repository / "ran"
    git(repository, "config", "core.fsmonitor", f"touch {trap}")
    git(repository, "config", "diff.external", f"touch {trap}")
    since(load(repository / "catalogs" / "示例县"), "HEAD")
    assert not trap.exists()
