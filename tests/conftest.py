"""What tests share: the real lists beside the checkout, and how to run the program as a user does."""

from __future__ import annotations

import gc
import os
from pathlib import Path

import pytest
from hypothesis import settings

from program import Program

ROOT = Path(__file__).resolve().parent.parent

# No example fails for the seconds that it takes: a busy machine is no fault, and speed is measured in benchmarks/.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


def pytest_collection_finish() -> None:
    """Keep seven thousand tests out of every search for garbage, and search as seldom as the program does."""
    gc.freeze()
    gc.set_threshold(50_000)


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep what the tests' runs keep away from the user's own cache."""
    os.environ["POWERLIST_CACHE_DIR"] = str(tmp_path_factory.mktemp("kept"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real lists and statutes beside the checkout; the test is skipped where it is missing."""
    folder = ROOT.parent / "shared"
    if not (folder / "real").is_dir():
        pytest.skip(f"the real lists are not there: {folder}")
    return folder


@pytest.fixture
def powerlist(tmp_path: Path) -> Program:
    """The program, run in an empty folder."""
    return Program(tmp_path)
