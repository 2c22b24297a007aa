"""The five starter templates, and the sample that comes from one."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from nap_desktop.base import shipped
from nap_desktop.base.errors import NapError
from nap_desktop.framework.checklist import row
from nap_desktop.framework.instruments import instrument
from nap_desktop.framework.provisions import codes as provision_codes
from nap_desktop.framework.templates import StarterTemplate, as_given, template, templates
from nap_desktop.plan import edits
from nap_desktop.plan.change import apply_all
from nap_desktop.plan.checks import check
from nap_desktop.plan.labels import title
from nap_desktop.plan.numbering import SCHEMES, levels, numbers
from nap_desktop.plan.open_format import from_open
from nap_desktop.plan.schema import codes, kind_of, open_value
from nap_desktop.plan.tree import Plan
from tests.plan.plans import assert_whole

TEMPLATES = templates()
BY_NAME = pytest.mark.parametrize("one", TEMPLATES, ids=lambda one: one.id)


def test_there_are_five() -> None:
    assert {one.id for one in TEMPLATES} == {
        "decree-table",
        "strategy-action-plan",
        "by-operative-paragraph",
        "objectives-activities",
        "cbrn-pillars",
    }
    assert all(template(one.id) is one for one in TEMPLATES)


@BY_NAME
def test_a_template_makes_a_whole_plan(one: StarterTemplate) -> None:
    plan = one.plan("A title", "Exampleland", "2027", "2031")

    assert_whole(plan)
    assert title(plan, plan.root) == "A title"
    assert plan.get(plan.root, "state") == "Exampleland"
    assert plan.get(plan.root, "period_end") == "2031"
    assert plan.get(plan.root, "phase") == "draft"
    assert plan.get(plan.root, "template") == one.id
    assert plan.get(plan.root, "language") == "en"
    assert all(level.name for level in levels(plan)) and any(numbers(plan).values())


@BY_NAME
def test_plans_from_a_template_share_its_ids_but_not_their_own(one: StarterTemplate) -> None:
    first, second = one.plan("A"), one.plan("B")

    assert first.root != second.root
    assert set(first.walk()) == set(second.walk())


def test_ids_are_unique_over_all_templates() -> None:
    ids = [node for one in TEMPLATES for node in one.plan("A").walk()]

    assert len(ids) == len(set(ids)) and all(str(uuid.UUID(node)) == node for node in ids)


@BY_NAME
def test_levels_and_columns_fit_the_schema(one: StarterTemplate) -> None:
    assert all(level["numbering"] in SCHEMES for level in one.data["levels"])
    assert all(kind_of(level["kind"]).slot == "outline" for level in one.data["levels"])
    fields = [column["field"] for column in one.data["columns"]]
    assert set(fields) <= {"number", *kind_of("measure").fields} and "text" in fields
    assert sum(column["width"] for column in one.data["columns"]) == 100


@BY_NAME
def test_sections_have_guidance_that_names_known_paragraphs(one: StarterTemplate) -> None:
    plan = one.plan("A")
    found = [one.guidance(node) for node in plan.walk() if plan.nodes[node].kind != "measure"]

    assert all(found)
    for held in filter(None, found):
        assert held.text and set(held.provisions) <= set(provision_codes())
    assert one.guidance("nothing") is None


@BY_NAME
def test_the_preview_shows_headings_with_their_depth(one: StarterTemplate) -> None:
    plan = one.plan("A")
    shown = [(plan.depth(node), plan.get(node, "heading")) for node in plan.walk()]

    assert one.preview == [pair for pair in shown if pair[1]] and one.summary and one.name


def test_an_unknown_template_and_a_date_that_is_none_are_told() -> None:
    with pytest.raises(NapError, match="unknown_template"):
        template("mine")
    with pytest.raises(NapError, match="bad_value"):
        TEMPLATES[0].plan("A", period_start="soon")


def _sample() -> list[Any]:
    data = shipped.json_data("sample/exampleland.json")
    return [data["current"], *(version["plan"] for version in data["versions"])]


def test_the_sample_draws_on_everything() -> None:
    plan = from_open(_sample()[0])
    measures = plan.of_kind("measure")

    assert len(measures) >= 40 and len(_sample()) == 3
    used = {code for node in measures for code in codes(plan.get(node, "provisions"))}
    assert used == set(provision_codes())
    assert any(node.kind == "comment" for node in plan.nodes.values())
    assert any(node.kind == "progress" for node in plan.nodes.values())


@pytest.mark.parametrize("place", range(3))
def test_all_codes_of_the_sample_are_known(place: int) -> None:
    plan = from_open(_sample()[place])
    assert_whole(plan)
    assert _unknown(plan) == set()


def _unknown(plan: Plan) -> set[str]:
    found: set[str] = set()
    for node in plan.of_kind("measure"):
        held = plan.nodes[node]
        for field in kind_of("measure").fields.values():
            if field.vocabulary and held.get(field.key):
                found |= {
                    one
                    for one in open_value(field, held.get(field.key))
                    if not _known(field.vocabulary, one)
                }
    return found


def _known(vocabulary: str, code: str) -> bool:
    match vocabulary:
        case "provisions":
            return code in provision_codes()
        case "rows":
            return row(code) is not None
        case _:
            return instrument(code) is not None


@BY_NAME
def test_a_new_plan_has_nothing_to_check_until_somebody_begins(one: StarterTemplate) -> None:
    plan = one.plan("Plan", "Exampleland", "2027", "2031")
    assert check(plan, provision_codes(), untouched=as_given(plan)) == []

    section = plan.of_kind("section")[0]
    touched = apply_all(plan, edits.set_field(plan, section, "heading", "Other words"))
    assert as_given(plan) - as_given(touched) == {section}
