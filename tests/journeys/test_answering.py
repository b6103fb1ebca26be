"""What is answered, once and where it was asked, and what is not."""

import pytest

from emulator import Person
from newsroom.albums import QUIET
from tests.emulator.pictures import png
from tests.journeys.answers import answers
from tests.journeys.conftest import Newsdesk

pytestmark = pytest.mark.usefixtures("newsdesk")

PHOTO = png(100, 80)
ARTICLE = "Мост открыт\n\nДвижение по мосту пущено сегодня."
PICTURES = (("photo", PHOTO, "1.jpg"), ("photo", PHOTO, "2.jpg"), ("photo", PHOTO, "3.jpg"))
FILMS = tuple(("video", b"film", f"{number}.mp4") for number in range(3))
FILES = tuple(("document", b"%PDF-1.4", f"{number}.pdf") for number in range(3))


async def test_an_album_is_one_article(editor: Person) -> None:
    for files, left_out in (
        (PICTURES, ""),
        (FILMS, "Видео в статью не войдёт"),
        (FILES, "Файл в статью не войдёт"),
    ):
        for captioned in (0, 2):
            before = await answers(editor)
            await editor.sends_album(*files, captions={captioned: f"/post {ARTICLE}"})

            shown, card = (await answers(editor))[len(before) :]
            assert "Мост открыт" in shown.text
            assert card.text.count("не войдёт") == bool(left_out)
            assert left_out in card.text


async def test_an_album_gets_one_answer(newsdesk: Newsdesk, editor: Person, anna: Person) -> None:
    captions: tuple[dict[int, str], ...] = ({}, {0: ARTICLE}, {1: ARTICLE})
    for person in (editor, anna):
        for number, files in enumerate((PICTURES, FILMS, FILES)):
            for below in captions:
                await person.sends_album(*files, captions=below)
            await answers(person)
            newsdesk.clock.advance(QUIET)
            await newsdesk.tick("albums")

            assert len(await answers(person)) == 3 * (number + 1)


SERVICE: tuple[dict[str, object], ...] = (
    {"pinned_message": {"message_id": 1, "date": 0, "chat": {"id": 5, "type": "private"}}},
    {"message_auto_delete_timer_changed": {"message_auto_delete_time": 86400}},
    {"boost_added": {"boost_count": 1}},
    {"forum_topic_created": {"name": "Тема", "icon_color": 1}},
    {"forum_topic_edited": {}},
    {"forum_topic_closed": {}},
    {"forum_topic_reopened": {}},
    {"new_chat_title": "Другое имя"},
    {"delete_chat_photo": True},
    {"chat_background_set": {"type": {"type": "fill", "fill": {"type": "solid", "color": 1},
     "dark_theme_dimming": 1}}},
    {"write_access_allowed": {}},
    {"refunded_payment": {"currency": "XTR", "total_amount": 1, "invoice_payload": "x",
     "telegram_payment_charge_id": "y"}},
    {"something_that_telegram_adds_tomorrow": {"a": 1}},
    {"poll_reopened": {"a": 1}},
    {"new_chat_mood": {"a": 1}},
)  # fmt: skip


async def test_notices_of_telegram_are_not_answered(editor: Person, anna: Person) -> None:
    await editor.says("/post")
    await editor.sees("Пришлите статью")
    await anna.says("/help")
    await anna.sees("/latest")
    for person in (editor, anna):
        before = await answers(person)
        for notice in SERVICE:
            await person.does(**notice)

        assert await answers(person) == before


async def test_answers_stay_in_the_topic_they_were_asked_in(editor: Person, anna: Person) -> None:
    for person, text, answer in (
        (editor, "/post", "Пришлите статью"),
        (editor, ARTICLE, "Рубрика:"),
        (editor, f"/post\n{ARTICLE}", "Рубрика:"),
        (anna, "/help", "/latest"),
        (anna, "/qqqq", "Команды «/qqqq» нет"),
        (anna, "договор", "Ничего не нашлось"),
    ):
        said = await person.says(text, topic=77)
        await person.sees(answer, since=said)
    await editor.presses("Почему?")
    await editor.sees("Это черновик")

    assert {message.topic for message in (*editor.chat, *anna.chat)} == {77}


class TestClosedTopics:
    @pytest.fixture
    def refusals(self, refusals: set[str]) -> set[str]:
        return refusals | {"Bad Request: TOPIC_CLOSED"}

    async def test_an_answer_to_a_closed_topic_comes_to_the_chat(self, anna: Person) -> None:
        anna.private.closed_topics.add(77)

        await anna.says("/help", topic=77)

        assert not (await anna.sees("/latest")).topic


async def test_any_space_and_any_case_part_a_command_from_what_follows(editor: Person) -> None:
    for typed, answer in (
        ("/LATEST\nобщество", "Общество"),
        ("/Latest\tобщество", "Общество"),
        ("/latest   общество", "Общество"),
        ("/Latest@Newsdesk_Demo_Bot\n\nобщество", "Общество"),
        ("/subscribe\n  договор", "договор"),
        ("/DIGEST\nNOW", "новостей пока нет"),
        ("/Language\n RU", "Язык"),
        ("/editors\nREMOVE\t \n7", "Ничего не изменилось"),
        ("/Stats\n\t77", "Этой статьи нет"),
        ("/synonyms\nremove\t\n9", "9"),
        ("/STOP\n", "Рассылка остановлена"),
    ):
        said = await editor.says(typed)
        shown = await editor.sees(answer, since=said)

        assert "Команды «" not in shown.text


@pytest.mark.parametrize("name", ["post", "stop", "qqqq", "start"])
async def test_another_bots_command_is_not_ours(editor: Person, name: str) -> None:
    said = await editor.says(f"/{name}@other_bot 1")

    await editor.sees(f"Команды «/{name}@other_bot» нет", since=said)
