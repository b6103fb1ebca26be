"""/post: every way to hand in an article, and what becomes of what is none."""

import pytest

from emulator import Emulator, Message, Person
from emulator.clock import Clock
from emulator.faults import Fault
from news.article import ArticleStatus
from tests.emulator.pictures import png
from tests.journeys.answers import answers
from tests.journeys.conftest import Newsdesk

pytestmark = pytest.mark.usefixtures("newsdesk")

PHOTO = png(100, 80)
ARTICLE = "Мост открыт\n\nДвижение по мосту пущено сегодня."
SEED_BODY = (
    "Беларусь и Россия продолжат обсуждение проекта договора о гарантиях безопасности. Об этом "
)


async def preview(editor: Person, headline: str, since: Message) -> Message:
    """The preview of an article, above its card."""
    await editor.sees("Рубрика:", since=since)
    return await editor.sees(headline, since=since)


async def test_the_next_message_is_the_article(editor: Person) -> None:
    asked = await editor.says("/post")
    await editor.sees("Пришлите статью")
    await editor.says(ARTICLE)

    assert "Движение" in (await preview(editor, "Мост открыт", asked)).text


async def test_text_below_the_command_is_the_article(editor: Person) -> None:
    for typed in (f"/post\n{ARTICLE}", f"/post {ARTICLE}", f"/POST@newsdesk_demo_bot\n{ARTICLE}"):
        said = await editor.says(typed)

        assert "Движение" in (await preview(editor, "Мост открыт", said)).text


async def test_a_message_replied_to_is_the_article(editor: Person) -> None:
    text = await editor.says(ARTICLE)

    said = await editor.replies(text, "/post")

    assert "Движение" in (await preview(editor, "Мост открыт", said)).text


async def test_a_file_is_the_article_in_any_encoding(editor: Person) -> None:
    for number, encoding in enumerate(("utf-8", "utf-8-sig", "windows-1251", "utf-16")):
        content = ARTICLE.replace("Мост", f"Мост {number}").encode(encoding)
        said = await editor.sends_document(content, "article.txt", caption="/post")
        await preview(editor, f"Мост {number} открыт", said)

        await editor.says("/post")
        said = await editor.sends_document(content, "article.txt")
        await preview(editor, f"Мост {number} открыт", said)

        said = await editor.sends_document(content, "article.txt")
        await editor.replies(said, "/post")
        await preview(editor, f"Мост {number} открыт", said)


async def test_a_photo_comes_with_its_caption(editor: Person, tom: Person) -> None:
    await tom.says("/subscribe мост")
    await tom.sees("мост")
    await editor.says("/post")
    said = await editor.sends_photo(PHOTO, caption=ARTICLE)
    shown = await preview(editor, "Мост открыт", said)
    assert "photo" in (shown.media or {})
    await editor.presses("Рубрика")
    await editor.presses("Спорт")
    assert "Спорт · " in shown.text

    await editor.presses("Опубликовать")

    got = await tom.sees("Мост открыт")
    assert "photo" in (got.media or {})


async def test_a_page_pasted_whole_is_understood(editor: Person, seed: str) -> None:
    said = await editor.says(f"/post\n{seed}")

    shown = await preview(editor, "Рыженков: Беларусь и Россия", said)
    headline, _, rest = shown.text.partition("\n\n")
    assert headline.endswith("договора о гарантиях безопасности")
    assert rest.startswith(SEED_BODY)
    assert "Общество · Астана · 4 июля 2024, 19:25" in shown.text
    assert "-0-" not in shown.text
    card = await editor.sees("на сайте 4 июля 2024, 19:25")
    assert "Рубрика: Общество · Астана" in card.text


async def test_a_text_that_the_app_cut_is_put_together_again(editor: Person) -> None:
    paragraphs = [f"Абзац {number}. " + "Слово за слово и дальше. " * 20 for number in range(30)]
    said = await editor.says("/post\nДлинная статья\n\n" + "\n\n".join(paragraphs))

    later = await editor.says("/help")
    await editor.sees("/latest", since=later)

    card = await editor.sees("Рубрика:", since=said)
    shown = await editor.sees("Длинная статья", since=said)
    assert [each for each in editor.chat if "Рубрика:" in each.text] == [card]
    await editor.presses("Читать полностью", on=shown)
    while "Дальше" in str(shown.markup):
        await editor.presses("Дальше", on=shown)
    assert "Абзац 29." in shown.text


@pytest.mark.parametrize("forwarded", [False, True])
async def test_a_word_said_after_an_article_cancels_what_might_follow_it(
    editor: Person, *, forwarded: bool
) -> None:
    said = await editor.says("/post" if forwarded else "/post\nДлинная\n\n" + "Слово. " * 400)
    if forwarded:
        await editor.forwards(ARTICLE)
    card = await editor.sees("Рубрика:", since=said)

    said = await editor.says("отмена")

    await editor.sees("статью не жду", since=said)
    assert await answers(editor, "Рубрика:") == [card]


async def test_what_follows_a_long_article_undoes_no_plan_of_it(
    newsdesk: Newsdesk, editor: Person
) -> None:
    said = await editor.says("/post\nДлинная\n\n" + "Слово. " * 400)
    await editor.sees("Рубрика:", since=said)
    article = await newsdesk.article()
    said = await editor.says(f"/schedule {article.id} завтра 18:00")
    await editor.sees("18:00", since=said)

    said = await editor.says("Продолжение.")

    await editor.sees("Ничего не нашлось", since=said)
    assert (await newsdesk.article(article.id)).status is ArticleStatus.SCHEDULED


async def test_what_is_said_later_is_no_part_of_a_long_article(
    emulator: Emulator, editor: Person
) -> None:
    said = await editor.says("/post\nЗаголовок\n\n" + "Слово за слово. " * 200)
    card = await editor.sees("Рубрика:", since=said)
    emulator.clock = _Later(emulator.clock)

    said = await editor.says("спасибо")

    await editor.sees("Ничего не нашлось", since=said)
    assert card in editor.chat


class _Later:
    """A clock a minute ahead of another."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def time(self) -> float:
        return self._clock.time() + 60

    def monotonic(self) -> float:
        return self._clock.monotonic()


async def test_what_is_no_article_is_refused_with_the_reason(editor: Person) -> None:
    for content, name, answer in (
        (b"\x89PNG\r\n\x1a\n" + bytes(500), "a.dat", "не текстовый файл"),
        (b"   \n ", "blank.txt", "нет текста"),
        (("Заголовок\n\n" + "Слово за слово.\n" * 14_000).encode(), "long.txt", "длиннее 200"),
        (bytes(1_000_001), "huge.txt", "больше"),
    ):
        said = await editor.sends_document(content, name, caption="/post")
        await editor.sees(answer, since=said)


async def test_a_refused_message_leaves_the_editor_where_they_were(editor: Person) -> None:
    await editor.says("/post")
    said = await editor.sends("voice", b"OggS", "voice.ogg")
    await editor.sees("нет текста", since=said)

    said = await editor.says(ARTICLE)

    await preview(editor, "Мост открыт", said)


async def test_an_article_is_awaited_until_one_comes(editor: Person) -> None:
    await editor.says("/post")
    for none, reason in (("———\n#мост", "заголовка"), ("[[[", "нет текста")):
        said = await editor.says(none)
        await editor.sees(reason, since=said)
    said = await editor.says(ARTICLE)

    assert "Движение" in (await preview(editor, "Мост открыт", said)).text


async def test_hostile_text_is_shown_as_it_is(editor: Person, tom: Person) -> None:
    hostile = (
        "<b>Жирный</b> & <script>alert(1)</script> {placeholder} %s\n\n"
        "</b></blockquote>&lt;&amp;&#0; <tg-spoiler> \u202eRTL\u202c 🙂‍↔️ a\u0301"
    )
    await tom.says("/subscribe жирный")
    await tom.sees("жирный")
    said = await editor.says(f"/post\n{hostile}")
    await preview(editor, "<b>Жирный</b> & <script>alert(1)</script> {placeholder} %s", said)

    await editor.presses("Опубликовать")

    assert "</b></blockquote>&lt;&amp;&#0; <tg-spoiler>" in (await tom.sees("<script>")).text


async def test_a_text_of_any_length_makes_a_preview_or_a_reason(
    emulator: Emulator, editor: Person
) -> None:
    said = await editor.sends_document(
        ("Заголовок\n\n" + "Слово за слово.\n" * 12_000).encode(), "long.txt", caption="/post"
    )
    await preview(editor, "Заголовок", said)
    assert max(len(entry.text) for entry in emulator.ledger.entries) <= 4096


async def test_another_command_ends_the_wait_for_no_article(editor: Person) -> None:
    await editor.says("/post")
    await editor.says("/latest")
    await editor.sees("Последние новости")
    said = await editor.says(ARTICLE)

    await preview(editor, "Мост открыт", said)


async def test_an_editor_who_changes_their_mind_is_not_waited_for(editor: Person) -> None:
    await editor.says("/post")
    await editor.presses("Отмена")
    await editor.sees("статью не жду")

    await editor.says("мост")

    await editor.sees("Ничего не нашлось")


async def test_the_wait_for_an_article_outlives_a_restart(
    newsdesk: Newsdesk, editor: Person
) -> None:
    await editor.says("/post")
    await editor.sees("Пришлите статью")
    await newsdesk.restart()
    said = await editor.says(ARTICLE)

    await preview(editor, "Мост открыт", said)


async def test_the_same_article_again_is_pointed_out(newsdesk: Newsdesk, editor: Person) -> None:
    await newsdesk.publish("Мост открыт", "Движение по мосту пущено сегодня.")

    await editor.says(f"/post\n{ARTICLE}")

    card = await editor.sees("Такая статья уже выходила")
    for button in ("Молния", "‹ Назад", "Рубрика", "‹ Назад", "Рубрика", "Спорт"):
        await editor.presses(button, on=card)
    assert "Такая статья уже выходила" in card.text
    assert "Рубрика: Спорт" in card.text


async def test_an_article_out_of_the_blue_is_told_how_to_become_one(
    editor: Person, anna: Person, seed: str
) -> None:
    for person, answer in (
        (editor, "ответьте на неё командой /post"),
        (anna, "Такой статьи у нас не нашлось"),
    ):
        said = await person.says(seed)
        await person.sees(answer, since=said)
    said = await editor.sends_document(ARTICLE.encode(), "article.txt")
    await editor.sees("командой /post", since=said)
    said = await editor.sends_photo(PHOTO, caption=ARTICLE)
    await editor.sees("командой /post", since=said)
    said = await editor.says("мост")
    await editor.sees("Ничего не нашлось", since=said)


async def test_a_text_below_the_command_counts_also_in_an_answer(editor: Person) -> None:
    other = await editor.says("Совсем другое\n\nНе та статья.")
    said = await editor.replies(other, f"/post\n{ARTICLE}")

    assert "Движение" in (await preview(editor, "Мост открыт", said)).text


async def test_forwards_at_one_go_are_articles_of_their_own(editor: Person) -> None:
    await editor.says("/post")
    long = "Длинная новость\n\n" + "Слово за слово и дальше. " * 100
    await editor.forwards(long)
    await editor.forwards(ARTICLE)

    shown = await editor.sees("Мост открыт")
    assert "Длинная" not in shown.text
    assert len(await answers(editor, "Рубрика:")) == 2


@pytest.mark.parametrize("way", ["forwarded", "answering"])
async def test_what_says_where_it_is_from_is_no_rest_of_a_text(editor: Person, way: str) -> None:
    first = await editor.says("/help")
    said = await editor.says("/post\nДлинная новость\n\n" + "Слово за слово. " * 200)
    card = await editor.sees("Рубрика:", since=said)

    if way == "forwarded":
        said = await editor.forwards("Мост закрыт")
        await editor.sees("ответьте на неё командой /post", since=said)
    else:
        said = await editor.replies(first, "Мост закрыт")
        await editor.sees("Ничего не нашлось", since=said)

    assert card in editor.chat
    await editor.says("/stats 2")
    await editor.sees("Этой статьи нет")


async def test_a_caption_is_the_article_and_what_is_left_out_is_said(editor: Person) -> None:
    for kind, name, told in (
        ("video", "a.mp4", "Видео в статью не войдёт"),
        ("animation", "a.gif", "GIF в статью не войдёт"),
        ("audio", "a.mp3", "Звук в статью не войдёт"),
        ("voice", "a.ogg", "Звук в статью не войдёт"),
        ("document", "a.pdf", "Файл в статью не войдёт"),
        ("document", "a.tiff", "пришлите её как фото"),
    ):
        await editor.says("/post")
        said = await editor.sends(kind, PHOTO, name, ARTICLE)
        assert "Движение" in (await preview(editor, "Мост открыт", said)).text
        assert told in (await editor.sees("Рубрика:", since=said)).text

        said = await editor.sends(kind, PHOTO, name, f"/post {ARTICLE}")
        await preview(editor, "Мост открыт", said)
        said = await editor.replies(said, "/post")
        assert told in (await editor.sees("Рубрика:", since=said)).text


async def test_a_photo_sent_as_a_file_is_the_articles_photo(editor: Person, tom: Person) -> None:
    await tom.says("/subscribe мост")
    await tom.sees("мост")
    long = f"/post {ARTICLE}" + " Слово за слово и дальше." * 38
    said = await editor.sends_document(PHOTO, "photo.png", long)
    shown = await preview(editor, "Мост открыт", said)
    assert "photo" in (shown.media or {})
    assert "не войдёт" not in (await editor.sees("Рубрика:", since=said)).text

    await editor.presses("Опубликовать")

    assert "photo" in ((await tom.sees("Мост открыт")).media or {})


class TestPictures:
    @pytest.fixture
    def refusals(self, refusals: set[str]) -> set[str]:
        return refusals | {"Bad Request: IMAGE_PROCESS_FAILED"}

    async def test_a_picture_that_is_no_photo_is_left_out(self, editor: Person) -> None:
        said = await editor.sends_document(b"no picture", "photo.png", f"/post {ARTICLE}")

        assert not (await preview(editor, "Мост открыт", said)).media
        assert "пришлите её как фото" in (await editor.sees("Рубрика:", since=said)).text


async def test_a_text_file_is_the_article_and_its_caption_is_left_out(editor: Person) -> None:
    await editor.says("/post")
    said = await editor.sends_document(ARTICLE.encode(), "article.txt", "Вот статья")

    await preview(editor, "Мост открыт", said)
    assert "подпись к нему" in (await editor.sees("Рубрика:", since=said)).text


async def test_a_photo_may_come_with_the_command_and_the_text_after_it(editor: Person) -> None:
    said = await editor.sends_photo(PHOTO, "/post")
    await editor.sees("Фото есть. Теперь пришлите текст")
    await editor.says(ARTICLE)

    assert "photo" in ((await preview(editor, "Мост открыт", said)).media or {})


async def test_a_word_cancels_the_wait_for_an_article(editor: Person) -> None:
    for word in ("отмена", "Отмена.", "ОТМЕНИТЬ", "скасаваць", "адмена", "❌ Cancel!", "/cancel"):
        said = await editor.says("/post")
        await editor.sees("Пришлите статью", since=said)
        said = await editor.says(word)
        await editor.sees("статью не жду", since=said)

    said = await editor.says("мост")

    await editor.sees("Ничего не нашлось", since=said)


class TestFetching:
    @pytest.fixture
    def refusals(self, refusals: set[str]) -> set[str]:
        return refusals | {"Bad Request: file is too big", "Bad Gateway"}

    @pytest.mark.parametrize(
        "fault",
        [Fault.error(400, "Bad Request: file is too big"), Fault.page(), Fault.undecodable()],
    )
    async def test_a_file_that_telegram_keeps_is_asked_for_again(
        self, emulator: Emulator, editor: Person, fault: Fault
    ) -> None:
        await editor.says("/post")
        await editor.sees("Пришлите статью")
        emulator.faults.add(fault, method="getFile", times=1)
        said = await editor.sends_document(ARTICLE.encode(), "article.txt")
        await editor.sees("Не удалось получить файл", since=said)

        said = await editor.sends_document(ARTICLE.encode(), "article.txt")

        await preview(editor, "Мост открыт", said)


async def test_a_rubric_that_there_is_not_is_named_on_the_card(editor: Person) -> None:
    said = await editor.says("/post\nРубрика: Сад и огород\nЯблоки собраны\nУрожай хороший.")

    await editor.sees("Рубрики «Сад и огород» нет", since=said)
