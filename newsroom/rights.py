"""Who may do what, looked up in the transaction that does it; and who did it, kept there."""

from dataclasses import dataclass
from datetime import datetime

from news.article import Article, ArticleStatus
from news.deed import Deed, DeedKind
from news.role import EDITORS, Role
from storage.database import Connection
from storage.deeds import keep_deed
from storage.editors import role_of


class NotAllowed(Exception):  # noqa: N818 - it says what is the matter
    """Somebody's role does not let them do that, or not to that ``article``."""

    def __init__(self, article: Article | None = None) -> None:
        super().__init__(article.id if article else "")
        self.article = article


@dataclass(frozen=True, slots=True)
class Doer:
    """Who does something in the newsroom, by user id, and when, in UTC."""

    id: int
    at: datetime


async def require(connection: Connection, person_id: int, *roles: Role) -> Role:
    """The person's role, if it is one of these. Raises NotAllowed."""
    role = await role_of(connection, person_id)
    if role not in roles:
        raise NotAllowed
    return role


async def require_for(
    connection: Connection, person_id: int, article: Article, *, own: bool = False
) -> Role:
    """The same for changing an article: authors change drafts; with ``own`` none but their own.

    Raises NotAllowed.
    """
    role = await role_of(connection, person_id)
    is_draft = article.status is ArticleStatus.DRAFT
    by_author = role is Role.AUTHOR and is_draft and (article.author_id == person_id or not own)
    if role not in EDITORS and not by_author:
        raise NotAllowed(article)
    return role


async def note(
    connection: Connection,
    by: Doer | None,
    kind: DeedKind,
    article_id: int | None = None,
    about: str = "",
) -> None:
    """Keep in the newsroom's log what somebody did; the program itself is in another one."""
    if by is not None:
        await keep_deed(connection, Deed(kind, by.id, by.at, article_id, about))
