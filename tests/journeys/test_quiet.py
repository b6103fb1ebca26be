"""Quiet hours, the daily limit, mute and silence: what the ledger of Telegram shows of them."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from emulator import Emulator, Person
from news.quiet import QuietHours
from news.subscriber import Subscriber
from news.subscription import Subscription
from newsroom import preferences, subscribing
from newsroom.desk import Desk
from tests.journeys.conftest import Newsdesk

pytestmark = pytest.mark.usefixtures("newsdesk")

MINSK = ZoneInfo("Europe/Minsk")
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
NIGHT = QuietHours(time(23), time(7))
# As a digest lists them.
NEWEST_FIRST = [f"Договор№{n}" for n in reversed(range(3))]


def next_local(now: datetime, at: time) -> datetime:
    moment = datetime.combine(now.astimezone(MINSK).date(), at, MINSK)
    return moment if moment > now else moment + DAY


async def follower(
    newsdesk: Newsdesk, person: Person, *rules: str
) -> tuple[Desk, Subscriber, Subscription]:
    """Somebody who follows rules at once; and the first of their subscriptions."""
    for words in rules:
        said = await person.says(f"/subscribe {words}")
        await person.sees("", since=said)
    desk = (await newsdesk.program()).desk
    reader = await subscribing.reader(desk, person.id)
    assert reader is not None
    first, *_ = await subscribing.subscriptions_of(desk, reader)
    return desk, reader, first


def news_of(emulator: Emulator, person: Person) -> list[str]:
    """The headlines of all that came by itself, in the ledger's order."""
    texts = [entry.text for entry in emulator.ledger.to(person.id)]
    return [word for text in texts for word in text.split() if word.startswith("Договор№")]


async def sent_out(newsdesk: Newsdesk, headline: str, rubric: str | None = None) -> None:
    """Publish something, and wait until the worker has decided."""
    await newsdesk.publish(headline, rubric=rubric)
    await settled(newsdesk)


async def settled(newsdesk: Newsdesk) -> None:
    worker = (await newsdesk.program()).delivery.worker
    worker.wake()
    await worker.resting.wait()


async def test_a_night_is_silent_and_the_morning_brings_it_in_one_message(
    newsdesk: Newsdesk, emulator: Emulator, anna: Person
) -> None:
    desk, reader, _ = await follower(newsdesk, anna, "договор")
    await preferences.set_quiet(desk, reader, NIGHT, newsdesk.clock())
    newsdesk.clock.move_to(next_local(newsdesk.clock(), time(23, 30)))

    for n in range(3):
        await sent_out(newsdesk, f"Договор№{n} подписан")
        newsdesk.clock.advance(HOUR)
        await newsdesk.tick("digests")
        await settled(newsdesk)
    await newsdesk.restart()
    assert news_of(emulator, anna) == []

    newsdesk.clock.move_to(next_local(newsdesk.clock(), time(7)))
    await newsdesk.tick("digests")
    await settled(newsdesk)
    assert news_of(emulator, anna) == NEWEST_FIRST
    newsdesk.clock.move_to(next_local(newsdesk.clock(), time(9)))
    await newsdesk.tick("digests")
    await settled(newsdesk)

    assert news_of(emulator, anna) == NEWEST_FIRST
    held = [one for one in emulator.ledger.to(anna.id) if "Договор№" in one.text]
    assert len(held) == 1


async def test_the_limit_holds_and_the_digest_has_the_rest(
    newsdesk: Newsdesk, emulator: Emulator, anna: Person
) -> None:
    desk, reader, _ = await follower(newsdesk, anna, "договор")
    newsdesk.clock.move_to(next_local(newsdesk.clock(), time(10)))
    # The morning's digest is due, and would have in it what is over the limit.
    await newsdesk.tick("digests")
    await preferences.set_limit(desk, reader, 2, newsdesk.clock())

    for n in range(5):
        await sent_out(newsdesk, f"Договор№{n} подписан")
        if n == 2:
            await newsdesk.restart()
            await newsdesk.program()
    assert news_of(emulator, anna) == ["Договор№0", "Договор№1"]

    newsdesk.clock.move_to(next_local(newsdesk.clock(), time(9)))
    await newsdesk.tick("digests")
    await settled(newsdesk)
    assert sorted(news_of(emulator, anna)) == [f"Договор№{n}" for n in range(5)]


async def test_what_is_muted_or_left_while_it_is_queued_does_not_come(
    newsdesk: Newsdesk, emulator: Emulator, anna: Person, ales: Person
) -> None:
    desk, reader, subscription = await follower(newsdesk, anna, "договор")
    _, other, followed = await follower(newsdesk, ales, "договор")
    halts = (await newsdesk.program()).delivery.halts
    await halts.stop()

    await newsdesk.publish("Договор№0 подписан")
    now = newsdesk.clock()
    await subscribing.mute(desk, reader, subscription.id, now + DAY, now)
    await subscribing.remove(desk, other, followed.id, now)
    await halts.go_on()
    await settled(newsdesk)

    assert news_of(emulator, anna) == news_of(emulator, ales) == []


async def test_a_silent_subscription_makes_no_sound(
    newsdesk: Newsdesk, emulator: Emulator, anna: Person
) -> None:
    desk, reader, subscription = await follower(newsdesk, anna, "договор")
    await subscribing.set_sound(desk, reader, subscription.id, silent=True)
    await sent_out(newsdesk, "Договор№0 подписан")
    await subscribing.set_sound(desk, reader, subscription.id, silent=False)
    await sent_out(newsdesk, "Договор№1 подписан")

    silences = [
        bool(entry.payload.get("disable_notification"))
        for entry in emulator.ledger.to(anna.id)
        if "Договор№" in entry.text
    ]
    assert silences == [True, False]


async def test_ending_the_quiet_hours_brings_what_waits(
    newsdesk: Newsdesk, emulator: Emulator, anna: Person
) -> None:
    desk, reader, _ = await follower(newsdesk, anna, "договор")
    await preferences.set_quiet(desk, reader, NIGHT, newsdesk.clock())
    newsdesk.clock.move_to(next_local(newsdesk.clock(), time(23, 30)))
    await sent_out(newsdesk, "Договор№0 подписан")
    assert news_of(emulator, anna) == []

    await preferences.set_quiet(desk, reader, None, newsdesk.clock())
    await newsdesk.tick("digests")
    await settled(newsdesk)

    assert news_of(emulator, anna) == ["Договор№0"]
