"""The plan read in the real window: opened, clicked, changed, found again, searched, made a PDF."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nap_desktop.plan import edits
from nap_desktop.plan import text as rich_text
from nap_desktop.plan.ids import NodeId
from nap_desktop.ui.look import look
from nap_desktop.ui.read.view import ReadView
from tests.flows.desk import Desk
from tests.support import many_measures


@pytest.fixture
def desk(tmp_path: Path, qtbot: Any) -> Iterator[Desk]:
    made = Desk(tmp_path, qtbot)
    yield made
    made.close()
    look().show("light", 1.0)


def read(desk: Desk, qtbot: Any) -> ReadView:
    """Bring the read view to the front and return it once all pages are laid."""
    desk.act("read")
    assert desk.window.views is not None
    view = desk.window.views.front
    assert isinstance(view, ReadView)
    laid(view, qtbot)
    return view


def laid(view: ReadView, qtbot: Any) -> None:
    def is_whole() -> bool:
        return view.laying.is_whole and not view._soon.isActive()

    qtbot.waitUntil(is_whole, timeout=20_000)


def point_of(view: ReadView, node: NodeId, key: str) -> QPoint:
    """Return a point of the window at which a field of an item stands."""
    assert view.paper.laid is not None and view.paper.spread is not None
    view.paper.show_item(node)
    for page in range(view.paper.laid.laid):
        for spot in view.paper.spots(page):
            if (spot.source.node, spot.source.key) == (node, key):
                x, y = view.paper.spread.from_body(page, spot.x + 150, spot.y + 90)
                scale = view.paper.scale
                left, top = view.paper.left, view.paper.top
                return QPoint(round(left + x * scale), round((y - top) * scale))
    raise AssertionError(f"{node} {key} is not on any page")


def click(view: ReadView, point: QPoint) -> None:
    QTest.mouseClick(view.paper.viewport(), Qt.MouseButton.LeftButton, pos=point)


def text_of(view: ReadView) -> str:
    assert view.paper.laid is not None
    return " ".join(" ".join(sheet.text for sheet in view.paper.laid.sheets).split())


def test_a_click_edits_the_field_and_the_change_is_read_at_the_same_place(
    desk: Desk, qtbot: Any
) -> None:
    desk.act("sample")
    view = read(desk, qtbot)
    node = desk.plan.of_kind("measure")[20]
    click(view, point_of(view, node, "result"))

    assert desk.window.views is not None and desk.window.views.name == "draft"
    assert desk.window.views.node == node
    form, focus = desk.window.views.draft.editor._form, QApplication.focusWidget()
    assert form is not None and focus is not None and form.fields["result"].isAncestorOf(focus)
    desk.type("Seals in use. ")
    before = view.paper.verticalScrollBar().value()
    desk.act("read")
    laid(view, qtbot)

    assert "Seals in use." in text_of(view)
    assert before and abs(view.paper.verticalScrollBar().value() - before) < 40
    desk.act("undo")
    laid(view, qtbot)
    assert "Seals in use." not in text_of(view)


def test_words_are_found_and_gone_through(desk: Desk, qtbot: Any) -> None:
    desk.act("sample")
    view = read(desk, qtbot)
    desk.act("find")
    desk.type("BIOLOGICAL WEAP")
    QTest.keyClick(view.frame.bar.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view.finding.is_over, timeout=5_000)
    hit = view.paper.hit
    count = text_of(view).casefold().count("biological weap")
    assert hit is not None and view.frame.bar.count.text() == f"1 of {count}"
    line = view.paper.lines(hit.spot.page)[hit.spot.line]
    assert line.text(hit.spot.letter, hit.spot.letter + 4).casefold() == "biol"

    QTest.keyClick(view.frame.bar.line, Qt.Key.Key_Return)
    assert view.paper.hit != hit
    QTest.keyClick(view.frame.bar.line, Qt.Key.Key_Escape)
    assert view.paper.hit is None and not view.frame.bar.isVisible()


def test_its_pdf_lists_the_headings_with_their_pages(
    desk: Desk, qtbot: Any, tmp_path: Path
) -> None:
    desk.act("sample")
    view = read(desk, qtbot)
    target = tmp_path / "plan.pdf"
    desk.window.acts.read.write(desk.plan, view.wish, target)
    qtbot.waitUntil(lambda: not desk.window.acts.read.is_busy, timeout=20_000)

    pdf = pypdfium2.PdfDocument(target)
    said = [(mark.level + 1, mark.get_title()) for mark in pdf.get_toc()]
    pages = [mark.get_dest().get_index() for mark in pdf.get_toc()]
    assert view.paper.laid is not None
    entries = [
        (entry, sheet.number - 1) for sheet in view.paper.laid.sheets for entry, _ in sheet.entries
    ]
    assert said == [(entry.level, entry.text) for entry, _ in entries]
    assert pages == [page for _, page in entries]
    for number in range(1, len(pdf)):
        assert f"Page {number + 1} of {len(pdf)}" in pdf[number].get_textpage().get_text_range()
    pdf.close()


def test_print_takes_what_is_read(desk: Desk, qtbot: Any) -> None:
    desk.act("sample")
    view = read(desk, qtbot)
    view.print_asked.disconnect()
    asked: list[Any] = []
    view.print_asked.connect(lambda plan, wish: asked.append(wish))
    place = view.choice.profile.findData("summary")
    view.choice.profile.setCurrentIndex(place)
    view.choice.profile.activated.emit(place)
    desk.act("print")

    [wish] = asked
    assert wish.profile.name == "summary" and wish.language == ""


def test_what_is_read_goes_to_the_printer(desk: Desk, qtbot: Any, tmp_path: Path) -> None:
    desk.act("sample")
    view = read(desk, qtbot)
    place = view.choice.profile.findData("summary")
    view.choice.profile.setCurrentIndex(place)
    view.choice.profile.activated.emit(place)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    exports = desk.window.acts.files.exports
    exports.print_on(desk.plan, printer, view.wish)
    qtbot.waitUntil(lambda: not exports.is_busy, timeout=20_000)

    assert view.paper.laid is not None
    printed = pypdfium2.PdfDocument(tmp_path / "printed.pdf")
    assert len(printed) == view.paper.laid.laid == 2
    printed.close()


def test_a_pdf_that_cannot_be_written_is_told(desk: Desk, qtbot: Any, tmp_path: Path) -> None:
    desk.act("sample")
    view = read(desk, qtbot)
    acts = desk.window.acts.read
    acts.write(desk.plan, view.wish, tmp_path / "no such folder" / "plan.pdf")
    acts.write(desk.plan, view.wish, tmp_path / "second.pdf")
    qtbot.waitUntil(lambda: not acts.is_busy, timeout=20_000)

    assert desk.window.bar.isVisible() and not (tmp_path / "second.pdf").exists()
    assert acts.suggested(desk.plan).suffix == ".pdf"


def test_a_size_of_ones_own_is_remembered(desk: Desk, qtbot: Any) -> None:
    desk.act("sample")
    plan_id = desk.plan.root
    view = read(desk, qtbot)
    view.paper.zoom_by(0.8)
    percent = view.paper.percent
    desk.window.show_shelf()
    desk.window.open_plan(plan_id)
    assert read(desk, qtbot).paper.percent == percent


def test_the_kind_of_document_is_remembered_for_the_plan(desk: Desk, qtbot: Any) -> None:
    desk.act("sample")
    plan_id = desk.plan.root
    view = read(desk, qtbot)
    place = view.choice.profile.findData("summary")
    view.choice.profile.setCurrentIndex(place)
    view.choice.profile.activated.emit(place)
    view.frame.paged.click()
    desk.window.show_shelf()
    desk.window.open_plan(plan_id)
    view = read(desk, qtbot)

    assert view.choice.chosen == ("summary", "") and not view.paper.paged


def test_an_item_chosen_far_down_is_come_to_once_it_is_laid(desk: Desk, qtbot: Any) -> None:
    desk.window.open_plan(desk.library.add_plan(many_measures(400)))
    node = desk.plan.of_kind("measure")[380]
    assert desk.window.views is not None
    desk.window.views.draft.show_node(node)
    view = read(desk, qtbot)

    assert view.paper.item == node and view.paper.laid is not None
    [stand] = view.paper.laid.stands(node)
    assert view.paper.top < view.paper.height_of(stand) < view.paper.bottom
    desk.window.bridge.do(  # type: ignore[union-attr]
        "Result",
        lambda plan: edits.set_field(plan, node, "result", rich_text.rich("A far away result")),
    )
    before = view.paper.verticalScrollBar().value()
    laid(view, qtbot)
    qtbot.wait(50)
    laid(view, qtbot)
    assert "A far away result" in text_of(view)
    assert view.paper.verticalScrollBar().value() == before
