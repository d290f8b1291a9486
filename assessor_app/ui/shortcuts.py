"""Every key of the window in one table: the help is written from it, and tests hold it against what is really bound.

    Shortcut(("Ctrl+F",), N_("Search the criteria"))

`bound` keys are shortcuts of a screen or a button; the others are taken by the field, list or pad that has the focus.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QKeySequence

from assessor_app.language import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.language import Words


@dataclass(frozen=True, slots=True)
class Shortcut:
    """Some keys that do one thing, or one thing each of a row, such as `Ctrl+1` to `Ctrl+9`."""

    keys: tuple[str, ...]
    deed: str
    bound: bool = True


@dataclass(frozen=True, slots=True)
class Group:
    """The keys of one part of the program, under a heading."""

    heading: str
    shortcuts: tuple[Shortcut, ...]


def _row(held: str, last: int) -> tuple[str, ...]:
    return tuple(f"{held}+{number}" for number in range(1, last + 1))


GROUPS: Final = (
    Group(
        N_("Everywhere"),
        (
            Shortcut(_row("Ctrl", 9), N_("Go to a place of the rail")),
            Shortcut(("Ctrl+L",), N_("Welsh or English")),
            Shortcut(("F1",), N_("Help")),
            Shortcut(("Ctrl+,",), N_("Settings")),
            Shortcut(("Alt+Left",), N_("Back")),
            Shortcut(("Ctrl+Shift+L",), N_("Lock the window")),
            Shortcut(("Ctrl+Q",), N_("Close the program")),
            Shortcut(("Esc",), N_("Close a list, a drawer or a column that slid in"), bound=False),
        ),
    ),
    Group(
        N_("Lists"),
        (
            Shortcut(("Ctrl+N",), N_("New observation, or new candidate; in a centre, issue a certificate")),
            Shortcut(("Ctrl+Shift+N",), N_("Plan a visit; on a candidate’s page, a new observation")),
            Shortcut(("Ctrl+O",), N_("Open files: standards to import, records to check")),
            Shortcut(("Ctrl+I",), N_("Import records")),
            Shortcut(("Ctrl+Shift+I",), N_("In the inbox: import a whole folder")),
            Shortcut(("Ctrl+E",), N_("Export what is shown: standards, or this record; in a centre, make a pack")),
            Shortcut(("Ctrl+Shift+E",), N_("Choose several records to export")),
            Shortcut(("Ctrl+F",), N_("Search the records")),
            Shortcut(("Ctrl+Shift+F",), N_("Filter the records")),
            Shortcut(("Space",), N_("While records are chosen: take one in or out"), bound=False),
            Shortcut(("Ctrl+P",), N_("Print this standard, or the visits of the next seven days")),
            Shortcut(("Del",), N_("Discard a draft; on a planned visit, cancel it"), bound=False),
        ),
    ),
    Group(
        N_("Sampling"),
        (
            Shortcut(("Ctrl+Return",), N_("Draw the sample, or draw it again")),
            Shortcut(("Ctrl+N",), N_("Add a record to the sample by hand")),
            Shortcut(("Ctrl+P",), N_("Save the justification of the sample")),
        ),
    ),
    Group(
        N_("Observing"),
        (
            Shortcut(_row("Alt", 6), N_("Kind of entry")),
            Shortcut(("Return",), N_("Add the entry"), bound=False),
            Shortcut(("Shift+Return",), N_("A new line in the entry"), bound=False),
            Shortcut(("#",), N_("Link to criteria while writing"), bound=False),
            Shortcut(
                _row("Ctrl", 5), N_("While you write: link a suggested criterion, or take that back"), bound=False
            ),
            Shortcut(("Ctrl+Return",), N_("Add the entry, and judge as met what it shows")),
            Shortcut(("Ctrl+B",), N_("Your centre’s questions")),
            Shortcut(("Ctrl+T",), N_("Start or pause the timer of a discussion")),
            Shortcut(("Ctrl+F",), N_("Search the criteria")),
            Shortcut(("Ctrl+K",), N_("Link the chosen criterion to what you write")),
            Shortcut(("Ctrl+D",), N_("Details of the visit")),
            Shortcut(("Ctrl+G",), N_("All that is missing, and why")),
            Shortcut(("Ctrl+Shift+A",), N_("Attach a file")),
            Shortcut(("Ctrl+V",), N_("Take in the picture or the files that were copied")),
            Shortcut(("Ctrl+Z",), N_("Undo")),
            Shortcut(("Ctrl+Shift+Z", "Ctrl+Y"), N_("Do again")),
            Shortcut(("Ctrl+Shift+Return",), N_("Review and sign; sign an answer to an action, or a recheck")),
        ),
    ),
    Group(
        N_("Reviewing a record, wherever nobody is writing"),
        (
            Shortcut(("J", "K"), N_("The next criterion or check, or the one before")),
            Shortcut(("1", "2", "3"), N_("Agree, with action, disagree; or yes, no, does not apply; or the whole")),
            Shortcut(("N",), N_("No personal interest")),
            Shortcut(("D",), N_("Decisions")),
            Shortcut(("P",), N_("Process")),
            Shortcut(("O",), N_("The whole")),
            Shortcut(("F",), N_("Feedback to the assessor")),
            Shortcut(("W",), N_("Why the record can be relied on, or its pages again")),
            Shortcut(("Ctrl+Return",), N_("Sign and finish")),
        ),
    ),
    Group(
        N_("Reviewing, while you are asked what is lacking"),
        (
            Shortcut(tuple("12345678"), N_("What is lacking, from valid (1) to quality of the record (8); then why")),
            Shortcut(("Return",), N_("From why to what is to be done, then to the next criterion"), bound=False),
            Shortcut(("Esc",), N_("Leave what is asked, so that 1, 2 and 3 decide again"), bound=False),
        ),
    ),
    Group(
        N_("Pages and signing"),
        (
            Shortcut(("PgUp", "PgDown"), N_("Move through the pages, as the arrows do"), bound=False),
            Shortcut(("Home", "End"), N_("To the beginning or the end of what is read"), bound=False),
            Shortcut(
                ("Ctrl++", "Ctrl+-"),
                N_("Larger or smaller pages; also Ctrl and the wheel, or two fingers"),
                bound=False,
            ),
            Shortcut(("Ctrl+0",), N_("Fit the pages to the width"), bound=False),
            Shortcut(("Backspace", "Del"), N_("On the pad: take the last line back, or clear it"), bound=False),
        ),
    ),
)


def spelled(keys: str) -> str:
    """Keys as this platform writes them; the key that Qt calls Return is called Enter by everybody else."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText).replace("Return", "Enter")


def written(words: Words) -> str:
    """All groups as Markdown: a heading and a table each."""
    return "\n".join(_table(words, group) for group in GROUPS)


def _table(words: Words, group: Group) -> str:
    keys, deeds = words(N_("Keys")), words(N_("What they do"))
    lines = [f"## {words(group.heading)}", "", f"| {keys} | {deeds} |", "|---|---|"]
    lines += [f"| {_told(one.keys)} | {words(one.deed)} |" for one in group.shortcuts]
    return "\n".join(lines) + "\n"


def _told(keys: Sequence[str]) -> str:
    if len(keys) > 2:  # noqa: PLR2004 - a row is told by its ends
        return f"{spelled(keys[0])} … {spelled(keys[-1])}"
    return ", ".join(spelled(one) for one in keys)
