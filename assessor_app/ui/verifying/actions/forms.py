"""What is written about an action before it is sealed: an assessor's answer, or a verifier's recheck."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from assessor_app.language import N_
from assessor_app.language.dates import day
from assessor_app.ui.parts.card import Ground, row
from assessor_app.ui.parts.form import Choice, Field, LineField, TextField
from assessor_app.ui.parts.segmented import Segmented
from assessor_app.ui.verifying.actions.files import FilesField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.ui.kit import Kit
    from assessor_app.ui.verifying.actions.deeds import Shown

MOST = 20_000


class Form(Ground):
    """`edited` with what is written, whenever a person changes it; `sealing` when it is to be signed; `discarding`."""

    edited = Signal(object)
    sealing = Signal()
    discarding = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__("card", margin=20, space=12)
        self._kit = kit

    def written(self) -> dict[str, Any]:
        """What is written now, as it is kept."""
        raise NotImplementedError

    def lacking(self) -> bool:
        """Whether something lacks, which is then said beside its field."""
        raise NotImplementedError

    def _tell(self, *_said: object) -> None:
        self.edited.emit(self.written())

    def _foot(self, seal: str) -> None:
        self.seal = self._kit.button(seal, self._press, "primary", icon="draw", keys="Ctrl+Shift+Return")
        self.discard = self._kit.button(N_("Discard what is written"), self.discarding.emit, "quiet")
        self.add(row(self.discard, None, self.seal))

    def _press(self) -> None:
        if not self.lacking():
            self.sealing.emit()


class Located(Ground):
    """Where one thing can be seen: what, where and with whom."""

    edited = Signal()

    def __init__(self, kit: Kit, said: Sequence[str]) -> None:
        super().__init__("sunk", margin=12, space=8)
        names = (N_("What it is"), N_("Where it is kept"), N_("Who holds it"))
        self.fields = [LineField(kit, name, most=MOST) for name in names]
        for field, text in zip(self.fields, (*said, "", "", "")[:3], strict=True):
            field.edit.setText(text)
            field.edited.connect(lambda _said: self.edited.emit())
        self.add(*self.fields)

    @property
    def said(self) -> list[str]:
        """The three of them."""
        return [field.said for field in self.fields]


class AnswerForm(Form):
    """What was done, where it can be seen or the files that show it, and a new record where there is one."""

    def __init__(self, kit: Kit, name: str, shown: Shown) -> None:
        super().__init__(kit)
        draft, records = shown.draft, shown.records
        self.done = TextField(kit, N_("What was done"), hint=N_("The verifier reads it."), lines=4, whole=True)
        self.done.show_text(str(draft.get("done", "")))
        self.located: list[Located] = []
        self._places = QVBoxLayout()
        self._places.setSpacing(8)
        self.more = kit.button(N_("Say where evidence is"), lambda: self._locate([], focus=True), "quiet", icon="add")
        self.record = Choice(kit)
        self.record.addItem(kit.tongue(N_("None")), "")
        for held in records:
            when = day(kit.tongue.words, held.sealed_at)
            self.record.addItem(f"{held.reference} · {when}", held.identity)
        self.record.setCurrentIndex(max(0, self.record.findData(draft.get("record", ""))))
        new = Field(kit, N_("A new record that supersedes this one or adds to it"), self.record)
        new.setVisible(bool(records))
        self.files = FilesField(kit, name)
        self.files.show_files(shown.files)
        self.add(kit.label(N_("Your answer"), "title"), self.done, self._places, row(self.more, None), self.files, new)
        for one in draft.get("evidence", ()):
            self._locate(one)
        self.done.edited.connect(self._tell)
        self.record.currentIndexChanged.connect(self._tell)
        self._foot(N_("Sign the answer…"))

    def _locate(self, said: Sequence[str], *, focus: bool = False) -> None:
        made = Located(self._kit, said)
        made.edited.connect(self._tell)
        self.located.append(made)
        self._places.addWidget(made)
        if focus:
            made.fields[0].setFocus()

    def written(self) -> dict[str, Any]:
        """What is written now."""
        evidence = [one.said for one in self.located if any(one.said)]
        return {"done": self.done.edit.toPlainText(), "evidence": evidence, "record": self.record.currentData() or ""}

    def lacking(self) -> bool:
        """Whether nothing is said to be done, evidence has no name, or people in a file have not agreed."""
        nameless = next((one for one in self.located if any(one.said) and not one.said[0]), None)
        if not self.done.said:
            self.done.invalid(N_("Write down what was done: the verifier reads it."))
            self.done.setFocus()
        elif nameless is not None:
            nameless.fields[0].invalid(N_("Say what it is."))
            nameless.fields[0].setFocus()
        else:
            return self.files.lacking()
        return True


class RecheckForm(Form):
    """Whether the action was done, and why not where it was not."""

    def __init__(self, kit: Kit, draft: dict[str, Any]) -> None:
        super().__init__(kit)
        choices = (("closed", N_("Close it"), "met"), ("reopened", N_("Reopen it"), "not_yet"))
        self.became = Segmented(kit, N_("After your second look"), choices)
        self.became.choose(str(draft.get("became", "")))
        self.looked = Field(kit, N_("After your second look"), self.became)
        self.reason = TextField(kit, N_("Why"), hint=N_("The assessor reads it."), lines=3, whole=True)
        self.reason.show_text(str(draft.get("reason", "")))
        self.add(kit.label(N_("Recheck"), "title"), self.looked, self.reason)
        self.became.chosen.connect(self._tell)
        self.became.chosen.connect(lambda _key: self.looked.valid())
        self.reason.edited.connect(self._tell)
        self._foot(N_("Sign the recheck…"))

    def written(self) -> dict[str, Any]:
        """What is written now."""
        return {"became": self.became.choice, "reason": self.reason.edit.toPlainText()}

    def lacking(self) -> bool:
        """Whether nothing is chosen, or it is reopened for no reason."""
        if not self.became.choice:
            self.looked.invalid(N_("Choose whether it is closed or reopened."))
            self.became.segment("closed").setFocus()
        elif self.became.choice == "reopened" and not self.reason.said:
            self.reason.invalid(N_("Write down why the action is reopened: the assessor reads it."))
            self.reason.setFocus()
        else:
            return False
        return True
