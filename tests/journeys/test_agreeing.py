"""Several people make one article: an author writes, an editor wants it out, another agrees."""

import csv
import io
from datetime import timedelta

import pytest

from emulator import Emulator, Message, Person
from news.article import ArticleStatus
from tests.emulator.pictures import png
from tests.journeys.conftest import Newsdesk
from tests.journeys.test_plain import reads_plainly
from tests.journeys.test_publishing import copies, follows
from texts.approval_actions import Agree
from texts.draft_actions import Publish

AUTHOR_ID, ONE_ID, TWO_ID = 200_011, 200_012, 200_013
NEWS = "Договор подписан\n\nСтороны подписали договор сегодня."


@pytest.fixture
async def people(
    newsdesk: Newsdesk, emulator: Emulator, editor: Person, refusals: set[str]
) -> tuple[Person, Person, Person]:
    """An author and two editors, all appointed by the owner."""
    # A card may be brought up to date at the moment at which another takes its place.
    refusals.add("Bad Request: message to edit not found")
    await newsdesk.program()
    author = emulator.person("Олег А.", "ru", user_id=AUTHOR_ID, role="editor")
    one = emulator.person("Пётр Б.", "ru", user_id=ONE_ID, role="editor")
    two = emulator.person("Вера В.", "be", user_id=TWO_ID, role="editor")
    for each, role in ((author, "author"), (one, "editor"), (two, "editor")):
        said = await each.says("/help")
        await each.sees("/latest", since=said)
        said = await editor.says(f"/editors add {each.id} {role}")
        await editor.sees("теперь", since=said)
    return author, one, two


async def card_of(person: Person, since: Message | None = None) -> Message:
    """The card of a draft that somebody is shown."""
    return await person.sees("Рубр", since=since)


async def test_a_colleague_of_an_editor_who_reads_plainly_is_shown_what_they_want_to_see(
    newsdesk: Newsdesk, people: tuple[Person, Person, Person]
) -> None:
    author, one, _ = people
    await reads_plainly(newsdesk, author)
    await author.sends_photo(png(100, 80), f"/post {NEWS}")
    card = await card_of(author)
    plain_preview = await author.sees("Договор подписан")
    await author.presses("Отдать редактору", on=card)

    offered = await one.sees("Договор подписан")

    assert (plain_preview.media, offered.media is None) == (None, False)


async def test_an_author_writes_an_editor_asks_another_agrees_and_readers_get_it(
    emulator: Emulator, people: tuple[Person, Person, Person], editor: Person, anna: Person
) -> None:
    author, one, two = people
    await follows(anna, "договор")
    said = await editor.says("/approval on")
    await editor.sees("сначала согласует второй редактор", since=said)

    await author.says(f"/post\n{NEWS}")
    card = await card_of(author)
    assert "Опубликовать" not in str(card.markup)
    toast = await author.presses("Отдать редактору", on=card)
    assert "3 редакторов" in toast
    offered = await one.sees("Черновик. Автор: Олег А.")
    asked = await one.presses("Опубликовать", on=offered)
    assert "2 редакторов" in asked
    assert "На согласовании" in (await one.sees("Согласовать может любой")).text
    assert copies(emulator, anna, "Договор") == 0

    waiting = await two.sees("Пётр Б. просіць: апублікаваць")
    await two.presses("Узгадніць", on=waiting)

    await anna.sees("Договор подписан")
    await one.sees("согласовано: Вера В.")
    await one.sees("Готово")
    await editor.sees("согласовано: Вера В.")
    assert copies(emulator, anna, "Договор") == 1
    out = await author.sees("Опубликована")
    assert "Изменить" not in str(out.markup)

    said = await two.says("/log 1")
    told = (await two.sees("Журнал", since=said)).text
    assert [line for line in told.split("\n") if "№ 1" in line][1:] == [
        "публікацыя № 1 · Договор подписан",
        "згода № 1 · Договор подписан · публікацыя",
        "просьба ўзгадніць № 1 · Договор подписан · публікацыя",
        "чарнавік аддадзены рэдактарам № 1 · Договор подписан",
        "чарнавік № 1 · Договор подписан",
    ]
    said = await two.says("/log")
    await two.presses("Файлам", on=await two.sees("Журнал", since=said))
    document = await two.sees("Журнал рэдакцыі. Адкрываецца")
    assert document.media is not None
    content = emulator.files.get(document.media["document"]["file_id"]).content
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert rows[0][:2] == ["Калі", "Id"]
    assert len(rows) == 1 + 9
    assert rows[1][1:6] == [str(ONE_ID), "Пётр Б.", "публікацыя", "1", "Договор подписан"]


async def test_a_draft_sent_back_is_mended_and_asked_for_anew(
    newsdesk: Newsdesk,
    people: tuple[Person, Person, Person],
    editor: Person,
    anna: Person,
) -> None:
    _, one, two = people
    await newsdesk.restart(undo_seconds=3600)
    await follows(anna, "договор")
    said = await editor.says("/approval")
    await editor.presses("Согласовать всё", on=await editor.sees("согласования нет", since=said))
    await one.says(f"/post\n{NEWS}")
    await one.presses("Опубликовать", on=await card_of(one))
    waiting = await two.sees("просіць")
    await two.presses("Вярнуць", on=waiting)
    await two.sees("што паправіць")
    await two.says("Где цифры?")
    back = await one.sees("возвращено: Вера В.")
    assert "Где цифры?" in back.text
    await editor.sees("возвращено: Вера В.")

    await one.presses("Опубликовать", on=await card_of(one))
    again = await two.sees("просіць", since=waiting)
    old = Agree(1, 1)
    said = await one.says(f"/edit 1\n{NEWS} Цифры.")
    await one.sees("Цифры.", since=said)
    newest = await two.sees("просіць", since=again)
    assert "змяніўся" in await two.forges(old.pack(), on=newest)
    newest = await two.sees("просіць", since=newest)
    assert "другі рэдактар" not in await two.presses("Узгадніць", on=newest)
    assert (await newsdesk.article()).status is ArticleStatus.DEPARTING
    assert "согласовано" in (await one.sees("согласовано")).text
    await one.sees("Отправка через")

    newsdesk.clock.advance(timedelta(hours=2))
    await newsdesk.tick("departing")

    await anna.sees("Цифры.")


async def test_one_alone_is_told_so_and_may_not_agree_to_their_own(
    newsdesk: Newsdesk, editor: Person
) -> None:
    said = await editor.says("/approval on")
    await editor.sees("Согласовать некому", since=said)
    await editor.says(f"/post\n{NEWS}")
    card = await card_of(editor)
    assert "второго редактора нет" in await editor.presses("Опубликовать", on=card)
    asked = await editor.sees("На согласовании")
    assert "другой редактор" in await editor.forges(Agree(1, 1).pack(), on=asked)
    assert "отозвана" in await editor.presses("Отозвать просьбу", on=asked)
    said = await editor.says("/approval off")
    await editor.sees("каждый редактор публикует сам", since=said)
    await editor.forges(Publish(1).pack(), on=asked)
    await editor.sees("Опубликовано")
    assert (await newsdesk.article()).status is ArticleStatus.PUBLISHED


async def test_an_author_changes_drafts_and_nothing_that_is_out(
    newsdesk: Newsdesk, people: tuple[Person, Person, Person], anna: Person
) -> None:
    author, one, _ = people
    await follows(anna, "договор")
    original = await author.says(f"/post\n{NEWS}")
    await author.presses("Отдать редактору", on=await card_of(author))
    await author.edits(original, f"/post\n{NEWS} Вчера.")
    await author.sees("Вчера.")
    offered = await one.sees("Черновик. Автор: Олег А.")
    assert "изменился" in await one.presses("Опубликовать", on=offered)
    await one.presses("Опубликовать", on=await card_of(one, since=offered))
    copy = await anna.sees("Вчера.")

    edited = await author.edits(original, f"/post\n{NEWS} Завтра.")
    await author.sees("изменить её может только редактор", since=edited)
    said = await author.says(f"/edit 1\n{NEWS} Завтра.")
    await author.sees("изменить её может только редактор", since=said)
    for typed in ("/correct 1\nНет.\n\nНет.", "/withdraw 1", "/stop", "/log", "/editors", "/stats"):
        said = await author.says(typed)
        await author.sees("нет.", since=said)

    assert "Завтра" not in copy.text
    assert (await newsdesk.article()).revision == 2


async def test_people_are_appointed_by_contact_forward_and_name_and_told(
    newsdesk: Newsdesk, emulator: Emulator, editor: Person, anna: Person, ales: Person
) -> None:
    await newsdesk.program()
    anna.user.username = "Anna_K"
    await anna.says("/help")
    await anna.sees("/latest")
    said = await editor.says("/editors")
    await editor.sees("Редакция", since=said)
    origin = {
        "type": "user",
        "date": emulator.now(),
        "sender_user": {"id": ales.id, "is_bot": False, "first_name": "Алесь"},
    }
    await editor.forwards("Прывітанне", origin)
    await editor.presses("Автор", on=await editor.sees("Кем назначить"))
    told = await editor.sees("Алесь теперь автор")
    assert "сначала нужно открыть бота" in told.text

    said = await editor.says("/editors add @anna_k")
    await editor.sees("@anna_k теперь редактор", since=said)
    await anna.sees("Теперь вы редактор")
    said = await anna.says("/post")
    await anna.sees("Пришлите статью", since=said)
    assert "post" in {entry["command"] for entry in anna.commands()}
    said = await editor.says("/editors")
    listed = await editor.sees("Редакция", since=said)
    assert "Анна · редактор · @anna_k" in listed.text
    await editor.presses("Анна", on=listed)
    await editor.presses("Убрать", on=listed)
    await editor.presses("Убрать", on=listed)
    await anna.sees("Вы больше не в редакции")
    assert "post" not in {entry["command"] for entry in anna.commands()}
    hidden = {"type": "hidden_user", "date": emulator.now(), "sender_user_name": "X"}
    bot = {**origin, "sender_user": {"id": 5, "is_bot": True, "first_name": "Бот"}}
    sent: tuple[tuple[dict[str, object] | None, str], ...] = (
        (hidden, "скрыл"),
        (None, "не один человек"),
        (bot, "Это бот"),
    )
    for shown, reason in sent:
        said = await editor.says("/editors")
        await editor.sees("Редакция", since=said)
        await editor.forwards("Привет", shown)
        await editor.sees(reason, since=said)
    said = await editor.shares_contact("Сосед")
    await editor.sees("не виден", since=said)
    await editor.shares_contact("Ира", 200_077)
    await editor.presses("Редактор", on=await editor.sees("Кем назначить", since=said))
    await editor.sees("Ира теперь редактор", since=said)
