"""Rows that a transaction holds, so that nobody else changes them before it ends."""

from sqlalchemy import Select
from sqlalchemy.ext.asyncio import AsyncConnection


async def unheld(connection: AsyncConnection, wanted: Select[int]) -> list[int]:
    """Hold those of the rows that nobody else holds; their ids."""
    return list(await connection.scalars(wanted.with_for_update(skip_locked=True)))
