import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError, TelegramNotFound
from aiogram.types import BufferedInputFile

from emulator import Emulator, Person
from emulator.files import MOST_DOWNLOADED


async def test_a_chat_is_described(bot: Bot, anna: Person) -> None:
    chat = await bot.get_chat(anna.id)
    assert (chat.type, chat.first_name) == ("private", "Anna")


async def test_members_are_known(emulator: Emulator, bot: Bot, anna: Person) -> None:
    boris = emulator.person("Boris")
    group = emulator.group("Группа", anna)
    statuses = [
        (await bot.get_chat_member(group.id, user_id)).status
        for user_id in (anna.id, boris.id, bot.id)
    ]
    assert statuses == ["creator", "left", "member"]
    with pytest.raises(TelegramBadRequest, match="user not found"):
        await bot.get_chat_member(group.id, 5)


async def test_a_left_group_cannot_be_written_to(emulator: Emulator, bot: Bot) -> None:
    group = emulator.group("Группа")
    assert await bot.leave_chat(group.id)
    with pytest.raises(TelegramForbiddenError, match="bot is not a member of the group chat"):
        await bot.send_message(group.id, "x")


async def test_a_private_chat_cannot_be_left(bot: Bot, anna: Person) -> None:
    with pytest.raises(TelegramBadRequest):
        await bot.leave_chat(anna.id)


async def test_a_message_is_pinned_and_unpinned(bot: Bot, anna: Person) -> None:
    sent = await bot.send_message(anna.id, "x")
    await bot.pin_chat_message(anna.id, sent.message_id)
    pinned = (await bot.get_chat(anna.id)).pinned_message
    assert pinned
    assert pinned.message_id == sent.message_id
    await bot.unpin_chat_message(anna.id)
    assert (await bot.get_chat(anna.id)).pinned_message is None
    with pytest.raises(TelegramBadRequest, match="message to unpin not found"):
        await bot.unpin_chat_message(anna.id)


async def test_a_file_that_a_person_sent_is_downloaded(bot: Bot, anna: Person) -> None:
    await anna.sends_document("Текст".encode("cp1251"), "статья.txt")
    (update,) = await bot.get_updates()
    assert update.message
    assert update.message.document
    content = await bot.download(update.message.document)
    assert content
    assert content.read().decode("cp1251") == "Текст"


async def test_a_wrong_file_is_not_found(bot: Bot) -> None:
    with pytest.raises(TelegramBadRequest, match="wrong file_id or the file is temporarily"):
        await bot.get_file("nonsense")
    with pytest.raises(TelegramBadRequest, match="file_id not specified"):
        await bot.get_file("")
    with pytest.raises(Exception, match="404"):
        await bot.download_file("documents/nonsense.txt")


async def test_a_file_over_20_megabytes_cannot_be_downloaded(bot: Bot, anna: Person) -> None:
    upload = BufferedInputFile(bytes(MOST_DOWNLOADED + 1), "big.bin")
    sent = await bot.send_document(anna.id, upload)
    assert sent.document
    with pytest.raises(TelegramBadRequest, match="file is too big"):
        await bot.get_file(sent.document.file_id)


async def test_an_unknown_method_is_not_found(bot: Bot) -> None:
    with pytest.raises(TelegramNotFound, match="method not found"):
        await bot.get_user_chat_boosts(1, 1)
