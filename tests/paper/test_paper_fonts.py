"""Fonts: what can be drawn, how wide it is, and how characters become codes."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor_app.paper.embedding import to_unicode
from assessor_app.paper.fonts import FROZEN, SIGNS, WEIGHTS, Encoder, Weight, drawable, face, text_width, widths

WELSH = "âêîôûŵŷÂÊÎÔÛŴŶàèìòùẁỳÀÈÌÒÙẀỲáéíóúẃýÁÉÍÓÚẂÝäëïöüẅÿÄËÏÖÜẄŸ'’‘“”–—…"


@pytest.mark.parametrize("weight", WEIGHTS)
def test_every_welsh_letter_is_in_the_frozen_subset_of_both_faces(weight: Weight) -> None:
    own = face(weight).widths
    assert [letter for letter in WELSH if ord(letter) not in FROZEN or letter not in own] == []
    assert [chr(code) for code in FROZEN if code and chr(code) not in own] == []


def test_the_frozen_subset_keeps_ascii_in_place_and_fits_a_byte() -> None:
    assert len(FROZEN) == 256
    assert [FROZEN[code] for code in range(0x20, 0x7F)] == list(range(0x20, 0x7F))
    used = [code for code in FROZEN if code]
    assert len(set(used)) == len(used)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Tŷ Gwyn, Llŷn", "Tŷ Gwyn, Llŷn"),
        ("a → b ≥ 3 ✓ ☐ ●", "a → b ≥ 3 ✓ ☐ ●"),
        ("Ωμέγα Łódź Привет", "Ωμέγα Łódź Привет"),
        ("中", "[U+4E2D]"),
        ("\U0001f680", "[U+1F680]"),
        ("ا", "[U+0627]"),
        ("\u202e\u200b\u00ad\x07", "[U+202E][U+200B][U+00AD][U+0007]"),
        ("a\tb", "a b"),
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
    ],
)
def test_what_cannot_be_drawn_is_named(text: str, shown: str) -> None:
    assert drawable(text) == shown


@given(st.text(max_size=60))
def test_what_is_drawable_stays_so_and_has_a_width(text: str) -> None:
    shown = drawable(text)
    assert drawable(shown) == shown
    for weight in WEIGHTS:
        assert text_width(shown.replace("\n", ""), weight, 10) >= 0


def test_signs_come_from_the_sign_faces_but_letters_never() -> None:
    for sign in "→≥✓☐":
        assert sign in widths("regular")
        assert any(sign in face(source).widths for source in SIGNS)
    assert not any(
        unicodedata.category(letter)[0] == "L" and letter not in face("regular").widths for letter in widths("regular")
    )


def test_frozen_letters_are_one_run_in_the_first_subset() -> None:
    encoder = Encoder()
    assert encoder.encode("Llŷn (A)", "regular") == [("R0", bytes([76, 108, FROZEN.index(ord("ŷ")), 110]) + b" (A)")]
    assert encoder.encode("", "bold") == []
    assert {source: len(subsets) for source, subsets in encoder.subsets.items()} == {"regular": 1, "bold": 1}


def test_other_characters_open_subsets_as_they_come() -> None:
    encoder = Encoder()
    shown = encoder.encode("aΩ→Ω", "regular")
    assert [font for font, _ in shown] == ["R0", "R1", "M0", "R1"]
    assert shown[1][1] == shown[3][1] == b"\x01"
    assert encoder.encode("→", "bold") == [("M0", b"\x01")]  # one sign, one place, whatever the weight around it
    assert encoder.encode("Ω", "bold") == [("B1", b"\x01")]


def test_a_full_subset_is_followed_by_another() -> None:
    encoder = Encoder()
    others = [c for c in sorted(face("regular").widths) if ord(c) not in FROZEN and drawable(c) == c][:600]
    for character in others:
        encoder.encode(character, "regular")
    sizes = [len(subset) for subset in encoder.subsets["regular"]]
    assert sizes == [256, 256, 256, 91]
    assert all(subset[0] == 0 for subset in encoder.subsets["regular"][1:])


def test_the_way_back_from_codes_leaves_unused_ones_out() -> None:
    said = to_unicode([0, 0x41, 0, 0x175, 0x1D400]).decode()
    assert "3 beginbfchar" in said
    assert "<01> <0041>" in said
    assert "<03> <0175>" in said
    assert "<04> <D835DC00>" in said
    assert "<00> <0000>" not in said
