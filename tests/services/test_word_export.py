"""Exports: what was there stays until the new file is whole, and every failure is one sentence."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from nap_desktop.base.errors import NapError
from nap_desktop.plan.tree import Plan
from nap_desktop.services.sentences import sentence
from nap_desktop.services.word_export import Wish, content_hash, export_word, word_bytes
from tests.documents.papers import DAY, changed, part, sample
from tests.plan.plans import grow


def test_a_receipt_tells_what_was_written(tmp_path: Path) -> None:
    target = tmp_path / "plan.docx"

    receipt = export_word(sample(), target, today=DAY)

    assert receipt.sha256 == hashlib.sha256(target.read_bytes()).hexdigest()
    assert receipt.measures == 45 and receipt.pages > 10


def test_a_wish_is_carried_out(tmp_path: Path) -> None:
    target = tmp_path / "plan.docx"
    plan = changed(sample(), phase="draft")
    wish = Wish("decree", draft_label="Third", version="V3", watermark="COPY")

    export_word(plan, target, today=DAY, wish=wish)

    content = target.read_bytes()
    assert "DRAFT · Third · V3 · 25 November 2026" in part(content, "word/header2.xml")
    assert 'string="COPY"' in part(content, "word/header2.xml")


def test_the_words_of_a_document_may_be_of_another_language_than_the_plans() -> None:
    english, _ = word_bytes(grow("s A"), Wish(), DAY, "x")
    french, _ = word_bytes(grow("s A"), Wish(language="fr"), DAY, "x")

    assert "Approved by" in part(english) and "Approved by" not in part(french)
    with pytest.raises(NapError, match="unknown_language"):
        word_bytes(grow("s A"), Wish(language="no such"), DAY, "x")


@pytest.mark.parametrize("target", ["gone/plan.docx", "folder"])
def test_a_target_that_cannot_be_written_is_one_sentence(target: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()

    with pytest.raises(NapError, match="cannot_write") as caught:
        export_word(Plan.empty(), tmp_path / target)

    said = sentence(caught.value)
    assert target in said and said.count(".") <= said.count(".docx") + 1


def test_a_file_that_another_program_holds_stays_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "plan.docx"
    target.write_bytes(b"old")

    def held(self: Path, other: Path) -> Path:
        raise PermissionError(13, "The process cannot access the file", str(other))

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(NapError, match="cannot_write"):
        export_word(Plan.empty(), target)

    assert target.read_bytes() == b"old" and list(tmp_path.iterdir()) == [target]


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "plan.docx"
    target.write_bytes(b"old")

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NapError, match="cannot_write") as caught:
        export_word(Plan.empty(), target)

    assert "No space left" in sentence(caught.value)
    assert target.read_bytes() == b"old" and list(tmp_path.iterdir()) == [target]


def test_a_letterhead_that_is_not_there_is_told_before_anything_is_written(tmp_path: Path) -> None:
    target = tmp_path / "plan.docx"
    wish = Wish(letterhead=tmp_path / "none.docx")

    with pytest.raises(NapError, match="cannot_read"):
        export_word(Plan.empty(), target, wish=wish)

    assert not target.exists()


def test_an_unknown_profile_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(NapError, match="unknown_profile"):
        export_word(Plan.empty(), tmp_path / "plan.docx", profile="secret")

    assert not list(tmp_path.iterdir())


def test_the_hash_of_a_plan_follows_its_words() -> None:
    plan = grow("s A\n  m B")

    assert content_hash(plan) == content_hash(grow("s A\n  m B"))
    assert content_hash(plan) != content_hash(changed(plan, "A", heading="A2"))
