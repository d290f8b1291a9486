"""The words that template `observation/3` adds, Welsh and English; frozen with it. The others are the earlier ones'."""

from __future__ import annotations

from typing import Final

WORDS: Final[dict[str, tuple[str, str]]] = {
    # opening
    "logo-alt": ("Logo’r ganolfan: {centre}", "The centre’s logo: {centre}"),
    "centre": ("Canolfan", "Centre"),
    "centre-number": ("Rhif y ganolfan: {number}", "Centre number: {number}"),
    "site": ("Safle asesu: {site}", "Assessment site: {site}"),
    "registered-as": ("Cofrestrwyd fel {name}", "Registered as {name}"),
    "written-otherwise": (
        (
            "Dyma’r enw y cofrestrwyd yr ymgeisydd oddi tano. Mae’r enw fel y mae’r ymgeisydd yn ei ysgrifennu yn y"
            " data; nid yw ei lythrennau yn ffontiau’r tudalennau hyn."
        ),
        (
            "This is the name that the candidate is registered under. The name as the candidate writes it is in the"
            " data; the fonts of these pages do not have its letters."
        ),
    ),
    "replacing": (
        "Mae’r cofnod hwn yn disodli cofnod {reference} ({id}). Cedwir y ddau. Y rheswm:",
        "This record supersedes record {reference} ({id}). Both are kept. The reason:",
    ),
    # summary of achievement
    "achievement": ("Crynodeb o’r cyflawniad", "Summary of achievement"),
    "achievement-about": (
        "Meini prawf a fodlonwyd yn yr ymweliad hwn, allan o bob un yn y safon.",
        "Criteria met in this visit, out of all those in the standard.",
    ),
    "standard": ("Safon", "Standard"),
    # plan and review
    "planning": ("Cynllun asesu ac adolygu", "Assessment plan and review"),
    "plan-agreed": ("Cytunwyd ar y cynllun â’r ymgeisydd", "Plan agreed with the candidate"),
    "plan-methods": ("Dulliau a gynlluniwyd", "Methods planned"),
    # log
    "in-full-question": (
        "Yn llawn ar y ffurflen ‘Cofnod o gwestiynau ac atebion’.",
        "In full on the form ‘Record of questions and answers’.",
    ),
    "in-full-discussion": (
        "Yn llawn ar y ffurflen ‘Cofnod o drafodaeth broffesiynol’.",
        "In full on the form ‘Record of professional discussion’.",
    ),
    "in-full-witness": (
        "Yn llawn ar y ffurflen ‘Tystiolaeth tystion a’u statws’.",
        "In full on the form ‘Witness testimony and witness status’.",
    ),
    # questioning
    "questioning-form": ("Cofnod o gwestiynau ac atebion", "Record of questions and answers"),
    "questioning-about": (
        "Atebion yr ymgeisydd yn ei eiriau ei hun, yn yr iaith y’u rhoddwyd.",
        "The candidate’s answers in their own words, in the language in which they were given.",
    ),
    "asked": ("Cwestiwn", "Question"),
    "answered": ("Ateb, a’r meini prawf y mae’n eu cefnogi", "Answer, and the criteria it supports"),
    # discussion
    "discussion-form": ("Cofnod o drafodaeth broffesiynol", "Record of professional discussion"),
    "discussed": ("Yr hyn a drafodwyd, a’r meini prawf", "What was discussed, and the criteria"),
    # witness
    "witness-form": ("Tystiolaeth tystion a’u statws", "Witness testimony and witness status"),
    "witness-name": ("Tyst", "Witness"),
    "witness-role": ("Rôl, a pherthynas â’r ymgeisydd", "Role, and relation to the candidate"),
    "witness-standing": ("Statws", "Status"),
    "witness-contact": ("Cyswllt gan", "Contact held by"),
    "expert": ("Arbenigwr yn y maes sy’n adnabod y safonau", "Expert in the occupation who knows the standards"),
    "occupational": ("Yn gweithio yn y maes", "Works in the occupation"),
    "other": ("Heb arbenigedd yn y maes", "No expertise in the occupation"),
    "no-witnesses": ("Ni nodwyd pwy yw’r tystion.", "It was not noted who the witnesses are."),
    "testified": ("Y dystiolaeth, a’r meini prawf", "The testimony, and the criteria"),
    # files
    "files-about": (
        "Mae ffeiliau tystiolaeth yn atodiadau y tu mewn i’r PDF hwn oni ddywedir eu bod wrth ei ochr.",
        "Evidence files are attachments inside this PDF unless they are said to be beside it.",
    ),
    "file-beside": (
        "Wrth ochr y PDF hwn, yn y ffolder {folder}; mae’r SHA-256 yn ei rhwymo wrth y cofnod.",
        "Beside this PDF, in the folder {folder}; its SHA-256 binds it to the record.",
    ),
    # countersignature
    "countersigning": ("Cydlofnod", "Countersignature"),
    "countersigning-about": (
        "Mae aseswr cymwysedig yn cydlofnodi ar wahân. Roedd y rhan hon yn wag pan seliwyd y cofnod.",
        "A qualified assessor countersigns separately. This part was empty when the record was sealed.",
    ),
    "field-countersign": ("Cydlofnod digidol aseswr cymwysedig", "Qualified assessor’s digital countersignature"),
    # verification
    "verifier": ("Dilysydd mewnol", "Internal verifier"),
    # provenance
    "identity-self-made": (
        "Hunaniaeth hunan-wnaed: yr aseswr a wnaeth y dystysgrif, ac nid oes canolfan y tu ôl iddi.",
        "Self-made identity: the assessor made the certificate, and no centre stands behind it.",
    ),
    "identity-centre": (
        "Cyhoeddwyd tystysgrif yr aseswr gan ganolfan.", "The assessor’s certificate was issued by a centre.",
    ),
    "replaced-identity": (
        "SHA-256 tudalennau’r cofnod a ddisodlir: {identity}",
        "SHA-256 of the pages of the record superseded: {identity}",
    ),
}  # fmt: skip
