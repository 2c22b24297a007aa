"""How a round of concurrence stands, as rows to show."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication

from nap_desktop.plan import concurrence
from nap_desktop.plan import text as rich_text
from nap_desktop.plan.dates import last_day, print_date
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import body_name, labels, title
from nap_desktop.plan.numbering import numbers
from nap_desktop.plan.schema import codes, field_of
from nap_desktop.plan.tree import Plan
from nap_desktop.ui.widgets.rows_view import Cell, Row

ANSWERS = ("", *field_of("concurrence", "answer").choices)
DECISIONS = ("", *field_of("remark", "decision").choices)
LATE = "late"
# The shapes of status_mark.py for answers and decisions: by form, not by colour.
_SHAPES = {
    "": "",
    LATE: "postponed",
    concurrence.WITHOUT_REMARKS: "completed",
    concurrence.WITH_REMARKS: "under_way",
    concurrence.OBJECTION: "dropped",
    concurrence.ACCEPTED: "completed",
    concurrence.PARTLY: "under_way",
    concurrence.NOT_ACCEPTED: "dropped",
}

translate = QCoreApplication.translate


def shape_of(code: str) -> str:
    """Return the shape of an answer or a decision; that of none yet for the empty code."""
    return _SHAPES.get(code, "")


def answer_words(code: str) -> str:
    """Return the word for an answer, also for none yet and for one that is late."""
    match code:
        case "":
            return translate("concurrence", "No answer yet")
        case "late":
            return translate("concurrence", "Answer overdue")
        case _:
            return labels().choice("answer", code)


def decision_words(code: str) -> str:
    """Return the word for a decision, also for none yet."""
    return labels().choice("decision", code) if code else translate("concurrence", "Not decided")


def answer_now(plan: Plan, entry: NodeId, today: datetime.date) -> str:
    """Return the answer of an entry; LATE if there is none and its day is past."""
    held = plan.nodes[entry]
    given, due = held.get("answer"), last_day(held.get("due"))
    return LATE if not given and due is not None and due < today else given


def body_rows(plan: Plan, name: str, today: datetime.date) -> list[Row]:
    """Return the bodies asked in a round: name, sent on, due, returned on, answer, remarks."""
    counted = Counter(_body_of(plan, remark) for _, remark in concurrence.remarks(plan))
    rows: list[Row] = []
    for one in concurrence.asked(plan, name):
        if one.entry is None:
            continue
        held = plan.nodes[one.entry]
        code = answer_now(plan, one.entry, today)
        sent, due, returned = (short_date(held.get(key)) for key in ("sent", "due", "returned"))
        remarks = counted[one.body]
        cells = (
            Cell(named(plan, one.body)),
            Cell(sent),
            Cell(due, None, code == LATE),
            Cell(returned),
            Cell(answer_words(code), shape_of(code), code == LATE),
            Cell(str(remarks) if remarks else "–"),
        )
        rows.append(Row(one.entry, cells))
    return rows


def short_date(value: str) -> str:
    """Return a date for a narrow column: 30.06.2027, as it is typed; others as they are written."""
    if len(value) == len("2027-06-30"):
        return ".".join(reversed(value.split("-")))
    return print_date(value)


def named(plan: Plan, body: NodeId) -> str:
    """Return a body's name, or what stands for a name that is missing."""
    return body_name(plan, body) or labels().get("words", "untitled")


def _body_of(plan: Plan, remark: NodeId) -> NodeId:
    return next(iter(codes(plan.get(remark, "body"))), "")


def remark_rows(plan: Plan, wanted: Callable[[NodeId], bool]) -> list[Row]:
    """Return the remarks that are wanted: item, body, remark, decision; in reading order."""
    printed = numbers(plan)
    return [
        Row(
            remark,
            (
                Cell(item_name(plan, item, printed)),
                Cell(short_name(plan, _body_of(plan, remark))),
                Cell(one_line(rich_text.plain(plan.get(remark, "text")))),
                Cell(
                    decision_words(plan.get(remark, "decision")),
                    shape_of(plan.get(remark, "decision")),
                ),
            ),
        )
        for item, remark in concurrence.remarks(plan)
        if wanted(remark)
    ]


def item_name(plan: Plan, item: NodeId, printed: Mapping[NodeId, str] | None = None) -> str:
    """Return number and title of an item; the plan itself is called so."""
    if item == plan.root:
        return translate("concurrence", "The plan as a whole")
    known = numbers(plan) if printed is None else printed
    words = title(plan, item) or labels().get("words", "untitled")
    return f"{known.get(item, '')} {words}".strip()


def short_name(plan: Plan, body: NodeId) -> str:
    """Return the short form of a body, else its name; empty for none."""
    node = plan.nodes.get(body)
    return (node.get("short") or node.get("name")) if node else ""


def one_line(text: str) -> str:
    """Return a text on one line."""
    return " ".join(text.split())


def summary(plan: Plan, name: str, today: datetime.date) -> str:
    """Return how many bodies gave each answer in a round, as one line."""
    entries = [one.entry for one in concurrence.asked(plan, name) if one.entry]
    counted = Counter(answer_now(plan, entry, today) for entry in entries)
    parts = [translate("concurrence", "Asked {count}").format(count=len(entries))]
    words = {code: answer_words(code).lower() for code in (*ANSWERS[1:], "")}
    words[LATE] = translate("concurrence", "overdue")
    parts += [f"{said} {counted[code]}" for code, said in words.items() if counted[code]]
    return " · ".join(parts)


def item_names(plan: Plan) -> list[tuple[NodeId, str]]:
    """Return everything that a remark may be about, with its name, in reading order."""
    printed = numbers(plan)
    items = (plan.root, *plan.walk())
    return [(item, item_name(plan, item, printed)) for item in items]
