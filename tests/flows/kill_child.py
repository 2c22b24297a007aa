"""A person at work who is killed: edits a plan, and says before and after each act what it is then."""

from __future__ import annotations

import hashlib
import os
import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from nap_desktop.plan import edits
from nap_desktop.plan.change import Change, apply_all
from nap_desktop.plan.tree import Plan
from nap_desktop.services.library import OpenLibrary
from nap_desktop.services.open_plan import OpenPlan
from nap_desktop.storage.codec import to_text
from nap_desktop.storage.database import Database

Say = Callable[[str], None]


def digest(plan: Plan) -> str:
    """Return what tells a plan from every other."""
    return hashlib.sha256(to_text(plan).encode()).hexdigest()[:16]


def work(path: Path, plan_id: str, seed: int, say: Say, acknowledge_early: bool = False) -> None:
    """Edit for ever; "?<digest>" before an act, "!<digest>" after it is kept."""
    if acknowledge_early:
        Database.transaction = _late  # type: ignore[method-assign]
    chance = random.Random(seed)
    library = OpenLibrary.open(path, create=False)
    plan = library.open_plan(plan_id)
    say("!" + digest(plan.plan))
    while True:
        _one_act(plan, chance, say)
        if chance.random() < 0.05 and not acknowledge_early:
            library.idle()


def _one_act(plan: OpenPlan, chance: random.Random, say: Say) -> None:
    dice = chance.random()
    if dice < 0.1 and (last := plan.history.next_undo):
        say("?" + digest(apply_all(plan.plan, [c.inverse() for c in reversed(last.step.changes)])))
        plan.undo()
    elif dice < 0.2 and (following := plan.history.next_redo):
        say("?" + digest(apply_all(plan.plan, following.step.changes)))
        plan.redo()
    else:
        changes = _changes(plan.plan, chance)
        say("?" + digest(apply_all(plan.plan, changes) if changes else plan.plan))
        if dice < 0.6:
            plan.type_in("Typing", changes)
        else:
            plan.do("Act", changes)
    say("!" + digest(plan.plan))


def _changes(plan: Plan, chance: random.Random) -> Sequence[Change]:
    """Return a random act: mostly typing, so that steps are folded too."""
    items = list(plan.walk())
    if chance.random() < 0.6 or len(items) < 4:
        node = items[-1] if items and chance.random() < 0.7 else plan.root
        key = "heading" if plan.nodes[node].kind == "section" else "short_name"
        if plan.nodes[node].kind in ("section", "plan"):
            return edits.set_field(plan, node, key, f"words {chance.random()}")
    some = chance.sample(items, min(3, len(items)))
    match chance.choice(["add", "delete", "move", "duplicate", "up"]):
        case "delete" if len(items) > 30:
            return edits.delete(plan, some)
        case "move" if items:
            return edits.move(plan, some[:2], chance.choice([plan.root, *items]), 0)
        case "duplicate" if items and len(items) < 60:
            return edits.duplicate(plan, some[:1])
        case "up":
            return edits.move_up(plan, some)
        case _:
            kind = chance.choice(["section", "measure"])
            return edits.add(plan, kind, plan.root, heading="New") if len(items) < 60 else []


_waiting = [0]


@contextmanager
def _late(database: Database) -> Iterator[object]:
    """A keeper with a fault, to see that the trial finds it: it commits only every fifth act."""
    raw = database.raw
    if not raw.in_transaction:
        raw.execute("BEGIN IMMEDIATE")
    yield raw
    _waiting[0] += 1
    if _waiting[0] % 5 == 0:
        raw.execute("COMMIT")


def speak_to(pipe: int) -> Say:
    """Return what writes a line to a pipe at once."""
    return lambda words: os.write(pipe, f"{words}\n".encode()) and None
