"""Values as people read them."""

from __future__ import annotations

import pytest

from nap_desktop.plan.change import apply_all
from nap_desktop.plan.edits import insert, set_field
from nap_desktop.plan.ids import new_id, short_id
from nap_desktop.plan.labels import body_name, grouped, labels, shown, title, title_in_full
from nap_desktop.plan.text import rich
from nap_desktop.plan.tree import Branch, Node
from tests.plan.plans import grow

START = grow("s A\n  m B")
PLAN = apply_all(
    START, insert(START, [Branch(Node("moi", "body", {"name": "Interior"}))], START.root)
)


@pytest.mark.parametrize(
    ("key", "value", "read"),
    [
        ("text", rich("one\ntwo"), "one\ntwo"),
        ("priority", "high", "High"),
        ("provisions", "OP1,OP2", "OP1, OP2"),
        ("lead", "moi,nobody", "Interior"),
        ("start", "2027-Q2", "Q2 2027"),
        ("amount", "1234567.5", "1\u00a0234\u00a0567.5"),
        ("currency", "EUR", "EUR"),
        ("note", "", ""),
    ],
)
def test_a_value_is_shown_as_people_read_it(key: str, value: str, read: str) -> None:
    plan = apply_all(PLAN, set_field(PLAN, "B", key, value))

    assert shown(plan, "B", key, labels()) == read


def test_a_title_is_the_first_paragraph_on_one_line() -> None:
    plan = apply_all(PLAN, set_field(PLAN, "B", "text", rich("\none  and\n two")))

    assert title_in_full(plan, "B") == "one and two"
    assert title(plan, "B") == "one and" and title(plan, "A") == "A" and title(plan, "plan") == ""


def test_a_missing_word_is_its_code_and_a_missing_language_is_english() -> None:
    assert labels("xx").get("kinds", "measure") == "Measure"
    assert labels().get("kinds", "chapter") == "chapter"
    assert body_name(PLAN, "nobody") == ""


@pytest.mark.parametrize(
    ("number", "read"),
    [("0", "0"), ("-1234", "-1\u00a0234"), ("999.25", "999.25"), ("-0.5", "-0.5")],
)
def test_thousands_are_set_apart(number: str, read: str) -> None:
    assert grouped(number) == read


def test_ids_are_never_the_same_and_short_ids_always() -> None:
    assert new_id() != new_id()
    assert short_id("a") == short_id("a") != short_id("b")
    assert len(short_id("a")) == 12 and short_id("a").isalnum()
