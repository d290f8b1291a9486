"""The tables that searching needs, as a migration. Filling them is `store`'s work, asking them `store_search`'s.

Both indexes hold words alone, not texts (FTS5, "external content"), in a column for each language, since a Welsh word's
other forms are looked for in Welsh texts only. What each indexes is a view, so that the index can be made again from
the texts and checked against them. `prefix` keeps beginnings of up to three letters ready, which else would be put
together from a large part of the index at every key. `…_known` tells how many criteria hold a word.
`char(700)` is an apostrophe (U+02BC) that Unicode has among the letters; it parts words as the others do.
"""

from __future__ import annotations

from typing import Final

from assessor_app.vault.model import Migration

SEARCH: Final = Migration(
    "standards-002-search",
    """
    DROP TRIGGER standards_indexed;
    DROP TRIGGER standards_criteria_indexed;
    DROP TABLE standards_titles_words;
    DROP TABLE standards_criteria_words;
    CREATE VIEW standards_titles_texts AS
        SELECT
            id,
            names || char(10) || replace(replace(replace(replace(replace(replace(
                names, ' ', ''), '.', ''), '&', ''), '_', ''), '/', ''), '-', '') AS names,
            iif(language = 'cy', replace(title, char(700), ' '), NULL) AS title_cy,
            iif(language = 'cy', about, NULL) AS about_cy,
            iif(language = 'en', replace(title, char(700), ' '), NULL) AS title_en,
            iif(language = 'en', about, NULL) AS about_en
        FROM (
            SELECT
                id, title, language, name || char(10) || json_extract(payload, '$.original_urns') AS names,
                json_extract(payload, '$.suites', '$.occupations', '$.soc_codes', '$.keywords')
                    || char(10) || coalesce(developer, '') AS about
            FROM standards
        );
    CREATE VIEW standards_criteria_texts AS
        SELECT
            c.id,
            iif(s.language = 'cy', replace(c.text || char(10) || c.items, char(700), ' '), NULL) AS cy,
            iif(s.language = 'en', replace(c.text || char(10) || c.items, char(700), ' '), NULL) AS en
        FROM standards_criteria AS c JOIN standards AS s ON s.id = c.standard;
    CREATE VIRTUAL TABLE standards_titles_words USING fts5 (
        names, title_cy, about_cy, title_en, about_en, content='standards_titles_texts', content_rowid='id',
        prefix='1 2 3', tokenize='unicode61 remove_diacritics 2'
    );
    CREATE VIRTUAL TABLE standards_criteria_words USING fts5 (
        cy, en, content='standards_criteria_texts', content_rowid='id',
        prefix='1 2 3', tokenize='unicode61 remove_diacritics 2'
    );
    CREATE VIRTUAL TABLE standards_criteria_words_known USING fts5vocab (standards_criteria_words, 'col');
    INSERT INTO standards_titles_words (standards_titles_words, rank) VALUES ('rank', 'bm25(8, 4, 1, 4, 1)');
    INSERT INTO standards_titles_words (standards_titles_words) VALUES ('rebuild');
    INSERT INTO standards_criteria_words (standards_criteria_words) VALUES ('rebuild');
    CREATE INDEX standards_by_language ON standards (language);
    CREATE INDEX standards_by_review ON standards (review_date);
    CREATE TABLE standards_shelves (
        kind TEXT NOT NULL CHECK (kind IN ('suite', 'occupation')),
        name TEXT NOT NULL,
        standard INTEGER NOT NULL REFERENCES standards (id),
        PRIMARY KEY (kind, name, standard)
    ) STRICT, WITHOUT ROWID;
    INSERT OR IGNORE INTO standards_shelves
        SELECT 'suite', value, standards.id FROM standards, json_each(suites);
    INSERT OR IGNORE INTO standards_shelves
        SELECT 'occupation', value, standards.id FROM standards, json_each(payload, '$.occupations');
    """,
)
