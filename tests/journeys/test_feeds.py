"""What the web is given by the whole program: pages, photos, feeds, webhooks."""

import re
from ipaddress import ip_network
from xml.etree import ElementTree as ET

import pytest
from aiohttp import ClientSession

from bot.settings import Settings
from emulator import Person
from newsroom import webhooks, withdrawing
from newsroom.rights import Doer
from tests.api.receiver import Receiver, is_signed, receiving
from tests.emulator.pictures import png
from tests.journeys.conftest import EDITOR_ID, Newsdesk
from tests.ports import free_address

PHOTO = png(100, 80)


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """The settings of a bot that serves the web on a port of its own."""
    allowed = (ip_network("127.0.0.0/8"),)
    return settings.model_copy(update={"api_listen": free_address(), "fetch_allow": allowed})


async def got(url: str) -> tuple[int, bytes]:
    async with ClientSession() as session, session.get(url) as answer:
        return answer.status, await answer.read()


def addresses(text: str) -> list[str]:
    return re.findall(r"https?://\S+/feeds/[\w-]{43}\.(?:rss|json)", text)


async def test_a_reader_takes_a_rubric_away_and_revokes_it(
    newsdesk: Newsdesk, anna: Person
) -> None:
    await newsdesk.publish("Мир подписан", rubric="society")

    await anna.says("/feed общество")
    rss, json_feed = addresses((await anna.sees("Лента готова")).text)
    status, document = await got(rss)
    assert (status, (await got(json_feed))[0]) == (200, 200)
    assert ET.fromstring(document).findtext("channel/item/title") == "Мир подписан"  # noqa: S314

    said = await anna.says("/feeds")
    await anna.sees("Ваши ленты", since=said)
    await anna.presses("Общество")
    await anna.sees("Отозвать ленту")
    await anna.presses("Отозвать")
    await anna.sees("отозвана")
    assert [(await got(each))[0] for each in (rss, json_feed)] == [410, 410]


async def test_a_reader_takes_words_away(newsdesk: Newsdesk, anna: Person) -> None:
    await newsdesk.publish("О договорах", "И о безопасности.")
    await newsdesk.publish("О погоде")

    await anna.says("/feed договор безопасность")
    rss, _ = addresses((await anna.sees("Лента готова")).text)

    titles = [item.findtext("title") for item in ET.fromstring((await got(rss))[1]).iter("item")]  # noqa: S314
    assert titles == ["О договорах"]


async def test_feed_alone_offers_the_rubrics(newsdesk: Newsdesk, anna: Person) -> None:
    await newsdesk.program()
    await anna.says("/feed")

    await anna.sees("в любой программе для RSS")
    await anna.presses("Спорт")

    assert len(addresses((await anna.sees("Лента готова")).text)) == 2


async def test_words_that_are_no_rule_make_no_feed(newsdesk: Newsdesk, anna: Person) -> None:
    await newsdesk.program()
    await anna.says("/feed -договор")

    said = await anna.says("/feeds")
    await anna.sees("Лент пока нет", since=said)


async def test_without_a_listener_feeds_are_kindly_refused(
    newsdesk: Newsdesk, anna: Person
) -> None:
    await newsdesk.restart(api_listen=None)

    for command in ("/feed общество", "/feeds"):
        said = await anna.says(command)
        await anna.sees("API_LISTEN", since=said)


async def test_an_article_is_a_page_until_it_is_withdrawn(newsdesk: Newsdesk) -> None:
    article = await newsdesk.publish("Мир подписан", rubric="society")
    url = f"http://{newsdesk.settings.api_listen}/a/{article.id}"

    status, page = await got(url)
    assert status == 200
    assert "<h1>Мир подписан</h1>" in page.decode()

    desk = (await newsdesk.program()).desk
    await withdrawing.withdraw(desk, article.id, EDITOR_ID, newsdesk.clock())
    assert (await got(url))[0] == 410


async def test_an_editors_photo_is_on_the_page(newsdesk: Newsdesk, editor: Person) -> None:
    await editor.says("/post")
    await editor.sends_photo(PHOTO, caption="Мир подписан\n\nСегодня.")
    await editor.sees("Мир подписан")
    await editor.presses("Опубликовать")
    await editor.sees("Опубликовано")
    url = f"http://{newsdesk.settings.api_listen}/a/1"

    assert '<img src="1/photo"' in (await got(url))[1].decode()
    status, photo = await got(f"{url}/photo")
    assert (status, photo) == (200, PHOTO)


async def test_a_program_is_told_by_a_tick(newsdesk: Newsdesk) -> None:
    desk = (await newsdesk.program()).desk
    async with receiving(Receiver()) as receiver:
        by = Doer(EDITOR_ID, newsdesk.clock())
        await webhooks.register(desk, receiver.url, None, by, lambda: "secret")
        article = await newsdesk.publish("Мир подписан")

        await newsdesk.tick("webhooks")

    assert receiver.told == [("article.published", article.id)]
    assert is_signed("secret", *receiver.posts[0])
