"""Where a pattern is found in texts; patterns of people run in a process apart, with a time limit.

Python cannot stop its own matching, and some patterns take longer than a life on one line of
text. So what a person typed as an expression is matched in a process that can be ended.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Thread

from nap_desktop.base.errors import NapError
from nap_desktop.base.progress import Progress

MATCH = "--match"  # the one argument by which the frozen program becomes the matching process
SECONDS = 3.0  # for all texts of a plan; 5,000 items take a tenth of it
MOST = 10_000  # places that are told
_LOOK = 0.02  # seconds between two looks at whether it is done or no longer wanted

Spans = tuple[tuple[int, int], ...]  # the whole match first, then its groups; (-1, -1) for none
Matches = list[list[Spans]]
Matcher = Callable[[str, int, Sequence[str]], Matches]


def match_here(source: str, flags: int, texts: Sequence[str]) -> Matches:
    """Return all matches in each text, MOST in all; matches of no letter are none."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a set within a set may mean another thing one day
        pattern = re.compile(source, flags)
    left = MOST + 1
    found: Matches = []
    for text in texts:
        spans: list[Spans] = []
        for match in pattern.finditer(text) if left else ():
            if match.end() > match.start():
                spans.append(tuple(match.regs))
                left -= 1
                if not left:
                    break
        found.append(spans)
    return found


def apart(progress: Progress | None = None, seconds: float | None = None) -> Matcher:
    """Return what matches in a process apart, within SECONDS by default.

    It raises NapError `slow_expression` when the time is over, and Cancelled.
    """

    def match(source: str, flags: int, texts: Sequence[str]) -> Matches:
        wish = json.dumps([source, flags, list(texts)]).encode("ascii")
        answer = _answer(wish, progress or Progress(), seconds or SECONDS)
        return [[tuple(map(tuple, spans)) for spans in text] for text in json.loads(answer)]

    return match


def serve() -> int:
    """Be the matching process: one wish from the way in, one answer; the exit status is 0."""
    source, flags, texts = json.loads(sys.stdin.buffer.read())
    sys.stdout.write(json.dumps(match_here(source, flags, texts)))
    sys.stdout.flush()
    return 0


def command() -> list[str]:
    """Return how this program is started as the matching process."""
    if getattr(sys, "frozen", False):
        return [sys.executable, MATCH]
    home = str(Path(__file__).resolve().parents[2])
    start = "import sys; sys.path.append(sys.argv[1])"
    start += "; from nap_desktop.services.matching import serve; serve()"
    return [sys.executable, "-I", "-c", start, home]


def _answer(wish: bytes, progress: Progress, seconds: float) -> bytes:
    process = subprocess.Popen(
        command(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    answer: list[bytes] = []

    def ask() -> None:
        with suppress(OSError, ValueError):
            answer.append(process.communicate(wish)[0])

    hand = Thread(target=ask, daemon=True)
    hand.start()
    end = time.monotonic() + seconds
    try:
        while hand.is_alive():
            progress.report(0, 0)
            if time.monotonic() > end:
                raise NapError("slow_expression")
            hand.join(_LOOK)
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
        hand.join()
    if not answer or process.returncode:
        raise NapError("slow_expression")
    return answer[0]
