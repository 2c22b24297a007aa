"""The library: all plans of a person, opened, listed, made, found, binned and backed up."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakValueDictionary

from nap_desktop.base.errors import NapError
from nap_desktop.base.event import Event
from nap_desktop.base.paths import places
from nap_desktop.plan.ids import NodeId, new_id
from nap_desktop.plan.steps import KeptStep
from nap_desktop.plan.tree import Node, Plan
from nap_desktop.services.history import History
from nap_desktop.services.open_plan import OpenPlan
from nap_desktop.storage.database import Database
from nap_desktop.storage.plans import PlanStore
from nap_desktop.storage.shelf import PlanCard, Shelf, with_root

if TYPE_CHECKING:
    from nap_desktop.framework.templates import StarterTemplate
    from nap_desktop.services.backup import BackupCard, Backups
    from nap_desktop.services.library_search import LibrarySearch
    from nap_desktop.services.past import Past
    from nap_desktop.services.versions import VersionCard, Versions

__all__ = ["OpenLibrary", "PlanCard"]


class OpenLibrary:
    """A library under work; one process has it at a time.

    author:   who signs what is done from now on.
    changed:  tells the id of a plan whose card may be another now; empty for all of them.
    """

    def __init__(self, database: Database, author: str = "") -> None:
        self.author = author
        self.changed: Event[NodeId] = Event()
        self._database = database
        self._shelf = Shelf(database)
        self._open: WeakValueDictionary[NodeId, OpenPlan] = WeakValueDictionary()

    # Versions and backups are imported at first use: a start needs neither.

    @cached_property
    def versions(self) -> Versions:
        """What can be done with versions."""
        from nap_desktop.services.versions import Versions

        return Versions(self._database, lambda: self.author, self.changed.emit)

    @cached_property
    def backups(self) -> Backups:
        """What can be done with backups."""
        from nap_desktop.services.backup import Backups

        return Backups(self._database, self._replaced)

    @classmethod
    def open(cls, path: Path, create: bool = True, author: str = "") -> OpenLibrary:
        """Return the library at `path`, made if it is not there unless `create` is false.

        The folder of the program's own library is made too; no other is. What was in the bin
        for 30 days goes. Raises NapError as `Database.open` does.
        """
        if create and path.parent == places().library.parent:
            _make_folder(path.parent)
        library = cls(Database.open(path, create), author)
        if not library.read_only:
            library._shelf.purge()
        return library

    @property
    def path(self) -> Path:
        """The library's file."""
        return self._database.path

    @property
    def read_only(self) -> bool:
        """Whether it lies where nothing can be written; writing then raises `library_read_only`."""
        return self._database.read_only

    def cards(self) -> list[PlanCard]:
        """Return the plans that are not in the bin, the one edited last first."""
        return self._shelf.cards()

    def card(self, plan: NodeId) -> PlanCard:
        """Return one plan's card, in the bin or not. Raises NapError `no_such_plan`."""
        return self._shelf.card(plan)

    def binned(self) -> list[PlanCard]:
        """Return the plans in the bin, the one put there last first."""
        return self._shelf.binned()

    def search(self, words: str) -> list[PlanCard]:
        """Return the plans, not those in the bin, whose texts hold all of the words, in any case."""
        return self._shelf.search(words)

    @cached_property
    def texts(self) -> LibrarySearch:
        """Words sought in the items of all plans."""
        from nap_desktop.services.library_search import LibrarySearch

        return LibrarySearch(self._database)

    def new_plan(
        self,
        title: str,
        template: StarterTemplate | None = None,
        state: str = "",
        period_start: str = "",
        period_end: str = "",
    ) -> NodeId:
        """Keep a new plan, from a starter template or empty, and return its id; dates canonical."""
        if template is not None:
            return self.add_plan(template.plan(title, state, period_start, period_end))
        fields = {"title": title, "state": state, "language": "en", "phase": "draft"}
        fields |= {"period_start": period_start, "period_end": period_end}
        root = Node(new_id(), "plan", {key: value for key, value in fields.items() if value})
        return self.add_plan(Plan(root.id, {root.id: root}))

    def add_plan(self, plan: Plan) -> NodeId:
        """Keep a plan and return its id: a fresh one if the library has the plan's own already."""
        id = self._shelf.add(plan, self.author)
        self.changed.emit(id)
        return id

    def take_in(self, plan: Plan) -> NodeId:
        """Keep a plan that came from elsewhere and return its id, after a backup of what is here.

        Raises NapError `cannot_back_up`; nothing has happened then.
        """
        if self.cards() or self.binned():
            self.backup_if_changed()
        return self.add_plan(plan)

    def has_plan(self, plan: NodeId) -> bool:
        """Return whether the library has a plan, in the bin or not."""
        return self._shelf.holds(plan)

    def load(self, plan: NodeId) -> Plan:
        """Return a plan as it is kept. Raises NapError `no_such_plan`."""
        return PlanStore(self._database, plan).load()

    def open_sample(self) -> NodeId:
        """Return the id of the sample plan; it joins the library at first use."""
        from nap_desktop.services.sample import add_sample

        return add_sample(self)

    def open_plan(self, plan: NodeId, author: str | None = None) -> OpenPlan:
        """Return a plan under work, with what can be undone; the same one while it is in use.

        Raises NapError `no_such_plan`, also for a plan in the bin.
        """
        found = self._open.get(plan)
        if found is None:
            if self.card(plan).deleted_at:
                raise NapError("no_such_plan", plan=plan)
            store = PlanStore(self._database, plan)
            history = History(store.done(), store.undone())
            found = OpenPlan(store.load(), store, history)
            self._open[plan] = found
        found.author = self.author if author is None else author
        return found

    def history_of(self, plan: NodeId, node: NodeId) -> list[KeptStep]:
        """Return the steps that touched an item and still hold, newest first."""
        return PlanStore(self._database, plan).history_of(node)

    def past(self, plan: NodeId) -> Past:
        """Return what was done to a whole plan, and what it was."""
        from nap_desktop.services.past import Past

        return Past(PlanStore(self._database, plan).journal)

    def steps_between(self, plan: NodeId, start: str, end: str) -> list[KeptStep]:
        """Return the steps between two times (ISO 8601, UTC) that still hold, oldest first."""
        return PlanStore(self._database, plan).between(start, end)

    def duplicate(self, plan: NodeId, title: str = "") -> NodeId:
        """Keep a copy of a plan and return its id; its items keep theirs, so that both can be merged."""
        from nap_desktop.plan.change import apply_all
        from nap_desktop.plan.edits import set_field

        copy = with_root(self.load(plan), new_id())
        if title:
            copy = apply_all(copy, set_field(copy, copy.root, "title", title))
        return self.add_plan(copy)

    def bin(self, plan: NodeId) -> None:
        """Put a plan into the bin, where it stays for 30 days. Raises NapError `no_such_plan`."""
        self._shelf.bin(plan)
        self._open.pop(plan, None)
        self.changed.emit(plan)

    def bring_back(self, plan: NodeId) -> None:
        """Take a plan out of the bin. Raises NapError `no_such_plan`."""
        self._shelf.bring_back(plan)
        self.changed.emit(plan)

    def remove_for_good(self, plan: NodeId) -> None:
        """Delete a plan with its steps and versions. Raises NapError `no_such_plan`."""
        self._shelf.remove(plan)
        self._open.pop(plan, None)
        self.changed.emit(plan)

    def save_version(self, plan: NodeId, name: str, reason: str = "") -> VersionCard:
        """Freeze a plan as it is now. Raises NapError `no_such_plan`."""
        return self.versions.save(plan, name, reason)

    def backup_if_changed(self) -> BackupCard | None:
        """Make a backup if anything was done since the last; None if not."""
        return self.backups.make_if_changed()

    def verify(self) -> list[NapError]:
        """Return all that is damaged in the library, each as the failure it is; empty if all is well."""
        from nap_desktop.storage.verify import problems

        return problems(self._database)

    @staticmethod
    def warm_up() -> None:
        """Import what the first version or bin would wait for; in another thread, after the start."""
        from nap_desktop.storage.warm_up import warm_up

        warm_up()

    def idle(self) -> None:
        """Bring all into the one file, so that a copy of it is whole; for after 3 idle seconds."""
        self._database.checkpoint()

    def close(self) -> None:
        """Close the library, whole; a second time nothing happens."""
        if "texts" in self.__dict__:
            self.texts.close()
        self._database.close()

    def _replaced(self) -> None:
        self._open.clear()
        self.changed.emit("")


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NapError("cannot_open", path=folder, reason=error.strerror or error) from error
