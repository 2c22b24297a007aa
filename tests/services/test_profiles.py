"""A person's own profiles are files in a folder; the shipped ones stay as they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from nap_desktop.base.errors import NapError
from nap_desktop.documents.profile import shipped_names, shipped_profile, to_data
from nap_desktop.services.profile_choices import choices
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


def test_a_name_is_made_of_a_title_and_never_taken(profiles: Profiles) -> None:
    titles = ("Full", "Плáн", "Годовой отчёт", "  A/B: c  ", "x" * 200)
    names = [profiles.free_name(title) for title in titles]

    assert names == ["full-2", "a", "own", "a-b-c", "x" * 34]
    for name, title in zip(names, titles, strict=True):
        profiles.save({**profiles.data("full"), "name": name, "title": title})
    assert profiles.free_name("Full") == "full-3" and profiles.free_name("Отчёт") == "own-2"


def test_a_title_is_taken_by_any_other_profile(profiles: Profiles) -> None:
    profiles.save({**profiles.data("full"), "name": "ours", "title": "Our draft"})

    assert profiles.is_taken("our  DRAFT") and profiles.is_taken("full draft")
    assert not profiles.is_taken("our draft", but="ours") and not profiles.is_taken("Other")
    assert profiles.free_title("Our draft") == "Our draft 2"


def test_cards_tell_the_language_and_the_watermark_of_a_profile(profiles: Profiles) -> None:
    own = {"name": "ours", "title": "Ours", "language": "fr", "watermark": "COPY"}
    profiles.save({**profiles.data("full"), **own})

    card = profiles.cards()[-1]

    assert (card.language, card.watermark, card.own) == ("fr", "COPY", True)
    assert profiles.data("decree")["title"] == "Annex to a decree, one table per task"


def test_all_that_can_be_chosen_makes_a_profile(profiles: Profiles) -> None:
    offered = choices()
    for key, _ in offered.columns:
        profiles.save({"name": "ours", "columns": [{"field": key, "width": offered.widest}]})
    whole = {
        "parts": list(offered.parts),
        "footnotes": [key for key, _ in offered.footnotes],
        "facts": list(offered.facts),
        "prose": list(offered.prose),
    }
    for scope, tables, paper in zip(offered.scopes, offered.tables, offered.papers, strict=True):
        profiles.save({"name": "ours", "scope": scope, "tables": tables, "paper": paper, **whole})
    words = [words for _, words in offered.columns]
    assert len(set(words)) == len(words) and "note" not in dict(offered.columns)
