"""Under which rubrics a draft stands: several, the first of which is shown first."""

from collections.abc import Callable, Sequence
from datetime import datetime

from news.article import Article
from news.deed import DeedKind
from news.language import Language
from news.rubric import Rubric, by_id
from newsroom.approving import renew
from newsroom.desk import Desk
from newsroom.publishing import UNSENT
from newsroom.refusals import WrongStatus
from newsroom.rights import Doer, note, require_for
from storage import articles
from storage.rubrics import all_rubrics
from storage.versions import put_versions_under
from storage.wording import written_ids

_Arrange = Callable[[Rubric, tuple[Rubric, ...]], Sequence[Rubric]]


async def choose(
    desk: Desk, article_id: int, rubric_id: int, editor_id: int, now: datetime
) -> Article:
    """Put a draft under one rubric and no other, in all its wordings: nobody has read it yet.

    Raises WrongStatus, NotAllowed, LookupError for an unknown rubric.
    """

    def arrange(rubric: Rubric, _: tuple[Rubric, ...]) -> Sequence[Rubric]:
        return (rubric,)

    return await _file(desk, article_id, rubric_id, editor_id, now, arrange)


async def tick(
    desk: Desk, article_id: int, rubric_id: int, editor_id: int, now: datetime, *, ticked: bool
) -> Article:
    """Put a draft under a rubric besides those it has, or no longer under it. Raises as choose."""

    def arrange(rubric: Rubric, before: tuple[Rubric, ...]) -> Sequence[Rubric]:
        others = [each for each in before if each.id != rubric.id]
        if not ticked:
            return others
        return before if len(others) < len(before) else (*before, rubric)

    return await _file(desk, article_id, rubric_id, editor_id, now, arrange)


async def put_first(
    desk: Desk, article_id: int, rubric_id: int, editor_id: int, now: datetime
) -> Article:
    """Let a rubric of a draft be its first. Raises as choose."""

    def arrange(rubric: Rubric, before: tuple[Rubric, ...]) -> Sequence[Rubric]:
        return (rubric, *(each for each in before if each.id != rubric.id))

    return await _file(desk, article_id, rubric_id, editor_id, now, arrange)


async def _file(
    desk: Desk,
    article_id: int,
    rubric_id: int,
    editor_id: int,
    now: datetime,
    arrange: _Arrange,
) -> Article:
    async with desk.database.transaction() as connection:
        found = await articles.article_by_id(connection, article_id, lock=True)
        if found is None or found.status not in UNSENT:
            raise WrongStatus(found)
        role = await require_for(connection, editor_id, found)
        rubric = by_id(await all_rubrics(connection))[rubric_id]
        wanted = tuple(arrange(rubric, found.rubrics))
        if wanted == found.rubrics:
            return found
        first = wanted[0].id if wanted else None
        ids = [each.id for each in wanted[1:]]
        await articles.change_article(
            connection,
            article_id,
            *UNSENT,
            rubric_id=first,
            more_rubrics=written_ids(ids),
        )
        await put_versions_under(connection, article_id, first, ids)
        about = ", ".join(each.name(Language.RU) for each in wanted)
        await note(connection, Doer(editor_id, now), DeedKind.MOVED, article_id, about)
        await renew(connection, found, editor_id, role, now)
        return await articles.article_by_id(connection, article_id) or found
