"""Reads a whole library and tells what is wrong with it."""

from __future__ import annotations

import json

from nap_desktop.base.errors import NapError
from nap_desktop.plan.steps import from_data
from nap_desktop.storage.content import is_whole
from nap_desktop.storage.database import Database
from nap_desktop.storage.plans import read_plan
from nap_desktop.storage.versions import VersionStore


def problems(database: Database) -> list[NapError]:
    """Return what is damaged, each as the failure that using it would be; empty if all is well.

    The file by SQLite's own check, then every plan, every step of its journal, every version.
    """
    with database.reading() as raw:
        if not is_whole(raw):
            return [NapError("damaged_library", path=database.path, reason="integrity_check")]
        plans = [plan for (plan,) in raw.execute("SELECT id FROM plan ORDER BY id")]
    return [problem for plan in plans for problem in _of_plan(database, plan)]


def _of_plan(database: Database, plan: str) -> list[NapError]:
    found: list[NapError] = []
    with database.reading() as raw:
        try:
            read_plan(raw, plan)
        except NapError as error:
            found.append(error)
        for (changes,) in raw.execute("SELECT changes FROM step WHERE plan = ?", (plan,)):
            try:
                from_data(json.loads(changes))
            except (ValueError, NapError):
                found.append(NapError("damaged_step", plan=plan))
    versions = VersionStore(database)
    for card in versions.list(plan):
        try:
            versions.load(card.id)
        except NapError as error:
            found.append(error)
    return found
