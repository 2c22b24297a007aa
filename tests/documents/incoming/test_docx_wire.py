"""What comes from the reading process is taken only if its shape and its sizes are right."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from nap_desktop.base.errors import NapError
from nap_desktop.documents.incoming.wire import from_wire, to_wire
from tests.documents.incoming.docx_at_hand import p, r, read, table, tc, tr

SOURCE = read(
    p("One ", r("two", "<w:b/>")) + table(tr(tc("a", '<w:gridSpan w:val="2"/>')), tr("b"))
)


def changed(change: Callable[[dict[str, Any]], object]) -> bytes:
    """Return the wire form of a source after a change that no honest reader makes."""
    data = json.loads(to_wire(SOURCE))
    change(data)
    return json.dumps(data).encode()


def test_a_source_comes_back_as_it_went() -> None:
    assert from_wire(to_wire(SOURCE)) == SOURCE


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.pop("looks"),
        lambda data: data.update(more=1),
        lambda data: data.update(characters=-1),
        lambda data: data.update(characters=True),
        lambda data: data.update(links=[1]),
        lambda data: data.update(blocks={}),
        lambda data: data.update(blocks=[[]]),
        lambda data: data["blocks"][0].append(1),
        lambda data: data["blocks"][0].__setitem__(0, 7),
        lambda data: data["blocks"][0].__setitem__(2, 99),
        lambda data: data["blocks"][0].__setitem__(4, 10**6),
        lambda data: data["blocks"][0].__setitem__(4, True),
        lambda data: data["blocks"][0].__setitem__(5, "runs"),
        lambda data: data["blocks"][0][5][0].__setitem__(1, "yes"),
        lambda data: data["blocks"][0].__setitem__(0, "\ud800"),
        lambda data: data["blocks"][1].__setitem__(2, 10**9),
        lambda data: data["blocks"][1][0][0][0][0].__setitem__(2, 10**9),
        lambda data: data["blocks"][1][0][0][0][0].__setitem__(3, 0),
        lambda data: data["looks"][0].__setitem__(7, float("inf")),
        lambda data: data["looks"][0].__setitem__(7, 10**400),
    ],
)
def test_other_shapes_and_sizes_are_refused(change: Callable[[dict[str, Any]], object]) -> None:
    with pytest.raises(NapError, match="cannot_understand"):
        from_wire(changed(change))


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b"\xff", b"[" * 100_000, b"1" * 5_000])
def test_what_is_no_source_at_all_is_refused(content: bytes) -> None:
    with pytest.raises(NapError, match="cannot_understand"):
        from_wire(content)


def test_a_cell_reaches_no_further_down_than_its_table() -> None:
    content = changed(lambda data: data["blocks"][1][0][1][0][0].__setitem__(3, 1_000_000))
    made = from_wire(content).blocks[1]

    assert made.rows[1].cells[0].rows == 1  # type: ignore[union-attr]
