"""The language of the filter box: fields, dates, what is there and what is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nap_desktop.plan import edits
from nap_desktop.plan.change import apply_all
from nap_desktop.plan.labels import labels
from nap_desktop.plan.text import rich
from nap_desktop.plan.tree import Branch, Node, Plan
from nap_desktop.services.filtering import field_names, sought
from nap_desktop.ui.outline.filter import Haystack


@pytest.fixture(scope="module")
def plan() -> Plan:
    plan = Plan.empty("plan")

    def put(parent: str, id_: str, of_kind: str, **fields: str) -> None:
        nonlocal plan
        branch = Branch(Node(id_, of_kind, {key: value for key, value in fields.items() if value}))
        plan = apply_all(plan, edits.insert(plan, [branch], parent))

    put("plan", "B", "body", name="State Customs Committee", short="SCC")
    put("plan", "J", "body", name="Ministère de la Justice")
    put("plan", "S", "section", heading="Border control")
    put("S", "M1", "measure", text=rich("Adopt a list"), lead="B", end="2027-Q4",
        provisions="OP3d,OP6", kind="legislative", priority="high")  # fmt: skip
    put("S", "M2", "measure", text=rich("Train staff"), partners="J", start="2027", end="2028-06",
        provisions="OP3a", funding="donor", assistance="1")  # fmt: skip
    put("S", "M3", "measure", text=rich("Draft an act"), lead="J", end="2029")
    put("M1", "T", "step", text=rich("Prepare the draft"))
    put("M2", "C", "comment", text=rich("Who pays?"))
    put("M3", "D", "comment", text=rich("Settled"), resolved="1")
    put("M3", "P", "progress", review="R1", status="under_way")
    return plan


@pytest.mark.parametrize(
    ("typed", "items"),
    [
        ("lead:customs", "M1"),
        ("lead:scc", "M1"),
        ('lead:"de la just"', "M3"),
        ("lead:ministere", "M3"),
        ("body:justice", "M2 M3"),
        ("no:lead", "M2 T"),
        ("has:lead", "M1 M3"),
        ("has:comment", "M2"),
        ("no:comment kind:measure", "M1 M3"),
        ("comment:pays", "M2"),
        ("status:under", "M3"),
        ("no:status", "M1 M2"),
        ("kind:measure", "M1 M2 M3"),
        ("kind:section", "S"),
        ("kind:legislative", "M1"),
        ("provision:3d", "M1"),
        ("provision:3(d)", "M1"),
        ('provision:"OP 3 (d)"', "M1"),
        ("provision:3", "M1 M2"),
        ("end:<2028", "M1"),
        ("end:<=2028", "M1 M2"),
        ("end:>2028", "M3"),
        ("end:2028", "M2"),
        ("end:2027..2028", "M1 M2"),
        ('end:"Q4 2027"', "M1"),
        ("start:2027", "M2"),
        ("text:draft", "M3 T"),
        ("priority:high", "M1"),
        ("funding:donor", "M2"),
        ("has:assistance", "M2"),
        ("lead:justice end:>2028 act", "M3"),
        ("lead:justice end:<2028", ""),
        ("ответственный:customs", "M1"),
        ("без:ответственный", "M2 T"),
        ("sans:responsable", "M2 T"),
        ("牵头：customs", "M1"),
        ("adopt", "M1"),
        ("justice", "M2 M3"),
    ],
)
def test_a_filter_passes_items(plan: Plan, typed: str, items: str) -> None:
    found = Haystack(labels()).matching(plan, {}, {}, typed)

    assert found is not None
    assert [node for node in plan.walk() if node in found.items] == sorted(
        items.split(), key=list(plan.walk()).index
    )
    assert all(set(plan.ancestors(node)) <= found.shown for node in found.items)


@pytest.mark.parametrize("typed", ["colour:red", "end:soon", "status:zebra", "has:zebra", "3:00"])
def test_what_no_field_knows_is_words(typed: str) -> None:
    found = sought(typed, labels())
    assert found.words == (typed,) and not found.tests


@pytest.mark.parametrize(
    "typed", ["", "  ", "lead:", 'lead:"', "no:", "end:<", "end:<20", "start:2"]
)
def test_a_field_that_is_still_typed_hides_nothing(typed: str) -> None:
    assert not sought(typed, labels())


def test_every_language_has_the_same_fields() -> None:
    keys = set(labels().words["filter"])
    for lang in ("fr", "ru", "es", "ar", "zh", "mn"):
        said = labels(lang).words["filter"]
        assert set(said) == keys
        for name, words in said.items():
            assert words.split(",")[0].strip() and name
    assert field_names()["provision"] == "provisions" and field_names()["text"] == "words"


def test_a_body_renamed_is_found_by_its_new_name(plan: Plan) -> None:
    haystack = Haystack(labels())
    haystack.matching(plan, {}, {}, "customs")
    renamed = apply_all(plan, edits.set_field(plan, "B", "name", "Border guard"))
    found = haystack.matching(renamed, {}, {}, "guard")
    assert found is not None and found.items == {"M1"}


@given(st.text('le:ad"<>=.no 2027(', max_size=20))
def test_any_filter_is_read(plan: Plan, typed: str) -> None:
    Haystack(labels()).matching(plan, {}, {}, typed)
