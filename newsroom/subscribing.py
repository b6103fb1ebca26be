"""Readers come, follow rubrics and words, and change their minds.

A subscription is found by its id *and* its reader: somebody else's id changes nothing.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from news.arrival import first_arrival, offset_of
from news.article import Article
from news.language import Language
from news.matching import Range, explain
from news.rehearsal import Rehearsal
from news.rubric import Rubric, by_id, find_rubric, named_rubrics
from news.rule import Rule
from news.rule_language import RuleError
from news.subscriber import PlaceKind, Subscriber
from news.subscription import Subscription, Timing
from news.timetable import DEFAULT
from news.words.document import Document
from newsroom.desk import Desk
from newsroom.reading import count, newest
from newsroom.spreading import arrival, spread_width
from storage import publications, rules, subscribers, subscriptions
from storage.amendments import count_copies
from storage.database import Connection
from storage.facts import current_sequence
from storage.returning import mark_left_behind
from storage.rubrics import all_rubrics, rubrics_by_id
from storage.search import count_found, find
from storage.trouble import retried

MOST_RULES = 50
REHEARSED = 3
_MONTH = timedelta(days=30)


class TooManyRules(Exception):  # noqa: N818 - it says what is the matter
    """The reader has as many keyword rules as one may have: ``MOST_RULES``."""


async def arrive(
    desk: Desk, chat_id: int, language_code: str | None, now: datetime
) -> tuple[Subscriber, bool]:
    """The reader of a chat, and whether they are new. One who had left is back by this.

    ``language_code`` is Telegram's; it counts only for a new reader.
    """
    async with desk.database.snapshot() as connection:
        known = await subscribers.subscriber_in_chat(connection, chat_id, desk.zone)
    return await let_in(desk, known, chat_id, language_code, now)


async def let_in(
    desk: Desk,
    known: Subscriber | None,
    chat_id: int,
    language_code: str | None,
    now: datetime,
    username: str | None = None,
) -> tuple[Subscriber, bool]:
    """The same for a chat that has just been looked up: ``known`` is its reader so far, if any.

    Whoever is let in is known by the ``username`` from now on, if they have one.
    """
    if known is not None and known.active:
        return known, False

    async def let() -> tuple[Subscriber | None, bool]:
        async with desk.database.transaction() as connection:
            if known is not None:
                await welcome_back(connection, known, now)
            is_new = known is None and await subscribers.add_subscriber(
                connection, await newcomer(connection, desk, chat_id, language_code, now)
            )
            reader = await subscribers.subscriber_in_chat(connection, chat_id, desk.zone)
            if reader is not None and username is not None:
                await subscribers.keep_username(connection, reader.id, username)
                reader = replace(reader, username=username)
            return reader, is_new

    subscriber, is_new = await retried(let)
    if subscriber is None:
        raise LookupError(f"chat {chat_id} vanished while it arrived")
    return subscriber, is_new


async def newcomer(
    connection: Connection,
    desk: Desk,
    chat_id: int,
    code: str | None,
    now: datetime,
    *,
    kind: PlaceKind = PlaceKind.PERSON,
    thread_id: int = 0,
) -> subscribers.NewSubscriber:
    """A place that is to receive from now on, by its own digest; ``code`` is of its language."""
    offset = offset_of(chat_id, await spread_width(connection))
    first = first_arrival(DEFAULT, desk.zone, offset, now)
    return subscribers.NewSubscriber(
        chat_id=chat_id,
        language=Language.from_code(code),
        timetable=DEFAULT,
        next_digest_at=first.at,
        digests_upto=first.upto,
        digest_sequence=await current_sequence(connection),
        created_at=now,
        kind=kind,
        thread_id=thread_id,
    )


async def reader(desk: Desk, chat_id: int) -> Subscriber | None:
    """The reader of a chat, if there is one."""
    async with desk.database.snapshot() as connection:
        return await subscribers.subscriber_in_chat(connection, chat_id, desk.zone)


async def welcome_back(connection: Connection, known: Subscriber, now: datetime) -> None:
    """Let a reader who had left have news again, from the next digest on.

    What was changed or withdrawn meanwhile is brought up to date in their chat.
    """
    # In the order of whoever settles: so two never wait for each other.
    again = await mark_left_behind(connection, known.id)
    following = await arrival(connection, known, now, replace(known, active=True))
    await subscribers.reactivate(connection, known.id, following, now)
    await count_copies(connection, [], [], again)


async def wake_places(connection: Connection, desk: Desk, chat_id: int, now: datetime) -> bool:
    """The same for all places of a chat that had been closed; False when none had."""
    places = await subscribers.places_in(connection, [chat_id], desk.zone)
    asleep = [place for place in places if not place.active]
    for place in sorted(asleep, key=lambda each: each.id):
        await welcome_back(connection, place, now)
    return bool(asleep)


async def subscribe(desk: Desk, subscriber: Subscriber, words: str, now: datetime) -> Subscription:
    """Follow the rubric that ``words`` name, or else a keyword rule; at most once.

    A new rubric comes by digest, a new rule at once. Raises RuleError, TooManyRules.
    """
    async with desk.database.snapshot() as connection:
        known = await all_rubrics(connection)
    rubric = find_rubric(words, _offered(known))
    if rubric is not None:
        return await follow(desk, subscriber, rubric.id, now)
    rule = await desk.rulebook.parse_aside(words)
    return await _follow_rule(desk, subscriber, rule.normal(), now)


async def follow(desk: Desk, subscriber: Subscriber, rubric_id: int, now: datetime) -> Subscription:
    """Follow a rubric, by digest. Raises LookupError when it is hidden or there is none such."""
    async with desk.database.transaction() as connection:
        rubric = by_id(_offered(await all_rubrics(connection))).get(rubric_id)
        if rubric is None:
            raise LookupError(f"rubric {rubric_id}")
        known = await subscriptions.subscription_to(connection, subscriber.id, rubric=rubric)
        if known is not None:
            return known
        await subscriptions.add_subscription(
            connection,
            subscriber.id,
            rubric_id=rubric.id,
            timing=Timing.DIGEST,
            since_sequence=await current_sequence(connection),
            now=now,
        )
        return _there(await subscriptions.subscription_to(connection, subscriber.id, rubric=rubric))


async def toggle_rubric(desk: Desk, subscriber: Subscriber, rubric_id: int, now: datetime) -> bool:
    """Follow a rubric, or no longer; whether it is followed now. Raises LookupError as follow."""
    async with desk.database.snapshot() as connection:
        rubric = (await rubrics_by_id(connection)).get(rubric_id)
        known = rubric and await subscriptions.subscription_to(
            connection, subscriber.id, rubric=rubric
        )
    if known is None:
        await follow(desk, subscriber, rubric_id, now)
        return True
    await remove(desk, subscriber, known.id, now)
    return False


async def unsubscribe(
    desk: Desk, subscriber: Subscriber, words: str, now: datetime
) -> tuple[Subscription, ...]:
    """Stop following the rubrics or the rule that ``words`` name; what was followed of them.

    A word of several rubrics names the one that the reader follows. Raises RuleError.
    """
    found = await _found(desk, subscriber, words)
    removed = [await remove(desk, subscriber, one.id, now) for one in found]
    return tuple(one for one in removed if one is not None)


async def named(desk: Desk, subscriber: Subscriber, words: str) -> tuple[Subscription, ...]:
    """What the reader follows of the rubrics or the rule that ``words`` name."""
    try:
        return await _found(desk, subscriber, words)
    except RuleError:  # nobody can be subscribed to what is no rule
        return ()


async def _found(desk: Desk, subscriber: Subscriber, words: str) -> tuple[Subscription, ...]:
    async with desk.database.snapshot() as connection:
        known = await all_rubrics(connection)
        held = await subscriptions.subscriptions_of(connection, subscriber.id)
    return await _named(desk, words, known, held)


async def _named(
    desk: Desk, words: str, known: tuple[Rubric, ...], held: tuple[Subscription, ...]
) -> tuple[Subscription, ...]:
    named = named_rubrics(words, known)
    meant = {rubric.id for rubric in named.rubrics or named.choice}
    found = tuple(one for one in held if one.rubric and one.rubric.id in meant)
    if found and (named.rubrics or len(found) == 1):
        return found
    # Words that name rubrics may be a rule all the same, from before they did.
    rule = (await desk.rulebook.parse_aside(words)).normal()
    return tuple(one for one in held if one.rule == rule)


async def remove(
    desk: Desk, subscriber: Subscriber, subscription_id: int, now: datetime
) -> Subscription | None:
    """Remove the reader's subscription, and return it; None when the reader has no such one."""
    async with desk.database.transaction() as connection:
        found = await subscriptions.find_subscription(connection, subscriber.id, subscription_id)
        if found is not None:
            await subscriptions.remove_subscription(connection, subscriber.id, subscription_id, now)
        # Of rubrics that were merged the reader may have followed several.
        while found and found.rubric and (again := await _still(connection, subscriber, found)):
            await subscriptions.remove_subscription(connection, subscriber.id, again.id, now)
        return found


async def _still(
    connection: Connection, subscriber: Subscriber, removed: Subscription
) -> Subscription | None:
    if removed.rubric is None:
        return None
    return await subscriptions.subscription_to(connection, subscriber.id, rubric=removed.rubric)


async def subscription(
    desk: Desk, subscriber: Subscriber, subscription_id: int
) -> Subscription | None:
    """The reader's subscription with this id; None when the reader has no such one."""
    async with desk.database.snapshot() as connection:
        return await subscriptions.find_subscription(connection, subscriber.id, subscription_id)


async def subscriptions_of(desk: Desk, subscriber: Subscriber) -> tuple[Subscription, ...]:
    """All that a reader follows: rubrics in their order, then rules, oldest first."""
    async with desk.database.snapshot() as connection:
        return await subscriptions.subscriptions_of(connection, subscriber.id)


async def set_timing(
    desk: Desk, subscriber: Subscriber, subscription_id: int, timing: Timing, now: datetime
) -> Subscription | None:
    """Have a subscription at once or by digest; None when the reader has no such one."""
    return await _change(desk, subscriber, subscription_id, now, timing=timing.value)


async def mute(
    desk: Desk,
    subscriber: Subscriber,
    subscription_id: int,
    until: datetime | None,
    now: datetime,
) -> Subscription | None:
    """Silence a subscription up to a moment, or (None) no longer; None when there is none."""
    return await _change(desk, subscriber, subscription_id, now, muted_until=until)


async def set_sound(
    desk: Desk, subscriber: Subscriber, subscription_id: int, *, silent: bool
) -> Subscription | None:
    """Have what a subscription catches arrive without a sound, or with it; None when there is none.

    What comes by several subscriptions makes a sound if any of them does.
    """
    async with desk.database.transaction() as connection:
        held = await subscriptions.change_subscription(
            connection, subscriber.id, subscription_id, silent=silent
        )
        if held:
            await subscriptions.note_silent(connection, subscriber.id)
        return await subscriptions.find_subscription(connection, subscriber.id, subscription_id)


async def rehearse(desk: Desk, subscription: Subscription, now: datetime) -> Rehearsal:
    """What a subscription would have sent: its newest articles, and how many in thirty days."""
    if subscription.rubric is None:
        return await rehearse_rule(desk, subscription.rule or "", now)
    async with desk.database.snapshot() as connection:
        ids = subscription.rubric.ids
        return Rehearsal(
            newest=await newest(connection, ids, REHEARSED),
            in_thirty_days=await count(connection, ids, since=now - _MONTH),
        )


async def rehearse_rule(desk: Desk, words: str, now: datetime) -> Rehearsal:
    """The same of a keyword rule that nobody need follow. Raises RuleError."""
    await desk.rulebook.learn_synonyms(desk.database)
    rule = await desk.rulebook.parse_aside(words)
    async with desk.database.snapshot() as connection:
        first = await publications.first_sequence_since(connection, now - _MONTH)
        newest = await publications.published_by_sequence(
            connection, await find(connection, rule, REHEARSED)
        )
        in_thirty_days = await count_found(connection, rule, newer_than=first - 1)
    marked = await asyncio.to_thread(_marked, desk, rule, newest)
    return Rehearsal(newest=newest, in_thirty_days=in_thirty_days, marked=marked)


def _marked(desk: Desk, rule: Rule, newest: tuple[Article, ...]) -> Mapping[int, tuple[Range, ...]]:
    return {one.id: _in_headline(rule, desk.rulebook.read(one), one) for one in newest}


def _in_headline(rule: Rule, document: Document, article: Article) -> tuple[Range, ...]:
    end = len(article.headline)
    return tuple(span for span in explain(rule, document) if span[1] <= end)


async def _follow_rule(
    desk: Desk, subscriber: Subscriber, rule: str, now: datetime
) -> Subscription:
    async with desk.database.transaction() as connection:
        known = await subscriptions.subscription_to(connection, subscriber.id, rule=rule)
        if known is not None:
            return known
        if await subscriptions.count_rules_of(connection, subscriber.id) >= MOST_RULES:
            raise TooManyRules
        await subscriptions.add_subscription(
            connection,
            subscriber.id,
            rule_id=await rules.keep_rule(connection, rule),
            timing=Timing.INSTANT,
            since_sequence=await current_sequence(connection),
            now=now,
        )
        return _there(await subscriptions.subscription_to(connection, subscriber.id, rule=rule))


async def _change(
    desk: Desk,
    subscriber: Subscriber,
    subscription_id: int,
    now: datetime,
    **columns: str | datetime | None,
) -> Subscription | None:
    async with desk.database.transaction() as connection:
        if await subscriptions.change_subscription(
            connection, subscriber.id, subscription_id, **columns
        ):
            await subscriptions.note_change(connection, subscriber.id, now)
        return await subscriptions.find_subscription(connection, subscriber.id, subscription_id)


def _offered(known: tuple[Rubric, ...]) -> list[Rubric]:
    return [rubric for rubric in known if not rubric.hidden]


def _there(found: Subscription | None) -> Subscription:
    if found is None:
        raise LookupError("a subscription vanished in the transaction that made it")
    return found
