"""Which channel is meant, and whether it may be a source, asked of Telegram."""

from collections.abc import AsyncIterator

import pytest
from aiogram import Bot
from aiogram.client.telegram import TelegramAPIServer

from botapi.session import Session
from emulator import Chat, Emulator, Fault, Person, serve
from handlers.channel import (
    ChannelFound,
    Reference,
    channel_forwarded,
    channel_meant,
    examine_channel,
)
from texts.channel_trouble import ChannelFault, ChannelTrouble


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("@news_by", "@news_by"),
        (" @News_By ", "@News_By"),
        ("https://t.me/news_by", "@news_by"),
        ("t.me/news_by/15", "@news_by"),
        ("http://www.t.me/s/news_by?before=3", "@news_by"),
        ("telegram.me/news_by/", "@news_by"),
        ("https://t.me/c/500000001/7", -1_000_500_000_001),
        ("-1000500000001", -1_000_500_000_001),
        ("https://t.me/+AbCd", ChannelTrouble(ChannelFault.INVITATION)),
        ("t.me/joinchat/AbCd", ChannelTrouble(ChannelFault.INVITATION)),
        ("tg://join?invite=AbCd", ChannelTrouble(ChannelFault.INVITATION)),
        ("https://belta.by/rss", None),
        ("@ab", None),
        ("@новости", None),
        ("news_by", None),
        ("-1001", -1_000_000_000_001),
        ("-100" + "9" * 13, None),
        ("", None),
    ],
)
def test_a_channel_is_named_in_many_ways(
    text: str, meant: Reference | ChannelTrouble | None
) -> None:
    assert channel_meant(text) == meant


@pytest.fixture
def emulator() -> Emulator:
    return Emulator()


@pytest.fixture
async def bot(emulator: Emulator) -> AsyncIterator[Bot]:
    async with serve(emulator) as address:
        session = Session(api=TelegramAPIServer.from_base(address))
        async with Bot(emulator.token, session=session) as bot:
            yield bot


@pytest.fixture
def maria(emulator: Emulator) -> Person:
    return emulator.person("Мария")


@pytest.fixture
def channel(emulator: Emulator, maria: Person) -> Chat:
    return emulator.channel("Новости", maria, username="news_by")


async def test_a_channel_of_the_newsrooms_may_be_a_source(
    bot: Bot, maria: Person, channel: Chat
) -> None:
    await maria.adds_bot(channel, posts=False)

    by_name = await examine_channel(bot, maria.id, "@news_by")
    by_id = await examine_channel(bot, maria.id, channel.id)

    assert by_name == by_id == ChannelFound(channel.id, "Новости", "news_by")
    assert isinstance(by_name, ChannelFound)
    assert by_name.address == "@news_by"
    assert ChannelFound(channel.id, "Новости").address == ""


async def test_a_channel_that_the_bot_is_not_in_is_none(
    emulator: Emulator, bot: Bot, maria: Person, channel: Chat
) -> None:
    no_bot = ChannelTrouble(ChannelFault.NO_BOT, "Новости")
    assert await examine_channel(bot, maria.id, "@news_by") == no_bot
    private = emulator.channel("Закрытый", maria)
    for where in (channel, private):
        await maria.adds_bot(where)
        await maria.removes_bot(where)

    assert await examine_channel(bot, maria.id, channel.id) == ChannelTrouble(ChannelFault.NO_BOT)
    assert await examine_channel(bot, maria.id, private.id) == ChannelTrouble(ChannelFault.NO_BOT)


async def test_what_nobody_knows_is_not_found(bot: Bot, maria: Person) -> None:
    for unknown in ("@nobody_by", -1_000_000_000_999):
        found = await examine_channel(bot, maria.id, unknown)
        assert found == ChannelTrouble(ChannelFault.NOT_FOUND)


async def test_a_group_is_no_channel(emulator: Emulator, bot: Bot, maria: Person) -> None:
    group = emulator.group("Редакция", maria, is_supergroup=True)

    found = await examine_channel(bot, maria.id, group.id)

    assert found == ChannelTrouble(ChannelFault.NO_CHANNEL, "Редакция")


async def test_only_who_may_post_there_may_add_it(
    emulator: Emulator, bot: Bot, maria: Person, channel: Chat
) -> None:
    reader, colleague = emulator.person("Пётр"), emulator.person("Анна")
    channel.administrators[colleague.id] = colleague.user
    await maria.adds_bot(channel)

    refused = await examine_channel(bot, reader.id, "@news_by")
    nobody = await examine_channel(bot, 5, "@news_by")

    assert refused == ChannelTrouble(ChannelFault.NO_AUTHORITY, "Новости")
    assert nobody == ChannelTrouble(ChannelFault.NO_AUTHORITY, "Новости")
    assert isinstance(await examine_channel(bot, colleague.id, "@news_by"), ChannelFound)


@pytest.mark.parametrize(
    "fault",
    [Fault.error(500, "Internal Server Error"), Fault.reset_before(), Fault.undecodable()],
)
async def test_when_telegram_does_not_answer_it_is_said(
    emulator: Emulator, bot: Bot, maria: Person, channel: Chat, fault: Fault
) -> None:
    await maria.adds_bot(channel)
    emulator.faults.add(fault, method="getChatMember", times=1)

    found = await examine_channel(bot, maria.id, "@news_by")

    assert found == ChannelTrouble(ChannelFault.NO_ANSWER, "Новости")


async def test_a_server_of_another_version_is_understood(
    emulator: Emulator, bot: Bot, maria: Person, channel: Chat
) -> None:
    result = b'{"ok": true, "result": {"id": %d, "type": "channel", "title": "X"}}' % channel.id
    member = b'{"ok": true, "result": {"status": "administrator", "can_post_messages": true}}'
    await maria.adds_bot(channel)
    emulator.faults.add(Fault.body(result), method="getChat", times=1)
    emulator.faults.add(Fault.body(member), method="getChatMember", times=2)

    assert await examine_channel(bot, maria.id, "@news_by") == ChannelFound(channel.id, "X")


async def test_a_forwarded_post_names_its_channel(bot: Bot, maria: Person, channel: Chat) -> None:
    sent = await maria.forwards_post(await maria.posts(channel, "Мост открыт"))
    await maria.says("/source add", to=sent)
    await maria.forwards("Чужой текст", {"type": "hidden_user", "sender_user_name": "Кто-то"})

    said = [each.message for each in await bot.get_updates()]

    named = [channel_forwarded(each) for each in said if each]
    assert named == [channel.id, channel.id, None]
