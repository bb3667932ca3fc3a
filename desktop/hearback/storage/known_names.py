"""What is known already: companies, people and tags for completion, applications that are there twice."""

import json
import re
import sqlite3
from collections.abc import Collection, Mapping, Sequence

from hearback.domain.letter import company_key
from hearback.storage.column_values import sorting_key
from hearback.storage.writable_text import is_writable


def known_companies(connection: sqlite3.Connection, beginning: str, limit: int) -> Sequence[str]:
    """Return company names that begin so, then those with a later word that does."""
    if not is_writable(beginning):
        return []
    wanted = sorting_key(beginning)
    word = re.compile(rf"\b{re.escape(wanted)}" if wanted[:1].isalnum() else re.escape(wanted))
    first: dict[str, str] = {}
    later: dict[str, str] = {}
    for key, company in connection.execute(
        "SELECT company_sort, company FROM application WHERE instr(company_sort, ?) GROUP BY company_sort, company_key", (wanted,)
    ):
        if key.startswith(wanted):
            first.setdefault(company_key(company), company.strip())
        elif word.search(key):
            later.setdefault(company_key(company), company.strip())
    return [*first.values(), *later.values()][:limit]


def known_people(connection: sqlite3.Connection, company: str) -> Sequence[tuple[str, str | None, str | None]]:
    """Return name, title and e-mail address of people at a company, or of all where it is empty; the same person once."""
    if not is_writable(company):
        return []
    query = """
        SELECT DISTINCT person.name, title, email FROM application JOIN person ON person.application = number
        WHERE :key = '' OR company_key = :key ORDER BY person.name, title, email
    """
    return connection.execute(query, {"key": company_key(company)}).fetchall()


def known_tags(connection: sqlite3.Connection, ids: Collection[str] | None) -> Mapping[str, int]:
    """Return the tags of applications, those with the ids or all, with how many have each, the most usual first."""
    among = "" if ids is None else "AND application.id IN (SELECT value FROM json_each(:ids))"
    query = f"""
        SELECT tag.value, count(*) FROM application, json_each(tags) AS tag WHERE tags IS NOT NULL {among}
        GROUP BY tag.value ORDER BY count(*) DESC, tag.value
    """
    return dict(connection.execute(query, {"ids": json.dumps(list(ids or ()))}).fetchall())


def duplicates_of(connection: sqlite3.Connection, pairs: Collection[tuple[str, str]]) -> Mapping[tuple[str, str], Sequence[str]]:
    """Return the ids of applications with the same company and role, by pair; pairs that nobody has are left out."""
    query = "SELECT id FROM application WHERE company_key = ? AND role_key = ? ORDER BY number"
    keys = {pair: (company_key(pair[0]), company_key(pair[1])) for pair in pairs if all(map(is_writable, pair))}
    found = {pair: [id_ for (id_,) in connection.execute(query, key)] for pair, key in keys.items()}
    return {pair: ids for pair, ids in found.items() if ids}
