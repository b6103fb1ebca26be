"""Edits that Telegram refuses as they are written, and what the next wording makes good."""

from itertools import count
from typing import Any

import pytest

from delivery.breakers import SAME_REFUSALS
from delivery.notice import PhotoGivenUp, PhotoRefused
from delivery.settling import Call
from emulator import Fault, Person
from emulator.ledger import Entry
from news.article import ArticleDraft
from news.dispatch import DeliveryState, Form, Lane
from newsroom import amending
from newsroom.desk import Desk
from storage.claims import waiting
from tests.delivery.post import Post
from tests.delivery.test_amending import calls, edited, held
from tests.factories import EDITOR

ODD = Fault.error(400, "Bad Request: can't parse entities: odd")
BAD_PHOTO = Fault.error(400, "Bad Request: wrong file identifier/HTTP URL specified")


def is_written(entry: Entry) -> bool:
    return "parse_mode" in entry.payload


def photo_of(person: Person) -> str | None:
    """The photo that a chat shows in its only message."""
    (message,) = [each for each in person.chat if each.is_from_bot]
    return message.media["photo"][-1]["file_id"] if message.media else None


async def pictured(post: Post, person: Person, photo: str) -> int:
    """An article with a photo that somebody has been sent."""
    article = await post.article("Первый", photo=photo)
    await post.send(person, article_id=article)
    await post.work()
    return article


@pytest.mark.parametrize("refusal", [ODD, BAD_PHOTO])
async def test_a_photo_that_was_refused_with_its_wording_comes_with_the_next(
    post: Post, desk: Desk, refusal: Fault
) -> None:
    (person,) = await post.readers(1)
    article = await pictured(post, person, post.photo())
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
    article = await pictured(post, person, photo)
    post.emulator.faults.add(Fault.reset_after(), method="editMessageMedia", times=1)
    await edited(desk, post, article, "Второй", photo=post.photo())
    await post.send_once()
    post.emulator.faults.add(ODD, method="editMessageMedia", times=1)
    await edited(desk, post, article, "Третий", photo=photo)
    await post.work()

    await edited(desk, post, article, "Четвёртый", photo=photo)
    await post.work()

    assert (held(post, person), photo_of(person)) == ({"Четвёртый"}, photo)


@pytest.mark.parametrize("refusal", [ODD, BAD_PHOTO])
@pytest.mark.parametrize("had_photo", [False, True])
async def test_a_text_whose_article_has_a_photo_gets_it_with_the_next_wording(
    post: Post, desk: Desk, refusal: Fault, had_photo: bool
) -> None:
    (person,) = await post.readers(1)
    photo = post.photo()
    article = await post.article("Первый", photo=photo if had_photo else None)
    post.emulator.faults.add(refusal, method="sendPhoto", times=1)
    post.emulator.faults.add(refusal, method="editMessageMedia", times=1)
    await post.send(person, article_id=article)
    await post.work()
    await edited(desk, post, article, "Второй", photo=photo)
    await post.work()
    assert photo_of(person) is None

    await edited(desk, post, article, "Третий", photo=photo)
    await post.work()

    assert (held(post, person), photo_of(person)) == ({"Третий"}, photo)


@pytest.mark.parametrize("was_sent", [False, True])
async def test_what_has_a_photo_that_telegram_never_takes_is_written_without_it(
    post: Post, desk: Desk, was_sent: bool
) -> None:
    (person,) = await post.readers(1)
    article = await post.article("Первый", photo=None if was_sent else post.photo())
    post.emulator.faults.add(BAD_PHOTO, method="sendPhoto")
    post.emulator.faults.add(BAD_PHOTO, method="editMessageMedia")
    await post.send(person, article_id=article)
    await post.work()

    for headline in ("Второй", "Третий"):
        await edited(desk, post, article, headline, photo=post.photo())
        await post.work()
        assert held(post, person) == {headline}
        assert is_written(post.emulator.ledger.entries[-1])
        assert "reply_markup" in post.emulator.ledger.entries[-1].payload


async def test_a_caption_whose_photo_is_refused_keeps_its_markup_and_the_earlier_photo(
    post: Post, desk: Desk
) -> None:
    (person,) = await post.readers(1)
    photo = post.photo()
    article = await pictured(post, person, photo)
    post.emulator.faults.add(BAD_PHOTO, method="editMessageMedia")

    await edited(desk, post, article, "Второй", photo=post.photo())
    await post.work()

    assert (held(post, person), photo_of(person)) == ({"Второй"}, photo)
    assert is_written(post.emulator.ledger.entries[-1])


async def test_what_is_refused_without_its_photo_too_goes_plain(post: Post) -> None:
    (person,) = await post.readers(1)
    article = await post.article("Первый", photo=post.photo())
    post.emulator.faults.add(BAD_PHOTO, method="sendPhoto")
    post.emulator.faults.add(ODD, method="sendMessage", times=1)
    await post.send(person, article_id=article)

    await post.work()

    assert calls(post, person) == [("sendphoto", 400), ("sendmessage", 400), ("sendmessage", 200)]
    assert not is_written(post.emulator.ledger.entries[-1])


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


@pytest.mark.parametrize("was_sent", [False, True])
async def test_a_wording_that_is_not_marked_yet_goes_as_written(
    post: Post, desk: Desk, was_sent: bool
) -> None:
    (person,) = await post.readers(1)
    article = await post.article("Первый")
    await post.send(person, article_id=article)
    if was_sent:
        await post.work()
        await edited(desk, post, article, "Второй")
    post.emulator.faults.add(ODD, times=1)
    await post.send_once()
    third = ArticleDraft("Третий", ("Подробности.",))

    amended = await amending.revise(desk, article, third, EDITOR, post.now)
    await post.work()
    await amending.mark(desk, amended, post.now)
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


def mending(post: Post, desk: Desk, article_id: int, after: int, **options: Any) -> Any:
    """A way to wrap a sender: an editor mends the article while an answer is on its way."""

    def wrap(sender: Any) -> Any:
        answered = count(1)

        async def send(template: Any, target: Any, admit: Any, *, paid: bool = False) -> Any:
            outcome = await sender.send(template, target, admit, paid=paid)
            if next(answered) == after:
                await edited(desk, post, article_id, "Последний", **options)
            return outcome

        return send

    return wrap


@pytest.mark.parametrize("answers", [[ODD], [ODD, Fault.page(502)]])
async def test_a_wording_that_is_refused_while_it_is_mended_goes_as_written(
    post: Post, desk: Desk, answers: list[Fault]
) -> None:
    (person,) = await post.readers(1)
    article = await post.article("Первый")
    await post.send(person, article_id=article)
    for fault in answers:
        post.emulator.faults.add(fault, times=1)

    await post.work(wrap=mending(post, desk, article, after=len(answers)))

    assert held(post, person) == {"Последний"}
    assert [is_written(entry) for entry in post.emulator.ledger.entries] == [True]


@pytest.mark.parametrize("refusal", [ODD, BAD_PHOTO])
async def test_a_photo_comes_though_the_article_is_mended_while_a_caption_is_on_its_way(
    post: Post, desk: Desk, refusal: Fault
) -> None:
    (person,) = await post.readers(1)
    article = await pictured(post, person, post.photo())
    photo = post.photo()
    post.emulator.faults.add(refusal, method="editMessageMedia", times=1)
    await edited(desk, post, article, "Второй", photo=photo)

    await post.work(wrap=mending(post, desk, article, after=2, photo=photo))

    assert (held(post, person), photo_of(person)) == ({"Последний"}, photo)


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


@pytest.mark.parametrize("was_sent", [False, True])
async def test_what_is_mended_while_the_breaker_trips_is_not_halted(
    post: Post, desk: Desk, was_sent: bool
) -> None:
    people = await post.readers(SAME_REFUSALS + 5)
    article = await post.article("Первый")
    dispatch = await post.send(*people, article_id=article)
    if was_sent:
        await post.work()
        await edited(desk, post, article, "Второй")
    post.emulator.faults.add(ODD, times=SAME_REFUSALS)

    await post.work(wrap=mending(post, desk, article, after=SAME_REFUSALS))

    assert held(post, *people) == {"Последний"}
    assert await post.states(dispatch) == {DeliveryState.SENT: len(people)}


async def test_a_photo_that_every_chat_is_refused_costs_the_photo_alone(
    post: Post, desk: Desk
) -> None:
    people = await post.readers(SAME_REFUSALS + 5)
    photo = post.photo()
    article = await post.article("Первый", photo=photo)
    post.emulator.faults.add(BAD_PHOTO, method="sendPhoto")
    post.emulator.faults.add(BAD_PHOTO, method="editMessageMedia")
    dispatch = await post.send(*people, article_id=article)
    await post.work()
    assert held(post, *people) == {"Первый"}
    assert await post.states(dispatch) == {DeliveryState.SENT: len(people)}
    told = [PhotoRefused(article, 1), PhotoGivenUp(article, 1)]
    assert post.notices == told

    await edited(desk, post, article, "Второй", photo=photo)
    await post.work()

    assert held(post, *people) == {"Второй"}
    # Another run of the program does not remember whom it has told.
    assert post.notices == [*told, PhotoRefused(article, 2)]


async def test_a_photo_that_was_given_up_is_tried_with_the_next_wording(
    post: Post, desk: Desk
) -> None:
    (person,) = await post.readers(1)
    article = await post.article("Первый", photo=post.photo())
    await post.send(person, article_id=article)
    renderer = post.renderer()

    async def brings_photo() -> bool:
        async with post.database.snapshot() as connection:
            claimed = [
                row for lane in Lane for row in await waiting(connection, lane, post.now, most=10)
            ]
        (call,) = (await renderer.render(claimed)).values()
        return isinstance(call, Call) and call.template.brings_photo

    assert await brings_photo()
    renderer.give_up_photo(article, 1)
    assert not await brings_photo()
    await post.work()
    renderer.give_up_photo(article, 1)
    await edited(desk, post, article, "Второй", photo=post.photo())

    assert await brings_photo()
