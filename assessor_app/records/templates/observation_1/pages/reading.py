"""One payload as the pages ask for it: what stands, what was struck, what is linked to what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor_app.records.templates.observation_1.pages.voice import Voice, clock_time, day_and_time

if TYPE_CHECKING:
    from assessor_app.paper.marks import State
    from assessor_app.records.model import Payload

_TAG = 24
"""The longest name of a standard, in characters, that a chip shows whole."""


class Reading:
    """A payload, its voice, and the ways between its parts."""

    def __init__(self, payload: Payload, voice: Voice | None = None) -> None:
        self.payload = payload
        self.voice = voice or Voice(payload["record"]["pages"])
        self.log: list[dict[str, Any]] = payload["log"]
        self.numbers = {entry["id"]: number for number, entry in enumerate(self.log, 1)}
        self.struck_by = {entry["strikes"]: entry["id"] for entry in self.log if entry["strikes"]}
        self.standing = [entry for entry in self.log if entry["id"] not in self.struck_by]
        self._judged = {judged["criterion"]: judged["state"] for judged in payload["judgements"]}
        self._linked: dict[str, list[dict[str, Any]]] = {}
        for entry in self.standing:
            for link in entry["links"]:
                self._linked.setdefault(link, []).append(entry)
        self._tags = _tags([standard["key"] for standard in payload["standards"]])

    def state(self, criterion: str) -> State:
        """The judgement on a criterion; not observed where there is none."""
        state: State = self._judged.get(criterion, "not_observed")
        return state

    def undecided(self, criterion: str) -> bool:
        """Whether an entry is linked to a criterion on which nobody has decided."""
        return criterion in self._linked and criterion not in self._judged

    def judged(self, criterion: str) -> bool:
        """Whether a criterion has anything to show: a judgement, or an entry linked to it."""
        return self.state(criterion) != "not_observed" or criterion in self._linked

    def linked(self, criterion: str) -> list[dict[str, Any]]:
        """Standing entries linked to a criterion."""
        return self._linked.get(criterion, [])

    @property
    def judging(self) -> bool:
        """Whether the record carries assessment decisions."""
        return bool(self.payload.get("rules", {}).get("judging", True))

    @property
    def countersigned(self) -> bool:
        """Whether a qualified assessor must countersign before the record counts."""
        trainee = self.payload["assessor"]["status"] == "trainee"
        return bool(self.payload.get("rules", {}).get("countersign", trainee))

    def covered(self, standard: str) -> set[str]:
        """The items of one standard (its key) that were covered, as `performance:7.2` or `scope:1`."""
        marks = (mark["item"].rpartition("#") for mark in self.payload.get("ranges", ()))
        return {place for name, _, place in marks if name == standard}

    def tag(self, standard: dict[str, Any]) -> str:
        """What a standard is called in chips and counts."""
        return self._tags[standard["key"]]

    def chip(self, criterion: str) -> str:
        """A criterion's chip, `INSCS025 · P14`."""
        standard, _, place = criterion.rpartition("#")
        kind, _, number = place.partition(":")
        return f"{self._tags[standard]} · {self.voice.short(kind, int(number))}"

    def when(self, entry: dict[str, Any]) -> str:
        """An entry's number and time, `3 · 14:21`; with the day where it is not the visit's first.

        Its spaces do not break, so that it stays on one line.
        """
        same = entry["at"][:10] == self.payload["event"]["start"][:10]
        time = clock_time(entry["at"]) if same else day_and_time(entry["at"])
        return f"{self.numbers[entry['id']]} · {time}".replace(" ", "\u00a0" if same else " ")


def _tags(keys: list[str]) -> dict[str, str]:
    """Names for chips: the URN or slug, a long one cut short unless two would then look the same."""
    names = {key: key.rpartition("@")[0] for key in keys}
    cut = {key: name if len(name) <= _TAG else name[: _TAG - 1].rstrip("-") + "…" for key, name in names.items()}
    short = len(set(cut.values())) == len(set(names.values()))
    tags = cut if short else names
    twice = {tag for tag in tags.values() if list(tags.values()).count(tag) > 1}
    return {key: f"{tag}@{key.rpartition('@')[2]}" if tag in twice else tag for key, tag in tags.items()}
