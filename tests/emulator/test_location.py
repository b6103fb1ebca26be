"""Locations, and keys that ask for them."""

from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import KeyboardButton, ReplyKeyboardMarkup, ReplyKeyboardRemove
from aiohttp import ClientSession

from emulator import Emulator, Person
from emulator.actions import ActionError

MINSK = (53.9, 27.5667)
ASKING = ReplyKeyboardMarkup(
    keyboard=[[KeyboardButton(text="Here", request_location=True)], [KeyboardButton(text="No")]],
    one_time_keyboard=True,
)


async def updates(bot: Bot) -> list[Any]:
    """What the bot has been told and not confirmed yet, the oldest first."""
    return [each.message or each.edited_message for each in await bot.get_updates(timeout=0)]


@pytest.fixture
async def started(anna: Person) -> Person:
    await anna.says("/start")
    return anna


async def test_a_place_arrives_with_its_coordinates(bot: Bot, started: Person) -> None:
    await started.sends_location(*MINSK)
    await started.sends_location(*MINSK, venue=("Town hall", "Minsk"))

    _, alone, venue = await updates(bot)

    assert (alone.location.latitude, alone.location.longitude) == MINSK
    assert alone.content_type == "location"
    assert (venue.content_type, venue.venue.title) == ("venue", "Town hall")
    assert venue.location == venue.venue.location == alone.location


async def test_a_live_location_moves_by_edits(bot: Bot, started: Person) -> None:
    sent = await started.sends_location(*MINSK, live_period=900)
    await started.moves(sent, 54.0, 28.0)

    _, first, moved = await updates(bot)

    assert first.location.live_period == 900
    assert moved.edit_date is not None
    assert (moved.location.latitude, moved.location.longitude) == (54.0, 28.0)


@pytest.mark.parametrize("place", [(90.1, 0.0), (0.0, -181.0), (float("nan"), 0.0)])
async def test_there_is_nobody_beyond_the_poles(
    started: Person, place: tuple[float, float]
) -> None:
    with pytest.raises(ActionError):
        await started.sends_location(*place)


async def test_a_place_that_is_not_live_does_not_move(started: Person) -> None:
    sent = await started.sends_location(*MINSK)

    with pytest.raises(ActionError):
        await started.moves(sent, 54.0, 28.0)


async def test_a_key_sends_where_its_owner_is(bot: Bot, started: Person) -> None:
    asked = await bot.send_message(started.id, "Where?", reply_markup=ASKING)
    with pytest.raises(AssertionError):
        await started.presses("Here")
    started.whereabouts = MINSK

    await started.presses("Here")

    *_, sent = await updates(bot)
    assert (sent.location.latitude, sent.location.longitude) == MINSK
    shown = started.keyboard()
    assert shown is not None
    assert shown.message_id == asked.message_id


async def test_keys_that_were_taken_away_cannot_be_pressed(bot: Bot, started: Person) -> None:
    started.whereabouts, started.patience = MINSK, 0.05
    await bot.send_message(started.id, "Where?", reply_markup=ASKING)
    await bot.send_message(started.id, "Never mind", reply_markup=ReplyKeyboardRemove())

    assert started.keyboard() is None
    with pytest.raises(AssertionError):
        await started.presses("Here")


async def test_a_location_is_asked_for_in_private_chats_alone(
    emulator: Emulator, bot: Bot, started: Person
) -> None:
    group = emulator.group("Friends", started)

    with pytest.raises(TelegramBadRequest, match="location can be requested in private chats only"):
        await bot.send_message(group.id, "Where?", reply_markup=ASKING)


async def test_a_channel_has_no_keys(emulator: Emulator, bot: Bot, started: Person) -> None:
    channel = emulator.channel("News", started)
    await started.adds_bot(channel)

    with pytest.raises(TelegramBadRequest, match="inline keyboard expected"):
        await bot.send_message(channel.id, "Where?", reply_markup=ASKING)


async def test_the_page_sends_a_place(
    http: ClientSession, address: str, bot: Bot, started: Person
) -> None:
    url = f"{address}/client/{started.id}/location"
    async with http.post(url, json={"latitude": 53.9, "longitude": 27.5667}) as response:
        assert response.status == 200
    async with http.post(url, json={"latitude": 153.9, "longitude": 0}) as response:
        assert response.status == 400

    *_, sent = await updates(bot)
    assert sent.location.latitude == 53.9
