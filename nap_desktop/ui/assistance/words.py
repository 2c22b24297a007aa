"""The rows that requests and measures in need are shown as."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from nap_desktop.plan import assistance
from nap_desktop.plan.dates import print_date
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import body_name, labels, title, title_in_full
from nap_desktop.plan.numbering import numbers
from nap_desktop.plan.schema import codes, field_of
from nap_desktop.plan.tree import REQUESTS, Plan
from nap_desktop.ui.widgets.chips import Thing
from nap_desktop.ui.widgets.rows_view import Cell, Row

translate = QCoreApplication.translate

# The shapes of status_mark.py for how a request stands: by form, not by colour.
_SHAPES = {assistance.NOT_SENT: "not_begun", assistance.SENT: "under_way"}


def standing_words(code: str) -> str:
    """Return the word for how a request stands."""
    return {
        assistance.NOT_SENT: translate("assistance", "Not sent"),
        assistance.SENT: translate("assistance", "Sent, no answer yet"),
        assistance.ANSWERED: translate("assistance", "Answered"),
    }[code]


def request_name(plan: Plan, request: NodeId) -> str:
    """Return the subject of a request, or what stands for one that is missing."""
    return title(plan, request) or translate("assistance", "Request without a subject")


def request_rows(plan: Plan) -> list[Row]:
    """Return subject, number of measures, day of asking and standing of all requests."""
    rows: list[Row] = []
    for one in plan.under(plan.root, REQUESTS):
        code = assistance.standing(plan, one)
        cells = (
            Cell(request_name(plan, one)),
            Cell(str(len(assistance.measures_of(plan, one)))),
            Cell(print_date(plan.get(one, "asked")) or "–"),
            Cell(standing_words(code), _SHAPES.get(code, "completed")),
        )
        rows.append(Row(one, cells))
    return rows


def need_rows(plan: Plan) -> list[Row]:
    """Return number, measure, kinds of help and lead body of the measures in no request."""
    printed, words = numbers(plan), labels()
    rows: list[Row] = []
    for one in assistance.in_no_request(plan):
        held = plan.nodes[one]
        kinds = [
            words.choice("assistance_kind", code) for code in codes(held.get("assistance_kind"))
        ]
        leads = (plan.nodes.get(body) for body in codes(held.get("lead")))
        cells = (
            Cell(printed.get(one, "")),
            Cell(title_in_full(plan, one) or words.get("words", "untitled")),
            Cell(", ".join(kinds) or "–"),
            Cell(", ".join(node.get("short") or node.get("name") for node in leads if node)),
        )
        rows.append(Row(one, cells))
    return rows


def measures(plan: Plan) -> list[Thing]:
    """Return all measures to choose from, those that need help first."""
    printed = numbers(plan)
    first = assistance.in_need(plan)
    others = [one for one in plan.of_kind("measure") if one not in set(first)]
    return [
        Thing(one, f"{printed.get(one, '')} {title(plan, one)}".strip())
        for one in (*first, *others)
    ]


def bodies(plan: Plan) -> list[Thing]:
    """Return the bodies of the directory to choose from."""
    return [Thing(one, body_name(plan, one)) for one in plan.bodies]


def kinds(_: Plan) -> list[Thing]:
    """Return the kinds of help to choose from."""
    words = labels()
    return [Thing(code, words.choice("assistance_kind", code)) for code in assistance.KINDS]


def categories(_: Plan) -> list[Thing]:
    """Return the categories of weapons to choose from."""
    words = labels()
    known = field_of("request", "categories").choices
    return [Thing(code, words.choice("categories", code)) for code in known]
