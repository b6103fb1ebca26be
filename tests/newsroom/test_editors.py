import pytest

from news.colleague import Colleague
from news.role import Role
from newsroom import amending, drafting, editors, publishing, synonyms, withdrawing
from newsroom.rights import Doer, NotAllowed
from tests.factories import MINUTE, NOON, Newsroom

OWNER, EDITOR, READER = 1, 2, 3


def key() -> str:
    return "secret"


async def test_admins_are_owners_and_need_no_key(newsroom: Newsroom) -> None:
    assert await editors.ensure_owners(newsroom.desk, [OWNER], NOON, key) is None

    assert await editors.role_of(newsroom.desk, OWNER) is Role.OWNER
    assert await editors.role_of(newsroom.desk, READER) is Role.READER


async def test_without_an_owner_the_first_to_bring_the_key_is_one(newsroom: Newsroom) -> None:
    given = await editors.ensure_owners(newsroom.desk, [], NOON, key)
    again = await editors.ensure_owners(newsroom.desk, [], NOON, lambda: "another")

    wrong = await editors.become_owner(newsroom.desk, READER, "guess", NOON)
    right = await editors.become_owner(newsroom.desk, OWNER, "secret", NOON)
    late = await editors.become_owner(newsroom.desk, READER, "secret", NOON)

    assert given == again == "secret"
    assert (wrong, right, late) == (False, True, False)
    assert await editors.role_of(newsroom.desk, OWNER) is Role.OWNER
    assert await editors.role_of(newsroom.desk, READER) is Role.READER
    assert await editors.ensure_owners(newsroom.desk, [], NOON, key) is None


async def test_a_key_with_odd_characters_is_merely_wrong(newsroom: Newsroom) -> None:
    await editors.ensure_owners(newsroom.desk, [], NOON, key)

    assert not await editors.become_owner(newsroom.desk, READER, "ключ\ud800", NOON)


async def test_an_owner_appoints_and_dismisses(newsroom: Newsroom) -> None:
    await editors.ensure_owners(newsroom.desk, [OWNER], NOON, key)

    assert await editors.appoint(newsroom.desk, OWNER, EDITOR, NOON)
    assert not await editors.appoint(newsroom.desk, OWNER, EDITOR, NOON)
    everyone = await editors.everyone(newsroom.desk)
    assert everyone[0] == (OWNER, Role.OWNER)
    assert (EDITOR, Role.EDITOR) in everyone
    assert await editors.dismiss(newsroom.desk, OWNER, EDITOR, NOON)
    assert await editors.role_of(newsroom.desk, EDITOR) is Role.READER


async def test_an_owner_is_not_dismissed(newsroom: Newsroom) -> None:
    await editors.ensure_owners(newsroom.desk, [OWNER], NOON, key)

    assert not await editors.dismiss(newsroom.desk, OWNER, OWNER, NOON)
    assert await editors.role_of(newsroom.desk, OWNER) is Role.OWNER


async def test_an_id_that_many_speak_under_is_nobodys(newsroom: Newsroom) -> None:
    anonymous = 1_087_968_824
    await editors.ensure_owners(newsroom.desk, [OWNER, anonymous], NOON, key)

    assert not await editors.appoint(newsroom.desk, OWNER, anonymous, NOON)
    assert await editors.role_of(newsroom.desk, anonymous) is Role.READER


async def test_only_an_owner_says_who_edits(newsroom: Newsroom) -> None:
    await editors.ensure_owners(newsroom.desk, [OWNER], NOON, key)
    await editors.appoint(newsroom.desk, OWNER, EDITOR, NOON)

    with pytest.raises(NotAllowed):
        await editors.appoint(newsroom.desk, EDITOR, READER, NOON)
    with pytest.raises(NotAllowed):
        await editors.dismiss(newsroom.desk, READER, EDITOR, NOON)


async def test_an_author_becomes_an_editor_and_an_owner_nothing_less(newsroom: Newsroom) -> None:
    await editors.ensure_owners(newsroom.desk, [OWNER], NOON, key)

    assert await editors.appoint(newsroom.desk, OWNER, EDITOR, NOON, Role.AUTHOR)
    assert await editors.role_of(newsroom.desk, EDITOR) is Role.AUTHOR
    assert await editors.appoint(newsroom.desk, OWNER, EDITOR, NOON, Role.EDITOR)
    assert await editors.role_of(newsroom.desk, EDITOR) is Role.EDITOR
    assert not await editors.appoint(newsroom.desk, OWNER, OWNER, NOON, Role.AUTHOR)
    assert await editors.role_of(newsroom.desk, OWNER) is Role.OWNER


async def test_who_was_dismissed_is_known_by_name_and_works_there_no_more(
    newsroom: Newsroom,
) -> None:
    desk = newsroom.desk
    await editors.ensure_owners(desk, [OWNER], NOON, key)
    await editors.appoint(desk, OWNER, EDITOR, NOON, name="Анна")
    await editors.dismiss(desk, OWNER, EDITOR, NOON)

    assert EDITOR not in dict(await editors.everyone(desk))
    assert EDITOR not in [each.id for each in await editors.colleagues(desk)]
    assert await editors.names(desk, [EDITOR]) == {EDITOR: "Анна"}
    assert not await editors.dismiss(desk, OWNER, EDITOR, NOON)
    assert await editors.appoint(desk, OWNER, EDITOR, NOON, Role.AUTHOR)
    assert await editors.colleague(desk, EDITOR) == Colleague(EDITOR, "Анна", Role.AUTHOR)


async def test_an_author_may_write_and_cancel_and_no_more(newsroom: Newsroom) -> None:
    desk = newsroom.desk
    await editors.ensure_owners(desk, [OWNER], NOON, key)
    await editors.appoint(desk, OWNER, EDITOR, NOON, Role.AUTHOR)
    author = Doer(EDITOR, NOON)
    theirs = await drafting.draft(desk, newsroom.seen("Мир", "Слово."), EDITOR, NOON)
    others, out, leaving = await newsroom.draft(), await newsroom.publish(), await newsroom.draft()
    await publishing.publish(desk, leaving.id, NOON, undo=MINUTE)
    seen = newsroom.seen("Иначе", "Слово.")

    assert (await amending.revise(desk, others.id, seen, EDITOR, NOON)).article.revision == 2
    for refused in (
        lambda: amending.revise(desk, out.id, seen, EDITOR, NOON),
        lambda: amending.revise(desk, leaving.id, seen, EDITOR, NOON),
        lambda: withdrawing.withdraw(desk, out.id, EDITOR, NOON),
        lambda: publishing.cancel(desk, others.id, author),
        lambda: publishing.cancel(desk, leaving.id, author),
        lambda: publishing.recall(desk, leaving.id, author),
        lambda: publishing.publish(desk, theirs.id, NOON, by=author),
        lambda: publishing.publish(desk, theirs.id, NOON, undo=MINUTE, by=author),
        lambda: publishing.break_news(desk, theirs.id, NOON, by=author),
        lambda: synonyms.keep(desk, ("дом", "хата"), author),
    ):
        with pytest.raises(NotAllowed):
            await refused()
    await publishing.cancel(desk, theirs.id, author)
