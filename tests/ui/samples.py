"""The screen of sampling on a pool of eighty records by four assessors, as rows; and its plan, drawn from a seed."""

from __future__ import annotations

import functools
import random
from typing import TYPE_CHECKING, cast

from assessor_app.progress import Silent
from assessor_app.vault.model import Changes
from tests.ui.visiting import settled
from tests.verifying.pools import METHODS, entry
from tests.verifying.stocked import stock

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from assessor_app.rooms import Rooms
    from assessor_app.ui.verifying.sampling.screen import SamplingScreen
    from assessor_app.ui.window import Window
    from assessor_app.verifying.sampling.model import Entry

EDITING = 2  # the page of the screen on which a plan is edited
NAME = "INSCS025 2026"
SEED = "8d2f00c1a7b3e944"
SITES = ("Bangor", "Tŷ Gwyn, Llŷn", "Canolfan Gyswllt Caernarfon")
STANDARDS = ("INSCC007@2021-02-05", "INSCS025@2021", "SCDHSC0024@2018")


def pool(count: int = 80) -> list[Entry]:
    """Records whose assessors, methods, standards and sites are unevenly spread, the same each time."""
    chance, made = random.Random(7), []  # noqa: S311 - the same pool each time
    for number in range(count):
        kinds = tuple(sorted(chance.sample(("knowledge", "performance"), chance.randint(1, 2))))
        who = chance.choice((0, 0, 0, 1, 1, 2, 2, 3))
        offered = METHODS if who < 3 else ("observation",)
        made.append(
            entry(
                number + 500,
                candidate=f"c{number % 19}",
                assessor=f"a{who}",
                site=chance.choice(SITES[: 3 - who // 2]),
                methods=tuple(sorted(chance.sample(offered, min(len(offered), chance.randint(1, 3))))),
                elements=((chance.choice(STANDARDS), kinds),),
                stage=chance.choice(("interim", "interim", "summative")),
                observed_on=f"2026-{1 + number % 10:02}-{1 + number % 28:02}",
            )
        )
    return made


def stocked(rooms: Rooms) -> Changes:
    """Put the pool into a store, where it is not there yet."""
    if rooms.verifying.pool.count() < len(pool()):
        stock(rooms, pool())
    return Changes.of(("pooled", ""))


GIVEN = ("Siân", "Gethin", "Angharad Mererid", "Iolo", "Gwenllian Non")
FAMILY = ("Llŷr", "Llywelyn-ap-Gruffudd", "Prydderch", "Pugh", "Rowlands Thomas", "Ellis", "Prys", "ap Huw")
TOWNS = ("Bangor", "Caernarfon", "Llanfairpwllgwyngyll", "Tŷ Gwyn, Llŷn", "Pwllheli", "Wrecsam", "Y Rhyl", "Abertawe")


def stocked_large(rooms: Rooms) -> Changes:
    """Put a pool of forty assessors, twelve standards and eight sites into a store, where it is not there yet."""
    chance = random.Random(11)  # noqa: S311 - the same pool each time
    if rooms.verifying.pool.count() < 500:
        rooms.verifying.overview.keep_up(Silent())  # stocking forgets what was still to be looked at
        for number in range(600):
            who = number % 40
            one = entry(
                number + 5000, candidate=f"c{number % 190}", assessor=f"b{who}", site=chance.choice(TOWNS),
                methods=tuple(sorted(chance.sample(METHODS, chance.randint(1, 3)))),
                elements=((f"INSCC{1 + chance.randrange(12):03}@2021-02-05", ("knowledge", "performance")),),
                stage=chance.choice(("interim", "summative")),
                observed_on=f"2026-{1 + number % 10:02}-{1 + number % 28:02}",
            )  # fmt: skip
            stock(rooms, [one], assessor=f"{GIVEN[who % 5]} {FAMILY[who // 5]}")
    return Changes.of(("pooled", ""))


def at_sampling(window: Window, qtbot: QtBot, *, full: bool = True, large: bool = False) -> SamplingScreen:
    """Go there, with something in the pool where it is wanted, or very much."""
    kit = window.kit
    kit.tasks.store(lambda rooms: rooms.verifying.say_verifies(verifies=True))
    if full:
        kit.tasks.store(stocked_large if large else stocked)
    window.go("verify/sampling")
    assert window.frame is not None
    screen = cast("SamplingScreen", window.frame.shown)
    quiet(screen, qtbot)
    return screen


def quiet(screen: SamplingScreen, qtbot: QtBot) -> None:
    """Wait until all that was asked is there, of the lane for long work too."""
    for _ in range(2):
        settled(screen, qtbot)
        told: list[object] = []
        screen.kit.tasks.long(lambda _rooms, _progress: None, then=told.append)
        qtbot.waitUntil(functools.partial(bool, told))


def drawn(screen: SamplingScreen, qtbot: QtBot, name: str = NAME) -> SamplingScreen:
    """The plan of that name, drawn from one seed."""
    known: list[str] = []
    screen.kit.tasks.store(lambda rooms: _named(rooms, name), then=lambda found: known.append(found[0]))
    qtbot.waitUntil(functools.partial(bool, known))
    screen.open_plan(known[0])
    screen.stop_editing()
    qtbot.waitUntil(lambda: screen.shown is not None and screen.shown.plan.id == known[0])
    assert screen.shown is not None
    if not screen.shown.plan.drawn:
        screen.deeds.draw(SEED)
        qtbot.waitUntil(lambda: screen.shown is not None and screen.shown.draw is not None and bool(screen.shown.items))
    quiet(screen, qtbot)
    return screen


def _named(rooms: Rooms, name: str) -> tuple[str, Changes]:
    """The plan by its name, which is the same in both languages; made where there is none."""
    sampling = rooms.verifying.sampling
    found = next((one.id for one in sampling.plans() if one.name == name), "")
    return (found, Changes()) if found else ((made := sampling.new_plan(name))[0].id, made[1])
