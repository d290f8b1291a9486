"""What strangers may write into the files of verifying: always an error that was declared, with its sentence.

Whoever signs can sign anything, so most of these are signed truly, by a key that may even be believed.
"""

from __future__ import annotations

import base64
import copy
import hashlib
import json
import random
from typing import TYPE_CHECKING, Any

import pytest

from assessor_app.errors import AssessorError, Refusal, Tampered
from assessor_app.language import LANGUAGES, speak
from assessor_app.language.sentences import sentence, tell
from assessor_app.progress import Silent
from assessor_app.records import schema, templates
from assessor_app.records.canonical import canonical
from assessor_app.records.opening import open_record
from assessor_app.trust import signing
from assessor_app.trust.model import Anchor
from assessor_app.verifying import signedjson
from assessor_app.verifying.external import listing
from assessor_app.verifying.standardising import files
from tests.records.sealed import NOW, somebody
from tests.trust.making import make_base
from tests.verifying import reported
from tests.verifying.test_standardising import judge, judged_all, made

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from assessor_app.records.report import Opening
    from assessor_app.rooms import Rooms

SIGNER = somebody("Mair Pugh")
PACK: dict[str, Any] = {
    "kind": "external-pack/1", "id": "0193a5f2-7b7c-7d57-8e3a-0123456789cd", "number": 1, "after": 0,
    "made_at": "2026-11-22T12:00:00+00:00", "by": "Mair Pugh",
    "plan": {"id": "p-1", "name": "Hydref", "agreed_on": "", "agreed_with": "", "draw": 1},
    "sample": [
        {"identity": "5d" * 32, "reference": "RWJ-1", "candidate": "Siân", "assessor": "Rhys", "site": "Bangor",
         "observed_on": "2026-11-20", "stage": "interim", "origin": "drawn", "state": "planned", "fate": "",
         "reasons": [{"cy": "Y cyntaf", "en": "The first"}]},
    ],
    "register": [
        {"name": "Mair Pugh", "organisation": "Menai", "roles": ["verifier"], "fingerprint": "1a" * 32,
         "not_before": "2026-11-01T00:00:00+00:00", "not_after": "2029-11-01T00:00:00+00:00",
         "standing": "signer-vouched", "certificate": "certificates/a.pem"},
    ],
    "files": [{"name": "plan.pdf", "size": 3, "sha256": hashlib.sha256(b"abc").hexdigest(), "what": "plan"}],
}  # fmt: skip
NESTED = 100_000
HOSTILE: tuple[Any, ...] = (
    None, True, False, 0, -1, 2**53 - 1, "", " ", "x", "\u202e" + "gnp.xcod", "a\u0000b", "../../../etc/passwd",
    "\ud83d\udc68".encode("utf-16", "surrogatepass").decode("utf-16"), [], {}, [[]], {"": {}}, ["x"] * 2000, "9" * 5000,
    "2026-13-45T99:99:99+00:00", "9999-12-31T23:59:59-23:59", "0001-01-01T00:00:00+23:59",
)  # fmt: skip


def said(problem: AssessorError) -> None:
    """It has a whole sentence in both languages."""
    assert all(tell(speak(language), problem) for language in LANGUAGES)


def declared(deed: Callable[..., object], *given: object) -> object:
    """What a deed gives, or the error that was declared; anything else is a bug and gets through."""
    try:
        return deed(*given)
    except (Refusal, Tampered) as problem:
        said(problem)
        return problem


def spoilt(chance: random.Random, document: dict[str, Any]) -> dict[str, Any]:
    """The same with one to three of its parts replaced, taken away or joined by another."""
    whole = copy.deepcopy(document)
    for _ in range(chance.randint(1, 3)):
        held: Any = whole
        while True:
            places: list[Any] = list(held) if isinstance(held, dict) else list(range(len(held)))
            if not places:
                break
            at = chance.choice(places)
            if isinstance(held[at], dict | list) and held[at] and chance.random() < 0.8:
                held = held[at]
                continue
            if chance.random() < 0.15 and isinstance(held, dict):
                held.pop(at)
            elif chance.random() < 0.1 and isinstance(held, dict):
                held["another"] = 1
            else:
                held[at] = copy.deepcopy(chance.choice(HOSTILE))
            break
    return whole


def raw(name: str, data: bytes) -> Iterator[bytes]:
    """A file of signed JSON written in ways in which none is written."""
    head, tail = data[: data.index(b'"' + name.encode())], data[data.index(b'"' + name.encode()) :]
    yield from (
        b"",
        b"{",
        b"\xff\xfe{",
        b"null",
        b"[]",
        b'"x"',
        data[:-1],
        data + b" ",
        data + data,
        b"\xef\xbb\xbf" + data,
    )
    for more in (
        b'"certificate":"x",', b'"a":NaN,', b'"a":-Infinity,', b'"a":1e400,', b'"a":1.5,', b'"a":' + b"9" * 5000 + b",",
        b'"a":' + b"[" * NESTED + b"]" * NESTED + b",", b'"a":"\\ud800",', b'"a":"\\u0041",', b'"a":"e\xcc\x81",',
        b'"a":"' + b"x" * 10_000_000 + b'",',
    ):  # fmt: skip
        yield head + more + tail
    yield data.replace(b":{", b":{ ", 1)
    yield b'{"certificate":"' + b"[" * NESTED + b'","' + name.encode() + b'":{' * NESTED


@pytest.fixture
def rooms() -> Iterator[Rooms]:
    made_here, _ = judge("Mair Pugh")
    yield made_here
    made_here.close()


def test_what_is_written_in_no_way_in_which_it_is_written_is_refused(rooms: Rooms) -> None:
    exercise = files.exercise(made(rooms), SIGNER)
    for name, data, read in (
        (listing.NAME, listing.write(PACK, SIGNER), listing.read),
        (files.NAME, exercise, files.read),
    ):
        assert not isinstance(declared(read, data), AssessorError)
        for broken in raw(name, data):
            assert isinstance(declared(read, broken), AssessorError), broken[:80]
            assert listing.others(broken) == frozenset()


def test_beside_what_is_signed_nothing_else_stands_in_a_file() -> None:
    """What no signature covers is written in one way alone, so that nobody can hide anything in it."""
    files_made = (json.loads(listing.write(PACK | {"number": number}, SIGNER)) for number in range(1, 100))
    whole = next(one for one in files_made if one["signature"].endswith("="))  # with bits to spare in its last letter
    assert listing.read(canonical(whole))
    for more in ({"another": 1}, {"signature": whole["signature"].replace("=", "") + "\n"}, {"certificate": ""}):
        with pytest.raises(AssessorError):
            listing.read(canonical(whole | more))
    der = base64.b64decode(whole["signature"])
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    bare = whole["signature"].rstrip("=")
    other = bare[:-1] + letters[letters.index(bare[-1]) ^ 1] + "=" * (len(whole["signature"]) - len(bare))
    assert base64.b64decode(other) == der
    with pytest.raises(Tampered):
        listing.read(canonical(whole | {"signature": other}))


def certified(chance: random.Random) -> bytes:
    """A list truly signed, by a certificate of which a few bytes are others than they were."""
    der = bytearray(SIGNER.certificate)
    for _ in range(chance.randint(1, 3)):
        der[chance.randrange(len(der))] = chance.randrange(256)
    document = PACK | {"signer": hashlib.sha256(der).hexdigest()}
    value = signing.key_of(SIGNER)(canonical(document))
    encoded = {"certificate": base64.b64encode(der).decode(), "signature": base64.b64encode(value).decode()}
    return canonical({listing.NAME: document, **encoded})


def test_a_certificate_that_no_program_can_read_is_no_signature() -> None:
    """A kind of key, a curve or a version that there is none of is no reason to stop."""
    chance = random.Random(26)  # noqa: S311 - a sample, not a secret
    results = {type(declared(listing.read, certified(chance))).__name__ for _ in range(400)}
    assert "Tampered" in results


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_a_list_of_a_pack_may_say_anything(rooms: Rooms, tmp_path: Path, seed: int) -> None:
    print(f"seed {seed}")  # noqa: T201 - to make it again
    chance = random.Random(seed)  # noqa: S311 - a sample, not a secret
    (tmp_path / "plan.pdf").write_bytes(b"abc")
    for _ in range(150):
        document = spoilt(chance, PACK)
        (tmp_path / listing.FILE).write_bytes(signedjson.write(listing.NAME, document, SIGNER))
        declared(rooms.verifying.external.check, tmp_path, Silent())
        listing.others((tmp_path / listing.FILE).read_bytes())
    rooms.verifying.inbox.take_in([tmp_path], Silent(), workers=0)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_an_exercise_and_an_answer_may_say_anything(seed: int) -> None:
    print(f"seed {seed}")  # noqa: T201 - to make it again
    chance = random.Random(seed)  # noqa: S311 - a sample, not a secret
    (here, me), (there, they) = judge("Mair Pugh"), judge("Rhys Wyn Jones")
    desk, theirs = here.verifying.standardising, there.verifying.standardising
    exercise = made(here)
    file, _ = desk.give(exercise.id, me)
    theirs.take_in(file)
    judged_all(there, exercise, "met")
    answer, _ = theirs.answer(exercise.id, they)
    for data, place in ((file, theirs), (answer, desk)) * 60:
        document = spoilt(chance, json.loads(data)[files.NAME])
        taken = declared(place.take_in, signedjson.write(files.NAME, document, they))
        if not isinstance(taken, AssessorError):
            for one in place.listed():
                place.exercise(one.id)
                place.answers(one.id)
                place.agreement(one.id, everybody=True)
    here.close()
    there.close()


def told(opening: Opening) -> None:
    """Every finding has a whole sentence in both languages."""
    for row in opening.rows:
        assert all(sentence(speak(language), row.code, dict(row.facts)) for language in LANGUAGES), row


MADE: dict[str, Callable[[], Any]] = {
    "report": lambda: reported.reported("cy"),
    "recheck": lambda: reported.rechecked("cy"),
    "first-answer": lambda: reported.earlier(reported.answered("cy")),
    "answer": lambda: reported.answered("cy"),
}


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["report", "recheck", "first-answer", "answer"])
def test_a_statement_may_say_anything(rooms: Rooms, kind: str) -> None:
    seed = f"26-{kind}"
    print(f"seed {seed}")  # noqa: T201 - to make it again
    chance = random.Random(seed)  # noqa: S311 - a sample, not a secret
    payload = MADE[kind]()
    rooms.vouched.vouch(SIGNER.certificate, how="dros y ffôn", by="Mair", at="2026-11-22T12:00:00+00:00")
    author = "assessor" if kind.endswith("answer") else "verifier"
    payload[author] |= {"name": "Mair Pugh", "certificate": SIGNER.fingerprint}
    payload["record"]["sealed_at"] = NOW.isoformat()
    verdicts = set()
    for number in range(60):
        document = spoilt(chance, payload) if number else payload
        if number % 10 == 1:
            document = {**payload, "template": chance.choice(("verification/2", "response/99", "verification/", "x/1"))}
        drawn = _drawn(document) if number % 3 == 0 and _fits(document) else None
        base = drawn if isinstance(drawn, bytes) else make_base(canonical(document))
        file = signing.sign(base, SIGNER, NOW)
        opening = open_record("r.pdf", file, [Anchor(SIGNER.certificate)], NOW)
        told(opening)
        verdicts.add(opening.verdict)
        taken, _ = rooms.archive.take_in(f"{number}.pdf", file)
        told(taken.opening)
        rooms.verifying.actions.every()
        rooms.verifying.statements.waiting()
    rooms.verifying.overview.keep_up(Silent())
    assert {"accepted", "refused"} <= verdicts


def _drawn(document: dict[str, Any]) -> object:
    """Its pages, or the error that was declared; where it names a file whose bytes nobody has, there are none."""
    if any(file["sha256"] not in reported.CONTENTS for file in document.get("files", ()) if not file["beside"]):
        return None
    return declared(templates.render, document, reported.CONTENTS)


def _fits(document: dict[str, Any]) -> bool:
    try:
        schema.check(document)
    except Exception:  # noqa: BLE001 - opening asks again, and says what is wrong
        return False
    return True


@pytest.mark.parametrize("missing", [(), ("id", "certificate")])
def test_a_report_of_a_later_program_is_its_verifiers_and_nobody_elses(missing: tuple[str, ...]) -> None:
    """Nobody is said to have signed for another because this program is the older one."""
    payload = reported.reported("cy")
    payload["verifier"] |= {"name": "Mair Pugh", "certificate": SIGNER.fingerprint}
    payload["assessor"] = {name: held for name, held in payload["assessor"].items() if name not in missing}
    payload |= {"template": "verification/99", "record": {**payload["record"], "sealed_at": NOW.isoformat()}}
    for by, verdict in ((SIGNER, "unchecked"), (somebody("Rhys Wyn Jones"), "refused")):
        file = signing.sign(make_base(canonical(payload)), by, NOW)
        opening = open_record("r.pdf", file, [Anchor(by.certificate)], NOW)
        told(opening)
        assert (opening.verdict, opening.row("pages").code) == (verdict, "template-unknown")
