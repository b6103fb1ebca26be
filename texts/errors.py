"""Error messages: what was wrong, an example that works, the nearest valid choice."""

from collections.abc import Sequence
from difflib import get_close_matches

from news.role import Role
from news.rubric import Rubric
from news.rule_language import LONGEST_RULE, MOST_PARTS, MOST_RULE_WORDS, RuleFault
from news.subscription import Subscription
from news.timetable_language import TimetableProblem
from texts.action import Action
from texts.amendment_actions import StartAmendment
from texts.article import article_number
from texts.commands import commands
from texts.digest_actions import ShowDigest
from texts.draft_actions import StartPost
from texts.feed_actions import ShowFeeds
from texts.help_actions import ShowHelp
from texts.html import Html, bold, clip, joined, paragraphs
from texts.language import language_buttons
from texts.latest_actions import LatestPage
from texts.locale import Locale
from texts.message import Button, Message, in_rows
from texts.own_data_actions import AskForget, SendMyData, ShowPrivacy
from texts.rubric_actions import ShowArrangement
from texts.rubrics import rubric_label
from texts.settings_actions import (
    ShowLanguages,
    ShowLimit,
    ShowMute,
    ShowPause,
    ShowPlain,
    ShowQuiet,
    ShowSettings,
)
from texts.source_actions import ShowSources, StartSource
from texts.subscription_actions import FollowRubric, ShowRubrics, ShowSubscriptions, ShowWordsHint
from texts.subscriptions import no_subscriptions, removal_buttons
from texts.synonym_actions import ShowSynonyms
from texts.timezone import zone_buttons
from texts.zone_actions import ShowZones

_RULE_LIMITS = {RuleFault.TOO_MANY_WORDS: MOST_RULE_WORDS, RuleFault.TOO_LONG: LONGEST_RULE}
# Commands that a button can stand for.
_OPENED: dict[str, Action] = {
    "latest": LatestPage(),
    "rubrics": ShowRubrics(),
    "subscribe": ShowWordsHint(),
    "subscriptions": ShowSubscriptions(),
    "unsubscribe": ShowSubscriptions(),
    "digest": ShowDigest(),
    "pause": ShowPause(),
    "quiet": ShowQuiet(),
    "limit": ShowLimit(),
    "mute": ShowMute(),
    "settings": ShowSettings(),
    "plain": ShowPlain(),
    "language": ShowLanguages(),
    "timezone": ShowZones(),
    "post": StartPost(),
    "feeds": ShowFeeds(),
    "privacy": ShowPrivacy(),
    "mydata": SendMyData(),
    "forget": AskForget(),
    "synonyms": ShowSynonyms(),
    "sources": ShowSources(),
    "source": StartSource(),
    "rubric": ShowArrangement(),
}
_MOST_OFFERED = 4
_MEGABYTE = 1_000_000
_LONGEST_COMMAND = 40
_AROUND = 60


def unknown_command(locale: Locale, typed: str, role: Role) -> Message:
    """No such command; the nearest one that the person may use."""
    name = typed.strip().lstrip("/").casefold()[:_LONGEST_COMMAND]
    close = get_close_matches(name.partition("@")[0], commands(role), n=1)
    helped = locale.button("to-help", ShowHelp())
    if not close:
        return Message(locale.catalogue("unknown-command", name=name), ((helped,),))
    text = locale.catalogue("unknown-command-nearest", name=name, nearest=close[0])
    if close[0] not in _OPENED:
        return Message(text, ((helped,),))
    return Message(text, ((Button(f"/{close[0]}", _OPENED[close[0]]), helped),))


def not_a_command(locale: Locale) -> Message:
    """The answer to words that are no command: what can be done here."""
    ways = (locale.button("to-all-news", LatestPage()), locale.button("to-help", ShowHelp()))
    return Message(locale.catalogue("not-a-command"), in_rows(ways, 2))


def unknown_rubric(locale: Locale, typed: str, rubrics: Sequence[Rubric]) -> Message:
    """No such rubric; the nearest ones to follow."""
    names = {rubric.name(locale.catalogue.language).casefold(): rubric for rubric in rubrics}
    close = get_close_matches(typed.casefold()[:_LONGEST_COMMAND], names, n=_MOST_OFFERED)
    offered = [
        Button(rubric_label(locale, names[name]), FollowRubric(names[name].id)) for name in close
    ]
    everything = (locale.button("to-rubrics", ShowRubrics()),)
    text = locale.catalogue("unknown-rubric", name=typed)
    return Message(text, (*in_rows(offered, 2), everything))


def unknown_language(locale: Locale, typed: str) -> Message:
    """No such interface language; those there are."""
    text = locale.catalogue("unknown-language", name=typed)
    return Message(text, in_rows(language_buttons(locale), 2))


def unknown_zone(locale: Locale, typed: str, similar: Sequence[str] = ()) -> Message:
    """No such time zone; those ``similar`` to it by IANA name, else all likely ones."""
    text = locale.catalogue("unknown-zone", name=typed)
    rows = (
        zone_buttons(locale, similar) if similar else ((locale.button("to-zones", ShowZones()),),)
    )
    return Message(text, rows)


def bad_timetable(locale: Locale, problem: TimetableProblem, word: str) -> Message:
    """A digest's times that cannot be read; ``word`` is the part to blame."""
    wrong = locale.catalogue(f"timetable-bad-{problem}", word=word)
    text = paragraphs(wrong, locale.catalogue("digest-hint"))
    return Message(text, ((locale.button("digest-times", ShowDigest()),),))


def bad_rule(
    locale: Locale, fault: RuleFault, rule: str, position: int, *, searched: bool = False
) -> Message:
    """A keyword rule that cannot be read; ``position`` is where in ``rule`` it goes wrong.

    ``searched`` words are answered with how to search, the others with how to subscribe.
    """
    place = _place(rule, position) if rule.strip() else ""
    text = paragraphs(
        locale.catalogue(f"rule-{fault}", limit=_RULE_LIMITS.get(fault, 0), parts=MOST_PARTS),
        place,
        locale.catalogue("search-prompt" if searched else "rule-examples"),
    )
    way = ("to-latest", LatestPage()) if searched else ("to-rubrics", ShowRubrics())
    return Message(text, ((locale.button(*way),),))


def too_many_rules(locale: Locale, limit: int) -> Message:
    """The reader has as many rules as one may."""
    row = (locale.button("to-subscriptions", ShowSubscriptions()),)
    return Message(locale.catalogue("rules-too-many", count=limit), (row,))


def not_subscribed(locale: Locale, typed: str, subscriptions: Sequence[Subscription]) -> Message:
    """No subscription by that name; those there are, to choose from."""
    if not subscriptions:
        return no_subscriptions(locale)
    text = locale.catalogue("not-subscribed", name=typed)
    return Message(text, removal_buttons(locale, subscriptions))


def unreadable_article(
    locale: Locale,
    reason: str,
    limit: int | None = None,
    kind: str | None = None,
    article_id: int | None = None,
) -> Message:
    """A source that gave no article; ``reason``, ``limit`` and ``kind`` are what ``sources`` said.

    It was to be another wording of ``article_id``, if that is given.
    The editor's own message stays in the chat, so nothing is lost.
    """
    text = locale.catalogue(
        f"source-{reason}",
        limit=limit or 0,
        megabytes=(limit or 0) // _MEGABYTE,
        kind=kind or "",
    )
    if article_id is None:
        return Message(text, ((locale.button("post-retry", StartPost()),),))
    same = locale.catalogue("amendment-same", article=article_number(article_id))
    retry = locale.button("post-retry", StartAmendment(article_id))
    return Message(paragraphs(text, same), ((retry,),))


def article_gone(locale: Locale) -> Message:
    """The article was never there, or is no longer."""
    row = (locale.button("to-latest", LatestPage()),)
    return Message(locale.catalogue("article-gone"), (row,))


def gone_toast(locale: Locale) -> str:
    """The object of an old button no longer exists."""
    return locale.catalogue.plain("gone-toast")


def failure(locale: Locale) -> Message:
    """Internal error; the person may try again."""
    return Message(locale.catalogue("failure"), ((locale.button("to-help", ShowHelp()),),))


def failure_toast(locale: Locale) -> str:
    """The same over the chat."""
    return locale.catalogue.plain("failure")


def full_toast(locale: Locale) -> str:
    """Says over a chat that it has had all the messages that Telegram takes for a while."""
    return locale.catalogue.plain("chat-full")


def _place(rule: str, position: int) -> Html:
    before, after = rule[:position], rule[position:]
    head = f"…{before[-_AROUND:]}" if len(before) > _AROUND else before
    return joined("", [head, bold("▸"), clip(after, _AROUND)])


def said_by_another(locale: Locale) -> Message:
    """Says that a forwarded message carries out no command."""
    return Message(locale.catalogue("said-by-another"))


def not_allowed(locale: Locale) -> Message:
    """Says that somebody's role does not let them do that, or no longer."""
    return Message(locale.catalogue("not-allowed"))


def not_allowed_toast(locale: Locale) -> str:
    """The same over the chat."""
    return locale.catalogue.plain("not-allowed")
