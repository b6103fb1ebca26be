"""A channel of the newsroom's as a source: its posts are articles, and their edits edits."""

import sqlite3
from collections.abc import Awaitable, Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError

from bot.clients import make_plain_bot
from emulator import Chat, Emulator, Person
from emulator.formatting import Markup
from emulator.forwards import discuss
from handlers import channel_posts
from news.article import Article, ArticleStatus
from news.source import Condition, Mode, NewSource, Source, SourceKind
from newsroom import collecting, sourcing
from newsroom.albums import QUIET
from newsroom.rights import Doer
from storage.database import DatabaseError
from tests.emulator.pictures import png
from tests.journeys.answers import answers
from tests.journeys.conftest import Newsdesk
from tests.journeys.killing import Killing, killing
from tests.journeys.test_albums import photo_of, photos_of, pictures
from tests.journeys.test_killing import every_article
from tests.journeys.test_publishing import follows

__all__ = ["killing"]

# In this order: killing has to be asked for first.
pytestmark = pytest.mark.usefixtures("killing", "newsdesk")

BODY = "Движение по мосту пущено сегодня."
TEXT = f"Мост открыт\n\n{BODY}"
LINK = "https://t.me/news_by/{}"

Settle = Callable[[], Awaitable[list[Article]]]


@pytest.fixture
async def channel(emulator: Emulator, editor: Person) -> Chat:
    """A public channel of the editor's, which the bot is in."""
    channel = emulator.channel("Новости", editor, username="news_by")
    await editor.adds_bot(channel)
    # From the first answer on, whatever comes is handled as it comes.
    await answers(editor)
    return channel


@pytest.fixture
def settled(emulator: Emulator, newsdesk: Newsdesk) -> Settle:
    """Wait until all posts so far have been handled: nobody is answered. All articles then."""

    async def settle() -> list[Article]:
        await emulator.quiet()
        await (await newsdesk.program()).intake.drain()
        return await every_article(newsdesk)

    return settle


async def source_of(newsdesk: Newsdesk, channel: Chat, editor: Person, mode: Mode) -> Source:
    """The channel as a source that is switched on."""
    desk, by = (await newsdesk.program()).desk, Doer(editor.id, newsdesk.clock())
    new = NewSource(SourceKind.CHANNEL, "@news_by", "Новости", mode, chat_id=channel.id)
    added = await sourcing.add_source(desk, new, by)
    return await sourcing.switch_on(desk, added.id, by)


@pytest.fixture
async def review(newsdesk: Newsdesk, channel: Chat, editor: Person) -> Source:
    return await source_of(newsdesk, channel, editor, Mode.REVIEW)


@pytest.fixture
async def publish(newsdesk: Newsdesk, channel: Chat, editor: Person) -> Source:
    return await source_of(newsdesk, channel, editor, Mode.PUBLISH)


@pytest.mark.usefixtures("review")
async def test_a_post_is_a_draft_where_editors_review(
    editor: Person, channel: Chat, settled: Settle
) -> None:
    text = f"<b>Мост открыт.</b> {BODY} Его <i>ремонтировали</i> год.\n\n@news_by"
    post = await editor.posts(channel, Markup(text))

    (draft,) = await settled()

    assert draft.status is ArticleStatus.DRAFT
    assert draft.headline == "Мост открыт"
    assert draft.body == (f"{BODY} Его ремонтировали год.",)
    (italic,) = draft.formatting
    assert draft.text[italic.start : italic.stop] == "ремонтировали"
    assert draft.source_url == LINK.format(post.message_id)


@pytest.mark.usefixtures("publish")
async def test_a_post_goes_out_where_it_may(
    editor: Person, anna: Person, channel: Chat, settled: Settle
) -> None:
    await follows(anna, "мост")

    post = await editor.sends_photo(png(90, 60), TEXT, chat=channel)

    copy = await anna.sees("Мост открыт")
    assert photo_of(copy) == photo_of(post)
    assert BODY in copy.text
    (article,) = await settled()
    assert article.status is ArticleStatus.PUBLISHED


@pytest.mark.usefixtures("publish")
async def test_an_edited_post_edits_the_readers_copy(
    editor: Person, anna: Person, channel: Chat, settled: Settle
) -> None:
    await follows(anna, "мост")
    post = await editor.sends_photo(png(90, 60), TEXT, chat=channel)
    copy = await anna.sees("Мост открыт")

    await editor.edits(post, "Мост закрыт\n\nНа нём авария.")

    await anna.sees("Мост закрыт", within=copy)
    (article,) = await settled()
    assert (article.headline, article.body) == ("Мост закрыт", ("На нём авария.",))
    assert article.photo == photo_of(post)
    assert len([each for each in anna.chat if "Мост" in each.text and each.is_from_bot]) == 1


@pytest.mark.usefixtures("review")
async def test_an_edit_of_a_draft_is_another_wording_of_it(
    editor: Person, channel: Chat, settled: Settle
) -> None:
    post = await editor.posts(channel, TEXT)
    (draft,) = await settled()
    await editor.edits(post, f"{TEXT}\n\nРемонт шёл год.")

    (edited,) = await settled()

    assert edited.id == draft.id
    assert edited.revision > draft.revision
    assert edited.body == (BODY, "Ремонт шёл год.")


@pytest.mark.usefixtures("review")
async def test_an_album_is_one_article(
    newsdesk: Newsdesk, editor: Person, channel: Chat, settled: Settle
) -> None:
    sent = await editor.sends_album(*pictures(3), captions={1: TEXT}, chat=channel)
    assert await settled() == []

    await closed(newsdesk)
    (draft,) = await settled()

    assert (draft.headline, draft.body) == ("Мост открыт", (BODY,))
    assert draft.photos == photos_of(sent)
    assert draft.source_url == LINK.format(sent[1].message_id)


async def closed(newsdesk: Newsdesk) -> None:
    """Let the time pass after which an album counts as whole."""
    newsdesk.clock.advance(QUIET)
    await newsdesk.tick("albums")


@pytest.mark.usefixtures("review")
async def test_an_album_is_edited_before_and_after_it_is_whole(
    newsdesk: Newsdesk, editor: Person, channel: Chat, settled: Settle
) -> None:
    sent = await editor.sends_album(*pictures(3), captions={0: TEXT}, chat=channel)
    await editor.edits(sent[0], f"Мост закрыт\n\n{BODY}")
    await settled()
    await closed(newsdesk)
    (draft,) = await settled()
    assert (draft.headline, draft.photos) == ("Мост закрыт", photos_of(sent))
    first, second, third = photos_of(sent)

    await editor.changes_photo(sent[1], png(33, 33))
    await editor.edits(sent[2], "Фото редакции.")

    (edited,) = await settled()
    assert edited.photos == (first, photo_of(sent[1]), third)
    assert second not in edited.photos
    assert edited.body == (BODY, "Фото редакции.")


@pytest.mark.usefixtures("review")
async def test_an_album_is_edited_long_after_it_was_collected(
    newsdesk: Newsdesk, editor: Person, channel: Chat, settled: Settle
) -> None:
    sent = await editor.sends_album(*pictures(2), captions={0: TEXT}, chat=channel)
    await settled()
    await closed(newsdesk)
    await settled()
    newsdesk.clock.advance(timedelta(days=3))
    await newsdesk.tick("old_albums")

    await editor.edits(sent[0], "Мост закрыт\n\nНа нём авария.")

    (edited,) = await settled()
    assert (edited.headline, edited.photos) == ("Мост закрыт", photos_of(sent))


@pytest.mark.usefixtures("review")
async def test_a_late_photo_joins_its_album(
    newsdesk: Newsdesk, editor: Person, channel: Chat, settled: Settle
) -> None:
    sent = await editor.sends_album(*pictures(2), captions={0: TEXT}, chat=channel)
    await settled()
    await closed(newsdesk)
    await settled()

    late = ("photo", png(70, 70), "late.jpg")
    more = await editor.sends_album(late, late_for=sent[0], chat=channel)

    (draft,) = await settled()
    assert draft.photos == photos_of([*sent, *more])


@pytest.mark.usefixtures("review")
async def test_a_caption_that_comes_with_an_edit_makes_the_article(
    newsdesk: Newsdesk, editor: Person, channel: Chat, settled: Settle
) -> None:
    single = await editor.sends_photo(png(50, 50), chat=channel)
    album = await editor.sends_album(*pictures(2), chat=channel)
    await settled()
    await closed(newsdesk)
    assert await settled() == []

    await editor.edits(single, TEXT)
    await editor.edits(album[0], "Метро открыто\n\nСегодня.")

    bridge, metro = await settled()
    assert (bridge.headline, bridge.photo) == ("Мост открыт", photo_of(single))
    assert (metro.headline, metro.photos) == ("Метро открыто", photos_of(album))


@pytest.mark.usefixtures("review")
async def test_what_is_no_news_is_ignored(
    emulator: Emulator, editor: Person, channel: Chat, settled: Settle
) -> None:
    group = emulator.group("Обсуждение", editor, is_supergroup=True)
    await editor.promotes_bot(group)
    result = {"id": "1", "input_message_content": {"message_text": TEXT}}
    post = await editor.posts(channel, "#мост #Минск")
    discuss(emulator, post, group)
    await editor.chooses(result, chat=channel)
    await editor.sends("sticker", b"x", "x.webp", chat=channel)
    await editor.sends_photo(png(50, 50), chat=channel)
    await editor.does_in(channel, poll=POLL)
    await editor.does_in(channel, new_chat_title="Другое имя")
    await editor.posts(channel, "Скидки!\n\nРеклама. ООО «Рога». erid: 2VtzqwQet7H")
    await editor.forwards(
        TEXT, {"type": "user", "sender_user": emulator.bot.as_dict()}, chat=channel
    )

    assert await settled() == []


POLL = {
    "id": "1", "question": "Мост нужен?", "options": [], "total_voter_count": 0,
    "is_closed": False, "is_anonymous": True, "type": "regular",
    "allows_multiple_answers": False,
}  # fmt: skip


@pytest.mark.usefixtures("review")
async def test_the_groups_copy_of_a_post_is_no_article(
    emulator: Emulator, editor: Person, channel: Chat, settled: Settle
) -> None:
    group = emulator.group("Обсуждение", editor, is_supergroup=True)
    await editor.promotes_bot(group)
    discuss(emulator, await editor.posts(channel, TEXT), group)

    assert len(await settled()) == 1
    assert not [each for each in group.messages.values() if each.is_from_bot]


@pytest.mark.usefixtures("review")
async def test_the_bots_own_posts_are_none(
    newsdesk: Newsdesk, channel: Chat, settled: Settle
) -> None:
    async with make_plain_bot(newsdesk.settings) as bot:
        await bot.send_message(channel.id, TEXT)

    assert await settled() == []


@pytest.mark.usefixtures("review")
async def test_a_forward_in_the_channel_keeps_its_origin(
    editor: Person, channel: Chat, settled: Settle
) -> None:
    other = {"id": -1_000_000_009_998, "type": "channel", "title": "Минск", "username": "minsk"}
    origin = {"type": "channel", "chat": other, "message_id": 55}
    await editor.forwards(TEXT, origin, chat=channel)

    (draft,) = await settled()

    assert (draft.origin, draft.source_url) == ("Минск", "https://t.me/minsk/55")


@pytest.mark.usefixtures("review")
async def test_an_old_post_that_is_edited_is_no_news(
    newsdesk: Newsdesk, emulator: Emulator, editor: Person, settled: Settle
) -> None:
    other = emulator.channel("Спорт", editor)
    await editor.adds_bot(other)
    old = await editor.posts(other, TEXT)
    album = await editor.sends_album(*pictures(2), captions={0: TEXT}, chat=other)
    await settled()
    old.date -= 3600

    desk, by = (await newsdesk.program()).desk, Doer(editor.id, newsdesk.clock())
    new = NewSource(SourceKind.CHANNEL, "", "Спорт", chat_id=other.id)
    added = await sourcing.add_source(desk, new, by)
    await sourcing.switch_on(desk, added.id, by)
    await editor.edits(old, f"{TEXT} Вчера.")
    await editor.edits(album[0], f"{TEXT} Вчера.")

    assert await settled() == []


@pytest.mark.usefixtures("review")
async def test_an_odd_post_costs_itself_alone(
    emulator: Emulator, editor: Person, channel: Chat, settled: Settle, refusals: set[str]
) -> None:
    refusals.add("Bad Request: wrong file_id")
    odd: tuple[dict[str, object], ...] = (
        {"message_id": 2**62, "text": TEXT},
        {"chat": {"id": -(2**62), "type": "channel"}, "text": TEXT},
        {"text": "\0\n\n" + "\u200b" * 4096},
        {"text": "А" * 4096, "entities": [{"type": "bold", "offset": -5, "length": 2**40}]},
        {"photo": [], "caption": None, "media_group_id": "g" * 1000},
        {"document": {"file_id": "none", "file_unique_id": "x", "file_name": "a.docx"}},
        {"from_tomorrow": {"of": "something"}},
    )
    for number, content in enumerate(odd):
        post = {"message_id": 1000 + number, "date": 1, "chat": channel.as_dict(), **content}
        for kind in ("channel_post", "edited_channel_post"):
            emulator.updates.put_raw({kind: post})
    await editor.posts(channel, TEXT)

    articles = await settled()

    assert [each.headline for each in articles] == ["Мост открыт"]


async def test_a_channel_that_is_no_source_is_nobodys(
    newsdesk: Newsdesk, editor: Person, channel: Chat, settled: Settle
) -> None:
    post = await editor.posts(channel, TEXT)
    await editor.edits(post, f"{TEXT} Вчера.")
    assert await settled() == []

    desk, by = (await newsdesk.program()).desk, Doer(editor.id, newsdesk.clock())
    source = await source_of(newsdesk, channel, editor, Mode.REVIEW)
    await sourcing.pause(desk, source.id, by)
    await editor.posts(channel, TEXT)

    assert await settled() == []


async def test_posts_of_a_trial_are_counted_and_nothing_comes_of_them(
    newsdesk: Newsdesk, editor: Person, channel: Chat, settled: Settle
) -> None:
    desk, by = (await newsdesk.program()).desk, Doer(editor.id, newsdesk.clock())
    new = NewSource(SourceKind.CHANNEL, "@news_by", "Новости", chat_id=channel.id)
    source = await sourcing.add_source(desk, new, by)
    await editor.posts(channel, TEXT)

    assert await settled() == []

    outlook = await sourcing.outlook(desk, source.id, Doer(editor.id, newsdesk.clock()))
    assert (outlook.a_day, outlook.newest) == (1, ("Мост открыт",))


async def test_a_channel_that_throws_the_bot_out_is_blocked_until_it_is_back(
    newsdesk: Newsdesk, editor: Person, channel: Chat, review: Source, settled: Settle
) -> None:
    desk = (await newsdesk.program()).desk

    await editor.removes_bot(channel)
    await settled()
    blocked = await sourcing.source(desk, review.id)
    await editor.adds_bot(channel)
    await editor.posts(channel, TEXT)
    articles = await settled()
    back = await sourcing.source(desk, review.id)

    assert blocked is not None
    assert blocked.condition is Condition.BLOCKED
    assert back is not None
    assert back.condition is not Condition.BLOCKED
    assert len(articles) == 1


@pytest.mark.usefixtures("review")
async def test_a_post_waits_until_the_database_is_well_again(
    editor: Person, channel: Chat, settled: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(channel_posts, "PAUSE", 0.0)
    failures = fail_to_take(monkeypatch, times=3)
    post = await editor.posts(channel, TEXT)
    await editor.edits(post, f"{TEXT} Вчера.")

    (draft,) = await settled()

    assert next(failures, None) is None
    assert draft.body == (f"{BODY} Вчера.",)


def fail_to_take(monkeypatch: pytest.MonkeyPatch, times: int) -> Iterator[DatabaseError]:
    """Let the database be locked so many times when a post is about to be kept."""
    locked = sqlite3.OperationalError("database is locked")
    locked.sqlite_errorcode = sqlite3.SQLITE_BUSY
    failures = iter([OperationalError("", {}, locked)] * times)
    take_item = collecting.take_item

    async def taken(*item: Any) -> collecting.Made:
        for failure in failures:
            raise failure
        return await take_item(*item)

    monkeypatch.setattr(collecting, "take_item", taken)
    return failures


@pytest.mark.usefixtures("publish")
async def test_kills_between_make_one_article_and_one_copy(
    newsdesk: Newsdesk,
    editor: Person,
    anna: Person,
    channel: Chat,
    settled: Settle,
    killing: Killing,
) -> None:
    await follows(anna, "мост")
    killing.is_armed = True
    post = await editor.posts(channel, TEXT)
    album = await editor.sends_album(
        *pictures(2), captions={0: "Мост ждёт\n\nРемонт."}, chat=channel
    )
    await settled()
    await closed(newsdesk)
    await settled()
    await editor.edits(post, "Мост закрыт\n\nНа нём авария.")
    await editor.edits(album[0], "Мост готов\n\nРемонт окончен.")

    articles = await settled()

    assert killing.kills
    # What was to go out, and did not before a kill, goes with a tick.
    newsdesk.clock.advance(timedelta(minutes=2))
    await newsdesk.tick("departing")
    assert [each.headline for each in articles] == ["Мост закрыт", "Мост готов"]
    assert articles[1].photos == photos_of(album)
    await anna.sees("Мост закрыт")
    await anna.sees("Мост готов")
    copies = [each for each in anna.chat if each.is_from_bot and "Мост" in each.text]
    assert len(copies) == 2
