"""`standards import|export` as people use them: doubts wait for a person, packs and CASE go from store to store."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from assessor_app import paths
from assessor_app.cli import main as command_line
from tests.cli.stores import founded

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.stores import Founded

SOURCE = next((paths.standards_data() / "sources").glob("001_*.txt")).read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def _no_store_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ASSESSOR_APP_STORE", raising=False)


@pytest.fixture
def home(tmp_path: Path) -> Founded:
    return founded(tmp_path / "home")


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, dict[str, Any], str]:
    code = command_line.run([*map(str, arguments), "--json", "--language", "en"])
    told = capsys.readouterr()
    return code, json.loads(told.out or "{}"), told.err


def outcomes(told: dict[str, Any]) -> list[str]:
    return [one["outcome"] for one in told["documents"]]


def doubtful(folder: Path) -> Path:
    """A document whose numbers jump."""
    file = folder / "doubtful.txt"
    file.write_text(SOURCE.replace("INSCS025", "TSTAB1").replace("\n  5.", "\n  55."), encoding="utf-8")
    return file


def test_what_is_doubtful_waits_for_a_person(capsys: pytest.CaptureFixture[str], tmp_path: Path, home: Founded) -> None:
    file = doubtful(tmp_path)
    code, told, err = run(capsys, "standards", "import", file, *home.options)
    assert (code, outcomes(told)) == (1, ["unconfirmed"])
    assert "--confirm" in err
    code, told, _ = run(capsys, "standards", "import", file, "--confirm", *home.options)
    assert (code, outcomes(told), told["documents"][0]["standard"]) == (0, ["added"], "TSTAB1@2021:cy")
    code, told, _ = run(capsys, "standards", "import", file, *home.options)
    assert (code, outcomes(told)) == (0, ["duplicate"])


def test_the_five_are_known_though_their_reviews_have_passed(capsys: pytest.CaptureFixture[str], home: Founded) -> None:
    files = sorted((paths.standards_data() / "sources").glob("*.txt"))
    code, told, _ = run(capsys, "standards", "import", *files, *home.options)
    assert (code, outcomes(told)) == (0, ["duplicate"] * 5)


def test_a_passed_review_date_alone_never_waits(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, home: Founded
) -> None:
    source = next((paths.standards_data() / "sources").glob("000_*.txt")).read_text(encoding="utf-8")
    (tmp_path / "a.txt").write_text(source.replace("INSCC007", "TSTAB9"), encoding="utf-8")
    code, told, _ = run(capsys, "standards", "import", tmp_path / "a.txt", *home.options)
    assert (code, outcomes(told)) == (0, ["added"])


def test_another_text_of_one_edition_is_kept_only_when_said(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, home: Founded
) -> None:
    file, good = tmp_path / "other.txt", tmp_path / "good.txt"
    file.write_text(SOURCE.replace("cwsmer", "prynwr"), encoding="utf-8")
    good.write_text(SOURCE.replace("INSCS025", "TSTAB2"), encoding="utf-8")
    code, told, err = run(capsys, "standards", "import", file, good, "--confirm", *home.options)
    assert (code, outcomes(told)) == (1, ["differs", "added"])
    assert "another text" in err
    assert "--keep-both" in err
    code, told, _ = run(capsys, "standards", "import", file, "--confirm", "--keep-both", *home.options)
    assert (code, outcomes(told)) == (0, ["added"])
    name = told["documents"][0]["standard"]
    assert name.startswith("INSCS025@2021+")
    code, told, _ = run(capsys, "standards", "show", name, *home.options)
    assert (code, told["key"]) == (0, name)


@pytest.mark.parametrize(("form", "name"), [("pack", "p.zip"), ("case", "c.zip")])
def test_from_store_to_store(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, home: Founded, form: str, name: str
) -> None:
    run(capsys, "standards", "import", doubtful(tmp_path), "--confirm", *home.options)
    out = tmp_path / name
    code, told, _ = run(capsys, "standards", "export", "--out", out, "--format", form, *home.options)
    assert (code, len(told["standards"])) == (0, 6)
    other = founded(tmp_path / "other")
    code, told, _ = run(capsys, "standards", "import", out, *other.options)
    assert (code, sorted(outcomes(told))) == (0, ["added"] + ["duplicate"] * 5)
    here, there = (run(capsys, "standards", "show", "TSTAB1", *one.options)[1] for one in (home, other))
    assert here == there
    code, _, err = run(capsys, "standards", "export", "--out", out, *home.options)
    assert code == 1
    assert "already" in err


def test_one_standard_as_case_without_a_store(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    out = tmp_path / "one.json"
    code, told, _ = run(capsys, "standards", "export", "CFACSB15", "--out", out, "--format", "case")
    assert (code, told["standards"]) == (0, ["CFACSB15@2013-01-01:cy"])
    assert json.loads(out.read_bytes())["CFDocument"]["caseVersion"] == "1.1"
    code, told, _ = run(capsys, "standards", "read", out)
    assert (code, told["documents"][0]["urn"], len(told["documents"][0]["knowledge"])) == (0, "CFACSB15", 10)
    code, _, err = run(capsys, "standards", "export", "--out", tmp_path / "all.json", "--format", "case")
    assert code == 1
    assert ".zip" in err
    assert run(capsys, "standards", "export", "NOBODY99", "--out", tmp_path / "n.zip")[0] == 1
    assert not (tmp_path / "n.zip").exists()
    for form in ("pack", "case"):
        code, _, err = run(capsys, "standards", "export", "--out", tmp_path / "no" / "p.zip", "--format", form)
        assert (code, "p.zip" in err) == (2, True)


def test_a_broken_pack_stops_nothing_else_and_keeps_nothing(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, home: Founded
) -> None:
    out, cut = tmp_path / "p.zip", tmp_path / "cut.zip"
    run(capsys, "standards", "import", doubtful(tmp_path), "--confirm", *home.options)
    run(capsys, "standards", "export", "--out", out, *home.options)
    cut.write_bytes(out.read_bytes()[:-30])
    other = founded(tmp_path / "other")
    code, told, err = run(
        capsys, "standards", "import", cut, tmp_path / "none.zip", paths.standards_data(), *other.options
    )
    assert (code, outcomes(told)) == (1, ["refused", "unreadable", *["duplicate"] * 5])
    assert "cut off" in err
    assert len(run(capsys, "standards", "list", *other.options)[1]["standards"]) == 5


def test_a_zip_of_case_packages_with_a_doubt_waits_whole(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, home: Founded
) -> None:
    out, changed = tmp_path / "c.zip", tmp_path / "changed.zip"
    run(capsys, "standards", "export", "--out", out, "--format", "case")
    with zipfile.ZipFile(out) as held, zipfile.ZipFile(changed, "w") as other:
        from assessor_app.standards.wording import sha256  # noqa: PLC0415

        told = json.loads(held.read("manifest.json"))
        for entry in told["packages"]:
            data = held.read(entry["file"]).replace("ŵ".encode(), b"w").replace(b"cwsmer", b"prynwr")
            entry["sha256"] = sha256(data)
            other.writestr(entry["file"], data)
        other.writestr("manifest.json", json.dumps(told))
    code, told, _ = run(capsys, "standards", "import", changed, *home.options)
    assert (code, outcomes(told)) == (1, ["refused"])
    code, told, _ = run(capsys, "standards", "import", changed, "--confirm", "--keep-both", *home.options)
    assert (code, set(outcomes(told))) == (0, {"added"})


def test_two_editions_word_by_word(capsys: pytest.CaptureFixture[str], tmp_path: Path, home: Founded) -> None:
    newer = tmp_path / "newer.txt"
    newer.write_text(SOURCE.replace("2021", "2024").replace("ymholiadau", "cwestiynau"), encoding="utf-8")
    run(capsys, "standards", "import", newer, "--confirm", *home.options)
    code, told, err = run(capsys, "standards", "compare", "INSCS025@2021", "INSCS025@2024", *home.options)
    assert (code, told["old"], told["new"]) == (0, "INSCS025@2021:cy", "INSCS025@2024:cy")
    assert sum(told["counts"].values()) == len(told["criteria"]) == 40
    assert told["counts"]["added"] == told["counts"]["removed"] == 0
    changed = [one for one in told["criteria"] if one["state"] == "changed"]
    assert len(changed) == told["counts"]["changed"] > 0
    assert all({"gone", "new"} <= {span["state"] for span in one["spans"]} for one in changed)
    assert {"title", "edition", "approved"} <= {one["field"] for one in told["details"]}
    assert "{+cwestiynau" in err
    code, _, err = run(capsys, "standards", "compare", "INSCS025@2021", "NOBODY99", *home.options)
    assert (code, "NOBODY99" in err) == (1, True)


def test_import_takes_packs_beside_records(capsys: pytest.CaptureFixture[str], tmp_path: Path, home: Founded) -> None:
    out, broken = tmp_path / "p.zip", tmp_path / "broken.zip"
    run(capsys, "standards", "import", doubtful(tmp_path), "--confirm", *home.options)
    run(capsys, "standards", "export", "TSTAB1", "CFACSB15", "--out", out, *home.options)
    broken.write_bytes(b"PK")
    other = founded(tmp_path / "other")
    code, told, _ = run(capsys, "import", out, paths.standards_data(), *other.options)
    assert (code, [one["outcome"] for one in told["files"]]) == (0, ["kept", "duplicate"])
    assert [one["outcome"] for one in told["files"][0]["standards"]] == ["duplicate", "added"]
    code, told, err = run(capsys, "import", broken, *other.options)
    # What is named a zip may be one of records too, so that it is a file that could not be read: exit 2.
    assert (code, told["files"][0]["verdict"], told["files"][0]["findings"][0]["code"]) == (
        2,
        "unreadable",
        "zip-damaged",
    )
    assert "broken.zip" in err
    (tmp_path / "empty").mkdir()
    assert run(capsys, "import", tmp_path / "empty", *other.options)[0] == 1


def test_a_criterion_is_put_right_as_it_is_imported(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, home: Founded
) -> None:
    file = doubtful(tmp_path)
    right = ("--correct", "P1=knowledge", "--correct", "P2@Agor  yr alwad")
    code, told, _ = run(capsys, "standards", "import", file, "--confirm", *right, *home.options)
    assert (code, outcomes(told)) == (0, ["added"])
    _, before, _ = run(capsys, "standards", "read", file)
    _, after, _ = run(capsys, "standards", "show", "TSTAB1", *home.options)
    read = before["documents"][0]
    assert [one["text"] for one in after["performance"]] == [one["text"] for one in read["performance"][1:]]
    assert after["performance"][0]["group"] == "Agor yr alwad"
    assert after["knowledge"][0]["text"] == read["performance"][0]["text"]


@pytest.mark.parametrize(("wrong", "said"), [
    (("--correct", "Z1=knowledge"), "is no correction"),
    (("--correct", "P1=skill"), "is no correction"),
    (("--correct", "P99@Pennawd"), "P99"),
])  # fmt: skip
def test_a_correction_that_fits_nothing_adds_nothing(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, home: Founded, wrong: tuple[str, ...], said: str
) -> None:
    file = doubtful(tmp_path)
    code, told, _ = run(capsys, "standards", "import", file, "--confirm", *wrong, *home.options)
    assert code == 1
    assert said in told["error"]["text"]
    code, _, _ = run(capsys, "standards", "show", "TSTAB1", *home.options)
    assert code == 1


def test_corrections_belong_to_one_document(capsys: pytest.CaptureFixture[str], tmp_path: Path, home: Founded) -> None:
    file = doubtful(tmp_path)
    both = ("standards", "import", file, file, "--correct", "P1=knowledge", *home.options)
    code, told, _ = run(capsys, *both)
    assert (code, told["error"]["code"]) == (1, "correction-needs-one")


def test_what_is_doubtful_is_told_beside_its_line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = doubtful(tmp_path)
    assert command_line.run(["standards", "read", str(file), "--language", "en"]) == 0
    told = capsys.readouterr().out.splitlines()
    jump = next(at for at, line in enumerate(told) if "jump from 4 to 55" in line)
    assert told[jump + 1].startswith("      | 55. ")
