"""The editor's draft: asking for it, and its card below the preview.

The preview itself is ``article.article_message``: exactly what readers will get.
"""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from news.article import Article
from news.dispatch import FlightPlan
from news.rubric import Rubric
from news.standing import Standing
from texts.advice import advice_line
from texts.approval import Viewer, agreement_note, agreement_ways
from texts.article import LONGEST_NAME, article_number, headline_link, rubric_name
from texts.colleague import name_of, names_of
from texts.continuing import continues_line, continuing_rows
from texts.detail_actions import ShowDetails
from texts.draft_actions import (
    Break,
    BreakNow,
    Cancel,
    CancelPost,
    Publish,
    ShowAsDigest,
    ShowDraft,
)
from texts.filing_actions import (
    ChooseRubric,
    PickMain,
    PickRubric,
    PickSeveral,
    PutFirst,
    TickRubric,
)
from texts.forecast import forecast_lines
from texts.html import Html, clip, joined, lines, paragraphs
from texts.likeness import compare_button, likeness_notice
from texts.locale import Locale
from texts.message import LONGEST_TICKED, Button, Message, Rows, in_rows, ticked
from texts.place_names import counted_places
from texts.rubrics import rubric_label
from texts.schedule_actions import ShowPlanTimes

LONGEST_HEADLINE = 300
_NOTHING = Html()
# Of people one works, several work, also twenty-one.
_SEVERAL = 5


class LeftOut(StrEnum):
    """What an editor sent that cannot be in the article."""

    VIDEO = "video"
    ANIMATION = "animation"
    SOUND = "sound"
    PICTURE = "picture"
    """A photo that was sent as a file."""
    FILE = "file"
    CAPTION = "caption"
    """What stands below a file that is the article itself."""
    PICTURES = "pictures"
    """Those inside a file."""
    PAGE_PICTURE = "page-picture"
    """That of a page: it could not be fetched, or Telegram does not take it."""


def post_prompt(locale: Locale) -> Message:
    """Asks for the article."""
    return Message(
        locale.catalogue("post-prompt"), ((locale.button("post-cancel", CancelPost()),),)
    )


def photos_kept(locale: Locale, count: int) -> Message:
    """Asks for the text of photos that came first."""
    cancel = locale.button("post-cancel", CancelPost())
    return Message(locale.catalogue("post-photos-kept", count=count), ((cancel,),))


def photos_joined(locale: Locale, article: Article) -> Message:
    """Says that a photo has come to an article, and how many it has."""
    number = article_number(article.id)
    count = len(article.photos)
    return Message(locale.catalogue("post-photos-joined", number=number, count=count))


def photos_full(locale: Locale, article: Article) -> Message:
    """Says that an article can have no more photos."""
    number = article_number(article.id)
    return Message(locale.catalogue("post-photos-full", number=number, count=len(article.photos)))


def picture_refused(locale: Locale) -> Message:
    """Says that Telegram does not take a picture as a photo."""
    return Message(locale.catalogue("post-picture-refused"))


def post_dropped(locale: Locale) -> Message:
    """Says that no article is waited for any more."""
    return Message(locale.catalogue("post-dropped"))


def post_unasked(locale: Locale) -> Message:
    """Says how a message that nobody asked for becomes an article."""
    return Message(locale.catalogue("post-unasked"))


def draft_card(
    locale: Locale,
    article: Article,
    standing: Standing,
    now: datetime,
    *,
    preview_id: int | None = None,
    left_out: Iterable[LeftOut] = (),
    unknown_rubric: str | None = None,
    viewer: Viewer | None = None,
    note: Html = _NOTHING,
) -> Message:
    """How a draft stands, and what can be done with it.

    ``preview_id`` is the message above, if known; ``unknown_rubric`` is what the editor called its
    rubric, when there is none of that name. The ``note`` says why it is shown, unless they asked.
    """
    plan = standing.plan
    text = paragraphs(
        note,
        agreement_note(locale, standing, viewer) if viewer else "",
        _again(locale, standing),
        _colleagues(locale, standing),
        likeness_notice(locale, standing.likeness),
        continues_line(locale, standing.continues),
        lines(*(locale.catalogue(f"post-left-out-{each}") for each in left_out)),
        forecast_lines(locale, article, plan, now),
        lines(
            _about(locale, article),
            _unknown(locale, unknown_rubric),
            _no_digest(locale, article, plan),
        ),
        advice_line(locale, standing.advice),
    )
    agreement = agreement_ways(locale, article, standing, preview_id, viewer) if viewer else ()
    return Message(text, agreement or _ways(locale, article, standing, preview_id))


def _ways(locale: Locale, article: Article, standing: Standing, preview_id: int | None) -> Rows:
    """The likeliest first, what cannot be undone last."""
    number = article.id
    publish = locale.button("post-publish", Publish(number, preview_id, article.revision))
    mend = locale.button("post-mend", ShowDetails(number, preview_id))
    rows = (
        *in_rows((publish, _break_button(locale, article, standing.plan, preview_id)), 2),
        (mend, locale.button("post-rubric", PickRubric(number, preview_id))),
        (
            locale.button("post-plan", ShowPlanTimes(number, preview_id)),
            locale.button("post-views", ShowAsDigest(number, preview_id)),
        ),
        compare_button(locale, article, standing.likeness, preview_id),
        *continuing_rows(locale, article, standing.continues, preview_id),
        (locale.button("post-cancel", Cancel(number)),),
    )
    return tuple(row for row in rows if row)


def _again(locale: Locale, standing: Standing) -> Html:
    if standing.repeats is None:
        return Html()
    link = headline_link(locale, standing.repeats, LONGEST_HEADLINE)
    return locale.catalogue("post-again", article=link)


def _colleagues(locale: Locale, standing: Standing) -> Html:
    """Who else is at work on a draft, and who has left it as it is."""
    say, changed, told = locale.catalogue, standing.changed, []
    if standing.at_work:
        names, count = names_of(standing.at_work), len(standing.at_work)
        told.append(say("post-at-work", names=names, count=min(count, _SEVERAL)))
    if changed is not None:
        at = locale.short_date(changed.at)
        told.append(say("post-changed", name=name_of(changed.editor), at=at))
    return lines(*told)


def _unknown(locale: Locale, rubric: str | None) -> Html:
    if not rubric:
        return Html()
    return locale.catalogue("post-unknown-rubric", rubric=clip(rubric, LONGEST_NAME))


def break_question(
    locale: Locale,
    article: Article,
    plan: FlightPlan,
    preview_id: int | None = None,
    *,
    is_agreed: bool = True,
) -> Message:
    """Asks whether to publish a draft as breaking news, and says how many it reaches.

    Unless it ``is_agreed``, a second editor is asked first.
    """
    count = plan.instant + plan.digest
    question = "post-break-question" if is_agreed or not count else "post-break-ask"
    places = joined(", ", counted_places(locale, plan.places))
    to_all = "post-break-now" if count and not places else "post-break-anyway"
    key = to_all if is_agreed else "post-break-wish"
    if places and not count:
        text = locale.catalogue("forecast-places-alone", places=places)
    else:
        added = locale.catalogue("post-break-places", places=places)
        beside = Html(f" {added}") if places else Html()
        text = locale.catalogue(question, count=count, beside=beside)
    return Message(
        text,
        (
            (locale.button(key, BreakNow(article.id, article.revision), count=count),),
            (locale.button("post-back", ShowDraft(article.id, preview_id)),),
        ),
    )


def rubric_picker(
    locale: Locale, article: Article, rubrics: Iterable[Rubric], preview_id: int | None = None
) -> Message:
    """The rubrics to choose a draft's from; of one that has several, to tick them."""
    rubrics = tuple(rubrics)
    if article.more_rubrics:
        return rubric_ticks(locale, article, rubrics, preview_id)
    chosen = article.rubric.id if article.rubric else None
    choices = [
        Button(
            ticked(rubric_label(locale, rubric), chosen=rubric.id == chosen),
            ChooseRubric(article.id, rubric.id, preview_id),
        )
        for rubric in rubrics
    ]
    several = (locale.button("post-several-rubrics", PickSeveral(article.id, preview_id)),)
    back = (locale.button("post-back", ShowDraft(article.id, preview_id)),)
    return Message(locale.catalogue("post-which-rubric"), (*in_rows(choices, 2), several, back))


def rubric_ticks(
    locale: Locale, article: Article, rubrics: Iterable[Rubric], preview_id: int | None = None
) -> Message:
    """The rubrics to tick a draft's from: those it has, hidden ones too, and those on offer."""
    own = {each.id: each for each in article.rubrics}
    offered = {each.id: each for each in rubrics}
    ticks = [
        Button(
            ticked(rubric_label(locale, each), chosen=each.id in own),
            TickRubric(article.id, each.id, each.id not in own, preview_id),
        )
        for each in (offered | own).values()
    ]
    main = (
        (locale.button("post-main-rubric", PickMain(article.id, preview_id)),)
        if article.more_rubrics
        else ()
    )
    done = (locale.button("post-rubrics-done", ShowDraft(article.id, preview_id)),)
    name = rubric_name(locale, article) or locale.catalogue.plain("post-no-rubric")
    text = paragraphs(
        locale.catalogue("post-which-rubrics"), locale.catalogue("post-in-rubric", name=name)
    )
    return Message(
        text, tuple(row for row in (*in_rows(ticks, 2, LONGEST_TICKED), main, done) if row)
    )


def main_rubric_picker(locale: Locale, article: Article, preview_id: int | None = None) -> Message:
    """The rubrics of a draft to choose the first one from."""
    choices = [
        Button(
            ticked(rubric_label(locale, each), chosen=each == article.rubric),
            PutFirst(article.id, each.id, preview_id),
        )
        for each in article.rubrics
    ]
    back = (locale.button("post-back", PickSeveral(article.id, preview_id)),)
    return Message(locale.catalogue("post-which-main"), (*in_rows(choices, 2), back))


def _break_button(
    locale: Locale, article: Article, plan: FlightPlan, preview_id: int | None
) -> Button:
    """Breaking news reaches those at once who would wait for the digest otherwise."""
    action = Break(article.id, preview_id, article.revision)
    count = plan.instant + plan.digest
    if not count:
        return locale.button("post-break", action)
    return locale.button("post-break-all", action, count=count)


def _no_digest(locale: Locale, article: Article, plan: FlightPlan) -> Html:
    """Who follows a rubric does not see an article without one."""
    if article.rubric is not None:
        return Html()
    return locale.catalogue("post-only-words" if plan.digest else "post-no-digest")


def _about(locale: Locale, article: Article) -> Html:
    """What was recognised, as far as one line has room for it."""
    say = locale.catalogue
    name = rubric_name(locale, article) or say.plain("post-no-rubric")
    site = article.published_on_site
    at = say("post-site-time", date=locale.date(site)) if site else ""
    place = clip(article.place or "", LONGEST_NAME)
    return joined(" · ", [say("post-in-rubric", name=name), place, at])


def draft_not_shared(locale: Locale) -> str:
    """Says that only published articles can be shared."""
    return locale.catalogue.plain("post-share-later")


def draft_shareable(locale: Locale) -> str:
    """Says that the button works from now on: the article is published."""
    return locale.catalogue.plain("post-share-now")
