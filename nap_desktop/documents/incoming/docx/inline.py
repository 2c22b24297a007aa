"""What stands in a paragraph: runs, links, fields, tracked changes, controls, drawings."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lxml import etree

from nap_desktop.documents.incoming.docx.fields import Fields, control_reason, reason_of
from nap_desktop.documents.incoming.docx.notices import Notices
from nap_desktop.documents.incoming.docx.once import SAME, Once
from nap_desktop.documents.incoming.docx.pieces import UNSAID, Manner, Open
from nap_desktop.documents.incoming.docx.styles import (
    RunProps,
    Style,
    Styles,
    over,
    run_props,
    said_of_run,
)
from nap_desktop.documents.incoming.docx.tags import (
    ALTERNATE,
    BLANKS,
    BOX,
    CHOICE,
    DEL,
    DELETED,
    DRAWN_TEXT,
    FALLBACK,
    ID,
    INS,
    MATH_TEXT,
    MOVE_FROM,
    MOVE_TO,
    NO_BREAK,
    PPR,
    REL_ID,
    RPR,
    SDT,
    SDT_CONTENT,
    SYM,
    VAL,
    R,
    T,
    sign_of,
    text_of,
)
from nap_desktop.documents.word.names import w
from nap_desktop.documents.word.opened import Relation

_STYLE = w("rStyle")
_FOOTNOTE = w("footnoteReference")


class Inline:
    """Reads what stands in paragraphs into `held`. `links`: of the part that is being read.

    Every element below a paragraph is either known or gone through, so that no text is lost;
    the second word of each reader is the reason why text within it is left out, or "".
    """

    def __init__(self, styles: Styles, notices: Notices, once: Once) -> None:
        self._styles = styles
        self._once = once
        self._notices = notices
        self.fields = Fields()
        self.held = Open()
        self.links: dict[str, Relation] = {}
        self._link = ""
        self._current = UNSAID
        self._manners: dict[tuple[Any, ...], Manner] = {}
        self._anchored: set[str] = set()
        self.readers: dict[str, Callable[[etree._Element, str], None]] = {
            R: self.run,
            T: self._text,
            MATH_TEXT: self._text,
            DELETED: self._deleted_text,
            DRAWN_TEXT: self._drawn,
            NO_BREAK: self._sign,
            SYM: self._sign,
            INS: self._inserted,
            DEL: self._deleted,
            MOVE_FROM: self._moved_away,
            MOVE_TO: self._inserted,
            SDT: self._control,
            BOX: self._box,
            ALTERNATE: self._alternate,
            w("hyperlink"): self._hyperlink,
            w("fldSimple"): self._simple_field,
            w("fldChar"): self._field_sign,
            w("instrText"): self._field_code,
            w("commentRangeStart"): self._comment,
            w("commentReference"): self._comment,
            _FOOTNOTE: self._note,
            w("endnoteReference"): self._note,
            w("rt"): self._above_the_line,
            **dict.fromkeys((PPR, RPR), _nothing),
            **dict.fromkeys(BLANKS, self._blank),
        }

    def below(self, element: etree._Element, aside: str) -> None:
        """Read all that stands below an element."""
        readers = self.readers
        for child in element:
            known = readers.get(child.tag)
            if known is not None:
                known(child, aside)
            elif len(child):
                self.below(child, aside)

    def run(self, r: etree._Element, aside: str) -> None:
        """Read a run; what it says of itself stands before its text."""
        manner: Manner | None = None
        for node in r:
            tag = node.tag
            if tag == RPR:
                manner = self._manner(node.get(SAME) or said_of_run(node), node)
                continue
            if manner is None:
                manner = self._manner((), None)
            self._current = manner
            reason = "hidden" if manner.hidden and not aside else aside
            if tag == T:
                if text := node.text:
                    self._add(text, reason)
            elif (known := self.readers.get(tag)) is not None:
                known(node, reason)
            elif len(node):
                self.below(node, reason)

    def _manner(self, said: object, element: etree._Element | None) -> Manner:
        style = self.held.style
        key = (said, id(style), bool(self._link or self.fields.link))
        found = self._manners.get(key)
        if found is None:
            found = self._manners[key] = self._made_manner(element, style)
        return found

    def _made_manner(self, element: etree._Element | None, style: Style) -> Manner:
        element = self._once[element] if element is not None else None
        props: RunProps = run_props(element)
        named = element.find(_STYLE) if element is not None else None
        if named is not None:
            props = over(props, self._styles[named.get(VAL, "")].run)
        props = over(props, style.run)
        props = over(props, self._styles.base)
        return Manner(
            bool(props.bold),
            bool(props.italic),
            bool(props.underline) and not (self._link or self.fields.link),
            bool(props.caps),
            bool(props.hidden),
            props.size or 0.0,
        )

    def _add(self, text: str, aside: str) -> None:
        fields = self.fields
        if aside or fields.reason:
            self.held.marks.append((aside or fields.reason, text))
        else:
            self.held.pieces.append((text, self._current, self._link or fields.link))

    # Text in its several forms.

    def _text(self, node: etree._Element, aside: str) -> None:
        if node.text:
            self._add(node.text, aside)

    def _deleted_text(self, node: etree._Element, aside: str) -> None:
        if node.text:
            self.held.marks.append((aside or "deleted", node.text))

    def _drawn(self, node: etree._Element, aside: str) -> None:
        if node.text:
            self.held.marks.append((aside or "drawing", node.text))

    def _sign(self, node: etree._Element, aside: str) -> None:
        if sign := sign_of(node):
            self._add(sign, aside)

    def _blank(self, node: etree._Element, aside: str) -> None:
        blank = BLANKS[str(node.tag)]
        if not (aside or self.fields.reason):
            self._add(blank, "")
        elif self.held.marks:  # only between words that are left out, so that they stay words
            self.held.marks.append((aside or self.fields.reason, blank))

    def _above_the_line(self, node: etree._Element, aside: str) -> None:
        self.below(node, aside or "ruby")

    def _hyperlink(self, node: etree._Element, aside: str) -> None:
        relation = self.links.get(node.get(REL_ID, ""))
        before, self._link = self._link, ""
        if relation is not None and relation.is_safe_link:
            self._link = relation.target
        self.below(node, aside)
        self._link = before

    # Tracked changes.

    def _inserted(self, node: etree._Element, aside: str) -> None:
        start = len(self.held.pieces)
        self.below(node, aside)
        text = "".join([piece[0] for piece in self.held.pieces[start:]])
        kind = "moved" if node.tag == MOVE_TO else "inserted"
        self._notices.track(kind, node, text, self.held.place)

    def _deleted(self, node: etree._Element, aside: str) -> None:
        marks = self.held.marks
        start = len(marks)
        self.below(node, aside or "deleted")
        text = "".join([text for _, text in marks[start:]])
        self._notices.track("deleted", node, text, self.held.place)

    def _moved_away(self, node: etree._Element, aside: str) -> None:
        self.below(node, aside or "moved")

    # Content controls and fields.

    def _control(self, node: etree._Element, aside: str) -> None:
        reason = aside or control_reason(node)
        for content in node.iterchildren(SDT_CONTENT):
            self.below(content, reason)

    def _simple_field(self, node: etree._Element, aside: str) -> None:
        self.below(node, aside or reason_of(node.get(w("instr"), "")))

    def _field_sign(self, node: etree._Element, _: str) -> None:
        self.fields.sign(node)

    def _field_code(self, node: etree._Element, _: str) -> None:
        self.fields.code(node.text or "")

    # What hangs on a paragraph.

    def _comment(self, node: etree._Element, _: str) -> None:
        id = node.get(ID, "")
        if id not in self._anchored:
            self._anchored.add(id)
            self.held.comments.append(id)

    def _note(self, node: etree._Element, aside: str) -> None:
        if not aside:
            kind = "f" if node.tag == _FOOTNOTE else "e"
            self.held.notes.append(kind + node.get(ID, ""))

    def _box(self, node: etree._Element, aside: str) -> None:
        if reason := aside or self.fields.reason:
            self._leave(node, reason)
        else:
            self.held.boxes.append(node)

    def _alternate(self, node: etree._Element, aside: str) -> None:
        """Read one of several ways to say the same; the others are left out."""
        chosen = chosen_way(node)
        for way in node:
            if way is chosen:
                self.below(way, aside)
            else:
                self._leave(way, aside or "alternative")

    def _leave(self, node: etree._Element, reason: str) -> None:
        if text := text_of(node):
            self.held.marks.append((reason, text))


def chosen_way(alternate: etree._Element) -> etree._Element | None:
    """Return the first way that has text, the fallback last; None if there are no ways."""
    ways = list(alternate.iterchildren(CHOICE, FALLBACK))
    told = [way for way in ways if way.tag != FALLBACK and text_of(way)]
    return told[0] if told else (ways[-1] if ways else None)


def _nothing(_: etree._Element, __: str) -> None:
    """Pass over what says how a paragraph or a run looks."""
