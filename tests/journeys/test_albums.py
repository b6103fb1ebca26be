"""What editors hand in: albums, photos before and after a text, forwards, quotations."""

from collections.abc import Sequence

import pytest

from bot.albums import hand_over
from botapi.update import RawUpdate
from emulator import Emulator, Fault, Message, Person
from news.article import Article, ArticleStatus
from newsroom.albums import QUIET
from tests.emulator.pictures import png
from tests.journeys.answers import answers
from tests.journeys.conftest import Newsdesk
from tests.journeys.killing import Killing, killing
from tests.journeys.places import handled
from tests.journeys.test_killing import every_article
from tests.journeys.test_publishing import follows

__all__ = ["killing"]

# In this order: killing has to be asked for first.
pytestmark = pytest.mark.usefixtures("killing", "newsdesk")

TEXT = "Мост открыт\n\nДвижение по мосту пущено сегодня."


def pictures(count: int, kind: str = "photo") -> list[tuple[str, bytes, str]]:
    return [(kind, png(90, 60 + number), f"{number}.jpg") for number in range(count)]


def photo_of(message: Message) -> str:
    assert message.media is not None
    return str(message.media["photo"][-1]["file_id"])


def photos_of(messages: Sequence[Message]) -> tuple[str, ...]:
    return tuple(map(photo_of, messages))


async def closed(newsdesk: Newsdesk) -> None:
    """Let the time pass after which an album counts as whole."""
    newsdesk.clock.advance(QUIET)
    await newsdesk.tick("albums")


async def card(editor: Person, since: Message) -> Message:
    return await editor.sees("Рубрика:", since=since)


async def test_an_album_is_handled_when_no_more_of_it_comes(
    newsdesk: Newsdesk, editor: Person
) -> None:
    sent = await editor.sends_album(*pictures(3), captions={2: f"/post {TEXT}"})

    # By the clock alone: nothing else is said.
    shown = await card(editor, sent[0])

    preview = await editor.sees("Движение по мосту", since=sent[0])
    assert photo_of(preview) == photo_of(sent[0])
    assert (await newsdesk.article()).photos == photos_of(sent)
    assert "не войдёт" not in shown.text


async def test_readers_get_the_first_photo_and_the_others_by_a_button(
    newsdesk: Newsdesk, emulator: Emulator, editor: Person, anna: Person
) -> None:
    await follows(anna, "мост")
    sent = await editor.sends_album(*pictures(4), captions={0: f"/post {TEXT}"})
    await answers(editor)
    await editor.presses("Опубликовать")
    copy = await anna.sees("Мост открыт")
    assert photo_of(copy) == photo_of(sent[0])

    await anna.presses("Ещё фото: 3", on=copy)

    await handled(emulator, newsdesk)
    others = [each for each in anna.chat if each.is_from_bot and each.message_id > copy.message_id]
    assert photos_of(others) == photos_of(sent[1:])
    assert {each.reply_to for each in others} == {copy}
    assert all(each.is_silent for each in others)
    said = await editor.says("/withdraw 1")
    await editor.presses("Отозвать", on=await editor.sees("Отозвать статью?", since=said))
    assert "отозвала" in await anna.presses("Ещё фото: 3", on=copy)


@pytest.mark.parametrize("count", [2, 12])
async def test_photos_are_sent_in_albums_of_ten_and_a_single_one_by_itself(
    newsdesk: Newsdesk, emulator: Emulator, editor: Person, count: int
) -> None:
    await editor.says("/post")
    sent = [await editor.sends_photo(png(90, 60 + number)) for number in range(count)]
    said = await editor.says(TEXT)
    await card(editor, said)
    before = len(editor.chat)

    await editor.presses(f"Ещё фото: {count - 1}")

    await handled(emulator, newsdesk)
    assert photos_of(editor.chat[before:]) == photos_of(sent[1:])


async def test_photos_without_a_text_wait_for_it(newsdesk: Newsdesk, editor: Person) -> None:
    await editor.says("/post")
    sent = await editor.sends_album(*pictures(2))
    await closed(newsdesk)
    await editor.sees("Фото есть: 2. Теперь пришлите текст", since=sent[0])
    single = await editor.sends_photo(png(50, 50))
    await editor.sees("Фото есть: 3", since=single)

    said = await editor.says(TEXT)

    await card(editor, said)
    article = await newsdesk.article()
    assert article.headline == "Мост открыт"
    assert article.photos == photos_of([*sent, single])


async def test_a_text_takes_the_photos_that_it_answers(newsdesk: Newsdesk, editor: Person) -> None:
    sent = await editor.sends_album(*pictures(3))
    await closed(newsdesk)

    said = await editor.says(f"/post {TEXT}", to=sent[1])

    await card(editor, said)
    assert (await newsdesk.article()).photos == photos_of(sent)


async def test_an_album_that_nobody_asked_for_is_taken_whole_by_an_answer(
    newsdesk: Newsdesk, editor: Person
) -> None:
    sent = await editor.sends_album(*pictures(3), captions={1: TEXT})
    await closed(newsdesk)
    await editor.sees("ответьте на неё командой /post", since=sent[0])

    said = await editor.says("/post", to=sent[0])

    await card(editor, said)
    article = await newsdesk.article()
    assert (article.headline, article.photos) == ("Мост открыт", photos_of(sent))


async def test_a_late_photo_joins_its_article(newsdesk: Newsdesk, editor: Person) -> None:
    sent = await editor.sends_album(*pictures(2), captions={0: f"/post {TEXT}"})
    shown = await card(editor, sent[0])
    preview = await editor.sees("Движение по мосту")
    # It belongs to its album, whatever the editor has begun meanwhile.
    await editor.says("/post")
    await editor.sees("Пришлите статью")

    late = await editor.sends_album(("photo", png(70, 70), "late.jpg"), late_for=sent[0])

    joined = await editor.sees("Фото добавлено в статью № 1, теперь их 3", since=late[0])
    assert joined.is_silent
    assert (await newsdesk.article()).photos == photos_of([*sent, *late])
    assert "Ещё фото: 2" in str(preview.markup)
    assert shown in editor.chat


async def test_the_eleventh_photo_joins_the_ten_before(newsdesk: Newsdesk, editor: Person) -> None:
    sent = await editor.sends_album(*pictures(10), captions={0: f"/post {TEXT}"})
    last = await editor.sends_photo(png(70, 70))

    await editor.sees("теперь их 11", since=last)

    (article,) = await every_article(newsdesk)
    assert article.photos == photos_of([*sent, last])


async def test_a_photo_after_a_text_is_its_photo(newsdesk: Newsdesk, editor: Person) -> None:
    said = await editor.says(f"/post {TEXT}")
    before = await card(editor, said)

    first = await editor.sends_photo(png(70, 70))

    after = await editor.sees("Фото добавлено", since=first)
    shown = await editor.sees("Рубрика:", since=first)
    assert after.text == "Фото добавлено в статью № 1."
    assert before not in editor.chat
    assert photo_of(await editor.sees("Движение по мосту", since=first)) == photo_of(first)
    await editor.says("/post Другая статья\n\nНе про мост.")
    await editor.sees("Не про мост")
    second = await editor.sends_photo(png(71, 71), to=shown)
    await editor.sees("в статью № 1, теперь их 2", since=second)
    assert (await newsdesk.article()).photos == photos_of([first, second])


async def test_a_photo_after_a_published_text_is_none_of_its(
    newsdesk: Newsdesk, editor: Person
) -> None:
    said = await editor.says(f"/post {TEXT}")
    shown = await card(editor, said)
    await editor.presses("Опубликовать")
    await editor.sees("Опубликовано", within=shown)

    for to in (None, shown):
        last = await editor.sends_photo(png(70, 70), to=to)
        await editor.sees("", since=last)

    assert not (await newsdesk.article()).photos


async def test_a_film_among_photos_is_left_out_and_said_once(
    newsdesk: Newsdesk, editor: Person
) -> None:
    one, other = pictures(2)
    films = [("video", b"film", f"{number}.mp4") for number in range(2)]
    sent = await editor.sends_album(films[0], one, films[1], other, captions={3: f"/post {TEXT}"})

    shown = await card(editor, sent[0])

    assert shown.text.count("Видео в статью не войдёт") == 1
    assert (await newsdesk.article()).photos == photos_of([sent[1], sent[3]])


async def test_pictures_sent_as_files_are_photos_too(newsdesk: Newsdesk, editor: Person) -> None:
    await editor.says("/post")
    files = [("document", png(80, 80 + number), f"{number}.png") for number in range(2)]
    sent = await editor.sends_album(*files)
    await closed(newsdesk)
    await editor.sees("Фото есть: 2", since=sent[0])
    said = await editor.says(TEXT)
    await card(editor, said)
    assert len((await newsdesk.article()).photos) == 2

    page = ("document", TEXT.encode(), "a.txt")
    sent = await editor.sends_album(*files, page, captions={2: "/post"})
    await card(editor, sent[0])
    preview = await editor.sees("Движение по мосту", since=sent[0])
    assert preview.media is not None
    assert "Ещё фото: 1" in str(preview.markup)


async def test_editing_a_message_of_an_album_edits_the_article(
    newsdesk: Newsdesk, editor: Person
) -> None:
    sent = await editor.sends_album(*pictures(3), captions={1: f"/post {TEXT}"})
    await card(editor, sent[0])
    preview = await editor.sees("Движение по мосту")
    first, _, third = photos_of(sent)

    await editor.edits(sent[1], "/post Мост закрыт\n\nДвижение остановлено.")
    await editor.sees("Движение остановлено", within=preview)
    await editor.changes_photo(sent[1], png(33, 33))
    await answers(editor)
    await editor.edits(sent[2], "Фото редакции.")
    await editor.sees("Фото редакции", within=preview)

    article = await newsdesk.article()
    assert article.headline == "Мост закрыт"
    assert article.body == ("Движение остановлено.", "Фото редакции.")
    assert article.photos == (first, photo_of(sent[1]), third)


async def test_an_album_is_handled_as_its_editor_has_left_it(
    newsdesk: Newsdesk, editor: Person
) -> None:
    sent = await editor.sends_album(*pictures(2), captions={0: f"/post {TEXT}"})
    await editor.edits(sent[0], "/post Мост закрыт\n\nДвижение остановлено.")

    await card(editor, sent[0])

    await answers(editor)
    assert [each.headline for each in await every_article(newsdesk)] == ["Мост закрыт"]


async def test_a_stop_waits_for_no_album(newsdesk: Newsdesk, editor: Person) -> None:
    await editor.sends_album(*pictures(2), captions={0: f"/post {TEXT}"})
    said = await editor.says("/stop")
    await editor.sees("Рассылка остановлена", since=said)
    await editor.says("/continue")
    await closed(newsdesk)

    await card(editor, said)


async def test_an_album_outlives_a_restart(newsdesk: Newsdesk, editor: Person) -> None:
    sent = await editor.sends_album(*pictures(2))
    await newsdesk.program()
    await newsdesk.restart()
    sent += await editor.sends_album(
        *pictures(2)[1:], captions={0: f"/post {TEXT}"}, late_for=sent[0]
    )

    await card(editor, sent[0])

    (article,) = await every_article(newsdesk)
    assert article.photos[: len(sent)] == photos_of(sent)


@pytest.mark.parametrize("awaited", [True, False])
async def test_one_draft_comes_of_an_album_however_often_the_process_is_killed(
    killing: Killing, newsdesk: Newsdesk, editor: Person, awaited: bool
) -> None:
    if awaited:
        await editor.says("/post")
        await editor.sees("Пришлите статью")
    killing.is_armed = True
    captions = {1: TEXT if awaited else f"/post {TEXT}"}

    sent = await editor.sends_album(*pictures(3), captions=captions)
    last = await editor.sends_photo(png(70, 70))
    await editor.sees("теперь их 4", since=last)
    later = await editor.says("/help")
    await editor.sees("/latest", since=later)

    assert killing.kills
    (article,) = await every_article(newsdesk)
    assert article.status is ArticleStatus.DRAFT
    assert article.photos == photos_of([*sent, last])


async def test_an_album_handed_over_twice_is_handled_once(
    newsdesk: Newsdesk, editor: Person
) -> None:
    program = await newsdesk.program()

    async def take_twice(updates: Sequence[RawUpdate]) -> None:
        for _ in range(2):
            await program.intake.take(updates)

    await editor.sends_album(*pictures(2), captions={0: f"/post {TEXT}"})
    while not await every_article(newsdesk):
        newsdesk.clock.advance(QUIET)
        await hand_over(program.desk, take_twice, newsdesk.clock())

    await answers(editor)
    assert len(await every_article(newsdesk)) == 1


BELTA = {"id": -1_000_000_009_998, "type": "channel", "title": "БЕЛТА", "username": "belta"}
CHANNEL = {"type": "channel", "chat": BELTA, "message_id": 12}


class TestOrigins:
    async def shown(self, newsdesk: Newsdesk, editor: Person, origin: object, text: str) -> Article:
        await editor.says("/post")
        said = await editor.forwards(text, origin)  # type: ignore[arg-type]
        await card(editor, said)
        return (await every_article(newsdesk))[-1]

    async def test_a_forwarded_post_keeps_its_origin_and_its_link(
        self, newsdesk: Newsdesk, editor: Person
    ) -> None:
        article = await self.shown(newsdesk, editor, CHANNEL, TEXT)

        assert (article.origin, article.source_url) == ("БЕЛТА", "https://t.me/belta/12")
        preview = await editor.sees("Источник: БЕЛТА")
        assert {"url": "https://t.me/belta/12"}.items() <= preview.entities[-1].items()

    async def test_a_text_that_names_its_source_keeps_that(
        self, newsdesk: Newsdesk, editor: Person
    ) -> None:
        text = f"Источник: https://example.org/1\n{TEXT}"
        article = await self.shown(newsdesk, editor, CHANNEL, text)

        assert (article.origin, article.source_url) == ("БЕЛТА", "https://example.org/1")
        await editor.sees("Источник: БЕЛТА · example.org")

    async def test_what_cannot_be_opened_has_no_link_and_ones_own_no_origin(
        self, newsdesk: Newsdesk, editor: Person
    ) -> None:
        hidden = {"type": "hidden_user", "sender_user_name": "Кто-то"}
        article = await self.shown(newsdesk, editor, hidden, TEXT)
        assert (article.origin, article.source_url) == ("Кто-то", None)

        own = {"type": "user", "sender_user": editor.user.as_dict()}
        article = await self.shown(newsdesk, editor, own, "Другое\n\nСовсем другое.")
        assert (article.origin, article.source_url) == (None, None)

    async def test_a_forwarded_album_is_an_album(self, newsdesk: Newsdesk, editor: Person) -> None:
        await editor.says("/post")
        sent = await editor.sends_album(*pictures(3), captions={0: TEXT}, origin=CHANNEL)
        other = await editor.sends_album(
            *pictures(2), captions={0: "Другое\n\nДругой текст."}, origin=CHANNEL
        )
        await closed(newsdesk)
        await editor.sees("Другой текст", since=sent[0])

        one, two = await every_article(newsdesk)
        assert (one.origin, one.photos) == ("БЕЛТА", photos_of(sent))
        assert (two.headline, two.photos) == ("Другое", photos_of(other))


class TestQuotations:
    async def published(self, newsdesk: Newsdesk, editor: Person) -> Message:
        await follows(editor, "мост")
        await newsdesk.publish("Мост закрыт", "Движение по мосту остановлено.")
        return await editor.sees("Движение по мосту остановлено")

    async def test_an_article_quotes_the_one_that_its_text_answers(
        self, newsdesk: Newsdesk, editor: Person, anna: Person
    ) -> None:
        copy = await self.published(newsdesk, editor)
        await follows(anna, "пущено")

        said = await editor.replies(copy, f"/post {TEXT}")

        await card(editor, said)
        assert (await newsdesk.article(2)).quoted_id == 1
        await editor.sees("Ранее: Мост закрыт", since=said)
        await editor.presses("Опубликовать")
        assert "Ранее: Мост закрыт" in (await anna.sees("Мост открыт")).text
        said = await editor.says("/withdraw 1")
        await editor.presses("Отозвать", on=await editor.sees("Отозвать статью?", since=said))
        await editor.sees("отозвано 1 сообщение")
        later = await anna.says("/start a_2")
        assert "Ранее" not in (await anna.sees("Мост открыт", since=later)).text

    async def test_marked_words_stand_above_the_text_also_after_an_edit(
        self, newsdesk: Newsdesk, editor: Person
    ) -> None:
        copy = await self.published(newsdesk, editor)
        await editor.says("/post")
        await editor.sees("Пришлите статью")
        said = await editor.replies(copy, TEXT, quote="по мосту остановлено")
        await card(editor, said)
        preview = await editor.sees("Движение по мосту пущено сегодня", since=said)

        await editor.edits(said, TEXT.replace("сегодня", "вчера"))
        await editor.sees("пущено вчера", within=preview)

        article = await newsdesk.article(2)
        assert article.body == ("по мосту остановлено", "Движение по мосту пущено вчера.")
        assert [span.style for span in article.formatting] == ["blockquote"]
        assert article.quoted_id == 1

    async def test_a_draft_is_not_quoted_and_a_reply_alone_takes_the_text(
        self, newsdesk: Newsdesk, editor: Person
    ) -> None:
        said = await editor.says(f"/post {TEXT}")
        shown = await card(editor, said)
        said = await editor.replies(shown, "/post Другое\n\nСовсем другое.")
        await card(editor, said)
        assert (await newsdesk.article(2)).quoted_id is None

        own = await editor.says("Третье\n\nСовсем третье, и длинное тоже.")
        said = await editor.replies(own, "/post")
        await card(editor, said)
        article = await newsdesk.article(3)
        assert (article.headline, article.quoted_id) == ("Третье", None)


async def test_what_can_be_no_article_is_one_clear_message_and_the_wait_goes_on(
    newsdesk: Newsdesk, editor: Person
) -> None:
    await editor.says("/post")
    await editor.sees("Пришлите статью")
    for kind, content, name, answer in (
        ("sticker", b"RIFF", "s.webp", "нет текста"),
        ("document", png(20, 20) + bytes(10 * 1024 * 1024), "big.png", "не станет фото"),
        ("document", b"GIF89a", "1.bmp", "не станет фото"),
        ("video", b"film", "1.mp4", "нет текста"),
    ):
        said = await editor.sends(kind, content, name)
        await editor.sees(answer, since=said)
    for text in ("🎉🎉🎉", "———"):
        said = await editor.says(text)
        await editor.sees("", since=said)
    assert not await every_article(newsdesk)

    said = await editor.says(TEXT)

    await card(editor, said)
    assert len(await every_article(newsdesk)) == 1


async def test_a_caption_of_four_thousand_characters_is_taken_whole(
    emulator: Emulator, newsdesk: Newsdesk, editor: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As whoever pays Telegram may write it.
    monkeypatch.setattr("emulator.formatting.CAPTION_LIMIT", 4096)
    body = "Движение пущено сегодня. " * 150
    caption = f"/post Мост открыт\n\n{body.strip()}"
    sent = await editor.sends_album(*pictures(2), captions={0: caption})

    await card(editor, sent[0])

    article = await newsdesk.article()
    assert article.body == (body.strip(),)
    preview = await editor.sees("Мост открыт", since=sent[0])
    assert "Читать полностью" in str(preview.markup)
    assert not emulator.queries.unanswered


class TestRefusedPhotos:
    WORDS = "Bad Request: wrong file identifier/HTTP URL specified"

    @pytest.fixture
    def refusals(self, refusals: set[str]) -> set[str]:
        return refusals | {self.WORDS}

    async def test_an_article_goes_without_it_and_its_editor_is_told_once(
        self, emulator: Emulator, editor: Person, anna: Person, ales: Person
    ) -> None:
        for reader in (anna, ales):
            await follows(reader, "мост")
            fault = Fault.error(400, self.WORDS)
            emulator.faults.add(fault, method="sendPhoto", chat_id=reader.id, times=1)
        said = await editor.sends_photo(png(90, 60), f"/post {TEXT}")
        shown = await card(editor, said)

        await editor.presses("Опубликовать", on=shown)

        for reader in (anna, ales):
            assert (await reader.sees("Движение по мосту")).media is None
        await editor.sees("Готово: доставлено 2", within=shown)
        told = await answers(editor, "№ 1: Telegram не принял фото, статья уходит без него.")
        assert len(told) == 1

    async def test_of_an_album_that_is_refused_each_photo_that_is_not_comes(
        self, emulator: Emulator, editor: Person
    ) -> None:
        sent = await editor.sends_album(*pictures(4), captions={0: f"/post {TEXT}"})
        await card(editor, sent[0])
        preview = await editor.sees("Движение по мосту")
        emulator.faults.add(Fault.error(400, self.WORDS), method="sendMediaGroup")
        emulator.faults.add(Fault.error(400, self.WORDS), method="sendPhoto", times=1)
        before = len(editor.chat)

        assert await editor.presses("Ещё фото: 3", on=preview) == ""

        assert photos_of(editor.chat[before:]) == photos_of(sent[2:])
        emulator.faults.add(Fault.error(400, self.WORDS), method="sendPhoto")
        assert "больше не отдаёт" in await editor.presses("Ещё фото: 3", on=preview)
