from datetime import timedelta
from pathlib import Path

import pytest

from bot.doctor.database import (
    examine_absence,
    examine_owners,
    examine_schema,
    examine_server,
    examine_sources,
)
from bot.doctor.finding import Verdict
from news.group_turn import GUARD
from news.role import Role
from news.source import Condition, Mode, Source, SourceKind, SourceStatus
from storage.inspecting import SchemaAge, Server
from storage.rotation import rotation_for
from tests.factories import DAY, NOON

OK, WARNING, WRONG = Verdict.OK, Verdict.WARNING, Verdict.WRONG


def source(number: int, condition: Condition, since: timedelta | None = None) -> Source:
    return Source(
        *(number, SourceKind.FEED, "https://site.example/rss", f"Сайт {number}", Mode.REVIEW),
        *(SourceStatus.ON, condition, 5, NOON),
        failing_since=None if since is None else NOON - since,
    )


def test_a_database_that_is_to_be_made_is_no_fault_but_one_beside_its_backup_is(
    tmp_path: Path,
) -> None:
    path = tmp_path / "news.db"
    rotation = rotation_for(f"sqlite+aiosqlite:///{path}", keep=7)
    assert examine_absence(path, rotation).verdict is WARNING

    rotation.daily(NOON).touch()
    assert examine_absence(path, rotation).verdict is WRONG
    assert "python -m bot restore" in examine_absence(path, rotation).text


@pytest.mark.parametrize(
    ("schema", "verdict"),
    [
        (SchemaAge.CURRENT, OK),
        (SchemaAge.OLDER, WARNING),
        (SchemaAge.NONE, WARNING),
        (SchemaAge.NEWER, WRONG),
    ],
)
def test_only_a_later_version_stops_the_bot(schema: SchemaAge, verdict: Verdict) -> None:
    assert examine_schema(schema).verdict is verdict


@pytest.mark.parametrize(
    ("server", "verdicts"),
    [
        (Server(16, "force_custom_plan", NOON), [OK]),
        (Server(12, "force_custom_plan", NOON), [WARNING]),
        (Server(16, "auto", NOON), [OK, WARNING]),
        (Server(16, "force_custom_plan", NOON - GUARD), [OK]),
        (Server(16, "force_custom_plan", NOON - 2 * GUARD), [OK, WARNING]),
    ],
)
def test_a_server_is_judged_by_version_plans_and_clock(
    server: Server, verdicts: list[Verdict]
) -> None:
    assert [each.verdict for each in examine_server(server, NOON)] == verdicts


@pytest.mark.parametrize(
    ("roles", "admin_ids", "verdict"),
    [
        ([Role.OWNER], (), OK),
        ([Role.EDITOR], (5,), OK),
        ([Role.EDITOR], (), WARNING),
    ],
)
def test_somebody_is_to_own_the_bot(
    roles: list[Role], admin_ids: tuple[int, ...], verdict: Verdict
) -> None:
    assert examine_owners(roles, admin_ids).verdict is verdict


def test_a_source_that_fails_is_named_and_after_days_is_wrong_and_first() -> None:
    found = list(
        examine_sources(
            [
                source(1, Condition.FRESH),
                source(2, Condition.UNREACHABLE, timedelta(hours=2)),
                source(3, Condition.BLOCKED, 5 * DAY),
                source(4, Condition.BUSY),
            ],
            NOON,
        )
    )

    assert [each.verdict for each in found] == [WRONG, WARNING, OK]
    assert found[0].about == "source 3"
    assert "since 2026-11-18 12:00 UTC" in found[0].text
    assert found[2].text == "2 of 4 answer"


def test_of_many_sources_that_fail_the_rest_is_a_number() -> None:
    failing = [source(number, Condition.BLOCKED, DAY) for number in range(30)]

    found = list(examine_sources(failing, NOON))

    assert len(found) == 12
    assert found[10].text.startswith("20 more fail")


def test_a_newsroom_without_sources_hears_nothing_of_them() -> None:
    assert list(examine_sources([], NOON)) == []
