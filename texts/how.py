"""How an article came, by which of its reader's settings: one line."""

from datetime import datetime

from news.dispatch import DeliveryState
from news.explanation import Explanation
from news.subscriber import Subscriber
from texts.html import Html, joined
from texts.locale import Locale

_DELIVERED = (DeliveryState.SENT, DeliveryState.OUTDATED)


def how_it_came(
    locale: Locale, explanation: Explanation, reader: Subscriber, now: datetime
) -> Html:
    """``Пришло сразу; молния; тихие часы 23:00–07:00, молнии проходят``; empty if it did not."""
    record = explanation.record
    if record is None:
        return Html()
    alone, digest = (
        sent if sent is not None and sent.state in _DELIVERED else None
        for sent in (record.alone, record.in_digest)
    )
    if alone is None and digest is None:
        return Html()
    say, today = locale.catalogue, now.astimezone(locale.zone).date()
    told = [
        say("why-how-at-once" if alone else "why-how-digest"),
        say("why-how-silent") if alone and alone.silent else "",
        say("why-how-breaking") if explanation.article.breaking else "",
        say("why-how-story") if explanation.follows_story else "",
        _languages(locale, reader),
        _limit(locale, reader, record.instants_on(today)) if alone else "",
        _quiet(locale, reader),
    ]
    line = joined("; ", told)
    return Html(line[:1].upper() + line[1:])


def _languages(locale: Locale, reader: Subscriber) -> Html:
    if not reader.news_languages:
        return Html()
    say = locale.catalogue
    wanted = (say(f"stats-language-{each}") for each in sorted(reader.news_languages))
    return say("why-how-languages", languages=joined(", ", wanted))


def _limit(locale: Locale, reader: Subscriber, used: int) -> Html:
    if reader.daily_limit is None:
        return Html()
    return locale.catalogue("why-how-limit", used=used, limit=reader.daily_limit)


def _quiet(locale: Locale, reader: Subscriber) -> Html:
    quiet = reader.quiet
    if quiet is None:
        return Html()
    hours = f"{quiet.start:%H:%M}–{quiet.end:%H:%M}"
    key = "why-how-quiet-breaking" if quiet.breaking else "why-how-quiet"
    return locale.catalogue(key, hours=hours)
