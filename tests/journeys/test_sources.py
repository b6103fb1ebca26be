"""A site becomes a source: it is tried, switched on, and brings articles that editors decide on."""

from collections.abc import AsyncIterator
from datetime import timedelta
from ipaddress import ip_network

import pytest
from aiogram.types import User

from bot.settings import Settings
from emulator import Emulator, Message, Person
from newsroom import inboxes, sourcing
from newsroom.rights import Doer
from sources.fetching import Fetcher
from sources.turns import Turns
from tests.journeys.answers import answers
from tests.journeys.conftest import EDITOR_ID, Newsdesk
from tests.journeys.news_site import NewsSite, news_site
from tests.journeys.test_publishing import copies, follows
from tests.sources.site import answer
from texts.source_actions import DropSuggestion, PublishItem, ShowInbox, TryFeed

COLLEAGUE_ID = 200_002
TEXT = "Движение по мосту пущено сегодня, сообщили в облисполкоме."
HOUR = timedelta(hours=1)


@pytest.fixture
def settings(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Settings:
    def make(settings: Settings, _: User) -> Fetcher:
        # How long a site is left alone is tested in tests/sources.
        return Fetcher(settings.fetch_allow, user_agent="", turns=Turns(apart=0.0))

    monkeypatch.setattr("bot.operation.make_fetcher", make)
    return settings.model_copy(update={"fetch_allow": (ip_network("127.0.0.0/8"),)})


@pytest.fixture
async def site(newsdesk: Newsdesk) -> AsyncIterator[NewsSite]:
    """A site with three articles of today."""
    async with news_site() as site:
        for number, headline in enumerate(("Суд отложен", "Дожди до среды", "Цены выросли"), 1):
            site.adds(headline, f"{headline}. {TEXT}", newsdesk.clock() - HOUR / number, "Спорт")
        yield site


async def added(editor: Person, site: NewsSite, how: str = "") -> Message:
    """The card of the site on trial."""
    said = await editor.says(f"/source add {site.home} {how}")
    return await editor.sees("Включить?", since=said)


async def looked(newsdesk: Newsdesk) -> None:
    """Every source is looked at, and what it has had becomes articles."""
    program = await newsdesk.program()
    for each in await sourcing.sources(program.desk):
        await sourcing.look_soon(program.desk, each.id, Doer(EDITOR_ID, newsdesk.clock()))
    await newsdesk.tick("sources")
    await program.collector.settled()


async def switched_on(newsdesk: Newsdesk, editor: Person, site: NewsSite, how: str = "") -> Message:
    """The card of the site as a source that is on and has been looked at."""
    card = await added(editor, site, how)
    await editor.presses("Включить", on=card)
    await editor.sees("Включён", within=card)
    await looked(newsdesk)
    return card


async def brings(newsdesk: Newsdesk, site: NewsSite, *headlines: str) -> None:
    """The site has new articles, and editors are told."""
    for headline in headlines:
        site.adds(headline, f"{headline}. {TEXT}", newsdesk.clock(), "Спорт")
    await looked(newsdesk)
    await newsdesk.tick("inboxes")


async def test_a_site_is_tried_before_it_is_switched_on(
    newsdesk: Newsdesk, editor: Person, anna: Person, site: NewsSite
) -> None:
    await follows(anna, "спорт")

    card = await added(editor, site)

    assert "Новости Бреста" in card.text
    assert "За сутки было бы 3 статьи. Вот последние три; кто бы их получил:" in card.text
    assert "Цены выросли" in card.text
    assert "Спорт · в дайджесте 1" in card.text
    assert "Сайт не сообщает, изменилась ли лента" in card.text
    await looked(newsdesk)
    await newsdesk.tick("inboxes")
    assert not await answers(editor, "Суд отложен. Движение")
    await editor.presses("Не сейчас", on=card)
    assert "не включаю" in card.text
    await editor.says("/sources")
    await editor.sees("Источников пока нет")


async def test_an_item_becomes_a_card_that_publishes(
    newsdesk: Newsdesk, editor: Person, anna: Person, site: NewsSite
) -> None:
    await follows(anna, "мост")
    await switched_on(newsdesk, editor, site)

    await brings(newsdesk, site, "Мост открыт")

    card = await editor.sees("Мост открыт")
    assert "Новости Бреста · Спорт" in card.text
    assert TEXT in card.text
    await editor.presses("Опубликовать", on=card)
    await anna.sees("Мост открыт")
    await editor.sees("Готово", within=card)


async def test_more_within_the_hour_joins_one_message_without_a_sound(
    newsdesk: Newsdesk, editor: Person, site: NewsSite
) -> None:
    await switched_on(newsdesk, editor, site)
    await brings(newsdesk, site, "Мост открыт")
    card = await editor.sees("Мост открыт")
    assert not card.is_silent

    await brings(newsdesk, site, "Суд начался", "Озеро замёрзло")

    await editor.sees("3 черновика из источников ждут решения", within=card)
    number = (await numbers(newsdesk))[0]
    await editor.presses(f"№ {number}", on=card)
    assert "Озеро замёрзло" in card.text
    assert "Суд начался" not in card.text
    await editor.presses("‹ Весь список: 3", on=card)
    await editor.presses("Пропустить все", on=card)
    assert "Пропустить 3 черновика?" in card.text
    toast = await editor.presses("Пропустить", on=card)
    assert toast == "Пропущено: 3"
    assert "разобраны" in card.text
    newsdesk.clock.advance(HOUR)
    await brings(newsdesk, site, "Мороз")
    assert not (await editor.sees("Мороз")).is_silent
    assert not card.is_there


async def test_what_one_editor_decides_on_is_gone_from_the_others_lists(
    emulator: Emulator, newsdesk: Newsdesk, editor: Person, anna: Person, site: NewsSite
) -> None:
    await newsdesk.restart(admin_ids=(EDITOR_ID, COLLEAGUE_ID))
    colleague = emulator.person("Tom", "en", user_id=COLLEAGUE_ID, role="editor")
    await colleague.opens("")
    await follows(anna, "мост")
    await switched_on(newsdesk, editor, site)
    await brings(newsdesk, site, "Суд начался", "Мост открыт")
    mine, theirs = await editor.sees("2 черновика"), await colleague.sees("2 drafts")
    bridge, court = await numbers(newsdesk)

    await editor.presses(f"№ {court}", on=mine)
    await editor.presses("Пропустить", on=mine)

    assert "Мост открыт" in mine.text
    await newsdesk.tick("inboxes")
    assert "Мост открыт" in theirs.text
    assert "Суд начался" not in theirs.text
    await colleague.presses("Publish", on=theirs)
    await anna.sees("Мост открыт")
    await newsdesk.tick("inboxes")
    assert "разобраны" in mine.text
    settled = await editor.forges(PublishItem(bridge, 1).pack(), on=mine)
    assert settled == "Этим черновиком уже занялись"
    assert copies(emulator, anna, "Мост открыт") == 1


async def test_a_draft_is_changed_as_any_other(
    newsdesk: Newsdesk, editor: Person, site: NewsSite
) -> None:
    await switched_on(newsdesk, editor, site)
    await brings(newsdesk, site, "Мост открыт")
    card = await editor.sees("Мост открыт")

    await editor.presses("Изменить", on=card)

    await editor.presses("Отмена", on=await editor.sees("Рубрика: Спорт", since=card))
    await newsdesk.tick("inboxes")
    assert "разобраны" in card.text


async def test_an_editor_may_want_no_drafts(
    newsdesk: Newsdesk, editor: Person, site: NewsSite
) -> None:
    await switched_on(newsdesk, editor, site)
    said = await editor.says("/sources")
    page = await editor.sees("Новости Бреста", since=said)

    await editor.presses("Черновики мне: да", on=page)

    await brings(newsdesk, site, "Мост открыт")
    assert not await answers(editor, "Мост открыт")
    await editor.presses("Черновики мне: нет", on=page)
    await newsdesk.tick("inboxes")
    await editor.sees("Мост открыт")


async def test_categories_are_filed_by_taps_and_by_a_line(
    newsdesk: Newsdesk, editor: Person, site: NewsSite
) -> None:
    site.adds("Биржа закрыта", TEXT, newsdesk.clock() - HOUR, "Деньги и люди")
    card = await switched_on(newsdesk, editor, site)
    await editor.presses("Категории ›", on=card)
    assert "Спорт → ⚽ Спорт · 3 статьи · по названию" in card.text
    assert "Деньги и люди → Без рубрики" in card.text

    await editor.presses("Деньги и люди", on=card)
    await editor.presses("💼 Экономика", on=card)

    assert "Деньги и люди → 💼 Экономика · 1 статья" in card.text
    said = await editor.replies(card, "деньги и люди = Общество")
    await editor.sees("«Деньги и люди» → 👥 Общество", since=said)
    said = await editor.replies(card, "Погода = Общество")
    await editor.sees("Категории «Погода» у этого источника не было", since=said)
    said = await editor.replies(card, "что это")
    await editor.sees("Ответьте так", since=said)
    said = await editor.replies(card, "Спорт = Мотоциклы")
    await editor.sees("Рубрики «Мотоциклы» нет", since=said)
    site.adds("Рубль окреп", TEXT, newsdesk.clock(), "Деньги и люди")
    await looked(newsdesk)
    await newsdesk.tick("inboxes")
    assert "Общество" in (await editor.sees("Рубль окреп")).text


async def test_a_source_is_checked_paused_and_removed_by_typing(
    newsdesk: Newsdesk, editor: Person, site: NewsSite
) -> None:
    await switched_on(newsdesk, editor, site, "Экономика publish")
    said = await editor.says("/source 1")
    await editor.sees("выходит само", since=said)
    site.adds("Мост открыт", TEXT, newsdesk.clock(), "Спорт")

    said = await editor.says("/source check 1")
    await editor.sees("Есть 1 новая", since=said)
    said = await editor.says("/source check 1")
    await editor.sees("Нового нет", since=said)
    said = await editor.says("/source pause 1")
    await editor.sees("На паузе", since=said)
    said = await editor.says("/source resume № 1")
    await editor.sees("Снова слежу", since=said)
    said = await editor.says("/source remove 1")
    question = await editor.sees("Удалить Новости Бреста?", since=said)
    await editor.presses("Удалить", on=question)
    assert "удалён" in question.text
    said = await editor.says("/source 1")
    await editor.sees("Источника 1 нет", since=said)
    said = await editor.says("/log")
    log = await editor.sees("Журнал", since=said)
    assert "Новости Бреста" in log.text


async def test_what_publishes_by_itself_needs_no_editor(
    newsdesk: Newsdesk, editor: Person, anna: Person, site: NewsSite
) -> None:
    await follows(anna, "мост")
    await switched_on(newsdesk, editor, site, "publish")

    await brings(newsdesk, site, "Мост открыт")

    await anna.sees("Мост открыт")
    assert not await answers(editor, "Мост открыт. Движение")


async def test_the_newest_three_are_taken_by_choice(
    newsdesk: Newsdesk, editor: Person, site: NewsSite
) -> None:
    card = await added(editor, site)

    await editor.presses("Включить и взять три последние", on=card)

    assert "Взяты 3 новости: они придут черновиками." in card.text
    await looked(newsdesk)
    await newsdesk.tick("inboxes")
    await editor.sees("3 черновика из источников ждут решения")


async def test_of_several_feeds_one_is_chosen(editor: Person, site: NewsSite) -> None:
    links = "".join(
        f'<link rel="alternate" type="application/rss+xml" title="{title}" href="{path}">'
        for title, path in (("Всё", "/rss"), ("Спорт", "/sport"))
    )
    site.says_home(links)
    said = await editor.says(f"/source add {site.home} Экономика publish")
    choice = await editor.sees("несколько лент", since=said)
    assert f"1. Всё\n{site.feed}" in choice.text

    await editor.presses("1", on=choice)

    await editor.sees("Включить?", within=choice)
    assert "Режим: выходит само" in choice.text
    assert "остальное — 💼 Экономика" in choice.text
    assert await editor.forges(TryFeed(7).pack(), on=choice) == "Этого источника уже нет"


async def test_an_address_is_asked_for_and_may_be_called_off(
    editor: Person, site: NewsSite
) -> None:
    said = await editor.says("/source")
    menu = await editor.sees("Источники", since=said)
    await editor.presses("+ Источник", on=menu)
    await editor.sees("Пришлите адрес")
    said = await editor.says("отмена")
    await editor.sees("адреса не жду", since=said)
    said = await editor.says("/source add")
    await editor.sees("Пришлите адрес", since=said)
    said = await editor.says("что-то не то")
    await editor.sees("не адрес", since=said)
    said = await editor.says(site.feed)
    await editor.sees("Включить?", since=said)


async def test_what_is_added_twice_is_one_source(editor: Person, site: NewsSite) -> None:
    await added(editor, site)
    card = await added(editor, site)
    await editor.presses("Включить", on=card)

    said = await editor.says(f"/source add {site.feed}")

    known = await editor.sees("Этот источник уже есть", since=said)
    await editor.presses("Новости Бреста", on=known)
    assert "Режим: на проверку" in known.text


HOSTILE = {
    "javascript:alert(1)": "не адрес",
    "file:///etc/passwd": "не адрес",
    "http://user:pass@example.by/": "не адрес",
    "a" * 3900: "не адрес",
    "https://example.by/" + "a" * 3900: "не адрес",
    "<b>&": "не адрес",
    "http://169.254.169.254/latest": "бот не ходит",
    "http://127.0.0.1:1/": "Сайт не отвечает",
    "https://t.me/+AbCdEf": "ссылке-приглашению",
}


@pytest.mark.parametrize("typed", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.usefixtures("newsdesk")
async def test_hostile_addresses_are_answered_in_words(editor: Person, typed: str) -> None:
    said = await editor.says(f"/source add {typed}")

    await editor.sees(HOSTILE[typed], since=said)


@pytest.mark.parametrize(
    ("body", "status", "words"),
    [
        (b"<html><body>Login</body></html>", 200, "ленты новостей не нашлось"),
        (b"no", 404, "ошибкой 404"),
        (b"", 200, "ленты новостей не нашлось"),
        (b"<rss><channel><title>A</title></channel></rss>", 200, "статей не было"),
    ],
)
async def test_what_is_no_feed_is_said_in_words(
    editor: Person, site: NewsSite, body: bytes, status: int, words: str
) -> None:
    site.site.answers = {"/": answer(body, status, Content_Type="text/html")}

    said = await editor.says(f"/source add {site.home}")

    await editor.sees(words, since=said)


@pytest.mark.parametrize("typed", ["dance", "check", "check x", "pause 99", "0", "9" * 30])
@pytest.mark.usefixtures("newsdesk")
async def test_what_is_typed_wrong_is_answered_with_what_can_be_typed(
    editor: Person, typed: str
) -> None:
    said = await editor.says(f"/source {typed}")

    reply = await editor.sees("", since=said)
    await editor.presses("+ Источник", on=reply)
    await editor.sees("Пришлите адрес", since=reply)


async def test_a_changed_article_is_offered_to_who_had_it_in_hand(
    newsdesk: Newsdesk, editor: Person, anna: Person, site: NewsSite
) -> None:
    await follows(anna, "мост")
    await switched_on(newsdesk, editor, site)
    await brings(newsdesk, site, "Мост открыт")
    card = await editor.sees("Мост открыт")
    await editor.presses("Опубликовать", on=card)
    news = await anna.sees("Мост открыт")
    site.rewrites("пущено сегодня", "пущено вчера")

    await looked(newsdesk)
    await newsdesk.tick("source_news")

    offer = await editor.sees("текст изменился", since=card)
    await editor.presses("Оставить как есть", on=offer)
    assert "Оставлено как есть" in offer.text
    site.rewrites("пущено вчера", "пущено ночью")
    await looked(newsdesk)
    await newsdesk.tick("source_news")
    offer = await editor.sees("текст изменился", since=offer)
    await editor.presses("Взять новый текст", on=offer)
    await anna.sees("пущено ночью", within=news)
    assert await editor.forges(DropSuggestion(1, 1).pack(), on=offer) == "Об этом уже решили"


async def test_too_much_at_once_is_asked_about(
    newsdesk: Newsdesk, editor: Person, site: NewsSite
) -> None:
    long_ago = newsdesk.clock() - 9 * HOUR
    for number in range(5):
        site.adds(f"Старая новость {number}", TEXT, long_ago)
    await switched_on(newsdesk, editor, site)
    for number in range(20):
        site.adds(f"Новость дня {number}", TEXT, long_ago)

    await looked(newsdesk)
    await newsdesk.tick("source_news")

    question = await editor.sees("Это правда новые?")
    assert "• Новость дня" in question.text
    await editor.presses("Нет, это старые", on=question)

    assert "статей из них не будет" in question.text
    await newsdesk.tick("source_news")
    assert not await answers(editor, "Это правда новые?")


async def numbers(newsdesk: Newsdesk) -> list[int]:
    """The drafts that wait, newest first."""
    return list((await inboxes.waiting((await newsdesk.program()).desk)).ids)


async def test_an_editor_who_has_blocked_the_bot_costs_the_others_nothing(
    emulator: Emulator, newsdesk: Newsdesk, editor: Person, site: NewsSite, refusals: set[str]
) -> None:
    refusals.add("Forbidden: bot was blocked by the user")
    await newsdesk.restart(admin_ids=(COLLEAGUE_ID, EDITOR_ID))
    colleague = emulator.person("Tom", "en", user_id=COLLEAGUE_ID, role="editor")
    await colleague.opens("")
    await colleague.blocks()
    await switched_on(newsdesk, editor, site)

    await brings(newsdesk, site, "Мост открыт")

    await editor.sees("Мост открыт")
    await newsdesk.tick("inboxes")


async def test_a_message_that_was_deleted_is_sent_anew(
    newsdesk: Newsdesk, editor: Person, site: NewsSite, refusals: set[str]
) -> None:
    refusals.add("Bad Request: message to edit not found")
    await switched_on(newsdesk, editor, site)
    await brings(newsdesk, site, "Мост открыт")
    await editor.deletes(await editor.sees("Мост открыт"))

    await brings(newsdesk, site, "Суд начался")

    shown = await editor.sees("2 черновика")
    assert shown.is_silent


async def test_a_channel_of_the_newsrooms_is_added_like_a_site(
    emulator: Emulator, newsdesk: Newsdesk, editor: Person, refusals: set[str]
) -> None:
    refusals.add("Bad Request: member list is inaccessible")
    channel = emulator.channel("Новости завода", editor, username="factory_news")
    said = await editor.says("/source add @factory_news")
    await editor.sees("Бот не администратор", since=said)
    await editor.adds_bot(channel)

    said = await editor.says("/source add https://t.me/factory_news Экономика")
    card = await editor.sees("Включить?", since=said)

    assert "прежних Telegram боту не показывает" in card.text
    assert "@factory_news" in card.text
    await editor.presses("Включить", on=card)
    await editor.sees("Включён", within=card)
    await editor.posts(channel, "Цех открыт\n\nСегодня на заводе открыт новый цех.")
    await newsdesk.tick("inboxes")
    await editor.sees("Новости завода · Экономика")


async def test_where_a_second_editor_has_to_agree_publishing_asks_for_that(
    emulator: Emulator, newsdesk: Newsdesk, editor: Person, anna: Person, site: NewsSite
) -> None:
    await newsdesk.restart(admin_ids=(EDITOR_ID, COLLEAGUE_ID))
    colleague = emulator.person("Пётр", "ru", user_id=COLLEAGUE_ID, role="editor")
    await colleague.opens("")
    await follows(anna, "мост")
    said = await editor.says("/approval on")
    await editor.sees("", since=said)
    await switched_on(newsdesk, editor, site, "publish")
    await brings(newsdesk, site, "Мост открыт")
    card = await editor.sees("Мост открыт")
    assert copies(emulator, anna, "Мост открыт") == 0

    await editor.presses("Опубликовать", on=card)
    await editor.presses("Согласовать", on=card)

    await anna.sees("Мост открыт")


async def test_an_old_message_of_drafts_takes_the_place_of_the_new_one(
    newsdesk: Newsdesk, editor: Person, site: NewsSite
) -> None:
    await switched_on(newsdesk, editor, site)
    await brings(newsdesk, site, "Мост открыт")
    card = await editor.sees("Мост открыт")
    said = await editor.says("/help")
    old = await editor.sees("/latest", since=said)

    await editor.forges(ShowInbox().pack(), on=old)

    assert "Мост открыт" in old.text
    assert not card.is_there
    await brings(newsdesk, site, "Суд начался")
    await editor.sees("2 черновика", within=old)


async def test_a_site_is_asked_once_for_what_was_shown(
    newsdesk: Newsdesk, editor: Person, site: NewsSite
) -> None:
    card = await added(editor, site)
    await newsdesk.tick("sources")
    await editor.presses("Включить", on=card)
    await newsdesk.tick("sources")
    await (await newsdesk.program()).collector.settled()

    asked = [each.split()[1] for each in site.site.requests]
    assert asked == ["/", "/rss"]
