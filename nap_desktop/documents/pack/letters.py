"""The letters of a pack: the cover letter to who decides, the note verbale to the Committee."""

from __future__ import annotations

import re

from nap_desktop.documents.blocks import Block, Mark, Para
from nap_desktop.documents.pack.case import Case, Paper, bare_number, counts
from nap_desktop.documents.pack.parts import prose, signed
from nap_desktop.plan import concurrence
from nap_desktop.plan.assistance import needs_assistance
from nap_desktop.plan.text import Paragraph, RichText, Span


def letter(case: Case) -> list[Paper]:
    """Return the cover letter with the list of all that it encloses."""
    name = case.say("names.letter")
    to = case.root("addressee") or case.facts["authority"]
    how = counts(case)
    blocks: list[Block] = [
        Para(case.say("letter.date"), "date_line", lead=case.say("letter.reference")),
        prose(to, "addressee"),
        Para(case.say("letter.subject"), "subject", Mark(case.plan.root)),
        prose(case.say("letter.opening")),
    ]
    if any(one.entry for one in concurrence.asked(case.plan)):
        blocks.append(prose(case.say("letter.concurrence", **how)))
    if concurrence.remarks(case.plan):
        blocks.append(prose(case.say("letter.remarks", **how)))
    blocks += [prose(case.say(f"letter.{key}")) for key in ("request", "contact")]
    blocks = [*signed(case, blocks), *_enclosures(case)]
    return [Paper("letter", name, case.document(name, blocks, is_letter=True))]


def _enclosures(case: Case) -> list[Block]:
    if not case.enclosures:
        return []
    items = tuple(Paragraph((Span(name),), "number") for name in case.enclosures)
    head = case.say("letter.enclosures")
    return [Para(head, "subject"), Para(RichText(items), "body")]


# A word among the signs of a number: "note verbale 15", "第15号普通照会".
_WORD = re.compile(r"(?:^|\s)[^\W\d_]{2,}(?:\s|$)|[\u3400-\u9fff]")


def _note_number(case: Case) -> str:
    """Return the number of the note; a designation in words stands alone, without "No."."""
    said = bare_number(case.root("note_verbale"))
    return said if _WORD.search(said) else case.say("verbale.number")


def verbale(case: Case) -> list[Paper]:
    """Return the note verbale that transmits the plan; it is sealed, not signed."""
    name = case.say("names.verbale")
    blocks: list[Block] = [
        Para(_note_number(case), "date_line"),
        prose(case.say("verbale.body")),
    ]
    if any(map(needs_assistance, case.measures())):
        blocks.append(prose(case.say("verbale.assistance")))
    blocks += [
        prose(case.say("verbale.closing")),
        Para(case.say("verbale.date"), "signature"),
        Para(case.say("verbale.addressee").strip(), "body"),
        Para(case.say("verbale.enclosure"), "small"),
    ]
    document = case.document(name, blocks, is_letter=True, for_committee=True)
    return [Paper("verbale", name, document)]
