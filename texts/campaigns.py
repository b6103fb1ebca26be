"""Campaigns, for editors: the list, a campaign's card, its picture."""

from collections.abc import Sequence
from datetime import datetime

from news.article import Article
from news.campaign import LONGEST_NAME, Brought, Campaign
from news.figure import shown
from news.rubric import Rubric
from texts.article import article_number, headline_link
from texts.campaign_actions import (
    AskEndCampaign,
    DrawCampaign,
    DropCampaign,
    EndCampaign,
    OpenCampaign,
    ShowCampaigns,
    StartCampaign,
)
from texts.html import Html, bold, clip, escape, joined, lines, link, paragraphs
from texts.locale import Locale
from texts.message import Button, Message, Row
from texts.pages import Pages
from texts.rubrics import rubric_label
from texts.statistics import people

_LONGEST_LABEL = 30
_LONGEST_HEADLINE = 120


def campaigns_page(
    locale: Locale,
    known: Sequence[tuple[Campaign, Brought]],
    page: int = 1,
    *,
    ended: bool = False,
) -> Message:
    """Page ``page``, from 1, of the campaigns, each a button away from its card."""
    say = locale.catalogue
    new = locale.button("campaigns-new", StartCampaign())
    other = locale.button(
        "campaigns-current" if ended else "campaigns-past", ShowCampaigns(1, not ended)
    )
    title = "campaigns-title-ended" if ended else "campaigns-title"
    if not known:
        none = say("campaigns-none-ended" if ended else "campaigns-none")
        text = paragraphs(bold(say(title)), none, "" if ended else say("campaigns-usage"))
        return Message(text, ((new, other),))
    pages = Pages.of(len(known), page)
    entries = [_entry(locale, *each) for each in pages.shown(known)]
    cards = [(_card_button(campaign),) for campaign, _ in pages.shown(known)]
    turns = pages.turns(locale, lambda to: ShowCampaigns(to, ended))
    text = paragraphs(pages.title(locale, title), *entries)
    return Message(text, tuple(row for row in (*cards, turns, (new, other)) if row))


def campaign_card(
    locale: Locale,
    campaign: Campaign,
    brought: Brought,
    target: Article | Rubric | None,
    now: datetime,
    told: str = "",
) -> Message:
    """A campaign: its link, where that leads, what it has brought. ``told`` was just done to it."""
    say = locale.catalogue
    url = locale.shared_url(campaign.slug)
    is_over = campaign.ended_at is not None
    state = (
        say("campaigns-is-over", moment=locale.moment(campaign.ended_at, now))
        if (campaign.ended_at)
        else say("campaigns-since", moment=locale.moment(campaign.created_at, now))
    )
    text = paragraphs(
        joined("", [told]),
        lines(bold(campaign.name), state),
        lines(Html(f"<code>{escape(url)}</code>"), _leads(locale, campaign, target)),
        lines(*_brought(locale, brought)),
    )
    ways: Row = (
        locale.button("campaigns-draw", DrawCampaign(campaign.id)),
        Button(say.plain("campaigns-copy"), copy=url),
    )
    end = () if is_over else (locale.button("campaigns-end", AskEndCampaign(campaign.id)),)
    back = locale.button("back-to-campaigns", ShowCampaigns(1, is_over))
    return Message(text, (ways, (back, *end)))


def end_question(locale: Locale, campaign: Campaign) -> Message:
    """Asks whether a campaign is to end, and says what that means."""
    keep = locale.button("campaigns-keep", OpenCampaign(campaign.id))
    end = locale.button("campaigns-end", EndCampaign(campaign.id))
    return Message(locale.catalogue("campaigns-end-question", name=campaign.name), ((keep, end),))


def campaign_ended(locale: Locale) -> Html:
    """Says that a campaign is over."""
    return locale.catalogue("campaigns-ended")


def campaign_added(locale: Locale) -> Html:
    """Says that there is a new campaign."""
    return locale.catalogue("campaigns-added")


def qr_caption(locale: Locale, campaign: Campaign) -> Message:
    """What stands below the picture of a campaign's link."""
    url = locale.shared_url(campaign.slug)
    text = lines(bold(campaign.name), link(url, url))
    back = locale.button("campaigns-card", OpenCampaign(campaign.id))
    return Message(text, ((back,),))


def campaign_prompt(locale: Locale) -> Message:
    """Asks for a name, and for where the link is to lead."""
    row = (locale.button("campaigns-drop", DropCampaign()),)
    return Message(locale.catalogue("campaigns-prompt"), (row,))


def bad_campaign_name(locale: Locale) -> Message:
    """Says what a campaign may be called."""
    return Message(locale.catalogue("campaigns-bad-name", limit=LONGEST_NAME), (_list(locale),))


def bad_target(locale: Locale, typed: str) -> Message:
    """Says that a link cannot lead there, and where it can."""
    return Message(locale.catalogue("campaigns-bad-target", typed=typed), (_list(locale),))


def unknown_campaign(locale: Locale, name: str) -> Message:
    """There is no campaign of that name."""
    return Message(locale.catalogue("campaigns-unknown", name=name), (_list(locale),))


def _entry(locale: Locale, campaign: Campaign, brought: Brought) -> Html:
    return lines(bold(campaign.name), joined(" · ", _brought(locale, brought)))


def _brought(locale: Locale, brought: Brought) -> list[Html]:
    """What came of it; a group of a few people is not told of, nor what would tell of one."""
    say = locale.catalogue
    left = max(0, brought.came - brought.stayed)
    stayed, _ = shown([brought.stayed, left])
    return [
        say("campaigns-came", count=people(locale, brought.came)),
        say("campaigns-stayed", count=people(locale, stayed)),
        say("campaigns-subscriptions", count=people(locale, brought.subscriptions)),
        say("campaigns-known", count=people(locale, brought.known)),
    ]


def _leads(locale: Locale, campaign: Campaign, target: Article | Rubric | None) -> Html:
    say = locale.catalogue
    if campaign.target is None:
        return say("campaigns-leads-home")
    if isinstance(target, Rubric):
        return say("campaigns-leads-rubric", rubric=rubric_label(locale, target))
    if target is None:
        return say("campaigns-leads-nowhere")
    article = headline_link(locale, target, _LONGEST_HEADLINE)
    return say("campaigns-leads-article", number=article_number(target.id), article=article)


def _card_button(campaign: Campaign) -> Button:
    return Button(f"{clip(campaign.name, _LONGEST_LABEL)} ›", OpenCampaign(campaign.id))


def _list(locale: Locale) -> Row:
    return (locale.button("to-campaigns", ShowCampaigns()),)
