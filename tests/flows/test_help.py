"""Help through the real window: F1 where one is, the tour on a plan."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.flows.desk import Desk


@pytest.fixture
def desk(tmp_path: Path, qtbot: Any) -> Iterator[Desk]:
    made = Desk(tmp_path, qtbot)
    yield made
    made.close()


def test_the_manual_opens_at_the_page_of_what_is_in_front(desk: Desk) -> None:
    found = []
    for view in ("", "draft", "table", "room"):
        if view:
            desk.act("sample")
            assert desk.window.views is not None
            desk.window.views.bring(view)
        desk.act("manual")
        manual = desk.window.acts.help.manual
        assert manual is not None and manual.isVisible()
        found.append(manual.page_id)

    assert found == ["start", "drafting", "views", "room"]


def test_the_tour_shows_five_parts_of_the_window(desk: Desk, qtbot: Any) -> None:
    desk.act("tour")
    tour = desk.window.acts.help.tour
    assert tour is not None and desk.window.bridge is not None
    rings = []
    for place in range(5):
        tour.show_stop(place)
        rings.append(tour.ring.geometry().getRect())
        assert desk.window.rect().contains(tour.geometry())

    assert len(set(rings)) == 5
    tour.next_button.click()
    assert desk.window.acts.help.tour is None
