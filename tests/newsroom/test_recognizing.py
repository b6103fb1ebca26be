"""Which article somebody means who sends one back, and what became of it for them."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from news.fate import Fate
from news.subscription import Timing
from newsroom import (
    digesting,
    drafting,
    preferences,
    publishing,
    recognizing,
    subscribing,
    withdrawing,
)
from tests.factories import DAY, EDITOR, MINUTE, NOON, Newsroom
from tests.outbox import deliver, message_of

HEADLINE = "Подписан договор о гарантиях безопасности"
LEAD = (
    "Стороны подписали договор о гарантиях безопасности в Астане, документ вступит в силу через "
    "месяц после обмена грамотами."
)
ODD = (
    "",
    "—",
    '""',
    "-а -б -в -г -д",
    "| | | | |",
    "🙂 🙂 🙂 🙂 🙂",
    "\u202e\u200f а б в",
    "а " * 2000,
)


async def test_a_headline_with_figures_is_recognized(newsroom: Newsroom) -> None:
    headline = "Футбольная сборная обыграла соперников из Словении со счётом 2:1"
    article = await newsroom.publish("sport", headline, "Матч прошёл в Минске.")

    found = await recognizing.recognized(newsroom.desk, headline, NOON)

    assert found is not None
    assert found.id == article.id


@pytest.mark.parametrize(
    "text",
    [
        HEADLINE,
        HEADLINE.upper(),
        f"⚡ {HEADLINE}\n\n{LEAD}\n\nПолитика · Астана · 4 июля 2024, 19:25",
        LEAD,
        f"Что думаете об этом?\n{LEAD}",
    ],
)
async def test_an_article_is_recognized_by_what_it_says(newsroom: Newsroom, text: str) -> None:
    await newsroom.publish("politics", "Подписан договор о поставках зерна")
    article = await newsroom.publish("politics", HEADLINE, LEAD)

    found = await recognizing.recognized(newsroom.desk, text, NOON)

    assert found is not None
    assert found.id == article.id


@pytest.mark.parametrize("text", [*ODD, "договор", "Подписан договор", "Другая новость о погоде"])
async def test_other_words_are_no_article(newsroom: Newsroom, text: str) -> None:
    await newsroom.publish("politics", HEADLINE, LEAD)

    assert await recognizing.recognized(newsroom.desk, text, NOON) is None


@pytest.mark.parametrize("migrated", ["sqlite"], indirect=True)
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=400))
async def test_no_text_is_too_odd_to_be_looked_at(newsroom: Newsroom, text: str) -> None:
    await recognizing.recognized(newsroom.desk, text, NOON)


async def test_an_article_is_found_by_the_page_it_is_from(newsroom: Newsroom) -> None:
    seen = replace(newsroom.seen(HEADLINE, LEAD), source_url="https://belta.by/politics/view/1")
    draft = await drafting.draft(newsroom.desk, seen, EDITOR, NOON)
    await publishing.publish(newsroom.desk, draft.id, NOON)
    link = "https://www.belta.by/politics/view/1/?utm_source=share"

    found = await recognizing.behind(newsroom.desk, link, NOON + MINUTE)
    other = await recognizing.behind(
        newsroom.desk, "https://belta.by/politics/view/2", NOON + MINUTE
    )

    assert found is not None
    assert (found.id, other) == (draft.id, None)


async def test_what_came_is_found_with_its_message(newsroom: Newsroom) -> None:
    reader = await newsroom.reader(rules=("договор",))
    article = await newsroom.publish("politics", HEADLINE, LEAD)
    assert (await newsroom_fate(newsroom, reader.chat_id, article.id))[0] is Fate.UNDERWAY
    await deliver(newsroom.desk.database, NOON + MINUTE)

    found = await recognizing.what_became(newsroom.desk, reader, article.id, NOON + DAY)

    assert found is not None
    assert (found.fate, found.at) == (Fate.CAME, NOON + MINUTE)
    assert found.message_id == message_of(reader.id, 1, 0)


async def newsroom_fate(newsroom: Newsroom, chat_id: int, article_id: int) -> tuple[Fate, object]:
    """What became of an article for the reader of a chat."""
    reader = await subscribing.reader(newsroom.desk, chat_id)
    assert reader is not None
    found = await recognizing.what_became(newsroom.desk, reader, article_id, NOON + MINUTE)
    assert found is not None
    return found.fate, found.at


async def test_a_digest_that_had_it_is_found(newsroom: Newsroom) -> None:
    reader = await newsroom.reader("politics")
    other = await newsroom.publish("politics", "Другая новость")
    article = await newsroom.publish("politics", HEADLINE, LEAD)
    morning = NOON + DAY
    await digesting.send_due(newsroom.desk, morning)
    await deliver(newsroom.desk.database, morning)

    for each in (other, article):
        found = await recognizing.what_became(newsroom.desk, reader, each.id, morning + DAY)
        assert found is not None
        assert (found.fate, found.at) == (Fate.IN_DIGEST, morning)
        assert found.message_id is not None


async def test_the_reason_is_that_of_the_reader_who_asks(newsroom: Newsroom) -> None:
    nobody = await newsroom.reader()
    by_digest = await newsroom.reader("politics", timing=Timing.DIGEST)
    pausing = await newsroom.reader(rules=("договор",))
    await preferences.pause(newsroom.desk, pausing, NOON + DAY, NOON)
    article = await newsroom.publish("politics", HEADLINE, LEAD)
    late = await newsroom.reader(rules=("договор",))

    fates = [
        (await newsroom_fate(newsroom, each.chat_id, article.id))[0]
        for each in (nobody, by_digest, pausing, late)
    ]

    assert fates == [Fate.NOT_FOLLOWED, Fate.BY_DIGEST, Fate.PAUSED, Fate.LATER]


async def test_what_was_withdrawn_is_said_to_be_and_drafts_are_not_told_of(
    newsroom: Newsroom,
) -> None:
    reader = await newsroom.reader(rules=("договор",))
    article = await newsroom.publish("politics", HEADLINE, LEAD)
    await withdrawing.withdraw(newsroom.desk, article.id, EDITOR, NOON + timedelta(hours=1))
    draft = await newsroom.draft("politics", HEADLINE, LEAD)

    assert (await newsroom_fate(newsroom, reader.chat_id, article.id))[0] is Fate.WITHDRAWN
    for number in (draft.id, 999):
        assert await recognizing.what_became(newsroom.desk, reader, number, NOON) is None
