"""What a centre's pack carries beside whom to trust, as JSON and back: rules, looks, standards, questions.

Whatever is read here was signed before; it is held to what this program could have written all the same.
"""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any, cast

from assessor_app.errors import Refusal
from assessor_app.observing.model import Rules
from assessor_app.observing.questions import files
from assessor_app.people.model import Branding, RoleWord
from assessor_app.records import templates
from assessor_app.standards.as_json import demanded, standard_from_json, standard_to_json
from assessor_app.standards.exchange.packs import Packed, corrections_of, corrections_told
from assessor_app.standards.origins.model import Origin
from assessor_app.trust.certificates import load

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.centre.model import Contents, Pack
    from assessor_app.observing.questions.model import Question
    from assessor_app.standards.library import StandardsLibrary

MOST_STANDARDS, MOST_ROOTS = 500, 20  # as the published schema has them


def told(pack: Pack) -> dict[str, Any]:
    """The members of a pack's document that this module knows."""
    rules, branding = pack.rules, pack.branding
    return {
        "rules": {
            "judging": rules.judging,
            "signature": rules.signature,
            "countersign": rules.countersign,
            "levels": dict(rules.levels),
        },
        "branding": {"logo": text(branding.logo), "words": [[word.cy, word.en] for word in _words(branding)]},
        "standards": [_standard(one) for one in pack.standards],
        "questions": json.loads(files.as_json(pack.questions))["questions"],
    }


def demand(contents: Contents, library: StandardsLibrary) -> None:
    """See that a pack can carry this; refuses as `CentreDesk.choose`."""
    for key in contents.standards:
        library.get(key)
    strange = next((one for one in contents.templates if not templates.known(one)), None)
    if strange is not None:
        raise Refusal("template-not-known", template=strange)
    for certificate in contents.timestamp_roots:
        load(certificate)
    if len(contents.standards) > MOST_STANDARDS or len(contents.timestamp_roots) > MOST_ROOTS:
        raise Refusal("centre-pack-full", standards=MOST_STANDARDS, roots=MOST_ROOTS)


def _standard(one: Packed) -> dict[str, Any]:
    return {
        "standard": standard_to_json(one.standard),
        "source_name": one.origin.source,
        "corrections": corrections_told(one.origin),
    }


def rules_of(said: Any) -> Rules:  # noqa: ANN401 - a stranger's JSON
    """The rules; ValueError for what are none."""
    judging, signature, countersign = said["judging"], said["signature"], said["countersign"]
    levels = tuple(sorted(said["levels"].items()))
    good = type(judging) is bool and type(countersign) is bool and signature in {"required", "reasoned"}
    if not good or not all(level in {"blocks", "warns", "off"} for _, level in levels):
        raise ValueError("not a centre's rules")
    return Rules(judging, signature, countersign, levels)


def branding_of(said: Any) -> Branding:  # noqa: ANN401 - a stranger's JSON
    """The logo and the words for roles; ValueError for what are none."""
    words = [RoleWord(cy, en) for cy, en in said["words"]]
    good = all(isinstance(one, str) for word in words for one in (word.cy, word.en))
    if len(words) != len(_words(Branding())) or not good:
        raise ValueError("not a centre's words")
    return Branding(data(said["logo"]), *words)


def standards_of(said: Any) -> tuple[Packed, ...]:  # noqa: ANN401 - a stranger's JSON
    """The standards, each one that a reading could have given; Refusal `standard-data-invalid` and the like."""
    found = []
    for one in said:
        standard = demanded(standard_from_json(one["standard"]), "")
        corrections = tuple(corrections_of(one["corrections"], ""))
        found.append(Packed(standard, Origin(one["source_name"], standard.source_sha256, corrections)))
    return tuple(found)


def questions_of(said: Any) -> Sequence[Question]:  # noqa: ANN401 - a stranger's JSON
    """The questions; Refusal `questions-…` for what are none."""
    return files.read(json.dumps({"format": files.FORMAT, "questions": said}).encode(), "") if said else ()


def text(raw: bytes) -> str:
    """Bytes as the document holds them."""
    return base64.b64encode(raw).decode()


def data(said: object) -> bytes:
    """And back; ValueError for what is no Base64, or could be written otherwise (RFC 4648, section 3.5)."""
    raw = base64.b64decode(cast("str", said), validate=True)
    if text(raw) != said:
        raise ValueError("not as it is written")
    return raw


def _words(branding: Branding) -> tuple[RoleWord, ...]:
    return branding.candidate, branding.assessor, branding.verifier
