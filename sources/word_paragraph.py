"""A paragraph of a Word document, and a row of a table, which becomes one if it can."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sources.manuscript import Look, Manuscript, ParagraphKind
from sources.word_lists import WordLists
from sources.word_styles import BODY_LEVEL, WordStyles

Text = tuple[str, frozenset[Look]]
_CELLS = " | "
_FEWEST_CELLS = 2


@dataclass(slots=True)
class WordParagraph:
    """Its properties and its text, as they are met one after another."""

    style: str = ""
    list_id: str = ""
    list_level: str = "0"
    level: int = BODY_LEVEL
    """Of the outline, as in a style."""
    runs: list[Text] = field(default_factory=list)
    after: list["WordParagraph"] = field(default_factory=list)
    """Those of text boxes that are anchored in it."""
    goes_on: bool = False
    """Whether its end was deleted, so that it goes on in the next one."""

    @property
    def is_blank(self) -> bool:
        """Whether it says nothing."""
        return not any(text.strip() for text, _ in self.runs)

    def write(self, manuscript: Manuscript, styles: WordStyles, lists: WordLists) -> None:
        """Write it down."""
        style = styles.get(self.style)
        kind = style.kind
        if kind is ParagraphKind.TEXT and self.level < BODY_LEVEL:
            kind = ParagraphKind.HEADING
        for text, looks in self.runs:
            manuscript.write(text, looks)
        list_id = self.list_id or style.list_id
        is_item = kind is ParagraphKind.TEXT and list_id and not self.is_blank
        manuscript.end_paragraph(kind, lists.sign(list_id, self.list_level) if is_item else "")


def row_of(cells: Sequence[Sequence[WordParagraph]]) -> list[WordParagraph]:
    """A row on one line; the paragraphs of its cells when one has several, as a layout has."""
    filled = [said for cell in cells if (said := [each for each in cell if not each.is_blank])]
    if len(filled) < _FEWEST_CELLS or any(len(cell) > 1 for cell in filled):
        return [paragraph for cell in filled for paragraph in cell]
    row = WordParagraph()
    for cell in filled:
        row.runs += [(_CELLS, frozenset[Look]()), *cell[0].runs] if row.runs else cell[0].runs
    return [row]
