"""The visits of the next seven days on paper: when, with whom, where, on what, and hoping for what."""

from __future__ import annotations

import datetime as dt
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING, Final

from assessor_app.language import N_
from assessor_app.language.dates import day, weekday
from assessor_app.ui.observing.kinds import SETTING_WORDS
from assessor_app.ui.planning.cards import AGREED, NOT_AGREED, times

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

    from assessor_app.language import Words
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.planning.known import Planned

DAYS: Final = 7
NAME: Final = N_("Visits of the next seven days")
NONE: Final = N_("No visit is planned for these days.")


def ask_printer(kit: Kit, parent: QWidget, planned: Sequence[Planned]) -> None:
    """Let a person choose a printer, and print."""
    from assessor_app.ui.parts.onpaper import chosen_printer  # noqa: PLC0415 - not before first paint

    printer = chosen_printer(parent, kit.tongue(NAME))
    if printer is not None:
        print_on(printer, planned, kit.clock.now().wall, kit.tongue.words)


def print_on(printer: QPrinter, planned: Sequence[Planned], now: dt.datetime, words: Words) -> int:
    """Put them on paper; returns how many pages they took."""
    from assessor_app.ui.parts.onpaper import print_pages  # noqa: PLC0415 - same

    named = f"{words(NAME)} · {day(words, now.date().isoformat())}"
    return print_pages(printer, page_html(planned, now, words), named, words)


def page_html(planned: Sequence[Planned], now: dt.datetime, words: Words) -> str:
    """Those that are to begin within seven days, and the late ones, under their days; their own words are escaped."""
    last = (now.date() + dt.timedelta(days=DAYS - 1)).isoformat()
    soon = [one for one in planned if one.visit.what.start[:10] <= last]
    parts = [f"<h1>{escape(words(NAME))}</h1>"]
    if not soon:
        parts.append(f"<p>{escape(words(NONE))}</p>")
    for date, visits in groupby(soon, key=lambda one: one.visit.what.start[:10]):
        parts.append(f"<h2>{escape(weekday(words, date))}</h2>")
        parts += [part for one in visits for part in _visit(one, words)]
    return "".join(parts)


def _visit(one: Planned, words: Words) -> Iterator[str]:
    what = one.visit.what
    yield f"<h3>{escape(f'{times(one)} · {one.candidate}')}</h3>"
    where = " · ".join(part for part in (what.place, words(SETTING_WORDS[what.setting])) if part)
    agreed = words((AGREED if one.visit.stage == "agreed" else NOT_AGREED)[2])
    hoped = ", ".join(f"{key.standard.name} · {key.short(words.language)}" for key in what.hoped)
    lines = [where, ", ".join(one.standards), agreed]
    lines += [words(N_("Criteria hoped for: {criteria}"), criteria=hoped)] if hoped else []
    lines += [words(N_("Adjustments: {said}"), said=what.adjustments)] if what.adjustments else []
    lines += [words(N_("Note: {said}"), said=what.note)] if what.note else []
    yield from (f"<p>{escape(line)}</p>" for line in lines)
