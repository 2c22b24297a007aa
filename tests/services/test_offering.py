"""What a few letters mean in the palette."""

from __future__ import annotations

import time

import pytest

from nap_desktop.services.offering import Thing, Things

THINGS = Things(
    [
        Thing("find", "Find in the plan", "Edit", "Ctrl+Shift+F", loose=True),
        Thing("version", "Save a version", "Review", loose=True),
        Thing("export", "Export", "File", loose=True),
        Thing("item", "3.2 Adopt a list of controlled goods", "Measure"),
        Thing("body", "Ministère de l’Intérieur (MI)", "Body"),
    ]
)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("exp", "export"),
        ("plan find", "find"),
        ("fitp", "find"),
        ("svn", "version"),
        ("3.2", "item"),
        ("controlled list", "item"),
        ("ministere interieur", "body"),
        ("MI", "body"),
        ("review version", "version"),
    ],
)
def test_letters_mean_a_thing(typed: str, first: str) -> None:
    assert THINGS.fitting(typed)[0].code == first


def test_what_fits_nothing_gives_nothing() -> None:
    assert THINGS.fitting("zzz") == [] and THINGS.fitting("goods zzz") == []


def test_without_letters_what_was_used_comes_first() -> None:
    codes = [thing.code for thing in THINGS.fitting(" ", ["body", "gone", "export"])]
    assert codes == ["body", "export", "find", "version", "item"]


def test_of_what_fits_alike_the_last_used_comes_first() -> None:
    things = Things([Thing("a", "Add measure"), Thing("b", "Add section")])
    assert [one.code for one in things.fitting("add", ["b"])] == ["b", "a"]


def test_five_thousand_items_are_sought_at_once() -> None:
    things = Things([Thing(str(n), f"{n} Adopt the list, part {n}") for n in range(5_000)])
    begin = time.perf_counter()
    assert things.fitting("list 4711")[0].code == "4711"
    assert time.perf_counter() - begin < 0.5
