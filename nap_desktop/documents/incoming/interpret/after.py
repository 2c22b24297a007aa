"""What is done when all of a document has been read."""

from __future__ import annotations

from collections.abc import Mapping

from nap_desktop.documents.incoming.interpret.growing import Growing
from nap_desktop.documents.incoming.interpret.item import Item


def inherit_provisions(growing: Growing, named: Mapping[str, tuple[str, ...]]) -> None:
    """Give measures without a basis the paragraphs that a heading above them names.

    named: paragraphs by the id of the heading.
    """
    stack: list[tuple[Item, tuple[str, ...]]] = [(growing.root, ())]
    while stack:
        item, found = stack.pop()
        found = named.get(item.id, found)
        if item.kind == "measure" and found and not item.fields.get("provisions"):
            item.fields["provisions"] = ",".join(found)
            growing.tell("provisions_from_heading", item.place, item.id, codes=", ".join(found))
        stack += [(child, found) for child in reversed(item.children)]


def tell_columns(growing: Growing) -> None:
    """Tell which columns were taken for what, once for each header."""
    for print_, fields in growing.headers.items():
        heads = print_.split("|")
        for column, field in fields.items():
            head = heads[column] if column < len(heads) else ""
            growing.tell("column", print_, header=head, field=field, column=str(column))
