"""One word per thing: names in code, and messages in both languages."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest
import terms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.house.conftest import Module


def _names(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id


def test_names_in_code_are_the_glossarys(program: list[Module]) -> None:
    wrong = {
        f"{module.name}: {name}": said
        for module in program
        for name in (*module.parts, *_names(module.tree))
        if (said := terms.misnamed(name))
    }
    assert wrong == {}


@pytest.mark.parametrize("name", ["LearnerList", "JudgmentRow", "PASSWORD_BYTES", "SynchroniseNow"])
def test_a_name_that_is_not_a_term_is_found(name: str) -> None:
    assert len(terms.misnamed(name)) == 1


@pytest.mark.parametrize(
    "name", ["CandidateList", "judgement", "learned", "evaluate", "passphrase", "graded", "portfolio"]
)
def test_a_name_that_is_a_term_is_left_alone(name: str) -> None:
    assert terms.misnamed(name) == []


@pytest.mark.parametrize(
    "english",
    ["Choose a learner.", "Type your password.", "Criteria not met: {count}", "Synchronise now", "Two portfolio items"],
)
def test_english_that_is_not_a_term_is_found(english: str) -> None:
    assert len(terms.misused(english)) == 1


@pytest.mark.parametrize(
    ("english", "welsh"),
    [
        ("Judgement", "Y dyfarniad"),
        ("Judgements: {count}", "Nifer o ddyfarniadau"),
        ("Agreed with action", "Cytunwyd, gyda cham"),
        ("Left to do: {count}", "Ar ôl: {count}"),
        ("Minutes left, about: {minutes}", "Munudau ar ôl, tua: {minutes}"),
        ("This entry has been struck.", "Mae'r cofnod hwn wedi'i ddileu."),
        ("Export this record", "Allforio'r cofnodiad hwn"),
        ("Candidate", "Y ddysgwraig neu'r dysgwr"),
        ("Passphrase", "Eich cyfrinair"),
        ("Check this file", "Dilysu'r ffeil hon"),
        ("Sign", "Arwyddo"),
        ("Offline", "Oddi ar-lein"),
        ("Met", "Wedi’i gyflawni"),
        ("Write your name.", "Ysgrifenna dy enw."),
        ("Nothing is encrypted again.", "Ni chaiff dim ei amgryptio eto."),
    ],
)
def test_welsh_that_is_not_the_term_is_found(english: str, welsh: str) -> None:
    assert len(terms.misused(english, welsh)) == 1


@pytest.mark.parametrize(
    ("english", "welsh"),
    [
        ("The award", "Y dyfarniad"),
        ("Agreed with action", "Cytunwyd, gyda cham gweithredu"),
        ("Agreed with actions", "Cytunwyd, gyda chamau gweithredu"),
        ("Altered after signing", "Wedi'i newid ar ôl ei lofnodi"),
        ("Left to do: {count}", "Yn weddill: {count}"),
        ("An entry of this record", "Cofnodiad yn y cofnod hwn"),
        ("Verify: check the file first", "Dilysu: gwiriwch y ffeil yn gyntaf"),
        ("Not yet met", "Heb ei fodloni eto"),
        ("Judgement", "Penderfyniad asesu"),
        ("Nobody has vouched yet. Ask again.", "Nid oes neb wedi gwarantu eto. Gofynnwch eto."),
        ("The file is empty. Send it again.", "Nid oes dim yn y ffeil. Anfonwch hi eto."),
    ],
)
def test_welsh_that_is_the_term_is_left_alone(english: str, welsh: str) -> None:
    assert terms.misused(english, welsh) == []
