"""A person's own profiles are files in a folder; the shipped ones stay as they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from nap_desktop.base.errors import NapError
from nap_desktop.documents.profile import shipped_names, shipped_profile, to_data
from nap_desktop.services.profiles import Profiles


@pytest.fixture
def profiles(tmp_path: Path) -> Profiles:
    return Profiles(tmp_path / "profiles")


def test_the_shipped_ones_come_first_with_titles(profiles: Profiles) -> None:
    cards = profiles.cards()

    assert tuple(card.name for card in cards) == shipped_names()
    assert cards[0].title == "Full draft" and not any(card.own for card in cards)
    assert {card.name: card.scope for card in cards}["body"] == "body"


def test_what_is_kept_comes_back_and_goes(profiles: Profiles) -> None:
    data = {**to_data(shipped_profile("decree")), "name": "ours", "title": "Our decree"}

    kept = profiles.save(data)

    assert profiles.load("ours") == kept
    card = profiles.cards()[-1]
    assert (card.name, card.title, card.own, card.fault) == ("ours", "Our decree", True, None)
    profiles.delete("ours")
    assert len(profiles.cards()) == len(shipped_names())


def test_a_shipped_profile_is_neither_replaced_nor_deleted(profiles: Profiles) -> None:
    with pytest.raises(NapError, match="shipped_profile"):
        profiles.save(to_data(shipped_profile("full")))
    with pytest.raises(NapError, match="shipped_profile"):
        profiles.delete("full")


@pytest.mark.parametrize("name", ["", "..", "../x", "unknown"])
def test_what_is_not_there_is_not_deleted(profiles: Profiles, name: str) -> None:
    with pytest.raises(NapError, match="unknown_profile"):
        profiles.delete(name)


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"{", "not_json"), (b"\xff", "not_json"), (b'{"parts": 1}', "broken_profile"),
     (b"[" * 90_000, "not_json"), (b" " * 200_000, "broken_profile")],
)  # fmt: skip
def test_a_broken_file_is_listed_with_its_fault(
    profiles: Profiles, tmp_path: Path, content: bytes, code: str
) -> None:
    (tmp_path / "profiles").mkdir()
    (tmp_path / "profiles" / "mine.json").write_bytes(content)

    card = profiles.cards()[-1]

    assert card.name == "mine" and card.fault is not None and card.fault.code == code
    with pytest.raises(NapError, match=code):
        profiles.load("mine")
