"""The words of template `observation/1`, frozen in both languages: whole sentences, counts after a colon.

They stand here and not in the catalogue, because a sealed page must say for ever what it said when it was signed.
"""

from __future__ import annotations

from typing import Final, Literal

Tongue = Literal["cy", "en"]

# Each word or sentence as (Cymraeg, English).
WORDS: Final[dict[str, tuple[str, str]]] = {
    "title": ("Cofnod arsylwi", "Observation record"),
    "subject": ("Cofnod wedi’i selio o arsylwad yn y gweithle", "Sealed record of a workplace observation"),
    "data-file": ("Cynnwys y cofnod fel data", "The content of the record as data"),
    "language": ("Cymraeg", "English"),
    "page": ("Tudalen {page} o {pages}", "Page {page} of {pages}"),
    "checkable": ("gellir gwirio’r ffeil hon all-lein", "this file can be checked offline"),
    # settings and methods
    "real_work": ("gwaith go iawn", "real work"),
    "realistic_environment": ("amgylchedd gwaith realistig", "realistic working environment"),
    "simulation": ("efelychiad", "simulation"),
    "observation": ("arsylwi uniongyrchol", "direct observation"),
    "questioning": ("holi", "questioning"),
    "discussion": ("trafodaeth broffesiynol", "professional discussion"),
    "witness": ("tystiolaeth tyst", "witness testimony"),
    "product": ("cynnyrch gwaith", "work product"),
    "prior_learning": ("cydnabod dysgu blaenorol", "recognition of prior learning"),
    # kinds of entry
    "entry-behaviour": ("Ymddygiad a arsylwyd", "Observed behaviour"),
    "entry-question": ("Cwestiwn ac ateb", "Question and answer"),
    "entry-discussion": ("Trafodaeth broffesiynol", "Professional discussion"),
    "entry-witness": ("Tystiolaeth tyst", "Witness testimony"),
    "entry-product": ("Cynnyrch gwaith", "Work product"),
    "entry-note": ("Nodyn", "Note"),
    "question": ("C:", "Q:"),
    "answer": ("A:", "A:"),
    # cards
    "candidate": ("Ymgeisydd", "Candidate"),
    "assessor": ("Aseswr", "Assessor"),
    "place": ("Lle", "Place"),
    "plan": ("Cynllun asesu", "Assessment plan"),
    "registered": ("Cofrestrwyd: {date}", "Registered: {date}"),
    "centre-reference": ("Cyfeirnod y ganolfan: {reference}", "Centre reference: {reference}"),
    "assessed-in": ("Iaith yr asesu: {language}", "Language of assessment: {language}"),
    "welsh": ("Cymraeg", "Welsh"),
    "english": ("Saesneg", "English"),
    "qualified": ("Aseswr cymwysedig", "Qualified assessor"),
    "trainee": ("Aseswr dan hyfforddiant", "Trainee assessor"),
    "certificate": ("Tystysgrif {short}", "Certificate {short}"),
    "no-place": ("Heb ei nodi", "Not recorded"),
    "present": ("Yn bresennol", "Present"),
    "agreed": ("Cytunwyd: {date}", "Agreed: {date}"),
    "no-plan": ("Dim dyddiad wedi’i gofnodi", "No date recorded"),
    "adjustments": ("Addasiadau rhesymol", "Reasonable adjustments"),
    # summary
    "summary": ("Crynodeb", "Summary"),
    "no-summary": ("Dim crynodeb wedi’i ysgrifennu.", "No summary was written."),
    "met-performance": (
        "Meini prawf perfformiad a fodlonwyd yn yr ymweliad hwn", "Performance criteria met in this visit",
    ),
    "met-knowledge": (
        "Gwybodaeth a dealltwriaeth a fodlonwyd yn yr ymweliad hwn", "Knowledge and understanding met in this visit",
    ),
    "met-behaviour": ("Ymddygiadau a fodlonwyd yn yr ymweliad hwn", "Behaviours met in this visit"),
    # standards
    "edition": ("Argraffiad {edition}", "Edition {edition}"),
    "review": ("dyddiad adolygu {date}", "review date {date}"),
    "review-passed": ("dyddiad adolygu {date}, wedi mynd heibio", "review date {date}, passed"),
    "as-sealed": ("testun fel yr oedd pan seliwyd y cofnod", "text as it stood when the record was sealed"),
    "only-welsh": (
        "Nid oes testun Saesneg o’r argraffiad hwn yn y cofnod; dyfynnir y testun Cymraeg.",
        "This record holds no English text of this edition; the Welsh text is quoted.",
    ),
    "only-english": (
        "Nid oes testun Cymraeg o’r argraffiad hwn yn y cofnod; dyfynnir y testun Saesneg.",
        "This record holds no Welsh text of this edition; the English text is quoted.",
    ),
    "performance": ("Meini prawf perfformiad", "Performance criteria"),
    "knowledge": ("Gwybodaeth a dealltwriaeth", "Knowledge and understanding"),
    "behaviour": ("Ymddygiadau", "Behaviours"),
    "judgement": ("Penderfyniad", "Decision"),
    "shown-performance": ("Yr hyn a welwyd", "What was seen"),
    "shown-knowledge": ("Yr ateb neu’r dystiolaeth", "Answer or evidence"),
    "shown-behaviour": ("Yr hyn a welwyd", "What was seen"),
    "met": ("Wedi’i fodloni", "Met"),
    "not_yet_met": ("Ddim eto", "Not yet met"),
    "not_observed": ("Heb ei arsylwi", "Not observed"),
    "undecided": ("Cysylltwyd; heb benderfyniad", "Linked; no decision"),
    "rest-performance": ("Meini prawf perfformiad heb eu harsylwi", "Performance criteria not observed"),
    "rest-knowledge": ("Gwybodaeth a dealltwriaeth heb eu harsylwi", "Knowledge and understanding not observed"),
    "rest-behaviour": ("Ymddygiadau heb eu harsylwi", "Behaviours not observed"),
    # log
    "log": ("Log arsylwi", "Observation log"),
    "log-about": (
        "Pob cofnodiad yn y drefn yr ysgrifennwyd ef, gan gynnwys y rhai a gywirwyd wedyn.",
        "Every entry in the order in which it was written, including those corrected later.",
    ),
    "no-log": ("Dim cofnodiadau yn y log.", "No entries in the log."),
    "time": ("Rhif, amser", "Number, time"),
    "kind": ("Math", "Kind"),
    "entry": ("Cofnodiad", "Entry"),
    "corrected": ("Cywirwyd: gweler cofnodiad {number}.", "Corrected: see entry {number}."),
    "corrects": ("Yn cywiro cofnodiad {number}.", "Corrects entry {number}."),
    # evidence
    "evidence": ("Lleoliad y dystiolaeth", "Evidence locations"),
    "no-evidence": (
        "Ni nodwyd tystiolaeth a gedwir mewn man arall.", "No evidence held elsewhere was noted.",
    ),
    "what": ("Beth", "What"),
    "where": ("Ble, a chan bwy", "Where, and with whom"),
    "why": ("Pam na chafodd ei chopïo", "Why it was not copied"),
    "seen-by": ("Gwelwyd gan", "Seen by"),
    "the-assessor": ("yr aseswr", "the assessor"),
    # feedback
    "feedback": ("Adborth", "Feedback"),
    "no-feedback": ("Dim adborth wedi’i gofnodi.", "No feedback was recorded."),
    "comment": ("Sylwadau’r ymgeisydd", "Candidate’s comments"),
    "no-comment": ("Dim sylwadau gan yr ymgeisydd.", "No comments from the candidate."),
    "dissent": (
        "Nid yw’r ymgeisydd yn cytuno â’r cofnod hwn.", "The candidate does not agree with this record.",
    ),
    "actions": ("Camau gweithredu", "Actions"),
    "no-actions": ("Ni chytunwyd ar unrhyw gamau gweithredu.", "No actions were agreed."),
    "action": ("Cam gweithredu", "Action"),
    "owner": ("Gan bwy", "By whom"),
    "due": ("Erbyn pryd", "By when"),
    # declarations
    "declarations": ("Datganiadau a llofnodion", "Declarations and signatures"),
    "mine-cy": (
        "Fy ngwaith i yw hwn; mae’r cofnod yn wir; darllenais ef yn Gymraeg a chytunaf ag ef.",
        "This is my own work and the record is true; I have read it in Welsh and agree with it.",
    ),
    "mine-en": (
        "Fy ngwaith i yw hwn; mae’r cofnod yn wir; darllenais ef yn Saesneg a chytunaf ag ef.",
        "This is my own work and the record is true; I have read it in English and agree with it.",
    ),
    "mine-both": (
        "Fy ngwaith i yw hwn; mae’r cofnod yn wir; darllenais ef a chytunaf ag ef.",
        "This is my own work and the record is true; I have read it and agree with it.",
    ),
    "mine-dissent": (
        "Fy ngwaith i yw hwn; darllenais y cofnod, ac nid wyf yn cytuno ag ef. Mae fy sylwadau dan Adborth.",
        "This is my own work; I have read the record and do not agree with it. My comments stand under Feedback.",
    ),
    "no-declaration": (
        "Ni wnaeth yr ymgeisydd ddatganiad na marc.", "The candidate made no declaration and no mark.",
    ),
    "absent": ("Ni lofnododd yr ymgeisydd. Y rheswm:", "The candidate did not sign. The reason:"),
    "drawn": (
        "Marc ar ddyfais yr aseswr, {when}. Marc yw hwn, nid prawf cryptograffig.",
        "Mark on the assessor’s device, {when}. This is a mark, not cryptographic proof.",
    ),
    "typed": (
        "Enw wedi’i deipio ar ddyfais yr aseswr, {when}. Marc yw hwn, nid prawf cryptograffig.",
        "Name typed on the assessor’s device, {when}. This is a mark, not cryptographic proof.",
    ),
    "mark-alt": (
        "Llofnod yr ymgeisydd, wedi’i ysgrifennu â llaw: {name}", "Candidate’s signature, written by hand: {name}",
    ),
    "observed-myself": (
        "Arsylwais hyn fy hun; nid oes gennyf fuddiant heb ei ddatgan.",
        "I observed this myself; I have no undeclared interest.",
    ),
    "countersign": (
        "Aseswr dan hyfforddiant: rhaid i aseswr cymwysedig gydlofnodi, a chofnodir hynny ar wahân.",
        "Trainee assessor: a qualified assessor must countersign, which is recorded separately.",
    ),
    "signed": (
        "Llofnod digidol, tystysgrif {short} · {centre}, {when}",
        "Digital signature, certificate {short} · {centre}, {when}",
    ),
    "field-assessor": ("Llofnod digidol yr aseswr", "Assessor’s digital signature"),
    # verification
    "verification": ("Dilysu", "Verification"),
    "verification-about": (
        "Cofnodir penderfyniad y dilysydd mewnol ar wahân. Roedd y rhan hon yn wag pan seliwyd y cofnod.",
        "The internal verifier’s decision is recorded separately. This part was empty when the record was sealed.",
    ),
    "verifier-decision": ("Penderfyniad dilysu", "Verification decision"),
    "verifier-comments": ("Sylwadau", "Comments"),
    "verifier-signature": ("Llofnod y dilysydd", "Verifier’s signature"),
    "field-time-1": ("Stamp amser cyntaf y ddogfen", "First timestamp of the document"),
    "field-time-2": ("Ail stamp amser y ddogfen", "Second timestamp of the document"),
    # provenance
    "provenance": ("Tarddiad", "Provenance"),
    "sealed": ("Seliwyd", "Sealed"),
    "template": ("Templed", "Template"),
    "program": ("Rhaglen", "Program"),
    "record-id": ("Cofnod", "Record"),
    "digest": ("SHA-256 y data", "SHA-256 of the data"),
    "fingerprint": ("Tystysgrif yr aseswr", "Assessor’s certificate"),
    "supersedes": ("Mae’r cofnod hwn yn disodli cofnod {id}.", "This record supersedes record {id}."),
    "rebuilt": (
        (
            "Mae cynnwys y tudalennau hyn hefyd y tu mewn i’r ffeil fel data (record.json). Mae’r rhaglen yn"
            " ailadeiladu’r tudalennau o’r data ac yn gwrthod y ffeil os oes unrhyw beth yn wahanol."
        ),
        (
            "The content of these pages is also inside the file as data (record.json). The program rebuilds the pages"
            " from the data and refuses the file if anything differs."
        ),
    ),
    "clock": ("Amser: cloc y ddyfais.", "Time: the device’s clock."),
    "clock-steady": (
        (
            "Amser: cloc y ddyfais; ni sylwyd ar naid. Munudau rhwng y cofnodiad cyntaf a’r olaf ar y cloc annibynnol:"
            " {minutes}."
        ),
        (
            "Time: the device’s clock; no jump was noticed. Minutes from the first to the last entry on the independent"
            " clock: {minutes}."
        ),
    ),
    "clock-jump": (
        (
            "Symudodd cloc y ddyfais yn wahanol i’r cloc annibynnol rhwng cofnodiadau {after} a {before}. Eiliadau:"
            " {seconds}."
        ),
        (
            "The device’s clock moved differently from the independent clock between entries {after} and {before}."
            " Seconds: {seconds}."
        ),
    ),
    "clock-restarts": (
        "Ailgychwynnwyd y ddyfais rhwng cofnodiadau. Sawl gwaith: {times}.",
        "The device was restarted between entries. Times: {times}.",
    ),
    "qr-caption": ("Rhif y cofnod a SHA-256 y data", "The record’s id and the SHA-256 of its data"),
    "qr-alt": (
        "Cod QR â rhif y cofnod a SHA-256 ei ddata, fel y’u hargreffir wrth ei ochr",
        "QR code with the record’s id and the SHA-256 of its data, as printed beside it",
    ),
}  # fmt: skip

MONTHS: Final[dict[Tongue, tuple[str, ...]]] = {
    "cy": (
        "Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin", "Gorffennaf", "Awst", "Medi", "Hydref",
        "Tachwedd", "Rhagfyr",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
        "November", "December",
    ),
}  # fmt: skip

# The short letter of each kind of criterion, and of a question and its answer (Cwestiwn, Ateb).
LETTERS: Final[dict[str, tuple[str, str]]] = {
    "performance": ("P", "P"),
    "knowledge": ("G", "K"),
    "behaviour": ("Y", "B"),
}


def word(key: str, tongue: Tongue) -> str:
    """One word or sentence in one language."""
    welsh, english = WORDS[key]
    return welsh if tongue == "cy" else english
