"""Sentences for what only the command line refuses."""

from assessor_app.language.catalogue import N_

SENTENCES: dict[str, str] = {
    "correction-malformed": N_(
        "“{text}” is no correction. Write P7=knowledge to put a criterion’s kind right, or P7@Heading for the heading it stands under."
    ),
    "correction-needs-one": N_("Corrections belong to one standard. Import its document by itself."),
    "passphrase-needed": N_(
        "The passphrase is needed. Name a file that holds it with --passphrase-file, or run the command in a terminal."
    ),
    "new-passphrase-needed": N_(
        "A new passphrase is needed. Name a file that holds it with --new-passphrase-file, or run the command in a terminal."
    ),
    "key-passphrase-needed": N_(
        "The recovery key’s file needs a passphrase of its own. Name a file that holds it with --key-passphrase-file, or run the command in a terminal."
    ),
    "pin-needed": N_(
        "The token’s PIN is needed. Name a file that holds it with --pin-file, or run the command in a terminal."
    ),
    "display-missing": N_(
        "There is no display here that a window could be shown on. Start the program where there is one, or let it do the same job without a window: assessor-app demo --out DIR."
    ),
    "output-not-written": N_(
        "The answer could not be written where it should go. Make room on that disk, or send it somewhere else."
    ),
    "store-not-named": N_("Name the store: --store DIR, or the variable ASSESSOR_APP_STORE."),
    "reading-unconfirmed": N_(
        "{source} was not added: a person must look at its doubts first. Doubts: {count}. Compare it with the published standard, then import it with --confirm."
    ),
    "no-pdf-there": N_("There are no PDF files there. Name the file, or the folder that holds it."),
    "nothing-to-export": N_("There is nothing to export: this store holds no record yet."),
    "fingerprint-differs": N_(
        "That is not the fingerprint of this record’s signer, which is {fingerprint}. Do not vouch; ask the signer to read theirs out again."
    ),
    "json-invalid": N_("{file} is not JSON: line {line}, column {column}."),
    "key-of-another": N_(
        "The key does not belong to {name}, whom the observation names as its assessor. Use that person’s key, or correct the name."
    ),
    "timestamp-file-or-store": N_(
        "Name either a record and where to write it with --out, or the records of a store with --all or --due."
    ),
    "limit-too-small": N_("Ask for at least one result: --limit 1 or more."),
    "passphrase-not-remembered": N_(
        "The keyring of this system has no passphrase of this store. `store remember` puts it there."
    ),
    "keyring-unavailable": N_(
        "The keyring of this system cannot be used, or is locked. Unlock it, or give the passphrase with `--passphrase-file` or at the prompt."
    ),
}
