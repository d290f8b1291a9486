"""The command line as technicians and auditors use it: answers, JSON, exit codes, plain sentences."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import pytest

from assessor_app import paths
from assessor_app.cli import main as command_line
from assessor_app.observing.readiness import gaps
from tests.cli.stores import PASSPHRASE, founded
from tests.records.sealed import example, signed, somebody

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.stores import Founded


@pytest.fixture(autouse=True)
def _no_store_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ASSESSOR_APP_STORE", raising=False)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Founded:
    return founded(tmp_path_factory.mktemp("cli"))


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = command_line.run([str(argument) for argument in arguments])
    told = capsys.readouterr()
    assert "Traceback" not in told.err
    return code, told.out, told.err


def document(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, dict[str, Any]]:
    code, out, _ = run(capsys, *arguments, "--json")
    return code, json.loads(out)


@pytest.mark.parametrize("arguments", [(), ("nonsense",), ("standards",), ("verify",), ("--language", "fr", "doctor")])
def test_wrong_usage_is_64(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]) -> None:
    code, out, err = run(capsys, *arguments)
    assert (code, out) == (64, "")
    assert "usage" in err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("seal",), "Mae hyn ar goll: OBSERVATION.json, --out"),
        (("nonsense",), "nid yw 'nonsense' yn hysbys yma"),
        (("records", "list", "extra"), "Nid yw hyn yn hysbys yma: extra"),
        (("doctor", "--store"), "--store: rhaid i rywbeth ddilyn hwn"),
        (("standards", "search", "x", "--limit", "q"), "--limit: nid yw 'q' yn rhif cyfan"),
        (("standards", "show", "\udcff"), "STANDARD: ni wnaiff hyn y tro"),
        (("standards", "search", "x", "--l"), "gallai --l olygu"),
        (("actions", "answer", "A", "--done", "x", "--caption", "y"), "--caption: enwch ffeil yn gyntaf"),
        (
            ("actions", "answer", "A", "--done", "x", "--file", "f", "--people", "y", "--people", "z"),
            "--people: dywedwyd hyn am y ffeil eisoes",
        ),
    ],
)
def test_wrong_usage_is_told_in_the_language_asked_for(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], told: str
) -> None:
    code, out, err = run(capsys, "--language", "cy", *arguments)
    assert (code, out) == (64, "")
    assert err.startswith("defnydd: ")
    assert told in err


@pytest.mark.parametrize("arguments", [("--help",), ("standards", "--help"), ("records", "export", "--help")])
def test_help_is_whole_in_both_languages(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]) -> None:
    pages = [run(capsys, *arguments, "--language", language)[1] for language in ("en", "cy")]
    assert all("--passphrase-file" in page for page in pages)
    english, welsh = (
        {line.strip() for line in page.splitlines() if len(line.split()) > 3 and "[" not in line} for page in pages
    )
    assert english
    assert not english & welsh


@pytest.mark.parametrize("place", [0, 1, 2])
def test_common_options_stand_anywhere(capsys: pytest.CaptureFixture[str], place: int) -> None:
    line = ["standards", "list"]
    line[place:place] = ["--language=cy", "--json"]
    code, out, _ = run(capsys, *line)
    assert (code, len(json.loads(out)["standards"])) == (0, 5)


def test_reading_gives_one_json_document_with_every_standard(capsys: pytest.CaptureFixture[str]) -> None:
    sources = sorted((paths.standards_data() / "sources").glob("*.txt"))
    code, told = document(capsys, "standards", "read", *sources)
    assert code == 0
    assert [(d["urn"], len(d["performance"]), len(d["knowledge"])) for d in told["documents"]] == [
        ("INSCC007", 23, 20), ("INSCS025", 21, 19), ("INSCS006", 19, 18), (None, 16, 12), ("CFACSB15", 9, 10),
    ]  # fmt: skip


def test_a_refused_document_is_1_a_missing_one_is_2(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    code, told = document(capsys, "standards", "read", tmp_path / "empty.txt")
    assert (code, told["documents"][0]["findings"][0]["level"]) == (1, "refused")
    code, _, err = run(capsys, "--language", "cy", "standards", "read", tmp_path / "none.txt")
    assert code == 2
    assert "Nid yw" in err


def test_a_document_that_cannot_be_opened_has_its_entry_too(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    good = next((paths.standards_data() / "sources").glob("001_*.txt"))
    code, told = document(capsys, "--language", "en", "standards", "read", tmp_path / "none.txt", good)
    missing, read = told["documents"]
    assert (code, missing.keys()) == (2, read.keys())
    assert (missing["source"], missing["title"], read["urn"]) == (str(tmp_path / "none.txt"), None, "INSCS025")
    ((finding),) = missing["findings"]
    assert (finding["line"], finding["level"]) == (0, "refused")
    assert "none.txt is not there" in finding["text"]


@pytest.mark.parametrize(
    ("arguments", "code", "error"),
    [
        (("standards", "show", "NOBODY99"), 1, "standard-unknown"),
        (("records", "list"), 1, "store-not-named"),
        (("verify", "r.pdf", "--trust", "/nowhere/c.pem"), 2, "trust-file-not-opened"),
    ],
)
def test_a_failure_is_one_json_document_too(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], code: int, error: str
) -> None:
    answer, out, err = run(capsys, *arguments, "--json", "--language", "en")
    told = json.loads(out)
    assert (answer, told.keys(), told["error"]["code"]) == (code, {"error"}, error)
    assert told["error"]["text"] == err.strip()
    assert run(capsys, *arguments, "--language", "en")[:2] == (code, "")


def test_standards_answer_without_a_store(capsys: pytest.CaptureFixture[str]) -> None:
    code, told = document(capsys, "standards", "list")
    assert (code, len(told["standards"])) == (0, 5)
    code, told = document(capsys, "standards", "show", "CFACSB15:cy")
    assert (code, told["knowledge"][9]["label"]) == (0, "G10")
    code, told = document(capsys, "standards", "search", "ymddygiad", "heriol")
    assert code == 0
    assert ("INSCS025@2021:cy", "performance", 6) in [(h["standard"], h["kind"], h["number"]) for h in told["hits"]]
    code, _, err = run(capsys, "standards", "show", "NOBODY99")
    assert code == 1
    assert "NOBODY99" in err


def test_people_read_text_on_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "standards", "show", "CFACSB15:cy", "--language", "cy")
    assert code == 0
    assert "Meini prawf perfformiad: 9" in out
    assert "G10  y rhan sy'n cael ei chwarae" in out


def test_seal_with_a_key_file_then_verify(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    from assessor_app.trust.identity import to_key_file  # noqa: PLC0415

    identity = somebody()
    (tmp_path / "key.p12").write_bytes(to_key_file(identity, PASSPHRASE))
    (tmp_path / "pass").write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    (tmp_path / "o.json").write_text(json.dumps(example()), encoding="utf-8")
    out = tmp_path / "record.pdf"
    code, told = document(
        capsys,
        "seal",
        tmp_path / "o.json",
        "--out",
        out,
        "--key",
        tmp_path / "key.p12",
        "--passphrase-file",
        tmp_path / "pass",
    )
    assert (code, told["certificate"]) == (0, str(tmp_path / "identity.pem"))
    code, verdict = document(capsys, "verify", out)
    assert (code, verdict["files"][0]["verdict"], verdict["files"][0]["identity"]) == (
        1,
        "unknown-signer",
        told["identity"],
    )
    code, verdict = document(capsys, "verify", out, "--trust", tmp_path / "identity.pem")
    assert (code, verdict["files"][0]["verdict"]) == (0, "accepted")
    assert [f["row"] for f in verdict["files"][0]["findings"]] == [
        "bytes",
        "signer",
        "time",
        "pages",
        "standard",
        "superseded",
    ]
    assert verdict["files"][0]["signers"][0]["time_source"] == "device"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"log": []}, "log is empty"),
        ({"standards": ["NOBODY99"]}, "NOBODY99"),
        ({"format": "something-else"}, "$.format"),
        ({"mark": {"kind": "absent"}}, "mark"),
        ({"assessor": {"name": "Mair Pugh"}}, "Mair Pugh"),
        ({"assessor": {"name": "Rhys Wyn Jones", "status": "trainee"}}, "$.assessor.status: The observation says"),
        ({"centre": {"name": "Canolfan Tŷ Gwyn"}}, "Canolfan Tŷ Gwyn"),
        ({"event": {"start": "2126-11-20T14:05:00+00:00"}}, "$.event.start: By the clock of this device"),
        ({"log": [{**one, "text": " "} for one in example()["log"]]}, "$.log[0]: Write something"),
        ({"judgements": example()["judgements"][:1] * 2}, "$.judgements[1]: INSCS025@2021:cy#performance:1 is judged"),
    ],
)
def test_seal_refuses_what_the_window_would(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, home: Founded, change: dict[str, Any], code: str
) -> None:
    said = {**example(), **change}
    if not said["log"]:
        said["judgements"] = []
    (tmp_path / "o.json").write_text(json.dumps(said), encoding="utf-8")
    answer, _, err = run(
        capsys, "--language", "en", "seal", tmp_path / "o.json", "--out", tmp_path / "r.pdf", *home.options
    )
    assert answer == 1
    assert code in err
    assert not (tmp_path / "r.pdf").exists()


def test_broken_json_is_told_with_its_line(capsys: pytest.CaptureFixture[str], tmp_path: Path, home: Founded) -> None:
    (tmp_path / "o.json").write_text('{\n "format": oops}', encoding="utf-8")
    code, _, err = run(
        capsys, "--language", "en", "seal", tmp_path / "o.json", "--out", tmp_path / "r.pdf", *home.options
    )
    assert code == 1
    assert "line 2" in err


def test_import_waits_then_vouching_accepts(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    mine = founded(tmp_path / "store")
    made = signed()
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "r.pdf").write_bytes(made.sealed.file)
    (tmp_path / "in" / "junk.pdf").write_bytes(b"%PDF-1.7 junk")
    code, told = document(capsys, "import", tmp_path / "in", *mine.options)
    assert code == 1
    assert [(f["verdict"], f["outcome"]) for f in told["files"]] == [
        ("unreadable", "turned-away"), ("unknown-signer", "kept"),
    ]  # fmt: skip
    code, _, err = run(
        capsys,
        "records",
        "vouch",
        made.sealed.identity,
        "--fingerprint",
        "0000 " * 8,
        "--language",
        "en",
        *mine.options,
    )
    assert code == 1
    assert "not the fingerprint" in err
    told_by_phone = made.identity.fingerprint[:32]
    code, _, _ = run(capsys, "records", "vouch", made.sealed.identity, "--fingerprint", told_by_phone, *mine.options)
    assert code == 0
    code, told = document(capsys, "import", tmp_path / "in" / "r.pdf", *mine.options)
    assert (code, told["files"][0]["outcome"]) == (0, "duplicate")
    code, told = document(capsys, "verify", tmp_path / "in" / "r.pdf", *mine.options)
    assert (code, told["files"][0]["verdict"]) == (0, "accepted")
    code, told = document(capsys, "records", "list", *mine.options)
    assert [(r["origin"], r["verdict"]) for r in told["records"]] == [("imported", "accepted")]
    code, told = document(capsys, "records", "export", "all", "--out", tmp_path / "out", *mine.options)
    assert code == 0
    from pathlib import Path  # noqa: PLC0415

    assert [Path(file).read_bytes() for file in told["files"]] == [made.sealed.file]


def test_exit_codes_over_many_files(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    made = signed()
    good, bad, junk = tmp_path / "good.pdf", tmp_path / "bad.pdf", tmp_path / "junk.pdf"
    good.write_bytes(made.sealed.file)
    bad.write_bytes(made.sealed.file[:-1])
    junk.write_bytes(b"no")
    certificate = tmp_path / "c.pem"
    certificate.write_text(made.identity.certificate_pem(), encoding="ascii")
    for files, code in (((good,), 0), ((good, junk), 2), ((good, junk, bad), 1), ((tmp_path / "gone.pdf",), 2)):
        assert run(capsys, "verify", *files, "--trust", certificate)[0] == code


def test_a_folder_stands_for_its_pdfs(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, _, err = run(capsys, "--language", "en", "verify", tmp_path)
    assert (code, "There are no PDF files there." in err) == (1, True)
    (tmp_path / "r.pdf").write_bytes(signed().sealed.file)
    (tmp_path / "note.txt").write_bytes(b"hello")
    code, told = document(capsys, "verify", tmp_path)
    assert (code, [one["verdict"] for one in told["files"]]) == (1, ["unknown-signer"])


def test_an_empty_store_has_nothing_to_export(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, home: Founded
) -> None:
    code, out, err = run(
        capsys, "--language", "en", "records", "export", "all", "--out", tmp_path / "out", *home.options
    )
    assert (code, out) == (1, "")
    assert "nothing to export" in err
    assert not (tmp_path / "out").exists()


def test_a_folder_without_a_store_is_told_before_a_passphrase_is_asked_for(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assessor_app.cli.stores.passphrase", lambda *_: pytest.fail("asked"))
    code, _, err = run(capsys, "--language", "en", "records", "list", "--store", tmp_path / "nid yw yno")
    assert (code, "There is no store in" in err) == (2, True)


def test_what_cannot_be_written_claims_no_store(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "blocked").write_bytes(b"")
    code, _, err = run(capsys, "--language", "en", "demo", "--out", tmp_path / "blocked")
    assert code == 2
    assert "could not be written" in err
    assert "store" not in err


def test_a_store_keeps_what_it_seals(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    mine = founded(tmp_path / "store")
    (tmp_path / "o.json").write_text(json.dumps(example()), encoding="utf-8")
    code, told = document(capsys, "seal", tmp_path / "o.json", "--out", tmp_path / "r.pdf", *mine.options)
    assert code == 0
    code, listed = document(capsys, "records", "list", *mine.options)
    assert [(one["identity"], one["origin"], one["verdict"]) for one in listed["records"]] == [
        (told["identity"], "own", "accepted")
    ]
    code, told = document(capsys, "records", "export", "all", "--out", tmp_path / "out", *mine.options)
    from pathlib import Path  # noqa: PLC0415

    assert [Path(file).read_bytes() for file in told["files"]] == [(tmp_path / "r.pdf").read_bytes()]
    code, told = document(capsys, "records", "export", example()["reference"], "--out", tmp_path / "one", *mine.options)
    assert (code, sorted(file.name for file in (tmp_path / "one").iterdir())) == (
        0, sorted([Path(told["files"][0]).name, "identity.pem"]),
    )  # fmt: skip


def test_nothing_prompts_without_a_terminal(
    capsys: pytest.CaptureFixture[str], home: Founded, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    code, _, err = run(capsys, "--language", "en", "records", "list", "--store", home.folder)
    assert code == 1
    assert "--passphrase-file" in err


def test_demo_goes_as_it_should(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, told = document(capsys, "demo", "--out", tmp_path / "out")
    assert code == 0
    assert all(step["as_expected"] for step in told["steps"])
    names = {name.rpartition("/")[2] for name in told["made"]}
    assert "identity.pem" in names
    assert sum(name.endswith(".pdf") for name in names) == 1


def test_the_demonstration_looks_like_a_visit(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from assessor_app.records import sealing  # noqa: PLC0415

    left: list[str] = []

    def told(*given: Any) -> list[Any]:  # noqa: ANN401 - as the rule takes
        found = gaps(*given)
        left.extend(gap.code for gap in found)
        return list(found)

    monkeypatch.setattr(sealing, "gaps", told)
    (tmp_path / "record.json").write_text("mine", encoding="utf-8")
    assert run(capsys, "demo", "--out", tmp_path)[0] == 0
    (data,) = tmp_path.glob("RWJ-*.json")
    told_record = json.loads(data.read_text(encoding="utf-8"))
    assert [entry["at"][11:16] for entry in told_record["log"]] == [entry["at"][11:16] for entry in example()["log"]]
    assert (told_record["event"]["start"][11:16], told_record["event"]["end"][11:16]) == ("14:05", "15:02")
    assert told_record["clock"] == {**told_record["clock"], "ran_ms": 23 * 60_000, "jumps": [], "restarts": 0}
    assert set(left) <= {"gap-review-passed"}
    assert (tmp_path / "record.json").read_text(encoding="utf-8") == "mine"


def test_doctor_finds_a_whole_installation_and_store(capsys: pytest.CaptureFixture[str], home: Founded) -> None:
    code, told = document(capsys, "doctor", *home.options)
    assert (code, [one["well"] for one in told["examinations"]]) == (0, [True] * 6)
    sealing = next(one for one in told["examinations"] if one["name"] == "Sealing and verifying")
    assert sealing["text"] in {"works", "yn gweithio"}


@pytest.mark.parametrize(
    "arguments",
    [("standards", "show", "\udcff"), ("standards", "search", "\udcff"), ("records", "export", "\udcff", "--out", "x")],
)
def test_text_that_is_no_unicode_is_wrong_usage(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]) -> None:
    assert run(capsys, *arguments)[0] == 64


@pytest.mark.parametrize(("narrowed", "found"), [
    ((), 4),
    (("--in-language", "cy"), 4),
    (("--in-language", "en"), 0),
    (("--suite", "canolfan gyswllt"), 1),
    (("--occupation", "Galwedigaethau Gwasanaeth i Gwsmeriaid"), 2),
    (("--past", "--suite", "Gweithgareddau Milfeddygol Para-broffesiynol"), 1),
    (("--current", "--suite", "Gweithgareddau Milfeddygol Para-broffesiynol"), 0),
])  # fmt: skip
def test_a_search_is_narrowed(narrowed: tuple[str, ...], found: int, capsys: pytest.CaptureFixture[str]) -> None:
    code, told = document(capsys, "standards", "search", "cyfathrebu", *narrowed)
    titles = {hit["standard"] for hit in told["hits"] if hit["kind"] is None}
    assert (code, len(titles)) == (0, found)
    assert all(hit["found_in"] for hit in told["hits"] if hit["kind"] is None)


def test_the_same_criterion_elsewhere(capsys: pytest.CaptureFixture[str]) -> None:
    code, told = document(capsys, "standards", "elsewhere", "INSCS025#P21")
    assert (code, told["criterion"]) == (0, "INSCS025@2021:cy#performance:21")
    assert [(one["standard"], one["kind"], one["number"], one["likeness"]) for one in told["elsewhere"]] == [
        ("INSCS006@2021-02-22:cy", "performance", 19, 1.0),
        ("INSCS006@2021-02-22:cy", "knowledge", 18, 0.975),
    ]
    assert told["elsewhere"][1]["only_here"] == ["dilyn"]
    assert run(capsys, "standards", "elsewhere", "INSCS025#Y1", "--limit", "3")[0] == 1
    assert document(capsys, "standards", "elsewhere", "INSCS025#P1")[1]["elsewhere"] == []


def test_a_search_for_more_than_there_can_be_finds_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert document(capsys, "standards", "search", "galwad", "--limit", str(10**20))[0] == 0


def test_seal_never_writes_over_anything(capsys: pytest.CaptureFixture[str], tmp_path: Path, home: Founded) -> None:
    source = tmp_path / "o.json"
    source.write_text(json.dumps(example()), encoding="utf-8")
    kept = source.read_bytes()
    for out in (source, tmp_path, "/", "."):
        assert run(capsys, "seal", source, "--out", out, *home.options)[0] == 1
    assert source.read_bytes() == kept


@pytest.mark.parametrize("written", ["[" * 100_000, '{"summary": "\\ud800"}'])
def test_json_that_breaks_its_reader_is_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, home: Founded, written: str
) -> None:
    (tmp_path / "o.json").write_text(written, encoding="utf-8")
    assert run(capsys, "seal", tmp_path / "o.json", "--out", tmp_path / "r.pdf", *home.options)[0] == 1


def test_a_day_that_never_was_is_told_with_its_place(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, home: Founded
) -> None:
    held = example()
    held["event"]["start"] = "2026-02-31T10:00:00Z"
    (tmp_path / "o.json").write_text(json.dumps(held), encoding="utf-8")
    code, _, err = run(capsys, "seal", tmp_path / "o.json", "--out", tmp_path / "r.pdf", *home.options)
    assert (code, "$.event.start" in err) == (1, True)


def test_a_file_named_twice_is_imported_once_whatever_the_case_of_its_ending(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    mine = founded(tmp_path / "store")
    (tmp_path / "in").mkdir()
    file = tmp_path / "in" / "R.PDF"
    file.write_bytes(signed().sealed.file)
    code, told = document(capsys, "import", tmp_path / "in", file, *mine.options)
    assert (code, [one["outcome"] for one in told["files"]]) == (1, ["kept"])


@pytest.mark.slow
def test_the_demonstration_goes_well_twice_in_one_folder(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for _ in range(2):
        assert document(capsys, "demo", "--out", tmp_path / "out")[0] == 0


def test_a_strangers_name_neither_steers_the_terminal_nor_writes_a_line() -> None:
    from assessor_app.cli.saying import visible  # noqa: PLC0415

    assert visible("a\x1b[2J\n\u202eb ŵ") == "a\ufffd[2J\ufffd\ufffdb ŵ"


def test_suggesting_gives_criteria_best_first(capsys: pytest.CaptureFixture[str]) -> None:
    note = "Ailadroddodd y manylion yn ôl i'r cwsmer i'w cadarnhau."
    code, told = document(capsys, "standards", "suggest", note, "--limit", "3", "--in", "INSCS025", "CFACSB15")
    assert code == 0
    first = told["suggestions"][0]
    assert first.keys() == {"standard", "kind", "label", "number", "text", "score"}
    assert (first["standard"], first["kind"], first["label"], first["number"]) == (
        "INSCS025@2021:cy", "performance", "14", 14,
    )  # fmt: skip
    scores = [one["score"] for one in told["suggestions"]]
    assert len(scores) == 3
    assert scores == sorted(scores, reverse=True)
    assert {one["standard"].partition("@")[0] for one in told["suggestions"]} <= {"INSCS025", "CFACSB15"}


def test_suggesting_reads_a_note_from_standard_input(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    note = "Rhoddodd y galwr o'r neilltu am funud i nôl y ffeil.".encode() + b"\xff"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(note)))
    code, out, err = run(capsys, "standards", "suggest", "-", "--limit", "1", "--language", "cy")
    assert code == 0
    assert "· P5  Rhoi gwybod i gwsmeriaid os bydd rhaid" in out
    assert "Awgrymiadau" in err


def test_suggesting_says_when_nothing_is_like_a_note(capsys: pytest.CaptureFixture[str]) -> None:
    assert document(capsys, "standards", "suggest", "asdf qwzx") == (0, {"suggestions": []})
    assert "Nid oes maen prawf" in run(capsys, "--language", "cy", "standards", "suggest", "asdf")[2]
    assert run(capsys, "standards", "suggest", "x", "--limit", "0")[0] == 1
    assert run(capsys, "standards", "suggest", "x", "--in", "NONE1")[0] == 1
