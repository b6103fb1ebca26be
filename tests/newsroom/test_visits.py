from news.role import Role
from newsroom import editors, subscribing, visits
from tests.factories import DAY, NOON, Newsroom

OWNER, EDITOR, READER = 1, 2, 3


async def test_a_visitor_comes_with_their_role(newsroom: Newsroom) -> None:
    desk = newsroom.desk
    await editors.ensure_owners(desk, [OWNER], NOON, lambda: "secret")
    await editors.appoint(desk, OWNER, EDITOR, NOON)

    met = [await visits.meet(desk, who, "ru", NOON) for who in (OWNER, EDITOR, READER)]

    assert [visit.role for visit in met] == [Role.OWNER, Role.EDITOR, Role.READER]
    assert all(visit.is_new for visit in met)


async def test_a_reader_who_is_known_is_met_as_they_are(newsroom: Newsroom) -> None:
    first, _ = await subscribing.arrive(newsroom.desk, READER, "be", NOON)

    visit = await visits.meet(newsroom.desk, READER, "en", NOON + DAY)

    assert visit.subscriber == first
    assert not visit.is_new
