import pytest

from news.language import Language


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("ru", Language.RU),
        ("be", Language.BE),
        ("BE-Latn", Language.BE),
        ("ru-RU", Language.RU),
        ("en-GB", Language.EN),
        ("de", Language.EN),
        ("uk", Language.EN),
        ("", Language.EN),
        (None, Language.EN),
    ],
)
def test_the_interface_language_follows_telegrams(code: str | None, language: Language) -> None:
    assert Language.from_code(code) is language
