"""`centre …` by real commands on separate stores that exchange files only, and what `verify` then says of a record."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from assessor_app.cli import commands_of_centres
from assessor_app.cli import main as command_line
from assessor_app.trust.authority import issuing, roles
from assessor_app.trust.model import grouped
from tests.cli.stores import Founded, founded
from tests.records.sealed import example

if TYPE_CHECKING:
    from pathlib import Path

ROOT = "carreg lefn y nant oer"


@dataclass(frozen=True)
class Laptop:
    """One store, and what its commands answer."""

    store: Founded
    capsys: pytest.CaptureFixture[str]

    def run(self, *arguments: object) -> tuple[int, dict[str, Any]]:
        code = command_line.run([*map(str, arguments), *self.store.options, "--json"])
        return code, json.loads(self.capsys.readouterr().out)

    def done(self, *arguments: object) -> dict[str, Any]:
        code, told = self.run(*arguments)
        assert code == 0, told
        return told

    def refused(self, *arguments: object) -> str:
        code, told = self.run(*arguments)
        assert code == 1
        return str(told["error"]["code"])


def found(office: Laptop, folder: Path) -> dict[str, Any]:
    (folder / "root.txt").write_text(f"{ROOT}\n", encoding="utf-8")
    name, passphrase = "Canolfan Tŷ Gwyn", folder / "root.txt"
    return office.done(
        "centre", "found", "--name", name, "--root-file", folder / "root.p12", "--root-passphrase-file", passphrase
    )


def enrol(office: Laptop, laptop: Laptop, folder: Path, role: str) -> dict[str, Any]:
    name = laptop.store.folder.parent.name
    asked = laptop.done("centre", "request", "--out", folder / f"{name}.csr")
    issued = office.done(
        "centre", "issue", folder / f"{name}.csr", "--role", role, "--fingerprint", grouped(asked["fingerprint"]),
        "--out", folder / f"{name}.pem",
    )  # fmt: skip
    laptop.done("centre", "take-in", folder / f"{name}.pem")
    return issued


def test_the_choices_are_those_of_the_authority() -> None:
    assert (commands_of_centres.ROLES, commands_of_centres.REASONS) == (roles.ROLES, issuing.REASONS)


@pytest.mark.slow
def test_a_centre_by_commands_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    people = {"office": "Mair Gweinydd", "rhys": "Rhys Wyn Jones", "dilys": "Dilys Dilysydd"}
    office, rhys, dilys = (Laptop(founded(tmp_path / name, full), capsys) for name, full in people.items())
    centre = found(office, tmp_path)
    assert (tmp_path / "root.p12").stat().st_size > 500
    assert office.refused("centre", "found", "--name", "x", "--root-file", tmp_path / "root.p12") == "file-exists"
    issued = enrol(office, rhys, tmp_path, "assessor")
    enrol(office, dilys, tmp_path, "verifier")
    own = rhys.done("centre", "show")["certificate"]
    assert (own["issuer"], own["fingerprint"]) == ("Canolfan Tŷ Gwyn", issued["fingerprint"])
    register = office.done("centre", "register")["register"]
    assert [(one["name"], one["role"], one["status"]) for one in register] == [
        ("Rhys Wyn Jones", "assessor", "valid"), ("Dilys Dilysydd", "verifier", "valid"),
    ]  # fmt: skip

    first = tmp_path / "1.centre"
    assert office.done("centre", "pack", "--out", first)["number"] == 1
    assert dilys.refused("centre", "take-in", first) == "centre-pack-root-unknown"
    wrong = "0000 " * 8
    assert dilys.refused("centre", "take-in", first, "--fingerprint", wrong) == "centre-fingerprint-differs"
    dilys.done("centre", "take-in", first, "--fingerprint", centre["fingerprint"])

    (tmp_path / "observation.json").write_text(json.dumps(example()), encoding="utf-8")
    record = tmp_path / "record.pdf"
    rhys.done("seal", tmp_path / "observation.json", "--out", record)
    for told in (dilys.done("verify", record), _plain(capsys, 0, "verify", record, "--trust", first)):
        (file,) = told["files"]
        (signer,) = (row for row in file["findings"] if row["row"] == "signer")
        assert (file["verdict"], signer["code"]) == ("accepted", "signer-certified")
    (file,) = _plain(capsys, 1, "verify", record)["files"]
    assert file["verdict"] == "unknown-signer"

    office.done("centre", "revoke", "rhys wyn jones", "--reason", "left")
    assert office.refused("centre", "revoke", "nobody", "--reason", "left") == "person-not-enrolled"
    second = tmp_path / "2.centre"
    office.done("centre", "pack", "--out", second)
    dilys.done("centre", "take-in", second)
    assert dilys.refused("centre", "take-in", first) == "centre-pack-older"
    code, told = dilys.run("verify", record)
    (signer,) = (row for row in told["files"][0]["findings"] if row["row"] == "signer")
    assert (code, signer["code"]) == (1, "certificate-revoked-since")
    late = tmp_path / "late.pdf"
    rhys.done("seal", tmp_path / "observation.json", "--out", late)
    code, told = dilys.run("verify", late)
    (signer,) = (row for row in told["files"][0]["findings"] if row["row"] == "signer")
    assert (code, told["files"][0]["verdict"], signer["code"]) == (1, "refused", "certificate-revoked")
    renewed = office.done("centre", "renew", issued["fingerprint"], "--out", tmp_path / "again.pem")
    assert (renewed["status"], renewed["person"]) == ("valid", issued["person"])


def _plain(capsys: pytest.CaptureFixture[str], wanted: int, *arguments: object) -> dict[str, Any]:
    """A command without a store."""
    code = command_line.run([*map(str, arguments), "--json"])
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert code == wanted
    return told


@pytest.mark.slow
def test_a_request_as_text_and_a_fingerprint_that_differs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    office = Laptop(founded(tmp_path / "office", "Mair Gweinydd"), capsys)
    asked = office.done("centre", "request", "--fresh")
    assert asked["request"].startswith("-----BEGIN CERTIFICATE REQUEST-----")
    (tmp_path / "r.csr").write_text(asked["request"], encoding="ascii")
    told = ("centre", "issue", tmp_path / "r.csr", "--role", "assessor", "--out", tmp_path / "c.pem")
    assert office.refused(*told, "--fingerprint", "1234") == "request-fingerprint-differs"
    assert office.refused(*told, "--fingerprint", asked["fingerprint"]) == "centre-not-founded"
    assert not (tmp_path / "c.pem").exists()
    assert office.refused("centre", "register") == "centre-not-founded"
