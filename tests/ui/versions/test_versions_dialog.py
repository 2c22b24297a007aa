"""Versions: what changed since one, told item by item."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from nap_desktop.base.errors import NapError
from nap_desktop.plan import edits
from nap_desktop.plan import text as rich_text
from nap_desktop.plan.change import apply_all
from nap_desktop.plan.tree import Plan
from nap_desktop.services.versions import VersionCard
from nap_desktop.ui.versions.changes import changes_between
from nap_desktop.ui.versions.dialog import VersionActs, VersionsDialog
from nap_desktop.ui.versions.save_dialog import SaveVersionDialog, VersionChoice
from nap_desktop.ui.widgets.side_text import SideText


def card(number: int) -> VersionCard:
    return VersionCard(str(number), "p", f"Draft {number}", "2026-10-01T10:00:00Z", "A", "Why", "")


def dialog(qtbot: Any, plan: Plan, **acts: Any) -> VersionsDialog:
    usual = VersionActs(
        lambda: [card(2), card(1)], lambda _: plan, lambda: plan, print, print, print, print
    )
    given = {key: acts.get(key, getattr(usual, key)) for key in VersionActs.__dataclass_fields__}
    made = VersionsDialog(VersionActs(**given))
    qtbot.addWidget(made)
    made.show()
    return made


def texts(made: VersionsDialog) -> list[str]:
    QApplication.processEvents()  # a new widget is shown with the next event
    return [label.text() for label in made.view.findChildren(SideText) if not label.isHidden()]


def test_the_newest_version_is_chosen(qtbot: Any, sample: Plan) -> None:
    made = dialog(qtbot, sample)

    assert made.version == card(2)
    assert any(text.startswith("45 measures") for text in texts(made))


def test_changes_are_sorted_by_what_happened(sample: Plan) -> None:
    first, second, third = sample.of_kind("measure")[:3]
    after = apply_all(sample, edits.delete(sample, [first]))
    after = apply_all(after, edits.set_field(after, second, "text", rich_text.rich("Other words")))
    after = apply_all(after, edits.add(after, "measure", after.parents[third]))
    after = apply_all(after, edits.set_field(after, after.root, "phase", "approved"))

    found = changes_between(sample, after)

    assert len(found.added) == 1 and len(found.moved) == 0
    assert [told.after for told in found.changed] == ["Other words"]
    assert found.removed[0].name.endswith(rich_text.plain(sample.get(first, "text")))


def test_comments_and_reviews_are_told_as_a_number(sample: Plan) -> None:
    node = sample.of_kind("measure")[0]
    after = sample
    for _ in range(2):
        after = apply_all(after, edits.add(after, "comment", node, None, text=rich_text.rich("x")))

    assert [told.name for told in changes_between(sample, after).added] == ["Comment: 2"]


def test_a_move_is_told_with_both_numbers(sample: Plan) -> None:
    node = next(one for one in sample.of_kind("measure") if sample.row(one) > 0)
    after = apply_all(sample, edits.move_up(sample, [node]))

    (told,) = changes_between(sample, after).moved

    assert told.caption.startswith("from ")


def test_compare_with_now_says_when_nothing_changed(qtbot: Any, sample: Plan) -> None:
    made = dialog(qtbot, sample)

    made.compare_button.click()

    assert "Nothing has changed since." in texts(made)


def test_a_damaged_version_is_told_in_the_dialog(qtbot: Any, sample: Plan) -> None:
    def damaged(_: str) -> Plan:
        raise NapError("damaged_version", name="x")

    made = dialog(qtbot, sample, load=damaged)

    assert made.warning.isVisible() and made.warning.text.text()


def test_copy_hands_out_the_version_and_closes(qtbot: Any, sample: Plan) -> None:
    copied: list[str] = []
    made = dialog(qtbot, sample, copy=copied.append)

    made.copy_action.trigger()

    assert copied == ["2"] and not made.isVisible()


def test_a_version_is_brought_back_or_shown_beside_and_the_dialog_leaves(
    qtbot: Any, sample: Plan
) -> None:
    for name in ("bring", "beside"):
        asked: list[str] = []
        made = dialog(qtbot, sample, **{name: asked.append})

        made.bring_action.trigger() if name == "bring" else made.beside_button.click()

        assert asked == ["2"] and not made.isVisible()


def test_a_version_that_cannot_be_brought_back_says_so_and_the_dialog_stays(
    qtbot: Any, sample: Plan
) -> None:
    def damaged(_: str) -> None:
        raise NapError("damaged_version", name="x")

    made = dialog(qtbot, sample, bring=damaged)

    made.bring_action.trigger()

    assert made.isVisible() and made.warning.isVisible()


def test_without_versions_the_next_step_is_said(qtbot: Any, sample: Plan) -> None:
    made = dialog(qtbot, sample, versions=lambda: [])

    assert not made.more_button.isEnabled() and not made.compare_button.isEnabled()
    assert texts(made)[0].startswith("No versions yet.")


@pytest.mark.parametrize(("name", "may_save"), [("Draft 3", True), ("   ", False)])
def test_a_version_wants_a_name(qtbot: Any, name: str, may_save: bool) -> None:
    made = SaveVersionDialog()
    qtbot.addWidget(made)

    made.name.setText(name)

    assert made.act_button.isEnabled() is may_save


def test_name_and_reason_are_tidy(qtbot: Any) -> None:
    made = SaveVersionDialog(" Draft  3 ")
    qtbot.addWidget(made)
    made.reason.setPlainText("For\nopinions ")

    assert made.choice == VersionChoice("Draft 3", "For opinions")
