"""The archive's full-text index, made anew of the articles: no engine can read another's."""

from collections.abc import Callable

from news.words.morphology import Morphology
from newsroom.rulebook import document_of
from storage.database import Connection
from storage.publications import published
from storage.search import is_empty, keep_for_search

_PAGE = 200


async def index_all(
    connection: Connection,
    load: Callable[[], Morphology] = Morphology,
    report: Callable[[str, int], None] = lambda *_: None,
) -> None:
    """Let every published article be found, where none is; the dictionaries are loaded for that.

    ``report`` is told what is made, and how many articles are in it so far.
    """
    page = await published(connection, _PAGE, after=0)
    if not page or not await is_empty(connection):
        return
    morphology, done = load(), 0
    while page:
        for article in page:
            if article.sequence is not None:
                await keep_for_search(
                    connection, article.sequence, document_of(article, morphology)
                )
        done += len(page)
        report("search", done)
        page = await published(connection, _PAGE, after=page[0].sequence)
