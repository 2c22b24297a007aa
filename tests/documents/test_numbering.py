"""Word counts the headings only where it comes to the numbers of the plan."""

from __future__ import annotations

import json
import re

import pytest

from nap_desktop.documents.blocks import Heading
from nap_desktop.documents.counting import numbering
from nap_desktop.documents.word.numbering import counts_alike
from nap_desktop.documents.wording import wording
from nap_desktop.plan.tree import Plan
from tests.documents.papers import changed, composed, export, part, sample, text_of
from tests.plan.plans import grow


def plan_of(outline: str, *levels: tuple[str, str, str]) -> Plan:
    data = [{"kind": kind, "name": name, "numbering": scheme} for kind, name, scheme in levels]
    return changed(grow(outline), levels=json.dumps(data))


def is_counted(plan: Plan) -> bool:
    document = composed("full", plan)
    return counts_alike(document.blocks, document.numbering)


PARTS = "s A\n  o B\n    m C\n  o D\ns E\n  o F\n    m G"


@pytest.mark.parametrize(
    "levels",
    [
        [("section", "", "1.1"), ("objective", "", "1.1"), ("measure", "", "1.1")],
        [("section", "", "I"), ("objective", "Task", "1"), ("measure", "", "1.1")],
        [("section", "", "A"), ("objective", "", "1.1"), ("measure", "", "1.1")],
        [("section", "", "1"), ("objective", "Objective", "1.1"), ("measure", "", "1.1")],
        [("section", "", "I"), ("objective", "", "a)"), ("measure", "", "1")],
        [("section", "", "none"), ("objective", "Task", "1"), ("measure", "", "1.1")],
    ],
)
def test_word_counts_the_usual_schemes(levels: list[tuple[str, str, str]]) -> None:
    assert is_counted(plan_of(PARTS, *levels))


def test_word_does_not_count_where_a_measure_stands_between_tasks() -> None:
    levels = [("section", "", "1"), ("objective", "", "1.1"), ("measure", "", "1.1")]

    assert not is_counted(plan_of("s A\n  o B\n  m C\n  o D", *levels))


def test_word_does_not_count_a_section_that_is_not_the_first() -> None:
    document = composed("section", subject=sample().of_kind("section")[4])

    assert not counts_alike(document.blocks, document.numbering)


def test_a_document_without_numbers_is_not_counted() -> None:
    levels = numbering(sample(), wording("en"))

    assert not counts_alike([Heading(1, "", "Summary")], levels)
    assert not counts_alike([], levels)


def test_the_styles_of_headings_carry_the_list_and_the_text_no_number() -> None:
    content = export("full")
    styles = part(content, "word/styles.xml")
    lists = part(content, "word/numbering.xml")

    number = re.search(r'w:styleId="Heading1".*?<w:numId w:val="(\d+)"/>', styles, re.DOTALL)
    assert number and f'<w:num w:numId="{number[1]}"><w:abstractNumId w:val="4"/>' in lists
    assert '<w:pStyle w:val="Heading2"/><w:suff w:val="space"/>' in lists
    assert '<w:lvlText w:val="Objective %1.%2"/>' in lists
    assert "Situation and main findings" in text_of(content)


def test_where_word_would_count_otherwise_the_number_is_text() -> None:
    plan = plan_of("s A\n  o B\n  m C\n  o D", ("section", "", "1"), ("objective", "", "1.1"))
    content = export("full", plan)

    assert "1.3\u2002D" in text_of(content)
    assert (
        "<w:numPr>"
        not in part(content, "word/styles.xml").split('"Heading1"')[1].split("</w:style>")[0]
    )
