"""What the coverage says in words: states of cells, names of columns, counts of paragraphs."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject

from nap_desktop.framework.coverage import OTHER, Line
from nap_desktop.framework.provisions import label
from nap_desktop.plan.coverage import DISCUSSED, NOT_APPLICABLE, UNCLEAR, Cell
from nap_desktop.plan.dates import print_date
from nap_desktop.plan.labels import labels
from nap_desktop.plan.tree import Node
from nap_desktop.services.coverage import Counts, State

translate = QCoreApplication.translate


class _Counted(QObject):
    """What has a plural: a language finds its form by the count."""

    def measures(self, count: int) -> str:
        """Return how many measures."""
        return self.tr("%n measure(s)", "", count)

    def planned(self, count: int) -> str:
        """Return how many measures are planned."""
        return self.tr("%n measure(s) planned", "", count)

    def laws(self, count: int) -> str:
        """Return how many laws are cited."""
        return self.tr("%n law(s) cited", "", count)


def column(code: str) -> str:
    """Return the name of a column of a category."""
    return {
        "framework": translate("coverage", "Legal framework"),
        "enforcement": translate("coverage", "Enforcement"),
        "adherence": translate("coverage", "Adherence"),
        "information": translate("coverage", "Information"),
    }[code]


def category(code: str) -> str:
    """Return the name of a category; empty for none."""
    return labels().choice("category", code) if code else ""


def standing(code: str) -> str:
    """Return what was entered, in short."""
    return {
        "": translate("coverage", "not discussed"),
        DISCUSSED: translate("coverage", "discussed"),
        UNCLEAR: translate("coverage", "unclear"),
        NOT_APPLICABLE: translate("coverage", "not applicable"),
    }[code]


def short(state: State) -> str:
    """Return what a cell says in two or three words: "2 measures · law"."""
    said = []
    if state.measures:
        said.append(_Counted().measures(state.measures))
    if state.laws and said:
        said.append(translate("coverage", "law"))
    elif state.laws == 1 or (state.laws and state.standing not in ("", DISCUSSED)):
        said.append(translate("coverage", "law cited"))
    elif state.laws:
        said.append(_Counted().laws(state.laws))
    if state.standing and not (said and state.standing == DISCUSSED):
        said.append(standing(state.standing))
    return " · ".join(said) or standing("")


def in_full(state: State) -> str:
    """Return all that stands in a cell, for the panel and for screen readers."""
    said = []
    if state.measures:
        form = _Counted().planned(state.measures)
        said.append(form)
    if state.laws:
        said.append(_Counted().laws(state.laws))
    if state.standing or not said:
        said.append(standing(state.standing))
    return ", ".join(said)


def title(line: Line) -> str:
    """Return the words of a line without its number."""
    if line.group == OTHER and line.is_group:
        return translate("coverage", "Later resolutions")
    return line.label


def number(line: Line) -> str:
    """Return the printed number of a paragraph; empty for a row."""
    return label(line.code) if line.is_group and line.group != OTHER else ""


def place(line: Line, cell: Cell) -> str:
    """Return where a cell stands: "OP 2 · Nuclear · Legal framework"."""
    number_ = label(line.group) if line.group != OTHER else title(line)
    return " · ".join(filter(None, (number_, category(cell.category), column(cell.column))))


def counts(found: Counts) -> str:
    """Return the counts of a paragraph: "3 measures, 2 laws cited, 12 not discussed"."""
    said = [_Counted().measures(found.measures)]
    if found.laws:
        said.append(_Counted().laws(found.laws))
    for count, word in (
        (found.unclear, translate("coverage", "{count} unclear")),
        (found.not_applicable, translate("coverage", "{count} not applicable")),
        (found.not_discussed, translate("coverage", "{count} not discussed")),
    ):
        if count:
            said.append(word.format(count=count))
    return ", ".join(said)


def law(entry: Node) -> str:
    """Return a law as it is cited: "Criminal Code, No. 12-Z, June 2019, art. 7"."""
    title_ = entry.get("law_title") or translate("coverage", "Law without a title")
    said = [title_]
    if number_ := entry.get("law_number"):
        said.append(translate("coverage", "No. {number}").format(number=number_))
    if date := entry.get("law_date"):
        said.append(print_date(date))
    if article := entry.get("law_article"):
        said.append(translate("coverage", "art. {article}").format(article=article))
    return ", ".join(said)
