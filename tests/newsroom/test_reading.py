from news.page import Page
from newsroom import publishing, reading, withdrawing
from tests.factories import EDITOR, NOON, Newsroom


def sequences(page: Page) -> list[int | None]:
    return [article.sequence for article in page.articles]


async def test_the_newest_come_first_and_older_pages_follow(newsroom: Newsroom) -> None:
    for _ in range(12):
        await newsroom.publish()

    first = await reading.latest(newsroom.desk)
    second = await reading.latest(newsroom.desk, before=first.articles[-1].sequence)
    last = await reading.latest(newsroom.desk, before=second.articles[-1].sequence)

    assert [sequences(page) for page in (first, second, last)] == [
        [12, 11, 10, 9, 8],
        [7, 6, 5, 4, 3],
        [2, 1],
    ]
    assert [(page.offset, page.total) for page in (first, second, last)] == [
        (0, 12),
        (5, 12),
        (10, 12),
    ]
    assert (first.has_newer, first.has_older) == (False, True)
    assert (last.has_newer, last.has_older) == (True, False)


async def test_the_way_back_leads_to_the_page_before(newsroom: Newsroom) -> None:
    for _ in range(12):
        await newsroom.publish()

    back = await reading.latest(newsroom.desk, after=7)
    top = await reading.latest(newsroom.desk, after=10)

    assert sequences(back) == [12, 11, 10, 9, 8]
    assert sequences(top) == [12, 11, 10, 9, 8]


async def test_a_page_does_not_shift_when_something_new_arrives(newsroom: Newsroom) -> None:
    for _ in range(7):
        await newsroom.publish()
    first = await reading.latest(newsroom.desk)
    await newsroom.publish()

    second = await reading.latest(newsroom.desk, before=first.articles[-1].sequence)

    assert sequences(second) == [2, 1]
    assert (second.offset, second.total) == (6, 8)


async def test_a_rubric_has_its_own_list(newsroom: Newsroom) -> None:
    society = await newsroom.rubric("society")
    for _ in range(6):
        await newsroom.publish("society")
        await newsroom.publish("sport")

    first = await reading.latest(newsroom.desk, society.id)
    second = await reading.latest(newsroom.desk, society.id, before=first.articles[-1].sequence)

    assert sequences(first) == [11, 9, 7, 5, 3]
    assert sequences(second) == [1]
    assert (second.offset, second.total) == (5, 6)


async def test_several_rubrics_make_one_list_in_pages(newsroom: Newsroom) -> None:
    for number in range(12):
        await newsroom.publish(("society", "sport", "culture")[number % 3])
    known = {each.slug: each.id for each in await reading.rubrics(newsroom.desk)}
    both = (known["society"], known["culture"], known["society"])

    first = await reading.latest(newsroom.desk, *both)
    second = await reading.latest(newsroom.desk, *both, before=first.articles[-1].sequence)
    back = await reading.latest(newsroom.desk, *both, after=second.articles[0].sequence)

    assert sequences(first) == [12, 10, 9, 7, 6]
    assert sequences(second) == [4, 3, 1]
    assert (second.offset, second.total) == (5, 8)
    assert back == first


async def test_an_empty_list_is_an_empty_page(newsroom: Newsroom) -> None:
    assert await reading.latest(newsroom.desk) == Page((), 0, 0)


async def test_a_page_beyond_the_oldest_has_only_newer_ones(newsroom: Newsroom) -> None:
    await newsroom.publish()

    page = await reading.latest(newsroom.desk, before=1)

    assert page == Page((), 1, 1)
    assert page.has_newer


async def test_readers_see_only_what_is_published(newsroom: Newsroom) -> None:
    draft = await newsroom.draft("society", "Договор", "Первый.\n\nВторой.")
    hidden = await reading.article(newsroom.desk, draft.id)

    published = await publishing.publish(newsroom.desk, draft.id, NOON)

    assert hidden is None
    assert await reading.article(newsroom.desk, draft.id) == published
    assert published.body == ("Первый.", "Второй.")
    assert await reading.article(newsroom.desk, 999) is None


async def test_a_new_article_is_on_the_front_page_at_once(newsroom: Newsroom) -> None:
    await newsroom.publish()
    assert sequences(await reading.latest(newsroom.desk)) == [1]

    await newsroom.publish()

    page = await reading.latest(newsroom.desk)
    assert sequences(page) == [2, 1]
    assert page.total == 2
    assert await reading.latest(newsroom.desk) is page


async def test_a_withdrawal_of_an_old_article_shows_in_the_total_of_the_front_page(
    newsroom: Newsroom,
) -> None:
    old, *_ = [await newsroom.publish() for _ in range(reading.PAGE + 1)]
    before = await reading.latest(newsroom.desk)

    await withdrawing.withdraw(newsroom.desk, old.id, EDITOR, NOON)

    page = await reading.latest(newsroom.desk)
    assert page.articles == before.articles
    assert (before.total, page.total) == (reading.PAGE + 1, reading.PAGE)
