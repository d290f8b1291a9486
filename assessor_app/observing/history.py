"""What was done since an observation was opened, to take back and to do again. It remembers and does nothing itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from assessor_app.observing.steps import Step

# More than anybody takes back one by one; each holds a text at most.
KEPT: Final = 200
# A text that is typed on within this time is taken back as one.
BURST_MS: Final = 5_000


@dataclass(frozen=True, slots=True)
class Done:
    """One thing done: `what` names it for the faces, with `facts`; `back` takes it back.

    Things with the same `about` that follow one another within `BURST_MS` are one: a text being typed.
    """

    what: str
    back: Step
    facts: tuple[tuple[str, object], ...] = ()
    about: str = ""
    at_ms: int = 0


@dataclass(slots=True)
class History:
    """`done` is what can be taken back, the latest last; `undone` what can be done again, the next one last."""

    done: list[Done] = field(default_factory=list)
    undone: list[Done] = field(default_factory=list)

    def add(self, one: Done) -> Done:
        """Remember something done; what was taken back before it can no longer be done again."""
        self.undone.clear()
        last = self.done[-1] if self.done else None
        if one.about and last and last.about == one.about and 0 <= one.at_ms - last.at_ms <= BURST_MS:
            one = Done(one.what, last.back, one.facts, one.about, one.at_ms)
            self.done.pop()
        self.done.append(one)
        del self.done[:-KEPT]
        return one

    def take(self, one: Done) -> bool:
        """Take a thing out to be undone, wherever it stands; False when it is no longer there."""
        if one not in self.done:
            return False
        self.done.remove(one)
        return True

    def took_back(self, one: Done, again: Step | None) -> None:
        """Remember that it was undone, and what does it again."""
        if again is not None:
            self.undone.append(Done(one.what, again, one.facts))

    def take_next(self) -> Done | None:
        """Take out what is to be done again."""
        return self.undone.pop() if self.undone else None

    def did_again(self, one: Done, back: Step | None) -> None:
        """Remember that it was done again, and what takes it back."""
        if back is not None:
            self.done.append(Done(one.what, back, one.facts))

    def clear(self) -> None:
        """Forget all: another observation, or one that is sealed."""
        self.done.clear()
        self.undone.clear()
