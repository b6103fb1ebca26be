"""All routers; the first that matches handles the update."""

from aiogram import Dispatcher, Router

from handlers import (
    agreeing,
    approval,
    article,
    articles,
    asking,
    bare_link,
    card,
    channel_posts,
    digest,
    draft,
    edit,
    editors,
    errors,
    feeds,
    filing,
    help,  # noqa: A004 - a command's file has the command's name
    inbox,
    inline,
    latest,
    letters,
    likeness,
    log,
    membership,
    mending,
    original,
    own_data,
    post,
    preferences,
    report,
    rubric,
    rubrics,
    schedule,
    search,
    sending,
    source,
    source_buttons,
    source_categories,
    start,
    statistics,
    subscribe,
    subscriptions,
    suggestion,
    synonyms,
    tokens,
    unknown,
    views,
    why,
    withdraw,
)
from handlers.conversation import Remembering
from handlers.visitor import Visiting

_PRIVATE = (
    start,
    help,
    latest,
    search,
    article,
    why,
    rubrics,
    subscribe,
    subscriptions,
    feeds,
    digest,
    preferences,
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
    filing,
    rubric,
    asking,
    agreeing,
    editors,
    approval,
    log,
    sending,
    statistics,
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
    private.include_routers(search.words_routes(), unknown.routes())
    # Not routers of their own: each costs every message as much as a filter or two.
    for each in (errors, membership, inline, channel_posts):
        each.add_to(dispatcher)
    dispatcher.include_router(private)
