"""All routers; the first that matches handles the update."""

from aiogram import Dispatcher, Router

from handlers import (
    agreeing,
    approval,
    article,
    articles,
    asking,
    bare_link,
    campaigns,
    card,
    channel_posts,
    checkup,
    continuing,
    digest,
    digest_pages,
    draft,
    edit,
    editors,
    errors,
    feeds,
    filing,
    first_minute,
    help,  # noqa: A004 - a command's file has the command's name
    inbox,
    inline,
    language,
    latest,
    letters,
    likeness,
    limit,
    linked,
    log,
    membership,
    mending,
    mute,
    original,
    own_data,
    pause,
    post,
    quiet,
    refining,
    report,
    rubric,
    rubrics,
    saved,
    schedule,
    search,
    sending,
    settings,
    source,
    source_buttons,
    source_categories,
    start,
    statistics,
    status,
    story,
    subscribe,
    subscriptions,
    suggestion,
    synonyms,
    timezone,
    tokens,
    unknown,
    views,
    why,
    why_not,
    withdraw,
)
from handlers.conversation import Remembering
from handlers.visitor import Visiting

_PRIVATE = (
    start,
    first_minute,
    help,
    latest,
    search,
    article,
    saved,
    linked,
    why,
    story,
    rubrics,
    subscribe,
    refining,
    subscriptions,
    checkup,
    feeds,
    digest,
    quiet,
    limit,
    mute,
    pause,
    settings,
    digest_pages,
    language,
    timezone,
    own_data,
    # Ahead of what takes an editor's texts: an answer to a question about sources is none.
    source,
    source_categories,
    mending,
    post,
    bare_link,
    edit,
    original,
    schedule,
    letters,
    report,
    withdraw,
    articles,
    card,
    draft,
    views,
    likeness,
    continuing,
    filing,
    rubric,
    asking,
    agreeing,
    editors,
    approval,
    log,
    sending,
    statistics,
    status,
    campaigns,
    synonyms,
    source_buttons,
    inbox,
    suggestion,
    tokens,
)


def include_handlers(dispatcher: Dispatcher, visiting: Visiting) -> None:
    """Register every router; those of private chats get a ``visitor``."""
    private = Router(name="private")
    for observer in (private.message, private.callback_query):
        observer.outer_middleware(visiting)
        observer.outer_middleware(Remembering(dispatcher.fsm))
    # Hardly any edited message is an article's: only then is its author looked up.
    private.edited_message.middleware(visiting)
    private.edited_message.middleware(Remembering(dispatcher.fsm))
    private.include_routers(*(each.routes() for each in _PRIVATE))
    private.include_routers(bare_link.unasked_routes(), post.unasked_routes())
    private.include_routers(why_not.unasked_routes())
    private.include_routers(search.words_routes(), unknown.routes())
    # Not routers of their own: each costs every message as much as a filter or two.
    for each in (errors, membership, inline, channel_posts):
        each.add_to(dispatcher)
    dispatcher.include_router(private)
