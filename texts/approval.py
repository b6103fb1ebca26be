"""A second editor agrees: what stands on a draft's card, and what is told of it."""

from dataclasses import dataclass
from datetime import datetime

from news.approval import Approval, Regime, Wish, needs_agreement
from news.article import Article, ArticleStatus
from news.role import Role
from news.standing import Standing
from texts.amendment_actions import StartAmendment
from texts.approval_actions import (
    Agree,
    AskRefuse,
    DropRemark,
    OfferDraft,
    Refuse,
    SetApproval,
    TakeBackRequest,
)
from texts.article import headline_link
from texts.card_actions import OpenCard
from texts.detail_actions import ShowDetails
from texts.draft_actions import Cancel, ShowAsDigest
from texts.editors import who
from texts.filing_actions import PickRubric
from texts.flight import of_article
from texts.html import Html, bold, clip, joined, paragraphs, quotation
from texts.locale import Locale
from texts.message import Button, Message, Row, Rows, ticked

LONGEST_REMARK = 1000
LONGEST_HEADLINE = 200
_MOST_NAMES = 6


@dataclass(frozen=True, slots=True)
class Viewer:
    """For whom a draft's card is, by user id and role, and when, in UTC."""

    id: int
    role: Role
    now: datetime


def agreement_note(locale: Locale, standing: Standing, viewer: Viewer) -> Html:
    """What stands on a draft's card about the second editor; nothing where none is needed."""
    say = locale.catalogue
    asked = standing.approval
    if asked is None:
        needed = needs_agreement(standing.regime, Wish.BREAK) and viewer.role is not Role.AUTHOR
        return _needed(locale, standing) if needed else Html()
    wish = wish_words(locale, asked, viewer.now)
    if asked.asked_by != viewer.id:
        return say("approval-asks", person=who(standing.names, asked.asked_by), wish=wish)
    return paragraphs(say("approval-asked", wish=wish), _waits_for(locale, standing))


def agreement_ways(
    locale: Locale, article: Article, standing: Standing, preview_id: int | None, viewer: Viewer
) -> Rows:
    """What can be done with a draft that another has to agree to, or that an author may not send.

    Nothing where the editor may do with it what they like.
    """
    asked, number = standing.approval, article.id
    rubric = locale.button("post-rubric", PickRubric(number, preview_id))
    mend = locale.button("post-mend", ShowDetails(number, preview_id))
    views = locale.button("post-views", ShowAsDigest(number, preview_id))
    edit = locale.button("card-edit", StartAmendment(number))
    cancel = locale.button("post-cancel", Cancel(number))
    if viewer.role is Role.AUTHOR:
        offer = locale.button("approval-offer", OfferDraft(number, preview_id, article.revision))
        own = ((cancel,),) if article.author_id == viewer.id else ()
        return ((offer,) if asked is None else (edit,), (mend, rubric), (views,), *own)
    if asked is None:
        return ()
    if asked.asked_by == viewer.id:
        back = locale.button("approval-take-back", TakeBackRequest(number, preview_id))
        return ((back,), (mend, rubric), (views, cancel))
    return (_answers(locale, asked, preview_id), (mend, rubric), (edit, views))


def offered_note(locale: Locale, person: Html) -> Html:
    """Says above a draft's card whose it is, for the editors to whom it was given."""
    return locale.catalogue("approval-offered-by", person=person)


def offered_toast(locale: Locale, count: int) -> str:
    """Says to how many editors a draft has been given."""
    return locale.catalogue.plain("approval-offered", count=count)


def asked_toast(locale: Locale, count: int) -> str:
    """Says how many are asked to agree; that there is nobody, if so."""
    return locale.catalogue.plain("approval-asked-toast", count=count)


def asked_before_toast(locale: Locale, person: str) -> str:
    """Says that somebody else has asked already."""
    return locale.catalogue.plain("approval-asked-before", person=person)


def own_wish_toast(locale: Locale) -> str:
    """Says that nobody agrees to what they asked for."""
    return locale.catalogue.plain("approval-own")


def not_asked_toast(locale: Locale, article: Article, person: str | None) -> str:
    """Says that there is nothing to agree to any more, and who has been faster, if it is known."""
    if person is not None:
        return locale.catalogue.plain("approval-agreed-before", person=person)
    if article.status is ArticleStatus.DRAFT:
        return locale.catalogue.plain("approval-not-asked")
    return locale.catalogue.plain(f"flight-stale-{article.status}")


def taken_back_toast(locale: Locale) -> str:
    """Says that nobody is asked any more."""
    return locale.catalogue.plain("approval-taken-back")


def agreed_toast(locale: Locale) -> str:
    """Says that it goes out."""
    return locale.catalogue.plain("approval-agreed-toast")


def agreed(locale: Locale, article: Article, person: Html, now: datetime) -> Message:
    """Tells whoever asked that somebody has agreed, and when it goes out."""
    when = locale.catalogue("approval-goes")
    if article.status is ArticleStatus.SCHEDULED and article.departs_at is not None:
        when = locale.catalogue("approval-goes-at", at=locale.moment(article.departs_at, now))
    told = locale.catalogue("approval-agreed", person=person)
    link = headline_link(locale, article, LONGEST_HEADLINE)
    return Message(
        paragraphs(of_article(article.id, told), joined(" · ", [link, when])), silent=False
    )


def refused(locale: Locale, article: Article, person: Html, remark: str) -> Message:
    """Tells whoever asked that a draft has been sent back, and why."""
    told = locale.catalogue("approval-refused", person=person)
    title = bold(clip(article.headline, LONGEST_HEADLINE))
    why = quotation(clip(remark, LONGEST_REMARK)) if remark else ""
    open_card = locale.button("approval-open", OpenCard(article.id))
    edit = locale.button("card-edit", StartAmendment(article.id))
    return Message(
        paragraphs(of_article(article.id, told), title, why), ((edit, open_card),), silent=False
    )


def settled(locale: Locale, article: Article, key: str, person: Html | str = "") -> Message:
    """Stands in place of a card that asked for an agreement: ``agreed``, ``refused`` ..."""
    say = locale.catalogue
    told = say(f"approval-{key}", person=person) if person else say(f"approval-{key}")
    link = bold(clip(article.headline, LONGEST_HEADLINE))
    row = (locale.button("approval-open", OpenCard(article.id)),)
    return Message(paragraphs(of_article(article.id, told), link), (row,))


def remark_prompt(locale: Locale, article: Article, asked: int, preview_id: int | None) -> Message:
    """Asks why a draft is sent back; it need not be said."""
    without = locale.button("approval-no-remark", Refuse(article.id, asked, preview_id))
    back = locale.button("post-back", DropRemark(article.id, preview_id))
    return Message(
        of_article(article.id, locale.catalogue("approval-remark")), ((without,), (back,))
    )


def remark_unread(locale: Locale) -> Message:
    """Says that a remark has to be text."""
    return Message(locale.catalogue("approval-remark-unread"))


def remark_late(locale: Locale, article_id: int) -> Message:
    """Says that there is nothing to remark any more."""
    return Message(of_article(article_id, locale.catalogue("approval-remark-late")))


def asked_for_planned(locale: Locale, article: Article, wish: Approval, now: datetime) -> Message:
    """Tells an editor that what they had planned needs a second one by now."""
    at = locale.moment(wish.departs_at, now) if wish.departs_at else ""
    told = locale.catalogue("approval-planned-asked", at=at)
    open_card = (locale.button("approval-open", OpenCard(article.id)),)
    title = bold(clip(article.headline, LONGEST_HEADLINE))
    return Message(paragraphs(of_article(article.id, told), title), (open_card,), silent=False)


def approval_setting(locale: Locale, regime: Regime, editors: int, planned: int = 0) -> Message:
    """What a second editor has to agree to, and the other ways; ``editors`` may agree in all.

    ``planned`` articles of the plan have just become drafts that are asked for.
    """
    say = locale.catalogue
    alone = say("approval-nobody") if regime is not Regime.OFF and editors <= 1 else ""
    asked = say("approval-planned", count=planned) if planned else ""
    text = paragraphs(
        bold(say("approval-title")), say(f"approval-is-{regime}"), alone, asked, say("approval-how")
    )
    buttons = (
        Button(ticked(say.plain(f"approval-{each}"), chosen=each is regime), SetApproval(each))
        for each in (Regime.ON, Regime.BREAKING, Regime.OFF)
    )
    return Message(text, tuple((button,) for button in buttons))


def approval_usage(locale: Locale, typed: str) -> Message:
    """How /approval is written, for when it was written otherwise."""
    rows = tuple(
        (locale.button(f"approval-{each}", SetApproval(each)),)
        for each in (Regime.ON, Regime.BREAKING, Regime.OFF)
    )
    return Message(locale.catalogue("approval-usage", typed=typed), rows)


def wish_words(locale: Locale, wish: Approval, now: datetime) -> Html:
    """What somebody wants to do with a draft."""
    at = locale.moment(wish.departs_at, now) if wish.departs_at else ""
    return locale.catalogue(f"approval-wish-{wish.wish}", at=at)


def _answers(locale: Locale, wish: Approval, preview_id: int | None) -> Row:
    about = wish.article_id, wish.number, preview_id
    return (
        locale.button("approval-agree", Agree(*about)),
        locale.button("approval-refuse", AskRefuse(*about)),
    )


def _needed(locale: Locale, standing: Standing) -> Html:
    if len(standing.may_agree) <= 1:
        return locale.catalogue("approval-nobody")
    return locale.catalogue(f"approval-needed-{standing.regime}")


def _waits_for(locale: Locale, standing: Standing) -> Html:
    if not standing.may_agree:
        return locale.catalogue("approval-nobody")
    first = standing.may_agree[:_MOST_NAMES]
    shown = joined(", ", [who(standing.names, each) for each in first])
    rest = len(standing.may_agree) - _MOST_NAMES
    more = locale.catalogue("approval-and-more", count=rest) if rest > 0 else ""
    return locale.catalogue("approval-waits", people=joined(" ", [shown, more]))
