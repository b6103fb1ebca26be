"""What the bot is told by the emulator."""

from typing import Any

from aiogram import Bot
from aiogram.types import ChatMemberUpdated


async def told(bot: Bot) -> list[Any]:
    """What the bot is told, one after the other."""
    updates = await bot.get_updates()
    if updates:
        await bot.get_updates(offset=updates[-1].update_id + 1)
    return [each.event for each in updates]


def changes(events: list[Any]) -> list[tuple[str, str]]:
    """The changes of the bot's own status among these."""
    found = [each for each in events if isinstance(each, ChatMemberUpdated)]
    return [(each.old_chat_member.status, each.new_chat_member.status) for each in found]
