"""What is usually done next: facts of the plan in the order of the rules, few at once."""

from __future__ import annotations

import datetime
import string

import pytest

from nap_desktop.base import shipped
from nap_desktop.plan import edits
from nap_desktop.plan.change import apply_all
from nap_desktop.plan.labels import labels
from nap_desktop.plan.text import rich
from nap_desktop.plan.tree import Branch, Node, Plan
from nap_desktop.services.next_steps import _facts, _rules, next_steps
from tests.plan.plans import grow
from tests.support import many_measures

TODAY = datetime.date(2027, 5, 1)


def names(plan: Plan, **given: int) -> list[str]:
    return [one.name for one in next_steps(plan, today=TODAY, most=99, **given)]


def test_an_empty_plan_wants_title_period_and_measures() -> None:
    assert names(Plan.empty())[:3] == ["no_title", "no_period", "no_measures"]


def test_measures_are_counted_and_the_first_is_gone_to() -> None:
    plan = grow("s A\n  m B\n  m C\n  m D")
    ministry = Branch(Node("ministry", "body", {"name": "Ministry"}))
    plan = apply_all(plan, edits.insert(plan, [ministry], "plan"))
    plan = apply_all(plan, edits.set_field(plan, "B", "lead", "ministry"))

    (step,) = [one for one in next_steps(plan, today=TODAY) if one.name == "measures_without_lead"]

    assert step.words == "Measures without a lead body: 2."
    assert (step.fact.many, step.fact.node, step.fact.key) == (2, "C", "lead")
    assert step.goes == "first" and step.verb == "Go to the first"
    assert "concurrence_not_begun" in names(plan)


def test_few_are_offered_at_once() -> None:
    assert len(next_steps(grow("m A"), today=TODAY, most=3)) == 3


def test_a_version_that_is_kept_settles_its_line() -> None:
    assert "no_version" in names(grow("m A"))
    assert "no_version" not in names(grow("m A"), versions=1)


def test_an_approved_plan_wants_its_act_its_sending_and_a_review() -> None:
    plan = many_measures(3)
    plan = apply_all(plan, edits.set_field(plan, plan.root, "phase", "approved"))

    assert names(plan) == ["no_act", "not_submitted", "measures_without_review"]
    noted = apply_all(plan, edits.set_field(plan, plan.root, "act_date", "2027"))
    noted = apply_all(noted, edits.set_field(noted, noted.root, "note_verbale", "12/27"))
    noted = apply_all(noted, edits.add(noted, "progress", "measure-0", review="1"))
    (step,) = next_steps(noted, today=TODAY)
    assert (step.name, step.fact.many) == ("measures_without_review", 2)
    assert next_steps(noted, today=datetime.date(2026, 1, 1)) == []
    assert "period_is_over" in [
        one.name for one in next_steps(noted, today=datetime.date(2032, 1, 1))
    ]


def test_comments_and_marked_places_are_counted() -> None:
    plan = grow("s A\n  m B")
    plan = apply_all(plan, edits.add(plan, "comment", "B", text=rich("Why?")))
    plan = apply_all(plan, edits.set_field(plan, "B", "result", rich("???")))

    found = {one.name: one.fact.many for one in next_steps(plan, today=TODAY, most=99)}

    assert found["open_comments"] == 1 and found["todos"] == 1


def test_each_rule_has_its_fact_and_its_words_in_all_languages() -> None:
    facts = {rule["fact"] for rule in _rules()}
    assert facts == set(_facts(Plan.empty(), 0, TODAY))
    phases = {"draft", "concurrence", "approved", "review", "closed"}
    assert all(set(rule["phases"]) <= phases for rule in _rules())
    english = shipped.toml("labels/en.toml")
    assert facts == set(english["next_steps"])
    assert {rule["goes"].split()[0] for rule in _rules()} == set(english["next_verbs"])


@pytest.mark.parametrize("lang", ["ar", "es", "fr", "mn", "ru", "zh"])
def test_words_hold_the_same_facts_in_every_language(lang: str) -> None:
    english, other = (labels(one).words["next_steps"] for one in ("en", lang))

    def fields(text: str) -> set[str | None]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    assert {key: fields(text) for key, text in other.items()} == {
        key: fields(text) for key, text in english.items()
    }
    assert labels(lang).words["next_verbs"].keys() == labels().words["next_verbs"].keys()
