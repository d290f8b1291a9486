"""The screen of standardisation: the exercises at the left, and one of them drawn up, judged, or compared."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from assessor_app.language import N_
from assessor_app.language.dates import day
from assessor_app.records.report import Signer
from assessor_app.ui.parts.banner import EmptyState
from assessor_app.ui.parts.card import Ground
from assessor_app.ui.parts.columns import Columns
from assessor_app.ui.parts.dropping import Dropping
from assessor_app.ui.parts.listing import Listing
from assessor_app.ui.parts.rows import Row
from assessor_app.ui.parts.tools import Tools
from assessor_app.ui.records.vouching import VouchDialog
from assessor_app.ui.verifying.screen import VerifyingScreen
from assessor_app.ui.verifying.standardising import deeds
from assessor_app.ui.verifying.standardising.agreement import AgreementPage
from assessor_app.ui.verifying.standardising.beginning import BeginDialog
from assessor_app.ui.verifying.standardising.drafting import DraftPage
from assessor_app.ui.verifying.standardising.judging import JudgingPage
from assessor_app.ui.verifying.standardising.signing import SignDialog, What, file_name
from assessor_app.ui.verifying.standardising.words import STANDING, standing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.records.model import Held
    from assessor_app.rooms import Rooms
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.verifying.standardising.deeds import Shown
    from assessor_app.vault.model import Changes
    from assessor_app.verifying.standardising.model import Came, Judged, Listed

PLACE: Final = "verify/standardising"
FROM_RECORD: Final = "record:"
FROM_FILE: Final = "file:"
NOTHING, DRAFT, JUDGING, AGREEMENT = range(4)
PAGES: Final = {"draft": DRAFT, "received": JUDGING, "given": AGREEMENT}


class StandardisingScreen(VerifyingScreen):
    """`enter(id)` shows one exercise, `enter("record:IDENTITY")` begins one, `enter("file:PATH")` takes one in."""

    SHOWS = frozenset({"exercise", "signer"})

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit, PLACE)
        self._key = ""
        self.shown: Shown | None = None
        self.vouching: VouchDialog | None = None
        self.dialog: BeginDialog | SignDialog | None = None
        kit.tongue.say(self.bar.title.setText, N_("Standardisation"))
        self.list = Listing(kit, N_("Exercises"))
        side = Ground("panel", margin=14, space=8)
        side.add(self.list)
        why = N_("Give one record, without its names, to several assessors, and see how far their judgements agree.")
        self.nothing = EmptyState(kit, "forum", why, N_("New exercise…"))
        self.draft, self.judging, self.agreement = DraftPage(kit), JudgingPage(kit), AgreementPage(kit)
        self.middle = QStackedWidget()
        pages: tuple[QWidget, ...] = (self.nothing, self.draft, self.judging, self.agreement)
        for page in pages:
            self.middle.addWidget(page)
        self.columns = Columns(kit, left=side, middle=self.middle, names=(N_("Exercises"), N_("Details")))
        self.body.addWidget(self.columns, 1)
        self._tools()
        self._listen()
        self.dropping = Dropping(self, self.take_in)

    def _tools(self) -> None:
        kit, new, take = self.kit, N_("New exercise…"), N_("Import…")
        self.new = kit.button(new, self._offer, "primary", icon="add", keys="Ctrl+N")
        self.take = kit.button(take, self._ask_files, icon="download", keys="Ctrl+I")
        listed, criteria = N_("Exercises"), N_("Criteria")  # with their words for as long as there is room
        self.bar.extras.addWidget(Tools(kit, self.bar, ((self.columns.left_button, listed),), below=0))
        self.way = Tools(kit, self.bar, ((self.judging.columns.right_button, criteria),), below=0)
        self.bar.extras.addWidget(self.way)
        self.bar.extras.addWidget(Tools(kit, self.bar, ((self.take, take), (self.new, new))))

    def _listen(self) -> None:
        self.nothing.pressed.connect(self._offer)
        self.list.chosen.connect(self._choose)
        self.list.clicked.connect(lambda _index: self.columns.close_sheets())
        self.draft.handing.connect(lambda: self._sign("give"))
        self.draft.discarding.connect(self._discard)
        self.judging.judged.connect(self._judge)
        self.judging.signing.connect(lambda: self._sign("answer"))
        self.judging.again.connect(self._again)
        self.agreement.again.connect(self._again)
        self.agreement.taking.connect(self._ask_files)
        self.agreement.closing.connect(lambda: self._close("close"))
        self.agreement.reopening.connect(lambda: self._close("reopen"))
        self.agreement.tabling.connect(self._ask_table)
        self.agreement.vouching.connect(self.vouch)
        self.kit.tongue.follow(self, lambda _words: self._read() if self.isVisible() else None)

    def enter(self, subject: str) -> None:
        """Show the exercises, and one of them or the beginning of one."""
        if subject.startswith(FROM_FILE):
            self.take_in([Path(subject.removeprefix(FROM_FILE))])
        elif subject.startswith(FROM_RECORD):
            self._offer(subject.removeprefix(FROM_RECORD))
        elif subject:
            self._key = subject
        self._read()
        self.list.setFocus()

    def refresh(self, changes: Changes) -> None:  # noqa: ARG002 - all of it may have changed
        """Read it again."""
        self._read()

    def take_in(self, paths: Sequence[Path]) -> None:
        """Take in exercises and answers."""
        files = list(paths)
        self.kit.tasks.store(lambda rooms: deeds.take_in(rooms, files), then=self._taken)

    def _taken(self, answer: tuple[str, Changes]) -> None:
        name, changes = answer
        self._key = name or self._key
        said = N_("Imported") if changes.touched else N_("It was here already")
        self.kit.notices.say(said)
        self._read()

    def _read(self) -> None:
        key = self._key
        self.kit.tasks.read(lambda rooms: deeds.read(rooms, key), then=self._show)

    def _show(self, found: tuple[list[Listed], Shown | None]) -> None:
        listed, self.shown = found
        if self.shown is None and listed and not self._key:
            self._key = listed[0].id
            self._read()
            return
        self.list.show_rows([self._row(one) for one in listed])
        self.list.choose(self._key)
        shown = self.shown
        self.middle.setCurrentIndex(PAGES[shown.listed.way] if shown else NOTHING)
        self.way.setVisible(self.middle.currentIndex() == JUDGING)
        if shown is None:
            return
        if shown.listed.way == "draft":
            self.draft.show_draft(shown)
        elif shown.listed.way == "received":
            self.judging.show_exercise(shown)
        else:
            self.agreement.show_agreement(shown)

    def _row(self, one: Listed) -> Row:
        words = self.kit.tongue.words
        message, icon, tone = STANDING[standing(one)]
        said = words(message, n=one.answers)
        return Row(one.id, one.title, detail=f"{said}\n{one.by} · {day(words, one.made_at)}", icon=icon, tone=tone)

    def _choose(self, key: str) -> None:
        if key and key != self._key:
            self._key = key
            self._read()

    def _offer(self, chosen: str = "") -> None:
        self.kit.tasks.read(deeds.offered, then=lambda records: self._begin(records, chosen))

    def _begin(self, records: list[Held], chosen: str) -> None:
        if not records:
            self.kit.notices.say(N_("No accepted record is here yet. Import records first."))
            return
        self.dialog = dialog = BeginDialog(self.kit, self, records, chosen)
        dialog.accepted.connect(lambda: self._choose(dialog.begun))
        dialog.open()

    def _sign(self, what: What) -> None:
        if self.shown is None:
            return
        left = len(self.shown.exercise.criteria) - len(self.shown.choices)
        if what == "answer" and left:
            self.kit.notices.say(N_("Judge every criterion first. Criteria left: {left}."), left=left)
            self.judging.begin()
            return
        self.kit.tasks.drain()  # what was typed last is signed too
        self.dialog = dialog = SignDialog(self.kit, self, self.busy, what, self.shown.exercise)
        dialog.accepted.connect(lambda: self._written(dialog.file))
        dialog.open()

    def _written(self, file: Path | None) -> None:
        self.kit.notices.say(N_("Saved in {file}"), file=str(file))
        self._read()

    def _discard(self) -> None:
        name, tasks = self._key, self.kit.tasks
        self._key = ""

        def back() -> None:
            self._key = name
            tasks.store(lambda rooms: rooms.verifying.standardising.remember(name))

        tasks.store(lambda rooms: rooms.verifying.standardising.forget(name))
        self.kit.notices.say(N_("Draft discarded"), undo=back)

    def _judge(self, judged: Judged) -> None:
        name = self._key
        self.kit.tasks.soon(
            f"judged-{judged.criterion}", lambda rooms: rooms.verifying.standardising.choose(name, judged)
        )

    def vouch(self, came: Came) -> None:
        """Ask for the fingerprint of somebody who answered, and let their answer count."""
        name, said = self._key, came.answer
        signer = Signer(said.by, "assessor", came.signer, said.at, "device")
        dialog = self.vouching = VouchDialog(self.kit, self, signer)

        def deed(rooms: Rooms, how: str) -> Changes:
            person = rooms.people.assessor()
            by = person.name if person else ""
            return rooms.verifying.standardising.vouch(name, came.signer, how=how, by=by)

        dialog.told.connect(lambda how: self.kit.tasks.store(lambda rooms: deed(rooms, how)))
        dialog.open()

    def _close(self, what: str) -> None:
        name = self._key
        self.kit.tasks.store(lambda rooms: getattr(rooms.verifying.standardising, what)(name))

    def _again(self) -> None:
        if self.shown is not None:
            chosen, _ = QFileDialog.getSaveFileName(
                self, self.kit.tongue(N_("Save the file")), file_name(self.shown.exercise)
            )
            if chosen:
                self.write_again(Path(chosen))

    def write_again(self, file: Path) -> None:
        """Write out once more what was signed."""
        name = self._key
        self.kit.tasks.read(lambda rooms: deeds.again(rooms, name, file), then=self._written)

    def _ask_files(self) -> None:
        title = self.kit.tongue(N_("Choose files of standardisation"))
        chosen, _ = QFileDialog.getOpenFileNames(self, title, "", "*.json")
        if chosen:
            self.take_in([Path(one) for one in chosen])

    def _ask_table(self) -> None:
        title = self.kit.tongue(N_("Export the table"))
        chosen, _ = QFileDialog.getSaveFileName(self, title, "", "*.xlsx;;*.csv")
        if chosen:
            self.export_table(Path(chosen))

    def export_table(self, file: Path) -> None:
        """Write the judgements as a table, as a spreadsheet or as plain text by the file's ending."""
        name, words = self._key, self.kit.tongue.words
        self.kit.tasks.read(lambda rooms: deeds.table(rooms, name, file, words), then=self._written)


class ExercisesScreen(StandardisingScreen):
    """The same for assessors, who judge what they were sent: without the verifier's other places, and making none."""

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        kit.tongue.say(self.bar.title.setText, N_("Exercises of standardisation"))
        self.ways.hide()
        self.new.hide()
        self.nothing.button.hide()
