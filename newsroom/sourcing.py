"""Editors see to the sources: they add, try, pause and remove them, and say what becomes of items.

Each function that changes something raises NotAllowed and, without such a source, NoSource.
"""

from dataclasses import dataclass

from news.source import Category, Mode, NewSource, Source
from newsroom.desk import Desk
from newsroom.rights import Doer


class NoSource(Exception):  # noqa: N818 - it says what is the matter
    """There is no such source, or it was removed."""


class SourceKnown(Exception):  # noqa: N818 - it says what is the matter
    """The newsroom has this address, or this channel, as a source already: ``source``."""

    def __init__(self, source: Source) -> None:
        super().__init__(source.id)
        self.source = source


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a source has had, for whoever decides about it.

    ``a_day`` is how many items it had in the 24 hours before the moment, ``newest`` what may be
    taken by choice, newest first; ``held`` are the headlines of what editors are asked about.
    """

    a_day: int
    newest: tuple[str, ...]
    held: tuple[str, ...]


async def sources(desk: Desk) -> tuple[Source, ...]:
    """Every source but the removed ones, in the order in which they were added."""
    raise NotImplementedError


async def source(desk: Desk, source_id: int) -> Source | None:
    """A source; None for none, and for one that was removed."""
    raise NotImplementedError


async def source_of_chat(desk: Desk, chat_id: int) -> Source | None:
    """The channel that is a source, whatever its status but removed."""
    raise NotImplementedError


async def outlook(desk: Desk, source_id: int, by: Doer) -> Outlook:
    """What a source has had, and what is asked of editors."""
    raise NotImplementedError


async def add_source(desk: Desk, new: NewSource, by: Doer) -> Source:
    """Keep a new source, on trial: nothing comes of it until it is switched on.

    One that was removed and is added again is the same source. Raises SourceKnown.
    """
    raise NotImplementedError


async def switch_on(desk: Desk, source_id: int, by: Doer) -> Source:
    """Let articles come of what a source has from now on."""
    raise NotImplementedError


async def pause(desk: Desk, source_id: int, by: Doer) -> Source:
    """Look at a source no more, for the time being."""
    raise NotImplementedError


async def resume(desk: Desk, source_id: int, by: Doer) -> Source:
    """Look at a paused source again, or at one that has ended."""
    raise NotImplementedError


async def remove(desk: Desk, source_id: int, by: Doer) -> Source:
    """Have a source no more; its articles stay."""
    raise NotImplementedError


async def set_mode(desk: Desk, source_id: int, mode: Mode, by: Doer) -> Source:
    """Say what becomes of a source's items."""
    raise NotImplementedError


async def set_rubric(desk: Desk, source_id: int, rubric_id: int | None, by: Doer) -> Source:
    """Say where a source's articles go that no category puts elsewhere."""
    raise NotImplementedError


async def rename(desk: Desk, source_id: int, title: str, by: Doer) -> Source:
    """Give a source another name, under which its articles are drafted."""
    raise NotImplementedError


async def look_soon(desk: Desk, source_id: int, by: Doer) -> Source:
    """Have a source looked at with the next tick."""
    raise NotImplementedError


async def categories(desk: Desk, source_id: int) -> tuple[Category, ...]:
    """The categories that a source has used, the most used first."""
    raise NotImplementedError


async def file_category(
    desk: Desk, source_id: int, category: str, rubric_id: int | None, by: Doer
) -> Category:
    """Put a category's articles under a rubric from now on; None for the source's own.

    Raises LookupError for a category that the source has never used.
    """
    raise NotImplementedError


async def take_newest(desk: Desk, source_id: int, by: Doer, count: int = 3) -> int:
    """Have articles made of the newest items that were there at the first look; how many."""
    raise NotImplementedError


async def release_held(desk: Desk, source_id: int, by: Doer) -> int:
    """Have articles made of what editors were asked about; how many items that were."""
    raise NotImplementedError


async def drop_held(desk: Desk, source_id: int, by: Doer) -> int:
    """Make no articles of what editors were asked about; how many items that were."""
    raise NotImplementedError
