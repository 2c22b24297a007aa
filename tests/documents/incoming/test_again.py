"""A document understood again after corrections is what it would be if it were read anew."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nap_desktop.documents.incoming.interpret.draft import Choices
from nap_desktop.documents.incoming.interpret.interpret import interpret
from nap_desktop.documents.incoming.interpret.memory import Memory
from nap_desktop.documents.incoming.source import Source
from nap_desktop.services.importing import FIELDS
from tests.documents.incoming import museum
from tests.documents.incoming.large import large
from tests.documents.incoming.museum import TITLE, cell, document, line, table

_CELLS = (
    "1", "2.1", "Draft a law\nPublish it", "Train the guards", "Ministry of Justice, Customs", "IAEA",
    "Customs Administration (CA)", "CA", "2024", "ongoing", "by the end of 2025", "OP 3(c) and (d)",
    "10 000 USD", "Responsible: Customs; Deadline: 2024", "a) first;\nb) second", "-",
    "high", "N, C", "",
)  # fmt: skip
_HEADS = ("No", "Measure", "Responsible", "Partners", "Deadline", "Result", "Champion", "Basis")


@st.composite
def tables_of_measures(draw: st.DrawFn) -> Source:
    """Return one or two tables with one header, some of their cells merged downward."""
    width = draw(st.integers(3, 6))
    head = draw(st.permutations(_HEADS))[:width]
    made = []
    for _ in range(draw(st.integers(1, 2))):
        rows: list[list[str | museum.Cell]] = [list(head)]
        for _ in range(draw(st.integers(1, 5))):
            rows.append([draw(st.sampled_from(_CELLS)) for _ in range(width)])
        if len(rows) > 2 and draw(st.booleans()):
            rows[1][0] = cell("Laws", rows=2)
            rows[2] = rows[2][1:]
        made.append(table(*rows, header=1))
    return document(line("Plan of action 1540", TITLE), *made)


def corrections(source: Source) -> st.SearchStrategy[Choices]:
    """Return choices for a source, of columns above all."""
    prints = sorted(interpret(source).headers) or ["none"]
    columns = st.dictionaries(st.integers(0, 5), st.sampled_from(FIELDS), min_size=1, max_size=3)
    return st.builds(
        Choices,
        columns=st.dictionaries(st.sampled_from(prints), columns, max_size=2),
        roles=st.dictionaries(
            st.sampled_from(("b1/1", "b1/2", "b2/1")),
            st.sampled_from(("heading 1", "measure", "text", "left_out")),
            max_size=2,
        ),
        splits=st.frozensets(st.sampled_from(("b1/1.0", "b1/1.1", "b1/2.1")), max_size=2),
        bodies=st.dictionaries(st.sampled_from(("ca", "customs")), st.just("Customs"), max_size=1),
    )


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_draft_with_a_memory_is_the_draft_without_one(data: st.DataObject) -> None:
    source = data.draw(tables_of_measures())
    memory = Memory()
    interpret(source, memory=memory)
    for chosen in data.draw(st.lists(corrections(source), min_size=1, max_size=4)):
        assert interpret(source, chosen, memory) == interpret(source, chosen)
    assert interpret(source, memory=memory) == interpret(source)


@pytest.mark.parametrize("field", FIELDS)
def test_a_column_that_becomes_each_field_is_read_as_if_for_the_first_time(field: str) -> None:
    source, memory = large(120), Memory()
    print_ = next(iter(interpret(source, memory=memory).headers))

    for column in range(6):
        chosen = Choices(columns={print_: {column: field}})
        assert interpret(source, chosen, memory) == interpret(source, chosen)


def test_two_columns_of_one_field_are_both_in_the_measure() -> None:
    source = document(
        line("Plan of action 1540", TITLE),
        table(["Measure", "Details", "Lead", "Deadline"],
              ["Draft a law", "On borders", "Justice", "2024"], ["Train", "All", "Guards", "2025"]),
    )  # fmt: skip
    print_ = next(iter(interpret(source).headers))
    plan = interpret(source, Choices(columns={print_: {1: "text"}})).plan

    assert "On borders" in plan.get(plan.of_kind("measure")[0], "text")


def test_a_column_of_dates_that_a_person_took_away_is_not_found_again() -> None:
    source = large(10)
    print_ = next(iter(interpret(source).headers))
    plan = interpret(source, Choices(columns={print_: {4: ""}})).plan

    assert all("end" not in plan.nodes[one].fields for one in plan.of_kind("measure"))
