"""The outline: the model follows every change, and the keys do what they say."""

from __future__ import annotations

import random
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, Qt
from PySide6.QtWidgets import QApplication

from nap_desktop.plan import edits
from nap_desktop.plan import text as rich_text
from nap_desktop.plan.change import apply_all
from nap_desktop.plan.labels import labels, title
from nap_desktop.plan.tree import Plan
from nap_desktop.services.filtering import sought
from nap_desktop.services.open_plan import OpenPlan
from nap_desktop.ui.bridge import Bridge
from nap_desktop.ui.outline.filter import Haystack, provision_words
from nap_desktop.ui.outline.model import OutlineModel
from nap_desktop.ui.outline.panel import OutlinePanel


def shown(model: OutlineModel, parent: QModelIndex | None = None) -> list[Any]:
    """Return what the model shows as nested lists of ids."""
    parent = parent or QModelIndex()
    rows = [model.index(row, 0, parent) for row in range(model.rowCount(parent))]
    return [[model.node(index), shown(model, index)] for index in rows]


def held(plan: Plan, parent: str | None = None) -> list[Any]:
    return [[node, held(plan, node)] for node in plan.under(parent or plan.root)]


@pytest.fixture
def panel(qtbot: Any, bridge: Bridge) -> OutlinePanel:
    made = OutlinePanel()
    qtbot.addWidget(made)
    made.show_plan(bridge)
    made.resize(340, 700)
    made.show()
    made.view.setFocus()
    return made


def test_the_model_keeps_the_rules_of_qt(qtmodeltester: Any, sample: Plan) -> None:
    qtmodeltester.check(OutlineModel(sample))


def test_the_model_follows_any_act_and_its_undo(qtmodeltester: Any, bridge: Bridge) -> None:
    model = OutlineModel(bridge.plan)
    qtmodeltester.check(model)
    bridge.applied.connect(model.follow)
    chance = random.Random(5)
    acts = [edits.indent, edits.outdent, edits.move_up, edits.move_down, edits.duplicate]

    for _ in range(150):
        nodes = chance.sample(list(bridge.plan.walk()), 2)
        act = chance.choice(
            [*acts, edits.delete if len(bridge.plan.nodes) > 60 else edits.duplicate]
        )
        bridge.do("Act", act(bridge.plan, nodes))
        assert shown(model) == held(bridge.plan)
    while bridge.history.next_undo:
        bridge.undo()
        assert shown(model) == held(bridge.plan)


def test_enter_adds_an_item_right_below(qtbot: Any, panel: OutlinePanel, bridge: Bridge) -> None:
    first = bridge.plan.of_kind("measure")[0]
    panel.view.choose(first)

    qtbot.keyClick(panel.view, Qt.Key.Key_Return)

    made = bridge.plan.siblings(first)[bridge.plan.row(first) + 1]
    assert bridge.plan.nodes[made].kind == "measure"
    assert panel.view.current == made


def test_a_title_is_the_first_paragraph_that_says_something(bridge: Bridge) -> None:
    node = bridge.plan.of_kind("measure")[0]
    value = rich_text.rich("\n\nAdopt the list\nfirst part\nsecond part")
    bridge.do("Text", edits.set_field(bridge.plan, node, "text", value))

    assert title(bridge.plan, node) == "Adopt the list"


def test_alt_and_arrows_move_and_undo_brings_back(
    qtbot: Any, panel: OutlinePanel, bridge: Bridge, sample: Plan
) -> None:
    first, second = sample.under(sample.root)[:2]
    panel.view.choose(first)

    qtbot.keyClick(panel.view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert bridge.plan.under(sample.root)[:2] == (second, first)
    assert panel.view.current == first

    bridge.undo()
    assert bridge.plan == sample


def test_tab_demotes_and_shift_tab_promotes(
    qtbot: Any, panel: OutlinePanel, bridge: Bridge, sample: Plan
) -> None:
    first, second = sample.under(sample.root)[:2]
    panel.view.choose(second)

    qtbot.keyClick(panel.view, Qt.Key.Key_Tab)
    assert bridge.plan.parents[second] == first

    qtbot.keyClick(panel.view, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert bridge.plan == sample


def test_what_cannot_be_demoted_is_told(
    qtbot: Any, panel: OutlinePanel, bridge: Bridge, sample: Plan
) -> None:
    panel.view.choose(sample.under(sample.root)[0])

    with qtbot.waitSignal(panel.acts.told):
        qtbot.keyClick(panel.view, Qt.Key.Key_Tab)

    assert bridge.plan == sample


def test_delete_removes_all_selected_in_one_step(
    qtbot: Any, panel: OutlinePanel, bridge: Bridge, sample: Plan
) -> None:
    nodes = sample.of_kind("measure")[2:5]
    panel.view.choose_all(nodes)

    qtbot.keyClick(panel.view, Qt.Key.Key_Delete)

    assert not any(node in bridge.plan.nodes for node in nodes)
    bridge.undo()
    assert bridge.plan == sample


def test_a_title_typed_in_place_keeps_the_paragraphs_below_it(
    panel: OutlinePanel, bridge: Bridge
) -> None:
    node = bridge.plan.of_kind("measure")[0]
    bridge.do("Text", edits.set_field(bridge.plan, node, "text", rich_text.rich("One\nTwo")))

    panel.acts.rename(node, "Uno")

    assert rich_text.plain(bridge.plan.get(node, "text")) == "Uno\nTwo"


def test_copied_items_paste_as_new_ones(panel: OutlinePanel, bridge: Bridge) -> None:
    nodes = bridge.plan.of_kind("measure")[:2]
    panel.view.choose_all(nodes)
    before = set(bridge.plan.nodes)

    panel.acts.copy()
    panel.view.choose(nodes[1])
    panel.acts.paste()

    made = [node for node in bridge.plan.of_kind("measure") if node not in before]
    assert [title(bridge.plan, node) for node in made] == [
        title(bridge.plan, node) for node in nodes
    ]
    assert len({bridge.plan.get(node, "code") for node in (*nodes, *made)}) == 4


def test_a_list_from_word_becomes_measures_and_steps(panel: OutlinePanel, bridge: Bridge) -> None:
    section = bridge.plan.under(bridge.plan.root)[0]
    QApplication.clipboard().setText(
        "•\tDraft the law\n\to\tConsult the ministries\n2.\tTrain staff\n\n"
    )
    panel.view.choose(section)

    panel.acts.paste()

    first, second = bridge.plan.under(section)[-2:]
    assert title(bridge.plan, first) == "Draft the law"
    assert [title(bridge.plan, step) for step in bridge.plan.under(first)] == [
        "Consult the ministries"
    ]
    assert title(bridge.plan, second) == "Train staff"


def test_a_hundred_thousand_pasted_lines_are_cut_and_one_undo_away(
    panel: OutlinePanel, bridge: Bridge, sample: Plan
) -> None:
    data = QMimeData()
    data.setText("\n".join(f"Line {n}" for n in range(100_000)))

    panel.acts.paste_data(data, sample.under(sample.root)[0], None)

    assert len(bridge.plan.nodes) == len(sample.nodes) + 5_000
    assert shown(panel.model) == held(bridge.plan)
    bridge.undo()
    assert bridge.plan == sample


def test_items_paste_into_another_plan_with_their_bodies(sample: Plan) -> None:
    from nap_desktop.services import clipboard

    node = next(node for node in sample.of_kind("measure") if sample.get(node, "lead"))
    other = Plan.empty()

    changes = clipboard.paste_items(other, clipboard.to_clip(sample, [node]), other.root)
    after = apply_all(other, changes)

    made = after.of_kind("measure")[0]
    lead = after.get(made, "lead").split(",")[0]
    assert after.get(lead, "name") == sample.get(sample.get(node, "lead").split(",")[0], "name")


def test_the_filter_finds_titles_numbers_bodies_and_hints(
    panel: OutlinePanel, bridge: Bridge
) -> None:
    plan = bridge.plan
    node = plan.of_kind("measure")[0]
    words = title(plan, node).split()[:3]

    panel.filter.setText(" ".join(words))
    panel._filter()
    assert panel.model.index_of(node).isValid()
    assert len(shown(panel.model)) < len(held(plan))

    panel.filter.setText("nothing of this kind")
    panel._filter()
    assert shown(panel.model) == []

    panel.filter.clear()
    panel._filter()
    assert shown(panel.model) == held(plan)


@pytest.mark.parametrize("typed", ["op3d", "op 3 (d)", "3(d)"])
def test_provisions_are_found_as_people_type_them(typed: str) -> None:
    assert typed in provision_words("OP3d").casefold()


def test_a_changed_item_is_found_by_its_new_words(bridge: Bridge) -> None:
    haystack = Haystack(labels())
    node = bridge.plan.of_kind("measure")[0]
    haystack.matching(bridge.plan, {}, {}, "zebra")

    bridge.do("Text", edits.set_field(bridge.plan, node, "text", rich_text.rich("Zebra")))

    found = haystack.matching(bridge.plan, {}, {}, "zebra")
    assert found is not None and node in found.items


def test_a_phrase_in_quotes_is_found_as_a_whole() -> None:
    english = sought('customs "dual-use  Goods" 3(d)', labels())
    russian = sought("«Экспортный контроль» “no lead", labels())
    assert english.words == ("customs", "dual-use goods", "3(d)")
    assert russian.words == ("экспортный контроль", "no lead")


def test_the_filter_brings_the_first_match_to_the_top_and_chooses_it(
    panel: OutlinePanel, bridge: Bridge
) -> None:
    last = bridge.plan.of_kind("measure")[-1]
    wanted = bridge.plan.of_kind("measure")[3]
    panel.view.choose(last)

    panel.filter.setText(f'"{title(bridge.plan, wanted)}"')
    panel._filter()

    assert panel.view.current == wanted
    assert panel.view.verticalScrollBar().value() == 0
    panel.filter.clear()
    panel._filter()
    assert (
        panel.view.viewport()
        .rect()
        .contains(panel.view.visualRect(panel.model.index_of(wanted)).center())
    )


def test_what_is_added_under_a_filter_stays_in_sight(
    qtbot: Any, panel: OutlinePanel, bridge: Bridge
) -> None:
    wanted = bridge.plan.of_kind("measure")[3]
    panel.filter.setText(f'"{title(bridge.plan, wanted)}"')
    panel._filter()
    panel.view.setFocus()

    qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    line = panel.view.line
    assert line is not None
    qtbot.keyClicks(line, "Quite other words")
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    panel._filter()

    made = bridge.plan.siblings(wanted)[bridge.plan.row(wanted) + 1]
    assert title(bridge.plan, made) == "Quite other words"
    assert panel.model.index_of(made).isValid()


def test_a_very_large_act_shows_once_and_keeps_the_place(
    panel: OutlinePanel, bridge: Bridge
) -> None:
    node = bridge.plan.of_kind("measure")[3]
    panel.view.choose(node)
    plan, changes = bridge.plan, []
    for _ in range(210):
        made = edits.add(plan, "section", plan.root, heading="New")
        plan = apply_all(plan, made)
        changes += made

    bridge.do("Many", changes)

    assert shown(panel.model) == held(bridge.plan)
    assert panel.view.current == node


def test_an_open_plan_of_nothing_asks_for_its_first_section(qtbot: Any, memory: Any) -> None:
    empty = Bridge(OpenPlan(Plan.empty(), memory))
    panel = OutlinePanel()
    qtbot.addWidget(panel)
    panel.show_plan(empty)
    panel.show()

    qtbot.keyClick(panel.view, Qt.Key.Key_Return)

    assert [empty.plan.nodes[node].kind for node in empty.plan.walk()] == ["section"]
