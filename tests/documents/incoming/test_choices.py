# ruff: noqa: E501 - rows of tables stand on one line, as in a document
"""What a person corrects, and what the rest of the document learns from it."""

from __future__ import annotations

import json

import pytest

from nap_desktop.documents.incoming.interpret.draft import Choices
from nap_desktop.documents.incoming.interpret.interpret import interpret, line_look
from nap_desktop.documents.incoming.interpret.rows import row_look
from nap_desktop.documents.incoming.source import Grid, Line, Source
from nap_desktop.plan.text import plain
from tests.documents.incoming import museum
from tests.documents.incoming.museum import BOLD, TITLE, cell, document, line, table
from tests.documents.incoming.outlines import data_of, measures, outline


def two_tables() -> Source:
    """Return two tables with one header, of which the third column is called by no known word."""
    head = ["No", "Measure", "Champion", "Deadline"]
    return document(
        line("Plan of action 1540", TITLE),
        line("Laws", museum.H1),
        table(head, ["1", "Draft a law", "Justice", "2024"], ["2", "Publish it", "Printing works", "2025"]),
        line("Borders", museum.H1),
        table(head, ["3", "Train guards", "Guards", "2026"]),
    )  # fmt: skip


def grid(source: Source) -> Grid:
    return next(block for block in source.blocks if isinstance(block, Grid))


def test_a_column_that_a_person_named_is_named_in_all_tables_with_that_header() -> None:
    source = two_tables()
    print_ = next(iter(interpret(source).headers))
    choices = Choices(columns={print_: {2: "lead"}})

    assert not any("lead" in one for one in measures(source))
    assert [one["lead"] for one in measures(source, choices)] == [
        ["Justice"], ["Printing works"], ["Guards"],
    ]  # fmt: skip


def test_a_column_that_a_person_took_away_fills_nothing() -> None:
    source = museum.portuguese()
    print_ = next(iter(interpret(source).headers))

    found = measures(source, Choices(columns={print_: {5: ""}}))

    assert "result" not in found[0] and "Projecto de lei concluído" in found[0]["note"]


def test_a_row_that_is_a_heading_makes_headings_of_rows_that_look_alike() -> None:
    rows = [
        ["No", "Measure", "Lead", "Deadline"],
        [cell("A", shaded=True), cell("Laws", shaded=True), cell("Justice", shaded=True), "2024"],
        ["1", "Draft a law", "Justice", "2024"],
        [cell("B", shaded=True), cell("Borders", shaded=True), cell("Guards", shaded=True), "2025"],
        ["2", "Train guards", "Guards", "2025"],
    ]
    source = document(line("Plan of action 1540", TITLE), table(*rows))
    look = row_look(grid(source).rows[1], grid(source))

    found = outline(source, Choices(looks={look: "heading 1"}))

    assert [one.strip().split(" ")[0] for one in found] == [
        "objective", "measure", "objective", "measure",
    ]  # fmt: skip


def test_a_line_that_is_a_heading_makes_headings_of_lines_that_look_alike() -> None:
    italic = BOLD._replace(bold=False, italic=True, size=15.0)
    source = document(
        line("Plan of action 1540", TITLE),
        line("Introduction", museum.H1),
        line("Actions", museum.H1),
        line("Laws", italic),
        table(["No", "Measure", "Lead", "Deadline"], ["1", "Draft a law", "Justice", "2024"]),
        line("Borders", italic),
        table(["No", "Measure", "Lead", "Deadline"], ["2", "Train guards", "Guards", "2025"]),
    )
    laws = source.blocks[3]
    assert isinstance(laws, Line)

    found = outline(source, Choices(looks={line_look(laws): "heading 2"}))

    assert [one.strip() for one in found if "measure" not in one][2:] == [
        "section 2.1: Laws",
        "section 2.2: Borders",
    ]


def test_a_table_is_no_measures_if_a_person_says_so_and_measures_if_they_do() -> None:
    source = museum.decoys()
    places = {one.title or one.place: one for one in source.blocks if isinstance(one, Grid)}
    measures_at = next(
        place for place, one in places.items() if "Deadline" in str(one.rows[0].cells[3].blocks)
    )

    assert not measures(source, Choices(tables={measures_at: "other", "b7": "other"}))
    with_budget = measures(source, Choices(tables={"b7": "measures"}))
    assert len(with_budget) == 4


def test_rows_and_lines_are_left_out_and_made_text_at_their_place() -> None:
    source = museum.without_header()

    found = measures(source, Choices(roles={"b2/0": "left_out", "b2/1": "text"}))

    assert len(found) == 2
    data = data_of(source, Choices(roles={"b2/0": "left_out"}))
    assert {one["reason"] for one in data["findings"] if one["code"] == "left_out"} == {"chosen"}


def test_a_cell_is_split_where_a_person_says_so() -> None:
    source = document(
        line("Plan of action 1540", TITLE),
        table(["Measure", "Lead", "Deadline"],
              ["Draft a law\nPublish it", "Justice", "2024"], ["Train guards", "Guards", "2025"]),
    )  # fmt: skip
    assert len(measures(source)) == 2

    found = measures(source, Choices(splits=frozenset({"b1/1.0"})))

    assert [one["text"] for one in found] == ["Draft a law", "Publish it", "Train guards"]
    assert [one["lead"] for one in found][:2] == [["Justice"], ["Justice"]]


def test_two_names_of_one_body_are_one_body() -> None:
    source = two_tables()
    print_ = next(iter(interpret(source).headers))
    choices = Choices(columns={print_: {2: "lead"}}, bodies={"printing works": "Justice"})

    assert [one["lead"][0] for one in measures(source, choices)] == ["Justice", "Justice", "Guards"]


def test_fields_of_the_plan_are_what_a_person_says() -> None:
    data = data_of(two_tables(), Choices(plan={"state": "Republic of Somewhere", "language": "fr"}))

    assert data["draft"]["plan"]["state"] == "Republic of Somewhere"
    assert data["draft"]["plan"]["language"] == "fr"


def test_a_correction_keeps_the_ids_of_what_it_does_not_touch() -> None:
    source = museum.without_header()
    before = {one["id"] for one in data_of(source)["draft"]["items"][0]["items"]}

    data = data_of(source, Choices(roles={"b2/0": "left_out"}))["draft"]
    after = {one["id"] for one in data["items"][0]["items"]}

    assert after < before and len(after) == 3


def test_choices_survive_a_file() -> None:
    choices = Choices(
        roles={"b1": "heading 2"}, looks={"row 4: 1,1": "text"}, columns={"no|measure": {1: "text", 2: ""}},
        tables={"b2": "other"}, headers={"b2": 2}, splits=frozenset({"b2/1.0"}),
        bodies={"moj": "Ministry of Justice"}, plan={"title": "Plan"},
    )  # fmt: skip

    assert Choices.from_data(json.loads(json.dumps(choices.to_data()))) == choices


@pytest.mark.parametrize("data", [None, [], {"roles": 1}, {"columns": {"a": 3}}, {"splits": "b1"}])
def test_choices_of_another_form_are_refused(data: object) -> None:
    with pytest.raises(ValueError):
        Choices.from_data(data)


def test_a_row_goes_into_the_item_that_a_person_gave_it_to() -> None:
    source = two_tables()

    found = interpret(source, Choices(roles={"b2/2": "into b2/1"})).plan
    texts = [plain(found.get(one, "text")) for one in found.of_kind("measure")]
    assert texts == ["Draft a law\nPublish it", "Train guards"]

    under = interpret(source, Choices(roles={"b2/2": "into b1"})).plan
    assert "Publish it" in plain(under.get(under.of_kind("section")[0], "text"))


def test_a_row_whose_item_is_gone_is_listed() -> None:
    data = data_of(two_tables(), Choices(roles={"b2/2": "into b9"}))

    told = [one["text"] for one in data["findings"] if one["code"] == "left_out"]
    assert "Publish it" in told


def test_a_line_goes_into_a_measure_of_a_table() -> None:
    source = document(
        line("Plan of action 1540", TITLE),
        table(["Measure", "Lead", "Deadline"], ["Draft a law", "Justice", "2024"], ["Train", "Guards", "2025"]),
        line("The law covers brokering too and everything else."),
    )  # fmt: skip
    plan = interpret(source, Choices(roles={"b2": "into b1/1"})).plan

    assert "brokering too" in plain(plan.get(plan.of_kind("measure")[0], "text"))
