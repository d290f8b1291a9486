"""The words that template `verification/1` adds, Welsh and English; frozen with it. Others are `observation/1`'s."""

from __future__ import annotations

from typing import Final

WORDS: Final[dict[str, tuple[str, str]]] = {
    "title-review": ("Adroddiad dilysu", "Verification report"),
    "title-recheck": ("Adroddiad dilysu: ailwirio camau gweithredu", "Verification report: actions rechecked"),
    "subject": ("Adroddiad wedi’i selio gan ddilysydd", "A verifier’s sealed report"),
    "data-file": ("Cynnwys yr adroddiad fel data", "The content of the report as data"),
    "verifier": ("Dilysydd mewnol", "Internal verifier"),
    "external-verifier": ("Dilysydd allanol", "External verifier"),
    # cards
    "record-card": ("Y cofnod", "The record"),
    "record-sealed": ("Seliwyd: {when}", "Sealed: {when}"),
    "report-sealed": ("Seliwyd yr adroddiad: {when}", "Report sealed: {when}"),
    "interim": ("Samplu interim", "Interim sampling"),
    "summative": ("Samplu crynodol", "Summative sampling"),
    "record-identity": ("SHA-256 y cofnod", "SHA-256 of the record"),
    "reason": ("Pam y dewiswyd y cofnod hwn", "Why this record was chosen"),
    "no-reason": ("Dim rheswm wedi’i gofnodi.", "No reason was recorded."),
    # overall
    "overall": ("Penderfyniad dilysu", "Verification decision"),
    "confirmed": ("Cadarnhawyd", "Confirmed"),
    "confirmed-with-action": ("Cadarnhawyd yn amodol ar gam gweithredu", "Confirmed subject to action"),
    "not-confirmed": ("Ni chadarnhawyd", "Not confirmed"),
    "about-confirmed": (
        "Cadarnhaf fod y penderfyniadau asesu a samplwyd yn gywir, yn deg ac yn gyson.",
        "I confirm that the assessment decisions sampled are accurate, fair and consistent.",
    ),
    "about-confirmed-with-action": (
        "Cadarnhaf y penderfyniadau asesu a samplwyd, ar yr amod y cwblheir y camau gweithredu isod.",
        "I confirm the assessment decisions sampled, on condition that the actions below are completed.",
    ),
    "about-not-confirmed": (
        (
            "Nid wyf yn cadarnhau’r penderfyniadau asesu a samplwyd. Ni ddylid hawlio ardystiad arnynt hyd nes y"
            " datrysir hyn."
        ),
        (
            "I do not confirm the assessment decisions sampled. No certification should be claimed on them until this"
            " is resolved."
        ),
    ),
    "count-agreed": ("Cytunwyd", "Agreed"),
    "count-agreed-with-action": ("Cytunwyd, gyda cham gweithredu", "Agreed with action"),
    "count-not-agreed": ("Ni chytunwyd", "Not agreed"),
    # what the file was found to be
    "found": ("Sut yr oedd y cofnod", "How the record was found"),
    "found-about": (
        "Canfyddiadau’r rhaglen pan agorodd y dilysydd y cofnod.",
        "What the program found when the verifier opened the record.",
    ),
    "accepted": ("Derbyniwyd", "Accepted"),
    "unknown-signer": ("Llofnodwr anhysbys", "Unknown signer"),
    "unchecked": ("Ni wiriwyd y tudalennau", "Pages not checked"),
    "row-bytes": ("Ffeil", "File"),
    "row-signer": ("Llofnodwr", "Signer"),
    "row-time": ("Amser", "Time"),
    "row-pages": ("Tudalennau", "Pages"),
    "row-standard": ("Safonau", "Standards"),
    "row-superseded": ("Cofnod diweddarach", "Later record"),
    "row-countersigned": ("Cydlofnod", "Countersignature"),
    "row-verified": ("Penderfyniad y dilysydd", "Verifier’s decision"),
    "row-beside": ("Ffeiliau wrth ei ochr", "Files beside it"),
    "row": ("Canfyddiad", "Finding"),
    "row-said": ("Yr hyn a ganfuwyd", "What was found"),
    # decisions
    "outcome": ("Penderfyniad y dilysydd", "Verifier’s decision"),
    "cause-note": ("Achos a nodyn", "Cause and note"),
    "assessor-said": ("Penderfyniad yr aseswr:", "Assessor’s decision:"),
    "agreed": ("Cytunwyd", "Agreed"),
    "agreed-with-action": ("Cytunwyd, gyda cham gweithredu", "Agreed with action"),
    "not-agreed": ("Ni chytunwyd", "Not agreed"),
    "valid": ("Dilysrwydd", "Validity"),
    "authentic": ("Dilysrwydd o ran awduraeth", "Authenticity"),
    "current": ("Cyfredolrwydd", "Currency"),
    "sufficient": ("Digonolrwydd", "Sufficiency"),
    "reliable": ("Dibynadwyedd", "Reliability"),
    "method": ("Dull asesu", "Assessment method"),
    "mapping": ("Mapio i’r maen prawf", "Mapping to the criterion"),
    "record-quality": ("Ansawdd y cofnod", "Quality of the record"),
    # process
    "process": ("Y broses asesu", "The assessment process"),
    "question-asked": ("A wiriwyd", "What was checked"),
    "answer": ("Ateb", "Answer"),
    "note": ("Nodyn", "Note"),
    "yes": ("Ie", "Yes"),
    "no": ("Na", "No"),
    "not-applicable": ("Ddim yn berthnasol", "Not applicable"),
    "process-planned": (
        "Cynlluniwyd yr asesiad gyda’r ymgeisydd.", "The assessment was planned with the candidate.",
    ),
    "process-informed": (
        "Gwyddai’r ymgeisydd ymlaen llaw beth fyddai’n cael ei asesu, a sut.",
        "The candidate knew beforehand what would be assessed, and how.",
    ),
    "process-adjustments": (
        "Gwnaed yr addasiadau sydd eu hangen ar yr ymgeisydd.",
        "The adjustments that the candidate needs were made.",
    ),
    "process-language": (
        "Aseswyd yr ymgeisydd yn yr iaith a ddewisodd.", "The candidate was assessed in the language they chose.",
    ),
    "process-methods": (
        "Mae’r dulliau’n addas i’r hyn yr oedd angen ei ddangos.", "The methods suit what was to be shown.",
    ),
    "process-questions": (
        "Cofnodwyd cwestiynau ac atebion fel y gall rhywun arall eu barnu.",
        "Questions and answers are recorded so that somebody else can judge them.",
    ),
    "process-witnesses": ("Mae statws pob tyst yn hysbys.", "The status of every witness is known."),
    "process-located": (
        "Mae’n glir ble y cedwir y dystiolaeth a phwy sydd wedi’i gweld.",
        "It is clear where evidence is held and who has seen it.",
    ),
    "process-feedback": (
        "Mae’r adborth yn dweud beth a wnaed yn dda a beth sydd ar goll o hyd.",
        "The feedback says what was done well and what is still missing.",
    ),
    "process-action-plan": (
        "Mae’r cynllun gweithredu’n dweud yn union beth sydd i’w wneud, gan bwy ac erbyn pryd.",
        "The action plan says exactly what is to be done, by whom and by when.",
    ),
    "observed-assessor": ("Arsylwyd yr aseswr wrth ei waith", "The assessor was observed at work"),
    "interviewed-candidate": ("Cyfwelwyd â’r ymgeisydd", "The candidate was interviewed"),
    "not-done": ("Na: nid oedd hyn yn rhan o’r dilysu.", "No: this was no part of the verification."),
    # feedback
    "feedback": ("Adborth i’r aseswr", "Feedback to the assessor"),
    "no-feedback": ("Dim adborth wedi’i gofnodi.", "No feedback was recorded."),
    "good-practice": ("Arfer da", "Good practice"),
    "point": ("Pwynt i’w godi wrth safoni", "Point to raise at standardisation"),
    # actions
    "actions": ("Camau gweithredu", "Actions"),
    "no-actions": ("Nid oes camau gweithredu.", "There are no actions."),
    "rechecks": ("Y camau gweithredu a ailwiriwyd", "The actions rechecked"),
    "asked": ("Cam gweithredu", "Action"),
    "answered": ("Yr ateb a gafwyd", "The answer given"),
    "answered-at": ("Atebwyd: {when}", "Answered: {when}"),
    "rechecked": ("Ar ôl ailwirio", "After the recheck"),
    "closed": ("Caewyd", "Closed"),
    "reopened": ("Ailagorwyd", "Reopened"),
    "by-when": ("Erbyn {date}", "By {date}"),
    # declaration and signature
    "declaration": ("Datganiad a llofnod", "Declaration and signature"),
    "interest-none": (
        "Nid oes gennyf fuddiant personol yn yr ymgeisydd na’r aseswr, ac nid fy asesiad i yw hwn.",
        "I have no personal interest in the candidate or the assessor, and this is no assessment of mine.",
    ),
    "interest-some": (
        "Datganaf y buddiant hwn, ac nid fy asesiad i yw hwn:",
        "I declare this interest, and this is no assessment of mine:",
    ),
    "signing-review": (
        "Edrychais ar y cofnod hwn, a fi a wnaeth y penderfyniadau hyn.",
        "I looked at this record, and these decisions are mine.",
    ),
    "signing-recheck": (
        "Edrychais ar yr atebion hyn, a fi a wnaeth y penderfyniadau hyn.",
        "I looked at these answers, and these decisions are mine.",
    ),
    "field-verifier": ("Llofnod digidol y dilysydd", "Verifier’s digital signature"),
    # provenance
    "report-id": ("Yr adroddiad hwn", "This report"),
    "record-id": ("Y cofnod a ddilyswyd", "The record verified"),
    "opened-by": ("Yr adroddiad a agorodd gam gweithredu {action}", "The report that opened action {action}"),
    "answer-identity": ("Yr ateb i gam gweithredu {action}", "The answer to action {action}"),
    "verifier-certificate": ("Tystysgrif y dilysydd", "Verifier’s certificate"),
    "assessor-certificate": ("Tystysgrif yr aseswr", "Assessor’s certificate"),
    "item": ("Eitem yn y cynllun samplu", "Item of the sampling plan"),
    "qr-caption": ("Rhif yr adroddiad a SHA-256 y data", "The report’s id and the SHA-256 of its data"),
    "qr-alt": (
        "Cod QR â rhif yr adroddiad a SHA-256 ei ddata, fel y’u hargreffir wrth ei ochr",
        "QR code with the report’s id and the SHA-256 of its data, as printed beside it",
    ),
}  # fmt: skip
