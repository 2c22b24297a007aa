"""Places that are still to be written, found by words of several languages and by signs."""

from __future__ import annotations

import pytest

from nap_desktop.plan import edits
from nap_desktop.plan.change import apply_all
from nap_desktop.plan.text import rich
from nap_desktop.plan.todos import Todo, around, todos
from tests.plan.plans import grow


@pytest.mark.parametrize(
    "text",
    [
        "TODO: ask Customs",
        "todo ask Customs",
        "Adopt the law No. […] of 2027",
        "Adopt the law No. [...]",
        "by ???",
        "Signed on ____ 2027",
        "À FAIRE avant vendredi",
        "à compléter par la douane",
        "Срок УТОЧНИТЬ",
        "经费待定。",
        "الميزانية قيد الإعداد",
        "Хугацааг ТОДРУУЛАХ",
        "Costs TBD.",
    ],
)
def test_marks_are_found(text: str) -> None:
    assert around(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Adopt the law [as amended]",
        "What is to do with stocks?",
        "Todos los ministerios",
        "уточнить порядок выдачи лицензий",
        "il reste à faire un inventaire",
        "ХИЙХИЙН тулд",
        "method and photodose",
        "Really?",
    ],
)
def test_everyday_words_are_no_marks(text: str) -> None:
    assert not around(text)


def test_items_and_open_comments_are_looked_through_in_reading_order() -> None:
    plan = grow("s A\n  m B\n  m C")
    plan = apply_all(plan, edits.set_field(plan, "C", "indicator", rich("Number: ???")))
    plan = apply_all(plan, edits.set_field(plan, "plan", "title", "Plan of […]"))
    made = edits.add(plan, "comment", "B", text=rich("TODO ask"))
    plan = apply_all(plan, made)
    (comment,) = plan.under("B", "discussion")

    assert [one[:3] for one in todos(plan)] == [
        ("plan", "title", "plan"),
        (comment, "text", "B"),
        ("C", "indicator", "C"),
    ]
    resolved = apply_all(plan, edits.set_field(plan, comment, "resolved", "1"))
    assert len(todos(resolved)) == 2


def test_long_texts_are_told_round_the_mark() -> None:
    told = around(f"{'word ' * 100}??? {'word ' * 100}")

    assert told.startswith("…") and told.endswith("…") and "???" in told and len(told) < 140
    assert Todo("a", "b", "c", told).words == told
