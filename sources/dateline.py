"""Datelines: the place, date and agency that open a text."""

import re

from sources.stamp import MONTH

_LONGEST = 160
_CAPITAL = "A-ZА-ЯЁІЎ"
_WORD = rf"[{_CAPITAL}][\w’'ʼ]*(?:-\w+)*"
_PLACE = (
    rf"(?P<{{}}>(?:(?:г|аг|гп|д|дер|пос)\.\s?)?{_WORD}(?:\s{_WORD}){{{{0,2}}}})"
    rf"(?:,\s{_WORD}(?:\s{_WORD})?)?"
)
_DATE = (
    rf"(?:\d{{1,2}}\s(?i:{MONTH})(?:\s\d{{4}}(?:\sг(?:ода|\.))?)?"
    rf"|(?i:{MONTH})\s\d{{1,2}}(?:,?\s\d{{4}})?)"
)
_DASH = "[—–-]"
_KNOWN = (
    r"(?i:БЕЛТА|БелТА|BelTA|ТАСС|TASS|РИА Новости|Интерфакс|Interfax|Sputnik|Reuters|AP|AFP|UPI|dpa"
    r"|Xinhua|Синьхуа|CNN|BBC|Anadolu)(?:[-.]\w+)?"
)
_IN_MARKS = r"(?:/[^/\n]{2,80}/|\([^()\n]{2,60}\))"
_NAMED = rf"(?:{_DASH}\s?)?(?:{_KNOWN}|[{_CAPITAL}]{{3,}}(?:[ .-]{_WORD}){{0,2}})(?=\s?[.—–-])"
_KNOWN_IN_MARKS = rf"(?:/[^/\n]*{_KNOWN}[^/\n]*/|\({_KNOWN}\))"
_TEXT_FOLLOWS = rf"(?=\s?(?:[.]|{_DASH})\s[\"«“„]?[{_CAPITAL}])"

_DATELINE = re.compile(
    rf"(?:{_DATE},\s{_PLACE.format('place_after')}|{_PLACE.format('place_before')}[,.]\s{_DATE})"
    rf"(?:[.,]?\s?(?:{_IN_MARKS}|{_NAMED})|{_TEXT_FOLLOWS})"
    rf"|{_PLACE.format('place')},?\s{_KNOWN_IN_MARKS}"
)
_TAIL = re.compile(rf"[.:]?\s*(?:{_DASH}{{1,2}}\s*)?")


def split_dateline(paragraph: str) -> tuple[str | None, str]:
    """The place that an agency's dateline names, and the paragraph without the dateline.

    Understood are the habits of БЕЛТА (``4 июля, Астана /Корр. БЕЛТА/.``), РИА Новости, Интерфакс,
    ТАСС and the English-language agencies. The place is None when there is no dateline.
    """
    found = _DATELINE.match(paragraph[:_LONGEST])
    if found is None:
        return None, paragraph
    place = found["place_after"] or found["place_before"] or found["place"]
    tail = _TAIL.match(paragraph, found.end())
    return _in_mixed_case(place), paragraph[tail.end() if tail else found.end() :]


def _in_mixed_case(place: str) -> str:
    """``МИНСК`` → ``Минск``; what is short enough to be an acronym (``США``) stays."""
    longest_acronym = 3
    if not place.isupper() or len(place) <= longest_acronym:
        return place
    return re.sub(r"-(\w+)-", lambda middle: middle[0].lower(), place.title())
