"""The five documents that ship, set as other kinds of file: every count, label, group and text stays the same."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assessor_app.standards.reader import read
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
