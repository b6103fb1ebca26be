"""A long text comes in pieces, and the process is killed between any two commits."""

from itertools import count

import pytest

from emulator import Person
from news.article import Article, ArticleStatus
from newsroom import publishing
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


async def is_handled(editor: Person) -> None:
    """Until all that the editor has said is handled."""
    later = await editor.says("/help")
    await editor.sees("/latest", since=later)


@pytest.mark.parametrize("typed", ["/post\n", ""])
@pytest.mark.parametrize("commits", range(1, 18))
async def test_one_draft_comes_of_all_pieces(
    newsdesk: Newsdesk, editor: Person, killing: Killing, typed: str, commits: int
) -> None:
    if not typed:
        await editor.says("/post")
        await editor.sees("Пришлите статью")
    killing.after(commits)

    await editor.says(typed + LONG)
    await is_handled(editor)

    assert killing.is_over
    articles = await every_article(newsdesk)
    assert [each.status for each in articles[:-1]] == [ArticleStatus.CANCELLED] * 2
    assert articles[-1].status is ArticleStatus.DRAFT
    assert len(articles[-1].body) == len(PARAGRAPHS)
