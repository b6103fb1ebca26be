"""Likely mistakes in what a reader follows; they are offered to be put right, never put right."""

from news.rubric import Rubric, nearest_rubric
from newsroom import reading
from newsroom.desk import Desk


async def meant(desk: Desk, words: str) -> Rubric | str | None:
    """What a reader may have meant by words that name no rubric; None when they seem right.

    A rubric whose name has a slip in it, or the words as the other keyboard layout has them.
    """
    retyped = desk.rulebook.retyped(words)
    rubric = nearest_rubric(retyped or words, await reading.rubrics(desk))
    return rubric or retyped
