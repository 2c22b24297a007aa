"""What is wrong with a file on its way in, in words that fit files of every kind."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from nap_desktop.base.errors import NapError

# The guard was made for Word files and names them in its codes.
_OF_ALL = {
    "word_empty": "file_empty",
    "not_word": "file_unknown",
    "word_old": "file_unknown",
    "word_locked": "file_locked",
    "word_damaged": "file_damaged",
    "word_too_large": "file_too_large",
    "word_unsafe": "file_unsafe",
}


@contextmanager
def of_file(name: object) -> Iterator[None]:
    """Turn every failure of reading into a NapError on the file `name`.

    Codes: `file_empty`, `file_unknown` (kind), `file_locked`, `file_damaged` (reason),
    `file_too_large` (what), `file_unsafe` (what). A reader meets bytes that nobody foresaw, so
    whatever it stumbles over means that the file is damaged.
    """
    try:
        yield
    except NapError as error:
        facts: dict[str, object] = {**error.facts, "path": name}
        if error.code == "word_old":
            facts["kind"] = "old_office"
        raise NapError(_OF_ALL.get(error.code, error.code), **facts) from error
    except (MemoryError, RecursionError) as error:
        raise NapError("file_too_large", path=name, what="memory") from error
    except Exception as error:
        raise NapError("file_damaged", path=name, reason="content") from error
