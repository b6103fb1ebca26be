"""What an editor has to know of a draft before it goes out, for its card."""

import asyncio
from datetime import datetime

from news.advice import advice
from news.approval import Approval, Regime
from news.article import Article
from news.role import EDITORS
from news.standing import Standing
from newsroom import attending, publishing
from newsroom.continuing import continuation
from newsroom.desk import Desk
from newsroom.likeness import similar
from storage import approvals
from storage.editors import colleagues, names_of

_Approvers = tuple[tuple[int, ...], dict[int, str]]
"""The ids of who may agree, and the names of everybody."""


async def standing(desk: Desk, article: Article, now: datetime, you: int | None = None) -> Standing:
    """How a draft stands now, as an editor, ``you``, sees it.

    Raises WrongStatus when there is no such article.
    """
    regime, approval, (may_agree, names) = await _agreement(desk, article.id)
    present = (await attending.at_work(desk, [article.id], now)).get(article.id, ())
    changed = None if you is None else await attending.last_change(desk, article, you)
    repeats = await publishing.seen_before(desk, article)
    return Standing(
        plan=await publishing.plan(desk, article.id, now),
        repeats=repeats,
        likeness=await similar(desk, article, now) if repeats is None else None,
        # A text may be long.
        advice=tuple(await asyncio.to_thread(advice, article, now)),
        regime=regime,
        approval=approval,
        may_agree=may_agree,
        names=names,
        at_work=tuple(each for each in present if each.id != you),
        changed=changed,
        continues=await continuation(desk, article, now),
    )


async def _agreement(desk: Desk, article_id: int) -> tuple[Regime, Approval | None, _Approvers]:
    """Nobody is looked up where nobody need agree."""
    async with desk.database.snapshot() as connection:
        known = await approvals.approval_of(connection, article_id)
        asked = known if known is not None and known.is_open else None
        regime = await approvals.regime(connection)
        is_needed = asked is not None or regime is not Regime.OFF
        everyone = await colleagues(connection) if is_needed else []
        asked_by = asked.asked_by if asked else None
        # A program that asks is no colleague.
        names = await names_of(connection, [] if asked_by is None else [asked_by])
    may = tuple(each.id for each in everyone if each.role in EDITORS and each.id != asked_by)
    return regime, asked, (may, names | {each.id: each.name for each in everyone if each.name})
