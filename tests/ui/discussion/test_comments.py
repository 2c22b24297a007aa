"""Comments: each act is one undo step, and what is half written is never lost."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from nap_desktop.plan.tree import DISCUSSION
from nap_desktop.ui.bridge import Bridge
from nap_desktop.ui.discussion.panel import CommentsPanel
from nap_desktop.ui.discussion.thread_view import ThreadView
from nap_desktop.ui.discussion.threads import open_count, post, threads


@pytest.fixture
def panel(qtbot: Any, bridge: Bridge) -> CommentsPanel:
    made = CommentsPanel()
    qtbot.addWidget(made)
    made.resize(320, 700)
    made.show_plan(bridge)
    made.show()
    return made


@pytest.fixture
def quiet(bridge: Bridge) -> str:
    """A measure without comments."""
    plan = bridge.plan
    return next(node for node in plan.of_kind("measure") if not plan.under(node, DISCUSSION))


def shown(panel: CommentsPanel) -> list[str]:
    QApplication.processEvents()  # a new widget is shown with the next event
    views = [view for view in panel.page.findChildren(ThreadView) if not view.isHidden()]
    return [view.talk.first.text for view in views]


def test_ctrl_enter_posts_in_one_undo_step(
    panel: CommentsPanel, bridge: Bridge, quiet: str, memory: Any, qtbot: Any
) -> None:
    panel.show_node(quiet)
    panel.write()
    qtbot.keyClicks(panel.writing.field, "Who pays?")
    qtbot.keyClick(panel.writing.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    (thread,) = threads(bridge.plan, quiet)
    assert (thread.first.text, thread.first.author) == ("Who pays?", "A. Drafter")
    assert len(memory.kept) == 1
    assert panel.writing.field.toPlainText() == ""
    assert shown(panel) == ["Who pays?"]


def test_a_private_comment_is_marked(panel: CommentsPanel, bridge: Bridge, quiet: str) -> None:
    panel.show_node(quiet)
    panel.writing.set_text("Not for others")
    panel.writing.private.setChecked(True)

    panel.writing.post_button.click()

    assert threads(bridge.plan, quiet)[0].first.private
    assert not panel.writing.private.isChecked()


def test_a_reply_stands_in_its_thread(panel: CommentsPanel, bridge: Bridge, quiet: str) -> None:
    bridge.do("Comment", lambda plan: post(plan, quiet, "B", "Who pays?"))
    panel.show_node(quiet)
    first = threads(bridge.plan, quiet)[0].first.id
    panel._act("reply", first)
    editor = panel._editors["reply", first]

    editor.set_text("The State budget")
    editor.post_button.click()

    assert [reply.text for reply in threads(bridge.plan, quiet)[0].replies] == ["The State budget"]


def test_resolved_threads_are_folded_and_do_not_count(
    panel: CommentsPanel, bridge: Bridge, quiet: str, qtbot: Any
) -> None:
    for text in ("One", "Two"):
        bridge.do("Comment", lambda plan, text=text: post(plan, quiet, "B", text))
    panel.show_node(quiet)

    with qtbot.waitSignal(panel.count_changed) as count:
        panel._act("resolve", threads(bridge.plan, quiet)[0].first.id)

    assert count.args == [1] and open_count(bridge.plan, quiet) == 1
    assert shown(panel) == ["Two"]

    panel._fold()

    assert shown(panel) == ["Two", "One"]


def test_a_deleted_comment_comes_back_with_undo(
    panel: CommentsPanel, bridge: Bridge, quiet: str, qtbot: Any
) -> None:
    bridge.do("Comment", lambda plan: post(plan, quiet, "B", "One"))
    panel.show_node(quiet)

    with qtbot.waitSignal(panel.told) as told:
        panel._act("delete", threads(bridge.plan, quiet)[0].first.id)
    assert told.args[1] is True and shown(panel) == []
    bridge.undo()

    assert shown(panel) == ["One"]


def test_what_is_half_written_waits_at_its_item(
    panel: CommentsPanel, bridge: Bridge, quiet: str
) -> None:
    panel.show_node(quiet)
    panel.writing.set_text("Not yet read")

    panel.show_node(bridge.plan.root)
    assert panel.writing.field.toPlainText() == "" and panel.has_drafts
    panel.show_node(quiet)

    assert panel.writing.field.toPlainText() == "Not yet read"


def test_what_cannot_be_kept_stays_in_the_field(
    panel: CommentsPanel, quiet: str, memory: Any
) -> None:
    panel.show_node(quiet)
    panel.writing.set_text("Precious")
    memory.full = True

    panel.writing.post_button.click()

    assert panel.writing.field.toPlainText() == "Precious"


def test_escape_never_loses_words(
    panel: CommentsPanel, bridge: Bridge, quiet: str, qtbot: Any
) -> None:
    bridge.do("Comment", lambda plan: post(plan, quiet, "B", "One"))
    panel.show_node(quiet)
    first = threads(bridge.plan, quiet)[0].first.id
    panel._act("edit", first)
    editor = panel._editors["edit", first]

    qtbot.keyClicks(editor.field, " more")
    qtbot.keyClick(editor.field, Qt.Key.Key_Escape)

    assert panel._drafts["edit", first] == "One more"


def test_foreign_text_is_shown_as_it_is(panel: CommentsPanel, bridge: Bridge, quiet: str) -> None:
    foreign = "<b>bold</b> & <a href='x'>link</a>"
    bridge.do("Comment", lambda plan: post(plan, quiet, "<i>B</i>", foreign))
    panel.show_node(quiet)

    (view,) = (
        view for thread in panel.page.findChildren(ThreadView) for view in thread.views.values()
    )

    assert view.text.text() == foreign
    assert view.text.textFormat() == Qt.TextFormat.PlainText


def test_no_comments_says_what_to_do(panel: CommentsPanel, quiet: str) -> None:
    panel.show_node(quiet)

    assert panel.writing.isVisible()
    assert not [b for b in panel.page.findChildren(QPushButton) if not b.isHidden()]
