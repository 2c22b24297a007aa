"""Finds what an action calls; each group of acts is imported when the first of them is asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from nap_desktop.ui.acts.approval import ApprovalActs
    from nap_desktop.ui.acts.below import BelowActs
    from nap_desktop.ui.acts.beside import BesideActs
    from nap_desktop.ui.acts.capture import CaptureActs
    from nap_desktop.ui.acts.clauses import ClauseLibraryActs
    from nap_desktop.ui.acts.compare import CompareWindowActs
    from nap_desktop.ui.acts.coverage import AnnexActs
    from nap_desktop.ui.acts.files import FileActs
    from nap_desktop.ui.acts.filling import FillingActs
    from nap_desktop.ui.acts.find import FindActs
    from nap_desktop.ui.acts.help import HelpActs
    from nap_desktop.ui.acts.importing import ImportActs
    from nap_desktop.ui.acts.looks import LookActs
    from nap_desktop.ui.acts.opening import OpeningActs
    from nap_desktop.ui.acts.pack import PackActs
    from nap_desktop.ui.acts.palette import PaletteActs
    from nap_desktop.ui.acts.past import PastActs
    from nap_desktop.ui.acts.read import ReadActs
    from nap_desktop.ui.acts.reviewing import ReviewActs
    from nap_desktop.ui.acts.settings import SettingActs
    from nap_desktop.ui.acts.templates import TemplateActs
    from nap_desktop.ui.acts.timeline import TimelineAnnexActs
    from nap_desktop.ui.main_window import MainWindow


class Acts:
    """The acts of one window by the name of their group."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    @cached_property
    def files(self) -> FileActs:
        """Whole plans: make, open, export, versions, backups."""
        from nap_desktop.ui.acts.files import FileActs

        return FileActs(self._window)

    @cached_property
    def importing(self) -> ImportActs:
        """Earlier plans: read, correct, make something of them."""
        from nap_desktop.ui.acts.importing import ImportActs

        return ImportActs(self._window)

    @cached_property
    def beside(self) -> BesideActs:
        """Windows beside the plan."""
        from nap_desktop.ui.acts.beside import BesideActs

        return BesideActs(self._window)

    @cached_property
    def clauses(self) -> ClauseLibraryActs:
        """Measures and sections to start from."""
        from nap_desktop.ui.acts.clauses import ClauseLibraryActs

        return ClauseLibraryActs(self._window)

    @cached_property
    def help(self) -> HelpActs:
        """The manual and the tour."""
        from nap_desktop.ui.acts.help import HelpActs

        return HelpActs(self._window)

    @cached_property
    def opening(self) -> OpeningActs:
        """Files that come in: chosen, dropped, handed over by the system."""
        from nap_desktop.ui.acts.opening import OpeningActs

        return OpeningActs(self._window)

    @cached_property
    def templates(self) -> TemplateActs:
        """Templates of one's own, and the plan that follows another."""
        from nap_desktop.ui.acts.templates import TemplateActs

        return TemplateActs(self._window)

    @cached_property
    def pack(self) -> PackActs:
        """The way up: concurrence, remarks, the pack and its wordings."""
        from nap_desktop.ui.acts.pack import PackActs

        return PackActs(self._window)

    @cached_property
    def find(self) -> FindActs:
        """Find and replace in the plan."""
        from nap_desktop.ui.acts.find import FindActs

        return FindActs(self._window)

    @cached_property
    def palette(self) -> PaletteActs:
        """Everything by a few letters."""
        from nap_desktop.ui.acts.palette import PaletteActs

        return PaletteActs(self._window)

    @cached_property
    def capture(self) -> CaptureActs:
        """A measure in one line."""
        from nap_desktop.ui.acts.capture import CaptureActs

        return CaptureActs(self._window)

    @cached_property
    def approval(self) -> ApprovalActs:
        """The approval of the plan: its act, the scan of it, what is protected."""
        from nap_desktop.ui.acts.approval import ApprovalActs

        return ApprovalActs(self._window)

    @cached_property
    def review(self) -> ReviewActs:
        """The review of an approved plan, requests for assistance, records of events."""
        from nap_desktop.ui.acts.reviewing import ReviewActs

        return ReviewActs(self._window)

    @cached_property
    def coverage(self) -> AnnexActs:
        """The annex of the coverage: as a file, on paper."""
        from nap_desktop.ui.acts.coverage import AnnexActs

        return AnnexActs(self._window)

    @cached_property
    def timeline(self) -> TimelineAnnexActs:
        """The annex of the timeline: as a file, on paper."""
        from nap_desktop.ui.acts.timeline import TimelineAnnexActs

        return TimelineAnnexActs(self._window)

    @cached_property
    def filling(self) -> FillingActs:
        """A form that comes back and fills the coverage."""
        from nap_desktop.ui.acts.filling import FillingActs

        return FillingActs(self._window)

    @cached_property
    def read(self) -> ReadActs:
        """The document that is read, as a PDF."""
        from nap_desktop.ui.acts.read import ReadActs

        return ReadActs(self._window)

    @cached_property
    def past(self) -> PastActs:
        """What was: brought back, compared."""
        from nap_desktop.ui.acts.past import PastActs

        return PastActs(self._window)

    @cached_property
    def compare(self) -> CompareWindowActs:
        """Two states of the plan side by side."""
        from nap_desktop.ui.acts.compare import CompareWindowActs

        return CompareWindowActs(self._window)

    @cached_property
    def below(self) -> BelowActs:
        """The pane below the views: lists of the whole plan."""
        from nap_desktop.ui.acts.below import BelowActs

        return BelowActs(self._window)

    @cached_property
    def looks(self) -> LookActs:
        """Theme, size of the text, full screen."""
        from nap_desktop.ui.acts.looks import LookActs

        return LookActs(self._window)

    @cached_property
    def settings(self) -> SettingActs:
        """Settings, keys, about."""
        from nap_desktop.ui.acts.settings import SettingActs

        return SettingActs(self._window)

    def take(self, act: str, checked: bool = False) -> None:
        """Do what an action of the menus stands for, if there is a plan where it needs one."""
        call = self.call(act)
        if call is not None:
            _, *given = act.split()
            call(*given) if given else call(checked)

    def give(self, act: str, menu: QMenu) -> None:
        """Let an act fill a menu that is about to be seen."""
        call = self.call(act)
        if call is not None:
            call(menu)

    def take_with(self, act: str, what: object = None) -> None:
        """Do what a screen asks for ("group.method words"), given a value unless it is None."""
        call = self.call(act)
        if call is not None:
            call(*act.split()[1:], *(() if what is None else (what,)))

    def call(self, act: str) -> Callable[..., object] | None:
        """Return what an act ("group.method words") calls; None where no plan is open for it."""
        group, _, method = act.split()[0].partition(".")
        if group in ("page", "outline", "list", "views"):
            return self._of_plan(group, method)
        holder = self._of_window(group) or getattr(self, group)
        found: Callable[..., object] = getattr(holder, method)
        return found

    def _of_window(self, group: str) -> Any:
        """Return what of the window itself is meant by the name of a group; None for no such."""
        return {"window": self._window, "undoing": self._window.undoing}.get(group)

    def _of_plan(self, group: str, method: str) -> Callable[..., object] | None:
        """Return an act on the plan: that of the view in front, if it has one of that name.

        Acts of the outline are not taken behind another view: what they change would not be seen.
        """
        views = self._window.views
        if views is None:
            return None
        if group == "views":
            return getattr(views, method)  # type: ignore[no-any-return]
        front = views.front
        if front is not None:
            own: Callable[..., object] | None = getattr(front, method, None)
            if own is not None or group != "page":
                return own and _without_state(own)
        page = views.draft
        holder: Any = {"page": page, "outline": page.outline.acts, "list": page.outline.view}[group]
        return _without_state(getattr(holder, method))


def _without_state(act: Callable[..., object]) -> Callable[..., object]:
    """Return an act that takes the words of the menu, and not whether its action is checked."""
    return lambda *given: act(*(one for one in given if not isinstance(one, bool)))
