"""Sentences for what the reader of standards notices in a document, and for the documents it refuses."""

from assessor_app.language.catalogue import N_

SENTENCES: dict[str, str] = {
    # The file as a whole
    "source-empty": N_("This file holds no text. Get the document again from where it was published."),
    "source-too-large": N_(
        "This file is too large ({bytes} bytes; at most {most} are read). Give each standard as a file of its own."
    ),
    "source-western": N_("This file is in the older encoding Windows-1252, as it says itself, and was read so."),
    "source-nested": N_(
        "The parts of this file stand too deep inside each other (at most {most} are read). Save the standard as plain text (UTF-8) and read that."
    ),
    "source-damaged": N_(
        "This {kind} file is damaged and cannot be opened. Get the document again from where it was published."
    ),
    "source-encrypted": N_(
        "This file is locked with a passphrase, so nothing in it can be read. Save a copy of it without one and read that."
    ),
    "source-unpacks-too-large": N_(
        "This file unpacks to more than a standard can hold (at most {most} bytes are read). Save the standard as plain text (UTF-8) and read that."
    ),
    "source-no-text": N_(
        "This PDF holds pictures of pages and no text. Get the document as text, or have its text recognised, and read that."
    ),
    "source-too-many-pages": N_(
        "This file has too many pages ({pages}; at most {most} are read). Give each standard as a file of its own."
    ),
    "source-too-many-letters": N_(
        "The pages of this file hold too many letters (at most {most} are read). Give each standard as a file of its own."
    ),
    "page-without-text": N_("This page holds no text: {number}. Compare it with the published standard."),
    "text-recognised": N_(
        "The text of this page was recognised from a picture: {number}. Compare it with the published standard, letter by letter."
    ),
    "turned-text-left-out": N_(
        "Words that do not stand upright were left out from page {number}: “{text}”. Check what they are."
    ),
    "columns-doubtful": N_(
        "This row may be two columns that were read as one: “{text}”. Compare it with the published standard."
    ),
    "page-break-doubtful": N_("A new paragraph may not begin at this turn of the page: “{text}”. Check it."),
    "hyphen-doubtful": N_(
        "This word was parted at the end of a line, and its hyphen was kept: “{text}”. Check whether it belongs there."
    ),
    "notes-left-out": N_(
        "Notes and comments of the file were left out: “{text}”. Check that nothing of the standard stands in them."
    ),
    "text-box-left-out": N_("The words of a text box were left out: “{text}”. Check where they belong."),
    "list-mark-unknown": N_(
        "The number or bullet of this line could not be worked out: “{text}”. Compare it with the published standard."
    ),
    "table-row-read": N_(
        "This row of a table was read cell by cell: “{text}”. Compare it with the published standard."
    ),
    "source-too-many-lines": N_(
        "This file has too many lines to be standards ({lines}; at most {most} are read). Give each standard as a file of its own."
    ),
    "preamble-left-out": N_("This stands before the first standard and was left out: “{text}”."),
    "contents-differ": N_(
        "The entries of the contents page do not agree with the standards that were found ({listed}; {standards}). Check that none is missing."
    ),
    "source-container": N_(
        "This is really a {kind} file, whatever its name says. Save the standard as plain text (UTF-8) and read that."
    ),
    "source-not-utf8": N_(
        "This file is not UTF-8: byte {byte} on this line cannot be read. Save the document again as UTF-8, so that no letter is guessed."
    ),
    "source-not-text": N_(
        "This line holds bytes that are not text. Save the standard as plain text (UTF-8) and read that."
    ),
    "source-cut-off": N_(
        "The document stops under “{heading}”, with no knowledge and nothing else after it, so part of it is missing. Get the whole document and read it again."
    ),
    "source-ends-early": N_(
        "The document ends under “{heading}”, before the end of the usual layout. Compare its end with the published standard: something may be missing."
    ),
    "standards-several": N_(
        "A second standard seems to begin here. Split the document, so that each standard is a file of its own."
    ),
    "text-damaged": N_(
        "Letters were lost or altered before this file was saved: “{text}”. Compare it with the published standard."
    ),
    "furniture-left-out": N_("Words that belong to the page and not to the standard were left out: “{text}”."),
    # Title and headings
    "title-missing": N_(
        "The document does not begin with a title, so nothing can name this standard. Add its first line and read it again."
    ),
    "title-joined": N_("The title goes on in this line: “{text}”."),
    "title-led-by-code": N_("The code “{text}” stands beside the title and was taken off it."),
    "urn-from-title": N_(
        "The code “{text}” stands beside the title and was taken for the URN, since no label says one. Check it."
    ),
    "title-code-differs": N_(
        "The title holds the code “{text}”, but the label says “{urn}”. Check which standard this is."
    ),
    "heading-joined": N_("The heading “{heading}” stands on several lines."),
    "heading-with-text": N_(
        "This begins with the heading “{heading}”; the rest was taken for its text: “{text}”. Check it."
    ),
    "paragraph-joined": N_(
        "A blank line seems to break a sentence here, and its parts were joined: “{text}”. Check them."
    ),
    "title-doubtful": N_(
        "This does not look like a title: “{text}”. Check that the beginning of the document is there."
    ),
    "text-before-headings": N_(
        "This text stands before the first heading and was put at the beginning of the overview: “{text}”. Check that no heading is missing."
    ),
    "heading-repeated": N_(
        "The heading “{heading}” comes a second time; what follows was added to the first. Check that both belong together."
    ),
    "heading-gone": N_(
        "The heading above “{lead_in}” is missing; the section was begun here. Compare it with the published standard."
    ),
    "heading-absent": N_(
        "The heading “{heading}” is not there; it would stand before this line. Compare it with the published standard."
    ),
    "heading-misprinted": N_(
        "This looks like a misprinted heading and was read as text: “{text}”. Correct the document if it is one."
    ),
    "heading-unknown": N_(
        "This looks like a heading that is not known and was kept under “{heading}”: “{text}”. Check where it belongs."
    ),
    "heading-other-language": N_("The heading “{heading}” is not in the language of the document."),
    "language-doubtful": N_(
        "Most of the text is not in the language of the headings. Check which language this standard is in."
    ),
    # Criteria and knowledge
    "performance-missing": N_(
        "The heading of the performance criteria is missing, so they cannot be told from the rest. Get the whole document and read it again."
    ),
    "performance-empty": N_(
        "No performance criteria stand under their heading. Get the whole document and read it again."
    ),
    "knowledge-missing": N_(
        "The heading “{heading}” is missing, and no knowledge was read. Compare it with the published standard."
    ),
    "overview-empty": N_("Nothing stands under “{heading}”. Compare it with the published standard."),
    "knowledge-empty": N_("Nothing stands under “{heading}”. Compare it with the published standard."),
    "lead-in-missing": N_("No lead-in stands under “{heading}”."),
    "lead-in-other-language": N_("The lead-in “{lead_in}” is not in the language of the document."),
    "list-without-labels": N_(
        "The items of this list have no numbers or bullets; each line was taken for an item. Check them."
    ),
    "label-of-another-kind": N_(
        "This label is not like the others of its list; the line was taken for an item: “{text}”. Check it."
    ),
    "line-joined": N_("This line was joined to the item before it: “{text}”."),
    "item-without-label": N_("This line has no number or bullet and was taken for an item: “{text}”. Check it."),
    "quotes-left-out": N_("This list stands in quotation marks as a whole; they were left out."),
    "labels-stacked": N_(
        "These labels stand together, apart from their texts, and were given to the texts in order: {labels}. Compare them with the published standard."
    ),
    "labels-after-texts": N_("The labels of this list stand after their texts and were put before them. Check them."),
    "items-parted": N_("Several items stood on this line and were parted: “{text}”. Check where each begins."),
    "item-wordless": N_(
        "Item {label} holds no words, only “{text}”. A page’s number may have come in between. Compare it with the published standard."
    ),
    "item-empty": N_("Item {label} has no text. Compare it with the published standard."),
    "item-repeated": N_("Item {label} says the same as item {first}. Check that none was copied by mistake."),
    "items-run-together": N_("Item {label} seems to hold the next item too. Check where it ends."),
    "group-guessed": N_(
        "This line was taken for the heading of a group, though no blank line stands before it: “{text}”. Check it."
    ),
    "group-doubtful": N_(
        "This line was taken for the heading of a group, but it may be part of an item: “{text}”. Check it."
    ),
    "group-alone": N_(
        "The only heading of a group in this list is “{text}”. Check that it is one, and not an item that lost its number or bullet."
    ),
    "group-repeated": N_("The heading of the group “{text}” comes again; the group goes on."),
    "item-alone": N_(
        "Everything in this list was taken for sub-items of this one item. Compare it with the published standard."
    ),
    "numbers-start-late": N_("The numbers start at {label}. Check that nothing before it is missing."),
    "numbers-jump": N_("The numbers jump from {before} to {after}. Check that nothing between them is missing."),
    "numbers-repeat": N_("The number {label} comes twice. Check that no item is there twice or under a wrong number."),
    "numbers-go-back": N_(
        "The numbers go back from {before} to {after}. A heading may be missing here, or a line was taken for an item."
    ),
    "numbers-restart": N_("The numbers start again at {label} with a new group."),
    # Labels and their values
    "urn-missing": N_("No URN. The standard will be known by its title."),
    "urn-unusual": N_("This does not look like a URN: “{text}”. Check it."),
    "labels-absent": N_("The document has no block of labels (URN, developer, approval date) under its title."),
    "label-absent": N_("The label “{heading}” is not there."),
    "value-goes-on": N_(
        "“{heading}” has more text than one value; this was left out: “{text}”. Check that no heading is missing."
    ),
    "entry-may-go-on": N_(
        "This stands as an entry of its own under “{heading}”, but may go on with the one before it: “{text}”. Check it."
    ),
    "list-goes-on": N_(
        "“{heading}” goes on after a blank line, and this was taken into its list: “{text}”. Check that no heading is missing."
    ),
    "date-unread": N_("The date under “{heading}” could not be read and was left out: “{text}”."),
    "review-date-passed": N_(
        "The indicative review date has passed: {date}. Check whether a newer edition has been published."
    ),
}
