"""/feed and /feeds: addresses under which other programs read a rubric or a search."""

from secrets import token_urlsafe

from aiogram import Router
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery

from handlers.answer import Answer, change, say, toast
from handlers.press import Pressed
from handlers.refusals import refused_rule
from handlers.typed import Typed
from handlers.visitor import Visitor
from news.rubric import Rubric
from news.rule_language import RuleError
from newsroom import feeding, reading
from newsroom.desk import Desk
from texts.errors import gone_toast
from texts.feed_actions import AskRevokeFeed, MakeFeed, RevokeFeed, ShowFeeds
from texts.feeds import (
    feed_made,
    feed_prompt,
    feed_revoked,
    feeds_off,
    feeds_page,
    revocation_question,
    too_many_feeds,
)
from texts.message import Message
from texts.rubrics import which_rubric

_SECRET_BYTES = 32


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="feeds")
    router.message.register(make_feed, Typed("feed"))
    router.message.register(list_feeds, Typed("feeds"))
    router.callback_query.register(make_feed_of_rubric, Pressed(MakeFeed))
    router.callback_query.register(show_feeds, Pressed(ShowFeeds))
    router.callback_query.register(ask_revoke, Pressed(AskRevokeFeed))
    router.callback_query.register(revoke, Pressed(RevokeFeed))
    return router


async def make_feed(
    _: object, command: CommandObject, visitor: Visitor, desk: Desk, api_url: str | None
) -> Answer:
    """A feed of the rubric that the words name, or else of the words."""
    if api_url is None:
        return say(feeds_off(visitor.locale))
    if not command.args:
        return say(feed_prompt(visitor.locale, await reading.rubrics(desk)))
    named = await reading.rubrics_named(desk, command.args)
    if len(named.rubrics) == 1:
        return await _make(visitor, desk, named.rubrics[0], api_url)
    if choice := named.rubrics or named.choice:
        return say(which_rubric(visitor.locale, choice, lambda one: MakeFeed(one.id)))
    return await _make(visitor, desk, command.args, api_url)


async def list_feeds(_: object, visitor: Visitor, desk: Desk, api_url: str | None) -> Answer:
    """The reader's feeds."""
    held = await feeding.listed(desk, visitor.subscriber)
    if api_url is None and not held:
        return say(feeds_off(visitor.locale))
    return say(feeds_page(visitor.locale, held))


async def make_feed_of_rubric(
    _: CallbackQuery, action: MakeFeed, visitor: Visitor, desk: Desk, api_url: str | None
) -> Answer:
    """A feed of the rubric on a button."""
    if api_url is None:
        return say(feeds_off(visitor.locale))
    rubric = await reading.rubric(desk, action.rubric_id)
    if rubric is None:
        return toast(gone_toast(visitor.locale))
    return await _make(visitor, desk, rubric, api_url)


async def show_feeds(_: CallbackQuery, action: ShowFeeds, visitor: Visitor, desk: Desk) -> Answer:
    """A page of the list, in place of the pressed message or below the addresses of a feed."""
    screen = await _page(visitor, desk, action.page)
    return say(screen) if action.fresh else change(screen)


async def ask_revoke(
    _: CallbackQuery, action: AskRevokeFeed, visitor: Visitor, desk: Desk
) -> Answer:
    """Ask once more."""
    link = await feeding.feed_of(desk, visitor.subscriber, action.link_id)
    if link is None:
        return change(await _page(visitor, desk))
    return change(revocation_question(visitor.locale, link))


async def revoke(_: CallbackQuery, action: RevokeFeed, visitor: Visitor, desk: Desk) -> Answer:
    """End the addresses."""
    link = await feeding.feed_of(desk, visitor.subscriber, action.link_id)
    await feeding.revoke(desk, visitor.subscriber, action.link_id, visitor.now)
    if link is None:
        return change(await _page(visitor, desk))
    return change(feed_revoked(visitor.locale, link))


async def _make(visitor: Visitor, desk: Desk, of: Rubric | str, api_url: str) -> Answer:
    try:
        made = await feeding.make(
            desk, visitor.subscriber, of, visitor.now, lambda: token_urlsafe(_SECRET_BYTES)
        )
    except RuleError as error:
        return refused_rule(visitor, str(of), error)
    except feeding.TooManyFeeds:
        return say(too_many_feeds(visitor.locale, feeding.MOST_FEEDS, feeding.MOST_A_DAY))
    return say(feed_made(visitor.locale, made.link, f"{api_url}/feeds/{made.secret}"))


async def _page(visitor: Visitor, desk: Desk, page: int = 1) -> Message:
    return feeds_page(visitor.locale, await feeding.listed(desk, visitor.subscriber), page)
