"""The timeline annex: columns of quarters or years, shaded cells with signs, what has no dates."""

from __future__ import annotations

import datetime
import json
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

from nap_desktop.base import shipped
from nap_desktop.base.errors import NapError
from nap_desktop.documents.blocks import Document, Grid, Heading, Para, Row
from nap_desktop.documents.pack.wordings import languages
from nap_desktop.plan.open_format import from_open
from nap_desktop.plan.text import RichText
from nap_desktop.plan.tree import Node, Plan
from nap_desktop.services.timeline_annex import annex, export_annex
from tests.support import many_measures

TODAY = datetime.date(2027, 1, 2)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def with_fields(plan: Plan, node: str, **fields: str) -> Plan:
    """Return a plan with other fields of one node; an empty value takes one away."""
    held = {key: value for key, value in {**plan.nodes[node].fields, **fields}.items() if value}
    return replace(plan, nodes={**plan.nodes, node: replace(plan.nodes[node], fields=held)})


def grids(document: Document) -> list[Grid]:
    return [block for block in document.blocks if isinstance(block, Grid)]


def said(cell: tuple[Para, ...]) -> str:
    text = cell[0].text
    if isinstance(text, RichText):
        return "".join(span.text for part in text.paragraphs for span in part.spans)
    return text


def row_of(grid: Grid, node: str) -> Row:
    return next(row for row in grid.rows if row.node == node)


def test_there_is_a_column_for_each_quarter_below_its_year() -> None:
    [chart] = grids(annex(many_measures(4), today=TODAY))
    years, quarters = chart.head

    assert [said(one) for one in years.cells] == ["", "2027", "2028", "2029", "2030", "2031"]
    assert years.across == (3, 4, 4, 4, 4, 4) and sum(years.across) == len(chart.widths)
    assert [said(one) for one in quarters.cells[3:7]] == ["I", "II", "III", "IV"]
    assert abs(sum(chart.widths) - 100) < 0.01


def test_a_cell_with_a_ground_has_a_sign_too() -> None:
    [chart] = grids(annex(many_measures(4), today=TODAY))
    row = row_of(chart, "measure-0")  # 2027-Q1 to 2028

    assert row.shaded == tuple(range(3, 11))
    for place, cell in enumerate(row.cells[3:], 3):
        assert said(cell) == ("X" if place in row.shaded else "")
    assert row.cells[1][-1].text == "Q1 2027 – 2028" or "2027" in str(row.cells[1][-1].text)


@pytest.mark.parametrize(
    ("fields", "sign", "shaded"),
    [
        ({"start": "", "end": "2028"}, "<", (7, 8, 9, 10)),
        ({"start": "2028-Q2", "end": ""}, ">", (8,)),
        ({"start": "", "end": "", "deadline": "permanent"}, "~", tuple(range(3, 23))),
        ({"start": "2025", "end": "2027-02"}, "X", (3,)),
        ({"start": "2040", "end": "2041"}, "X", ()),
    ],
)
def test_signs_say_what_is_known(
    fields: dict[str, str], sign: str, shaded: tuple[int, ...]
) -> None:
    [chart] = grids(annex(with_fields(many_measures(4), "measure-0", **fields), today=TODAY))
    row = row_of(chart, "measure-0")

    assert row.shaded == shaded
    assert {said(row.cells[place]) for place in shaded} <= {sign}


def test_a_long_period_falls_to_years_and_a_very_long_one_to_several() -> None:
    plan = with_fields(many_measures(4), "many-measures", period_end="2040")
    [chart] = grids(annex(plan, today=TODAY))
    assert len(chart.head) == 1 and [said(one) for one in chart.head[0].cells[3:5]] == [
        "2027",
        "2028",
    ]
    assert len(chart.head[0].cells) == 3 + 14

    [longer] = grids(annex(with_fields(plan, plan.root, period_end="2080"), today=TODAY))
    assert said(longer.head[0].cells[3]) == "2027–2031"


def test_measures_without_dates_stand_below_with_their_words() -> None:
    plan = with_fields(
        many_measures(4), "measure-1", start="", end="", deadline="within a year of adoption"
    )
    document = annex(plan, today=TODAY)
    chart, others = grids(document)

    assert "measure-1" not in [row.node for row in chart.rows]
    assert [row.node for row in others.rows] == ["measure-1"]
    assert said(others.rows[0].cells[-1]) == "within a year of adoption"
    assert [one.text for one in document.blocks if isinstance(one, Heading)] == [
        "Measures without dates"
    ]


def test_groups_are_those_that_are_wished_for() -> None:
    plan = with_fields(many_measures(30), "measure-0", lead="body-0,body-3")
    for group, first in (("section", "1 Field of work 1"), ("provisions", "OP\u00a02")):
        [chart] = grids(annex(plan, today=TODAY, group=group))
        assert said(chart.rows[0].cells[0]) == first and chart.rows[0].span
    [chart] = grids(annex(plan, today=TODAY, group="lead"))
    assert [row.node for row in chart.rows].count("measure-0") == 2
    [chart] = grids(annex(plan, today=TODAY, group=""))
    assert not any(row.span for row in chart.rows)


def test_steps_stand_below_their_measure_if_they_are_wished_for() -> None:
    sample = from_open(json.loads(shipped.text("sample/exampleland.json"))["current"])
    plain, with_steps = (
        grids(annex(sample, today=TODAY, steps=steps))[0] for steps in (False, True)
    )

    assert len(with_steps.rows) > len(plain.rows)


def test_a_plan_without_dates_has_no_annex() -> None:
    plan = Plan("p", {"p": Node("p", "plan"), "m": Node("m", "measure")})

    with pytest.raises(NapError) as refusal:
        annex(plan, today=TODAY)
    assert refusal.value.code == "empty_timeline"


@pytest.mark.parametrize("lang", languages())
def test_the_word_file_has_repeated_heads_and_shaded_cells(lang: str, tmp_path: Path) -> None:
    path = export_annex(many_measures(4), tmp_path / "annex.docx", lang, TODAY)
    with ZipFile(path) as opened:
        body = etree.fromstring(opened.read("word/document.xml"))
    rows = list(body.iter(f"{W}tr"))

    assert len(list(body.iter(f"{W}tblHeader"))) == 2
    assert [one.get(f"{W}val") for one in rows[0].iter(f"{W}gridSpan")] == ["3", *["4"] * 5]
    measure = next(row for row in rows if "part 1," in "".join(row.itertext()))
    fills = [cell.find(f"{W}tcPr/{W}shd") for cell in measure.iter(f"{W}tc")]
    assert [fill is not None for fill in fills[3:]] == [True] * 8 + [False] * 12
    assert export_annex(many_measures(4), tmp_path / "again.docx", lang, TODAY).read_bytes() == (
        path.read_bytes()
    )
