"""The list of all comments: found by state, person and body, gone to and resolved by key."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel

from nap_desktop.plan import edits
from nap_desktop.plan.change import apply_all
from nap_desktop.plan.text import rich
from nap_desktop.plan.tree import Branch, Node, Plan
from nap_desktop.services.discussion import authors, bodies, said
from nap_desktop.services.open_plan import OpenPlan
from nap_desktop.ui.bridge import Bridge
from nap_desktop.ui.discussion.list_model import SHOWN, SaidModel, Wish
from nap_desktop.ui.discussion.list_panel import DiscussionList
from nap_desktop.ui.discussion.panel import CommentsPanel
from nap_desktop.ui.discussion.thread_view import ThreadView
from nap_desktop.ui.discussion.threads import mark, post, threads
from nap_desktop.ui.tasks import Tasks
from tests.plan.plans import grow


def talked_about() -> Plan:
    """A plan with an open, an answered, a resolved and a private comment, and a marked text."""
    plan = grow("s A\n  m B\n  m C\nm D")
    customs = Branch(Node("customs", "body", {"name": "Customs"}))
    plan = apply_all(plan, edits.insert(plan, [customs], "plan"))
    plan = apply_all(plan, edits.set_field(plan, "B", "lead", "customs"))
    plan = apply_all(plan, edits.set_field(plan, "D", "result", rich("Number: ???")))
    for node, author, text, private in (
        ("B", "Anna", "Who pays?", False),
        ("C", "Boris", "Too late", False),
        ("C", "Anna", "Not for others", True),
        ("plan", "Boris", "Fine so far", False),
    ):
        plan = apply_all(plan, post(plan, node, author, text, private))
    first = plan.under("B", "discussion")[0]
    plan = apply_all(plan, post(plan, first, "Carla", "The State budget"))
    done = plan.under("plan", "discussion")[0]
    return apply_all(plan, mark(plan, done, "resolved", True))


@pytest.fixture
def panel(qtbot: Any, memory: Any) -> DiscussionList:
    made = DiscussionList(Tasks(None))
    qtbot.addWidget(made)
    made.resize(1100, 300)
    with qtbot.waitSignal(made.counted) as counted:
        made.show_plan(Bridge(OpenPlan(talked_about(), memory, author="Anna"), made))
        made.show()
    assert counted.args == [3, 1]
    return made


def rows(panel: DiscussionList) -> list[str]:
    return [row.words for row in panel.model.rows]


def choose(box: Any, words: str) -> None:
    box.setCurrentIndex(box.findText(words))
    box.activated.emit(box.currentIndex())


def row_of(panel: DiscussionList, words: str) -> None:
    panel.list.setCurrentIndex(panel.model.index(rows(panel).index(words), 1))


def test_rows_stand_in_reading_order_with_what_was_said_last() -> None:
    found = said(talked_about())

    assert [(row.state, row.private, row.words, row.author, row.replies) for row in found] == [
        ("resolved", False, "Fine so far", "Boris", 0),
        ("open", False, "Who pays?", "Carla", 1),
        ("open", False, "Too late", "Boris", 0),
        ("open", True, "Not for others", "Anna", 0),
        ("todo", False, "Number: ???", "", 0),
    ]
    assert authors(found) == ["Anna", "Boris", "Carla"]
    assert bodies(talked_about(), found) == [("customs", "Customs")]
    assert [row.place for row in found] == ["Plan", "1.1 B", "1.2 C", "1.2 C", "2 D"]


@pytest.mark.parametrize("shown", SHOWN)
def test_each_wish_gives_its_rows(shown: str) -> None:
    counts = {"open": 4, "todo": 1, "resolved": 1, "private": 1, "": 5}

    assert sum(Wish(shown).fits(row) for row in said(talked_about())) == counts[shown]


def test_the_model_keeps_its_promises() -> None:
    model = SaidModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.QtTest)
    found = said(talked_about())

    model.show(found)
    model.show([found[0]._replace(words="Other"), *found[1:]])
    model.show(found[1:])

    assert model.index(0, 0).data() == "Open" and "private" in model.index(2, 0).data()
    model.show([])


def test_a_text_that_looks_like_html_is_shown_letter_by_letter() -> None:
    model = SaidModel()
    words = '<img src="file:///etc/hostname"> and some more words'
    model.show([said(talked_about())[1]._replace(words=words)])

    tip = model.index(0, 1).data(Qt.ItemDataRole.ToolTipRole)

    assert "<img" not in tip and model.index(0, 1).data().startswith("<img")


def test_filters_narrow_by_state_person_and_body(panel: DiscussionList) -> None:
    assert rows(panel) == ["Who pays?", "Too late", "Not for others", "Number: ???"]
    choose(panel.author, "Boris")
    assert rows(panel) == ["Too late"]
    choose(panel.author, "Everybody")
    choose(panel.body, "Customs")
    assert rows(panel) == ["Who pays?"]
    choose(panel.shown, "Resolved")
    assert rows(panel) == [] and panel.empty.isVisible()

    panel.everything.click()

    assert len(rows(panel)) == 5 and not panel.empty.isVisible()


def test_space_resolves_and_reopens(panel: DiscussionList, qtbot: Any) -> None:
    row_of(panel, "Too late")
    with qtbot.waitSignal(panel.counted) as counted:
        QTest.keyClick(panel.list, Qt.Key.Key_Space)
    assert counted.args == [2, 1] and "Too late" not in rows(panel)
    assert panel.current is not None and panel.current.words == "Not for others"

    choose(panel.shown, "Resolved")
    row_of(panel, "Too late")
    assert panel.resolve_button.text() == "Reopen"
    with qtbot.waitSignal(panel.counted):
        panel.resolve_button.click()
    assert rows(panel) == ["Fine so far"]


def test_only_ones_own_unanswered_comment_is_deleted_from_here(
    panel: DiscussionList, qtbot: Any
) -> None:
    for words in ("Who pays?", "Too late", "Number: ???"):
        row_of(panel, words)
        assert not panel.delete_button.isEnabled()
        QTest.keyClick(panel.list, Qt.Key.Key_Delete)
    assert len(rows(panel)) == 4

    row_of(panel, "Not for others")
    with qtbot.waitSignal(panel.told) as told:
        QTest.keyClick(panel.list, Qt.Key.Key_Delete)

    assert told.args[1] is True
    qtbot.waitUntil(lambda: len(rows(panel)) == 3)


def test_enter_goes_to_the_thread_or_to_the_text(panel: DiscussionList, qtbot: Any) -> None:
    row_of(panel, "Too late")
    with qtbot.waitSignal(panel.comment_asked) as asked:
        QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert asked.args == [panel.current.node]

    row_of(panel, "Number: ???")
    with qtbot.waitSignal(panel.goes) as went:
        QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert went.args == ["D", "result"]


def test_a_plan_without_comments_says_how_to_write_one(qtbot: Any, memory: Any) -> None:
    made = DiscussionList(Tasks(None))
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.counted):
        made.show_plan(Bridge(OpenPlan(grow("m A"), memory), made))
        made.show()

    assert "Ctrl+Alt+M" in made.empty.text() and not made.list.isVisible()
    assert not made.go_button.isEnabled() and not made.everything.isVisible()


# Beside an item.


def test_private_notes_stand_apart_and_replies_to_them_are_private(qtbot: Any, memory: Any) -> None:
    bridge = Bridge(OpenPlan(talked_about(), memory, author="Anna"))
    made = CommentsPanel()
    qtbot.addWidget(made)
    made.show_plan(bridge)
    made.show()
    made.show_node("C")
    private = threads(bridge.plan, "C")[1].first.id
    bridge.do("Reply", lambda plan: post(plan, private, "Anna", "Nor this"))
    QApplication.processEvents()

    labels = [one.text() for one in made.page.findChildren(QLabel) if one.isVisibleTo(made)]
    order = [labels.index(words) for words in ("Too late", "PRIVATE NOTES", "Not for others")]
    assert order == sorted(order) and "Nor this" in labels
    assert all(one.private for one in threads(bridge.plan, "C")[1].replies)

    bridge.do("Public", lambda plan: mark(plan, private, "private", False))
    assert not any(one.private for one in threads(bridge.plan, "C")[1].replies)


def test_only_ones_own_comments_can_be_edited_or_deleted(qtbot: Any, memory: Any) -> None:
    bridge = Bridge(OpenPlan(talked_about(), memory, author="Anna"))
    made = CommentsPanel()
    qtbot.addWidget(made)
    made.show_plan(bridge)
    made.show()
    made.show_node("B")
    (view,) = made.page.findChildren(ThreadView)
    mine, reply = view.views.values()

    assert [act for act, _ in mine._acts()] == ["edit", "private", "delete"]
    assert [act for act, _ in reply._acts()] == []


def test_a_thread_is_shown_also_if_it_is_resolved(qtbot: Any, memory: Any) -> None:
    bridge = Bridge(OpenPlan(talked_about(), memory, author="Anna"))
    made = CommentsPanel()
    qtbot.addWidget(made)
    made.show_plan(bridge)
    made.show()
    made.show_node("plan")

    made.show_thread(threads(bridge.plan, "plan")[0].first.id)

    assert [view.talk.first.text for view in made._views.values()] == ["Fine so far"]
    made.show_thread("nobody")
