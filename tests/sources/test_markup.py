import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.formatting import Formatted
from sources.markup import read_markup
from sources.plaintext import paragraphs


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<h1>Раз</h1><p>два<p>три", ["Раз", "два", "три"]),
        ("<p>a<b>b</b> c<br>d<br/>e</p>", ["ab c", "d", "e"]),
        ("<p>one\n  line</p>", ["one line"]),
        ("<b>two</b> <i>words</i>", ["two words"]),
        ("<style>p{}</style><script>x</script><p>text", ["text"]),
        ("<nav>menu</nav><p>text</p><footer>foot</footer>", ["text"]),
        ("<nav>menu<p>text", ["menu", "text"]),
        ("<head><title>tab</title><body><p>text", ["tab", "text"]),
        ("<head><title>tab</title><h2>head</h2><p>text", ["head", "text"]),
        ("<![if IE]>text<!-- never closed <p>more", ["text<!-- never closed <p>more"]),
        ("<![oops>text", ["text"]),
        ("a &lt;b&gt; &amp; &nbsp;c &#1090;", ["a <b> & c т"]),
    ],
)
def test_blocks_become_lines(html: str, lines: list[str]) -> None:
    assert [line.text for line in paragraphs(read_markup(html).text)] == lines


@given(st.text("<>/![-=\"'abp&;# \n", max_size=200))
def test_any_markup_gives_a_text(html: str) -> None:
    assert isinstance(read_markup(html), Formatted)
