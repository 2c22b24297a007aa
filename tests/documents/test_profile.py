"""Profiles are data: they come and go as JSON, and a broken one is told apart from a good one."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nap_desktop.base.errors import NapError
from nap_desktop.documents.profile import (
    PARTS,
    Profile,
    profile_from,
    renamed,
    shipped_names,
    shipped_profile,
    to_data,
)
from nap_desktop.services.sentences import sentence


def test_the_eight_come_with_the_program_in_their_order() -> None:
    assert shipped_names() == (
        *("full", "decree", "strategy", "summary", "body", "section", "submission", "worksheet"),
    )


@pytest.mark.parametrize("name", shipped_names())
def test_a_profile_comes_back_from_json_as_it_was(name: str) -> None:
    profile = shipped_profile(name)

    assert profile_from(json.loads(json.dumps(to_data(profile)))) == profile


def test_what_is_not_said_is_as_in_the_full_draft() -> None:
    assert profile_from({"name": "mine"}) == renamed(Profile(), "mine", "")


BROKEN: list[tuple[Any, str]] = [
    ([], "-"),
    ("full", "-"),
    ({"parts": ["cover", "crown"]}, "parts"),
    ({"parts": []}, "parts"),
    ({"parts": ["cover", "cover"]}, "parts"),
    ({"parts": "cover"}, "parts"),
    ({"columns": [{"field": "note"}]}, "columns"),
    ({"columns": [{"field": "next_code"}]}, "columns"),
    ({"columns": [{"field": "text", "width": 0}]}, "columns"),
    ({"columns": [{"field": "text", "width": True}]}, "columns"),
    ({"columns": [{"field": "text"}, {"field": "text"}]}, "columns"),
    ({"columns": 3}, "columns"),
    ({"footnotes": ["note"]}, "footnotes"),
    ({"steps": "yes"}, "steps"),
    ({"pages": -1}, "pages"),
    ({"pages": True}, "pages"),
    ({"language": "x!"}, "language"),
    ({"name": "../../etc"}, "name"),
    ({"name": ""}, "name"),
    ({"scope": "world"}, "scope"),
    ({"colour": "red"}, "colour"),
    ({"marking": None}, "marking"),
]


@pytest.mark.parametrize(("data", "what"), BROKEN)
def test_a_broken_profile_says_what_is_broken(data: Any, what: str) -> None:
    with pytest.raises(NapError) as caught:
        profile_from(data, "mine")

    assert caught.value.code == "broken_profile"
    assert caught.value.facts["what"] == what
    assert what in sentence(caught.value)


@given(
    st.dictionaries(
        st.sampled_from([*to_data(Profile()), "other"]),
        st.none() | st.booleans() | st.integers() | st.text() | st.lists(st.sampled_from(PARTS)),
    )
)
def test_whatever_comes_in_is_a_profile_or_one_failure(data: dict[str, Any]) -> None:
    try:
        profile = profile_from(data)
    except NapError as error:
        assert error.code == "broken_profile"
    else:
        assert profile_from(to_data(profile)) == profile


def test_an_unknown_name_is_told() -> None:
    with pytest.raises(NapError, match="unknown_profile"):
        shipped_profile("secret")
