"""Letters: readers write them, editors answer, and a correction thanks whoever asked for it."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial

from news.deed import DeedKind
from news.letter import AWAITED_FOR, DAY, MOST_A_DAY, Letter, LetterKind
from news.role import EDITORS
from news.subscriber import Subscriber
from newsroom.desk import Desk
from newsroom.rights import Doer, note, require
from storage import letters
from storage.articles import article_by_id
from storage.database import Connection
from storage.facts import fact, keep_fact
from storage.letters import NewLetter, Untold
from storage.subscribers import change_subscriber

PAGE = 5
_TOLD_AT_ONCE = 20
_QUIET = timedelta(minutes=30)
"""So long editors are told of no more letters, while older ones are open."""
_ANNOUNCED = "letters announced"
_DROPPED_AT_ONCE = 500


class WriterMuted(Exception):  # noqa: N818 - it says what is the matter
    """Nobody wants this reader's letters any more."""


class TooManyLetters(Exception):  # noqa: N818 - it says what is the matter
    """The reader has written as many letters as one may in a day: ``MOST_A_DAY``."""


class Answered(Exception):  # noqa: N818 - it says what is the matter
    """Somebody has answered the letter already; ``letter`` is it."""

    def __init__(self, letter: Letter) -> None:
        super().__init__(letter.id)
        self.letter = letter


@dataclass(frozen=True, slots=True)
class LetterPage:
    """Some of the letters, newest first: the page ``number``, from 1, of ``total`` letters."""

    letters: tuple[Letter, ...]
    number: int
    total: int


@dataclass(frozen=True, slots=True)
class Arrived:
    """So many letters wait for an answer; ``newest`` is the id of the last."""

    count: int
    newest: int


async def begin(desk: Desk, reader: Subscriber, about: int, now: datetime) -> None:
    """Take what a reader writes next for a letter. Raises WriterMuted, TooManyLetters."""
    async with desk.database.transaction() as connection:
        await _check_writer(connection, reader.chat_id, now)
        await change_subscriber(connection, reader.id, letter_about=about, letter_since=now)


def is_awaited(reader: Subscriber, now: datetime) -> bool:
    """Whether what a reader writes is their letter."""
    since = reader.letter_since
    return reader.letter_about is not None and since is not None and now < since + AWAITED_FOR


async def drop(desk: Desk, reader: Subscriber) -> None:
    """Take what a reader writes for no letter any more."""
    async with desk.database.transaction() as connection:
        await _end(connection, reader)


async def write(
    desk: Desk,
    reader: Subscriber,
    about: int,
    text: str,
    now: datetime,
    *,
    request: str,
    quote: str | None = None,
) -> Letter:
    """Keep a reader's letter about an article, or about none: 0.

    A ``request`` that is redelivered writes no second one. Raises WriterMuted, TooManyLetters.
    """
    async with desk.database.transaction() as connection:
        written = await letters.letter_of_request(connection, request)
        if written is not None:
            return written
        await _check_writer(connection, reader.chat_id, now)
        await _end(connection, reader)
        article = await article_by_id(connection, about) if about else None
        new = NewLetter(
            kind=LetterKind.MISTAKE if article else LetterKind.LETTER,
            chat_id=reader.chat_id,
            text=text,
            request=request,
            sent_at=now,
            article_id=article.id if article else None,
            revision=article.revision if article else None,
            quote=quote,
        )
        return await letters.add_letter(connection, new)


async def take_back(desk: Desk, reader: Subscriber, letter_id: int) -> bool:
    """Forget a reader's letter; False when an editor has dealt with it."""
    async with desk.database.transaction() as connection:
        return await letters.drop_letter(connection, letter_id, reader.chat_id)


async def page(desk: Desk, number: int, *, only_open: bool) -> LetterPage:
    """A page of the letters; the nearest one when there is no such."""
    async with desk.database.snapshot() as connection:
        first = max(number, 1)
        found, total = await letters.page_of_letters(
            connection, (first - 1) * PAGE, PAGE, only_open=only_open
        )
        if not found and total:
            first = (total - 1) // PAGE + 1
            found, total = await letters.page_of_letters(
                connection, (first - 1) * PAGE, PAGE, only_open=only_open
            )
    return LetterPage(found, first, total)


async def letter(desk: Desk, letter_id: int) -> tuple[Letter, bool] | None:
    """A letter, and whether its writer is muted."""
    async with desk.database.snapshot() as connection:
        found = await letters.letter_by_id(connection, letter_id)
        return None if found is None else (found, await letters.is_muted(connection, found.chat_id))


async def answer(
    desk: Desk, letter_id: int, editor_id: int, text: str, now: datetime
) -> Letter | None:
    """Answer a letter; its writer is told by the next tick. None when it is gone.

    What is redelivered after a crash changes nothing. Raises Answered when somebody else has,
    NotAllowed.
    """
    async with desk.database.transaction() as connection:
        found = await _for_editor(connection, letter_id, editor_id)
        if found is None:
            return None
        if found.answer is not None:
            if (found.answered_by, found.answer) == (editor_id, text):
                return found
            raise Answered(found)
        await letters.change_letter(
            connection,
            letter_id,
            answer=text,
            answered_by=editor_id,
            answered_at=now,
            closed_at=found.closed_at or now,
        )
        await _note(connection, DeedKind.LETTER_ANSWERED, editor_id, found, now)
        return await letters.letter_by_id(connection, letter_id)


async def close(desk: Desk, letter_id: int, editor_id: int, now: datetime) -> Letter | None:
    """Put a letter away that needs no answer. None when it is gone. Raises NotAllowed."""
    async with desk.database.transaction() as connection:
        found = await _for_editor(connection, letter_id, editor_id)
        if found is not None and found.is_open:
            await letters.change_letter(connection, letter_id, closed_at=now)
            await _note(connection, DeedKind.LETTER_CLOSED, editor_id, found, now)
        return await letters.letter_by_id(connection, letter_id)


async def reopen(desk: Desk, letter_id: int, editor_id: int) -> Letter | None:
    """Have a letter again that was put away. None when it is gone. Raises NotAllowed."""
    async with desk.database.transaction() as connection:
        found = await _for_editor(connection, letter_id, editor_id)
        if found is not None and found.answer is None and found.corrected_at is None:
            await letters.change_letter(connection, letter_id, closed_at=None)
        return await letters.letter_by_id(connection, letter_id)


async def set_muted(
    desk: Desk, letter_id: int, editor_id: int, now: datetime, *, muted: bool
) -> Letter | None:
    """Take no more letters from a letter's writer, or take them again. Raises NotAllowed."""
    async with desk.database.transaction() as connection:
        found = await _for_editor(connection, letter_id, editor_id)
        if found is None:
            return None
        if muted:
            changed = await letters.mute(connection, found.chat_id, editor_id, now)
        else:
            changed = await letters.unmute(connection, found.chat_id)
        if changed:
            kind = DeedKind.WRITER_MUTED if muted else DeedKind.WRITER_UNMUTED
            await _note(connection, kind, editor_id, found, now)
        return found


async def untold(desk: Desk, now: datetime) -> list[Untold]:
    """What writers are yet to be told, but for those who pause or are quiet now."""
    return await desk.database.peek(
        partial(letters.untold, limit=_TOLD_AT_ONCE, now=now, zone=desk.zone)
    )


async def told_answer(desk: Desk, letter_id: int, now: datetime) -> None:
    """Note that a writer has the answer, or cannot be reached."""
    async with desk.database.transaction() as connection:
        await letters.change_letter(connection, letter_id, answer_told_at=now)


async def thanked(desk: Desk, letter_id: int, now: datetime) -> None:
    """Note that a writer has been thanked, or cannot be reached."""
    async with desk.database.transaction() as connection:
        await letters.change_letter(connection, letter_id, thanked_at=now)


async def to_announce(desk: Desk, now: datetime) -> Arrived | None:
    """The open letters that editors are to be told of now; None while they know of some.

    They are told of the first at once, of more after a while. Once they are: ``announced``.
    """
    if not await desk.database.peek(_has_newer):
        return None
    async with desk.database.snapshot() as connection:
        last_id, last_at = _announced(await fact(connection, _ANNOUNCED))
        are_open, newer, newest = await letters.open_since(connection, last_id)
    is_quiet = now < last_at + _QUIET and are_open > newer
    return Arrived(are_open, newest) if newer and not is_quiet else None


async def announced(desk: Desk, arrived: Arrived, now: datetime) -> None:
    """Note that editors have been told. A crash before that has them told again."""
    async with desk.database.transaction() as connection:
        await keep_fact(connection, _ANNOUNCED, f"{arrived.newest} {now.timestamp():.0f}")


async def forget_old(desk: Desk, before: datetime) -> None:
    """The tick: drop letters that were dealt with before a moment."""
    async with desk.database.snapshot() as connection:
        old = await letters.closed_before(connection, before, _DROPPED_AT_ONCE)
    if old:
        async with desk.database.transaction() as connection:
            await letters.drop_closed(connection, old, before)


async def _has_newer(connection: Connection) -> bool:
    last_id, _ = _announced(await fact(connection, _ANNOUNCED))
    return await letters.is_open_after(connection, last_id)


def _announced(value: str | None) -> tuple[int, datetime]:
    last_id, _, at = (value or "0 0").partition(" ")
    return int(last_id), datetime.fromtimestamp(int(at), UTC)


async def _check_writer(connection: Connection, chat_id: int, now: datetime) -> None:
    if await letters.is_muted(connection, chat_id):
        raise WriterMuted
    if await letters.count_since(connection, chat_id, now - DAY) >= MOST_A_DAY:
        raise TooManyLetters


async def _end(connection: Connection, reader: Subscriber) -> None:
    await change_subscriber(connection, reader.id, letter_about=None, letter_since=None)


async def _for_editor(connection: Connection, letter_id: int, editor_id: int) -> Letter | None:
    await require(connection, editor_id, *EDITORS)
    return await letters.letter_by_id(connection, letter_id, lock=True)


async def _note(
    connection: Connection, kind: DeedKind, editor_id: int, of: Letter, now: datetime
) -> None:
    await note(connection, Doer(editor_id, now), kind, of.article_id, str(of.id))
