"""What a document says of itself: XMP with the PDF/A and PDF/UA marks, the output intent, dates.

ISO 19005-3 (PDF/A-3), 6.6; ISO 14289-1 (PDF/UA-1), 5; ISO 16684-1 (XMP).
"""

from __future__ import annotations

import datetime as dt
import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from assessor_app import paths
from assessor_app.paper.objects import Name, Ref, Thing, Value

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class About:
    """What a document is; `when` is an aware time, `languages` (`cy`, `en`) begins with the document's own."""

    title: str
    author: str
    subject: str
    keywords: str
    program: str
    when: dt.datetime
    languages: tuple[str, ...]


def pdf_date(when: dt.datetime) -> str:
    """Write a time as PDF wants it (ISO 32000-1, 7.9.4), in UTC."""
    return when.astimezone(dt.UTC).strftime("D:%Y%m%d%H%M%S+00'00'")


_UA_SCHEMA = (
    '<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
    ' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">'
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>'
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>PDF/UA part</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"
)
"""PDF/A-3 (6.6.2.3) wants the one schema that it does not know described."""


def xmp(about: About) -> bytes:
    """The XMP packet; it agrees with the document information dictionary word for word."""
    when = about.when.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S+00:00")
    title, author, subject = escape(about.title), escape(about.author), escape(about.subject)
    languages = "".join(f"<rdf:li>{each}-GB</rdf:li>" for each in about.languages)
    spaces = " ".join(
        f'xmlns:{prefix}="{uri}"'
        for prefix, uri in (
            ("dc", "http://purl.org/dc/elements/1.1/"), ("xmp", "http://ns.adobe.com/xap/1.0/"),
            ("pdf", "http://ns.adobe.com/pdf/1.3/"), ("pdfaid", "http://www.aiim.org/pdfa/ns/id/"),
            ("pdfuaid", "http://www.aiim.org/pdfua/ns/id/"),
        )
    )  # fmt: skip
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="" {spaces}><dc:format>application/pdf</dc:format>'
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>'
        f"<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>"
        f'<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>'
        f"<dc:language><rdf:Bag>{languages}</rdf:Bag></dc:language>"
        f"<xmp:CreateDate>{when}</xmp:CreateDate><xmp:ModifyDate>{when}</xmp:ModifyDate>"
        f"<xmp:CreatorTool>{escape(about.program)}</xmp:CreatorTool>"
        f"<pdf:Producer>{PRODUCER}</pdf:Producer><pdf:Keywords>{escape(about.keywords)}</pdf:Keywords>"
        "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>"
        f"</rdf:Description>{_UA_SCHEMA}</rdf:RDF></x:xmpmeta>\n"
        '<?xpacket end="r"?>'
    ).encode()


PRODUCER = "ReportLab"


@functools.cache
def _profile() -> bytes:
    return (paths.resources() / "icc" / "sRGB.icc").read_bytes()


def output_intent(add: Callable[[Thing], Ref]) -> list[Value]:
    """What the colours mean (6.2.3): sRGB, from frozen bytes."""
    profile = add(Thing({"N": 3}, _profile(), lasting=True))
    said = "sRGB IEC61966-2.1"
    return [
        {"Type": Name("OutputIntent"), "S": Name("GTS_PDFA1"), "OutputConditionIdentifier": said,
         "Info": said, "DestOutputProfile": profile},
    ]  # fmt: skip
