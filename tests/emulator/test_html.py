import pytest
from hypothesis import given
from hypothesis import strategies as st

from emulator.characters import utf16_length
from emulator.html import MarkupError, parse_html

UNMATCHED = (
    "Text contains invalid Unicode characters after decoding HTML entities, "
    "check for unmatched surrogate code units"
)


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("<p>x</p>", 'Unsupported start tag "p" at byte offset 0'),
        ("я <P>x</P>", 'Unsupported start tag "p" at byte offset 3'),
        ("1 < 2 > 0", 'Unsupported start tag "" at byte offset 2'),
        ("<br/>", 'Unsupported start tag "br/" at byte offset 0'),
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("a <b", "Unclosed start tag at byte offset 2"),
        ("a <", "Unclosed start tag at byte offset 2"),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b><i>x</b>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("🙂</b>", "Unexpected end tag at byte offset 4"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<b>x</b y>", "Unclosed end tag at byte offset 4"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<a href", 'Unclosed start tag "a" at byte offset 0'),
        ("<a href=", 'Unclosed start tag "a" at byte offset 0'),
        ("<a ", 'Empty attribute name in the tag "a" at byte offset 0'),
        ('<a ="x">y</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href=http://x.by>y</a>", "Unexpected end of name token at byte offset 8"),
        ("<tg-emoji emoji-id='x'>🙂</tg-emoji>", "Invalid custom emoji identifier specified"),
        ("<tg-time unix='1' format='x'>y</tg-time>", "Invalid date-time format specified"),
        (
            "&#xD83D; x",
            UNMATCHED,
        ),
    ],
)
def test_bad_markup_is_refused_in_the_words_of_telegram(source: str, complaint: str) -> None:
    with pytest.raises(MarkupError) as refusal:
        parse_html(source)
    assert str(refusal.value) == complaint


@pytest.mark.parametrize(
    ("source", "text", "kinds"),
    [
        ("plain", "plain", []),
        ("<b>x</b>", "x", [("bold", 0, 1)]),
        ("<STRONG>x</STRONG>", "x", [("bold", 0, 1)]),
        ("<em>x</em><i>y</i>", "xy", [("italic", 0, 1), ("italic", 1, 1)]),
        ("<u>x</u><ins>y</ins>", "xy", [("underline", 0, 1), ("underline", 1, 1)]),
        ("<s>x</s>", "x", [("strikethrough", 0, 1)]),
        ("<strike>x</strike>", "x", [("strikethrough", 0, 1)]),
        ("<del>x</del>", "x", [("strikethrough", 0, 1)]),
        ('<span class="tg-spoiler">x</span>', "x", [("spoiler", 0, 1)]),
        ("<tg-spoiler>x</tg-spoiler>", "x", [("spoiler", 0, 1)]),
        ("<code>x</code>", "x", [("code", 0, 1)]),
        ("<blockquote>x</blockquote>", "x", [("blockquote", 0, 1)]),
        ("<blockquote expandable>x</blockquote>", "x", [("expandable_blockquote", 0, 1)]),
        ("<blockquote expandable='1'>x</blockquote>", "x", [("expandable_blockquote", 0, 1)]),
        ("🙂<b>🙂</b>", "🙂🙂", [("bold", 2, 2)]),
        ("<b>x</>", "x", [("bold", 0, 1)]),
        ("<b></b>x", "x", []),
        ("<b >x</b >", "x", [("bold", 0, 1)]),
        ("<tg-emoji emoji-id='5'>🙂</tg-emoji>", "🙂", []),
    ],
)  # fmt: skip
def test_tags_become_entities(source: str, text: str, kinds: list[tuple[str, int, int]]) -> None:
    plain, entities = parse_html(source)
    assert plain == text
    assert [(item["type"], item["offset"], item["length"]) for item in entities] == kinds


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("&lt;b&gt; &amp; &quot;", '<b> & "'),
        ("&nbsp;&apos;&mdash;", "&nbsp;&apos;&mdash;"),
        ("&LT;", "&LT;"),
        ("&ltx", "&ltx"),
        ("&lt x", "< x"),
        ("&#1071;&#x42F;", "ЯЯ"),
        ("&#128578;", "🙂"),
        ("&#0;&#x;", "&#0;&#x;"),
        ("&#xFFFFFFF;", "&#xFFFFFFF;"),
        ("AT&T & co", "AT&T & co"),
    ],
)
def test_only_four_named_and_the_numeric_references_are_known(source: str, text: str) -> None:
    assert parse_html(source)[0] == text


@pytest.mark.parametrize(
    ("source", "url"),
    [
        ('<a href="https://belta.by/x?a=1&amp;b=2">y</a>', "https://belta.by/x?a=1&b=2"),
        ("<a href='belta.by'>y</a>", "http://belta.by/"),
        ("<a>belta.by</a>", "http://belta.by/"),
        ('<a href="tg://resolve?domain=x">y</a>', "tg://resolve?domain=x"),
    ],
)
def test_links_are_completed(source: str, url: str) -> None:
    (link,) = parse_html(source)[1]
    assert (link["type"], link["url"]) == ("text_link", url)


@pytest.mark.parametrize("href", ["http://localhost/", "javascript:1", "https://", "/path"])
def test_a_link_to_nowhere_leaves_plain_text(href: str) -> None:
    assert parse_html(f'<a href="{href}">y</a>') == ("y", [])


def test_a_link_to_a_user_is_a_mention() -> None:
    (mention,) = parse_html('<a href="tg://user?id=42">y</a>')[1]
    assert (mention["type"], mention["user"]["id"]) == ("text_mention", 42)


@pytest.mark.parametrize(
    "source",
    [
        '<pre><code class="language-python">x</code></pre>',
        '<code class="language-python"><pre>x</pre></code>',
    ],
)
def test_code_within_pre_names_its_language(source: str) -> None:
    (entity,) = parse_html(source)[1]
    assert (entity["type"], entity["language"]) == ("pre", "python")


def test_code_alone_has_no_language() -> None:
    (entity,) = parse_html('<code class="language-python">x</code>')[1]
    assert entity == {"type": "code", "offset": 0, "length": 1}


def test_a_moment_is_an_entity() -> None:
    (entity,) = parse_html('<tg-time unix="1720109100" format="wDT">вчера</tg-time>')[1]
    assert (entity["unix_time"], entity["date_time_format"]) == (1720109100, "wDT")


@given(st.text(alphabet="<>/&;bia #x1\"'=я🙂\0 \n", max_size=60))
def test_no_text_breaks_the_parser(source: str) -> None:
    try:
        text, entities = parse_html(source)
    except MarkupError:
        return
    size = utf16_length(text)
    assert all(0 <= item["offset"] < item["offset"] + item["length"] <= size for item in entities)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=200))
def test_escaped_text_comes_back_as_it_was(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert parse_html(escaped) == (text, [])
