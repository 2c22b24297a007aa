"""Paragraphs of a Word file as lines: text, look, number, and what hangs on them."""

from __future__ import annotations

from lxml import etree

from nap_desktop.documents.incoming.docx.inline import Inline
from nap_desktop.documents.incoming.docx.notices import Notices
from nap_desktop.documents.incoming.docx.numbers import Numbering
from nap_desktop.documents.incoming.docx.once import SAME, Once
from nap_desktop.documents.incoming.docx.pieces import Manner, Open, Piece, look_of, runs_of
from nap_desktop.documents.incoming.docx.styles import (
    GONE,
    NO_PARAGRAPH,
    ParagraphProps,
    Style,
    Styles,
    paragraph_props,
    said_of_paragraph,
)
from nap_desktop.documents.incoming.docx.tags import PPR, R
from nap_desktop.documents.incoming.source import Line, Look, Run
from nap_desktop.documents.word.opened import Relation

Read = tuple[Line | None, tuple[etree._Element, ...]]
NOTHING: Read = (None, ())


class Lines:
    """Reads the paragraphs of one file, in order; what is left out goes to the notices.

    aside:   the reason why all that is being read is left out, set by the walk; "" as a rule.
    texts:   of all lines that were given.
    carries: whether the last paragraph goes on in the next one, for its end was deleted.
    """

    def __init__(self, styles: Styles, numbering: Numbering, notices: Notices, once: Once) -> None:
        self._styles = styles
        self._once = once
        self._numbering = numbering
        self._notices = notices
        self._inline = Inline(styles, notices, once)
        self._held = self._inline.held
        self._normal = styles[styles.default]
        self._paragraphs: dict[object, tuple[ParagraphProps, bool]] = {}
        self._looks: dict[tuple[int, ...], Look] = {}
        self.texts: list[str] = []
        self.carries = False
        self.fields = self._inline.fields
        self.aside = ""

    def begin_part(self, root: etree._Element, links: dict[str, Relation]) -> None:
        """Forget fields and marks that an earlier part left open."""
        self.fields.begin_part(root)
        self._inline.links = links
        self.carries = False

    def is_inline(self, element: etree._Element) -> bool:
        """Return whether an element belongs into a paragraph; some stand outside of any."""
        return element.tag in self._inline.readers

    def read(self, p: etree._Element, place: str, keeps_number: bool = False) -> Read:
        """Return a paragraph, None if it says nothing, and the text boxes that hang on it.

        keeps_number: give a line also if only a number is printed, as in the first cell of a row.
        """
        held = self._held
        if self.carries:
            self._go_on(held)
        else:
            held.begin(place, self._normal)
        props, mark_deleted = NO_PARAGRAPH, False
        inline, aside = self._inline, self.aside
        readers = inline.readers
        for child in p:
            tag = child.tag
            if tag == R:
                inline.run(child, aside)
            elif tag == PPR:
                props, mark_deleted = self._props(child)
                if props.style is not None:
                    held.style = self._styles[props.style]
            elif (known := readers.get(tag)) is not None:
                known(child, aside)
            elif len(child):
                inline.below(child, aside)
        if held.marks:
            self._tell_marks(held)
        if mark_deleted:
            self.carries = True
            return NOTHING
        return self._line(held, props, keeps_number), tuple(held.boxes) if held.boxes else ()

    def read_alone(self, element: etree._Element, place: str) -> Read:
        """Return what stands outside of any paragraph as a paragraph of its own."""
        held = self._held
        if self.carries:
            self._go_on(held)
        else:
            held.begin(place, self._normal)
        self._inline.readers[str(element.tag)](element, self.aside)
        if held.marks:
            self._tell_marks(held)
        return self._line(held, NO_PARAGRAPH, False), tuple(held.boxes)

    def rest(self) -> Read:
        """Return what is left of a paragraph whose end was deleted and after which none follows."""
        if not self.carries:
            return NOTHING
        self.carries = False
        return self._line(self._held, NO_PARAGRAPH, False), tuple(self._held.boxes)

    def _go_on(self, held: Open) -> None:
        """Read the next paragraph as one with the last, in its own style."""
        self.carries = False
        held.style = self._normal

    def _props(self, element: etree._Element) -> tuple[ParagraphProps, bool]:
        key: object = element.get(SAME) or said_of_paragraph(element)
        found = self._paragraphs.get(key)
        if found is None:
            element = self._once[element]
            gone = not GONE.isdisjoint(said_of_paragraph(element))
            found = self._paragraphs[key] = (paragraph_props(element), gone)
        return found

    def _line(self, held: Open, props: ParagraphProps, keeps_number: bool) -> Line | None:
        style, pieces = held.style, held.pieces
        number, level = "", -1
        if not self.aside and (props.num is not None or style.paragraph.num is not None):
            num, depth = self._list_of(props, style)
            if num:
                number, level = self._numbering.next(num, depth), depth
        text = pieces[0][0] if len(pieces) == 1 else "".join([piece[0] for piece in pieces])
        says_nothing = not text or text.isspace()
        if says_nothing and not (held.notes or held.comments or (keeps_number and number)):
            return None
        if len(pieces) == 1 and not pieces[0][2]:
            runs: tuple[Run, ...] = ()
            look = self._one_look(pieces[0][1], props, style)
        else:
            look, runs = self._look(pieces, props, style), runs_of(pieces)
        comments = tuple(held.comments) if held.comments else ()
        notes = tuple(held.notes) if held.notes else ()
        self.texts.append(text)
        return Line(text, held.place, look, number, level, runs, comments, notes)

    def _list_of(self, props: ParagraphProps, style: Style) -> tuple[str, int]:
        num = style.paragraph.num if props.num is None else props.num
        if num is None or num == "0":
            return "", 0
        level = props.level
        if level is None and props.num is None:
            level = self._numbering.level_of_style(num, props.style or self._styles.default)
        if level is None:
            level = style.paragraph.level
        return num, level or 0

    def _one_look(self, manner: Manner, props: ParagraphProps, style: Style) -> Look:
        # all three are kept as long as the reading lasts, so that what they are says where they lie
        key = (id(props), id(style), id(manner))
        found = self._looks.get(key)
        if found is None:
            found = self._looks[key] = look_of((manner,), props, style)
        return found

    def _look(self, pieces: list[Piece], props: ParagraphProps, style: Style) -> Look:
        manners = {id(one): one for text, one, _ in pieces if not text.isspace()}
        key = (id(props), id(style), *sorted(manners))
        found = self._looks.get(key)
        if found is None:
            found = self._looks[key] = look_of(manners.values(), props, style)
        return found

    def _tell_marks(self, held: Open) -> None:
        """Tell what is left out of a paragraph, stretches with one reason together."""
        reason, text = held.marks[0]
        for next_reason, more in held.marks[1:]:
            if next_reason == reason:
                text += more
            else:
                self._notices.leave_out(text, reason, held.place)
                reason, text = next_reason, more
        self._notices.leave_out(text, reason, held.place)
        held.marks.clear()
