"""Odd input, failing parts, updates that come twice or broken: everybody still gets an answer."""

import asyncio
import json
import logging
from datetime import timedelta
from typing import Any

import pytest

from emulator import Emulator, Person
from emulator.actions import press
from emulator.faults import Fault
from newsroom import digesting, reading
from storage import updates
from tests.emulator.pictures import png
from tests.journeys.conftest import Newsdesk
from texts.action import Action
from texts.article_actions import OpenArticle
from texts.token_actions import DropKey

pytestmark = pytest.mark.usefixtures("newsdesk")

ODD = (
    "а" * 4096,
    "слово " * 680,
    "\u202eтекст справа налево\u200f\u061c",
    "🙂‍↔️👨‍👩‍👧‍👦🇧🇾" * 50,
    "<b>&amp;</i><script>",
    "{ $count } %s {0} \\n",
    "e\u0301\u0302\u0303" * 100,
    "' OR 1=1; --",
    '"',
    "(((|||---",
    "/",
    "//",
    "/ latest",
    "/@newsdesk_demo_bot",
    "/latest@another_bot",
    "/неттакой",
    "1",
    "\u200b",
)


def message(person: Person, **content: Any) -> dict[str, Any]:
    """An update as Telegram would write it."""
    chat, user = person.private.as_dict(), person.user.as_dict()
    return {
        "message": {
            "message_id": 9000,
            "date": person.emulator.now(),
            "chat": chat,
            "from": user,
            **content,
        }
    }


async def still_answers(person: Person) -> None:
    """Checks that the bot answers this person."""
    said = await person.says("/help")
    await person.sees("/digest 08:00 20:30", since=said)


async def test_anything_typed_is_answered(
    emulator: Emulator, anna: Person, caplog: pytest.LogCaptureFixture
) -> None:
    for typed in ODD:
        for text in (typed, f"/search {typed}", f"/unsubscribe {typed}", f"/timezone {typed}"):
            said = await anna.says(text[:4096])
            await anna.sees("", since=said)
    for name in ("latest", "language", "digest", "pause", "subscribe", "start"):
        for typed in ODD[2:10]:
            said = await anna.says(f"/{name} {typed}"[:4096])
            await anna.sees("", since=said)

    assert "handler.failed" not in caplog.text
    assert max(len(entry.text) for entry in emulator.ledger.entries) <= 4096


async def test_a_command_for_another_bot_is_not_ours(anna: Person) -> None:
    said = await anna.says("/latest@another_bot")
    await anna.sees("Команды «/latest@another_bot» нет. Может быть, /latest?", since=said)
    said = await anna.says("/qqqq@newsdesk_demo_bot")
    await anna.sees("Команды «/qqqq» нет.", since=said)


async def test_ten_thousand_characters_are_answered(newsdesk: Newsdesk, anna: Person) -> None:
    await still_answers(anna)
    handle = (await newsdesk.program()).handle
    for text in ("слово " * 1700, "а" * 10_000, "\ud800\udc00 \ud83d", "/subscribe \ud83d"):
        before = len(anna.chat)
        await handle({"update_id": 1, **message(anna, text=text)})
        assert len(anna.chat) > before


HUGE = "9" * 18
FORGED = [
    f"{kind.prefix}:{value}"
    for kind in Action.__subclasses__()
    for value in ("", f"{HUGE}:{HUGE}", f"-1:-{HUGE}", f"1:{HUGE}", "x:y")
]


async def test_a_forged_button_or_link_is_answered(
    emulator: Emulator, editor: Person, refusals: set[str], caplog: pytest.LogCaptureFixture
) -> None:
    refusals.add("Bad Request: chat not found")
    said = await editor.says("/help")
    shown = await editor.sees("/digest 08:00 20:30", since=said)
    for payload in (f"a_{HUGE}", "a_0", "a_٣", "r_нет", "r_world", "r_-", "claim_x", "x" * 64):
        said = await editor.says(f"/start {payload}")
        await editor.sees("", since=said)
    more = ("dt:000800", "dt:1f", "l:1:::1.1.1", f"l:1:::{HUGE}.2", "tz:Factory")
    # The last ones take the message away under which the others are pressed.
    forged = sorted((*FORGED, *more), key=lambda data: data.startswith(f"{DropKey.prefix}:"))
    queries = [press(emulator, editor.user, shown, data) for data in forged]
    async with asyncio.timeout(300):
        await asyncio.gather(*(query.answer for query in queries))

    assert "handler.failed" not in caplog.text


async def test_what_is_no_text_is_answered(emulator: Emulator, anna: Person) -> None:
    said = await anna.sends_photo(png(10, 10))
    await anna.sees("Я понимаю команды", since=said)
    said = await anna.sends_document(b"text", "a.txt")
    await anna.sees("Я понимаю команды", since=said)
    for content in (
        {"contact": {"phone_number": "1", "first_name": "Анна"}},
        {"dice": {"emoji": "🎲", "value": 3}},
        {"video_note": {"file_id": "x", "file_unique_id": "y", "length": 1, "duration": 1}},
        {"something_new": {"of": "tomorrow"}},
    ):
        emulator.updates.put_raw(message(anna, **content))
        await still_answers(anna)
    assert sum("Я понимаю команды" in each.text for each in anna.chat) == 6


async def test_a_malformed_update_holds_up_nobody(
    emulator: Emulator, anna: Person, tom: Person, caplog: pytest.LogCaptureFixture
) -> None:
    await still_answers(anna)
    broken: tuple[dict[str, Any], ...] = (
        {"message": "nonsense"},
        {"message": {"message_id": "x", "chat": {"id": anna.id}}},
        {"callback_query": {"id": 5}},
        {"my_chat_member": {}},
        {"channel_post": {}},
        {"edited_channel_post": {"message_id": "x", "chat": {"id": -1_000_500_000_001}}},
    )
    for body in broken:
        emulator.updates.put_raw(body)

    await still_answers(anna)
    await still_answers(tom)
    assert "update.failed" in caplog.text


async def test_an_update_that_comes_twice_is_handled_once(
    newsdesk: Newsdesk, emulator: Emulator, anna: Person
) -> None:
    await still_answers(anna)
    raw = {"update_id": 5_000, **message(anna, text="/subscribe договор")}
    intake = (await newsdesk.program()).intake

    await intake.take([raw, raw])
    await intake.take([raw])
    await newsdesk.restart()
    await (await newsdesk.program()).intake.take([raw])

    await still_answers(anna)
    assert emulator.ledger.recipients("Слежу за словом") == {anna.id: 1}


async def test_what_was_kept_but_not_handled_is_handled_after_a_restart(
    newsdesk: Newsdesk, anna: Person
) -> None:
    await still_answers(anna)
    database = (await newsdesk.program()).desk.database
    async with database.transaction() as connection:
        raw = {"update_id": 5_000, **message(anna, text="/subscribe договор")}
        incoming = updates.Incoming(5_000, json.dumps(raw), anna.id)
        await updates.keep(connection, [incoming], "another", newsdesk.clock())

    await newsdesk.restart()

    await anna.sees("Слежу за словом договор")


async def test_what_was_said_while_the_bot_was_down_is_answered_in_order(
    newsdesk: Newsdesk, anna: Person
) -> None:
    await still_answers(anna)
    await newsdesk.stop()
    said = await anna.says("/subscribe договор")
    await anna.says("/unsubscribe договор")
    await anna.says("/subscriptions")

    newsdesk.start()

    await anna.sees("Подписок пока нет", since=said)


async def test_a_handler_that_fails_answers_and_is_logged(
    anna: Person, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    await anna.says("/help")
    shown = await anna.sees("/latest")

    async def broken(*_: object) -> None:
        raise RuntimeError("the database burns")

    monkeypatch.setattr(reading, "latest", broken)
    await anna.says("/latest")
    await anna.sees("Что-то сломалось")
    assert "сломалось" in await anna.presses("Все новости", on=shown)

    assert "the database burns" in caplog.text
    assert caplog.text.count("handler.failed") == 2


async def test_a_tick_that_fails_is_logged_and_ticks_again(
    newsdesk: Newsdesk,
    anna: Person,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    await anna.says("/subscribe общество")
    await anna.sees("Слежу")
    await newsdesk.publish("Мост открыт", rubric="society")
    newsdesk.clock.advance(timedelta(days=1))

    async def broken(*_: object) -> None:
        raise RuntimeError("the database burns")

    with monkeypatch.context() as patched, caplog.at_level(logging.ERROR):
        patched.setattr(digesting, "send_due", broken)
        await newsdesk.tick("digests")
    assert "tick.failed" in caplog.text
    await newsdesk.tick("digests")

    await anna.sees("Мост открыт")


class TestNetwork:
    @pytest.fixture
    def refusals(self, refusals: set[str]) -> set[str]:
        return refusals | {
            "Bad Gateway",
            "Bad Request: nonsense",
            "Internal",
            "Too Many Requests",
            "Conflict: can't use",
        }

    async def test_the_bot_outlives_a_telegram_in_trouble(
        self, emulator: Emulator, anna: Person
    ) -> None:
        await still_answers(anna)
        for fault in (
            Fault.page(),
            Fault.error(500, "Internal Server Error"),
            Fault.too_many_requests(),
            Fault.undecodable(),
            Fault.truncated(),
            Fault.reset_before(),
            Fault.reset_after(),
        ):
            emulator.faults.add(fault, method="getUpdates", times=1)
            emulator.updates.interrupt()

            await still_answers(anna)

    @pytest.mark.parametrize("fault", [Fault.error(400, "Bad Request: nonsense"), Fault.page()])
    async def test_a_start_outlives_whatever_telegram_says_of_the_bot(
        self, newsdesk: Newsdesk, emulator: Emulator, anna: Person, fault: Fault
    ) -> None:
        await newsdesk.stop()
        emulator.faults.add(fault, method="getMe", times=1)

        newsdesk.start()

        await still_answers(anna)

    async def test_a_webhook_left_by_another_program_is_taken_away(
        self, newsdesk: Newsdesk, emulator: Emulator, anna: Person
    ) -> None:
        await newsdesk.stop()
        emulator.webhook.url = "https://example.org/hook"

        newsdesk.start()

        await still_answers(anna)

    async def test_a_reply_refused_for_haste_comes_a_moment_later(
        self, emulator: Emulator, anna: Person
    ) -> None:
        await still_answers(anna)
        emulator.faults.add(Fault.too_many_requests(1), method="sendMessage", times=1)

        await still_answers(anna)

        assert len(emulator.ledger.to(anna.id)) == 2

    async def test_an_answer_met_by_an_error_page_is_apologised_for(
        self, emulator: Emulator, anna: Person
    ) -> None:
        emulator.faults.add(Fault.page(), method="sendMessage", times=1)

        await anna.says("/latest")

        await anna.sees("Что-то сломалось")


class TestRefusedPhoto:
    WORDS = "Bad Request: wrong file identifier/HTTP URL specified"

    @pytest.fixture
    def refusals(self, refusals: set[str]) -> set[str]:
        # The preview that came without its photo is brought up to date as if it had one.
        return refusals | {self.WORDS, "Bad Request: there is no caption in the message to edit"}

    async def test_takes_no_text_with_it(
        self, emulator: Emulator, editor: Person, anna: Person
    ) -> None:
        for method in ("sendPhoto", "editMessageMedia"):
            emulator.faults.add(Fault.error(400, self.WORDS), method=method)

        await editor.sends_photo(png(640, 480), "/post\nМост открыт\n\nДвижение началось утром.")
        await editor.sees("Движение началось утром.")
        await editor.presses("Опубликовать")
        await editor.sees("№ 1")
        asked = await anna.says("/latest")
        shown = await anna.sees("Мост открыт", since=asked)
        await anna.forges(OpenArticle(1).pack(), on=shown)

        await anna.sees("Движение началось утром.", within=shown)


class TestGone:
    @pytest.fixture
    def refusals(self, refusals: set[str]) -> set[str]:
        return refusals | {
            "Forbidden: bot was blocked by the user",
            "Bad Request: message to edit not found",
        }

    async def test_one_who_leaves_before_the_answer_is_written_off(
        self, emulator: Emulator, editor: Person, anna: Person
    ) -> None:
        await anna.says("/subscribe договор")
        await anna.sees("Слежу")
        emulator.faults.add(Fault.forbidden(), method="sendMessage", chat_id=anna.id, times=1)
        await anna.says("/latest")
        await editor.says("/post\nДоговор\n\nПодписан.")
        await editor.sees("Рубрика:")

        await editor.says("/stats")

        assert "ушли — меньше пяти" in (await editor.sees("Цифры")).text

    async def test_a_button_of_a_deleted_message_answers_below(
        self, emulator: Emulator, anna: Person
    ) -> None:
        await anna.says("/help")
        shown = await anna.sees("/latest")
        emulator.remove(anna.private, [shown.message_id])

        await anna.presses("Рубрики", on=shown)

        await anna.sees("Нажмите, чтобы следить")
