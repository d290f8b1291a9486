"""Whether a note tells what somebody said they know, rather than what they did: then it evidences knowledge. Pure text.

Knowledge is not inferred from what is seen, and what is seen is not shown by talk. An assessor who asked writes so: in
the first person (*holais*, *told me*), or by what the candidate could explain, name or say why.
"""

from __future__ import annotations

import re
from typing import Final

from assessor_app.standards.suggesting.lexicon import bare_words

_WELSH: Final = (
    "gofynnais|ofynnais|gofynnes|holais|holes|trafodais|trafodwyd|buom yn trafod|trafodasom|trafodon ni|sgwrs am|"
    "wrtha i|wrthyf|i mi pam|i mi sut|gallai egluro|gallai esbonio|gallai ddweud|gallai enwi|gallai restru|medrai|gwyr|"
    "gwyddai|"
    "enwodd|rhestrodd|disgrifiodd|pan ofynnwyd|pan ofynnais|ei hateb|ei ateb|atebodd fod|eglurodd ei [fb]od|"
    "esboniodd ei [fb]od|dywedodd ei [fb]od|eglurodd pam|esboniodd pam|eglurodd sut|esboniodd sut|"
    "eglurodd y gwahaniaeth|soniodd ei [fb]od|yn gwybod|ei farn|ei barn|mewn trafodaeth"
)
_ENGLISH: Final = (
    "told me|asked (?:her|him|them) (?:how|why|what|about|when|which|who)|asked about|i asked|we discussed|we talked|"
    "discussion|explained (?:to me )?(?:why|how|that|what|when|which|who)|said (?:he|she|that|you|it|the)|knew|knows|"
    "named|listed|could (?:explain|say|tell|name|list|describe)|when asked|described (?:how|why|what|the)|"
    "talked me through|(?:her|his|their) answer|gave me|on why|on how|was clear (?:that|about|why)|understands|"
    "understood why"
)
_TOLD: Final = re.compile(rf"\b(?:{_WELSH}|{_ENGLISH})\b")


def tells_knowledge(note: str) -> bool:
    """Whether a note says of itself that somebody explained what they know."""
    return _TOLD.search(" ".join(bare_words(note))) is not None
