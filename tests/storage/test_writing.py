"""What people write is kept alike by both engines, whatever it holds."""

import pytest

from news.article import ArticleDraft
from news.words.morphology import Morphology
from newsroom import drafting
from newsroom.desk import open_desk
from storage.conversations import load_conversation, save_conversation
from storage.database import Database
from storage.rules import NOTHING_SEEN, keep_rule, rules_missing
from storage.synonyms import add_group, all_groups
from tests.factories import EDITOR, MINSK, NOON

ODD = "До\x00го\ud800вор\udfff 👍"
KEPT = "Договор 👍"


async def test_what_no_database_keeps_is_left_out(
    database: Database, morphology: Morphology
) -> None:
    desk = await open_desk(database, zone=MINSK, morphology=morphology)
    odd = ArticleDraft(ODD, body=(ODD, ODD), place=ODD * 40, source_url=f"https://e.by/{ODD}")
    article = await drafting.draft(desk, odd, EDITOR, NOON)

    assert (article.headline, article.text) == (KEPT, f"{KEPT}\n\n{KEPT}")
    assert article.source_url == f"https://e.by/{KEPT}"
    assert article.place is not None
    assert article.place.startswith(KEPT * 8)


async def test_rules_synonyms_and_conversations_are_kept_alike(database: Database) -> None:
    async with database.transaction() as connection:
        rule_id = await keep_rule(connection, ODD)
        assert await keep_rule(connection, KEPT) == rule_id
        found, _ = await rules_missing(connection, NOTHING_SEEN)
        assert found == [(rule_id, KEPT)]
        await add_group(connection, [ODD, "закон"])
        assert [group.members for group in await all_groups(connection)] == [(KEPT, "закон")]
        await save_conversation(connection, 1, 2, "post", f'"{ODD}"')
        assert await load_conversation(connection, 1, 2) == ("post", f'"{KEPT}"')


@pytest.mark.parametrize("letter", ["a", "я", "\U00010428"])
async def test_the_longest_rule_fits_the_index_of_either_engine(
    database: Database, letter: str
) -> None:
    async with database.transaction() as connection:
        rule_id = await keep_rule(connection, "-".join([letter * 9] * 60))
        found, _ = await rules_missing(connection, NOTHING_SEEN)
        assert [each for each, _ in found] == [rule_id]
