"""Posts what is due, once, in a process that can be killed."""

import asyncio
import sys
from datetime import datetime

from api.posting import Poster
from newsroom.desk import open_desk
from storage.database import Database
from tests.api.receiver import posting
from tests.factories import MINSK


async def post_due(url: str, now: datetime) -> None:
    database = Database(url)
    desk = await open_desk(database, zone=MINSK)
    async with posting() as post:
        await Poster(desk, post, lambda *_: None, lambda: now).post_due()
    await database.close()


if __name__ == "__main__":
    asyncio.run(post_due(sys.argv[1], datetime.fromisoformat(sys.argv[2])))
