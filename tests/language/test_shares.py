"""A share as people read it."""

from __future__ import annotations

import pytest

from assessor_app.language.shares import percent


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (0, "0%"), (1 / 601, "<1%"), (0.005, "<1%"), (0.0051, "1%"), (0.074, "7%"), (0.5, "50%"), (0.994, "99%"),
        (600 / 601, ">99%"), (1, "100%"),
    ],
)  # fmt: skip
def test_a_little_is_not_nothing_and_nearly_all_is_not_all(share: float, said: str) -> None:
    assert percent(share) == said
