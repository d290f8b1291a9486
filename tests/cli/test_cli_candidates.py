"""`candidates list|show|export` over a real store: answers, JSON, exit codes, and refusing to write over anything."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING

import pytest

from assessor_app import schemas
from assessor_app.cli import main as command_line
from tests.ui.elsewhere import seal
from tests.ui.visiting import PASSPHRASE, found

if TYPE_CHECKING:
    from pathlib import Path

Asked = tuple[int, str, str]


@pytest.fixture(scope="module")
def options(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The options that open a store with one candidate and one sealed record."""
    under = tmp_path_factory.mktemp("candidates")
    sealed = seal(found(under / "draft"), under)
    (under / "passphrase").write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    return ["--store", str(sealed.store.place.folder), "--passphrase-file", str(under / "passphrase")]


def run(capsys: pytest.CaptureFixture[str], options: list[str], *arguments: object) -> Asked:
    code = command_line.run([*map(str, arguments), *options])
    told = capsys.readouterr()
    return code, told.out, told.err


def test_a_candidate_is_listed_and_shown_by_name_reference_or_id(
    capsys: pytest.CaptureFixture[str], options: list[str]
) -> None:
    code, out, _ = run(capsys, options, "candidates", "list", "--json")
    (person,) = json.loads(out)["candidates"]
    assert (code, person["name"], person["centre_reference"]) == (0, "Siân Llywelyn", "L-0192")
    shown = {
        run(capsys, options, "candidates", "show", called, "--json")[1]
        for called in ("sian llywelyn", "l-0192", person["id"])
    }
    (told,) = map(json.loads, shown)
    met = [one["number"] for one in told["coverage"][0]["criteria"] if one["state"] == "met"]
    assert met[:2] == [1, 3]
    assert told["next"][0]["again"] is True
    code, out, _ = run(capsys, options, "candidates", "show", "L-0192", "--language", "cy")
    assert code == 0
    assert "INSCS025 · Delio ag ymholiadau" in out
    assert "Yn weddill: P2, P4" in out


def test_a_portfolio_is_exported_once_and_never_over_anything(
    capsys: pytest.CaptureFixture[str], options: list[str], tmp_path: Path
) -> None:
    out = tmp_path / "siân.zip"
    code, said, _ = run(capsys, options, "candidates", "export", "L-0192", "--out", out, "--json")
    assert code == 0
    assert json.loads(said)["portfolio"] == str(out)
    with zipfile.ZipFile(out) as archive:
        schemas.check("portfolio-1", json.loads(archive.read("index.json")), "portfolio-invalid")
        assert (
            len([name for name in archive.namelist() if name.endswith(".pdf")]) == len(json.loads(said)["records"]) == 1
        )
    before = out.read_bytes()
    code, _, err = run(capsys, options, "candidates", "export", "L-0192", "--out", out)
    assert (code, out.read_bytes()) == (1, before)
    assert "already" in err
    code, _, err = run(capsys, options, "candidates", "export", "Neb", "--out", tmp_path / "x")
    assert code == 1
    assert "no candidate called Neb" in err
    assert not (tmp_path / "x").exists()
