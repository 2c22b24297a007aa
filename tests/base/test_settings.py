"""Wishes are remembered, and never worth a refusal to start."""

from __future__ import annotations

from pathlib import Path

import pytest

from nap_desktop.base.settings import Settings


def test_a_wish_is_there_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "settings.json"
    Settings(path).put("name", "Ärztin")

    assert Settings(path).get("name", "") == "Ärztin"


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"\xff\xfe", b"null", b'{"name": 5}'])
def test_an_unreadable_file_counts_as_empty(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    settings = Settings(path)

    assert settings.get("name", "nobody") == "nobody"
    settings.put("name", "somebody")
    assert Settings(path).get("name", "") == "somebody"


def test_a_folder_that_cannot_be_written_to_costs_the_wish_only(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    settings = Settings(tmp_path / "file" / "settings.json")
    settings.put("size", 3)

    assert settings.get("size", 0) == 3 and settings.get("other") is None


def test_the_same_wish_is_not_written_again(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    settings = Settings(path)
    settings.put("a", 1)
    path.unlink()
    settings.put("a", 1)

    assert not path.exists()
