"""Asking the search indexes of the library: all SQL over them. The tables are `tables`', filling them is `store`'s.

What a filter lets through is kept between two keystrokes, in a temporary table that is never on the disk.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from assessor_app.standards.model import CriterionKey, Filter, Hit, StandardKey
from assessor_app.standards.wording import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.standards.model import Language, ShelfKind
    from assessor_app.vault.store import Store

# How many matches are ranked; where more match, those that were added first. Ranking takes time for each of them (a
# second for a frequent letter in 700,000 criteria), and a person looks at the first few.
RANKED: Final = 5000

_ABOUT = ("original_urns", "suites", "occupations", "soc_codes", "keywords")
_CHOSEN = (
    "CREATE TEMP TABLE IF NOT EXISTS standards_chosen (id INTEGER PRIMARY KEY)",
    "CREATE TEMP TABLE IF NOT EXISTS standards_chosen_criteria (id INTEGER PRIMARY KEY)",
    "DELETE FROM temp.standards_chosen_by",
    "DELETE FROM temp.standards_chosen",
    "DELETE FROM temp.standards_chosen_criteria",
)


class SearchRows:
    """The search indexes of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def _names(self, kind: ShelfKind) -> list[tuple[str, int]]:
        """The suites or the occupations of all standards, by name, each with how many standards it holds."""
        rows = self._store.rows(
            "SELECT name, count(*) AS standards FROM standards_shelves WHERE kind = ? GROUP BY name ORDER BY name",
            (kind,),
        )
        return [(row["name"], row["standards"]) for row in rows]

    def tidy(self) -> None:
        """Put the indexes in one piece each, which searching is fastest in; worth it after many additions."""
        for table in ("standards_titles_words", "standards_criteria_words"):
            self._store.run(f"INSERT INTO {table} ({table}) VALUES ('optimize')")  # noqa: S608 - constants

    def titles_with(self, question: str, limit: int, filters: Filter) -> list[Hit]:
        """Standards whose title, names or metadata answer a question, best first; `found_in` holds all the latter."""
        within = "AND +rowid IN (SELECT id FROM temp.standards_chosen)" if self._choose(filters) else ""
        rows = self._store.rows(
            "SELECT s.key, s.title, s.payload "  # noqa: S608 - constants
            f"FROM ({_best('standards_titles_words', within)}) AS w JOIN standards AS s ON s.id = w.rowid "
            "ORDER BY w.at, w.rowid",
            {"question": question, "limit": limit, "ranked": max(RANKED, limit)},
        )
        return [_title_hit(row) for row in rows]

    def criteria_with(self, question: str, limit: int, filters: Filter) -> list[Hit]:
        """Criteria that answer a question, best first; `found_in` holds their sub-items."""
        # a question in one language asks that language's column alone
        wanted = replace(filters, language=None) != Filter() and self._choose(filters)
        within = "AND +rowid IN (SELECT id FROM temp.standards_chosen_criteria)" if wanted else ""
        rows = self._store.rows(
            "SELECT s.key, s.title, c.kind, c.number, c.label, c.text, c.items "  # noqa: S608 - constants
            f"FROM ({_best('standards_criteria_words', within)}) AS w JOIN standards_criteria AS c ON c.id = w.rowid "
            "JOIN standards AS s ON s.id = c.standard ORDER BY w.at, w.rowid",
            {"question": question, "limit": limit, "ranked": max(RANKED, limit)},
        )
        return [_criterion_hit(row) for row in rows]

    def known(self, words: Sequence[str], language: Language) -> dict[str, int]:
        """How many criteria in a language hold each of these words (folded) as it is; none is no entry."""
        rows = self._store.rows(
            "SELECT k.term, k.doc FROM json_each(?) AS w JOIN standards_criteria_words_known AS k ON k.term = w.value "
            "WHERE k.col = ?",
            (json.dumps(list(words)), language),
        )
        return {row["term"]: row["doc"] for row in rows}

    def some_with(self, question: str, most: int) -> list[Hit]:
        """Criteria that answer a question, in no order, at most so many; `found_in` holds their sub-items."""
        rows = self._store.rows(
            "SELECT s.key, s.title, c.kind, c.number, c.label, c.text, c.items FROM ("
            "SELECT rowid FROM standards_criteria_words WHERE standards_criteria_words MATCH ? LIMIT ?"
            ") AS w JOIN standards_criteria AS c ON c.id = w.rowid JOIN standards AS s ON s.id = c.standard",
            (question, most),
        )
        return [_criterion_hit(row) for row in rows]

    def sample(self, most: int) -> list[Hit]:
        """Criteria from all over the library, the same until it changes, at most so many."""
        last = self._store.rows("SELECT coalesce(max(id), 0) AS last FROM standards_criteria")[0]["last"]
        chosen = range(1, last + 1, max(1, last // most))[:most]
        rows = self._store.rows(
            "SELECT s.key, s.title, c.kind, c.number, c.label, c.text, c.items FROM json_each(?) AS w "
            "JOIN standards_criteria AS c ON c.id = w.value JOIN standards AS s ON s.id = c.standard",
            (json.dumps(list(chosen)),),
        )
        return [_criterion_hit(row) for row in rows]

    def some_keys(self, most: int) -> list[StandardKey]:
        """The keys of standards, at most so many."""
        rows = self._store.rows("SELECT key FROM standards ORDER BY id LIMIT ?", (most,))
        return [StandardKey.parse(row["key"]) for row in rows]

    def stand(self) -> str:
        """What changes whenever a standard comes or goes."""
        (row,) = self._store.rows("SELECT count(*) AS many, coalesce(max(id), 0) AS last FROM standards")
        return f"{row['many']} {row['last']}"

    def _choose(self, filters: Filter) -> bool:
        """Gather what a filter lets through, unless it is gathered already; False where it lets everything through."""
        if filters == Filter():
            return False
        # Kept beside what was gathered, so that a transaction that is undone undoes both.
        last = self._store.rows("SELECT coalesce(max(id), 0) AS id FROM standards")[0]["id"]
        told = f"{filters} {last}"
        self._store.run("CREATE TEMP TABLE IF NOT EXISTS standards_chosen_by (filter TEXT)")
        if self._store.one("SELECT 1 FROM temp.standards_chosen_by WHERE filter = ?", (told,)) is None:
            for statement in _CHOSEN:
                self._store.run(statement)
            chosen, facts = self._condition(filters)
            self._store.run(f"INSERT INTO temp.standards_chosen {chosen}", facts)
            self._store.run(
                "INSERT INTO temp.standards_chosen_criteria SELECT id FROM standards_criteria "
                "WHERE standard IN (SELECT id FROM temp.standards_chosen) ORDER BY id"
            )
            self._store.run("INSERT INTO temp.standards_chosen_by VALUES (?)", (told,))
        return True

    def _condition(self, filters: Filter) -> tuple[str, dict[str, str]]:
        """SQL for the ids of the standards that a filter lets through, with its values."""
        parts: list[str] = []
        facts: dict[str, str] = {}
        if filters.language:
            facts["language"] = filters.language
            parts.append("SELECT id FROM standards WHERE language = :language")
        shelves: tuple[tuple[ShelfKind, str | None], ...] = (
            ("suite", filters.suite), ("occupation", filters.occupation),
        )  # fmt: skip
        for kind, wanted in shelves:
            if wanted is not None:
                facts[kind] = json.dumps([name for name, _ in self._names(kind) if folded(name) == folded(wanted)])
                names = f"SELECT value FROM json_each(:{kind})"  # noqa: S608 - constants
                parts.append(f"SELECT standard FROM standards_shelves WHERE kind = '{kind}' AND name IN ({names})")  # noqa: S608 - constants
        # a month or a year alone passes at its end (`dates.passed`): compared as exactly as it was printed
        for name, day, test in (("now", filters.current_on, "IS NOT 1"), ("then", filters.passed_on, "IS 1")):
            if day is not None:
                facts[name] = day.isoformat()
                past = f"(review_date < substr(:{name}, 1, length(review_date)))"
                parts.append(f"SELECT id FROM standards WHERE {past} {test}")  # noqa: S608 - constants
        return " INTERSECT ".join(parts), facts


def _best(index: str, condition: str) -> str:
    """SQL for the best `:limit` rows of an index, of the first `:ranked` that answer `:question`."""
    matching = f"SELECT rowid, rank AS at FROM {index} AS w WHERE {index} MATCH :question {condition} LIMIT :ranked"  # noqa: S608 - constants
    return f"SELECT rowid, at FROM ({matching}) ORDER BY at, rowid LIMIT :limit"  # noqa: S608 - constants


def _title_hit(row: dict[str, Any]) -> Hit:
    told = json.loads(row["payload"])
    about = [told["urn"], told["developer"], *(one for name in _ABOUT for one in told[name])]
    key = StandardKey.parse(row["key"])
    return Hit(key, None, row["title"], row["title"], found_in="\n".join(filter(None, about)))


def _criterion_hit(row: dict[str, Any]) -> Hit:
    standard = StandardKey.parse(row["key"])
    key = CriterionKey(standard, row["kind"], row["number"])
    return Hit(standard, key, row["text"], row["title"], row["label"], found_in=row["items"])
