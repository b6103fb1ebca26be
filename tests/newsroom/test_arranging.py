"""Rubrics arranged by editors: nothing of what readers follow, or of what is out, is lost."""

from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest
from sqlalchemy import func, select

from news.article import Article, ArticleDraft
from news.deed import DeedKind
from news.dispatch import Lane
from news.language import Language
from news.place import Chat
from news.rubric import Rubric, find_rubric
from news.rubric_name import RubricFault, RubricNameError, parse_names
from news.subscriber import Subscriber
from news.subscription import Timing
from newsroom import (
    amending,
    arranging,
    departing,
    digesting,
    filing,
    publishing,
    reading,
    refusals,
    subscribing,
    withdrawing,
)
from newsroom.arranging import MergedAway, SameRubric
from newsroom.explaining import explain
from newsroom.merging import SETTLED, finish_merges
from newsroom.places import ensure_place
from newsroom.rights import NotAllowed
from storage import editors, merging
from storage.claims import waiting
from storage.filing import filed_under
from storage.tables import article_rubrics, articles, deeds, rubrics, subscribers, subscriptions
from storage.totals import Total, totals
from tests.factories import DAY, EDITOR, NOON, Newsroom, receivers
from tests.newsroom.test_digesting import NINE, digest_of
from tests.storage.test_figures import assert_right

LATER = NOON + SETTLED


@pytest.fixture(autouse=True)
async def _editor(newsroom: Newsroom) -> None:
    async with newsroom.desk.database.transaction() as connection:
        await editors.add_editor(connection, EDITOR, NOON)


async def add(newsroom: Newsroom, names: str) -> Rubric:
    return await arranging.add(newsroom.desk, parse_names(names), EDITOR, NOON)


async def merge(newsroom: Newsroom, source: Rubric, target: Rubric) -> None:
    await arranging.merge(newsroom.desk, source.id, target.id, EDITOR, NOON)


async def done(newsroom: Newsroom) -> list[tuple[str, str]]:
    """What was done to rubrics, and with articles' rubrics, in order."""
    async with newsroom.desk.database.snapshot() as connection:
        rows = await connection.execute(select(deeds.c.kind, deeds.c.about).order_by(deeds.c.id))
        of_rubrics = [DeedKind.MOVED, *(each for each in DeedKind if each.startswith("rubric"))]
        return [(row.kind, row.about) for row in rows if row.kind in of_rubrics]


async def check_counts(newsroom: Newsroom) -> None:
    """What each rubric counts is what it has."""
    async with newsroom.desk.database.snapshot() as connection:
        counted = dict((await connection.execute(select(rubrics.c.id, rubrics.c.published))).all())
        ids = await connection.scalars(
            select(articles.c.id).where(articles.c.status == "published")
        )
        for article_id in ids.all():
            for rubric_id in await filed_under(connection, article_id):
                counted[rubric_id] -= 1
        followed = await connection.scalar(
            select(func.count(subscriptions.c.rubric_id))
            .join_from(subscriptions, subscribers)
            .where(subscribers.c.chat_id > 0)
        )
        assert not any(counted.values())
        assert (await totals(connection))[Total.TO_RUBRICS] == followed
        await assert_right(connection)


async def listed_titles(newsroom: Newsroom, rubric_id: int) -> list[str]:
    page = await reading.latest(newsroom.desk, rubric_id, size=50)
    assert page.total == len(page.articles)
    return [each.headline for each in page.articles]


async def test_a_new_rubric_is_followed_renamed_hidden_and_shown(newsroom: Newsroom) -> None:
    agro = await add(newsroom, "Агро | Аграрка | Farming")
    assert (agro.slug, agro.hidden) == ("agro", False)
    assert (await reading.rubrics(newsroom.desk))[-1] == agro
    reader = await newsroom.reader("аграрка", timing=Timing.INSTANT)

    before, village = await arranging.rename(
        newsroom.desk, agro.id, parse_names("Село | Вёска | Village"), EDITOR, NOON
    )
    assert (before, village.id, village.slug) == (agro, agro.id, "agro")
    assert await newsroom.rubric("вёска") == village
    assert await newsroom.rubric("agro") == village

    await arranging.hide(newsroom.desk, agro.id, EDITOR, NOON)
    assert await reading.rubric(newsroom.desk, agro.id) is None
    article = await newsroom.publish("Село")
    assert await receivers(newsroom, article) == {reader.id}
    with pytest.raises(LookupError):
        await subscribing.follow(newsroom.desk, reader, 999, NOON)
    assert not await subscribing.toggle_rubric(newsroom.desk, reader, agro.id, NOON)
    with pytest.raises(LookupError):
        await subscribing.toggle_rubric(newsroom.desk, reader, agro.id, NOON)
    await arranging.hide(newsroom.desk, agro.id, EDITOR, NOON, hidden=False)
    assert await subscribing.toggle_rubric(newsroom.desk, reader, agro.id, NOON)

    assert await done(newsroom) == [
        (DeedKind.RUBRIC_ADDED, "Агро | Аграрка | Farming"),
        (DeedKind.RUBRIC_RENAMED, "Агро | Аграрка | Farming → Село | Вёска | Village"),
        (DeedKind.RUBRIC_HIDDEN, "Село | Вёска | Village"),
        (DeedKind.RUBRIC_SHOWN, "Село | Вёска | Village"),
    ]
    await check_counts(newsroom)


async def test_what_is_asked_again_changes_nothing_twice(newsroom: Newsroom) -> None:
    agro = await add(newsroom, "Агро")
    assert await add(newsroom, "Агро") == agro
    economy = await newsroom.rubric("economy")
    for _ in range(2):
        await arranging.hide(newsroom.desk, agro.id, EDITOR, NOON)
        await arranging.sign(newsroom.desk, agro.id, "🌾", EDITOR, NOON)
        await arranging.move(newsroom.desk, agro.id, 1, EDITOR, NOON)
    for _ in range(2):
        await merge(newsroom, agro, economy)

    kinds = [kind for kind, _ in await done(newsroom)]
    assert kinds == [
        "rubric added", "rubric hidden", "rubric renamed", "rubric ordered", "rubric merged",
    ]  # fmt: skip
    with pytest.raises(SameRubric):
        await merge(newsroom, economy, agro)
    with pytest.raises(RubricNameError):
        await add(newsroom, "Экономика")
    # An old button of the former rubric does nothing to the one that it is part of.
    with pytest.raises(MergedAway) as away:
        await arranging.rename(newsroom.desk, agro.id, parse_names("Село"), EDITOR, NOON)
    assert (away.value.former.slug, away.value.rubric.slug) == ("agro", "economy")


async def test_only_editors_arrange_whatever_they_were_a_moment_ago(newsroom: Newsroom) -> None:
    async with newsroom.desk.database.transaction() as connection:
        await editors.remove_editor(connection, EDITOR)
    society = await newsroom.rubric("society")

    with pytest.raises(NotAllowed):
        await add(newsroom, "Агро")
    with pytest.raises(NotAllowed):
        await arranging.hide(newsroom.desk, society.id, EDITOR, NOON)
    assert await newsroom.rubric("society") == society
    assert await done(newsroom) == []


@pytest.mark.parametrize("name", ["Общество", "sport", "Навука і тэхналогіі", "  КУЛЬТУРА "])
async def test_no_two_rubrics_share_a_name_in_any_language(newsroom: Newsroom, name: str) -> None:
    with pytest.raises(RubricNameError) as refused:
        await add(newsroom, f"Агро | {name} | Farming")

    assert refused.value.fault is RubricFault.TAKEN
    assert refused.value.taken is not None


async def test_the_front_page_shows_a_new_name_at_once_in_every_process(newsroom: Newsroom) -> None:
    beside = await newsroom.beside()
    await newsroom.publish("Спорт, Культура")
    assert (await reading.latest(beside.desk)).articles[0].more_rubrics[0].slug == "culture"
    culture = await newsroom.rubric("culture")

    await arranging.rename(newsroom.desk, culture.id, parse_names("Театр"), EDITOR, NOON)

    shown = (await reading.latest(beside.desk)).articles[0].more_rubrics[0]
    assert shown.name(Language.RU) == "Театр"


async def test_merged_readers_follow_once_with_the_better_timing(newsroom: Newsroom) -> None:
    agro, economy = await add(newsroom, "Агро"), await newsroom.rubric("economy")
    only = await newsroom.reader("агро", timing=Timing.INSTANT)
    both = await newsroom.reader("агро", "economy")
    loud = await newsroom.reader("агро", "economy")
    asleep = await newsroom.reader("агро", "economy")
    for reader in (both, loud, asleep):
        of_agro, of_economy = [await held(newsroom, reader, one) for one in (agro, economy)]
        if reader is both:
            await subscribing.set_timing(newsroom.desk, reader, of_agro, Timing.INSTANT, NOON)
        await subscribing.mute(newsroom.desk, reader, of_agro, NOON + 3 * DAY, NOON)
        if reader is asleep:
            await subscribing.mute(newsroom.desk, reader, of_economy, NOON + DAY, NOON)

    await merge(newsroom, agro, economy)
    # From the merge on, whether readers have been moved or not.
    for moment in (NOON, LATER):
        await finish_merges(newsroom.desk, moment)
        article = await newsroom.publish("Экономика")
        assert await receivers(newsroom, article) >= {only.id}
        assert [one.rubric.id for one in await subscribing.subscriptions_of(newsroom.desk, both)
                if one.rubric] == [economy.id]  # fmt: skip

    found = {
        reader.id: (await subscribing.subscriptions_of(newsroom.desk, reader))[0]
        for reader in (only, both, loud, asleep)
    }
    assert found[only.id].timing is found[both.id].timing is Timing.INSTANT
    assert (found[both.id].muted_until, found[loud.id].muted_until) == (None, None)
    assert found[asleep.id].muted_until == NOON + DAY
    await check_counts(newsroom)


async def test_places_that_follow_a_merged_rubric_are_counted_for_neither(
    newsroom: Newsroom,
) -> None:
    agro, economy = await add(newsroom, "Агро"), await newsroom.rubric("economy")
    chat = Chat(-1001, "supergroup", "Ratuša", NOON, is_forum=True)
    for number, names in enumerate((["агро"], ["агро", "economy"])):
        place = await ensure_place(newsroom.desk, chat, number, Language.BE, NOON)
        for each in names:
            await subscribing.subscribe(newsroom.desk, place, each, NOON)
    await newsroom.reader("агро")
    await newsroom.reader("агро", "economy")

    await merge(newsroom, agro, economy)
    await finish_merges(newsroom.desk, LATER)

    await check_counts(newsroom)


async def held(newsroom: Newsroom, reader: Subscriber, rubric: Rubric) -> int:
    for one in await subscribing.subscriptions_of(newsroom.desk, reader):
        if one.rubric and one.rubric.id == rubric.id:
            return one.id
    raise LookupError(rubric.slug)


async def test_who_stops_following_while_readers_are_moved_follows_neither(
    newsroom: Newsroom,
) -> None:
    agro, economy = await add(newsroom, "Агро"), await newsroom.rubric("economy")
    reader = await newsroom.reader("агро", "economy", timing=Timing.INSTANT)
    await merge(newsroom, agro, economy)

    assert not await subscribing.toggle_rubric(newsroom.desk, reader, agro.id, NOON)

    assert await subscribing.subscriptions_of(newsroom.desk, reader) == ()
    await finish_merges(newsroom.desk, LATER)
    assert await receivers(newsroom, await newsroom.publish("Экономика")) == set()
    await check_counts(newsroom)


async def test_merged_articles_are_in_the_other_rubric_once_and_at_once(newsroom: Newsroom) -> None:
    agro, economy = await add(newsroom, "Агро"), await newsroom.rubric("economy")
    for rubric in ("Агро", "Агро, Экономика", "Экономика, Агро", "Спорт, Агро, Экономика", "Спорт"):
        await newsroom.publish(rubric, rubric)
    draft = await newsroom.draft("Агро, Спорт", "Черновик")
    await merge(newsroom, agro, economy)
    expected = ["Спорт, Агро, Экономика", "Экономика, Агро", "Агро, Экономика", "Агро"]

    for rubric_id in (agro.id, economy.id):
        page = await reading.latest(newsroom.desk, rubric_id, size=50)
        assert [each.headline for each in page.articles] == expected
    await finish_merges(newsroom.desk, NOON)

    for rubric_id in (agro.id, economy.id):
        assert await listed_titles(newsroom, rubric_id) == expected
    await check_counts(newsroom)
    assert await left_under(newsroom, agro) == 0
    moved = await publishing.article(newsroom.desk, draft.id)
    assert moved is not None
    assert [each.slug for each in moved.rubrics] == ["economy", "sport"]
    await publishing.publish(newsroom.desk, draft.id, NOON)
    await withdrawing.withdraw(newsroom.desk, draft.id, EDITOR, NOON)
    await check_counts(newsroom)


async def test_a_crash_in_the_middle_costs_a_chunk_and_the_next_tick_goes_on(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    agro, economy = await add(newsroom, "Агро"), await newsroom.rubric("economy")
    readers = {(await newsroom.reader("агро", timing=Timing.INSTANT)).id for _ in range(5)}
    monkeypatch.setattr(merging, "READERS_AT_ONCE", 2)
    await merge(newsroom, agro, economy)
    begun = merging.Merge(agro.id, economy.id, NOON)
    async with newsroom.desk.database.transaction() as connection:
        some = await merging.some_readers(connection, begun)
        await merging.move_readers(connection, begun, some)

    async def crash() -> None:
        async with newsroom.desk.database.transaction() as connection:
            await merging.move_readers(connection, begun, sorted(readers))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await crash()

    assert await receivers(newsroom, await newsroom.publish("Экономика")) == readers
    assert await left_under(newsroom, agro) == 3
    await finish_merges(newsroom.desk, LATER)

    assert await left_under(newsroom, agro) == 0
    assert await receivers(newsroom, await newsroom.publish("Агро")) == readers
    await check_counts(newsroom)


async def left_under(newsroom: Newsroom, rubric: Rubric) -> int:
    async with newsroom.desk.database.snapshot() as connection:
        first = await connection.scalar(
            select(func.count()).where(articles.c.rubric_id == rubric.id)
        )
        further = await connection.scalar(
            select(func.count()).where(article_rubrics.c.rubric_id == rubric.id)
        )
        followed = await connection.scalar(
            select(func.count()).where(subscriptions.c.rubric_id == rubric.id)
        )
    return (first or 0) + (further or 0) + (followed or 0)


async def test_an_earlier_wording_comes_back_into_the_rubric_that_its_own_is_now(
    newsroom: Newsroom,
) -> None:
    agro, economy = await add(newsroom, "Агро"), await newsroom.rubric("economy")
    article = await newsroom.publish("Агро, Культура", "Жатва")
    seen = replace(newsroom.seen("Жатва идёт", ""), rubric_hint="Спорт")
    await amending.revise(newsroom.desk, article.id, seen, EDITOR, NOON)
    await merge(newsroom, agro, economy)
    await finish_merges(newsroom.desk, LATER)

    restored = await amending.restore(newsroom.desk, article.id, 1, EDITOR, NOON)

    assert [each.slug for each in restored.article.rubrics] == ["economy", "culture"]
    await check_counts(newsroom)


async def test_readers_stay_while_an_article_is_being_spread(newsroom: Newsroom) -> None:
    """Who is moved meanwhile could be missed by it."""
    agro, economy = await add(newsroom, "Агро"), await newsroom.rubric("economy")
    reader = await newsroom.reader("агро", timing=Timing.INSTANT)
    article = await newsroom.publish("Агро")
    await newsroom.interrupt(article.id, keep=0)
    await merge(newsroom, agro, economy)

    await finish_merges(newsroom.desk, LATER)
    assert await left_under(newsroom, agro) == 1
    await departing.finish_interrupted(newsroom.desk, LATER, lambda _: None)
    await finish_merges(newsroom.desk, LATER)

    assert await receivers(newsroom, article) == {reader.id}
    assert await left_under(newsroom, agro) == 0


async def test_a_digest_has_what_a_merged_rubric_had_once(newsroom: Newsroom) -> None:
    agro, economy = await add(newsroom, "Агро"), await newsroom.rubric("economy")
    reader = await newsroom.reader("агро")
    first = await newsroom.publish("Агро")
    await merge(newsroom, agro, economy)
    second = await newsroom.publish("Экономика, Агро")

    await digesting.send_due(newsroom.desk, NINE)
    await finish_merges(newsroom.desk, NINE)
    third = await newsroom.publish("Экономика", now=NINE)
    await digesting.send_due(newsroom.desk, NINE + DAY)

    assert await digest_of(newsroom, reader) == [f"{second.id} {first.id}", f"{third.id}"]


async def test_a_draft_is_put_under_several_rubrics_the_first_of_which_can_be_changed(
    newsroom: Newsroom,
) -> None:
    draft = await newsroom.draft("Общество")
    sport, culture = await newsroom.rubric("sport"), await newsroom.rubric("culture")
    society = await newsroom.rubric("society")

    for rubric in (sport, culture, sport):
        await tick(newsroom, draft, rubric)
    await filing.put_first(newsroom.desk, draft.id, culture.id, EDITOR, NOON)
    filed = await tick(newsroom, draft, sport, ticked=False)

    assert filed.rubrics == (culture, society)
    history = await amending.history(newsroom.desk, draft.id)
    assert [one.more_rubrics for one in history] == [(society,)]
    assert (await tick(newsroom, draft, culture, ticked=False)).rubrics == (society,)
    assert (await tick(newsroom, draft, society, ticked=False)).rubrics == ()
    assert (await done(newsroom))[2] == (DeedKind.MOVED, "Культура, Общество, Спорт")
    with pytest.raises(LookupError):
        await filing.put_first(newsroom.desk, draft.id, 999, EDITOR, NOON)
    await publishing.publish(newsroom.desk, draft.id, NOON)
    with pytest.raises(refusals.WrongStatus):
        await tick(newsroom, draft, sport)


async def tick(
    newsroom: Newsroom, draft: Article, rubric: Rubric, *, ticked: bool = True
) -> Article:
    return await filing.tick(newsroom.desk, draft.id, rubric.id, EDITOR, NOON, ticked=ticked)


async def test_an_article_of_several_rubrics_is_everywhere_and_comes_once(
    newsroom: Newsroom,
) -> None:
    both = await newsroom.reader("society", "sport", timing=Timing.INSTANT)
    second = await newsroom.reader("sport", timing=Timing.INSTANT)
    other = await newsroom.reader("culture", timing=Timing.INSTANT)
    by_digest = await newsroom.reader("sport", "society")
    plan = await publishing.plan(newsroom.desk, (await newsroom.draft("Общество; Спорт")).id, NOON)
    assert (plan.instant, plan.digest) == (2, 1)

    article = await newsroom.publish("Общество и Спорт", "Стадион")
    in_sport = await newsroom.publish("Спорт", "Матч")

    assert [each.slug for each in article.rubrics] == ["society", "sport"]
    assert await receivers(newsroom, article) == {both.id, second.id}
    sport, society = await newsroom.rubric("sport"), await newsroom.rubric("society")
    assert await listed_titles(newsroom, sport.id) == ["Матч", "Стадион"]
    assert await listed_titles(newsroom, society.id) == ["Стадион"]
    page = await reading.latest(newsroom.desk, sport.id, society.id, size=1)
    older = await reading.latest(newsroom.desk, sport.id, before=page.articles[0].sequence, size=1)
    assert (older.offset, older.total) == (1, 2)
    explained = await explain(newsroom.desk, second, article.id)
    assert explained is not None
    assert [one.subscription.rubric for one in explained.matched] == [sport]
    [held_sport] = await subscribing.subscriptions_of(newsroom.desk, second)
    rehearsal = await subscribing.rehearse(newsroom.desk, held_sport, NOON)
    assert (len(rehearsal.newest), rehearsal.in_thirty_days) == (2, 2)

    await digesting.send_due(newsroom.desk, NINE)
    # Under the first rubric, in the order of the rubrics, that the reader follows.
    assert await digest_of(newsroom, by_digest) == [f"{article.id} {in_sport.id}"]
    assert await digest_of(newsroom, other) == []
    await check_counts(newsroom)


async def test_a_digest_lists_it_under_a_rubric_that_the_reader_follows(newsroom: Newsroom) -> None:
    sport, words = await newsroom.reader("sport"), await newsroom.reader(rules=("стадион",))
    await subscribing.set_timing(
        newsroom.desk,
        words,
        (await subscribing.subscriptions_of(newsroom.desk, words))[0].id,
        Timing.DIGEST,
        NOON,
    )
    article = await newsroom.publish("Общество, Спорт", "Стадион")
    match = await newsroom.publish("Спорт", "Матч")

    await digesting.send_due(newsroom.desk, NINE)

    rubric = await newsroom.rubric("sport")
    assert await digest_of(newsroom, sport) == [f"{match.id} {article.id} @{rubric.id}"]
    assert await digest_of(newsroom, words) == [f"{article.id}"]
    async with newsroom.desk.database.snapshot() as connection:
        lane = await waiting(connection, Lane.DIGEST, NINE, 9)
    assert [(one.items, dict(one.digest.under)) for one in lane] == [
        ((match.id, article.id), {article.id: rubric.id}),
        ((article.id,), {}),
    ]


async def test_an_edit_moves_between_rubrics_and_a_withdrawal_leaves_all(
    newsroom: Newsroom,
) -> None:
    article = await newsroom.publish("Общество, Спорт", "Стадион")
    society, sport, culture = [
        (await newsroom.rubric(slug)).id for slug in ("society", "sport", "culture")
    ]

    def seen(hint: str) -> ArticleDraft:
        return replace(newsroom.seen("Стадион открыт", ""), rubric_hint=hint)

    moved = await amending.revise(newsroom.desk, article.id, seen("Культура, Спорт"), EDITOR, NOON)
    assert [each.slug for each in moved.article.rubrics] == ["culture", "sport"]
    assert [await listed_titles(newsroom, id_) for id_ in (society, sport, culture)] == [
        [], ["Стадион открыт"], ["Стадион открыт"],
    ]  # fmt: skip
    await check_counts(newsroom)
    restored = await amending.restore(newsroom.desk, article.id, 1, EDITOR, NOON)
    assert [each.slug for each in restored.article.rubrics] == ["society", "sport"]
    await check_counts(newsroom)

    await withdrawing.withdraw(newsroom.desk, article.id, EDITOR, NOON)

    assert [await listed_titles(newsroom, id_) for id_ in (society, sport, culture)] == [[]] * 3
    await check_counts(newsroom)


class Walk:
    """Rubrics that anything happens to; ``roots`` says which rubric each one is part of."""

    def __init__(self, newsroom: Newsroom, random: Random) -> None:
        self.newsroom, self.desk, self.random = newsroom, newsroom.desk, random
        self.now = NOON
        self.roots: dict[int, int] = {}
        self.slugs: dict[str, int] = {}
        self.readers: list[Subscriber] = []
        self.followed: dict[int, set[int]] = {}
        self.articles: dict[int, set[int]] = {}

    async def begin(self) -> None:
        for each in await reading.every_rubric(self.desk):
            self.roots[each.id], self.slugs[each.slug] = each.id, each.id
        self.readers = [await self.newsroom.reader() for _ in range(3)]
        self.followed = {each.id: set() for each in self.readers}

    async def step(self) -> None:
        self.now += timedelta(minutes=self.random.choice((0, 1, 4)))
        happens = [self.add, self.rename, self.hide, self.merge, self.merge, self.order]
        more = [self.toggle, self.toggle, self.publish, self.publish, self.revise, self.tidy]
        await self.random.choice([*happens, *more])()

    def any(self) -> int:
        return self.random.choice(sorted(self.roots))

    def present(self) -> int:
        return self.root(self.any())

    def root(self, rubric_id: int) -> int:
        while self.roots[rubric_id] != rubric_id:
            rubric_id = self.roots[rubric_id]
        return rubric_id

    async def add(self) -> None:
        names = parse_names(f"Новая {len(self.roots)}")
        made = await arranging.add(self.desk, names, EDITOR, self.now)
        self.roots[made.id], self.slugs[made.slug] = made.id, made.id

    async def rename(self) -> None:
        names = parse_names(f"Иная {self.random.random()}")
        await arranging.rename(self.desk, self.present(), names, EDITOR, self.now)

    async def hide(self) -> None:
        hidden = self.random.random() < 0.4
        await arranging.hide(self.desk, self.present(), EDITOR, self.now, hidden=hidden)

    async def order(self) -> None:
        place = self.random.randint(0, 12)
        await arranging.move(self.desk, self.present(), place, EDITOR, self.now)

    async def merge(self) -> None:
        source, target = self.present(), self.any()
        if self.root(source) != self.root(target):
            await arranging.merge(self.desk, source, target, EDITOR, self.now)
            self.roots[source] = self.root(target)

    async def toggle(self) -> None:
        reader, rubric_id = self.random.choice(self.readers), self.any()
        try:
            on = await subscribing.toggle_rubric(self.desk, reader, rubric_id, self.now)
        except LookupError:  # hidden
            return
        here = {
            each for each in self.followed[reader.id] if self.root(each) != self.root(rubric_id)
        }
        self.followed[reader.id] = here | {rubric_id} if on else here
        for one in await subscribing.subscriptions_of(self.desk, reader):
            await subscribing.set_timing(self.desk, reader, one.id, Timing.INSTANT, NOON)

    async def publish(self) -> None:
        ids = {self.any() for _ in range(self.random.randint(1, 3))}
        draft = await self.newsroom.draft()
        for rubric_id in sorted(ids):
            await filing.tick(self.desk, draft.id, rubric_id, EDITOR, self.now, ticked=True)
        if self.random.random() < 0.2:
            return
        article = await publishing.publish(self.desk, draft.id, self.now)
        self.articles[article.id] = ids
        wanted = {self.root(each) for each in ids}
        assert await receivers(self.newsroom, article) == {
            reader
            for reader, followed in self.followed.items()
            if wanted & {self.root(each) for each in followed}
        }

    async def revise(self) -> None:
        if not self.articles:
            return
        article_id = self.random.choice(sorted(self.articles))
        rubric = await reading.known_rubric(self.desk, self.any())
        assert rubric is not None
        seen = self.newsroom.seen(f"Иначе {self.random.random()}", "")
        seen = replace(seen, rubric_hint=rubric.name(Language.BE))
        await amending.revise(self.desk, article_id, seen, EDITOR, self.now)
        self.articles[article_id] = {rubric.id}

    async def tidy(self) -> None:
        await finish_merges(self.desk, self.now)

    async def check(self) -> None:
        every = await reading.every_rubric(self.desk)
        for rubric_id in self.roots:
            found = await reading.known_rubric(self.desk, rubric_id)
            assert found is not None
            assert found.id == self.root(rubric_id)
        for slug, rubric_id in self.slugs.items():
            named = find_rubric(slug, every)
            assert named is not None
            assert named.id == self.root(rubric_id)
        for reader in self.readers:
            held = await subscribing.subscriptions_of(self.desk, reader)
            found_ids = [one.rubric.id for one in held if one.rubric]
            assert sorted(found_ids) == sorted(
                {self.root(each) for each in self.followed[reader.id]}
            )
        await check_counts(self.newsroom)


@pytest.mark.parametrize("seed", [0, 3])
async def test_whatever_is_done_to_rubrics_keeps_counts_and_every_old_button(
    newsroom: Newsroom, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for chunk in ("ARTICLES_AT_ONCE", "FILED_AT_ONCE", "READERS_AT_ONCE"):
        monkeypatch.setattr(merging, chunk, 1 + seed)
    walk = Walk(newsroom, Random(seed))  # noqa: S311
    await walk.begin()
    for _ in range(40):
        await walk.step()
    await walk.check()

    await finish_merges(newsroom.desk, walk.now + SETTLED)

    await walk.check()
    for rubric_id in walk.roots:
        page = await reading.latest(newsroom.desk, rubric_id, size=99)
        assert {each.id for each in page.articles} == {
            article
            for article, ids in walk.articles.items()
            if walk.root(rubric_id) in {walk.root(each) for each in ids}
        }
        assert page.total == len(page.articles)
        if walk.root(rubric_id) != rubric_id:
            assert await left_under(newsroom, (await all_rows(newsroom))[rubric_id]) == 0


async def all_rows(newsroom: Newsroom) -> dict[int, Rubric]:
    every = await reading.every_rubric(newsroom.desk)
    return {one.id: one for each in every for one in (each, *each.former)}
