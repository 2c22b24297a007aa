"""The open format: there and back without loss, and every foreign file refused in one sentence."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nap_desktop.base import shipped
from nap_desktop.base.errors import NapError
from nap_desktop.plan.change import apply_all
from nap_desktop.plan.edits import add, set_field
from nap_desktop.plan.open_format import FORMAT, from_open, to_open
from nap_desktop.plan.text import rich
from nap_desktop.plan.tree import Plan
from tests.plan.plans import any_plan, assert_whole, grow, there_and_back


@given(any_plan(20))
def test_a_plan_comes_back_equal_from_json(plan: Plan) -> None:
    assert from_open(there_and_back(to_open(plan))) == plan


def test_the_sample_comes_back_equal_from_json() -> None:
    sample = shipped.json_data("sample/exampleland.json")
    for data in [sample["current"], *(version["plan"] for version in sample["versions"])]:
        plan = from_open(data)
        assert_whole(plan)
        assert from_open(there_and_back(to_open(plan))) == plan


def test_the_shape_is_the_documented_one() -> None:
    plan = grow("s A\n  m B\n    - C")
    plan = apply_all(plan, set_field(plan, "plan", "title", "NAP"))
    plan = apply_all(plan, set_field(plan, "plan", "phase", "draft"))
    plan = apply_all(plan, set_field(plan, "A", "heading", "Un", "fr"))
    for kind, where, fields in [
        ("body", "plan", {"name": "Ministry"}),
        ("comment", "B", {"text": rich("hm"), "resolved": "1"}),
        ("progress", "B", {"at": "2027-Q2"}),
    ]:
        plan = apply_all(plan, add(plan, kind, where, **fields))
    [body], [comment], [progress] = (
        plan.bodies,
        plan.under("B", "discussion"),
        plan.under("B", "progress"),
    )
    plan = apply_all(plan, set_field(plan, "B", "lead", body))

    words = [{"spans": [{"text": "hm"}]}]
    step = {"id": "C", "kind": "step", "number": "a)", "fields": {"text": _text("C")}}
    step |= {"items": [], "comments": []}
    measure = {
        "id": "B",
        "kind": "measure",
        "number": "1.1",
        "code": "M-0001",
        "fields": {"text": _text("B"), "lead": [body]},
        "items": [step],
        "comments": [{"id": comment, "text": words, "resolved": True}],
        "progress": [{"id": progress, "at": "2027-Q2"}],
    }
    section = {
        "id": "A",
        "kind": "section",
        "number": "1",
        "fields": {"heading": "A", "heading@fr": "Un"},
        "items": [measure],
        "comments": [],
    }
    assert to_open(plan) == {
        "format": "nap-plan/1",
        "id": "plan",
        "plan": {"title": "NAP"},
        "settings": {"phase": "draft", "next_code": 2},
        "bodies": [{"id": body, "name": "Ministry"}],
        "items": [section],
    }


def _text(words: str) -> list[dict[str, Any]]:
    return [{"spans": [{"text": words}]}]


def test_a_plan_written_by_hand_is_taken() -> None:
    plan = from_open(
        {
            "format": FORMAT,
            "plan": {"title": "NAP"},
            "bodies": [{"id": "moi", "name": "Interior"}],
            "items": [
                {"kind": "measure", "fields": {"text": "One\ntwo", "lead": "moi"}},
                {"kind": "measure", "code": "M-0007", "fields": {"text": "Seven"}},
            ],
        }
    )

    one, seven = plan.under(plan.root)
    assert plan.get(one, "code") == "M-0008" and plan.get(seven, "code") == "M-0007"
    assert plan.get(plan.root, "next_code") == "9" and plan.get(one, "lead") == "moi"
    assert_whole(plan)


def _with(**more: object) -> dict[str, object]:
    return {"format": FORMAT, **more}


DEEP: dict[str, Any] = {"kind": "section"}
for _ in range(60):
    DEEP = {"kind": "section", "items": [DEEP]}

REFUSED = [
    ("not_a_plan", None),
    ("not_a_plan", []),
    ("not_a_plan", {}),
    ("other_format", {"format": "nap-plan/2"}),
    ("not_a_plan", {"format": ["nap-plan/1"]}),
    ("not_a_plan", _with(plan=[])),
    ("not_a_plan", _with(items={})),
    ("not_a_plan", _with(items=["a"])),
    ("not_a_plan", _with(items=None)),
    ("not_a_plan", _with(id="<a b>")),
    ("not_a_plan", _with(id="")),
    ("not_a_plan", _with(id="x" * 65)),
    ("not_a_plan", _with(id=5)),
    ("not_a_plan", _with(items=[DEEP])),
    ("unknown_kind", _with(items=[{"kind": "chapter"}])),
    ("unknown_kind", _with(items=[{}])),
    ("unknown_field", _with(items=[{"kind": "section", "fields": {"colour": "red"}}])),
    ("unknown_field", _with(plan={"colour": "red"})),
    ("bad_value", _with(plan={"period_start": "soon"})),
    ("wrong_place", _with(items=[{"kind": "step"}])),
    ("wrong_place", _with(items=[{"kind": "body"}])),
    ("wrong_place", _with(items=[{"kind": "plan"}])),
    ("wrong_place", _with(items=[{"kind": "section", "bodies": [{"name": "x"}]}])),
    ("wrong_place", _with(items=[{"kind": "section", "progress": [{}]}])),
    ("same_id_twice", _with(items=[{"kind": "section", "id": "a"}] * 2)),
    ("same_id_twice", _with(id="a", items=[{"kind": "section", "id": "a"}])),
    ("unknown_body", _with(items=[{"kind": "measure", "fields": {"lead": ["nobody"]}}])),
    ("bad_value", _with(settings={"next_code": "many"})),
    ("bad_value", _with(settings={"next_code": 0})),
    ("bad_value", _with(settings={"next_code": 1.5})),
    ("bad_value", _with(settings={"next_code": -1})),
    ("bad_value", _with(settings={"next_code": 10**9})),
    ("bad_value", _with(settings={"next_code": 999_999_999_999_999})),
    ("bad_value", _with(settings={"next_code": 10**9 - 1}, items=[{"kind": "measure"}])),
    ("bad_value", _with(settings={"levels": "Part"})),
    ("bad_value", _with(settings={"columns": [{"field": 5}]})),
    ("bad_value", _with(items=[{"kind": "measure", "code": "7"}])),
    ("bad_value", _with(items=[{"kind": "measure", "code": "M-"}])),
    ("bad_value", _with(items=[{"kind": "measure", "code": "M-0"}])),
    ("bad_value", _with(items=[{"kind": "measure", "code": "M-9999999999"}])),
    ("bad_value", _with(items=[{"kind": "measure", "code": 7}])),
    ("bad_value", _with(items=[{"kind": "measure", "fields": {"code": "seven"}}])),
    ("same_code_twice", _with(items=[{"kind": "measure", "code": "M-0007"}] * 2)),
    (
        "same_code_twice",
        _with(items=[{"kind": "measure", "code": code} for code in ("M-7", "M-0007")]),
    ),
    ("bad_value", _with(plan={"title": 5})),
    ("bad_value", _with(plan={"period_start": 2027})),
    ("bad_value", _with(items=[{"kind": "measure", "fields": {"assistance": "yes"}}])),
    ("unknown_field", _with(plan={"period_start@fr": "2027"})),
    ("unknown_field", _with(settings={"template@fr": "mine"})),
    ("unknown_field", _with(items=[{"kind": "measure", "fields": {"lead@fr": []}}])),
    ("unknown_field", _with(plan={"title@": "x"})),
    ("unknown_field", _with(plan={"title@x y": "x"})),
]


@pytest.mark.parametrize(("code", "data"), REFUSED)
def test_what_is_no_plan_is_refused_with_a_reason(code: str, data: object) -> None:
    with pytest.raises(NapError) as refusal:
        from_open(data)

    assert refusal.value.code == code and refusal.value.facts["item"]


def _measure(**more: object) -> dict[str, object]:
    return {"kind": "measure", **more}


PLACES = [
    ("-", _with(plan={"colour": "red"})),
    ("-", _with(items={})),
    ("items[0]", _with(items=[{"kind": "chapter"}])),
    ("items[0] (a)", _with(items=[{"kind": "chapter", "id": "a"}])),
    ("items[0] (2.1)", _with(items=[_measure(items=[{"kind": "step"}], number="2.1", comments=5)])),
    ("items[1]", _with(items=[_measure(), 5])),
    (
        "items[0].items[1] (M-0002)",
        _with(
            items=[
                {
                    "kind": "section",
                    "items": [_measure(), _measure(code="M-0002", fields={"lead": ["x"]})],
                }
            ]
        ),
    ),
    ("items[1] (M-1)", _with(items=[_measure(code="M-1"), _measure(code="M-1")])),
    ("bodies[0] (b)", _with(bodies=[{"id": "b", "name": 5}])),
    ("items[0].progress[0]", _with(items=[_measure(progress=[{"at": "x"}])])),
]


@pytest.mark.parametrize(("place", "data"), PLACES)
def test_a_refusal_tells_the_place(place: str, data: object) -> None:
    with pytest.raises(NapError) as refusal:
        from_open(data)

    assert refusal.value.facts["item"] == place


def test_a_field_without_a_value_is_as_if_it_were_not_there() -> None:
    empty = {"text": [], "result": "", "start": "", "lead": [], "assistance": False, "note": None}
    plan = from_open(_with(items=[_measure(fields=empty, code=None)]))

    assert set(plan.nodes[plan.under(plan.root)[0]].fields) == {"code"}


_KEYS = st.sampled_from(
    [
        "format",
        "id",
        "plan",
        "settings",
        "items",
        "bodies",
        "comments",
        "progress",
        "kind",
        "fields",
        "text",
        "heading",
        "title",
        "lead",
        "code",
        "start",
        "levels",
        "next_code",
        "columns",
        "field",
        "width",
        "numbering",
        "name",
        "spans",
        "assistance",
        "amount",
        "code@fr",
        "heading@fr",
    ]
)
_LEAVES = st.sampled_from(
    [
        *(None, True, 5, -1.5, 1e-9, 10**9, "", [], {}, "2027", "nap-plan/1", "\ud800"),
        *("measure", "section", "a", "M-9", "M-0009", "1.1", "bullet"),
    ]
)
_STRANGE = st.recursive(
    _LEAVES,
    lambda below: st.lists(below, max_size=3) | st.dictionaries(_KEYS, below, max_size=5),
    max_leaves=14,
)


@given(st.dictionaries(_KEYS, _STRANGE, max_size=8))
def test_any_json_is_a_plan_or_is_refused(data: dict[str, Any]) -> None:
    try:
        plan = from_open({**data, "format": FORMAT})
    except NapError:
        return
    assert_whole(plan)
    assert from_open(there_and_back(to_open(plan))) == plan
