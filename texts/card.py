"""An article as its editors see it: where it stands, what was made of it, and its history."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from news.article import Article, ArticleStatus, Version
from news.dispatch import DeliveryState, Tally
from news.role import Role
from texts.amendment_actions import AskWithdraw, StartAmendment
from texts.article import article_number, headline_link, page_of, rubric_name
from texts.card_actions import OpenCard, RestoreVersion, ShowArticle, ShowHistory, ShowVersion
from texts.continuing import story_line, story_rows
from texts.detail_actions import ShowDetails
from texts.draft_actions import ShowDraft, Undo
from texts.editors import who
from texts.html import Html, bold, clip, joined, lines, paragraphs
from texts.locale import Locale
from texts.message import Button, Message, Rows, in_rows
from texts.pages import Pages
from texts.schedule import embargo_of, planned_for
from texts.schedule_actions import DropPlan, ShowPlanTimes
from texts.statistics_actions import ShowFigures

VERSIONS_A_PAGE = 5
LONGEST_HEADLINE = 300
_NOBODY: Mapping[int, str] = {}
_FIGURES = (
    ("card-updating", DeliveryState.OUTDATED),
    ("card-waiting", DeliveryState.PENDING),
    ("flight-unreachable", DeliveryState.DEAD),
    ("flight-unknown", DeliveryState.UNKNOWN),
    ("flight-skipped", DeliveryState.SKIPPED),
)


def article_card(
    locale: Locale,
    article: Article,
    tally: Tally,
    you: int,
    now: datetime,
    *,
    names: Mapping[int, str] = _NOBODY,
    role: Role = Role.EDITOR,
    story: Article | None = None,
) -> Message:
    """An article's standing and figures, over what can be done with it; ``you`` are the editor.

    ``names`` are those of colleagues, ``story`` is the first article of the one it goes on with.
    """
    title = _titled(article, bold(clip(article.headline, LONGEST_HEADLINE)))
    if article.status is ArticleStatus.PUBLISHED:
        title = _titled(article, bold(headline_link(locale, article, LONGEST_HEADLINE)))
    text = paragraphs(
        title,
        lines(
            _standing(locale, article, you, now, names),
            _kept_back(locale, article, now),
            _figures(locale, tally),
        ),
        story_line(locale, story),
    )
    if role is Role.AUTHOR:
        return Message(text, _ways_of_author(locale, article))
    *ways, last = _ways(locale, article)
    return Message(text, (*ways, *story_rows(locale, article, story), last))


def history_page(
    locale: Locale,
    versions: Sequence[Version],
    you: int,
    now: datetime,
    page: int = 1,
    names: Mapping[int, str] = _NOBODY,
) -> Message:
    """A page of an article's wordings, newest first; ``versions`` are all, oldest first."""
    number = versions[0].article_id
    pages = Pages.of(len(versions), page, VERSIONS_A_PAGE)
    shown = pages.shown(versions[::-1])
    text = paragraphs(
        joined(" · ", [article_number(number), pages.title(locale, "card-history")]),
        lines(*(_told(locale, each, you, now, names) for each in shown)),
    )
    buttons = [
        Button(
            f"{each.revision} · {locale.catalogue.plain(f'version-{each.change}')}",
            ShowVersion(number, each.revision),
        )
        for each in shown
    ]
    turns = pages.turns(locale, lambda to: ShowHistory(number, to))
    back = (locale.button("card-back", OpenCard(number)),)
    return Message(text, (*in_rows(buttons, 2), *((turns,) if turns else ()), back))


def version_page(
    locale: Locale,
    article: Article,
    version: Version,
    you: int,
    now: datetime,
    page: int = 1,
    names: Mapping[int, str] = _NOBODY,
    role: Role = Role.EDITOR,
) -> Message:
    """A page of one wording of an article, and the way to have it again for who may change it."""
    wording = version.wording
    worded = replace(
        article,
        headline=wording.headline,
        body=wording.body,
        formatting=wording.formatting,
        rubric=version.rubric,
        more_rubrics=version.more_rubrics,
        place=wording.place,
        published_on_site=wording.published_on_site,
        source_url=wording.source_url,
        lead=wording.lead,
        tags=wording.tags,
    )
    title = joined(" · ", [article_number(article.id), _told(locale, version, you, now, names)])
    shown = page_of(locale, worded, page, room_for=title)
    number = article.id, version.revision
    turns = []
    if shown.number > 1:
        turns.append(locale.button("list-back", ShowVersion(*number, shown.number - 1)))
    if shown.number < shown.total:
        turns.append(locale.button("list-forward", ShowVersion(*number, shown.number + 1)))
    again = locale.button("version-restore", RestoreVersion(*number))
    history = locale.button("version-back", ShowHistory(article.id))
    may = _is_open(article) and article.revision != version.revision
    may = may and (role is not Role.AUTHOR or article.status is ArticleStatus.DRAFT)
    rows = (tuple(turns), (again,) if may else (), (history,))
    return Message(paragraphs(title, shown.text), tuple(row for row in rows if row))


def _titled(article: Article, title: Html) -> Html:
    return joined(" · ", [article_number(article.id), title])


def _standing(
    locale: Locale, article: Article, you: int, now: datetime, names: Mapping[int, str]
) -> Html:
    say = locale.catalogue
    revision = say("card-version", number=article.revision) if article.revision > 1 else ""
    status = planned_for(locale, article, now) or say(f"card-{article.status}")
    rest = [
        _published(locale, article, now),
        rubric_name(locale, article),
        revision,
        ""
        if article.author_id == you
        else say("card-author", editor=who(names, article.author_id)),
    ]
    return joined(" · ", [status, *rest])


def _kept_back(locale: Locale, article: Article, now: datetime) -> Html:
    is_unsent = article.status in (ArticleStatus.DRAFT, ArticleStatus.SCHEDULED)
    return embargo_of(locale, article, now) if is_unsent else Html()


def _published(locale: Locale, article: Article, now: datetime) -> str:
    if article.published_at is None:
        return ""
    at = locale.moment(article.published_at, now)
    if article.status is ArticleStatus.WITHDRAWN:
        return locale.catalogue("card-was-published", at=at)
    return at


def _figures(locale: Locale, tally: Tally) -> Html:
    say = locale.catalogue
    if not tally.total:
        return Html()
    delivered = say("flight-delivered", count=tally.delivered)
    others = [say(key, count=tally.count(each)) for key, each in _FIGURES if tally.count(each)]
    line = joined(" · ", [delivered, *others])
    return Html(line[:1].upper() + line[1:])


def _ways(locale: Locale, article: Article) -> Rows:
    number = article.id
    edit = locale.button("card-edit", StartAmendment(number))
    show = locale.button("card-show", ShowArticle(number))
    history = locale.button("card-history", ShowHistory(number))
    figures = locale.button("card-figures", ShowFigures(number))
    match article.status:
        case ArticleStatus.DRAFT:
            rows: Rows = ((locale.button("card-open-draft", ShowDraft(number)), edit),)
            return (*rows, (show, history))
        case ArticleStatus.SCHEDULED:
            move = locale.button("schedule-move", ShowPlanTimes(number))
            drop = locale.button("schedule-drop", DropPlan(number))
            return ((move, edit), (show, history), (drop,))
        case ArticleStatus.DEPARTING:
            return ((edit,), (show, history), (locale.button("flight-undo", Undo(number)),))
        case ArticleStatus.PUBLISHED:
            correct = locale.button("card-correct", StartAmendment(number, correction=True))
            withdraw = locale.button("card-withdraw", AskWithdraw(number))
            mend = locale.button("card-mend", ShowDetails(number))
            return ((edit, correct), (mend, show), (figures, history), (withdraw,))
        case ArticleStatus.WITHDRAWN:
            return ((figures, history),)
    return ((history,),)


def _ways_of_author(locale: Locale, article: Article) -> Rows:
    number = article.id
    history = locale.button("card-history", ShowHistory(number))
    if article.status is ArticleStatus.DRAFT:
        edit = locale.button("card-edit", StartAmendment(number))
        return ((locale.button("approval-to-draft", ShowDraft(number)), edit), (history,))
    show = locale.button("card-show", ShowArticle(number))
    return ((show, history),) if _is_open(article) else ((history,),)


def _is_open(article: Article) -> bool:
    """Whether the article may have another wording."""
    return article.status in (
        ArticleStatus.DRAFT,
        ArticleStatus.SCHEDULED,
        ArticleStatus.DEPARTING,
        ArticleStatus.PUBLISHED,
    )


def _told(
    locale: Locale, version: Version, you: int, now: datetime, names: Mapping[int, str]
) -> Html:
    say = locale.catalogue
    return joined(
        " · ",
        [
            bold(str(version.revision)),
            say(f"version-{version.change}"),
            locale.moment(version.created_at, now),
            say("version-you") if version.editor_id == you else who(names, version.editor_id),
        ],
    )
