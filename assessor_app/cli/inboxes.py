"""The commands `inbox list|judge|remove`. Taking something in is `import`; what becomes of it is `verifying.inbox`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor_app.cli import stores
from assessor_app.cli.saying import Exit, Face
from assessor_app.language import N_
from assessor_app.progress import Silent

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from assessor_app.verifying.inbox.desk import Inbox
    from assessor_app.verifying.inbox.model import Delivery, Item

PAGE = 500


def list_all(options: argparse.Namespace, face: Face) -> Exit:
    """List what waits for somebody, the files of one delivery, or the deliveries."""
    with stores.opened(options, face) as (_, built, _secret):
        inbox = built.verifying.inbox
        if options.deliveries:
            return _deliveries(face, list(_all_deliveries(inbox)))
        items = list(_items(inbox, options.delivery))
    for one in items:
        _tell(face, one)
    if not items:
        face.remark(face.words(N_("Nothing waits for you here.")))
    face.document({"files": [_as_json(face, one) for one in items]})
    return Exit.YES


def _items(inbox: Inbox, delivery: int | None) -> Iterator[Item]:
    page = inbox.items(delivery, 0, PAGE) if delivery is not None else inbox.quarantine(None, PAGE)
    while page:
        yield from page
        last = page[-1].number
        page = inbox.items(delivery, last, PAGE) if delivery is not None else inbox.quarantine(last, PAGE)


def _all_deliveries(inbox: Inbox) -> Iterator[Delivery]:
    page = inbox.deliveries(None, PAGE)
    while page:
        yield from page
        page = inbox.deliveries(page[-1].number, PAGE)


def _deliveries(face: Face, found: list[Delivery]) -> Exit:
    for one in found:
        face.answer(f"{one.number}  {one.at}  {one.place}: {one.files}")
    said = [
        {"number": one.number, "at": one.at, "ended_at": one.ended_at, "way": one.way, "place": one.place,
         "counts": dict(one.counts)}
        for one in found
    ]  # fmt: skip
    face.document({"deliveries": said})
    return Exit.YES


def judge(options: argparse.Namespace, face: Face) -> Exit:
    """Judge again what waits, and tell what still does; 1 where anything still waits."""
    with stores.opened(options, face) as (_, built, _secret):
        built.verifying.inbox.catch_up(Silent())
        items = list(_items(built.verifying.inbox, None))
    for one in items:
        _tell(face, one)
    face.document({"files": [_as_json(face, one) for one in items]})
    return Exit.NO if items else Exit.YES


def remove(options: argparse.Namespace, face: Face) -> Exit:
    """Take a file out of quarantine, or put it back."""
    with stores.opened(options, face) as (_, built, _secret):
        inbox = built.verifying.inbox
        (inbox.put_back if options.back else inbox.remove)(options.file)
        now = inbox.item(options.file)
    _tell(face, now)
    face.document(_as_json(face, now))
    return Exit.YES


def _tell(face: Face, one: Item) -> None:
    about = "  ".join(part for part in (one.reference, one.candidate) if part)
    face.answer(f"{one.number}  {one.source}  {about}")
    if one.code:
        face.answer(f"  {face.code(one.code, dict(one.facts))}")


def _as_json(face: Face, one: Item) -> dict[str, Any]:
    return {
        "number": one.number,
        "delivery": one.delivery,
        "source": one.source,
        "kind": one.kind,
        "state": one.state,
        "verdict": one.verdict,
        "code": one.code,
        "text": face.code(one.code, dict(one.facts)) if one.code else "",
        "identity": one.identity,
        "reference": one.reference,
        "sha256": one.sha256,
        "size": one.size,
    }
