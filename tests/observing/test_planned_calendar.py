"""Visits to come as a calendar file: instants in UTC, text escaped, lines short, the same visit named the same."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from assessor_app.observing.model import Moved
from assessor_app.observing.planning.calendar import calendar
from assessor_app.observing.planning.model import PlannedVisit, Proposal

NOW = dt.datetime(2026, 11, 20, 14, 5, tzinfo=dt.UTC)


def visit(start: str = "2027-06-01T09:30:00+01:00", place: str = "") -> PlannedVisit:
    return PlannedVisit("v-1", Proposal("c", (), start, 90, place=place))


def test_a_visit_is_an_event_at_its_instant() -> None:
    moved = PlannedVisit("v-1", visit(place="Tŷ Gwyn, Llŷn").what, moved=(Moved("", "", "", "salwch"),))
    lines = calendar([(moved, "Siân; INSCS025", "P3\nP5")], NOW).decode().split("\r\n")
    assert lines == [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//assessor-app//visits//EN", "BEGIN:VEVENT", "UID:v-1@assessor-app",
        "DTSTAMP:20261120T140500Z", "SEQUENCE:1", "DTSTART:20270601T083000Z", "DTEND:20270601T100000Z",
        "SUMMARY:Siân\\; INSCS025", "LOCATION:Tŷ Gwyn\\, Llŷn", "DESCRIPTION:P3\\nP5", "END:VEVENT", "END:VCALENDAR",
        "",
    ]  # fmt: skip


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=300))
def test_however_long_a_text_is_its_lines_are_short_and_whole(said: str) -> None:
    data = calendar([(visit(), said, "")], NOW)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    unfolded = data.decode().replace("\r\n ", "")
    (found,) = [line for line in unfolded.split("\r\n") if line.startswith("SUMMARY:")]
    plain = found.removeprefix("SUMMARY:").replace("\\\\", "\0").replace("\\;", ";").replace("\\,", ",")
    assert plain.replace("\0", "\\") == said
