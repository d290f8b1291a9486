"""Whole numbers as sets of places, and many numbers at once written in such sets: their ones, twos, fours. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def number(places: Iterable[int], size: int) -> int:
    """The number in which these of `size` bits are set."""
    found = bytearray(size // 8 + 1)
    for at in places:
        found[at >> 3] |= 1 << (at & 7)
    return int.from_bytes(found, "little")


def places(bits: int) -> Iterator[int]:
    """Which bits are set, from the lowest."""
    written = f"{bits:b}"[::-1]  # shifting a long number once for each of its bits would take the square of its length
    at = written.find("1")
    while at >= 0:
        yield at
        at = written.find("1", at + 1)


class Planes:
    """A number of each place, not negative; all that are named are added to or taken from at once."""

    def __init__(self) -> None:
        self.planes: list[int] = []

    def add(self, bits: int, power: int = 0) -> None:
        """Add 2 to the `power` to the numbers of these places."""
        at = power
        while bits:
            while at >= len(self.planes):
                self.planes.append(0)
            before = self.planes[at]
            self.planes[at], bits = before ^ bits, before & bits
            at += 1

    def take(self, bits: int, power: int = 0) -> None:
        """Take as much from each; IndexError where one has less."""
        at = power
        while bits:
            before = self.planes[at]
            self.planes[at], bits = before ^ bits, bits & ~before
            at += 1

    def change(self, bits: int, by: int) -> None:
        """Add any number to each, or take it from each where it is negative."""
        deed = self.add if by > 0 else self.take
        for power in places(abs(by)):
            deed(bits, power)

    def most(self, among: int) -> tuple[int, int]:
        """The greatest number that one of these places has, and which of them have it."""
        found = 0
        for power in range(len(self.planes) - 1, -1, -1):
            having = among & self.planes[power]
            if having:
                among, found = having, found | 1 << power
        return found, among

    def at_least(self, least: int, among: int) -> int:
        """Which of these places have so much or more."""
        more, same = 0, among
        for power in range(max(len(self.planes), least.bit_length()) - 1, -1, -1):
            plane = self.planes[power] if power < len(self.planes) else 0
            if least >> power & 1:
                same &= plane
            else:
                more |= same & plane
                same &= ~plane
        return more | same
