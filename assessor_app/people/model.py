"""Candidates, the assessor and the centre, as frozen records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Status = Literal["qualified", "trainee"]


@dataclass(frozen=True, slots=True)
class Centre:
    """The centre an assessor works for; `site` is the assessment site where it differs."""

    name: str
    number: str = ""
    site: str = ""


@dataclass(frozen=True, slots=True)
class RoleWord:
    """What a centre calls a role, in each language; empty where the usual word will do."""

    cy: str = ""
    en: str = ""


@dataclass(frozen=True, slots=True)
class Branding:
    """How a centre's pages look: its logo (a PNG as `pictures.tidy_logo` makes it, or nothing), its words for roles."""

    logo: bytes = b""
    candidate: RoleWord = RoleWord()
    assessor: RoleWord = RoleWord()
    verifier: RoleWord = RoleWord()


@dataclass(frozen=True, slots=True)
class Assessor:
    """The person this store belongs to."""

    id: str
    name: str
    centre: Centre
    status: Status = "qualified"


@dataclass(frozen=True, slots=True)
class Registration:
    """A candidate's registration with an awarding body; `date` is ISO 8601. Work before it may not count.

    `name` is the name they are registered under, where it is not the one they use: in Latin letters, say.
    """

    body: str = ""
    number: str = ""
    date: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person being assessed; `standards` are StandardKey texts in the order they were added."""

    id: str
    name: str
    centre_reference: str = ""
    registration: Registration = Registration()
    language: Literal["cy", "en"] = "cy"
    adjustments: str = ""
    standards: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Preferences:
    """What the store's owner prefers for new observations: the language or languages of pages."""

    pages: Literal["cy", "en", "both"] = "both"
