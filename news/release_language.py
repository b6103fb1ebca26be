"""When an article shall go out, as people write it, in three languages: «завтра в 9»."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from news.release.grammar import asked
from news.release.kind import Kind
from news.release.outcome import NoRelease, Outcome, Question, Refusal, ReleaseTime, Unreadable
from news.release.parts import UnreadableError
from news.release.resolution import Present, ordered, resolve
from news.release.spelling import resembled
from news.release.tokens import Token, plain, tokens

LONGEST_TEXT = 200
_LONGEST_BLAMED = 40
_ISO_DATE = 10
_WRITTEN = re.compile(r"[\w'’ʼ]+")


def read_release_time(text: str, now: datetime, zone: ZoneInfo) -> Outcome:
    """The moment that a text names, in an editor's zone; `now` is aware.

    Hours are of a 24-hour clock: «завтра в 9» is in the morning. What lies open is asked, what is
    over or more than a year ahead is said to be so. Never raises for what a person can write.
    """
    if len(text) > LONGEST_TEXT:
        return Unreadable(Refusal.TOO_LONG)
    try:
        return _read(text, now.astimezone(UTC), zone)
    except UnreadableError as error:
        is_unknown = error.refusal is Refusal.UNKNOWN_WORD
        near = resembled(error.word, plain(text).split()) if is_unknown else None
        return Unreadable(error.refusal, _as_written(error.word, text)[:_LONGEST_BLAMED], near)
    except OverflowError:
        return Unreadable(Refusal.NO_SUCH_DATE)


def _read(text: str, now: datetime, zone: ZoneInfo) -> Outcome:
    if moment := _iso(text.strip(), zone):
        return ordered([moment], Question.CLOCK_TWICE, Present(now, zone, zone))
    words = tokens(text)
    if not words:
        raise UnreadableError(Refusal.EMPTY)
    kinds = {word.kind for word in words}
    if Kind.OFF in kinds:
        return _off(words)
    request = asked(words)
    if Kind.NOW in kinds and request.is_empty:
        return ReleaseTime(now, zone)
    return resolve(request, now, zone)


def _as_written(word: str, text: str) -> str:
    """A word with the letters that were typed: «ў» and «ё» are read as «у» and «е»."""
    return next((each for each in _WRITTEN.findall(text) if plain(each) == word), word)


def _off(words: Sequence[Token]) -> Outcome:
    told = [word for word in words if word.kind not in {Kind.FILLER, Kind.FROM, Kind.AND}]
    if all(word.kind is Kind.OFF for word in told):
        return NoRelease()
    blamed = next((word for word in told if word.kind is Kind.UNKNOWN), None)
    refusal = Refusal.UNKNOWN_WORD if blamed else Refusal.SEVERAL
    raise UnreadableError(refusal, blamed.text if blamed else "")


def _iso(text: str, zone: ZoneInfo) -> ReleaseTime | None:
    """A moment with its distance from UTC, as programs write it."""
    if not text[:4].isdecimal() or len(text) <= _ISO_DATE:
        return None
    try:
        moment = datetime.fromisoformat(text.upper())
    except ValueError:
        return None
    return ReleaseTime(moment.astimezone(UTC), zone) if moment.tzinfo else None
