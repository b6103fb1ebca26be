"""Following a story: the button below an article, and the list in /subscriptions."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.answer import Answer, change, swap, toast
from handlers.article import missing_toast
from handlers.editor import WRITERS
from handlers.press import Pressed
from handlers.visitor import Visitor
from news.article import ArticleStatus
from newsroom import publishing, story_following
from newsroom.desk import Desk
from newsroom.publishing import UNSENT
from newsroom.story_following import MOST_STORIES, StoryOver, TooManyStories
from texts.message import Message as Screen
from texts.story import (
    followed_toast,
    restoring,
    stories_page,
    story_button,
    story_later_toast,
    story_over_toast,
    too_many_stories_toast,
    unfollowed_toast,
)
from texts.story_actions import (
    DropStory,
    FollowStory,
    RestoreStory,
    ShowStories,
    UnfollowStory,
)

_HIGHEST = 2**31 - 1
"""Ids of messages are 32-bit numbers: https://core.telegram.org/constructor/message."""
_UNSENT = (*UNSENT, ArticleStatus.DEPARTING)


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="story")
    router.callback_query.register(follow, Pressed(FollowStory))
    router.callback_query.register(unfollow, Pressed(UnfollowStory))
    router.callback_query.register(show_stories, Pressed(ShowStories))
    router.callback_query.register(drop, Pressed(DropStory))
    router.callback_query.register(restore, Pressed(RestoreStory))
    return router


async def follow(press: CallbackQuery, action: FollowStory, visitor: Visitor, desk: Desk) -> Answer:
    """Follow the story; what comes later answers the pressed message."""
    message_id = press.message.message_id if press.message else None
    refused = await _followed(desk, visitor, action.article_id, message_id)
    if refused:
        return toast(refused, alert=True)
    button = story_button(visitor.locale, action.article_id, followed=True)
    return swap(button, followed_toast(visitor.locale))


async def unfollow(_: CallbackQuery, action: UnfollowStory, visitor: Visitor, desk: Desk) -> Answer:
    """Follow the story no longer, by the same button."""
    await story_following.unfollow_story(desk, visitor.subscriber, action.article_id)
    button = story_button(visitor.locale, action.article_id)
    return swap(button, unfollowed_toast(visitor.locale))


async def show_stories(
    _: CallbackQuery, action: ShowStories, visitor: Visitor, desk: Desk
) -> Answer:
    """A page of the list, in place."""
    return change(await _page(desk, visitor, action.page))


async def drop(_: CallbackQuery, action: DropStory, visitor: Visitor, desk: Desk) -> Answer:
    """Let go of a story; the list offers it back."""
    held = await story_following.followed_stories(desk, visitor.subscriber, visitor.now)
    dropped = next((each for each in held if each.story_id == action.story_id), None)
    gone = await story_following.drop_story(desk, visitor.subscriber, action.story_id)
    left = tuple(each for each in held if each != dropped)
    again = restoring(dropped, gone.message_id, action.page) if dropped and gone else None
    page = stories_page(visitor.locale, left, action.page, again)
    return change(page, unfollowed_toast(visitor.locale))


async def restore(_: CallbackQuery, action: RestoreStory, visitor: Visitor, desk: Desk) -> Answer:
    """Follow the story again, by the message by which it was followed."""
    message_id = action.message_id
    # A forged button may name any number: Telegram would take no answer to most of them.
    if message_id is not None and not 0 < message_id <= _HIGHEST:
        message_id = None
    refused = await _followed(desk, visitor, action.article_id, message_id)
    page = await _page(desk, visitor, action.page)
    return change(page, refused or followed_toast(visitor.locale))


async def _followed(desk: Desk, visitor: Visitor, article_id: int, message_id: int | None) -> str:
    """Follow the story of an article; why that cannot be, or nothing."""
    locale = visitor.locale
    try:
        article = await story_following.follow_story(
            desk, visitor.subscriber, article_id, message_id, visitor.now
        )
    except TooManyStories:
        return too_many_stories_toast(locale, MOST_STORIES)
    except StoryOver:
        return story_over_toast(locale)
    if article is not None:
        return ""
    draft = await publishing.article(desk, article_id) if visitor.role in WRITERS else None
    if draft is not None and draft.status in _UNSENT:
        return story_later_toast(locale)
    return await missing_toast(desk, visitor, article_id)


async def _page(desk: Desk, visitor: Visitor, page: int) -> Screen:
    held = await story_following.followed_stories(desk, visitor.subscriber, visitor.now)
    return stories_page(visitor.locale, held, page)
