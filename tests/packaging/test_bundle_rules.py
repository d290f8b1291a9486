"""What may go into a build, and what a build is refused for."""

from __future__ import annotations

import importlib.util
import re
import shutil
import struct
from pathlib import Path

import bundle_check
import bundle_parts
import elf
import notices
import pytest

FOUND = importlib.util.find_spec("_cffi_backend")
LIBRARY = Path((FOUND and FOUND.origin) or "")  # a small library that needs libc


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    folder = tmp_path / "assessor-app"
    folder.mkdir()
    return folder


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/lib/libQt6Widgets.so.6",
        "PySide6/Qt/lib/libicudata.so.73",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/QtPdf.abi3.so",
        "PySide6/libpyside6.abi3.so.6.12",
        "libpython3.11.so.1.0",
        "sqlcipher3/_sqlite3.cpython-311-x86_64-linux-gnu.so",
        "resources/fonts/NotoSans-Regular.ttf",
        "pillow.libs/libjpeg-6dc8d115.so.62.4.0",
        "pypdfium2_raw/libpdfium.so",
        "lxml/etree.cpython-311-x86_64-linux-gnu.so",
    ],
)
def test_what_the_program_needs_goes_in(name: str) -> None:
    assert bundle_parts.keep(name)


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/lib/libQt6VirtualKeyboard.so.6",
        "PySide6/Qt/lib/libQt6Charts.so.6",
        "PySide6/Qt/plugins/platforminputcontexts/libqtvirtualkeyboardplugin.so",
        "PySide6/Qt/plugins/platforms/libqeglfs.so",
        "PySide6/QtQml.abi3.so",
        "PySide6/Qt/qml/QtQuick/qmldir",
        "PySide6/Qt/translations/qt_de.qm",
        "jsonschema-4.26.0.dist-info/RECORD",
        "libgtk-3.so.0",
        "libssl.so.3",
    ],
)
def test_what_is_not_on_a_list_stays_out(name: str) -> None:
    assert not bundle_parts.keep(name)


def test_a_link_goes_where_its_library_goes() -> None:
    assert bundle_parts.keep("libQt6Core.so.6", "PySide6/Qt/lib/libQt6Core.so.6")
    assert not bundle_parts.keep("libQt6Qml.so.6", "PySide6/Qt/lib/libQt6Qml.so.6")


def test_a_library_says_what_it_needs() -> None:
    read = elf.read(LIBRARY)
    assert "libc.so.6" in read.needed
    assert read.glibc >= (2, 2)
    assert read.aligned


def test_a_good_build_has_no_fault(bundle: Path) -> None:
    shutil.copy(LIBRARY, bundle / "part.so")
    assert list(bundle_check.faults(bundle)) == []
    assert bundle_check.needs(bundle).depends[0].startswith("libc6 (>= 2.")


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/lib/libQt6VirtualKeyboard.so.6",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6/QtCharts.abi3.so",
    ],
)
def test_a_part_of_qt_that_is_not_on_the_list_is_a_fault(bundle: Path, name: str) -> None:
    (bundle / name).parent.mkdir(parents=True)
    (bundle / name).touch()
    assert list(bundle_check.faults(bundle)) == [f"a part of Qt that is not on the list: {name}"]


def test_links_that_lead_nowhere_or_outside_are_faults(bundle: Path) -> None:
    (bundle / "lost.so").symlink_to("nothing.so")
    (bundle / "outside.so").symlink_to(LIBRARY)
    assert list(bundle_check.faults(bundle)) == ["a link into nothing: lost.so", "a link out of the build: outside.so"]


def test_a_library_that_the_loader_would_refuse_is_a_fault(bundle: Path) -> None:
    data = bytearray(LIBRARY.read_bytes())
    table, count = struct.unpack_from("<Q", data, 32)[0], struct.unpack_from("<H", data, 56)[0]
    load = next(
        table + 56 * entry for entry in range(count) if struct.unpack_from("<I", data, table + 56 * entry)[0] == 1
    )
    struct.pack_into("<Q", data, load + 16, 8)  # its address is eight bytes beside its place in the file
    (bundle / "part.so").write_bytes(data)
    assert "the loader would refuse it, a segment is not aligned: part.so" in list(bundle_check.faults(bundle))


def test_a_library_that_nobody_provides_is_a_fault(bundle: Path) -> None:
    (bundle / "part.so").write_bytes(LIBRARY.read_bytes().replace(b"libc.so.6\0", b"lib4.so.2\0"))
    assert list(bundle_check.faults(bundle)) == ["nobody provides lib4.so.2: part.so"]


def test_a_library_that_looks_outside_the_build_is_a_fault(bundle: Path) -> None:
    searching = LIBRARY.parent / "PIL" / LIBRARY.name.replace("_cffi_backend", "_imaging")
    assert b"$ORIGIN/" in searching.read_bytes()
    (bundle / "part.so").write_bytes(searching.read_bytes().replace(b"$ORIGIN/", b"/srv/lib"))
    [fault] = [fault for fault in bundle_check.faults(bundle) if "nobody provides" not in fault]
    assert re.fullmatch(r"looks for libraries in /srv/lib\S+, outside the build: part\.so", fault)


def test_licences_of_all_packages_are_gathered(tmp_path: Path) -> None:
    notices.gather({"PySide6", "shiboken6", "cryptography", "sqlcipher3"}, tmp_path / "licences")
    notice = (tmp_path / "licences" / "NOTICE.txt").read_text(encoding="utf-8")
    assert re.search(r"@\w+@", notice) is None
    assert re.search(r"^PySide6_Pdf [\d.]+: LGPL-3\.0\.txt, GPL-3\.0\.txt$", notice, re.MULTILINE)
    texts = {file.relative_to(tmp_path / "licences").as_posix() for file in (tmp_path / "licences").rglob("*.*")}
    assert {"LGPL-3.0.txt", "GPL-3.0.txt", "SQLCipher.txt", "cryptography/LICENSE.APACHE"} <= texts


def test_a_package_without_any_licence_text_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notices, "TEXTS_CARRIED_HERE", {})
    with pytest.raises(LookupError, match="no licence text for"):
        notices.gather({"shiboken6"}, tmp_path / "licences")
