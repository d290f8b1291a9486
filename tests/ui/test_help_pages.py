"""The help pages: the same in both languages, every link and every name of a button real, set in the theme's type."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextDocument, QTextTable

from assessor_app.language import LANGUAGES, Tongue, speak
from assessor_app.ui.help import chapters, told
from assessor_app.ui.preferences import certificate
from assessor_app.ui.records import signer
from assessor_app.ui.review import done
from assessor_app.ui.typeset import set_markdown
from tests.ui.walks import check_controls

if TYPE_CHECKING:
    from assessor_app.ui.help import HelpScreen
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.window import Window

NAMES = [
    "1-first-steps",
    "2-observing",
    "3-signing",
    "4-checking",
    "5-passphrase",
    "6-standards",
    "7-keyboard",
    "8-centre",
    "9-inbox",
    "9-sampling",
    "9-together",
    "9-verifying",
    "9-wanted",
]
LINK = re.compile(r"\[[^]]+\]\(([^)]+)\)")
# What a chapter calls by its name on the screen, in English; in Welsh it must be called by that name in Welsh.
CALLED = {
    "1-first-steps": ("Add candidate", "New observation", "Candidates", "Plan a visit", "Agreed with the candidate",
                      "Start observing", "Reschedule", "Cancel the visit"),
    "2-observing": ("Observed", "Question", "Discussion", "Witness", "Product", "Note", "Say where the evidence is",
                    "Met", "*Not yet*", "Not observed", "*Undo*", "*Do again*", "Attach a file",
                    "Copy what is not saved",
                    "From the camera or recorder", "Details of the visit",
                    "*May be evidence for*", "*not part of this visit*", "*Settings*", "*Add*", "*Scope/range*",
                    "Needed before sealing", "Worth a look", "What this centre demands"),
    "3-signing": ("Review and sign", "Hand over to the candidate", "I do not agree with this record", "Settings",
                  "Records", "*Put right…*", "*Withdraw…*"),
    "4-checking": ("Check a file…", "Import…", "Vouch for the signer…", "Records", "Accepted", "Unknown signer",
                   "Pages not checked", "Refused", "Unreadable", "Superseded", "Withdrawn", "At odds with another file",
                   "*Export several…*"),
    "5-passphrase": ("Forgotten? Use the recovery code", "Settings", "No code? Ask your centre…",
                     "Let your centre in…", "Take that back"),
    "8-centre": ("Ask your centre for a certificate…", "Take in a certificate…", "Take in a pack…", "Settings",
                 "Keep the key in a token…", "Look after a centre…", "Issue a certificate…", "Make a pack…", "Revoke…",
                 "What the packs carry", "Make a recovery key…", "Let somebody in…", "Put a new issuing key in place…",
                 "Take over a centre…"),
    "6-standards": ("Import…", "Export…", "Print…", "Add to library", "Standards", "Titles", "Suites", "Occupations",
                    "Welsh", "English", "Current", "Favourite", "Welsh and English side by side", "The source",
                    "I have checked it: take it", "Keep it as another edition", "Compare…"),
    "9-inbox": ("I verify other assessors’ records", "Verify", "Settings", "Import files…", "Import a folder…",
                "Watch a folder…", "Deliveries", "Accepted", "Waiting", "In quarantine", "At odds", "Already here",
                "To do", "Why?", "Try again", "Take out of quarantine", "*Undo*"),
    "9-sampling": ("Verify", "Sample", "New plan", "Draw the sample", "Draw again", "*Undo*", "Add by hand…",
                   "Put back into the pool", "Settle the sample", "Justification…"),
    "9-wanted": ("Records", "Verification", "Vouch…", "Actions for you", "What was done", "Say where evidence is",
                 "Discard what is written", "Sign the answer…", "Export…", "Verify", "Actions", "Close it", "Reopen it",
                 "Sign the recheck…"),
    "9-together": ("Verify", "Overview", "Export the tables…", "Standardisation", "New exercise…", "Leave out",
                   "Hand out…", "Records", "Sign and send back…", "External pack", "Make the pack…",
                   "Pack what was added…", "Open a pack…"),
    "7-keyboard": ("Review and sign", "Details of the visit"),
    "9-verifying": ("Review this record", "Review", "Why?", "Decisions", "Process", "Feedback and actions", "Undo",
                    "Sign and finish", "Raise a concern…", "Write it out…"),
}  # fmt: skip


RINGS: dict[Tongue, str] = {"en": "When the verifier rings you", "cy": "Pan fydd y dilysydd yn eich ffonio"}


def page(language: Tongue, name: str) -> str:
    return told(next(file for known, _, file in chapters(language) if known == name), speak(language))


def test_both_languages_have_the_same_chapters_laid_out_alike() -> None:
    for language in LANGUAGES:
        assert [name for name, _, _ in chapters(language)] == NAMES
    for name in NAMES:
        kinds = [[re.match(r"[#>|*-]*|\d+\.", line)[0] for line in page(one, name).splitlines()] for one in LANGUAGES]  # type: ignore[index]  # matches nothing too
        assert kinds[0] == kinds[1]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_links_lead_to_chapters_and_names_are_those_on_the_screen(language: Tongue, name: str) -> None:
    text = page(language, name)
    for link in LINK.findall(text):
        assert link.removesuffix(".md") in NAMES
    for called in CALLED[name]:
        words = speak(language)(called.strip("*"))
        assert (f"*{words}*" if called.startswith("*") else words) in text


def test_one_way_of_comparing_a_fingerprint_is_told_everywhere() -> None:
    """The verifier rings, and whoever signed reads out: after sealing, in the settings, in help and to the verifier."""
    assert vars(done)["READ_OUT"] is vars(certificate)["READ_OUT"] is signer.READ_OUT
    for language, words in RINGS.items():
        assert speak(language)(signer.READ_OUT).startswith(words)
        assert words in page(language, "3-signing")
    assert signer.STEPS[0].startswith("Ring {name}")
    assert "read out their fingerprint" in signer.STEPS[1]
    assert "read out their fingerprint" in page("en", "4-checking")
    assert "dim ond os" not in speak("cy")(signer.STEPS[2])


def test_a_link_opens_its_chapter_and_the_language_stays_live(founded: Window) -> None:
    founded.go("help", "1-first-steps")
    assert founded.frame is not None
    screen = cast("HelpScreen", founded.frame.shown)
    screen.page.anchorClicked.emit(QUrl("5-passphrase.md"))
    assert screen.list.choice == "5-passphrase"
    assert screen.page.toPlainText().startswith("Passphrase and recovery code")
    founded.kit.tongue.speak("cy")
    assert screen.page.toPlainText().startswith("Cyfrinymadrodd a chod adfer")
    check_controls(screen)


def test_headings_tables_and_links_are_set_in_the_theme(kit: Kit) -> None:
    document = QTextDocument()
    set_markdown(document, "# One\n\nText with [a link](2.md).\n\n| a | b |\n|---|---|\n| 1 | 2 |\n", kit.theme)
    heading = document.begin()
    start = heading.begin()
    words = start.fragment()
    assert words.charFormat().font().pixelSize() == kit.theme.px(22)
    paragraph = heading.next()
    fragments = []
    at = paragraph.begin()
    while not at.atEnd():
        fragments.append(at.fragment())
        at += 1
    (link,) = [one for one in fragments if one.charFormat().isAnchor()]
    assert link.charFormat().foreground().color() == kit.theme.colour("accent")
    (table,) = [frame for frame in document.rootFrame().childFrames() if isinstance(frame, QTextTable)]
    assert table.format().border() == 0


def test_markup_in_a_page_stays_text(kit: Kit) -> None:
    document = QTextDocument()
    set_markdown(document, "<b>bold</b> <script>x</script>", kit.theme)
    assert "<b>bold</b>" in document.toPlainText()
