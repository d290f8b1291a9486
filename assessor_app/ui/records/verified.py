"""What verifiers decided on a record: each report with how far it can be relied on first, and the actions it opened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from assessor_app.language import N_
from assessor_app.language.dates import day
from assessor_app.ui.parts.bars import IconLabel
from assessor_app.ui.parts.card import Ground, row, separator
from assessor_app.ui.verdicts import VERDICT_LOOKS, VERDICT_WORDS
from assessor_app.ui.verifying.actions.words import LATE, OVERDUE, STATE_LOOKS
from assessor_app.ui.verifying.overview.words import CAUSE_WORDS
from assessor_app.verifying.actions.words import STATE_WORDS

if TYPE_CHECKING:
    from typing import Any

    from assessor_app.records.report import Opening, Signer
    from assessor_app.rooms import Rooms
    from assessor_app.ui.kit import Kit
    from assessor_app.verifying.actions.model import Followed
    from assessor_app.verifying.statements.model import Statement

OVERALL: Final[dict[str, tuple[str, str, str]]] = {
    "confirmed": (N_("Confirmed"), "check_circle-fill", "met"),
    "confirmed-with-action": (N_("Confirmed subject to action"), "flag", "not_yet"),
    "not-confirmed": (N_("Not confirmed"), "error-fill", "refused"),
}
OUTCOMES: Final[dict[str, tuple[str, str, str]]] = {
    "agreed": (N_("Agreed"), "check_circle-fill", "met"),
    "agreed-with-action": (N_("Agreed with action"), "flag", "not_yet"),
    "not-agreed": (N_("Not agreed"), "error-fill", "refused"),
}
KINDS: Final[dict[str, str]] = {
    "review": N_("Verification report by {name}, {when}"),
    "recheck": N_("Actions rechecked by {name}, {when}"),
    "response": N_("Answer by {name}, {when}"),
}
SAID: Final[dict[str, str]] = {
    "accepted": N_("It is whole, and you know its signer."),
    "unknown-signer": N_("It is whole, but nobody here has vouched for its signer. It counts once somebody does."),
    "refused": N_("Do not rely on it: a check failed."),
}


@dataclass(frozen=True, slots=True)
class Told:
    """One statement about a record: its head, what it says, and how it stands when it is opened now."""

    statement: Statement
    payload: dict[str, Any]
    opening: Opening

    @property
    def signer(self) -> Signer:
        """Whoever signed it."""
        return self.opening.signers[0]


@dataclass(frozen=True, slots=True)
class Verified:
    """All statements about one record, earliest first; its actions; and whether they are this store's own to answer."""

    told: tuple[Told, ...]
    actions: tuple[Followed, ...]
    own: bool


def verified(rooms: Rooms, identity: str, *, own: bool) -> Verified:
    """Read all of it, opening every file again."""
    statements = rooms.verifying.statements
    told = tuple(
        Told(one, statements.payload(one.identity), statements.opened(one)) for one in statements.of_record(identity)
    )
    return Verified(told, rooms.verifying.actions.of_record(identity) if told else (), own)


class VerifiedCard(Ground):
    """`vouching` for a statement's signer and `exporting` it, by its identity; `acting` on an action, by its name."""

    vouching = Signal(str)
    exporting = Signal(str)
    acting = Signal(str)

    def __init__(self, kit: Kit, found: Verified, today: str) -> None:
        super().__init__("card", margin=20, space=10)
        self._kit, self._today = kit, today
        self.add(kit.label(N_("Verification"), "title"))
        for at, told in enumerate(found.told):
            if at:
                self.add(separator())
            self._statement(told)
        if found.actions:
            self.add(separator(), kit.label(N_("Actions"), "strong"))
            for one in found.actions:
                self._action(one, own=found.own)

    def _marked(self, icon: str, tone: str, message: str, role: str = "strong", **facts: object) -> None:
        self.add(row(IconLabel(self._kit, icon, tone, 20), self._kit.label(message, role, **facts)))

    def _statement(self, told: Told) -> None:
        kit, one = self._kit, told.statement
        head = kit.text("", "strong", selectable=True)
        kit.tongue.say(head.setText, KINDS[one.kind], name=one.author, when=lambda words: day(words, one.sealed_at))
        self.add(head)
        verdict = told.opening.headline
        icon, tone = VERDICT_LOOKS[verdict]
        self._marked(icon, tone, SAID.get(verdict, VERDICT_WORDS[verdict]), "body")
        if verdict not in {"accepted", "unknown-signer"}:
            return
        if one.kind == "review":
            self._decided(told.payload)
        else:
            self._became(told.payload)
        offered = [kit.button(N_("Export…"), lambda: self.exporting.emit(one.identity), "quiet", icon="upload")]
        if verdict == "unknown-signer":
            offered.insert(0, kit.button(N_("Vouch…"), lambda: self.vouching.emit(one.identity), "quiet"))
        self.add(row(*offered, None))

    def _decided(self, said: dict[str, Any]) -> None:
        message, icon, tone = OVERALL[said["overall"]]
        self._marked(icon, tone, message)
        agreed = []
        for standard in said["decided"]:
            for one in standard["criteria"]:
                if one["outcome"] == "agreed" and not one["note"]:
                    agreed.append(one)
                else:
                    self._criterion(one)
        if agreed:
            icon, tone = OUTCOMES["agreed"][1:]
            names = ", ".join(_short(self._kit, one) for one in agreed)
            self._marked(icon, tone, N_("Agreed: {criteria}"), "body", criteria=names)
        for message, text in (
            (N_("Feedback: {text}"), said["feedback"]),
            (N_("Good practice: {text}"), said["good_practice"]),
            (N_("For standardisation: {text}"), said["point"]),
        ):
            if text:
                self.add(self._kit.label(message, text=text))

    def _criterion(self, one: dict[str, Any]) -> None:
        kit = self._kit
        message, icon, tone = OUTCOMES[one["outcome"]]
        said = kit.text("", "strong")
        name, cause = _short(kit, one), CAUSE_WORDS.get(one["cause"], "")
        kit.tongue.follow(
            said,
            lambda words: said.setText(" · ".join([name, words(message), *([words(cause)] if cause else [])])),
        )
        self.add(row(IconLabel(kit, icon, tone, 20), said))
        texts = [one["text"], *([one["note"]] if one["note"] else [])]
        for text, role in zip(texts, ("soft", "body"), strict=False):
            self.add(kit.text(text, role, selectable=True))

    def _became(self, said: dict[str, Any]) -> None:
        for one in said.get("rechecks", ()):
            closed = one["outcome"] == "closed"
            icon, tone = STATE_LOOKS["closed" if closed else "reopened"]
            message = N_("Closed: {text}") if closed else N_("Reopened: {text}")
            self._marked(icon, tone, message, "body", text=one["text"])
            if one["reason"]:
                self.add(self._kit.text(one["reason"], selectable=True))
        if "done" in said:
            self.add(self._kit.text(said["done"], selectable=True))
        if said.get("files"):
            files = ", ".join(one["name"] for one in said["files"])
            self.add(self._kit.label(N_("Files that show it: {files}"), "soft", files=files))

    def _action(self, one: Followed, *, own: bool) -> None:
        kit, opened, late = self._kit, one.opened, one.overdue(self._today)
        icon, tone = OVERDUE if late else STATE_LOOKS[one.state]
        state = LATE if late else STATE_WORDS[one.state]
        said = kit.text("", "strong")
        kit.tongue.follow(
            said, lambda words: said.setText(f"{words(state)} · {day(words, opened.due)} · {opened.owner}")
        )
        self.add(row(IconLabel(kit, icon, tone, 20), said), kit.text(opened.text, selectable=True))
        answers = own and one.state in {"open", "reopened"}
        message = N_("Answer…") if answers else N_("Show the action")
        self.add(row(kit.button(message, lambda: self.acting.emit(opened.name), "quiet"), None))


def _short(kit: Kit, one: dict[str, Any]) -> str:
    """A criterion's short name, as `P14`."""
    from assessor_app.records.templates.observation_1.words import LETTERS  # noqa: PLC0415 - kept with the deed

    return f"{LETTERS[one['kind']][kit.tongue.words.language == 'en']}{one['number']}"
