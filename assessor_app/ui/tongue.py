"""The language of one window, changed live: what was said once is said again in the other language.

    tongue.say(label.setText, N_("Saved {time}"), time="14:32")
    tongue.follow(view, lambda words: view.setTitle(words.language))

A binding is forgotten when its widget is destroyed, or when the same setter is given other words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, QTranslator, Signal

from assessor_app.language import ENGLISH, WELSH, Tongue, Words, speak

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QCoreApplication


class _QtWords(QTranslator):
    """Answers Qt's few questions from the program's own catalogue."""

    def __init__(self, tongue: LiveWords) -> None:
        super().__init__(tongue)
        self._tongue = tongue

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        """Say that there are words here, or Qt would not ask."""
        return False

    def translate(self, _context: str, text: str, _note: str | None = None, _number: int = -1) -> str:
        """Return our words for Qt's, or Qt's own: an empty answer would be taken for an empty word."""
        if self._tongue.language == ENGLISH:
            return text
        from assessor_app.ui.qtwords import QT_WORDS  # noqa: PLC0415 - Qt asks late, and in English not at all

        known = QT_WORDS.get(text)
        return self._tongue.words(known) if known else text


class LiveWords(QObject):
    """Holds the words in force; `changed` comes after every binding has been said again.

    Call it like `Words` to say something once: `tongue(N_("Sealed"))`.
    """

    changed = Signal()

    def __init__(self, language: Tongue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.words: Words = speak(language)
        self._bound: dict[int, dict[str, Callable[[Words], None]]] = {}

    @property
    def language(self) -> Tongue:
        """The language in force."""
        return self.words.language

    def __call__(self, message: str, **facts: object) -> str:
        """Say something once, in the language in force now."""
        return self.words(message, **facts)

    @property
    def bound(self) -> int:
        """How many widgets are spoken for."""
        return len(self._bound)

    def teach_qt(self, app: QCoreApplication) -> QTranslator:
        """Let Qt's own menus speak from our catalogue too; returns what was installed."""
        translator = _QtWords(self)
        app.installTranslator(translator)
        return translator

    def speak(self, language: Tongue) -> None:
        """Change to a language and say everything again."""
        if language == self.language:
            return
        self.words = speak(language)
        for bindings in list(self._bound.values()):
            for again in list(bindings.values()):
                again(self.words)
        self.changed.emit()

    def switch(self) -> None:
        """Change to the other language."""
        self.speak(ENGLISH if self.language == WELSH else WELSH)

    def say(self, setter: Callable[[str], object], message: str, **facts: object) -> None:
        """Give a widget's own setter (`label.setText`) the message now and at every change of language.

        A fact may be a function of the words, for dates and for words inside words: `when=lambda words: …`.
        """
        owner = getattr(setter, "__self__", None)
        if not isinstance(owner, QObject):
            raise TypeError("say() takes a bound method of a widget; follow() takes anything else")

        def again(words: Words) -> None:
            told = {name: fact(words) if callable(fact) else fact for name, fact in facts.items()}
            setter(words(message, **told))

        self._bind(owner, setter.__name__, again)

    def follow(self, owner: QObject, again: Callable[[Words], None], *, key: str = "") -> None:
        """Call `again` with the words now and at every change, until `owner` is destroyed.

        A second call with the same owner and a `key` replaces the first.
        """
        name = key or f"follow {len(self._bound.get(id(owner), ()))}"
        self._bind(owner, name, again)

    def silence(self, owner: QObject) -> None:
        """Forget what was bound to one widget, whose text is a person's own from now on."""
        self._bound.pop(id(owner), None)

    def _bind(self, owner: QObject, name: str, again: Callable[[Words], None]) -> None:
        known = id(owner)
        if known not in self._bound:
            self._bound[known] = {}
            owner.destroyed.connect(lambda: self._bound.pop(known, None))

        def while_alive(words: Words) -> None:
            if shiboken6.isValid(owner):
                again(words)

        self._bound[known][name] = while_alive
        again(self.words)
