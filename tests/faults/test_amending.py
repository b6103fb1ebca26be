"""Edits and recalls over kills: what the outbox knows of is true in the end.

A kill can lose the answer to a message that was accepted. Nobody knows that message's id, so no
edit reaches it: there are never more of these than doubts.
"""

import signal

import pytest

from emulator.ledger import History
from news.dispatch import DeliveryState, Reason
from tests.faults.conftest import MOST_DOUBLED, PATIENCE, RATE, Office

READERS = 120
CHUNK_OF_SENDS = int(RATE * 0.5)
"""What may still be sent after a withdrawal: half a second's sends, where one is promised."""


async def killed_at(office: Office, number: int) -> None:
    """Run a bot, and kill it when that reader has got the news."""
    process = office.process()
    await process.start()
    await office.has(number)
    await process.kill()


async def parted(office: Office) -> tuple[list[History], list[History]]:
    """The article's messages that the outbox knows of, and those whose answers a kill has lost."""
    known = await office.known()
    histories = office.emulator.ledger.histories()
    return (
        [one for one in histories if (one.chat_id, one.message_id) in known],
        [one for one in histories if (one.chat_id, one.message_id) not in known],
    )


def was_earlier(copy: History) -> bool:
    """Whether it was sent in the first wording."""
    return copy.wordings[0].startswith("Новость")


async def test_an_article_edited_over_kills_is_true_in_every_chat(office: Office) -> None:
    await office.open(READERS)
    await killed_at(office, 30)
    await office.revise("Вторая")
    await killed_at(office, 60)
    await office.revise("Третья")
    await killed_at(office, 90)
    # A crash between the edit and its marking.
    await office.revise("Последняя", mark=False)
    await office.process().start()
    await office.all_hold(lambda person: office.holds(person, "Последняя"))

    counted = await office.close()
    known, lost = await parted(office)

    assert {one.text.split("\n")[0] for one in known} == {"Последняя"}
    assert len(known) == READERS
    assert len(lost) == office.doubled() <= counted.doubts
    assert office.doubled() <= MOST_DOUBLED * 3


async def test_an_edit_is_finished_by_whoever_starts_after_a_kill(office: Office) -> None:
    await office.open(READERS)
    await killed_at(office, READERS - 1)
    await office.revise("Последняя")
    process = office.process()
    await process.start()
    first, late = office.people[0], office.people[READERS // 2]
    changes = office.emulator.changes
    await changes.until(first.id, lambda: office.holds(first, "Последняя") or None, PATIENCE)
    await process.kill()
    assert not office.holds(late, "Последняя")
    await office.process().start()
    await office.all_hold(lambda person: office.holds(person, "Последняя"))

    await office.close()
    known, _ = await parted(office)

    assert {one.text.split("\n")[0] for one in known} == {"Последняя"}
    # What is edited again after a kill is not modified; what was sent again had the last wording.
    assert {one.edits for one in known if was_earlier(one)} == {1}
    # The second kill meets what the first one let be sent again.
    assert office.doubled() <= MOST_DOUBLED * 2


async def test_a_stop_in_the_middle_of_an_edit_costs_nothing(office: Office) -> None:
    await office.open(READERS)
    process = office.process()
    await process.start()
    await office.has(60)
    await office.revise("Последняя")
    await office.has(90)
    process.send(signal.SIGTERM)
    assert await process.wait() == 0
    last = office.process()
    await last.start()
    await office.all_hold(lambda person: office.holds(person, "Последняя"))
    last.send(signal.SIGTERM)
    await last.wait()

    counted = await office.close()

    assert office.doubled() == 0
    assert counted.states == {DeliveryState.SENT: READERS}
    assert sum(call.code != 200 for call in office.emulator.calls if call.chat_id) == 0


async def test_digests_show_the_last_headline_over_kills(office: Office) -> None:
    await office.open(READERS, digests=True)
    await killed_at(office, 40)
    await office.revise("Вторая")
    await killed_at(office, 80)
    await office.revise("Последняя", mark=False)
    await office.process().start()
    await office.all_hold(lambda person: office.holds(person, "Последняя"))

    await office.close()
    known, lost = await parted(office)

    assert len(known) == READERS
    assert all("Последняя" in one.text and "Другая" in one.text for one in known)
    assert not any("Новость" in one.text or "Вторая" in one.text for one in known)
    assert len(lost) == office.doubled() <= MOST_DOUBLED * 2


async def test_a_correction_is_told_once_over_kills_to_whoever_had_the_earlier_wording(
    office: Office,
) -> None:
    await office.open(READERS)
    await killed_at(office, 60)
    ledger = office.emulator.ledger
    await office.revise("Последняя", correction=True)
    doubled_before = sum(ledger.recipients().values()) - len(ledger.recipients())
    process = office.process()
    await process.start()
    told = office.people[20]
    await office.emulator.changes.until(
        told.id, lambda: len(ledger.to(told.id)) > 1 or None, PATIENCE
    )
    await process.kill()
    await office.process().start()
    await office.all_hold(lambda person: office.holds(person, "Последняя"))
    had_earlier = {one.chat_id for one in (await parted(office))[0] if was_earlier(one)}
    await office.all_hold(
        lambda person: person.id not in had_earlier or office.holds(person, "Исправлено")
    )

    await office.close()
    notes = ledger.recipients("Исправлено")

    assert doubled_before <= MOST_DOUBLED
    assert len(had_earlier) > 50
    assert set(notes) == had_earlier
    assert sum(notes.values()) - len(notes) <= MOST_DOUBLED


async def test_a_withdrawn_article_stops_at_once_and_goes_from_every_chat_over_a_kill(
    office: Office,
) -> None:
    await office.open(READERS)
    process = office.process()
    await process.start()
    await office.has(60)
    withdrawn = await office.withdraw()
    got = sum(office.emulator.ledger.recipients().values())
    await office.mark(withdrawn)
    first = office.people[0]
    await office.emulator.changes.until(first.id, lambda: not first.chat or None, PATIENCE)
    await process.kill()
    copies = {chat_id for chat_id, message_id in await office.known() if message_id}
    last = office.process()
    await last.start()
    await office.all_hold(lambda person: person.id not in copies or not person.chat)
    last.send(signal.SIGTERM)
    await last.wait()

    counted = await office.close()

    ledger = office.emulator.ledger
    assert sum(ledger.recipients().values()) - got <= CHUNK_OF_SENDS
    known, lost = await parted(office)
    assert all(one.is_deleted for one in known)
    assert counted.count(DeliveryState.SENT) == len(known) == len(copies)
    assert len(lost) <= min(MOST_DOUBLED, counted.doubts)
    rows = (await office.known()).values()
    # None is skipped where all had gone out before the withdrawal was on its way.
    assert {row.reason for row in rows if row.state == DeliveryState.SKIPPED} <= {Reason.WITHDRAWN}


@pytest.mark.parametrize("migrated", ["postgresql"], indirect=True)
async def test_a_standby_goes_on_with_an_edit_when_the_leader_is_killed(office: Office) -> None:
    await office.open(READERS)
    leader, standby = office.process(), office.process()
    await leader.start()
    await office.has(30)
    await standby.start()
    await office.revise("Последняя", mark=False)
    await office.has(60)
    await leader.kill()
    await office.all_hold(lambda person: office.holds(person, "Последняя"))

    await office.close()
    known, _ = await parted(office)

    assert {one.text.split("\n")[0] for one in known} == {"Последняя"}
    assert office.doubled() <= MOST_DOUBLED
