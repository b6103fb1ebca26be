"""Keys of the HTTP API: added, shown once, known by their hashes, removed."""

import pytest
from sqlalchemy import select

from news.actor import token_actor
from news.deed import DeedFilter, DeedKind
from news.role import Role
from newsroom import editors, logbook, tokens
from newsroom.rights import Doer, NotAllowed
from newsroom.tokens import OPERATOR, NameTaken, hash_of, token_name
from storage import tables
from storage.editors import add_editor
from tests.factories import EDITOR, NOON, Newsroom

OWNER = Doer(1, NOON)
KEY = "nd_key"


@pytest.fixture
async def owned(newsroom: Newsroom) -> Newsroom:
    await editors.ensure_owners(newsroom.desk, [OWNER.id], NOON, str)
    return newsroom


async def test_a_key_is_known_by_its_hash_alone(owned: Newsroom) -> None:
    database = owned.desk.database
    token, key = await tokens.add(database, "CMS", OWNER, lambda: KEY)

    assert key == KEY
    assert await tokens.token_of(database, KEY, NOON) == token
    assert await tokens.token_of(database, "nd_other", NOON) is None
    async with database.snapshot() as connection:
        (row,) = await connection.execute(select(tables.tokens))
    assert row.hash == hash_of(KEY)
    assert KEY not in str(row)


async def test_its_program_is_an_editor_until_it_is_removed(owned: Newsroom) -> None:
    database = owned.desk.database
    token, _ = await tokens.add(database, "CMS", OWNER, lambda: KEY)
    assert token.actor_id == token_actor(token.id)
    assert await editors.role_of(owned.desk, token.actor_id) is Role.EDITOR

    assert await tokens.remove(database, token, OWNER)

    assert await editors.role_of(owned.desk, token.actor_id) is Role.READER
    assert await tokens.token_of(database, KEY, NOON) is None
    assert not await tokens.remove(database, token, OWNER)
    assert await tokens.numbered(database, token.id) is None


async def test_a_name_is_anothers_while_that_works(owned: Newsroom) -> None:
    database = owned.desk.database
    token, _ = await tokens.add(database, "CMS", OWNER, lambda: KEY)

    with pytest.raises(NameTaken):
        await tokens.add(database, "cms", OWNER, lambda: "nd_other")

    assert await tokens.named(database, "cMs") == token
    await tokens.remove(database, token, OWNER)
    assert (await tokens.add(database, "CMS", OWNER, lambda: "nd_other"))[0].id != token.id


async def test_only_owners_and_the_operator_add_and_remove(owned: Newsroom) -> None:
    database = owned.desk.database
    async with database.transaction() as connection:
        await add_editor(connection, EDITOR, NOON)
    token, _ = await tokens.add(database, "CMS", Doer(OPERATOR, NOON), lambda: KEY)

    for stranger in (EDITOR, 999, token.actor_id):
        with pytest.raises(NotAllowed):
            await tokens.add(database, "CRM", Doer(stranger, NOON), lambda: "nd_x")
        with pytest.raises(NotAllowed):
            await tokens.remove(database, token, Doer(stranger, NOON))


async def test_the_log_tells_who_did_it(owned: Newsroom) -> None:
    database = owned.desk.database
    token, _ = await tokens.add(database, "CMS", OWNER, lambda: KEY)
    await tokens.remove(database, token, OWNER)

    page = await logbook.log_page(owned.desk, DeedFilter(), 1, 10)

    told = [(each.kind, each.person_id, each.about) for each in page.deeds]
    assert told[:2] == [
        (DeedKind.TOKEN_REMOVED, OWNER.id, "CMS"),
        (DeedKind.TOKEN_ADDED, OWNER.id, "CMS"),
    ]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        (" CMS  2 ", "CMS 2"),
        ("", None),
        ("\u202e", None),
        ("ы" * 64, "ы" * 64),
        ("ы" * 65, None),
        ("C\nM\x00S", "C MS"),
    ],
)
def test_a_name_is_one_short_line(typed: str, name: str | None) -> None:
    assert token_name(typed) == name
