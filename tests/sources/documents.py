"""Documents as word processors write them, made of what a test is about."""

from html import escape
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACES = (
    f'xmlns:w="{_W}" xmlns:r="{_KINDS}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
STYLES = "".join(
    f'<w:style w:styleId="{style}"><w:name w:val="{name}"/>{more}</w:style>'
    for style, name, more in (
        ("a", "Normal", ""),
        ("a3", "Title", ""),
        ("1", "heading 1", ""),
        ("2", "Подзаголовок", '<w:basedOn w:val="1"/>'),
        ("q", "Quote", ""),
        ("strong", "Strong", "<w:rPr><w:b/></w:rPr>"),
    )
)
LISTS = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="3"/>'
    '<w:numFmt w:val="decimal"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="russianLower"/>'
    '<w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
)


def word(body: str, *, notes: str = "", links: tuple[str, ...] = (), prolog: str = "") -> bytes:
    """A .docx of a body's XML; ``links`` get the ids L0, L1 and so on."""
    kinds = ("styles", "numbering", "footnotes")
    related = "".join(
        f'<Relationship Id="{kind}" Type="{_KINDS}/{kind}" Target="{kind}.xml"/>' for kind in kinds
    ) + "".join(
        f'<Relationship Id="L{n}" Type="{_KINDS}/hyperlink" Target="{escape(link)}"'
        ' TargetMode="External"/>'
        for n, link in enumerate(links)
    )
    return packed(
        {
            "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="d" '
            f'Type="{_KINDS}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONS}">{related}'
            "</Relationships>",
            "word/document.xml": f"{prolog}<w:document {_SPACES}><w:body>{body}</w:body>"
            "</w:document>",
            "word/styles.xml": f"<w:styles {_SPACES}>{STYLES}</w:styles>",
            "word/numbering.xml": f"<w:numbering {_SPACES}>{LISTS}</w:numbering>",
            "word/footnotes.xml": f"<w:footnotes {_SPACES}>{notes}</w:footnotes>",
        }
    )


def packed(parts: dict[str, str | bytes]) -> bytes:
    """A ZIP archive of so many files."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def paragraph(*runs: str, style: str = "", more: str = "") -> str:
    """A paragraph of runs, or of plain texts."""
    chosen = f'<w:pStyle w:val="{style}"/>' if style else ""
    whole = "".join(each if each.startswith("<") else run(each) for each in runs)
    return f"<w:p><w:pPr>{chosen}{more}</w:pPr>{whole}</w:p>"


def run(text: str, look: str = "") -> str:
    """A run of text that looks like ``<w:b/>``."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def word_of(text: str) -> bytes:
    """A .docx with a paragraph for each line."""
    return word("".join(paragraph(line) for line in text.split("\n")))


def rich(text: str, head: str = "") -> bytes:
    r"""An .rtf file as Word writes Cyrillic: in windows-1251, as ``\'hh``."""
    body = "".join(
        each if each.isascii() else "".join(f"\\'{byte:02x}" for byte in each.encode("cp1251"))
        for each in text
    )
    return (
        r"{\rtf1\ansi\ansicpg1251\deff0{\fonttbl{\f0\fnil\fcharset204 Times New Roman;}}"
        rf"{head}\pard {body}}}"
    ).encode()


def rich_of(text: str) -> bytes:
    """An .rtf file with a paragraph for each line."""
    escaped = "".join(f"\\{each}" if each in "\\{}" else each for each in text)
    return rich(escaped.replace("\n", "\\par\n"))


def locked() -> bytes:
    """A .docx with a password, as far as it is looked at."""
    return COMPOUND + "EncryptedPackage".encode("utf-16-le")


def old() -> bytes:
    """A .doc of Word 97, as far as it is looked at."""
    return COMPOUND + "WordDocument".encode("utf-16-le")


def bomb() -> bytes:
    """A .docx of some kilobytes that unpacks to a thousand times as much."""
    return word(paragraph(" " * 10_000_000))


def slow() -> bytes:
    """An .rtf file that takes a second or more to read: nothing but control words."""
    return b"{\\rtf1 " + b"\\b0\\b " * 500_000 + b"}"
