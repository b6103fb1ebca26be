"""The first minute: three questions in one message, over the news that come of the answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from news.first_minute import Step, When, chosen_when
from news.page import Page
from news.role import Role
from news.rubric import Rubric
from news.subscriber import Subscriber
from news.subscription import Subscription
from texts.first_minute_actions import ChooseLanguages, ChooseWhen, FinishFirst, ShowStep, TickFirst
from texts.html import joined, lines, paragraphs
from texts.locale import Locale
from texts.message import Button, Message, Row, Rows, in_rows, ticked
from texts.news_languages import language_names, language_toggles
from texts.own_news import following, glance, own_page
from texts.rubrics import rubric_label
from texts.timetable import digest_times

_A_WEEK = 7


@dataclass(frozen=True, slots=True)
class Beginning:
    """A reader who is asked, what they follow so far, and the newest of it and of all."""

    subscriber: Subscriber
    held: tuple[Subscription, ...]
    own: Page
    newest: Page

    @property
    def rubrics(self) -> frozenset[int]:
        """Ids of the rubrics that are followed."""
        return frozenset(one.rubric.id for one in self.held if one.rubric)


def rubrics_step(
    locale: Locale,
    of: Beginning,
    rubrics: Sequence[Rubric],
    paces: Mapping[int, float],
    role: Role = Role.READER,
    *,
    new: bool | None = None,
) -> Message:
    """What to send. The very first screen greets: ``new`` is whether the reader is."""
    chosen = of.rubrics
    text = paragraphs(
        *_greeting(locale, role, new=new),
        _news(locale, of),
        _question(locale, Step.RUBRICS, "first-rubrics"),
    )
    ticks = [
        Button(
            ticked(_paced(locale, rubric, paces.get(rubric.id)), chosen=rubric.id in chosen),
            TickFirst(rubric.id),
        )
        for rubric in rubrics
    ]
    onward = Step.WHEN if chosen else Step.LANGUAGES
    forward = locale.button("list-forward" if chosen else "first-skip", ShowStep(onward))
    return Message(text, (*in_rows(ticks, 1 if paces else 2), (forward,)))


def when_step(locale: Locale, of: Beginning) -> Message:
    """When the news of rubrics are to come; a choice leads on."""
    chosen = chosen_when(of.held, of.subscriber.timetable)
    choices: Rows = tuple((_choice(locale, when, chosen=when is chosen),) for when in When)
    text = paragraphs(_news(locale, of), _question(locale, Step.WHEN, "first-when"))
    return Message(text, (*choices, _turns(locale, Step.RUBRICS, ShowStep(Step.LANGUAGES))))


def languages_step(locale: Locale, of: Beginning) -> Message:
    """In which languages."""
    wanted = of.subscriber.news_languages
    text = paragraphs(_news(locale, of), _question(locale, Step.LANGUAGES, "first-languages"))
    back = Step.WHEN if of.rubrics else Step.RUBRICS
    done = locale.button("first-done", FinishFirst())
    ways = (locale.button("list-back", ShowStep(back)), done)
    return Message(text, (*language_toggles(locale, wanted, ChooseLanguages), ways))


def finished(locale: Locale, of: Beginning, now: datetime) -> Message:
    """What has been chosen, over the newest of exactly that."""
    follows = bool(of.held)
    is_there = bool(of.own.articles)
    page = own_page(locale, of.own if is_there else of.newest, now, follows=follows and is_there)
    head = lines(following(locale, of.held), *when_told(locale, of, now))
    without = locale.catalogue("own-news-none-yet") if follows and not is_there else ""
    text = paragraphs(locale.catalogue("first-finished"), head, without, page.text)
    return Message(text, page.buttons)


def when_told(locale: Locale, of: Beginning, now: datetime) -> tuple[str, ...]:
    """When news come, and in which languages, a line each."""
    at_once = chosen_when(of.held, of.subscriber.timetable) is When.AT_ONCE
    when = (
        locale.catalogue("first-at-once") if at_once else digest_times(locale, of.subscriber, now)
    )
    wanted = of.subscriber.news_languages
    names = language_names(wanted)
    return (
        when if of.held else "",
        locale.catalogue("home-languages", names=names) if wanted else "",
    )


def _greeting(locale: Locale, role: Role, *, new: bool | None) -> tuple[str, ...]:
    if new is None:
        return ()
    say = locale.catalogue
    hello = say("start-hello") if new else say("start-again")
    editor = say("start-editor") if role is not Role.READER else ""
    return lines(hello, say("start-about"), say("first-rubrics-hint")), editor


def _news(locale: Locale, of: Beginning) -> str:
    follows = bool(of.held or of.subscriber.news_languages)
    return glance(locale, of.own, of.newest, follows=follows)


def _choice(locale: Locale, when: When, *, chosen: bool) -> Button:
    label = locale.catalogue.plain(f"first-when-{when}")
    return Button(ticked(label, chosen=chosen), ChooseWhen(when))


def _question(locale: Locale, step: Step, key: str) -> str:
    number = locale.catalogue("first-step", number=int(step), total=len(Step))
    return joined(" ", [locale.catalogue(key), number])


def _turns(locale: Locale, back: Step, forward: ShowStep) -> Row:
    return (
        locale.button("list-back", ShowStep(back)),
        locale.button("list-forward", forward),
    )


def _paced(locale: Locale, rubric: Rubric, a_day: float | None) -> str:
    """The rubric's label with how much it brings, where that is known."""
    label = rubric_label(locale, rubric)
    pace = _pace(locale, a_day) if a_day is not None else ""
    return f"{label} {pace}".rstrip()


def _pace(locale: Locale, a_day: float) -> str:
    plain = locale.catalogue.plain
    if round(a_day):
        return plain("pace-daily", count=round(a_day))
    weekly = round(a_day * _A_WEEK)
    return plain("pace-weekly", count=weekly) if weekly else plain("pace-seldom")
