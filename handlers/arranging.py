"""What an editor's change of a rubric becomes: the rubric's card with what was done, or why not."""

from collections.abc import Awaitable
from dataclasses import dataclass
from datetime import datetime

from handlers.visitor import Visitor
from news.rubric import Rubric
from news.rubric_name import RubricNameError, parse_names, parse_sign
from newsroom import arranging, reading
from newsroom.desk import Desk
from texts.html import Html
from texts.message import Message, Row
from texts.rubric import (
    MANY_FOLLOWERS,
    arrangement,
    bad_rubric_name,
    hide_question,
    merge_question,
    rubric_card,
    same_rubric,
    was_added,
    was_hidden,
    was_merged,
    was_moved,
    was_renamed,
    was_signed,
)


@dataclass(frozen=True, slots=True)
class Arranger:
    """An editor who arranges the rubrics; each method answers with a screen."""

    desk: Desk
    visitor: Visitor

    async def all(self) -> Message:
        """The rubrics, each opening its card."""
        return arrangement(self.visitor.locale, await reading.every_rubric(self.desk))

    async def card(self, rubric: Rubric, *done: Html, undo: Row = ()) -> Message:
        """A rubric's card."""
        every = await reading.every_rubric(self.desk)
        published = await arranging.published(self.desk, rubric)
        return rubric_card(self.visitor.locale, rubric, every, published, *done, undo=undo)

    async def add(self, words: str) -> Message:
        """Open a rubric."""
        rubric = await arranging.add(self.desk, parse_names(words), *self._who)
        return await self.card(rubric, was_added(self.visitor.locale))

    async def rename(self, rubric_id: int, words: str) -> Message:
        """Give a rubric other names."""
        names = parse_names(words)
        before, rubric = await arranging.rename(self.desk, rubric_id, names, *self._who)
        told, undo = was_renamed(self.visitor.locale, before)
        return await self.card(rubric, told, undo=undo)

    async def sign(self, rubric_id: int, words: str) -> Message:
        """Give a rubric another sign."""
        emoji = parse_sign(words)
        before, rubric = await arranging.sign(self.desk, rubric_id, emoji, *self._who)
        told, undo = was_signed(self.visitor.locale, before)
        return await self.card(rubric, told, undo=undo)

    async def hide(self, rubric_id: int, *, hidden: bool) -> Message:
        """Hide a rubric, or show it again."""
        rubric = await arranging.hide(self.desk, rubric_id, *self._who, hidden=hidden)
        told, undo = was_hidden(self.visitor.locale, rubric)
        return await self.card(rubric, told, undo=undo)

    async def move(self, rubric_id: int, place: int) -> Message:
        """Put a rubric in another place."""
        rubric, before, now_at = await arranging.move(self.desk, rubric_id, place, *self._who)
        told, undo = was_moved(self.visitor.locale, rubric, before, now_at)
        return await self.card(rubric, told, undo=undo)

    async def merge(self, rubric_id: int, into: int) -> Message:
        """Let a rubric be part of another."""
        former, rubric = await arranging.merge(self.desk, rubric_id, into, *self._who)
        return await self.card(rubric, was_merged(self.visitor.locale, former))

    async def ask_hide(self, rubric: Rubric) -> Message:
        """Ask whether to hide a rubric."""
        return hide_question(self.visitor.locale, rubric, await self._followers(rubric))

    async def ask_merge(self, rubric: Rubric, into: Rubric) -> Message:
        """Ask whether to merge a rubric into another."""
        followers = await self._followers(rubric)
        return merge_question(self.visitor.locale, rubric, into, followers)

    @property
    def _who(self) -> tuple[int, datetime]:
        return self.visitor.person_id, self.visitor.now

    async def _followers(self, rubric: Rubric) -> int:
        return await arranging.followers(self.desk, rubric, MANY_FOLLOWERS + 1)


async def done_or_why_not(arranger: Arranger, work: Awaitable[Message]) -> Message:
    """The screen of a change, or what was wrong with it. Raises LookupError, NotAllowed."""
    try:
        return await work
    except RubricNameError as error:
        return refusal(arranger.visitor, error)
    except arranging.MergedAway as error:
        return await arranger.card(error.rubric, was_merged(arranger.visitor.locale, error.former))
    except arranging.SameRubric:
        return same_rubric(arranger.visitor.locale)


def refusal(visitor: Visitor, error: RubricNameError) -> Message:
    """Why a text is no name, or no sign, of a rubric."""
    most = arranging.MOST_RUBRICS
    return bad_rubric_name(visitor.locale, error.fault, error.name, error.taken, most)
