"""The store's tables, as a list of migrations that only ever grows.

A migration that changes the tables of applications or settings also empties `act`: undo steps hold rows as they were.
"""

from sqlite_utils import Database, Migrations

migrations = Migrations("hearback")


@migrations()
def first_tables(database: Database) -> None:
    """Lay out applications with their histories, settings, undo steps, the search index and the caches."""
    for statement in _FIRST_TABLES.split(";"):
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
