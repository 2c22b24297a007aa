"""The schema: its data, and the one place that parses and prints each type."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nap_desktop.base.errors import NapError
from nap_desktop.plan import schema
from nap_desktop.plan.labels import labels
from nap_desktop.plan.schema import TYPES, Field, canonical, number, open_value
from nap_desktop.plan.tree import SLOTS, Plan
from tests.plan.plans import open_values, there_and_back

KEYS = {
    "plan": "title state language short_name period_start period_end lead_body coordination_body"
    " point_of_contact approving_authority act_type act_number act_date publication"
    " submission_date note_verbale marking summary place act_basis reports_due"
    " summary_report_due control repeals in_force addressee signatory_post signatory_name",
    "section": "heading text",
    "objective": "heading text indicator",
    "measure": "text result indicator baseline target verification lead partners international"
    " start end deadline priority kind categories provisions rows instruments basis funding"
    " amount currency assistance assistance_kind assistance_text assistance_from risks note"
    " source",
    "step": "text lead start end",
    "body": "name short kind contact",
    "comment": "author at text resolved private",
    "progress": "review at status text evidence evidence_number evidence_date obstacle need",
    "concurrence": "round sent due returned answer reference post name",
    "remark": "body received text decision reason new_text",
    "entry": "place category column standing reason law_title law_number law_date law_article note",
    "original": "document heading table row paragraph text",
    "review": "name start end place participants text closed",
    "request": "title measures assistance_kind provisions categories contact background need"
    " result received beneficiary time provider circulate publish asked_of asked reference"
    " answered answer_text",
    "event": "title start end place organisers participants background agenda agreed next contact",
}


@pytest.mark.parametrize("kind", KEYS)
def test_the_keys_that_files_carry_for_years_stay(kind: str) -> None:
    fields = schema.kind_of(kind).fields

    assert [key for key, field in fields.items() if not field.settings] == KEYS[kind].split()


def test_the_data_makes_sense() -> None:
    kinds = schema.schema().kinds
    assert set(kinds) == set(KEYS)
    for kind in kinds.values():
        assert set(kind.children) <= set(kinds)
        assert kind.title in kind.fields and kind.slot in (*SLOTS, "")
        for field in kind.fields.values():
            assert field.type in TYPES
            assert field.group or field.settings
            assert "," not in "".join(field.choices)


def test_every_field_group_and_choice_has_an_english_label() -> None:
    words = labels().words
    for kind in schema.schema().kinds.values():
        assert kind.name in words["kinds"]
        for field in kind.fields.values():
            if field.settings and field.key != "phase":
                continue
            assert field.settings or field.key in words["fields"][kind.name]
            assert field.settings or field.group in words["groups"]
            known = words.get("choices", {}).get(field.key, {})
            assert set(field.choices) <= set(known), field.key


def _fields() -> list[Field]:
    return [field for kind in schema.schema().kinds.values() for field in kind.fields.values()]


@given(st.data())
def test_a_canonical_value_is_the_canonical_form_of_its_open_value(data: st.DataObject) -> None:
    field = data.draw(st.sampled_from(_fields()))
    value = canonical(field, data.draw(open_values(Plan.empty(), field)))

    if value:
        shown = there_and_back(open_value(field, value))
        assert canonical(field, shown) == value


_JUNK: Callable[..., object] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda below: st.lists(below, max_size=3) | st.dictionaries(st.text(max_size=4), below),
    max_leaves=5,
)


@given(st.sampled_from(_fields()), _JUNK)  # type: ignore[arg-type]
def test_any_value_is_taken_or_refused_as_bad(field: Field, data: object) -> None:
    try:
        value = canonical(field, data)
    except NapError as refusal:
        assert refusal.code == "bad_value"
        return
    value.encode()
    if value and field.type != "json":
        assert canonical(field, open_value(field, value)) == value


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("120000", "120000"),
        ("120 000", "120000"),
        ("120\u00a0000", "120000"),
        ("120,000", "120000"),
        ("120,000.50", "120000.5"),
        ("120.000,50", "120000.5"),
        ("120000,5", "120000.5"),
        ("1,234,567", "1234567"),
        ("1.234.567", "1234567"),
        ("1.234", "1.234"),
        ("12’345", "12345"),
        ("0.10", "0.1"),
        ("-0", "0"),
        ("٢٠٢٧", "2027"),
        ("", ""),
        ("0", "0"),
        ("100", "100"),
        ("1_000", "1000"),
    ],
)
def test_people_write_numbers_in_many_ways(written: str, kept: str) -> None:
    assert number(written) == kept


@pytest.mark.parametrize(
    "written",
    ["abc", "1.2.3,4,5", "NaN", "inf", "1e999", "10" * 9, "--5", "1-2", "$5", "1e3", "1e-3"],
)
def test_what_is_no_number_is_refused(written: str) -> None:
    with pytest.raises(ValueError):
        number(written)


@given(st.decimals(-(10**14), 10**14, places=4))
def test_a_number_is_kept_exactly(value: Decimal) -> None:
    field = schema.field_of("measure", "amount")
    kept = number(str(value))

    assert Decimal(kept) == value
    assert canonical(field, there_and_back(open_value(field, kept))) == kept


@pytest.mark.parametrize(
    ("kind", "key", "data"),
    [
        ("measure", "priority", "urgent"),
        ("measure", "start", "permanent"),
        ("measure", "start", "30.06.2027"),
        ("measure", "amount", "much"),
        ("measure", "amount", True),
        ("measure", "categories", ["X"]),
        ("measure", "lead", ["a,b"]),
        ("measure", "lead", [5]),
        ("measure", "lead", {"id": "a"}),
        ("measure", "assistance", "perhaps"),
        ("measure", "text", 5),
        ("measure", "text", [5]),
        ("measure", "text", [{"spans": "a"}]),
        ("measure", "text", [{"spans": [], "list": {"a": 1}}]),
        ("measure", "text", [{"spans": [], "list": "roman"}]),
        ("measure", "text", [{"spans": [{"text": "a", "bold": "yes"}]}]),
        ("measure", "text", [{"spans": [{"text": "a", "link": 5}]}]),
        ("measure", "text", False),
        ("measure", "assistance", "yes"),
        ("measure", "assistance", 1),
        ("measure", "start", 2027),
        ("measure", "lead", False),
        ("measure", "priority", False),
        ("plan", "title", ["a"]),
        ("plan", "title", 5),
        ("plan", "title", False),
        ("plan", "levels", {"name": "Part"}),
        ("plan", "levels", ["Part"]),
        ("plan", "levels", [{"name": 5, "kind": "section", "numbering": "1"}]),
        ("plan", "levels", [{"name": "Part", "kind": "plan", "numbering": "1"}]),
        ("plan", "levels", [{"name": "Part", "kind": ["section"], "numbering": "1"}]),
        ("plan", "levels", [{"name": "Part", "kind": "section", "numbering": "2"}]),
        ("plan", "levels", [{"name": "Part", "kind": "section"}]),
        ("plan", "levels", [{"numbering": "1", "more": float("inf")}]),
        ("plan", "columns", "number"),
        ("plan", "columns", [5]),
        ("plan", "columns", [{"width": 5}]),
        ("plan", "columns", [{"field": 5, "width": 5}]),
        ("plan", "columns", [{"field": "text", "width": "5"}]),
        ("plan", "columns", [{"field": "text", "width": 0}]),
        ("plan", "columns", [{"field": "text", "width": 101}]),
        ("plan", "columns", [{"field": "text", "width": True}]),
    ],
)
def test_a_value_of_the_wrong_form_is_refused(kind: str, key: str, data: object) -> None:
    with pytest.raises(NapError) as refusal:
        canonical(schema.field_of(kind, key), data)

    assert refusal.value.code == "bad_value" and refusal.value.facts["field"] == key


def test_a_line_is_one_line() -> None:
    title = schema.field_of("plan", "title")

    assert canonical(title, " a\tb\r\nc\x00 ") == "a b c"


@pytest.mark.parametrize("written", ["1e999999999", "1e-999999999", "1E+99", "0." + "1" * 5_000])
def test_a_number_cannot_take_all_memory(written: str) -> None:
    with pytest.raises(NapError, match="bad_value"):
        canonical(schema.field_of("measure", "amount"), written)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_of_json_is_kept_exactly_or_refused(value: float) -> None:
    field = schema.field_of("measure", "amount")
    try:
        kept = canonical(field, value)
    except NapError:
        assert abs(value) >= 10**15 or abs(value) < 0.001
        return
    assert float(kept) == value and open_value(field, kept) == value


@pytest.mark.parametrize(
    ("data", "told"), [([5], "[…]"), ({"a": True}, "{…}"), (True, "true"), ("x" * 99, "x" * 80)]
)
def test_a_refused_value_is_told_as_people_write_it(data: object, told: str) -> None:
    with pytest.raises(NapError) as refusal:
        canonical(schema.field_of("plan", "period_start"), data)

    assert refusal.value.facts["value"] == told


def test_a_list_holds_each_code_once() -> None:
    assert canonical(schema.field_of("measure", "provisions"), "OP1,OP2,,OP1") == "OP1,OP2"


@pytest.mark.parametrize(("kind", "key"), [("measure", "colour"), ("plan", "colour")])
def test_unknown_kinds_and_fields_are_told(kind: str, key: str) -> None:
    with pytest.raises(NapError, match="unknown_field"):
        schema.field_of(kind, key)
    with pytest.raises(NapError, match="unknown_kind"):
        schema.field_of("chapter", key)
