"""A story goes on below what its followers chose; an update of what was just sent is silent."""

from datetime import timedelta
from typing import Any

import pytest

from emulator import Emulator, Message, Person
from tests.journeys.conftest import Newsdesk
from tests.journeys.test_publishing import drafted, follows

pytestmark = pytest.mark.usefixtures("hurried", "newsdesk")

FIRE = "Пожар на складе в Бресте: эвакуированы 40 человек"
FIRE_TEXT = (
    "Возгорание произошло на складе стройматериалов на улице Рябцева в Бресте. Огнём охвачена "
    "тысяча квадратных метров, сообщили в МЧС."
)
CAUSE = "Названа причина пожара на складе в Бресте"
CAUSE_TEXT = (
    "Причиной пожара на складе стройматериалов в Бресте стало короткое замыкание, сообщили в МЧС."
)
UPDATE = "Пожар на складе в Бресте: эвакуированы 40 человек, огонь потушен"
HOURS = timedelta(hours=3)


def sent(emulator: Emulator, reader: Person, words: str) -> list[dict[str, Any]]:
    """What the reader was sent with these words, as it was asked for."""
    entries = emulator.ledger.to(reader.id)
    return [one.payload for one in entries if one.kind == "sent" and words in one.text]


def answers(payload: dict[str, Any]) -> int | None:
    """The message that a sent one answers."""
    given = payload.get("reply_parameters")
    if given is None:
        return None
    assert given["allow_sending_without_reply"]
    number: int = given["message_id"]
    return number


async def opened(reader: Person, article_id: int, words: str) -> Message:
    said = await reader.opens(f"a_{article_id}")
    return await reader.sees(words, since=said)


async def test_what_comes_later_answers_the_message_whose_button_was_pressed(
    newsdesk: Newsdesk, emulator: Emulator, anna: Person, tom: Person
) -> None:
    first = await newsdesk.publish(FIRE, FIRE_TEXT)
    chosen = await opened(anna, first.id, "Возгорание")
    assert "Слежу за сюжетом" in await anna.presses("Следить дальше", on=chosen)
    newsdesk.clock.advance(HOURS)

    await newsdesk.publish(CAUSE, CAUSE_TEXT)

    await anna.sees(CAUSE)
    [got] = sent(emulator, anna, CAUSE)
    assert answers(got) == chosen.message_id
    assert got["disable_notification"] is False
    assert sent(emulator, tom, CAUSE) == []


async def test_a_follower_who_has_subscribed_too_gets_it_once_over_a_restart(
    newsdesk: Newsdesk, emulator: Emulator, anna: Person
) -> None:
    await follows(anna, "пожар")
    await newsdesk.publish(FIRE, FIRE_TEXT)
    copy = await anna.sees(FIRE)
    await anna.presses("Следить дальше", on=copy)
    newsdesk.clock.advance(HOURS)
    await newsdesk.restart()

    await newsdesk.publish(CAUSE, CAUSE_TEXT)
    await anna.sees(CAUSE)
    await newsdesk.restart()
    await newsdesk.program()
    await newsdesk.publish("Погода на завтра", "Без осадков.")

    [got] = sent(emulator, anna, CAUSE)
    assert answers(got) == copy.message_id


async def test_the_same_button_lets_the_story_go(
    newsdesk: Newsdesk, emulator: Emulator, anna: Person
) -> None:
    first = await newsdesk.publish(FIRE, FIRE_TEXT)
    chosen = await opened(anna, first.id, "Возгорание")
    await anna.presses("Следить дальше", on=chosen)
    assert "Больше не слежу" in await anna.presses("✓ Слежу", on=chosen)
    newsdesk.clock.advance(HOURS)

    await newsdesk.publish(CAUSE, CAUSE_TEXT)
    await anna.presses("Следить дальше", on=chosen)

    assert sent(emulator, anna, CAUSE) == []


async def test_followed_stories_are_listed_and_removed_and_brought_back(
    newsdesk: Newsdesk, emulator: Emulator, anna: Person
) -> None:
    first = await newsdesk.publish(FIRE, FIRE_TEXT)
    chosen = await opened(anna, first.id, "Возгорание")
    await anna.presses("Следить дальше", on=chosen)
    said = await anna.says("/subscriptions")
    listed = await anna.sees("Подписок пока нет", since=said)
    await anna.presses("Сюжеты: 1", on=listed)
    assert FIRE in listed.text

    await anna.presses("Убрать", on=listed)
    assert "ни за одним сюжетом" in listed.text
    await anna.presses("Вернуть сюжет", on=listed)
    assert FIRE in listed.text
    newsdesk.clock.advance(HOURS)
    await newsdesk.publish(CAUSE, CAUSE_TEXT)

    await anna.sees(CAUSE)
    assert [answers(each) for each in sent(emulator, anna, CAUSE)] == [chosen.message_id]


async def test_two_quiet_weeks_end_a_story(
    newsdesk: Newsdesk, emulator: Emulator, anna: Person
) -> None:
    first = await newsdesk.publish(FIRE, FIRE_TEXT)
    chosen = await opened(anna, first.id, "Возгорание")
    await anna.presses("Следить дальше", on=chosen)
    newsdesk.clock.advance(timedelta(days=15))
    await newsdesk.tick("stories")

    await newsdesk.publish(CAUSE, CAUSE_TEXT)

    await anna.presses("✓ Слежу", on=chosen)
    assert "закончен" in await anna.presses("Следить дальше", on=chosen)
    said = await anna.says("/subscriptions")
    assert "Сюжеты" not in str((await anna.sees("Подписок пока нет", since=said)).markup)
    assert sent(emulator, anna, CAUSE) == []


async def test_the_editor_sees_what_a_draft_goes_on_with_and_may_unlink_it(
    newsdesk: Newsdesk, emulator: Emulator, editor: Person, anna: Person
) -> None:
    first = await newsdesk.publish(FIRE, FIRE_TEXT)
    chosen = await opened(anna, first.id, "Возгорание")
    await anna.presses("Следить дальше", on=chosen)
    newsdesk.clock.advance(HOURS)

    card = await drafted(editor, f"/post\n{CAUSE}\n\n{CAUSE_TEXT}")
    assert "Продолжает: № 1" in card.text
    assert "сюжет 1" in card.text
    await editor.presses("Отвязать", on=card)
    assert "Продолжает" not in card.text
    await editor.presses("Опубликовать", on=card)
    await editor.sees("Опубликовано", within=card)

    assert sent(emulator, anna, CAUSE) == []
    assert (await newsdesk.article(2)).story_id is None


async def test_the_editor_links_a_draft_by_a_button_or_by_answering(
    newsdesk: Newsdesk, emulator: Emulator, editor: Person, anna: Person
) -> None:
    first = await newsdesk.publish(FIRE, FIRE_TEXT)
    chosen = await opened(anna, first.id, "Возгорание")
    await anna.presses("Следить дальше", on=chosen)
    newsdesk.clock.advance(HOURS)

    card = await drafted(editor, "/post\nМЧС подвело итоги\n\nСклад осмотрели эксперты.")
    await editor.presses("Продолжение сюжета", on=card)
    await editor.presses("№ 1 · Пожар на складе", on=card)
    assert "Продолжает: № 1" in card.text
    await editor.presses("Опубликовать", on=card)
    await anna.sees("МЧС подвело итоги")

    shown = await opened(editor, first.id, "Возгорание")
    said = await editor.replies(shown, "/post\nСклад снесут\n\nРешение принял горисполком.")
    card = await editor.sees("Продолжает: № 1", since=said)
    await editor.presses("Опубликовать", on=card)

    await anna.sees("Склад снесут")
    for words in ("МЧС подвело итоги", "Склад снесут"):
        assert [answers(each) for each in sent(emulator, anna, words)] == [chosen.message_id]


async def test_an_update_comes_below_what_was_just_sent_and_without_a_sound(
    newsdesk: Newsdesk, emulator: Emulator, editor: Person, anna: Person, tom: Person
) -> None:
    await follows(anna, "склад")
    await newsdesk.publish(FIRE, FIRE_TEXT)
    copy = await anna.sees(FIRE)
    await follows(tom, "склад")

    card = await drafted(editor, f"/post\n{UPDATE}\n\n{FIRE_TEXT} К вечеру огонь потушили.")
    assert "Обновление: придёт без звука" in card.text
    await editor.presses("Опубликовать", on=card)

    await anna.sees("огонь потушен")
    await tom.sees("огонь потушен")
    [hers], [his] = (sent(emulator, each, "огонь потушен") for each in (anna, tom))
    assert (answers(hers), hers["disable_notification"]) == (copy.message_id, True)
    assert (answers(his), his["disable_notification"]) == (None, False)


async def test_an_update_is_sent_by_itself_when_its_editor_wants_it_or_it_breaks(
    newsdesk: Newsdesk, emulator: Emulator, editor: Person, anna: Person
) -> None:
    await follows(anna, "склад")
    await newsdesk.publish(FIRE, FIRE_TEXT)
    await anna.sees(FIRE)

    card = await drafted(editor, f"/post\n{UPDATE}\n\n{FIRE_TEXT} К вечеру огонь потушили.")
    await editor.presses("Отдельно и со звуком", on=card)
    assert "Продолжает: № 1" in card.text
    await editor.presses("Без звука под № 1", on=card)
    assert "Обновление" in card.text
    await editor.presses("Молния", on=card)
    await editor.presses("Отправить всем", on=card)

    await anna.sees("огонь потушен")
    [got] = sent(emulator, anna, "огонь потушен")
    assert (answers(got), got["disable_notification"]) == (None, False)
