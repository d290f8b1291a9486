"""Choosing the mask of a QR code (ISO/IEC 18004, 7.8) as reportlab's encoder chooses it, at a tenth of the work.

The code itself is reportlab's. Rows are kept as whole numbers, one bit a module, so that a row is one step.
"""

from __future__ import annotations

import functools
import itertools
import re
from dataclasses import dataclass
from typing import Any, Final

from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel, QRUtil

_RUN: Final = re.compile("0{5,}|1{5,}")
_FINDER: Final = "10111010000"
_MASKS: Final = 8
_mask_of: Any = QRUtil.getMask
Rows = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Frame:
    """What codes of one size have in common: where data go, and each mask there; by rows and by columns."""

    side: int
    places: list[tuple[int, int]]
    masks: tuple[tuple[Rows, Rows], ...]


class Code(QRCode):
    """A QR code that finds its mask quickly."""

    def getBestMaskPattern(self) -> int:  # noqa: N802 - reportlab's name
        """The first of the masks with the lowest score."""
        frame = _frame(self.version)
        self._dataPosList = frame.places
        self.makeImpl(True, 0)  # noqa: FBT003 - reportlab's own way to say that nothing but data counts yet
        rows, (rows_0, columns_0) = _rows(self.modules), frame.masks[0]
        columns = _rows(list(zip(*self.modules, strict=True)))
        scores = []
        for by_rows, by_columns in frame.masks:
            masked = tuple(row ^ old ^ new for row, old, new in zip(rows, rows_0, by_rows, strict=True))
            turned = tuple(row ^ old ^ new for row, old, new in zip(columns, columns_0, by_columns, strict=True))
            scores.append(_score(masked, turned, frame.side))
        return scores.index(min(scores))


def code(error_correction: int = QRErrorCorrectLevel.M) -> Code:
    """An empty code, to be given data and made."""
    return Code(None, error_correction)


@functools.lru_cache(maxsize=8)
def _frame(version: int) -> _Frame:
    side = version * 4 + 17
    plain: Any = QRCode(version, QRErrorCorrectLevel.M)
    plain.moduleCount = side
    places = list(plain.dataPosIterator())
    masks = []
    for number in range(_MASKS):
        mask, grid = _mask_of(number), [[False] * side for _ in range(side)]
        for column, row in places:
            grid[row][column] = bool(mask(row, column))
        masks.append((_rows(grid), _rows(list(zip(*grid, strict=True)))))
    return _Frame(side, places, tuple(masks))


def _rows(grid: Any) -> Rows:  # noqa: ANN401 - lists or tuples of truth values
    return tuple(int("".join("1" if dark else "0" for dark in row), 2) for row in grid)


def _score(rows: Rows, columns: Rows, side: int) -> int:
    """The four rules, as reportlab counts them: its third looks at rows alone, and not at the last place of one."""
    score, pairs = 0, (1 << (side - 1)) - 1
    for lines in (rows, columns):
        score += sum(len(run) - 2 for line in lines for run in _RUN.findall(f"{line:0{side}b}"))
    score += 40 * sum(f"{row:0{side}b}"[:-1].count(_FINDER) for row in rows)
    for last, row in itertools.pairwise(rows):
        differing = (row ^ (row >> 1)) | (last ^ (last >> 1)) | (row ^ last)
        score += 3 * (~differing & pairs).bit_count()
    dark = sum(row.bit_count() for row in rows)
    return score + 10 * (abs(100 * dark // side**2 - 50) // 5)
