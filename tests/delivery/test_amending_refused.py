"""Edits that Telegram refuses as they are written, and what the next wording makes good."""

from typing import Any

import pytest

from botapi.outcome import Unsendable
from delivery.breakers import SAME_REFUSALS
from emulator import Fault, Person
from emulator.ledger import Entry
from news.dispatch import DeliveryState, Form
from newsroom.desk import Desk
from tests.delivery.post import Post
from tests.delivery.test_amending import calls, desk, edited, held

__all__ = ["desk"]

ODD = Fault.error(400, "Bad Request: can't parse entities: odd")
BAD_PHOTO = Fault.error(400, "Bad Request: wrong file identifier/HTTP URL specified")


def is_written(entry: Entry) -> bool:
    return "parse_mode" in entry.payload


def photo_of(person: Person) -> str | None:
    """The photo that a chat shows in its only message."""
    (message,) = [each for each in person.chat if each.is_from_bot]
    return message.media["photo"][-1]["file_id"] if message.media else None


@pytest.mark.parametrize("refusal", [ODD, BAD_PHOTO])
async def test_a_photo_that_was_refused_with_its_wording_comes_with_the_next(
    post: Post, desk: Desk, refusal: Fault
) -> None:
    (person,) = await post.readers(1)
    article = await post.article("Первый", photo=post.photo())
    await post.send(person, article_id=article)
    await post.work()
    photo = post.photo()
    post.emulator.faults.add(refusal, method="editMessageMedia", times=1)
    await edited(desk, post, article, "Второй", photo=photo)
    await post.work()

    await edited(desk, post, article, "Третий", photo=photo)
    await post.work()

    assert (held(post, person), photo_of(person)) == ({"Третий"}, photo)


async def test_a_plain_caption_says_nothing_of_the_photo_that_an_unanswered_edit_brought(
    post: Post, desk: Desk
) -> None:
    (person,) = await post.readers(1)
    photo = post.photo()
    article = await post.article("Первый", photo=photo)
    await post.send(person, article_id=article)
    await post.work()
    post.emulator.faults.add(Fault.reset_after(), method="editMessageMedia", times=1)
    await edited(desk, post, article, "Второй", photo=post.photo())
    await post.send_once()
    post.emulator.faults.add(ODD, method="editMessageMedia", times=1)
    await edited(desk, post, article, "Третий", photo=photo)
    await post.work()

    await edited(desk, post, article, "Четвёртый", photo=photo)
    await post.work()

    assert (held(post, person), photo_of(person)) == ({"Четвёртый"}, photo)


async def test_a_copy_whose_photo_was_refused_gets_another_but_not_the_same(
    post: Post, desk: Desk
) -> None:
    (person,) = await post.readers(1)
    refused, photo = post.photo(), post.photo()
    article = await post.article("Первый", photo=refused)
    post.emulator.faults.add(BAD_PHOTO, method="sendPhoto", times=1)
    await post.send(person, article_id=article)
    await post.work()

    post.emulator.faults.add(Fault.page(502), method="editMessageText", times=1)
    await edited(desk, post, article, "Второй", photo=refused)
    await post.work()
    assert calls(post, person)[-1] == ("editmessagetext", 200)
    await edited(desk, post, article, "Третий", photo=photo)
    await post.work()

    assert (held(post, person), photo_of(person)) == ({"Третий"}, photo)


@pytest.mark.parametrize("was_sent", [False, True])
async def test_a_wording_that_is_mended_before_it_goes_plain_goes_as_written(
    post: Post, desk: Desk, was_sent: bool
) -> None:
    (person,) = await post.readers(1)
    article = await post.article("Первый")
    dispatch = await post.send(person, article_id=article)
    if was_sent:
        await post.work()
        await edited(desk, post, article, "Второй")
    post.emulator.faults.add(ODD, times=1)
    await post.send_once()
    assert [row.form for row in await post.rows(dispatch)] == [Form.PLAIN]

    await edited(desk, post, article, "Третий")
    await post.work()

    assert held(post, person) == {"Третий"}
    assert is_written(post.emulator.ledger.entries[-1])


async def test_a_digest_that_is_mended_before_it_goes_plain_goes_as_written(
    post: Post, desk: Desk
) -> None:
    (person,) = await post.readers(1)
    article = await post.article("Первый")
    await post.digest(person, (article,))
    post.emulator.faults.add(ODD, times=1)
    await post.send_once()

    await edited(desk, post, article, "Второй")
    await post.work()

    (entry,) = post.emulator.ledger.entries
    assert "Второй" in entry.text
    assert is_written(entry)


async def test_a_wording_that_is_refused_while_it_is_mended_goes_as_written(
    post: Post, desk: Desk
) -> None:
    (person,) = await post.readers(1)
    article = await post.article("Первый")
    await post.send(person, article_id=article)
    post.emulator.faults.add(ODD, times=1)
    real: Any = None

    async def slow(template: Any, target: Any, admit: Any, *, paid: bool = False) -> Any:
        outcome = await real.send(template, target, admit, paid=paid)
        if isinstance(outcome, Unsendable):
            await edited(desk, post, article, "Второй")
        return outcome

    def wrap(sender: Any) -> Any:
        nonlocal real
        real = sender
        return slow

    await post.work(wrap=wrap)

    assert held(post, person) == {"Второй"}
    assert [is_written(entry) for entry in post.emulator.ledger.entries] == [True]


@pytest.mark.parametrize("was_sent", [False, True])
async def test_what_tripped_the_breaker_goes_as_written_once_it_is_mended(
    post: Post, desk: Desk, was_sent: bool
) -> None:
    people = await post.readers(SAME_REFUSALS + 5)
    article = await post.article("Первый")
    dispatch = await post.send(*people, article_id=article)
    if was_sent:
        await post.work()
        await edited(desk, post, article, "Второй")
    post.emulator.faults.add(ODD, times=SAME_REFUSALS)
    await post.work()
    assert post.notices
    before = len(post.emulator.ledger.entries)

    await edited(desk, post, article, "Третий")
    await post.work()

    mended = post.emulator.ledger.entries[before:]
    assert held(post, *people) == {"Третий"}
    assert await post.states(dispatch) == {DeliveryState.SENT: len(people)}
    assert all(map(is_written, mended))
