"""Numbers and dates of a workbook as it shows them, without its locale.

Number formats: ECMA-376 Part 1, 18.8.30 and 18.8.31.
"""

from __future__ import annotations

import datetime
import re
from functools import lru_cache
from typing import NamedTuple

_SECTION = re.compile(r'(?:"[^"]*"|\\.|\[[^\]]*\]|[^;])+')
_PIECE = re.compile(r'"([^"]*)"|\\(.)|\[([^\]]*)\]|[_*].|(.)', re.DOTALL)
_DIGITS = re.compile(r"[0#?][0#?,.\s]*")
_MOST_DIGITS = 15  # of a number in a workbook
_PLACES = 30  # of decimals, the most that table programs offer
_DAY_ZERO = datetime.datetime(1899, 12, 30)
_DAY_ZERO_1904 = datetime.datetime(1904, 1, 1)


class Form(NamedTuple):
    """How a number is shown.

    unit:      "number", "date" or "general".
    before, after: words around the number; places: decimals; zeros: digits before the point that
               are always shown; percent: whether a hundred times the number is shown.
    date:      "" or what of a moment is shown, out of "y", "m", "d", "t".
    """

    unit: str = "general"
    before: str = ""
    after: str = ""
    places: int = 0
    optional: int = 0
    zeros: int = 1
    percent: bool = False
    thousands: int = 0
    date: str = ""


GENERAL = Form()


@lru_cache(maxsize=2_000)
def form_of(code: str, negative: bool = False) -> Form:
    """Return what a format code says of positive numbers, or of negative ones."""
    sections = _SECTION.findall(code[:1_000])
    has_own = negative and len(sections) > 1
    section = (sections[1] if has_own else sections[0]) if sections else ""
    form = _form(section)
    # a code without a section for negative numbers shows the sign itself
    if negative and not has_own and form.unit == "number":
        return form._replace(before=f"-{form.before}")
    return form


def _form(section: str) -> Form:
    words, letters = _taken_apart(section)
    bare = letters.casefold()
    if "general" in bare or "@" in bare or ("/" in bare and not re.search("[ymd]", bare)):
        return GENERAL
    if date := _date_parts(bare, section.casefold()):
        return Form("date", date=date)
    match = _DIGITS.search(letters)
    if match is None or re.search("[eE][+-]", letters):
        return GENERAL
    digits = match[0].rstrip()
    whole, _, decimals = digits.partition(".")
    before, after = letters[: match.start()], letters[match.start() + len(digits) :]
    return Form(
        "number",
        _put_back(before, words).lstrip(),
        _put_back(after, words).rstrip(),
        min(len(re.findall("[0?#]", decimals)), _PLACES),
        min(decimals.count("#"), _PLACES),
        min(whole.count("0"), _PLACES),
        "%" in after or "%" in before,
        len(digits) - len(digits.rstrip(",")),
    )


def _taken_apart(section: str) -> tuple[list[str], str]:
    """Return the literal words of a section, and the section with a mark (NUL) for each."""
    words: list[str] = []
    letters: list[str] = []
    for match in _PIECE.finditer(section.replace("\x00", "")):
        quoted, escaped, bracket, sign = match.groups()
        word = quoted if quoted is not None else escaped
        if bracket is not None:
            word = bracket[1:].rpartition("-")[0] or "" if bracket.startswith("$") else ""
            if bracket.startswith("$") and "-" not in bracket:
                word = bracket[1:]
        if word:
            words.append(word)
            letters.append("\x00")
        elif sign is not None:
            letters.append(sign)
    return words, "".join(letters)


def _put_back(text: str, words: list[str]) -> str:
    taken = iter(words[: text.count("\x00")] if text else ())
    put = "".join(next(taken, "") if sign == "\x00" else sign for sign in text)
    del words[: text.count("\x00")]
    return put


def _date_parts(letters: str, section: str) -> str:
    """Return what of a moment a section shows; "m" beside hours and seconds means minutes."""
    if re.search("[0#?]", letters.replace("ss.0", "")):
        return ""
    bare = re.sub(r"am/pm|a/p|:mm|mm:|\x00", "", letters)
    has_time = bool(re.search("[hs]", letters)) or bool(re.search(r"\[(h+|m+|s+)\]", section))
    parts = "".join(part for part in "ymd" if part in bare)
    return parts + ("t" if has_time else "")


def shown(value: float, code: str, from_1904: bool = False) -> str:
    """Return a number as its format shows it: dates as 2027-06-30, 2027-06, 2027 or 14:30."""
    if value != value or value in (float("inf"), float("-inf")):
        return str(value)
    form = form_of(code, value < 0)
    if form.unit == "date" and (moment := _moment(value, from_1904)):
        return _date(moment, form.date)
    if form.unit == "number":
        return _number(abs(value), form)
    return _general(value)


def _moment(value: float, from_1904: bool) -> datetime.datetime | None:
    """Return the moment that a serial number stands for, None if there is no such day."""
    # serial 60 is a 29 February 1900 that never was; the days before it are one off
    shift = 1 if not from_1904 and value < 60 else 0
    try:
        moment = (_DAY_ZERO_1904 if from_1904 else _DAY_ZERO) + datetime.timedelta(value + shift)
    except OverflowError:
        return None
    if value < 0:
        return None
    return (moment + datetime.timedelta(microseconds=500_000)).replace(microsecond=0)


def _date(moment: datetime.datetime, parts: str) -> str:
    day = parts.replace("t", "")
    written = {"y": f"{moment:%Y}" if moment.year > 999 else "", "ym": f"{moment:%Y-%m}"}.get(
        day, f"{moment:%Y-%m-%d}" if day else ""
    )
    if "t" not in parts:
        return written
    return f"{written} {moment:%H:%M}".strip()


def _number(value: float, form: Form) -> str:
    value = value * 100 if form.percent else value / 1000**form.thousands
    text = f"{value:.{form.places}f}"
    for _ in range(form.optional):
        text = text[:-1] if text.endswith("0") else text
    whole, point, decimals = text.rstrip(".").partition(".")
    if not form.zeros and whole == "0" and point:
        whole = ""
    return f"{form.before}{whole.zfill(form.zeros)}{point}{decimals}{form.after}"


def _general(value: float) -> str:
    """Return a number as a cell without a format shows it, in full where that is short."""
    if value.is_integer() and abs(value) < 10**_MOST_DIGITS:
        return str(int(value))
    return f"{value:.11g}".replace("e", "E")
