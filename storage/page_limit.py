"""The most pages that an SQLite file may have: how the fire drill fills the disk.

https://www.sqlite.org/pragma.html#pragma_max_page_count
"""

from sqlalchemy import text

from storage.database import Connection

_MOST_PAGES = 4_294_967_294


async def forbid_growth(connection: Connection) -> None:
    """Limit the file to the pages that it has: a write that needs one more gets SQLITE_FULL.

    The limit is the connection's, and ends with it. Only one connection writes.
    """
    await connection.execute(text("PRAGMA max_page_count = 1"))


async def allow_growth(connection: Connection) -> None:
    """Remove the limit."""
    await connection.execute(text(f"PRAGMA max_page_count = {_MOST_PAGES}"))
