"""What bulk sends have cost today."""

from datetime import date

from sqlalchemy.ext.asyncio import AsyncConnection

from storage.facts import fact

SPENT = "stars_spent"
"""The fact that holds a day of UTC and the tenths of a Star that were spent on it."""


async def tenths_spent(connection: AsyncConnection, today: date) -> int:
    """The tenths of a Star that bulk sends have cost on a day of UTC."""
    day, _, spent = (await fact(connection, SPENT) or "").partition(" ")
    return int(spent) if day == str(today) else 0
