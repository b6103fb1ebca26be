"""Which editors are shown what a source suggests for an article, each suggestion once."""

from datetime import UTC, datetime

from news.deed import DeedFilter
from news.role import EDITORS
from newsroom import suggesting
from newsroom.desk import Desk
from newsroom.suggesting import Suggestion
from storage import suggestions
from storage.database import Connection
from storage.deeds import newest_deeds
from storage.editors import all_editors
from storage.facts import fact, keep_fact

_TOLD = "suggestions told"
_AT_ONCE = 5
_DEEDS = 50
_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


async def untold(desk: Desk) -> list[Suggestion]:
    """Suggestions that nobody has been shown, the oldest first."""

    async def look(connection: Connection) -> list[int]:
        last = await _last(connection)
        return await suggestions.suggested_after(connection, *last, limit=_AT_ONCE)

    found = [await suggesting.suggestion(desk, each) for each in await desk.database.peek(look)]
    return [each for each in found if each is not None]


async def told(desk: Desk, found: Suggestion) -> None:
    """Note that editors have been shown a suggestion, and with it all earlier ones."""
    async with desk.database.transaction() as connection:
        at = found.made_at.isoformat()
        await keep_fact(connection, _TOLD, f"{at} {found.article_id}")


async def concerned(desk: Desk, article_id: int) -> list[int]:
    """The editors who have had an article in hand; all of them where there is none of those."""
    async with desk.database.snapshot() as connection:
        people = [each for each, role in await all_editors(connection) if role in EDITORS]
        done = await newest_deeds(connection, DeedFilter(article_id), _DEEDS)
    doers = {each.person_id for each in done}
    return [each for each in people if each in doers] or people


async def _last(connection: Connection) -> tuple[datetime, int]:
    at, _, article_id = (await fact(connection, _TOLD) or "").partition(" ")
    return (datetime.fromisoformat(at), int(article_id)) if at else (_BEGINNING, 0)
