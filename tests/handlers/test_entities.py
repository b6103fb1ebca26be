"""Entities of a message, which anybody can forge, as formatting."""

from typing import Any

import pytest
from aiogram.types import Chat, Message

from handlers.entities import formatted_below, formatted_text
from news.formatting import Formatted, Span, Style

TEXT = "👍 Мост открыт 👍 на belta.by"


def message(*entities: dict[str, Any], caption: bool = False) -> Message:
    text, entities_of = ("caption", "caption_entities") if caption else ("text", "entities")
    said = {text: TEXT, entities_of: entities}
    chat = Chat(id=1, type="private")
    return Message.model_validate({"message_id": 1, "date": 1, "chat": chat, **said})


def entity(kind: str, offset: int, length: int, **more: object) -> dict[str, Any]:
    return {"type": kind, "offset": offset, "length": length, **more}


@pytest.mark.parametrize("caption", [False, True])
def test_entities_are_counted_in_utf16_units(caption: bool) -> None:
    said = message(entity("bold", 3, 4), entity("italic", 15, 2), caption=caption)

    spans = (Span(2, 6, Style.BOLD), Span(14, 15, Style.ITALIC))
    assert formatted_text(said) == Formatted(TEXT, spans)


@pytest.mark.parametrize(
    "bad",
    [
        entity("bold", 1, 3),
        entity("bold", 0, 1),
        entity("bold", -3, 5),
        entity("bold", 3, -1),
        entity("bold", 3, 0),
        entity("bold", 3, 10**9),
        entity("bold", 2**63, 1),
        entity("blinking", 3, 4),
        entity("custom_emoji", 0, 2, custom_emoji_id="1"),
        entity("mention", 3, 4),
        entity("item", 3, 4),
        entity("text_link", 3, 4),
        entity("text_link", 3, 4, url="javascript:alert(1)"),
        entity("text_link", 3, 4, url="tg://user?id=1"),
    ],
)
def test_an_entity_that_cannot_be_shown_costs_itself_alone(bad: dict[str, Any]) -> None:
    said = message(bad, entity("bold", 3, 4))

    assert formatted_text(said).spans == (Span(2, 6, Style.BOLD),)


def test_links_lead_where_they_say_and_code_knows_its_language() -> None:
    said = message(
        entity("text_link", 3, 4, url="https://a.by"),
        entity("url", 21, 8),
        entity("pre", 8, 6, language="python"),
    )

    assert formatted_text(said).spans == (
        Span(2, 6, Style.LINK, "https://a.by"),
        Span(19, 27, Style.LINK, "https://belta.by"),
        Span(7, 13, Style.PRE, "python"),
    )


def test_the_text_below_a_command_has_its_formatting_at_its_place() -> None:
    said = message(entity("bold", 0, 9), entity("italic", 8, 6))

    below = formatted_below(said, TEXT[7:])

    assert below == Formatted(TEXT[7:], (Span(0, 1, Style.BOLD), Span(0, 6, Style.ITALIC)))
    assert formatted_below(said, "другое") == Formatted("другое")
