"""What the first page says: title, State, period, the act that approved the plan."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nap_desktop.documents.incoming.interpret.growing import Growing
from nap_desktop.documents.incoming.interpret.when import days_in
from nap_desktop.documents.incoming.interpret.words import folded, tidy, values, word_set
from nap_desktop.documents.incoming.source import Line

_PERIOD = re.compile(
    r"((?:19|20)\d\d)\s*(?:[-–—−‑/]|to|and|à|по|a|al|até|إلى|至|оноос)\s*((?:19|20)\d\d)"
)
_AROUND_PERIOD = re.compile(
    r"\s*[(（,:–-]?\s*(?:(?:for|for the period|over|pour|pour la période|на|на период|para|"
    r"para el período|para o período|za period|za|за период|барои солҳои|барои|للفترة|للأعوام|لعام|"
    r"período|period)\s*)?[(（]?(?:19|20)\d\d\s*[-–—−‑/至]\s*(?:19|20)?\d\d[)）]?"
    r"[.\s]*(?:гг?\.?|год(?:ы|ов|а)?|godin[ae]|оны?|жылдар[а-я]*|солҳои|年)?(?:\s*үчүн)?[.)）\s]*$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?:No\.?|№|N°|N\.?º|Nr\.?|br\.|رقم|第)\s*([\w/-]*\d[\w/-]*)", re.IGNORECASE)
_NUMBERED_ACT = re.compile(r"(?<!\d)(\d{1,4})\s*(?:дугаар|дүгээр)\s+(?:тогтоол|захирамж)")
_LONGEST_TITLE = 300


def read_cover(growing: Growing, cover: Sequence[Line], title: Line | None) -> None:
    """Write into the plan what its first lines say; each fact from the words that state it."""
    root = growing.root
    if title is not None:
        held = _with_rest(title, cover)
        words = " ".join(line.text for line in held)
        root.fields["title"] = clean_title(words)
        if root.fields["title"] != tidy(words):
            growing.tell("title_shortened", title.place, root.id, text=words)
        for line in held:
            growing.take(line, root.id, "cover", "title")
    for line in cover:
        if line is not title and "state" not in root.fields and _is_state(line):
            root.fields["state"] = _name(tidy(line.text))
            growing.take(line, root.id, "cover", "state")
    whole = "\n".join(line.text for line in cover)
    if period := _PERIOD.search(whole):
        root.fields["period_start"], root.fields["period_end"] = period[1], period[2]
    _act(growing, cover)


def _with_rest(title: Line, cover: Sequence[Line]) -> list[Line]:
    """Return a title with the lines below that go on with it, in small letters at their start."""
    held = [title]
    for line in cover[cover.index(title) + 1 :] if title in cover else ():
        words = tidy(line.text)
        whole = sum(len(one.text) for one in held) + len(words)
        if not words[:1].islower() or whole > _LONGEST_TITLE or line.look.heading:
            break
        held.append(line)
    return held


def clean_title(text: str) -> str:
    """Return a title on one line, without the period, which is a fact of its own."""
    return _AROUND_PERIOD.sub("", tidy(text)).strip(" ,;:–-")[:_LONGEST_TITLE]


def is_title(line: Line) -> bool:
    """Return whether a line can be the title of a plan: its words say so."""
    words = folded(line.text)
    return len(words) <= _LONGEST_TITLE and any(
        one in words.split() or (not one.isascii() and one in words)
        for one in word_set("cover", "title")
    )


def _is_state(line: Line) -> bool:
    words = folded(line.text)
    if len(words) > 80 or any(sign.isdigit() for sign in words) or _authority(words):
        return False
    held = f" {words} "
    return any(
        f" {one} " in held or (not one.isascii() and one in words)
        for one in word_set("cover", "state")
    )


def _name(text: str) -> str:
    """Return a name that is set in capitals as it is written in a text."""
    if not text.isupper():
        return text
    return "".join(
        part.capitalize() if part.isalpha() else part for part in re.split(r"(\W+)", text)
    )


def _act(growing: Growing, cover: Sequence[Line]) -> None:
    """Write authority, number and date of the act, if the same stretch of lines names the act."""
    acts = word_set("cover", "acts")
    for at, line in enumerate(cover):
        near = " ".join(tidy(one.text) for one in cover[at : at + 4])
        words = folded(near)
        if len(line.text) > 200 or not any(one in folded(line.text) for one in acts):
            continue
        near_too = " ".join(tidy(one.text) for one in cover[max(0, at - 1) : at + 4])
        authority = _authority(words) or _authority(folded(near_too))
        number = _NUMBER.search(near) or _NUMBERED_ACT.search(near)
        if not (authority or number) or "1540" in (number[1] if number else ""):
            continue
        fields = growing.root.fields
        if authority:
            fields["approving_authority"] = authority
        if number:
            fields["act_number"] = number[1]
        if day := _day(near_too):
            fields["act_date"] = day
        growing.tell("act_found", line.place, growing.root.id, text=tidy(line.text))
        return


def _authority(words: str) -> str:
    for name, phrases in values()["cover"]["authorities"].items():
        if any(folded(phrase) in words for phrase in phrases):
            return str(name)
    return ""


def _day(text: str) -> str:
    return next(iter(days_in(text)), "")
