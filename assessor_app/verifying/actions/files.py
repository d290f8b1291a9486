"""Files of answers: taken in while an answer is written, said something of, taken away and put back; and read sealed.

They come in by the same checks as evidence of an observation (`observing.evidence.taking`). Sealing is the desk's.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from assessor_app.clock import Clock, rfc3339
from assessor_app.errors import Refusal
from assessor_app.observing.evidence.attaching import Attached
from assessor_app.observing.evidence.kinds import KINDS, demand_content
from assessor_app.observing.evidence.limits import MOST_FILES
from assessor_app.observing.evidence.taking import Room, cleaned, demand_room, take
from assessor_app.observing.model import EvidenceFile
from assessor_app.observing.wording import tidy
from assessor_app.vault.model import Changes
from assessor_app.verifying.actions import store_files as rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from assessor_app.observing.evidence.taking import Pasted, Taken
    from assessor_app.observing.model import Consent, Origin
    from assessor_app.progress import Progress
    from assessor_app.records.archive import RecordArchive
    from assessor_app.vault.store import Store
    from assessor_app.verifying.actions.model import Followed, Opened
    from assessor_app.verifying.statements.keeping import Statements


class AnswerFiles:
    """The deeds on them, in one thread. Those that read or write contents are for the long lane."""

    def __init__(
        self,
        store: Store,
        archive: RecordArchive,
        statements: Statements,
        clock: Clock,
        find: Callable[[str], Followed],
    ) -> None:
        """`find` gives the action of a name."""
        self._store = store
        self._archive = archive
        self._statements = statements
        self._clock = clock
        self._find = find

    def of(self, name: str) -> tuple[EvidenceFile, ...]:
        """The files of the answer that is being written to an action, in the order in which they came."""
        return rows.files(self._store, self._find(name).opened)

    def take_in(
        self, name: str, source: Path | Pasted, progress: Progress, *, origin: Origin = "chosen"
    ) -> tuple[Attached, Changes]:
        """Take a file in for the answer to an action; all of it is kept or nothing.

        Raises:
            Refusal: as `Actions.find`; `action-closed`, `action-answered`; `evidence-too-many`; what `taking.take`
                refuses.
            Unavailable: what `taking.take` raises; the disk.
        """
        to = demand_answerable(self._find(name))
        held = rows.files(self._store, to)
        _demand_few(held)
        taken = take(source, Room.left(held), progress)
        with self._store.transaction():
            held = rows.files(self._store, to)  # again: much may have come in while this was read
            known = next((file for file in held if file.sha256 == taken.sha256), None)
            if known is not None:
                return Attached(known, known=True), Changes()
            demand_room(taken.name, len(taken.data), Room.left(held))
            file = _file(taken, rfc3339(self._clock.now().wall), origin)
            rows.insert(self._store, to, file, taken.data)
            return Attached(file, smaller=taken.smaller), Changes.of(("action", to.name))

    def put(self, name: str, file: EvidenceFile) -> Changes:
        """Say what and who is in a file; one that was taken away stays away."""
        to = self._find(name).opened
        rows.put(self._store, to, replace(file, caption=tidy(file.caption), people=tidy(file.people)))
        return Changes.of(("action", to.name))

    def remove(self, name: str, files: Iterable[EvidenceFile]) -> Changes:
        """Take files away; `put_back` takes that back, until `forget_removed`."""
        to = self._find(name).opened
        with self._store.transaction():
            rows.remove(self._store, to, [file.sha256 for file in files])
        return Changes.of(("action", to.name))

    def put_back(self, name: str, files: Sequence[EvidenceFile]) -> Changes:
        """Put files back that were taken away, with what was said of each last; all of them or none.

        They come back as what was written does, whatever became of the action since.

        Raises:
            Refusal: as `Actions.find`; `evidence-content-gone`, when what one held is here no more;
                `evidence-no-room`, `evidence-too-many`.
        """
        to = self._find(name).opened
        with self._store.transaction():
            for file in files:
                held = rows.files(self._store, to)
                if any(one.id == file.id for one in held):
                    continue
                _demand_few(held)
                demand_room(file.name, file.size, Room.left(held))
                if not rows.put_back(self._store, to, file.sha256):
                    raise Refusal("evidence-content-gone", file=file.name)
        return Changes.of(("action", to.name))

    def held_in(self, name: str, file: EvidenceFile) -> bytes:
        """What a file of an answer holds that is not sealed yet; Refusal `evidence-content-gone`."""
        found = rows.content(self._store, self._find(name).opened, file.sha256)
        if found is None:
            raise Refusal("evidence-content-gone", file=file.name)
        return found

    def forget_removed(self) -> None:
        """Forget what the files held that were taken away: when a store is opened, undo is over."""
        if rows.any_removed(self._store):
            rows.forget_removed(self._store)

    def sealed(self, statement: str, file: EvidenceFile) -> bytes:
        """What a file of a sealed answer holds, byte for byte, by the answer's identity.

        A signature proves who sent a file, not that it does no harm: it is held against what may come in.

        Raises:
            Refusal: `statement-unknown`; `answer-file-gone`, when it belongs beside the answer and did not come along;
                `answer-file-unsafe`, when it is nothing that would be taken in as evidence.
            Tampered: `evidence-missing`, `evidence-differs`.
        """
        for of, data in self._opened(statement, file.sha256):
            return _demand_safe(of, data)
        raise Refusal("answer-file-gone", file=file.name)

    def written_out(self, statement: str) -> Iterator[tuple[str, bytes]]:
        """Every file of a sealed answer, by what it is called inside the PDF, and its bytes; as `sealed`."""
        for of, data in self._opened(statement):
            yield of["attachment"], _demand_safe(of, data)

    def _opened(self, statement: str, wanted: str = "") -> Iterator[tuple[dict[str, Any], bytes | None]]:
        """Each file, or the one of this digest, as the answer names it, and its bytes where they are here."""
        from assessor_app.records.opening import contents  # noqa: PLC0415 - brings in pyHanko

        payload = self._statements.payload(statement)
        inside = contents(self._statements.file(statement), payload)
        for of in payload.get("files", ()):
            if wanted in {"", of["sha256"]}:  # one at a time: a large one is as large as all that are inside
                yield of, self._archive.apart.content(of["sha256"]) if of["beside"] else inside[of["sha256"]]


@dataclass(frozen=True, slots=True)
class Named:
    """A file named for an answer, and what is said of it: what it shows, who is in it, and whether they agreed."""

    path: Path
    caption: str = ""
    people: str = ""
    consent: Consent = ""


def read(named: Iterable[Named], at: str, progress: Progress) -> tuple[tuple[EvidenceFile, ...], dict[str, bytes]]:
    """Files named for an answer, and their bytes by digest, as `take_in` and `put` would keep them; `at` is RFC 3339.

    Raises:
        Refusal: `evidence-too-many`; `evidence-twice`; what `taking.take` refuses.
        Unavailable: what `taking.take` raises.
    """
    files: list[EvidenceFile] = []
    contents: dict[str, bytes] = {}
    for one in named:
        _demand_few(files)
        taken = take(one.path, Room.left(files), progress)
        if taken.sha256 in contents:  # what is said of one of them would be lost
            raise Refusal("evidence-twice", file=str(one.path))
        file, caption, people = _file(taken, at, "chosen"), tidy(one.caption), tidy(one.people)
        files.append(replace(file, caption=caption, people=people, consent=one.consent))
        contents[taken.sha256] = taken.data
    return tuple(files), contents


def demand_answerable(to: Followed) -> Opened:
    """The action; Refusal `action-closed`, `action-answered`, when there is nothing to answer."""
    if to.state in {"closed", "answered"}:
        raise Refusal(f"action-{to.state}", reference=to.opened.reference)
    return to.opened


def demand_consent(files: Iterable[EvidenceFile]) -> None:
    """Refusal `answer-file-without-consent` for a file with people in it who have not agreed."""
    for file in files:
        if file.people.strip() and file.consent != "given":
            raise Refusal("answer-file-without-consent", file=file.name)


def _demand_safe(of: dict[str, Any], data: bytes | None) -> bytes:
    """The bytes of a file, which is what its name and its media type say, both of which whoever shows it goes by."""
    if data is None:
        raise Refusal("answer-file-gone", file=of["name"])
    try:
        found = demand_content(of["name"], data)
        cleaned(of["name"], data, Room())
    except Refusal as problem:
        raise Refusal("answer-file-unsafe", file=of["name"]) from problem
    if KINDS[found].media_type != of["media_type"]:
        raise Refusal("answer-file-unsafe", file=of["name"])
    return data


def _demand_few(held: Iterable[object]) -> None:
    if len(list(held)) >= MOST_FILES:
        raise Refusal("evidence-too-many", most=MOST_FILES)


def _file(taken: Taken, at: str, origin: Origin) -> EvidenceFile:
    return EvidenceFile(
        id=taken.sha256,
        name=taken.name,
        media_type=taken.kind.media_type,
        sha256=taken.sha256,
        size=len(taken.data),
        at=at,
        origin=origin,
    )
