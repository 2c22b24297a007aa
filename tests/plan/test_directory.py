"""The directory: where bodies are named, which look alike, how two become one."""

from __future__ import annotations

import pytest
from hypothesis import given

from nap_desktop.plan import concurrence, directory, edits
from nap_desktop.plan.change import apply_all, opposite
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.schema import codes, join_codes, kind_of
from nap_desktop.plan.tree import CONCURRENCE, Branch, Node, Plan
from tests.plan.plans import any_plan


def _plan(*names: str) -> Plan:
    bodies = [Branch(Node(f"b{n}", "body", {"name": name})) for n, name in enumerate(names)]
    plan = apply_all(Plan.empty("p"), edits.insert(Plan.empty("p"), bodies, "p"))
    measures = [
        Branch(Node("m0", "measure", {"lead": "b0", "partners": "b1"})),
        Branch(Node("m1", "measure", {"lead": "b1", "partners": join_codes(["b0", "b1"])})),
    ]
    return apply_all(plan, edits.insert(plan, measures, "p"))


def test_places_are_told_in_reading_order() -> None:
    found = directory.places(_plan("A", "B", "C"))

    assert found["b0"] == [("m0", "lead"), ("m1", "partners")]
    assert found["b1"] == [("m0", "partners"), ("m1", "lead"), ("m1", "partners")]
    assert "b2" not in found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ministry of Justice", "MINISTRY OF JUSTICE"),
        ("Ministry of Justice", "The Ministry for Justice"),
        ("«Customs»", "Customs"),
        ("Министерство юстиции", "министерство  юстиции"),
    ],
)
def test_names_that_differ_in_case_signs_and_small_words_are_alike(one: str, other: str) -> None:
    assert directory.alike(_plan(one, other)) == [("b1", "b0")]  # b1 is named in more places


def test_a_short_form_of_one_is_the_name_of_another() -> None:
    plan = _plan("State Customs Committee", "SCC")
    plan = apply_all(plan, edits.set_field(plan, "b0", "short", "SCC"))

    assert len(directory.alike(plan)) == 1


def test_names_of_signs_alone_and_no_names_are_not_alike() -> None:
    assert directory.alike(_plan("", "", "–", "–")) == []


def test_one_body_takes_the_place_of_another_everywhere_and_never_twice() -> None:
    plan = _plan("A", "B")

    merged = apply_all(plan, directory.merge(plan, "b0", "b1"))

    assert merged.bodies == ("b0",)
    assert [codes(merged.get("m0", key)) for key in ("lead", "partners")] == [["b0"], ["b0"]]
    assert [codes(merged.get("m1", key)) for key in ("lead", "partners")] == [["b0"], ["b0"]]


def test_what_the_first_lacks_it_takes_from_the_other() -> None:
    plan = _plan("A", "B")
    for body, key, value, lang in (
        ("b1", "short", "BB", ""), ("b1", "name", "Bé", "fr"), ("b0", "kind", "ministry", ""),
        ("b1", "kind", "agency", ""),
    ):  # fmt: skip
        plan = apply_all(plan, edits.set_field(plan, body, key, value, lang))

    merged = apply_all(plan, directory.merge(plan, "b0", "b1"))

    held = merged.nodes["b0"].fields
    assert held == {"name": "A", "short": "BB", "kind": "ministry", "name@fr": "Bé"}


def test_concurrence_goes_along_but_for_rounds_in_which_both_were_asked() -> None:
    plan = _plan("A", "B")
    plan = apply_all(plan, concurrence.start_round(plan, "Round 1", "2027-01-10", ""))
    only = edits.add(plan, "concurrence", "b1", None, round="Round 0")
    plan = apply_all(plan, only)

    merged = apply_all(plan, directory.merge(plan, "b0", "b1"))

    rounds = [merged.get(entry, "round") for entry in merged.under("b0", CONCURRENCE)]
    assert rounds == ["Round 1", "Round 0"]


@pytest.mark.parametrize(("into", "gone"), [("b0", "b0"), ("b0", "m0"), ("nobody", "b0")])
def test_nothing_is_merged_that_is_no_two_bodies(into: NodeId, gone: NodeId) -> None:
    assert directory.merge(_plan("A", "B"), into, gone) == []


@given(any_plan())
def test_after_any_merge_nothing_names_who_is_gone_and_undo_restores_all(plan: Plan) -> None:
    if len(plan.bodies) < 2:
        return
    into, gone = plan.bodies[0], plan.bodies[-1]
    changes = directory.merge(plan, into, gone)

    merged = apply_all(plan, changes)

    assert gone not in merged.nodes and gone not in directory.places(merged)
    for node in merged.nodes.values():
        for key, field in kind_of(node.kind).fields.items():
            if field.type == "bodies":
                assert len(codes(node.get(key))) == len(set(codes(node.get(key))))
    assert apply_all(merged, opposite(changes)) == plan
