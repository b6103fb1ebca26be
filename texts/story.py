"""The stories that a reader follows: the button below an article, and the list of them."""

from collections.abc import Sequence

from news.continuation import STORY_LIFE
from news.followed import FollowedStory
from texts.html import Html, clip, lines, link, paragraphs
from texts.locale import Locale
from texts.message import Button, Message, Row
from texts.pages import Pages
from texts.story_actions import (
    DropStory,
    FollowStory,
    RestoreStory,
    ShowStories,
    UnfollowStory,
)
from texts.subscription_actions import ShowSubscriptions

LONGEST_HEADLINE = 200
# With its verb, what the width of a phone shows of a button.
_LONGEST_LABEL = 24


def story_button(locale: Locale, article_id: int, *, followed: bool = False) -> Button:
    """Follows the story of an article, or says that it is followed, and lets it go."""
    if followed:
        return locale.button("story-followed", UnfollowStory(article_id))
    return locale.button("story-follow", FollowStory(article_id))


def followed_toast(locale: Locale) -> str:
    """Says that a story is followed, and how it goes on."""
    return locale.catalogue.plain("story-followed-toast")


def unfollowed_toast(locale: Locale) -> str:
    """Says that a story is followed no longer."""
    return locale.catalogue.plain("story-unfollowed-toast")


def story_later_toast(locale: Locale) -> str:
    """Says that the story of a draft cannot be followed yet."""
    return locale.catalogue.plain("story-later-toast")


def story_over_toast(locale: Locale) -> str:
    """Says that a story has had no news for long."""
    return locale.catalogue.plain("story-over-toast")


def too_many_stories_toast(locale: Locale, limit: int) -> str:
    """Says that the reader follows as many stories as one may."""
    return locale.catalogue.plain("story-too-many-toast", count=limit)


def stories_page(
    locale: Locale,
    followed: Sequence[FollowedStory],
    page: int = 1,
    restore: RestoreStory | None = None,
) -> Message:
    """Page ``page``, from 1, of the followed stories, each with its end.

    ``restore`` brings the one back that has just been let go of.
    """
    again = (locale.button("story-restore", restore),) if restore else ()
    back = (locale.button("back-to-subscriptions", ShowSubscriptions()),)
    if not followed:
        return _of_rows(locale.catalogue("story-list-none"), again, back)
    pages = Pages.of(len(followed), page)
    shown = pages.shown(followed)
    text = paragraphs(
        pages.title(locale, "story-list"),
        lines(*(_line(locale, each) for each in shown)),
        locale.catalogue("story-list-hint", count=STORY_LIFE.days),
    )
    drops = [(_drop(locale, each, pages.page),) for each in shown]
    return _of_rows(text, again, *drops, pages.turns(locale, ShowStories), back)


def _of_rows(text: Html, *rows: Row) -> Message:
    return Message(text, tuple(row for row in rows if row))


def _line(locale: Locale, followed: FollowedStory) -> Html:
    opened = locale.article_url(followed.article_id)
    return Html(f"• {link(clip(followed.headline, LONGEST_HEADLINE), opened)}")


def _drop(locale: Locale, followed: FollowedStory, page: int) -> Button:
    headline = clip(followed.headline, _LONGEST_LABEL)
    return locale.button("story-drop", DropStory(followed.story_id, page), headline=headline)


def restoring(followed: FollowedStory, message_id: int | None, page: int) -> RestoreStory:
    """What follows a story again that has been let go of."""
    return RestoreStory(followed.article_id, message_id, page)
