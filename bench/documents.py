"""Documents in the reader process: how many are read, how long one takes, how much memory.

    python -m bench.documents [a folder of files | how many to make]

A folder is read with all that is in it, hostile files too; public ones are named in
docs/decisions/0018-a-reader-process.md. Without one, documents are made: long ones, and one of each
kind that means harm. The reference is to unpack the same files and parse their text with bare
expat, in the same run. Files that are no archives have none.
"""

import asyncio
import gc
import sys
import time
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from bench.figures import Figure, show
from bench.hostile import Stretch
from bench.memory import peak_memory
from sources.file import read_file
from sources.reader import Reader
from sources.unreadable import UnreadableReason, UnreadableSource

_MOST_SECONDS, _MOST_MEMORY, _MOST_STALL = 2, 200, 50
_SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_LINE = (
    "<w:p><w:r><w:t>Слово за слово</w:t></w:r>"
    "<w:r><w:rPr><w:b/></w:rPr><w:t>и дело</w:t></w:r></w:p>"
)
_LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
File = tuple[str, bytes]


@dataclass(slots=True)
class Found:
    """What came of the files: seconds of each, reasons of those refused, megabytes at the most."""

    seconds: list[float] = field(default_factory=list)
    reasons: Counter[str] = field(default_factory=Counter)
    peak: float = 0.0


def in_folder(folder: Path) -> list[File]:
    """Every file of a folder and of those below it."""
    return [(path.name, path.read_bytes()) for path in sorted(folder.rglob("*")) if path.is_file()]


def made(count: int) -> list[File]:
    """So many documents, each longer than the one before, and those that mean harm."""
    good = [(f"{n}.docx", document(_LINE * (n + 1) * 20)) for n in range(count)]
    return [
        *good,
        ("bomb.docx", document(f"<w:p>{' ' * 10_000_000}</w:p>")),
        ("nested.docx", document("<w:tbl><w:tr><w:tc>" * 20_000)),
        ("cut.docx", good[-1][1][:-50]),
        ("locked.docx", _LOCKED),
        ("words.rtf", b"{\\rtf1 " + b"\\b0\\b " * 50_000 + b"}"),
        ("braces.rtf", b"{\\rtf1" + b"{" * 1_000_000),
        ("quotes.md", b"> " * 5_000 + "текст".encode()),
        ("tags.html", b"<b><i>" * 20_000),
    ]


def document(body: str) -> bytes:
    """A .docx of a body's XML."""
    file = BytesIO()
    with ZipFile(file, "w", 8) as archive:
        text = f"<w:document {_SPACE}><w:body>{body}</w:body></w:document>"
        archive.writestr("word/document.xml", text)
    return file.getvalue()


async def read_all(files: Iterable[File]) -> Found:
    """Let the reader process read each file."""
    found, reader = Found(), Reader()
    await reader.run(peak_memory)
    try:
        for name, data in files:
            begun = time.perf_counter()
            found.reasons[await outcome(reader, name, data)] += 1
            found.seconds.append(time.perf_counter() - begun)
            found.peak = max(found.peak, await reader.run(peak_memory))
    finally:
        await reader.close()
    return found


async def outcome(reader: Reader, name: str, data: bytes) -> str:
    """The reason why a file was refused; empty when it was read."""
    try:
        await reader.run(read_file, data, name)
    except UnreadableSource as error:
        return error.reason
    return ""


def parse_barely(files: Iterable[File]) -> float:
    """Seconds to unpack and parse the text of all files that have one."""
    begun = time.perf_counter()
    for _, data in files:
        with suppress(BadZipFile, KeyError, expat.ExpatError, RuntimeError, NotImplementedError):
            text = ZipFile(BytesIO(data)).read("word/document.xml")
            expat.ParserCreate(namespace_separator=" ").Parse(text, True)  # noqa: FBT003
    return time.perf_counter() - begun


def figures(found: Found, stall: float, reference: float) -> list[Figure]:
    """The table."""
    count, total = len(found.seconds), sum(found.seconds)
    empty = found.reasons[UnreadableReason.EMPTY]
    return [
        Figure("files", count, ""),
        Figure("read", found.reasons[""] + empty, ""),
        Figure("  of these without any text", empty, ""),
        *(
            Figure(f"refused: {reason}", number, "")
            for reason, number in found.reasons.most_common()
            if reason not in {"", UnreadableReason.EMPTY}
        ),
        Figure("all of them", total, "s", reference, total / reference if reference else None),
        Figure("the slowest", max(found.seconds), "s", most=_MOST_SECONDS),
        Figure("memory at the most", found.peak, "MB", most=_MOST_MEMORY),
        Figure("the longest that the loop was held", stall, "ms", most=_MOST_STALL),
    ]


async def run(asked: str) -> None:
    """Measure, and print a table."""
    files = made(int(asked)) if asked.isdecimal() else in_folder(Path(asked))
    reference, stretch = parse_barely(files), Stretch()
    # As the bot does when it has started.
    gc.collect()
    gc.freeze()
    with stretch.watched():
        found = await read_all(files)
    show("Documents in the reader process", figures(found, stretch.longest, reference))


if __name__ == "__main__":
    asyncio.run(run(*(sys.argv[1:] or ["50"])))
