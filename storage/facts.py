"""Single facts, by name; the publication sequence is one of them."""

from sqlalchemy import BigInteger, Text, bindparam, cast, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.dialect import insert
from storage.tables import facts

SEQUENCE = "sequence"
CLAIM_KEY = "claim_key"
DIGEST_SPREAD = "digest_spread"

# Asked with every page of articles: put together once.
_FACT = select(facts.c.value).where(facts.c.name == bindparam("fact"))


async def fact(connection: AsyncConnection, name: str) -> str | None:
    """The value kept under ``name``, if any."""
    return await connection.scalar(_FACT, {"fact": name})


async def keep_fact(connection: AsyncConnection, name: str, value: str) -> None:
    """Keep ``value`` under ``name``, instead of what was there."""
    statement = insert(connection, facts).values(name=name, value=value)
    await connection.execute(
        statement.on_conflict_do_update(index_elements=[facts.c.name], set_={"value": value})
    )


async def drop_fact(connection: AsyncConnection, name: str) -> bool:
    """Forget what is kept under ``name``; whether anything was."""
    return (await connection.execute(delete(facts).where(facts.c.name == name))).rowcount > 0


async def count_up(connection: AsyncConnection, name: str) -> None:
    """Add one to the number kept under ``name``; until the transaction ends nobody else can."""
    value = cast(cast(facts.c.value, BigInteger) + 1, Text)
    statement = insert(connection, facts).values(name=name, value="1")
    await connection.execute(
        statement.on_conflict_do_update(index_elements=[facts.c.name], set_={"value": value})
    )


async def current_sequence(connection: AsyncConnection) -> int:
    """The sequence of the newest publication; 0 before the first."""
    return int(await fact(connection, SEQUENCE) or 0)


async def next_sequence(connection: AsyncConnection) -> int:
    """Take the next publication sequence; until the transaction ends nobody else can take one."""
    value = cast(cast(facts.c.value, BigInteger) + 1, Text)
    taken = await connection.scalar(
        update(facts).where(facts.c.name == SEQUENCE).values(value=value).returning(facts.c.value)
    )
    return int(taken or 0)
