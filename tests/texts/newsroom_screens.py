"""The screens of a newsroom of several people: roles, approvals, the log."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import product

from news.approval import Approval, Regime, Wish
from news.article import ArticleStatus
from news.colleague import Colleague
from news.deed import Deed, DeedFilter, DeedKind, LogPage
from news.dispatch import FlightPlan
from news.role import Role
from news.standing import Standing
from news.token import Token
from tests.samples import samples
from tests.texts.people import LONG_NAMED, NOW, article
from texts import approval, editors, log, post, tokens
from texts.approval import Viewer
from texts.html import Html
from texts.locale import Locale
from texts.message import Message
from texts.status import status_screen

NONSENSE = "<b>&\ud800\u202e" + "ы" * 10_000
MOST = 2**52 - 1
PEOPLE = (
    Colleague(1, "Мария", Role.OWNER),
    Colleague(2, "Анна К.", Role.EDITOR, "anna_k"),
    Colleague(MOST, NONSENSE[:128], Role.AUTHOR, "a" * 32),
    Colleague(4, None, Role.AUTHOR),
    *(Colleague(number, NONSENSE[:128], Role.EDITOR) for number in range(5, 60)),
)
NAMES = {each.id: each.name for each in PEOPLE if each.name}


def screens(locale: Locale) -> Iterator[Message]:
    """All of them."""
    yield from _people(locale)
    yield from _approvals(locale)
    yield from _cards(locale)
    yield from _logs(locale)
    yield from _tokens(locale)
    yield from _status(locale)


def toasts(locale: Locale) -> Iterator[str]:
    """What is said over the chat."""
    for count in (0, 1, 2, 1240):
        yield approval.offered_toast(locale, count)
        yield approval.asked_toast(locale, count)
    long = "Ы" * 128
    yield approval.asked_before_toast(locale, long)
    yield approval.own_wish_toast(locale)
    yield approval.taken_back_toast(locale)
    yield approval.agreed_toast(locale)
    for status, name in product(ArticleStatus, (None, long)):
        yield approval.not_asked_toast(locale, replace(article(), status=status), name)


def _people(locale: Locale) -> Iterator[Message]:
    yield from (editors.editors_list(locale, PEOPLE, page) for page in (1, 2, 99))
    yield editors.editors_list(locale, PEOPLE[:1])
    for person in (*PEOPLE[:4], Colleague(9, "Было", Role.READER)):
        yield editors.editor_card(locale, person)
        yield editors.dismissal_question(locale, person)
        yield editors.which_role(locale, person)
        yield editors.editor_dismissed(locale, person)
        yield editors.editor_unchanged(locale, person)
    for told in (True, False):
        yield editors.editor_appointed(locale, PEOPLE[1], told=told)
        yield editors.editor_appointed(locale, PEOPLE[2], told=told)
    yield from (editors.you_are_now(locale, role) for role in Role)
    for why in editors.Nobody:
        yield editors.nobody_to_appoint(locale, why, NONSENSE)
    yield editors.appointing_prompt(locale)
    yield editors.editors_usage(locale)
    yield editors.claimed(locale)
    yield editors.claim_refused(locale)


def _approvals(locale: Locale) -> Iterator[Message]:
    for regime, count, planned in product(Regime, (0, 1, 2), (0, 1, 3, 11)):
        yield approval.approval_setting(locale, regime, count, planned)
    yield approval.approval_usage(locale, NONSENSE)
    odd = article(MOST, NONSENSE, rubric=LONG_NAMED)
    who = editors.who(NAMES, MOST)
    for status in ArticleStatus:
        each = replace(odd, status=status, departs_at=NOW + timedelta(days=1))
        yield approval.agreed(locale, each, who, NOW)
    yield from (approval.refused(locale, odd, who, remark) for remark in ("", NONSENSE))
    yield from (approval.settled(locale, odd, key, who) for key in ("agreed", "refused"))
    yield from (approval.settled(locale, odd, key) for key in ("unasked", "moved-on"))
    yield approval.remark_prompt(locale, odd, 10**13, MOST)
    yield approval.remark_unread(locale)
    yield approval.remark_late(locale, MOST)
    wish = Approval(MOST, 1, Wish.SCHEDULE, 2, NOW, departs_at=NOW + timedelta(days=400))
    yield approval.asked_for_planned(locale, odd, wish, NOW)


def _cards(locale: Locale) -> Iterator[Message]:
    odd = article(MOST, NONSENSE, rubric=LONG_NAMED)
    plan = FlightPlan(1240, 8600, 45.2)
    others = tuple(each.id for each in PEOPLE)
    for regime, wish, role, you in product(Regime, (None, *Wish), list(Role)[1:], (2, 7)):
        asked = wish and Approval(MOST, 1, wish, 2, NOW, departs_at=NOW)
        for may_agree in ((), others):
            standing = Standing(
                plan, regime=regime, approval=asked, may_agree=may_agree, names=NAMES
            )
            viewer = Viewer(you, role, NOW)
            note = approval.offered_note(locale, editors.who(NAMES, MOST))
            yield post.draft_card(
                locale, odd, standing, NOW, preview_id=MOST, viewer=viewer, note=note or Html()
            )


def _logs(locale: Locale) -> Iterator[Message]:
    abouts = {
        DeedKind.ASKED: "break",
        DeedKind.SET_APPROVAL: "breaking",
        DeedKind.APPOINTED: f"author {MOST}",
        DeedKind.DISMISSED: "4",
        DeedKind.REFUSED: NONSENSE[:256],
    }
    deeds = [
        Deed(kind, (2, MOST, 4)[number % 3], NOW, MOST, abouts.get(kind, "слово"), number)
        for number, kind in enumerate(DeedKind)
    ]
    for which in (DeedFilter(), DeedFilter(article_id=12), DeedFilter(person_id=MOST)):
        yield log.log_message(locale, LogPage(()), which, NOW)
        for offset in range(0, len(deeds), log.DEEDS_A_PAGE):
            shown = deeds[offset : offset + log.DEEDS_A_PAGE]
            page = LogPage(shown, NAMES, {MOST: NONSENSE}, offset, len(deeds))
            yield log.log_message(locale, page, which, NOW)
    yield log.log_usage(locale, NONSENSE)


def _status(locale: Locale) -> Iterator[Message]:
    yield status_screen(locale, None, NOW)
    for sample in samples(NOW):
        yield status_screen(locale, sample, NOW)
        yield status_screen(locale, sample, NOW + timedelta(days=2))


def _tokens(locale: Locale) -> Iterator[Message]:
    known = [Token(1, "CMS", 1, NOW), *(Token(MOST, "ы" * 64, 0, NOW, NOW) for _ in range(40))]
    yield from (tokens.tokens_page(locale, known, NOW, page) for page in (1, 2, 99))
    yield from (tokens.tokens_page(locale, known[:count], NOW) for count in (0, 1))
    for each in known[:2]:
        for address in (None, "https://news.example.org/" + "ы" * 2000):
            yield tokens.token_added(locale, each, "nd_" + "k" * 43, address)
        yield tokens.removal_question(locale, each)
        yield tokens.token_removed(locale, each.name)
        yield tokens.name_taken(locale, each.name)
    yield tokens.unknown_token(locale, NONSENSE)
    yield tokens.bad_name(locale)
