"""Favourites: what a person marked stays marked, and nothing else does."""

from __future__ import annotations

import pytest

from assessor_app.errors import Refusal
from assessor_app.standards.library import StandardsLibrary, bundled_library
from assessor_app.standards.model import StandardKey

CC007 = StandardKey.parse("INSCC007@2021-02-05:cy")
CS025 = StandardKey.parse("INSCS025@2021:cy")


def marked(library: StandardsLibrary) -> list[StandardKey]:
    return [head.key for head in library.favourites()]


def test_what_is_marked_is_a_favourite_until_it_is_unmarked() -> None:
    library = bundled_library()
    assert marked(library) == []
    assert library.set_favourite(CS025, favourite=True).touched == {("standard", str(CS025))}
    assert library.set_favourite(CC007, favourite=True).touched
    assert marked(library) == [CC007, CS025]
    assert not library.set_favourite(CC007, favourite=True).touched
    assert library.set_favourite(CC007, favourite=False).touched
    assert not library.set_favourite(CC007, favourite=False).touched
    assert marked(library) == [CS025]


def test_what_is_not_in_the_library_cannot_be_a_favourite() -> None:
    library = bundled_library()
    with pytest.raises(Refusal) as refused:
        library.set_favourite(StandardKey("INSCC999", "2021", "cy"), favourite=True)
    assert refused.value.code == "standard-unknown"
