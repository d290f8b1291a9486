"""`centre …` by real commands on separate stores that exchange files only, and what `verify` then says of a record."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from assessor_app.cli import commands_of_centres
from assessor_app.trust.authority import issuing, roles
from tests.centre.founded import HandClock
from tests.cli.machines import command, enrol, found_centre, machine, said
from tests.records.sealed import example

if TYPE_CHECKING:
    from pathlib import Path


def test_the_choices_are_those_of_the_authority() -> None:
    assert (commands_of_centres.ROLES, commands_of_centres.REASONS) == (roles.ROLES, issuing.REASONS)


@pytest.mark.slow
def test_a_centre_by_commands_alone(tmp_path: Path) -> None:
    clock = HandClock()
    people = {"office": "Mair Gweinydd", "rhys": "Rhys Wyn Jones", "dilys": "Dilys Dilysydd"}
    office, rhys, dilys = (machine(tmp_path / name, full, clock) for name, full in people.items())
    centre = found_centre(office, tmp_path)
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
    for code, told in (dilys.run("verify", record), command(clock, "verify", record, "--trust", first)):
        (file,) = told["files"]
        assert (code, file["verdict"], said(file)) == (0, "accepted", "signer-certified")
    code, told = command(clock, "verify", record)
    assert (code, told["files"][0]["verdict"]) == (1, "unknown-signer")
    clock.later(1)

    office.done("centre", "revoke", "rhys wyn jones", "--reason", "left")
    assert office.refused("centre", "revoke", "nobody", "--reason", "left") == "person-not-enrolled"
    second = tmp_path / "2.centre"
    office.done("centre", "pack", "--out", second)
    dilys.done("centre", "take-in", second)
    assert dilys.refused("centre", "take-in", first) == "centre-pack-older"
    code, told = dilys.run("verify", record)
    assert (code, said(told["files"][0])) == (1, "certificate-revoked-since")
    late = tmp_path / "late.pdf"
    rhys.done("seal", tmp_path / "observation.json", "--out", late)
    code, told = dilys.run("verify", late)
    assert (code, told["files"][0]["verdict"], said(told["files"][0])) == (1, "refused", "certificate-revoked")
    renewed = office.done("centre", "renew", issued["fingerprint"], "--out", tmp_path / "again.pem")
    assert (renewed["status"], renewed["person"]) == ("valid", issued["person"])


@pytest.mark.slow
def test_a_request_as_text_and_a_fingerprint_that_differs(tmp_path: Path) -> None:
    office = machine(tmp_path / "office", "Mair Gweinydd", HandClock())
    asked = office.done("centre", "request", "--fresh")
    assert asked["request"].startswith("-----BEGIN CERTIFICATE REQUEST-----")
    (tmp_path / "r.csr").write_text(asked["request"], encoding="ascii")
    told = ("centre", "issue", tmp_path / "r.csr", "--role", "assessor", "--out", tmp_path / "c.pem")
    assert office.refused(*told, "--fingerprint", "1234") == "request-fingerprint-differs"
    assert office.refused(*told, "--fingerprint", asked["fingerprint"]) == "centre-not-founded"
    assert not (tmp_path / "c.pem").exists()
    assert office.refused("centre", "register") == "centre-not-founded"
