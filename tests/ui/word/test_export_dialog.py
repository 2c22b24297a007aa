"""The export dialog: where the file goes, and what there is to know before."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QLabel

from nap_desktop.plan import edits
from nap_desktop.plan.change import apply_all
from nap_desktop.plan.tree import Plan
from nap_desktop.services.paper import Document, composed
from nap_desktop.services.word_export import Wish
from nap_desktop.ui.look import look
from nap_desktop.ui.word.export_choice import FORMATS, suggested_name
from nap_desktop.ui.word.export_dialog import ExportChoice, ExportDialog, ExportOffer
from tests.ui.dropping import drop

DAY = datetime.date(2026, 11, 24)
EVERYTHING = ExportOffer(
    profiles=(("full", "Full draft"), ("decree", "Annex to a decree")),
    languages=(("en", "English"), ("fr", "français")),
    formats=FORMATS,
    letterheads=(),
    libreoffice=True,
)


def named(title: str) -> str:
    plan = Plan.empty()
    return suggested_name(apply_all(plan, edits.set_field(plan, plan.root, "title", title)), DAY)


def dialog(
    qtbot: Any, target: Path, offer: ExportOffer | None = None, **given: Any
) -> ExportDialog:
    made = ExportDialog(ExportChoice(target, **given), offer=offer)
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_name_is_made_of_title_and_day() -> None:
    assert named("Plan of A/B: 2027–2031") == "Plan of A B 2027–2031 2026-11-24.docx"


def test_long_titles_and_marks_that_cannot_be_seen_do_no_harm() -> None:
    name = named("\u202eplan " * 200)

    assert len(name) < 120 and "\u202e" not in name


def test_an_empty_plan_has_a_name_too() -> None:
    assert suggested_name(Plan.empty(), DAY) == "Untitled plan 2026-11-24.docx"


def test_the_choice_ends_as_word_files_do(qtbot: Any, tmp_path: Path) -> None:
    made = dialog(qtbot, tmp_path / "a.docx")

    made.target.setText(str(tmp_path / "plan v2.1"))
    made.label.setText("  Second   draft ")

    assert made.choice == ExportChoice(tmp_path / "plan v2.1.docx", "Second draft")


def test_a_file_that_is_there_is_told(qtbot: Any, tmp_path: Path) -> None:
    made = dialog(qtbot, tmp_path / "plan.docx")
    assert made.warning.isHidden()
    (tmp_path / "old.docx").touch()

    made.target.setText(str(tmp_path / "old"))

    assert "replaced" in made.warning.text.text() and made.act_button.isEnabled()


def test_export_waits_for_a_folder_that_is_there(qtbot: Any, tmp_path: Path) -> None:
    made = dialog(qtbot, tmp_path / "plan.docx")

    for wrong in (tmp_path / "no" / "plan.docx", tmp_path, Path("plan.docx"), Path()):
        made.target.setText(str(wrong))
        assert not made.act_button.isEnabled(), wrong


def test_the_day_comes_and_goes_with_its_box(qtbot: Any, tmp_path: Path) -> None:
    made = dialog(qtbot, tmp_path / "plan 2026-11-24.docx")
    assert made.dated.isChecked()

    made.dated.click()
    assert made.choice.target.name == "plan.docx"
    made.dated.click()

    assert made.choice.target.name == f"plan {datetime.date.today().isoformat()}.docx"


def test_each_field_has_a_name_and_a_key(qtbot: Any, tmp_path: Path) -> None:
    made = dialog(qtbot, tmp_path / "plan.docx", offer=EVERYTHING)

    for field in (made.profile, made.language, made.format, made.letterhead, made.label):
        assert field.accessibleName() and field.isVisible()
    captions = [label.text() for label in made.findChildren(QLabel) if "&" in label.text()]
    buttons = [made.act_button.text(), made.dated.text(), made.target_field.browse.text()]
    keys = [text[text.index("&") + 1].lower() for text in (*captions, *buttons)]
    assert len(keys) == len(set(keys))


def test_what_there_is_to_choose_is_chosen(qtbot: Any, tmp_path: Path) -> None:
    made = dialog(qtbot, tmp_path / "plan.docx", offer=EVERYTHING)

    made.profile.setCurrentIndex(1)
    made.language.setCurrentIndex(1)
    made.format.setCurrentIndex(1)
    made.by_libreoffice.setChecked(True)

    choice = made.choice
    assert (choice.profile, choice.lang, choice.format) == ("decree", "fr", "pdf")
    assert choice.by_libreoffice and choice.target == tmp_path / "plan.pdf"


def test_what_is_not_offered_is_not_asked(qtbot: Any, tmp_path: Path) -> None:
    made = dialog(qtbot, tmp_path / "plan.docx", offer=ExportOffer(formats=("docx", "pdf")))

    for field in (made.profile, made.language, made.letterhead, made.by_libreoffice):
        assert not field.isVisible()
    made.format.setCurrentIndex(1)
    assert not made.by_libreoffice.isVisible()


def test_libreoffice_is_only_for_pdf(qtbot: Any, tmp_path: Path) -> None:
    made = dialog(qtbot, tmp_path / "plan.docx", offer=EVERYTHING, by_libreoffice=True)
    assert not made.by_libreoffice.isVisible() and not made.choice.by_libreoffice

    made.format.setCurrentIndex(1)

    assert made.by_libreoffice.isVisible() and made.choice.by_libreoffice


def with_check(
    qtbot: Any, target: Path, usable: bool = True, known: tuple[Path, ...] = (), **given: Any
) -> tuple[ExportDialog, list[tuple[Path, str]]]:
    asked: list[tuple[Path, str]] = []

    def check(path: Path, lang: str) -> tuple[str, bool]:
        asked.append((path, lang))
        return f"{path.stem} lacks a font.", usable

    offer = replace(EVERYTHING, letterheads=known)
    made = ExportDialog(ExportChoice(target, **given), offer=offer, letterhead=check)
    qtbot.addWidget(made)
    made.show()
    return made, asked


def test_a_letterhead_is_chosen_and_checked_beside_the_window(qtbot: Any, tmp_path: Path) -> None:
    recent = tmp_path / "ministry.docx"
    made, _ = with_check(qtbot, tmp_path / "plan.docx", known=(recent,))
    assert made.choice.letterhead is None and made.letterhead.note.isHidden()

    made.letterhead.setCurrentIndex(1)
    made.letterhead.activated.emit(1)

    assert made.choice.letterhead == recent
    qtbot.waitUntil(lambda: "lacks a font" in made.letterhead.note.text.text())
    made.letterhead.setCurrentIndex(0)
    made.letterhead.activated.emit(0)
    assert made.choice.letterhead is None and made.letterhead.note.isHidden()
    made.reject()


def test_a_letterhead_is_checked_for_the_language_of_the_document(
    qtbot: Any, tmp_path: Path
) -> None:
    file = tmp_path / "ministry.docx"
    made, asked = with_check(qtbot, tmp_path / "plan.docx", letterhead=file, lang="en")
    qtbot.waitUntil(lambda: asked == [(file, "en")])

    made.language.setCurrentIndex(1)

    qtbot.waitUntil(lambda: asked[-1] == (file, "fr"))
    made.reject()


def test_nothing_is_exported_on_a_file_that_is_no_letterhead(qtbot: Any, tmp_path: Path) -> None:
    made, _ = with_check(qtbot, tmp_path / "a.docx", usable=False, letterhead=tmp_path / "b.docx")
    qtbot.waitUntil(lambda: not made.act_button.isEnabled())

    made.format.setCurrentIndex(made.format.findData("xlsx"))
    assert made.act_button.isEnabled(), "a table of measures wears no letterhead"
    assert made.letterhead.note.isHidden()
    made.format.setCurrentIndex(0)
    assert not made.act_button.isEnabled()
    made.letterhead.activated.emit(0)
    assert made.act_button.isEnabled()
    made.reject()


def test_a_word_file_that_is_dropped_on_the_field_is_chosen(qtbot: Any, tmp_path: Path) -> None:
    made, _ = with_check(qtbot, tmp_path / "plan.docx")
    word, other = tmp_path / "blank.docx", tmp_path / "blank.pdf"
    word.touch()
    other.touch()

    assert not drop(made.letterhead, other) and not drop(made.letterhead, tmp_path / "gone.docx")
    assert made.choice.letterhead is None
    assert drop(made.letterhead, word)

    assert made.choice.letterhead == word and made.letterhead.currentText() == "blank"
    made.reject()


def test_it_is_told_where_the_letterhead_is_not_seen(qtbot: Any, tmp_path: Path) -> None:
    made, _ = with_check(qtbot, tmp_path / "plan.docx", letterhead=tmp_path / "b.docx")
    assert "the file wears it" in made.pages_note.text()

    made.format.setCurrentIndex(1)
    assert "LibreOffice has" in made.pages_note.text()
    made.by_libreoffice.setChecked(True)
    assert made.pages_note.isHidden()
    made.reject()


ABOUT = replace(
    EVERYTHING,
    profiles=(*EVERYTHING.profiles, ("body", "One body"), ("section", "One section")),
    subjects={"body": (("b1", "Customs"), ("b2", "Border Guard")), "section": ()},
    own={"decree": ("French", "COPY")},
)


def test_the_part_that_a_document_is_about_is_asked_and_kept(qtbot: Any, tmp_path: Path) -> None:
    made = dialog(qtbot, tmp_path / "plan.docx", offer=ABOUT)
    assert not made.subject.isVisible() and made.choice.subject == ""

    made.profile.setCurrentIndex(2)
    made.subject.setCurrentIndex(1)
    made.profile.setCurrentIndex(0)
    assert not made.subject.isVisible() and made.choice.subject == ""
    made.profile.setCurrentIndex(2)

    assert made.subject.isVisible() and made.choice.subject == "b2"
    assert "the chosen part" in made.leaving.text and "private notes" in made.leaving.text


def test_a_plan_without_such_a_part_is_told_and_not_exported(qtbot: Any, tmp_path: Path) -> None:
    made = dialog(qtbot, tmp_path / "plan.docx", offer=ABOUT, profile="section")

    assert made.subject_note.isVisible() and not made.act_button.isEnabled()
    made.profile.setCurrentIndex(0)
    assert not made.subject_note.isVisible() and made.act_button.isEnabled()


def test_the_watermark_and_the_language_of_a_kind_of_document_are_shown(
    qtbot: Any, tmp_path: Path
) -> None:
    made = dialog(qtbot, tmp_path / "plan.docx", offer=ABOUT)
    assert made.watermark.placeholderText() == "None"

    made.profile.setCurrentIndex(1)
    assert made.watermark.placeholderText() == "COPY"
    assert made.language.itemText(0) == "French"
    assert made.choice.watermark == "", "the kind of document has it, not this export"
    made.watermark.setText("  For   opinion ")
    assert made.choice.watermark == "For opinion"


def test_what_libreoffice_makes_stays_chosen_between_formats(qtbot: Any, tmp_path: Path) -> None:
    made = dialog(qtbot, tmp_path / "plan.docx", offer=EVERYTHING)
    made.format.setCurrentIndex(1)
    made.by_libreoffice.setChecked(True)

    made.format.setCurrentIndex(0)
    made.format.setCurrentIndex(1)

    assert made.choice.by_libreoffice


def test_a_changed_kind_of_document_is_gone_on_with(qtbot: Any, tmp_path: Path) -> None:
    asked: list[str] = []

    def change(name: str) -> tuple[str, ExportOffer]:
        asked.append(name)
        return "ours", replace(EVERYTHING, profiles=(("full", "Full"), ("ours", "Our own")))

    made = ExportDialog(ExportChoice(tmp_path / "plan.docx"), offer=EVERYTHING, change=change)
    qtbot.addWidget(made)
    made.show()
    made.profile.setCurrentIndex(1)

    made.change_button.click()

    assert asked == ["decree"] and made.choice.profile == "ours"
    assert made.profile.currentText() == "Our own"


def test_it_tells_what_leaves_and_what_stays(qtbot: Any, tmp_path: Path) -> None:
    made = dialog(qtbot, tmp_path / "plan.docx", offer=EVERYTHING)

    for word in ("private notes", "comments", "history", "the text", "list of bodies"):
        assert word in made.leaving.text
    made.format.setCurrentIndex(2)
    assert "the text" not in made.leaving.text and "private notes" in made.leaving.text


def test_a_file_that_is_open_in_word_is_told_and_another_name_offered(
    qtbot: Any, tmp_path: Path
) -> None:
    (tmp_path / "plan.docx").touch()
    (tmp_path / "~$an.docx").touch()
    made = dialog(qtbot, tmp_path / "plan.docx")
    assert "open in another program" in made.warning.text.text()

    made.target_field.other.click()

    assert made.choice.target == tmp_path / "plan (2).docx"
    assert made.warning.isHidden() and not made.target_field.other.isVisible()


def test_the_preview_follows_the_choice(qtbot: Any, tmp_path: Path, sample: Plan) -> None:
    asked: list[ExportChoice] = []

    def make(choice: ExportChoice) -> Document:
        asked.append(choice)
        return composed(sample, Wish(draft_label=choice.draft_label))

    made = ExportDialog(
        ExportChoice(tmp_path / "plan.docx"), offer=ExportOffer(formats=FORMATS), preview=make
    )
    qtbot.addWidget(made)
    made.show()
    assert made.preview is not None
    qtbot.waitUntil(lambda: made.preview.pages.count > 0, timeout=10_000)

    with qtbot.waitSignal(made.preview.shown, timeout=10_000):
        made.label.setText("Third draft")
    assert asked[-1].draft_label == "Third draft"

    made.format.setCurrentIndex(2)
    assert made.preview.pages.count == 0
    made.reject()


def test_it_fits_small_screens_and_large_letters(qtbot: Any, tmp_path: Path, sample: Plan) -> None:
    for scale in (1.0, 1.5):
        look().show("light", scale)
        made = ExportDialog(
            ExportChoice(tmp_path / "plan.docx"),
            offer=EVERYTHING,
            preview=lambda _: composed(sample),
        )
        qtbot.addWidget(made)
        hint = made.minimumSizeHint()
        assert hint.width() <= 1024 and hint.height() <= 700, (scale, hint)
        made.reject()
    look().show("light", 1.0)
