from datetime import timedelta

from delivery.budget import Budget
from news.stars import FREE_RATE
from storage.database import Database
from tests.delivery.post import NOON, Post


async def pay(budget: Budget, database: Database, messages: int, days: int = 0) -> int:
    async with database.transaction() as connection:
        return await budget.pay(connection, messages, NOON + timedelta(days=days))


async def test_a_message_costs_a_tenth_of_a_star_until_the_day_is_paid_out(
    database: Database,
) -> None:
    budget = Budget(stars_a_day=2, rate=1000)

    assert await pay(budget, database, 15) == 15
    assert await pay(budget, database, 6) == 5
    assert await pay(budget, database, 1) == 0
    assert await pay(budget, database, 1, days=1) == 1


async def test_a_restart_forgets_no_spending(database: Database) -> None:
    await pay(Budget(2, 1000), database, 20)

    assert await pay(Budget(2, 1000), database, 1) == 0


async def test_what_was_not_sent_is_not_paid(database: Database) -> None:
    budget = Budget(2, 1000)
    await pay(budget, database, 20)
    for _ in range(5):
        budget.refund()

    assert await pay(budget, database, 6) == 5


def test_nothing_is_paid_for_a_pace_that_is_free() -> None:
    assert not Budget(100, 30).is_on
    assert not Budget(0, 1000).is_on
    assert Budget(1, 31).is_on


async def test_paid_sends_say_so_and_stop_at_the_cap(post: Post) -> None:
    people = await post.readers(12)
    await post.send(*people)

    delivery = await post.work(stars_a_day=1)

    paid = [entry.payload.get("allow_paid_broadcast") for entry in post.emulator.ledger.entries]
    assert paid.count(None) == 2
    assert delivery.pacing.rate == FREE_RATE
