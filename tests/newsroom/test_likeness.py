"""Drafts beside what is out already, on both engines."""

from dataclasses import replace
from typing import Any

import pytest

from news.approval import Wish
from news.article import Article, ArticleDraft, ArticleStatus
from news.formatting import Formatted
from news.likeness import Likeness, LikenessKind, Profile, profile
from newsroom import (
    amending,
    approving,
    drafting,
    likeness,
    originals,
    publishing,
    recent,
    requesting,
    withdrawing,
)
from newsroom.amendment import Amended
from newsroom.desk import Desk
from newsroom.refusals import ChangedSince, Unchanged, WrongStatus
from newsroom.rights import Doer
from tests.factories import COLLEAGUE, DAY, EDITOR, MINUTE, NOON, Newsroom

HEADLINE = "Мост через Припять открыли после ремонта"
BODY = (
    "Движение по мосту через Припять возобновили в четверг утром. Ремонт длился два года, закончен "
    "на месяц раньше срока, сообщили в дорожной службе.\n\n"
    "По мосту пройдут три автобусных маршрута."
)
CHANGED = BODY.replace("в четверг утром", "в пятницу вечером").replace("три", "четыре")
RETOLD = (
    "Открыт после ремонта мост через Припять",
    "Ремонт моста через Припять закончен, открыли его дорожники на месяц раньше.",
)


async def like(newsroom: Newsroom, headline: str, text: str, **about: str) -> Likeness | None:
    seen = replace(newsroom.seen(headline, text), source_url=about.get("url"))
    return await likeness.similar(newsroom.desk, seen, NOON + MINUTE)


def told(found: Likeness | None) -> tuple[LikenessKind, int] | None:
    return (found.kind, found.article.id) if found else None


async def test_the_same_text_the_same_story_and_neither_are_told_apart(newsroom: Newsroom) -> None:
    bridge = await newsroom.publish(None, HEADLINE, BODY)
    await newsroom.publish(None, "В Гродно откроют зоопарк", "Зоопарк примет первых гостей весной.")

    same = await like(newsroom, "Мост снова открыт", CHANGED)
    assert told(same) == (LikenessKind.TEXT, bridge.id)
    assert same is not None
    assert 0.5 <= same.share < 1
    assert told(await like(newsroom, *RETOLD)) == (LikenessKind.STORY, bridge.id)
    assert await like(newsroom, "Цирк уехал на гастроли", "Артисты вернутся в мае.") is None


async def test_neither_a_draft_nor_what_is_withdrawn_is_out(newsroom: Newsroom) -> None:
    await newsroom.draft(None, HEADLINE, BODY)
    gone = await newsroom.publish(None, HEADLINE, BODY)
    assert told(await like(newsroom, HEADLINE, CHANGED)) == (LikenessKind.TEXT, gone.id)

    await withdrawing.withdraw(newsroom.desk, gone.id, EDITOR, NOON)
    assert await like(newsroom, HEADLINE, CHANGED) is None

    departing = await newsroom.draft(None, HEADLINE, BODY)
    await publishing.publish(newsroom.desk, departing.id, NOON, undo=MINUTE)
    assert told(await like(newsroom, HEADLINE, CHANGED)) == (LikenessKind.TEXT, departing.id)
    # It is not like itself.
    assert await likeness.similar(newsroom.desk, departing, NOON) is None


async def test_a_text_counts_for_seven_days_and_a_story_for_three(newsroom: Newsroom) -> None:
    bridge = await newsroom.publish(None, HEADLINE, BODY)
    seen, retold = newsroom.seen(HEADLINE, CHANGED), newsroom.seen(*RETOLD)

    async def after(seen: ArticleDraft, days: int) -> tuple[LikenessKind, int] | None:
        return told(await likeness.similar(newsroom.desk, seen, NOON + days * DAY + MINUTE))

    assert await after(retold, 2) == (LikenessKind.STORY, bridge.id)
    assert await after(retold, 3) is None
    assert await after(seen, 6) == (LikenessKind.TEXT, bridge.id)
    assert await after(seen, 7) is None


async def test_an_edit_is_compared_as_it_is_now_in_every_process(newsroom: Newsroom) -> None:
    other = await newsroom.beside()
    article = await newsroom.publish(None, "Цирк уехал на гастроли", "Артисты вернутся в мае.")
    assert await like(newsroom, HEADLINE, BODY) is None
    assert await like(other, HEADLINE, BODY) is None

    wording = newsroom.seen(HEADLINE, CHANGED)
    await amending.revise(other.desk, article.id, wording, EDITOR, NOON)

    for each in (newsroom, other):
        assert told(await like(each, HEADLINE, BODY)) == (LikenessKind.TEXT, article.id)


async def test_a_page_is_known_again_in_whatever_words(newsroom: Newsroom) -> None:
    url = "https://belta.by/society/view/1"
    seen = replace(newsroom.seen("Цирк уехал", "Артисты вернутся в мае."), source_url=url)
    article = await drafting.draft(newsroom.desk, seen, EDITOR, NOON)
    await publishing.publish(newsroom.desk, article.id, NOON)

    known = await like(
        newsroom, HEADLINE, BODY, url=url.replace("https", "http") + "/?utm_source=x"
    )
    assert told(known) == (LikenessKind.PAGE, article.id)
    assert await like(newsroom, HEADLINE, BODY, url=url + "2") is None


async def test_headlines_that_contradict_each_other_are_suggested_to_nobody(
    newsroom: Newsroom,
) -> None:
    text = "Синоптики обещают {} и ветер до {} метров в секунду по всей стране, днём {} градусов."
    await newsroom.publish(None, "Прогноз погоды на 8 ноября", text.format("дождь", 5, 8))

    assert await like(newsroom, "Прогноз погоды на 16 ноября", text.format("снег", 9, 2)) is None


async def test_what_a_site_puts_below_everything_makes_nothing_alike(newsroom: Newsroom) -> None:
    tail = "Оставайтесь на связи: подписывайтесь на наш канал, читайте нас в приложении и на сайте."
    for headline in ("Цирк уехал", "Театр закрыт на ремонт", "Музей ждёт гостей в мае"):
        await newsroom.publish(None, headline, tail)

    assert await like(newsroom, "Зоопарк открыт для всех", tail) is None
    assert told(await like(newsroom, "Театр закрыт на ремонт", tail)) is not None


async def test_after_a_start_the_newest_are_read_first_and_a_tick_reads_the_rest(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recent, "_AT_ONCE", 1)
    first = await newsroom.publish(None, HEADLINE, BODY)
    second = await newsroom.publish(None, "Цирк уехал на гастроли до мая", "Артисты едут в Гродно.")

    assert await like(newsroom, HEADLINE, CHANGED) is None
    again = await like(newsroom, second.headline, "Артисты едут в Гродно!!! Срочно")
    assert told(again) == (LikenessKind.TEXT, second.id)

    await likeness.learn(newsroom.desk, NOON)
    assert told(await like(newsroom, HEADLINE, CHANGED)) == (LikenessKind.TEXT, first.id)


async def test_an_article_that_cannot_be_read_costs_itself_alone(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    bridge = await newsroom.publish(None, HEADLINE, BODY)
    poison = await newsroom.publish(None, "Отрава", "Слово.")

    def poisoned(article: Article) -> Profile:
        if article.id == poison.id:
            raise ValueError("poison")
        return profile(article)

    monkeypatch.setattr(recent, "profile", poisoned)
    for _ in range(2):
        assert told(await like(newsroom, HEADLINE, CHANGED)) == (LikenessKind.TEXT, bridge.id)

    assert [each.message for each in caplog.records] == ["article.not_compared"]


async def test_a_draft_becomes_another_s_wording_and_is_cancelled(newsroom: Newsroom) -> None:
    article = await newsroom.publish("society", HEADLINE, BODY)
    draft = await newsroom.draft("culture, tech", "Мост снова открыт", CHANGED)
    await requesting.ask(newsroom.desk, draft.id, Wish.PUBLISH, Doer(EDITOR, NOON))
    await originals.remember(newsroom.desk, draft.id, EDITOR, {5: Formatted(CHANGED)}, {})

    async def update() -> Amended:
        return await likeness.update_instead(
            newsroom.desk, draft.id, article.id, EDITOR, NOON, revision=1, request="press 1"
        )

    done = await update()

    assert (done.article.headline, done.article.text) == ("Мост снова открыт", CHANGED)
    assert [each.slug for each in done.article.rubrics] == ["culture", "tech"]
    assert await approving.approval(newsroom.desk, draft.id) is None
    after = await publishing.article(newsroom.desk, draft.id)
    assert after is not None
    assert after.status is ArticleStatus.CANCELLED
    (original,) = await originals.originals(newsroom.desk, EDITOR, 5)
    assert original.article_id == article.id
    # Redelivered, it is carried out already.
    assert (await update()).article.revision == done.article.revision == 2
    # And it can be undone.
    await amending.restore(newsroom.desk, article.id, 1, EDITOR, NOON)


async def test_a_draft_that_a_colleague_changes_meanwhile_is_not_lost(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = await newsroom.publish(None, HEADLINE, BODY)
    draft = await newsroom.draft(None, "Мост снова открыт", CHANGED)
    revise = amending.revise

    async def later(desk: Desk, *args: Any, **options: Any) -> Amended:
        """The colleague is faster by a moment."""
        await revise(desk, draft.id, newsroom.seen("Мост", "Иначе."), COLLEAGUE, NOON)
        return await revise(desk, *args, **options)

    monkeypatch.setattr(amending, "revise", later)
    with pytest.raises(ChangedSince):
        await likeness.update_instead(
            newsroom.desk, draft.id, article.id, EDITOR, NOON, revision=1, request="press 1"
        )

    found = await publishing.article(newsroom.desk, draft.id)
    assert found is not None
    assert (found.status, found.text) == (ArticleStatus.DRAFT, "Иначе.")
    assert await publishing.article(newsroom.desk, article.id) == article


async def test_what_cannot_become_another_s_wording_changes_neither(newsroom: Newsroom) -> None:
    article = await newsroom.publish(None, HEADLINE, BODY)
    draft = await newsroom.draft(None, "Мост снова открыт", CHANGED)
    same = await newsroom.draft(None, HEADLINE, BODY)
    out = await newsroom.publish(None, "Цирк уехал", "Артисты вернутся в мае.")

    async def update(one: int, other: int, revision: int = 1) -> None:
        await likeness.update_instead(
            newsroom.desk, one, other, EDITOR, NOON, revision=revision, request=f"{one} {other}"
        )

    with pytest.raises(ChangedSince):
        await update(draft.id, article.id, revision=2)
    with pytest.raises(Unchanged):
        await update(same.id, article.id)
    for one, other in ((out.id, article.id), (99, article.id), (draft.id, 99)):
        with pytest.raises(WrongStatus):
            await update(one, other)
    await withdrawing.withdraw(newsroom.desk, out.id, EDITOR, NOON)
    with pytest.raises(WrongStatus):
        await update(draft.id, out.id)

    for each in (article, draft, same):
        assert await publishing.article(newsroom.desk, each.id) == each
