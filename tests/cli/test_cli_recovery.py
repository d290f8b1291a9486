"""A forgotten passphrase: the centre lets somebody into their store again, by commands and files only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.centre.founded import HandClock
from tests.cli.machines import Machine, command, enrol, found_centre, machine

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

Words = tuple[object, ...]
KEY, NEW = "allwedd adfer y ganolfan", "cyfrinymadrodd cwbl newydd"


def told(machine: Machine) -> tuple[str | None, list[tuple[str, str]]]:
    """Which centre may open its store, and who was let in where."""
    shown = machine.done("centre", "show")
    return shown["let_in"], [(one["side"], one["by"]) for one in shown["entries"]]


def packed(office: Machine, file: Path, *laptops: Machine, first: str = "") -> None:
    office.done("centre", "pack", "--out", file)
    for laptop in laptops:
        laptop.done("centre", "take-in", file, *(("--fingerprint", first) if first else ()))


def test_a_forgotten_passphrase(tmp_path: Path) -> None:
    clock = HandClock()
    office, rhys = machine(tmp_path / "office", "Mair Gweinydd", clock), machine(tmp_path / "rhys", "Rhys Jones", clock)
    centre = found_centre(office, tmp_path)["fingerprint"]
    enrol(office, rhys, tmp_path, "assessor")
    for name, phrase in (("key.txt", KEY), ("new.txt", NEW), ("other.txt", "un arall yn llwyr")):
        (tmp_path / name).write_text(f"{phrase}\n", encoding="utf-8")
    key = ("--key-passphrase-file", tmp_path / "key.txt")
    ask = ("store", "ask-centre", "--store", rhys.store.folder, "--new-passphrase-file", tmp_path / "new.txt", "--out")

    packed(office, tmp_path / "1.centre", rhys, first=centre)
    assert rhys.refused("centre", "let-in") == "centre-no-recovery-key"
    code, answer = command(clock, *ask, tmp_path / "0.request")
    assert (code, answer["error"]["code"]) == (1, "no-centre-slot")
    assert office.refused("centre", "make-recovery-key") == "recovery-key-file-missing"
    unsaid = office.refused("centre", "make-recovery-key", "--out", tmp_path / "recovery.key")
    assert unsaid == "key-passphrase-needed"
    office.done("centre", "make-recovery-key", "--out", tmp_path / "recovery.key", *key)
    assert office.refused("centre", "make-recovery-key", "--out", tmp_path / "recovery.key", *key) == "file-exists"
    packed(office, tmp_path / "2.centre", rhys)
    assert told(rhys) == (None, [])  # nothing is opened to a centre without having said so
    rhys.done("centre", "let-in")
    assert told(rhys) == (centre, [])

    # the store is locked, and stays so until the answer is there
    asked = command(clock, *ask, tmp_path / "rhys.request")[1]
    recover = ("centre", "recover", tmp_path / "rhys.request", "--recovery-key", tmp_path / "recovery.key")
    given = ("--out", tmp_path / "rhys.answer", "--fingerprint")
    assert office.refused(*recover, *key, *given, "0000") == "request-fingerprint-differs"
    wrong = ("--key-passphrase-file", tmp_path / "other.txt")
    assert office.refused(*recover, *wrong, *given, asked["fingerprint"]) == "centre-key-passphrase-wrong"
    assert not (tmp_path / "rhys.answer").exists()
    clock.later(1)
    office.done(*recover, *key, *given, asked["fingerprint"])
    let_in = ("store", "let-in", tmp_path / "rhys.answer", "--store", rhys.store.folder, "--new-passphrase-file")
    code, answer = command(clock, *let_in, tmp_path / "other.txt")
    assert (code, answer["error"]["code"]) == (1, "passphrase-wrong")
    assert told(rhys)[1] == []  # the old passphrase opens it still
    assert command(clock, *let_in, tmp_path / "new.txt")[0] == 0
    assert rhys.refused("centre", "show") == "passphrase-wrong"
    rhys.store.passphrase_file.write_text(f"{NEW}\n", encoding="utf-8")
    assert told(rhys) == (centre, [("here", "Mair Gweinydd")])
    assert told(office)[1] == [("elsewhere", "Mair Gweinydd")]
    code, answer = command(clock, *let_in, tmp_path / "new.txt")
    assert (code, answer["error"]["code"]) == (1, "not-asked")

    _renewed_and_left(office, rhys, tmp_path, ask, key)


def _renewed_and_left(office: Machine, rhys: Machine, tmp_path: Path, ask: Words, key: Words) -> None:
    """Another key of the centre takes the old one's place, and none without being asked for again."""
    office.done("centre", "make-recovery-key", "--out", tmp_path / "second.key", *key)
    packed(office, tmp_path / "3.centre", rhys)
    assert told(rhys)[0] is None
    rhys.done("centre", "let-in")
    again = command(rhys.clock, *ask, tmp_path / "again.request")[1]
    assert office.refused(
        "centre", "recover", tmp_path / "again.request", "--recovery-key", tmp_path / "recovery.key", *key,
        "--fingerprint", again["fingerprint"], "--out", tmp_path / "x",
    ) == "centre-key-other"  # fmt: skip
    rhys.done("centre", "let-in", "--stop")
    assert told(rhys)[0] is None
    rhys.done("centre", "let-in")
    centre = told(rhys)[0]
    assert centre is not None
    office.done("centre", "revoke", "Rhys Jones", "--reason", "left")
    packed(office, tmp_path / "4.centre", rhys)
    assert told(rhys)[0] is None
    assert rhys.refused("centre", "let-in") == "centre-no-recovery-key"


def test_the_key_is_taken_in_with_the_pack_and_goes_when_the_centre_has_none(tmp_path: Path) -> None:
    clock = HandClock()
    office, rhys = machine(tmp_path / "office", "Mair Gweinydd", clock), machine(tmp_path / "rhys", "Rhys Jones", clock)
    centre = found_centre(office, tmp_path)["fingerprint"]
    enrol(office, rhys, tmp_path, "assessor")
    (tmp_path / "key.txt").write_text(f"{KEY}\n", encoding="utf-8")
    office.done(
        "centre", "make-recovery-key", "--out", tmp_path / "r.key", "--key-passphrase-file", tmp_path / "key.txt"
    )
    office.done("centre", "pack", "--out", tmp_path / "1.centre")
    rhys.done("centre", "take-in", tmp_path / "1.centre", "--fingerprint", centre, "--let-centre-in")
    assert told(rhys)[0] == centre
    packed(office, tmp_path / "2.centre", rhys)
    assert told(rhys)[0] == centre  # the same key stays
    office.done("centre", "make-recovery-key", "--stop")
    packed(office, tmp_path / "3.centre", rhys)
    assert told(rhys)[0] is None
