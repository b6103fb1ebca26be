"""When an article goes out: the usual hours, the moment said back, questions and refusals."""

from collections.abc import Sequence
from datetime import datetime

from news.article import Article, ArticleStatus
from news.dispatch import FlightPlan
from news.release.outcome import (
    Ambiguous,
    Contradiction,
    Past,
    Question,
    Refusal,
    ReleaseTime,
    TooFar,
    Unreadable,
)
from news.release.usual import usual_times
from texts.action import Action
from texts.draft_actions import Publish, ShowDraft
from texts.flight import of_article
from texts.forecast import readers
from texts.html import Html, bold, clip, joined, lines, paragraphs
from texts.locale import Locale
from texts.message import Button, Message, Row, Rows, in_rows
from texts.schedule_actions import (
    AskPlan,
    DropPlan,
    EmbargoUntil,
    PlanFor,
    PublishDespite,
    ShowPlanTimes,
)
from texts.timezone import city, offset_words

_MINUTE = 60
_HEADLINE = 200
_LONGEST_WORD = 40


def plan_times(
    locale: Locale, article: Article, now: datetime, preview_id: int | None = None
) -> Message:
    """The usual hours for an article, and the ways to any other."""
    say = locale.catalogue
    hours = [
        Button(_short(locale, at, now), _plan(article, at, preview_id))
        for at in usual_times(now, locale.zone)
    ]
    text = paragraphs(
        of_article(article.id, bold(say("schedule-title"))),
        lines(planned_for(locale, article, now), embargo_of(locale, article, now)),
    )
    return Message(text, (*in_rows(hours, 2), *_other_ways(locale, article, now, preview_id)))


def planned_card(
    locale: Locale,
    article: Article,
    now: datetime,
    preview_id: int | None = None,
    *,
    plan: FlightPlan | None = None,
    skipped: datetime | None = None,
    agreed: Html | str = "",
) -> Message:
    """An article in the plan: when it goes out, to how many, and what can be done until then.

    ``skipped`` is the time on the wall that was asked for, when the clock skips it; ``agreed`` says
    who agreed to it.
    """
    say = locale.catalogue
    number, revision = article.id, article.revision
    gap = say("schedule-skipped", time=f"{skipped:%H:%M}") if skipped else ""
    text = paragraphs(
        of_article(number, bold(clip(article.headline, _HEADLINE))),
        lines(planned_for(locale, article, now), embargo_of(locale, article, now), gap, agreed),
        lines(readers(locale, article, plan), say("schedule-as-of-now")) if plan else "",
    )
    rows = (
        (
            locale.button("schedule-move", ShowPlanTimes(number, preview_id)),
            locale.button("schedule-drop", DropPlan(number, preview_id)),
        ),
        (locale.button("schedule-now", Publish(number, preview_id, revision)),),
    )
    return Message(text, rows)


def ask_moment(
    locale: Locale, article: Article, preview_id: int | None = None, *, embargo: bool = False
) -> Message:
    """Asks for a moment in words."""
    key = "schedule-ask-embargo" if embargo else "schedule-ask"
    text = of_article(article.id, locale.catalogue(key))
    return Message(
        lines(text, locale.catalogue("schedule-examples")), (_back(locale, article, preview_id),)
    )


def not_planned(
    locale: Locale,
    article: Article,
    outcome: Ambiguous | Past | TooFar | Contradiction | Unreadable,
    now: datetime,
    preview_id: int | None = None,
    *,
    embargo: bool = False,
) -> Message:
    """Asks which of several moments is meant, or says why words are none, with what is nearest."""
    text = of_article(article.id, _what_is_wrong(locale, outcome, now))
    twice = isinstance(outcome, Ambiguous) and outcome.question is Question.CLOCK_TWICE
    choices = [
        Button(
            _short(locale, each.at, now, with_offset=twice),
            _choice(article, each, preview_id, embargo=embargo),
        )
        for each in _choices(outcome)
    ]
    other = locale.button("schedule-other", AskPlan(article.id, preview_id, embargo))
    rows: Rows = (*in_rows(choices, 2), (other, *_back(locale, article, preview_id)))
    return Message(text, rows)


def embargo_set(
    locale: Locale, article: Article, now: datetime, preview_id: int | None = None
) -> Message:
    """Says until when nobody sends an article, or that everybody may again."""
    say = locale.catalogue
    embargo = embargo_of(locale, article, now) or say("schedule-no-embargo")
    text = of_article(article.id, lines(embargo, planned_for(locale, article, now)))
    return Message(text, (_back(locale, article, preview_id),))


def embargoed(
    locale: Locale,
    article: Article,
    now: datetime,
    preview_id: int | None = None,
    *,
    is_owner: bool,
    breaking: bool = False,
) -> Message:
    """Says until when an article may not go out; an owner may all the same."""
    say = locale.catalogue
    text = lines(embargo_of(locale, article, now), say("schedule-embargoed"))
    until = article.embargo_until or now
    at_the_end = locale.button("schedule-at-the-end", _plan(article, until, preview_id))
    despite = PublishDespite(article.id, preview_id, article.revision, breaking)
    rows: list[Row] = [(at_the_end,)]
    if is_owner:
        rows.append((locale.button("schedule-despite", despite),))
    return Message(of_article(article.id, text), (*rows, _back(locale, article, preview_id)))


def schedule_usage(locale: Locale) -> Message:
    """How /schedule is written."""
    return Message(locale.catalogue("schedule-usage"))


def not_plannable(locale: Locale, article: Article | None, article_id: int) -> Message:
    """Says why an article cannot be planned: it is out, cancelled, or there is none."""
    status = article.status if article else "unknown"
    return Message(of_article(article_id, locale.catalogue(f"schedule-not-{status}")))


def past_toast(locale: Locale) -> str:
    """Says that the moment of an old button is over."""
    return locale.catalogue.plain("schedule-past-toast")


def planned_toast(locale: Locale, article: Article, now: datetime) -> str:
    """Says that the article is in the plan, and how soon."""
    at = locale.moment(article.departs_at or now, now)
    return locale.catalogue.plain("schedule-planned-toast", at=at)


def dropped_toast(locale: Locale) -> str:
    """Says that the article is a draft again."""
    return locale.catalogue.plain("schedule-dropped-toast")


def planned_for(locale: Locale, article: Article, now: datetime) -> Html:
    """When an article goes out, with its weekday and zone; nothing for one not in the plan."""
    if article.status is not ArticleStatus.SCHEDULED or article.departs_at is None:
        return Html()
    at = bold(said_back(locale, article.departs_at, now))
    return locale.catalogue("schedule-planned", at=at)


def embargo_of(locale: Locale, article: Article, now: datetime) -> Html:
    """Until when an article is kept back; nothing for one that is not, or no longer."""
    if article.embargo_until is None or article.embargo_until <= now:
        return Html()
    return locale.catalogue("schedule-embargo", at=said_back(locale, article.embargo_until, now))


def said_back(locale: Locale, at: datetime, now: datetime) -> str:
    """A moment with its weekday and zone: ``вторник, 1 декабря, 09:00 (Минск)``."""
    return f"{locale.full_moment(at, now)} ({_zone(locale, at)})"


def minute_of(at: datetime) -> int:
    """A moment as a button holds it."""
    return int(at.timestamp()) // _MINUTE


def _plan(article: Article, at: datetime, preview_id: int | None) -> PlanFor:
    return PlanFor(article.id, minute_of(at), preview_id, article.revision)


def _choice(
    article: Article, moment: ReleaseTime, preview_id: int | None, *, embargo: bool
) -> Action:
    if embargo:
        return EmbargoUntil(article.id, minute_of(moment.at), preview_id)
    return _plan(article, moment.at, preview_id)


def _other_ways(locale: Locale, article: Article, now: datetime, preview_id: int | None) -> Rows:
    number = article.id
    other = locale.button("schedule-other", AskPlan(number, preview_id))
    embargo = locale.button("schedule-set-embargo", AskPlan(number, preview_id, embargo=True))
    if embargo_of(locale, article, now):
        embargo = locale.button("schedule-lift", EmbargoUntil(number, 0, preview_id))
    drop: Row = ()
    if article.status is ArticleStatus.SCHEDULED:
        drop = (locale.button("schedule-drop", DropPlan(number, preview_id)),)
    rows = ((other, embargo), drop, _back(locale, article, preview_id))
    return tuple(row for row in rows if row)


def _back(locale: Locale, article: Article, preview_id: int | None = None) -> Row:
    return (locale.button("post-back", ShowDraft(article.id, preview_id)),)


def _choices(
    outcome: Ambiguous | Past | TooFar | Contradiction | Unreadable,
) -> Sequence[ReleaseTime]:
    match outcome:
        case Ambiguous() | Contradiction():
            return outcome.choices
        case Past():
            return (outcome.offer,) if outcome.offer else ()
    return ()


def _what_is_wrong(
    locale: Locale,
    outcome: Ambiguous | Past | TooFar | Contradiction | Unreadable,
    now: datetime,
) -> Html:
    say = locale.catalogue
    match outcome:
        case Ambiguous():
            return say(f"schedule-question-{outcome.question}")
        case Past():
            return say("schedule-past", at=said_back(locale, outcome.moment.at, now))
        case TooFar():
            return say("schedule-too-far", at=said_back(locale, outcome.moment.at, now))
        case Contradiction():
            return _contradiction(locale, outcome)
        case Unreadable():
            return lines(_unreadable(locale, outcome), say("schedule-examples"))


def _contradiction(locale: Locale, outcome: Contradiction) -> Html:
    say = locale.catalogue
    day = f"{outcome.day.day} {say.months[outcome.day.month]}"
    names = say.weekdays
    return say(
        "schedule-contradiction",
        day=day,
        weekday=names[outcome.day.weekday()],
        named=names[outcome.named],
    )


def _unreadable(locale: Locale, outcome: Unreadable) -> Html:
    say = locale.catalogue
    word = clip(outcome.word, _LONGEST_WORD)
    if outcome.refusal is Refusal.UNKNOWN_WORD and word:
        near = say("schedule-near", word=outcome.near) if outcome.near else ""
        return joined(" ", [say("schedule-refused-unknown-word", word=word), near])
    return say(f"schedule-refused-{outcome.refusal}")


def _short(locale: Locale, at: datetime, now: datetime, *, with_offset: bool = False) -> str:
    """A moment on a button: ``Завтра, 09:00``, ``пт, 4 декабря, 09:00``."""
    local = at.astimezone(locale.zone)
    days = (local.date() - now.astimezone(locale.zone).date()).days
    if days in (0, 1):
        label = locale.moment(at, now)
    else:
        label = f"{locale.catalogue.days[local.weekday()]}, {locale.short_date(at)}"
    offset = f" {offset_words(local)}" if with_offset else ""
    return label[:1].upper() + label[1:] + offset


def _zone(locale: Locale, at: datetime) -> str:
    zone = locale.zone.key
    if zone == "UTC" or zone.startswith("Etc/"):
        return offset_words(at.astimezone(locale.zone))
    return city(locale, zone)
