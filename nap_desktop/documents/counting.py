"""How a word processor would have to count headings to print the numbers that a plan prints."""

from __future__ import annotations

from nap_desktop.documents.blocks import Numbered
from nap_desktop.documents.wording import Wording
from nap_desktop.plan.counting_letters import script
from nap_desktop.plan.numbering import Level, levels
from nap_desktop.plan.shapes import PATH
from nap_desktop.plan.tree import Plan

DEEPEST = 9  # Word has no tenth heading
_FORMS = {"1": "1", PATH: "1", "I": "I", "A": "A", "a)": "a"}


def numbering(plan: Plan, words: Wording) -> tuple[Numbered, ...]:
    """Return the counting of each level of headings, as the plan's levels have it.

    Paths go on from the last level that counts for them (`plan/numbering.py`): letters and
    Roman numbers begin a path of their own, plain numbers run on below these.
    """
    known = levels(plan)
    found: list[Numbered] = []
    path: tuple[int, ...] = ()
    for depth in range(DEEPEST):
        level = known[min(depth, len(known) - 1)]
        found.append(_counted(level, depth + 1, path, words))
        if level.numbering == PATH:
            path = (*path, depth + 1)
        else:
            path = (depth + 1,) if level.numbering == "1" else ()
    return tuple(found)


def _counted(level: Level, place: int, path: tuple[int, ...], words: Wording) -> Numbered:
    form = _FORMS.get(level.numbering, "")
    if not form:
        return Numbered("")
    before, after = "", ")" if level.numbering == "a)" else ""
    if level.kind == "objective" and level.name:
        # the braces keep the place of the number while the words are put around it
        around = words.get("headings", "named", name=level.name, number="\x00")
        before, _, behind = around.partition("\x00")
        after += behind
    shown = (*path, place) if level.numbering == PATH else (place,)
    runs_on = level.numbering == "1" and not path
    return Numbered(form, shown, before, after, runs_on, script(words.labels.lang))
