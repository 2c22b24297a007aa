"""The pack: all documents that go up with a plan, in one folder with a receipt, kept as a version."""

from __future__ import annotations

import contextlib
import datetime
import hashlib
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from nap_desktop.base.errors import NapError
from nap_desktop.base.files import place_folder, write_whole
from nap_desktop.base.progress import Progress
from nap_desktop.plan.ids import NodeId, new_id
from nap_desktop.plan.labels import title
from nap_desktop.plan.successor import PREVIOUS
from nap_desktop.plan.tree import Plan
from nap_desktop.plan.wordings import own_wordings
from nap_desktop.services.file_names import safe_name
from nap_desktop.services.pack_receipt import PackFile, PackReceipt, as_json, as_text

if TYPE_CHECKING:
    from nap_desktop.documents.blocks import Document
    from nap_desktop.documents.pack.papers import Papers
    from nap_desktop.documents.pack.wordings import Wordings
    from nap_desktop.services.library import OpenLibrary

__all__ = ["PackChoice", "PackFile", "PackReceipt", "freeze", "prepare", "send_pack", "write_pack"]

_APPROVED = ("approved", "review", "closed")
_LONGEST_NAME = 90


@dataclass(frozen=True, slots=True)
class PackChoice:
    """What a person chose for a pack.

    lang:      of the documents; the plan's own if empty, English if there are no wordings for it.
    documents: keys of `documents()`; all of them if empty.
    today:     the day that the documents bear; the real one if None.
    previous, previous_name: the plan to compare with, and how it is called.
    review:    the review to report on; the latest if empty.
    sent_to:   to whom the pack goes. name: of the folder; from plan and day if empty.
    dress:     puts the bytes of a finished document on a letterhead; not asked for what goes to
               the Committee.
    pdf:       makes a PDF of a document and of the bytes of its Word file, to lie beside it; no
               PDF is made if None.
    export_id: tells this pack from others; base_version: the id under which the text is kept.
               Both are made anew if empty.
    """

    lang: str = ""
    documents: tuple[str, ...] = ()
    today: datetime.date | None = None
    previous: Plan | None = None
    previous_name: str = ""
    review: str = ""
    draft_label: str = ""
    sent_to: str = ""
    name: str = ""
    dress: Callable[[bytes], bytes] | None = None
    pdf: Callable[[Document, bytes], bytes] | None = None
    export_id: str = ""
    base_version: str = ""


@dataclass(frozen=True, slots=True)
class _Work:
    """A choice with nothing left open."""

    plan: Plan
    choice: PackChoice
    today: datetime.date
    wordings: Wordings
    folder: Path
    files: list[PackFile] = field(default_factory=list)


def documents() -> tuple[str, ...]:
    """Return the keys of all documents that a pack may have, in their order."""
    from nap_desktop.documents.pack.papers import DOCUMENTS

    return DOCUMENTS


def languages() -> tuple[str, ...]:
    """Return the languages in which a pack can be made."""
    from nap_desktop.documents.pack.wordings import languages as known

    return known()


def own_language(plan: Plan) -> str:
    """Return the language of a plan, without its country; there may be no wordings in it."""
    from nap_desktop.documents.compose import language

    return language(plan).split("-")[0]


def reviews(plan: Plan) -> tuple[str, ...]:
    """Return the names of the reviews that can be reported on, the latest first."""
    from nap_desktop.documents.pack.progress import reviews as known

    return tuple(name for name in reversed(known(plan)) if name)


def wordings_for(plan: Plan, lang: str = "") -> Wordings:
    """Return the wordings of a pack, the plan's own in place of the program's.

    Raises NapError `unknown_pack_language`, `bad_wording`.
    """
    from nap_desktop.documents.pack.wordings import languages as known
    from nap_desktop.documents.pack.wordings import load

    own = own_language(plan)
    chosen = lang or (own if own in known() else "en")
    return load(chosen, own_wordings(plan, chosen))


def write_pack(
    plan: Plan, folder: Path, choice: PackChoice | None = None, progress: Progress | None = None
) -> PackReceipt:
    """Write all documents of a plan into a new folder inside `folder`, all of them or none.

    The same arguments, with day and ids given, make the same bytes. Raises NapError
    `no_pack_folder`, `pack_exists`, `cannot_write_pack` (path, reason), `unknown_document`,
    `unknown_pack_language`, `no_such_review`, `bad_wording`, and `Cancelled`.
    """
    work = _work(plan, folder, choice or PackChoice())
    found = _papers(work)
    progress = progress or Progress()
    with _folder_of_its_own(work.folder) as temporary:
        total = len(found.papers) * (2 if work.choice.pdf else 1)
        for place, (name, content, file) in enumerate(_contents(work, found)):
            progress.report(place, total)
            write_whole(temporary / name, content)
            work.files.append(file)
        progress.report(total, total)
        receipt = _receipt(work, found)
        write_whole(temporary / "receipt.json", as_json(receipt).encode())
        write_whole(temporary / "receipt.txt", as_text(receipt, work.wordings).encode("utf-8-sig"))
    return receipt


def _work(plan: Plan, folder: Path, choice: PackChoice) -> _Work:
    """Return what is to be done, checked as far as that can be done beforehand."""
    unknown = [key for key in choice.documents if key not in documents()]
    if unknown:
        known = ", ".join(documents())
        raise NapError("unknown_document", document=unknown[0], known=known)
    today = choice.today or datetime.date.today()
    wordings = wordings_for(plan, choice.lang)
    if not folder.is_dir():
        raise NapError("no_pack_folder", path=folder)
    root = plan.nodes[plan.root]
    called = root.get("short_name") or root.get("title")
    name = safe_name(choice.name or f"{safe_name(called, 48)} {today.isoformat()}")
    target = folder / name
    if target.exists() or target.is_symlink():
        raise NapError("pack_exists", path=target)
    whole = replace(
        choice,
        export_id=choice.export_id or new_id(),
        base_version=choice.base_version or new_id(),
    )
    return _Work(plan, whole, today, wordings, target)


def _papers(work: _Work) -> Papers:
    from nap_desktop.documents.pack.papers import Ask, papers_of
    from nap_desktop.documents.pack.progress import reviews

    choice = work.choice
    if choice.review and choice.review not in reviews(work.plan):
        raise NapError("no_such_review", review=choice.review)
    previous = choice.previous
    if previous is not None and previous.root != work.plan.root:
        from nap_desktop.storage.shelf import with_root

        previous = with_root(previous, work.plan.root)
    ask = Ask(
        work.today,
        choice.documents,
        previous,
        choice.previous_name,
        choice.review,
        choice.draft_label,
    )
    return papers_of(work.plan, work.wordings, ask)


def _contents(work: _Work, found: Papers) -> Iterator[tuple[str, bytes, PackFile]]:
    """Give name and bytes of each document, and its line in the receipt."""
    from nap_desktop.documents.pack.papers import FOR_THE_COMMITTEE
    from nap_desktop.documents.word.write import write
    from nap_desktop.services.word_export import content_hash

    custom = {
        "NapPlan": work.plan.root,
        "NapExport": work.choice.export_id,
        "NapBaseVersion": work.choice.base_version,
        "NapContentHash": content_hash(work.plan),
    }
    for number, paper in enumerate(found.papers, 1):
        content, pages = write(paper.document, {**custom, "NapDocument": paper.key})
        if work.choice.dress is not None and paper.key not in FOR_THE_COMMITTEE:
            content = work.choice.dress(content)
        name = f"{number:02} {safe_name(paper.name, _LONGEST_NAME)}"
        yield _file(paper.key, f"{name}.docx", content, pages)
        if work.choice.pdf is not None:
            yield _file(paper.key, f"{name}.pdf", work.choice.pdf(paper.document, content), pages)


def _file(key: str, name: str, content: bytes, pages: int) -> tuple[str, bytes, PackFile]:
    return name, content, PackFile(key, name, hashlib.sha256(content).hexdigest(), pages)


def _receipt(work: _Work, found: Papers) -> PackReceipt:
    choice, day = work.choice, work.today.isoformat()
    facts = {"whom": choice.sent_to, "date": _printed(work)}
    name = work.wordings.say("kept.sent_to" if choice.sent_to else "kept.sent", facts)
    root = work.plan.nodes[work.plan.root]
    return PackReceipt(
        work.folder,
        work.plan.root,
        root.get("title"),
        work.wordings.lang,
        day,
        _printed(work),
        choice.export_id,
        choice.base_version,
        name,
        choice.sent_to,
        tuple(work.files),
        dict(found.left_out),
    )


def _printed(work: _Work) -> str:
    from nap_desktop.documents.wording import wording

    return wording(work.wordings.lang).formats.date(work.today.isoformat())


@contextlib.contextmanager
def _folder_of_its_own(target: Path) -> Iterator[Path]:
    """Give a folder beside the target that takes its name at the end, or leaves nothing behind."""
    import tempfile  # slow to import, and not wanted at start-up

    temporary: Path | None = None
    try:
        temporary = Path(tempfile.mkdtemp(prefix=".nap-pack-", dir=target.parent))
        yield temporary
        place_folder(temporary, target)
    except BaseException as error:
        if temporary is not None:
            shutil.rmtree(temporary, ignore_errors=True)
        if isinstance(error, FileExistsError):
            raise NapError("pack_exists", path=target) from error
        if isinstance(error, OSError):
            reason = error.strerror or str(error)
            raise NapError("cannot_write_pack", path=target.parent, reason=reason) from error
        if isinstance(error, NapError) and error.code == "cannot_write":
            reason = error.facts["reason"]
            raise NapError("cannot_write_pack", path=target.parent, reason=reason) from error
        raise


def prepare(library: OpenLibrary, plan: NodeId, choice: PackChoice) -> PackChoice:
    """Return a choice with a previous plan: the last version that was approved, else the plan that
    this one follows, else the last version.

    Versions that say what the plan says now are passed over: nothing would differ from them. A
    choice that names one stays as it is, as does that for a plan without versions. To be called
    where the library may be read; `write_pack` needs no library.
    """
    if choice.previous is not None:
        return choice
    from nap_desktop.services.word_export import content_hash

    here = library.load(plan)
    own = content_hash(here)
    kept = ((card.name, library.versions.load(card.id)) for card in library.versions.list(plan))
    newest: PackChoice | None = None
    for name, content in kept:
        if content_hash(content) == own:
            continue
        newest = newest or replace(choice, previous=content, previous_name=name)
        if content.get(content.root, "phase") in _APPROVED:
            return replace(choice, previous=content, previous_name=name)
    before = here.get(here.root, PREVIOUS)
    if before and library.has_plan(before):
        content = library.load(before)
        return replace(choice, previous=content, previous_name=title(content, before))
    return newest or choice


def freeze(library: OpenLibrary, plan: Plan, receipt: PackReceipt) -> None:
    """Keep the text of a pack as the version that its receipt names.

    If that fails the folder of the pack goes again: no pack is out of which the library knows
    nothing. Raises NapError as `Versions.keep` does.
    """
    from nap_desktop.documents.pack.wordings import load

    facts = {"folder": receipt.folder.name, "files": str(len(receipt.files))}
    reason = load(receipt.lang, own_wordings(plan, receipt.lang)).say("kept.reason", facts)
    try:
        library.versions.keep(receipt.version, plan, receipt.version_name, reason)
    except BaseException:
        shutil.rmtree(receipt.folder, ignore_errors=True)
        raise


def send_pack(
    library: OpenLibrary,
    plan: NodeId,
    folder: Path,
    choice: PackChoice | None = None,
    progress: Progress | None = None,
) -> PackReceipt:
    """Write the pack of a plan of the library and keep its text as a version: both or neither."""
    held = library.load(plan)
    receipt = write_pack(held, folder, prepare(library, plan, choice or PackChoice()), progress)
    freeze(library, held, receipt)
    return receipt


def chosen(words: Sequence[str]) -> tuple[str, ...]:
    """Return keys of documents as a person typed them, divided by commas or blanks."""
    return tuple(key for word in words for key in word.replace(",", " ").split())
