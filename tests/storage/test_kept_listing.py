"""What is kept of the list's orders and groups says what a store that was just opened says, whatever happened between."""

import datetime as dt
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearback.domain.job_application import JobApplication, Reply, ReplyKind
from hearback.domain.stage import Group, Stage, StageKind
from hearback.storage.archive import SqliteArchive
from hearback.usecases.change import Act, Edits
from hearback.usecases.ports import ListQuery, SortKey
from storage.plans import HOUR, NOTHING, answer, check_in, kept, move_on, wait
from storage.stores import NOW, opened

NAMES = "abcdef"
WORDS = ("", "ar", "arbor", "zeta", "engineer", "nothing like it")

applications = st.builds(
    lambda id_, company, role, tags, pace, country, replied: JobApplication(
        id=id_,
        company=company,
        role=role,
        tags=tags,
        pace=pace,
        country=country,
        applied=dt.date(2026, 11, 2) if replied else None,
        replies=(Reply(received=NOW - replied * HOUR, kind=ReplyKind.HOLDING),) if replied else (),
    ),
    st.sampled_from(NAMES),
    st.sampled_from(["Arbor", "arbor", "Zeta", "Ähre", "日本"]),
    st.sampled_from(["Engineer", "Analyst"]),
    st.sampled_from([(), ("remote",), ("Dream", "remote")]),
    st.sampled_from([None, "retail", "finance"]),
    st.sampled_from([None, "DE", "FR"]),
    st.integers(0, 3),
)
steps = st.one_of(
    st.builds(lambda opens: check_in(opens, opens + 1, opens + 2), st.integers(-4, 4)),
    st.builds(move_on, st.integers(-4, 4)),
    st.builds(wait, st.integers(1, 4)),
    st.just(answer(3)),
    st.just(NOTHING),
)
plans = st.builds(
    lambda name, step, group, number: kept(name, step, group=group, stage=Stage(StageKind.ROUND, number)),
    st.sampled_from(NAMES),
    steps,
    st.sampled_from([Group.WAITING, Group.MOVED_ON]),
    st.integers(1, 12),
)


def written(one: JobApplication) -> Callable[[SqliteArchive], object]:
    return lambda archive: archive.write(Act.EDIT_APPLICATION, "", Edits(applications={one.id: one}))


def deleted(name: str) -> Callable[[SqliteArchive], object]:
    return lambda archive: archive.write(Act.DELETE_APPLICATIONS, "", Edits(applications={name: None}))


def planned(plan: object) -> Callable[[SqliteArchive], object]:
    def act(archive: SqliteArchive) -> None:
        archive.plans_to_make(NOW, "basis")
        archive.keep_plans([plan], "basis")  # type: ignore[list-item]

    return act


def given_up(one: JobApplication) -> Callable[[SqliteArchive], object]:
    """A long act that is looked into while it lasts, and comes to nothing."""

    def act(archive: SqliteArchive) -> None:
        with pytest.raises(KeyboardInterrupt), archive.together(Act.IMPORT, "") as under_way:
            under_way.put(Edits(applications={one.id: one}))
            archive.listing(ListQuery(), NOW)
            raise KeyboardInterrupt

    return act


acts = st.one_of(
    applications.map(written),
    st.sampled_from(NAMES).map(deleted),
    plans.map(planned),
    plans.map(planned),
    applications.map(given_up),
    st.just(SqliteArchive.undo),
    st.just(SqliteArchive.redo),
)
queries = st.builds(
    lambda group, words, sort, descending: ListQuery(group, words, sort, descending, ("finance", "retail", "FR")),
    st.sampled_from(Group),
    st.sampled_from(WORDS),
    st.sampled_from(SortKey),
    st.booleans(),
)


@settings(max_examples=60, deadline=None)
@given(
    happened=st.lists(st.tuples(acts, st.booleans(), st.integers(-6, 6)), max_size=12),
    asked=st.lists(queries, min_size=1, max_size=3),
)
def test_what_is_kept_says_what_a_store_just_opened_says(
    happened: list[tuple[Callable[[SqliteArchive], object], bool, int]], asked: list[ListQuery]
) -> None:
    with tempfile.TemporaryDirectory() as name, closing(opened(Path(name))) as archive:
        for act, elsewhere, hours in happened:
            if elsewhere:
                with closing(opened(Path(name))) as another:
                    act(another)
            else:
                act(archive)
            now = NOW + hours * HOUR
            with closing(opened(Path(name))) as fresh:
                for query in asked:
                    assert list(archive.listing(query, now)) == list(fresh.listing(query, now))
                    assert archive.counts(query.words, now) == fresh.counts(query.words, now)
                assert (archive.quiet(now), archive.next_opening(now)) == (fresh.quiet(now), fresh.next_opening(now))
                with fresh.together(Act.IMPORT, ""):  # while something is written, SQL is asked
                    assert [list(fresh.listing(query, now)) for query in asked] == [
                        list(archive.listing(query, now)) for query in asked
                    ]
                    assert (fresh.quiet(now), fresh.next_opening(now)) == (archive.quiet(now), archive.next_opening(now))


def test_inside_a_long_act_the_list_says_what_it_has_written(archive: SqliteArchive) -> None:
    arbor = JobApplication(id="a", company="Arbor", role="Engineer")
    assert list(archive.listing(ListQuery(), NOW)) == []
    with archive.together(Act.IMPORT, "") as under_way:
        under_way.put(Edits(applications={"a": arbor}))
        assert list(archive.listing(ListQuery(words="arbor"), NOW)) == ["a"]
        assert (archive.counts("", NOW)[Group.ALL], archive.quiet(NOW)) == (1, 0)
    assert list(archive.listing(ListQuery(), NOW)) == ["a"]


def test_thousands_at_once_are_read_anew(archive: SqliteArchive) -> None:
    archive.listing(ListQuery(), NOW)
    many = {f"{number:05}": JobApplication(id=f"{number:05}", company=f"C{number:05}", role="R") for number in range(2500)}
    archive.write(Act.IMPORT, "2500", Edits(applications=many))
    assert list(archive.listing(ListQuery(sort=SortKey.COMPANY), NOW)) == sorted(many)
    archive.undo()
    assert list(archive.listing(ListQuery(sort=SortKey.COMPANY), NOW)) == []
