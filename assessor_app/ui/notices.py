"""The one place of the window that turns errors into sentences, and where small news is told.

A rule's refusal, a missing disk, a broken seal become a banner under the top bar; news and undo become a toast.
Anything else is a bug: see `crash.py`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from assessor_app.errors import AssessorError, Cancelled, Tampered

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor_app.language import Words
    from assessor_app.ui.tongue import LiveWords


class Notices(QObject):
    """What is to be told, as signals; the window shows them. Screens call the methods.

    `banner(text, tone)` with tone `warning` or `refused`; `toast(text, undo)` with `undo` a function or None;
    `reworded(text)` is what the last toast said, in the language that is in force now.
    """

    banner = Signal(str, str)
    toast = Signal(str, object)
    reworded = Signal(str)
    cleared = Signal()

    def __init__(self, tongue: LiveWords, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tongue = tongue
        self._last: Callable[[Words], str] | None = None
        tongue.changed.connect(self._reword)

    def sentence(self, error: AssessorError) -> str:
        """Say an error in the language in force: for a screen that shows it beside the field it is about."""
        from assessor_app.language import sentences  # noqa: PLC0415 - every room's sentences; not before first paint

        return sentences.tell(self._tongue.words, error)

    def error(self, error: AssessorError) -> None:
        """Tell what went wrong and what to do next."""
        if isinstance(error, Cancelled):
            self.tell(lambda _words: self.sentence(error))
        else:
            self.banner.emit(self.sentence(error), "refused" if isinstance(error, Tampered) else "warning")

    def say(self, message: str, *, undo: Callable[[], object] | None = None, **facts: object) -> None:
        """Tell good news in passing; with `undo` the toast has a button that takes it back.

        A fact may be a function of the words, as in `LiveWords.say`.
        """

        def said(words: Words) -> str:
            return words(message, **{name: fact(words) if callable(fact) else fact for name, fact in facts.items()})

        self.tell(said, undo)

    def tell(self, said: Callable[[Words], str], undo: Callable[[], object] | None = None) -> None:
        """Tell news in passing that `said` puts into words, in whatever language is in force as long as it stands."""
        self._last = said
        self.toast.emit(said(self._tongue.words), undo)

    def _reword(self) -> None:
        if self._last is not None:
            self.reworded.emit(self._last(self._tongue.words))

    def clear(self) -> None:
        """Take the banner away, since what it said no longer matters."""
        self.cleared.emit()
