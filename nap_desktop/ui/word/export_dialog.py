"""Asks where the Word file goes and what this draft is called."""

from __future__ import annotations

import datetime
import os
import re
import unicodedata
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from nap_desktop.plan.labels import labels
from nap_desktop.plan.tree import Plan
from nap_desktop.ui.look import look
from nap_desktop.ui.widgets.dialog import ActDialog, Warn
from nap_desktop.ui.widgets.side_text import SideText

ENDING = ".docx"
_LONGEST = 90  # letters of a title in a file's name; some systems take 255 bytes in all
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\s]+')
_DATED = re.compile(r" \d{4}-\d\d-\d\d$")


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """Where the file goes, what this draft is called, and what marking the plan gives its pages."""

    target: Path
    draft_label: str = ""
    marking: str = ""


def suggested_name(plan: Plan, day: datetime.date) -> str:
    """Return a name for the file: the plan's short name or title, and the day."""
    root = plan.nodes[plan.root]
    title = root.get("short_name") or root.get("title") or labels().get("words", "untitled_plan")
    return f"{_as_file_name(title)} {day.isoformat()}{ENDING}"


def _as_file_name(title: str) -> str:
    """Return a title without what file systems refuse and without marks that cannot be seen."""
    seen = "".join(sign for sign in title if unicodedata.category(sign) not in ("Cc", "Cf", "Cs"))
    tidy = _FORBIDDEN.sub(" ", seen).strip(" .")
    return tidy[:_LONGEST].rstrip(" .") or "plan"


class ExportDialog(ActDialog):
    """Choice in, choice out; writes nothing."""

    def __init__(self, choice: ExportChoice, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self._choice = choice
        self.setWindowTitle(self.tr("Export to Word"))
        self.act_button.setText(self.tr("&Export"))
        self.target = QLineEdit(str(choice.target), self)
        self.browse = QPushButton(self.tr("&Choose…"), self)
        self.dated = QCheckBox(self.tr("&Date in the file’s name"), self)
        self.label = QLineEdit(choice.draft_label, self)
        self.warning = Warn(self)
        self._lay_out()
        self.target.textChanged.connect(self._show_whether_complete)
        self.browse.clicked.connect(self._browse)
        self.dated.clicked.connect(self._date)
        self._show_whether_complete()

    def _lay_out(self) -> None:
        self.setMinimumWidth(min(look().px(520), 860))
        self.target.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.target.setAccessibleName(self.tr("Word file"))
        self.target.setCursorPosition(len(self.target.text()))
        self.browse.setAutoDefault(False)
        row = QWidget(self)
        inside = QHBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.target, 1)
        inside.addWidget(self.browse)
        self.add_field(self.tr("&Word file"), row).setBuddy(self.target)
        self.column.addWidget(self.warning)
        self.column.addWidget(self.dated)
        self.label.setPlaceholderText(self.tr("Second draft, for the opinions of ministries…"))
        self.add_field(
            self.tr("What this draft is &called, on the cover and on each page"), self.label
        )
        if self._choice.marking:
            text = self.tr("Marking on each page: {marking}").format(marking=self._choice.marking)
            self.column.addWidget(SideText(text, "caption"))
        self.column.addSpacing(6)
        self.column.addWidget(self._what_stays())
        self.column.addStretch(1)

    def _what_stays(self) -> QLabel:
        return SideText(
            self.tr(
                "The text, the measures and the directory of bodies leave with the file. Private"
                " notes, comments, reviews and the history stay on this laptop."
            ),
            "muted",
        )

    @property
    def choice(self) -> ExportChoice:
        """What is chosen now; the file's name always ends as Word's do."""
        return replace(
            self._choice, target=self._target(), draft_label=" ".join(self.label.text().split())
        )

    def _target(self) -> Path:
        path = Path(self.target.text().strip()).expanduser()
        if path.name and path.suffix.lower() != ENDING:
            path = path.with_name(path.name + ENDING)
        return path

    def _show_whether_complete(self) -> None:
        sentence, possible = self._finding()
        self.dated.setChecked(bool(_DATED.search(self._target().stem)))
        self.warning.tell(sentence)
        self.act_button.setEnabled(possible)
        self.target.setProperty("invalid", "false" if possible else "true")
        self.target.style().polish(self.target)

    def _finding(self) -> tuple[str, bool]:
        """Return what there is to say about the target, and whether one can export to it."""
        path = self._target()
        if not path.name or not path.is_absolute():
            return self.tr("Say in which folder and under which name the file is to be."), False
        if path.is_dir() or Path(self.target.text().strip()).is_dir():
            return self.tr("This is a folder. Add the name of a file."), False
        if not path.parent.is_dir():
            return self.tr("The folder {path} is not there.").format(path=path.parent), False
        if not os.access(path.parent, os.W_OK):
            return self.tr("Nothing can be written in {path}.").format(path=path.parent), False
        if path.exists():
            return self.tr("A file of this name is there. It will be replaced as a whole."), True
        return "", True

    def _browse(self) -> None:
        found, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Export to Word"),
            str(self._target()),
            self.tr("Word files (*.docx)"),
            "",
            QFileDialog.Option.DontConfirmOverwrite,
        )
        if found:
            self.target.setText(found)

    def _date(self, dated: bool) -> None:
        path = self._target()
        stem = _DATED.sub("", path.stem)
        if dated:
            stem = f"{stem} {datetime.date.today().isoformat()}"
        if path.name:
            self.target.setText(str(path.with_name(stem + ENDING)))

    @classmethod
    def ask(cls, choice: ExportChoice, parent: QWidget | None = None) -> ExportChoice | None:
        """Return what the person chose, or None if they thought better of it."""
        dialog = cls(choice, parent)
        try:
            return dialog.choice if dialog.exec() else None
        finally:
            dialog.deleteLater()
