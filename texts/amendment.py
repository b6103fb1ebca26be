"""Articles that change after they were written: edited, corrected, or withdrawn."""

from collections.abc import Sequence
from datetime import datetime

from news.article import Article, ArticleStatus, Change
from news.dispatch import Tally
from news.life import Event
from texts.amendment_actions import DropAmendment, Withdraw
from texts.article import LONGEST_NAME, article_number, headline_link
from texts.card_actions import OpenCard, RestoreVersion, ShowDifference, ShowHistory
from texts.colleague import name_of
from texts.draft_actions import Cancel, StartPost, Undo
from texts.flight import halting, how_it_goes, of_article
from texts.html import Html, clip, joined, lines, paragraphs
from texts.locale import Locale
from texts.message import Message, Row
from texts.post import LeftOut

LONGEST_HEADLINE = 300


def withdrawal_note(locale: Locale) -> Message:
    """Stands in place of a copy of a withdrawn article that can no longer be deleted."""
    return Message(locale.catalogue("amendment-withdrawn"))


def digest_withdrawn_note(locale: Locale) -> Message:
    """Stands in place of a digest all of whose articles are withdrawn."""
    return Message(locale.catalogue("amendment-digest-withdrawn"))


def correction_note(locale: Locale, article: Article) -> Message:
    """Says below the copy of an article that it has been corrected, and opens it."""
    link = headline_link(locale, article, LONGEST_HEADLINE)
    return Message(locale.catalogue("amendment-corrected", article=link))


def article_withdrawn(locale: Locale) -> Message:
    """The answer to an old link to a withdrawn article."""
    return Message(locale.catalogue("amendment-withdrawn"))


def withdrawn_toast(locale: Locale) -> str:
    """The answer to an old button of a withdrawn article."""
    return locale.catalogue.plain("amendment-withdrawn")


def which_article(locale: Locale, command: str) -> Message:
    """Says that a command needs an article's number, and how it is written."""
    key = "amendment-which-text" if command in {"edit", "correct"} else "amendment-which"
    return Message(locale.catalogue(key, command=command))


def unknown_article(locale: Locale, article_id: int) -> Message:
    """Says that no article has the number."""
    return Message(locale.catalogue("amendment-unknown", article=article_number(article_id)))


def amendment_prompt(locale: Locale, article: Article, *, correction: bool) -> Message:
    """Asks for an article's new wording, and says whom that will reach."""
    kind = Change.CORRECTION if correction else Change.EDIT
    reach = "draft" if article.status is not ArticleStatus.PUBLISHED else kind
    text = paragraphs(
        _titled(locale, article),
        lines(locale.catalogue("amendment-prompt"), locale.catalogue(f"amendment-prompt-{reach}")),
    )
    return Message(text, ((locale.button("post-cancel", DropAmendment(article.id)),),))


def amendment_dropped(locale: Locale, article_id: int) -> Message:
    """Says that no new wording is waited for any more."""
    same = locale.catalogue("amendment-same", article=article_number(article_id))
    return Message(same, (_card(locale, article_id),))


def departing_revised(locale: Locale, article: Article) -> Message:
    """Says that what is about to be published will go in its new wording."""
    return Message(of_article(article.id, locale.catalogue("amendment-departs")))


def remarks(
    locale: Locale, article_id: int, left_out: Sequence[LeftOut], unknown_rubric: str | None
) -> Message:
    """Says what of an editor's new wording could not be taken."""
    say = locale.catalogue
    unknown = ""
    if unknown_rubric:
        name = clip(unknown_rubric, LONGEST_NAME)
        unknown = say("amendment-unknown-rubric", rubric=name)
    told = lines(*(say(f"post-left-out-{each}") for each in left_out), unknown)
    return Message(lines(article_number(article_id), told))


def not_amendable(locale: Locale, article: Article) -> Message:
    """Says that an article can have no other wording: it is cancelled or withdrawn."""
    text = of_article(article.id, locale.catalogue(f"amendment-closed-{_end(article)}"))
    another = locale.button("post-another", StartPost())
    return Message(text, ((_history(locale, article.id)[0], another),))


def overtaken(locale: Locale, article: Article, event: Event, now: datetime) -> Message:
    """Says that a colleague had changed the article meanwhile, and how to see and have that."""
    told = locale.catalogue(
        "amendment-overtaken", name=name_of(event.editor), at=locale.moment(event.at, now)
    )
    theirs = article.id, event.revision
    difference = ShowDifference(article.id, event.revision, article.revision)
    rows = (
        (locale.button("amendment-difference", difference),),
        (locale.button("amendment-restore-theirs", RestoreVersion(*theirs)),),
    )
    return Message(of_article(article.id, told), rows)


def unchanged(locale: Locale, article: Article) -> Message:
    """Says that the article's wording is that already."""
    return Message(of_article(article.id, locale.catalogue("amendment-unchanged")))


def no_editor(locale: Locale, article_id: int) -> Message:
    """Says that who edits the message of an article is no editor any more."""
    return Message(of_article(article_id, locale.catalogue("amendment-no-editor")))


def no_author(locale: Locale, article_id: int) -> Message:
    """Says that an author changes drafts only."""
    return Message(of_article(article_id, locale.catalogue("amendment-no-author")))


def command_in_original(locale: Locale, article_id: int) -> Message:
    """Says that an edited message carries out no command, and becomes no article's text."""
    return Message(of_article(article_id, locale.catalogue("amendment-command")))


def command_edited(locale: Locale) -> Message:
    """Says that a command does not count which a message has become, or has been mended to."""
    return Message(locale.catalogue("amendment-command-edited"))


def command_forwarded(locale: Locale, command: str) -> Message:
    """Says that a forwarded message carries out no command, and what to do instead."""
    return Message(locale.catalogue("amendment-forwarded", command=command))


def other_article(locale: Locale, article_id: int, other_id: int) -> Message:
    """Says that an edited message names another article than the one that it was sent for."""
    told = locale.catalogue(
        "amendment-other-number",
        article=article_number(article_id),
        other=article_number(other_id),
        command=f"/edit {other_id}",
    )
    return Message(of_article(article_id, told))


def withdrawal_question(locale: Locale, article: Article, copies: int) -> Message:
    """Asks whether to withdraw an article, and says how many copies of it readers have."""
    say = locale.catalogue
    their_end = say("amendment-withdraw-copies") if copies else ""
    means = joined(" ", [their_end, say("amendment-withdraw-means")])
    question = lines(say("amendment-withdraw-question", count=copies), means)
    text = paragraphs(_titled(locale, article), question)
    keep = locale.button("amendment-keep", OpenCard(article.id))
    withdraw = locale.button("amendment-withdraw", Withdraw(article.id))
    return Message(text, ((keep, withdraw),))


def not_withdrawable(locale: Locale, article: Article) -> Message:
    """Says that there is nothing to withdraw, and what can be done instead."""
    text = of_article(article.id, locale.catalogue(f"amendment-not-out-{article.status}"))
    ways = {
        ArticleStatus.DRAFT: locale.button("amendment-cancel-draft", Cancel(article.id)),
        ArticleStatus.SCHEDULED: locale.button("amendment-cancel-draft", Cancel(article.id)),
        ArticleStatus.DEPARTING: locale.button("flight-undo", Undo(article.id)),
    }
    way = ways.get(article.status)
    return Message(text, ((way,) if way else _history(locale, article.id),))


def withdrawn_now_toast(locale: Locale) -> str:
    """Says that an article is withdrawn; its copies go in their time."""
    return locale.catalogue.plain("amendment-withdrawn-now")


def amendment_begun(locale: Locale, article_id: int, change: Change) -> Message:
    """Says that an edit, a correction or a withdrawal is taken; it stays true whatever follows.

    The line of its progress comes in its place, unless a crash cuts that short.
    """
    return Message(of_article(article_id, locale.catalogue(f"amendment-accepted-{change}")))


def amendment_progress(
    locale: Locale,
    change: Change,
    done: int,
    total: int,
    seconds_left: float | None,
    *,
    article_id: int,
    halted: bool = False,
    by_breaker: bool = False,
) -> Message:
    """The progress line: how many of the calls that an amendment takes are made."""
    count = locale.catalogue(f"amendment-begun-{change}")
    if total:
        count = locale.catalogue(f"amendment-doing-{change}", done=done, total=total)
    goes = how_it_goes(locale, seconds_left, halted=halted, by_breaker=by_breaker)
    text = of_article(article_id, count, goes)
    return Message(text, (halting(locale, halted=halted or by_breaker),))


def amendment_result(
    locale: Locale,
    change: Change,
    changed: int,
    notes: Tally,
    *,
    article_id: int,
    revision: int | None,
    unreached: int = 0,
) -> Message:
    """How many messages an amendment has brought up to date, and who was told of a correction.

    ``unreached`` are those that it could not change.
    """
    say = locale.catalogue
    told = say("amendment-noted", count=notes.delivered) if notes.delivered else ""
    done = say(f"amendment-done-{change}", count=changed)
    none = "" if changed or unreached else say("amendment-no-copies")
    left = say("amendment-unreached", count=unreached) if unreached else ""
    text = of_article(article_id, joined(" ", [done, none, left, told]))
    return Message(text, _after(locale, change, article_id, revision))


def _after(
    locale: Locale, change: Change, article_id: int, revision: int | None
) -> tuple[Row, ...]:
    if change is Change.WITHDRAWAL or revision is None:
        return ((locale.button("post-another", StartPost()),),)
    earlier = locale.button("amendment-restore", RestoreVersion(article_id, revision - 1))
    return (earlier,), _card(locale, article_id)


def _titled(locale: Locale, article: Article) -> Html:
    return of_article(article.id, headline_link(locale, article, LONGEST_HEADLINE))


def _card(locale: Locale, article_id: int) -> Row:
    return (locale.button("amendment-card", OpenCard(article_id), number=str(article_id)),)


def _history(locale: Locale, article_id: int) -> Row:
    return (locale.button("card-history", ShowHistory(article_id)),)


def _end(article: Article) -> ArticleStatus:
    is_withdrawn = article.status is ArticleStatus.WITHDRAWN
    return ArticleStatus.WITHDRAWN if is_withdrawn else ArticleStatus.CANCELLED
