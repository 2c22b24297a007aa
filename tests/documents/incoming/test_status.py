"""Columns of status in an earlier plan: an entry of a review where a word or a date says so."""

from __future__ import annotations

import pytest

from nap_desktop.documents.incoming.interpret.interpret import interpret
from nap_desktop.documents.incoming.interpret.values import status
from nap_desktop.plan.text import plain
from nap_desktop.plan.tree import PROGRESS
from tests.documents.incoming.museum import TITLE, document, line, table


@pytest.mark.parametrize(
    ("text", "code", "rest"),
    [
        ("Completed", "completed", ""),
        ("Completed: law No. 5 adopted", "completed", "law No. 5 adopted"),
        ("Partly completed, two of three posts", "under_way", "two of three posts"),
        ("Не выполнено", "not_begun", ""),
        ("Выполнено в 2018 г.", "completed", "в 2018 г."),
        ("En cours – projet déposé", "under_way", "projet déposé"),
        ("Aplazado", "postponed", ""),
        ("已完成，已公布", "completed", "，已公布"),
        ("Donegal posts were equipped", "", "Donegal posts were equipped"),
        ("Two posts equipped", "", "Two posts equipped"),
    ],
)
def test_a_text_that_begins_with_a_status_is_parted(text: str, code: str, rest: str) -> None:
    assert status(text) == (code, rest)


def test_a_column_of_status_makes_entries_of_a_review() -> None:
    source = document(
        line("Plan of action 1540", TITLE),
        table(["Measure", "Lead", "Deadline", "Status"],
              ["Draft a law", "Justice", "2024", "Completed: law No. 5"],
              ["Train guards", "Guards", "2025", "two courses held"],
              ["Buy radios", "Guards", "2025", ""], header=1),
    )  # fmt: skip
    plan = interpret(source).plan
    first, second, third = plan.of_kind("measure")

    [entry] = [plan.nodes[one] for one in plan.under(first, PROGRESS)]
    assert entry.get("status") == "completed" and entry.get("review") == "Status"
    assert plain(entry.get("text")) == "law No. 5"
    assert not plan.under(second, PROGRESS)
    assert plain(plan.get(second, "note")) == "Status: two courses held"
    assert not plan.under(third, PROGRESS)


def test_a_date_in_the_head_or_in_the_cell_is_the_day_of_the_entry() -> None:
    source = document(
        line("Plan of action 1540", TITLE),
        table(["Measure", "Lead", "Deadline", "Status (as of 1 June 2018)"],
              ["Draft a law", "Justice", "2024", "two readings held"],
              ["Train guards", "Guards", "2025", "Completed"], header=1),
    )  # fmt: skip
    plan = interpret(source).plan
    held = [plan.nodes[plan.under(one, PROGRESS)[0]] for one in plan.of_kind("measure")]

    assert [one.get("at") for one in held] == ["2018-06-01", "2018-06-01"]
    assert (
        plain(held[0].get("text")) == "two readings held" and held[1].get("status") == "completed"
    )
