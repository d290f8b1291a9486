"""What a pack carries: as the published schema says, taken in with it or not at all, and what templates mean."""

from __future__ import annotations

import base64
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

from assessor_app import paths, schemas
from assessor_app.centre import pack
from assessor_app.centre import store as rows
from assessor_app.centre.model import Contents
from assessor_app.errors import Refusal, Tampered
from assessor_app.observing.questions.model import About, Question
from assessor_app.records import wanted
from assessor_app.records.canonical import canonical, parse
from assessor_app.records.opening import open_record
from assessor_app.standards.library import bundled_library, install_bundled
from assessor_app.trust import identity as identities
from assessor_app.trust.authority import issuing
from assessor_app.trust.identity import private_key
from assessor_app.trust.model import SignatureCheck
from tests.centre.founded import BEGUN, SECRET, HandClock, centre, certified, desk
from tests.records.sealed import example, sealed

if TYPE_CHECKING:
    from assessor_app.trust.model import Identity
    from tests.centre.founded import Desk

EXAMPLE = paths.resources() / "examples" / "centre-pack-1.example.json"


@pytest.fixture
def office() -> Desk:
    made = centre(HandClock())
    install_bundled(made.rooms.library)
    return made


def key_of(office: Desk) -> Identity:
    kept = rows.authority(office.rooms.store)
    assert kept is not None
    return identities.authority_from_pkcs12(kept[1], SECRET)


def fully(office: Desk) -> Contents:
    """Let the office's packs carry one of everything."""
    office.rooms.questions.put(Question("", {"cy": "Beth yw GDPR?"}, About("INSCS025", "knowledge", 2)))
    heads = [head.key for head in office.rooms.library.standards()][:2]
    stamps = issuing.found("Gwasanaeth amser", BEGUN).root.certificate
    chosen = Contents(tuple(heads), ("observation/3",), (stamps,), questions=True)
    office.rooms.centre.choose(chosen)
    return chosen


def test_what_the_office_chose_reaches_another_machine_with_the_pack(office: Desk) -> None:
    chosen, laptop = fully(office), desk("Dilys", office.clock, "v-1")
    file = office.pack()
    held = pack.read(file)
    assert pack.write(held, key_of(office)) == file  # nothing is lost between the document and what it is read into
    changes = laptop.rooms.centre.take_in(held, compared=True)
    assert {head.key for head in laptop.rooms.library.standards()} == set(chosen.standards)
    for key in chosen.standards:
        assert laptop.rooms.library.get(key) == office.rooms.library.get(key)
    assert laptop.rooms.library.origin(chosen.standards[0]).by == "Canolfan Tŷ Gwyn"
    assert [one.texts for one in laptop.rooms.questions.questions()] == [{"cy": "Beth yw GDPR?"}]
    (trust,) = laptop.rooms.vouched.centres()
    assert (trust.templates, trust.timestamp_roots) == (chosen.templates, chosen.timestamp_roots)
    assert {"standard", "question", "centre-pack"} <= changes.kinds()
    laptop.rooms.centre.take_in(pack.read(office.pack()))
    assert len(laptop.rooms.questions.questions()) == 1
    assert len(list(laptop.rooms.library.standards())) == 2


def test_a_pack_is_taken_in_whole_or_not_at_all(office: Desk) -> None:
    fully(office)
    laptop, held = desk("Dilys", office.clock, "v-1"), pack.read(office.pack())
    wrong = replace(held, rules=replace(held.rules, levels=(("no-such-check", "off"),)))
    with pytest.raises(Refusal, match="level-not-allowed"):
        laptop.rooms.centre.take_in(wrong, compared=True)
    assert (laptop.rooms.vouched.centres(), laptop.rooms.questions.questions()) == ((), ())
    assert not list(laptop.rooms.library.standards())


def test_an_edition_that_is_here_with_another_text_stays(office: Desk) -> None:
    chosen = fully(office)
    laptop, held = desk("Dilys", office.clock, "v-1"), pack.read(office.pack())
    mine = held.standards[0].standard
    other = replace(mine, title=f"{mine.title} arall", text_sha256="0" * 64, source_sha256="1" * 64)
    with laptop.rooms.library.together():
        laptop.rooms.library.keep(
            other, held.standards[0].origin, None, laptop.rooms.library.standing(other), beside=False
        )
    laptop.rooms.centre.take_in(held, compared=True)
    assert laptop.rooms.library.get(chosen.standards[0]).title == other.title
    assert len(list(laptop.rooms.library.standards())) == 3


def test_choosing_refuses_what_no_pack_can_carry(office: Desk) -> None:
    choose, key = office.rooms.centre.choose, next(iter(office.rooms.library.standards())).key
    with pytest.raises(Refusal, match="standard-unknown"):
        choose(Contents(standards=(replace(key, name="NOS404"),)))
    with pytest.raises(Refusal, match="template-not-known"):
        choose(Contents(templates=("observation/99",)))
    with pytest.raises(Refusal, match="certificate-unreadable"):
        choose(Contents(timestamp_roots=(b"x",)))
    with pytest.raises(Refusal, match="centre-pack-full"):
        choose(Contents(timestamp_roots=tuple([key_of(office).certificate] * 21)))
    assert office.rooms.centre.contents() == Contents()
    with pytest.raises(Refusal, match="centre-not-founded"):
        desk("Dilys", office.clock, "v-1").rooms.centre.choose(Contents())


def test_a_pack_grows_no_larger_than_it_may(office: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    fully(office)
    monkeypatch.setattr(pack, "MOST_BYTES", 10_000)
    with pytest.raises(Refusal, match="centre-pack-large"):
        office.pack()
    assert office.rooms.vouched.centres() == ()


def test_which_templates_the_signers_own_centre_accepts() -> None:
    clock = HandClock()
    office = centre(clock)
    own, _ = certified(office, "Siân", "a-1")
    check, payload = SignatureCheck((), certificate=own.certificate, signed_at=BEGUN), {"template": "observation/3"}
    trust = office.rooms.centre.make_pack(SECRET)[1]
    for templates, accepted in (
        ((), True), (("observation/3",), True), (("observation/2",), False), (("withdrawal/1",), True),
    ):  # fmt: skip
        found = list(wanted.rows(check, payload, (replace(trust, templates=templates),)))
        assert [row.code for row in found] == ([] if accepted else ["template-not-accepted"])
    stranger = centre(clock, "Coleg Arall").rooms.centre.make_pack(SECRET)[1]
    assert not list(wanted.rows(check, payload, (trust, replace(stranger, templates=("observation/2",)))))


@pytest.mark.slow
def test_a_template_that_the_centre_does_not_accept_is_noted_and_no_more() -> None:
    office = centre(HandClock())
    own, _ = certified(office, example()["assessor"]["name"], "a-1")
    trust = replace(office.rooms.centre.make_pack(SECRET)[1], templates=("observation/2",))
    opening = open_record("x", sealed(example(), own, BEGUN).file, (trust,), BEGUN)
    assert (opening.verdict, opening.row("template").code) == ("accepted", "template-not-accepted")


def _members(schema: dict[str, Any], at: str) -> set[str]:
    return set(schema["properties"][at]["properties"])


def test_schema_and_code_say_the_same(office: Desk) -> None:
    fully(office)
    said, schema = parse(office.pack()), dict(schemas.load(pack.SCHEMA).schema)  # type: ignore[arg-type]
    schemas.check(pack.SCHEMA, said, "x")
    assert set(said["pack"]) == _members(schema, "pack")
    assert set(said) == set(schema["properties"])
    # whatever the schema forbids is refused although the centre itself signed it
    for member, value in (
        ("extra", 1), ("templates", ["observation/3", "observation/3"]), ("name", ""), ("questions", [{"cy": "?"}]),
        ("standards", [{"standard": {}, "source_name": "", "corrections": []}]), ("rules", {}),
        ("number", 0), ("recovery", "AAAA"),
    ):  # fmt: skip
        with pytest.raises((Refusal, Tampered)) as refused:
            pack.read(_signed_again(said["pack"] | {member: value}, office))
        assert refused.value.code in {"centre-pack-form", "centre-pack-damaged"}, member
        with pytest.raises(Refusal):
            schemas.check(pack.SCHEMA, {**said, "pack": said["pack"] | {member: value}}, "x")


def test_what_only_code_knows_is_refused_too(office: Desk) -> None:
    fully(office)
    said = parse(office.pack())
    said["pack"]["standards"][0]["standard"]["title"] = "  dau  fwlch "
    with pytest.raises(Refusal, match="centre-pack-form"):
        pack.read(_signed_again(said["pack"], office))
    root = said["pack"]["root"]
    said = parse(office.pack())
    with pytest.raises(Tampered, match="centre-pack-damaged"):
        pack.read(_signed_again(said["pack"] | {"former": [[root, said["pack"]["root_list"]]]}, office))


def test_a_pack_of_before_is_still_read(office: Desk) -> None:
    said = parse(office.pack())["pack"]
    for member in ("standards", "questions", "templates", "timestamp_roots", "recovery", "former"):
        del said[member]
    held = pack.read(_signed_again(said, office))
    assert (held.standards, held.trust.templates, held.trust.recovery) == ((), (), b"")


def test_the_published_example_is_a_pack_byte_for_byte() -> None:
    held = pack.read(EXAMPLE.read_bytes())
    assert (held.trust.name, held.trust.templates, len(held.standards)) == ("Canolfan Tŷ Gwyn", ("observation/3",), 1)
    assert held.standards[0].standard in [bundled_library().get(one.key) for one in bundled_library().standards()]


def _signed_again(said: dict[str, Any], office: Desk) -> bytes:
    key = private_key(key_of(office))
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    value = key.sign(canonical(said), ec.ECDSA(hashes.SHA256()))
    return canonical({"pack": said, "signature": base64.b64encode(value).decode()})
