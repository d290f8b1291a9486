"""A centre's life by commands and files: three people enrolled; one revoked, one renewed, one left to expire.

Each person works on a store of their own, and whoever only checks has a fresh store or none. Days are counted from
the founding; the machine's own clock is never asked.

    0  founded; Rhys and Siân (assessors) and Dilys (verifier) enrolled; pack 1, taken in by all three
    1  Rhys seals r1, Siân s1; Dilys keeps both and decides on s1, which gives d1
   30  Rhys's key is lost and revoked since; pack 2, which only Dilys takes in
   31  r2 is sealed with Rhys's key
   95  pack 1 is stale
   96  pack 3, taken in by Siân, and by a fresh store that takes part from now on
  700  Siân is renewed and takes in her certificate
  740  s2 is sealed under it; what Siân and Dilys had on day 0 has expired; pack 4, taken in by all but Rhys
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from assessor_app.cli import stores
from assessor_app.progress import Silent
from assessor_app.records.adding import Signing
from assessor_app.records.deciding import decide
from assessor_app.rooms import open_rooms, own_identity
from assessor_app.tables import MIGRATIONS
from assessor_app.vault.model import StorePlace
from assessor_app.vault.vault import Vault
from tests.centre.founded import HandClock
from tests.cli.machines import Machine, command, enrol, found_centre, machine, said
from tests.cli.stores import PASSPHRASE
from tests.records.sealed import example

if TYPE_CHECKING:
    from pathlib import Path

RECORDS = ("r1", "r2", "s1", "s2", "d1")
Told = dict[str, tuple[str, str]]


@dataclass
class Life:
    """The machines, and what each said on a day of each record: its verdict and the code about the signer."""

    folder: Path
    clock: HandClock = field(default_factory=HandClock)
    day: int = 0
    said: dict[tuple[int, str], Told] = field(default_factory=dict)
    imported: dict[tuple[int, str], str] = field(default_factory=dict)
    fingerprint: str = ""

    def __post_init__(self) -> None:
        names = {"office": "Mair Gweinydd", "rhys": "Rhys Wyn Jones", "siân": "Siân Ŵyn Llŷr", "dilys": "Dilys Pugh"}
        self.machines = {key: machine(self.folder / key, name, self.clock) for key, name in names.items()}

    def __getitem__(self, name: str) -> Machine:
        return self.machines[name]

    def on(self, day: int) -> None:
        """Let time pass."""
        self.clock.later(day - self.day)
        self.day = day

    def file(self, name: str) -> Path:
        """A record's file by its short name."""
        return self.folder / f"{name}.pdf"

    def pack(self, number: int) -> Path:
        """A pack's file by its number."""
        return self.folder / f"{number}.centre"

    def make_pack(self, number: int, *takers: str) -> None:
        """Make the next pack, and let some take it in; the fingerprint is needed for the first one each takes."""
        assert self["office"].done("centre", "pack", "--out", self.pack(number))["number"] == number
        for name in takers:
            known = self[name].done("centre", "show")["centres"]
            compared = () if known else ("--fingerprint", self.fingerprint)
            self[name].done("centre", "take-in", self.pack(number), *compared)

    def seal(self, by: str, name: str) -> None:
        """Seal an observation on somebody's machine."""
        document = example()
        document["assessor"]["name"] = {"rhys": "Rhys Wyn Jones", "siân": "Siân Ŵyn Llŷr"}[by]
        source = self.folder / f"{name}.json"
        source.write_text(json.dumps(document), encoding="utf-8")
        self[by].done("seal", source, "--out", self.file(name))

    def decide(self, by: str, of: str, name: str) -> None:
        """Decide on a record, as the verifier's screen does; there is no command for it."""
        vault = Vault.open(StorePlace(self[by].store.folder), passphrase=PASSPHRASE, migrations=MIGRATIONS)
        with vault:
            rooms = open_rooms(vault, self.clock)
            key = own_identity(rooms, vault, PASSPHRASE)
            data = stores.read_file(self.file(of))
            work = Signing(data, key, self.clock.now().wall, rooms.archive.anchors(), Silent())
            self.file(name).write_bytes(decide(work, "confirmed", "").file)
            rooms.close()

    def take_in(self, by: str, *names: str) -> None:
        """Import records; what each becomes is remembered."""
        _, told = self[by].run("import", *map(self.file, names))
        for name, one in zip(names, told["files"], strict=True):
            self.imported[self.day, f"{by} {name}"] = f"{one['verdict']} {said(one)} {one['outcome']}"

    def ask(self, by: str) -> None:
        """Let a machine judge every record that exists by now."""
        self.said[self.day, by] = self._told(self[by].run("verify", *self._there()))

    def ask_without_store(self, number: int) -> None:
        """Let a machine without a store judge them by one pack."""
        answer = command(self.clock, "verify", *self._there(), "--trust", self.pack(number))
        self.said[self.day, f"pack {number}"] = self._told(answer)

    def _there(self) -> list[Path]:
        return [self.file(name) for name in RECORDS if self.file(name).exists()]

    def _told(self, answer: tuple[int, dict[str, Any]]) -> Told:
        code, told = answer
        files = {one["source"].rpartition("/")[2].removesuffix(".pdf"): one for one in told["files"]}
        found = {name: (one["verdict"], said(one)) for name, one in files.items()}
        if "d1" in files:
            found["d1 decided"] = (files["d1"]["verdict"], said(files["d1"], "verified"))
        assert code == (0 if all(verdict == "accepted" for verdict, _ in found.values()) else 1)
        return found


def lived(folder: Path) -> Life:
    """Let the whole of it happen."""
    life = Life(folder)
    life.fingerprint = found_centre(life["office"], folder)["fingerprint"]
    for name, role in (("rhys", "assessor"), ("siân", "assessor"), ("dilys", "verifier")):
        enrol(life["office"], life[name], folder, role)
    life.make_pack(1, "rhys", "siân", "dilys")
    life.on(1)
    life.seal("rhys", "r1")
    life.seal("siân", "s1")
    life.take_in("dilys", "r1", "s1")
    life.decide("dilys", "s1", "d1")
    life.take_in("dilys", "d1")
    life.ask("siân")
    life.ask("dilys")
    _revoked(life)
    _renewed(life)
    return life


def _revoked(life: Life) -> None:
    life.on(30)
    life["office"].done("centre", "revoke", "Rhys Wyn Jones", "--reason", "key-lost")
    life.make_pack(2, "dilys")
    life.on(31)
    life.seal("rhys", "r2")
    life.ask("rhys")
    life.ask("siân")
    life.ask("dilys")
    life.ask_without_store(1)
    life.ask_without_store(2)
    life.on(95)
    life.ask("siân")
    life.ask("dilys")
    life.ask_without_store(1)


def _renewed(life: Life) -> None:
    life.on(96)
    life.machines["fresh"] = machine(life.folder / "fresh", "Gwen Allanol", life.clock)
    life.make_pack(3, "siân", "fresh")
    life.ask("siân")
    life.ask("fresh")
    life.on(700)
    register = life["office"].done("centre", "register")["register"]
    assert {one["name"]: one["status"] for one in register} == {
        "Rhys Wyn Jones": "revoked", "Siân Ŵyn Llŷr": "soon", "Dilys Pugh": "soon",
    }  # fmt: skip
    life["office"].done("centre", "renew", "Siân Ŵyn Llŷr", "--out", life.folder / "again.pem")
    life["siân"].done("centre", "take-in", life.folder / "again.pem")
    life.on(740)
    life.seal("siân", "s2")
    life.make_pack(4, "siân", "dilys", "fresh")
    for name in ("siân", "dilys", "fresh"):
        life.ask(name)
    life.ask_without_store(3)
    life.ask_without_store(4)
    life.take_in("fresh", *RECORDS)
