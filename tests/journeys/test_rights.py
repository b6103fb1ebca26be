"""Who may do what: for others an editor's command does not exist."""

import json
import logging
import re

import pytest

from bot.logs import JsonFormatter, TextFormatter
from emulator import Emulator, Person
from news.role import Role
from tests.journeys.conftest import EDITOR_ID, Newsdesk
from texts.commands import commands

pytestmark = pytest.mark.usefixtures("newsdesk")

EDITORS_ONLY = ("post", "stats", "stop", "continue", "editors")


async def test_to_a_reader_an_editors_command_is_unknown(anna: Person) -> None:
    for name in EDITORS_ONLY:
        said = await anna.says(f"/{name} 1")
        answer = await anna.sees("Команды", since=said)

        assert answer.text.startswith(f"Команды «/{name}» нет.")
        _, *offered = re.findall(r"/(\w+)", f"{answer.text} {answer.markup}")
        assert {*offered} <= {*commands(Role.READER)}


async def test_a_readers_forged_press_of_an_editors_button_does_nothing(
    editor: Person, anna: Person
) -> None:
    await anna.says("/subscribe договор")
    shown = await anna.sees("договор")
    await editor.says("/post\nДоговор\n\nПодписан.")
    card = await editor.sees("Рубрика:")

    toasts = [
        await anna.forges(data, on=shown)
        for data in (
            "ep:1",
            "eb:1",
            "ec:1",
            "er:1",
            "es:1:1",
            "ed:1",
            "ef:1",
            "eh:1",
            "en",
            "ex",
            "hs",
            "hc",
        )
    ]

    assert set(toasts) == {await anna.forges("nonsense", on=shown)}
    await editor.presses("Опубликовать", on=card)
    await anna.sees("Подписан.")


async def test_a_forged_button_of_any_kind_is_answered(
    anna: Person, caplog: pytest.LogCaptureFixture
) -> None:
    await anna.says("/help")
    shown = await anna.sees("/latest")
    for data in ("", "x", "l:a", "l::-5", "a:999999999999999999", "st:1:never", "dt:zz", "la:xx",
                 "tz:Mars/Base", "tz:../../etc/passwd", "rt:0", "rf:77", "rw:", "pa:-1", "pa:99999",
                 "pa:999999999999999999", "sm:1:99999999", "l:1:2:3:4", "ar:1:-7"):  # fmt: skip
        await anna.forges(data, on=shown)
        said = await anna.says("/resume")
        await anna.sees("Снова", since=said)
    assert "handler.failed" not in caplog.text


async def test_the_newsroom_hears_nobody_but_a_person_in_private(
    emulator: Emulator, editor: Person, anna: Person
) -> None:
    group = emulator.group("Болтовня", anna, editor, has_bot=False)
    await anna.adds_bot(group)
    await editor.says("/post\nДоговор\n\nПодписан.", chat=group)
    await anna.says_anonymously("/stop", chat=group)
    emulator.updates.put_raw(
        {
            "message": {
                "message_id": 9000,
                "date": emulator.now(),
                "chat": anna.private.as_dict(),
                "from": {"id": EDITOR_ID, "is_bot": False, "first_name": "Мария"},
                "sender_chat": {"id": -100, "type": "channel", "title": "Канал"},
                "text": "/stop",
            }
        }
    )

    await anna.says("/start")

    await anna.sees("Здравствуйте")
    said = [message for message in group.messages.values() if message.is_from_bot]
    assert not [message for message in said if message.reply_to]
    assert not emulator.ledger.to(EDITOR_ID)


async def test_an_owner_appoints_and_dismisses(
    emulator: Emulator, editor: Person, anna: Person
) -> None:
    await anna.says("/help")
    await anna.sees("/latest")
    await editor.says(f"/editors add {anna.id}")
    await editor.sees("теперь редактор")
    said = await anna.says("/post")
    await anna.sees("Пришлите статью", since=said)
    assert "post" in {entry["command"] for entry in anna.commands()}
    said = await anna.says(f"/editors add {emulator.person('Другой').id}")
    await anna.sees("Команды «/editors» нет", since=said)

    await editor.says(f"/editors remove {anna.id}")
    await editor.sees("больше не редактор")

    said = await anna.says("Договор\n\nПодписан.")
    await anna.sees("Ничего не нашлось", since=said)
    assert "post" not in {entry["command"] for entry in anna.commands()}


async def test_editors_commands_with_odd_arguments_are_explained(editor: Person) -> None:
    for typed in (
        "add",
        "add anna",
        "remove @anna",
        "add -5",
        "drop 5",
        "add 1 2",
        "add ²",
        "add 1087968824",
    ):
        said = await editor.says(f"/editors {typed}")
        await editor.sees("/editors add 123456789", since=said)


async def test_figures_are_shown(editor: Person, anna: Person) -> None:
    await anna.says("/subscribe договор")
    await anna.sees("договор")
    await editor.says("/post\nДоговор\n\nПодписан.")
    await editor.presses("Опубликовать")
    await editor.sees("Готово")

    await editor.says("/stats")
    assert "2 читателя" in (await editor.sees("Цифры")).text
    for typed in ("/stats 1", "/stats № 1", "/stats #1"):
        said = await editor.says(typed)
        await editor.sees("доставлено — 1", since=said)
    for typed in ("77", "x", "²", "1" * 30):
        said = await editor.says(f"/stats {typed}")
        await editor.sees("Этой статьи нет", since=said)


async def test_without_owners_the_first_to_open_the_link_in_the_log_is_one(
    newsdesk: Newsdesk,
    anna: Person,
    tom: Person,
    caplog: pytest.LogCaptureFixture,
    tmp_path: object,
) -> None:
    await newsdesk.restart(admin_ids=(), database_url=f"sqlite+aiosqlite:///{tmp_path}/other.db")
    await newsdesk.program()
    (missing,) = (record for record in caplog.records if record.msg == "owner.missing")
    link = json.loads(JsonFormatter().format(missing))["link"]
    assert f" link={link} " in TextFormatter().format(missing)
    key = link.partition("?start=")[2]
    await tom.opens(f"{key}x")
    await tom.sees("no longer works")

    await anna.opens(key)
    await anna.sees("Теперь вы владелец")
    said = await tom.opens(key)
    await tom.sees("no longer works", since=said)

    await newsdesk.restart()
    await anna.says("/editors")
    await anna.sees("владелец")
    assert {"post", "editors"} <= {entry["command"] for entry in anna.commands()}


async def test_who_stops_publishes_and_appoints_is_in_the_log(
    editor: Person, anna: Person, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    await anna.says("/help")
    await anna.sees("/latest")
    for headline, *presses in (
        ("Раз", "Опубликовать"),
        ("Два", "Молния", "Опубликовать молнией"),
        ("Три", "Отмена"),
    ):
        said = await editor.says(f"/post\n{headline}\n\nТекст.")
        card = await editor.sees("Рубрика:", since=said)
        for label in presses:
            await editor.presses(label, on=card)
    for typed, answer in (
        ("/stop", "остановлена"),
        ("/continue", "Рассылка"),
        (f"/editors add {anna.id}", "теперь редактор"),
        (f"/editors remove {anna.id}", "больше не редактор"),
    ):
        said = await editor.says(typed)
        # Progress lines change meanwhile.
        await editor.sees(answer, since=said)

    logged = [
        (record.getMessage(), getattr(record, "article", getattr(record, "editor", None)))
        for record in caplog.records
        if getattr(record, "user", None) == EDITOR_ID
    ]
    assert logged == [
        ("article.published", 1),
        ("article.breaking", 2),
        ("article.cancelled", 3),
        ("sending.stopped", None),
        ("sending.continued", None),
        ("editor.appointed", anna.id),
        ("editor.dismissed", anna.id),
    ]


async def test_a_forwarded_command_appoints_nobody(editor: Person, anna: Person) -> None:
    said = await editor.forwards(f"/editors add {anna.id}")
    await editor.sees("её написал кто-то другой", since=said)

    said = await anna.says("/post")
    await anna.sees("нет.", since=said)
