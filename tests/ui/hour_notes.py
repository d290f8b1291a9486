"""What is written on a visit of an hour: forty entries in Welsh and English, each linked to a criterion."""

from __future__ import annotations

from dataclasses import dataclass

CALLS, COMPLEX = "INSCS025", "INSCC007"


@dataclass(frozen=True)
class Note:
    """One entry: what is typed, the criterion of which standard it is linked to, and how that is judged at the end."""

    kind: str
    text: str
    standard: str
    label: str
    question: str = ""
    judged: str = ""


NOTES = (
    Note("behaviour", "Atebodd o fewn tri chaniad a rhoi ei henw.", CALLS, "P1", judged="met"),
    Note("behaviour", "Gofynnodd am y cyfeirnod cyn agor y cofnod.", CALLS, "P2"),
    Note("behaviour", "Dywedodd wrthi beth fyddai'n digwydd nesaf.", CALLS, "P3", judged="met"),
    Note("behaviour", "Sylwodd fod y bil wedi codi ddwywaith.", CALLS, "P4", judged="met"),
    Note("behaviour", "Roedd y galwr yn ddig; arhosodd hi yn bwyllog.", CALLS, "P5"),
    Note("behaviour", "Ni chododd ei llais pan waeddodd y galwr.", CALLS, "P6", judged="not_yet_met"),
    Note("behaviour", "Cynigiodd dair ffordd o dalu.", CALLS, "P7", judged="met"),
    Note("behaviour", "Gadawodd iddi orffen heb dorri ar draws.", CALLS, "P8", judged="met"),
    Note(
        "question",
        "Ei basio i'r arweinydd gyda nodyn llawn.",
        CALLS,
        "G2",
        "Beth os yw'n gofyn am fwy na'ch terfyn?",
        "met",
    ),
    Note("behaviour", "Nododd y manylion yn y system wrth siarad.", CALLS, "P9", judged="met"),
    Note("behaviour", "Holodd a oedd rhywbeth arall yn ei phoeni.", CALLS, "P10"),
    Note("behaviour", "Checked the account before promising anything.", CALLS, "P11", judged="met"),
    Note("behaviour", "Explained plainly why the refund takes a week.", CALLS, "P12"),
    Note(
        "question",
        "Mae'n rhaid cadw'r data yn gyfrinachol.",
        CALLS,
        "G3",
        "Pam na allwch roi'r manylion i'w gŵr?",
        "met",
    ),
    Note("behaviour", "Ailadroddodd y broblem yn ôl gair am air.", CALLS, "P14", judged="met"),
    Note("behaviour", "Rhoddodd ddewis iddi: heddiw neu yfory.", CALLS, "P15"),
    Note("behaviour", "Aeth at yr arweinydd pan nad oedd yn siŵr.", CALLS, "P16", judged="met"),
    Note("behaviour", "Gwnaeth yn siŵr fod yr ateb yn ei bodloni.", CALLS, "P17", judged="met"),
    Note("behaviour", "Eglurodd y byddai'r tîm biliau yn ffonio'n ôl.", CALLS, "P18", judged="met"),
    Note("product", "Nodyn trosglwyddo llawn yng nghofnod 88213.", CALLS, "P19", judged="met"),
    Note("discussion", "Trafodwyd cwynion a phryd i'w codi'n uwch.", CALLS, "G5", judged="met"),
    Note("behaviour", "Diolchodd i'r galwr am ei hamynedd.", CALLS, "P20"),
    Note("behaviour", "Dewisodd ystafell dawel ar gyfer y sgwrs anodd.", COMPLEX, "P1", judged="met"),
    Note("behaviour", "Darllenodd y llythyr eto cyn ei anfon.", COMPLEX, "P2"),
    Note("behaviour", "Crynhodd dri phwynt mewn geiriau syml.", COMPLEX, "P3", judged="met"),
    Note("behaviour", "Newidiodd ei geiriau pan nad oedd yn deall.", COMPLEX, "P4", judged="met"),
    Note("behaviour", "Gave both sides of the argument fairly.", COMPLEX, "P5", judged="not_yet_met"),
    Note("behaviour", "Gwrandawodd yn astud ac oedi cyn ateb.", COMPLEX, "P6"),
    Note(
        "question",
        "Byddwn yn gofyn iddo ailadrodd yn ei eiriau ei hun.",
        COMPLEX,
        "G1",
        "Sut ydych chi'n gwybod ei fod yn deall?",
    ),
    Note("behaviour", "Anfonodd gadarnhad ysgrifenedig yr un prynhawn.", COMPLEX, "P7", judged="met"),
    Note("behaviour", "Cadwodd at y ffeithiau yn yr e-bost.", COMPLEX, "P8", judged="met"),
    Note("behaviour", "Cymerodd gyngor gan y tîm cyfreithiol.", COMPLEX, "P9"),
    Note("behaviour", "Tawelodd y sefyllfa â llais isel.", COMPLEX, "P10", judged="met"),
    Note("witness", "Dywedodd yr arweinydd iddi wneud yr un peth ddoe.", COMPLEX, "P11"),
    Note("behaviour", "Gofynnodd gwestiynau agored, un ar y tro.", COMPLEX, "P12", judged="met"),
    Note("behaviour", "Recorded the outcome and who does what by when.", COMPLEX, "P13"),
    Note("question", "Na, mae hynny y tu hwnt i'm hawdurdod.", COMPLEX, "G2", "A fyddech chi'n addo iawndal?"),
    Note("behaviour", "Cytunodd ar ddyddiad i ffonio'n ôl.", COMPLEX, "P14"),
    Note("note", "Canodd y larwm tân am ddau funud; arhosodd pawb.", COMPLEX, "P15"),
    Note("behaviour", "Gorffennodd y sgwrs yn gwrtais a chlir.", COMPLEX, "P16", judged="met"),
)
KIND_KEYS = {"behaviour": 1, "question": 2, "discussion": 3, "witness": 4, "product": 5, "note": 6}
