"""Machines for journeys by commands alone: each a store of its own under one clock; they exchange files, no more."""

from __future__ import annotations

import contextlib
import io
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assessor_app.cli import main as command_line
from assessor_app.trust.model import grouped
from tests.cli.stores import founded

if TYPE_CHECKING:
    from pathlib import Path

    from tests.centre.founded import HandClock
    from tests.cli.stores import Founded


def command(clock: HandClock, *arguments: object) -> tuple[int, dict[str, Any]]:
    """Run one command at the time of a clock: its exit code and the document it answers with."""
    said, told = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(told):
        code = command_line.run([*map(str, arguments), "--json"], clock)
    assert not {"{", "\ufffd"} & set(told.getvalue()), told.getvalue()  # every fact is filled in
    return code, json.loads(said.getvalue())


@dataclass(frozen=True)
class Machine:
    """One person's machine."""

    store: Founded
    clock: HandClock

    def run(self, *arguments: object) -> tuple[int, dict[str, Any]]:
        """Run a command on its store."""
        return command(self.clock, *arguments, *self.store.options)

    def done(self, *arguments: object) -> dict[str, Any]:
        """Run a command that must do what it was asked to."""
        code, told = self.run(*arguments)
        assert code == 0, told
        return told

    def refused(self, *arguments: object) -> str:
        """Run a command that must be refused; the code of why."""
        code, told = self.run(*arguments)
        assert code == 1, told
        return str(told["error"]["code"])


def machine(under: Path, name: str, clock: HandClock) -> Machine:
    """A machine of somebody, founded at the time of a clock."""
    return Machine(founded(under, name, clock), clock)


def found_centre(office: Machine, folder: Path, name: str = "Canolfan Tŷ Gwyn") -> dict[str, Any]:
    """Found a centre; its root's key is `root.p12` in the folder, the passphrase of that in `root.txt`."""
    (folder / "root.txt").write_text("carreg lefn y nant oer\n", encoding="utf-8")
    return office.done(
        "centre", "found", "--name", name, "--root-file", folder / "root.p12", "--root-passphrase-file",
        folder / "root.txt",
    )  # fmt: skip


def enrol(office: Machine, one: Machine, folder: Path, role: str) -> dict[str, Any]:
    """Enrol who works at a machine, by files: a request there, its certificate back."""
    name = one.store.folder.parent.name
    asked = one.done("centre", "request", "--out", folder / f"{name}.csr")
    issued = office.done(
        "centre", "issue", folder / f"{name}.csr", "--role", role, "--fingerprint", grouped(asked["fingerprint"]),
        "--out", folder / f"{name}.pem",
    )  # fmt: skip
    one.done("centre", "take-in", folder / f"{name}.pem")
    return issued


def said(file: dict[str, Any], row: str = "signer") -> str:
    """The code that one row of a verified file has; empty where the row is not there."""
    return next((str(one["code"]) for one in file["findings"] if one["row"] == row), "")
