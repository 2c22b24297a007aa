"""The one kind of failure that is foreseen: a code and facts, never a sentence."""

from __future__ import annotations


class NapError(Exception):
    """A foreseen failure; `resources/labels/errors.toml` holds a sentence for each code.

    `facts` fill the placeholders of the sentence (a path, a reason, a version). They never
    hold text of a plan beyond a title, because failures are logged.
    """

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = {name: str(fact) for name, fact in facts.items()}
