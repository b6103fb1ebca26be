"""A document that is a ZIP archive of XML, as Word's are, unpacked piece by piece within limits."""

import posixpath
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from sources.unreadable import UnreadableReason, UnreadableSource

MOST_UNPACKED = 64_000_000
"""Bytes of XML, which are read as they are unpacked, and never held all at once."""
_MOST_TIMES = 150
_ALWAYS = 4_000_000
"""What may be unpacked of a small archive, however well it is packed."""
_PIECE = 65_536
_ENCRYPTED = 1
_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w:",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w:",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r:",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r:",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m:",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
    "http://schemas.openxmlformats.org/drawingml/2006/picture": "pic:",
    "http://purl.oclc.org/ooxml/drawingml/picture": "pic:",
    "urn:schemas-microsoft-com:vml": "v:",
    "http://schemas.openxmlformats.org/package/2006/relationships": "",
}
_SEPARATOR = " "

Attributes = Mapping[str, str]


class Xml:
    """What meets the elements of a part: subclasses say what to do with them."""

    def begin(self, name: str, attributes: Attributes) -> None:
        """Meet an element's start."""

    def end(self, name: str) -> None:
        """Meet its end."""

    def text(self, text: str) -> None:
        """Meet a piece of text."""


class Package:
    """An archive's parts by their names. All of it raises UnreadableSource."""

    def __init__(self, data: bytes) -> None:
        with _damage_told():
            self._archive = ZipFile(BytesIO(data))
            self._names = {_plain(name): name for name in self._archive.namelist()}
        self._left = min(MOST_UNPACKED, max(_ALWAYS, _MOST_TIMES * len(data)))

    def __contains__(self, name: str) -> bool:
        return _plain(name) in self._names

    def read(self, name: str, reader: Xml) -> None:
        """Let ``reader`` meet the elements of a part; of one that is not there it meets none."""
        if name not in self:
            return
        parser = _parser(reader)
        with _damage_told():
            for piece in self._pieces(self._names[_plain(name)]):
                parser.Parse(piece, False)  # noqa: FBT003 - it takes no keywords
            parser.Parse(b"", True)  # noqa: FBT003

    def related(self, part: str) -> "Related":
        """What a part refers to; of the empty name, what the package does."""
        folder, name = posixpath.split(part)
        found = Related(folder)
        self.read(posixpath.join(folder, "_rels", f"{name}.rels"), found)
        return found

    def _pieces(self, name: str) -> Iterator[bytes]:
        if self._archive.getinfo(name).flag_bits & _ENCRYPTED:
            raise UnreadableSource(UnreadableReason.PASSWORD)
        with self._archive.open(name) as part:
            while piece := part.read(_PIECE):
                self._left -= len(piece)
                if self._left < 0:
                    raise UnreadableSource(UnreadableReason.TOO_MUCH_MEMORY)
                yield piece


class Related(Xml):
    """The relations of a part: by id, and by the last word of their kind."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self.addresses: dict[str, str] = {}
        """Addresses outside of the package, by the relation's id."""
        self.parts: dict[str, str] = {}
        """The first part of each kind."""

    def begin(self, name: str, attributes: Attributes) -> None:
        """Note a relation."""
        if name != "Relationship":
            return
        target = attributes.get("Target", "")
        if attributes.get("TargetMode") == "External":
            self.addresses[attributes.get("Id", "")] = target
            return
        kind = attributes.get("Type", "").rpartition("/")[2]
        whole = posixpath.normpath(posixpath.join("/", self._folder, target)).lstrip("/")
        self.parts.setdefault(kind, whole)


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").casefold()


def _parser(reader: Xml) -> expat.XMLParserType:
    parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
    parser.buffer_text = True
    short = _ShortNames()

    def begin(name: str, attributes: Attributes) -> None:
        # Most elements have none, and there are many.
        if attributes:
            attributes = {short[key]: value for key, value in attributes.items()}
        reader.begin(short[name], attributes)

    parser.StartElementHandler = begin
    parser.EndElementHandler = lambda name: reader.end(short[name])
    parser.CharacterDataHandler = reader.text
    # The format forbids them, so whoever declares entities means harm.
    parser.StartDoctypeDeclHandler = _refuse
    return parser


class _ShortNames(dict[str, str]):
    """Names with our prefixes for their namespaces; in a foreign one it is like no other."""

    def __missing__(self, name: str) -> str:
        space, _, local = name.rpartition(_SEPARATOR)
        self[name] = _PREFIXES.get(space, f"{space}:" if space else "") + local
        return self[name]


def _refuse(*_: object) -> None:
    raise UnreadableSource(UnreadableReason.DAMAGED)


_DAMAGES: tuple[type[Exception], ...] = (
    *(BadZipFile, zlib.error, expat.ExpatError, EOFError, NotImplementedError, OSError),
    # An encoding that is unknown, or that the parser cannot read.
    *(LookupError, ValueError, OverflowError),
)


@contextmanager
def _damage_told() -> Iterator[None]:
    try:
        yield
    except UnreadableSource:
        raise
    except _DAMAGES as error:
        raise UnreadableSource(UnreadableReason.DAMAGED) from error
