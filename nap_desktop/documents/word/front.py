"""The cover and the table of contents as XML."""

from __future__ import annotations

from collections.abc import Sequence

from nap_desktop.documents.blocks import Contents, Cover, Heading, Para
from nap_desktop.documents.layout import TALL, height, line_height, wide_signs
from nap_desktop.documents.paper import TWIPS
from nap_desktop.documents.texts import plain
from nap_desktop.documents.word import fields
from nap_desktop.documents.word.paragraphs import gap, para, paragraph
from nap_desktop.documents.word.pen import Pen
from nap_desktop.documents.word.runs import begins_right_to_left, run

# A title of 500 letters still leaves room for the rest of the page: letters -> half points.
_TITLES = ((90, 0), (180, 40), (320, 30), (1_000, 24))
_SMALLEST = 18
_TITLE_SIZE = 52
_FACTS_ABOVE = '<w:spacing w:before="{}" w:after="70" w:line="252" w:lineRule="auto"/>'
_ABOVE_STATE = 215.0  # points: room above and below the name of the State
_LEAST_ROOM, _MOST_ROOM = 24.0, 330.0  # points above the facts, which stand near the foot

# A heading of two letters ("摘要") would else have its page number where others have their text.
_NO_NUMBER_TAB = '<w:tabs><w:tab w:val="clear" w:pos="567"/></w:tabs>'

Entry = tuple[Heading, str, int]  # heading, name of its bookmark, page


def cover(pen: Pen, block: Cover) -> str:
    """Return the first page."""
    made = [para(pen, line) for line in block.approval]
    for line in block.lines:
        made.append(_title(pen, line) if line.role == "title" else para(pen, line))
    for place, fact in enumerate(block.facts):
        made.append(para(pen, fact) if place else _first_fact(pen, block))
    return "".join(made)


def _title_size(line: Para) -> int:
    """Return the size of a title in half points; 0 for that of its style."""
    length = len(plain(line.text))
    return next((size for most, size in _TITLES if length <= most), _SMALLEST)


def _title(pen: Pen, line: Para) -> str:
    size = _title_size(line)
    look = f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>' if size else ""
    text = plain(line.text)
    name, begin, end = pen.ids.around(line.mark, text) if line.mark else ("", "", "")
    inside = f"{begin}{run(text, pen, look)}{end}"
    return paragraph(pen, "Title", inside, name, begins_right_to_left(text))


def _first_fact(pen: Pen, block: Cover) -> str:
    """Return the first fact with so much room above it that the last stands near the foot."""
    width, room = TALL
    for line in (*block.approval, *block.lines, *block.facts):
        if line.role == "title":
            size = (_title_size(line) or _TITLE_SIZE) / 2
            words = plain(line.text)
            count = 1 + (len(words) * 0.58 + wide_signs(words) * 0.42) * size // width
            room -= 24 + size * line_height(words) * count
        else:
            room -= height(line, width) + 5
    above = min(max(room - _ABOVE_STATE, _LEAST_ROOM), _MOST_ROOM)
    space = _FACTS_ABOVE.format(int(above * TWIPS))
    return para(pen, block.facts[0]).replace("</w:pPr>", f"{space}</w:pPr>", 1)


def contents(pen: Pen, block: Contents, entries: Sequence[Entry], early: str = "") -> str:
    """Return the table of contents: one line for each heading, with the page we guess.

    The lines stand inside a field that Word works out anew; others show them as they are.
    """
    title = Para(block.title, "contents_title")
    listed = [entry for entry in entries if entry[0].level <= block.deepest]
    opening = fields.begin(f'TOC \\o "1-{block.deepest}" \\h \\z', dirty=True)
    made = [para(pen, title, early)]
    for place, entry in enumerate(listed):
        first = opening if place == 0 else ""
        last = fields.END if place == len(listed) - 1 else ""
        made.append(_entry(pen, entry, first, last))
    return "".join(made)


def _entry(pen: Pen, entry: Entry, first: str, last: str) -> str:
    heading, name, page = entry
    number = heading.number + gap(heading) if heading.number else ""
    text = f"{run(number, pen)}{run(heading.text, pen)}<w:r><w:tab/></w:r>"
    shown = fields.field(f"PAGEREF {name} \\h", str(page)) if name else run(str(page), pen)
    link = f'<w:hyperlink w:anchor="{name}" w:history="1">{text}{shown}</w:hyperlink>'
    inside = link if name else text + shown
    rtl = begins_right_to_left(heading.text)
    is_flush = heading.level == 1 and not heading.number
    early = _NO_NUMBER_TAB if is_flush else ""
    late = '<w:ind w:left="0" w:firstLine="0"/>' if is_flush else ""
    style = f"TOC{min(heading.level, 3)}"
    return paragraph(pen, style, first + inside + last, "", rtl, early, late)
