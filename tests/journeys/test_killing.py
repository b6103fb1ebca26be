"""An editor hands in texts, and the process is killed after every commit of their handling."""

from itertools import count

import pytest

from emulator import Emulator, Message, Person
from emulator.call import Upload
from emulator.files import media as media_of
from news.article import Article, ArticleStatus, Change
from newsroom import amending, publishing
from tests.emulator.pictures import png
from tests.journeys.conftest import Newsdesk
from tests.journeys.killing import Killing, killing

__all__ = ["killing"]

pytestmark = pytest.mark.usefixtures("killing", "newsdesk")

PARAGRAPHS = [f"Абзац {number}. " + "Слово за слово. " * 20 for number in range(25)]
LONG = "Длинная статья\n\n" + "\n\n".join(PARAGRAPHS)
"""Three messages."""


async def every_article(newsdesk: Newsdesk) -> list[Article]:
    desk, found = (await newsdesk.program()).desk, list[Article]()
    for number in count(1):
        article = await publishing.article(desk, number)
        if article is None:
            break
        found.append(article)
    return found


async def says(editor: Person, text: str) -> Message:
    """The first piece of a text, when all of it has been handled."""
    said = await editor.says(text)
    later = await editor.says("/help")
    await editor.sees("/latest", since=later)
    return said


@pytest.mark.parametrize("typed", ["/post\n", ""])
async def test_one_draft_comes_of_all_pieces(
    newsdesk: Newsdesk, editor: Person, killing: Killing, typed: str
) -> None:
    if not typed:
        await editor.says("/post")
        await editor.sees("Пришлите статью")
    killing.is_armed = True

    await says(editor, typed + LONG)

    assert killing.kills
    *others, draft = await every_article(newsdesk)
    assert [each.status for each in others] == [ArticleStatus.CANCELLED] * 2
    assert draft.status is ArticleStatus.DRAFT
    assert len(draft.body) == len(PARAGRAPHS)


async def test_each_text_forwarded_at_one_go_is_one_draft(
    newsdesk: Newsdesk, editor: Person, killing: Killing
) -> None:
    await editor.says("/post")
    await editor.sees("Пришлите статью")
    killing.is_armed = True

    for number in range(3):
        await editor.forwards(f"Новость {number}\n\nТекст.")
    await says(editor, "/latest")

    assert killing.kills
    articles = await every_article(newsdesk)
    assert [each.headline for each in articles] == ["Новость 0", "Новость 1", "Новость 2"]


async def test_a_text_that_was_awaited_is_one_draft(
    newsdesk: Newsdesk, editor: Person, killing: Killing
) -> None:
    await editor.says("/post")
    await editor.sees("Пришлите статью")
    killing.is_armed = True

    await says(editor, "Договор подписан\n\nВчера.")

    assert killing.kills
    articles = await every_article(newsdesk)
    assert [each.headline for each in articles] == ["Договор подписан"]


@pytest.mark.parametrize("typed", ["/correct 1\n", ""])
async def test_a_correction_is_whole_and_told_once(
    newsdesk: Newsdesk, editor: Person, killing: Killing, typed: str
) -> None:
    await newsdesk.publish("Договор подписан", "Вчера.")
    if not typed:
        await editor.says("/correct 1")
        await editor.sees("Пришлите")
    killing.is_armed = True

    await says(editor, typed + LONG)

    assert killing.kills
    article = await newsdesk.article()
    assert len(article.body) == len(PARAGRAPHS)
    history = await amending.history((await newsdesk.program()).desk, article.id)
    changes = [Change.PUBLICATION, Change.CORRECTION, Change.EDIT, Change.EDIT]
    assert [one.change for one in history] == changes


@pytest.mark.parametrize("rubric", ["Общество", None])
async def test_a_text_that_turns_out_too_long_leaves_the_article_as_it_was(
    newsdesk: Newsdesk,
    editor: Person,
    killing: Killing,
    monkeypatch: pytest.MonkeyPatch,
    rubric: str | None,
) -> None:
    monkeypatch.setattr("sources.page.LONGEST_ARTICLE", 6_000)
    before = await newsdesk.publish("Договор подписан", "Вчера.", rubric)
    killing.is_armed = True

    said = await says(editor, f"/edit 1\nРубрика: Спорт\n{LONG}")

    assert killing.kills
    await editor.sees("остаётся как есть", since=said)
    article = await newsdesk.article()
    assert (article.headline, article.body) == (before.headline, before.body)
    assert article.rubric == before.rubric


async def test_an_edited_original_is_shown_with_its_new_photo(
    newsdesk: Newsdesk, editor: Person, killing: Killing, emulator: Emulator
) -> None:
    said = await editor.sends_photo(png(100, 80), caption="/post\nДоговор\n\nПодпись.")
    await editor.sees("Рубрика:", since=said)
    killing.is_armed = True
    other = emulator.files.add("photo", Upload("other.png", png(80, 100)))
    said.media = media_of(other)

    await editor.edits(said, "/post\nДоговор\n\nДругая подпись.")
    later = await editor.says("/help")
    await editor.sees("/latest", since=later)

    assert killing.kills
    assert (await newsdesk.article()).photo == other.file_id
    *_, preview = [one for one in editor.chat if one.is_from_bot and "Другая подпись" in one.text]
    assert preview.media is not None
    assert preview.media["photo"][-1]["file_id"] == other.file_id


async def test_a_draft_that_its_editor_cancels_is_not_made_anew_of_what_follows(
    newsdesk: Newsdesk, editor: Person, killing: Killing
) -> None:
    said = await editor.says("/post\nДлинная статья\n\n" + "\n\n".join(PARAGRAPHS[:9]))
    await editor.sees("Рубрика:", since=said)
    await editor.presses("Отмена")
    killing.is_armed = True

    await says(editor, "\n\n".join(PARAGRAPHS[9:12]))

    assert killing.kills
    assert [each.status for each in await every_article(newsdesk)] == [ArticleStatus.CANCELLED]
