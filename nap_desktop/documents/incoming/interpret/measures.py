"""A row of a table as a measure: each cell into its field, what fits none into the note."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from nap_desktop.documents.incoming.interpret import values
from nap_desktop.documents.incoming.interpret.bodies import (
    is_international,
    split_bodies,
    without_help,
)
from nap_desktop.documents.incoming.interpret.growing import Growing
from nap_desktop.documents.incoming.interpret.item import Item, paragraphs
from nap_desktop.documents.incoming.interpret.labelled import names_parts, parts
from nap_desktop.documents.incoming.interpret.when import date, days_in, when
from nap_desktop.documents.incoming.interpret.words import field_words, tidy
from nap_desktop.documents.incoming.source import Line
from nap_desktop.plan.text import clean_line, rich

BODIES = frozenset({"lead", "partners", "international"})
_RICH = frozenset({"text", "result", "indicator", "verification", "basis", "risks", "note"})
_SAYS_MORE = 40  # letters; so many words say more than the code that they were read as
_NOTHING = ("-", "–", "—", "n/a", "N/A", "/")
_LINES = frozenset({"baseline", "target", "currency"})
_TYPED = re.compile(
    r"^\s*((?:№\s*)?(?:\d{1,3}\.)*\d{1,3}[.)]?|\(?\d{1,3}\)|[IVXLC]{1,6}[.)]|[a-zа-яأ-ي]ـ?[.)])(?:\s+|(?<=[.)])(?=\D))"
)


def split_label(text: str) -> tuple[str, str]:
    """Return the number and the words of a text that calls itself a measure: "Measure 1.2: Train …"."""
    found = _labelled().match(tidy(text))
    return (found["number"], found["words"]) if found else ("", text)


@cache
def _labelled() -> re.Pattern[str]:
    words = [word for word, field in field_words().items() if field == "text"]
    named = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(
        rf"(?:{named})\s*(?:№|No\.?|n[°º])?\s*(?P<number>[A-ZА-Я]?\d{{1,3}}(?:[.\-]\d{{1,3}})*)"
        r"\s*[.):–—-]*\s*(?P<words>\S.*)$",
        re.IGNORECASE | re.DOTALL,
    )


def split_number(text: str) -> tuple[str, str]:
    """Return the number that somebody typed before a text, and the text."""
    found = _TYPED.match(text)
    if not found or not text[found.end() :].strip():
        return "", text
    number = found[1]
    if number.isdigit() and len(number) > 2:
        return "", text
    return number, text[found.end() :]


class Filler:
    """Writes what cells and labelled words say into measures."""

    def __init__(self, growing: Growing, known: frozenset[str]) -> None:
        self._growing = growing
        self.known = known

    def fill(self, item: Item, field: str, held: Sequence[Line], header: str = "") -> None:
        """Write one cell into a measure; its text is then placed."""
        text = "\n".join(line.text for line in held)
        if not text.strip():
            return
        if field not in BODIES and text.strip() in _NOTHING:
            pass  # a dash says that there is nothing to say
        elif field == "text":
            self._text(item, held)
        elif field in ("lead", "partners", "when", "international") and names_parts(text):
            self._named(item, text, field)
        elif field == "basis":
            self._basis(item, held)
        elif field == "note" or field in _RICH:
            item.write(field, paragraphs(held))
        else:
            self.value(item, field, text, header)
        for line in held:
            self._growing.take(line, item.id, "field", field)
            self._growing.hang(line, item)

    def _text(self, item: Item, held: Sequence[Line]) -> None:
        """Write what is done; a typed number goes before it, and parts that the text names go out."""
        first = held[0]
        number, rest = split_label(first.text)
        if not number:
            number, rest = split_number(first.text)
        if number and item.number in ("", number):
            item.number = number
            held = [first._replace(text=rest, runs=()), *held[1:]]
        elif first.number and first.number != "•" and not item.number and len(held) == 1:
            item.number = first.number
            held = [first._replace(number="", level=-1)]
        text = "\n".join(line.text for line in held)
        if names_parts(text):
            self._named(item, text, "text")
        else:
            item.write("text", paragraphs(held))

    def _named(self, item: Item, text: str, field: str) -> None:
        for named, words in parts(text):
            if not named and field == "text":
                item.say("text", words.rstrip(" ."))
            else:
                self.value(item, named or field, words)

    def value(self, item: Item, field: str, text: str, header: str = "") -> None:
        """Write words into a field of a measure; what it cannot hold goes into the note."""
        match field:
            case "number":
                item.number = item.number or tidy(text)
            case "lead" | "partners" | "international":
                self._bodies(item, field, text)
            case "when":
                self._when(item, text)
            case "start" | "end":
                self._date(item, field, text)
            case "amount":
                self._amount(item, text, header)
            case "funding":
                self._code(item, "funding", values.funding(text), text, header)
            case "priority":
                self._code(item, "priority", values.priority(text), text, header)
            case "provisions":
                self._provisions(item, text)
            case "categories":
                self._categories(item, text, header)
            case "status":
                self._status(item, text, header)
            case "assistance_text":
                item.fields["assistance"] = "1"
                item.say("assistance_text", text)
            case _ if field in _RICH:
                item.say(field, text)
            case _ if field in _LINES:
                item.fields[field] = clean_line(text)
            case _:
                self.note(item, text, header)

    def note(self, item: Item, text: str, header: str) -> None:
        """Keep words that no field holds, under what their column was called."""
        head = tidy(header)
        item.say("note", f"{head}: {text.strip()}" if head else text)

    def _bodies(self, item: Item, field: str, text: str) -> None:
        names = split_bodies(text, self.known)
        if len(names) > 1:
            self._growing.tell(
                "split_bodies", item.place, item.id, text=tidy(text), count=str(len(names))
            )
        for said in names:
            name, helps = without_help(said)
            at = "partners" if helps and field == "lead" else field
            at = "international" if at == "partners" and is_international(name) else at
            item.name(at, self._growing.bodies([name], item.place))

    def _when(self, item: Item, text: str) -> None:
        found = when(text)
        for key, value in found._asdict().items():
            if value and key == "deadline":
                item.fields[key] = clean_line(value)
                self._growing.tell("wording", item.place, item.id, text=tidy(value))
            elif value:
                item.fields[key] = value

    def _date(self, item: Item, field: str, text: str) -> None:
        if found := date(tidy(text)):
            item.fields[field] = found
        elif not item.fields.get("deadline"):
            self._when(item, text)
        else:
            item.fields["deadline"] += f"; {clean_line(text)}"

    def _amount(self, item: Item, text: str, header: str) -> None:
        found = values.amount(text, header)
        if not found.amount:
            self.note(item, text, header)
            return
        item.fields["amount"] = found.amount
        if found.currency:
            item.fields["currency"] = found.currency
        if any(sign.isalpha() for sign in text) and not values.currency(text):
            self.note(item, text, header)

    def _code(self, item: Item, field: str, code: str, text: str, header: str) -> None:
        if code:
            item.fields[field] = code
        if not code or len(tidy(text)) > _SAYS_MORE:
            self.note(item, text, header)

    def _provisions(self, item: Item, text: str) -> None:
        found = values.provisions(tidy(text)) or values.provisions(tidy(text), bare=True)
        held = [one for one in item.fields.get("provisions", "").split(",") if one]
        item.fields["provisions"] = ",".join(dict.fromkeys([*held, *found]))
        if not found:
            self._growing.tell("unread_provision", item.place, item.id, text=tidy(text))
            item.say("basis", text)

    def _basis(self, item: Item, held: Sequence[Line]) -> None:
        """Write the paragraphs of the resolution that a basis names; what else it says stays text."""
        text = tidy(" ".join(line.text for line in held))
        found = values.provisions(text)
        if found:
            self._provisions(item, text)
        if not found or values.says_more_than_provisions(text):
            item.write("basis", paragraphs(held))

    def _status(self, item: Item, text: str, header: str) -> None:
        """Write how the measure stood into an entry of a review, if a word or a date says so."""
        found = values.status(text)
        day = next(iter(days_in(header)), "") or next(iter(days_in(text)), "") or date(tidy(header))
        if not found.code and not day:
            self.note(item, text, header)
            return
        said = rich(found.rest.strip())
        entry = {"review": clean_line(header), "at": day, "status": found.code, "text": said}
        item.progress += ({key: value for key, value in entry.items() if value},)

    def _categories(self, item: Item, text: str, header: str) -> None:
        found = values.categories(text)
        item.fields["categories"] = ",".join(found)
        if not found:
            self.note(item, text, header)


def originals(cells: Mapping[int, Sequence[Line]]) -> str:
    """Return the words of a row as they stand in the document, cell by cell."""
    texts = (tidy(" ".join(line.text for line in held)) for held in cells.values())
    return " | ".join(filter(None, texts))
