"""What stands where an article should be: a challenge, a wall, a login, a file that is no page."""

import re

from sources.unreadable import UnreadableReason, UnreadableSource
from sources.webpages.facts import Facts
from sources.webpages.tree import Tree, visible_text


def _any_of(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


_BEGINNING = 2_048
_FILES = {
    b"%PDF": "PDF",
    b"PK\x03\x04": "ZIP",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"RIFF": "RIFF",
    b"\xd0\xcf\x11\xe0": "DOC",
    b"{\\rtf": "RTF",
    b"\x1f\x8b": "GZIP",
    b"7z\xbc\xaf": "7Z",
    b"Rar!": "RAR",
    b"\x00\x00\x00": "MP4",
}
_NO_PAGE = re.compile(
    r"\s*(?:application/(?!xhtml|xml|octet)|image/|audio/|video/|font/)([\w.+-]*)"
)
_TAG = re.compile(rb"<(?:!doctype|html|head|body|meta|div|p|article|h1|title|!--)\b", re.IGNORECASE)
_FEED = re.compile(rb"\s*(?:<\?xml[^>]*>\s*(?:<\?[^>]*>\s*)*)?<(?:rss|feed|rdf:RDF|urlset)\b")

_CHALLENGES = _any_of(
    *(r"cf-browser-verification|cf-chl-", r"cdn-cgi/challenge-platform", "ddos-guard", "__ddg"),
    *(r"challenges\.cloudflare\.com", "qrator", "servicepipe", "variti", "_incapsula_resource"),
    *("px-captcha|perimeterx", r"captcha-delivery\.com|datadome", "awswaf", "smartcaptcha"),
    *("showcaptcha", r"hcaptcha\.com", "recaptcha/api"),
)
"""Addresses and names in the markup of pages that let people through, and no programs."""
_CHALLENGING = _any_of(
    *("just a moment", "attention required", "checking (?:if the site|your browser)"),
    *("are you (?:a )?(?:human|robot)", "verify(?:ing)? (?:that )?you are (?:a )?human"),
    *("access denied", "enable javascript", "javascript is (?:disabled|required)"),
    *("(?:вы|я) не робот", "проверка браузера", "проверяем (?:ваш )?браузер"),
    *("доступ (?:запрещ|ограничен)", "включите javascript", "подтвердите, что (?:запросы|вы)"),
    *("вы не робат", "доступ забаронены", "праверка браўзера"),
)
_WALLS = _any_of(
    *("(?:to|and) (?:continue|keep) reading", "subscribe (?:now )?to (?:read|continue|unlock)"),
    *("subscribers? only", "for subscribers", "already a subscriber"),
    *("(?:log|sign) in to (?:read|continue)", "оформите подписку", "закрытый материал"),
    r"(?:только|доступ\w*) (?:для |по )?(?:подписчик|подписк)",
    "подпи(?:шитесь|саться),? чтобы",
    "(?:войдите|авторизуйтесь|зарегистрируйтесь),? чтобы (?:читать|продолжить|прочитать)",
    r"(?:толькі|даступн\w*) (?:для |па )?(?:падпісчык|падпіс)",
    *("аформіце падпіску", "каб (?:чытаць|прачытаць) (?:далей|цалкам)"),
)
_LOGIN = re.compile(
    r"(?:log ?in|sign ?in|вход|вход в .{2,40}|войти|авторизация|регистрация|уваход|увайсці)\W*",
    re.IGNORECASE,
)
_MOST_OFFERS = 20
_LONGEST_CHALLENGE = 1_500
_SHORT, _BEGINNING_OF_ARTICLE = 600, 1_000
"""Characters: a challenge says no more, and a site shows so much of what it sells."""


def check_is_page(data: bytes, content_type: str | None) -> None:
    """Refuse what is no web page, by its first bytes, then by what the server calls it.

    Raises UnreadableSource.
    """
    beginning = data[:_BEGINNING].lstrip()
    kind = next((name for mark, name in _FILES.items() if data.startswith(mark)), None)
    if kind is None and _FEED.match(beginning):
        kind = "RSS"
    said = _NO_PAGE.match((content_type or "").lower())
    if kind is None and said and not _TAG.search(beginning):
        kind = said[1].upper()
    if kind is not None:
        raise UnreadableSource(UnreadableReason.NOT_A_PAGE, kind=kind)
    if not data.strip():
        raise UnreadableSource(UnreadableReason.NO_ARTICLE)


def check_not_kept_back(tree: Tree, facts: Facts, text: str) -> None:
    """Refuse a page that shows programs, or strangers, something else than its article.

    A long text is an article, whatever it is about. Raises UnreadableSource.
    """
    length = len(text.strip())
    if length < _SHORT and not facts.is_article and _is_challenge(tree):
        raise UnreadableSource(UnreadableReason.CHALLENGE)
    if length < _BEGINNING_OF_ARTICLE and (_is_login(tree, facts) or _is_walled(tree, facts, text)):
        raise UnreadableSource(UnreadableReason.WALL)


def _is_challenge(tree: Tree) -> bool:
    said = visible_text(tree)
    if len(said) > _LONGEST_CHALLENGE:
        return False
    marks = tree.xpath("//script/@src | //iframe/@src | //form/@action | //@id | //script/text()")
    return bool(_CHALLENGES.search(" ".join(marks)) or _CHALLENGING.search(said))


def _is_login(tree: Tree, facts: Facts) -> bool:
    if not tree.xpath("//input[@type='password']"):
        return False
    return facts.headline is None or _LOGIN.fullmatch(facts.headline) is not None


def _is_walled(tree: Tree, facts: Facts, text: str) -> bool:
    if not facts.is_free:
        return True
    offers = tree.xpath("//*[contains(@class, 'paywall') or contains(@id, 'paywall')]")
    return any(_WALLS.search(said) for said in (text, *map(visible_text, offers[:_MOST_OFFERS])))
