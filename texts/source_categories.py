"""The table of a source's categories and the rubrics that they lead to, to be mended."""

from collections.abc import Sequence
from zlib import crc32

from news.rubric import Rubric
from news.source import Category, Source
from texts.html import Html, clip, joined, lines, paragraphs
from texts.locale import Locale
from texts.message import Button, Message, in_rows, ticked
from texts.pages import Pages
from texts.rubrics import rubric_label
from texts.source_actions import FileCategory, OpenSource, PickCategory, ShowCategories
from texts.source_state import source_name

CATEGORIES_A_PAGE = 8
_LONGEST_NAME = 60
_LONGEST_LABEL = 28


def mark_of(category: Category) -> int:
    """What a button knows a category by: no button holds its name."""
    return crc32(category.key.encode("utf-8", "surrogatepass"))


def categories_page(
    locale: Locale, source: Source, categories: Sequence[Category], page: int = 1, note: str = ""
) -> Message:
    """A page of a source's categories, each with its rubric."""
    say = locale.catalogue
    back = (locale.button("sources-back-to-card", OpenSource(source.id)),)
    if not categories:
        # A page of none is still known by its button when somebody answers it.
        text = paragraphs(source_name(source), say("sources-categories-none"))
        return Message(text, (back,))
    pages = Pages.of(len(categories), page, CATEGORIES_A_PAGE)
    shown = pages.shown(categories)
    picking = [
        Button(
            clip(each.name, _LONGEST_LABEL) or "?",
            PickCategory(source.id, mark_of(each), pages.page),
        )
        for each in shown
    ]
    turns = pages.turns(locale, lambda to: ShowCategories(source.id, to))
    text = paragraphs(
        note,
        lines(source_name(source), pages.title(locale, "sources-categories-title")),
        lines(*(_line(locale, source, each) for each in shown)),
        say("sources-categories-how"),
    )
    return Message(text, tuple(row for row in (*in_rows(picking, 2), turns, back) if row))


def category_rubrics(
    locale: Locale,
    source: Source,
    category: Category,
    rubrics: Sequence[Rubric],
    page: int = 1,
) -> Message:
    """The rubrics to choose a category's from."""
    own = category.rubric.id if category.rubric else None
    mark = mark_of(category)
    choices = [
        Button(
            ticked(rubric_label(locale, each), chosen=each.id == own),
            FileCategory(source.id, mark, each.id, page),
        )
        for each in rubrics
    ]
    none = Button(
        ticked(locale.catalogue.plain("sources-button-category-own"), chosen=own is None),
        FileCategory(source.id, mark, None, page),
    )
    name = clip(category.name, _LONGEST_NAME)
    text = paragraphs(
        source_name(source), locale.catalogue("sources-which-category-rubric", name=name)
    )
    back = (locale.button("sources-back-to-card", ShowCategories(source.id, page)),)
    return Message(text, (*in_rows([*choices, none], 2), back))


def filed_note(locale: Locale, category: Category) -> Html:
    """Says where a category leads from now on."""
    name = clip(category.name, _LONGEST_NAME)
    return locale.catalogue(
        "sources-category-filed", name=name, rubric=_rubric(locale, category.rubric)
    )


def unknown_category(locale: Locale, name: str) -> Message:
    """The source has had no such category."""
    return Message(locale.catalogue("sources-category-unknown", name=clip(name, _LONGEST_NAME)))


def bad_category_line(locale: Locale) -> Message:
    """How the line is written that files a category."""
    return Message(locale.catalogue("sources-category-bad"))


def _line(locale: Locale, source: Source, category: Category) -> Html:
    say = locale.catalogue
    rubric = category.rubric or source.rubric
    told = [say("sources-category-items", count=category.items)]
    if category.rubric is None:
        told.append(say("sources-category-own"))
    elif not category.chosen:
        told.append(say("sources-category-guessed"))
    name = clip(category.name, _LONGEST_NAME)
    leads = joined(" → ", [name, _rubric(locale, rubric)])
    return joined(" · ", [leads, *told])


def _rubric(locale: Locale, rubric: Rubric | None) -> str:
    if rubric is None:
        return locale.catalogue.plain("sources-without-rubric")
    return rubric_label(locale, rubric)
