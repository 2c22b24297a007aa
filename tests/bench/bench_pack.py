"""How long the whole pack of the sample plan takes, with every document, its receipt and its folder."""

from __future__ import annotations

import datetime
import tempfile
from pathlib import Path

from nap_desktop.base import shipped
from nap_desktop.plan.open_format import from_open
from nap_desktop.services.pack import PackChoice, write_pack
from tests.bench.rows import Row, at_most, median_time

LIMIT = 3.0  # seconds
ROUNDS = 7


def measure() -> list[Row]:
    """Return the figure: a median of several packs, each into a new folder."""
    data = shipped.json_data("sample/exampleland.json")
    plan, before = from_open(data["current"]), from_open(data["versions"][0]["plan"])
    choice = PackChoice(
        today=datetime.date(2026, 11, 24), previous=before, previous_name="Draft", export_id="bench"
    )

    def act() -> None:
        with tempfile.TemporaryDirectory() as folder:
            assert not write_pack(plan, Path(folder), choice).left_out

    return [at_most("Whole pack of the sample plan", median_time(act, ROUNDS), LIMIT, "s")]
