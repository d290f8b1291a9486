"""Sentences for what comes to the inbox and is no record, and for what the inbox refuses."""

from assessor_app.language.catalogue import N_

SENTENCES: dict[str, str] = {
    "zip-damaged": N_("{file} is damaged and could not be looked into. Ask the sender for it again."),
    "zip-encrypted": N_("{file} is locked. Unpack it yourself with what opens it, and import the folder."),
    "zip-large": N_(
        "{file} holds too much to be taken in at once (at most {most} files). Ask for it in smaller parts."
    ),
    "came-standardisation": N_(
        "This is a file for the program itself, such as an exercise of standardisation, and no record. Take it in under Verify, Standardisation, or under Records."
    ),
    "came-centre-pack": N_("This is a centre's pack, and no record. Take it in under Settings, Centre pack."),
    "came-standards-pack": N_("This is a pack of standards, and no record. Import it under Standards."),
    "came-certificate": N_(
        "This is somebody's certificate, and no record. It is needed only to check a file where there is no store."
    ),
    "inbox-file-unknown": N_("This file is not in the inbox. It may have gone with the record that it was about."),
    "inbox-file-kept": N_("This file is not in quarantine: the archive keeps it, or it was taken out already."),
    "inbox-file-gone": N_("The file itself was not kept, so it cannot be judged again. Ask the sender for it again."),
}
