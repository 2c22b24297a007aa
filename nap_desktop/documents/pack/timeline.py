"""The timeline on paper: a row for each measure, a column for each quarter, or for each year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from nap_desktop.documents.blocks import Block, Cell, Grid, Heading, Mark, Para, Row, Turn
from nap_desktop.documents.columns import fitted
from nap_desktop.documents.pack.case import Case, Paper
from nap_desktop.documents.pack.parts import (
    cell,
    listed,
    measure_row,
    number_cell,
    rich_cell,
    table,
    titles,
)
from nap_desktop.plan.labels import body_name, title
from nap_desktop.plan.schema import codes
from nap_desktop.plan.timeline import (
    QUARTER,
    YEAR,
    Bar,
    Span,
    bar_of,
    drawn,
    period_of,
    years_of,
)
from nap_desktop.plan.tree import Node

MOST = 24  # columns; more leave no room for a mark
_UNITS = (QUARTER, YEAR, 5 * YEAR, 20 * YEAR)
_FIRST, _MEASURE, _LEAD = 5.0, 25.0, 10.0  # percent: number, measure, lead body
_ROMAN = ("I", "II", "III", "IV")
GROUPINGS = ("section", "lead", "provisions", "")


class Wish(NamedTuple):
    """How the timeline is wanted: in which groups, one of GROUPINGS, and whether with steps."""

    group: str = "section"
    steps: bool = False


class _Columns(NamedTuple):
    """The columns of time: the months of each, and how many months they have."""

    spans: tuple[Span, ...]
    unit: int

    @property
    def whole(self) -> Span:
        return Span(self.spans[0].first, self.spans[-1].last)


def timeline(case: Case, wish: Wish = Wish()) -> list[Paper] | str:  # noqa: B008
    """Return the timeline of the measures that have a place in time; why there is none, else."""
    placed = [node for node in case.measures() if bar_of(node).is_placed]
    if not placed:
        return "empty_timeline"
    columns = _columns(case, placed)
    name = case.say("names.timeline")
    signs = {key: case.say(f"timeline.{key}") for key in ("planned", "until", "since", "permanent")}
    blocks: list[Block] = [Turn(True), *titles(case, "timeline")]
    blocks.append(Para(case.say("timeline.explanation", **signs), "small"))
    blocks.append(_chart(case, placed, columns, wish))
    others = [node for node in case.measures() if not bar_of(node).is_placed]
    if others:
        blocks.append(Heading(2, "", case.say("timeline.undated")))
        blocks.append(_undated(case, others))
    return [Paper("timeline", name, case.document(name, blocks))]


def _columns(case: Case, placed: Sequence[Node]) -> _Columns:
    """Return a column for each quarter of the period, or for longer parts where they are too many."""
    spans = [span for node in placed if (span := bar_of(node).span)]
    whole = period_of(case.plan.nodes[case.plan.root]) or years_of(spans, case.today.year)
    for unit in _UNITS:
        found = tuple(_parts(whole, unit))
        if len(found) <= MOST:
            break
    return _Columns(found[:MOST], unit)


def _parts(whole: Span, unit: int) -> Iterator[Span]:
    first = whole.first - whole.first % min(unit, YEAR)
    for month in range(first, whole.last + 1, unit):
        yield Span(max(month, whole.first), min(month + unit - 1, whole.last))


def _chart(case: Case, placed: Sequence[Node], columns: _Columns, wish: Wish) -> Grid:
    count = len(columns.spans)
    share = min((100.0 - _FIRST - _MEASURE - _LEAD) / count, 9.0)
    rest = 100.0 - _FIRST - _LEAD - share * count
    widths = (_FIRST, rest, _LEAD, *[share] * count)
    key = "timeline.caption" if columns.unit == QUARTER else "timeline.caption_years"
    caption = case.say(key)
    rows: list[Row] = []
    for words, nodes in _groups(case, placed, wish.group):
        if words:
            rows.append(Row((cell(words, role="group"),), span=True))
        for node in nodes:
            rows.append(_measure(case, node, columns))
            rows += [_step(case, one, columns) for one in _steps(case, node)] if wish.steps else []
    head = _head(case, columns)
    about = ", ".join([case.head("number"), case.head("measure"), case.head("lead"), caption])
    # no narrower than the longest word of its head: percent for each bold letter, and the margins
    heads = [case.head(key).split() for key in ("number", "measure", "lead")]
    least = [max(map(len, said), default=0) * 0.78 + 1.3 for said in heads] + [0.0] * count
    return Grid(fitted(widths, least), head, tuple(rows), "", caption, about)


def _head(case: Case, columns: _Columns) -> tuple[Row, ...]:
    """Return the rows at the top of each page: years over their quarters, or years alone."""
    first = [case.head(key) for key in ("number", "measure", "lead")]
    if columns.unit != QUARTER:
        return (Row(tuple(cell(text, role="head") for text in [*first, *_years(columns)])),)
    years: dict[int, int] = {}
    for span in columns.spans:
        years[span.first // YEAR] = years.get(span.first // YEAR, 0) + 1
    said = [str(year) if count > 1 else f"{year % 100:02}" for year, count in years.items()]
    upper = Row(tuple(cell(text, role="head") for text in ["", *said]), across=(3, *years.values()))
    quarters = [_ROMAN[span.first % YEAR // QUARTER] for span in columns.spans]
    return upper, Row(tuple(cell(text, role="head") for text in [*first, *quarters]))


def _years(columns: _Columns) -> list[str]:
    """Return what stands over columns of a year or of several."""
    pairs = [(span.first // YEAR, span.last // YEAR) for span in columns.spans]
    return [str(first) if first == last else f"{first}–{last}" for first, last in pairs]


def _groups(case: Case, placed: Sequence[Node], group: str) -> list[tuple[str, list[Node]]]:
    """Return the measures in groups, as the plan has them; one with several values stands in each."""
    if not group:
        return [("", list(placed))]
    found: dict[str, list[Node]] = {}
    for node in placed:
        for code in _codes(case, node, group) or [""]:
            found.setdefault(code, []).append(node)
    none = case.say("timeline.none")
    named = [(_named(case, group, code) or none, nodes) for code, nodes in found.items()]
    if group == "section":
        return named
    ordered = sorted(zip(found, named, strict=True), key=lambda one: _order(case, group, one[0]))
    return [one for _, one in ordered]


def _codes(case: Case, node: Node, group: str) -> list[str]:
    if group == "section":
        parent = case.plan.parents[node.id]
        return [parent] if parent != case.plan.root else []
    return codes(node.get(group))


def _named(case: Case, group: str, code: str) -> str:
    if not code:
        return ""
    if group == "section":
        return f"{case.number(code)} {title(case.plan, code)}".strip()
    return body_name(case.plan, code) if group == "lead" else case.words.provision(code)


def _order(case: Case, group: str, code: str) -> tuple[bool, int, str]:
    """Return the place of a group: bodies by name, provisions as they are numbered, none last."""
    from nap_desktop.framework.provisions import codes as known

    listed_ = list(known())
    if group == "provisions" and code in listed_:
        return False, listed_.index(code), ""
    return not code, len(listed_), _named(case, group, code).casefold()


def _measure(case: Case, node: Node, columns: _Columns) -> Row:
    """Return the row of a measure: its dates stand below its text, as precise as they are."""
    bar = bar_of(node)
    text = rich_cell(node, "text", Mark(node.id, "2"))
    when = _when(case, bar)
    measure = (*text, Para(when, "code")) if when else text
    marks, shaded = _marks(case, bar, columns)
    lead = listed(case.short_names(node.get("lead")))
    return Row((number_cell(case, node), measure, lead, *marks), node.id, shaded=shaded)


def _steps(case: Case, node: Node) -> list[Node]:
    below = (case.plan.nodes[one] for one in case.plan.under(node.id))
    return [one for one in below if one.kind == "step" and bar_of(one).is_placed]


def _step(case: Case, node: Node, columns: _Columns) -> Row:
    bar = bar_of(node)
    marks, shaded = _marks(case, bar, columns)
    number = case.numbers.get(node.id, "")
    text = (Para(title(case.plan, node.id), "cell"), Para(_when(case, bar), "code"))
    lead = listed(case.short_names(node.get("lead")))
    return Row((cell(number, role="code"), text, lead, *marks), shaded=shaded)


def _when(case: Case, bar: Bar) -> str:
    said = (case.words.formats.span(*bar.times), bar.wording)
    return "; ".join(filter(None, said))


def _marks(case: Case, bar: Bar, columns: _Columns) -> tuple[list[Cell], tuple[int, ...]]:
    """Return a cell for each column, and the places of those in which the bar lies."""
    span = drawn(bar, columns.whole)
    sign = case.say(f"timeline.{_sign(bar)}")
    places = [
        place
        for place, one in enumerate(columns.spans)
        if span is not None and one.first <= span.last and one.last >= span.first
    ]
    marks = [cell(sign if place in places else "") for place in range(len(columns.spans))]
    return marks, tuple(place + 3 for place in places)


def _sign(bar: Bar) -> str:
    if bar.is_permanent:
        return "permanent"
    if bar.times.start and bar.times.end:
        return "planned"
    return "until" if bar.times.end else "since"


def _undated(case: Case, others: Sequence[Node]) -> Grid:
    """Return the measures that have no place in the chart, with their time in words."""
    heads = [case.head("number"), case.head("measure"), case.head("lead")]
    heads.append(case.say("timeline.wording"))
    rows = [
        measure_row(
            case, node, (listed(case.short_names(node.get("lead"))), cell(node.get("deadline")))
        )
        for node in others
    ]
    caption = case.say("timeline.undated")
    return table(caption, heads, (6.0, 52.0, 16.0, 26.0), rows, landscape=True, shown=False)
