"""Hostile and damaged files of every kind: reading ends within limits of time and memory, and never raises."""

from __future__ import annotations

import random
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.standards import fuzzing

ROOT = Path(__file__).resolve().parents[2]
MEMORY = 1536 * 1024 * 1024
"""Bytes of address space: the interpreter, both parsers and PDFium take about a third of it."""
BASES = fuzzing.bases()


def limited(first: int, count: int, seconds: int) -> str:
    """Read many files in a process of its own that the system ends when it takes too much; what it printed."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))

    told = subprocess.run(
        [sys.executable, "-m", "tests.standards.fuzzing", str(first), str(count)],
        cwd=ROOT,
        preexec_fn=limit,
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, (told.stdout[-200:], told.stderr[-3000:])
    return told.stdout


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300), st.sampled_from([b"", b"%PDF-1.7\n", b"PK\x03\x04", b"<html>", b"\xef\xbb\xbf"]))
def test_random_bytes_behind_every_mark(data: bytes, mark: bytes) -> None:
    fuzzing.survived(mark + data)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(BASES), st.integers(0, 2**32))
def test_changed_files(base: bytes, seed: int) -> None:
    fuzzing.survived(fuzzing.mutated(base, random.Random(seed)))  # noqa: S311 - files, not secrets


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(BASES), st.floats(0, 1))
def test_files_cut_off_anywhere(base: bytes, part: float) -> None:
    fuzzing.survived(base[: int(part * len(base))])


@pytest.mark.slow
def test_bombs_end_within_limits() -> None:
    assert limited(0, 25, 120).endswith("done\n")


@pytest.mark.slow
@pytest.mark.parametrize("first", range(1000, 9000, 1000))
def test_a_thousand_changed_files_end_within_limits(first: int) -> None:
    assert limited(first, 1000, 600).endswith("done\n")
