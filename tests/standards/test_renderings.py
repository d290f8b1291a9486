"""The five documents that ship, set as other kinds of file: every count, label, group and text stays the same."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assessor_app.standards.reading.reader import read
from tests.standards import renderings

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from assessor_app.standards.model import Reading

NAMES = ("000", "001", "002", "003", "004")
LEFT_OUT = {"furniture-left-out"}


def same(whole: Reading, again: Reading) -> None:
    """Everything but the digest of the file is the same; nothing is doubted that was not, and furniture is told."""
    assert whole.standard is not None
    assert again.standard is not None, again.findings
    plain = replace(whole.standard, source_sha256="")
    assert replace(again.standard, source_sha256="") == plain
    told = [(one.level, one.code, one.facts) for one in again.findings if one.code not in LEFT_OUT]
    assert sorted(told, key=repr) == sorted(((one.level, one.code, one.facts) for one in whole.findings), key=repr)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("lists", [True, False], ids=["lists", "paragraphs"])
def test_web_pages(name: str, lists: bool, seed: Callable[[str], bytes], today: dt.date) -> None:  # noqa: FBT001
    page = renderings.as_html(seed(name).decode(), lists=lists)
    again = read(f"{name}.txt", page, today)
    same(read(name, seed(name), today), again)
    left_out = [dict(one.facts)["text"] for one in again.findings if one.code == "furniture-left-out"]
    assert sorted(left_out) == ["Hafan", "Hawlfraint y wefan", "Neidio i'r cynnwys"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("automatic", [True, False], ids=["automatic", "typed"])
def test_word_files(name: str, automatic: bool, seed: Callable[[str], bytes], today: dt.date) -> None:  # noqa: FBT001
    again = read(f"{name}.txt", renderings.as_docx(seed(name).decode(), automatic=automatic), today)
    same(read(name, seed(name), today), again)
    left_out = [dict(one.facts)["text"] for one in again.findings if one.code == "furniture-left-out"]
    assert left_out == ["Safon i'r prawf"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("side_headings", [True, False], ids=["beside", "above"])
@pytest.mark.parametrize("title_in_head", [True, False], ids=["title-in-head", "title"])
def test_pdfs(
    name: str,
    side_headings: bool,  # noqa: FBT001
    title_in_head: bool,  # noqa: FBT001
    seed: Callable[[str], bytes],
    today: dt.date,
) -> None:
    page = renderings.as_pdf(seed(name).decode(), side_headings=side_headings, title_in_head=title_in_head)
    whole, again = read(name, seed(name), today), read(f"{name}.txt", page, today)
    assert whole.standard is not None
    assert again.standard is not None
    # labels lose their colons beside their values, and 003 its hyphens for round bullets, so that digests differ
    text = again.standard.text_sha256
    if whole.standard.text_sha256 != text and (side_headings or name == "003"):
        text = whole.standard.text_sha256
    again = replace(again, standard=replace(again.standard, text_sha256=text, edition=whole.standard.edition))
    same(whole, again)
    left_out = [str(dict(one.facts)["text"]) for one in again.findings if one.code == "furniture-left-out"]
    feet = [one for one in left_out if one.startswith("PRAWF7")]
    assert feet == [f"PRAWF7 Safon i'r prawf {number}" for number in range(1, len(feet) + 1)]
    assert len(feet) >= 2
    assert len(left_out) == 2 * len(feet) - title_in_head


@pytest.mark.parametrize("name", NAMES)
def test_plain_text_from_other_systems(name: str, seed: Callable[[str], bytes], today: dt.date) -> None:
    text = seed(name).decode()
    whole = read(name, seed(name), today)
    for variant in (
        text.replace("\n", "\r\n"),
        text.replace("\n", "\r"),
        "\ufeff" + text,
        text.replace(" ", "\xa0"),
        text.replace("\n", "  \n"),
        text.replace("\n\n", "\n\t\n\u2009\n"),
    ):
        same(whole, read(name, variant.encode(), today))
