"""A standard on paper: every word of it, with the number of each page."""

from __future__ import annotations

import re
import subprocess
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtPrintSupport import QPrinter

from assessor_app.language import speak
from assessor_app.standards.bundle import bundled
from assessor_app.standards.reading.reader import read_all
from assessor_app.ui.standards.printing import print_on

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from assessor_app.language import Tongue
    from assessor_app.standards.model import Standard


def printed(standard: Standard, language: Tongue, file: Path) -> tuple[int, str]:
    """How many pages were printed, and all their words with single blanks."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    pages = print_on(printer, standard, speak(language))
    text = subprocess.run(["pdftotext", "-raw", file, "-"], capture_output=True, check=True, text=True).stdout
    return pages, " ".join(unicodedata.normalize("NFKC", text).split())  # fonts join ff and fi into one sign


@pytest.mark.parametrize("standard", bundled(), ids=lambda one: one.key.name)
def test_everything_is_printed_and_pages_are_numbered(qapp: QApplication, standard: Standard, tmp_path: Path) -> None:
    assert qapp is not None
    pages, text = printed(standard, "cy", tmp_path / "standard.pdf")
    assert re.findall(r"tudalen (\d+) o (\d+)", text) == [(str(at), str(pages)) for at in range(1, pages + 1)]
    whole = re.sub(r"(?:\S+ · )?argraffiad [^·]*? tudalen \d+ o \d+ ?", "", text)
    wanted = [standard.title, *standard.overview, *(one.text for one in standard.criteria)]
    wanted += [one.group for one in standard.criteria if one.group]
    missing = [said for said in wanted if said.replace(" ", "") not in whole.replace(" ", "")]
    assert missing == []


@pytest.mark.parametrize("standard", bundled(), ids=lambda one: one.key.name)
def test_what_was_printed_is_read_with_every_letter(qapp: QApplication, standard: Standard, tmp_path: Path) -> None:
    """A printer's fonts join ff and fi into one sign, which stands for all its letters."""
    assert qapp is not None
    printed(standard, "cy", tmp_path / "standard.pdf")
    (reading,) = read_all("standard.pdf", (tmp_path / "standard.pdf").read_bytes())
    letters = "".join(line.text for line in reading.lines).replace(" ", "")
    missing = [one.text for one in standard.criteria if one.text.replace(" ", "") not in letters]
    assert missing == []


def test_what_looks_like_markup_is_printed_as_it_is(qapp: QApplication, tmp_path: Path) -> None:
    assert qapp is not None
    odd = replace(bundled()[0], title="A <b>bold</b> & short title", overview=("1 < 2 && 3 > 2",))
    _, text = printed(odd, "en", tmp_path / "standard.pdf")
    assert "A <b>bold</b> & short title" in text
    assert "1 < 2 && 3 > 2" in text
    assert "page 1 of" in text
