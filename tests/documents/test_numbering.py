"""Word counts the headings only where it comes to the numbers of the plan."""

from __future__ import annotations

import json
import re

import pytest

from nap_desktop.documents.blocks import Heading, Mark
from nap_desktop.documents.counting import numbering
from nap_desktop.documents.incoming.docx.read import read_docx
from nap_desktop.documents.incoming.interpret.measures import split_number
from nap_desktop.documents.incoming.interpret.row_roles import NUMBER
from nap_desktop.documents.incoming.source import lines
from nap_desktop.documents.word.ids import bookmark
from nap_desktop.documents.word.lint import lint
from nap_desktop.documents.word.numbering import counts_alike, list_xml
from nap_desktop.documents.word.read_ids import read_ids
from nap_desktop.documents.wording import wording
from nap_desktop.plan import text as rich_text
from nap_desktop.plan.change import apply_all
from nap_desktop.plan.counting_letters import letters, script
from nap_desktop.plan.labels import title
from nap_desktop.plan.tree import Plan
from nap_desktop.services.clipboard import paste_lines
from tests.documents.papers import changed, composed, export, part, sample, text_of
from tests.plan.plans import grow
from tests.plans_in_languages import plan_in


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


LETTERED = [("section", "", "A"), ("objective", "", "a)"), ("measure", "", "1")]


@pytest.mark.parametrize(
    ("lang", "formats", "printed"),
    [
        ("ru", ["russianUpper", "russianLower"], ["А", "а)", "б)", "Б", "а)"]),
        ("fr", ["upperLetter", "lowerLetter"], ["A", "a)", "b)", "B", "a)"]),
    ],
)
def test_word_counts_in_the_letters_of_the_language(
    lang: str, formats: list[str], printed: list[str]
) -> None:
    plan = changed(plan_of(PARTS, *LETTERED), language=lang)
    content = export("full", plan)
    counted = part(content, "word/numbering.xml").partition('w:abstractNumId="4"')[2]
    read = [line for line in lines(read_docx(content, "plan.docx").blocks) if line.number]

    assert lint(content) == []
    assert re.findall(r'<w:numFmt w:val="(\w+)"/>', counted)[:2] == formats
    found = {line.text: line.number for line in read}
    assert [found[name] for name in "ABDEF"] == printed


def test_in_arabic_the_letters_are_typed_and_could_be_counted() -> None:
    plan = changed(plan_of(PARTS, *LETTERED), language="ar")
    said = text_of(export("full", plan))

    assert [line for line in said if line[-1:] in "ABDEF" and len(line) > 1] == [
        *("أ\tA", "أ)\u2002B", "ب)\u2002D", "ب\tE", "أ)\u2002F")
    ]
    assert list_xml(numbering(plan, wording("ar"))).count('w:val="arabicAbjad"') == 2


@pytest.mark.parametrize(
    ("lang", "typed"), [("ru", ["а)", "б)"]), ("mn", ["а)", "б)"]), ("ar", ["أ)", "ب)"])]
)
def test_typed_letters_of_steps_are_those_of_the_script(lang: str, typed: list[str]) -> None:
    plan = plan_in(lang)
    content = export("full", plan)
    steps = [rich_text.plain(plan.get(step, "text")) for step in plan.of_kind("step")]
    said = text_of(content)

    for letter, step in zip(typed, steps, strict=True):
        assert any(line.startswith(f"{letter}\t{step}") for line in said), step
    held = read_ids(content)
    assert {bookmark(Mark(step)) for step in plan.of_kind("step")} <= set(held)


def test_letters_beyond_the_alphabet_are_text_in_every_script() -> None:
    for lang, most in (("ru", 29), ("ar", 28), ("en", 26)):
        levels = numbering(plan_of(PARTS, *LETTERED), wording(lang))
        of = script(lang)
        for count, counted in ((most, True), (most + 1, False)):
            heads = [Heading(1, letters(one + 1, of), "x") for one in range(count)]
            assert counts_alike(heads, levels) is counted


@pytest.mark.parametrize("typed", ["a)", "б)", "أ)", "هـ)"])
def test_typed_numbers_of_our_documents_are_taken_off_when_they_come_back(typed: str) -> None:
    plan = grow("s A\n  m B")

    assert split_number(f"{typed} Train") == (typed, "Train")
    assert NUMBER.fullmatch(typed)
    pasted = apply_all(plan, paste_lines(plan, f"{typed} Train", "B"))
    assert [title(pasted, node) for node in pasted.walk() if node not in plan.nodes] == ["Train"]
