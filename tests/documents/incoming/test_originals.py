"""Each imported item keeps the words that it came from, in full, with their place in the document."""

from __future__ import annotations

from nap_desktop.documents.incoming.interpret.draft import Choices
from nap_desktop.documents.incoming.interpret.interpret import interpret
from nap_desktop.documents.incoming.interpret.originals import with_originals
from nap_desktop.documents.incoming.source import Source
from nap_desktop.plan.open_format import from_open, to_open
from nap_desktop.plan.text import decode, plain
from nap_desktop.plan.tree import ORIGINALS, Node, Plan
from tests.documents.incoming import museum
from tests.documents.incoming.large import large
from tests.documents.incoming.museum import TITLE, cell, document, line, table

_LONG = "Train the officers of every border post " * 60


def made(source: Source, choices: Choices | None = None) -> Plan:
    chosen = choices or Choices()
    return with_originals(source, interpret(source, chosen), chosen).plan


def originals(plan: Plan, kind: str) -> list[list[Node]]:
    return [[plan.nodes[one] for one in plan.under(node, ORIGINALS)] for node in plan.of_kind(kind)]


def borders() -> Source:
    return document(
        line("Plan of action 1540", TITLE),
        line("Borders", museum.H1),
        table(["No", "Measure", "Responsible", "Deadline", "Result"],
              [cell("Laws", 5)],
              ["1", _LONG, "Customs", "2024", "-"],
              ["2", cell("Buy radios"), cell("Guards", rows=2), "2025", "Radios"],
              ["3", "Buy cars", "2026", ""], header=1),
    )  # fmt: skip


def test_a_row_is_kept_in_full_under_the_heads_of_its_columns() -> None:
    [[one], *_] = originals(made(borders()), "measure")

    assert plain(one.get("text")).split("\n") == [
        "No: 1", f"Measure: {_LONG.strip()}", "Responsible: Customs", "Deadline: 2024", "Result: -",
    ]  # fmt: skip
    assert [one.get(key) for key in ("document", "table", "row", "heading")] == [
        "plan.docx", "1", "3", "Laws",
    ]  # fmt: skip


def test_a_cell_that_is_merged_downward_is_in_the_words_of_each_row() -> None:
    found = originals(made(borders()), "measure")

    assert "Responsible: Guards" in plain(found[1][0].get("text"))
    assert "Responsible: Guards" in plain(found[2][0].get("text"))


def test_a_heading_keeps_its_paragraph() -> None:
    [[one], *_] = originals(made(borders()), "section")

    assert plain(one.get("text")) == "Borders" and one.get("paragraph") == "2"


def test_words_that_went_nowhere_are_set_apart_from_those_that_were_taken() -> None:
    source = document(
        line("Plan of action 1540", TITLE),
        table(["Measure", "Lead", "Deadline"],
              ["Draft a law\nPublish it", "Justice", "2024"], ["Train", "Guards", "2025"], header=1),
    )  # fmt: skip
    plan = made(source)
    spans = [
        (span.text, span.italic)
        for one in originals(plan, "measure")[0]
        for paragraph in decode(one.get("text")).paragraphs
        for span in paragraph.spans
    ]

    assert ("Justice", False) in spans and all(not italic for _, italic in spans)


def test_originals_survive_the_open_format() -> None:
    plan = made(borders())

    assert from_open(to_open(plan)) == plan


def test_every_measure_of_a_large_document_has_its_words() -> None:
    plan = made(large(300))

    assert all(len(held) == 1 for held in originals(plan, "measure"))
