"""The way up: a round is started, answers and remarks are noted, and the pack is made."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from nap_desktop.plan import concurrence
from nap_desktop.plan import text as rich_text
from nap_desktop.plan.wordings import own_wordings
from nap_desktop.services.pack import documents
from nap_desktop.ui.concurrence.dialog import ConcurrenceDialog
from nap_desktop.ui.concurrence.round_dialog import RoundChoice
from nap_desktop.ui.look import look
from nap_desktop.ui.pack.choice import PackWish
from tests.documents.letterheads import ministry, unpacked
from tests.flows.desk import Desk


@pytest.fixture
def desk(tmp_path: Path, qtbot: Any) -> Iterator[Desk]:
    made = Desk(tmp_path, qtbot)
    made.act("sample")
    yield made
    made.close()
    look().show("light", 1.0)


def concurrence_of(desk: Desk) -> ConcurrenceDialog:
    desk.act("concurrence")
    dialog = desk.window.acts.beside.open.get("concurrence")
    assert dialog is not None and dialog.isVisible() and not dialog.isModal()
    return dialog


def choose(box: Any, code: str) -> None:
    box.setCurrentIndex(box.findData(code))
    box.activated.emit(box.currentIndex())


def make_pack(desk: Desk, qtbot: Any, folder: Path, name: str, left_out: set[str]) -> None:
    """Make a pack through its dialog and wait until it is there."""
    acts = desk.window.acts.pack

    def use(dialog: Any) -> None:
        dialog.folder.setText(str(folder))
        dialog.name.setText(name)
        dialog.sent_to.setText("Cabinet Office")
        for row in range(dialog.documents.count()):
            item = dialog.documents.item(row)
            if item.data(Qt.ItemDataRole.UserRole) in left_out:
                item.setCheckState(Qt.CheckState.Unchecked)
        qtbot.waitUntil(dialog.act_button.isEnabled, timeout=20_000)
        dialog.act_button.click()

    desk.in_dialog("pack", use)
    qtbot.waitUntil(lambda: not acts.is_busy, timeout=60_000)


def test_from_the_first_answer_to_the_pack(desk: Desk, qtbot: Any, tmp_path: Path) -> None:
    dialog = concurrence_of(desk)
    dialog.bodies.keep_round(RoundChoice("Second round", "2026-03-02", "2026-03-31"))
    entry = dialog.bodies.rows.node
    choose(dialog.bodies.form.field("answer"), "with_remarks")
    QTest.keyClicks(dialog.bodies.form.field("returned"), "12.3.2026")
    QTest.keyClick(dialog.bodies.form.field("returned"), Qt.Key.Key_Return)
    assert desk.plan.get(entry, "answer") == "with_remarks"
    assert desk.plan.get(entry, "returned") == "2026-03-12"

    page = desk.window.page
    assert page is not None
    measure = desk.plan.of_kind("measure")[5]
    page.outline.view.choose(measure)

    def remark(form: Any) -> None:
        assert form.item.code == measure
        form.body.setCurrentIndex(2)
        form.text.setPlainText("Name the law.")
        form.act_button.click()

    desk.in_dialog("add_remark", remark)
    added = concurrence.undecided(desk.plan)[0]
    assert rich_text.plain(desk.plan.get(added, "text")) == "Name the law."
    assert desk.window.bar.text

    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.tabs.setCurrentWidget(dialog.remarks)
    assert dialog.remarks.rows.choose(added)
    choose(dialog.remarks.form.field("decision"), "accepted")
    assert not concurrence.undecided(desk.plan)
    QTest.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert concurrence.undecided(desk.plan) == [added]
    QTest.keyClick(dialog, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert not concurrence.undecided(desk.plan)

    make_pack(desk, qtbot, tmp_path, "Second pack", {"assistance", "progress"})

    folder = tmp_path / "Second pack"
    receipt = json.loads((folder / "receipt.json").read_text("utf-8"))
    assert {file["name"] for file in receipt["files"]} | {"receipt.json", "receipt.txt"} == {
        path.name for path in folder.iterdir()
    }
    assert not [one for one in receipt["files"] if one["document"] == "assistance"]
    assert receipt["sent_to"] == "Cabinet Office"
    (version, *_) = desk.library.versions.list(desk.plan.root)
    assert (version.id, version.name) == (receipt["version"]["id"], receipt["version"]["name"])
    assert desk.library.versions.load(version.id).nodes == desk.plan.nodes
    assert "Second pack" in desk.window.bar.text and str(len(receipt["files"])) in (
        desk.window.bar.text
    )


def test_a_letterhead_is_put_on_what_stays_at_home(desk: Desk, qtbot: Any, tmp_path: Path) -> None:
    acts, bridge = desk.window.acts.pack, desk.window.bridge
    assert bridge is not None
    paper = tmp_path / "ministry.docx"
    paper.write_bytes(ministry())
    others = frozenset(documents()) - {"letter", "verbale"}
    wish = PackWish(tmp_path, "On paper", "en", others, "", str(paper))

    acts.write(bridge.plan, wish)
    qtbot.waitUntil(lambda: not acts.is_busy, timeout=60_000)

    letter, verbale = (
        sorted(unpacked((tmp_path / "On paper" / name).read_bytes()))
        for name in ("01 Cover letter.docx", "02 Note verbale.docx")
    )
    assert any("media" in part for part in letter)
    assert not any("media" in part for part in verbale)


def test_the_choices_of_a_pack_are_there_the_next_time(
    desk: Desk, qtbot: Any, tmp_path: Path
) -> None:
    everything_but = {
        "act", "letter", "note", "sheet", "divergences", "comparison", "finance", "summary",
        "verbale", "submission", "assistance", "progress",
    }  # fmt: skip
    make_pack(desk, qtbot, tmp_path, "First", everything_but)

    dialog = desk.window.acts.pack.pack_dialog()
    qtbot.addWidget(dialog)

    assert dialog.choice.left_out == everything_but and dialog.choice.folder == tmp_path
    assert dialog.choice.sent_to == "Cabinet Office" and dialog.choice.name != "First"
    assert dialog.choice.previous.startswith("version ")


def test_a_folder_that_goes_meanwhile_leaves_nothing_and_is_told(
    desk: Desk, qtbot: Any, tmp_path: Path
) -> None:
    acts, bridge = desk.window.acts.pack, desk.window.bridge
    assert bridge is not None
    had = len(desk.library.versions.list(desk.plan.root))
    dialog = acts.pack_dialog()
    qtbot.addWidget(dialog)
    dialog.folder.setText(str(tmp_path / "unplugged"))

    acts.write(bridge.plan, dialog.choice)
    qtbot.waitUntil(lambda: not acts.is_busy, timeout=20_000)

    assert "unplugged" in desk.window.bar.text
    assert len(desk.library.versions.list(desk.plan.root)) == had


def test_a_pack_that_is_stopped_leaves_nothing(desk: Desk, qtbot: Any, tmp_path: Path) -> None:
    acts, bridge = desk.window.acts.pack, desk.window.bridge
    assert bridge is not None
    had = len(desk.library.versions.list(desk.plan.root))
    target = tmp_path / "packs"
    target.mkdir()
    dialog = acts.pack_dialog()
    qtbot.addWidget(dialog)
    dialog.folder.setText(str(target))

    acts.write(bridge.plan, dialog.choice)
    desk.window.status.stop_asked.emit()
    qtbot.waitUntil(lambda: not acts.is_busy, timeout=20_000)

    assert list(target.iterdir()) == [] and "stopped" in desk.window.bar.text
    assert len(desk.library.versions.list(desk.plan.root)) == had


def test_a_version_that_cannot_be_kept_takes_the_pack_along(
    desk: Desk, qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    acts, bridge = desk.window.acts.pack, desk.window.bridge
    assert bridge is not None
    target = tmp_path / "packs"
    target.mkdir()

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(desk.library.versions, "keep", full)
    dialog = acts.pack_dialog()
    qtbot.addWidget(dialog)
    dialog.folder.setText(str(target))

    acts.write(bridge.plan, dialog.choice)
    qtbot.waitUntil(lambda: not acts.is_busy, timeout=60_000)

    assert list(target.iterdir()) == [] and "Pack of" not in desk.window.bar.text


def test_the_window_of_concurrence_leaves_with_its_plan(desk: Desk, qtbot: Any) -> None:
    dialog = concurrence_of(desk)
    QTest.keyClicks(dialog.bodies.form.field("reference"), " b")

    desk.act("shelf")

    qtbot.waitUntil(lambda: "concurrence" not in desk.window.acts.beside.open, timeout=5_000)
    desk.act("sample")
    assert concurrence_of(desk) is not dialog


def test_words_typed_beside_the_window_are_kept_when_it_closes(desk: Desk) -> None:
    dialog = concurrence_of(desk)
    entry = dialog.bodies.rows.node
    line: Any = dialog.bodies.form.field("post")
    line.selectAll()
    QTest.keyClicks(line, "Head of the office")
    root = desk.plan.root

    desk.close()
    desk.open()

    assert desk.library.load(root).get(entry, "post") == "Head of the office"


def test_the_item_of_a_remark_is_shown_in_the_plan(desk: Desk) -> None:
    dialog = concurrence_of(desk)
    dialog.tabs.setCurrentWidget(dialog.remarks)
    item = desk.plan.parents[dialog.remarks.rows.node]

    dialog.remarks.form.item_button.click()

    assert desk.window.page is not None and desk.window.page.node == item


def test_a_wording_is_changed_from_the_menu(desk: Desk) -> None:
    def use(dialog: Any) -> None:
        dialog.choose("act.adopt")
        dialog.page.text.setPlainText("Approved: {title}.")
        dialog.act_button.click()

    desk.in_dialog("wordings", use)

    assert own_wordings(desk.plan, "en") == {"act.adopt": "Approved: {title}."}
    desk.act("undo")
    assert own_wordings(desk.plan, "en") == {}


def test_a_pack_with_pdf_holds_both_files_of_each_document(
    desk: Desk, qtbot: Any, tmp_path: Path
) -> None:
    desk.act("sample")
    acts = desk.window.acts.pack
    offer = acts.offer(desk.plan)
    wish = PackWish(
        tmp_path, "Pack", left_out=frozenset(offer.documents) - {"act", "letter"}, with_pdf=True
    )

    acts.write(desk.plan, wish)
    qtbot.waitUntil(lambda: not acts.is_busy, timeout=30_000)

    pdfs = sorted((tmp_path / "Pack").glob("*.pdf"))
    assert [path.read_bytes()[:5] for path in pdfs] == [b"%PDF-"] * 2
    assert len(list((tmp_path / "Pack").glob("*.docx"))) == 2
