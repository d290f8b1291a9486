"""The two dialogs of retention: holding something back, and disposing of what is due. They decide nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from assessor_app.language import N_
from assessor_app.ui.keeping.shelf import MANY, counts
from assessor_app.ui.parts.dialog import ColumnDialog
from assessor_app.ui.parts.form import Field, LineField, PassphraseField
from assessor_app.ui.parts.listing import Listing
from assessor_app.ui.parts.rows import Row
from assessor_app.ui.parts.segmented import Segmented

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from assessor_app.errors import AssessorError
    from assessor_app.language import Words
    from assessor_app.records.retention.model import Keeping
    from assessor_app.ui.kit import Kit

LANGUAGES: Final = (("cy", N_("Welsh"), ""), ("en", N_("English"), ""), ("both", N_("Both"), ""))
WRONG_SECRET: Final = frozenset({"passphrase-wrong", "token-pin-wrong", "token-pin-locked", "token-pin-unset"})
SHOWN: Final = 4
"""How many of those who are listed are in sight at once."""
WIDE: Final = 560  # px at 100 %


class HoldDialog(ColumnDialog):
    """Asks why it is to be held back. `told(reason)` as `records.retention.holds` keeps it."""

    told = Signal(str)

    def __init__(self, kit: Kit, over: QWidget, name: str) -> None:
        from assessor_app.records.retention.holds import WHYS  # noqa: PLC0415 - brings a room

        super().__init__(kit, over, N_("Hold back what is kept of {name}"), name=name)
        said = N_("It stays whatever the rule says, until you hold it back no longer. Both are kept with your name.")
        self.way = Segmented(kit, N_("Why is it held back?"), [(key, why, "accent") for key, why in WHYS.items()])
        self.why = Field(kit, N_("Why is it held back?"), self.way)
        self.note = LineField(kit, N_("Anything to add, such as a reference"))
        self.way.chosen.connect(lambda _key: self.why.valid())
        self.add(kit.label(said), self.why, self.note)
        self.finish(N_("Hold back"), "primary", self.press)
        self.note.edit.returnPressed.connect(self.press)
        self.way.segment("appeal").setFocus()

    def press(self) -> None:
        """Hold only for a reason; something else needs words."""
        from assessor_app.records.retention.holds import kept  # noqa: PLC0415 - brings a room

        if not self.way.choice:
            self.why.invalid(N_("Say why: an appeal, an inquiry, or something else."))
            self.way.segment("appeal").setFocus()
        elif self.way.choice == "other" and not self.note.said:
            self.note.invalid(N_("Say why it must be kept."))
            self.note.setFocus()
        else:
            self.told.emit(kept(self.way.choice, self.note.said))
            self.accept()


class DisposeDialog(ColumnDialog):
    """Shows everything that will go, and asks why and for the passphrase. `told(reason, pages, passphrase)`."""

    told = Signal(str, str, str)

    def __init__(self, kit: Kit, over: QWidget, due: Sequence[Keeping], token: str) -> None:
        super().__init__(kit, over, N_("Dispose of what is due"), wide=WIDE)
        self._due = tuple(due)
        warned = N_(
            "All that is kept of these candidates is erased for good: records, drafts, plans and files. This cannot be "
            "taken back. Backups made before still hold it, until you delete them."
        )
        self.list = Listing(kit, N_("What will be erased"), whole=SHOWN)
        self.reason = LineField(kit, N_("Why?"), hint=N_("The certificate of disposal keeps the reason."))
        self.pages = Segmented(kit, N_("Languages of the certificate"), LANGUAGES)
        self.pages.choose("both")
        name = N_("PIN of {label}") if token else N_("Your passphrase")
        self.phrase = PassphraseField(
            kit, N_("Your passphrase"), hint=N_("It opens the key that signs the certificate of disposal.")
        )
        kit.tongue.say(self.phrase.label.setText, name, **({"label": token} if token else {}))
        self.problem = kit.text("", "invalid")
        self.problem.hide()
        pages = Field(kit, N_("Languages of the certificate"), self.pages)
        self.add(kit.label(warned), self.list, self.reason, pages, self.phrase, self.problem)
        self.finish(N_("Erase for good"), "danger", self.press)
        self.phrase.entered.connect(self.press)
        kit.tongue.follow(self, lambda words: self.list.show_rows([_row(words, one) for one in self._due]))
        self.reason.edit.setFocus()

    @property
    def candidates(self) -> tuple[str, ...]:
        """Whose things will go."""
        return tuple(one.candidate for one in self._due)

    def press(self) -> None:
        """Go on only with a reason and a passphrase."""
        if not self.reason.said:
            self.reason.invalid(N_("Write why: the certificate keeps the reason."))
            self.reason.edit.setFocus()
        elif not self.phrase.said:
            self.phrase.invalid(N_("Type it: it opens your key."))
            self.phrase.edit.setFocus()
        else:
            self.problem.hide()
            self.button.setEnabled(False)
            self.told.emit(self.reason.said, self.pages.choice, self.phrase.said)

    def failed(self, problem: AssessorError) -> None:
        """Say what stood in the way: a passphrase that is wrong at its field."""
        self.button.setEnabled(True)
        sentence = self._kit.notices.sentence(problem)
        if problem.code in WRONG_SECRET:
            self.phrase.forget()
            self.phrase.wrong(sentence)
            self.phrase.edit.setFocus()
        else:
            self.problem.setText(sentence)
            self.problem.show()


def _row(words: Words, one: Keeping) -> Row:
    return Row(one.candidate, one.name, detail=words(MANY, **counts(one)), icon="person")
