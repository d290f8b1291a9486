"""The words of all faces, in Welsh and English: one gettext catalogue, free of Qt.

Sentences for codes stand in `sentences`, dates and alphabet rules in their own modules.
Not here: the words of sealed pages, which a template freezes beside its layout.
"""

from assessor_app.language.catalogue import ENGLISH, LANGUAGES, N_, WELSH, Tongue, Words, speak

__all__ = ["ENGLISH", "LANGUAGES", "N_", "WELSH", "Tongue", "Words", "speak"]
