"""Letters: what a reader is asked and told, and what editors see of them."""

from collections.abc import Sequence
from datetime import datetime

from news.article import Article
from news.letter import LONGEST_LETTER, MOST_A_DAY, Letter, LetterKind
from texts.amendment_actions import StartAmendment
from texts.article import article_number, headline_link
from texts.help_actions import ShowHelp
from texts.html import Html, bold, clip, joined, lines, paragraphs, quotation
from texts.latest_actions import LatestPage
from texts.letter_actions import (
    AnswerLetter,
    AskMuteWriter,
    CloseLetter,
    DropAnswer,
    DropLetter,
    MuteWriter,
    OpenLetter,
    ReopenLetter,
    ReportMistake,
    ShowLetters,
    TakeBackLetter,
    WriteLetter,
)
from texts.locale import Locale
from texts.message import Button, Message, Row, Rows, in_rows
from texts.pages import Pages

LETTERS_A_PAGE = 5
_IN_LIST = 200
_QUOTE = 300
_HEADLINE = 200


def letter_prompt(locale: Locale, article: Article | None) -> Message:
    """Asks a reader for a letter, about an article or none."""
    say = locale.catalogue
    drop = (locale.button("letters-drop", DropLetter()),)
    if article is None:
        return Message(say("letters-prompt"), (drop,))
    about = headline_link(locale, article, _HEADLINE)
    return Message(paragraphs(about, say("letters-prompt-mistake")), (drop,))


def letter_dropped(locale: Locale) -> Message:
    """Says that no letter is waited for any more."""
    return Message(locale.catalogue("letters-dropped"), _on(locale))


def letter_taken(locale: Locale, letter: Letter) -> Message:
    """Says that the newsroom has the letter, and shows the place that it quotes."""
    quote = quotation(clip(letter.quote, _QUOTE)) if letter.quote else ""
    key = f"letters-taken-{letter.kind}"
    back = locale.button("letters-take-back", TakeBackLetter(letter.id))
    return Message(lines(quote, locale.catalogue(key)), ((back,),))


def letter_taken_back(locale: Locale) -> Message:
    """Says that the newsroom does not have the letter any more."""
    return Message(locale.catalogue("letters-taken-back"), _on(locale))


def letter_read_toast(locale: Locale) -> str:
    """Says that a letter cannot be taken back: it has been read."""
    return locale.catalogue.plain("letters-read-already")


def letter_without_words(locale: Locale) -> Message:
    """Asks for words: a letter is no picture."""
    return Message(
        locale.catalogue("letters-words-only"), ((locale.button("letters-drop", DropLetter()),),)
    )


def letter_too_long(locale: Locale) -> Message:
    """Says how long a letter may be."""
    return Message(
        locale.catalogue("letters-too-long", limit=LONGEST_LETTER),
        ((locale.button("letters-drop", DropLetter()),),),
    )


def too_many_letters(locale: Locale) -> Message:
    """Says that the reader has written as many as one may today."""
    return Message(locale.catalogue("letters-too-many", limit=MOST_A_DAY), _on(locale))


def writer_muted(locale: Locale) -> Message:
    """Says that letters of this reader are not taken."""
    return Message(locale.catalogue("letters-muted"), _on(locale))


def not_out_toast(locale: Locale) -> str:
    """Says that what readers do not have cannot be reported by them."""
    return locale.catalogue.plain("letters-not-out")


def letter_answered(locale: Locale, letter: Letter) -> Message:
    """The newsroom's answer, as the reader gets it: nobody's name is in it."""
    say = locale.catalogue
    again = WriteLetter() if letter.article_id is None else ReportMistake(letter.article_id)
    text = paragraphs(
        bold(say("letters-answer-title")),
        quotation(clip(letter.text, _QUOTE)),
        clip(letter.answer or "", LONGEST_LETTER),
    )
    return Message(text, ((locale.button("letters-write-again", again),),), silent=False)


def letter_thanks(locale: Locale, article: Article | None, letter: Letter) -> Message:
    """Thanks a reader: the article that they wrote about has been corrected."""
    say = locale.catalogue
    about = headline_link(locale, article, _HEADLINE) if article else ""
    text = paragraphs(say("letters-thanks"), about, quotation(clip(letter.text, _QUOTE)))
    return Message(text, _on(locale))


def letters_came(locale: Locale, count: int) -> Message:
    """Tells editors that there are letters to be read."""
    row = (locale.button("letters-open-list", ShowLetters()),)
    return Message(locale.catalogue("letters-came", count=count), (row,))


def letters_page(
    locale: Locale,
    letters: Sequence[Letter],
    page: int,
    total: int,
    now: datetime,
    *,
    everything: bool = False,
) -> Message:
    """A page of the letters, newest first, a button each."""
    say = locale.catalogue
    other = locale.button(
        "letters-only-open" if everything else "letters-everything", ShowLetters(1, not everything)
    )
    if not letters:
        none = say("letters-none" if everything else "letters-none-open")
        return Message(paragraphs(bold(say("letters-title")), none), ((other,),))
    pages = Pages.of(total, page, LETTERS_A_PAGE)
    entries = [_entry(locale, each, now) for each in letters]
    opening = [
        Button(_short_number(each), OpenLetter(each.id, pages.page, everything)) for each in letters
    ]
    turns = pages.turns(locale, lambda to: ShowLetters(to, everything))
    rows: Rows = (*in_rows(opening, LETTERS_A_PAGE), turns, (other,))
    title = pages.title(locale, "letters-title")
    return Message(paragraphs(title, *entries), tuple(row for row in rows if row))


def letter_card(
    locale: Locale,
    letter: Letter,
    article: Article | None,
    now: datetime,
    *,
    is_muted: bool,
    page: int = 1,
    everything: bool = False,
) -> Message:
    """One letter, what has become of it, and what can be done about it."""
    say = locale.catalogue
    text = paragraphs(
        joined(" · ", [bold(_title(locale, letter)), locale.moment(letter.sent_at, now)]),
        _about(locale, article),
        quotation(clip(letter.quote, _QUOTE)) if letter.quote else "",
        clip(letter.text, LONGEST_LETTER),
        _outcome(locale, letter, now),
        say("letters-writer-muted") if is_muted else "",
    )
    back = (locale.button("letters-back", ShowLetters(page, everything)),)
    return Message(text, (*_ways(locale, letter, article, is_muted=is_muted), back))


def mute_question(locale: Locale, letter: Letter) -> Message:
    """Asks whether to take no more letters from a reader."""
    return Message(
        locale.catalogue("letters-mute-question"),
        in_rows(
            (
                locale.button("letters-keep", OpenLetter(letter.id)),
                locale.button("letters-mute", MuteWriter(letter.id, muted=True)),
            ),
            2,
        ),
    )


def answer_prompt(locale: Locale, letter: Letter) -> Message:
    """Asks an editor for the answer to a letter."""
    text = paragraphs(quotation(clip(letter.text, _QUOTE)), locale.catalogue("letters-ask-answer"))
    return Message(text, ((locale.button("letters-drop", DropAnswer(letter.id)),),))


def answer_kept(locale: Locale, letter: Letter) -> Message:
    """Says that the reader gets the answer."""
    row = (locale.button("letters-back", ShowLetters()),)
    told = joined(" · ", [_title(locale, letter), locale.catalogue("letters-answer-kept")])
    return Message(told, (row,))


def answered_before(locale: Locale, letter: Letter) -> Message:
    """Says that a colleague has answered already, and what."""
    text = paragraphs(
        locale.catalogue("letters-answered-before"), quotation(clip(letter.answer or "", _QUOTE))
    )
    return Message(text, ((locale.button("letters-back", ShowLetters()),),))


def answer_dropped(locale: Locale) -> Message:
    """Says that no answer is waited for any more."""
    return Message(
        locale.catalogue("letters-answer-dropped"),
        ((locale.button("letters-back", ShowLetters()),),),
    )


def answer_too_long(locale: Locale, letter_id: int) -> Message:
    """Says how long an answer may be."""
    return Message(
        locale.catalogue("letters-too-long", limit=LONGEST_LETTER),
        ((locale.button("letters-drop", DropAnswer(letter_id)),),),
    )


def answer_without_words(locale: Locale, letter_id: int) -> Message:
    """Asks for words: an answer is no picture."""
    return Message(
        locale.catalogue("letters-words-only"),
        ((locale.button("letters-drop", DropAnswer(letter_id)),),),
    )


def unknown_letter(locale: Locale, number: str) -> Message:
    """There is no letter with that number."""
    return Message(
        locale.catalogue("letters-unknown", number=number),
        ((locale.button("letters-open-list", ShowLetters()),),),
    )


def letter_gone_toast(locale: Locale) -> str:
    """Says that a letter is no more: its writer has taken it back, or it was long ago."""
    return locale.catalogue.plain("letters-gone")


def _short_number(letter: Letter) -> str:
    return str(letter.id)


def _title(locale: Locale, letter: Letter) -> Html:
    return locale.catalogue("letters-number", number=str(letter.id))


def _entry(locale: Locale, letter: Letter, now: datetime) -> Html:
    say = locale.catalogue
    about = article_number(letter.article_id) if letter.article_id else ""
    head = joined(
        " · ",
        [
            bold(_short_number(letter)),
            about or say("letters-to-newsroom"),
            locale.moment(letter.sent_at, now),
            "" if letter.is_open else _state(locale, letter),
        ],
    )
    quote = f"«{clip(letter.quote, _IN_LIST // 2)}» — " if letter.quote else ""
    return lines(head, quote + clip(letter.text, _IN_LIST))


def _state(locale: Locale, letter: Letter) -> Html:
    if letter.answer is not None:
        return locale.catalogue("letters-answered")
    return locale.catalogue("letters-corrected" if letter.corrected_at else "letters-closed")


def _about(locale: Locale, article: Article | None) -> Html:
    if article is None:
        return Html()
    link = headline_link(locale, article, _HEADLINE)
    return joined(" · ", [article_number(article.id), link])


def _outcome(locale: Locale, letter: Letter, now: datetime) -> Html:
    if letter.is_open:
        return Html()
    at = letter.answered_at or letter.corrected_at or letter.closed_at or now
    state = joined(" · ", [_state(locale, letter), locale.moment(at, now)])
    answer = quotation(clip(letter.answer, LONGEST_LETTER // 2)) if letter.answer else ""
    return lines(state, answer)


def _ways(locale: Locale, letter: Letter, article: Article | None, *, is_muted: bool) -> Rows:
    answer = locale.button("letters-answer", AnswerLetter(letter.id))
    put_away = (
        locale.button("letters-close", CloseLetter(letter.id))
        if letter.is_open
        else locale.button("letters-reopen", ReopenLetter(letter.id))
    )
    mute = (
        locale.button("letters-unmute", MuteWriter(letter.id, muted=False))
        if is_muted
        else locale.button("letters-mute", AskMuteWriter(letter.id))
    )
    correct: Row = ()
    if article is not None and letter.kind is LetterKind.MISTAKE:
        correct = (locale.button("card-correct", StartAmendment(article.id, correction=True)),)
    can_answer = letter.answer is None
    can_move = letter.answer is None and letter.corrected_at is None
    first = (*((answer,) if can_answer else ()), *correct)
    second = (*((put_away,) if can_move else ()), mute)
    return (*in_rows(first, 2), *in_rows(second, 2))


def _on(locale: Locale) -> Rows:
    """Where a reader goes on from what is over."""
    ways = (locale.button("to-all-news", LatestPage()), locale.button("to-help", ShowHelp()))
    return in_rows(ways, 2)
