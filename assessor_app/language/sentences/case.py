"""Sentences for what reading a CASE package notices, and for the packages it refuses."""

from assessor_app.language.catalogue import N_

SENTENCES: dict[str, str] = {
    "case-unknown": N_(
        "This JSON file is not a CASE package: there is no CFDocument in it. Export the framework as a CASE 1.1 package (CFPackage) and read that."
    ),
    "case-invalid": N_(
        "This CASE package is not in the published form: {place} is not what it should be. Get the file again from its sender."
    ),
    "case-tree": N_(
        "The items of this CASE package cannot be put in one order (at “{text}”), so nothing was taken from it. Get the file again from its sender."
    ),
    "case-language": N_(
        "This framework is in the language “{language}”. This program keeps standards in Welsh and English."
    ),
    "case-kinds-missing": N_(
        "Nothing in this CASE package says which items are performance criteria and which are knowledge, so it was not read as a standard."
    ),
    "case-edited": N_(
        "This package was changed after it was exported. Compare it with the published standard before you add it."
    ),
    "case-language-missing": N_("The package does not say its language; it was told by its words. Check it."),
    "case-language-mixed": N_("Some items are in another language than the package says. Check them."),
    "case-order-missing": N_(
        "The package does not say how its items belong together; they were taken in the order of the file. Compare them with the published standard."
    ),
    "case-order-doubtful": N_(
        "The package does not say in which order the items under “{text}” stand. Compare them with the published standard."
    ),
    "case-item-loose": N_(
        "This item belongs to no other in the package and was put at the end: “{text}”. Check where it belongs."
    ),
    "case-item-missing": N_(
        "The package names an item that is not in it: “{text}”. Part of it is missing; compare it with the published standard."
    ),
    "case-item-empty": N_("Item {label} of the package has no text. Compare it with the published standard."),
    "case-markup": N_("This item seems to hold markup, which was kept as text: “{text}”. Check it."),
    "case-kind-unknown": N_(
        "The package does not say of which kind this item is; it was taken for a performance criterion: “{text}”. Check it."
    ),
    "case-group-guessed": N_(
        "This item has others below it and was taken for the heading of a group: “{text}”. Check it."
    ),
    "case-group-empty": N_("No items stand under this heading of a group, which was left out: “{text}”. Check it."),
    "case-groups-nested": N_(
        "The group “{inner}” stands inside the group “{text}”; only the inner heading was kept. Check it."
    ),
    "case-items-nested": N_(
        "Sub-items stand below this sub-item; all were put on one level, after it: “{text}”. Check it."
    ),
    "case-fields-left-out": N_(
        "A standard has no place for these fields of the package, which were left out: {fields}."
    ),
}
