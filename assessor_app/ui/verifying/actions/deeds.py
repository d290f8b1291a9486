"""What is asked of the rooms about actions, each as one blocking deed. No widgets, and no judgement of its own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final, Literal

from assessor_app.trust.model import fingerprint, pem
from assessor_app.vault.model import Changes
from assessor_app.verifying.actions.model import Answer, Evidence, Second, has_words

if TYPE_CHECKING:
    from pathlib import Path

    from assessor_app.observing.model import EvidenceFile
    from assessor_app.progress import Progress
    from assessor_app.records.model import Held
    from assessor_app.rooms import Rooms
    from assessor_app.vault.vault import Vault
    from assessor_app.verifying.actions.model import Followed, State

Side = Literal["assessor", "verifier"]
"""Whose list it is: what one has to answer, or all that verifiers asked for."""
KINDS: Final[dict[Side, Literal["answer", "recheck"]]] = {"assessor": "answer", "verifier": "recheck"}
TURN: Final[dict[Side, frozenset[State]]] = {
    "assessor": frozenset({"open", "reopened"}), "verifier": frozenset({"answered"}),
}  # fmt: skip
"""How an action stands when it is that side's turn."""
OFFERED = 200
"""So many records, latest first, are offered as the new one."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The actions of one side; of the one chosen what is being written, and the records an answer may name.

    `files` are those of an answer that is being written.

    `may` says whether it is this store's person's turn: to answer, or to look at an answer again. `unsent` are the
    names of those that went on without what was written here about them.
    """

    actions: tuple[Followed, ...]
    chosen: Followed | None
    draft: dict[str, Any]
    records: tuple[Held, ...]
    may: bool = False
    files: tuple[EvidenceFile, ...] = ()
    unsent: frozenset[str] = frozenset()

    @property
    def left(self) -> bool:
        """Whether something is written about the chosen one that cannot be sent as it stands."""
        return not self.may and (has_words(self.draft) or bool(self.files))

    @property
    def name(self) -> str:
        """What the chosen action is called; empty where none is."""
        return self.chosen.opened.name if self.chosen else ""


def read(rooms: Rooms, side: Side, name: str) -> Shown:
    """All actions of a side, and one of them where it is still there."""
    desk = rooms.verifying.actions
    actions = desk.mine() if side == "assessor" else desk.every()
    chosen = next((one for one in actions if one.opened.name == name), None)
    written = desk.written(KINDS[side])
    unsent = frozenset(one.opened.name for one in actions if one.state not in TURN[side]) & written
    if chosen is None:
        return Shown(actions, None, {}, (), unsent=unsent)
    draft = desk.draft(name, KINDS[side]) or {}
    turn = chosen.state in TURN[side]
    if side == "assessor":
        return Shown(actions, chosen, draft, _others(rooms, chosen), turn, desk.files.of(name), unsent)
    own = any(one.opened.name == name for one in desk.mine())
    return Shown(actions, chosen, draft, (), turn and not own, unsent=unsent)


def _others(rooms: Rooms, chosen: Followed) -> tuple[Held, ...]:
    """Other records about the same candidate that count."""
    held = rooms.archive.records(limit=OFFERED)
    return tuple(
        one
        for one in held
        if one.counts and one.identity != chosen.opened.identity and one.candidate == chosen.opened.candidate
    )


def waiting(rooms: Rooms, today: str) -> tuple[int, int]:
    """How many actions this store's person has still to answer, and how many of them are past their day."""
    mine = [one for one in rooms.verifying.actions.mine() if one.state in {"open", "reopened"}]
    return len(mine), sum(one.overdue(today) for one in mine)


def answer_of(draft: dict[str, Any]) -> Answer:
    """What is being written as an answer."""
    evidence = tuple(Evidence(*one) for one in draft.get("evidence", ()))
    return Answer(str(draft.get("done", "")), evidence, str(draft.get("record", "")))


def second_of(draft: dict[str, Any]) -> Second:
    """What is being written as a recheck."""
    return Second("reopened" if draft.get("became") == "reopened" else "closed", str(draft.get("reason", "")))


def seal(
    rooms: Rooms, vault: Vault, asked: tuple[Side, str, dict[str, Any], str], progress: Progress
) -> tuple[str, Changes]:
    """Seal an answer or a recheck (whose, which action, what was written, the passphrase); the new file's identity.

    Raises:
        Refusal: `passphrase-wrong`, and what `verifying.actions` refuses.
        Tampered: nothing was kept.
    """
    from assessor_app.rooms import own_identity  # noqa: PLC0415 - brings every room

    side, name, draft, passphrase = asked
    key, desk = own_identity(rooms, vault, passphrase), rooms.verifying.actions
    report = rooms.verifying.reports.find(desk.find(name).opened.report)
    pages = report.payload["record"]["pages"]
    if side == "assessor":
        said = replace(answer_of(draft), files=desk.files.of(name))
        made, changes = desk.answer(name, said, key, pages, progress)
        return made.identity, changes
    found, changes = desk.recheck({name: second_of(draft)}, key, pages, progress)
    return found.identity, changes


def discard(rooms: Rooms, side: Side, shown: Shown) -> Changes:
    """Forget what is being written about the action that is shown, and take its files away."""
    desk, name = rooms.verifying.actions, shown.name
    with rooms.store.transaction():
        changes = desk.keep_draft(name, KINDS[side], None)
        return Changes(changes.touched | desk.files.remove(name, shown.files).touched)


def put_back(rooms: Rooms, side: Side, shown: Shown, said: dict[str, Any]) -> Changes:
    """Take that back: what was written (`said`) is there again, whatever becomes of the files (`files_back`)."""
    rooms.verifying.actions.keep_draft(shown.name, KINDS[side], said)
    return Changes.of(("action", shown.name))


def files_back(rooms: Rooms, shown: Shown) -> Changes:
    """The same of the files that were shown; as `AnswerFiles.put_back`. A recheck has none."""
    return rooms.verifying.actions.files.put_back(shown.name, shown.files) if shown.files else Changes()


def export(rooms: Rooms, statement: str, folder: Path) -> Path:
    """Write a report or answer into a folder, with its record and an own certificate beside it; the folder."""
    own = {fingerprint(one): pem(one).encode() for one in rooms.vouched.own_certificates()}
    rooms.verifying.reports.export([statement], folder, certificates=own)
    return folder
