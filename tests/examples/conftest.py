"""The example county and its generator."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
if str(EXAMPLES) not in sys.path:
    sys.path.insert(0, str(EXAMPLES))


@pytest.fixture(scope="session")
def anju() -> Path:
    """The committed example county."""
    return EXAMPLES / "anju"


@pytest.fixture(scope="session")
def made() -> dict[str, bytes]:
    """What the generator makes now: path below the county's folder → bytes."""
    import make_examples

    return make_examples.contents()


@pytest.fixture(scope="session")
def county():
    """The powers without the faults that the generator plants in cells."""
    from generator import powers

    return powers.load(EXAMPLES / "anju_powers.txt")
