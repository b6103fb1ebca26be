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


async def test_a_name_is_written_down_once_and_belongs_to_one(newsroom: Newsroom) -> None:
    desk = newsroom.desk
    await visits.meet(desk, READER, "ru", NOON, username="Anna_K")
    before = desk.database.changes
    again = await visits.meet(desk, READER, "ru", NOON, name="Анна", username="anna_k")
    assert desk.database.changes == before
    assert again.subscriber.username == "anna_k"
    assert await editors.met(desk, "anna_k") == READER

    await visits.meet(desk, EDITOR, "ru", NOON, username="ANNA_k")
    assert await editors.met(desk, "anna_k") == EDITOR
    await visits.meet(desk, READER, "ru", NOON, username="anna_kk")
    await visits.meet(desk, EDITOR, "ru", NOON)
    assert await editors.met(desk, "anna_k") is None
    assert await editors.met(desk, "anna_kk") == READER
    for odd in ("x" * 33, "\ud800", "a b", "@@", "имя"):
        await visits.meet(desk, READER, "ru", NOON, username=odd)
    assert await editors.met(desk, "anna_kk") is None


async def test_colleagues_are_known_by_the_names_they_have_now(newsroom: Newsroom) -> None:
    desk = newsroom.desk
    await editors.ensure_owners(desk, [OWNER], NOON, lambda: "secret")
    await visits.meet(desk, READER, "ru", NOON, name="Читатель")
    await visits.meet(desk, OWNER, "ru", NOON, name=" Анна\n\x00\u202e К. " + "ы" * 300)
    before = desk.database.changes
    await visits.meet(desk, OWNER, "ru", NOON, name=" Анна\n\x00\u202e К. " + "ы" * 300)

    names = await editors.names(desk, [OWNER, READER])

    assert names[OWNER].startswith("Анна К. ы")
    assert len(names[OWNER]) == 128
    assert READER not in names
    assert desk.database.changes == before
    await visits.meet(desk, OWNER, "ru", NOON, name="Анна Б.")
    assert (await editors.names(desk, [OWNER]))[OWNER] == "Анна Б."
