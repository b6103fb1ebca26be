import asyncio
import re
from datetime import timedelta
from typing import Any

import pytest

from botapi.errors import LeaseLostError
from botapi.outcome import Outcome, Sent
from botapi.sender import Sender
from delivery.halts import BY_EDITOR, Halts
from delivery.notice import BulkHalted, DispatchHalted
from delivery.window import SPARE
from emulator import Fault
from news.article import ArticleStatus
from news.dispatch import DeliveryState, Lane
from storage.tables import articles
from tests.delivery.post import NOON, Post

SENT = DeliveryState.SENT
BLOCKED = "Forbidden: bot was blocked by the user"
NOT_FOUND = "Bad Request: chat not found"


async def test_every_reader_gets_an_article_once(post: Post) -> None:
    people = await post.readers(40)
    dispatch = await post.send(*people)

    await post.work()

    assert post.emulator.ledger.recipients() == {person.id: 1 for person in people}
    assert await post.states(dispatch) == {SENT: 40}


async def test_the_message_id_is_kept(post: Post) -> None:
    anna, boris = await post.readers(2)
    dispatch = await post.send(anna, boris)

    await post.work()

    told = {entry.message_id for entry in post.emulator.ledger.entries}
    assert {row.message_id for row in await post.rows(dispatch)} == told


async def test_news_of_one_moment_reach_a_chat_in_their_order(post: Post) -> None:
    (anna,) = await post.readers(1)
    await post.send(anna, headline="Первая")
    await post.send(anna, headline="Вторая")
    post.emulator.limits.per_chat = 1

    await post.work()

    assert post.texts(anna) == ["Первая", "Вторая"]
    assert set(post.codes(anna)) == {200}


async def test_breaking_news_goes_before_all_else(post: Post) -> None:
    people = await post.readers(6)
    await post.send(*people[:2], headline="Обычная")
    await post.send(*people[2:4], headline="Молния", lane=Lane.BREAKING)
    await post.digest(people[4], (await post.article("Дайджест"),))

    await post.work()

    order = [call.chat_id for call in post.emulator.calls]
    assert set(order[:2]) == {people[2].id, people[3].id}


async def test_a_digest_is_sent_in_its_parts(post: Post) -> None:
    (anna,) = await post.readers(1)
    first, second = await post.article("Одна"), await post.article("Две")
    await post.digest(anna, (first, second))

    await post.work()

    (entry,) = post.emulator.ledger.to(anna.id)
    assert "Одна" in entry.text
    assert "Две" in entry.text


async def test_a_blocked_chat_gets_nothing_more(post: Post) -> None:
    anna, boris = await post.readers(2)
    await anna.blocks()
    first, second = await post.send(anna, boris), await post.send(anna)

    await post.work()

    assert await post.states(first) == {SENT: 1, DeliveryState.DEAD: 1}
    assert await post.states(second) == {DeliveryState.SKIPPED: 1}
    assert post.codes(anna) == [403]
    assert await post.reason_gone(anna.id) == "blocked"
    assert await post.reason_gone(boris.id) is None


@pytest.mark.parametrize(
    ("columns", "reason"),
    [
        ({"inactive_reason": "blocked"}, "blocked"),
        ({"paused_until": NOON + timedelta(1)}, "paused"),
    ],
)
async def test_a_reader_who_is_gone_or_rests_is_skipped(
    post: Post, columns: dict[str, object], reason: str
) -> None:
    (anna,) = await post.readers(1)
    await post.set_reader(anna, **columns)
    dispatch = await post.send(anna)

    await post.work()

    assert [row.reason for row in await post.rows(dispatch)] == [reason]
    assert await post.states(dispatch) == {DeliveryState.SKIPPED: 1}
    assert not post.codes(anna)


async def test_news_that_has_expired_is_skipped(post: Post) -> None:
    (anna,) = await post.readers(1)
    dispatch = await post.send(anna, lane=Lane.BREAKING, expires_at=NOON)

    await post.work()

    assert await post.states(dispatch) == {DeliveryState.SKIPPED: 1}
    assert not post.codes(anna)


async def test_a_withdrawn_article_is_skipped(post: Post) -> None:
    (anna,) = await post.readers(1)
    dispatch = await post.send(anna)
    async with post.database.transaction() as connection:
        await connection.execute(articles.update().values(status=ArticleStatus.CANCELLED.value))

    await post.work()

    assert await post.states(dispatch) == {DeliveryState.SKIPPED: 1}


async def test_a_group_that_moved_gets_its_news_at_its_new_address(post: Post) -> None:
    (anna,) = await post.readers(1)
    moved = Fault.error(
        400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=-100500
    )
    post.emulator.faults.add(moved, chat_id=anna.id)
    dispatch = await post.send(anna)

    await post.work()

    assert post.codes(anna) == [400]
    assert await post.reason_gone(-100500) == "not found"
    assert await post.states(dispatch) == {DeliveryState.DEAD: 1}


async def test_too_many_requests_pauses_bulk_and_charges_nothing(post: Post) -> None:
    (anna,) = await post.readers(1)
    post.emulator.faults.add(Fault.too_many_requests(60), times=1)
    dispatch = await post.send(anna)

    delivery = await post.send_once()

    (row,) = await post.rows(dispatch)
    assert (row.state, row.attempts, row.doubts) == (DeliveryState.PENDING, 0, 0)
    assert post.codes(anna) == [429]
    assert 58 < delivery.pacing.pause_left <= 60


async def test_a_pause_lasts_over_a_restart_and_no_longer(post: Post) -> None:
    (anna,) = await post.readers(1)
    post.emulator.faults.add(Fault.too_many_requests(60), times=1)
    await post.send(anna)
    await post.send_once()

    post.now += timedelta(seconds=59)
    restarted = post.assemble()
    await restarted.worker.start()
    assert await restarted.worker.step() == 0
    assert 0 < restarted.pacing.pause_left < 2

    post.now += timedelta(seconds=2)
    await post.work()
    assert post.codes(anna) == [429, 200]


async def test_a_clock_that_is_set_back_does_not_bring_an_old_pause_to_life(post: Post) -> None:
    people = await post.readers(2)
    post.emulator.faults.add(Fault.too_many_requests(1), times=1)
    await post.send(*people)
    await post.send_once()

    post.now += timedelta(hours=1)
    async with post.working() as delivery:
        await delivery.worker.resting.wait()
        post.now -= timedelta(hours=1)
        await delivery.worker._look()

        assert not delivery.pacing.pause_left


@pytest.mark.parametrize("fault", [Fault.truncated(), Fault.undecodable(), Fault.odd_schema()])
async def test_an_answer_that_cannot_be_read_counts_as_sent(post: Post, fault: Fault) -> None:
    (anna,) = await post.readers(1)
    post.emulator.faults.add(fault, times=1)
    dispatch = await post.send(anna)

    await post.work()

    assert await post.states(dispatch) == {SENT: 1}
    assert len(post.texts(anna)) == 1


@pytest.mark.parametrize("fault", [Fault.reset_before(), Fault.reset_after()])
async def test_a_lost_answer_is_tried_once_more_and_counted(post: Post, fault: Fault) -> None:
    (anna,) = await post.readers(1)
    post.emulator.faults.add(fault)
    dispatch = await post.send(anna)

    await post.work()

    (row,) = await post.rows(dispatch)
    assert (row.state, row.doubts) == (DeliveryState.UNKNOWN, 2)
    assert post.codes(anna) == [0, 0]


async def test_a_server_that_fails_is_tried_again_and_each_try_is_counted(post: Post) -> None:
    (anna,) = await post.readers(1)
    post.emulator.faults.add(Fault.page(502), times=1)
    dispatch = await post.send(anna)

    await post.work()

    (row,) = await post.rows(dispatch)
    assert (row.state, row.doubts, row.attempts) == (SENT, 1, 1)


async def test_what_telegram_cannot_parse_goes_once_as_plain_text(post: Post) -> None:
    (anna,) = await post.readers(1)
    broken = Fault.error(400, "Bad Request: can't parse entities: Unsupported start tag")
    post.emulator.faults.add(broken, times=1)
    dispatch = await post.send(anna)

    await post.work()

    assert await post.states(dispatch) == {SENT: 1}
    assert "parse_mode" not in post.emulator.ledger.to(anna.id)[0].payload


async def test_the_same_refusal_of_twenty_chats_halts_the_dispatch(post: Post) -> None:
    people = await post.readers(60)
    refusal = "Bad Request: BUTTON_DATA_INVALID"
    post.emulator.faults.add(Fault.error(400, refusal))
    dispatch = await post.send(*people)

    async with post.working() as delivery:
        delivery.pacing.pace = 100
        await delivery.worker.resting.wait()

    assert post.notices == [DispatchHalted(dispatch, refusal)]
    assert await post.states(dispatch) == {DeliveryState.PENDING: 60}
    assert 20 <= len(post.emulator.calls) < 40


async def test_a_dispatch_that_stands_still_is_halted_once_however_many_are_in_flight(
    post: Post,
) -> None:
    people = await post.readers(70)
    order = post.emulator.faults.add(Fault.error(400, "Bad Request: odd"))
    dispatch = await post.send(*people)

    async with post.working() as delivery:
        await delivery.worker.resting.wait()
        assert len(post.notices) == 1

        post.emulator.faults.orders.remove(order)
        await delivery.halts.go_on()
        await delivery.worker.resting.wait()

    assert await post.states(dispatch) == {SENT: 70}


async def test_another_dispatch_goes_on_beside_a_halted_one(post: Post) -> None:
    people = await post.readers(40)
    for person in people[:20]:
        post.emulator.faults.add(Fault.error(400, "Bad Request: odd"), chat_id=person.id)
    await post.send(*people[:20])
    await post.work()

    other = await post.send(*people[20:])
    await post.work()

    assert await post.states(other) == {SENT: 20}


async def test_a_halted_dispatch_goes_on_when_the_editor_says_so(post: Post) -> None:
    people = await post.readers(60)
    order = post.emulator.faults.add(Fault.error(400, "Bad Request: odd"))
    dispatch = await post.send(*people)
    async with post.working() as delivery:
        delivery.pacing.pace = 100
        await delivery.worker.resting.wait()

        post.emulator.faults.orders.remove(order)
        await delivery.halts.go_on()
        await delivery.worker.resting.wait()

    assert await post.states(dispatch) == {SENT: 60}


async def test_few_chats_not_found_are_readers_who_are_gone(post: Post) -> None:
    people = await post.readers(40)
    for person in people[:2]:
        post.emulator.faults.add(Fault.error(400, NOT_FOUND), chat_id=person.id)
    dispatch = await post.send(*people)

    await post.work()

    assert await post.states(dispatch) == {SENT: 38, DeliveryState.DEAD: 2}
    assert await post.reason_gone(people[0].id) == "not found"


async def test_many_chats_not_found_halt_everything_and_nobody_is_given_up(post: Post) -> None:
    people = await post.readers(40)
    for person in people[:8]:
        post.emulator.faults.add(Fault.error(400, NOT_FOUND), chat_id=person.id)
    dispatch = await post.send(*people)

    await post.work()

    states = await post.states(dispatch)
    assert states[DeliveryState.PENDING] == 8
    assert set(states) <= {SENT, DeliveryState.PENDING}
    assert post.notices == [BulkHalted("chats not found")]
    assert [await post.reason_gone(person.id) for person in people] == [None] * 40


@pytest.mark.parametrize("answered", [1, 5])
@pytest.mark.parametrize("restarted", [False, True])
async def test_a_stop_while_chats_are_not_found_gives_nobody_up_and_hides_nothing(
    post: Post, answered: int, *, restarted: bool
) -> None:
    people = await post.readers(40)
    post.emulator.faults.add(Fault.error(400, NOT_FOUND))
    dispatch = await post.send(*people)
    press = _Stop(answered)
    async with post.working(rate=100, wrap=press.around) as delivery:
        press.halts = delivery.halts
        await delivery.worker.resting.wait()
        assert delivery.halts.stopped
        assert len(post.emulator.calls) < 40
        if not restarted:
            await delivery.halts.go_on()
            await delivery.worker.resting.wait()
    if restarted:
        async with post.working() as delivery:
            await delivery.worker.resting.wait()
            assert delivery.halts.stopped
            await delivery.halts.go_on()
            await delivery.worker.resting.wait()

    assert await post.states(dispatch) == {DeliveryState.PENDING: 40}
    assert [await post.reason_gone(person.id) for person in people] == [None] * 40
    assert BulkHalted("chats not found") in post.notices


async def test_a_wrong_token_halts_everything_and_nobody_is_given_up(post: Post) -> None:
    people = await post.readers(5)
    post.emulator.faults.add(Fault.error(401, "Unauthorized"))
    dispatch = await post.send(*people)

    await post.work()

    assert await post.states(dispatch) == {DeliveryState.PENDING: 5}
    assert post.notices == [BulkHalted("wrong token")]
    assert await post.reason_gone(people[0].id) is None


async def test_a_stop_holds_over_a_restart_until_the_editor_goes_on(post: Post) -> None:
    people = await post.readers(3)
    dispatch = await post.send(*people)
    await post.assemble().halts.stop()

    async with post.working() as delivery:
        await delivery.worker.resting.wait()
        assert delivery.halts.reason == BY_EDITOR
        assert not post.emulator.calls

        await delivery.halts.go_on()
        await delivery.worker.resting.wait()

    assert await post.states(dispatch) == {SENT: 3}


async def test_stopping_sees_what_is_in_flight_through(post: Post) -> None:
    people = await post.readers(3)
    answered = asyncio.Event()
    post.emulator.faults.add(Fault.slow(answered, after=True))
    dispatch = await post.send(*people)

    delivery = post.assemble()
    task = asyncio.create_task(delivery.worker.run())
    await post.emulator.changes.until(people[0].id, lambda: post.texts(people[0]) or None)
    delivery.worker.stop()
    answered.set()
    await task

    states = await post.states(dispatch)
    assert DeliveryState.CLAIMED not in states
    assert states[SENT] == len(post.emulator.ledger)


async def test_stopping_puts_back_what_has_not_been_written(post: Post) -> None:
    dispatch = await post.send(*await post.readers(30))
    link = _Held()

    delivery = post.assemble(rate=300, wrap=lambda _: link.send)
    task = asyncio.create_task(delivery.worker.run())
    await link.written.wait()
    delivery.worker.stop()
    link.answers.set()
    await task

    assert link.count == SPARE
    assert await post.states(dispatch) == {SENT: SPARE, DeliveryState.PENDING: 30 - SPARE}


async def test_a_process_that_is_no_longer_leading_leaves_at_once(post: Post) -> None:
    await post.send(*await post.readers(30))
    post.lease = _Lost()
    link = _Held()
    link.answers.set()

    with pytest.raises(LeaseLostError):
        await post.assemble(rate=300, wrap=lambda _: link.send).worker.run()

    assert link.count == SPARE


async def test_what_a_crash_left_in_flight_is_sent_again_and_counted(post: Post) -> None:
    (anna,) = await post.readers(1)
    dispatch = await post.send(anna)
    crashed = post.assemble(wrap=lambda _: _never)
    await crashed.worker.start()
    await crashed.worker.step()
    assert await post.states(dispatch) == {DeliveryState.CLAIMED: 1}

    await post.work()

    (row,) = await post.rows(dispatch)
    assert (row.state, row.doubts) == (SENT, 1)
    assert len(post.texts(anna)) == 1


async def test_a_process_that_no_longer_leads_writes_nothing(post: Post) -> None:
    (anna,) = await post.readers(1)
    dispatch = await post.send(anna)
    post.lease = _Over()

    delivery = post.assemble()
    await delivery.worker.start()
    await delivery.worker.step()

    assert not post.codes(anna)
    assert await post.states(dispatch) == {DeliveryState.PENDING: 1}


async def test_the_token_is_in_no_log(post: Post, caplog: pytest.LogCaptureFixture) -> None:
    people = await post.readers(3)
    post.emulator.faults.add(Fault.reset_before(), times=1)
    post.emulator.faults.add(Fault.page(), times=1)
    await post.send(*people)

    await post.work()

    assert not re.search(re.escape(post.emulator.token.partition(":")[2]), caplog.text)


class _Stop:
    """An editor who presses Stop after so many answers."""

    def __init__(self, answered: int) -> None:
        self.halts: Halts | None = None
        self._left = answered

    def around(self, sender: Sender) -> object:
        """Send, counting answers."""

        async def send(*args: Any, **options: Any) -> Outcome:
            outcome = await sender.send(*args, **options)
            self._left -= 1
            if not self._left and self.halts is not None:
                await self.halts.stop()
            return outcome

        return send


async def _never(*_: object, **__: object) -> None:
    await asyncio.Event().wait()


class _Held:
    """A link whose answers wait; as many are written at first as may be when nothing is known."""

    def __init__(self) -> None:
        self.count = 0
        self.written = asyncio.Event()
        self.answers = asyncio.Event()

    async def send(self, *call: Any, **_: object) -> Outcome:
        _, _, admit = call
        admit()
        self.count += 1
        if self.count == SPARE:
            self.written.set()
        await self.answers.wait()
        return Sent(self.count)


class _Lost:
    """A lease that is taken by another process after the first claim."""

    def __init__(self) -> None:
        self._fences = 0

    def is_held(self) -> bool:
        return True

    async def fence(self, connection: object) -> None:  # noqa: ARG002
        self._fences += 1
        # The start, the claim, and then somebody else.
        if self._fences > 2:
            raise LeaseLostError


class _Over:
    """A lease whose term is over."""

    def is_held(self) -> bool:
        return False

    async def fence(self, connection: object) -> None:
        pass
