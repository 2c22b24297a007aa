"""Letterheads are examined, mended, kept beside the library, and put on documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from nap_desktop.base.errors import NapError
from nap_desktop.documents.blocks import Document
from nap_desktop.documents.word import letterhead as word_letterhead
from nap_desktop.documents.word.clean import leaks
from nap_desktop.documents.word.write import write
from nap_desktop.services import letterhead
from nap_desktop.services.letterhead import Letterheads
from nap_desktop.services.sentences import sentence
from tests.documents.letterheads import hostile, ministry


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "Blank MFA.docx"
    path.write_bytes(hostile())
    return path


def test_what_is_kept_is_mended_and_what_was_given_untouched(file: Path, tmp_path: Path) -> None:
    kept = Letterheads(tmp_path / "plans.nap")
    assert kept.cards() == []

    card = kept.add(file)

    assert card.name == "Blank MFA" and kept.cards() == [card]
    assert card.path.parent == tmp_path / "plans letterheads"
    assert letterhead.examine(card.path) == [] and leaks(card.path.read_bytes()) == []
    assert file.read_bytes() == hostile()


def test_two_letterheads_of_one_name_are_told_apart(file: Path, tmp_path: Path) -> None:
    kept = Letterheads(tmp_path / "plans.nap")
    names = [kept.add(file, name).name for name in ("A/B: c", "a b c", "..", "x" * 300)]

    assert names == ["A B c", "a b c 2", "Letterhead", "x" * 80]
    kept.remove("A B C")
    assert [card.name for card in kept.cards()] == ["a b c 2", "Letterhead", "x" * 80]
    for act in (kept.find, kept.remove):
        with pytest.raises(NapError, match="no_such_letterhead"):
            act("A B c")


def test_a_letterhead_gets_another_name_that_is_free_and_fit_for_a_file(
    file: Path, tmp_path: Path
) -> None:
    kept = Letterheads(tmp_path / "plans.nap")
    content = kept.add(file, "Health").path.read_bytes()
    kept.add(file, "Customs")

    assert kept.rename("health", "Health").name == "Health"
    assert kept.rename("Health", "HEALTH").name == "HEALTH"
    assert kept.rename("Health", "customs").name == "customs 2"
    card = kept.rename("customs 2", "Santé / Health")

    assert card.name == "Santé Health" and card.path.read_bytes() == content
    assert [one.name for one in kept.cards()] == ["Customs", "Santé Health"]
    with pytest.raises(NapError, match="no_such_letterhead"):
        kept.rename("Health", "Other")


def test_what_cannot_be_read_is_refused_and_nothing_is_kept(tmp_path: Path) -> None:
    kept = Letterheads(tmp_path / "plans.nap")
    (tmp_path / "a.docx").write_bytes(b"%PDF")

    for path, code in ((tmp_path / "a.docx", "not_word"), (tmp_path / "b.docx", "cannot_read")):
        with pytest.raises(NapError, match=code) as failure:
            kept.add(path)
        assert failure.value.facts["path"] == str(path)
    assert kept.cards() == []


def test_findings_are_sentences(file: Path, tmp_path: Path) -> None:
    remarks = letterhead.examine(file, "ru")
    words = letterhead.told(remarks)

    assert len(words.splitlines()) == len(remarks) > 10
    assert "{" not in words and "  " not in words
    assert letterhead.told([]).startswith("Nothing is missing")
    plain = tmp_path / "plain.docx"
    letterhead.repair(file, plain)
    assert letterhead.examine(plain, "ru") == []


def test_a_document_is_dressed_from_a_path(tmp_path: Path) -> None:
    path = tmp_path / "m.docx"
    path.write_bytes(ministry())
    content = write(Document("T", "en", False, ("", ""), "", "", ()), {})[0]

    assert leaks(letterhead.dress(content, path)) == []


@pytest.mark.parametrize("own", [False, True])
def test_what_a_letterhead_would_bring_along_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, own: bool
) -> None:
    path = tmp_path / "m.docx"
    path.write_bytes(ministry())
    words = "C:\\Users\\private"
    clean, telling = (
        write(Document(title, "en", False, ("", ""), "", "", ()), {})[0] for title in ("T", words)
    )
    monkeypatch.setattr(word_letterhead, "dress", lambda *_: telling)

    if own:  # the plan's own words are no fault of the letterhead
        assert letterhead.dress(telling, path) == telling
        return
    with pytest.raises(NapError) as refusal:
        letterhead.dress(clean, path)
    assert refusal.value.facts == {"path": str(path), "what": "names_a_place"}
    assert "the path of a file" in sentence(refusal.value)
