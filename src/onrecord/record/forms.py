"""What changes a record from each of its forms to the next, as SQL: tables, views and indexes. ``migrating`` makes what stands in new tables."""

from __future__ import annotations

#: From each older version to the next: the script that changes it.
MIGRATIONS: dict[int, str] = {
    # 2: retellings, events that count once, and views of occurrences and copies.
    1: """-- Two reports, other than copies, that tell of the same occurrence in words of their own; the smaller report.id in `first`.
CREATE TABLE retelling (
    first INTEGER NOT NULL REFERENCES report (n),
    second INTEGER NOT NULL REFERENCES report (n),
    likeness REAL NOT NULL,                 -- 0 to 1
    why TEXT NOT NULL,
    PRIMARY KEY (first, second)
) STRICT, WITHOUT ROWID;
CREATE INDEX retelling_second ON retelling (second);

-- Events that tell again what another report's event tells: so that each is counted once.
CREATE TABLE repeat (
    event INTEGER PRIMARY KEY REFERENCES event (n),
    first INTEGER NOT NULL REFERENCES event (n),    -- the one that counts
    how TEXT NOT NULL CHECK (how IN ('copy', 'retelling')),
    why TEXT NOT NULL
) STRICT;
CREATE INDEX repeat_first ON repeat (first);
CREATE VIEW occurrences AS
SELECT o.n, o.key AS ref, o.type, o.first, o.last, s.name AS place, s.country, o.reports, o.outlets,
       (SELECT count(DISTINCT about) FROM disagreement d WHERE d.occurrence = o.n) AS disagreements,
       (SELECT group_concat(about, '; ') FROM (SELECT DISTINCT about FROM disagreement d WHERE d.occurrence = o.n ORDER BY about)) AS about,
       (SELECT group_concat(ref, '; ') FROM (SELECT r.id || '#' || e.id AS ref FROM telling t JOIN event e ON e.n = t.event
            JOIN report r ON r.n = e.report WHERE t.occurrence = o.n ORDER BY r.published, r.id)) AS tellings
FROM occurrence o LEFT JOIN site s ON s.n = o.site;

CREATE VIEW copied AS
SELECT r.n, r.id AS ref, c.key AS copies, r.published, r.outlet, r.title, k.likeness, r.n = c.original AS original, k.why
FROM copy k JOIN copies c ON c.n = k.copies JOIN report r ON r.n = k.report;
""",
    # 3: decisions one after another.
    2: """-- Every decision that was made, one after another, so that each can be taken back; `judgement` has what stands.
CREATE TABLE decision (
    n INTEGER PRIMARY KEY,
    report TEXT NOT NULL,
    layer TEXT NOT NULL,
    key TEXT NOT NULL,
    analyst TEXT NOT NULL,
    verdict TEXT NOT NULL,
    amended TEXT,
    note TEXT,
    made TEXT,
    was TEXT
) STRICT;
CREATE INDEX decision_analyst ON decision (analyst, n);
CREATE INDEX decision_entry ON decision (report, layer, key, analyst);
INSERT INTO decision (report, layer, key, analyst, verdict, amended, note, made, was)
SELECT report, layer, key, analyst, verdict, amended, note, made, was FROM judgement ORDER BY n;
""",
    # 4: the day by which entries are counted. What was read before has the told one, until it is read again.
    3: """ALTER TABLE statement ADD COLUMN day TEXT;
ALTER TABLE statement ADD COLUMN basis TEXT;
ALTER TABLE event ADD COLUMN day TEXT;
ALTER TABLE event ADD COLUMN basis TEXT;
ALTER TABLE dyad ADD COLUMN basis TEXT;
CREATE INDEX statement_first ON statement (first, last);
UPDATE statement SET day = date, basis = 'told' WHERE first IS NOT NULL;
UPDATE event SET day = date, basis = 'told' WHERE first IS NOT NULL AND status IN ('actual', 'planned');
UPDATE dyad SET basis = 'told' WHERE first <> '' AND status IN ('actual', 'planned');
DROP VIEW statements;
CREATE VIEW statements AS
SELECT s.n, r.id || '#' || s.id AS ref, r.published, r.outlet, s.date, s.day, s.basis, s.first, s.last, s.speaker_name AS speaker,
       s.speaker_state || coalesce('.' || s.speaker_role, '') AS code, s.kind, s.cue, s.negated, s.words, s.addressee, s.medium,
       p.name AS place, p.country
FROM statement s JOIN report r ON r.n = s.report LEFT JOIN place p ON p.n = s.place;
DROP VIEW events;
CREATE VIEW events AS
SELECT e.n, r.id || '#' || e.id AS ref, r.published, r.outlet, e.date, e.day, e.basis, e.first, e.last,
       (SELECT group_concat(name, '; ') FROM (SELECT DISTINCT a.name FROM role x JOIN actor a ON a.n = x.actor
                                              WHERE x.event = e.n AND x.part = 'source' ORDER BY x.seq)) AS source,
       (SELECT group_concat(state, '; ') FROM (SELECT DISTINCT a.state || coalesce('.' || a.role, '') AS state FROM role x JOIN actor a
            ON a.n = x.actor WHERE x.event = e.n AND x.part = 'source' AND a.state IS NOT NULL ORDER BY x.seq)) AS source_code,
       e.type, e.mode,
       (SELECT group_concat(name, '; ') FROM (SELECT DISTINCT a.name FROM role x JOIN actor a ON a.n = x.actor
                                              WHERE x.event = e.n AND x.part = 'recipient' ORDER BY x.seq)) AS recipient,
       (SELECT group_concat(state, '; ') FROM (SELECT DISTINCT a.state || coalesce('.' || a.role, '') AS state FROM role x JOIN actor a
            ON a.n = x.actor WHERE x.event = e.n AND x.part = 'recipient' AND a.state IS NOT NULL ORDER BY x.seq)) AS recipient_code,
       e.status, p.name AS place, p.country, p.lat, p.lon, e.contexts, e.cameo, e.quad, e.intensity, e.words,
       CASE WHEN e.in_statement IS NOT NULL THEN r.id || '#S' || (e.in_statement & 1048575) END AS in_statement,
       CASE WHEN e.same_as IS NOT NULL THEN r.id || '#E' || (e.same_as & 1048575) END AS same_as
FROM event e JOIN report r ON r.n = e.report LEFT JOIN place p ON p.n = e.place;
DROP VIEW dyad_months;
CREATE VIEW dyad_months AS
SELECT source, recipient, substr(first, 1, 7) AS month, sum(quad = 1) AS verbal_cooperation, sum(quad = 2) AS material_cooperation,
       sum(quad = 3) AS verbal_conflict, sum(quad = 4) AS material_conflict, count(*) AS events, avg(intensity) AS intensity,
       sum(basis = 'told') AS told
FROM dyad WHERE first <> '' AND substr(first, 1, 7) = substr(last, 1, 7) AND status = 'actual' GROUP BY source, recipient, month;
""",
    # 5: sums over the rows of tables that no reading's seal covers; they are made when the last step is done.
    4: """CREATE TABLE seal (
    "table" TEXT PRIMARY KEY,
    sum INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
""",
    # 6: links are kept in step as reports are added. Those of before are made anew when the last step is done.
    5: """DELETE FROM repeat;
DELETE FROM retelling;
DELETE FROM disagreement;
DELETE FROM telling;
DELETE FROM occurrence;
DELETE FROM same_place;
DELETE FROM site;
DROP TABLE same_actor;
DROP TABLE figurehead;
DELETE FROM copy;
DELETE FROM copies;
DROP TABLE linked;
CREATE TABLE figurehead (
    n INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT,
    role TEXT,
    why TEXT NOT NULL,
    part TEXT NOT NULL                      -- see called
) STRICT;
CREATE INDEX figurehead_part ON figurehead (part);
CREATE TABLE same_actor (
    actor INTEGER PRIMARY KEY REFERENCES actor (n),
    figurehead INTEGER NOT NULL REFERENCES figurehead (n),
    why TEXT NOT NULL
) STRICT;
CREATE INDEX same_actor_figurehead ON same_actor (figurehead);
-- What linking finds its pairs by: kept so that a report that comes is compared with few others.
-- Numbers of a report's signature; reports that share one may be copies.
CREATE TABLE text_band (
    hash INTEGER NOT NULL,
    report INTEGER NOT NULL REFERENCES report (n),
    PRIMARY KEY (hash, report)
) STRICT, WITHOUT ROWID;
-- Two reports that are copies; groups are what hangs together by these. The smaller report.id in `first`.
CREATE TABLE copy_pair (
    first INTEGER NOT NULL REFERENCES report (n),
    second INTEGER NOT NULL REFERENCES report (n),
    likeness REAL NOT NULL,
    why TEXT NOT NULL,
    PRIMARY KEY (first, second)
) STRICT, WITHOUT ROWID;
CREATE INDEX copy_pair_second ON copy_pair (second);
-- Each named actor with the part of all actors in which it is sought: 'group|m23', 'state|JPN', 'person|solheim'.
CREATE TABLE called (
    actor INTEGER PRIMARY KEY REFERENCES actor (n),
    part TEXT NOT NULL,
    state TEXT NOT NULL,                    -- '' where none is told
    name TEXT NOT NULL,
    role TEXT NOT NULL,                     -- '' where none is told
    apart INTEGER NOT NULL                  -- 1 where an analyst took it out of what it was joined with
) STRICT;
CREATE INDEX called_part ON called (part, state, name, role);
-- What a report is compared by, packed; empty where its date is not known. Every report that is linked has one.
CREATE TABLE story (
    report INTEGER PRIMARY KEY REFERENCES report (n),
    published TEXT,
    features BLOB NOT NULL
) STRICT;
CREATE INDEX story_published ON story (published);
-- Two events of different reports that agree; occurrences are what hangs together by these. The smaller number in `one`.
CREATE TABLE match (
    one INTEGER NOT NULL REFERENCES event (n),
    other INTEGER NOT NULL REFERENCES event (n),
    score REAL NOT NULL,
    why TEXT NOT NULL,
    PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX match_other ON match (other);
""",
    # 7: events of reports that are not alike as a whole are linked too.
    6: """-- What each event may be found by that others tell too, as numbers: its type with a place, an actor or a toll, and a day.
CREATE TABLE deed (
    event INTEGER NOT NULL REFERENCES event (n),
    hash INTEGER NOT NULL,
    PRIMARY KEY (event, hash)
) STRICT, WITHOUT ROWID;
CREATE INDEX deed_hash ON deed (hash);
""",
    # 8: counts of events by month; they are made when the last step is done.
    7: """CREATE TABLE tally (
    state TEXT NOT NULL,                    -- '-' where nobody has the part, or one whose state is not told
    part TEXT NOT NULL,                     -- source, recipient; both: on either side, taken off, so that a state's parts add up to its events
    first TEXT NOT NULL,                    -- '' without a day; of an event that lies within a month the month's 1st
    last TEXT NOT NULL,                     -- of an event that lies within a month its 28th
    published TEXT NOT NULL,                -- where there is no day the month of the report; '' where that is not known, and else
    type TEXT NOT NULL,
    status TEXT NOT NULL,
    quad INTEGER NOT NULL,
    basis TEXT NOT NULL,                    -- as of the event; told where it has a day and none; '' where it has neither
    again INTEGER NOT NULL,                 -- 1 where it tells another event of its report again (same_as)
    copied INTEGER NOT NULL,                -- 1 where a copy tells it again (repeat)
    events INTEGER NOT NULL,                -- how many; none where all have been taken out again
    scored INTEGER NOT NULL,                -- how many of them have an intensity
    intensity INTEGER NOT NULL,             -- the sum of these, in thousandths
    PRIMARY KEY (state, part, first, last, published, type, status, quad, basis, again, copied)
) STRICT, WITHOUT ROWID;
""",
    # 9: counts of events by what few of them share, and of who is joined; they are made when the last step is done.
    8: """CREATE TABLE event_facet (
    facet TEXT NOT NULL,                    -- who, whom: names of sources and recipients; topic, place, country, told, outlet, month (published)
    value TEXT NOT NULL,                    -- '' where an event has none
    again INTEGER NOT NULL,                 -- as in tally
    copied INTEGER NOT NULL,                -- as in tally
    events INTEGER NOT NULL,                -- how many; none where all have been taken out again
    PRIMARY KEY (facet, value, again, copied)
) STRICT, WITHOUT ROWID;
-- In how many reports each figurehead is told of.
CREATE TABLE line (
    figurehead INTEGER PRIMARY KEY,
    reports INTEGER NOT NULL
) STRICT;
CREATE INDEX line_reports ON line (reports);
-- Under which name and title, '' where none is told, a figurehead is told of.
CREATE TABLE form (
    figurehead INTEGER NOT NULL,
    name TEXT NOT NULL,
    title TEXT NOT NULL,
    first TEXT NOT NULL,                    -- the first telling: date of the report (9999-99-99 where it is not known), report.id, number of the actor
    last TEXT NOT NULL,                     -- the last report's date; '' where none is known
    actors INTEGER NOT NULL,
    PRIMARY KEY (figurehead, name, title)
) STRICT, WITHOUT ROWID;
-- How many actors stand in no figurehead.
CREATE TABLE unjoined (
    named INTEGER PRIMARY KEY,              -- 1: by a name; 0: those that are only described
    actors INTEGER NOT NULL
) STRICT;
""",
    # 10: the events of each state in the order of time; they are made when the last step is done.
    9: """-- Each event by each state that has a part in it, in the order of time: a state's events are found without going through all. Kept in step with
-- the events as `tally` is.
CREATE TABLE involved (
    state TEXT NOT NULL,
    first TEXT NOT NULL,                    -- '' without a day
    event INTEGER NOT NULL,
    last TEXT NOT NULL,                     -- '' without a day
    type TEXT NOT NULL,
    status TEXT NOT NULL,
    basis TEXT NOT NULL,                    -- as of the event; told where it has a day and none; '' where it has neither
    source INTEGER NOT NULL,                -- 1 where it is the state of a source
    recipient INTEGER NOT NULL,             -- 1 where it is the state of a recipient
    PRIMARY KEY (state, first, event)
) STRICT, WITHOUT ROWID;
""",
    # 11: the days in the numbers of `deed` lie side by side, and `story` holds its runs as they are; links are made anew when the last step is done.
    10: "",
    # 12: counts of events by pairs of states, and of all other entries by their facets; they are made when the last step is done.
    11: """-- Events by the states of their sources and recipients, kept in step with them as `tally` is.
CREATE TABLE pair (
    source TEXT NOT NULL,                   -- '-' where nobody has the part, or one whose state is not told
    recipient TEXT NOT NULL,                -- likewise
    type TEXT NOT NULL,
    status TEXT NOT NULL,
    quad INTEGER NOT NULL,
    again INTEGER NOT NULL,                 -- as in tally
    copied INTEGER NOT NULL,                -- as in tally
    events INTEGER NOT NULL,                -- how many; none where all have been taken out again
    PRIMARY KEY (source, recipient, type, status, quad, again, copied)
) STRICT, WITHOUT ROWID;

-- Statements, figures and positions by each of their facets, kept in step with them as `tally` is with the events.
CREATE TABLE entry_facet (
    layer TEXT NOT NULL,                    -- statements, figures, positions
    facet TEXT NOT NULL,                    -- speaker, state, kind, topic ...; month (published)
    value TEXT NOT NULL,                    -- '' where an entry has none
    entries INTEGER NOT NULL,               -- how many; none where all have been taken out again
    PRIMARY KEY (layer, facet, value)
) STRICT, WITHOUT ROWID;
""",
    # 13: counts of events that stand in both rows of two states, as what figureheads are told of, and the cues of statements in order; the counts are
    # made when the last step is done.
    12: """DROP TABLE unjoined;
DROP INDEX event_in_statement;
CREATE INDEX event_in_statement ON event (in_statement, type) WHERE in_statement IS NOT NULL;
-- From when to when the events of a report are counted, by their days or else that of the report; in the order of the reports' days.
CREATE TABLE extent (
    published TEXT NOT NULL,                -- '' where it is not known
    id TEXT NOT NULL,                       -- report.id
    report INTEGER NOT NULL REFERENCES report (n),
    first TEXT NOT NULL,
    last TEXT NOT NULL,
    PRIMARY KEY (published, id, report)
) STRICT, WITHOUT ROWID;
-- How many actors stand in no figurehead.
CREATE TABLE unjoined (
    named INTEGER NOT NULL,                 -- 1: by a name; 0: those that are only described
    kind TEXT NOT NULL,
    state TEXT NOT NULL,                    -- '' where none is told
    role TEXT NOT NULL,                     -- likewise
    actors INTEGER NOT NULL,
    PRIMARY KEY (named, kind, state, role)
) STRICT, WITHOUT ROWID;
-- As what each figurehead is told of.
CREATE TABLE told_as (
    figurehead INTEGER NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,                    -- '' where none is told
    role TEXT NOT NULL,                     -- likewise
    actors INTEGER NOT NULL,
    PRIMARY KEY (figurehead, kind, state, role)
) STRICT, WITHOUT ROWID;
CREATE INDEX told_as_kind ON told_as (kind);
CREATE INDEX told_as_state ON told_as (state, role);
CREATE INDEX told_as_role ON told_as (role);
-- Events in which each of two states is a source and a recipient, so that they stand in both rows of the two in `pair`; kept in step with them.
CREATE TABLE mutual (
    one TEXT NOT NULL,                      -- of two states that which sorts first
    other TEXT NOT NULL,
    status TEXT NOT NULL,
    quad INTEGER NOT NULL,
    events INTEGER NOT NULL,                -- how many that no report tells again; none where all have been taken out again
    PRIMARY KEY (one, other, status, quad)
) STRICT, WITHOUT ROWID;
CREATE INDEX statement_cue ON statement (cue) WHERE cue IS NOT NULL;
""",
    # 14: events as numbers; they are packed when the last step is done, as form 15 has them.
    13: """-- What packed events of one kind have in common.
CREATE TABLE event_kind (
    n INTEGER PRIMARY KEY,
    type TEXT NOT NULL,
    status TEXT NOT NULL,
    quad INTEGER NOT NULL,
    basis TEXT NOT NULL,                    -- as in tally
    again INTEGER NOT NULL,                 -- as in tally
    intensity INTEGER                       -- in thousandths
) STRICT;
CREATE INDEX repeat_copy ON repeat (event) WHERE how = 'copy';
""",
    # 15: events as numbers column by column; they are packed when the last step is done.
    14: """DROP TABLE IF EXISTS packed;
-- Events as numbers, packed column by column and many reports together, so that all of them can be gone through at once; kept in step with them as `tally`
-- is. All numbers have their least byte first. A part without events has no row, nor has one without `time`.
CREATE TABLE packed (
    what TEXT NOT NULL,                     -- report: of each report with events its number, how many, and its day, four bytes each;
                                            -- number: of each event in the order of n that within its report; day; kind: event_kind.n; source, recipient:
                                            -- event_side.n or 0; all of two bytes, or of four where one of the part wants them;
                                            -- time: of each event that is not of one day its place in the part, its first and last day, four bytes each
    part INTEGER NOT NULL,                  -- report.n / 1024
    told BLOB NOT NULL,                     -- in `day` numbers of days from 1900-01-01 (1), 65535 for those in `time`; else from 0001-01-01 (1); 0 for
                                            -- none, -1 for what is no day
    PRIMARY KEY (what, part)
) STRICT, WITHOUT ROWID;
-- Whose states packed events have as sources or recipients.
CREATE TABLE event_side (
    n INTEGER PRIMARY KEY,
    states TEXT NOT NULL UNIQUE             -- 'JPN; USA'; '' where somebody has the part and no state is told
) STRICT;
""",
    # 16: bodies are sought without the name of their own state: all is linked anew when the last step is done.
    15: """CREATE INDEX actor_affiliation ON actor (affiliation) WHERE affiliation IS NOT NULL;
CREATE INDEX statement_kind ON statement (kind);
""",
    # 17: the occurrences of a time, and a state's statements of a time, are found by their first and last days along the index.
    16: """DROP INDEX IF EXISTS occurrence_first;
CREATE INDEX occurrence_first ON occurrence (first, last, type);
DROP INDEX IF EXISTS statement_state;
CREATE INDEX statement_state ON statement (speaker_state, speaker_role, first, last);
""",
    # 18: dates are found by their days along an index; a people within a state is no line of the state: all is linked anew when the last step is done.
    17: """CREATE INDEX date_first ON date (first, last);
""",
}
