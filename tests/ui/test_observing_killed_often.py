"""Killed at ten random moments of real work: nothing the window had acknowledged is missing, ever."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.ui.visiting import Founded

ROOT = Path(__file__).parents[2]
TIMES = 10
PROMISED_S = 0.5
SENT_S = 0.25  # after this long a text is on its way
PATIENCE_S = 2.0


@dataclass
class Heard:
    """What one run of the program said before it was killed."""

    lines: list[dict[str, Any]] = field(default_factory=list)
    killed_at: float = 0.0

    def last(self, what: str) -> dict[str, Any]:
        """The last line of one kind, or an empty one."""
        return next((line for line in reversed(self.lines) if line["what"] == what), {})

    def lane(self) -> float:
        """How long the disk and the lane took at most, once a text was sent there; a busy machine has its share."""
        typed = {line["text"]: line["at"] for line in self.lines if line["what"] == "typed"}
        kept = [line for line in self.lines if line["what"] == "kept" and line["text"] in typed]
        longest = max((line["at"] - typed[line["text"]] for line in kept), default=0.0)
        return min(max(0.0, longest - SENT_S), PATIENCE_S)


def worked(visit: Founded, home: Path, seed: str, moment: int) -> Heard:
    """Let the program work, kill it once it has said `moment` things, and hear it out to the last line."""
    from tests.ui.visiting import PASSPHRASE  # noqa: PLC0415 - brings the rooms

    arguments = [str(visit.place.folder), visit.draft, PASSPHRASE, seed]
    heard = Heard()
    with subprocess.Popen(
        [sys.executable, "-m", "tests.ui.working_on", *arguments],
        cwd=ROOT,
        env={**os.environ, "HOME": str(home), "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as program:
        assert program.stdout is not None
        for line in program.stdout:
            heard.lines.append(json.loads(line))
            if len(heard.lines) == moment:
                heard.killed_at = time.monotonic()
                program.kill()
        # What it had said before it died is heard too: all of that was acknowledged.
    assert heard.killed_at, "the program ended by itself"
    return heard


@pytest.mark.slow
def test_ten_kills_at_random_moments_lose_nothing_that_was_acknowledged(visit: Founded, home: Path) -> None:
    seed = int(os.environ.get("KILLED_SEED", "") or random.SystemRandom().randrange(10**6))
    sys.stdout.write(f"KILLED_SEED={seed}\n")
    chance = random.Random(seed)  # noqa: S311 - to be done again
    entries: dict[str, str] = {}
    before = ""
    for time_ in range(TIMES):
        heard = worked(visit, home, f"{seed}-{time_}", chance.randint(5, 250))
        assert heard.lines[0]["text"] == before  # the window shows what the store had after the last kill
        again = visit.look(lambda rooms: rooms.desk.observation(visit.draft))
        entries |= {line["id"]: line["text"] for line in heard.lines if line["what"] == "entry"}
        found = {entry.id: entry.text for entry in again.entries}
        assert {name: found.get(name) for name in entries} == entries
        states = {line["criterion"]: line["state"] for line in heard.lines if line["what"] == "judged"}
        if states:
            _judgements_hold(heard, {str(one.criterion): one.state for one in again.judgements}, states)
        _words_hold(heard, again.composer.text, list(found.values()))
        before = again.composer.text


def _judgements_hold(heard: Heard, found: dict[str, str], states: dict[str, str]) -> None:
    """Every acknowledged judgement stands, but for the one that was on its way as the program was killed."""
    wrong = [name for name, state in states.items() if found.get(name, "not_observed") != state]
    assert len(wrong) <= 1, (wrong, heard.lines[-5:])


def _words_hold(heard: Heard, composer: str, entries: list[str]) -> None:
    """What was typed longer ago than was promised is in the composer, or went into the log since."""
    long_ago = heard.killed_at - PROMISED_S - heard.lane()
    typed = [line["text"] for line in heard.lines if line["what"] == "typed" and line["at"] < long_ago]
    for text in (typed[-1] if typed else "", heard.last("kept").get("text", "")):
        assert _there(text, composer, entries), (text, composer, entries[-3:])


def _there(text: str, composer: str, entries: list[str]) -> bool:
    """Whether words stand in the composer, in an entry, or began in an entry and go on in the composer."""
    said = text.strip()
    if composer.startswith(text) or any(entry.startswith(said) for entry in entries):
        return True
    return any(
        said.startswith(entry) and composer.strip().startswith(said.removeprefix(entry).strip()) for entry in entries
    )
