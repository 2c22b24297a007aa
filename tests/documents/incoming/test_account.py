# ruff: noqa: E501 - a table of words
"""Whatever a document holds, each of its characters is in the plan or listed, and the plan is one."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nap_desktop.base.errors import NapError
from nap_desktop.documents.incoming.docx.read import read_docx
from nap_desktop.documents.incoming.interpret.draft import Choices, draft_json, listed
from nap_desktop.documents.incoming.interpret.interpret import interpret
from nap_desktop.documents.incoming.interpret.memory import Memory
from nap_desktop.documents.incoming.source import (
    PLAIN,
    Block,
    Grid,
    LeftOut,
    Look,
    Remark,
    Source,
    accounted,
    count,
)
from nap_desktop.plan.open_format import from_open
from tests.documents.incoming.large import large
from tests.documents.incoming.museum import BOLD, H1, TITLE, Cell, cell, document, line, table

_WORDS = (
    "Plan of action 1540", "Objective 1. Laws", "1.1 Draft the law", "Responsible: Customs; Deadline: 2024",
    "Measure", "Responsible", "Deadline", "No", "Ministry of Justice, Customs and WCO", "ongoing", "2024-2025",
    "Задача 2. Граница", "Исполнители", "Срок", "Мероприятие", "до конца 2024 г.", "МВД и МИД", "n/a", "",
    "Total", "1", "2", "3", "OP 3(c) and (d)", "10 000 USD", "Signature", "Contents", "措施", "الإجراء", "\t—",
    "a) first;\nb) second", "2.1. One\n2.2. Two", "High", "Republic of Nowhere", "Decree No. 5 of 1 May 2023",
)  # fmt: skip
words = st.sampled_from(_WORDS) | st.text(max_size=30)
looks = st.sampled_from((PLAIN, BOLD, H1, TITLE, Look("list", indent=20.0)))
some_lines = st.builds(
    line, words, looks, st.sampled_from(("", "1.", "a)", "•")), st.sampled_from((-1, 0, 1))
)


@st.composite
def grids(draw: st.DrawFn) -> Block:
    """Return a table of any texts, with cells over several columns."""
    width = draw(st.integers(1, 6))
    rows: list[list[Cell]] = []
    for _ in range(draw(st.integers(1, 7))):
        row: list[Cell] = []
        left = width
        while left:
            broad = draw(st.sampled_from((1, 1, 1, left)))
            row.append(cell(draw(words), broad, bold=draw(st.booleans())))
            left -= broad
        rows.append(row)
    return table(*rows, header=draw(st.integers(0, 1)))


documents = st.lists(some_lines | grids(), max_size=9).map(lambda blocks: document(*blocks))
choices = st.builds(
    Choices,
    roles=st.dictionaries(
        st.sampled_from(("b0", "b1", "b2", "b1/0", "b1/1", "b2/2")),
        st.sampled_from(("heading 1", "heading 2", "measure", "text", "left_out")),
        max_size=3,
    ),
    tables=st.dictionaries(st.sampled_from(("b0", "b1", "b2")), st.sampled_from(("measures", "other"))),
    headers=st.dictionaries(st.sampled_from(("b0", "b1", "b2")), st.integers(0, 2)),
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents, choices)
def test_each_character_is_in_the_plan_or_listed(source: Source, chosen: Choices) -> None:
    draft = interpret(source, chosen)
    data = draft_json(source, draft)

    from_open(data["draft"])
    account = data["account"]
    assert account["characters"] == account["imported"] + account["listed"]
    assert account["listed"] == listed(draft)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents, st.lists(choices, min_size=1, max_size=4))
def test_a_reading_with_a_memory_is_the_same_as_one_without(
    source: Source, several: list[Choices]
) -> None:
    memory = Memory()

    for chosen in several:
        assert interpret(source, chosen, memory) == interpret(source, chosen)


def test_a_correction_of_a_large_document_is_the_same_with_a_memory() -> None:
    source, memory = large(300), Memory()
    interpret(source, Choices(), memory)

    for place in ("b1/3", "b1/52", "b1/1"):
        chosen = Choices(
            roles={place: "left_out"}, bodies={"border guard": "Customs Administration"}
        )
        assert interpret(source, chosen, memory) == interpret(source, chosen)


def test_what_the_reader_left_out_and_comments_are_accounted_for() -> None:
    plain = document(
        line("Plan of action 1540", TITLE), line("Introduction", H1), line("Some words.")
    )
    source = plain._replace(
        left_out=(LeftOut("deleted words", "deleted", "b2"),),
        comments=(Remark("1", "A. Reader", "2024-01-01T00:00:00Z", "Why?"),),
    )
    source = source._replace(characters=accounted(source)[0] + count("deleted words"))

    data = draft_json(source, interpret(source))

    assert data["account"]["listed"] == count("deleted words")
    assert data["draft"]["comments"][0]["author"] == "A. Reader"
    assert [one["reason"] for one in data["findings"] if one["code"] == "left_out"] == ["deleted"]


def test_a_table_without_rows_is_no_table_of_measures() -> None:
    source = document(line("Plan of action 1540", TITLE), Grid((), "", 0), line("Introduction", H1))

    assert interpret(source).plan.nodes


_FOLDER = Path(__file__).resolve().parents[4] / "shared" / "samples" / "docx"
FILES = sorted(_FOLDER.glob("*.doc*")) if _FOLDER.is_dir() else []
PORTIONS = 4


@pytest.mark.skipif(not FILES, reason="the folder of samples is not here")
@pytest.mark.parametrize("portion", range(PORTIONS))
def test_whatever_a_real_file_holds_makes_a_plan_that_accounts_for_it(portion: int) -> None:
    for path in FILES[portion::PORTIONS]:
        try:
            source = read_docx(path.read_bytes(), path.name)
        except NapError:
            continue
        draft = interpret(source)
        data = draft_json(source, draft)
        from_open(data["draft"])
        assert data["account"]["listed"] == listed(draft), path.name
