"""PDFs that are evidence: whether one is whole and open to everybody, and its first page as a picture."""

from __future__ import annotations

import io

from assessor_app.errors import Refusal


def demand_whole(name: str, data: bytes) -> None:
    """Demand that a PDF opens and has a page, of which the first can be read.

    Raises:
        Refusal: `evidence-damaged`; `evidence-locked` for one that asks for a passphrase.
    """
    import pypdfium2  # noqa: PLC0415 - the reader is loaded only when a PDF is read

    try:
        with pypdfium2.PdfDocument(data) as document:
            pages = len(document)
            if pages:
                document[0].close()
    except pypdfium2.PdfiumError as problem:
        locked = getattr(problem, "err_code", None) == pypdfium2.raw.FPDF_ERR_PASSWORD
        raise Refusal("evidence-locked" if locked else "evidence-damaged", file=name) from problem
    if not pages:
        raise Refusal("evidence-damaged", file=name)


def first_page(data: bytes, edge: int) -> bytes:
    """The first page of a PDF that was taken in, `edge` pixels at most at its longer side, as PNG."""
    import pypdfium2  # noqa: PLC0415 - as above

    with pypdfium2.PdfDocument(data) as document:
        page = document[0]
        longer = max(page.get_size())
        drawn, made = page.render(scale=edge / max(longer, 1)).to_pil(), io.BytesIO()
        drawn.convert("RGB").save(made, "PNG")
        page.close()
    return made.getvalue()
