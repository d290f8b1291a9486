"""What is asked of the rooms about exercises, each as one blocking deed. No widgets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from assessor_app.language import Words
    from assessor_app.records.model import Held
    from assessor_app.rooms import Rooms
    from assessor_app.vault.model import Changes
    from assessor_app.vault.vault import Vault
    from assessor_app.verifying.standardising.agreeing import Agreement
    from assessor_app.verifying.standardising.model import Came, Exercise, Judged, Listed

OFFERED = 200
"""So many records, latest first, are offered to be drawn from; any other is reached from its own page."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One exercise with all that its page shows."""

    listed: Listed
    exercise: Exercise
    doubtful: Mapping[int, tuple[str, ...]]
    choices: Mapping[str, Judged]
    came: Sequence[Came]
    agreement: Agreement | None


def read(rooms: Rooms, name: str) -> tuple[list[Listed], Shown | None]:
    """The list, and one exercise where it is still there."""
    desk = rooms.verifying.standardising
    listed = desk.listed()
    chosen = next((one for one in listed if one.id == name), None)
    if chosen is None:
        return listed, None
    given = chosen.way == "given"
    return listed, Shown(
        listed=chosen,
        exercise=desk.exercise(name),
        doubtful=desk.doubtful(name) if chosen.way == "draft" else {},
        choices=desk.choices(name) if chosen.way == "received" else {},
        came=desk.answers(name) if given else (),
        agreement=desk.agreement(name) if given else None,
    )


def offered(rooms: Rooms) -> list[Held]:
    """The records an exercise can be drawn from."""
    return [held for held in rooms.archive.records(limit=OFFERED) if held.verdict == "accepted"]


def hand(
    rooms: Rooms, vault: Vault, what: Literal["give", "answer"], asked: tuple[str, str], file: Path
) -> tuple[Path, Changes]:
    """Sign an exercise, or the answer to one, and write it out; `asked` is its id and the passphrase.

    Raises:
        Refusal: `passphrase-wrong`, and what the deed refuses.
        Unavailable: `folder-not-writable`; it is signed all the same, and can be written out again.
    """
    from assessor_app.records.sealing import write_out  # noqa: PLC0415 - brings in pyHanko
    from assessor_app.rooms import own_identity  # noqa: PLC0415 - brings every room

    name, passphrase = asked
    identity, desk = own_identity(rooms, vault, passphrase), rooms.verifying.standardising
    data, changes = desk.give(name, identity) if what == "give" else desk.answer(name, identity)
    write_out(file, data)
    return file, changes


def again(rooms: Rooms, name: str, file: Path) -> Path:
    """Write out once more what was signed."""
    from assessor_app.records.sealing import write_out  # noqa: PLC0415 - brings in pyHanko

    desk = rooms.verifying.standardising
    kept = next(one for one in desk.listed() if one.id == name)
    write_out(file, desk.answer_file(name) if kept.way == "received" else desk.given_file(name))
    return file


def table(rooms: Rooms, name: str, file: Path, words: Words) -> Path:
    """Write the judgements of an exercise as a table in the reader's language.

    Raises:
        Refusal: `table-ending`.
        Unavailable: when it cannot be written.
    """
    from assessor_app.verifying.sheets import write  # noqa: PLC0415 - kept with the deed
    from assessor_app.verifying.standardising.sheet import sheet  # noqa: PLC0415 - same

    desk = rooms.verifying.standardising
    judges = [one.answer.by for one in desk.answers(name) if one.known]
    return write(file, [sheet(desk.exercise(name), judges, desk.agreement(name), words)])


def take_in(rooms: Rooms, paths: Sequence[Path]) -> tuple[str, Changes]:
    """Take in files of standardisation; the id of the last exercise they belong to.

    Raises:
        Unavailable: `file-unreadable`.
        Refusal, Tampered: as `StandardisingDesk.take_in`, for the first that is not right; those before it are kept.
    """
    from assessor_app.errors import Unavailable  # noqa: PLC0415 - kept with the deed
    from assessor_app.vault.model import Changes  # noqa: PLC0415 - same
    from assessor_app.verifying.standardising.files import MOST_BYTES  # noqa: PLC0415 - same

    name, touched = "", Changes()
    for path in paths:
        try:
            with path.open("rb") as opened:
                data = opened.read(MOST_BYTES + 1)
        except OSError as problem:
            raise Unavailable("file-unreadable", file=path.name) from problem
        name, changes = rooms.verifying.standardising.take_in(data)
        touched = Changes(touched.touched | changes.touched)
    return name, touched
