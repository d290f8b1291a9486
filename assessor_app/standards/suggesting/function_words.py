"""Words that tell nothing of what was done, in both languages: particles, pronouns, prepositions, light verbs.

They part notes from criteria only by chance, and tell which language a stretch of text is in. Folded.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from assessor_app.standards.wording import unaccented

if TYPE_CHECKING:
    from assessor_app.standards.model import Language

_WELSH: Final = """
    gynnoch gynnon gynno gynni doedd toedd pob bob pum pump chwech deg ugain cant drosoch drosof amdanoch buom buon
    buont caiff gaiff châi câi ydach dach isio eisio fyse fasa basa fase mod wnaiff wneith caf gaf cewch gewch gân cân
    be mi dallt gwneuthur wnes ydi oeddan oeddwn rydan ydan sgynno sgen ga gawn rhyw rhai sawl ynof ynot ynoch hebddi
    a ac ag ai am amdano amdani amdanynt an ar arno arni arnynt arnoch at atat ataf ato ati atyn atynt atoch aton ba
    beth ble bod byddai bydd byddaf byddan byddant byddech byddem byddi byddwch byddwn byddir basai bo boed bu buodd
    bues bawb ch chi chwi d da ddim ddi ddo i ddod dim do dan dros drosto drosti drostynt drwy dw dwi dy dyma dyna
    dacw dylai dylech dylid e ef efo ei eich ein eisoes er ers erbyn eto eu fe fel felly fi fo fod fodd fu fy fyddai
    fydd fyddan fyddant fyddech fyddwch gallai gallech gallent gall gallu gallwch gan ganddo ganddi ganddynt gen
    gennych gennyf ger gyda gydag gyfer heb hebddo hefyd heibio hi hon honna honno hwn hwnna hwnnw hwy hyd hyn hynny
    hun hunain hunan iawn iddi iddo iddyn iddynt ichi imi inni ill ia ie mae maen maent mai mewn mo mor mwy na nac nad
    nag naill neb nes neu nhw ni nid nis nol o oddi oedd oeddech oeddem oedden oeddent oes ohono ohoni ohonynt ohonoch
    ol on ond oni onid os pa pan pawb pe petai peth popeth pryd pwy r rhag rhwng rhy rhywbeth rhywun roedd roeddech
    roeddwn roedden rwyf rydych rydw rydyn rydym s sef sut sy sydd syn tan ti trwy tuag tua ty tra un unrhyw u w wedi
    wedyn wel wir wrth wrthi wrtho wrthyn wrthynt wrthych wrthyf wyf wyt y ych ychydig ydoedd ydw ydy ydych ydyn ydynt
    yma ym yn yna ynddo ynddi yng yno yr ynglyn ynghylch ynteu yw yntau hithau innau minnau unol mwyn lle llawer cyn
    fan hwnt hytrach fesul nawr rwan byth erioed gwrs tri dau dwy tair pedwar ddau ddwy dri gilydd naw saith wyth
    ambell allan lan lawr fyny
"""
_ENGLISH: Final = """
    a about above after again against all also am an and any are as at be because been before being below between both
    but by can could did do does doing down during each few for from further had has have having he her here hers
    herself him himself his how i if in into is it its itself just me more most my myself no nor not of off on once
    only or other our ours out over own same she should so some such than that the their theirs them themselves then
    there these they this those through to too under until up very was we were what when where which while who whom
    why will with would you your yours yourself yourselves one two three got let us may might must shall upon within
    per via eg ie etc s t d ll m re ve
"""
_LIGHT_CY: Final = """
    rhoi gwneud cael bod mynd dod cymryd eisiau angen gallu dechrau parhau rhaid modd pethau peth rhywbeth
    mathau gwahanol arall eraill ffordd penodol megis wneir gellir dylid dylai lle ynghyd ymlaen nol pen tro bore pnawn
    prynhawn nos heno heddiw ddoe yfory dydd diwrnod newydd hen mawr bach da braf dechrau diwedd canol ochr bys sefyll
    eistedd cerdded meddwl rhan hanner tipyn rhyw gormod digon sbel talp
"""
_LIGHT_EN: Final = """
    give make do get go come take have put be want able way thing things something other others day today
    yesterday tomorrow morning afternoon night new old big little good nice bit lot side end middle part half stand sit
    walk think enough
"""


# Verbs that notes are told with, so that they tell little of what was done.
_REPORTING_CY: Final = """
    dweud egluro esbonio gofyn holi ateb gweld dangos nodi siarad ffonio galw edrych helpu
"""
_REPORTING_EN: Final = """
    say tell ask explain answer show speak see call ring look notice help
"""


def _set(written: str) -> frozenset[str]:
    return frozenset(unaccented(written).split())


SILENT: Final[dict[Language, frozenset[str]]] = {"cy": _set(_WELSH), "en": _set(_ENGLISH)}
"""Words left out of everything but phrases."""

LIGHT: Final[dict[Language, frozenset[str]]] = {"cy": _set(_LIGHT_CY), "en": _set(_LIGHT_EN)}
"""Verbs and nouns that go with anything: no likeness by themselves, whatever concept they may be in."""

REPORTING: Final[dict[Language, frozenset[str]]] = {"cy": _set(_REPORTING_CY), "en": _set(_REPORTING_EN)}
"""Verbs that count less in a note."""

_TELLING_CY: Final = SILENT["cy"] - SILENT["en"]
_TELLING_EN: Final = SILENT["en"] - SILENT["cy"]
_ENGLISH_SPELLING: Final = re.compile(r"[kqvxz]|ck|sh|tion|ing$|ed$")


def language_of(words: tuple[str, ...], otherwise: Language) -> Language:
    """Which language folded words are in, by their function words; where those do not tell, by `otherwise`."""
    welsh = sum(word in _TELLING_CY for word in words)
    english = sum(word in _TELLING_EN for word in words) + 0.5 * sum(
        _ENGLISH_SPELLING.search(word) is not None for word in words
    )
    if welsh == english:
        return otherwise
    return "cy" if welsh > english else "en"
