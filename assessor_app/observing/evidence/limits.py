"""How much evidence may come in: every limit on files stands here, with its reason. Nothing is measured here."""

from __future__ import annotations

from typing import Final

MIB: Final = 1024 * 1024

MOST_INSIDE: Final = 8 * MIB
"""Bytes of one file inside a record. A record is refused over 64 MiB and each file in it over 16, and it must still go
by e-mail and through a verifier's disk check: half of that leaves room for whatever else a record will carry."""
MOST_OF_A_FILE: Final = 64 * MIB
"""Bytes of one file as it is kept: what is larger than `MOST_INSIDE` goes beside the record, in a folder of its own.
Cleaning a recording holds it in memory twice."""
MOST_OF_A_RECORD: Final = 24 * MIB
"""Bytes of all files inside one record: with pages, fonts and signatures it stays under half of its limit."""
MOST_BESIDE: Final = 192 * MIB
"""Bytes of all files beside one record: what any memory stick takes, and a store keeps without growing lame."""
MOST_FILES: Final = 40
"""Files of one observation. Whoever needs more is copying a portfolio, which a location does better."""
MOST_OF_A_PICTURE: Final = 32 * MIB
"""Bytes of a picture before it is drawn again, which makes it smaller: what the largest cameras in phones write."""
MOST_PIXELS: Final = 64_000_000
"""Pixels of a picture before it is made smaller; as many take a quarter of a gigabyte of memory."""
LONG_EDGE: Final = 2_560
"""Pixels of a picture's longer side as it is kept: enough to read a page of print photographed whole."""
MOST_PARTS: Final = 10_000
"""Parts of an office document (a zip archive), boxes of a film."""
MOST_UNPACKED: Final = 64 * MIB
"""Bytes of all objects of a PDF, unpacked: far more than a document of one file's size has."""
LONGEST_STEM: Final = 60
"""Letters of a file's name before its ending."""


def megabytes(size: int) -> str:
    """A size as people read it, in megabytes with one decimal: what is not nothing is never said to be nothing."""
    return f"{max(size / MIB, 0.1 if size else 0.0):.1f}"


def beside(size: int) -> bool:
    """Whether a file of so many bytes goes beside its record instead of inside."""
    return size > MOST_INSIDE
