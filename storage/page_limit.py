"""Whether an SQLite file may grow: the fire drill's full disk.

https://www.sqlite.org/pragma.html#pragma_max_page_count
"""

from sqlalchemy import text

from storage.database import Connection

_MOST_PAGES = 4_294_967_294


async def forbid_growth(connection: Connection) -> None:
    """Let the file have the pages that it has: whoever needs one more gets SQLITE_FULL.

    It holds for the writing connection, which there is one of, as long as that is open.
    """
    await connection.execute(text("PRAGMA max_page_count = 1"))


async def allow_growth(connection: Connection) -> None:
    """Let it grow again."""
    await connection.execute(text(f"PRAGMA max_page_count = {_MOST_PAGES}"))
