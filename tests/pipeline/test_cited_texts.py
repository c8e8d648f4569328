"""What the arguments of ``cite`` mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from powerlist.messages.errors import UserError
from powerlist.pipeline import law

if TYPE_CHECKING:
    from pathlib import Path


def test_a_text_is_read_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "依据"
    file.write_text("《水法》第六十九条", "utf-8")
    monkeypatch.setattr(law, "_MAX_BYTES", file.stat().st_size)
    assert law.texts_of([str(file), ""]) == ["《水法》第六十九条", ""]
    monkeypatch.setattr(law, "_MAX_BYTES", file.stat().st_size - 1)
    with pytest.raises(UserError) as caught:
        law.texts_of([str(file)])
    assert caught.value.key == "usage.text_too_long"
