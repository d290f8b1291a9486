"""Templates: each draws a payload's pages for ever in the same way; its id freezes words, fonts and geometry.

A release never changes what an old template draws; a new look is a new template. Not here: the data (`payload`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor_app.errors import Tampered

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from assessor_app.records.model import Payload

    Draw = Callable[[Payload, Mapping[str, bytes]], bytes]


def _observation_1() -> Draw:
    from assessor_app.records.templates.observation_1.pages import draw  # noqa: PLC0415 - brings reportlab

    return lambda payload, _contents: draw(payload)


def _observation_2() -> Draw:
    from assessor_app.records.templates.observation_2.pages import draw  # noqa: PLC0415 - brings reportlab

    return draw


def _observation_3() -> Draw:
    from assessor_app.records.templates.observation_3.pages import draw  # noqa: PLC0415 - brings reportlab

    return draw


def _withdrawal_1() -> Draw:
    from assessor_app.records.templates.withdrawal_1.pages import draw  # noqa: PLC0415 - brings reportlab

    return lambda payload, _contents: draw(payload)


def _disposal_1() -> Draw:
    from assessor_app.records.templates.disposal_1.pages import draw  # noqa: PLC0415 - brings reportlab

    return lambda payload, _contents: draw(payload)


def _verification_1() -> Draw:
    from assessor_app.records.templates.verification_1.pages import draw  # noqa: PLC0415 - brings reportlab

    return lambda payload, _contents: draw(payload)


def _response_1() -> Draw:
    from assessor_app.records.templates.response_1.pages import draw  # noqa: PLC0415 - brings reportlab

    return lambda payload, _contents: draw(payload)


def _response_2() -> Draw:
    from assessor_app.records.templates.response_2.pages import draw  # noqa: PLC0415 - brings reportlab

    return draw


_TEMPLATES: dict[str, Callable[[], Draw]] = {
    "observation/1": _observation_1,
    "observation/2": _observation_2,
    "observation/3": _observation_3,
    "withdrawal/1": _withdrawal_1,
    "disposal/1": _disposal_1,
    "verification/1": _verification_1,
    "response/1": _response_1,
    "response/2": _response_2,
}


def every() -> tuple[str, ...]:
    """The templates that this program knows."""
    return tuple(_TEMPLATES)


def known(template_id: str) -> bool:
    """Whether this program can draw the pages of a template."""
    return template_id in _TEMPLATES


def render(payload: Payload, contents: Mapping[str, bytes] | None = None) -> bytes:
    """Draw a payload's pages, with the payload inside: the base PDF, before any signature.

    The bytes follow from the payload and the evidence files it names, whose bytes `contents` holds by their digest. A
    payload that passes `schema.check` always draws.

    Raises:
        KeyError: for a file whose bytes are not given.
        Tampered: `template-unknown` with the fact `template`, when this program does not know the template.
    """
    template = str(payload.get("template", ""))
    if not known(template):
        raise Tampered("template-unknown", template=template)
    return _TEMPLATES[template]()(payload, contents or {})
