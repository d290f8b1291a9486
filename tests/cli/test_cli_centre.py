"""`centre …` by real commands on separate stores that exchange files only, and what `verify` then says of a record."""

from __future__ import annotations

import contextlib
import io
import json
from typing import TYPE_CHECKING, get_args

import pytest

from assessor_app.centre import pack as packs
from assessor_app.centre import replacing
from assessor_app.cli import commands_of_centres
from assessor_app.cli import main as command_line
from assessor_app.trust.authority import issuing, roles
from tests.centre.founded import HandClock
from tests.cli.machines import command, enrol, found_centre, machine, said
from tests.records.sealed import example

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.machines import Machine


def test_the_choices_are_those_of_the_authority() -> None:
    assert (commands_of_centres.ROLES, commands_of_centres.REASONS) == (roles.ROLES, issuing.REASONS)
    assert get_args(replacing.Why) == commands_of_centres.WHYS


def told_in_welsh(office: Machine) -> None:
    """The register's roles and standings are words of the reader's language."""
    shown = io.StringIO()
    with contextlib.redirect_stdout(shown):
        command_line.run(["centre", "register", "--language", "cy", *map(str, office.store.options)], office.clock)
    assert " · Dilysydd mewnol · Dilys · " in shown.getvalue()


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
    told_in_welsh(office)

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
    carrying = ("--standards", "INSCS025", "--standards", "INSCS006", "--templates", "observation/2")
    assert office.refused("centre", "pack", "--out", second, "--templates", "x/1") == "template-not-known"
    told = office.done("centre", "pack", "--out", second, *carrying, "--questions", "yes", "--seen", "6")
    assert (told["number"], told["templates"]) == (7, ["observation/2"])
    dilys.done("centre", "take-in", second)
    assert dilys.refused("centre", "take-in", first) == "centre-pack-older"
    code, told = dilys.run("verify", record)
    assert (code, said(told["files"][0])) == (1, "certificate-revoked-since")
    assert said(told["files"][0], "template") == "template-not-accepted"
    assert len(packs.read(second.read_bytes()).standards) == 2
    told = office.done("centre", "pack", "--out", tmp_path / "8.centre", "--standards", "none")
    assert (told["number"], told["templates"]) == (8, ["observation/2"])
    assert packs.read((tmp_path / "8.centre").read_bytes()).standards == ()
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


@pytest.mark.slow
def test_a_lost_issuing_key_is_replaced_from_the_roots_file(tmp_path: Path) -> None:
    clock = HandClock()
    office, rhys, dilys = (machine(tmp_path / name, name.title(), clock) for name in ("office", "rhys", "dilys"))
    centre = found_centre(office, tmp_path)["fingerprint"]
    enrol(office, rhys, tmp_path, "assessor")
    first, document = tmp_path / "1.centre", example()
    office.done("centre", "pack", "--out", first)
    dilys.done("centre", "take-in", first, "--fingerprint", centre)
    document["assessor"]["name"] = "Rhys"
    (tmp_path / "observation.json").write_text(json.dumps(document), encoding="utf-8")
    for name in ("kept", "unkept"):
        rhys.done("seal", tmp_path / "observation.json", "--out", tmp_path / f"{name}.pdf")
    dilys.done("import", tmp_path / "kept.pdf")
    clock.later(2)
    root = ("--root-file", tmp_path / "root.p12", "--root-passphrase-file", tmp_path / "root.txt")
    told = ("centre", "replace", *root, "--why", "key-lost", "--out")
    assert office.refused(*told, tmp_path / "new", "--since", "ddoe") == "day-unreadable"
    assert office.refused(*told, tmp_path / "new", "--since", "2027-11-22") == "replaced-in-future"
    done = office.done(*told, tmp_path / "new")
    assert (done["number"], [one["name"] for one in done["certificates"]]) == (2, ["Rhys"])
    dilys.done("centre", "take-in", done["pack"])
    rhys.done("seal", tmp_path / "observation.json", "--out", tmp_path / "old-key.pdf")
    rhys.done("centre", "take-in", done["certificates"][0]["file"])
    rhys.done("seal", tmp_path / "observation.json", "--out", tmp_path / "new-key.pdf")
    wanted = {
        "kept": ("accepted", "signer-certified"), "unkept": ("unknown-signer", "authority-revoked-since"),
        "old-key": ("refused", "authority-revoked"), "new-key": ("accepted", "signer-certified"),
    }  # fmt: skip
    files = dilys.run("verify", *(tmp_path / f"{name}.pdf" for name in wanted))[1]["files"]
    assert dict(zip(wanted, ((one["verdict"], said(one)) for one in files), strict=True)) == wanted

    # the office's laptop is lost as well: another store, the root's file and the last pack
    fresh = machine(tmp_path / "fresh", "Gwen Weinydd", clock)
    clock.later(1)
    assert fresh.refused(*told, tmp_path / "newer") == "centre-not-founded"
    done = fresh.done(*told, tmp_path / "newer", "--last-pack", tmp_path / "new" / "pack.centre")
    assert (done["number"], done["certificates"]) == (3, [])
    dilys.done("centre", "take-in", done["pack"])
    files = dilys.run("verify", tmp_path / "kept.pdf", tmp_path / "new-key.pdf")[1]["files"]
    assert [said(one) for one in files] == ["signer-certified", "authority-revoked-since"]
