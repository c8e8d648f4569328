"""What git knows of a catalogue: its files at a revision, and which items changed since.

git is called with a fixed list of arguments, never through a shell; hooks, the file-system monitor, external
diff programs and lazy fetching of missing objects are off, so that a hostile repository runs nothing and
nothing is fetched.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from powerlist.messages.errors import NothingHere, UserError
from powerlist.model.fields import GRANTS, ITEMS, STORED, names_of

if TYPE_CHECKING:
    import pandas as pd

    from powerlist.model.catalogue import Catalogue

_SAFE = (
    "-c",
    "core.fsmonitor=false",
    "-c",
    "core.hooksPath=/dev/null",
    "-c",
    "diff.external=",
    "-c",
    "core.pager=cat",
)
_SECONDS = 60
_MAX_BYTES = 512 * 1024 * 1024


def show(folder: Path, revision: str, name: str) -> bytes | None:
    """Return a file of a folder as it stood at a revision, or None where it was not there.

    Args:
        folder: a folder inside a work tree.
        revision: any revision that git understands.
        name: the file's name in that folder.

    Raises:
        UserError: no git, no repository, no history, no such revision.
    """
    return _blob(folder, _commit(folder, revision), name)


def _commit(folder: Path, revision: str) -> tuple[Path, str]:
    """Return the top of the work tree and the commit that a revision means."""
    top = _git(folder, "rev-parse", "--show-toplevel").decode("utf-8", "replace").strip()
    if not top:
        raise UserError("git.no_repository", folder=folder.as_posix())
    commit = _git(
        folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}", allow=True
    )
    if not commit.strip():
        raise UserError(_why_missing(folder), revision=revision, folder=folder.as_posix())
    return Path(top).resolve(), commit.decode("ascii", "replace").strip()


def _why_missing(folder: Path) -> str:
    """Return the message that says why a revision is not there: nothing committed, cut off, or misnamed."""
    if not _git(folder, "rev-list", "-n", "1", "--all", allow=True).strip():
        return "git.no_commit"
    if _git(folder, "rev-parse", "--is-shallow-repository", allow=True).strip() == b"true":
        return "git.shallow"
    return "git.no_revision"


def _blob(folder: Path, commit: tuple[Path, str], name: str) -> bytes | None:
    top, sha = commit
    path = (folder.resolve() / name).relative_to(top).as_posix()
    if not _git(folder, "ls-tree", "--full-tree", "-z", "--name-only", sha, "--", path):
        return None
    return _git(folder, "cat-file", "blob", f"{sha}:{path}")


def changed_items(before: Catalogue, now: Catalogue) -> set[str]:
    """Return the ids of items that were added or changed from one version to the next, their grants included."""
    changed: set[str] = set()
    for table, key in ((ITEMS, "id"), (GRANTS, "item")):
        old, new = (_rows(one.table(table), table, key) for one in (before, now))
        changed |= {item for item, rows in new.items() if old.get(item) != rows}
        if table == GRANTS:
            changed |= set(old) - set(new)
    return changed


def _rows(frame: pd.DataFrame, table: str, key: str) -> dict[str, list[tuple[str, ...]]]:
    names = [name for name in names_of(table) if name in frame]
    found: dict[str, list[tuple[str, ...]]] = {}
    for identity, values in zip(
        frame[key].tolist(), zip(*(frame[name].tolist() for name in names), strict=True), strict=True
    ):
        found.setdefault(identity, []).append(values)
    return {identity: sorted(rows) for identity, rows in found.items()}


def _git(folder: Path, *arguments: str, allow: bool = False) -> bytes:
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_CONFIG_NOSYSTEM": "1",
    }
    try:
        done = subprocess.run(
            ["git", *_SAFE, "-C", str(folder), *arguments],
            capture_output=True,
            check=False,
            timeout=_SECONDS,
            env=environment,
            stdin=subprocess.DEVNULL,
        )
    except FileNotFoundError as error:
        raise UserError("git.missing") from error
    except subprocess.TimeoutExpired as error:
        raise UserError("git.slow", folder=folder.as_posix()) from error
    if done.returncode and not allow:
        foreign = b"dubious ownership" in done.stderr
        raise UserError("git.foreign" if foreign else "git.no_repository", folder=folder.as_posix())
    return b"" if done.returncode else done.stdout[:_MAX_BYTES]


def catalogue_at(folder: Path, revision: str) -> Catalogue:
    """Return a stored catalogue as it stood at a revision, its provenance included.

    Args:
        folder: the catalogue's folder inside a work tree.
        revision: any revision that git understands.

    Raises:
        UserError: no git, no repository, no such revision, or no catalogue there at that revision.
    """
    found = catalogue_then(folder, revision)
    if found is None:
        raise NothingHere("store.no_catalogue", file=_shown(folder, revision))
    return found


def catalogue_then(folder: Path, revision: str) -> Catalogue | None:
    """Return a stored catalogue as it stood at a revision, None where it is newer than that.

    Args:
        folder: the catalogue's folder inside a work tree.
        revision: any revision that git understands.

    Raises:
        UserError: no git, no repository, no such revision.
    """
    from powerlist.store.folder import META, is_catalogue, load
    from powerlist.store.provenance import FILES

    commit = _commit(folder, revision)
    with TemporaryDirectory(prefix="powerlist-") as name:
        copy = Path(name)
        for file in (META, *(f"{table}.csv" for table in STORED), *FILES):
            content = _blob(folder, commit, file)
            if content is not None:
                (copy / file).parent.mkdir(parents=True, exist_ok=True)
                (copy / file).write_bytes(content)
        if not is_catalogue(copy):
            return None
        found = load(copy, _shown(folder, revision))
    found.folder = folder
    return found


def _shown(folder: Path, revision: str) -> str:
    return f"{revision}:{folder.as_posix()}"
