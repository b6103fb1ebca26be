"""Why an article does not go where somebody wants it, and the checks that say so."""

from datetime import datetime

from news.article import Article, ArticleStatus
from storage import articles
from storage.database import Connection


class WrongStatus(Exception):  # noqa: N818 - it says what is the matter
    """The article is no longer where the request supposed it; ``article`` is it, if any."""

    def __init__(self, article: Article | None) -> None:
        super().__init__(article.status if article else "no such article")
        self.article = article


class ChangedSince(Exception):  # noqa: N818 - it says what is the matter
    """Somebody has given the article another wording than the one that was seen."""


class Unchanged(Exception):  # noqa: N818 - it says what is the matter
    """The wording is the article's already; ``article`` is it."""

    def __init__(self, article: Article) -> None:
        super().__init__(article.id)
        self.article = article


class Embargoed(Exception):  # noqa: N818 - it says what is the matter
    """The article may not go out yet; ``article`` says until when."""

    def __init__(self, article: Article) -> None:
        super().__init__(article.id)
        self.article = article


def check_revision(article: Article, revision: int | None) -> None:
    """That an article is in the revision that its editor saw. Raises ChangedSince."""
    if revision is not None and article.revision != revision:
        raise ChangedSince


def check_embargo(article: Article, at: datetime, *, despite: bool = False) -> None:
    """That an article may go out ``at`` a moment, or ``despite`` its embargo. Raises Embargoed."""
    until = article.embargo_until
    if until is not None and at < until and not despite:
        raise Embargoed(article)


def there(found: Article | None) -> Article:
    """The article that was found. Raises WrongStatus when there is none."""
    if found is None:
        raise WrongStatus(None)
    return found


async def changed(
    connection: Connection,
    article_id: int,
    *statuses: ArticleStatus,
    **columns: str | int | datetime | None,
) -> Article:
    """The article with these columns, if it has one of ``statuses``. Raises WrongStatus."""
    is_so = await articles.change_article(connection, article_id, *statuses, **columns)
    found = await articles.article_by_id(connection, article_id)
    if not is_so:
        raise WrongStatus(found)
    return there(found)
