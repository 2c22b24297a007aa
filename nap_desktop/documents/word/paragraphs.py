"""Headings and paragraphs as XML.

The numbers of headings are Word's own where it counts as the plan does (`numbering.py`). All
others are text: those of measures and steps always, for a moved row would silently get another
number in the hands of a ministry. Such a number is a run of its own style, so that a reader can
take it off again.
"""

from __future__ import annotations

from dataclasses import dataclass

from nap_desktop.documents.blocks import Heading, Mark, Para
from nap_desktop.documents.texts import paragraphs, plain
from nap_desktop.documents.word.escape import letters
from nap_desktop.documents.word.footnotes import marks
from nap_desktop.documents.word.ids import PROSE
from nap_desktop.documents.word.numbering import UNCOUNTED
from nap_desktop.documents.word.pen import BULLETS, Pen
from nap_desktop.documents.word.runs import begins_right_to_left, held, run, spans
from nap_desktop.plan.text import Paragraph

STYLES = {
    "body": "Normal",
    "caption": "Caption",
    "cell": "NapCell",
    "head": "NapHead",
    "code": "NapCode",
    "number": "NapCellNumber",
    "step": "NapStep",
    "approval": "NapApproval",
    "approval_title": "NapApprovalTitle",
    "state": "NapState",
    "title": "Title",
    "period": "NapPeriod",
    "draft": "NapDraft",
    "fact": "NapFact",
    "contents_title": "TOCHeading",
    "annex": "NapAnnex",
    "kicker": "NapKicker",
    "act_title": "NapActTitle",
    "act_line": "NapActLine",
    "abbreviation": "NapAbbreviation",
    "group": "NapGroup",
    "guide": "NapGuide",
    "guide_english": "NapGuide",
    "blank": "NapBlank",
    "doc_title": "NapDocTitle",
    "doc_line": "NapDocLine",
    "addressee": "NapAddressee",
    "date_line": "NapDateLine",
    "subject": "NapSubject",
    "clause": "NapClause",
    "signature": "NapSignature",
    "small": "NapSmall",
    "centred": "NapCentred",
    "fact_cell": "NapCell",
    "figure": "NapFigure",
    "clause_item": "NapClauseItem",
    "last_clause": "NapLastClause",
    "closing": "NapClosing",
}
_IN_CELL = ("cell", "step", "head", "number", "code", "group", "fact_cell", "figure")
_OPENINGS = {
    role: f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>' for role, style in STYLES.items()
}
_LISTS = {("bullet", False): "ListBullet", ("number", False): "ListNumber"}
_LEADS = {
    "step": ('<w:rStyle w:val="NapNumber"/>', "\t"),
    "fact": ('<w:rStyle w:val="NapFactName"/>', "\t"),
    "body": ("<w:b/><w:bCs/>", " "),
    "abbreviation": ("<w:b/><w:bCs/>", "\t"),
    "guide": ("<w:b/><w:bCs/>", " "),
    "guide_english": ("<w:b/><w:bCs/>", " "),
    "clause": ("", "\t"),
    "clause_item": ("", "\t"),
    "last_clause": ("", "\t"),
    "date_line": ("", "\t"),
    "signature": ("", "\t"),
    "fact_cell": ('<w:rStyle w:val="NapFactName"/>', " "),
}
_BOLD = "<w:b/><w:bCs/>"
ENGLISH = "guide_english"  # of the program, whatever the language of the document is
_IN_ROW = ("1", "2", "3")  # the row has an id of its own
_NUMBER = '<w:rStyle w:val="NapNumber"/>'
_UNCOUNTED = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{UNCOUNTED}"/></w:numPr>'
_DEEPEST = 9  # Word has no tenth heading


@dataclass(frozen=True, slots=True)
class _Manner:
    """Properties of the first paragraph of a block, and of each of them."""

    first: str = ""
    each: str = ""


def paragraph(
    pen: Pen,
    style: str,
    inside: str,
    name: str = "",
    rtl: bool = False,
    early: str = "",
    late: str = "",
) -> str:
    """Return one paragraph.

    name:        of the bookmark in it, if there is one; such paragraphs get an id of their own too.
    rtl:         whether it is read from right to left, though the document may not be. In one that
                 is, each paragraph says so: the styles of a letterhead need not.
    early, late: properties that the schema (CT_PPr) wants before and after that of direction.
    """
    bidi = "<w:bidi/>" if rtl or pen.rtl else '<w:bidi w:val="0"/>' if pen.turned_back else ""
    identity = f' w14:paraId="{pen.ids.paragraph(name)}"' if name else ""
    return (
        f'<w:p{identity}><w:pPr><w:pStyle w:val="{style}"/>'
        f"{early}{bidi}{late}</w:pPr>{inside}</w:p>"
    )


def heading(pen: Pen, block: Heading, early: str = "") -> tuple[str, str]:
    """Return a heading and the name of its bookmark, which is empty if it has none."""
    name, begin, end = pen.ids.around(block.mark, block.text) if block.mark else ("", "", "")
    style = f"Heading{min(block.level, _DEEPEST)}"
    number, counted = "", ""
    if block.number and not pen.linked:
        number = run(block.number + gap(block), pen, _NUMBER)
    elif not block.number and pen.linked:
        counted = _UNCOUNTED
    flush = block.level == 1 and not block.number
    late = '<w:ind w:left="0" w:firstLine="0"/>' if flush else ""
    inside = f"{number}{begin}{run(block.text, pen)}{end}"
    rtl = begins_right_to_left(block.text)
    return paragraph(pen, style, inside, name, rtl, early + counted, late), name


def gap(block: Heading) -> str:
    """Return what stands between the number of a heading and its text."""
    return "\t" if block.level == 1 and len(block.number) < 5 else "\u2002"


def para(pen: Pen, block: Para, early: str = "", keep: bool = False) -> str:
    """Return the paragraphs of a block; one empty paragraph if it has none.

    early: properties of the first, in the sense of `paragraph`. keep: whether all of them stay
    on one page with what follows.
    """
    text, mark = block.text, block.mark
    if mark is not None and mark.part in _IN_ROW and isinstance(text, str):
        # the commonest case, of which a large plan has ten thousand
        is_bare = not (early or keep or block.bold or block.notes or block.lead or block.tail)
        if is_bare and pen.is_plain and not pen.rtl and text.isascii():
            return _in_row(pen, block, mark, text)
    elif block.role == ENGLISH:
        with pen.english():
            return _several(pen, block, paragraphs(text), _Manner(early))
    stays = "<w:keepNext/>" if keep else ""
    if isinstance(text, str) and (mark is None or mark.part not in PROSE):
        return _line(pen, block, text, stays + early)
    return _several(pen, block, paragraphs(text), _Manner(early, stays))


def _in_row(pen: Pen, block: Para, mark: Mark, text: str) -> str:
    """Return a plain line in letters of ASCII, in a cell of a row that has an id of its own."""
    begin, end = pen.ids.in_row(mark, text)
    inside = f"<w:r>{letters(text)}</w:r>" if text else ""
    return f"{_OPENINGS[block.role]}{begin}{inside}{end}</w:p>"


def _line(pen: Pen, block: Para, text: str, early: str) -> str:
    """Return one plain paragraph."""
    rtl, mark = False, block.mark
    if pen.rtl and not mark:
        text = held(text, pen)
    if block.bold:
        inside, rtl = run(text, pen, _BOLD), begins_right_to_left(text)
    elif not text:
        inside = ""
    elif text.isascii() and pen.is_plain:
        inside = f"<w:r>{letters(text)}</w:r>"
    else:
        inside, rtl = run(text, pen), begins_right_to_left(text)
    name = ""
    if mark is not None:
        name, begin, end = pen.ids.around(mark, text)
        inside = f"{begin}{inside}{end}"
        if mark.part in _IN_ROW:
            name = ""
    if block.lead:
        inside = _lead(pen, block) + inside
    if block.notes:
        inside += marks(pen, block.notes)
    if block.tail:
        inside += run(f" {block.tail}", pen)
    if name or rtl or early or pen.rtl:
        return paragraph(pen, STYLES[block.role], inside, name, rtl, early)
    return f"{_OPENINGS[block.role]}{inside}</w:p>"


def _several(pen: Pen, block: Para, parts: tuple[Paragraph, ...], manner: _Manner) -> str:
    said = plain(block.text)
    name, begin, end = pen.ids.around(block.mark, said) if block.mark else ("", "", "")
    if block.mark and block.mark.part in _IN_ROW:
        name = ""
    insides = [spans(part.spans, pen, block.bold) for part in parts]
    insides[0] = _lead(pen, block) + begin + insides[0]
    insides[-1] += end + (marks(pen, block.notes) if block.notes else "")
    insides[-1] += run(f" {block.tail}", pen) if block.tail else ""
    names = [name, *[""] * (len(parts) - 1)]
    return _with_weak(pen, block, insides, list(parts), names, manner)


def _lead(pen: Pen, block: Para) -> str:
    if not block.lead:
        return ""
    look, after = _LEADS.get(block.role, ("", " "))
    return run(block.lead + after, pen, look)


def _with_weak(
    pen: Pen,
    block: Para,
    insides: list[str],
    parts: list[Paragraph],
    names: list[str],
    manner: _Manner,
) -> str:
    """Return paragraphs; those of prose surrounded by the weak bookmark."""
    end = ""
    if block.mark and block.mark.part in PROSE:
        _, begin, end = pen.ids.weak(block.mark)
        insides[0] = begin + insides[0]
    in_cell = block.role in _IN_CELL
    numbered = 0
    made: list[str] = []
    first = manner.first
    for part, inside, name in zip(parts, insides, names, strict=True):
        numbered = (numbered or pen.new_list(in_cell)) if part.list == "number" else 0
        style, listed = _list(part, block.role, in_cell, numbered)
        rtl = begins_right_to_left(part.plain)
        made.append(paragraph(pen, style, inside, name, rtl, manner.each + first + listed))
        first = ""
    return "".join(made) + end


def _list(part: Paragraph, role: str, in_cell: bool, numbered: int) -> tuple[str, str]:
    """Return style and properties of a paragraph that may be an item of a list."""
    if not part.list:
        return STYLES[role], ""
    number = numbered if part.list == "number" else BULLETS[in_cell]
    listed = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
    if role in ("guide", ENGLISH):
        return "NapGuideList", listed
    return _LISTS.get((part.list, in_cell), "NapCellList"), listed
