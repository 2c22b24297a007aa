"""The status line: whether the text is safe, the state of the plan, what wants another look."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QStatusBar, QWidget

from nap_desktop.plan.dates import print_date
from nap_desktop.plan.labels import labels
from nap_desktop.plan.tree import Plan
from nap_desktop.ui.look import icon, look
from nap_desktop.ui.widgets.tips import plain_tip

_BAR = 120  # width of the bar that shows how far a work is


class Status(QStatusBar):
    """Says "Saved 14:02" only after a commit, and at once when something is not saved.

    asked:          an act of the window that a person wants ("group.method words").
    stop_asked:     a person no longer wants what goes on beside the window.
    """

    asked = Signal(str)
    stop_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self._mark = QLabel(self)
        self._saved = QLabel(self)
        self._phase = QLabel(self)
        self._count = QLabel(self)
        self._findings = QPushButton(self)
        self._comments = QPushButton(self)
        self._next = QPushButton(self.tr("What next"), self)
        self._busy = QLabel(self)
        self._bar = QProgressBar(self)
        self._stop = QPushButton(self.tr("Stop"), self)
        self._language = QLabel(self)
        self._plan = QLabel(self)
        self._state = ""
        self._set_up()

    def _set_up(self) -> None:
        self._saved.setAccessibleName(self.tr("Whether the text is saved"))
        self._findings.setProperty("role", "link")
        self._findings.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._findings.setToolTip(self.tr("Show what may want another look (Ctrl+F8)"))
        self._findings.clicked.connect(lambda: self.asked.emit("below.show checks"))
        for button in (self._next, self._comments):
            button.setProperty("role", "link")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._comments.setToolTip(self.tr("Show all open comments (Ctrl+Alt+L)"))
        self._comments.clicked.connect(lambda: self.asked.emit("below.show comments"))
        self._next.setToolTip(self.tr("Show what a team usually does now"))
        self._next.clicked.connect(lambda: self.asked.emit("below.show next"))
        for label in (
            self._saved,
            self._phase,
            self._count,
            self._language,
            self._plan,
            self._busy,
        ):
            label.setTextFormat(Qt.TextFormat.PlainText)
        for widget in (self._mark, self._saved, self._phase, self._count, self._findings):
            self.addWidget(widget)
        self.addWidget(self._comments)
        self.addWidget(self._next)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(_BAR)
        self._bar.setAccessibleName(self.tr("How far the work is"))
        self._stop.setProperty("role", "link")
        self._stop.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._stop.clicked.connect(self.stop_asked)
        self.addWidget(self._busy)
        self.addWidget(self._bar)
        self.addWidget(self._stop, 1)
        self.show_work("")
        for widget in (self._language, self._plan):
            self.addPermanentWidget(widget)
        look().changed.connect(self._show_mark)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Show the line of a window without a plan."""
        for label in (
            self._saved,
            self._phase,
            self._count,
            self._language,
            self._plan,
            self._mark,
        ):
            label.clear()
        self._findings.hide()
        self._next.hide()
        self._comments.hide()
        self._state = ""

    def show_plan(self, plan: Plan) -> None:
        """Show the phase, the number of measures, the language and the short name of a plan."""
        self._next.show()
        comments = _open_comments(plan)
        self._comments.setVisible(comments > 0)
        self._comments.setText(self.tr("%n comment(s)", "", comments))
        words = labels()
        root = plan.nodes[plan.root]
        phase, day = root.get("phase") or "draft", root.get("act_date")
        said = [words.choice("phase", phase), print_date(day) if phase == "approved" else ""]
        self._phase.setText(" · ".join(filter(None, said)))
        count = sum(node.kind == "measure" for node in plan.nodes.values())
        self._count.setText(self.tr("%n measure(s)", "", count))
        self._language.setText(words.choice("language", root.get("language") or "en"))
        ends = (print_date(root.get(key)) for key in ("period_start", "period_end"))
        period = "–".join(filter(None, ends))
        self._plan.setText(" ".join(filter(None, (root.get("state"), period))))

    def show_findings(self, count: int) -> None:
        """Show how many hints there are; nothing for none."""
        self._findings.setVisible(count > 0)
        self._findings.setText(self.tr("%n to check", "", count))

    def show_saved(self, time: str) -> None:
        """Say that everything is kept, and since when."""
        self._state = "saved"
        self._saved.setText(self.tr("Saved {time}").format(time=time))
        self._show_mark()

    def show_open(self) -> None:
        """Say that everything is kept: the plan was just opened."""
        self._state = "saved"
        self._saved.setText(self.tr("Saved"))
        self._show_mark()

    def show_waiting(self) -> None:
        """Say that text waits to be kept."""
        if self._state == "failed":
            return
        self._state = "waiting"
        self._saved.setText(self.tr("Typing…"))
        self._show_mark()

    def show_not_saved(self, why: str) -> None:
        """Say at once that something could not be kept, and why."""
        self._state = "failed"
        self._saved.setText(self.tr("NOT saved: {why}").format(why=why))
        self._saved.setToolTip(plain_tip(why))
        self._show_mark()

    def show_busy(self, what: str) -> None:
        """Say what goes on beside the window; empty for nothing."""
        self._busy.setText(what)

    def show_work(self, what: str) -> None:
        """Say what goes on beside the window and can be stopped; empty for nothing."""
        self.show_busy(what)
        self._bar.setRange(0, 0)
        self._bar.setVisible(bool(what))
        self._stop.setVisible(bool(what))

    def show_progress(self, done: int, total: int) -> None:
        """Show how far the work is; a total of 0 for work of unknown length."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def _show_mark(self) -> None:
        marks = {"saved": ("check", "accent"), "failed": ("warning", "attention")}
        self._saved.setProperty("role", "attention" if self._state == "failed" else "muted")
        self._saved.style().polish(self._saved)
        if self._state not in marks:
            self._mark.clear()
            return
        name, colour = marks[self._state]
        self._mark.setPixmap(icon(name, colour).pixmap(look().px(14)))


def _open_comments(plan: Plan) -> int:
    """Return how many threads of a plan are not resolved."""
    nodes, parents = plan.nodes, plan.parents
    return sum(
        node.kind == "comment"
        and not node.get("resolved")
        and nodes[parents[node.id]].kind != "comment"
        for node in nodes.values()
    )
