"""The documents of the pack: what each says of the sample plan, and that all are sound files."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings

from nap_desktop.documents.blocks import Grid, Mark, Para
from nap_desktop.documents.pack.papers import DOCUMENTS, FOR_THE_COMMITTEE, Ask, in_language
from nap_desktop.documents.pack.wordings import languages
from nap_desktop.documents.paging import Paging
from nap_desktop.documents.word.ids import bookmark
from nap_desktop.documents.word.lint import lint
from nap_desktop.documents.word.read_ids import read_ids
from nap_desktop.documents.word.runs import begins_right_to_left
from nap_desktop.documents.word.write import write
from nap_desktop.documents.wording import wording
from nap_desktop.plan import concurrence
from nap_desktop.plan import text as rich_text
from nap_desktop.plan.change import Change, apply_all
from nap_desktop.plan.edits import add, delete, insert, move, set_field
from nap_desktop.plan.tree import Branch, Node, Plan
from tests.documents.packs import ASK, one, pack, rows, sample, sample_version, text, whole_pack
from tests.plan.plans import any_plan, grow
from tests.plans_in_languages import plan_in

LANGUAGES = languages()


def after(plan: Plan, *acts: list[Change]) -> Plan:
    for changes in acts:
        plan = apply_all(plan, changes)
    return plan


def setting(plan: Plan, **values: str) -> Plan:
    for key, value in values.items():
        plan = after(plan, set_field(plan, plan.root, key, value))
    return plan


def measures(plan: Plan) -> dict[str, str]:
    """Return the ids of measures by their codes."""
    return {plan.get(node, "code"): node for node in plan.of_kind("measure")}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_pack_of_the_sample_is_whole_and_sound(lang: str) -> None:
    found = whole_pack(lang)

    assert not found.left_out
    assert list(dict.fromkeys(paper.key for paper in found.papers)) == list(DOCUMENTS)
    assert len({paper.name for paper in found.papers}) == len(found.papers)
    for paper in found.papers:
        assert lint(write(paper.document, {})[0]) == [], paper.name


def test_the_same_plan_makes_the_same_bytes() -> None:
    first, second = whole_pack(), whole_pack()

    for one_, other in zip(first.papers, second.papers, strict=True):
        assert write(one_.document, {}) == write(other.document, {})


@given(any_plan(16))
@settings(max_examples=40)
def test_any_plan_makes_sound_documents(plan: Plan) -> None:
    for paper in pack(plan).papers:
        assert lint(write(paper.document, {})[0]) == [], paper.name


def test_an_empty_plan_leaves_out_what_has_nothing_to_show() -> None:
    found = pack(Plan.empty())

    assert found.left_out == {
        "sheet": "no_bodies",
        "divergences": "no_remarks",
        "comparison": "no_previous_plan",
        "finance": "no_finance",
        "assistance": "no_assistance",
        "progress": "no_review",
        "checklist": "no_rows",
    }
    assert "________" in text(one(found, "act"))


def test_control_characters_long_words_and_emoji_make_sound_documents() -> None:
    plan = grow("m A")
    plan = after(
        plan, set_field(plan, "A", "text", rich_text.rich("x" * 3000 + " 🧪 مرحبا {title}"))
    )
    plan = after(plan, set_field(plan, "A", "funding", "donor"))
    plan = setting(plan, title="{broken} " + "w" * 400, state="a\tb")

    found = pack(plan)

    assert "{broken}" in text(one(found, "act"))
    for paper in found.papers:
        assert lint(write(paper.document, {})[0]) == []


# Act and letters


def test_the_act_has_the_clauses_that_the_data_call_for() -> None:
    said = text(one(pack(sample()), "act"))

    assert "DECREE" in said and "of 11 February 2026    No. 47" in said
    assert "from assistance of international partners" in said
    assert "Ministry of Justice" in said and "World Customs Organization" not in said
    assert "each year by 25 December" in said and "ceases to have effect" not in said

    plan = setting(sample(), repeals="Decree No. 12 of 2019")
    assert "ceases to have effect: Decree No. 12 of 2019." in text(one(pack(plan), "act"))


def test_paragraphs_of_the_act_are_numbered_without_gaps() -> None:
    document = one(pack(sample()), "act")
    leads = [
        block.lead.rstrip(".")
        for block in document.blocks
        if getattr(block, "role", "") in ("clause", "last_clause") and block.lead[:1].isdigit()
    ]

    assert leads == [str(number) for number in range(1, len(leads) + 1)]
    assert "The bodies named in paragraph 2 report" in text(document)


def test_a_signature_never_stands_alone() -> None:
    for key in ("act", "letter", "note"):
        blocks = one(pack(sample()), key).blocks
        place = [getattr(block, "role", "") for block in blocks].index("signature")
        assert getattr(blocks[place - 1], "role", "") in ("closing", "last_clause"), key


def test_the_letter_lists_what_it_encloses() -> None:
    found = whole_pack()
    said = text(one(found, "letter"))

    for paper in found.papers:
        assert (paper.name in said) is (paper.key != "letter")
    assert "Cabinet Office of Exampleland" in said


# Concurrence


def test_the_sheet_shows_answers_and_leaves_blanks() -> None:
    by_body = {row[1]: row for row in rows(one(pack(sample()), "sheet"))}

    assert by_body["Ministry of Finance"][6] == "Objection"
    assert "19 December 2025" in by_body["Ministry of Finance"][5]
    assert by_body["Chamber of Industry and Trade"][6].count("☐") == 3
    assert not by_body["Ministry of Finance"][4].strip()


def test_before_a_round_the_sheet_names_who_is_concerned() -> None:
    plan = grow("m A")
    plan = after(plan, add(plan, "body", plan.root, name="Customs"))
    plan = after(plan, set_field(plan, "A", "lead", plan.bodies[0]))

    [row] = rows(one(pack(plan), "sheet"))
    assert row[1] == "Customs" and "☐" in row[6]


def test_the_table_of_divergences_holds_each_remark_with_its_decision() -> None:
    plan = sample()
    said = rows(one(pack(plan), "divergences"))

    assert len(said) == len(concurrence.remarks(plan)) == 9
    assert [row[0] for row in said] == [str(number) for number in range(1, 10)]
    assert {row[4] for row in said} == {"Accepted", "Accepted in part", "Not accepted"}


# Comparison


def test_a_measure_that_only_moved_is_called_moved() -> None:
    before = sample()
    node, target = measures(before)["M-0005"], measures(before)["M-0001"]
    plan = after(before, move(before, [node], before.parents[target]))
    ask = Ask(ASK.today, previous=before, previous_name="Before")

    [row] = rows(one(pack(plan, ask=ask), "comparison"))
    assert row[1] == "Moved, formerly 4.1.2" and row[0] == "3.1.3"


def test_new_changed_and_dropped_items_are_told() -> None:
    before = sample()
    known = measures(before)
    plan = after(before, delete(before, [known["M-0045"]]))
    plan = after(plan, set_field(plan, known["M-0001"], "end", "2027"))
    plan = after(plan, set_field(plan, known["M-0001"], "note", rich_text.rich("secret")))
    plan = after(
        plan, add(plan, "measure", plan.under(plan.root)[-1], text=rich_text.rich("Fresh"))
    )
    document = one(pack(plan, ask=Ask(ASK.today, previous=before, previous_name="B")), "comparison")

    assert [row[1] for row in rows(document)] == ["Changed", "New", "No longer in the plan"]
    assert "New: 1; changed: 1; moved: 0; no longer in the plan: 1." in text(document)
    assert "secret" not in text(document)


def test_nothing_to_tell_is_left_out() -> None:
    ask = Ask(ASK.today, previous=sample(), previous_name="Same")

    assert pack(sample(), ask=ask).left_out["comparison"] == "no_differences"


# Finance


def test_an_amount_stands_in_a_year_only_if_the_measure_lies_in_it() -> None:
    plan = sample()
    known = measures(plan)
    document = one(pack(plan), "finance")
    found = {row[0].split("\n")[-1]: row for row in rows(document) if "M-" in row[0]}

    assert plan.get(known["M-0001"], "end") == "2026-06-30"
    assert found["M-0001"][5:] == ["180,000", "", "", "", "", ""]
    assert found["M-0002"][5:] == ["", "", "", "", "", "95,000"]
    assert found["M-0007"][5:] == ["", "", "", "", "", "no figure"]
    assert "only where the measure begins and ends in that year" in text(document)


def test_sums_add_up_to_what_the_measures_say() -> None:
    plan = sample()
    total = sum(int(plan.get(node, "amount") or 0) for node in plan.of_kind("measure"))
    sums = [row for row in rows(one(pack(plan), "finance")) if "M-" not in row[0]]

    assert sum(int(row[-1].replace(",", "")) for row in sums) == total


# The Committee


def test_the_submission_copy_holds_nothing_internal() -> None:
    plan = setting(sample(), marking="FOR OFFICIAL USE")
    plan = setting(plan, columns='[{"field":"text","width":40},{"field":"risks","width":40}]')
    found = pack(plan)
    copy, full = one(found, "submission"), one(found, "plan")

    assert "FOR OFFICIAL USE" in text(full) and full.header[0] == "FOR OFFICIAL USE"
    assert "FOR OFFICIAL USE" not in text(copy) and not copy.header[0]
    assert "The term of Parliament ends in 2028" in text(full)
    assert "The term of Parliament ends in 2028" not in text(copy)


def test_the_sums_of_the_financial_annex_stand_together_on_one_page() -> None:
    document = one(whole_pack(), "finance")
    by_measure, sums = [block for block in document.blocks if isinstance(block, Grid)]

    assert sums.together and not sums.upright
    assert not by_measure.together


@pytest.mark.parametrize("key", FOR_THE_COMMITTEE)
def test_nothing_for_the_committee_bears_a_marking_or_the_state_of_a_draft(key: str) -> None:
    found = pack(setting(sample(), marking="For internal use"))
    papers = [paper for paper in found.papers if paper.key == key]

    assert papers
    for paper in papers:
        assert paper.document.header == ("", "")
        assert "For internal use" not in text(paper.document)
    assert one(found, "note").header[0] == "For internal use"


def test_the_summary_has_two_pages_however_many_measures_come_first() -> None:
    plan = sample()
    for node in plan.of_kind("measure"):
        plan = after(plan, set_field(plan, node, "priority", "high"))
    document = one(pack(setting(plan, summary=rich_text.rich("A long aim. " * 200))), "summary")

    assert Paging(document.blocks).count == 2


def test_a_plan_without_a_title_runs_along_the_pages_as_one_without() -> None:
    document = one(pack(Plan.empty()), "note")

    assert document.footer == "Untitled plan"
    assert len(one(pack(setting(Plan.empty(), title="A" * 90)), "note").footer) == 70


def test_the_period_is_written_as_on_the_cover() -> None:
    plan = setting(Plan.empty(), title="Plan", period_start="2027-06", period_end="2029")
    said = text(one(pack(plan), "verbale"))

    assert "June 2027 – 2029" in said
    assert "from June 2027" in text(one(pack(setting(plan, period_end="")), "verbale"))


def test_an_international_body_that_leads_is_counted_in_neither_number() -> None:
    plan = grow("m A\nm B")
    bodies = [
        Branch(Node("justice", "body", {"name": "Justice"})),
        Branch(Node("agency", "body", {"name": "Agency", "kind": "organisation"})),
    ]
    plan = after(plan, insert(plan, bodies, plan.root))
    for measure, body in (("A", "justice"), ("B", "agency")):
        plan = after(plan, set_field(plan, measure, "lead", body))
    said = text(one(pack(plan), "note"))

    assert "Bodies that lead measures: 1; bodies that lead or take part: 1." in said


def test_there_is_one_request_for_each_subject() -> None:
    plan = sample()
    found = [paper for paper in pack(plan).papers if paper.key == "assistance"]
    training = next(paper for paper in found if "Training" in paper.name)

    assert len(found) == 7
    assert "Need 1: measure 4.2.4" in text(training.document)
    assert text(training.document).count("What is needed") == 4


def test_a_kind_of_help_alone_is_a_need_in_every_document() -> None:
    plan = grow("m A")
    found = pack(after(plan, set_field(plan, "A", "assistance_kind", "training")))

    assert [paper.key for paper in found.papers].count("assistance") == 1
    assert "Requests are transmitted" in text(one(found, "verbale"))
    assert "Requests are transmitted" not in text(one(pack(plan), "verbale"))


# Progress and checklist


def test_counts_of_a_report_add_up_to_all_measures() -> None:
    document = one(pack(sample()), "progress")
    counts = {row[0]: int(row[1]) for row in rows(document) if len(row) == 2}
    total = counts.pop("Total")

    assert sum(counts.values()) == total == 45
    assert counts["No entry for this review"] == 19
    assert "%" not in text(document)


def test_the_checklist_lists_only_rows_that_measures_name() -> None:
    document = one(pack(sample()), "checklist")
    found = {row[1]: row for row in rows(document)}

    assert found["Develop"][2:] == ["4.2.2", "", ""]
    assert found["Chemical Weapons Convention"][2] == "8.1.4"
    assert "no statement on how far" in text(document)


# Ids and languages


@pytest.mark.parametrize("key", ["finance", "summary", "progress", "comparison"])
def test_documents_with_measures_carry_their_ids(key: str) -> None:
    plan = sample()
    measure = measures(plan)["M-0001"]
    found = read_ids(write(one(whole_pack(), key), {})[0])

    assert bookmark(Mark(measure, "1")) in found


def test_remarks_carry_ids_of_their_own() -> None:
    plan = sample()
    found = read_ids(write(one(pack(plan), "divergences"), {})[0])

    for _, remark in concurrence.remarks(plan):
        assert found[bookmark(Mark(remark, "2"))] == rich_text.plain(plan.get(remark, "text"))


def test_translations_take_the_place_of_the_text() -> None:
    plan = grow("s A\n  m B")
    plan = setting(plan, title="Plan")
    plan = after(plan, set_field(plan, plan.root, "title", "План", "ru"))
    plan = after(plan, set_field(plan, "A", "heading", "Границы", "ru"))
    translated = in_language(plan, "ru")

    assert translated.get("A", "heading") == "Границы" and translated.get("B", "text")
    found = pack(plan, "ru")
    assert "«План»" in text(one(found, "act")) and one(found, "plan").lang == "ru"
    assert one(pack(plan, "fr"), "plan").lang == "en"


def test_the_older_versions_of_the_sample_make_a_pack_too() -> None:
    for place in (0, 1):
        for paper in pack(sample_version(place)).papers:
            assert lint(write(paper.document, {})[0]) == []


def test_small_tables_stand_on_one_page() -> None:
    note = one(whole_pack(), "note")
    sums = [block for block in note.blocks if isinstance(block, Grid)][-1]

    assert sums.together and not sums.upright


def test_the_act_of_the_sample_fits_on_one_page_in_every_language() -> None:
    for lang in LANGUAGES:
        assert write(one(whole_pack(lang), "act"), {})[1] == 1, lang


def test_a_signature_takes_two_clauses_along() -> None:
    act = one(pack(sample()), "act")
    roles = [block.role for block in act.blocks if isinstance(block, Para)]

    assert roles[-4:] == ["last_clause", "last_clause", "signature", "small"]


def test_arabic_words_leave_an_english_sentence_in_its_order() -> None:
    said = text(one(pack(plan_in("ar")), "verbale"))

    assert "\u200eجمهورية المثال\u200e is ready" in said
    assert not begins_right_to_left("\u200eجمهورية المثال\u200e is ready")
    assert "\u200e" not in text(one(pack(plan_in("ru"), "ru"), "verbale"))


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("No. 112/2026", "No. 112/2026"),
        ("n° 112", "No. 112"),
        ("núm. 112", "No. 112"),
        ("№112", "No. 112"),
        ("NV/15", "No. NV/15"),
        ("Note verbale 15/b", "Note verbale 15/b"),
        ("вербальная нота № 15/б", "вербальная нота № 15/б"),
        ("第15号普通照会", "第15号普通照会"),
        ("", "No. ________"),
    ],
)
def test_the_number_of_a_note_bears_its_sign_once(typed: str, printed: str) -> None:
    plan = setting(sample(), note_verbale=typed)

    assert text(one(pack(plan), "verbale")).split("\n")[0] == printed


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_sentence_of_a_pack_counts_before_a_word_that_would_have_to_agree(lang: str) -> None:
    """One measure, one body, one remark: "1 measures" would be wrong, "measures: 1" is not."""
    plan = concurred(plan_in("ru"))
    said = [text(paper.document) for paper in pack(plan, lang, ASK).papers]

    nouns = "measures|bodies|remarks|chapters|mesures|organismes|chapitres|medidas|organismos"
    found = [
        re.findall(rf"\b\d+ (?:{nouns}|capítulos|autres|мер|меры|органов)\b", one) for one in said
    ]
    assert not any(found)


def concurred(plan: Plan) -> Plan:
    """Return a plan whose bodies have been asked, and have made one remark."""
    plan = after(plan, concurrence.start_round(plan, "1", "2026-11-20", "2026-12-15"))
    return after(plan, concurrence.add_remark(plan, plan.root, plan.bodies[0], "?", "2026-12-01"))


@pytest.mark.parametrize(("lang", "verb"), [("fr", "Arrête\u00a0:"), ("es", "Dispone:")])
def test_who_adopts_an_act_stands_above_the_verb(lang: str, verb: str) -> None:
    said = text(one(pack(sample(), lang), "act")).split("\n")

    assert said[said.index(verb) - 1] == "Government of Exampleland"


def test_risks_stand_in_the_order_of_the_plan() -> None:
    said = text(one(pack(sample()), "note"))
    numbers = [tuple(map(int, one.split("."))) for one in re.findall(r"^(\d[\d.]*) – ", said, re.M)]

    assert len(numbers) > 4 and numbers == sorted(numbers)


@pytest.mark.parametrize("lang", ["ar", "zh", "mn"])
@pytest.mark.parametrize("key", ["plan", "summary", "submission"])
def test_a_plan_in_a_language_without_wordings_keeps_its_own_headings(lang: str, key: str) -> None:
    document = one(pack(plan_in(lang)), key)

    assert document.lang == lang and document.rtl == (lang == "ar")
    own = wording(lang)
    assert own.get("parts", "summary") in text(document) or key == "summary"
    assert "Summary" not in text(document)
    assert one(pack(plan_in(lang)), "letter").lang == "en"
    assert document.page == own.get("parts", "page")
    chosen = one(pack(plan_in("ru"), "fr"), key)  # where there is a choice it holds
    assert chosen.page == wording("fr").get("parts", "page")


@pytest.mark.parametrize(
    ("lang", "paragraph", "row"),
    [
        (
            "fr",
            "Contrôle des exportations, du transit et du transbordement",
            "Contrôle aux frontières",
        ),
        ("ru", "Контроль за экспортом, транзитом и перевалкой", "Пограничный контроль"),
        ("es", "Control de la exportación, el tránsito y el transbordo", "Control fronterizo"),
    ],
)
def test_the_checklist_annex_has_titles_in_the_language_of_the_pack(
    lang: str, paragraph: str, row: str
) -> None:
    said = text(one(whole_pack(lang), "checklist"))

    assert paragraph in said
    assert row in said
    assert "Export, transit" not in said
    assert "Border control" not in said
