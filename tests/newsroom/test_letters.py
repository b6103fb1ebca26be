"""Readers write, editors answer, a correction thanks; five letters a day, and none twice."""

import asyncio
from datetime import datetime, timedelta

import pytest

from news.letter import MOST_A_DAY, Letter, LetterKind
from news.subscriber import Subscriber
from newsroom import amending, editors, letters, subscribing
from newsroom.letters import Answered, TooManyLetters, WriterMuted
from newsroom.rights import NotAllowed
from tests.factories import DAY, EDITOR, NOON, Newsroom

COLLEAGUE = 8
LATER = NOON + timedelta(hours=1)


@pytest.fixture(autouse=True)
async def staff(newsroom: Newsroom) -> None:
    await editors.ensure_owners(newsroom.desk, [EDITOR], NOON, str)
    await editors.appoint(newsroom.desk, EDITOR, COLLEAGUE, NOON)


async def written(
    newsroom: Newsroom, reader: Subscriber, text: str, about: int = 0, request: str = ""
) -> Letter:
    return await letters.write(
        newsroom.desk, reader, about, text, NOON, request=request or text, quote="мост"
    )


async def told(newsroom: Newsroom, now: datetime) -> int:
    """How many letters editors are told of."""
    arrived = await letters.to_announce(newsroom.desk, now)
    if arrived is None:
        return 0
    await letters.announced(newsroom.desk, arrived, now)
    return arrived.count


async def known(newsroom: Newsroom, reader: Subscriber) -> Subscriber:
    found = await subscribing.reader(newsroom.desk, reader.chat_id)
    assert found is not None
    return found


async def test_a_letter_is_awaited_for_a_while_and_until_it_is_written(newsroom: Newsroom) -> None:
    reader = await newsroom.reader()
    assert not letters.is_awaited(reader, NOON)

    await letters.begin(newsroom.desk, reader, 12, NOON)
    writing = await known(newsroom, reader)
    assert (writing.letter_about, letters.is_awaited(writing, LATER)) == (12, False)
    assert letters.is_awaited(writing, NOON)

    await written(newsroom, writing, "Здравствуйте")
    assert not letters.is_awaited(await known(newsroom, reader), NOON)
    await letters.begin(newsroom.desk, reader, 0, NOON)
    await letters.drop(newsroom.desk, reader)
    assert not letters.is_awaited(await known(newsroom, reader), NOON)


async def test_a_letter_says_which_wording_it_is_about_and_is_kept_once(newsroom: Newsroom) -> None:
    reader = await newsroom.reader()
    article = await newsroom.publish("society")
    amended = await amending.revise(
        newsroom.desk, article.id, newsroom.seen("Мост", ""), EDITOR, NOON
    )

    first = await written(newsroom, reader, "Не мост", article.id, request="message 1 2")
    again = await written(newsroom, reader, "Не мост", article.id, request="message 1 2")
    no_article = await written(newsroom, reader, "Привет", 10**9)

    assert (first.kind, first.article_id, first.quote) == (LetterKind.MISTAKE, article.id, "мост")
    assert first.revision == amended.article.revision == 2
    assert again == first
    assert (no_article.kind, no_article.article_id) == (LetterKind.LETTER, None)
    page = await letters.page(newsroom.desk, 1, only_open=True)
    assert (page.letters, page.total) == ((no_article, first), 2)


async def test_a_reader_writes_so_many_a_day_and_no_more(newsroom: Newsroom) -> None:
    reader, other = await newsroom.reader(), await newsroom.reader()
    for number in range(MOST_A_DAY):
        await written(newsroom, reader, f"Письмо {number}")

    with pytest.raises(TooManyLetters):
        await written(newsroom, reader, "Ещё")
    with pytest.raises(TooManyLetters):
        await letters.begin(newsroom.desk, reader, 0, NOON)
    await written(newsroom, other, "Моё первое")
    await letters.begin(newsroom.desk, reader, 0, NOON + DAY)


async def test_an_answer_is_told_once_and_of_two_editors_one_answers(newsroom: Newsroom) -> None:
    letter = await written(newsroom, await newsroom.reader(), "Где мост?")

    answers = await asyncio.gather(
        letters.answer(newsroom.desk, letter.id, EDITOR, "Здесь", LATER),
        letters.answer(newsroom.desk, letter.id, COLLEAGUE, "Там", LATER),
        return_exceptions=True,
    )

    (late,) = [each for each in answers if isinstance(each, Answered)]
    (kept,) = [each for each in answers if isinstance(each, Letter)]
    assert late.letter == kept
    assert kept.answered_by is not None
    assert kept.answer is not None
    repeated = await letters.answer(
        newsroom.desk, letter.id, kept.answered_by, kept.answer, LATER + DAY
    )
    assert repeated == kept
    (untold,) = await letters.untold(newsroom.desk, LATER)
    assert (untold.letter, untold.of_answer, untold.of_correction) == (kept, True, False)
    await letters.told_answer(newsroom.desk, letter.id, LATER)
    assert await letters.untold(newsroom.desk, LATER) == []
    assert (await letters.page(newsroom.desk, 1, only_open=True)).total == 0


async def test_a_correction_thanks_whoever_reported_the_mistake_once(newsroom: Newsroom) -> None:
    reader = await newsroom.reader()
    article, other = await newsroom.publish("society"), await newsroom.publish("society")
    reported = await written(newsroom, reader, "Опечатка", article.id)
    answered = await written(newsroom, reader, "И ещё одна", article.id)
    await letters.answer(newsroom.desk, answered.id, EDITOR, "Да", NOON)
    await letters.told_answer(newsroom.desk, answered.id, NOON)
    await written(newsroom, reader, "Не там", other.id)
    await written(newsroom, reader, "Просто письмо")

    edit, correct = newsroom.seen("Правка", ""), newsroom.seen("Уточнение", "")
    await amending.revise(newsroom.desk, article.id, edit, EDITOR, LATER)
    assert await letters.untold(newsroom.desk, LATER) == []
    await amending.revise(newsroom.desk, article.id, correct, EDITOR, LATER, correction=True)

    untold = await letters.untold(newsroom.desk, LATER)
    assert [(each.letter.id, each.of_answer, each.of_correction) for each in untold] == [
        (reported.id, False, True),
        (answered.id, False, True),
    ]
    for each in untold:
        await letters.thanked(newsroom.desk, each.letter.id, LATER)
    again = newsroom.seen("Ещё уточнение", "")
    await amending.revise(newsroom.desk, article.id, again, EDITOR, LATER, correction=True)
    assert await letters.untold(newsroom.desk, LATER) == []
    assert (await letters.page(newsroom.desk, 1, only_open=True)).total == 2


async def test_a_letter_is_taken_back_by_its_writer_alone_until_it_is_dealt_with(
    newsroom: Newsroom,
) -> None:
    reader, other = await newsroom.reader(), await newsroom.reader()
    first, second = [await written(newsroom, reader, text) for text in ("Одно", "Два")]
    await letters.close(newsroom.desk, second.id, EDITOR, NOON)

    assert not await letters.take_back(newsroom.desk, other, first.id)
    assert not await letters.take_back(newsroom.desk, reader, second.id)
    assert await letters.take_back(newsroom.desk, reader, first.id)
    assert await letters.letter(newsroom.desk, first.id) is None


async def test_a_letter_is_put_away_and_had_again(newsroom: Newsroom) -> None:
    letter = await written(newsroom, await newsroom.reader(), "Привет")

    closed = await letters.close(newsroom.desk, letter.id, EDITOR, LATER)
    assert closed is not None
    assert not closed.is_open
    reopened = await letters.reopen(newsroom.desk, letter.id, EDITOR)

    assert reopened == letter
    assert await letters.close(newsroom.desk, 10**9, EDITOR, LATER) is None


async def test_a_muted_writer_writes_no_more_until_letters_are_taken_again(
    newsroom: Newsroom,
) -> None:
    reader = await newsroom.reader()
    letter = await written(newsroom, reader, "Спам")

    await letters.set_muted(newsroom.desk, letter.id, EDITOR, NOON, muted=True)
    with pytest.raises(WriterMuted):
        await letters.begin(newsroom.desk, reader, 0, NOON)
    with pytest.raises(WriterMuted):
        await written(newsroom, reader, "Ещё спам")
    assert await letters.letter(newsroom.desk, letter.id) == (letter, True)
    await letters.set_muted(newsroom.desk, letter.id, EDITOR, NOON, muted=False)

    await letters.begin(newsroom.desk, reader, 0, NOON)


async def test_whoever_was_dismissed_a_moment_ago_does_nothing_with_letters(
    newsroom: Newsroom,
) -> None:
    letter = await written(newsroom, await newsroom.reader(), "Привет")
    await editors.dismiss(newsroom.desk, EDITOR, COLLEAGUE, NOON)

    for deed in (
        letters.answer(newsroom.desk, letter.id, COLLEAGUE, "Нет", NOON),
        letters.close(newsroom.desk, letter.id, COLLEAGUE, NOON),
        letters.reopen(newsroom.desk, letter.id, COLLEAGUE),
        letters.set_muted(newsroom.desk, letter.id, COLLEAGUE, NOON, muted=True),
    ):
        with pytest.raises(NotAllowed):
            await deed
    assert await letters.letter(newsroom.desk, letter.id) == (letter, False)


async def test_editors_are_told_of_the_first_letter_at_once_and_of_more_after_a_while(
    newsroom: Newsroom,
) -> None:
    reader = await newsroom.reader()
    assert await told(newsroom, NOON) == 0

    first = await written(newsroom, reader, "Раз")
    assert await told(newsroom, NOON) == 1
    await written(newsroom, reader, "Два")
    assert await told(newsroom, NOON) == 0
    assert await told(newsroom, LATER) == 2
    assert await told(newsroom, LATER + DAY) == 0

    await letters.close(newsroom.desk, first.id, EDITOR, LATER)
    await letters.close(newsroom.desk, first.id + 1, EDITOR, LATER)
    await written(newsroom, reader, "Три")
    assert await told(newsroom, LATER) == 1


async def test_what_editors_could_not_be_told_before_a_crash_they_are_told_after_it(
    newsroom: Newsroom,
) -> None:
    await written(newsroom, await newsroom.reader(), "Раз")
    arrived = await letters.to_announce(newsroom.desk, NOON)

    assert await letters.to_announce(newsroom.desk, NOON) == arrived is not None


async def test_what_was_dealt_with_long_ago_is_forgotten(newsroom: Newsroom) -> None:
    reader = await newsroom.reader()
    old, is_open = [await written(newsroom, reader, text) for text in ("Одно", "Два")]
    await letters.close(newsroom.desk, old.id, EDITOR, NOON)

    await letters.forget_old(newsroom.desk, NOON)
    assert await letters.letter(newsroom.desk, old.id) is not None
    await letters.forget_old(newsroom.desk, LATER)

    assert await letters.letter(newsroom.desk, old.id) is None
    assert await letters.letter(newsroom.desk, is_open.id) is not None
