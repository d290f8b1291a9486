"""How much of a file is read, container by container: every limit stands here, and each has its sentence of refusal.

The limits keep hostile files from filling memory or time; honest documents stay far below them.
"""

from __future__ import annotations

from typing import Final

MOST_BYTES: Final = 32 * 1024 * 1024
"""Bytes of any file: a scanned booklet of forty pages has about 20 MB."""
MOST_TEXT_BYTES: Final = 512 * 1024
"""Bytes of plain text: a published standard is under 100 kB; what is larger is something else."""
MOST_WEB_BYTES: Final = 4 * 1024 * 1024
"""Bytes of a web page with its scripts and pictures in it."""
MOST_UNPACKED: Final = 32 * 1024 * 1024
"""Bytes that one part of a Word file, or all streams of a PDF together, may unpack to."""
MOST_PAGES: Final = 400
MOST_LINES: Final = 20_000
MOST_LETTERS: Final = 1_000_000
"""Letters on all pages of a PDF."""
MOST_NESTING: Final = 200
"""Elements inside each other in a web page or a Word file."""
