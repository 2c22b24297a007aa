"""The annex of the timeline from the window, in the groups in which it is shown."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from nap_desktop.base.progress import Progress
from nap_desktop.plan.tree import Plan
from nap_desktop.ui.acts.coverage import AnnexActs

if TYPE_CHECKING:
    from nap_desktop.services.paper import Document


class TimelineAnnexActs(AnnexActs):
    """Exports and prints the timeline of the open plan; one at a time.

    group, steps: how the view showed it last.
    """

    group = "section"
    steps = False

    def export_as(self, group: str, steps: bool) -> None:
        """Ask for a file and write the annex in these groups, with steps or without."""
        self.group, self.steps = group, steps
        self.export()

    def print_as(self, group: str, steps: bool) -> None:
        """Ask for a printer and print the annex in these groups, with steps or without."""
        self.group, self.steps = group, steps
        self.print_annex()

    def _export_title(self) -> str:
        return self.tr("Export the timeline")

    def _print_title(self) -> str:
        return self.tr("Print the timeline")

    def _named(self) -> str:
        return self.tr("{plan}, timeline {date}")

    def write_word(self, plan: Plan, target: Path, progress: Progress) -> Path:
        """Write the Word file; called beside the window."""
        from nap_desktop.services.timeline_annex import export_annex

        progress.report(0, 0)
        return export_annex(plan, target, group=self.group, steps=self.steps)

    def document(self, plan: Plan) -> Document:
        """Return what is printed; called beside the window."""
        from nap_desktop.services.timeline_annex import annex

        return annex(plan, group=self.group, steps=self.steps)
