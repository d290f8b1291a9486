"""The form that begins a visit: who, on which standards, where and in what setting, and the language of the pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.observing.model import SETTINGS
from assessor_app.observing.rules import MOST_OF_A_PLACE
from assessor_app.standards.model import StandardKey
from assessor_app.ui.candidates.picker import SHOWN, StandardPicker, say_rest
from assessor_app.ui.observing.kinds import SETTING_WORDS
from assessor_app.ui.observing.matching import folded, words_of
from assessor_app.ui.parts.bars import BottomBar
from assessor_app.ui.parts.card import Ground, cards_over
from assessor_app.ui.parts.downwards import Downwards
from assessor_app.ui.parts.form import Field, LineField
from assessor_app.ui.parts.listing import Listing
from assessor_app.ui.parts.rows import Row
from assessor_app.ui.parts.segmented import Segmented

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.observing.model import Observation, PageLanguages, Setting
    from assessor_app.people.model import Candidate
    from assessor_app.rooms import Rooms
    from assessor_app.ui.kit import Kit
    from assessor_app.vault.model import Changes

NEW: Final = "new"
WIDEST: Final = 760
PAGES: Final[dict[PageLanguages, str]] = {"cy": N_("Welsh"), "en": N_("English"), "both": N_("Both")}


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a visit begins with: a candidate's id, or the `name` of one to take on first."""

    candidate: str
    name: str
    standards: tuple[StandardKey, ...]
    place: str
    setting: Setting
    pages: PageLanguages


def begin(rooms: Rooms, how: Beginning, language: str) -> tuple[Observation, Changes]:
    """Take the candidate on if need be and start to observe, in one transaction.

    Raises:
        Refusal: what the people's and the observing desk refuse; nothing was then done.
    """
    with rooms.store.transaction():
        touched: frozenset[tuple[str, str]] = frozenset()
        name = how.candidate
        if not name:
            added, changes = rooms.people.add_candidate(
                name=how.name,
                language="cy" if language == "cy" else "en",
                standards=tuple(str(key) for key in how.standards),
            )
            name, touched = added.id, changes.touched
        made, changes = rooms.desk.start(name, how.standards, place=how.place, setting=how.setting, pages=how.pages)
        return made, type(changes)(changes.touched | touched)


class CandidatePicker(QWidget):
    """One candidate, found by some letters of the name, or one to be taken on by that name. `changed` when chosen."""

    changed = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._all: Sequence[Candidate] = ()
        self.candidate: Candidate | None = None
        self.name = ""
        self.search = QLineEdit()
        self.search.setProperty("role", "search")
        kit.tongue.say(self.search.setPlaceholderText, N_("Name of the candidate…"))
        kit.tongue.say(self.search.setAccessibleName, N_("Name of the candidate"))
        self.hint = kit.label(N_("Type a name. Somebody who is not in the list can be added by it."), "soft")
        self.list = Listing(kit, N_("Candidates"), whole=SHOWN + 1)
        self.rest = kit.text("", "soft")
        self.shown = kit.text("", "strong")
        self.other = kit.button(N_("Choose another"), self._again)
        self.chosen = QWidget()
        line = QHBoxLayout(self.chosen)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.shown, 1)
        line.addWidget(self.other)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        for thing in (self.chosen, self.search, self.hint, self.list, self.rest):
            inside.addWidget(thing)
        self.search.textChanged.connect(self._lay)
        Downwards(self.search, self.list, self._take)
        kit.tongue.follow(self, lambda _words: self._lay())

    def start(self, candidates: Sequence[Candidate], chosen: str) -> None:
        """Offer these; `chosen` is the id of one that is chosen already, or ''."""
        self._all = candidates
        self.candidate = next((one for one in candidates if one.id == chosen), None)
        self.name = ""
        self.search.clear()
        self._lay()

    def _again(self) -> None:
        self.candidate, self.name = None, ""
        self._lay()
        self.search.setFocus()
        self.changed.emit()

    def _take(self, key: str) -> None:
        self.candidate = next((one for one in self._all if one.id == key), None)
        self.name = "" if self.candidate else self.search.text().strip()
        if self.candidate or self.name:
            self._lay()
            self.changed.emit()

    def _lay(self) -> None:
        chosen = bool(self.candidate or self.name)
        self.chosen.setVisible(chosen)
        self.search.setVisible(not chosen)
        self.hint.setVisible(not chosen and not self.search.text().strip())
        if self.candidate:
            self._kit.tongue.silence(self.shown)
            self.shown.setText(self.candidate.name)
        elif self.name:
            self._kit.tongue.say(self.shown.setText, N_("{name} (new candidate)"), name=self.name)
        asked = words_of(self.search.text())
        words = self._kit.tongue.words
        fitting = [
            one for one in self._all if all(word in folded(f"{one.name} {one.centre_reference}") for word in asked)
        ]
        rows = [Row(one.id, one.name, detail=one.centre_reference, icon="person") for one in fitting[:SHOWN]]
        said = self.search.text().strip()
        if said and all(folded(one.name) != folded(said) for one in self._all):
            rows.append(Row(NEW, words(N_("Add {name} as a new candidate"), name=said), icon="add", tone="accent"))
        self.list.show_rows(rows)
        self.list.setVisible(not chosen and bool(rows))
        say_rest(self._kit, self.rest, 0 if chosen else len(fitting) - SHOWN)


class BeginningForm(QWidget):
    """`begun(Beginning)` when all that is needed is there and the button is pressed; `left` when given up."""

    begun = Signal(object)
    left = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.who = CandidatePicker(kit)
        self.standards = StandardPicker(kit)
        self.place = LineField(kit, N_("Place"), example=N_("Workplace and town"), most=MOST_OF_A_PLACE)
        self.setting = Segmented(kit, N_("Setting"), [(one, SETTING_WORDS[one], "accent") for one in SETTINGS])
        self.pages = Segmented(kit, N_("Language of the pages"), [(one, said, "accent") for one, said in PAGES.items()])
        self.foot = BottomBar(kit, N_("Before you start"), N_("Start observing"))
        self.cancel = kit.button(N_("Cancel"), self.left.emit)
        cast("QHBoxLayout", self.foot.layout()).insertWidget(3, self.cancel)
        self.foot.gap.connect(self._mend)
        self.foot.pressed.connect(self._begin)
        self.place.edit.returnPressed.connect(self._begin)
        self.who.changed.connect(self._chosen)
        self.standards.changed.connect(self._say)
        self._lay()
        kit.tongue.follow(self, lambda _words: self._say())

    def start(self, candidates: Sequence[Candidate], chosen: str, pages: PageLanguages) -> None:
        """Begin with nothing chosen, or with one candidate and the standards they work on."""
        self.who.start(candidates, chosen)
        self.standards.start(self.who.candidate.standards if self.who.candidate else ())
        self.place.edit.clear()
        self.setting.choose("real_work")
        self.pages.choose(pages)
        self._say()
        (self.standards.search if self.who.candidate else self.who.search).setFocus()

    def _lay(self) -> None:
        kit = self._kit
        who, what, where = (Ground("card", margin=20, space=12) for _ in range(3))
        who.add(kit.label(N_("Candidate"), "title"), self.who)
        what.add(kit.label(N_("Standards"), "title"), self.standards)
        setting, pages = Field(kit, N_("Setting"), self.setting), Field(kit, N_("Language of the pages"), self.pages)
        where.add(kit.label(N_("The visit"), "title"), self.place, setting, pages)
        for field in (setting, pages):
            where.inside.setAlignment(field, Qt.AlignmentFlag.AlignLeft)
        cards_over(self.foot, self, kit.theme.px(WIDEST), who, what, where)

    def _chosen(self) -> None:
        """Offer what the candidate works on, unless standards were chosen already."""
        if self.who.candidate and not self.standards.chosen:
            self.standards.start(self.who.candidate.standards)
        self._say()
        if self.who.candidate or self.who.name:
            self.standards.search.setFocus()

    def _say(self) -> None:
        words = self._kit.tongue.words
        gaps = []
        if not (self.who.candidate or self.who.name):
            gaps.append(("who", words(N_("No candidate"))))
        if not self.standards.chosen:
            gaps.append(("what", words(N_("No standard"))))
        self.foot.show_gaps(gaps)

    def _mend(self, gap: str) -> None:
        (self.who.search if gap == "who" else self.standards.search).setFocus()

    def _begin(self) -> None:
        """Hand over what was chosen; where something is missing, go there instead."""
        if not (self.who.candidate or self.who.name):
            self.who.search.setFocus()
        elif not self.standards.chosen:
            self.standards.search.setFocus()
        else:
            self.begun.emit(
                Beginning(
                    self.who.candidate.id if self.who.candidate else "",
                    self.who.name,
                    tuple(StandardKey.parse(key) for key in self.standards.chosen),
                    self.place.said,
                    cast("Setting", self.setting.choice),
                    cast("PageLanguages", self.pages.choice),
                )
            )
