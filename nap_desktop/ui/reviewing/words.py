"""The rows that a review shows, and the words for a status, also for none."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from nap_desktop.plan import reviews
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import body_name, labels, title_in_full
from nap_desktop.plan.numbering import numbers
from nap_desktop.plan.schema import codes
from nap_desktop.plan.tree import Plan
from nap_desktop.ui.widgets.chips import Thing
from nap_desktop.ui.widgets.rows_view import Cell, Row

translate = QCoreApplication.translate


def status_words(code: str) -> str:
    """Return the word for a status; that for none yet for the empty code."""
    return labels().choice("status", code) if code else translate("reviewing", "Not yet reviewed")


def status_cell(code: str) -> Cell:
    """Return a status as shape and word."""
    return Cell(status_words(code), code)


def digits() -> str:
    """Return which digit key stands for which status, as one line."""
    words = (status_words(code) for code in reviews.STATUSES)
    return "   ".join(f"{place % 10} {word}" for place, word in enumerate(words, 1))


def status_of_digit(digit: int) -> str:
    """Return the status of a digit key: 1 to 9, then 0 for the tenth; empty where there is none."""
    place = (digit - 1) % 10
    return reviews.STATUSES[place] if place < len(reviews.STATUSES) else ""


def short_names(plan: Plan, value: str) -> str:
    """Return the short names of bodies."""
    held = (plan.nodes.get(body) for body in codes(value))
    return ", ".join(node.get("short") or node.get("name") for node in held if node)


def named(plan: Plan, measure: NodeId) -> str:
    """Return the words of a measure on one line."""
    return title_in_full(plan, measure) or labels().get("words", "untitled")


def measure_rows(
    plan: Plan, measures: Sequence[NodeId], earlier: str | None, name: str
) -> list[Row]:
    """Return number, measure, lead body, status in an earlier review and in this one."""
    printed = numbers(plan)
    rows: list[Row] = []
    for one in measures:
        was = reviews.status_in(plan, one, earlier) if earlier is not None else ""
        cells = (
            Cell(printed.get(one, "")),
            Cell(named(plan, one)),
            Cell(short_names(plan, plan.get(one, "lead"))),
            status_cell(was) if was else Cell("–"),
            status_cell(reviews.status_in(plan, one, name)),
        )
        rows.append(Row(one, cells))
    return rows


def moved_rows(plan: Plan, found: Sequence[reviews.Moved]) -> list[Row]:
    """Return number, measure, status before, status now."""
    printed = numbers(plan)
    return [
        Row(
            one.measure,
            (
                Cell(printed.get(one.measure, "")),
                Cell(named(plan, one.measure)),
                status_cell(one.before),
                status_cell(one.after),
            ),
        )
        for one in found
    ]


def bodies_at_work(plan: Plan) -> list[Thing]:
    """Return the bodies that lead or share a measure, in the directory's order."""
    named_in: set[str] = set()
    for measure in plan.of_kind("measure"):
        for key in ("lead", "partners"):
            named_in.update(codes(plan.get(measure, key)))
    return [Thing(body, body_name(plan, body)) for body in plan.bodies if body in named_in]


def review_name(name: str) -> str:
    """Return the name of a review, or what stands for a name that is missing."""
    return name or translate("reviewing", "Review without a name")
