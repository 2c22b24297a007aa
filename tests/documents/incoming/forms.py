# ruff: noqa: E501 - rows of tables stand on one line, as in a document
"""Forms in the manner of the matrix as States return them, in our own words; one manner each."""

from __future__ import annotations

from nap_desktop.documents.incoming.source import Source
from tests.documents.incoming.museum import H1, cell, document, line, table


def one_weapon() -> Source:
    """Return a form in English: a table for nuclear weapons, answers and sources in turn."""
    return document(
        line("Republic of Exampleland"),
        line("OP 2 - Nuclear weapons (NW)", H1),
        table(
            ["No.", "Does national legislation forbid to …?", cell("Legal framework", 2), cell("Enforcement", 2), "Remarks"],
            ["", "", "Yes", "Source document", "Yes", "Source document", ""],
            ["1", "manufacture/produce", "X", "Penal Code, art. 12\nAtomic Energy Act", "?", "", "Bill before parliament"],
            ["2", "acquire", "X", "", "NA", "no such items", ""],
            ["3", "possess", "", "", "", "", ""],
            ["4", "keep as pets", "X", "Zoo Act", "", "", ""],
            ["5", "use", "Criminal Code 2003", "", "X", "Criminal Code 2003", ""],
            header=2,
        ),
    )  # fmt: skip


def three_weapons() -> Source:
    """Return a form in French: the three kinds of weapons side by side, a row that heads others."""
    return document(
        line("Paragraphe 3 a) et b) du dispositif", H1),
        table(
            ["Question", cell("Cadre juridique national", 3), cell("Sanctions", 3), "Observations"],
            ["", "AN", "AC", "AB", "AN", "AC", "AB", ""],
            [cell("Paragraphe 3 b)", 8)],
            ["Protection physique", "X", "X", "?", "X", "", "NA", "Loi no 4"],
            ["Fiabilité du personnel", "", "", "", "", "", "", "à l'étude"],
            header=2,
        ),
    )  # fmt: skip


def russian() -> Source:
    """Return a form in Russian: treaties with one answer, then paragraphs themselves."""
    return document(
        line("п. 1 и смежные вопросы", H1),
        table(
            ["№", "Документ или вопрос", "Да", "Соответствующая информация", "Примечания"],
            ["1", "Конвенция о химическом оружии", "Х", "Ратифицирована 3 мая 2003 г.", ""],
            ["2", "Женевский протокол 1925 года", "н/п", "", ""],
            header=1,
        ),
        line("Пункты постановляющей части", H1),
        table(
            ["Положение", "Законодательство", "Применение"],
            ["п. 3 d)", "X", "?"],
            header=1,
        ),
    )  # fmt: skip


def spanish() -> Source:
    """Return a form in Spanish of export controls, whose table names the weapons in its title row."""
    return document(
        line("Párrafo 3 c) y d)", H1),
        table(
            [cell("Armas biológicas", 3)],
            ["Medida", "Legislación nacional", "Cumplimiento"],
            ["Control fronterizo", "Sí", "Sí, Ley de Aduanas"],
            ["Control del tránsito", "?", ""],
            ["Otros", "Reglamento 7", ""],
        ),
    )  # fmt: skip
