-- The record: one SQLite file. Version 18 (PRAGMA user_version).
--
-- Tables have singular names and hold what was read; views have plural names and are what one asks.
-- Offsets count Unicode code points into report.text. What a report does not tell is NULL.
--
-- Numbers: report.n counts the reports as they were added. An entry's n is report * 1048576 + the number in its id, so
-- that E12 of report 7 is 7340044; n joins tables within this file. To cite an entry, or to compare two records, use its
-- ref (report.id || '#' || id, in the views), which does not depend on the order of adding.
--
-- `key` names an entry by what it is (layer, offsets, words), not by its number: it stays when a newer engine finds more
-- entries before it, and so carries judgements and differences over re-reading.
--
-- `first` and `last` are the days (ISO) that a TIMEX3 value covers; NULL for durations, sets and what is no date. Those of statements,
-- events and dyads are of `day`, the time by which the entry is counted, or of `date` where what was not done has none. `basis` tells how `day` is known:
-- told (a date in the text), tense (the report's own news: its day, or up to the day before), report (the report's day at the latest).

PRAGMA application_id = 1330529859;

-- What made readings. One row for each different one.
CREATE TABLE engine (
    n INTEGER PRIMARY KEY,
    onrecord TEXT NOT NULL,                 -- version
    model TEXT NOT NULL,                    -- name and version of the language model
    knowledge TEXT NOT NULL,                -- hash of the data tables
    UNIQUE (onrecord, model, knowledge)
) STRICT;

-- One news article.
CREATE TABLE report (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,                -- SHA-256 over text, published, outlet and url as given
    given_id TEXT,                          -- what the input calls it
    title TEXT,
    outlet TEXT,
    byline TEXT,
    dateline TEXT,
    published TEXT,                         -- ISO date
    published_from TEXT CHECK (published_from IN ('metadata', 'dateline', 'text')),
    language TEXT,                          -- ISO 639-1
    url TEXT,
    given TEXT NOT NULL,                    -- JSON: the metadata as the input gave it; of two copies the one that sorts first is kept
    text TEXT NOT NULL
) STRICT;
CREATE INDEX report_published ON report (published, id);
CREATE INDEX report_outlet ON report (outlet, published);
CREATE INDEX report_given_id ON report (given_id);

-- Where a report was taken from; the same report may stand in several files.
CREATE TABLE origin (
    report INTEGER NOT NULL REFERENCES report (n),
    file TEXT NOT NULL,                     -- as it was named
    position TEXT NOT NULL,                 -- 'line 3'; '' where the file is one report
    raw TEXT,                               -- SHA-256 of the file's raw bytes
    PRIMARY KEY (report, file, position)
) STRICT, WITHOUT ROWID;

-- The whole reading of a report, as the project's JSON form without report.text, compressed with zlib.
CREATE TABLE reading (
    report INTEGER PRIMARY KEY REFERENCES report (n),
    engine INTEGER NOT NULL REFERENCES engine (n),
    entries INTEGER NOT NULL,               -- how many entries it has, all layers together
    json BLOB NOT NULL
) STRICT;
CREATE INDEX reading_engine ON reading (engine);

-- What a layer could not read in a report that was otherwise read.
CREATE TABLE failure (
    report INTEGER NOT NULL REFERENCES report (n),
    seq INTEGER NOT NULL,
    stage TEXT NOT NULL,                    -- layout, parse, or the layer's name
    reason TEXT NOT NULL,
    PRIMARY KEY (report, seq)
) STRICT, WITHOUT ROWID;

-- What could not be taken in at all.
CREATE TABLE unreadable (
    file TEXT NOT NULL,
    position TEXT NOT NULL,
    raw TEXT,
    reason TEXT NOT NULL,
    PRIMARY KEY (file, position)
) STRICT, WITHOUT ROWID;

-- A person, state, body or group, as one report tells of it.
CREATE TABLE actor (
    n INTEGER PRIMARY KEY,
    report INTEGER NOT NULL REFERENCES report (n),
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT,                             -- ISO 3166-1 alpha-3, IGO or NGO
    role TEXT,                              -- PLOVER sector
    title TEXT,
    affiliation TEXT,
    key TEXT NOT NULL,
    why TEXT NOT NULL                       -- JSON list of lines
) STRICT;
CREATE INDEX actor_name ON actor (name COLLATE NOCASE, state);
CREATE INDEX actor_state ON actor (state, role);
CREATE INDEX actor_affiliation ON actor (affiliation) WHERE affiliation IS NOT NULL;

-- Words that name an actor.
CREATE TABLE mention (
    actor INTEGER NOT NULL REFERENCES actor (n),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    kind TEXT NOT NULL,                     -- name, nominal, pronoun, metonym
    text TEXT NOT NULL,
    PRIMARY KEY (actor, start, "end")
) STRICT, WITHOUT ROWID;

-- A named place, each time it is named.
CREATE TABLE place (
    n INTEGER PRIMARY KEY,
    report INTEGER NOT NULL REFERENCES report (n),
    id TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    country TEXT,                           -- alpha-3
    lat REAL,                               -- WGS84, degrees
    lon REAL,
    radius_km REAL,
    geonameid INTEGER,
    key TEXT NOT NULL,
    why TEXT NOT NULL
) STRICT;
CREATE INDEX place_name ON place (name COLLATE NOCASE);
CREATE INDEX place_country ON place (country);

-- A time expression.
CREATE TABLE date (
    n INTEGER PRIMARY KEY,
    report INTEGER NOT NULL REFERENCES report (n),
    id TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    value TEXT NOT NULL,                    -- TIMEX3
    type TEXT NOT NULL,
    first TEXT,
    last TEXT,
    key TEXT NOT NULL,
    why TEXT NOT NULL
) STRICT;
CREATE INDEX date_first ON date (first, last);

-- An attribution: somebody is reported to have said, written, thought or wanted something.
CREATE TABLE statement (
    n INTEGER PRIMARY KEY,
    report INTEGER NOT NULL REFERENCES report (n),
    id TEXT NOT NULL,
    kind TEXT NOT NULL,                     -- direct, indirect, mixed
    speaker INTEGER REFERENCES actor (n),
    speaker_name TEXT,                      -- the actor's name, else the words for the speaker
    speaker_state TEXT,                     -- the actor's state
    speaker_role TEXT,
    states TEXT NOT NULL,                   -- JSON list, where a speaker is of several states
    cue TEXT,
    words TEXT NOT NULL,                    -- the content; ' ... ' stands where the cue interrupts it
    spans TEXT NOT NULL,                    -- JSON {content: [[start, end]...], cue, speaker, addressee: [start, end]|null}
    addressee TEXT,
    medium TEXT,
    place INTEGER REFERENCES place (n),
    date TEXT,
    first TEXT,
    last TEXT,
    negated INTEGER NOT NULL,
    block INTEGER NOT NULL,                 -- index into the report's blocks
    key TEXT NOT NULL,
    why TEXT NOT NULL,
    day TEXT,
    basis TEXT
) STRICT;
CREATE INDEX statement_speaker ON statement (speaker) WHERE speaker IS NOT NULL;
CREATE INDEX statement_name ON statement (speaker_name COLLATE NOCASE);
CREATE INDEX statement_state ON statement (speaker_state, speaker_role, first, last);
CREATE INDEX statement_first ON statement (first, last);
CREATE INDEX statement_kind ON statement (kind);
CREATE INDEX statement_cue ON statement (cue) WHERE cue IS NOT NULL;
CREATE INDEX statement_place ON statement (place) WHERE place IS NOT NULL;

-- Something done, in PLOVER's sense.
CREATE TABLE event (
    n INTEGER PRIMARY KEY,
    report INTEGER NOT NULL REFERENCES report (n),
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    mode TEXT,
    contexts TEXT NOT NULL,                 -- JSON list
    cameo TEXT,
    quad INTEGER NOT NULL,                  -- 1 verbal, 2 material cooperation; 3 verbal, 4 material conflict
    intensity REAL,                         -- PLOVER's score, -10 to 10
    status TEXT NOT NULL,                   -- actual, planned, hypothetical, negated
    words TEXT NOT NULL,                    -- the trigger
    spans TEXT NOT NULL,                    -- JSON [[start, end]...] of the trigger
    date TEXT,
    first TEXT,
    last TEXT,
    place INTEGER REFERENCES place (n),
    in_statement INTEGER REFERENCES statement (n),
    sentence_start INTEGER NOT NULL,
    sentence_end INTEGER NOT NULL,
    same_as INTEGER REFERENCES event (n) DEFERRABLE INITIALLY DEFERRED, -- the event of this report that this one tells again
    key TEXT NOT NULL,
    why TEXT NOT NULL,
    day TEXT,
    basis TEXT
) STRICT;
CREATE INDEX event_first ON event (first, last, type, status);
CREATE INDEX event_type ON event (type, first, last, status);
CREATE INDEX event_place ON event (place) WHERE place IS NOT NULL;
CREATE INDEX event_in_statement ON event (in_statement, type) WHERE in_statement IS NOT NULL;
CREATE INDEX event_same_as ON event (same_as) WHERE same_as IS NOT NULL;

-- Who did it (source) and to or with whom (recipient), with the words that name them there.
CREATE TABLE role (
    event INTEGER NOT NULL REFERENCES event (n),
    part TEXT NOT NULL CHECK (part IN ('source', 'recipient')),
    seq INTEGER NOT NULL,
    actor INTEGER NOT NULL REFERENCES actor (n),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (event, part, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX role_actor ON role (actor);

-- Each ordered pair of states between which an event is told; made from event, role and actor so that a pair's events
-- are found without them. Events told again in the same report (same_as) are left out: they count once.
CREATE TABLE dyad (
    source TEXT NOT NULL,                   -- the state of a source
    recipient TEXT NOT NULL,                -- the state of a recipient
    first TEXT NOT NULL,                    -- the event's first day; '' where the report tells none
    event INTEGER NOT NULL REFERENCES event (n),
    last TEXT NOT NULL,
    published TEXT NOT NULL,                -- the report's date; '' where it is not known
    quad INTEGER NOT NULL,
    status TEXT NOT NULL,
    type TEXT NOT NULL,
    intensity REAL,
    basis TEXT,
    PRIMARY KEY (source, recipient, first, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX dyad_event ON dyad (event);
CREATE INDEX dyad_recipient ON dyad (recipient, first);

-- Events counted by month, type and status: all ('' in `state` and `part`), and those in which a state has a part. They are kept in step with the events in the same transaction; `onrecord verify` counts anew.
CREATE TABLE tally (
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

-- Events by what few of them share, kept in step with them as `tally` is.
CREATE TABLE event_facet (
    facet TEXT NOT NULL,                    -- who, whom: names of sources and recipients; topic, place, country, told, outlet, month (published)
    value TEXT NOT NULL,                    -- '' where an event has none
    again INTEGER NOT NULL,                 -- as in tally
    copied INTEGER NOT NULL,                -- as in tally
    events INTEGER NOT NULL,                -- how many; none where all have been taken out again
    PRIMARY KEY (facet, value, again, copied)
) STRICT, WITHOUT ROWID;

-- Events by the states of their sources and recipients, kept in step with them as `tally` is.
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

-- Events in which each of two states is a source and a recipient, so that they stand in both rows of the two in `pair`; kept in step with them.
CREATE TABLE mutual (
    one TEXT NOT NULL,                      -- of two states that which sorts first
    other TEXT NOT NULL,
    status TEXT NOT NULL,
    quad INTEGER NOT NULL,
    events INTEGER NOT NULL,                -- how many that no report tells again; none where all have been taken out again
    PRIMARY KEY (one, other, status, quad)
) STRICT, WITHOUT ROWID;

-- Statements, figures and positions by each of their facets, kept in step with them as `tally` is with the events.
CREATE TABLE entry_facet (
    layer TEXT NOT NULL,                    -- statements, figures, positions
    facet TEXT NOT NULL,                    -- speaker, state, kind, topic ...; month (published)
    value TEXT NOT NULL,                    -- '' where an entry has none
    entries INTEGER NOT NULL,               -- how many; none where all have been taken out again
    PRIMARY KEY (layer, facet, value)
) STRICT, WITHOUT ROWID;

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
-- What packed events of one kind have in common.
CREATE TABLE event_kind (
    n INTEGER PRIMARY KEY,
    type TEXT NOT NULL,
    status TEXT NOT NULL,
    quad INTEGER NOT NULL,
    basis TEXT NOT NULL,                    -- as in tally
    again INTEGER NOT NULL,                 -- as in tally
    intensity INTEGER                       -- in thousandths
) STRICT;

-- Each event by each state that has a part in it, in the order of time: a state's events are found without going through all. Kept in step with
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

-- From when to when the events of a report are counted, by their days or else that of the report; in the order of the reports' days.
CREATE TABLE extent (
    published TEXT NOT NULL,                -- '' where it is not known
    id TEXT NOT NULL,                       -- report.id
    report INTEGER NOT NULL REFERENCES report (n),
    first TEXT NOT NULL,
    last TEXT NOT NULL,
    PRIMARY KEY (published, id, report)
) STRICT, WITHOUT ROWID;

-- A number with its unit and owner.
CREATE TABLE figure (
    n INTEGER PRIMARY KEY,
    report INTEGER NOT NULL REFERENCES report (n),
    id TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    value REAL,
    low REAL,
    high REAL,
    approximate INTEGER NOT NULL,
    unit TEXT NOT NULL,                     -- ISO 4217 for money, else a singular noun
    "of" INTEGER REFERENCES actor (n),
    what TEXT,
    place INTEGER REFERENCES place (n),
    per TEXT,
    converts INTEGER REFERENCES figure (n) DEFERRABLE INITIALLY DEFERRED, -- the sum that this one converts
    "by" INTEGER REFERENCES statement (n),
    key TEXT NOT NULL,
    why TEXT NOT NULL
) STRICT;
CREATE INDEX figure_unit ON figure (unit COLLATE NOCASE);
CREATE INDEX figure_of ON figure ("of") WHERE "of" IS NOT NULL;
CREATE INDEX figure_place ON figure (place) WHERE place IS NOT NULL;
CREATE INDEX figure_by ON figure ("by") WHERE "by" IS NOT NULL;
CREATE INDEX figure_converts ON figure (converts) WHERE converts IS NOT NULL;

-- Figures that an event gives as its amounts.
CREATE TABLE amount (
    event INTEGER NOT NULL REFERENCES event (n),
    figure INTEGER NOT NULL REFERENCES figure (n),
    PRIMARY KEY (event, figure)
) STRICT, WITHOUT ROWID;
CREATE INDEX amount_figure ON amount (figure);

-- What an actor holds toward another over time.
CREATE TABLE position (
    n INTEGER PRIMARY KEY,
    report INTEGER NOT NULL REFERENCES report (n),
    id TEXT NOT NULL,
    kind TEXT NOT NULL,                     -- commitment, claim, demand, dispute
    about TEXT NOT NULL,
    obligation TEXT,
    condition TEXT,
    deadline TEXT,
    sides TEXT NOT NULL,                    -- JSON [{holders, about, evidence}], for disputes
    key TEXT NOT NULL,
    why TEXT NOT NULL
) STRICT;
CREATE INDEX position_kind ON position (kind);

-- The actors of a position.
CREATE TABLE party (
    position INTEGER NOT NULL REFERENCES position (n),
    part TEXT NOT NULL CHECK (part IN ('holder', 'toward', 'denies')),
    seq INTEGER NOT NULL,
    actor INTEGER NOT NULL REFERENCES actor (n),
    PRIMARY KEY (position, part, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX party_actor ON party (actor);

-- The statements and events that show a position.
CREATE TABLE evidence (
    position INTEGER NOT NULL REFERENCES position (n),
    seq INTEGER NOT NULL,
    statement INTEGER REFERENCES statement (n),
    event INTEGER REFERENCES event (n),
    PRIMARY KEY (position, seq),
    CHECK ((statement IS NULL) <> (event IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX evidence_statement ON evidence (statement) WHERE statement IS NOT NULL;
CREATE INDEX evidence_event ON evidence (event) WHERE event IS NOT NULL;

-- Full text of titles and reports, and of what is said. Both keep their words in the tables above.
CREATE VIRTUAL TABLE report_words USING fts5 (title, text, content = 'report', content_rowid = 'n', tokenize = 'porter unicode61');
CREATE VIRTUAL TABLE statement_words USING fts5 (words, content = 'statement', content_rowid = 'n', tokenize = 'porter unicode61');

-- What a re-reading changed, entry by entry; refs and keys, no numbers, so that it stays as it was.
CREATE TABLE change (
    n INTEGER PRIMARY KEY,
    report INTEGER NOT NULL REFERENCES report (n),
    before INTEGER NOT NULL REFERENCES engine (n),
    after INTEGER NOT NULL REFERENCES engine (n),
    layer TEXT NOT NULL,
    key TEXT NOT NULL,
    how TEXT NOT NULL CHECK (how IN ('new', 'gone', 'changed')),
    was TEXT,                               -- JSON of the entry before; NULL where it is new
    now TEXT                                -- JSON of the entry after; NULL where it is gone
) STRICT;
CREATE INDEX change_report ON change (report);

-- What analysts decide. It hangs on the report's id and the entry's key, not on numbers: it outlives re-reading, and is
-- there before the report is, where one record's judgements are laid over another.
CREATE TABLE judgement (
    n INTEGER PRIMARY KEY,
    report TEXT NOT NULL,                   -- report.id
    layer TEXT NOT NULL,                    -- actor, statement, event, figure, date, place, position; report for the whole
    key TEXT NOT NULL,                      -- the entry's key; '' for the whole report
    analyst TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('right', 'wrong', 'unsure', 'amended')),
    amended TEXT,                           -- JSON: the fields as they should be
    note TEXT,
    made TEXT,                              -- ISO time, as the analyst's program gave it
    was TEXT,                               -- JSON of the entry that was judged
    UNIQUE (report, layer, key, analyst)    -- an analyst's later decision takes the place of the earlier one
) STRICT;

-- Every decision that was made, one after another, so that each can be taken back; `judgement` has what stands.
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

-- Links between reports. They are made as reports are added, are the same whatever the order of adding, and say why.

-- A group of near-duplicates: one report, its reprints, cuts and wire copies. They count as one witness.
CREATE TABLE copies (
    n INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,               -- the smallest report id of the group
    original INTEGER REFERENCES report (n), -- the earliest, where the dates tell; else NULL
    why TEXT NOT NULL
) STRICT;
CREATE INDEX copies_original ON copies (original);
CREATE TABLE copy (
    report INTEGER PRIMARY KEY REFERENCES report (n),
    copies INTEGER NOT NULL REFERENCES copies (n),
    likeness REAL NOT NULL,                 -- 0 to 1, with the group's nearest other report
    why TEXT NOT NULL
) STRICT;
CREATE INDEX copy_copies ON copy (copies);

-- A person, body or state across reports.
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

-- How many actors stand in no figurehead.
CREATE TABLE unjoined (
    named INTEGER NOT NULL,                 -- 1: by a name; 0: those that are only described
    kind TEXT NOT NULL,
    state TEXT NOT NULL,                    -- '' where none is told
    role TEXT NOT NULL,                     -- likewise
    actors INTEGER NOT NULL,
    PRIMARY KEY (named, kind, state, role)
) STRICT, WITHOUT ROWID;

-- A place across reports.
CREATE TABLE site (
    n INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    country TEXT,
    lat REAL,
    lon REAL,
    geonameid INTEGER,
    why TEXT NOT NULL
) STRICT;
CREATE TABLE same_place (
    place INTEGER PRIMARY KEY REFERENCES place (n),
    site INTEGER NOT NULL REFERENCES site (n),
    why TEXT NOT NULL
) STRICT;
CREATE INDEX same_place_site ON same_place (site);

-- What events of several reports tell of together.
CREATE TABLE occurrence (
    n INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    type TEXT NOT NULL,
    first TEXT,                             -- the days that fit all tellings
    last TEXT,
    site INTEGER REFERENCES site (n),
    reports INTEGER NOT NULL,
    outlets INTEGER NOT NULL,               -- independent ones: copies of one report count once
    why TEXT NOT NULL
) STRICT;
CREATE INDEX occurrence_first ON occurrence (first, last, type);
CREATE INDEX occurrence_site ON occurrence (site);
CREATE TABLE telling (
    event INTEGER PRIMARY KEY REFERENCES event (n),
    occurrence INTEGER NOT NULL REFERENCES occurrence (n),
    why TEXT NOT NULL
) STRICT;
CREATE INDEX telling_occurrence ON telling (occurrence);
-- Where the tellings of one occurrence disagree: figures, dates, who began; the versions side by side.
CREATE TABLE disagreement (
    occurrence INTEGER NOT NULL REFERENCES occurrence (n),
    about TEXT NOT NULL,                    -- date, place, source, recipient, status, or a figure's unit
    event INTEGER NOT NULL REFERENCES event (n),
    value TEXT NOT NULL,
    why TEXT NOT NULL,
    PRIMARY KEY (occurrence, about, event, value)
) STRICT, WITHOUT ROWID;
CREATE INDEX disagreement_event ON disagreement (event);

-- Two reports, other than copies, that tell of the same occurrence in words of their own; the smaller report.id in `first`.
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
CREATE INDEX repeat_copy ON repeat (event) WHERE how = 'copy';

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
-- What each event may be found by that others tell too, as numbers: its type with a place, an actor or a toll, and a day, so that the days of
-- one stand side by side.
CREATE TABLE deed (
    event INTEGER NOT NULL REFERENCES event (n),
    hash INTEGER NOT NULL,
    PRIMARY KEY (event, hash)
) STRICT, WITHOUT ROWID;
CREATE INDEX deed_hash ON deed (hash);

-- A sum over the rows of each table that no reading's seal covers, kept by every connection of Onrecord's that writes; `onrecord verify`
-- makes it again from the rows. What other programs write here is told as damage.
CREATE TABLE seal (
    "table" TEXT PRIMARY KEY,
    sum INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Views: one row an entry, with its ref and what one would otherwise join for.

CREATE VIEW reports AS
SELECT r.n, r.id AS ref, r.given_id, r.title, r.outlet, r.published, r.byline, r.dateline, r.language, r.url, length(r.text) AS characters,
       g.entries, e.onrecord AS engine, (SELECT count(*) FROM failure f WHERE f.report = r.n) AS failures
FROM report r LEFT JOIN reading g ON g.report = r.n LEFT JOIN engine e ON e.n = g.engine;

CREATE VIEW actors AS
SELECT a.n, r.id || '#' || a.id AS ref, r.published, r.outlet, a.name, a.kind, a.state, a.role, a.title, a.affiliation,
       (SELECT count(*) FROM mention m WHERE m.actor = a.n) AS mentions
FROM actor a JOIN report r ON r.n = a.report;

CREATE VIEW statements AS
SELECT s.n, r.id || '#' || s.id AS ref, r.published, r.outlet, s.date, s.day, s.basis, s.first, s.last, s.speaker_name AS speaker,
       s.speaker_state || coalesce('.' || s.speaker_role, '') AS code, s.kind, s.cue, s.negated, s.words, s.addressee, s.medium,
       p.name AS place, p.country
FROM statement s JOIN report r ON r.n = s.report LEFT JOIN place p ON p.n = s.place;

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

CREATE VIEW figures AS
SELECT f.n, r.id || '#' || f.id AS ref, r.published, r.outlet, f.value, f.low, f.high, f.approximate, f.unit, f.per, a.name AS "of",
       a.state AS of_state, f.what, p.name AS place, p.country, s.speaker_name AS "by", s.speaker_state AS by_state, f.text AS words,
       CASE WHEN f.converts IS NOT NULL THEN r.id || '#F' || (f.converts & 1048575) END AS converts
FROM figure f JOIN report r ON r.n = f.report LEFT JOIN actor a ON a.n = f."of" LEFT JOIN place p ON p.n = f.place
     LEFT JOIN statement s ON s.n = f."by";

CREATE VIEW positions AS
SELECT p.n, r.id || '#' || p.id AS ref, r.published, r.outlet, p.kind,
       (SELECT group_concat(name, '; ') FROM (SELECT a.name FROM party x JOIN actor a ON a.n = x.actor
                                              WHERE x.position = p.n AND x.part = 'holder' ORDER BY x.seq)) AS holders,
       (SELECT group_concat(name, '; ') FROM (SELECT a.name FROM party x JOIN actor a ON a.n = x.actor
                                              WHERE x.position = p.n AND x.part = 'toward' ORDER BY x.seq)) AS toward,
       p.about, p.obligation, p.condition, p.deadline,
       (SELECT group_concat(name, '; ') FROM (SELECT a.name FROM party x JOIN actor a ON a.n = x.actor
                                              WHERE x.position = p.n AND x.part = 'denies' ORDER BY x.seq)) AS denied_by,
       (SELECT group_concat(id, '; ') FROM (SELECT coalesce(s.id, v.id) AS id FROM evidence x LEFT JOIN statement s ON s.n = x.statement
            LEFT JOIN event v ON v.n = x.event WHERE x.position = p.n ORDER BY x.seq)) AS evidence
FROM position p JOIN report r ON r.n = p.report;

CREATE VIEW places AS
SELECT p.n, r.id || '#' || p.id AS ref, r.published, r.outlet, p.name, p.kind, p.country, p.lat, p.lon, p.radius_km, p.geonameid,
       p.text AS words
FROM place p JOIN report r ON r.n = p.report;

CREATE VIEW dates AS
SELECT d.n, r.id || '#' || d.id AS ref, r.published, r.outlet, d.value, d.type, d.first, d.last, d.text AS words
FROM date d JOIN report r ON r.n = d.report;

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

-- Counts of actual events by month and ordered pair of states.
CREATE VIEW dyad_months AS
SELECT source, recipient, substr(first, 1, 7) AS month, sum(quad = 1) AS verbal_cooperation, sum(quad = 2) AS material_cooperation,
       sum(quad = 3) AS verbal_conflict, sum(quad = 4) AS material_conflict, count(*) AS events, avg(intensity) AS intensity,
       sum(basis = 'told') AS told
FROM dyad WHERE first <> '' AND substr(first, 1, 7) = substr(last, 1, 7) AND status = 'actual' GROUP BY source, recipient, month;

-- Everything that could not be read, wholly or in part.
CREATE VIEW failures AS
SELECT file, position, 'intake' AS stage, reason, NULL AS report FROM unreadable
UNION ALL
SELECT coalesce(o.file, ''), coalesce(o.position, ''), f.stage, f.reason, r.id
FROM failure f JOIN report r ON r.n = f.report LEFT JOIN origin o ON o.report = f.report;

CREATE VIEW changes AS
SELECT c.n, r.id AS report, r.title, c.layer, c.how, c.was, c.now, b.onrecord AS before, b.knowledge AS before_knowledge,
       a.onrecord AS after, a.knowledge AS after_knowledge
FROM change c JOIN report r ON r.n = c.report JOIN engine b ON b.n = c.before JOIN engine a ON a.n = c.after;

PRAGMA user_version = 18;
