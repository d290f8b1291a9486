"""What signed files make of actions: a pure function of their steps, whatever their order, however often each comes.

An action is answered by an answer, and that answer is closed or reopened by a recheck that names it; the next answer
names the recheck that reopened it. So the steps form chains by reference, and no clock decides what follows what. Only
where two answer or recheck the same thing does the later one count, and of two at the same second the higher identity.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import TYPE_CHECKING, TypeVar

from assessor_app.trust.model import tidy_name
from assessor_app.verifying.actions.model import Answered, Followed, Opened, Rechecked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessor_app.verifying.actions.model import State, Step

Taken = TypeVar("Taken", Answered, Rechecked)


def follow(steps: Iterable[Step]) -> tuple[Followed, ...]:
    """Every action among the steps and how it stands, by the day on which it is due; other steps count for nothing."""
    opened: dict[tuple[str, str], Opened] = {}
    answers: dict[tuple[str, str], dict[str, Answered]] = defaultdict(dict)
    rechecks: dict[tuple[str, str], dict[str, Rechecked]] = defaultdict(dict)
    for step in steps:
        key = (step.report, step.action)
        if isinstance(step, Opened):
            opened[key] = step
        elif isinstance(step, Answered):
            answers[key][step.statement] = step
        else:
            rechecks[key][step.statement] = step
    found = [_followed(one, answers[key].values(), rechecks[key].values()) for key, one in opened.items()]
    return tuple(sorted(found, key=lambda one: (one.opened.due, one.opened.at, one.opened.report, one.opened.action)))


def _followed(opened: Opened, answers: Iterable[Answered], rechecks: Iterable[Rechecked]) -> Followed:
    said: dict[str, list[Answered]] = defaultdict(list)
    for one in answers:
        if _may_answer(one, opened):
            said[one.after].append(one)
    looked: dict[str, list[Rechecked]] = defaultdict(list)
    for second in rechecks:
        if _may_recheck(second, opened):
            looked[second.response].append(second)
    after, told = "", list[Answered | Rechecked]()
    state: State = "open"
    answer: Answered | None = None
    recheck: Rechecked | None = None
    while given := said.pop(after, None):  # each layer is taken once, so that a ring of files ends too
        seconds = [second for one in given for second in looked[one.statement]]
        last = _last(seconds) if seconds else None
        answer = next(one for one in given if one.statement == last.response) if last else _last(given)
        told.append(answer)
        if last is None:
            return Followed(opened, "answered", answer, recheck, tuple(told))
        told.append(last)
        recheck, state, after = last, last.became, last.statement
        if state == "closed":
            break
    return Followed(opened, state, answer, recheck, tuple(told))


def _last(steps: list[Taken]) -> Taken:
    """The latest of some; mostly there is one, and then no time is read."""
    return steps[0] if len(steps) == 1 else max(steps, key=_later)


def _later(step: Answered | Rechecked) -> tuple[str, str]:
    return moment(step.at), step.statement


def moment(at: str) -> str:
    """A time (RFC 3339) so that later ones sort after earlier ones, whatever their offsets."""
    return dt.datetime.fromisoformat(at).astimezone(dt.UTC).isoformat()


def _may_answer(one: Answered, opened: Opened) -> bool:
    """Whoever assessed the record answers: by the same key, or the same person under a later one.

    An id is only what a file says, but the name is the certificate's: nobody answers for others by writing their id.
    """
    same = one.assessor == opened.assessor and _folded(one.assessor_name) == _folded(opened.assessor_name)
    return one.signer == opened.signer or same


def _folded(name: str) -> str:
    return tidy_name(name).casefold()


def _may_recheck(second: Rechecked, opened: Opened) -> bool:
    """What an external verifier asked for is closed by an external verifier."""
    return opened.role != "external-verifier" or second.role == "external-verifier"
