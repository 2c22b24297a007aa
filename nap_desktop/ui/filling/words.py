"""The words of the filling: where a cell stands, what is entered there, why text was left out."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from nap_desktop.framework.coverage import OTHER, line_of
from nap_desktop.framework.provisions import label
from nap_desktop.plan.coverage import LAW, Cell
from nap_desktop.plan.dates import print_date
from nap_desktop.plan.labels import labels
from nap_desktop.plan.text import plain
from nap_desktop.plan.tree import Node
from nap_desktop.services.form_filling import DIFFERS, NEW


def tr(text: str) -> str:
    """Return a text of the filling in the language of the screen."""
    return QCoreApplication.translate("filling", text)


def row_words(cell: Cell) -> str:
    """Return the paragraph and row of a cell: "OP 2 · Manufacture / produce"."""
    line = line_of(cell.place)
    if line is None:
        return cell.place
    group = label(line.group) if line.group != OTHER else tr("Later resolutions")
    return " · ".join(filter(None, (group, line.label)))


def cell_words(cell: Cell) -> str:
    """Return the kind of weapons and the column of a cell: "Nuclear · Legal framework"."""
    known = labels()
    category = known.choice("category", cell.category) if cell.category else ""
    return " · ".join(filter(None, (category, known.choice("column", cell.column))))


def entries_words(entries: Iterable[Node]) -> str:
    """Return what is entered in a cell, a line for each entry."""
    return "\n".join(map(_entry, entries))


def _entry(entry: Node) -> str:
    note = " ".join(plain(entry.get("note")).split())
    if entry.get("standing") == LAW:
        said = _law(entry)
    else:
        parts = (labels().choice("standing", entry.get("standing")), entry.get("reason"))
        said = ": ".join(filter(None, parts))
    return f"{said} ({note})" if note else said


def _law(entry: Node) -> str:
    number, article = entry.get("law_number"), entry.get("law_article")
    parts = (
        entry.get("law_title") or tr("Law cited, without a title"),
        tr("No. {number}").format(number=number) if number else "",
        print_date(entry.get("law_date")) if entry.get("law_date") else "",
        tr("art. {article}").format(article=article) if article else "",
    )
    return ", ".join(filter(None, parts))


def state_words(state: str, is_ticked: bool) -> str:
    """Return what becomes of a cell."""
    if state == NEW:
        return tr("+ Filled") if is_ticked else tr("– Left as it is")
    if state == DIFFERS:
        return tr("≠ Written over") if is_ticked else tr("≠ The plan's is kept")
    return tr("= There already")


def reason_words(reason: str) -> str:
    """Return why a text of a form is in no cell."""
    known = {
        "no_row": tr("no row of the checklist"),
        "no_cell": tr("no such cell in the coverage"),
        "not_a_form": tr("table without answers"),
        "outside": tr("not in a table"),
        "measures": tr("numbers of measures"),
        "comment": tr("comment"),
        "deleted": tr("deleted in the file (tracked change)"),
        "moved": tr("moved away (tracked change)"),
        "hidden": tr("hidden in the file"),
        "header": tr("head of a page"),
        "footer": tr("foot of a page"),
    }
    return known.get(reason, tr("no place for it in the coverage"))
