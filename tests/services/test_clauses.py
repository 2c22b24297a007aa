"""Clauses: what is kept of an item, what is found, what comes into another plan."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given

from nap_desktop.base import shipped
from nap_desktop.base.errors import NapError
from nap_desktop.framework.provisions import codes
from nap_desktop.plan import edits
from nap_desktop.plan import text as rich_text
from nap_desktop.plan.change import apply_all
from nap_desktop.plan.labels import body_name
from nap_desktop.plan.open_format import from_open
from nap_desktop.plan.schema import codes as ids
from nap_desktop.plan.tree import DISCUSSION, Plan
from nap_desktop.services import clauses
from nap_desktop.services.clauses import Clauses
from tests.plan.plans import any_plan


@pytest.fixture(scope="module")
def sample() -> Plan:
    return from_open(json.loads(shipped.text("sample/exampleland.json"))["current"])


@pytest.fixture
def kept(tmp_path: Path) -> Clauses:
    return Clauses.beside(tmp_path / "plans.nap")


def _set(plan: Plan, node: str, **fields: str) -> Plan:
    for key, value in fields.items():
        plan = apply_all(plan, edits.set_field(plan, node, key, value))
    return plan


def test_a_kept_clause_comes_into_another_plan_with_its_fields_and_bodies(
    sample: Plan, kept: Clauses
) -> None:
    node = next(n for n in sample.of_kind("measure") if sample.get(n, "lead"))
    kept.keep(sample, node)
    (clause,) = kept.own()
    other = Plan.empty()

    other = apply_all(other, clauses.insert(other, clause, other.root))

    (made,) = other.of_kind("measure")
    for key in ("text", "result", "indicator", "end", "provisions", "kind"):
        assert other.get(made, key) == sample.get(node, key)
    leads = [body_name(other, body) for body in ids(other.get(made, "lead"))]
    assert leads == [body_name(sample, body) for body in ids(sample.get(node, "lead"))]


def test_what_stays_on_the_laptop_is_not_in_a_clause(sample: Plan, kept: Clauses) -> None:
    node = sample.of_kind("measure")[0]
    plan = _set(sample, node, note=rich_text.rich("zzsecret note"), source="zzsecret source")
    for body in plan.bodies:
        plan = _set(plan, body, contact=rich_text.rich("zzsecret contact"))
    plan = apply_all(
        plan, edits.add(plan, "comment", node, None, text=rich_text.rich("zzsecret comment"))
    )
    assert plan.under(node, DISCUSSION)

    clause = kept.keep(plan, node)

    assert "zzsecret" not in clause.items
    assert plan.get(node, "code") not in clause.items


def test_a_section_is_kept_with_all_below_it(sample: Plan, kept: Clauses) -> None:
    section = max(sample.of_kind("section"), key=lambda n: len(list(sample.walk(n))))

    held = clauses.as_plan(kept.keep(sample, section))

    assert [held.nodes[n].kind for n in held.walk()] == [
        "section",
        *(sample.nodes[n].kind for n in sample.walk(section)),
    ]


def test_names_are_changed_and_clauses_deleted_and_put_back(sample: Plan, kept: Clauses) -> None:
    one, other = (kept.keep(sample, node) for node in sample.of_kind("measure")[:2])

    kept.rename(one.id, "  A better name  ")
    kept.delete(other.id)
    assert [clause.name for clause in kept.own()] == ["A better name"]

    kept.put_back(other)
    assert {clause.id for clause in kept.own()} == {one.id, other.id}


@pytest.mark.parametrize("content", [b"", b"[]", b'{"format": "x", "clauses": []}',
                                     b'{"format": "nap-clauses/1"}',
                                     b'{"format": "nap-clauses/1", "clauses": [{}]}',
                                     b'{"format": "nap-clauses/1", "clauses": [1]}'])  # fmt: skip
def test_a_file_of_another_form_is_refused_and_left_alone(
    sample: Plan, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "clauses.json"
    path.write_bytes(content)
    kept = Clauses.beside(tmp_path / "plans.nap")

    with pytest.raises(NapError, match="not_clauses"):
        kept.own()
    with pytest.raises(NapError, match="not_clauses"):
        kept.keep(sample, sample.of_kind("measure")[0])

    assert path.read_bytes() == content


def test_the_program_brings_wordings_for_every_paragraph() -> None:
    plans = map(clauses.as_plan, clauses.starting())
    provisions = {held.get(n, "provisions") for held in plans for n in held.of_kind("measure")}

    assert provisions == set(codes())


def test_words_are_found_in_any_field_and_in_names_of_bodies(sample: Plan) -> None:
    found = clauses.of_plan(sample)
    node = next(n for n in sample.of_kind("measure") if sample.get(n, "lead"))
    body = body_name(sample, ids(sample.get(node, "lead"))[0])

    assert node in {one.id for one in clauses.matching(found, body.upper())}
    assert clauses.matching(found, "no such words") == []
    assert clauses.matching(found, "") == found


@given(any_plan())
def test_any_item_makes_a_clause_that_can_be_looked_at(plan: Plan) -> None:
    for node in plan.walk():
        held = clauses.as_plan(clauses.clause_of(plan, node))
        kinds = [plan.nodes[n].kind for n in (node, *plan.walk(node))]
        assert [held.nodes[n].kind for n in held.walk()] in (kinds, [])
