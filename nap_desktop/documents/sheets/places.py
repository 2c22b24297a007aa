"""Finds what a person names in a sheet: sections by path, heading or number, measures, bodies."""

from __future__ import annotations

from collections.abc import Mapping

from nap_desktop.documents.sheets.columns import CODE
from nap_desktop.documents.sheets.hidden import Kept
from nap_desktop.documents.sheets.table import Places
from nap_desktop.plan.folding import caseless
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.tree import Plan


class Finder:
    """Looks things up in one plan; `kept` are the items as they were when the sheet was made."""

    def __init__(self, plan: Plan, kept: Mapping[NodeId, Kept]) -> None:
        self._plan = plan
        self._sections: dict[str, list[NodeId]] = {}
        places = Places(plan)
        for section in places.sections():
            spoken = (places.path(section), plan.get(section, "heading"), places.number(section))
            for name in {caseless(name) for name in spoken} - {""}:
                self._sections.setdefault(name, []).append(section)
        self._former = {
            caseless(one.place): plan.parents[node]
            for node, one in kept.items()
            if one.kind == "measure" and one.place and node in plan.parents
        }

    def place(
        self, kind: str, named: str, above: NodeId | None, now: Plan
    ) -> tuple[NodeId | None, int | None]:
        """Return parent and row of a new item; no row means last, no parent that there is none.

        named: the section of a measure or the code of a step's measure. above: the item of the
        row above; the new one stands right after it if both have the same parent.
        """
        if kind == "body":
            return now.root, None
        if not named.strip() and above is not None:
            return now.parents[above], now.row(above) + 1
        parent = self._measure(named, now) if kind == "step" else self._section(named)
        if parent is not None and above is not None and now.parents[above] == parent:
            return parent, now.row(above) + 1
        if parent is None and kind == "measure":
            parent = now.root
        return parent, None

    def _section(self, named: str) -> NodeId | None:
        wanted = caseless(named)
        found = self._sections.get(wanted, [])
        if len(found) == 1:
            return found[0]
        return self._former.get(wanted) or (found[0] if found else None)

    def _measure(self, named: str, now: Plan) -> NodeId | None:
        wanted = caseless(named)
        coded = (m for m in now.of_kind("measure") if caseless(now.get(m, CODE)) == wanted)
        return next(coded, None) if wanted else None

    def bodies(self, name: str, now: Plan) -> list[NodeId]:
        """Return the bodies of the directory with this id, name or short form."""
        wanted = caseless(name)
        return [
            body
            for body in now.bodies
            if body == name
            or wanted in (caseless(now.get(body, "name")), caseless(now.get(body, "short")))
        ]
