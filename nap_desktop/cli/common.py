"""What all commands share: their options, the library they work on, how they answer."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from nap_desktop.base.errors import NapError

if TYPE_CHECKING:
    from nap_desktop.plan.change import Change
    from nap_desktop.plan.tree import Plan
    from nap_desktop.services.library import OpenLibrary

app = typer.Typer(
    name="nap",
    help="National action plans under resolution 1540 (2004), from the command line.",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _library_path(word: str) -> Path:
    if not word.strip():
        raise typer.BadParameter("give the PATH of a library")
    return Path(word)


LibraryPath = Annotated[
    Path | None,
    typer.Option(
        "--library",
        metavar="PATH",
        parser=_library_path,
        help="The library; your own if left out.",
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
PlanName = Annotated[
    str, typer.Argument(metavar="PLAN", help="An id, the first four letters of one, or a title.")
]
NodeName = Annotated[
    str, typer.Argument(metavar="NODE", help="An id, its first letters, M-0042, or a number.")
]


@dataclass(frozen=True, slots=True)
class Wish:
    """What was said before the command."""

    library: Path | None
    as_json: bool


@app.callback()
def _before(ctx: typer.Context, library: LibraryPath = None, as_json: AsJson = False) -> None:
    ctx.obj = Wish(library, as_json)


def path_of(ctx: typer.Context, library: Path | None) -> Path | None:
    """Return the library that was named, after the command or before it; None for one's own."""
    wish: Wish = ctx.obj
    return library or wish.library


@contextmanager
def library_of(
    ctx: typer.Context, named: Path | None, create: bool = False
) -> Iterator[OpenLibrary]:
    """Give the library; one that was named must be there unless `create`."""
    from nap_desktop.base.paths import places
    from nap_desktop.base.settings import Settings
    from nap_desktop.services.library import OpenLibrary

    path = path_of(ctx, named)
    found = places(path)
    settings = Settings(found.settings)
    author = ", ".join(filter(None, (settings.get("name", ""), settings.get("institution", ""))))
    library = OpenLibrary.open(found.library, create or path is None, author)
    try:
        yield library
    finally:
        library.close()


def plan_of(library: OpenLibrary, plan: str) -> str:
    from nap_desktop.services.finding import find_plan

    return find_plan(library.cards(), plan)


def item_of(plan: Plan, node: str) -> str:
    from nap_desktop.services.finding import find_item

    return find_item(plan, node)


def say(ctx: typer.Context, as_json: bool, words: str, data: Any) -> None:
    """Print words for people, or data as JSON if that was asked for."""
    from nap_desktop.services.open_json import as_json as written

    typer.echo(written(data) if as_json or ctx.obj.as_json else words)


def read_in(word: str) -> str:
    """Return a value as it was typed; `-` stands for all of standard input."""
    if word != "-":
        return word
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NapError("not_utf8", path="standard input") from error


def done(ctx: typer.Context, as_json: bool, words: str, changes: list[Change]) -> None:
    say(ctx, as_json, words if changes else "Nothing to change.", {"changes": len(changes)})
