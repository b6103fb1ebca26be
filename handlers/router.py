"""All routers; the first that matches handles the update."""

from aiogram import Dispatcher, Router

from handlers import (
    agreeing,
    anonymous,
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
    group_help,
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
    manage,
    membership,
    mended,
    mending,
    mute,
    original,
    own_data,
    pairing,
    pause,
    place_card,
    place_figures,
    places,
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
    topic_map,
    topics,
    unknown,
    views,
    why,
    why_not,
    withdraw,
)
from handlers.conversation import Remembering
from handlers.groups import GroupContext, GroupFilter
from handlers.place_context import PlaceContext, kinds_pressed
from handlers.visitor import Visiting
from texts.action import Action

_READERS = (
    latest,
    search,
    rubrics,
    subscribe,
    refining,
    subscriptions,
    digest,
    quiet,
    limit,
    mute,
    pause,
    settings,
    language,
    timezone,
)
"""What a person may do for a place, too."""

_PRIVATE = (
    manage,
    first_minute,
    help,
    article,
    saved,
    linked,
    why,
    story,
    checkup,
    feeds,
    digest_pages,
    own_data,
    places,
    place_card,
    place_figures,
    topic_map,
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


_IN_GROUPS = (group_help, anonymous, *_READERS, article, digest_pages)
"""What those who run a group may do there, for it or for the topic that they write in."""


def include_handlers(dispatcher: Dispatcher, visiting: Visiting) -> None:
    """Register every router; those of private chats get a ``visitor``, as do those of groups."""
    # Not routers of their own: each costs every message as much as a filter or two.
    for each in (errors, membership, topics, pairing, mended, inline, channel_posts):
        each.add_to(dispatcher)
    dispatcher.include_routers(_private(dispatcher, visiting), _groups())


def _private(dispatcher: Dispatcher, visiting: Visiting) -> Router:
    private = Router(name="private")
    for observer in (private.message, private.callback_query):
        observer.outer_middleware(visiting)
        observer.outer_middleware(Remembering(dispatcher.fsm))
    # Hardly any edited message is an article's: only then is its author looked up.
    private.edited_message.middleware(visiting)
    private.edited_message.middleware(Remembering(dispatcher.fsm))
    private.include_router(start.routes())
    private.include_routers(_readers(*(each.routes() for each in _READERS)))
    private.include_routers(timezone.location_routes())
    private.include_routers(*(each.routes() for each in _PRIVATE))
    private.include_routers(bare_link.unasked_routes(), post.unasked_routes())
    private.include_routers(why_not.unasked_routes())
    private.include_routers(_readers(search.words_routes()), unknown.routes())
    return private


def _readers(*routers: Router) -> Router:
    """What a person does for a place as well as for themselves, as they have chosen."""
    # An article that is opened from a place's list in the private chat is the person's to read.
    own = article, manage, places, place_card, place_figures
    kept = frozenset[type[Action]]().union(*(kinds_pressed(each.routes()) for each in own))
    bound = frozenset[type[Action]]().union(*(kinds_pressed(each.routes()) for each in _READERS))
    context = PlaceContext(bound, kept)
    readers = Router(name="readers")
    readers.include_routers(*routers)
    for observer in (readers.message, readers.callback_query):
        observer.middleware(context)
    return readers


def _groups() -> Router:
    readers = Router(name="readers in groups")
    readers.include_routers(*(each.routes() for each in _IN_GROUPS))
    context = GroupContext(kinds_pressed(readers))
    for observer in (readers.message, readers.callback_query):
        observer.middleware(context)
    groups = Router(name="groups")
    in_group = GroupFilter(readers)
    for observer in (groups.message, groups.callback_query):
        observer.outer_middleware(in_group)
    groups.include_router(readers)
    return groups
