"""Colleagues in one draft: who is on it, whose card is behind, what was replaced unseen."""

from datetime import datetime, timedelta

import pytest

from news.article import Article, ArticleDraft
from newsroom import amending, attending, departing, originals, publishing
from newsroom.attending import PRESENT
from storage.originals import Shown, StaleCard
from tests.factories import DAY, MINUTE, NOON, Newsroom

ANNA, PETER = 7, 8
A_SECOND = timedelta(seconds=1)


@pytest.fixture
async def draft(newsroom: Newsroom) -> Article:
    """A draft of Anna's that both have on their screens."""
    draft = await newsroom.draft("society", "Мост", "Мост открыт.")
    for person_id in (ANNA, PETER):
        shown = Shown(person_id * 10, person_id * 10 + 1, draft.photo)
        await originals.remember_shown(newsroom.desk, draft.id, person_id, shown)
    await attending.attend(newsroom.desk, draft, ANNA, NOON)
    await fresh(newsroom, NOON)
    return draft


async def fresh(newsroom: Newsroom, now: datetime) -> list[int]:
    """Shows anew what is stale; in whose chats that was."""
    stale = await attending.look_round(newsroom.desk, now)
    for card in stale:
        await attending.shown_anew(newsroom.desk, card)
    return [card.chat_id for card in stale]


async def on_it(newsroom: Newsroom, draft: Article, now: datetime) -> list[int]:
    present = await attending.at_work(newsroom.desk, [draft.id], now)
    return [each.id for each in present.get(draft.id, ())]


async def revise(
    newsroom: Newsroom, draft: Article, person_id: int, text: str, now: datetime
) -> tuple[Article, int | None]:
    """Gives it a text; whose change went with that unseen."""
    wording = ArticleDraft("Мост", (text,))
    article = (await amending.revise(newsroom.desk, draft.id, wording, person_id, now)).article
    event = await attending.overtaken(newsroom.desk, article, person_id, now)
    await attending.changed(newsroom.desk, article, person_id, now)
    return article, None if event is None else event.editor.id


async def test_colleagues_see_who_comes_and_who_goes(newsroom: Newsroom, draft: Article) -> None:
    await attending.attend(newsroom.desk, draft, PETER, NOON + MINUTE)
    assert await on_it(newsroom, draft, NOON + MINUTE) == [PETER, ANNA]
    assert await fresh(newsroom, NOON + MINUTE) == [ANNA]

    # Who is there already is no news.
    await attending.attend(newsroom.desk, draft, PETER, NOON + 2 * MINUTE)
    assert await fresh(newsroom, NOON + 2 * MINUTE) == []

    assert await fresh(newsroom, NOON + PRESENT) == [ANNA, PETER]
    assert await on_it(newsroom, draft, NOON + PRESENT) == [PETER]
    assert await fresh(newsroom, NOON + PRESENT) == []
    assert await fresh(newsroom, NOON + 2 * DAY) == [ANNA, PETER]
    assert await fresh(newsroom, NOON + 3 * DAY) == []


async def test_a_change_makes_the_cards_of_others_stale(newsroom: Newsroom, draft: Article) -> None:
    await revise(newsroom, draft, ANNA, "Мост закрыт.", NOON + MINUTE)
    (card,) = await attending.look_round(newsroom.desk, NOON + MINUTE)

    assert (card.chat_id, card.shown) == (PETER, Shown(80, 81))


async def test_a_card_that_is_changed_while_it_is_shown_anew_stays_stale(
    newsroom: Newsroom, draft: Article
) -> None:
    await revise(newsroom, draft, ANNA, "Мост закрыт.", NOON + MINUTE)
    (seen,) = await attending.look_round(newsroom.desk, NOON + MINUTE)
    await revise(newsroom, draft, ANNA, "Мост снова открыт.", NOON + 2 * MINUTE)

    await attending.shown_anew(newsroom.desk, seen)
    await attending.put_off(newsroom.desk, seen, NOON + 2 * MINUTE)

    assert await fresh(newsroom, NOON + 2 * MINUTE) == [PETER]


async def test_a_card_that_cannot_be_shown_waits_behind_others(
    newsroom: Newsroom, draft: Article
) -> None:
    await revise(newsroom, draft, ANNA, "Мост закрыт.", NOON)
    (card,) = await attending.look_round(newsroom.desk, NOON)

    await attending.put_off(newsroom.desk, card, NOON)

    async def due(now: datetime) -> list[StaleCard]:
        return await attending.look_round(newsroom.desk, now)

    assert await due(NOON + A_SECOND) == []
    assert len(await due(NOON + MINUTE)) == 1


async def test_whoever_replaces_a_change_they_have_not_seen_is_told(
    newsroom: Newsroom, draft: Article
) -> None:
    desk = newsroom.desk
    _, by_peter = await revise(newsroom, draft, PETER, "Мост закрыт.", NOON + MINUTE)
    article, by_anna = await revise(newsroom, draft, ANNA, "Мост открыли.", NOON + 2 * MINUTE)

    # Peter had never opened it, and nobody else has changed it of late.
    assert by_peter is None
    assert by_anna == PETER
    assert article.text == "Мост открыли."
    history = [one.wording.text for one in await amending.history(desk, draft.id)]
    assert history == ["Мост открыт.", "Мост закрыт.", "Мост открыли."]

    # What one has seen, one replaces knowingly; one's own besides.
    await attending.attend(desk, article, PETER, NOON + 3 * MINUTE)
    _, told = await revise(newsroom, draft, PETER, "Мост готов.", NOON + 4 * MINUTE)
    assert told is None
    _, told = await revise(newsroom, draft, PETER, "Мост совсем готов.", NOON + 5 * MINUTE)
    assert told is None


async def test_a_stranger_to_an_article_is_told_of_what_changed_of_late(
    newsroom: Newsroom,
) -> None:
    draft = await newsroom.draft("society", "Мост", "Мост открыт.")
    await revise(newsroom, draft, ANNA, "Мост закрыт.", NOON)

    _, soon = await revise(newsroom, draft, PETER, "Мост готов.", NOON + MINUTE)
    other = await newsroom.draft("society", "Дом", "Дом готов.")
    await revise(newsroom, other, ANNA, "Дом закрыт.", NOON)
    _, late = await revise(newsroom, other, PETER, "Дом открыт.", NOON + PRESENT)

    assert (soon, late) == (ANNA, None)


async def test_the_last_change_is_told_to_all_but_who_made_it(
    newsroom: Newsroom, draft: Article
) -> None:
    article, _ = await revise(newsroom, draft, PETER, "Мост закрыт.", NOON + MINUTE)

    seen = [await attending.last_change(newsroom.desk, article, each) for each in (ANNA, PETER)]

    assert [each and each.editor.id for each in seen] == [PETER, None]
    # Who has drafted it is on its card anyway.
    fresh_draft = await newsroom.draft("society", "Дом", "Дом готов.")
    assert await attending.last_change(newsroom.desk, fresh_draft, PETER) is None


async def test_what_is_planned_can_be_recalled(newsroom: Newsroom, draft: Article) -> None:
    departing = await publishing.publish(newsroom.desk, draft.id, NOON, undo=DAY)

    assert departing.departs_at == NOON + DAY
    assert (await publishing.recall(newsroom.desk, draft.id)).departs_at is None


async def test_whoever_was_only_sent_a_draft_is_not_at_work_on_it(
    newsroom: Newsroom, draft: Article
) -> None:
    await attending.attend(newsroom.desk, draft, PETER, NOON, at_work=False)

    assert await on_it(newsroom, draft, NOON) == [ANNA]
    assert await fresh(newsroom, NOON) == []

    await attending.attend(newsroom.desk, draft, PETER, NOON + A_SECOND)
    await attending.attend(newsroom.desk, draft, PETER, NOON + 2 * A_SECOND, at_work=False)

    assert await on_it(newsroom, draft, NOON + A_SECOND) == [PETER, ANNA]
    assert await fresh(newsroom, NOON + A_SECOND) == [ANNA]


async def test_a_change_made_elsewhere_shows_in_ones_own_card_and_a_publication_in_every_card(
    newsroom: Newsroom, draft: Article
) -> None:
    await attending.changed(newsroom.desk, draft, ANNA, NOON, elsewhere=True)
    assert await fresh(newsroom, NOON) == [ANNA, PETER]

    await publishing.publish(newsroom.desk, draft.id, NOON, undo=MINUTE)
    await fresh(newsroom, NOON)
    for article_id in await departing.publish_due(newsroom.desk, NOON + MINUTE):
        assert article_id
    assert await fresh(newsroom, NOON + MINUTE) == [ANNA, PETER]
