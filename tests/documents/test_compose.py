"""What each profile puts on paper, in which order, and what it leaves out."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from nap_desktop.base.errors import NapError
from nap_desktop.documents.blocks import (
    Block,
    Contents,
    Cover,
    Grid,
    Heading,
    PageBreak,
    Para,
    Turn,
)
from nap_desktop.documents.compose import Occasion, compose, words_of
from nap_desktop.documents.paging import Paging
from nap_desktop.documents.profile import Profile, profile_from, shipped_profile
from nap_desktop.plan import text as rich_text
from nap_desktop.plan.change import apply_all
from nap_desktop.plan.edits import add
from nap_desktop.plan.schema import codes
from nap_desktop.plan.tree import Plan
from tests.documents.papers import DAY, NAMES, changed, composed, said, sample
from tests.plan.plans import grow


def headings(name: str) -> list[str]:
    return [block.text for block in composed(name).blocks if isinstance(block, Heading)]


def grids(name: str) -> list[Grid]:
    return [block for block in composed(name).blocks if isinstance(block, Grid)]


def measures_in(name: str, subject: str = "") -> list[str]:
    """Return the measures that have a row, in order."""
    plan = sample()
    rows = [
        row.node
        for block in composed(name, subject=subject).blocks
        if isinstance(block, Grid)
        for row in block.rows
    ]
    return [node for node in rows if node and plan.nodes[node].kind == "measure"]


@pytest.mark.parametrize("name", ["full", "decree", "strategy", "submission"])
def test_every_measure_has_one_row_in_the_order_of_the_plan(name: str) -> None:
    assert measures_in(name) == sample().of_kind("measure")


def test_no_two_profiles_give_the_same_document() -> None:
    assert len({composed(name).blocks for name in NAMES}) == len(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_no_profile_lets_private_notes_comments_or_reviews_out(name: str) -> None:
    everything = "\n".join(said(composed(name)))
    plan = sample()
    kept = [plan.get(node, "note") for node in plan.of_kind("measure")]
    kept += [
        node.get("text") for node in plan.nodes.values() if node.kind in ("comment", "progress")
    ]
    private = [rich_text.plain(text) for text in kept if text]

    assert len(private) > 5
    assert not [text for text in private if text in everything]


def test_the_decree_has_a_label_and_no_cover_no_contents_and_lies_on_its_side() -> None:
    blocks = composed("decree").blocks

    assert isinstance(blocks[0], Turn) and blocks[0].landscape
    first = blocks[1]
    assert isinstance(first, Para) and (first.role, first.text) == ("annex", "Annex to")
    assert not [block for block in blocks if isinstance(block, Cover | Contents)]
    assert "List of bodies" not in headings("decree")


def test_the_decree_has_one_table_for_each_task() -> None:
    plan = sample()
    tasks = [node for node in plan.of_kind("objective") if plan.under(node)]
    of_tasks = [grid for grid in grids("decree") if not grid.upright]

    assert len(of_tasks) == len(tasks)


def test_the_label_of_an_annex_has_blanks_for_what_is_not_known_yet() -> None:
    plan = grow("o A\n  m B")
    label = [b.text for b in composed("decree", plan).blocks if isinstance(b, Para)][:4]

    assert label[0] == "Annex to"
    assert all("____" in text for text in label[1:] if isinstance(text, str))


def test_the_strategy_tells_first_and_plans_after() -> None:
    blocks = composed("strategy").blocks
    place = next(
        n for n, b in enumerate(blocks) if isinstance(b, Heading) and b.text == "Action plan"
    )
    wide = [n for n, b in enumerate(blocks) if isinstance(b, Grid) and not b.upright]
    told = [n for n, b in enumerate(blocks) if isinstance(b, Heading) and b.number]

    assert max(told) < place < min(wide)
    assert any(row.span for n in wide for row in blocks[n].rows)  # type: ignore[union-attr]


def test_the_summary_has_two_pages_whatever_the_plan_holds() -> None:
    plan = sample()
    for node in plan.of_kind("measure"):
        plan = changed(plan, node, priority="high")
    long = rich_text.rich("\n".join(["A sentence that goes on for a while. " * 12] * 30))

    document = composed("summary", changed(plan, summary=long))

    assert Paging(document.blocks).count == 2
    assert any("more" in text for text in said(document))


def test_the_summary_of_many_measures_is_composed_a_few_times_only(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plan = sample()
    for number in range(100):
        plan = apply_all(plan, add(plan, "measure", plan.root, None, text=rich_text.rich("Do.")))
        plan = changed(plan, plan.of_kind("measure")[-1], priority="high", code=f"X{number}")
    counted: list[int] = []

    class Counted(Paging):
        def __init__(self, blocks: Sequence[Block]) -> None:
            counted.append(1)
            super().__init__(blocks)

    monkeypatch.setattr("nap_desktop.documents.compose.Paging", Counted)
    document = composed("summary", plan)

    assert Paging(document.blocks).count == 2
    assert len(counted) <= 9


def test_the_amounts_of_a_currency_are_one_sum_however_it_is_written() -> None:
    plan = grow("m A\nm B\nm C")
    for node, currency in (("A", "eur"), ("B", "EUR"), ("C", "points")):
        plan = changed(plan, node, amount="1000", currency=currency)
    found = composed("summary", plan)

    assert "2,000\u00a0EUR; 1,000\u00a0points" in said(found)


def test_a_body_sees_its_own_measures_and_no_others() -> None:
    plan = sample()
    for body in plan.bodies:
        shown = measures_in("body", body)
        keys = ("lead", "partners", "international")
        wanted = {
            node
            for node in plan.of_kind("measure")
            if any(body in codes(plan.get(node, key)) for key in keys)
            or any(body in codes(plan.get(step, "lead")) for step in plan.under(node))
        }
        assert set(shown) == wanted
        assert len(shown) == len(wanted)


def test_one_section_is_shown_as_it_stands_in_the_plan() -> None:
    plan = sample()
    section = plan.of_kind("section")[4]

    document = composed("section", subject=section)

    inside = [n for n in plan.walk(section) if plan.nodes[n].kind == "measure"]
    assert measures_in("section", section) == inside
    first = next(block for block in document.blocks if isinstance(block, Heading))
    assert (first.level, first.number) == (1, "5")


@pytest.mark.parametrize(("name", "code"), [("body", "needs_body"), ("section", "needs_section")])
def test_a_profile_of_a_part_wants_to_know_which(name: str, code: str) -> None:
    plan = sample()
    for subject in ("", "nowhere", plan.root):
        with pytest.raises(NapError, match=code):
            compose(plan, shipped_profile(name), Occasion(DAY, subject=subject), words_of(plan))


def test_the_submission_has_no_internal_field() -> None:
    plan = changed(sample(), marking="FOR OFFICIAL USE", phase="draft")
    document = composed("submission", plan, label="Third draft")
    everything = "\n".join([*said(document), *document.header])

    assert document.header == ("", "")
    internal = ["FOR OFFICIAL USE", "Third draft", "Draft of", "DRAFT", "M-0001", "____"]
    internal += [plan.get(plan.root, "point_of_contact"), "Priority", "Provisions for", "Risks"]
    assert not [text for text in internal if text in everything]


def test_the_submission_says_nothing_of_an_approval_that_is_not_known() -> None:
    plan = changed(sample(), act_number="")
    cover = next(b for b in composed("submission", plan).blocks if isinstance(b, Cover))

    assert cover.approval == ()


def test_the_worksheet_has_a_page_and_empty_rows_for_each_paragraph() -> None:
    blocks = composed("worksheet").blocks
    sheets = [b for b in blocks if isinstance(b, Grid)][1:]

    assert len(sheets) == 14
    assert sum(isinstance(block, PageBreak) for block in blocks) == 14
    assert all(len(grid.rows) >= 4 and all(row.high for row in grid.rows) for grid in sheets)
    assert not measures_in("worksheet")


def test_a_draft_says_so_with_its_name_and_day_on_each_page() -> None:
    document = composed("full", changed(sample(), phase="draft", marking="M"), label="Second")

    assert document.header == ("M", "DRAFT · Second · 25 November 2026")


def test_a_profile_may_have_a_marking_of_its_own_or_none() -> None:
    plan = changed(sample(), marking="Internal")
    own = profile_from({"name": "mine", "marking": "For comments"})
    none = profile_from({"name": "mine", "marking": ""})

    assert composed(own, plan).header[0] == "For comments"
    assert composed(none, plan).header[0] == ""


def test_parts_stand_in_the_order_of_the_profile() -> None:
    own = profile_from({"name": "mine", "parts": ["bodies", "summary", "title"]})

    made = [b.text for b in composed(own).blocks if isinstance(b, Heading)]

    assert made == ["List of bodies", "Summary"]


def test_the_legal_basis_is_a_footnote_unless_it_has_a_column() -> None:
    def notes(profile: Profile) -> list[object]:
        return [
            para.notes
            for block in composed(profile).blocks
            if isinstance(block, Grid)
            for row in block.rows
            for cell in row.cells
            for para in cell
            if para.notes
        ]

    plan = sample()
    having = [node for node in plan.of_kind("measure") if plan.get(node, "basis")]
    column = profile_from({"name": "mine", "columns": [{"field": "text"}, {"field": "basis"}]})

    assert len(notes(shipped_profile("full"))) == len(having) > 0
    assert notes(column) == []


def test_abbreviations_are_those_of_the_directory_in_the_order_of_letters() -> None:
    listed = [
        block.lead
        for block in composed("full").blocks
        if isinstance(block, Para) and block.role == "abbreviation"
    ]

    assert listed == sorted(listed) and "IAEA" in listed and len(listed) == len(sample().bodies)


@pytest.mark.parametrize("name", [name for name in NAMES if name not in ("body", "section")])
def test_an_empty_plan_is_a_document_too(name: str) -> None:
    document = composed(name, Plan.empty("plan"))

    assert document.title == "Untitled plan"
    assert isinstance(document.blocks[0], Turn)
