"""What was recognised of an article, each mended by one tap."""

from news.article import Article, ArticleStatus
from news.detail import CLEARABLE, LONGEST_LEAD, BadDetail, Detail
from news.language import Language
from texts.card_actions import OpenCard
from texts.detail_actions import ClearDetail, MendDetail, NameLanguage, ShowDetails
from texts.draft_actions import ShowDraft
from texts.filing_actions import PickRubric
from texts.html import Html, bold, clip, joined, lines, paragraphs
from texts.language import LANGUAGE_NAMES
from texts.locale import Locale
from texts.message import Button, Message, Rows, in_rows, ticked

LONGEST_SHOWN = 120
LONGEST_TYPED = 80
_NOTHING = Html()
_SHOWN = (
    *(Detail.PLACE, Detail.DATE, Detail.SOURCE, Detail.TAGS),
    *(Detail.LANGUAGE, Detail.LEAD, Detail.PHOTO),
)
"""The details below the headline and the rubrics, in order."""


def details_screen(
    locale: Locale, article: Article, preview_id: int | None = None, mended: Detail | None = None
) -> Message:
    """All that was recognised, a line each; ``mended`` is what has just become another."""
    shown = [
        _line(locale, detail, value_shown(locale, article, detail))
        for detail in (Detail.HEADLINE, *_SHOWN)
    ]
    rubrics = _named(locale.catalogue("details-rubrics"), _rubrics(locale, article))
    done = ""
    if mended is not None:
        name = locale.catalogue.plain(f"detail-{mended.name.lower()}")
        done = locale.catalogue("details-mended", name=name)
    title = bold(locale.catalogue.plain("details-title"))
    text = paragraphs(lines(title, done), lines(shown[0], rubrics, *shown[1:]))
    return Message(text, _ways(locale, article, preview_id))


def detail_prompt(
    locale: Locale,
    article: Article,
    detail: Detail,
    preview_id: int | None = None,
    notice: Html = _NOTHING,
) -> Message:
    """Asks what a detail is to be; the ``notice`` is why it is asked again."""
    say, number = locale.catalogue, article.id
    now = _line(locale, detail, value_shown(locale, article, detail, LONGEST_LEAD))
    if detail is Detail.LANGUAGE:
        choice = _languages(article, preview_id)
        return Message(say("details-which-language"), (choice, _back(locale, article, preview_id)))
    text = paragraphs(notice, now, say(f"details-ask-{detail.name.lower()}"))
    clear: tuple[Button, ...] = ()
    if detail in CLEARABLE and _has(article, detail):
        action = ClearDetail(number, detail, article.revision, preview_id)
        clear = (locale.button("details-clear", action),)
    rows = (clear, _back(locale, article, preview_id))
    return Message(text, tuple(row for row in rows if row))


def detail_refusal(locale: Locale, error: BadDetail, typed: str) -> Html:
    """Says why a detail cannot be what was typed."""
    shown = clip(typed, LONGEST_TYPED)
    return locale.catalogue(f"details-{error.fault}", typed=shown, count=len(typed))


def changed_since(locale: Locale) -> Html:
    """Says that somebody has changed the article since its editor was asked."""
    return locale.catalogue("details-changed-since")


def unmended_toast(locale: Locale) -> str:
    """Says that a detail is so already."""
    return locale.catalogue.plain("details-unchanged")


def value_shown(locale: Locale, article: Article, detail: Detail, most: int = LONGEST_SHOWN) -> str:
    """What a detail of an article is, in words; empty for nothing."""
    match detail:
        case Detail.HEADLINE:
            value = article.headline
        case Detail.LEAD:
            value = article.lead or ""
        case Detail.PLACE:
            value = article.place or ""
        case Detail.DATE:
            at = article.published_on_site
            value = locale.date(at) if at else ""
        case Detail.SOURCE:
            value = article.source_url or ""
        case Detail.TAGS:
            value = ", ".join(article.tags)
        case Detail.LANGUAGE:
            value = _language_name(article.language)
        case Detail.PHOTO:
            count = (article.photo is not None) + len(article.more_photos)
            return locale.catalogue("details-photos", count=count) if count else ""
    return clip(value, most)


def _language_name(code: str) -> str:
    return LANGUAGE_NAMES[Language(code)] if code in set(Language) else code


def _has(article: Article, detail: Detail) -> bool:
    held = {
        Detail.LEAD: article.lead,
        Detail.PLACE: article.place,
        Detail.DATE: article.published_on_site,
        Detail.SOURCE: article.source_url,
        Detail.TAGS: article.tags,
        Detail.PHOTO: article.photo,
    }
    return bool(held.get(detail))


def _line(locale: Locale, detail: Detail, value: str) -> Html:
    name = locale.catalogue(f"detail-{detail.name.lower()}")
    return _named(name, value or locale.catalogue(f"detail-{detail.name.lower()}.none"))


def _named(name: str, value: str) -> Html:
    return joined(": ", [name, value])


def _rubrics(locale: Locale, article: Article) -> str:
    language = locale.catalogue.language
    names = ", ".join(each.name(language) for each in article.rubrics)
    return clip(names, LONGEST_SHOWN) or locale.catalogue("details-no-rubric")


def _ways(locale: Locale, article: Article, preview_id: int | None) -> Rows:
    number = article.id
    buttons = [_way(locale, article, Detail.HEADLINE, preview_id)]
    is_draft = article.status is ArticleStatus.DRAFT
    if is_draft:
        buttons.append(locale.button("post-rubric", PickRubric(number, preview_id)))
    buttons += [_way(locale, article, each, preview_id) for each in _SHOWN]
    back = ShowDraft(number, preview_id) if is_draft else OpenCard(number)
    return (*in_rows(buttons, 3), (locale.button("post-back", back),))


def _way(locale: Locale, article: Article, detail: Detail, preview_id: int | None) -> Button:
    action = MendDetail(article.id, detail, article.revision, preview_id)
    return locale.button(f"detail-{detail.name.lower()}", action)


def _languages(article: Article, preview_id: int | None) -> tuple[Button, ...]:
    return tuple(
        Button(
            ticked(name, chosen=language == article.language),
            NameLanguage(article.id, language, article.revision, preview_id),
        )
        for language, name in LANGUAGE_NAMES.items()
    )


def _back(locale: Locale, article: Article, preview_id: int | None) -> tuple[Button, ...]:
    return (locale.button("post-back", ShowDetails(article.id, preview_id)),)
