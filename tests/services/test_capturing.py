"""One line becomes a measure: what its signs tell, and what stays in its text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nap_desktop.plan import edits
from nap_desktop.plan.change import apply_all
from nap_desktop.plan.labels import labels
from nap_desktop.plan.text import plain
from nap_desktop.plan.tree import Branch, Node, Plan
from nap_desktop.services.capturing import (
    bodies_like,
    capture,
    caught,
    measure_of,
    typing_body,
    with_body,
)
from tests.plan.plans import assert_whole, grow

CUSTOMS, JUSTICE = "State Customs Committee", "Ministère de la Justice"


@pytest.fixture
def plan() -> Plan:
    plan = grow("s A\n  m M1\ns B\n")
    for id_, name, short in (("c", CUSTOMS, "SCC"), ("j", JUSTICE, "MJ")):
        body = Branch(Node(id_, "body", {"name": name, "short": short}))
        plan = apply_all(plan, edits.insert(plan, [body], "plan"))
    return plan


@pytest.mark.parametrize(
    ("line", "text", "parts"),
    [
        ("Adopt a list", "Adopt a list", []),
        ("Adopt a list @SCC !2028 #3d", "Adopt a list",
         [("lead", "c"), ("end", "2028"), ("provisions", "OP3d")]),
        ("@scc Adopt !Q2 2028 a list", "Adopt a list", [("lead", "c"), ("end", "2028-Q2")]),
        ("Train @State Customs Committee each year", "Train each year", [("lead", "c")]),
        ("Train @customs", "Train", [("lead", "c")]),
        ("Train @ministere", "Train", [("lead", "j")]),
        ('Train @"state customs committee" staff', "Train staff", [("lead", "c")]),
        ('Train @"Border Guard" staff', "Train staff", [("lead", "Border Guard")]),
        ("Train @Borderguard.", "Train .", [("lead", "Borderguard")]),
        ("Report !30.06.2027", "Report", [("end", "2027-06-30")]),
        ("Report !June 2027 to all", "Report to all", [("end", "2027-06")]),
        ("Report !II кв. 2027", "Report", [("end", "2027-Q2")]),
        ("Report !2027年6月", "Report", [("end", "2027-06")]),
        ('Report !"until further notice"', "Report", [("deadline", "until further notice")]),
        ('Report !"Q3 2029"', "Report", [("end", "2029-Q3")]),
        ("License #OP 3 (d) and #6", "License and", [("provisions", "OP3d"), ("provisions", "OP6")]),
        ("License #3 a law", "License #3 a law", [("", "#3")]),  # OP 3 has sub-paragraphs alone
        ("Act !soon now", "Act !soon now", [("", "!soon")]),
        ("Act #99 now", "Act #99 now", [("", "#99")]),
        ("Write to a@b.org! Now # 1", "Write to a@b.org! Now # 1", []),
        ("@SCC !2028", "", [("lead", "c"), ("end", "2028")]),
        ("", "", []),
    ],
)  # fmt: skip
def test_a_line_is_read(plan: Plan, line: str, text: str, parts: list[tuple[str, str]]) -> None:
    found = caught(plan, line, labels())

    assert found.text == text
    assert [(part.key, part.value or part.said) for part in found.parts] == parts


def test_a_measure_comes_after_the_measure_or_into_the_section(plan: Plan) -> None:
    for at, parent, row in (("M1", "A", 1), ("B", "B", 0), ("gone", "plan", 2)):
        changes = capture(plan, caught(plan, "Adopt @MJ !2028 #3d", labels()), at)
        node = measure_of(changes)
        after = apply_all(plan, changes)
        assert_whole(after)
        assert after.parents[node] == parent and after.row(node) == row
        held = after.nodes[node]
        assert (plain(held.get("text")), held.get("lead"), held.get("end")) == (
            "Adopt",
            "j",
            "2028",
        )
        assert held.get("provisions") == "OP3d"


def test_a_new_body_joins_the_directory_once(plan: Plan) -> None:
    line = '@"Border Guard" Train @Border staff @"Border Guard"'
    changes = capture(plan, caught(plan, line, labels()), "B")
    after = apply_all(plan, changes)

    names = [after.get(body, "name") for body in after.bodies]
    assert names == [CUSTOMS, JUSTICE, "Border Guard", "Border"]
    assert len(after.get(measure_of(changes), "lead").split(",")) == 2


def test_a_line_without_a_text_adds_nothing(plan: Plan) -> None:
    assert capture(plan, caught(plan, "@New !2028", labels()), "B") == []


@given(st.text("ab@!#\"'“ 23d()Q.\u0661", max_size=24))
def test_any_line_makes_a_whole_plan(line: str) -> None:
    plan = grow("s A\n  m M1\n")
    changes = capture(plan, caught(plan, line, labels()), "A")
    after = apply_all(plan, changes)
    assert_whole(after)
    assert apply_all(after, [one.inverse() for one in reversed(changes)]) == plan


def test_bodies_are_completed_at_the_cursor(plan: Plan) -> None:
    assert bodies_like(plan, "cus") == ["c"] and bodies_like(plan, "m") == ["j"]
    assert typing_body("Train @cu", 9) == (7, "cu")
    assert typing_body("Train @cu now", 13) == (7, "cu now")
    assert typing_body("a@b", 3) is None and typing_body("Train", 5) is None
    assert with_body("Train @cu", 9, CUSTOMS) == (f'Train @"{CUSTOMS}" ', 33)
    assert with_body('Train @"cu" all', 10, "SCC") == ("Train @SCC all", 11)
