"""What the timeline says in words: times, statuses, what a row says to a screen reader."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject

from nap_desktop.plan.dates import print_date
from nap_desktop.plan.labels import labels
from nap_desktop.plan.timeline import Bar, Times
from nap_desktop.services.measure_rows import Head
from nap_desktop.services.timeline import Line, Timeline

translate = QCoreApplication.translate


class _Counted(QObject):
    """What has a plural: a language finds its form by the count."""

    def measures(self, count: int) -> str:
        """Return how many measures."""
        return self.tr("%n measure(s)", "", count)


def times(dates: Times) -> str:
    """Return two dates as people say them: "Q2 2027 – 2028", "by 2028", "from June 2027"."""
    start, end = print_date(dates.start), print_date(dates.end)
    if start and end:
        return start if start == end else f"{start} – {end}"
    if end:
        return translate("timeline", "by {date}").format(date=end)
    return translate("timeline", "from {date}").format(date=start) if start else ""


def when(bar: Bar) -> str:
    """Return all that is known of the time of an item; a wording stands beside the dates."""
    said = [times(bar.times), bar.wording]
    if bar.is_turned:
        said.append(translate("timeline", "ends before it begins"))
    return " · ".join(filter(None, said)) or translate("timeline", "no dates")


def status(code: str) -> str:
    """Return the word for a status; empty before the first review."""
    return labels().choice("status", code) if code else ""


def count(found: int) -> str:
    """Return how many measures."""
    return _Counted().measures(found)


def head(row: Head) -> str:
    """Return what the head of a group is called."""
    return row.words or translate("timeline", "(none)")


def line(timeline: Timeline, row: Line) -> str:
    """Return number and title of an item."""
    said = timeline.title(row.node) or translate("timeline", "Untitled")
    return f"{timeline.number(row.node)} {said}".strip()


def beside(timeline: Timeline, row: Line) -> str:
    """Return the time and the lead body of an item."""
    said = [when(timeline.bar(row.node)), timeline.lead(row.node)]
    return " · ".join(filter(None, said))


def outside(bar: Bar, whole_first: int, whole_last: int) -> str:
    """Return whether a bar lies outside the period, in part or as a whole; empty if it does not."""
    if bar.span is None:
        return ""
    if bar.span.last < whole_first:
        return translate("timeline", "before the period")
    if bar.span.first > whole_last:
        return translate("timeline", "after the period")
    is_in_part = bar.span.first < whole_first or bar.span.last > whole_last
    return translate("timeline", "in part outside the period") if is_in_part else ""


def in_full(timeline: Timeline, row: Line | Head) -> str:
    """Return all that a row says, for screen readers and the tip of the mouse."""
    if isinstance(row, Head):
        state = translate("timeline", "folded") if row.is_folded else ""
        return ", ".join(filter(None, (head(row), count(row.count), state)))
    bar, whole = timeline.bar(row.node), timeline.whole()
    said = [
        line(timeline, row),
        when(bar),
        outside(bar, whole.first, whole.last),
        timeline.lead(row.node),
        status(timeline.status(row.node)),
    ]
    return " · ".join(filter(None, said))
