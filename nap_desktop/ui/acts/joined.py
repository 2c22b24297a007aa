"""Finds what an action calls; each group of acts is imported when the first of them is asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from nap_desktop.ui.acts.approval import ApprovalActs
    from nap_desktop.ui.acts.beside import BesideActs
    from nap_desktop.ui.acts.clauses import ClauseLibraryActs
    from nap_desktop.ui.acts.coverage import AnnexActs
    from nap_desktop.ui.acts.files import FileActs
    from nap_desktop.ui.acts.importing import ImportActs
    from nap_desktop.ui.acts.looks import LookActs
    from nap_desktop.ui.acts.opening import OpeningActs
    from nap_desktop.ui.acts.pack import PackActs
    from nap_desktop.ui.acts.reviewing import ReviewActs
    from nap_desktop.ui.acts.settings import SettingActs
    from nap_desktop.ui.acts.templates import TemplateActs
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
