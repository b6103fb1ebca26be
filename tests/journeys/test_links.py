"""A link is all that an editor gives: the article is on the page behind it."""

from collections.abc import AsyncIterator, Callable
from ipaddress import ip_network

import pytest
from aiogram.types import User

from bot.settings import Settings
from emulator import Emulator, Message, Person
from sources.fetching import Fetcher
from sources.webpage import LARGEST_PAGE
from tests.emulator.pictures import png
from tests.journeys.conftest import Newsdesk
from tests.sources.site import Answer, Site, answer, redirect
from tests.sources.sites import BELTA, CHALLENGE, PDF, WALL, WORDPRESS

HTML = "text/html; charset=utf-8"
LONG = "?utm_source=" + "a" * 200
TEXT = "Мост открыт\n\nДвижение пустят в полдень."


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """The machine's own addresses are a site of the web here."""
    return settings.model_copy(update={"fetch_allow": (ip_network("127.0.0.0/8"),)})


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    """Two pages and their pictures."""
    async with Site().serving() as site:
        blog = WORDPRESS.replace("https://blog.by/wp-content/most.jpg", "/most.png")
        for tracked in ("", "?utm_source=a", "?utm_medium=b", LONG):
            site.answers[f"/blog/most{tracked}"] = answer(blog.encode(), Content_Type=HTML)
        site.answers["/most.png"] = answer(png(800, 600), Content_Type="image/png")
        site.answers["/society/1"] = answer(
            BELTA.encode("windows-1251"), Content_Type="text/html; charset=windows-1251"
        )
        yield site


async def drafted(editor: Person, since: Message) -> Message:
    """The preview of a new draft."""
    await editor.sees("Рубрика:", since=since)
    return await editor.sees("Мост", since=since)


async def posted(editor: Person, link: str, way: str) -> Message:
    match way:
        case "beside":
            return await editor.says(f"/post {link}")
        case "below":
            return await editor.says(f"/post\n{link}\n")
        case "reply":
            return await editor.replies(await editor.says(link), "/post")
        case "tap":
            said = await editor.says(link)
            await editor.presses("Забрать статью", on=await editor.sees(link, since=said))
            return said
    await editor.says("/post")
    await editor.sees("Пришлите статью")
    return await editor.says(link)


@pytest.mark.usefixtures("newsdesk")
@pytest.mark.parametrize("way", ["beside", "below", "next", "reply", "tap"])
async def test_the_page_of_a_link_reaches_readers(
    editor: Person, anna: Person, site: Site, newsdesk: Newsdesk, way: str
) -> None:
    await anna.says("/subscribe проспект")
    await anna.sees("проспект")

    said = await posted(editor, site.url("/blog/most?utm_source=a"), way)
    shown = await drafted(editor, said)
    assert "Общество" in shown.text
    assert "• проспект\n• набережная" in shown.text
    assert shown.media is not None
    await editor.presses("Опубликовать")

    got = await anna.sees("Мост открыт")
    assert (got.text, got.media) == (shown.text, shown.media)
    article = await newsdesk.article()
    assert article.source_url == site.url("/blog/most")
    assert article.published_on_site is not None
    assert article.published_on_site.isoformat() == "2024-07-04T16:25:00+00:00"


@pytest.mark.usefixtures("newsdesk")
async def test_an_agencys_page_without_its_picture_is_a_draft_too(
    editor: Person, site: Site, newsdesk: Newsdesk
) -> None:
    said = await posted(editor, site.url("/society/1"), "beside")

    card = await editor.sees("Рубрика: Общество", since=said)

    assert "Картинку со страницы взять не удалось" in card.text
    article = await newsdesk.article()
    assert (article.place, article.photo) == ("Лунинец", None)
    assert article.headline == "Мост через Припять открыт"


@pytest.mark.usefixtures("newsdesk")
async def test_a_page_that_is_out_already_is_known_by_its_address(
    editor: Person, site: Site
) -> None:
    said = await posted(editor, site.url("/blog/most"), "beside")
    await drafted(editor, said)
    await editor.presses("Опубликовать")
    await editor.sees("Опубликовано", since=said)

    said = await posted(editor, site.url("/blog/most?utm_medium=b"), "beside")

    await editor.sees("Такая статья уже выходила: Мост открыт", since=said)


FAILURES: dict[str, tuple[Answer | None, str]] = {
    "wall": (answer(WALL.encode(), Content_Type=HTML), "только для подписчиков"),
    "paid": (answer(b"", 402), "только для подписчиков"),
    "challenge": (answer(CHALLENGE.encode(), Content_Type=HTML), "не пускает программы"),
    "forbidden": (answer(b"", 403), "не пускает программы"),
    "mitigated": (answer(b"", 503, cf_mitigated="challenge"), "не пускает программы"),
    "pdf": (answer(PDF, Content_Type="application/pdf"), "а файл PDF"),
    "feed": (answer(b"<rss/>", Content_Type="text/xml"), "лента новостей, а не статья"),
    "large": (answer(b"a", length=LARGEST_PAGE + 1), "больше 5 МБ"),
    "gone": (answer(b"", 410), "Такой страницы на сайте нет"),
    "broken": (answer(b"", 500), "На сайте ошибка"),
    "reset": (None, "До сайта не достучаться"),
    "private": (redirect("http://10.0.0.1/"), "не в открытый интернет"),
    "circle": (redirect("/page"), "ведёт по кругу"),
    "nothing": (answer(b"<p>"), "не нашлось статьи"),
}


@pytest.mark.usefixtures("newsdesk")
async def test_whatever_keeps_the_article_back_the_text_may_follow(
    editor: Person, site: Site, newsdesk: Newsdesk
) -> None:
    for number, (page, told) in enumerate(FAILURES.values(), 1):
        site.answers.pop("/page", None)
        if page is not None:
            site.answers["/page"] = page
        said = await editor.says(f"/post {site.url('/page')}")
        await editor.sees(told, since=said)

        said = await editor.says(f"{TEXT} Машин пройдёт {number} тысяч.")

        await drafted(editor, said)
        article = await newsdesk.article(number)
        assert article.body == (f"Движение пустят в полдень. Машин пройдёт {number} тысяч.",)
        assert article.source_url == site.url("/page")


@pytest.mark.usefixtures("newsdesk")
async def test_another_link_may_follow_one_that_led_nowhere(
    editor: Person, site: Site, newsdesk: Newsdesk
) -> None:
    said = await editor.says(f"/post {site.url('/nowhere')}")
    await editor.sees("До сайта не достучаться", since=said)

    said = await editor.says(site.url("/blog/most"))

    await drafted(editor, said)
    assert (await newsdesk.article()).source_url == site.url("/blog/most")


@pytest.mark.usefixtures("newsdesk")
async def test_a_link_that_leads_nowhere_is_no_article(editor: Person) -> None:
    said = await editor.says("/post http://")

    await editor.sees("Вставьте текст статьи", since=said)


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page may take a tenth of a second to come; to be asked for ahead of ``newsdesk``."""

    def make(settings: Settings, _: User) -> Fetcher:
        return Fetcher(settings.fetch_allow, user_agent="newsdesk", seconds=0.1)

    monkeypatch.setattr("bot.operation.make_fetcher", make)


@pytest.mark.usefixtures("hasty", "newsdesk")
async def test_a_site_that_drips_is_not_waited_for(editor: Person, site: Site) -> None:
    site.answers["/drip"] = site.drip

    said = await editor.says(f"/post {site.url('/drip')}")

    await editor.sees("слишком медленно", since=said)


@pytest.mark.usefixtures("newsdesk")
async def test_a_bare_link_is_asked_about_and_fetched_on_a_tap_alone(
    editor: Person, site: Site, newsdesk: Newsdesk
) -> None:
    link = site.url(f"/blog/most{LONG}")

    said = await editor.says(link)
    offer = await editor.sees(link, since=said)
    await editor.sees_nothing_new(since=offer)
    assert site.requests == []

    await editor.presses("Забрать статью", on=offer)
    await drafted(editor, said)
    await editor.sees("Статья взята", within=offer)
    assert (await newsdesk.article()).source_url == site.url("/blog/most")


@pytest.mark.usefixtures("newsdesk")
async def test_an_offered_page_that_led_nowhere_leaves_the_text_to_follow(
    editor: Person, site: Site, newsdesk: Newsdesk
) -> None:
    site.answers["/page"] = answer(WALL.encode(), Content_Type=HTML)
    await posted(editor, site.url("/page"), "tap")
    await editor.sees("только для подписчиков")

    said = await editor.says(TEXT)

    await drafted(editor, said)
    assert (await newsdesk.article()).source_url == site.url("/page")


@pytest.mark.usefixtures("newsdesk")
@pytest.mark.parametrize(
    "write",
    [
        lambda link: f"/post {link}\n\n{TEXT}",
        lambda link: f"/post\n{TEXT}\n\n{link}",
    ],
)
async def test_a_text_beside_a_link_is_the_article(
    editor: Person, site: Site, newsdesk: Newsdesk, write: Callable[[str], str]
) -> None:
    said = await editor.says(write(site.url("/blog/most")))

    await drafted(editor, said)

    assert (await newsdesk.article()).body == ("Движение пустят в полдень.",)
    assert site.requests == []


@pytest.mark.usefixtures("newsdesk")
async def test_a_readers_link_is_words_like_any(anna: Person, site: Site) -> None:
    said = await anna.says(site.url("/blog/most"))
    await anna.sees("", since=said)

    assert "Забрать" not in anna.screen()
    assert site.requests == []


@pytest.mark.usefixtures("newsdesk")
async def test_another_wording_may_be_a_link_too(
    editor: Person, site: Site, newsdesk: Newsdesk
) -> None:
    said = await editor.says(f"/post\n{TEXT}")
    await drafted(editor, said)

    said = await editor.says(f"/edit 1\n{site.url('/blog/most')}")

    await editor.sees("набережная", since=said)
    assert (await newsdesk.article()).photo is not None


@pytest.mark.usefixtures("newsdesk")
async def test_whoever_waits_sees_that_the_bot_is_at_work(
    emulator: Emulator, editor: Person, site: Site
) -> None:
    said = await editor.says(f"/post {site.url('/blog/most')}")
    await drafted(editor, said)

    assert any(call.method.lower() == "sendchataction" for call in emulator.calls)
