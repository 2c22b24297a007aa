"""The way up from the window: concurrence, remarks of bodies, the pack and its wordings."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices

from nap_desktop.base.calm import calm
from nap_desktop.base.errors import NapError
from nap_desktop.base.progress import Progress
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.tree import Plan
from nap_desktop.ui.acts.pack_papers import dressed, looked_at, pdf_of

if TYPE_CHECKING:
    from nap_desktop.services.pack import PackChoice, PackReceipt
    from nap_desktop.services.pack_preview import PackPreview
    from nap_desktop.ui.main_window import MainWindow
    from nap_desktop.ui.pack.choice import PackOffer, PackWish
    from nap_desktop.ui.pack.dialog import PackDialog
    from nap_desktop.ui.tasks import Task
    from nap_desktop.ui.wordings.dialog import WordingsDialog

_FOLDER = "pack folder"
_VERSION, _PLAN = "version ", "plan "  # what the code of a plan to compare with begins with


class PackActs(QObject):
    """The acts of one window; dialogs are made when they are asked for."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._task: Task | None = None
        self._plan: Plan | None = None  # as it was when its pack was asked for
        window.status.stop_asked.connect(self.stop)

    # Concurrence.

    def show_concurrence(self, *_: object) -> None:
        """Show answers and remarks in a window beside the plan, or bring it to the front."""
        from nap_desktop.ui.concurrence.dialog import ConcurrenceDialog

        make = lambda bridge: ConcurrenceDialog(bridge, self._window)  # noqa: E731
        self._window.acts.beside.show("concurrence", make)

    def add_remark(self, *_: object) -> None:
        """Ask for a remark of a body on the item shown."""
        from nap_desktop.ui.concurrence.remark_dialog import RemarkChoice
        from nap_desktop.ui.concurrence.remarks_page import ask_remark, keep_remark

        bridge, page = self._window.bridge, self._window.page
        if bridge is None or page is None:
            return
        page.flush()
        item = page.node if page.node in bridge.plan.nodes else bridge.plan.root
        today = datetime.date.today().isoformat()
        choice = ask_remark(bridge.plan, RemarkChoice(item, received=today), self._window)
        if choice is not None and keep_remark(bridge, self.tr("Add a remark"), choice):
            self._window.bar.tell(
                self.tr("The remark is noted."), self.tr("Undo"), bridge.undo, until_next_step=True
            )

    # The pack.

    def make_pack(self, *_: object) -> None:
        """Ask what goes into the pack, and make it beside the window."""
        if self._window.bridge is None or self._window.page is None:
            return
        if self._task is not None:
            self._window.bar.tell(self.tr("A pack is being made already."))
            return
        self._window.flush()
        dialog = self.pack_dialog()
        wish = dialog.choice if dialog.exec() else None
        dialog.deleteLater()
        if wish is not None:
            self.write(self._window.bridge.plan, wish)

    def pack_dialog(self) -> PackDialog:
        """Return the dialog as it opens for the open plan."""
        from nap_desktop.ui.pack.choice import with_remembered
        from nap_desktop.ui.pack.dialog import PackDialog

        bridge, settings = self._window.bridge, self._window.settings
        if bridge is None:
            raise ValueError("no plan is open")
        offer = self.offer(bridge.plan)
        wish = self._first_wish(bridge.plan, offer)
        wish = with_remembered(wish, settings.get(_key(bridge.plan.root), {}), offer)
        return PackDialog(_with_free_name(wish), offer, self._window)

    def offer(self, plan: Plan) -> PackOffer:
        """Return what there is to choose from for a plan."""
        from nap_desktop.services.letterhead import Letterheads
        from nap_desktop.services.pack import documents, languages, own_language, reviews
        from nap_desktop.ui.pack.choice import PackOffer

        library = self._window.library
        kept = Letterheads(library.path).cards()
        versions = [(_VERSION + card.id, card.name) for card in library.versions.list(plan.root)]
        plans = [(_PLAN + card.id, card.title) for card in library.cards() if card.id != plan.root]
        return PackOffer(
            documents=documents(),
            languages=languages(),
            previous=(*versions, *plans),
            letterheads=tuple((str(card.path), card.name) for card in kept),
            look_at=looked_at,
            preview=partial(self._preview, plan),
            own=own_language(plan),
            reviews=reviews(plan),
        )

    def _first_wish(self, plan: Plan, offer: PackOffer) -> PackWish:
        """Return what is usual: the plan's language, the version that was approved last."""
        from nap_desktop.services.pack import PackChoice, prepare, wordings_for
        from nap_desktop.ui.pack.choice import PackWish

        settings = self._window.settings
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        usual = Path(QStandardPaths.writableLocation(documents))
        folder = Path(settings.get(_FOLDER, str(usual)))
        folder = next((one for one in (folder, usual) if one.is_dir()), Path.home())
        before = prepare(self._window.library, plan.root, PackChoice()).previous_name
        previous = next((code for code, name in offer.previous if before and name == before), "")
        return PackWish(folder, _usual_name(plan), _language(plan, wordings_for), previous=previous)

    def _preview(
        self,
        plan: Plan,
        wish: PackWish,
        tell: Callable[[PackWish, PackPreview | Exception], None],
    ) -> None:
        """Work out beside the window what a pack would hold, and tell it."""
        from nap_desktop.services.pack_preview import preview

        try:
            choice = self.choice(wish)
        except (NapError, OSError) as error:
            tell(wish, error)
            return
        answer = _Answer(wish, tell, self)
        self._window.tasks.start(partial(preview, plan, choice), answer.done, answer.failed)

    def choice(self, wish: PackWish) -> PackChoice:
        """Return a wish as the service takes it, with the plan to compare with.

        Raises NapError if that plan or version cannot be read.
        """
        from nap_desktop.services.pack import PackChoice, documents

        before, called = self._previous(wish.previous)
        wanted = tuple(key for key in documents() if key not in wish.left_out)
        return PackChoice(
            wish.lang,
            wanted,
            None,
            before,
            called,
            review=wish.review,
            draft_label=wish.draft_label,
            sent_to=wish.sent_to,
            name=wish.name,
            dress=partial(dressed, Path(wish.letterhead)) if wish.letterhead else None,
            pdf=pdf_of if wish.with_pdf else None,
        )

    def _previous(self, code: str) -> tuple[Plan | None, str]:
        library = self._window.library
        if code.startswith(_VERSION):
            content = library.versions.load(code.removeprefix(_VERSION))
            root = self._window.bridge.plan.root if self._window.bridge else content.root
            cards = library.versions.list(root)
            names = {_VERSION + card.id: card.name for card in cards}
            return content, names.get(code, "")
        if code.startswith(_PLAN):
            plan = library.load(code.removeprefix(_PLAN))
            return plan, plan.get(plan.root, "title")
        return None, ""

    def write(self, plan: Plan, wish: PackWish) -> None:
        """Make a pack beside the window; progress and a way to stop stand in the status line."""
        from nap_desktop.ui.pack.choice import remembered

        window = self._window
        try:
            choice = self.choice(wish)
        except (NapError, OSError) as error:
            window.tell_failure(error)
            return
        window.settings.put(_FOLDER, str(wish.folder))
        window.settings.put(_key(plan.root), remembered(wish))
        self._plan = plan
        window.status.show_work(self.tr("Making the pack…"))
        self._task = window.tasks.start(
            partial(_write, plan, wish.folder, choice), self._written, self._not_written
        )
        self._task.relay.progress.connect(window.status.show_progress)

    def stop(self) -> None:
        """Give up the pack that is being made; nothing of it stays."""
        if self._task is not None:
            self._task.progress.cancel()

    @property
    def is_busy(self) -> bool:
        """Whether a pack is being made."""
        return self._task is not None

    def _written(self, receipt: PackReceipt) -> None:
        """Keep the text as a version and tell; without the version the pack goes again."""
        from nap_desktop.services.pack import freeze

        plan = self._end()
        window = self._window
        try:
            if plan is not None:
                freeze(window.library, plan, receipt)
        except (NapError, OSError) as error:
            window.tell_failure(error)
            return
        files = self.tr("%n file(s)", "", len(receipt.files))
        window.bar.tell(
            self.tr("Pack of {files} is in “{folder}”.").format(
                files=files, folder=receipt.folder.name
            ),
            self.tr("Open folder"),
            partial(_open_folder, receipt.folder),
            seconds=20,
        )

    def _not_written(self, error: Exception | None) -> None:
        self._end()
        if error is None:
            self._window.bar.tell(self.tr("The pack was stopped. Nothing of it was left."))
        else:
            self._window.tell_failure(error)

    def _end(self) -> Plan | None:
        plan, self._plan, self._task = self._plan, None, None
        self._window.status.show_work("")
        return plan

    # Wordings.

    def edit_wordings(self, *_: object) -> None:
        """Let the wordings of the pack be changed; what is kept is one undo step."""
        if self._window.bridge is None or self._window.page is None:
            return
        self._window.flush()
        dialog = self.wordings_dialog()
        dialog.exec()
        dialog.deleteLater()

    def wordings_dialog(self) -> WordingsDialog:
        """Return the dialog with the wordings of the open plan."""
        from nap_desktop.services.pack import languages, wordings_for
        from nap_desktop.ui.wordings.dialog import WordingsDialog

        bridge = self._window.bridge
        if bridge is None:
            raise ValueError("no plan is open")
        lang = _language(bridge.plan, wordings_for)
        return WordingsDialog(bridge, languages(), lang, self._window)


class _Answer(QObject):
    """Brings what a pack would hold to the dialog that asked."""

    def __init__(
        self, wish: PackWish, tell: Callable[[PackWish, Any], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._wish, self._tell = wish, tell

    def done(self, found: PackPreview) -> None:
        """Tell what was found."""
        self._say(found)

    def failed(self, error: Exception | None) -> None:
        """Tell why nothing was found; nothing if it was stopped."""
        if error is not None:
            self._say(error)

    def _say(self, found: Any) -> None:
        from shiboken6 import isValid

        owner = getattr(self._tell, "__self__", None)
        if owner is None or isValid(owner):
            self._tell(self._wish, found)
        self.deleteLater()


def _write(plan: Plan, folder: Path, choice: PackChoice, progress: Progress) -> PackReceipt:
    from nap_desktop.services.pack import write_pack

    with calm():
        return write_pack(plan, folder, choice, progress)


def _language(plan: Plan, wordings_for: Callable[..., Any]) -> str:
    """Return the language in which a plan's pack is made unless another is chosen."""
    try:
        return str(wordings_for(plan).lang)
    except NapError:
        return "en"


def _usual_name(plan: Plan) -> str:
    from nap_desktop.services.file_names import safe_name

    called = plan.get(plan.root, "short_name") or plan.get(plan.root, "title")
    return f"{safe_name(called, 48)} {datetime.date.today().isoformat()}"


def _with_free_name(wish: PackWish) -> PackWish:
    from nap_desktop.ui.pack.choice import free_name

    return replace(wish, name=free_name(wish.folder, wish.name))


def _key(plan: NodeId) -> str:
    return f"pack {plan}"


def _open_folder(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
