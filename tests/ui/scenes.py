"""Every screen of the window as data: a name, and how a person gets there. A new screen is one line in a list here.

The gallery draws these, and `test_every_control.py` demands of each what it demands of any screen. `WAY_IN` is shown
before a store is open, `SCENES` on the store of `fullday.py`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from assessor_app import paths
from assessor_app.standards.model import CriterionKey
from assessor_app.trust import identity as identities
from assessor_app.trust import requests
from assessor_app.ui.candidates.picture import Picture
from assessor_app.ui.locking.page import LockPage
from assessor_app.ui.parts.card import Scroll
from assessor_app.ui.preferences.timeserver import Tried
from assessor_app.ui.verifying.inbox.receiving import Far, Receiving, Request
from assessor_app.vault.backup.model import Manifest, Plan
from assessor_app.vault.model import Changes
from assessor_app.verifying.pool.model import Filter
from tests.centre.founded import SECRET, HandClock
from tests.centre.founded import centre as other_centre
from tests.records.sealed import example, sealed, somebody
from tests.records.third import logo
from tests.ui import reviewed
from tests.ui.acting import on_disk, shown_files, with_statements
from tests.ui.desks import at_records
from tests.ui.exercising import at_exercises, at_many
from tests.ui.fullday import STANDARDS
from tests.ui.inboxes import at_inbox, quiet, rows, took_in
from tests.ui.overviewed import at_overview
from tests.ui.packed import at_packs, opened
from tests.ui.rolls import at_candidates
from tests.ui.samples import EDITING, FAMILY, GIVEN, at_sampling, drawn
from tests.ui.visiting import PASSPHRASE, settled
from tests.ui.walks import controls

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from assessor_app.rooms import Rooms
    from assessor_app.trust.authority.roles import Role
    from assessor_app.ui.centre.screen import CentreScreen
    from assessor_app.ui.keeping.screen import KeepingScreen
    from assessor_app.ui.observing.screen import ObservingScreen
    from assessor_app.ui.preferences.screen import PreferencesScreen
    from assessor_app.ui.review.screen import ReviewScreen
    from assessor_app.ui.screen import Screen
    from assessor_app.ui.screens.candidates import CandidatesScreen
    from assessor_app.ui.screens.looking import LookingScreen
    from assessor_app.ui.screens.planning import PlanScreen
    from assessor_app.ui.screens.records import RecordsScreen
    from assessor_app.ui.screens.standards import StandardsScreen
    from assessor_app.ui.screens.visits import VisitsScreen
    from assessor_app.ui.verifying.actions.forms import AnswerForm
    from assessor_app.ui.verifying.actions.screen import ActionsScreen
    from assessor_app.ui.verifying.inbox.screen import InboxScreen
    from assessor_app.ui.verifying.sampling.screen import SamplingScreen
    from assessor_app.ui.window import Window
    from tests.ui.fullday import Day
    from tests.ui.visiting import SetClock

PEOPLE: Final[tuple[tuple[str, Role], ...]] = (
    ("Rhys Wyn Jones", "assessor"),
    ("Siân Llywelyn-ap-Gruffudd", "verifier"),
    ("Tomos Prys", "trainee"),
)
LATELY: Final = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)
TYPED: Final = "Gadawodd i'r galwr orffen cyn ateb, wedyn dywedodd y byddai'n ffonio'n ôl cyn pedwar"
CODE: Final = "QXBW-7M4K-ZT2P-9HCD-3FRY-N8VJ"
PAGE: Final = "INSCC007@2021-02-05:cy"
SHIPPED: Final = 5


@dataclass(frozen=True)
class Stage:
    """A window, what its store holds, and how to wait."""

    window: Window
    day: Day
    qtbot: QtBot

    def go(self, name: str, subject: str = "") -> Screen:
        """Show a screen, once all it asked of the store is there."""
        self.window.go(name, subject)
        assert self.window.frame is not None
        screen = self.window.frame.shown
        settled(screen, self.qtbot)
        settled(screen, self.qtbot)
        return screen

    def until(self, done: Callable[[], object]) -> None:
        """Wait for something to come."""
        self.qtbot.waitUntil(lambda: bool(done()))

    def draft(self) -> ObservingScreen:
        """The draft with twelve entries; its drawer, its sheets and its forms closed, the composer empty."""
        screen = cast("ObservingScreen", self.go("observing", self.day.store.draft))
        self.until(lambda: screen.scene is not None)
        screen.drawer.shut()
        screen.missing_drawer.shut()
        form = screen.criterion.evidence.form
        if form.isVisibleTo(screen):
            QTest.keyClick(form, Qt.Key.Key_Escape)
        screen.writing.kinds.segment("behaviour").click()
        screen.writing.text.clear()
        screen.back_to_writing()
        settled(screen, self.qtbot)
        return screen


@dataclass(frozen=True)
class Scene:
    """One picture of the window; `show` is called on a stage and returns once it is there."""

    name: str
    show: Callable[[Stage], object]


def _place(name: str, subject: str = "") -> Callable[[Stage], object]:
    return lambda stage: stage.go(name, subject)


def _page(name: str, prepare: Callable[[Any], object] = lambda _page: None) -> Callable[[Stage], object]:
    """A page of the way in."""

    def show(stage: Stage) -> None:
        way = stage.window.entrance
        page = getattr(way, name)
        prepare(page)
        way.turn_to(page)
        stage.until(page.isVisible)

    return show


def _backup(stage: Stage) -> None:
    way, made = stage.window.entrance, "2026-11-20T17:05:00+00:00"
    page = way.restoring.page
    told = Manifest("0" * 32, "Rhys Wyn Jones · Canolfan Asesu Menai", made, "0.1.0", ())
    page.show_backup(Path("Rhys.assessor-backup"), told)
    way.turn_to(page)
    stage.until(page.isVisible)


def _ask_centre(stage: Stage, fingerprint: str) -> None:
    """A locked store that asks its centre, before the request was made and after."""
    way = stage.window.entrance
    page = way.letting_in.page
    way.turn_to(page)
    page.show_state("Rhys Wyn Jones · Canolfan Asesu Menai", waiting=bool(fingerprint), fingerprint=fingerprint)
    stage.until(page.isVisible)


def _looking(stage: Stage, *, record: bool) -> None:
    stage.window.entrance.beside.emit("looking")
    screen = cast("LookingScreen", stage.window.beside["looking"])
    if record:
        screen.check([stage.day.file])
        stage.until(lambda: screen.judged is not None and screen.detail.isVisible())
    stage.until(lambda: not screen.busy.isVisible())


def _criterion(stage: Stage, number: int) -> ObservingScreen:
    screen = stage.draft()
    screen.choose(CriterionKey(STANDARDS[0], "performance", number))
    return screen


def _writing(stage: Stage, kind: str, text: str) -> None:
    """The composer with something in it, and what that may be evidence for."""
    screen = stage.draft()
    screen.writing.kinds.segment(kind).click()
    screen.writing.text.insertPlainText(text)
    screen.writing.text.setFocus()
    stage.until(screen.suggesting.offers.isVisible)


def _hashed(stage: Stage) -> None:
    screen = stage.draft()
    QTest.keyClicks(screen.writing.text, "#gwrando")
    stage.until(screen.linking.isVisible)


def _witnesses(stage: Stage) -> None:
    screen = stage.draft()
    screen.open_details("witnesses")
    settled(screen, stage.qtbot)
    more = screen.details.witnesses.more
    stage.until(lambda: more.y() > more.height())
    screen.details.ensureWidgetVisible(more, 50, 60)


def _details(stage: Stage, place: str) -> None:
    screen = stage.draft()
    screen.open_details(place)


def _locating(stage: Stage) -> None:
    screen = _criterion(stage, 19)
    screen.criterion.evidence.begin()


def _sheet(stage: Stage) -> None:
    stage.draft().search()


def _review(stage: Stage) -> ReviewScreen:
    screen = cast("ReviewScreen", stage.go("review", stage.day.store.draft))
    stage.until(screen.preview.isVisible)
    return screen


def _sign(stage: Stage) -> None:
    _review(stage).halves.turn_to(1)


def _handed(stage: Stage) -> None:
    _unlock(stage)
    _review(stage).assessor.hand.click()


def _giving(stage: Stage) -> None:
    """The device given back, before the passphrase."""
    assert stage.window.frame is not None
    screen = cast("ReviewScreen", stage.window.frame.shown)
    screen.candidate.back.click()
    stage.until(screen.giving.isVisible)


def _next_time(stage: Stage) -> None:
    """What to look for next time, also where its column is folded."""
    _candidate(stage).columns.show_right()


def _candidate(stage: Stage) -> CandidatesScreen:
    screen = at_candidates(stage.window)
    settled(screen, stage.qtbot)
    found: list[Any] = []
    screen.kit.tasks.read(lambda rooms: rooms.people.candidates(), then=found.extend)
    stage.until(lambda: found)
    screen.go("candidates", next(one.id for one in found if one.name == "Siân Llywelyn"))
    stage.until(lambda: screen.pictures.findChildren(Picture))
    settled(screen, stage.qtbot)
    return screen


def _editing(stage: Stage) -> None:
    _candidate(stage).edit_button.click()


def _shelf(stage: Stage, asked: str = "") -> StandardsScreen:
    """The library, searched for something or whole."""
    screen = cast("StandardsScreen", stage.go("standards"))
    screen.finder.search.setText(asked)
    stage.until(lambda: screen.finder.list.rows.rowCount() >= (1 if asked else SHIPPED))
    settled(screen, stage.qtbot)
    return screen


def _standard(stage: Stage) -> None:
    _shelf(stage)
    screen = cast("StandardsScreen", stage.go("standards", PAGE))
    stage.until(lambda: screen.shown.page is not None and screen.shown.key == PAGE)
    settled(screen, stage.qtbot)


def _library(stage: Stage) -> None:
    _shelf(stage, "problemau").columns.show_left()


def _import(stage: Stage) -> None:
    """Two documents before they are added, one of them with a number missing."""
    screen = _shelf(stage)
    folder = stage.day.store.place.folder.parent / "documents"
    folder.mkdir(exist_ok=True)
    text = (paths.standards_data() / "sources" / "001_1b320ec1c89b880f.txt").read_text(encoding="utf-8")
    lines = text.split("\n")
    seventh = next(at for at, line in enumerate(lines) if line.strip().startswith("7."))
    (folder / "newydd.txt").write_text(text.replace("INSCS025", "INSCS026"), encoding="utf-8")
    (folder / "bwlch.txt").write_text("\n".join(lines[:seventh] + lines[seventh + 1 :]), encoding="utf-8")
    screen.take(sorted(folder.iterdir()))
    stage.until(lambda: screen.preview.isVisible() and screen.preview.intakes)
    settled(screen, stage.qtbot)


def _record(stage: Stage, which: str, verdict: str) -> None:
    screen = at_records(stage.window, stage.qtbot)
    identity = getattr(stage.day, which)
    screen.shelf.finding.clear()
    stage.window.go("records", identity)
    stage.until(
        lambda: (
            screen.judged is not None
            and screen.judged.held is not None
            and screen.judged.held.identity == identity
            and screen.judged.opening.verdict == verdict
            and screen.detail.isVisible()
        )
    )
    settled(screen, stage.qtbot)


def _vouching(stage: Stage) -> None:
    """The dialog, which stands over the window until it is closed."""
    _record(stage, "waiting", "unknown-signer")
    screen = at_records(stage.window, stage.qtbot)
    assert screen.detail.signer is not None
    screen.detail.signer.vouch_button.click()


def _picking(stage: Stage) -> None:
    """Several records, two of them chosen to be exported."""
    _record(stage, "own", "accepted")
    screen = at_records(stage.window, stage.qtbot)
    screen.errands.pick()
    screen.shelf.picking.choose([stage.day.righted])
    settled(screen, stage.qtbot)


def _filtered(stage: Stage, text: str, wanted: Filter) -> RecordsScreen:
    """The records that answer to words and filters."""
    screen = at_records(stage.window, stage.qtbot)
    if screen.shelf.picking.on:
        screen.errands.pick()
    finding = screen.shelf.finding
    finding.clear()
    finding.search.setText(text)
    finding.narrow(replace(wanted, text=text))
    stage.until(lambda: len(screen.shelf.held) < 3)
    settled(screen, stage.qtbot)
    return screen


def _filtering(stage: Stage) -> None:
    """The dialog with what can be chosen, and how many there are of each."""
    finding = _filtered(stage, "", Filter(standing="withdrawn", since="2026-01-01")).shelf.finding
    finding.ask()
    stage.until(lambda: finding.dialog is not None and finding.dialog.answers.text())


def _kept(stage: Stage, name: str = "") -> KeepingScreen:
    """How long records are kept, on a day by which most of it is due; what is kept of somebody, where one is named."""
    clock = cast("SetClock", stage.window.kit.clock)
    screen, now = cast("KeepingScreen", stage.go("records/keeping")), clock.now().wall.isoformat()
    clock.set("2029-12-03T09:00:00+00:00")
    screen.enter("")
    stage.until(lambda: screen.kept is not None and screen.kept.due)
    clock.set(now)
    people = {one.name: one for one in screen.kept.people} if screen.kept else {}
    if not any(one.held for one in people.values()):
        one = people["Elin Mai Roberts"].candidate
        screen.kit.tasks.store(lambda rooms: rooms.retention.hold(one, "@appeal; llythyr 3 Mai", "Rhys Wyn Jones"))
        stage.until(lambda: screen.kept is not None and any(each.held for each in screen.kept.people))
        return _kept(stage, name)
    if name:
        screen.shelf.list.choose(people[name].candidate)
        screen.shelf.chosen.emit(people[name].candidate)
    settled(screen, stage.qtbot)
    return screen


def _disposing(stage: Stage) -> None:
    """The dialog that lists what will go and asks for the passphrase."""
    screen = _kept(stage)
    screen.due_button.click()
    stage.until(lambda: screen.dialog is not None and screen.dialog.isVisible())


def _mistake(stage: Stage, button: str) -> None:
    """One of the dialogs for a wrong record, which stands over the window until it is closed."""
    _record(stage, "own", "accepted")
    screen = at_records(stage.window, stage.qtbot)
    if screen.shelf.picking.on:
        screen.errands.pick()
    getattr(screen.detail, button).click()


def _planned(stage: Stage) -> object:
    """A visit to come as it is planned, the criteria to choose from included."""
    screen = cast("PlanScreen", stage.go("visits/plan", stage.day.planned))
    stage.until(lambda: screen.form.at.isVisible() and screen.form.hoped.list.rows.rowCount())
    return screen


def _asked(stage: Stage) -> None:
    """The card of a visit to come, asking when it is to be instead and why."""
    screen = cast("VisitsScreen", stage.go("visits"))
    stage.until(lambda: screen.visits.section.cards)
    screen.visits.section.cards[0].move_button.click()


def _missing(stage: Stage) -> None:
    """All that is missing, with the rules behind it."""
    screen = stage.draft()
    screen.open_missing()


def _demands(stage: Stage) -> None:
    """What the centre demands, every check of it."""
    screen = _settings(stage)
    card = screen.demands
    if card.checks.isHidden():
        card.show_all.click()
    stage.until(lambda: controls(card))
    settled(screen, stage.qtbot)  # or the page scrolls to where the card was before its checks came
    for control in (controls(card)[-1], controls(card)[0]):  # from below, so that the card stands at the top
        control.setFocus(Qt.FocusReason.TabFocusReason)


def _backups(stage: Stage) -> None:
    """A plan that is due, and a store that was restored once."""
    screen, folder = _settings(stage), "/media/rhys/cof-bach/copïau"
    kit = stage.window.kit
    kit.tasks.store(lambda rooms: rooms.backups.set_plan(Plan("day", folder)))
    kit.tasks.store(lambda rooms: rooms.backups.note_restored("2026-11-19T08:30:00+00:00"))
    stage.until(lambda: screen.backup.due.isVisibleTo(screen) and screen.backup.folder.text() == folder)
    cast("Scroll", screen.findChild(Scroll)).ensureWidgetVisible(screen.backup.now, 50, 60)


def _branding(stage: Stage) -> None:
    screen = _settings(stage)
    card = screen.branding
    name = stage.day.store.place.folder / "logo.png"
    name.write_bytes(logo())
    card.take(name)
    stage.until(lambda: not card.shown.pixmap().isNull())
    for role, words in {"candidate": ("Dysgwr", "Learner"), "verifier": ("SAM", "IQA")}.items():
        for field, word in zip(card.words[role], words, strict=True):
            field.edit.setText(word)
    cast("Scroll", screen.findChild(Scroll)).ensureWidgetVisible(card.save, 50, 60)


def _timestamps(stage: Stage) -> None:
    """A server that was tried out and answered, but is not trusted yet, and a record that waits for it."""
    screen = _settings(stage)
    card, certificate = screen.timestamps, identities.make("Gweinydd Amser y Coleg", "", "t", LATELY).certificate
    card.address.edit.setText("https://amser.coleg.example/tsa")
    card.show_tried(Tried("Gweinydd Amser y Coleg", certificate, stage.window.kit.clock.now().wall, "nobody"))
    stage.until(card.count.text)
    cast("Scroll", screen.findChild(Scroll)).ensureWidgetVisible(card.all_button, 50, 60)


def _timed(stage: Stage) -> None:
    """A record whose time no server has confirmed yet, where one is set up."""
    stage.window.kit.session.preferences.change(timestamp_server="https://amser.coleg.example/tsa")
    _record(stage, "own", "accepted")
    screen = at_records(stage.window, stage.qtbot)
    stage.window.kit.session.preferences.change(timestamp_server="")
    if screen.detail.time is not None:
        screen.detail.judgement.ensureWidgetVisible(screen.detail.time, 50, 60)


def _inbox(stage: Stage, what: str = "") -> InboxScreen:
    """What came on a stick: records accepted, waiting and refused; one delivery, or one file of it, or nothing yet."""
    screen = at_inbox(stage.window, stage.qtbot)
    screen.underway.follow(screen.receiving)
    if what == "nothing":
        return screen
    if not any(one.way == "files" for one in screen.shelf.deliveries.things):
        folder = stage.day.store.place.folder.parent / f"cof-{stage.window.width()}-{stage.window.kit.theme.scale}"
        folder.mkdir(exist_ok=True)
        data = stage.day.file.read_bytes()
        (folder / "MEP-2026-0002.pdf").write_bytes(data)
        (folder / "MEP-2026-0009-newidiwyd.pdf").write_bytes(data.replace(b"/Type", b"/Typf", 1))
        at = dt.datetime(2026, 11, 20, 15, 30, tzinfo=dt.UTC)
        by = {"name": "Iolo Pugh", "status": "qualified"}
        stranger = sealed(example() | {"reference": "IP-2026-0031", "assessor": by}, somebody("Iolo Pugh"), at)
        (folder / "IP-2026-0031-dieithryn.pdf").write_bytes(stranger.file)
        (folder / "llun.pdf").write_bytes(b"\xff\xd8\xff\xe0")
        took_in(screen, stage.qtbot, folder)
    screen.shelf.switch.segment("deliveries" if what == "delivery" else "open").click()
    quiet(screen, stage.qtbot)
    paged = screen.shelf.list
    wanted = next(row for row in rows(paged) if what == "delivery" or what in row.text + row.detail)
    paged.choose("")
    paged.setCurrentIndex(paged.rows.index(paged.rows.place_of(wanted.key), 0))
    quiet(screen, stage.qtbot)
    return screen


def _underway(stage: Stage) -> None:
    """A delivery of thousands coming in, and another that waits."""
    screen = _inbox(stage, "delivery")
    shown = Receiving(screen.kit, screen)
    shown.now, shown.far = Request((Path("Cofnodion Tachwedd.zip"),)), Far(1203, 3000, 61.0)
    shown.waiting = [Request((Path("Cof USB Gethin"),))]
    screen.underway.follow(shown)


def _contested(stage: Stage) -> None:
    """A report that stands beside another one, which had its number first."""
    screen = _inbox(stage, "newidiwyd")
    assert screen.shown_item is not None
    code, facts = "statement-id-taken", (("record", "0193a5f2-7b7c-7d57-8e3a-0123456789cd"),)
    screen.item.show_item(
        replace(screen.shown_item, state="at-odds", kind="report", code=code, facts=facts, apart=False)
    )


def _why(stage: Stage) -> None:
    screen = _inbox(stage, "newidiwyd")
    assert screen.item.why_button is not None
    screen.item.why_button.click()
    stage.until(lambda: screen.item.findings is not None)
    quiet(screen, stage.qtbot)


def _sampled(stage: Stage, *, item: int | None = None) -> SamplingScreen:
    """A plan that was drawn, a record of its sample chosen where one is named."""
    screen = drawn(at_sampling(stage.window, stage.qtbot), stage.qtbot)
    if item is not None:
        screen.columns.show_right()
        screen.sample.list.setCurrentIndex(screen.sample.list.rows.index(item, 0))
        screen.cover.table.setCurrentIndex(screen.cover.table.cells.index(1, 0))
    return screen


def _many_sampled(stage: Stage, across: str = "method") -> None:
    """The picture of very many assessors, further down."""
    screen = drawn(at_sampling(stage.window, stage.qtbot, large=True), stage.qtbot, "INSCC 2026")
    screen.cover.across.segment(across).click()
    stage.until(lambda: screen.shown is not None and screen.shown.picture.view.dimension == across)
    screen.cover.table.setCurrentIndex(screen.cover.table.cells.index(7, 1))


def _sampling_edited(stage: Stage) -> None:
    screen = at_sampling(stage.window, stage.qtbot)
    screen.deeds.begin()
    stage.until(lambda: screen.pages.currentIndex() == EDITING)


def _declaring(stage: Stage) -> None:
    """The dialog in which one declares an interest, which stands over the window until it is closed."""
    screen = _sampled(stage, item=1)
    assert screen.sample.chosen is not None
    screen.declare(screen.sample.chosen.id)
    stage.until(lambda: screen.asking is not None and screen.asking.isVisible())


def _adding_to_sample(stage: Stage) -> None:
    """The dialog, which stands over the window until it is closed."""
    screen = _sampled(stage)
    screen.add()
    stage.until(lambda: screen.dialog is not None and screen.dialog.list.rows.rowCount())


def _settings(stage: Stage) -> PreferencesScreen:
    screen = cast("PreferencesScreen", stage.go("settings"))
    stage.until(screen.certificate.fingerprint.text)
    return screen


def _certificate(stage: Stage, which: str) -> None:
    """A dialog of one's own certificate, which stands over the window."""
    card = _settings(stage).certificate
    getattr(card, which).click()
    stage.until(lambda: card.dialog is not None and card.dialog.isVisible())


def _centre(stage: Stage) -> CentreScreen:
    screen = cast("CentreScreen", stage.go("centre"))
    settled(screen, stage.qtbot)
    return screen


def _register(stage: Stage, chosen: int | None = None) -> CentreScreen:
    """A centre with three people, one of them revoked."""
    screen, folder = _centre(stage), stage.day.store.place.folder.parent
    if screen.held is None:
        screen.founding.name.edit.setText("Canolfan Asesu Menai")
        for field in (screen.founding.root.first, screen.founding.root.second, screen.founding.phrase):
            field.edit.setText(PASSPHRASE)
        screen.founding.found(folder / f"root-{stage.window.width()}-{stage.window.kit.theme.scale}.p12")
        stage.until(lambda: screen.held is not None)
        secret = screen.kit.session.opened().identity_secret(PASSPHRASE)
        screen.kit.tasks.store(lambda rooms: _enrol(rooms, secret))
        stage.until(lambda: screen.held is not None and len(screen.held.people) == len(PEOPLE))
        settled(screen, stage.qtbot)
    people = sorted(screen.held.people, key=lambda one: one.name) if screen.held else []
    screen.enter("" if chosen is None else people[chosen].fingerprint)
    settled(screen, stage.qtbot)
    return screen


def _enrol(rooms: Rooms, secret: bytes) -> Changes:
    """Issue to everybody, and revoke the last."""
    begun, changes = dt.datetime(2026, 11, 1, tzinfo=dt.UTC), Changes()
    for number, (name, role) in enumerate(PEOPLE):
        asked = requests.read(requests.make(identities.make(name, "", f"p-{number}", begun)))
        issued, changes = rooms.centre.issue(secret, asked, role)
        if number == len(PEOPLE) - 1:
            rooms.centre.revoke(issued.fingerprint, "left")
    return changes


def _pack(stage: Stage) -> PreferencesScreen:
    """The settings' card of packs, with the one of this store's own centre."""
    centre = _register(stage)
    if centre.held is not None and centre.held.pack is None:
        secret = centre.kit.session.opened().identity_secret(PASSPHRASE)
        centre.kit.tasks.store(lambda rooms: rooms.centre.make_pack(secret)[2])
        settled(centre, stage.qtbot)
    screen = _settings(stage)
    stage.until(lambda: screen.pack.known)
    screen.pack.take.setFocus(Qt.FocusReason.TabFocusReason)
    return screen


def _first_pack(stage: Stage) -> None:
    """The pack of a centre that nobody here has heard of, whose fingerprint is to be compared."""
    file = stage.day.store.place.folder.parent / "other.centre"
    if not file.exists():
        file.write_bytes(other_centre(HandClock(stage.window.kit.clock.now().wall), "Coleg Gwynedd").pack())
    card = _settings(stage).pack
    card.take_in(file)
    stage.until(lambda: card.dialog is not None and card.dialog.isVisible())


def _centre_dialog(stage: Stage, which: str) -> None:
    """A dialog of whoever looks after a centre, which stands over the window."""
    screen = _register(stage, 0)
    {"issue": screen.issue, "pack": screen.pack, "revoke": screen.person.revoke}[which].click()


def _about_key(stage: Stage, which: str) -> None:
    """A dialog about the centre's recovery key."""
    screen = _register(stage)
    getattr(screen.about.recovery, which).click()


def _replacing(stage: Stage) -> None:
    """Another issuing key put in place."""
    _register(stage).about.replace.click()


def _letting(stage: Stage) -> None:
    """Whether one's centre is to be let in."""
    office = other_centre(HandClock(stage.window.kit.clock.now().wall), "Coleg Gwynedd")
    card = _settings(stage).letting
    card.offer(office.rooms.centre.make_pack(SECRET)[1])
    stage.until(lambda: card.dialog is not None and card.dialog.isVisible())


def _locked(stage: Stage) -> None:
    """The window locked, until the passphrase opens it for what comes next."""
    stage.draft()
    stage.window.lock()


def _unlock(stage: Stage) -> None:
    """Open the window again, if it is locked."""
    page = stage.window.findChild(LockPage)
    if stage.window.locked and page is not None:
        page.phrase.edit.setText(PASSPHRASE)
        QTest.keyClick(page.phrase.edit, Qt.Key.Key_Return)
        stage.until(lambda: not stage.window.locked)


def _toast(stage: Stage) -> None:
    """A link taken away, and the offer to take that back."""
    screen = _criterion(stage, 14)
    assert screen.scene is not None
    key = CriterionKey(STANDARDS[0], "performance", 14)
    screen.criterion.unlinked.emit(screen.scene.observation.linked_to(key)[0].id, key)
    assert stage.window.frame is not None
    stage.until(stage.window.frame.toast.isVisible)


WAY_IN: Final = (
    Scene("way-in-welcome", _page("welcome")),
    Scene("way-in-person", _page("person")),
    Scene("way-in-passphrase", _page("passphrase")),
    Scene("way-in-code", _page("code", lambda page: page.show_code(CODE, "Rhys Wyn Jones"))),
    Scene("way-in-unlock", _page("unlock")),
    Scene("way-in-recover", _page("recover")),
    Scene("way-in-ask-centre", lambda stage: _ask_centre(stage, "")),
    Scene("way-in-centre-asked", lambda stage: _ask_centre(stage, "1A2B 3C4D 5E6F 7081 92A3 B4C5 D6E7 F809")),
    Scene("way-in-restoring", _backup),
    Scene("looking-nothing", lambda stage: _looking(stage, record=False)),
    Scene("looking-record", lambda stage: _looking(stage, record=True)),
)


def _exercise(stage: Stage, which: str) -> None:
    """One of the exercises of standardisation."""
    screen, three = at_exercises(stage.window, stage.qtbot, stage.day.own)
    screen.enter(getattr(three, which))
    stage.until(lambda: screen.shown is not None and screen.shown.exercise.id == getattr(three, which))
    settled(screen, stage.qtbot)


def _criteria_to_judge(stage: Stage) -> None:
    """What is to be judged, also where its column is folded."""
    _exercise(stage, "received")
    screen, _three = at_exercises(stage.window, stage.qtbot, stage.day.own)
    screen.judging.columns.show_right()


def _vouching_for_judge(stage: Stage) -> None:
    """The dialog about somebody who answered and whom nobody knows, which stands over the window until it is closed."""
    _exercise(stage, "given")
    screen, _three = at_exercises(stage.window, stage.qtbot, stage.day.own)
    screen.agreement.vouch.click()
    stage.until(lambda: screen.vouching is not None and screen.vouching.isVisible())


def _many_judges(stage: Stage) -> None:
    """How far a dozen agree whose names are long."""
    names = [f"{GIVEN[at % 5]} {FAMILY[at % 8]}" for at in range(12)]
    screen = at_many(stage.window, stage.qtbot, stage.day.own, names)
    screen.agreement.table.setCurrentIndex(screen.agreement.model.index(2, 3))


def _many_seen(stage: Stage, way: str) -> None:
    """The overview of very many assessors, standards and sites."""
    screen = at_overview(stage.window, stage.qtbot, stage.day.accepted, large=True)
    screen.way.segment(way).click()
    settled(screen, stage.qtbot)


def _overdue(stage: Stage) -> None:
    """The visits, and beside them what verifiers wait for since its day."""
    with_statements(stage.window, stage.qtbot, stage.day.own, stage.day.accepted)
    screen = cast("VisitsScreen", stage.go("visits"))
    stage.until(screen.overdue.isVisible)


def _asked_for(stage: Stage) -> None:
    """A record, and over it what verifiers wait for: actions and exercises."""
    with_statements(stage.window, stage.qtbot, stage.day.own, stage.day.accepted)
    at_exercises(stage.window, stage.qtbot, stage.day.own)
    _record(stage, "own", "accepted")
    screen = at_records(stage.window, stage.qtbot)
    stage.until(lambda: screen.asked_of_me.isVisible() and screen.to_judge.isVisible())


def _pack_opened(stage: Stage) -> None:
    """A pack that was made here, and opened again."""
    target = stage.day.store.place.folder.parent / f"pecyn-{stage.window.width()}-{stage.window.kit.theme.scale}.zip"
    opened(stage.window, stage.qtbot, stage.day.accepted, target)


def _verified(stage: Stage) -> None:
    """An own record with a verifier's report on it."""
    with_statements(stage.window, stage.qtbot, stage.day.own, stage.day.accepted)
    _record(stage, "own", "accepted")
    screen = at_records(stage.window, stage.qtbot)
    stage.until(lambda: screen.detail.verified is not None)
    card = cast("QWidget", screen.detail.verified)
    screen.detail.judgement.ensureWidgetVisible(card, 0, screen.detail.judgement.height())
    settled(screen, stage.qtbot)


def _acting(stage: Stage, place: str, wanted: str) -> None:
    """The actions that one has to answer, or that verifiers asked for, with the first that stands so."""
    with_statements(stage.window, stage.qtbot, stage.day.own, stage.day.accepted)
    screen = cast("ActionsScreen", stage.go(place))
    board = screen.board
    stage.until(lambda: board.shown is not None and bool(board.shown.actions))
    shown = board.shown
    assert shown is not None
    name = next(one.opened.name for one in shown.actions if one.state == wanted)
    board.show_actions(name)
    stage.until(lambda: board.shown is not None and board.shown.chosen is not None and board.detail.form is not None)
    settled(screen, stage.qtbot)


def _attaching(stage: Stage) -> None:
    """An answer that is being written, with files, and one that could not be taken in."""
    _acting(stage, "records/actions", "open")
    board = cast("ActionsScreen", stage.go("records/actions")).board
    form = cast("AnswerForm", board.detail.form)
    if not form.files.cards.cards:
        board.attaching.take(on_disk(stage.day.store.place.folder.parent))
    stage.until(lambda: len(form.files.cards.cards) == len(shown_files()[0]) and not board.attaching.coming)
    settled(cast("ActionsScreen", stage.go("records/actions")), stage.qtbot)
    board.detail.ensureWidgetVisible(form.files, 0, board.detail.height())


def _unsent(stage: Stage) -> None:
    """What was written about an action that went on without it: a second look at one that is open again."""
    _acting(stage, "verify/actions", "answered")
    screen = cast("ActionsScreen", stage.go("verify/actions"))
    board = screen.board
    assert board.shown is not None
    name = next(one.opened.name for one in board.shown.actions if one.state == "open")
    said = {"became": "reopened", "reason": "Yr un alwad yw hon: arsylwch un arall, yn Saesneg."}
    screen.kit.tasks.store(lambda rooms: rooms.verifying.actions.keep_draft(name, "recheck", said))
    board.show_actions(name)
    stage.until(lambda: board.detail.unsent is not None)
    settled(screen, stage.qtbot)


SCENES: Final = (
    Scene("visits", _place("visits")),
    Scene("visits-asked", _asked),
    Scene("visits-new", _place("visits/new")),
    Scene("visits-plan", _place("visits/plan")),
    Scene("visits-planned", _planned),
    Scene("observing", lambda stage: _criterion(stage, 14)),
    Scene("observing-evidence", lambda stage: _criterion(stage, 19)),
    Scene("observing-locating", _locating),
    Scene("observing-writing", lambda stage: _writing(stage, "behaviour", TYPED)),
    Scene("observing-question", lambda stage: _writing(stage, "question", "Ei basio i'r arweinydd tîm.")),
    Scene("observing-linking", _hashed),
    Scene("observing-criteria", _sheet),
    Scene("observing-details", lambda stage: _details(stage, "event")),
    Scene("observing-witnesses", _witnesses),
    Scene("observing-actions", lambda stage: _details(stage, "actions")),
    Scene("observing-missing", _missing),
    Scene("review", _review),
    Scene("review-sign", _sign),
    Scene("candidates", _place("candidates")),
    Scene("candidates-new", _place("candidates", "new")),
    Scene("candidates-page", _candidate),
    Scene("candidates-next", _next_time),
    Scene("candidates-edit", _editing),
    Scene("standards", _library),
    Scene("standards-page", _standard),
    Scene("standards-import", _import),
    Scene("verify-nothing", lambda stage: _inbox(stage, "nothing")),
    Scene("verify-delivery", lambda stage: _inbox(stage, "delivery")),
    Scene("verify-unknown", lambda stage: _inbox(stage, "dieithryn")),
    Scene("verify-at-odds", _contested),
    Scene("verify-refused", lambda stage: _inbox(stage, "newidiwyd")),
    Scene("verify-why", _why),
    Scene("verify-underway", _underway),
    Scene("records", _place("records")),
    Scene("records-own", lambda stage: _record(stage, "own", "accepted")),
    Scene("records-accepted", lambda stage: _record(stage, "accepted", "accepted")),
    Scene("records-time", _timed),
    Scene("records-waiting", lambda stage: _record(stage, "waiting", "unknown-signer")),
    Scene("records-superseded", lambda stage: _record(stage, "wrong", "accepted")),
    Scene("records-righted", lambda stage: _record(stage, "righted", "accepted")),
    Scene("records-withdrawn", lambda stage: _record(stage, "withdrawn", "accepted")),
    Scene("records-picking", _picking),
    Scene("records-filtered", lambda stage: _filtered(stage, "rwj", Filter(standing="withdrawn"))),
    Scene("records-none-answers", lambda stage: _filtered(stage, "zzz", Filter())),
    Scene("records-verified", _verified),
    Scene("actions-mine", lambda stage: _acting(stage, "records/actions", "open")),
    Scene("actions-attaching", _attaching),
    Scene("actions-recheck", lambda stage: _acting(stage, "verify/actions", "answered")),
    Scene("actions-unsent", _unsent),
    Scene("records-keeping", _kept),
    Scene("records-keeping-due", lambda stage: _kept(stage, "Dafydd Ellis")),
    Scene("records-keeping-held", lambda stage: _kept(stage, "Elin Mai Roberts")),
    Scene("reviewing-asked", reviewed.opened),
    Scene("reviewing-decisions", reviewed.decided),
    Scene("reviewing-lacking", reviewed.lacking),
    Scene("reviewing-process", lambda stage: reviewed.part(stage, "process")),
    Scene("reviewing-closing", lambda stage: reviewed.part(stage, "closing")),
    Scene("reviewing-signing", reviewed.signing),
    Scene("reviewing-why", reviewed.why),
    Scene("reviewing-waiting", reviewed.waits),
    Scene("reviewing-barred", reviewed.barred),
    Scene("standardising-draft", lambda stage: _exercise(stage, "draft")),
    Scene("standardising-judging", lambda stage: _exercise(stage, "received")),
    Scene("standardising-agreement", lambda stage: _exercise(stage, "given")),
    Scene("standardising-criteria", _criteria_to_judge),
    Scene("visits-overdue", _overdue),
    Scene("records-asked", _asked_for),
    Scene("external-contents", lambda stage: at_packs(stage.window, stage.qtbot, stage.day.accepted)),
    Scene("external-opened", _pack_opened),
    Scene("overview", lambda stage: at_overview(stage.window, stage.qtbot, stage.day.accepted)),
    Scene("settings", _settings),
    Scene("settings-backups", _backups),
    Scene("settings-branding", _branding),
    Scene("settings-demands", _demands),
    Scene("centre-founding", _centre),
    Scene("centre-register", _register),
    Scene("centre-person", lambda stage: _register(stage, 0)),
    Scene("centre-revoked", lambda stage: _register(stage, 2)),
    Scene("settings-pack", _pack),
    Scene("settings-timestamps", _timestamps),
    Scene("help", _place("help", "1-first-steps")),
    Scene("help-keys", _place("help", "7-keyboard")),
    Scene("verify-sampling-nothing", lambda stage: at_sampling(stage.window, stage.qtbot, full=False)),
    Scene("verify-sampling", _sampled),
    Scene("verify-sampling-item", lambda stage: _sampled(stage, item=1)),
    Scene("verify-sampling-edit", _sampling_edited),
)
# What changes the draft, or leads nowhere but back: shown after all others, in this order.
LAST: Final = (
    Scene("toast", _toast),
    Scene("verify-sampling-adding", _adding_to_sample),
    Scene("verify-sampling-interest", _declaring),
    Scene("records-filtering", _filtering),
    Scene("records-vouching", _vouching),
    Scene("records-put-right", lambda stage: _mistake(stage, "right_button")),
    Scene("records-withdraw", lambda stage: _mistake(stage, "recall_button")),
    Scene("records-holding", lambda stage: _kept(stage, "Dafydd Ellis").person.hold.click()),
    Scene("records-disposing", _disposing),
    Scene("centre-issuing", lambda stage: _centre_dialog(stage, "issue")),
    Scene("centre-revoking", lambda stage: _centre_dialog(stage, "revoke")),
    Scene("centre-recovery-key", lambda stage: _about_key(stage, "make")),
    Scene("centre-replacing", _replacing),
    Scene("centre-letting-in", lambda stage: _about_key(stage, "let_in")),
    Scene("settings-letting-in", _letting),
    Scene("centre-packing", lambda stage: _centre_dialog(stage, "pack")),
    Scene("settings-first-pack", _first_pack),
    Scene("settings-asking", lambda stage: _certificate(stage, "ask")),
    Scene("settings-taking", lambda stage: _certificate(stage, "take")),
    Scene("settings-token", lambda stage: _certificate(stage, "token")),
    Scene("standardising-vouching", _vouching_for_judge),
    Scene("verify-sampling-many", _many_sampled),
    Scene("verify-sampling-many-standards", lambda stage: _many_sampled(stage, "standard")),
    Scene("verify-sampling-many-sites", lambda stage: _many_sampled(stage, "site")),
    Scene("overview-many", lambda stage: _many_seen(stage, "assessor")),
    Scene("overview-many-sites", lambda stage: _many_seen(stage, "site")),
    Scene("standardising-many", _many_judges),
    Scene("reviewing-interest", reviewed.concerned),
    Scene("locked", _locked),
    Scene("review-handed", _handed),
    Scene("review-giving", _giving),
)
