CREATE INDEX action_by_observation ON action(observation);
CREATE INDEX action_step_by_assessor ON action_step(assessor);
CREATE INDEX action_step_by_record ON action_step(of_identity);
CREATE INDEX action_step_by_statement ON action_step(statement);
CREATE INDEX centre_certificate_by_person ON centre_certificate(person, number DESC);
CREATE INDEX concern_by_record ON concern(identity);
CREATE INDEX correction_by_observation ON correction(observation);
CREATE INDEX entry_by_struck ON entry(strikes) WHERE strikes <> '';
CREATE INDEX exercise_answer_by_exercise ON exercise_answer(exercise, at);
CREATE UNIQUE INDEX hold_of_candidate ON hold(candidate) WHERE lifted_at = '';
CREATE INDEX inbox_item_by_delivery ON inbox_item(delivery, number);
CREATE INDEX inbox_item_by_identity ON inbox_item(identity) WHERE identity <> '';
CREATE INDEX inbox_item_by_record ON inbox_item(record) WHERE record <> '';
CREATE INDEX inbox_item_open ON inbox_item(number) WHERE state IN ('waiting', 'quarantined', 'at-odds');
CREATE UNIQUE INDEX interest_once ON interest(concern, subject) WHERE lifted_at = '';
CREATE INDEX journal_by_file ON journal_line(file);
CREATE INDEX journal_by_identity ON journal_line(identity);
CREATE INDEX link_by_criterion ON link(criterion);
CREATE INDEX locator_by_observation ON locator(observation);
CREATE INDEX observation_by_change ON observation(changed DESC);
CREATE INDEX outbox_unsent ON outbox (number) WHERE sent_at IS NULL;
CREATE INDEX overview_report_by_record ON overview_report(of_identity, sealed_at);
CREATE INDEX planned_visit_by_observation ON planned_visit(observation) WHERE observation IS NOT NULL;
CREATE INDEX planned_visit_by_time ON planned_visit(begins);
CREATE INDEX pooled_by_assessor ON pooled(assessor_id, observed_on DESC, identity, assessor);
CREATE INDEX pooled_by_day ON pooled(observed_on DESC, identity);
CREATE UNIQUE INDEX pooled_by_place ON pooled(place);
CREATE INDEX pooled_by_record ON pooled(record);
CREATE INDEX pooled_by_site ON pooled(site, observed_on DESC, identity);
CREATE INDEX pooled_tally_by_many ON pooled_tally(facet, many DESC, value, word);
CREATE INDEX pooled_unplaced ON pooled(identity) WHERE place IS NULL;
CREATE INDEX putting_right_by_record ON putting_right(identity);
CREATE INDEX record_by_candidate
  ON record(json_extract(payload, '$.candidate.id'), sealed_at DESC, identity, record, reference, candidate);
CREATE INDEX record_by_reference ON record(reference);
CREATE INDEX record_by_signer ON record(signer);
CREATE INDEX record_by_superseded ON record(supersedes) WHERE supersedes <> '';
CREATE INDEX record_by_time ON record(sealed_at DESC, identity);
CREATE INDEX record_file_about_by_record ON record_file_about(of_identity);
CREATE INDEX record_file_by_identity ON record_file(identity, came_as);
CREATE INDEX record_file_by_record ON record_file(record);
CREATE INDEX record_own ON record(identity) WHERE origin = 'own';
CREATE INDEX review_by_record ON review(identity);
CREATE INDEX review_by_state ON review(state, started_at DESC);
CREATE UNIQUE INDEX review_open ON review(identity) WHERE state = 'open';
CREATE INDEX sample_item_of_record ON sample_item(identity);
CREATE INDEX sample_item_to_review ON sample_item(plan, place)
  WHERE state IN ('planned', 'selected', 'under_review');
CREATE INDEX sampling_element_by_standard ON sampling_element(standard);
CREATE INDEX sampling_entry_of_candidate ON sampling_entry(candidate);
CREATE INDEX sampling_part_of_records ON sampling_part(part);
CREATE INDEX sampling_pick_of_record ON sampling_pick(identity);
CREATE INDEX sampling_pool_of_record ON sampling_pool(identity);
CREATE INDEX standards_by_language ON standards (language);
CREATE INDEX standards_by_name ON standards (folded_name);
CREATE INDEX standards_by_review ON standards (review_date);
CREATE INDEX standards_by_slug ON standards (slug);
CREATE INDEX standards_by_text ON standards (text_sha256);
CREATE INDEX standards_in_order ON standards_order (sort, standard);
CREATE INDEX statement_by_day ON statement(sealed_at DESC, identity);
CREATE INDEX statement_by_record ON statement(of_identity, sealed_at);
CREATE INDEX statement_by_signer ON statement(signer);
CREATE UNIQUE INDEX tally_leaf_of_assessor ON tally_leaf(assessor, stamp);
CREATE INDEX tally_note_of_assessor ON tally_note(assessor);
CREATE INDEX tally_pooled_by_candidate ON pooled(candidate);
CREATE INDEX tally_pooled_of_candidate ON pooled(candidate_id);
CREATE INDEX tally_waiting_by_day ON action_waiting(due);
CREATE INDEX tally_waiting_of_record ON action_waiting(of_identity);
CREATE INDEX vouching_by_signer ON vouching(fingerprint, number DESC);
CREATE INDEX withdrawal_by_record ON withdrawal(of_identity);
CREATE INDEX witness_by_observation ON witness(observation);
CREATE TABLE action (
  id TEXT PRIMARY KEY, observation TEXT NOT NULL REFERENCES observation(id), text TEXT NOT NULL, owner TEXT NOT NULL,
  due TEXT NOT NULL
) STRICT;
CREATE TABLE action_draft (
  report TEXT NOT NULL REFERENCES statement(identity) ON DELETE CASCADE, action TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('answer', 'recheck')), said TEXT NOT NULL,
  PRIMARY KEY (report, action, kind)
) STRICT, WITHOUT ROWID;
CREATE TABLE action_due (report TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE action_file (
  report TEXT NOT NULL REFERENCES statement(identity) ON DELETE CASCADE, action TEXT NOT NULL, sha256 TEXT NOT NULL,
  name TEXT NOT NULL, media_type TEXT NOT NULL, size INTEGER NOT NULL, at TEXT NOT NULL, caption TEXT NOT NULL,
  consent TEXT NOT NULL, people TEXT NOT NULL, origin TEXT NOT NULL, removed INTEGER NOT NULL DEFAULT 0,
  data BLOB NOT NULL, PRIMARY KEY (report, action, sha256)
) STRICT;
CREATE TABLE action_step (
  statement TEXT NOT NULL REFERENCES statement(identity) ON DELETE CASCADE, action TEXT NOT NULL, report TEXT NOT NULL,
  of_identity TEXT NOT NULL, assessor TEXT NOT NULL, kind TEXT NOT NULL, said TEXT NOT NULL,
  PRIMARY KEY (report, action, statement)
) STRICT, WITHOUT ROWID;
CREATE TABLE action_waiting (
  report TEXT NOT NULL REFERENCES statement(identity) ON DELETE CASCADE, action TEXT NOT NULL,
  of_identity TEXT NOT NULL, assessor TEXT NOT NULL, state TEXT NOT NULL, due TEXT NOT NULL, criteria TEXT NOT NULL,
  PRIMARY KEY (report, action)
) STRICT, WITHOUT ROWID;
CREATE TABLE assessor (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            id TEXT NOT NULL CHECK (id <> ''),
            name TEXT NOT NULL CHECK (name <> ''),
            status TEXT NOT NULL CHECK (status IN ('qualified', 'trainee')),
            centre TEXT NOT NULL CHECK (centre <> ''),
            centre_number TEXT NOT NULL
        , centre_site TEXT NOT NULL DEFAULT '') STRICT;
CREATE TABLE backup_done (
  number INTEGER PRIMARY KEY AUTOINCREMENT, deed TEXT NOT NULL CHECK (deed IN ('made', 'restored')),
  at TEXT NOT NULL, told TEXT NOT NULL
) STRICT;
CREATE TABLE backup_plan (
  one INTEGER PRIMARY KEY CHECK (one = 1), every TEXT NOT NULL CHECK (every IN ('never', 'day', 'week')),
  folder TEXT NOT NULL, keep INTEGER NOT NULL CHECK (keep BETWEEN 1 AND 99)
) STRICT;
CREATE TABLE begun (
  observation TEXT NOT NULL REFERENCES observation(id), what TEXT NOT NULL, held TEXT NOT NULL, kept TEXT NOT NULL,
  PRIMARY KEY (observation, what)
) STRICT;
CREATE TABLE branding (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            logo BLOB NOT NULL,
            candidate_cy TEXT NOT NULL, candidate_en TEXT NOT NULL,
            assessor_cy TEXT NOT NULL, assessor_en TEXT NOT NULL,
            verifier_cy TEXT NOT NULL, verifier_en TEXT NOT NULL
        ) STRICT;
CREATE TABLE candidate (
            id TEXT PRIMARY KEY CHECK (id <> ''),
            name TEXT NOT NULL CHECK (name <> ''),
            centre_reference TEXT NOT NULL,
            registration_body TEXT NOT NULL,
            registration_number TEXT NOT NULL,
            registration_date TEXT NOT NULL,
            language TEXT NOT NULL CHECK (language IN ('cy', 'en')),
            adjustments TEXT NOT NULL
        , registration_name TEXT NOT NULL DEFAULT '') STRICT;
CREATE TABLE candidate_standard (
            candidate TEXT NOT NULL REFERENCES candidate (id),
            place INTEGER NOT NULL,
            standard TEXT NOT NULL,
            PRIMARY KEY (candidate, place),
            UNIQUE (candidate, standard)
        ) STRICT, WITHOUT ROWID;
CREATE TABLE centre (
  one INTEGER PRIMARY KEY CHECK (one = 1), name TEXT NOT NULL, root BLOB NOT NULL, root_list BLOB NOT NULL,
  issuing BLOB NOT NULL, pkcs12 BLOB NOT NULL, founded_at TEXT NOT NULL
) STRICT;
CREATE TABLE centre_certificate (
  number INTEGER PRIMARY KEY AUTOINCREMENT, fingerprint TEXT NOT NULL UNIQUE CHECK (length(fingerprint) = 64),
  person TEXT NOT NULL, name TEXT NOT NULL, role TEXT NOT NULL, certificate BLOB NOT NULL, until TEXT NOT NULL,
  issued_at TEXT NOT NULL, revoked_at TEXT NOT NULL DEFAULT '', reason TEXT
) STRICT;
CREATE TABLE centre_contents (
  one INTEGER PRIMARY KEY CHECK (one = 1), standards TEXT NOT NULL, templates TEXT NOT NULL,
  timestamp_roots TEXT NOT NULL, questions INTEGER NOT NULL CHECK (questions IN (0, 1))
) STRICT;
CREATE TABLE centre_former (
  number INTEGER PRIMARY KEY AUTOINCREMENT, issuing BLOB NOT NULL, revocations BLOB NOT NULL, since TEXT NOT NULL,
  reason TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE TABLE centre_let_in (
  number INTEGER PRIMARY KEY AUTOINCREMENT, side TEXT NOT NULL CHECK (side IN ('here', 'elsewhere')),
  centre TEXT NOT NULL, whose TEXT NOT NULL, by TEXT NOT NULL, answered_at TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE TABLE centre_pack (
  number INTEGER PRIMARY KEY AUTOINCREMENT, sha256 TEXT NOT NULL CHECK (length(sha256) = 64), at TEXT NOT NULL
) STRICT;
CREATE TABLE centre_recovery (
  number INTEGER PRIMARY KEY AUTOINCREMENT, key BLOB NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE TABLE centre_rules (
  one INTEGER PRIMARY KEY CHECK (one = 1), judging INTEGER NOT NULL CHECK (judging IN (0, 1)),
  signature TEXT NOT NULL CHECK (signature IN ('required', 'reasoned')),
  countersign INTEGER NOT NULL CHECK (countersign IN (0, 1)), levels TEXT NOT NULL
) STRICT;
CREATE TABLE centre_taken_over (
  fingerprint TEXT PRIMARY KEY CHECK (length(fingerprint) = 64), name TEXT NOT NULL, roles TEXT NOT NULL
) STRICT;
CREATE TABLE centre_trust (
  root TEXT NOT NULL CHECK (length(root) = 64), number INTEGER NOT NULL, name TEXT NOT NULL, certificate BLOB NOT NULL,
  issuing BLOB NOT NULL, revocations BLOB NOT NULL, root_list BLOB NOT NULL, register TEXT NOT NULL,
  issued_at TEXT NOT NULL, at TEXT NOT NULL, carried TEXT NOT NULL DEFAULT '{}', PRIMARY KEY (root, number)
) STRICT;
CREATE TABLE certified (candidate TEXT PRIMARY KEY, day TEXT NOT NULL) STRICT;
CREATE TABLE composer (
  observation TEXT PRIMARY KEY REFERENCES observation(id), kind TEXT NOT NULL, text TEXT NOT NULL,
  question TEXT NOT NULL, links TEXT NOT NULL
, since TEXT NOT NULL DEFAULT '', seconds INTEGER NOT NULL DEFAULT 0, kept TEXT NOT NULL DEFAULT '') STRICT;
CREATE TABLE concern (
  id TEXT PRIMARY KEY, identity TEXT NOT NULL REFERENCES record(identity) ON DELETE CASCADE, route TEXT NOT NULL,
  text TEXT NOT NULL, at TEXT NOT NULL, handed_at TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE content (sha256 TEXT PRIMARY KEY, data BLOB NOT NULL) STRICT;
CREATE TABLE correction (
  entry TEXT PRIMARY KEY REFERENCES entry(id), observation TEXT NOT NULL REFERENCES observation(id), kind TEXT NOT NULL,
  text TEXT NOT NULL, question TEXT NOT NULL, links TEXT NOT NULL
, seconds INTEGER NOT NULL DEFAULT 0, kept TEXT NOT NULL DEFAULT '') STRICT;
CREATE TABLE displaced (
  identity TEXT PRIMARY KEY, record TEXT NOT NULL, by_identity TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE TABLE disposal (number INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, certificate BLOB NOT NULL) STRICT;
CREATE TABLE disposed (
  kind TEXT NOT NULL CHECK (kind IN ('record', 'observation', 'planned')), thing TEXT NOT NULL,
  disposal INTEGER NOT NULL REFERENCES disposal(number), PRIMARY KEY (kind, thing)
) STRICT;
CREATE TABLE entry (
  id TEXT PRIMARY KEY, observation TEXT NOT NULL REFERENCES observation(id), sequence INTEGER NOT NULL,
  kind TEXT NOT NULL, text TEXT NOT NULL, question TEXT NOT NULL DEFAULT '', language TEXT NOT NULL, at TEXT NOT NULL,
  monotonic_ms INTEGER NOT NULL, author TEXT NOT NULL, strikes TEXT NOT NULL DEFAULT '', seconds INTEGER NOT NULL DEFAULT 0,
  UNIQUE (observation, sequence)
) STRICT;
CREATE TABLE evidence_file (
  id TEXT PRIMARY KEY, observation TEXT NOT NULL REFERENCES observation(id), name TEXT NOT NULL,
  media_type TEXT NOT NULL, sha256 TEXT NOT NULL REFERENCES content(sha256), size INTEGER NOT NULL, at TEXT NOT NULL,
  caption TEXT NOT NULL DEFAULT '', consent TEXT NOT NULL DEFAULT '', people TEXT NOT NULL DEFAULT '',
  origin TEXT NOT NULL DEFAULT 'chosen', criteria TEXT NOT NULL DEFAULT '[]'
) STRICT;
CREATE TABLE exercise (
  id TEXT PRIMARY KEY, way TEXT NOT NULL CHECK (way IN ('draft', 'given', 'received')), made_at TEXT NOT NULL,
  said TEXT NOT NULL, source TEXT NOT NULL, sealed TEXT NOT NULL, file BLOB, certificate BLOB, closed_at TEXT NOT NULL
) STRICT;
CREATE TABLE exercise_answer (
  id TEXT PRIMARY KEY, exercise TEXT NOT NULL REFERENCES exercise(id) ON DELETE CASCADE, signer TEXT NOT NULL,
  certificate BLOB NOT NULL, at TEXT NOT NULL, said TEXT NOT NULL, file BLOB NOT NULL
) STRICT;
CREATE TABLE exercise_choice (
  exercise TEXT NOT NULL REFERENCES exercise(id) ON DELETE CASCADE, criterion TEXT NOT NULL, choice TEXT NOT NULL,
  why TEXT NOT NULL, PRIMARY KEY (exercise, criterion)
) STRICT, WITHOUT ROWID;
CREATE TABLE external_pack (
  id TEXT PRIMARY KEY, plan TEXT NOT NULL, number INTEGER NOT NULL, after INTEGER NOT NULL, made_at TEXT NOT NULL,
  target TEXT NOT NULL, UNIQUE (plan, number)
) STRICT;
CREATE TABLE external_sent (
  pack TEXT NOT NULL REFERENCES external_pack(id) ON DELETE CASCADE,
  identity TEXT NOT NULL REFERENCES record(identity) ON DELETE CASCADE, PRIMARY KEY (pack, identity)
) STRICT, WITHOUT ROWID;
CREATE TABLE hold (
  number INTEGER PRIMARY KEY AUTOINCREMENT, candidate TEXT NOT NULL, reason TEXT NOT NULL CHECK (reason <> ''),
  by TEXT NOT NULL, at TEXT NOT NULL, lifted_at TEXT NOT NULL DEFAULT '', lifted_by TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE inbox_count (
  delivery INTEGER NOT NULL REFERENCES inbox_delivery(number), state TEXT NOT NULL, many INTEGER NOT NULL,
  PRIMARY KEY (delivery, state)
) STRICT, WITHOUT ROWID;
CREATE TABLE inbox_delivery (
  number INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, ended_at TEXT NOT NULL DEFAULT '',
  way TEXT NOT NULL CHECK (way IN ('files', 'watched', 'command', 'before')), place TEXT NOT NULL
, total INTEGER NOT NULL DEFAULT 0, named TEXT NOT NULL DEFAULT '[]') STRICT;
CREATE TABLE inbox_file (
  item INTEGER PRIMARY KEY REFERENCES inbox_item(number) ON DELETE CASCADE, sha256 TEXT NOT NULL UNIQUE,
  data BLOB NOT NULL
) STRICT;
CREATE TABLE inbox_item (
  number INTEGER PRIMARY KEY AUTOINCREMENT, delivery INTEGER NOT NULL REFERENCES inbox_delivery(number),
  source TEXT NOT NULL, sha256 TEXT NOT NULL, size INTEGER NOT NULL, kind TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('accepted', 'waiting', 'quarantined', 'at-odds', 'known', 'removed')),
  outcome TEXT NOT NULL, verdict TEXT NOT NULL, headline TEXT NOT NULL, code TEXT NOT NULL, facts TEXT NOT NULL,
  identity TEXT NOT NULL, record TEXT NOT NULL, reference TEXT NOT NULL, candidate TEXT NOT NULL,
  assessor TEXT NOT NULL, signer TEXT NOT NULL
) STRICT;
CREATE TABLE inbox_place (
  one INTEGER PRIMARY KEY CHECK (one = 1), folder TEXT NOT NULL, ground TEXT NOT NULL
) STRICT;
CREATE TABLE inbox_seen (
  folder TEXT NOT NULL, name TEXT NOT NULL, size INTEGER NOT NULL, written_ns INTEGER NOT NULL,
  PRIMARY KEY (folder, name)
) STRICT, WITHOUT ROWID;
CREATE TABLE inbox_total (state TEXT PRIMARY KEY, many INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE interest (
  number INTEGER PRIMARY KEY AUTOINCREMENT, concern TEXT NOT NULL CHECK (concern IN ('candidate', 'assessor')),
  subject TEXT NOT NULL, name TEXT NOT NULL, text TEXT NOT NULL, at TEXT NOT NULL, lifted_at TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE journal_key (
  one INTEGER PRIMARY KEY CHECK (one = 1), key BLOB NOT NULL, public BLOB NOT NULL
) STRICT;
CREATE TABLE journal_line (
  number INTEGER PRIMARY KEY, line TEXT NOT NULL, digest TEXT NOT NULL UNIQUE, signature BLOB NOT NULL,
  identity TEXT GENERATED ALWAYS AS (json_extract(line, '$.identity')) VIRTUAL,
  file TEXT GENERATED ALWAYS AS (json_extract(line, '$.file')) VIRTUAL
) STRICT;
CREATE TABLE judgement (
  observation TEXT NOT NULL REFERENCES observation(id), criterion TEXT NOT NULL, state TEXT NOT NULL, at TEXT NOT NULL,
  PRIMARY KEY (observation, criterion)
) STRICT;
CREATE TABLE link (
  entry TEXT NOT NULL REFERENCES entry(id), criterion TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (entry, criterion)
) STRICT;
CREATE TABLE locator (
  id TEXT PRIMARY KEY, observation TEXT NOT NULL REFERENCES observation(id), what TEXT NOT NULL, place TEXT NOT NULL,
  holder TEXT NOT NULL, why_not_copied TEXT NOT NULL, seen_by TEXT NOT NULL, criteria TEXT NOT NULL DEFAULT '[]'
) STRICT;
CREATE TABLE migration (
    name TEXT PRIMARY KEY,
    digest TEXT NOT NULL,
    applied TEXT NOT NULL
) STRICT;
CREATE TABLE observation (
  id TEXT PRIMARY KEY, reference TEXT NOT NULL UNIQUE, candidate TEXT NOT NULL REFERENCES candidate(id),
  standards TEXT NOT NULL, started TEXT NOT NULL, ended TEXT NOT NULL DEFAULT '', place TEXT NOT NULL DEFAULT '',
  setting TEXT NOT NULL DEFAULT 'real_work', others TEXT NOT NULL DEFAULT '',
  plan_agreed TEXT NOT NULL DEFAULT '', plan_methods TEXT NOT NULL DEFAULT '["observation"]',
  summary TEXT NOT NULL DEFAULT '', feedback TEXT NOT NULL DEFAULT '', candidate_comment TEXT NOT NULL DEFAULT '',
  dissent INTEGER NOT NULL DEFAULT 0, pages TEXT NOT NULL DEFAULT 'both', mark TEXT NOT NULL DEFAULT '',
  record TEXT NOT NULL DEFAULT '', discarded TEXT NOT NULL DEFAULT '', created TEXT NOT NULL, changed TEXT NOT NULL
, planned TEXT NOT NULL DEFAULT '') STRICT;
CREATE TABLE outbox (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            kind TEXT NOT NULL,
            thing TEXT NOT NULL,
            at TEXT NOT NULL,
            sent_at TEXT
        ) STRICT;
CREATE TABLE overview_finding (
  statement TEXT NOT NULL REFERENCES statement(identity) ON DELETE CASCADE, standard TEXT NOT NULL,
  outcome TEXT NOT NULL, cause TEXT NOT NULL, many INTEGER NOT NULL,
  PRIMARY KEY (statement, standard, outcome, cause)
) STRICT, WITHOUT ROWID;
CREATE TABLE overview_report (
  statement TEXT PRIMARY KEY REFERENCES statement(identity) ON DELETE CASCADE, of_identity TEXT NOT NULL,
  sealed_at TEXT NOT NULL
) STRICT;
CREATE TABLE own_identity (
  number INTEGER PRIMARY KEY AUTOINCREMENT, fingerprint TEXT NOT NULL UNIQUE, certificate BLOB NOT NULL,
  pkcs12 BLOB NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE TABLE own_request (
  number INTEGER PRIMARY KEY AUTOINCREMENT, request BLOB NOT NULL, certificate BLOB NOT NULL, pkcs12 BLOB,
  at TEXT NOT NULL
) STRICT;
CREATE TABLE own_token (
  key TEXT PRIMARY KEY CHECK (length(key) = 64), library TEXT NOT NULL, label TEXT NOT NULL, serial TEXT NOT NULL,
  object BLOB NOT NULL
) STRICT;
CREATE TABLE planned_step (
  visit TEXT NOT NULL REFERENCES planned_visit(id), sequence INTEGER NOT NULL, step TEXT NOT NULL, at TEXT NOT NULL,
  held TEXT NOT NULL, PRIMARY KEY (visit, sequence)
) STRICT;
CREATE TABLE planned_visit (
  id TEXT PRIMARY KEY, candidate TEXT NOT NULL REFERENCES candidate(id), begins INTEGER NOT NULL, stage TEXT NOT NULL
  CHECK (stage IN ('proposed', 'agreed', 'done', 'cancelled')), observation TEXT REFERENCES observation(id),
  held TEXT NOT NULL
) STRICT;
CREATE TABLE pooled (
  identity TEXT PRIMARY KEY REFERENCES record(identity) ON DELETE CASCADE, record TEXT NOT NULL,
  reference TEXT NOT NULL, candidate TEXT NOT NULL, candidate_id TEXT NOT NULL, assessor TEXT NOT NULL,
  assessor_id TEXT NOT NULL, signer TEXT NOT NULL, status TEXT NOT NULL, site TEXT NOT NULL, observed_on TEXT NOT NULL,
  sealed_at TEXT NOT NULL, verdict TEXT NOT NULL, fate TEXT NOT NULL, own INTEGER NOT NULL, met INTEGER NOT NULL,
  not_yet INTEGER NOT NULL, sampled INTEGER NOT NULL DEFAULT 0, place INTEGER, standing TEXT
  GENERATED ALWAYS AS (CASE WHEN fate <> '' THEN fate ELSE verdict END) VIRTUAL) STRICT;
CREATE TABLE pooled_due (
  identity TEXT PRIMARY KEY REFERENCES record(identity) ON DELETE CASCADE, whole INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE pooled_method (
  identity TEXT NOT NULL REFERENCES pooled(identity) ON DELETE CASCADE, method TEXT NOT NULL,
  observed_on TEXT NOT NULL, PRIMARY KEY (identity, method)
) STRICT, WITHOUT ROWID;
CREATE TABLE pooled_stale (place INTEGER PRIMARY KEY) STRICT;
CREATE TABLE pooled_standard (
  identity TEXT NOT NULL REFERENCES pooled(identity) ON DELETE CASCADE, standard TEXT NOT NULL,
  observed_on TEXT NOT NULL, PRIMARY KEY (identity, standard)
) STRICT, WITHOUT ROWID;
CREATE TABLE pooled_tally (
  facet TEXT NOT NULL, value TEXT NOT NULL, word TEXT NOT NULL, many INTEGER NOT NULL, PRIMARY KEY (facet, value)
) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE pooled_words USING fts5(terms, stands, detail=none, columnsize=0, tokenize='ascii');
CREATE TABLE 'pooled_words_config'(k PRIMARY KEY, v) WITHOUT ROWID;
CREATE TABLE 'pooled_words_content'(id INTEGER PRIMARY KEY, c0, c1);
CREATE TABLE 'pooled_words_data'(id INTEGER PRIMARY KEY, block BLOB);
CREATE TABLE 'pooled_words_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
CREATE TABLE preferences (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            pages TEXT NOT NULL CHECK (pages IN ('cy', 'en', 'both'))
        ) STRICT;
CREATE TABLE putting_right (
  observation TEXT PRIMARY KEY REFERENCES observation(id), identity TEXT NOT NULL REFERENCES record(identity),
  reason TEXT NOT NULL CHECK (reason <> ''), at TEXT NOT NULL
) STRICT;
CREATE TABLE question (
  id TEXT PRIMARY KEY, sequence INTEGER NOT NULL, cy TEXT NOT NULL, en TEXT NOT NULL, about TEXT NOT NULL,
  words TEXT NOT NULL
) STRICT;
CREATE TABLE range_mark (
  observation TEXT NOT NULL REFERENCES observation(id), item TEXT NOT NULL, at TEXT NOT NULL,
  PRIMARY KEY (observation, item)
) STRICT;
CREATE TABLE record (
  identity TEXT PRIMARY KEY, record TEXT NOT NULL UNIQUE, reference TEXT NOT NULL, candidate TEXT NOT NULL,
  assessor TEXT NOT NULL, signer TEXT NOT NULL, certificate BLOB NOT NULL, sealed_at TEXT NOT NULL,
  kept_at TEXT NOT NULL, origin TEXT NOT NULL CHECK (origin IN ('own', 'imported')), supersedes TEXT NOT NULL,
  payload TEXT NOT NULL, file BLOB NOT NULL
) STRICT;
CREATE TABLE record_apart (sha256 TEXT PRIMARY KEY, data BLOB NOT NULL) STRICT;
CREATE TABLE record_file (
  number INTEGER PRIMARY KEY, identity TEXT NOT NULL, record TEXT NOT NULL, sha256 TEXT NOT NULL,
  came_as TEXT NOT NULL CHECK (came_as IN ('newer', 'roll-back', 'fork', 'other-base')), signatures INTEGER NOT NULL,
  signer TEXT NOT NULL, verdict TEXT NOT NULL, source TEXT NOT NULL,
  at TEXT NOT NULL, file BLOB NOT NULL, UNIQUE (sha256, came_as)
) STRICT;
CREATE TABLE record_file_about (
  number INTEGER PRIMARY KEY REFERENCES record_file(number) ON DELETE CASCADE, of_identity TEXT NOT NULL,
  record TEXT NOT NULL, reference TEXT NOT NULL, candidate TEXT NOT NULL, sealed_at TEXT NOT NULL
) STRICT;
CREATE TABLE record_file_standing (
  number INTEGER PRIMARY KEY REFERENCES record_file(number) ON DELETE CASCADE, verdict TEXT NOT NULL,
  judged_at TEXT NOT NULL
) STRICT;
CREATE TABLE record_signer (
  fingerprint TEXT NOT NULL, identity TEXT NOT NULL, PRIMARY KEY (fingerprint, identity)
) STRICT, WITHOUT ROWID;
CREATE TABLE record_standing (
  identity TEXT PRIMARY KEY REFERENCES record(identity), verdict TEXT NOT NULL, judged_at TEXT NOT NULL
) STRICT;
CREATE TABLE record_time (
  identity TEXT PRIMARY KEY, done INTEGER NOT NULL CHECK (done IN (0, 1)), tries INTEGER NOT NULL,
  tried_at TEXT NOT NULL, problem TEXT NOT NULL
) STRICT;
CREATE TABLE retention_rule (
  one INTEGER PRIMARY KEY CHECK (one = 1), years INTEGER NOT NULL CHECK (years BETWEEN 1 AND 100),
  after TEXT NOT NULL CHECK (after IN ('last', 'certified'))
) STRICT;
CREATE TABLE review (
  id TEXT PRIMARY KEY, identity TEXT NOT NULL REFERENCES record(identity) ON DELETE CASCADE, item TEXT NOT NULL,
  reason TEXT NOT NULL, started_at TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'aside', 'finished')), finished_at TEXT NOT NULL DEFAULT '',
  unsigned TEXT NOT NULL DEFAULT '', report TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE review_said (
  number INTEGER PRIMARY KEY, review TEXT NOT NULL REFERENCES review(id) ON DELETE CASCADE, part TEXT NOT NULL,
  about TEXT NOT NULL, said TEXT NOT NULL, UNIQUE (review, part, about)
) STRICT;
CREATE TABLE sample_item (
  id TEXT PRIMARY KEY, plan TEXT NOT NULL REFERENCES sampling_plan(id),
  identity TEXT NOT NULL REFERENCES record(identity) ON DELETE CASCADE,
  origin TEXT NOT NULL CHECK (origin IN ('drawn', 'by-hand', 'widened', 'successor')), draw INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('in_pool', 'planned', 'selected', 'under_review', 'agreed', 'agreed_with_actions', 'not_agreed', 'closed')), stage TEXT NOT NULL CHECK (stage IN ('interim', 'summative')),
  reasons TEXT NOT NULL, place INTEGER NOT NULL, UNIQUE (plan, identity)
) STRICT;
CREATE TABLE sample_step (
  item TEXT NOT NULL REFERENCES sample_item(id) ON DELETE CASCADE, sequence INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('in_pool', 'planned', 'selected', 'under_review', 'agreed', 'agreed_with_actions', 'not_agreed', 'closed')), at TEXT NOT NULL, by TEXT NOT NULL, note TEXT NOT NULL,
  PRIMARY KEY (item, sequence)
) STRICT, WITHOUT ROWID;
CREATE TABLE sampling_draw (
  plan TEXT NOT NULL REFERENCES sampling_plan(id), number INTEGER NOT NULL, seed TEXT NOT NULL,
  algorithm TEXT NOT NULL, digest TEXT NOT NULL, pool INTEGER NOT NULL, made_at TEXT NOT NULL, by TEXT NOT NULL,
  held TEXT NOT NULL, taken_back TEXT NOT NULL DEFAULT '', PRIMARY KEY (plan, number)
) STRICT;
CREATE TABLE sampling_due (
  identity TEXT PRIMARY KEY REFERENCES pooled(identity) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE sampling_element (
  identity TEXT NOT NULL REFERENCES record(identity) ON DELETE CASCADE, standard TEXT NOT NULL, kinds TEXT NOT NULL,
  met TEXT NOT NULL, criteria INTEGER NOT NULL, PRIMARY KEY (identity, standard)
) STRICT, WITHOUT ROWID;
CREATE TABLE sampling_entry (
  identity TEXT PRIMARY KEY REFERENCES record(identity) ON DELETE CASCADE, candidate TEXT NOT NULL,
  stage TEXT NOT NULL CHECK (stage IN ('interim', 'summative')), methods TEXT NOT NULL, elements TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE sampling_part (
  plan TEXT NOT NULL, draw INTEGER NOT NULL, already INTEGER NOT NULL CHECK (already IN (0, 1)), part TEXT NOT NULL,
  facts TEXT NOT NULL, PRIMARY KEY (plan, draw, already, part),
  FOREIGN KEY (plan, draw) REFERENCES sampling_draw(plan, number)
) STRICT;
CREATE TABLE sampling_pick (
  plan TEXT NOT NULL, draw INTEGER NOT NULL, identity TEXT NOT NULL REFERENCES record(identity) ON DELETE CASCADE,
  place INTEGER NOT NULL, reasons TEXT NOT NULL, PRIMARY KEY (plan, draw, identity),
  FOREIGN KEY (plan, draw) REFERENCES sampling_draw(plan, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE sampling_plan (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, held TEXT NOT NULL, made_at TEXT NOT NULL, gone TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE sampling_pool (
  plan TEXT NOT NULL, draw INTEGER NOT NULL, identity TEXT NOT NULL REFERENCES record(identity) ON DELETE CASCADE,
  already INTEGER NOT NULL CHECK (already IN (0, 1)), facts TEXT NOT NULL, PRIMARY KEY (plan, draw, identity),
  FOREIGN KEY (plan, draw) REFERENCES sampling_draw(plan, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE standards (
            id INTEGER PRIMARY KEY,
            key TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL,
            folded_name TEXT NOT NULL,
            slug TEXT NOT NULL,
            edition TEXT NOT NULL,
            language TEXT NOT NULL CHECK (language IN ('cy', 'en')),
            title TEXT NOT NULL,
            urn TEXT,
            approved TEXT,
            review_date TEXT,
            developer TEXT,
            suites TEXT NOT NULL CHECK (json_valid(suites)),
            performance INTEGER NOT NULL,
            knowledge INTEGER NOT NULL,
            behaviours INTEGER NOT NULL,
            text_sha256 TEXT NOT NULL,
            payload TEXT NOT NULL CHECK (json_valid(payload))
        ) STRICT;
CREATE TABLE standards_corrections (
            standard INTEGER NOT NULL REFERENCES standards (id),
            place INTEGER NOT NULL CHECK (place > 0),
            kind TEXT NOT NULL CHECK (kind IN ('performance', 'knowledge', 'behaviour')),
            number INTEGER NOT NULL CHECK (number > 0),
            what TEXT NOT NULL CHECK (what IN ('group', 'kind')),
            was TEXT,
            became TEXT,
            who TEXT NOT NULL,
            at TEXT NOT NULL,
            PRIMARY KEY (standard, place)
        ) STRICT, WITHOUT ROWID;
CREATE TABLE standards_criteria (
            id INTEGER PRIMARY KEY,
            standard INTEGER NOT NULL REFERENCES standards (id),
            kind TEXT NOT NULL CHECK (kind IN ('performance', 'knowledge', 'behaviour')),
            number INTEGER NOT NULL CHECK (number > 0),
            label TEXT NOT NULL,
            text TEXT NOT NULL,
            items TEXT NOT NULL,
            UNIQUE (standard, kind, number)
        ) STRICT;
CREATE VIRTUAL TABLE standards_criteria_words USING fts5 (
        cy, en, content='standards_criteria_texts', content_rowid='id',
        prefix='1 2 3', tokenize='unicode61 remove_diacritics 2'
    );
CREATE TABLE 'standards_criteria_words_config'(k PRIMARY KEY, v) WITHOUT ROWID;
CREATE TABLE 'standards_criteria_words_data'(id INTEGER PRIMARY KEY, block BLOB);
CREATE TABLE 'standards_criteria_words_docsize'(id INTEGER PRIMARY KEY, sz BLOB);
CREATE TABLE 'standards_criteria_words_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
CREATE VIRTUAL TABLE standards_criteria_words_known USING fts5vocab (standards_criteria_words, 'col');
CREATE TABLE standards_documents (
            sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
            bytes INTEGER NOT NULL CHECK (bytes >= 0),
            deflated BLOB NOT NULL
        ) STRICT;
CREATE TABLE standards_favourites (
            standard INTEGER PRIMARY KEY REFERENCES standards (id)
        ) STRICT;
CREATE TABLE standards_order (
            standard INTEGER PRIMARY KEY REFERENCES standards (id),
            sort TEXT NOT NULL
        ) STRICT;
CREATE TABLE standards_origins (
            standard INTEGER PRIMARY KEY REFERENCES standards (id),
            source TEXT NOT NULL,
            sha256 TEXT NOT NULL,
            added TEXT NOT NULL,
            added_by TEXT NOT NULL
        ) STRICT;
CREATE TABLE standards_shelves (
        kind TEXT NOT NULL CHECK (kind IN ('suite', 'occupation')),
        name TEXT NOT NULL,
        standard INTEGER NOT NULL REFERENCES standards (id),
        PRIMARY KEY (kind, name, standard)
    ) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE standards_titles_words USING fts5 (
        names, title_cy, about_cy, title_en, about_en, content='standards_titles_texts', content_rowid='id',
        prefix='1 2 3', tokenize='unicode61 remove_diacritics 2'
    );
CREATE TABLE 'standards_titles_words_config'(k PRIMARY KEY, v) WITHOUT ROWID;
CREATE TABLE 'standards_titles_words_data'(id INTEGER PRIMARY KEY, block BLOB);
CREATE TABLE 'standards_titles_words_docsize'(id INTEGER PRIMARY KEY, sz BLOB);
CREATE TABLE 'standards_titles_words_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
CREATE TABLE statement (
  identity TEXT PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, record TEXT NOT NULL,
  of_identity TEXT NOT NULL, reference TEXT NOT NULL, candidate TEXT NOT NULL, author TEXT NOT NULL,
  role TEXT NOT NULL, signer TEXT NOT NULL, overall TEXT NOT NULL, sealed_at TEXT NOT NULL, kept_at TEXT NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('own', 'imported')), certificate BLOB NOT NULL, payload TEXT NOT NULL,
  file BLOB NOT NULL
) STRICT;
CREATE TABLE statement_standing (
  identity TEXT PRIMARY KEY REFERENCES statement(identity) ON DELETE CASCADE, verdict TEXT NOT NULL,
  judged_at TEXT NOT NULL
) STRICT;
CREATE TABLE tally_day (day TEXT NOT NULL) STRICT;
CREATE TABLE tally_due (assessor TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE tally_leaf (number INTEGER PRIMARY KEY, assessor TEXT NOT NULL, stamp TEXT NOT NULL, held TEXT NOT NULL)
  STRICT;
CREATE TABLE tally_note (
  identity TEXT PRIMARY KEY REFERENCES pooled(identity) ON DELETE CASCADE, assessor TEXT NOT NULL,
  fresh INTEGER NOT NULL CHECK (fresh IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE TABLE tally_owed (
  assessor TEXT NOT NULL, due TEXT NOT NULL, many INTEGER NOT NULL, PRIMARY KEY (assessor, due)
) STRICT, WITHOUT ROWID;
CREATE TABLE time_plan (
  one INTEGER PRIMARY KEY CHECK (one = 1), automatic INTEGER NOT NULL CHECK (automatic IN (0, 1)), since TEXT NOT NULL
) STRICT;
CREATE TABLE verifying_choice (one INTEGER PRIMARY KEY CHECK (one = 1), verifies INTEGER NOT NULL, role TEXT NOT NULL DEFAULT '') STRICT;
CREATE TABLE vouching (
  number INTEGER PRIMARY KEY AUTOINCREMENT, deed TEXT NOT NULL CHECK (deed IN ('vouched', 'withdrawn')),
  fingerprint TEXT NOT NULL CHECK (length(fingerprint) = 64), certificate BLOB, told TEXT NOT NULL, by TEXT NOT NULL,
  at TEXT NOT NULL, CHECK ((deed = 'vouched') = (certificate IS NOT NULL))
) STRICT;
CREATE TABLE withdrawal (
  identity TEXT PRIMARY KEY, id TEXT NOT NULL UNIQUE, record TEXT NOT NULL, of_identity TEXT NOT NULL,
  reference TEXT NOT NULL, assessor TEXT NOT NULL, signer TEXT NOT NULL, certificate BLOB NOT NULL,
  reason TEXT NOT NULL, sealed_at TEXT NOT NULL, kept_at TEXT NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('own', 'imported')), payload TEXT NOT NULL, file BLOB NOT NULL
) STRICT;
CREATE TABLE withdrawal_standing (
  identity TEXT PRIMARY KEY REFERENCES withdrawal(identity), verdict TEXT NOT NULL, judged_at TEXT NOT NULL
) STRICT;
CREATE TABLE witness (
  id TEXT PRIMARY KEY, observation TEXT NOT NULL REFERENCES observation(id), name TEXT NOT NULL, role TEXT NOT NULL,
  status TEXT NOT NULL, contact TEXT NOT NULL
) STRICT;
CREATE TRIGGER action_draft_keeps_its_report BEFORE INSERT ON displaced
  WHEN EXISTS (SELECT 1 FROM action_draft WHERE report = NEW.identity)
  OR EXISTS (SELECT 1 FROM action_file WHERE report = NEW.identity)
  BEGIN SELECT RAISE(IGNORE); END;
CREATE TRIGGER action_hears_standing AFTER INSERT ON statement_standing BEGIN
  INSERT INTO action_due (report) SELECT DISTINCT a.report FROM action_step a WHERE a.statement = new.identity
    AND NOT EXISTS (SELECT 1 FROM action_due d WHERE d.report = a.report);
END;
CREATE TRIGGER action_hears_step AFTER INSERT ON action_step BEGIN
  INSERT INTO action_due (report) SELECT new.report
    WHERE NOT EXISTS (SELECT 1 FROM action_due d WHERE d.report = new.report);
END;
CREATE TRIGGER action_hears_step_gone AFTER DELETE ON action_step BEGIN
  INSERT INTO action_due (report) SELECT old.report
    WHERE NOT EXISTS (SELECT 1 FROM action_due d WHERE d.report = old.report);
END;
CREATE TRIGGER action_hears_verdict AFTER UPDATE OF verdict ON statement_standing BEGIN
  INSERT INTO action_due (report) SELECT DISTINCT a.report FROM action_step a WHERE a.statement = new.identity
    AND NOT EXISTS (SELECT 1 FROM action_due d WHERE d.report = a.report);
END;
CREATE TRIGGER centre_certificate_is_never_erased BEFORE DELETE ON centre_certificate
  BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER centre_certificate_stays
  BEFORE UPDATE OF fingerprint, person, name, role, certificate, until, issued_at ON centre_certificate
  BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER centre_former_is_never_erased BEFORE DELETE ON centre_former
  BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER centre_former_stays BEFORE UPDATE ON centre_former BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER centre_let_in_is_never_erased BEFORE DELETE ON centre_let_in
  BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER centre_let_in_stays BEFORE UPDATE ON centre_let_in BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER centre_revocation_stays BEFORE UPDATE OF revoked_at, reason ON centre_certificate
  WHEN old.revoked_at <> '' BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER centre_trust_is_never_erased BEFORE DELETE ON centre_trust
  BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER centre_trust_stays BEFORE UPDATE ON centre_trust BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER content_is_immutable BEFORE UPDATE ON content BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER displaced_is_never_erased BEFORE DELETE ON displaced
  WHEN NOT EXISTS (SELECT 1 FROM disposed WHERE kind = 'record' AND thing = OLD.identity)
  AND NOT EXISTS (SELECT 1 FROM record_file f JOIN record_file_about a ON a.number = f.number
    JOIN disposed d ON d.kind = 'record' AND d.thing = a.of_identity WHERE f.identity = OLD.identity)
  AND (EXISTS (SELECT 1 FROM record WHERE identity = OLD.by_identity)
    OR EXISTS (SELECT 1 FROM withdrawal WHERE identity = OLD.by_identity)
    OR EXISTS (SELECT 1 FROM statement WHERE identity = OLD.by_identity))
  BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER displaced_stays BEFORE UPDATE ON displaced BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER disposal_is_never_erased BEFORE DELETE ON disposal BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER disposal_stays BEFORE UPDATE ON disposal BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER disposed_is_never_erased BEFORE DELETE ON disposed BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER disposed_stays BEFORE UPDATE ON disposed BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER entry_is_append_only BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER entry_is_never_erased BEFORE DELETE ON entry
  WHEN NOT EXISTS (SELECT 1 FROM disposed WHERE kind = 'observation' AND thing = OLD.observation)
  BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER exercise_answer_is_signed BEFORE UPDATE ON exercise_answer
BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER exercise_hears_disposal AFTER DELETE ON record BEGIN
  DELETE FROM exercise WHERE source = old.identity AND way = 'draft';
  UPDATE exercise SET source = '' WHERE source = old.identity;
END;
CREATE TRIGGER exercise_is_given BEFORE UPDATE OF said, file, certificate, sealed ON exercise
WHEN old.way <> 'draft' BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER exercise_keeps_its_record BEFORE INSERT ON displaced
  WHEN EXISTS (SELECT 1 FROM exercise WHERE source = NEW.identity)
  BEGIN SELECT RAISE(IGNORE); END;
CREATE TRIGGER external_sent_keeps_its_record BEFORE INSERT ON displaced
  WHEN EXISTS (SELECT 1 FROM external_sent WHERE identity = NEW.identity)
  BEGIN SELECT RAISE(IGNORE); END;
CREATE TRIGGER held_observation_is_not_disposed BEFORE INSERT ON disposed WHEN NEW.kind = 'observation' AND EXISTS (
  SELECT 1 FROM observation o JOIN hold h ON h.candidate = o.candidate AND h.lifted_at = ''
  WHERE o.id = NEW.thing) BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER held_record_is_not_disposed BEFORE INSERT ON disposed WHEN NEW.kind = 'record' AND EXISTS (
  SELECT 1 FROM record r JOIN hold h ON h.candidate = json_extract(r.payload, '$.candidate.id') AND h.lifted_at = ''
  WHERE r.identity = NEW.thing) BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER hold_is_never_erased BEFORE DELETE ON hold BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER hold_stays BEFORE UPDATE ON hold WHEN OLD.lifted_at <> ''
  BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER inbox_counts_changed AFTER UPDATE OF state ON inbox_item WHEN old.state <> new.state BEGIN
  UPDATE inbox_count SET many = many - 1 WHERE delivery = old.delivery AND state = old.state;
  INSERT INTO inbox_count (delivery, state, many) VALUES (new.delivery, new.state, 1)
    ON CONFLICT (delivery, state) DO UPDATE SET many = many + 1;
END;
CREATE TRIGGER inbox_counts_gone AFTER DELETE ON inbox_item BEGIN
  UPDATE inbox_count SET many = many - 1 WHERE delivery = old.delivery AND state = old.state;
END;
CREATE TRIGGER inbox_counts_new AFTER INSERT ON inbox_item BEGIN
  INSERT INTO inbox_count (delivery, state, many) VALUES (new.delivery, new.state, 1)
    ON CONFLICT (delivery, state) DO UPDATE SET many = many + 1;
END;
CREATE TRIGGER inbox_forgets_named AFTER DELETE ON inbox_item BEGIN
  UPDATE inbox_delivery SET named = '[]' WHERE number = old.delivery;
END;
CREATE TRIGGER inbox_forgets_place AFTER DELETE ON inbox_item WHEN old.source <> '' BEGIN
  UPDATE inbox_delivery SET place = '…'
    WHERE number = old.delivery AND way <> 'watched' AND instr(place, old.source) > 0;
END;
CREATE TRIGGER inbox_hears_displacing AFTER INSERT ON displaced BEGIN
  UPDATE inbox_item SET state = 'at-odds', outcome = 'at-odds', verdict = 'refused', headline = 'refused',
    code = CASE kind WHEN 'record' THEN 'record-id-taken' ELSE 'statement-id-taken' END,
    facts = json_array(json_array('record', new.record))
    WHERE identity = new.identity AND state IN ('accepted', 'waiting');
END;
CREATE TRIGGER inbox_hears_disposal AFTER DELETE ON record
WHEN NOT EXISTS (SELECT 1 FROM displaced WHERE identity = old.identity) BEGIN
  DELETE FROM inbox_item WHERE identity = old.identity AND identity <> '';
  DELETE FROM inbox_item WHERE record = old.record AND record <> '';
END;
CREATE TRIGGER inbox_hears_record_taking AFTER INSERT ON record_standing BEGIN
  UPDATE inbox_item SET verdict = new.verdict, headline = new.verdict, outcome = 'kept', code = '', facts = '[]',
    state = CASE new.verdict WHEN 'accepted' THEN 'accepted' ELSE 'waiting' END
    WHERE identity = new.identity AND state = 'at-odds' AND code IN ('record-id-taken', 'statement-id-taken');
END;
CREATE TRIGGER inbox_hears_statement AFTER UPDATE OF verdict ON statement_standing WHEN old.verdict <> new.verdict BEGIN
  UPDATE inbox_item SET verdict = new.verdict, headline = new.verdict,
    state = CASE new.verdict WHEN 'accepted' THEN 'accepted' ELSE 'waiting' END
    WHERE identity = new.identity AND identity <> '' AND state IN ('accepted', 'waiting');
END;
CREATE TRIGGER inbox_hears_statement_taking AFTER INSERT ON statement_standing BEGIN
  UPDATE inbox_item SET verdict = new.verdict, headline = new.verdict, outcome = 'kept', code = '', facts = '[]',
    state = CASE new.verdict WHEN 'accepted' THEN 'accepted' ELSE 'waiting' END
    WHERE identity = new.identity AND state = 'at-odds' AND code IN ('record-id-taken', 'statement-id-taken');
END;
CREATE TRIGGER inbox_hears_verdict AFTER UPDATE OF verdict ON record_standing WHEN old.verdict <> new.verdict BEGIN
  UPDATE inbox_item SET verdict = new.verdict, headline = new.verdict,
    state = CASE new.verdict WHEN 'accepted' THEN 'accepted' ELSE 'waiting' END
    WHERE identity = new.identity AND identity <> '' AND state IN ('accepted', 'waiting');
END;
CREATE TRIGGER inbox_hears_withdrawal_taking AFTER INSERT ON withdrawal_standing BEGIN
  UPDATE inbox_item SET verdict = new.verdict, headline = new.verdict, outcome = 'kept', code = '', facts = '[]',
    state = CASE new.verdict WHEN 'accepted' THEN 'accepted' ELSE 'waiting' END
    WHERE identity = new.identity AND state = 'at-odds' AND code IN ('record-id-taken', 'statement-id-taken');
END;
CREATE TRIGGER inbox_hears_withdrawing AFTER UPDATE OF verdict ON withdrawal_standing
WHEN old.verdict <> new.verdict BEGIN
  UPDATE inbox_item SET verdict = new.verdict, headline = new.verdict,
    state = CASE new.verdict WHEN 'accepted' THEN 'accepted' ELSE 'waiting' END
    WHERE identity = new.identity AND identity <> '' AND state IN ('accepted', 'waiting');
END;
CREATE TRIGGER inbox_totals_changed AFTER UPDATE OF many ON inbox_count BEGIN
  UPDATE inbox_total SET many = many + new.many - old.many WHERE state = new.state;
END;
CREATE TRIGGER inbox_totals_gone AFTER DELETE ON inbox_count BEGIN
  UPDATE inbox_total SET many = many - old.many WHERE state = old.state;
END;
CREATE TRIGGER inbox_totals_new AFTER INSERT ON inbox_count BEGIN
  INSERT INTO inbox_total (state, many) VALUES (new.state, new.many)
    ON CONFLICT (state) DO UPDATE SET many = many + excluded.many;
END;
CREATE TRIGGER journal_key_is_kept BEFORE DELETE ON journal_key BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER journal_key_stays BEFORE UPDATE ON journal_key BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER journal_line_is_kept BEFORE DELETE ON journal_line BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER journal_line_stays BEFORE UPDATE ON journal_line BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER observation_is_never_erased BEFORE DELETE ON observation
  WHEN NOT EXISTS (SELECT 1 FROM disposed WHERE kind = 'observation' AND thing = OLD.id)
  BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER only_what_waits_is_displaced BEFORE INSERT ON displaced WHEN NOT EXISTS (
  SELECT 1 FROM record r JOIN record_standing s ON s.identity = r.identity AND s.verdict <> 'accepted'
  JOIN record_file f ON f.record = r.record AND f.came_as = 'other-base' AND f.file = r.file
  WHERE r.identity = NEW.identity AND r.origin = 'imported'
) AND NOT EXISTS (
  SELECT 1 FROM withdrawal w JOIN withdrawal_standing s ON s.identity = w.identity AND s.verdict <> 'accepted'
  JOIN record_file f ON f.identity = w.identity AND f.came_as = 'other-base' AND f.file = w.file
  WHERE w.identity = NEW.identity AND w.origin = 'imported'
) AND NOT EXISTS (
  SELECT 1 FROM statement w JOIN statement_standing s ON s.identity = w.identity AND s.verdict <> 'accepted'
  JOIN record_file f ON f.identity = w.identity AND f.came_as = 'other-base' AND f.file = w.file
  WHERE w.identity = NEW.identity AND w.origin = 'imported'
) BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER own_certificate_stays BEFORE UPDATE OF fingerprint, certificate, at ON own_identity
  BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER own_identity_is_never_erased BEFORE DELETE ON own_identity
  BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER own_request_is_never_erased BEFORE DELETE ON own_request
  BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER own_request_stays BEFORE UPDATE ON own_request BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER planned_step_is_append_only BEFORE UPDATE ON planned_step
  BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER planned_step_is_never_erased BEFORE DELETE ON planned_step
  WHEN NOT EXISTS (SELECT 1 FROM disposed WHERE kind = 'planned' AND thing = OLD.visit)
  BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER planned_visit_is_never_erased BEFORE DELETE ON planned_visit
  WHEN NOT EXISTS (SELECT 1 FROM disposed WHERE kind = 'planned' AND thing = OLD.id)
  BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER pooled_counts_assessor AFTER INSERT ON pooled BEGIN INSERT INTO pooled_tally (facet, value, word, many) VALUES ('assessor', new.assessor_id, new.assessor, 1) ON CONFLICT (facet, value) DO UPDATE SET many = many + 1, word = excluded.word; END;
CREATE TRIGGER pooled_counts_method AFTER INSERT ON pooled_method BEGIN INSERT INTO pooled_tally (facet, value, word, many) VALUES ('method', new.method, '', 1) ON CONFLICT (facet, value) DO UPDATE SET many = many + 1, word = excluded.word; END;
CREATE TRIGGER pooled_counts_sampled AFTER INSERT ON pooled BEGIN INSERT INTO pooled_tally (facet, value, word, many) VALUES ('sampled', new.sampled, '', 1) ON CONFLICT (facet, value) DO UPDATE SET many = many + 1, word = excluded.word; END;
CREATE TRIGGER pooled_counts_site AFTER INSERT ON pooled BEGIN INSERT INTO pooled_tally (facet, value, word, many) VALUES ('site', new.site, new.site, 1) ON CONFLICT (facet, value) DO UPDATE SET many = many + 1, word = excluded.word; END;
CREATE TRIGGER pooled_counts_standard AFTER INSERT ON pooled_standard BEGIN INSERT INTO pooled_tally (facet, value, word, many) VALUES ('standard', new.standard, '', 1) ON CONFLICT (facet, value) DO UPDATE SET many = many + 1, word = excluded.word; END;
CREATE TRIGGER pooled_counts_standing AFTER INSERT ON pooled BEGIN INSERT INTO pooled_tally (facet, value, word, many) VALUES ('standing', new.standing, '', 1) ON CONFLICT (facet, value) DO UPDATE SET many = many + 1, word = excluded.word; END;
CREATE TRIGGER pooled_gone AFTER DELETE ON pooled WHEN old.place IS NOT NULL BEGIN
  DELETE FROM pooled_words WHERE rowid = old.place;
  DELETE FROM pooled_stale WHERE place = old.place;
END;
CREATE TRIGGER pooled_hears_disposal AFTER DELETE ON record WHEN old.supersedes <> '' BEGIN
  INSERT INTO pooled_due (identity, whole) SELECT p.identity, 0 FROM pooled p WHERE p.record = old.supersedes
    AND NOT EXISTS (SELECT 1 FROM pooled_due d WHERE d.identity = p.identity);
END;
CREATE TRIGGER pooled_hears_record AFTER INSERT ON record BEGIN
  INSERT INTO pooled_due (identity, whole) VALUES (new.identity, 1);
  INSERT INTO pooled_due (identity, whole) SELECT p.identity, 0 FROM pooled p
    WHERE new.supersedes <> '' AND p.record = new.supersedes
    AND NOT EXISTS (SELECT 1 FROM pooled_due d WHERE d.identity = p.identity);
END;
CREATE TRIGGER pooled_hears_verdict AFTER UPDATE OF verdict ON record_standing WHEN old.verdict <> new.verdict BEGIN
  UPDATE pooled SET verdict = new.verdict WHERE identity = new.identity;
  INSERT INTO pooled_due (identity, whole) SELECT new.identity, 1 WHERE old.verdict = 'unchecked'
    AND NOT EXISTS (SELECT 1 FROM pooled_due d WHERE d.identity = new.identity);
  INSERT INTO pooled_due (identity, whole) SELECT p.identity, 0 FROM record n JOIN pooled p ON p.record = n.supersedes
    WHERE n.identity = new.identity AND n.supersedes <> ''
    AND NOT EXISTS (SELECT 1 FROM pooled_due d WHERE d.identity = p.identity);
END;
CREATE TRIGGER pooled_hears_withdrawal AFTER INSERT ON withdrawal BEGIN
  INSERT INTO pooled_due (identity, whole) SELECT p.identity, 0 FROM pooled p WHERE p.identity = new.of_identity
    AND NOT EXISTS (SELECT 1 FROM pooled_due d WHERE d.identity = p.identity);
END;
CREATE TRIGGER pooled_hears_withdrawing AFTER UPDATE OF verdict ON withdrawal_standing BEGIN
  INSERT INTO pooled_due (identity, whole) SELECT p.identity, 0 FROM withdrawal w
    JOIN pooled p ON p.identity = w.of_identity WHERE w.identity = new.identity
    AND NOT EXISTS (SELECT 1 FROM pooled_due d WHERE d.identity = p.identity);
END;
CREATE TRIGGER pooled_recounts_assessor AFTER UPDATE OF assessor_id, assessor ON pooled WHEN old.assessor_id <> new.assessor_id OR old.assessor <> new.assessor BEGIN UPDATE pooled_tally SET many = many - 1 WHERE facet = 'assessor' AND value = CAST(old.assessor_id AS TEXT); DELETE FROM pooled_tally WHERE facet = 'assessor' AND value = CAST(old.assessor_id AS TEXT) AND many = 0; INSERT INTO pooled_tally (facet, value, word, many) VALUES ('assessor', new.assessor_id, new.assessor, 1) ON CONFLICT (facet, value) DO UPDATE SET many = many + 1, word = excluded.word; END;
CREATE TRIGGER pooled_recounts_sampled AFTER UPDATE OF sampled ON pooled WHEN old.sampled <> new.sampled BEGIN UPDATE pooled_tally SET many = many - 1 WHERE facet = 'sampled' AND value = CAST(old.sampled AS TEXT); DELETE FROM pooled_tally WHERE facet = 'sampled' AND value = CAST(old.sampled AS TEXT) AND many = 0; INSERT INTO pooled_tally (facet, value, word, many) VALUES ('sampled', new.sampled, '', 1) ON CONFLICT (facet, value) DO UPDATE SET many = many + 1, word = excluded.word; END;
CREATE TRIGGER pooled_recounts_site AFTER UPDATE OF site ON pooled WHEN old.site <> new.site BEGIN UPDATE pooled_tally SET many = many - 1 WHERE facet = 'site' AND value = CAST(old.site AS TEXT); DELETE FROM pooled_tally WHERE facet = 'site' AND value = CAST(old.site AS TEXT) AND many = 0; INSERT INTO pooled_tally (facet, value, word, many) VALUES ('site', new.site, new.site, 1) ON CONFLICT (facet, value) DO UPDATE SET many = many + 1, word = excluded.word; END;
CREATE TRIGGER pooled_recounts_standing AFTER UPDATE OF verdict, fate ON pooled WHEN old.verdict <> new.verdict OR old.fate <> new.fate BEGIN UPDATE pooled_tally SET many = many - 1 WHERE facet = 'standing' AND value = CAST(old.standing AS TEXT); DELETE FROM pooled_tally WHERE facet = 'standing' AND value = CAST(old.standing AS TEXT) AND many = 0; INSERT INTO pooled_tally (facet, value, word, many) VALUES ('standing', new.standing, '', 1) ON CONFLICT (facet, value) DO UPDATE SET many = many + 1, word = excluded.word; END;
CREATE TRIGGER pooled_stands AFTER UPDATE OF verdict, fate, own, sampled ON pooled WHEN new.place IS NOT NULL
  AND (old.standing <> new.standing OR old.own <> new.own OR old.sampled <> new.sampled) BEGIN
  INSERT INTO pooled_stale (place) SELECT new.place
    WHERE NOT EXISTS (SELECT 1 FROM pooled_stale s WHERE s.place = new.place);
END;
CREATE TRIGGER pooled_uncounts_assessor AFTER DELETE ON pooled BEGIN UPDATE pooled_tally SET many = many - 1 WHERE facet = 'assessor' AND value = CAST(old.assessor_id AS TEXT); DELETE FROM pooled_tally WHERE facet = 'assessor' AND value = CAST(old.assessor_id AS TEXT) AND many = 0; END;
CREATE TRIGGER pooled_uncounts_method AFTER DELETE ON pooled_method BEGIN UPDATE pooled_tally SET many = many - 1 WHERE facet = 'method' AND value = CAST(old.method AS TEXT); DELETE FROM pooled_tally WHERE facet = 'method' AND value = CAST(old.method AS TEXT) AND many = 0; END;
CREATE TRIGGER pooled_uncounts_sampled AFTER DELETE ON pooled BEGIN UPDATE pooled_tally SET many = many - 1 WHERE facet = 'sampled' AND value = CAST(old.sampled AS TEXT); DELETE FROM pooled_tally WHERE facet = 'sampled' AND value = CAST(old.sampled AS TEXT) AND many = 0; END;
CREATE TRIGGER pooled_uncounts_site AFTER DELETE ON pooled BEGIN UPDATE pooled_tally SET many = many - 1 WHERE facet = 'site' AND value = CAST(old.site AS TEXT); DELETE FROM pooled_tally WHERE facet = 'site' AND value = CAST(old.site AS TEXT) AND many = 0; END;
CREATE TRIGGER pooled_uncounts_standard AFTER DELETE ON pooled_standard BEGIN UPDATE pooled_tally SET many = many - 1 WHERE facet = 'standard' AND value = CAST(old.standard AS TEXT); DELETE FROM pooled_tally WHERE facet = 'standard' AND value = CAST(old.standard AS TEXT) AND many = 0; END;
CREATE TRIGGER pooled_uncounts_standing AFTER DELETE ON pooled BEGIN UPDATE pooled_tally SET many = many - 1 WHERE facet = 'standing' AND value = CAST(old.standing AS TEXT); DELETE FROM pooled_tally WHERE facet = 'standing' AND value = CAST(old.standing AS TEXT) AND many = 0; END;
CREATE TRIGGER record_apart_is_sealed BEFORE UPDATE ON record_apart
BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER record_file_about_is_kept BEFORE DELETE ON record_file_about
  WHEN EXISTS (SELECT 1 FROM record_file WHERE number = OLD.number)
  BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER record_file_about_stays BEFORE UPDATE ON record_file_about
  BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER record_file_is_kept BEFORE DELETE ON record_file
  WHEN NOT EXISTS (SELECT 1 FROM disposed WHERE kind = 'record' AND thing = OLD.identity)
  AND NOT EXISTS (SELECT 1 FROM record_file_about a JOIN disposed d ON d.kind = 'record' AND d.thing = a.of_identity
    WHERE a.number = OLD.number)
  BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER record_file_is_sealed BEFORE UPDATE ON record_file BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER record_is_kept BEFORE DELETE ON record
  WHEN NOT EXISTS (SELECT 1 FROM disposed WHERE kind = 'record' AND thing = OLD.identity)
  AND NOT EXISTS (SELECT 1 FROM displaced WHERE identity = OLD.identity)
  BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER record_is_sealed BEFORE UPDATE ON record BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER review_is_finished BEFORE UPDATE ON review WHEN OLD.state = 'finished'
  BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER review_keeps_its_record BEFORE INSERT ON displaced
  WHEN EXISTS (SELECT 1 FROM review WHERE identity = NEW.identity)
  OR EXISTS (SELECT 1 FROM concern WHERE identity = NEW.identity)
  BEGIN SELECT RAISE(IGNORE); END;
CREATE TRIGGER review_said_is_all BEFORE INSERT ON review_said
  WHEN (SELECT state FROM review WHERE id = NEW.review) = 'finished'
  BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER review_said_is_kept BEFORE DELETE ON review_said
  WHEN (SELECT state FROM review WHERE id = OLD.review) = 'finished'
  BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER review_said_stays BEFORE UPDATE ON review_said
  WHEN (SELECT state FROM review WHERE id = OLD.review) = 'finished'
  BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER sample_item_is_kept BEFORE DELETE ON sample_item
  WHEN EXISTS (SELECT 1 FROM record WHERE identity = OLD.identity)
  BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER sample_item_keeps_its_record BEFORE INSERT ON displaced
  WHEN EXISTS (SELECT 1 FROM sample_item WHERE identity = NEW.identity)
  BEGIN SELECT RAISE(IGNORE); END;
CREATE TRIGGER sample_step_is_kept BEFORE DELETE ON sample_step
  WHEN EXISTS (SELECT 1 FROM sample_item WHERE id = OLD.item)
  BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER sample_step_stays BEFORE UPDATE ON sample_step BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER sampling_draw_is_never_erased BEFORE DELETE ON sampling_draw
  BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER sampling_draw_is_taken_back_once BEFORE UPDATE ON sampling_draw WHEN OLD.taken_back <> ''
  BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER sampling_draw_stays BEFORE UPDATE OF plan, number, seed, algorithm, digest, pool, made_at, by, held
  ON sampling_draw BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER sampling_has_read AFTER INSERT ON sampling_entry BEGIN
  DELETE FROM sampling_due WHERE identity = new.identity;
END;
CREATE TRIGGER sampling_hears_record AFTER INSERT ON pooled BEGIN
  INSERT INTO sampling_due (identity) SELECT new.identity
    WHERE NOT EXISTS (SELECT 1 FROM sampling_entry e WHERE e.identity = new.identity);
END;
CREATE TRIGGER sampling_part_forgets AFTER DELETE ON record BEGIN
  UPDATE sampling_part SET facts = json_remove(facts, '$."' || old.identity || '"')
    WHERE part = substr(old.identity, 1, 2) AND json_type(facts, '$."' || old.identity || '"') IS NOT NULL;
END;
CREATE TRIGGER sampling_part_is_kept BEFORE DELETE ON sampling_part BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER sampling_part_stays BEFORE UPDATE ON sampling_part
  WHEN OLD.plan <> NEW.plan OR OLD.draw <> NEW.draw OR OLD.already <> NEW.already OR OLD.part <> NEW.part
  OR NEW.facts NOT IN (
    SELECT json_remove(OLD.facts, '$."' || o.key || '"') FROM json_each(OLD.facts) o
    WHERE NOT EXISTS (SELECT 1 FROM record r WHERE r.identity = o.key)
  ) BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER sampling_pick_is_kept BEFORE DELETE ON sampling_pick
  WHEN EXISTS (SELECT 1 FROM record WHERE identity = OLD.identity)
  BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER sampling_pick_stays BEFORE UPDATE ON sampling_pick BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER sampling_pool_is_kept BEFORE DELETE ON sampling_pool
  WHEN EXISTS (SELECT 1 FROM record WHERE identity = OLD.identity)
  BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER sampling_pool_keeps_its_record BEFORE INSERT ON displaced
  WHEN EXISTS (SELECT 1 FROM sampling_pick WHERE identity = NEW.identity)
  OR EXISTS (SELECT 1 FROM sampling_pool WHERE identity = NEW.identity)
  OR EXISTS (SELECT 1 FROM sampling_part WHERE part = substr(NEW.identity, 1, 2)
    AND json_type(facts, '$."' || NEW.identity || '"') IS NOT NULL)
  BEGIN SELECT RAISE(IGNORE); END;
CREATE TRIGGER sampling_pool_stays BEFORE UPDATE ON sampling_pool BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER sealed_action_delete BEFORE DELETE ON action WHEN (SELECT record FROM observation WHERE id = OLD.observation) <> '' BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER sealed_action_insert BEFORE INSERT ON action WHEN (SELECT record FROM observation WHERE id = NEW.observation) <> '' BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER sealed_action_update BEFORE UPDATE ON action WHEN (SELECT record FROM observation WHERE id = OLD.observation) <> '' BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER sealed_begun_delete BEFORE DELETE ON begun WHEN (SELECT record FROM observation WHERE id = OLD.observation) <> '' BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER sealed_begun_insert BEFORE INSERT ON begun WHEN (SELECT record FROM observation WHERE id = NEW.observation) <> '' BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER sealed_begun_update BEFORE UPDATE ON begun WHEN (SELECT record FROM observation WHERE id = OLD.observation) <> '' BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER sealed_composer_delete BEFORE DELETE ON composer WHEN (SELECT record FROM observation WHERE id = OLD.observation) <> '' BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER sealed_composer_insert BEFORE INSERT ON composer WHEN (SELECT record FROM observation WHERE id = NEW.observation) <> '' BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER sealed_composer_update BEFORE UPDATE ON composer WHEN (SELECT record FROM observation WHERE id = OLD.observation) <> '' BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER sealed_correction_delete BEFORE DELETE ON correction WHEN (SELECT record FROM observation WHERE id = OLD.observation) <> '' BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER sealed_correction_insert BEFORE INSERT ON correction WHEN (SELECT record FROM observation WHERE id = NEW.observation) <> '' BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER sealed_correction_update BEFORE UPDATE ON correction WHEN (SELECT record FROM observation WHERE id = OLD.observation) <> '' BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER sealed_entry_delete BEFORE DELETE ON entry WHEN (SELECT record FROM observation WHERE id = OLD.observation) <> '' BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER sealed_entry_insert BEFORE INSERT ON entry WHEN (SELECT record FROM observation WHERE id = NEW.observation) <> '' BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER sealed_entry_update BEFORE UPDATE ON entry WHEN (SELECT record FROM observation WHERE id = OLD.observation) <> '' BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER sealed_evidence_file_delete BEFORE DELETE ON evidence_file WHEN (SELECT record FROM observation WHERE id = OLD.observation) <> '' BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER sealed_evidence_file_insert BEFORE INSERT ON evidence_file WHEN (SELECT record FROM observation WHERE id = NEW.observation) <> '' BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER sealed_evidence_file_update BEFORE UPDATE ON evidence_file WHEN (SELECT record FROM observation WHERE id = OLD.observation) <> '' BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER sealed_judgement_delete BEFORE DELETE ON judgement WHEN (SELECT record FROM observation WHERE id = OLD.observation) <> '' BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER sealed_judgement_insert BEFORE INSERT ON judgement WHEN (SELECT record FROM observation WHERE id = NEW.observation) <> '' BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER sealed_judgement_update BEFORE UPDATE ON judgement WHEN (SELECT record FROM observation WHERE id = OLD.observation) <> '' BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER sealed_link_delete BEFORE DELETE ON link WHEN (SELECT o.record FROM observation o JOIN entry e ON e.observation = o.id WHERE e.id = OLD.entry) <> '' BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER sealed_link_insert BEFORE INSERT ON link WHEN (SELECT o.record FROM observation o JOIN entry e ON e.observation = o.id WHERE e.id = NEW.entry) <> '' BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER sealed_link_update BEFORE UPDATE ON link WHEN (SELECT o.record FROM observation o JOIN entry e ON e.observation = o.id WHERE e.id = OLD.entry) <> '' BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER sealed_locator_delete BEFORE DELETE ON locator WHEN (SELECT record FROM observation WHERE id = OLD.observation) <> '' BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER sealed_locator_insert BEFORE INSERT ON locator WHEN (SELECT record FROM observation WHERE id = NEW.observation) <> '' BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER sealed_locator_update BEFORE UPDATE ON locator WHEN (SELECT record FROM observation WHERE id = OLD.observation) <> '' BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER sealed_observation BEFORE UPDATE ON observation WHEN OLD.record <> ''
  BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER sealed_range_mark_delete BEFORE DELETE ON range_mark WHEN (SELECT record FROM observation WHERE id = OLD.observation) <> '' BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER sealed_range_mark_insert BEFORE INSERT ON range_mark WHEN (SELECT record FROM observation WHERE id = NEW.observation) <> '' BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER sealed_range_mark_update BEFORE UPDATE ON range_mark WHEN (SELECT record FROM observation WHERE id = OLD.observation) <> '' BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER sealed_witness_delete BEFORE DELETE ON witness WHEN (SELECT record FROM observation WHERE id = OLD.observation) <> '' BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER sealed_witness_insert BEFORE INSERT ON witness WHEN (SELECT record FROM observation WHERE id = NEW.observation) <> '' BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER sealed_witness_update BEFORE UPDATE ON witness WHEN (SELECT record FROM observation WHERE id = OLD.observation) <> '' BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER standards_corrections_remain BEFORE DELETE ON standards_corrections BEGIN
            SELECT RAISE (ABORT, 'row-immutable');
        END;
CREATE TRIGGER standards_corrections_stay BEFORE UPDATE ON standards_corrections BEGIN
            SELECT RAISE (ABORT, 'row-immutable');
        END;
CREATE TRIGGER standards_criteria_remain BEFORE DELETE ON standards_criteria BEGIN
            SELECT RAISE (ABORT, 'a criterion of a standard is never removed');
        END;
CREATE TRIGGER standards_criteria_stay BEFORE UPDATE ON standards_criteria BEGIN
            SELECT RAISE (ABORT, 'a criterion of a standard never changes');
        END;
CREATE TRIGGER standards_documents_remain BEFORE DELETE ON standards_documents BEGIN
            SELECT RAISE (ABORT, 'row-immutable');
        END;
CREATE TRIGGER standards_documents_stay BEFORE UPDATE ON standards_documents BEGIN
            SELECT RAISE (ABORT, 'row-immutable');
        END;
CREATE TRIGGER standards_origins_remain BEFORE DELETE ON standards_origins BEGIN
            SELECT RAISE (ABORT, 'row-immutable');
        END;
CREATE TRIGGER standards_origins_stay BEFORE UPDATE ON standards_origins BEGIN
            SELECT RAISE (ABORT, 'row-immutable');
        END;
CREATE TRIGGER standards_remain BEFORE DELETE ON standards BEGIN
            SELECT RAISE (ABORT, 'an edition of a standard is never removed');
        END;
CREATE TRIGGER standards_stay BEFORE UPDATE ON standards BEGIN
            SELECT RAISE (ABORT, 'an edition of a standard never changes');
        END;
CREATE TRIGGER statement_goes_with_its_record AFTER DELETE ON record
  WHEN NOT EXISTS (SELECT 1 FROM displaced WHERE identity = OLD.identity)
  BEGIN DELETE FROM statement WHERE of_identity = OLD.identity; END;
CREATE TRIGGER statement_is_kept BEFORE DELETE ON statement
  WHEN NOT EXISTS (SELECT 1 FROM disposed WHERE kind = 'record' AND thing = OLD.of_identity)
  AND NOT EXISTS (SELECT 1 FROM displaced WHERE identity = OLD.identity)
  BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER statement_is_sealed BEFORE UPDATE ON statement BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER tally_counts_owed AFTER INSERT ON action_waiting WHEN new.state IN ('open', 'reopened') BEGIN
  INSERT INTO tally_owed (assessor, due, many) VALUES (new.assessor, new.due, 1)
    ON CONFLICT (assessor, due) DO UPDATE SET many = many + 1;
END;
CREATE TRIGGER tally_hears_action AFTER INSERT ON action_waiting BEGIN INSERT INTO tally_note (identity, assessor, fresh) SELECT p.identity, p.assessor_id, 0 FROM pooled p WHERE p.identity = new.of_identity AND NOT EXISTS (SELECT 1 FROM tally_note n WHERE n.identity = p.identity); END;
CREATE TRIGGER tally_hears_action_gone AFTER DELETE ON action_waiting BEGIN INSERT INTO tally_note (identity, assessor, fresh) SELECT p.identity, p.assessor_id, 0 FROM pooled p WHERE p.identity = old.of_identity AND NOT EXISTS (SELECT 1 FROM tally_note n WHERE n.identity = p.identity); END;
CREATE TRIGGER tally_hears_change AFTER UPDATE OF candidate, candidate_id, assessor, assessor_id, signer, status, site, observed_on, sealed_at, verdict, fate, own, met, not_yet ON pooled WHEN NOT (old.assessor_id <> new.assessor_id OR old.observed_on <> new.observed_on) BEGIN
  INSERT INTO tally_note (identity, assessor, fresh) SELECT p.identity, p.assessor_id, 0 FROM pooled p WHERE p.identity = new.identity AND NOT EXISTS (SELECT 1 FROM tally_note n WHERE n.identity = p.identity);
END;
CREATE TRIGGER tally_hears_disposal AFTER DELETE ON pooled BEGIN
  DELETE FROM tally_leaf WHERE assessor = old.assessor_id;
  INSERT INTO tally_due (assessor) SELECT old.assessor_id WHERE NOT EXISTS (SELECT 1 FROM tally_due d WHERE d.assessor = old.assessor_id);
END;
CREATE TRIGGER tally_hears_moving AFTER UPDATE OF assessor_id, observed_on ON pooled WHEN old.assessor_id <> new.assessor_id OR old.observed_on <> new.observed_on BEGIN
  DELETE FROM tally_note WHERE identity = old.identity;
  INSERT INTO tally_due (assessor) SELECT old.assessor_id WHERE NOT EXISTS (SELECT 1 FROM tally_due d WHERE d.assessor = old.assessor_id);
  INSERT INTO tally_due (assessor) SELECT new.assessor_id WHERE NOT EXISTS (SELECT 1 FROM tally_due d WHERE d.assessor = new.assessor_id);
END;
CREATE TRIGGER tally_hears_reading AFTER INSERT ON sampling_entry BEGIN INSERT INTO tally_note (identity, assessor, fresh) SELECT p.identity, p.assessor_id, 0 FROM pooled p WHERE p.identity = new.identity AND NOT EXISTS (SELECT 1 FROM tally_note n WHERE n.identity = p.identity); END;
CREATE TRIGGER tally_hears_record AFTER INSERT ON pooled BEGIN
  INSERT INTO tally_note (identity, assessor, fresh) VALUES (new.identity, new.assessor_id, 1);
END;
CREATE TRIGGER tally_hears_report AFTER INSERT ON overview_report BEGIN INSERT INTO tally_note (identity, assessor, fresh) SELECT p.identity, p.assessor_id, 0 FROM pooled p WHERE p.identity = new.of_identity AND NOT EXISTS (SELECT 1 FROM tally_note n WHERE n.identity = p.identity); END;
CREATE TRIGGER tally_hears_report_gone AFTER DELETE ON overview_report BEGIN INSERT INTO tally_note (identity, assessor, fresh) SELECT p.identity, p.assessor_id, 0 FROM pooled p WHERE p.identity = old.of_identity AND NOT EXISTS (SELECT 1 FROM tally_note n WHERE n.identity = p.identity); END;
CREATE TRIGGER tally_hears_stage AFTER UPDATE ON sampling_entry BEGIN INSERT INTO tally_note (identity, assessor, fresh) SELECT p.identity, p.assessor_id, 0 FROM pooled p WHERE p.identity = new.identity AND NOT EXISTS (SELECT 1 FROM tally_note n WHERE n.identity = p.identity); END;
CREATE TRIGGER tally_hears_standing AFTER INSERT ON statement_standing BEGIN INSERT INTO tally_note (identity, assessor, fresh) SELECT p.identity, p.assessor_id, 0 FROM pooled p WHERE p.identity = (SELECT o.of_identity FROM overview_report o WHERE o.statement = new.identity) AND NOT EXISTS (SELECT 1 FROM tally_note n WHERE n.identity = p.identity); END;
CREATE TRIGGER tally_hears_unreading AFTER DELETE ON sampling_entry BEGIN INSERT INTO tally_note (identity, assessor, fresh) SELECT p.identity, p.assessor_id, 0 FROM pooled p WHERE p.identity = old.identity AND NOT EXISTS (SELECT 1 FROM tally_note n WHERE n.identity = p.identity); END;
CREATE TRIGGER tally_hears_verdict AFTER UPDATE OF verdict ON statement_standing BEGIN INSERT INTO tally_note (identity, assessor, fresh) SELECT p.identity, p.assessor_id, 0 FROM pooled p WHERE p.identity = (SELECT o.of_identity FROM overview_report o WHERE o.statement = new.identity) AND NOT EXISTS (SELECT 1 FROM tally_note n WHERE n.identity = p.identity); END;
CREATE TRIGGER tally_uncounts_owed AFTER DELETE ON action_waiting WHEN old.state IN ('open', 'reopened') BEGIN
  UPDATE tally_owed SET many = many - 1 WHERE assessor = old.assessor AND due = old.due;
  DELETE FROM tally_owed WHERE assessor = old.assessor AND due = old.due AND many = 0;
END;
CREATE TRIGGER vouching_is_append_only BEFORE UPDATE ON vouching BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER vouching_is_never_erased BEFORE DELETE ON vouching BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER withdrawal_is_kept BEFORE DELETE ON withdrawal
  WHEN NOT EXISTS (SELECT 1 FROM disposed WHERE kind = 'record' AND thing = OLD.of_identity)
  AND NOT EXISTS (SELECT 1 FROM displaced WHERE identity = OLD.identity)
  BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER withdrawal_is_sealed BEFORE UPDATE ON withdrawal BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE VIEW standards_criteria_texts AS
        SELECT
            c.id,
            iif(s.language = 'cy', replace(c.text || char(10) || c.items, char(700), ' '), NULL) AS cy,
            iif(s.language = 'en', replace(c.text || char(10) || c.items, char(700), ' '), NULL) AS en
        FROM standards_criteria AS c JOIN standards AS s ON s.id = c.standard;
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
