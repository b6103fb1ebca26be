"""Edits, corrections and withdrawals, as the newsroom, its readers and the archive see them."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from news.article import Article, ArticleDraft, ArticleStatus, Change
from news.dispatch import DispatchKind
from news.formatting import Span, Style
from news.subscription import Timing
from newsroom import (
    amending,
    departing,
    digesting,
    drafting,
    filing,
    publishing,
    reading,
    withdrawing,
)
from newsroom.amendment import Amended
from newsroom.refusals import Unchanged, WrongStatus
from storage.tables import article_rules, deliveries, dispatches
from tests.factories import DAY, EDITOR, NOON, Newsroom, receivers

LATER = NOON + timedelta(minutes=5)
COLLEAGUE = EDITOR + 1
BRIDGE = ArticleDraft("Мост открыт", ("Движение возобновлено.",))
RIVER = ArticleDraft("Паром отменён", ("Причал закрыт.", "До весны."))


async def published(newsroom: Newsroom, rubric: str | None = "society") -> Article:
    return await newsroom.publish(rubric, BRIDGE.headline, BRIDGE.text)


async def revise(
    newsroom: Newsroom, article: Article, wording: ArticleDraft, *, correction: bool = False
) -> Amended:
    return await amending.revise(
        newsroom.desk, article.id, wording, COLLEAGUE, LATER, correction=correction
    )


async def found(newsroom: Newsroom, words: str) -> list[int]:
    page = await reading.search(newsroom.desk, words)
    assert page.total == len(page.articles)
    return [article.id for article in page.articles]


async def kind_of(newsroom: Newsroom, amended: Amended) -> str | None:
    async with newsroom.desk.database.snapshot() as connection:
        kind = select(dispatches.c.kind).where(dispatches.c.id == amended.dispatch_id)
        return await connection.scalar(kind)


async def totals(newsroom: Newsroom, *rubrics: str) -> list[int]:
    """How many articles are published: all of them, and of each rubric."""
    whole = [(await reading.latest(newsroom.desk)).total]
    ids = [(await newsroom.rubric(slug)).id for slug in rubrics]
    return whole + [(await reading.latest(newsroom.desk, each)).total for each in ids]


async def test_every_wording_is_kept_with_who_gave_it_and_when(newsroom: Newsroom) -> None:
    formatted = replace(RIVER, formatting=(Span(0, 6, Style.BOLD),), photo="photo")
    article = await published(newsroom)

    await revise(newsroom, article, formatted)
    await revise(newsroom, article, ArticleDraft("Паром вернулся"), correction=True)
    await withdrawing.withdraw(newsroom.desk, article.id, EDITOR, LATER + DAY)

    versions = await amending.history(newsroom.desk, article.id)
    last = ArticleDraft("Паром вернулся", photo="photo")
    assert [one.wording for one in versions] == [BRIDGE, formatted, last, last]
    assert [(one.revision, one.change, one.editor_id, one.created_at) for one in versions] == [
        (1, Change.PUBLICATION, EDITOR, NOON),
        (2, Change.EDIT, COLLEAGUE, LATER),
        (3, Change.CORRECTION, COLLEAGUE, LATER),
        (4, Change.WITHDRAWAL, EDITOR, LATER + DAY),
    ]
    assert {one.article_id for one in versions} == {article.id}


async def test_of_a_drafts_wordings_the_last_is_the_one_that_was_published(
    newsroom: Newsroom,
) -> None:
    draft = await newsroom.draft("society", BRIDGE.headline, BRIDGE.text)
    await revise(newsroom, draft, RIVER)
    before = await amending.history(newsroom.desk, draft.id)

    await publishing.publish(newsroom.desk, draft.id, LATER)
    published = await amending.history(newsroom.desk, draft.id)
    await revise(newsroom, draft, BRIDGE)
    edited = await amending.history(newsroom.desk, draft.id)

    assert [one.change for one in before] == [Change.DRAFT, Change.DRAFT]
    assert [one.change for one in published] == [Change.DRAFT, Change.PUBLICATION]
    assert [one.change for one in edited] == [Change.DRAFT, Change.PUBLICATION, Change.EDIT]


async def test_an_article_never_kept_has_no_history(newsroom: Newsroom) -> None:
    assert await amending.history(newsroom.desk, 99) == ()


async def test_a_photo_of_a_draft_is_in_its_version(newsroom: Newsroom) -> None:
    draft = await newsroom.draft()

    await publishing.illustrate(newsroom.desk, draft.id, "photo")

    (version,) = await amending.history(newsroom.desk, draft.id)
    assert version.wording.photo == "photo"


@pytest.mark.parametrize(
    ("correction", "kind"), [(False, DispatchKind.EDIT), (True, DispatchKind.CORRECTION)]
)
async def test_a_published_article_is_reworded_where_it_stands(
    newsroom: Newsroom, correction: bool, kind: DispatchKind
) -> None:
    article = await published(newsroom)

    amended = await revise(newsroom, article, RIVER, correction=correction)

    assert await kind_of(newsroom, amended) == kind
    assert amended.article == await reading.article(newsroom.desk, article.id)
    assert amended.article == replace(
        article, headline=RIVER.headline, body=RIVER.body, revision=2, headline_revision=2
    )


async def test_only_a_new_line_in_digests_is_a_new_headline_revision(newsroom: Newsroom) -> None:
    article = await published(newsroom)

    body = (await revise(newsroom, article, replace(BRIDGE, body=("Иначе.",)))).article
    rubric = (
        await revise(newsroom, article, replace(BRIDGE, body=("Иначе.",), rubric_hint="Спорт"))
    ).article
    headline = (await revise(newsroom, article, replace(RIVER, body=("Иначе.",)))).article

    assert (body.revision, body.headline_revision) == (2, 1)
    assert (rubric.revision, rubric.headline_revision) == (3, 3)
    assert rubric.rubric == await newsroom.rubric("sport")
    assert (headline.revision, headline.headline_revision) == (4, 4)


async def test_what_a_new_wording_does_not_name_stays(newsroom: Newsroom) -> None:
    about = ArticleDraft(
        "Мост",
        ("Открыт.",),
        rubric_hint="Общество",
        published_on_site=NOON,
        place="Минск",
        source_url="https://belta.by/1",
        photo="photo",
    )
    draft = await drafting.draft(newsroom.desk, about, EDITOR, NOON)
    article = await publishing.publish(newsroom.desk, draft.id, NOON)

    amended = (await revise(newsroom, article, RIVER)).article

    assert (amended.place, amended.published_on_site) == ("Минск", NOON)
    assert (amended.source_url, amended.photo) == ("https://belta.by/1", "photo")
    assert amended.rubric == article.rubric


async def test_search_forgets_the_old_words_and_finds_the_new_ones(newsroom: Newsroom) -> None:
    article, other = await published(newsroom), await published(newsroom)

    await revise(newsroom, article, RIVER)

    assert await found(newsroom, "мост") == [other.id]
    assert await found(newsroom, "движение") == [other.id]
    assert await found(newsroom, "паром") == [article.id]
    assert await found(newsroom, '"причал закрыт"') == [article.id]
    await revise(newsroom, article, BRIDGE)
    assert await found(newsroom, "мост") == [other.id, article.id]
    assert await found(newsroom, "паром") == []


async def test_rules_that_an_article_meets_are_those_of_its_latest_wording(
    newsroom: Newsroom,
) -> None:
    await newsroom.reader(rules=("мост", "паром", "причал"))
    article = await published(newsroom)

    met = select(article_rules.c.rule_id).where(article_rules.c.article_id == article.id)

    async def rule_ids() -> set[int]:
        async with newsroom.desk.database.snapshot() as connection:
            return set(await connection.scalars(met))

    assert await rule_ids() == {1}
    await revise(newsroom, article, RIVER)
    assert await rule_ids() == {2, 3}
    await withdrawing.withdraw(newsroom.desk, article.id, EDITOR, LATER)
    assert await rule_ids() == set()


async def test_an_edit_reaches_nobody_new(newsroom: Newsroom) -> None:
    await newsroom.reader(rules=("паром",), timing=Timing.INSTANT)
    article = await published(newsroom)

    amended = await revise(newsroom, article, RIVER)
    await amending.mark(newsroom.desk, amended, LATER)

    assert await receivers(newsroom, article) == set()


async def test_an_article_counts_where_its_rubric_is(newsroom: Newsroom) -> None:
    article, _ = await published(newsroom), await published(newsroom)
    assert await totals(newsroom, "society", "sport") == [2, 2, 0]

    await revise(newsroom, article, replace(BRIDGE, rubric_hint="Спорт"))
    assert await totals(newsroom, "society", "sport") == [2, 1, 1]

    await withdrawing.withdraw(newsroom.desk, article.id, EDITOR, LATER)
    assert await totals(newsroom, "society", "sport") == [1, 1, 0]


async def test_an_article_without_a_rubric_gets_one(newsroom: Newsroom) -> None:
    article = await published(newsroom, rubric=None)

    await revise(newsroom, article, replace(BRIDGE, rubric_hint="Спорт"))

    assert await totals(newsroom, "sport") == [1, 1]


async def test_what_is_withdrawn_is_nowhere_to_be_read(newsroom: Newsroom) -> None:
    kept, gone = await published(newsroom), await newsroom.publish("society", "Паром", "Причал.")

    amended = await withdrawing.withdraw(newsroom.desk, gone.id, COLLEAGUE, LATER)

    assert amended.article.status is ArticleStatus.WITHDRAWN
    assert (amended.article.revision, amended.article.headline_revision) == (2, 2)
    assert await kind_of(newsroom, amended) == DispatchKind.WITHDRAWAL
    assert await reading.article(newsroom.desk, gone.id) is None
    assert await publishing.article(newsroom.desk, gone.id) == amended.article
    assert await found(newsroom, "паром") == []
    assert [one.id for one in (await reading.latest(newsroom.desk)).articles] == [kept.id]
    assert await publishing.seen_before(newsroom.desk, gone) is None


async def test_what_is_withdrawn_is_in_no_digest(newsroom: Newsroom) -> None:
    await newsroom.reader("society")
    kept, gone = await published(newsroom), await published(newsroom)
    await withdrawing.withdraw(newsroom.desk, gone.id, EDITOR, LATER)

    await digesting.send_due(newsroom.desk, NOON + DAY)

    async with newsroom.desk.database.snapshot() as connection:
        assert list(await connection.scalars(select(deliveries.c["items"]))) == [str(kept.id)]


async def test_what_is_withdrawn_while_it_is_spread_reaches_nobody_more(
    newsroom: Newsroom,
) -> None:
    readers = [await newsroom.reader("society", timing=Timing.INSTANT) for _ in range(3)]
    article = await published(newsroom)
    await newsroom.interrupt(article.id, keep=1)

    await withdrawing.withdraw(newsroom.desk, article.id, EDITOR, LATER)
    await departing.finish_interrupted(newsroom.desk, LATER + DAY, lambda _: None)

    assert await receivers(newsroom, article) == {readers[0].id}


async def test_a_wording_of_before_comes_back_as_another_edit(newsroom: Newsroom) -> None:
    article = await published(newsroom)
    await revise(newsroom, article, RIVER)

    amended = await amending.restore(newsroom.desk, article.id, 1, COLLEAGUE, LATER)

    assert (amended.article.headline, amended.article.revision) == (BRIDGE.headline, 3)
    assert amended.article.body == BRIDGE.body
    assert [one.revision for one in await amending.history(newsroom.desk, article.id)] == [1, 2, 3]
    with pytest.raises(LookupError):
        await amending.restore(newsroom.desk, article.id, 9, COLLEAGUE, LATER)


async def test_a_wording_comes_back_with_the_rubric_that_it_had(newsroom: Newsroom) -> None:
    article = await published(newsroom, rubric=None)
    sport, society = await newsroom.rubric("sport"), await newsroom.rubric("society")
    for hint in ("Спорт", "Общество"):
        await revise(newsroom, article, replace(BRIDGE, rubric_hint=hint))

    for revision, rubric in ((2, sport), (1, None), (3, society)):
        amended = await amending.restore(newsroom.desk, article.id, revision, COLLEAGUE, LATER)
        assert amended.article.rubric == rubric
        assert amended.article.headline_revision == amended.article.revision
        rubrics = [int(each == rubric) for each in (sport, society)]
        assert await totals(newsroom, "sport", "society") == [1, *rubrics]
    with pytest.raises(Unchanged):
        await amending.restore(newsroom.desk, article.id, 3, COLLEAGUE, LATER)


async def test_a_rubric_chosen_for_a_draft_is_that_of_its_wordings(newsroom: Newsroom) -> None:
    draft = await newsroom.draft("society", BRIDGE.headline, BRIDGE.text)
    await revise(newsroom, draft, replace(RIVER, rubric_hint="Спорт"))
    culture = await newsroom.rubric("culture")

    await filing.choose(newsroom.desk, draft.id, culture.id, EDITOR, NOON)

    assert [one.rubric for one in await amending.history(newsroom.desk, draft.id)] == [culture] * 2
    await publishing.publish(newsroom.desk, draft.id, LATER)
    await revise(newsroom, draft, replace(BRIDGE, rubric_hint="Общество"))
    restored = await amending.restore(newsroom.desk, draft.id, 2, COLLEAGUE, LATER)
    assert restored.article.rubric == culture


async def test_the_same_wording_changes_nothing(newsroom: Newsroom) -> None:
    article = await published(newsroom)

    with pytest.raises(Unchanged) as raised:
        await revise(newsroom, article, BRIDGE)

    assert raised.value.article == article
    assert len(await amending.history(newsroom.desk, article.id)) == 1


async def test_a_draft_is_any_editors_to_change_and_brings_nothing_up_to_date(
    newsroom: Newsroom,
) -> None:
    draft = await newsroom.draft("society", BRIDGE.headline, BRIDGE.text)

    amended = await revise(newsroom, draft, RIVER)

    assert amended.article.author_id == EDITOR
    assert amended.dispatch_id is None
    assert amended.article.status is ArticleStatus.DRAFT
    assert (amended.article.headline, amended.article.revision) == (RIVER.headline, 2)
    changes = [one.change for one in await amending.history(newsroom.desk, draft.id)]
    assert changes == [Change.DRAFT, Change.DRAFT]
    gone = await publishing.publish(newsroom.desk, draft.id, LATER)
    assert gone.headline == RIVER.headline
    assert await found(newsroom, "паром") == [draft.id]


async def test_an_article_that_stands_in_its_undo_window_may_be_changed(newsroom: Newsroom) -> None:
    draft = await newsroom.draft("society", BRIDGE.headline)
    await publishing.publish(newsroom.desk, draft.id, NOON, undo=DAY)

    amended = await amending.revise(newsroom.desk, draft.id, RIVER, EDITOR, LATER)
    (gone,) = await departing.publish_due(newsroom.desk, NOON + DAY)

    assert amended.article.status is ArticleStatus.DEPARTING
    assert (gone.headline, gone.body) == (RIVER.headline, RIVER.body)


async def test_what_is_cancelled_withdrawn_or_unknown_cannot_be_changed(
    newsroom: Newsroom,
) -> None:
    cancelled = await newsroom.draft()
    await publishing.cancel(newsroom.desk, cancelled.id)
    withdrawn = await published(newsroom)
    await withdrawing.withdraw(newsroom.desk, withdrawn.id, EDITOR, LATER)

    for article in (cancelled, withdrawn, replace(withdrawn, id=99)):
        with pytest.raises(WrongStatus):
            await revise(newsroom, article, RIVER)
        with pytest.raises(WrongStatus):
            await withdrawing.withdraw(newsroom.desk, article.id, EDITOR, LATER)
    assert await totals(newsroom, "society") == [0, 0]


async def test_progress_is_shown_where_it_is_wanted(newsroom: Newsroom) -> None:
    article = await published(newsroom)
    amended = await revise(newsroom, article, RIVER)

    await amending.show_progress(newsroom.desk, amended, 5, 6)
    await amending.mark(newsroom.desk, amended, LATER)

    async with newsroom.desk.database.snapshot() as connection:
        where = select(dispatches.c.report_chat_id, dispatches.c.report_message_id)
        row = await connection.execute(where.where(dispatches.c.id == amended.dispatch_id))
        assert tuple(row.one()) == (5, 6)


async def test_a_redelivered_withdrawal_is_the_same_again(newsroom: Newsroom) -> None:
    article = await newsroom.publish("Первая")
    first = await withdrawing.withdraw(newsroom.desk, article.id, EDITOR, NOON, request="press 5")
    await amending.show_progress(newsroom.desk, first, 5, 6)

    again = await withdrawing.withdraw(newsroom.desk, article.id, EDITOR, LATER, request="press 5")

    assert again == first
    assert await amending.progress_message(newsroom.desk, again, 5) == 6
    assert await amending.progress_message(newsroom.desk, again, 6) is None
    with pytest.raises(WrongStatus):
        await withdrawing.withdraw(newsroom.desk, article.id, EDITOR, LATER, request="press 6")


async def test_a_redelivered_request_changes_nothing_again(newsroom: Newsroom) -> None:
    """An update is handled again when a kill cut its handling short, and others edit meanwhile."""
    article = await published(newsroom)

    async def asked() -> Amended:
        return await amending.revise(
            newsroom.desk,
            article.id,
            RIVER,
            EDITOR,
            LATER,
            correction=True,
            request="message 1 2 0",
        )

    first = await asked()
    await revise(newsroom, article, ArticleDraft("Паром вернулся"))
    again = await asked()

    assert (again.dispatch_id, again.change) == (first.dispatch_id, Change.CORRECTION)
    assert again.article.headline == "Паром вернулся"
    assert len(await amending.history(newsroom.desk, article.id)) == 3


async def test_a_restored_wording_is_whole(newsroom: Newsroom) -> None:
    article = await published(newsroom)
    first = (await amending.history(newsroom.desk, article.id))[0].wording
    richer = replace(RIVER, place="Пинск", source_url="https://belta.by/1", photo="photo")
    await revise(newsroom, article, richer)

    restored = await amending.restore(newsroom.desk, article.id, 1, EDITOR, LATER)

    now = restored.article
    assert (now.headline, now.place, now.source_url, now.photo) == (
        *(first.headline, first.place, first.source_url),
        first.photo,
    )
    assert not restored.keeps_photo


async def test_what_some_requests_made_of_an_article_is_taken_back_whole(
    newsroom: Newsroom,
) -> None:
    article = await published(newsroom)
    for number in (7, 8):
        wording = ArticleDraft(f"Новая {number}", ("Текст.",), place="Пинск")
        request = f"message 5 {number} 1"
        await amending.revise(newsroom.desk, article.id, wording, EDITOR, LATER, request=request)
    requests = ["message 5 7 ", "message 5 8 "]

    taken_back = await amending.take_back(newsroom.desk, article.id, requests, EDITOR, LATER)

    assert taken_back is not None
    assert (taken_back.article.headline, taken_back.article.place) == (
        article.headline,
        article.place,
    )
    again = await amending.take_back(newsroom.desk, article.id, requests, EDITOR, LATER)
    assert again is None


@pytest.mark.parametrize("rubric", [None, "society"])
async def test_a_rubric_is_taken_back_too(newsroom: Newsroom, rubric: str | None) -> None:
    article = await published(newsroom, rubric)
    ours = replace(RIVER, rubric_hint="Спорт")
    await amending.revise(newsroom.desk, article.id, ours, EDITOR, LATER, request="message 5 7 1")

    taken_back = await amending.take_back(
        newsroom.desk, article.id, ["message 5 7 "], EDITOR, LATER
    )

    assert taken_back is not None
    assert taken_back.article.rubric == article.rubric
    counts = [1, 0, 1] if rubric else [1, 0, 0]
    assert await totals(newsroom, "sport", "society") == counts


@pytest.mark.parametrize("at_that_moment", [False, True])
@pytest.mark.parametrize("hint", [None, "Спорт"])
async def test_a_rubric_that_somebody_else_chose_is_not_taken_back(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch, hint: str | None, *, at_that_moment: bool
) -> None:
    draft = await newsroom.draft("society", BRIDGE.headline, BRIDGE.text)
    ours = replace(RIVER, rubric_hint=hint)
    await amending.revise(newsroom.desk, draft.id, ours, EDITOR, LATER, request="message 5 7 1")
    culture = await newsroom.rubric("culture")
    history = amending.history

    async def then_theirs(*asked: Any) -> Any:
        monkeypatch.undo()
        versions = await history(*asked)
        await filing.choose(newsroom.desk, draft.id, culture.id, EDITOR, NOON)
        return versions

    if at_that_moment:
        monkeypatch.setattr(amending, "history", then_theirs)
    else:
        await filing.choose(newsroom.desk, draft.id, culture.id, EDITOR, NOON)
    taken_back = await amending.take_back(newsroom.desk, draft.id, ["message 5 7 "], EDITOR, LATER)

    assert taken_back is not None
    assert (taken_back.article.headline, taken_back.article.rubric) == (BRIDGE.headline, culture)


async def test_what_somebody_else_writes_at_that_moment_is_not_taken_back(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = await published(newsroom)
    ours, theirs = ArticleDraft("Наша", ("Текст.",)), ArticleDraft("Чужая", ("Текст.",))
    await amending.revise(newsroom.desk, article.id, ours, EDITOR, LATER, request="message 5 7 1")
    history = amending.history

    async def then_theirs(*asked: Any) -> Any:
        monkeypatch.undo()
        versions = await history(*asked)
        await amending.revise(newsroom.desk, article.id, theirs, EDITOR + 1, LATER)
        return versions

    monkeypatch.setattr(amending, "history", then_theirs)
    taken_back = await amending.take_back(
        newsroom.desk, article.id, ["message 5 7 "], EDITOR, LATER
    )

    assert taken_back is None
    after = await publishing.article(newsroom.desk, article.id)
    assert after is not None
    assert after.headline == "Чужая"


@pytest.mark.parametrize("theirs_is_last", [False, True])
async def test_what_somebody_else_wrote_meanwhile_is_not_taken_back(
    newsroom: Newsroom, *, theirs_is_last: bool
) -> None:
    article = await published(newsroom)
    ours = ArticleDraft("Наша", ("Текст.",)), EDITOR, "message 5 7 1"
    theirs = ArticleDraft("Чужая", ("Текст.",)), EDITOR + 1, "message 6 7 1"
    for wording, editor, request in (ours, theirs) if theirs_is_last else (theirs, ours):
        await amending.revise(newsroom.desk, article.id, wording, editor, LATER, request=request)

    await amending.take_back(newsroom.desk, article.id, ["message 5 7 "], EDITOR, LATER)

    after = await publishing.article(newsroom.desk, article.id)
    assert after is not None
    assert after.headline == "Чужая"
