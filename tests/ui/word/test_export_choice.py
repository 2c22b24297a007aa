"""Names of files and what is remembered of an export."""

from __future__ import annotations

from pathlib import Path

import pytest

from nap_desktop.ui.word.export_choice import (
    ExportChoice,
    Format,
    free_name,
    is_open_elsewhere,
    remembered,
    with_ending,
    with_remembered,
)


@pytest.mark.parametrize(
    ("name", "form", "expected"),
    [
        ("plan.docx", "docx", "plan.docx"),
        ("plan.DOCX", "docx", "plan.DOCX"),
        ("plan", "pdf", "plan.pdf"),
        ("plan.docx", "pdf", "plan.pdf"),
        ("plan v2.1", "docx", "plan v2.1.docx"),
        ("plan v2.1.xlsx", "csv", "plan v2.1.csv"),
    ],
)
def test_a_name_ends_as_its_format_does(name: str, form: Format, expected: str) -> None:
    assert with_ending(Path(name), form).name == expected


def test_another_name_is_one_that_no_file_has(tmp_path: Path) -> None:
    assert free_name(tmp_path / "plan.docx").name == "plan (2).docx"

    (tmp_path / "plan (2).docx").touch()

    assert free_name(tmp_path / "plan.docx").name == "plan (3).docx"
    assert free_name(tmp_path / "plan (2).docx").name == "plan (3).docx"


@pytest.mark.parametrize("mark", ["~$an.docx", "~$plan.docx", ".~lock.plan.docx#"])
def test_the_mark_of_a_word_processor_tells_that_a_file_is_open(tmp_path: Path, mark: str) -> None:
    path = tmp_path / "plan.docx"
    path.touch()
    assert not is_open_elsewhere(path)

    (tmp_path / mark).touch()

    assert is_open_elsewhere(path)


def test_what_was_chosen_comes_back_with_a_new_day(tmp_path: Path) -> None:
    chosen = ExportChoice(
        tmp_path / "plan 2026-11-24.pdf", "Second draft", format="pdf", by_libreoffice=True
    )
    first = ExportChoice(Path("/elsewhere/plan 2026-12-01.docx"))

    again = with_remembered(first, remembered(chosen))

    assert again.target == tmp_path / "plan 2026-12-01.pdf"
    assert (again.draft_label, again.format, again.by_libreoffice) == ("Second draft", "pdf", True)


def test_a_name_without_a_day_stays_without(tmp_path: Path) -> None:
    first = ExportChoice(tmp_path / "plan 2026-12-01.docx")

    again = with_remembered(first, remembered(ExportChoice(tmp_path / "plan.docx")))

    assert again.target == tmp_path / "plan.docx"


def test_what_is_remembered_wrongly_does_no_harm(tmp_path: Path) -> None:
    first = ExportChoice(tmp_path / "plan.docx")
    odd = {"format": "exe", "draft_label": 7, "letterhead": "/nowhere.docx", "folder": "/nowhere"}

    assert with_remembered(first, odd) == first
    assert with_remembered(first, {}) == first


def test_subject_and_watermark_come_back_too(tmp_path: Path) -> None:
    chosen = ExportChoice(
        tmp_path / "plan.docx", watermark="For opinion", profile="body", subject="b2", lang="fr"
    )

    again = with_remembered(ExportChoice(tmp_path / "plan.docx"), remembered(chosen))

    assert again == chosen
