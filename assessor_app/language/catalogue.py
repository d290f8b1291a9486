"""Looking words up: English is written in the code, Welsh stands in `resources/locale/cy`. Knows no sentence itself."""

from __future__ import annotations

import functools
import gettext
from typing import Final, Literal

from assessor_app import paths

Tongue = Literal["cy", "en"]
WELSH: Final[Tongue] = "cy"
ENGLISH: Final[Tongue] = "en"
LANGUAGES: Final[tuple[Tongue, ...]] = (WELSH, ENGLISH)
DOMAIN: Final = "assessor"


def N_(message: str) -> str:  # noqa: N802 - gettext's own name, which the extractor looks for
    """Mark a message for translation where it is written, to be looked up where it is shown."""
    return message


class Words:
    """One language's words: call it with the English message and the facts that fill its braces."""

    def __init__(self, language: Tongue, translations: gettext.NullTranslations) -> None:
        self.language: Tongue = language
        self._translations = translations

    def __call__(self, message: str, **facts: object) -> str:
        """Return the whole sentence in this language; facts fill `{name}` places."""
        said = self._translations.gettext(message)
        return said.format(**facts) if facts else said


@functools.cache
def speak(language: Tongue) -> Words:
    """Return the words of one language, read once.

    Raises:
        FileNotFoundError: the build lacks its Welsh catalogue, which is a fault of the build.
    """
    if language == ENGLISH:
        return Words(ENGLISH, gettext.NullTranslations())
    found = gettext.translation(DOMAIN, localedir=paths.resources() / "locale", languages=[language])
    return Words(language, found)
