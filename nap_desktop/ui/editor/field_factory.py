"""The widget for each type of field that the schema knows."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from nap_desktop.plan.labels import Labels
from nap_desktop.plan.schema import Field, kind_of
from nap_desktop.ui.editor.bodies_field import BodiesField
from nap_desktop.ui.editor.choice_fields import (
    ChoiceField,
    ChoicesField,
    FlagField,
    VocabularyField,
)
from nap_desktop.ui.editor.field_edit import FieldEdit
from nap_desktop.ui.editor.forgiving_fields import DateField, NumberField
from nap_desktop.ui.editor.text_fields import LineField, RichField, TitleField, WrapField

_TYPES: dict[str, type[FieldEdit]] = {
    "rich": RichField,
    "line": LineField,
    "choice": ChoiceField,
    "bodies": BodiesField,
    "date": DateField,
    "number": NumberField,
    "flag": FlagField,
}


# Lines that people fill with many words.
_WRAPPING = frozenset(
    ("baseline", "target", "point_of_contact", "approving_authority", "publication", "source")
)


def make_field(kind: str, field: Field, words: Labels, parent: QWidget) -> FieldEdit:
    """Return a new widget for a field."""
    return _type_of(kind, field)(kind, field, words, parent)


def _type_of(kind: str, field: Field) -> type[FieldEdit]:
    if field.type == "codes":
        return ChoicesField if field.choices else VocabularyField
    if field.type == "line" and field.key == kind_of(kind).title:
        return TitleField
    if field.type == "line" and field.key in _WRAPPING:
        return WrapField
    return _TYPES[field.type]
