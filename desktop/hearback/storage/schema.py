"""The store's tables, as a list of migrations that only ever grows.

Undo steps and the trash hold rows as they were: a migration that changes the tables of applications, settings or drafts
changes those, too.
"""

from sqlite_utils import Database, Migrations

migrations = Migrations("hearback")


@migrations()
def first_tables(database: Database) -> None:
    """Lay out applications with their histories, settings, undo steps, the search index and the caches."""
    _run(database, _FIRST_TABLES)


@migrations()
def drafts_and_what_was_overruled(database: Database) -> None:
    """Give drafts a table, taking over those that were one preference, and messages the items that were overruled."""
    _run(database, _DRAFTS)


@migrations()
def gleanings(database: Database) -> None:
    """Give what the user gleaned about waiting a table."""
    _run(database, _GLEANINGS)


@migrations()
def reminders(database: Database) -> None:
    """Remember which occasions were told, and up to when everything was."""
    _run(database, _REMINDERS)


@migrations()
def trash(database: Database) -> None:
    """Keep deleted applications until they are erased on purpose."""
    _run(database, _TRASH)


def _run(database: Database, statements: str) -> None:
    for statement in statements.split(";"):
        if statement.strip():
            database.execute(statement)


# Moments are `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM:SS.ffffffZ`. `position` keeps the order in which things were written down.
_FIRST_TABLES = """
CREATE TABLE application (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, company TEXT NOT NULL, role TEXT NOT NULL, pace TEXT, pace_changes TEXT,
    country TEXT, region TEXT, time_zone TEXT, language TEXT, url TEXT, location TEXT, source TEXT, salary TEXT, tags TEXT,
    strengths TEXT, notes TEXT, applied TEXT, closed_at TEXT, closed_outcome TEXT, snooze_step TEXT, snooze_set TEXT,
    snooze_until TEXT, pin_step TEXT, pin_set TEXT, pin_day TEXT, company_key TEXT NOT NULL, role_key TEXT NOT NULL,
    company_sort TEXT NOT NULL, role_sort TEXT NOT NULL
) STRICT;
CREATE INDEX application_same ON application (company_key, role_key);
CREATE INDEX application_by_company ON application (company_sort, role_sort, company);
CREATE INDEX application_by_role ON application (role_sort, company_sort);

CREATE TABLE person (
    application INTEGER NOT NULL REFERENCES application, position INTEGER NOT NULL, name TEXT NOT NULL,
    title TEXT, email TEXT, email_key TEXT, PRIMARY KEY (application, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_by_email ON person (email_key) WHERE email_key IS NOT NULL;

CREATE TABLE round (
    application INTEGER NOT NULL REFERENCES application, position INTEGER NOT NULL, name TEXT,
    starts TEXT NOT NULL, ends TEXT, cancelled INTEGER NOT NULL, PRIMARY KEY (application, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE round_person (
    application INTEGER NOT NULL, round INTEGER NOT NULL, position INTEGER NOT NULL, name TEXT NOT NULL,
    PRIMARY KEY (application, round, position), FOREIGN KEY (application, round) REFERENCES round
) STRICT, WITHOUT ROWID;

CREATE TABLE note (
    application INTEGER NOT NULL, round INTEGER NOT NULL, position INTEGER NOT NULL, text TEXT NOT NULL, kind TEXT NOT NULL,
    person TEXT, PRIMARY KEY (application, round, position), FOREIGN KEY (application, round) REFERENCES round
) STRICT, WITHOUT ROWID;

CREATE TABLE message (
    application INTEGER NOT NULL REFERENCES application, position INTEGER NOT NULL, kind TEXT NOT NULL,
    sent TEXT NOT NULL, subject TEXT, body TEXT, PRIMARY KEY (application, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE message_to (
    application INTEGER NOT NULL, message INTEGER NOT NULL, position INTEGER NOT NULL, name TEXT NOT NULL, address_key TEXT,
    PRIMARY KEY (application, message, position), FOREIGN KEY (application, message) REFERENCES message
) STRICT, WITHOUT ROWID;
CREATE INDEX message_to_by_address ON message_to (address_key) WHERE address_key IS NOT NULL;

CREATE TABLE reply (
    application INTEGER NOT NULL REFERENCES application, position INTEGER NOT NULL, received TEXT NOT NULL,
    kind TEXT NOT NULL, person TEXT, text TEXT, PRIMARY KEY (application, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE promise (
    application INTEGER NOT NULL REFERENCES application, position INTEGER NOT NULL, made TEXT NOT NULL,
    answer_by TEXT NOT NULL, PRIMARY KEY (application, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE skip (
    application INTEGER NOT NULL REFERENCES application, position INTEGER NOT NULL, step TEXT NOT NULL,
    at TEXT NOT NULL, PRIMARY KEY (application, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE pace (
    id TEXT NOT NULL PRIMARY KEY, name TEXT, thank_you TEXT NOT NULL, check_in TEXT NOT NULL,
    application_check_in TEXT NOT NULL, final_check_in TEXT NOT NULL, move_on TEXT NOT NULL
) STRICT;

CREATE TABLE template (
    id TEXT NOT NULL PRIMARY KEY, kind TEXT NOT NULL, language TEXT NOT NULL, name TEXT NOT NULL, subject TEXT NOT NULL,
    body TEXT NOT NULL, shipped INTEGER NOT NULL
) STRICT;

CREATE TABLE preference (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT;

CREATE TABLE act (
    number INTEGER PRIMARY KEY, act TEXT NOT NULL, about TEXT NOT NULL, at TEXT NOT NULL, undone INTEGER NOT NULL
) STRICT;

CREATE TABLE act_record (
    act INTEGER NOT NULL REFERENCES act ON DELETE CASCADE, record TEXT NOT NULL, key ANY NOT NULL, image TEXT,
    PRIMARY KEY (act, record, key)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE search USING fts5 (
    words, tokenize = "unicode61 remove_diacritics 2 categories 'L* M* N* Co'", prefix = '1 2 3'
);

CREATE TABLE plan (
    application INTEGER PRIMARY KEY REFERENCES application, basis TEXT NOT NULL, seen_at TEXT NOT NULL,
    holds_until TEXT, kept_group TEXT NOT NULL, stage TEXT NOT NULL, stage_order INTEGER NOT NULL, round_number INTEGER NOT NULL,
    round_name TEXT, step TEXT NOT NULL, earliest TEXT, best TEXT, latest TEXT, at TEXT, due_from TEXT, deadline TEXT,
    people TEXT, told TEXT NOT NULL, reasons TEXT
) STRICT;
CREATE INDEX plan_by_basis ON plan (basis);
CREATE INDEX plan_by_end ON plan (holds_until) WHERE holds_until IS NOT NULL;
CREATE INDEX plan_by_sight ON plan (seen_at);

CREATE TABLE holiday_year (
    country TEXT NOT NULL, region TEXT NOT NULL, year INTEGER NOT NULL, holidays TEXT NOT NULL,
    PRIMARY KEY (country, region, year)
) STRICT, WITHOUT ROWID
"""

# `application` is an id: drafts outlive the rows of their application, which are written anew with every change.
# Numbers are never given twice, so that undo brings a draft back beside those written since.
_DRAFTS = """
CREATE TABLE draft (
    number INTEGER PRIMARY KEY AUTOINCREMENT, version INTEGER NOT NULL, application TEXT NOT NULL, kind TEXT NOT NULL,
    occasion TEXT NOT NULL, person TEXT, language TEXT NOT NULL, template TEXT, recipients TEXT, subject TEXT NOT NULL,
    body TEXT NOT NULL, ticked TEXT, handed_off INTEGER NOT NULL, saved TEXT
) STRICT;
CREATE INDEX draft_by_application ON draft (application);

INSERT INTO draft (version, application, kind, occasion, language, template, recipients, subject, body, ticked, handed_off)
    SELECT 1, json_extract(value, '$.application'), json_extract(value, '$.kind'), '', json_extract(value, '$.language'),
        CAST(json_extract(value, '$.template') AS TEXT), nullif(json_extract(value, '$.to'), '[]'),
        json_extract(value, '$.subject'), json_extract(value, '$.body'), nullif(json_extract(value, '$.ticked'), '[]'),
        json_extract(value, '$.handed_off')
    FROM (SELECT each.value FROM preference, json_each(preference.value) AS each
        WHERE preference.name = 'drafts' AND json_type(preference.value) = 'array' AND each.type = 'object')
    WHERE json_extract(value, '$.application') IN (SELECT id FROM application)
        AND json_extract(value, '$.kind') IN ('thank-you', 'check-in', 'final-check-in', 'application-check-in', 'other')
        AND json_type(value, '$.language') = 'text' AND json_type(value, '$.subject') = 'text'
        AND json_type(value, '$.body') = 'text' AND json_type(value, '$.to') = 'array'
        AND json_type(value, '$.ticked') = 'array' AND json_type(value, '$.handed_off') IN ('true', 'false');
DELETE FROM preference WHERE name = 'drafts';
DELETE FROM act_record WHERE record = 'preference' AND key = 'drafts';

ALTER TABLE message ADD COLUMN overruled TEXT;
UPDATE act_record SET image = json_set(image, '$.message', json((
        SELECT json_group_array(json_insert(each.value, '$[#]', NULL)) FROM json_each(image, '$.message') AS each)))
    WHERE record = 'application' AND image IS NOT NULL
"""

_GLEANINGS = """
CREATE TABLE gleaning (
    id TEXT NOT NULL PRIMARY KEY, about TEXT NOT NULL, value REAL NOT NULL, in_days TEXT NOT NULL, counts TEXT NOT NULL,
    source TEXT NOT NULL, day TEXT NOT NULL
) STRICT
"""

# `application` is an id: what was told outlives the rows of its application, and undo brings those back to it.
_REMINDERS = """
CREATE TABLE reminder (
    identity TEXT NOT NULL PRIMARY KEY, application TEXT NOT NULL, notice TEXT NOT NULL, moment TEXT NOT NULL,
    shown TEXT NOT NULL, again TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX reminder_by_application ON reminder (application);
CREATE INDEX reminder_by_notice ON reminder (notice);
CREATE INDEX reminder_again ON reminder (again) WHERE again IS NOT NULL;
CREATE TABLE reminded_until (only INTEGER PRIMARY KEY CHECK (only = 1), until TEXT NOT NULL) STRICT
"""

_TRASH = """
CREATE TABLE trash (
    id TEXT NOT NULL PRIMARY KEY, company TEXT NOT NULL, role TEXT NOT NULL, deleted TEXT NOT NULL, image TEXT NOT NULL,
    drafts TEXT NOT NULL
) STRICT
"""
