import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.words.english import English

ENGLISH = English()


def meet(sought: str, met: str) -> bool:
    return not ENGLISH.sought(sought).isdisjoint(ENGLISH.meant(met))


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("policy", "policies"),
        ("box", "boxes"),
        ("plan", "plans planned planning"),
        ("hope", "hopes hoped hoping"),
        ("control", "controls controlled controlling"),
        ("call", "calls called calling"),
        ("agree", "agrees agreed agreeing"),
        ("try", "tries tried trying"),
        ("child", "children"),
        ("analysis", "analyses"),
        ("go", "goes went gone going"),
        ("be", "is are was were been"),
        ("have", "has had having"),
        ("good", "better best"),
        ("use", "uses used using"),
        ("gas", "gases"),
    ],
)
def test_a_word_is_found_in_all_its_forms(word: str, forms: str) -> None:
    assert [form for form in forms.split() if not meet(word, form)] == []


@pytest.mark.parametrize(
    ("sought", "met"),
    [
        ("policy", "police"),
        ("new", "news"),
        ("act", "actor"),
        ("universe", "university"),
        ("organ", "organization"),
        ("general", "generate"),
        ("unit", "united"),
        ("plan", "plane"),
        ("import", "important"),
        ("king", "k"),
        ("rose", "rise"),
    ],
)
def test_a_word_that_looks_alike_is_another(sought: str, met: str) -> None:
    assert not meet(sought, met)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=40))
def test_any_word_meets_itself(word: str) -> None:
    assert meet(word, word) or ENGLISH.sought(word) != {word}
