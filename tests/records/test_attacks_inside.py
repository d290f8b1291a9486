"""What somebody with a key of their own can do: sign pages that lie, sign twice, sign for another, draw another name.

Every file here is validly signed as far as digests and values go; what turns each away is that it is not what this
program makes of its data, or that this signer may not sign there.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import SigSeedSubFilter

from assessor_app.records import canonical, further
from assessor_app.records.opening import open_record
from assessor_app.records.templates.further_1 import words
from assessor_app.trust import increment, signing
from assessor_app.trust.model import Anchor, Claimed, Step
from assessor_app.trust.signing import sizes
from tests.records.chained import COMMENTS, HOUR, chain, people
from tests.records.forging import contents_at, flipped, written_anew
from tests.records.sealed import MADE, NOW
from tests.trust.making import Recipe, certify, holder, new_key, pyhanko_signer

if TYPE_CHECKING:
    import datetime as dt

    from assessor_app.records.report import Opening
    from assessor_app.trust.model import Identity

AT = NOW + 2 * HOUR
SAID = ((further.DECISION, words.said("not-confirmed", "both")), (further.COMMENTS, COMMENTS))


def opened(file: bytes, *others: Identity) -> Opening:
    anchors = (*people().anchors, *(Anchor(one.certificate) for one in others))
    return open_record("r.pdf", file, anchors, NOW + 9 * HOUR)


def why(opening: Opening) -> tuple[str, str]:
    assert opening.verdict == "refused"
    return next((row.row, row.code) for row in opening.rows if row.state == "fails")


def drawn(file: bytes, claimed: Claimed) -> tuple[tuple[str, bytes], ...]:
    draw = further.drawing(chain().record.payload)
    assert draw is not None
    wanted = sizes(file, (*(name for name, _ in claimed.values), claimed.field))
    return draw(Claimed(claimed.field, claimed.values, wanted, claimed.name, claimed.when))


def anyway(file: bytes, who: Identity, step: Step, when: dt.datetime = AT) -> bytes:
    """What a program without our rules writes with the same means."""
    return increment.signed_by(who.certificate, signing.key_of(who), file, when, step)


def step(file: bytes, field: str, name: str, values: tuple[tuple[str, str], ...] = ()) -> Step:
    return Step(field, values, drawn(file, Claimed(field, values, (), name, AT)))


def test_pages_say_met_and_the_data_does_not() -> None:
    honest = chain("qualified")
    told, turned = canonical.canonical(honest.record.payload), b'"state":"not_observed"'
    lie = told.replace(b'"state":"met"', turned, 1)
    assert lie != told

    def change(document: pikepdf.Pdf) -> None:
        (held,) = (o for o in document.objects if isinstance(o, pikepdf.Stream) and o.read_bytes() == told)
        held.write(lie)

    file = signing.sign(written_anew(change)(honest.base), people().assessor, NOW)
    assert why(opened(file)) == ("bytes", "pages-differ")


def _hidden(document: pikepdf.Pdf) -> None:
    document.Root.Hidden = document.make_indirect(pikepdf.Stream(document, b"BT (Met) Tj ET"))


def _second_file(document: pikepdf.Pdf) -> None:
    document.attachments["second.json"] = pikepdf.AttachedFileSpec.from_filepath(document, __file__)


def _twice(document: pikepdf.Pdf) -> None:
    names = document.Root.Names.EmbeddedFiles.Names
    at = [str(name) for name in names].index("record.json")
    names.extend([names[at], names[at + 1]])


@pytest.mark.parametrize(
    ("change", "verdict", "code"),
    [
        (_hidden, "refused", "pages-differ"),
        (_second_file, "refused", "pages-differ"),
        (_twice, "unreadable", "no-payload"),
    ],
)
def test_a_base_with_more_in_it_than_its_data_is_turned_away(change: Any, verdict: str, code: str) -> None:  # noqa: ANN401 - a change to a file
    file = signing.sign(written_anew(change)(chain("qualified").base), people().assessor, NOW)
    opening = opened(file)
    assert (opening.verdict, opening.row("bytes").code) == (verdict, code)


def test_a_page_swapped_by_a_table_alone() -> None:
    """A shadow attack: other content with the page's own number lies under the signature; later a table leads to it."""
    base = chain("qualified").base
    with pikepdf.open(io.BytesIO(base)) as document:
        number, size = document.pages[0].obj.Contents.objgen[0], len(document.objects) + 1
        root = document.Root.objgen[0]
    table = base.rindex(b"xref\n0 ")
    hidden = b"%d 0 obj\n<< /Length 2 >>\nstream\nq Q\nendstream\nendobj\n" % number
    lying = (
        base[:table] + hidden + base[table:].replace(b"startxref\n%d" % table, b"startxref\n%d" % (table + len(hidden)))
    )
    signed = signing.sign(lying, people().assessor, NOW)
    assert why(opened(signed)) == ("bytes", "pages-differ")
    trailer = b"trailer\n<< /Size %d /Root %d 0 R /Prev %d >>\n" % (size + 9, root, int(signed.split()[-2]))
    end = b"startxref\n%d\n%%%%EOF\n" % len(signed)
    swapped = signed + b"xref\n%d 1\n%010d 00000 n \n" % (number, table) + trailer + end
    assert why(opened(swapped)) == ("bytes", "signature-not-whole")


def test_approving_is_not_certifying() -> None:
    made = chain("qualified")
    meta = signers.PdfSignatureMetadata(
        field_name="sig_assessor", certify=False, subfilter=SigSeedSubFilter.PADES, md_algorithm="sha256"
    )
    signer = pyhanko_signer(people().assessor)
    out = signers.PdfSigner(meta, signer).sign_pdf(
        IncrementalPdfFileWriter(io.BytesIO(made.base)), existing_fields_only=True
    )
    assert why(opened(out.getvalue()))[0] == "bytes"


@pytest.mark.parametrize("field", [further.COUNTERSIGN, further.VERIFY])
def test_nobody_signs_their_own_record_again(field: str) -> None:
    """The assessor's own key, with the appearance that goes with it: nothing is wrong but who it is."""
    made, who = chain(), people().assessor
    before = made.record.file if field == further.COUNTERSIGN else made.countersigned
    values = SAID if field == further.VERIFY else ()
    file = anyway(before, who, step(before, field, "Rhys Wyn Jones", values))
    row = "countersigned" if field == further.COUNTERSIGN else "verified"
    assert why(opened(file)) == (row, "signer-own-record")


def test_the_countersigner_does_not_verify() -> None:
    made = chain()
    file = anyway(
        made.countersigned, people().qualified, step(made.countersigned, further.VERIFY, "Mair Eleri Pugh", SAID)
    )
    assert why(opened(file)) == ("verified", "signer-own-record")


def test_a_name_shown_is_the_certificates() -> None:
    made = chain()
    file = anyway(
        made.countersigned, people().verifier, step(made.countersigned, further.VERIFY, "Somebody Else", SAID)
    )
    assert why(opened(file)) == ("bytes", "signature-not-rebuilt")


def test_a_decision_shown_is_the_decision_said() -> None:
    made = chain()
    friendly = ((further.DECISION, words.said("confirmed", "both")), SAID[1])
    shows = step(made.countersigned, further.VERIFY, "Siân Ŵyn Llŷr", friendly).shows
    file = anyway(made.countersigned, people().verifier, Step(further.VERIFY, SAID, shows))
    assert why(opened(file)) == ("bytes", "signature-not-rebuilt")


def test_a_decision_in_words_of_ones_own_is_no_decision() -> None:
    made = chain()
    step_of = step(made.countersigned, further.VERIFY, "Siân Ŵyn Llŷr", SAID)
    file = anyway(
        made.countersigned, people().verifier, Step(further.VERIFY, ((further.DECISION, "OK"), SAID[1]), step_of.shows)
    )
    assert why(opened(file)) == ("bytes", "signature-not-rebuilt")


def test_a_verifier_who_signs_without_deciding_is_turned_away() -> None:
    made = chain()
    shows = step(made.countersigned, further.VERIFY, "Siân Ŵyn Llŷr", SAID).shows[-1:]
    file = anyway(made.countersigned, people().verifier, Step(further.VERIFY, (), shows))
    assert why(opened(file)) == ("bytes", "signature-unreadable")


def test_nothing_is_signed_after_the_verifier() -> None:
    """The verifier's signature ends the record (P=1); a countersignature comes before it or not at all."""
    made, who = chain(), people()
    decided = anyway(made.record.file, who.verifier, step(made.record.file, further.VERIFY, "Siân Ŵyn Llŷr", SAID))
    file = anyway(decided, who.qualified, step(decided, further.COUNTERSIGN, "Mair Eleri Pugh"))
    assert why(opened(file)) == ("bytes", "signature-unexpected")


def test_the_record_of_another_assessor_is_not_ones_own() -> None:
    made = chain("qualified")
    file = signing.sign(made.base, people().verifier, NOW)
    assert why(opened(file)) == ("signer", "signer-not-the-assessor")


def test_the_signature_of_another_record_does_not_fit() -> None:
    one, other = chain("qualified").record.file, chain("trainee").record.file
    (start, end), (there, until) = contents_at(one), contents_at(other)
    assert why(opened(one[:start] + other[there:until] + one[end:])) == ("bytes", "signature-invalid")


def test_a_signature_dated_before_the_record_is_turned_away() -> None:
    made, early = chain(), NOW - HOUR
    shows = drawn(made.record.file, Claimed(further.COUNTERSIGN, (), (), "Mair Eleri Pugh", early))
    file = anyway(made.record.file, people().qualified, Step(further.COUNTERSIGN, (), shows), early)
    assert why(opened(file)) == ("countersigned", "time-before-record")


@pytest.mark.parametrize(
    ("recipe", "code"),
    [
        (Recipe(name="Mair Eleri Pugh", start=MADE, documents=False), "certificate-not-for-signing"),
        (Recipe(name="Mair Eleri Pugh", start=MADE, contentCommitment=False), "certificate-not-for-signing"),
        (Recipe(name="Mair Eleri Pugh", start=MADE, authority=True), "certificate-not-for-signing"),
        (Recipe(name="Mair Eleri Pugh", start=MADE, days=2), "certificate-expired"),
        (Recipe(name="Mair Eleri Pugh", start=NOW + 9 * HOUR), "certificate-not-yet-valid"),
    ],
)
def test_a_certificate_that_may_not_countersign_is_told(recipe: Recipe, code: str) -> None:
    """Even where somebody here vouches for it."""
    made, key = chain(), new_key()
    who = holder(key, certify(key, recipe))
    file = anyway(made.record.file, who, step(made.record.file, further.COUNTERSIGN, recipe.name))
    assert why(opened(file, who)) == ("countersigned", code)


def test_a_foreign_authority_of_the_same_name_stands_behind_nobody() -> None:
    made, key, person = chain(), new_key(), new_key()
    authority = Recipe(name="Canolfan Asesu Menai", organisation="Canolfan Asesu Menai", authority=True, start=MADE)
    mine, theirs = certify(key, authority), certify(new_key(), authority)
    who = holder(person, certify(person, Recipe(name="Mair Eleri Pugh", start=MADE), (key, mine)))
    file = anyway(made.record.file, who, step(made.record.file, further.COUNTERSIGN, "Mair Eleri Pugh"))
    assert opened(file, holder(key, mine)).verdict == "accepted"
    foreign = opened(file, holder(key, theirs))
    assert (foreign.verdict, foreign.row("countersigned").code) == ("unknown-signer", "signer-same-name")


def test_a_hidden_byte_in_an_appearance_is_found() -> None:
    """Nothing that is drawn is free: one bit inside the verifier's own appearance, signed by the verifier."""
    made = chain()
    honest = step(made.countersigned, further.VERIFY, "Siân Ŵyn Llŷr", SAID)
    bent = tuple((name, flipped(content, 13)) for name, content in honest.shows)
    file = anyway(made.countersigned, people().verifier, Step(further.VERIFY, SAID, bent))
    assert why(opened(file)) == ("bytes", "signature-not-rebuilt")
