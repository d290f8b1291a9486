"""What can go wrong, as facts; here live the three branches and nothing that turns them into sentences.

The sentences stand in `language.sentences`, one per code; each face has one place that shows them.
"""

from __future__ import annotations

Fact = str | int


class AssessorError(Exception):
    """A stable code and the facts of one failure; the parent of everything this program raises on purpose."""

    def __init__(self, code: str, **facts: Fact) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts

    def __str__(self) -> str:
        told = ", ".join(f"{name}={value!r}" for name, value in sorted(self.facts.items()))
        return f"{self.code} ({told})" if told else self.code


class Refusal(AssessorError):  # noqa: N818 - named for what it says, not for being an error
    """A rule says no; trying again without changing something will not help."""


class Unavailable(AssessorError):  # noqa: N818 - same
    """The disk, a lock or a file is not to be had now; the same step may succeed later."""


class Tampered(AssessorError):  # noqa: N818 - same
    """What was sealed is not what is here."""


class Cancelled(AssessorError):  # noqa: N818 - same
    """A person stopped long work; nothing was changed."""

    def __init__(self) -> None:
        super().__init__("cancelled")
