"""An invented earlier plan as a Word file, for tests that need one."""

from __future__ import annotations

from pathlib import Path

_HEAD = ("No.", "Measure", "Responsible", "Deadline", "Expected result")
_ROWS = (
    ("Borders",),
    (
        "1.1",
        "Train officers at all crossings",
        "Customs Service; Border Guard",
        "Q2 2018",
        "40 trained",
    ),
    ("1.2", "Buy two scanners", "Customs Service", "2019", "Scanners in use"),
    ("Exports",),
    ("2.1", "Adopt a control list", "Ministry of Economy", "30.06.2018", "List in force"),
    ("2.2", "Inform traders", "Ministry of Economy", "annually", "Two seminars"),
)


def earlier_plan(path: Path, first: str = "") -> None:
    """Write a plan of four measures in one table with two task rows; `first` is the first of them.

    Lines of `first` become paragraphs of their own.
    """
    from docx import Document

    made = Document()
    made.add_paragraph("Republic of Varlandia")
    made.add_paragraph("National Action Plan on resolution 1540 (2016-2020)", style="Title")
    table = made.add_table(rows=1 + len(_ROWS), cols=len(_HEAD))
    for at, words in enumerate(_HEAD):
        table.cell(0, at).text = words
    for row, cells in enumerate(_ROWS, 1):
        if len(cells) == 1:
            table.cell(row, 0).merge(table.cell(row, len(_HEAD) - 1)).text = cells[0]
            continue
        for at, words in enumerate(cells):
            table.cell(row, at).text = words
    if first:
        cell = table.cell(2, 1)
        cell.text, *more = first.split("\n")
        for words in more:
            cell.add_paragraph(words)
    made.save(str(path))
