"""The database, over a connection that cannot write: is it there, whole, of this version?"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

from bot.doctor.finding import Finding, ok, shortened, warning, wrong
from news.group_turn import GUARD
from news.role import Role
from news.source import Condition, Source, SourceStatus
from storage.inspecting import SchemaAge, Server
from storage.rotation import Rotation

_LEAST_VERSION = 15
_PLAN = "force_custom_plan"
_MOST_SOURCES = 10
_LASTING = timedelta(days=3)
"""After so long editors are told of it, too."""
_BAD = {
    Condition.NO_FEED: "what answers is no feed",
    Condition.EMPTY: "its feed is empty",
    Condition.BLOCKED: "the bot is refused",
    Condition.UNREACHABLE: "it cannot be reached",
}


def examine_absence(database: Path, rotation: Rotation) -> Finding:
    """What it means that there is no file."""
    if copy := rotation.newest():
        return wrong(
            "database",
            f"there is no {database}, but its backup {copy.path}: `python -m bot restore` puts "
            "that in place",
        )
    return warning("database", f"there is no {database} yet: the first start makes it")


def examine_reading(database: Path, *, is_all: bool) -> Finding:
    """An SQLite file in which no damage was found."""
    if is_all:
        return ok("database", f"{database} is whole")
    told = "sound as far as there was time to read it; each daily copy of it is read whole"
    return ok("database", f"{database} is {told}")


def examine_schema(schema: SchemaAge) -> Finding:
    """Whether the database is of this version of the program."""
    match schema:
        case SchemaAge.CURRENT:
            return ok("schema", "of this version")
        case SchemaAge.OLDER:
            told = "of an earlier version: the next start, or `python -m bot migrate`, upgrades it"
            return warning("schema", told)
        case SchemaAge.NEWER:
            told = "of a later version: upgrade the program, or restore a backup from before"
            return wrong("schema", told)
        case SchemaAge.NONE:
            return warning("schema", "there is none yet: the first start makes it")


def examine_server(server: Server, now: datetime) -> Iterator[Finding]:
    """PostgreSQL: its version, how it plans for us, and its clock."""
    if server.version < _LEAST_VERSION:
        told = f"version {server.version}: the bot is tested on {_LEAST_VERSION} and later"
        yield warning("PostgreSQL", told)
    else:
        yield ok("PostgreSQL", f"version {server.version}")
    if server.plan_cache_mode != _PLAN:
        told = (
            f"plan_cache_mode is {server.plan_cache_mode}, not {_PLAN}: a pooler drops what "
            "connections ask for; connect past it, or let it pool by session"
        )
        yield warning("PostgreSQL", told)
    # Processes on several machines count what they write to a group by their own clocks.
    if (drift := abs(server.now - now)) > GUARD:
        told = f"the server's is {drift.total_seconds():.1f} s from this machine's: run NTP on both"
        yield warning("clock", told)


def examine_owners(roles: Iterable[Role], admin_ids: Iterable[int]) -> Finding:
    """Whether anybody owns the bot."""
    if Role.OWNER in roles or any(admin_ids):
        return ok("owner", "there is one")
    return warning(
        "owner", "nobody yet: open the link of `owner.missing` in the log, or set ADMIN_IDS"
    )


def examine_sources(sources: Iterable[Source], now: datetime) -> Iterator[Finding]:
    """Which of the sources that are read give nothing, and since when."""
    read = [each for each in sources if each.status in {SourceStatus.ON, SourceStatus.TRIAL}]
    failing = [each for each in read if each.condition in _BAD]
    found = [_of_source(each, now) for each in failing]
    yield from shortened(found, _MOST_SOURCES, "sources", "more fail: see /sources in chat")
    if read:
        yield ok("sources", f"{len(read) - len(failing)} of {len(read)} answer")


def _of_source(source: Source, now: datetime) -> Finding:
    since = source.failing_since or source.condition_since
    told = f"{source.title}: {_BAD[source.condition]}"
    if since is not None:
        told += f" since {since:%Y-%m-%d %H:%M} UTC"
    find = wrong if since is not None and now - since > _LASTING else warning
    return find(f"source {source.id}", f"{told}: /source check {source.id} in chat")
