"""Takes a picture of every screen, light and dark, at two sizes: `python -m tests.screens [folder]`.

Pictures go to `screenshots/`, which git ignores. Without a screen, Qt's offscreen platform draws.
"""

from __future__ import annotations

import datetime
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "" if os.environ.get("DISPLAY") else "offscreen")

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from nap_desktop.base.settings import Settings
from nap_desktop.plan import concurrence, edits
from nap_desktop.plan.coverage import Cell
from nap_desktop.plan.text import rich
from nap_desktop.services.library import OpenLibrary
from nap_desktop.ui import language
from nap_desktop.ui.acts.profiles import ProfileActs
from nap_desktop.ui.concurrence.dialog import ConcurrenceDialog
from nap_desktop.ui.concurrence.remark_dialog import RemarkChoice, RemarkDialog
from nap_desktop.ui.concurrence.round_dialog import RoundChoice, RoundDialog
from nap_desktop.ui.concurrence.standing import item_names
from nap_desktop.ui.coverage.view import CoverageView
from nap_desktop.ui.help.about import about
from nap_desktop.ui.help.change_keys import ChangeKeysDialog
from nap_desktop.ui.help.keys_sheet import KeysSheet
from nap_desktop.ui.language import NAMES
from nap_desktop.ui.library.first_start import FirstStart
from nap_desktop.ui.library.new_plan_dialog import NewPlanChoice, NewPlanDialog
from nap_desktop.ui.look import look
from nap_desktop.ui.main_window import MainWindow
from nap_desktop.ui.read.view import ReadView
from nap_desktop.ui.reviewing.opening_dialog import OpenReviewDialog, ReviewChoice
from nap_desktop.ui.settings.dialog import SettingsDialog
from nap_desktop.ui.table.view import TableView
from nap_desktop.ui.timeline.view import TimelineView
from nap_desktop.ui.versions.save_dialog import SaveVersionDialog
from nap_desktop.ui.wordings.dialog import WordingsDialog
from tests.support import many_measures

SIZES = ((1366, 768), (1920, 1080), (1024, 768))
THEMES = ("light", "dark")


def main(folder: Path) -> None:
    """Take all pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication(sys.argv[:1])
    language.use(app, "en")
    with tempfile.TemporaryDirectory() as scratch:
        library = OpenLibrary.open(Path(scratch) / "plans.nap", author="A. Drafter")
        window = MainWindow(library, Settings(Path(scratch) / "settings.json"))
        window.show()
        for theme in THEMES:
            for width, height in SIZES:
                window.acts.looks.use(theme, 1.0)
                window.resize(width, height)
                for name, widget in _screens(window):
                    settle()
                    widget.grab().save(str(folder / f"{name}-{theme}-{width}x{height}.png"))
                    if isinstance(widget, QDialog):
                        widget.close()
        _special(window, folder)
        window.close()
        library.close()
    app.quit()


def _screens(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """Give every screen of the window in turn, by name."""
    window.show_shelf()
    yield "shelf", window
    for place, page in enumerate(("templates", "bin"), 1):
        window.shelf.show_page(place)
        yield f"shelf-{page}", window
    window.shelf.show_page(0)
    window.acts.files.open_sample()
    window.show_shelf()
    window.shelf.plans.search.setText("customs")
    settle(400)
    yield "shelf-search", window
    window.shelf.plans.search.clear()
    window.acts.files.open_sample()
    page = window.page
    assert page is not None and window.bridge is not None
    plan = window.bridge.plan
    page.outline.view.choose(plan.of_kind("measure")[12])
    for place, name in enumerate(("guidance", "comments", "review", "history")):
        page.side.setCurrentIndex(place)
        yield f"plan-{name}", window
    page.side.setCurrentIndex(0)
    page.outline.view.choose(plan.of_kind("section")[4])
    yield "section", window
    page.show_details()
    yield "details", window
    page.outline.filter.setText("3(d)")
    settle(200)
    yield "filter", window
    page.outline.filter.clear()
    yield from _finding(window)
    yield from _table(window)
    yield from _coverage(window)
    yield from _timeline(window)
    yield from _read(window)
    yield from _below(window)
    for name, make in _dialogs(window).items():
        dialog = make()
        dialog.show()
        yield name, dialog


def _finding(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """Give what finds and captures: the bar in the item, the panel, the palette, the line."""
    page = window.page
    assert page is not None and window.bridge is not None
    page.outline.view.choose(window.bridge.plan.of_kind("measure")[12])
    page.editor.focus_field("text")
    page.find()
    page.finding.bar.line.setText("the")
    settle(200)
    page.finding.bar.step(1)
    yield "find-in-item", window
    page.finding.bar.leave()
    find = window.acts.find
    find.in_plan()
    find.panel.line.setText("customs")
    find.panel.by.setText("border guard")
    find.panel.look_again()
    settle(500)
    yield "find-in-plan", window
    find.panel.options.expression.setChecked(True)
    find.panel.line.setText("(")
    settle(600)
    yield "find-broken", window
    find.panel.options.expression.setChecked(False)
    find.leave()
    page.outline.filter.setText("lead:customs end:<2029")
    settle(400)
    yield "filter-fields", window
    page.outline.filter.clear()
    palette = window.acts.palette
    palette.show()
    palette.palette.line.setText("cust")
    yield "palette", window
    palette.palette.line.clear()
    palette.palette.hide()
    capture = window.acts.capture
    capture.show()
    capture.line.line.setText("Train staff @Customs !Q2 2028 #3d !soon")
    yield "capture", window
    capture.line.line.setText("Train staff @min")
    yield "capture-bodies", window
    capture.line.line.clear()
    capture.line.hide()


def _table(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """Give the table of measures: as it opens, in groups, and with nothing that matches."""
    assert window.views is not None
    window.views.bring("table")
    view = window.views.front
    assert isinstance(view, TableView)
    yield "table", window
    view.group.setCurrentIndex(1)
    view.group.activated.emit(1)
    yield "table-groups", window
    view.group.setCurrentIndex(0)
    view.group.activated.emit(0)
    view.search.setText("no such words")
    settle(200)
    yield "table-nothing", window
    view.show_all()
    window.views.bring("draft")


def _below(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """Give the lists below the views, and two states of the plan side by side."""
    bridge = window.bridge
    assert bridge is not None
    library, plan = window.library, bridge.plan
    if not library.versions.list(plan.root):
        library.versions.save(plan.root, "Sent to the ministries", "For their opinions")
    first, second, third = plan.of_kind("measure")[:3]
    words = rich("Adopt an integrated list of dual-use goods and keep it up to date")
    bridge.do("Typing", lambda now: edits.set_field(now, first, "text", words))
    bridge.do("Delete", lambda now: edits.delete(now, [second]))
    bridge.do("Move down", lambda now: edits.move_down(now, [third]))
    bridge.do("Result", lambda now: edits.set_field(now, third, "result", rich("TODO: […]")))
    settle(1_200)
    for name in ("checks", "next", "comments", "history"):
        window.acts.below.open(name)
        settle(400)
        yield f"below-{name}", window
    window.acts.below.hide()
    window.acts.compare.show()
    compared = window.acts.compare.opened
    assert compared is not None
    settle(900)
    yield "compare", compared
    compared.close()
    for _ in range(4):
        bridge.undo()
    settle(100)


def _coverage(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """Give the coverage: with laws and doubts in it, paragraphs only, and with nothing that fits."""
    assert window.views is not None
    window.views.bring("coverage")
    view = window.views.front
    assert isinstance(view, CoverageView)
    cell = Cell("II.NW.05.DEV", "N", "framework")
    law = {"law_title": "Criminal Code", "law_number": "12-Z", "law_date": "2019-06-03"}
    view.acts.cite([cell], {**law, "law_article": "217 (2)"})
    view.acts.stand([Cell("II.CW.05.DEV", "C", "enforcement")], "unclear")
    view.acts.stand([Cell("II.BW.05.DEV", "B", "enforcement")], "not_applicable", "No industry")
    view.grid.go_to(cell)
    view.grid.setFocus()
    settle(200)
    yield "coverage", window
    view.rows.click()
    settle(200)
    yield "coverage-provisions", window
    view.rows.click()
    view.search.setText("no such words")
    settle(200)
    yield "coverage-nothing", window
    view.search.clear()
    settle(200)
    window.views.bring("draft")


def _timeline(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """Give the timeline: as it opens with a measure to be placed, by month, by year and body, empty."""
    assert window.views is not None
    window.views.bring("timeline")
    view = window.views.front
    assert isinstance(view, TimelineView) and window.bridge is not None
    view.grid.today = datetime.date(2027, 8, 20)
    view.grid.go_to(window.bridge.plan.of_kind("measure")[0])
    view.delete()
    view.grid.setFocus()
    settle(200)
    yield "timeline", window
    view.zoom(1)
    yield "timeline-months", window
    for _ in range(2):
        view.zoom(-1)
    view.controls.group.setCurrentIndex(1)
    view.controls.steps.click()
    view.controls.group.activated.emit(1)
    yield "timeline-years", window
    view.controls.search.setText("no such words")
    settle(200)
    yield "timeline-nothing", window
    view.controls.search.clear()
    view.controls.steps.click()
    view.controls.group.setCurrentIndex(0)
    view.zoom(1)
    window.bridge.undo()


def _read(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """Give the plan to read: a table, words that were found, as one strip, and the first page."""
    assert window.views is not None and window.bridge is not None
    window.views.bring("read")
    view = window.views.front
    assert isinstance(view, ReadView)
    view.show_node(window.bridge.plan.of_kind("measure")[12])
    view.paper.setFocus()
    settle(500)
    yield "read", window
    view.find()
    view.frame.bar.line.setText("control")
    settle(300)
    yield "read-find", window
    view.finding.end()
    view.frame.paged.click()
    settle(200)
    yield "read-strip", window
    view.frame.paged.click()
    view.paper.verticalScrollBar().setValue(0)
    settle(200)
    yield "read-cover", window
    window.views.bring("draft")


def _dialogs(window: MainWindow) -> dict[str, Callable[[], QDialog]]:
    """Return what makes each dialog."""
    files, settings, pack = window.acts.files, window.acts.settings, window.acts.pack
    assert window.bridge is not None
    plan = window.bridge.plan
    return {
        "first-start": lambda: FirstStart(window, list(NAMES), "en"),
        "new-plan": lambda: NewPlanDialog(NewPlanChoice(), window),
        "export": lambda: files.exports.dialog(plan),
        "letterheads": files.letterheads.dialog,
        "profile": lambda: ProfileActs(files.exports._profiles, window).dialog("full", window),
        "save-version": lambda: SaveVersionDialog("", window),
        "versions": files.versions_dialog,
        "settings": lambda: SettingsDialog(settings.choice(), settings.acts(), window),
        "concurrence": pack.concurrence_dialog,
        "remarks": lambda: _on_tab(pack.concurrence_dialog(), 1),
        "round": lambda: _round(window),
        "remark": lambda: _remark(window),
        "pack": pack.pack_dialog,
        "wordings": lambda: _wording(pack.wordings_dialog()),
        "approve": window.acts.approval.dialog,
        "review": lambda: _review(window),
        "review-summary": lambda: _review(window, 2),
        "review-open": lambda: OpenReviewDialog(ReviewChoice("Review 2027", "2027-05"), (), window),
        "requests": window.acts.review.assistance_dialog,
        "events": window.acts.review.events_dialog,
        "change-keys": lambda: ChangeKeysDialog({"export": "Ctrl+Shift+W"}, window),
        "keys": lambda: KeysSheet({}, window),
        "about": lambda: about(window, Path("plans.nap")),
    }


def _on_tab(dialog: ConcurrenceDialog, tab: int) -> QDialog:
    dialog.tabs.setCurrentIndex(tab)
    return dialog


def _review(window: MainWindow, tab: int = 0) -> QDialog:
    """Return the working list of the sample's own review."""
    dialog = window.acts.review.review_dialog()
    dialog.tabs.setCurrentIndex(tab)
    return dialog


def _round(window: MainWindow) -> QDialog:
    """Return the dialog that starts a round, as it opens for a second one."""
    assert window.bridge is not None
    plan = window.bridge.plan
    names = [plan.get(body, "short") for body in concurrence.concerned(plan)]
    return RoundDialog(RoundChoice("Round 2", "2026-03-02"), lambda _: names, window)


def _remark(window: MainWindow) -> QDialog:
    """Return the dialog for a remark on a measure."""
    assert window.bridge is not None
    plan = window.bridge.plan
    bodies = [(body, plan.get(body, "name")) for body in plan.bodies]
    wish = RemarkChoice(plan.of_kind("measure")[12], received="2026-03-02")
    return RemarkDialog(wish, item_names(plan), bodies, window)


def _wording(dialog: WordingsDialog) -> QDialog:
    dialog.choose("act.reports")
    return dialog


def _special(window: MainWindow, folder: Path) -> None:
    """Take the pictures of 600 measures, of large text, of high contrast and from right to left."""
    big = window.library.add_plan(many_measures(600))
    window.resize(1366, 768)
    window.acts.looks.use("light", 1.0)
    window.open_plan(big)
    shots: tuple[tuple[str, str, float, bool], ...] = (
        ("six-hundred", "light", 1.0, False),
        ("six-hundred", "dark", 1.0, False),
        ("large-text", "light", 1.5, False),
        ("contrast", "contrast", 1.0, False),
        ("right-to-left", "light", 1.0, True),
    )
    for name, theme, scale, mirrored in shots:
        if name != "six-hundred":
            window.acts.files.open_sample()
            assert window.page is not None and window.bridge is not None
            window.page.outline.view.choose(window.bridge.plan.of_kind("measure")[12])
        direction = Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight
        QApplication.setLayoutDirection(direction)
        window.acts.looks.use(theme, scale)
        settle()
        window.grab().save(str(folder / f"{name}-{theme}-1366x768.png"))
    QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    look().show("light", 1.0)


def settle(milliseconds: int = 300) -> None:
    """Let the window do what it has to do."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("screenshots"))
