"""Packs: out and in without loss, the same bytes every time; every hostile or broken one is refused, nothing kept."""

from __future__ import annotations

import io
import json
import os
import signal
import struct
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessor_app import paths
from assessor_app.errors import Cancelled, Refusal, Tampered
from assessor_app.language.sentences import SENTENCES
from assessor_app.progress import Silent
from assessor_app.standards import bundle, editions
from assessor_app.standards.exchange import bounded, manifests, packfiles, packs
from assessor_app.standards.library import StandardsLibrary, bundled_library
from assessor_app.standards.model import Reading
from assessor_app.standards.origins.corrections import corrected
from assessor_app.standards.origins.model import Correction, Origin
from assessor_app.standards.store import MIGRATIONS
from assessor_app.standards.wording import sha256
from assessor_app.vault.store import Store
from tests.standards.made import standard, standards

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from assessor_app.standards.model import Standard

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = "dogfen ŵ".encode()


def empty() -> StandardsLibrary:
    return StandardsLibrary(Store.in_memory(MIGRATIONS))


@pytest.fixture
def library() -> StandardsLibrary:
    """Three standards, one with its document and a correction."""
    made = empty()
    first = replace(standard(), source_sha256=sha256(DOCUMENT))
    change = Correction("performance", 2, "kind", "performance", "knowledge", "Mair Pugh", "2026-11-22T09:00:00+00:00")
    made.add(corrected(Reading("Un ŵ.PDF", first, (), sha256(DOCUMENT)), [change]), document=DOCUMENT, who="Mair Pugh")
    made.add_standard(standard("TSTAB2"), "b.txt")
    made.add_standard(standard("TST AB/2", language="en", edition="1/2", version="1/2", approved=None), "c.txt")
    return made


def keys(library: StandardsLibrary) -> list[str]:
    return [str(head.key) for head in library.standards()]


def given_out(library: StandardsLibrary, out: Path) -> Path:
    packs.write(out, packs.give(library, [head.key for head in library.standards()]))
    return out


def taken_in(library: StandardsLibrary, path: Path, *, beside: bool = False) -> list[str]:
    with packs.opened(path) as pack:
        taken = packs.take_in(library, pack, Silent(), who="Rhys Wyn Jones", beside=beside)
    return [one.outcome for one in taken]


@pytest.fixture
def pack(library: StandardsLibrary, tmp_path: Path) -> Path:
    return given_out(library, tmp_path / "pack.zip")


def members(pack: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(pack) as held:
        return {name: held.read(name) for name in held.namelist()}


def packed(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as held:
        for name, data in files.items():
            held.writestr(name, data)
    return path


def test_out_and_in_loses_nothing(library: StandardsLibrary, pack: Path) -> None:
    other = empty()
    assert taken_in(other, pack) == ["added"] * 3
    assert keys(other) == keys(library)
    for head in library.standards():
        assert other.get(head.key) == library.get(head.key)
        assert other.document(head.key) == library.document(head.key)
        here, there = library.origin(head.key), other.origin(head.key)
        assert (there.source, there.sha256, there.corrections) == (here.source, here.sha256, here.corrections)
        assert there.by == "Rhys Wyn Jones"
    assert taken_in(other, pack) == ["duplicate"] * 3


def test_the_same_standards_give_the_same_bytes(library: StandardsLibrary, pack: Path, tmp_path: Path) -> None:
    again = empty()
    taken_in(again, pack)
    assert given_out(library, tmp_path / "again.zip").read_bytes() == pack.read_bytes()
    assert given_out(again, tmp_path / "there.zip").read_bytes() == pack.read_bytes()
    with zipfile.ZipFile(pack) as held:
        assert {info.date_time for info in held.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_manifest_has_a_place_for_a_signature_and_pretends_none(pack: Path) -> None:
    told = json.loads(members(pack)[bundle.MANIFEST])
    assert told["format"] == "standards-pack-1"
    assert told["signature"] is None
    with packs.opened(pack) as held:
        assert (held.signed, held.findings) == (False, ())
    files = members(pack) | {bundle.MANIFEST: json.dumps(told | {"signature": {"by": "x"}}).encode()}
    with packs.opened(packed(pack, files)) as held:
        assert held.signed
        assert [one.code for one in held.findings] == ["pack-signature-unchecked"]


def test_a_folder_is_a_pack_too(pack: Path, tmp_path: Path, library: StandardsLibrary) -> None:
    with zipfile.ZipFile(pack) as held:
        held.extractall(tmp_path / "folder")
    other = empty()
    assert taken_in(other, tmp_path / "folder") == ["added"] * 3
    assert keys(other) == keys(library)
    assert [one.key for one in bundle.from_folder(tmp_path / "folder")] == [head.key for head in library.standards()]


def test_the_pack_that_ships_is_one() -> None:
    other = empty()
    assert taken_in(other, paths.standards_data()) == ["added"] * 5
    assert keys(other) == keys(bundled_library())
    assert all(other.origin(head.key).kept for head in other.standards())


def test_names_that_a_file_system_would_confuse_stay_apart(tmp_path: Path) -> None:
    library = empty()
    for urn in ("AB.1", "AB-1", "AB 1"):
        library.add_standard(standard(urn), "a.txt")
    other = empty()
    assert taken_in(other, given_out(library, tmp_path / "p.zip")) == ["added"] * 3
    assert keys(other) == keys(library)


def test_nothing_is_written_over_or_left_half_written(library: StandardsLibrary, tmp_path: Path) -> None:
    there = tmp_path / "there.zip"
    there.write_bytes(b"mine")
    with pytest.raises(Refusal) as refused:
        given_out(library, there)
    assert refused.value.code == "export-exists"
    assert there.read_bytes() == b"mine"
    with pytest.raises(Refusal):
        given_out(empty(), tmp_path / "none.zip")

    def broken() -> Iterator[packs.Packed]:
        yield from packs.give(library, [library.standards()[0].key])
        raise Cancelled

    with pytest.raises(Cancelled):
        packs.write(tmp_path / "half.zip", broken())
    assert [file.name for file in tmp_path.iterdir()] == ["there.zip"]


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(st.lists(standards(), min_size=1, max_size=4, unique_by=lambda one: str(one.key)))
def test_any_standards_go_out_and_in_without_loss(
    tmp_path_factory: pytest.TempPathFactory, many: list[Standard]
) -> None:
    path = tmp_path_factory.mktemp("any") / "p.zip"
    packs.write(path, [packs.Packed(one, Origin("a.txt", one.source_sha256)) for one in many])
    with packs.opened(path) as pack:
        assert [one.standard for one in pack] == many


# What must be refused, and with which code. Each changes the files of a good pack, or its bytes.

Files = dict[str, bytes]


def _manifest(files: Files, change: Callable[[dict[str, Any]], object]) -> Files:
    told = json.loads(files[bundle.MANIFEST])
    change(told)
    return files | {bundle.MANIFEST: json.dumps(told).encode()}


def _standard_file(files: Files, change: Callable[[dict[str, Any]], object]) -> Files:
    """Change a standard and its digest with it, as somebody would who wants it to be believed."""
    name = next(name for name in files if "tstab2" in name)
    told = json.loads(files[name])
    change(told)
    data = json.dumps(told).encode()

    def entry(told: dict[str, Any]) -> None:
        next(one for one in told["standards"] if one["file"] == name)["sha256"] = sha256(data)

    return _manifest(files | {name: data}, entry)


def _set(name: str, value: object) -> Callable[[dict[str, Any]], object]:
    return lambda told: told.__setitem__(name, value)


def _first(name: str, value: object) -> Callable[[dict[str, Any]], object]:
    return lambda told: told["standards"][0].__setitem__(name, value)


BAD_FILES: dict[str, tuple[str, Callable[[Files], Files]]] = {
    "no manifest": ("pack-file-missing", lambda f: {n: d for n, d in f.items() if n != bundle.MANIFEST}),
    "a standard is missing": ("pack-file-missing", lambda f: {n: d for n, d in f.items() if "tstab2" not in n}),
    "a document is missing": ("pack-file-missing", lambda f: {n: d for n, d in f.items() if "sources" not in n}),
    "a standard was changed": ("pack-altered", lambda f: {n: d.replace(b"gwneud", b"gwnaed") for n, d in f.items()}),
    "a document was changed": ("pack-altered", lambda f: {n: d.replace(b"dogfen", b"doffen") for n, d in f.items()}),
    "another key": ("pack-altered", lambda f: _manifest(f, _first("standard", "OTHER1@2021:cy"))),
    "another title": ("pack-altered", lambda f: _manifest(f, _first("title", "Teitl arall"))),
    "another developer": ("pack-altered", lambda f: _manifest(f, _first("developer", "Rhywun"))),
    "an endless name": ("pack-name-unsafe", lambda f: _manifest(f, _first("file", "x" * 100_000))),
    "an endless correction": (
        "pack-manifest-invalid",
        lambda f: _manifest(f, lambda told: told["standards"][1]["corrections"].append(
            {"kind": "performance", "number": 1, "what": "group", "before": None, "after": "x" * 99_999, "who": "",
             "when": ""})),
    ),
    "another form": ("pack-unknown", lambda f: _manifest(f, _set("format", "standards-pack-9"))),
    "no list": ("pack-manifest-invalid", lambda f: _manifest(f, _set("standards", {}))),
    "no entries": ("pack-manifest-invalid", lambda f: _manifest(f, _set("standards", [1]))),
    "no file name": ("pack-manifest-invalid", lambda f: _manifest(f, _first("file", 7))),
    "odd corrections": ("pack-manifest-invalid", lambda f: _manifest(f, _first("corrections", [{"kind": "skills"}]))),
    "manifest is a list": ("pack-unknown", lambda f: f | {bundle.MANIFEST: b"[]"}),
    "manifest is no JSON": ("json-unreadable", lambda f: f | {bundle.MANIFEST: b"{"}),
    "manifest is UTF-16": ("json-unreadable", lambda f: f | {bundle.MANIFEST: "{}".encode("utf-16")}),
    "deep nesting": ("json-unreadable", lambda f: f | {bundle.MANIFEST: b"[" * 200_000}),
    "deep objects": ("json-unreadable", lambda f: f | {bundle.MANIFEST: b'{"a":' * 100_000 + b"1" + b"}" * 100_000}),
    "a name twice in an object": ("json-unreadable", lambda f: f | {bundle.MANIFEST: b'{"format": 1, "format": 2}'}),
    "a number that is none": ("json-unreadable", lambda f: f | {bundle.MANIFEST: b'{"format": NaN}'}),
    "half a letter": ("json-unreadable", lambda f: f | {bundle.MANIFEST: b'{"format": "\\ud800"}'}),
    "very many values": ("json-too-large", lambda f: f | {bundle.MANIFEST: b"[" + b"1," * 4_000_000 + b"1]"}),
    "a bomb in itself": ("pack-file-large", lambda f: f | {bundle.MANIFEST: bytes(manifests.MOST_MANIFEST + 1)}),
    "leads outside": ("pack-name-unsafe", lambda f: f | {"../outside.json": b"{}"}),
    "leads outside by the manifest": ("pack-name-unsafe", lambda f: _manifest(f, _first("file", "../outside.json"))),
    "leads outside in the middle": ("pack-name-unsafe", lambda f: f | {"standards/../../x": b"{}"}),
    "an absolute name": ("pack-name-unsafe", lambda f: f | {"/etc/passwd": b"x"}),
    "a drive": ("pack-name-unsafe", lambda f: f | {"C:/x": b"x"}),
    "a backslash": ("pack-name-unsafe", lambda f: f | {"..\\x": b"x"}),
    "a name not in ASCII": ("pack-name-unsafe", lambda f: f | {"Ŵ.json": b"x"}),
    "a name with a line end": ("pack-name-unsafe", lambda f: f | {"a\nb": b"x"}),
    "not what a standard is": ("standard-data-invalid", lambda f: _standard_file(f, _set("title", 3))),
    "a date that is none": ("standard-data-invalid", lambda f: _standard_file(f, _set("review_date", "yfory"))),
    "a control character": ("standard-data-invalid", lambda f: _standard_file(f, _set("title", "a\x00b"))),
    "text that is not collapsed": ("standard-data-invalid", lambda f: _standard_file(f, _set("title", "a  b"))),
    "text that is not NFC": ("standard-data-invalid", lambda f: _standard_file(f, _set("title", "w\u0302"))),
    "no digest": ("standard-data-invalid", lambda f: _standard_file(f, _set("text_sha256", "x"))),
    "an edition of another name": ("standard-data-invalid", lambda f: _standard_file(f, _set("edition", "2099"))),
}  # fmt: skip


def assert_refused(path: Path, code: str) -> None:
    """Refused with a sentence, and nothing of it kept."""
    library = empty()
    with pytest.raises((Refusal, Tampered)) as refused:
        taken_in(library, path)
    assert refused.value.code == code
    assert SENTENCES[code].format(**refused.value.facts)
    assert library.standards() == []


@pytest.mark.parametrize("what", sorted(BAD_FILES))
def test_a_bad_pack_is_refused_whole(what: str, pack: Path, tmp_path: Path) -> None:
    code, change = BAD_FILES[what]
    assert_refused(packed(tmp_path / "bad.zip", change(members(pack))), code)


def test_a_pack_cut_off_anywhere_is_refused(pack: Path, tmp_path: Path) -> None:
    whole = pack.read_bytes()
    for length in [*range(0, len(whole), 97), len(whole) - 1]:
        (tmp_path / "cut.zip").write_bytes(whole[:length])
        assert_refused(tmp_path / "cut.zip", "pack-damaged")


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(st.data())
def test_no_damaged_byte_is_taken_or_raises_anything_else(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("damaged") / "p.zip"
    made = standard()
    packs.write(path, [packs.Packed(made, Origin("a.txt", made.source_sha256))])
    raw = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(raw)
    library = empty()
    try:
        taken_in(library, path)
    except (Refusal, Tampered):
        assert library.standards() == []
    else:
        assert [library.get(head.key) for head in library.standards()] == [made]


def test_a_file_that_is_no_zip_is_refused(tmp_path: Path) -> None:
    for data in (b"", b"PK", b"junk" * 100, io.BytesIO().getvalue()):
        (tmp_path / "no.zip").write_bytes(data)
        assert_refused(tmp_path / "no.zip", "pack-damaged")


def test_links_and_other_odd_files_are_refused(pack: Path, tmp_path: Path) -> None:
    for kind in (0o120777, 0o010644, 0o020644):
        link = zipfile.ZipInfo("standards/link.json")
        link.create_system, link.external_attr = 3, kind << 16
        with zipfile.ZipFile(tmp_path / "link.zip", "w") as held:
            for name, data in members(pack).items():
                held.writestr(name, data)
            held.writestr(link, "../../../etc/passwd")
        assert_refused(tmp_path / "link.zip", "pack-name-unsafe")


def test_links_in_a_folder_are_refused(pack: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(pack) as held:
        held.extractall(tmp_path / "folder")
    (tmp_path / "folder" / "standards").rename(tmp_path / "elsewhere")
    (tmp_path / "folder" / "standards").symlink_to(tmp_path / "elsewhere")
    assert_refused(tmp_path / "folder", "pack-name-unsafe")


def test_two_files_of_one_name_are_refused(pack: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "twice.zip", "w") as held:
        for name, data in members(pack).items():
            held.writestr(name, data)
        with pytest.warns(UserWarning, match="Duplicate"):
            held.writestr(bundle.MANIFEST, b"{}")
    assert_refused(tmp_path / "twice.zip", "pack-name-twice")


def directory_entry(raw: bytearray, name: str) -> int:
    """Where the directory's entry of a file begins (APPNOTE 4.3.12)."""
    at = raw.rindex(name.encode()) - 46
    assert raw[at : at + 4] == b"PK\x01\x02"
    return at


@pytest.mark.parametrize(("offset", "form", "value", "code"), [
    (8, "<H", 1, "pack-encrypted"),
    (10, "<H", zipfile.ZIP_LZMA, "pack-damaged"),
    (24, "<L", 2_000_000_000, "pack-file-large"),
    (24, "<L", 100, "pack-damaged"),
    (42, "<L", 2_000_000_000, "pack-damaged"),
])  # fmt: skip
def test_a_directory_that_says_something_else_is_refused(
    pack: Path, offset: int, form: str, value: int, code: str
) -> None:
    raw = bytearray(pack.read_bytes())
    struct.pack_into(form, raw, directory_entry(raw, bundle.MANIFEST) + offset, value)
    pack.write_bytes(raw)
    assert_refused(pack, code)


@pytest.mark.parametrize("begins", [0, 0x7FFFFFFF, 0xFFFFFFFE])
def test_an_end_that_places_the_directory_elsewhere_is_refused(pack: Path, begins: int) -> None:
    """The end record's two last numbers before the comment are the directory's size and place (APPNOTE 4.3.16)."""
    raw = bytearray(pack.read_bytes())
    for offset in (12, 16):
        spoilt = bytearray(raw)
        struct.pack_into("<L", spoilt, len(raw) - 22 + offset, begins)
        pack.write_bytes(spoilt)
        with pytest.raises(Refusal):
            taken_in(empty(), pack)


def test_a_bomb_by_what_all_files_declare_is_refused(pack: Path) -> None:
    files = {f"sources/{n}.bin": b"" for n in range(3)} | members(pack)
    raw = bytearray(packed(pack, files).read_bytes())
    for n in range(3):
        struct.pack_into("<L", raw, directory_entry(raw, f"sources/{n}.bin") + 24, 2_000_000_000)
    pack.write_bytes(raw)
    assert_refused(pack, "pack-large")


def test_an_entry_without_a_name_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "noname.zip", "w") as held:
        held.writestr(zipfile.ZipInfo(filename=""), b"x")
    assert_refused(tmp_path / "noname.zip", "pack-name-unsafe")


def test_a_directory_too_large_to_read_is_never_read(tmp_path: Path) -> None:
    """The end record claims a directory of more bytes than are ever read at once; the file holds them, as a hole."""
    size = packfiles.MOST_DIRECTORY + 1
    with (tmp_path / "huge.zip").open("wb") as file:
        file.truncate(size)
        file.seek(0, os.SEEK_END)
        file.write(b"PK\x05\x06" + struct.pack("<4H2LH", 0, 0, 1, 1, size, 0, 0))
    assert_refused(tmp_path / "huge.zip", "pack-large")


def test_a_json_of_two_gigabytes_is_refused_within_little_memory(tmp_path: Path) -> None:
    """In a process that may have a gigabyte; what a zip declares is refused before anything is read."""
    folder = tmp_path / "folder"
    folder.mkdir()
    with (folder / bundle.MANIFEST).open("wb") as file:
        file.truncate(2 * 1024**3)
    code = (
        "import resource, pathlib, sys; resource.setrlimit(resource.RLIMIT_AS, (1024**3, 1024**3))\n"
        "from assessor_app.standards.exchange import packs\n"
        "from assessor_app.errors import Refusal\n"
        "try:\n"
        "    with packs.opened(pathlib.Path(sys.argv[1])): pass\n"
        "except Refusal as refusal: print(refusal.code)"
    )
    done = subprocess.run([sys.executable, "-c", code, folder], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("pack-file-large\n", "")


def test_a_standard_among_good_ones_that_is_refused_keeps_them_all_out(library: StandardsLibrary, pack: Path) -> None:
    other = empty()
    other.add_standard(standard("TSTAB2", texts=("testun arall",)), "x.txt")
    before = keys(other)
    with pytest.raises(Refusal) as refused:
        taken_in(other, pack)
    assert refused.value.code == "standard-edition-differs"
    assert keys(other) == before
    assert taken_in(other, pack, beside=True) == ["added"] * 3
    assert str(editions.beside(library.resolve("TSTAB2")).key) in keys(other)


def test_one_that_is_kept_uncorrected_stays_so_and_is_said(pack: Path) -> None:
    other = empty()
    uncorrected = replace(standard(), source_sha256=sha256(DOCUMENT))
    other.add_standard(uncorrected, "x.txt")
    assert taken_in(other, pack) == ["added", "otherwise", "added"]
    assert other.get(uncorrected.key) == uncorrected
    assert other.origin(uncorrected.key).corrections == ()


def test_who_cancels_keeps_nothing(pack: Path) -> None:
    class Impatient:
        def step(self, done: int, _total: int, _what: str = "") -> None:
            if done == 2:
                raise Cancelled

    library = empty()
    with packs.opened(pack) as held, pytest.raises(Cancelled):
        packs.take_in(library, held, Impatient())
    assert library.standards() == []


def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len(dict(pairs)) != len(pairs):
        raise ValueError(pairs)
    return dict(pairs)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=60) | st.text(max_size=40).map(str.encode))
def test_any_bytes_as_json_are_read_or_refused(data: bytes) -> None:
    try:
        value = bounded.parsed(data, "x")
    except Refusal:
        with pytest.raises((ValueError, RecursionError)):
            json.loads(data.decode("utf-8-sig"), parse_constant=int, object_pairs_hook=once)
    else:
        assert json.loads(data.decode("utf-8-sig")) == value


IMPORTER = """
import sys, pathlib
from assessor_app.tables import MIGRATIONS
from assessor_app.standards.exchange import packs
from assessor_app.standards.library import StandardsLibrary
from assessor_app.vault.connection import connect
from assessor_app.vault.store import Store

class Told:
    def step(self, done, total, what=""):
        print(done, flush=True)
        sys.stdin.readline()

store = Store(connect(pathlib.Path(sys.argv[1]), bytes(32)))
with packs.opened(pathlib.Path(sys.argv[2])) as pack:
    packs.take_in(StandardsLibrary(store), pack, Told())
"""


@pytest.mark.parametrize("steps", [1, 2, 3, 4])
def test_killed_at_any_step_it_is_all_or_nothing(pack: Path, tmp_path: Path, steps: int) -> None:
    """The process is killed (SIGKILL) after so many steps of a real import into a real encrypted store."""
    from assessor_app.vault.connection import connect  # noqa: PLC0415
    from assessor_app.vault.migrations import migrate  # noqa: PLC0415

    database = tmp_path / "store.db"
    store = Store(connect(database, bytes(32), create=True))
    migrate(store, MIGRATIONS)
    store.close()
    with subprocess.Popen(
        [sys.executable, "-c", IMPORTER, database, pack],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for step in range(steps):
            assert process.stdout.readline() == f"{step}\n"
            if step < steps - 1:
                process.stdin.write("\n")
                process.stdin.flush()
        process.send_signal(signal.SIGKILL)
    store = Store(connect(database, bytes(32)))
    library = StandardsLibrary(store)
    assert len(library.standards()) == (3 if steps == 4 else 0)
    assert store.damage() == []
    assert set(taken_in(library, pack)) == {"duplicate" if steps == 4 else "added"}
    store.close()
