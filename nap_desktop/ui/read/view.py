"""The read view of a plan: which document and how large above, headings beside, the pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QMenu, QWidget

from nap_desktop.base.errors import NapError
from nap_desktop.base.settings import Settings
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.schema import kind_of
from nap_desktop.plan.tree import Plan
from nap_desktop.services.paper import Document
from nap_desktop.services.profiles import Profiles
from nap_desktop.services.word_export import Wish
from nap_desktop.ui.bridge import Bridge
from nap_desktop.ui.look import look
from nap_desktop.ui.messages import sentence
from nap_desktop.ui.paper.ink import Source
from nap_desktop.ui.read.colours import Colours
from nap_desktop.ui.read.desk import FIT_WIDTH, WHOLE_PAGE, ZOOMS
from nap_desktop.ui.read.frame import Frame
from nap_desktop.ui.read.laid import Stand
from nap_desktop.ui.read.laying import Laying

_SHOWN = "read contents"
_ROOMY = 1_150  # px of a window that has room for the contents beside the pages

UsualWish = Callable[[Plan], Wish]


class ReadView(QWidget):
    """The plan as one document; a `View` of the window.

    usual: what an export of a plan would be called, as it was chosen the last time.
    print_asked, pdf_asked: the plan and the wish for the document that is shown.
    """

    chosen = Signal(str)
    edit_asked = Signal(str, str)
    told = Signal(str, bool)
    print_asked = Signal(object, object)
    pdf_asked = Signal(object, object)

    def __init__(
        self,
        settings: Settings,
        profiles: Profiles,
        usual: UsualWish,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._profiles = profiles
        self._usual = usual
        self._bridge: Bridge | None = None
        self._wanted: NodeId = ""  # an item to come to, once it is laid
        self._heading = -1  # and a heading
        self._is_stale = True
        self.frame = Frame(self)
        self.paper, self.contents = self.frame.paper, self.frame.contents
        self.finding, self.choice = self.frame.finding, self.frame.choice
        self.laying = Laying(self.paper, self.finding)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._here = QTimer(self, singleShot=True, interval=40)
        self.setAccessibleName(self.tr("The plan to read"))
        self.setFocusProxy(self.paper)
        self._connect()

    def _connect(self) -> None:
        frame, paper = self.frame, self.paper
        self.laying.composed.connect(self._on_composed)
        self.laying.failed.connect(self._on_failed)
        self.laying.grown.connect(self._on_grown)
        self.laying.swapped.connect(self._on_moved)
        self._soon.timeout.connect(self.refresh)
        self._here.timeout.connect(self._show_here)
        self.choice.changed.connect(self._on_choice)
        frame.zoom.activated.connect(self._on_zoom)
        frame.paged.clicked.connect(self._on_paged)
        frame.listed.clicked.connect(self._on_listed)
        frame.find.clicked.connect(self.find)
        frame.print.clicked.connect(self.print_seen)
        frame.pdf.clicked.connect(self._ask_for_pdf)
        frame.notice.act.clicked.connect(lambda: self.edit_asked.emit(self._root, ""))
        frame.bar.closed.connect(self.finding.end)
        self.contents.chosen.connect(self._go_to_heading)
        paper.edited.connect(self._edit)
        paper.came.connect(self.chosen)
        paper.stepped.connect(self.finding.step)
        paper.moved.connect(self._on_moved)
        paper.customContextMenuRequested.connect(self._pop_up)
        look().changed.connect(self._on_look)

    # -- the View protocol --

    def show_plan(self, bridge: Bridge | None) -> None:
        """Show the plan behind a bridge and follow it; none for None."""
        if self._bridge is not None:
            self._remember()
            self._bridge.applied.disconnect(self._on_changed)
            self._bridge.replaced.disconnect(self._on_changed)
        self._bridge = bridge
        self.finding.end()
        self.laying.forget()
        self.contents.show_document(None)
        self._is_stale = True
        if bridge is None:
            return
        bridge.applied.connect(self._on_changed)
        bridge.replaced.connect(self._on_changed)
        self._recall(bridge.plan)
        if self.isVisible():
            self._soon.start()

    def show_node(self, node: NodeId) -> None:
        """Come to an item that was chosen elsewhere, or to what it stands in."""
        self._wanted = node
        if self._is_stale:
            self.refresh()
        else:
            self._come()

    def flush(self) -> bool:
        """Return that nothing waits: nothing is typed here that has to be kept."""
        return True

    @property
    def _root(self) -> NodeId:
        return self._bridge.plan.root if self._bridge is not None else ""

    def showEvent(self, event: QShowEvent) -> None:
        """Show the plan as it is now."""
        super().showEvent(event)
        if self._is_stale:
            self._soon.start()
        else:
            self.laying.wake()

    # -- composing and laying --

    def _on_changed(self, _: object) -> None:
        self._is_stale = True
        if self.isVisible():
            self._soon.start()

    def refresh(self) -> None:
        """Show what the plan says now; the place stays."""
        self._soon.stop()
        self._is_stale = False
        if self._bridge is None:
            return
        self.choice.follow(self._bridge.plan)
        try:
            self.laying.compose(self._bridge.plan, self.wish)
        except NapError as error:
            self.laying.forget()
            self._on_failed(error)

    def _on_composed(self, document: Document) -> None:
        is_empty = self._bridge is not None and not self._bridge.plan.under(self._bridge.plan.root)
        self.frame.show_paper(is_empty=is_empty, failure="")
        self.contents.show_document(document)

    def _on_failed(self, error: Exception) -> None:
        self.contents.show_document(None)
        self.frame.show_paper(is_empty=False, failure=sentence(error))

    def _on_grown(self) -> None:
        self._come()
        if self.laying.is_whole:
            self._here.start()

    def _come(self) -> None:
        """Come to the item or the heading that is waited for, if it is laid by now."""
        if self.laying.is_coming:
            return
        node = self._shown(self._wanted)
        laid = self.paper.laid
        if self._wanted and (self.paper.show_item(node) or (laid is not None and laid.is_whole)):
            self._wanted = ""
        if self._heading >= 0 and self.paper.show_heading(self._heading):
            self._heading = -1

    def _shown(self, node: NodeId) -> NodeId:
        """Return the item itself, or the nearest above it that has a place of its own."""
        laid = self.paper.laid
        if self._bridge is None or laid is None:
            return node
        plan = self._bridge.plan
        while node in plan.parents and not laid.stands(node) and plan.nodes[node].kind == "step":
            node = plan.parents[node]
        return node

    # -- what is chosen above --

    @property
    def wish(self) -> Wish:
        """What the document that is shown asks of an export. Raises NapError of a bad profile."""
        profile, subject = self.choice.chosen
        usual = self._usual(self._bridge.plan) if self._bridge is not None else Wish()
        return replace(
            usual,
            profile=self._profiles.load(profile),
            subject=subject,
            language="",
            letterhead=None,
        )

    def _on_choice(self) -> None:
        self._remember()
        self.paper.verticalScrollBar().setValue(0)
        self.refresh()

    def _on_zoom(self) -> None:
        self.paper.show_as(self.frame.zoom.currentData(), self.frame.paged.isChecked())
        self.paper.setFocus()

    def _on_paged(self) -> None:
        self.paper.show_as(self.paper.zoom, self.frame.paged.isChecked())
        self.finding.use(self.paper.laid)
        self.laying.wake()

    def _on_listed(self) -> None:
        self.contents.setVisible(self.frame.listed.isChecked())
        self._settings.put(_SHOWN, self.frame.listed.isChecked())

    def _remember(self) -> None:
        profile, subject = self.choice.chosen
        looks = {"zoom": self.paper.zoom, "paged": self.paper.paged}
        self._settings.put(f"read {self._root}", {"profile": profile, "subject": subject, **looks})

    def _recall(self, plan: Plan) -> None:
        kept = self._settings.get(f"read {plan.root}", {})
        profile, subject = str(kept.get("profile", "full")), str(kept.get("subject", ""))
        self.choice.offer(self._profiles.cards(), profile, subject, plan)
        zoom, paged = kept.get("zoom", FIT_WIDTH), kept.get("paged", True)
        is_number = isinstance(zoom, int | float) and ZOOMS[0] <= zoom <= ZOOMS[-1]
        self.paper.zoom = zoom if is_number or zoom in (FIT_WIDTH, WHOLE_PAGE) else FIT_WIDTH
        self.paper.paged = bool(paged)
        self.frame.paged.setChecked(self.paper.paged)
        has_room = self.window().width() >= look().px(_ROOMY)
        self.frame.listed.setChecked(bool(self._settings.get(_SHOWN, has_room)))
        self.contents.setVisible(self.frame.listed.isChecked())

    def _on_look(self) -> None:
        """Lay the document in the colours of another theme: those of links are in its letters."""
        self.paper.colours = Colours(look().tokens)
        self.laying.document = None
        self._on_changed(None)

    # -- where one is --

    def _go_to_heading(self, place: int) -> None:
        self._heading = place
        self._come()

    def _on_moved(self) -> None:
        self._here.start()

    def _show_here(self) -> None:
        """Say which page is shown, and mark its heading."""
        paper, laid = self.paper, self.paper.laid
        self.frame.show_zoom(paper.zoom, paper.percent)
        if laid is None or paper.spread is None or not paper.spread.boxes:
            self.frame.show_page(0, 0, is_guess=False)
            return
        bar = paper.verticalScrollBar()
        share = 1.0 if bar.value() and bar.value() == bar.maximum() else 0.2
        line = paper.top + (paper.bottom - paper.top) * share
        here = paper.spread.page_at(line)
        self.frame.show_page(here + 1, laid.count, is_guess=not laid.is_whole)
        place = Stand(here, paper.spread.to_body(here, 0.0, line)[1])
        rows = self.contents.headings.rowCount()
        stands = [laid.headings.get(self.contents.headings.place(row)) for row in range(rows)]
        above = [row for row, stand in enumerate(stands) if stand is not None and stand <= place]
        self.contents.show_here(above[-1] if above else -1)

    # -- what the menus, keys and clicks call --

    def _edit(self, source: Source) -> None:
        """Ask for an item to be edited in the draft, at the field that was clicked."""
        if self._bridge is None:
            return
        plan, node = self._bridge.plan, source.node or self._root
        if node not in plan.nodes:
            return
        kind = plan.nodes[node].kind
        key = "summary" if kind == "plan" and source.key == "text" else source.key
        self.edit_asked.emit(node, key if key in kind_of(kind).fields else "")

    def rename(self) -> None:
        """Edit the chosen item."""
        self.paper.edit_item()

    def copy(self) -> None:
        """Copy the letters that are selected, those of the chosen item if none are."""
        self.paper.copy()

    def find(self) -> None:
        """Let words be typed that are sought in the document."""
        if self.frame.find.isEnabled():
            self.finding.begin()

    def print_seen(self) -> None:
        """Print the document that is shown."""
        self._ask(self.print_asked)

    def _ask_for_pdf(self) -> None:
        self._ask(self.pdf_asked)

    def _ask(self, signal: Any) -> None:
        if self._bridge is None:
            return
        try:
            signal.emit(self._bridge.plan, self.wish)
        except NapError as error:
            self.told.emit(sentence(error), False)

    def _pop_up(self, at: QPoint) -> None:
        menu = self.menu_at(at)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.paper.viewport().mapToGlobal(at))

    def menu_at(self, at: QPoint) -> QMenu:
        """Return the menu of what is at a point of the pages."""
        menu = QMenu(self)
        found = self.paper.place_at(at.toPointF())
        edit = menu.addAction(self.tr("Edit in the draft\tReturn"))
        edit.setEnabled(found is not None and found[1].heading < 0)
        if found is not None:
            edit.triggered.connect(lambda: self._edit(found[1].source))
        copy = menu.addAction(self.tr("Copy\tCtrl+C"), self.copy)
        copy.setEnabled(not self.paper.selection.is_empty)
        menu.addAction(self.tr("Select all\tCtrl+A"), self.paper.select_all)
        menu.addSeparator()
        menu.addAction(self.tr("Find…\tCtrl+F"), self.find)
        menu.addAction(self.tr("Print…\tCtrl+P"), self.print_seen)
        return menu
