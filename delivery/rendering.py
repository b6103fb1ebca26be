"""Claimed deliveries as calls: an article once a language and zone, a digest from shared lines."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from botapi.outcome import Dropped, Unsendable
from botapi.template import (
    DELETION,
    Template,
    edit_template,
    plain_edit_template,
    plain_template,
    template,
)
from delivery.contents import MOST_KEPT, Contents
from delivery.failures import Failures
from delivery.settling import Call
from news.article import Article, ArticleStatus
from news.dispatch import DispatchKind, Form, Reason
from news.language import Language
from news.zone import stored_zone
from storage.claims import Waiting
from storage.database import Database
from storage.deliveries import current_revision
from storage.delivery_keys import DeliveryKey
from texts.amendment import correction_note, digest_withdrawn_note, withdrawal_note
from texts.article import article_message
from texts.catalogue import Catalogue
from texts.checkup import checkup_message
from texts.digest import DigestLine, DigestPart, digest_line, digest_message, placed_under
from texts.locale import ANY_PLACE, Locale
from texts.message import Message
from texts.plain import plain

_SOME_PHOTO = "photo"
"""Stands for the one that the chat has, of which a caption's length depends."""

UNDELETABLE_AFTER = timedelta(hours=48) - timedelta(minutes=10)
"""Telegram deletes a bot's messages for 48 hours: https://core.telegram.org/bots/api#deletemessage.
What is nearly as old is not tried."""

Rendered = Call | Unsendable | Dropped
"""The call for a delivery, or why there is none."""
NOTHING_TO_SAY = Unsendable("nothing to say", reason=Reason.UNRENDERABLE)


def unrenderable(error: Exception) -> Unsendable:
    """What is left of a delivery whose call cannot be made."""
    words = f"cannot be rendered: {type(error).__name__}"
    return Unsendable(words, reason=Reason.UNRENDERABLE)


class _TemplateKey(NamedTuple):
    """What the templates of an article differ by; ``held`` is the photo that the chat has."""

    article_id: int
    kind: DispatchKind
    language: Language
    zone: str | None
    form: Form
    outdated: bool
    photo: bool
    held: str | None
    plain: bool
    silent: bool
    is_place: bool


@dataclass(frozen=True, slots=True)
class _Kept:
    article: Article
    template: Template


class Renderer:
    """Renders what the worker has claimed; ``zone`` is that of readers who chose none.

    What is new is rendered as a message to send, what is outdated as an edit or a deletion.
    """

    def __init__(
        self,
        database: Database,
        catalogues: Mapping[Language, Catalogue],
        zone: ZoneInfo,
        bot: str,
        clock: Callable[[], float] = time.monotonic,
        *,
        now: Callable[[], datetime],
        inline: bool = True,
    ) -> None:
        self._catalogues = catalogues
        self._zone = zone
        self._bot = bot
        self._inline = inline
        self._now = now
        self._failures = Failures()
        self._contents = Contents(database, clock, now, self._failures)
        self._templates: dict[_TemplateKey, _Kept] = {}
        self._lines: dict[tuple[int, Language, bool], DigestLine] = {}
        self._given_up: set[tuple[int, int]] = set()
        """Revisions of articles whose photo Telegram does not take."""

    def give_up_photo(self, article_id: int, revision: int) -> None:
        """Send a revision of an article without its photo from now on."""
        if len(self._given_up) >= MOST_KEPT:
            self._given_up.clear()
        self._given_up.add((article_id, revision))
        made = self._templates.items()
        self._templates = {key: one for key, one in made if key.article_id != article_id}

    async def render(self, rows: Sequence[Waiting]) -> dict[DeliveryKey, Rendered]:
        """The call for each delivery, or why there is none; one that fails fails alone."""
        await self._contents.read(rows)
        return {row.key: self._one(row) for row in rows}

    def _one(self, row: Waiting) -> Rendered:
        by_headline = row.kind is not DispatchKind.ARTICLE
        revision = current_revision(self._contents.revisions, row.articles, by_headline=by_headline)
        form = _form_of(row, revision)
        if form is not row.form:
            row = row._replace(form=form)
        try:
            made = self._made_of(row)
        except Exception as error:  # noqa: BLE001 - logged once a dispatch
            self._failures.log_dispatch(error, row.key.dispatch_id)
            return unrenderable(error)
        if not isinstance(made, Template):
            return made
        known = self._contents.revisions
        held = {id_: known[id_] for id_ in row.items if id_ in known}
        return Call(made, revision, {id_: one.headline for id_, one in held.items()}, row.form)

    def _made_of(self, row: Waiting) -> Template | Unsendable | Dropped:
        if row.kind is DispatchKind.CHECKUP:
            return self._checkup(row)
        return self._digest(row) if row.items else self._article(row)

    def _checkup(self, row: Waiting) -> Template | Unsendable | Dropped:
        found = self._contents.checkups.get(row.key)
        if found is None:
            return replace(NOTHING_TO_SAY, alone=True)
        if not found.has_something:
            return Dropped(Reason.UNDONE)
        return self._called(row, checkup_message(self._locale(row), found))

    def _article(self, row: Waiting) -> Template | Unsendable | Dropped:
        article = self._contents.articles.get(row.article_id or 0)
        if article is None:
            return NOTHING_TO_SAY
        if article.status is ArticleStatus.WITHDRAWN:
            if row.outdated:
                return self._taken_back(row, withdrawal_note(self._locale(row)))
            # Since it was claimed.
            return Dropped(Reason.WITHDRAWN)
        if self._contents.is_undone(row):
            return Dropped(Reason.UNDONE)
        key = self._key(row, article)
        kept = self._templates.get(key)
        # An article is compared once a reading: its body may be long.
        if kept is None or kept.article is not article:
            if len(self._templates) >= MOST_KEPT:
                self._templates.clear()
            same = kept is not None and kept.article == article
            made = kept.template if kept and same else self._made(row, article, key)
            kept = self._templates[key] = _Kept(article, made)
        return kept.template

    def _key(self, row: Waiting, article: Article) -> _TemplateKey:
        photos = self._contents.photos_of(article) if row.outdated else {}
        # An edit that was not answered may have changed the photo.
        is_known = not (row.photo and row.attempts)
        held = photos.get(row.revision or 0) if is_known else None
        place = row.language, row.zone, row.form, row.outdated, row.photo, held
        return _TemplateKey(article.id, row.kind, *place, row.plain, row.silent, row.is_place)

    def _made(self, row: Waiting, article: Article, key: _TemplateKey) -> Template:
        locale = self._locale(row)
        if row.kind is DispatchKind.CORRECTION:
            return self._called(row, correction_note(locale, article))
        is_given_up = (article.id, article.revision) in self._given_up
        takes_photo = row.form is Form.WRITTEN and not is_given_up
        if not row.outdated:
            shown = article if takes_photo else replace(article, photo=None)
            return self._called(row, article_message(locale, shown))
        if row.photo:
            # A photo cannot be taken out of a message: an article without one becomes its caption.
            pictured = replace(article, photo=article.photo or key.held or _SOME_PHOTO)
            new = takes_photo and article.photo not in (None, key.held)
            captioned = article_message(replace(locale, plain=False), pictured)
            return self._called(row, captioned, new_photo=new)
        if article.photo is None or not takes_photo:
            return self._called(row, article_message(locale, replace(article, photo=None)))
        return self._called(row, article_message(locale, article), new_photo=True)

    def _digest(self, row: Waiting) -> Template | Unsendable | Dropped:
        articles = self._contents.articles
        places = enumerate(row.items, start=1)
        known = {n: articles[id_] for n, id_ in places if id_ in articles}
        found = {n: one for n, one in known.items() if one.status is not ArticleStatus.WITHDRAWN}
        locale = self._locale(row)
        if known and not found:
            if row.outdated:
                return self._taken_back(row, digest_withdrawn_note(locale))
            return Dropped(Reason.WITHDRAWN)
        made = ((n, self._line(locale, row, article)) for n, article in found.items())
        placed = {n: line for n, line in made if line is not None}
        if not placed:
            # Not counted by the breaker: the dispatch has digests of other articles, too.
            return replace(NOTHING_TO_SAY, alone=True)
        dispatch_id, _, number = row.key
        part = DigestPart(dispatch_id, number, row.not_before, row.digest, row.occasion)
        return self._called(row, digest_message(locale, part, placed))

    def _taken_back(self, row: Waiting, note: Message) -> Template:
        """Delete a copy; one that is too old for that becomes a note."""
        sent_at = row.sent_at or self._now()
        if row.form is not Form.NOTE and self._now() - sent_at < UNDELETABLE_AFTER:
            return DELETION
        return edit_template(replace(note, photo=_SOME_PHOTO) if row.photo else note)

    def _line(self, locale: Locale, row: Waiting, article: Article) -> DigestLine | None:
        """An article's line; None when it cannot be made, and the rest of the digest goes."""
        try:
            line = self._kept_line(locale, row, article)
        except Exception as error:  # noqa: BLE001 - logged once an article
            self._failures.log_article(error, article.id)
            return None
        return placed_under(line, row.digest)

    def _kept_line(self, locale: Locale, row: Waiting, article: Article) -> DigestLine:
        key = article.id, row.language, row.is_place
        kept = self._lines.get(key)
        if kept is None or kept.article != article:
            if len(self._lines) >= MOST_KEPT:
                self._lines.clear()
            kept = self._lines[key] = digest_line(locale, article)
        return kept

    def _locale(self, row: Waiting) -> Locale:
        zone = stored_zone(row.zone, self._zone)
        place = ANY_PLACE if row.is_place else ""
        catalogue = self._catalogues[row.language]
        return Locale(catalogue, zone, self._bot, self._inline, row.plain, place)

    def _called(self, row: Waiting, message: Message, *, new_photo: bool = False) -> Template:
        if row.silent:
            message = replace(message, silent=True)
        # A photo cannot be taken out of a message that the chat has.
        message = plain(self._locale(row), message, pictured=row.photo)
        if row.form is Form.PLAIN:
            return plain_edit_template(message) if row.outdated else plain_template(message)
        if row.outdated:
            return edit_template(message, new_photo=new_photo)
        return template(message)


def _form_of(row: Waiting, revision: int) -> Form:
    """The form of a delivery; a simpler one is only for the revision that was refused."""
    is_simpler = row.form in (Form.UNPICTURED, Form.PLAIN)
    return Form.WRITTEN if is_simpler and (row.refused_revision or 0) < revision else row.form
