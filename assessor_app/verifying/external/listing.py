"""A pack's own list, `pack.json`: its files with their digests, the sample with its reasons, who signed."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from assessor_app import schemas
from assessor_app.errors import Refusal, Tampered
from assessor_app.language import LANGUAGES, speak
from assessor_app.language.sentences import sentence
from assessor_app.verifying import signedjson

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessor_app.trust.model import Identity
    from assessor_app.verifying.external.model import Enrolled, File, Made
    from assessor_app.verifying.sampling.model import Item, SamplingPlan

NAME: Final = "external_pack"
FILE: Final = "pack.json"
MOST_BYTES: Final = 32 * 1024**2


def document(
    made: Made,
    plan: SamplingPlan,
    *,
    by: str,
    items: Iterable[Item],
    register: Iterable[Enrolled],
    files: Iterable[File],
) -> dict[str, Any]:
    """What the list says."""
    return {
        "kind": "external-pack/1",
        "id": made.id,
        "number": made.number,
        "after": made.after,
        "made_at": made.made_at,
        "by": by,
        "plan": {
            "id": plan.id,
            "name": plan.name,
            "agreed_on": plan.agreed_on,
            "agreed_with": plan.agreed_with,
            "draw": plan.drawn,
        },
        "sample": [_item(one) for one in items],
        "register": [{**asdict(one), "roles": list(one.roles)} for one in register],
        "files": [asdict(one) for one in files],
    }


def _item(one: Item) -> dict[str, Any]:
    reasons = [
        {tongue: sentence(speak(tongue), reason.code, dict(reason.facts)) for tongue in LANGUAGES}
        for reason in one.reasons
    ]
    return {
        "identity": one.identity,
        "reference": one.reference,
        "candidate": one.candidate,
        "assessor": one.assessor,
        "site": one.site,
        "observed_on": one.observed_on,
        "stage": one.stage,
        "origin": one.origin,
        "state": one.state,
        "fate": one.fate,
        "reasons": reasons,
    }


def write(said: dict[str, Any], identity: Identity) -> bytes:
    """The list as a file, signed by who made the pack."""
    return signedjson.write(NAME, said, identity)


def others(data: bytes) -> frozenset[str]:
    """The files of a pack that are for people and not for an inbox: its plan, its index, who signed.

    Whether the list is to be believed is not asked: at worst something is not taken in that could have been.
    """
    try:
        said, _certificate = read(data)
    except (Refusal, Tampered):
        return frozenset()
    return frozenset(
        one["name"] for one in said["files"] if one["what"] in {"plan", "index", "register", "certificate"}
    )


def read(data: bytes) -> tuple[dict[str, Any], bytes]:
    """What a list says, and the certificate (DER) of who signed it, trusted or not.

    Raises:
        Refusal: `external-pack-unreadable`, when it is no such list; `external-pack-newer`.
        Tampered: `external-pack-damaged`, when it does not say what was signed.
    """
    if len(data) > MOST_BYTES or not signedjson.is_one(NAME, data):
        raise Refusal("external-pack-unreadable")
    found = signedjson.read(NAME, data)
    if found is None:
        raise Tampered("external-pack-damaged")
    said, certificate = found
    if said.get("kind") != "external-pack/1":
        raise Refusal("external-pack-newer")
    schemas.check("external-pack-1", said, "external-pack-unreadable")
    return said, certificate
