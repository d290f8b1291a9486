"""One deed on its way to a lane and its answer on the way back; a long one as the window sees it. Starts nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QObject, Signal

from assessor_app.ui.lanes import Flag

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor_app.errors import AssessorError
    from assessor_app.vault.model import Changes

    Then = Callable[[Any], object]
    Failed = Callable[[AssessorError], object]


class Job(QObject):
    """One piece of long work: `stepped(done, total, what)` while it runs, `ended` once, `cancel()` to stop it."""

    stepped = Signal(int, int, str)
    ended = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.flag = Flag()

    def cancel(self) -> None:
        """Stop at the next step; the deed then changes nothing and its `failed` gets `Cancelled`."""
        self.flag.set()


@dataclass(slots=True)
class Errand:
    """One deed and, once it was done, its answer or its problem. `what` names the text that a `soon` keeps."""

    deed: Callable[[], Any]
    then: Then | None = None
    failed: Failed | None = None
    job: Job | None = None
    writes: bool = False
    what: str = ""
    answer: Any = None
    problem: BaseException | None = None

    def run(self) -> None:
        """Do it, in the lane's thread; what goes wrong is told later, in the window's."""
        try:
            self.answer = self.deed()
        except BaseException as problem:  # noqa: BLE001 - told in the window's thread, whatever it is
            self.problem = problem


def alive(deed: Callable[..., object]) -> bool:
    """Whether whoever is to be called is still there: a method of a widget that is gone is not called.

    Nor is a function written within such a method, which would call it through `self`.
    """
    owner = getattr(deed, "__self__", None) or _within(deed)
    return not isinstance(owner, QObject) or shiboken6.isValid(owner)


def _within(deed: Callable[..., object]) -> object:
    """The `self` that a function has from the method around it; None where it has none."""
    names = getattr(getattr(deed, "__code__", None), "co_freevars", ())
    cells = getattr(deed, "__closure__", None) or ()
    return next((cell.cell_contents for name, cell in zip(names, cells, strict=True) if name == "self"), None)


def changes_in(answer: object) -> list[Changes]:
    """What a deed touched: its answer, or those members of a tuple it answered with; nothing touched is no news."""
    from assessor_app.vault.model import Changes  # noqa: PLC0415 - no deed is done before the first paint

    members = answer if isinstance(answer, tuple) else (answer,)
    return [member for member in members if isinstance(member, Changes) and member.touched]
