"""A message's text with the formatting its author gave it."""

from collections.abc import Iterable, Iterator
from itertools import accumulate

from aiogram.types import Message, MessageEntity

from news.formatting import Formatted, Span, Style, is_linkable

_STYLES = frozenset(Style) - {Style.ITEM, Style.HEADING, Style.LINK}
_BEYOND = "\uffff"
"""The last character that is one UTF-16 unit."""


def formatted_text(message: Message) -> Formatted:
    """The text or caption; empty when there is none.

    What an entity says is not trusted: one out of range or of no known type is left out.
    """
    text = message.text or message.caption or ""
    entities = message.entities if message.text else message.caption_entities
    return Formatted(text, tuple(_spans(text, entities or ())))


def formatted_below(message: Message, below: str) -> Formatted:
    """The end of the message's text, such as the arguments of a command, or what it quotes."""
    if message.quote is not None and message.quote.text == below:
        return Formatted(below, tuple(_spans(below, message.quote.entities or ())))
    whole = formatted_text(message)
    start = len(whole.text) - len(below)
    return whole.part(start, len(whole.text)) if whole.text.endswith(below) else Formatted(below)


def _spans(text: str, entities: Iterable[MessageEntity]) -> Iterator[Span]:
    widths = (1 + (character > _BEYOND) for character in text)
    places = {unit: at for at, unit in enumerate(accumulate(widths, initial=0))}
    for entity in entities:
        start = places.get(entity.offset)
        stop = places.get(entity.offset + entity.length)
        if start is None or stop is None or start >= stop:
            continue
        if entity.type in _STYLES:
            language = entity.language or "" if entity.type == Style.PRE else ""
            yield Span(start, stop, Style(entity.type), language)
        elif address := _address(entity, text[start:stop]):
            yield Span(start, stop, Style.LINK, address)


def _address(entity: MessageEntity, text: str) -> str | None:
    """Where a link leads, if anywhere it may; a bare address leads where it says."""
    if entity.type == "url":
        address = text if "://" in text else f"https://{text}"
    else:
        address = (entity.url or "") if entity.type == Style.LINK else ""
    return address if is_linkable(address) else None
