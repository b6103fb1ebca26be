"""The editor's draft: asking for it, and its card below the preview.

The preview itself is ``article.article_message``: exactly what readers will get.
"""

from collections.abc import Iterable

from news.article import Article
from news.dispatch import FlightPlan
from news.rubric import Rubric
from texts.actions import Break, Cancel, CancelPost, ChooseRubric, PickRubric, Publish, ShowDraft
from texts.article import headline_link, rubric_name
from texts.duration import duration
from texts.html import Html, joined, lines, paragraphs
from texts.locale import Locale
from texts.message import Button, Message, in_rows, ticked
from texts.rubrics import rubric_label

LONGEST_HEADLINE = 300


def post_prompt(locale: Locale) -> Message:
    """Asks for the article."""
    return Message(
        locale.catalogue("post-prompt"), ((locale.button("post-cancel", CancelPost()),),)
    )


def post_dropped(locale: Locale) -> Message:
    """Says that no article is waited for any more."""
    return Message(locale.catalogue("post-dropped"))


def post_unasked(locale: Locale) -> Message:
    """Says how a message that nobody asked for becomes an article."""
    return Message(locale.catalogue("post-unasked"))


def draft_card(
    locale: Locale, article: Article, plan: FlightPlan, published_before: Article | None = None
) -> Message:
    """The flight plan of a draft, and what can be done with it.

    ``published_before`` is the same article, should it have been published already.
    """
    again = ""
    if published_before:
        link = headline_link(locale, published_before, LONGEST_HEADLINE)
        again = locale.catalogue("post-again", article=link)
    text = paragraphs(again, lines(_readers(locale, plan), _about(locale, article, plan)))
    return Message(
        text,
        (
            (
                locale.button("post-publish", Publish(article.id)),
                locale.button("post-break", Break(article.id)),
            ),
            (
                locale.button("post-rubric", PickRubric(article.id)),
                locale.button("post-cancel", Cancel(article.id)),
            ),
        ),
    )


def rubric_picker(locale: Locale, article: Article, rubrics: Iterable[Rubric]) -> Message:
    """The rubrics to choose a draft's from."""
    chosen = article.rubric.id if article.rubric else None
    choices = [
        Button(
            ticked(rubric_label(locale, rubric), chosen=rubric.id == chosen),
            ChooseRubric(article.id, rubric.id),
        )
        for rubric in rubrics
    ]
    back = (locale.button("post-back", ShowDraft(article.id)),)
    return Message(locale.catalogue("post-which-rubric"), (*in_rows(choices, 2), back))


def _readers(locale: Locale, plan: FlightPlan) -> Html:
    if not plan.instant and not plan.digest:
        return locale.catalogue("post-nobody")
    say = locale.catalogue
    counted = (("post-at-once", plan.instant), ("post-by-digest", plan.digest))
    told = joined(", ", [say(key, count=count) for key, count in counted if count])
    return say("post-readers", told=told)


def _about(locale: Locale, article: Article, plan: FlightPlan) -> Html:
    say = locale.catalogue
    took = say("post-takes", duration=duration(say, plan.seconds)) if plan.instant else ""
    name = rubric_name(locale, article) or say.plain("post-no-rubric")
    site = article.published_on_site
    at = say("post-site-time", date=locale.date(site)) if site else ""
    return joined(" · ", [took, say("post-in-rubric", name=name), at])
