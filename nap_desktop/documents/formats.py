"""Dates, stretches of time, numbers and money as the documents of a language write them.

The screen prints dates short and without Babel (`plan.dates.print_date`), so that the program
starts quickly; paper prints them in full. What either prints, `plan.dates.parse_date` reads.
"""

from __future__ import annotations

import datetime
import re
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from nap_desktop.base import shipped
from nap_desktop.plan.dates import first_day, is_date
from nap_desktop.plan.labels import grouped

if TYPE_CHECKING:
    from babel import Locale

_NO_BREAK = "\u00a0"
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
# Between a number and the short word that follows it, no line ends.
_CLINGS = re.compile(r" (?=г\.|гг\.)")


class Formats:
    """Prints values in the manner of one language; of English if Babel does not know it."""

    def __init__(self, lang: str) -> None:
        data = shipped.toml("labels/formats.toml")
        self._forms: dict[str, Any] = data.get(lang) or data.get(lang.split("-")[0]) or {}
        self._english: dict[str, Any] = data["en"]
        self._lang = lang

    @cached_property
    def _locale(self) -> Locale:
        from babel import Locale, UnknownLocaleError

        for name in (self._forms.get("locale"), self._lang, self._lang.split("-")[0]):
            try:
                return Locale.parse((name or "").replace("-", "_"))
            except (UnknownLocaleError, ValueError):
                continue
        return Locale.parse(self._english["locale"])

    def date(self, value: str) -> str:
        """Return a canonical partial date in full; what is no date comes back as it is."""
        return self._date(value, "") if is_date(value) else value

    def start(self, value: str) -> str:
        """Return the date from which something is done ("from June 2027")."""
        return self._bound("from", value)

    def end(self, value: str) -> str:
        """Return the date until which something is done ("until June 2027")."""
        return self._bound("until", value)

    def span(self, start: str, end: str) -> str:
        """Return the time between two canonical dates, of which either may be empty or both one."""
        if not start or not end:
            return self.end(end) if end else self.start(start)
        if start == end:
            return self.date(start)
        if len(start) == len(end) == 4 and is_date(start) and is_date(end):
            return _clung(self._form("years").format(start=start, end=end))
        return str(self._form("span").format(start=self.date(start), end=self.date(end)))

    def number(self, value: str) -> str:
        """Return a canonical number with all its decimals; what is none comes back as it is."""
        if not _NUMBER.fullmatch(value):
            return value
        return grouped(value).translate(self._signs)

    def amount(self, value: str) -> str:
        """Return an amount of money: with none of its decimals or with two of them at least."""
        is_short = _NUMBER.fullmatch(value) and len(value.partition(".")[2]) == 1
        return self.number(f"{value}0" if is_short else value)

    def money(self, amount: str, currency: str) -> str:
        """Return an amount and the code of its currency, which stay on one line."""
        return _NO_BREAK.join(filter(None, (self.amount(amount), currency)))

    @cached_property
    def _signs(self) -> dict[int, str]:
        """Return what takes the place of the no-break space and the point of `grouped`."""
        from babel.numbers import get_decimal_symbol, get_group_symbol

        group = self._forms.get("group") or get_group_symbol(self._locale, numbering_system="latn")
        point = get_decimal_symbol(self._locale, numbering_system="latn")
        blank = group.isspace()
        return {ord(_NO_BREAK): _NO_BREAK if blank else group, ord("."): point}

    def _bound(self, which: str, value: str) -> str:
        if not value or not is_date(value):
            return value
        form = self._form(which)
        chosen = form if isinstance(form, str) else form[_precision(value)]
        return _clung(chosen.format(date=self._date(value, "_after")))

    def _date(self, value: str, place: str) -> str:
        """Return a date as it stands alone, or as it stands after a word if `place` is "_after"."""
        first = first_day(value) or datetime.date.min
        precision = _precision(value)
        if value.endswith("-01") and precision == "day":
            precision = "first_day" if "first_day" in self._forms else "day"
        form = self._forms.get(precision + place) or self._forms.get(precision)
        if form is None:
            return self._by_babel(first, precision)
        quarters = self._forms.get("quarters" + place) or self._quarters
        return _clung(
            form.format(
                year=first.year,
                quarter=quarters[(first.month - 1) // 3],
                number=(first.month + 2) // 3,
                month=self._months[first.month - 1],
                day=first.day,
            )
        )

    def _by_babel(self, first: datetime.date, precision: str) -> str:
        from babel.dates import format_date, format_skeleton

        if precision == "year":
            return str(first.year)
        if precision == "day":
            printed = format_date(first, "long", self._locale)
        else:
            skeleton = "yMMMM" if precision == "month" else "yQQQQ"
            printed = format_skeleton(skeleton, first, locale=self._locale)
        return _clung(printed.replace("\u202f", " "))

    @cached_property
    def _months(self) -> list[str]:
        """Return the names of months as they stand in a date ("июня").

        Babel 2.18 gives those that stand alone in the language that first asked for them.
        """
        from babel.dates import get_month_names

        names = get_month_names("wide", "format", self._locale)
        return self._forms.get("months") or [names[at] for at in range(1, 13)]

    @cached_property
    def _quarters(self) -> list[str]:
        from babel.dates import get_quarter_names

        names = get_quarter_names("wide", "format", self._locale)
        return self._forms.get("quarters") or [names[at] for at in range(1, 5)]

    def _form(self, name: str) -> Any:
        return self._forms.get(name) or self._english[name]


def _precision(value: str) -> str:
    if "Q" in value:
        return "quarter"
    return {4: "year", 7: "month"}.get(len(value), "day")


def _clung(text: str) -> str:
    return _CLINGS.sub(_NO_BREAK, text)


@cache
def formats(lang: str) -> Formats:
    """Return the formats of a language."""
    return Formats(lang)
