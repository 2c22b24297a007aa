"""The process that reads a strange file: bytes in, blocks out, and nothing else.

`python -m nap_desktop.documents.incoming.child`, or the frozen program with `--read-in` alone.

In:  one line of JSON (`name`, and `act`: "read" or "clean"), then the bytes of the file.
Out: "ok" and a line feed, then the source on the wire or the converted bytes; or "no", a blank and
     one line of JSON (`code` and facts, which are codes too).
"""

from __future__ import annotations

import gc
import json
import os
import sys
from collections.abc import Callable
from typing import BinaryIO

from nap_desktop.base.errors import NapError

MEMORY = 1_000_000_000  # bytes
SECONDS = 60  # of work; the program that asked ends the process after less of them on the clock


def main() -> int:
    """Read one file; the exit status is 0 whenever an answer was given."""
    gc.disable()  # hardly anything is garbage before the process ends
    answer = _only_answer()
    wish = json.loads(sys.stdin.buffer.readline())
    content = sys.stdin.buffer.read()
    noticed: list[str] = []
    act = _act(wish["act"], content, wish["name"], noticed)
    try:
        result = act()
        if noticed:
            raise NapError("file_unsafe", what="acts")
        answer.write(b"ok\n")
        answer.writelines(result)
    except (MemoryError, RecursionError):
        answer.write(b'no {"code": "file_too_large", "what": "memory"}\n')
    except NapError as error:
        unsafe = {"code": "file_unsafe", "what": "acts"}
        told = unsafe if noticed else {**error.facts, "code": error.code}
        told.pop("path", None)
        answer.write(b"no " + json.dumps(told).encode("ascii") + b"\n")
    answer.flush()
    return 0


def _only_answer() -> BinaryIO:
    """Return the way out; what a library prints goes nowhere, so that it cannot stand in for it."""
    answer = os.dup(1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    return os.fdopen(answer, "wb")


def _act(act: str, content: bytes, name: str, noticed: list[str]) -> Callable[[], list[bytes]]:
    """Return what is to be done, everything for it imported and the process confined."""
    from nap_desktop.documents.incoming import cleaning, reading
    from nap_desktop.documents.incoming.confined import limit, watch
    from nap_desktop.documents.incoming.wire import on_wire

    limit(MEMORY, SECONDS)
    reading.prepare(content, name)
    watch(noticed.append)
    if act == "clean":
        return lambda: [cleaning.without_links(content, name)]
    return lambda: list(on_wire(reading.read(content, name)))


if __name__ == "__main__":
    sys.exit(main())
