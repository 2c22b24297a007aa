"""Multi-level numbering of headings, linked to their styles, where Word would count as the plan does.

The numbers on paper are the plan's and nobody else's, so Word is let to count only after we have
counted as Word does and come to the very number of each heading of the document. Then the
styles of headings carry a multi-level list, no number stands in the text, and a heading that a
ministry adds gets the next number. Where one number would differ (a measure between two tasks
counts in the plan, a part of a plan begins at 4), all numbers of the document are text as
before: a number that is right and stiff is better than one that is alive and wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from nap_desktop.documents.blocks import Block, Heading, Numbered
from nap_desktop.documents.word.escape import attribute
from nap_desktop.plan.counting_letters import letters, most
from nap_desktop.plan.numbering import roman

_ABSTRACT = 4  # after those of resources/word/numbering.xml
_NOTHING = 5
UNCOUNTED = 9_000_001  # more lists than that no text has
_FORMATS = {"1": "decimal", "I": "upperRoman", "A": "upperLetter", "a": "lowerLetter", "": "none"}
# By script; all else as in Latin. Arabic letters have no capitals.
_LETTERS = {
    "cyrillic": {"A": "russianUpper", "a": "russianLower"},
    "arabic": {"A": "arabicAbjad", "a": "arabicAbjad"},
}


def counts_alike(blocks: Iterable[Block], levels: Sequence[Numbered]) -> bool:
    """Return whether Word, counting, comes to the printed number of each heading."""
    counts = [0] * len(levels)
    numbered = False
    for block in blocks:
        if not isinstance(block, Heading) or not block.number:
            continue
        if not 0 < block.level <= len(levels) or not levels[block.level - 1].form:
            return False
        _count(counts, block.level, levels)
        if _printed(counts, levels, levels[block.level - 1]) != block.number:
            return False
        numbered = True
    return numbered


def _count(counts: list[int], level: int, levels: Sequence[Numbered]) -> None:
    counts[level - 1] += 1
    for deeper in range(level, len(counts)):
        if not levels[deeper].runs_on:
            counts[deeper] = 0


def _printed(counts: Sequence[int], levels: Sequence[Numbered], own: Numbered) -> str:
    parts = [_formed(counts[level - 1], levels[level - 1]) for level in own.levels]
    return f"{own.before}{'.'.join(parts)}{own.after}" if all(parts) else ""


def _formed(count: int, level: Numbered) -> str:
    # after the last letter Word goes on with AA, BB, we with AA, AB
    if count < 1 or (level.form in "Aa" and count > most(level.script)):
        return ""
    match level.form:
        case "I":
            return roman(count)
        case "A":
            return letters(count, level.script)
        case "a":
            return letters(count, level.script).lower()
        case _:
            return str(count)


def list_xml(levels: Sequence[Numbered]) -> str:
    """Return the definitions (w:abstractNum), which have to stand before all w:num.

    One list counts; one counts nothing, for headings without a number: list 0, which means none
    to Word, is a fault to validators.
    """
    made = "".join(_level(place, level) for place, level in enumerate(levels))
    return (
        f'<w:abstractNum w:abstractNumId="{_ABSTRACT}"><w:multiLevelType w:val="multilevel"/>'
        f"{made}</w:abstractNum>"
        f'<w:abstractNum w:abstractNumId="{_NOTHING}"><w:multiLevelType w:val="singleLevel"/>'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="none"/><w:suff w:val="nothing"/>'
        '<w:lvlText w:val=""/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum>'
    )


def _level(place: int, level: Numbered) -> str:
    """Return w:lvl, in the order of the schema (CT_Lvl)."""
    text = ".".join(f"%{one}" for one in level.levels)
    shown = attribute(f"{level.before}{text}{level.after}") if level.form else ""
    restart = '<w:lvlRestart w:val="0"/>' if level.runs_on and place else ""
    after = "nothing"
    if level.form:
        after = "tab" if place == 0 and not level.before else "space"
    form = _LETTERS.get(level.script, _FORMATS).get(level.form, _FORMATS[level.form])
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'{restart}<w:pStyle w:val="Heading{place + 1}"/><w:suff w:val="{after}"/>'
        f'<w:lvlText w:val="{shown}"/><w:lvlJc w:val="left"/></w:lvl>'
    )


def use_xml(number: int) -> str:
    """Return the uses of the lists (w:num)."""
    return (
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{_ABSTRACT}"/></w:num>'
        f'<w:num w:numId="{UNCOUNTED}"><w:abstractNumId w:val="{_NOTHING}"/></w:num>'
    )


def linked(styles: str, number: int) -> str:
    """Return the part of styles with those of headings linked to the list."""
    for place in range(9):
        begin = styles.index(f'w:styleId="Heading{place + 1}"')
        at = styles.index("<w:keepLines/>", begin) + len("<w:keepLines/>")
        level = f'<w:ilvl w:val="{place}"/>' if place else ""
        link = f'<w:numPr>{level}<w:numId w:val="{number}"/></w:numPr>'
        styles = styles[:at] + link + styles[at:]
    return styles
