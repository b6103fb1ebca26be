"""Files: uploaded, fetched from an address, sent again by id, downloaded."""

import struct
from dataclasses import dataclass, field
from itertools import count
from mimetypes import guess_type
from pathlib import PurePosixPath
from typing import Any

from emulator.call import Call, Upload
from emulator.errors import ApiError, bad_request

MOST_DOWNLOADED = 20 * 1024 * 1024
MOST_UPLOADED = 50 * 1024 * 1024
MOST_PHOTO = 10 * 1024 * 1024
_MOST_SIDES = 10_000
_MOST_RATIO = 20
_THUMBNAIL = 320
_JPEG_SIZES = range(0xC0, 0xD0)
_JPEG_OTHERS = (0xC4, 0xC8, 0xCC)
_FRAME = {"width": 320, "height": 240, "duration": 3}
_REQUIRED: dict[str, dict[str, Any]] = {
    "video": _FRAME,
    "animation": _FRAME,
    "audio": {"duration": 3},
    "voice": {"duration": 3},
    "video_note": {"length": 240, "duration": 3},
    "sticker": {
        "type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False
    },
}  # fmt: skip
"""What the Bot API says of a file of each kind besides its name."""


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file Telegram keeps."""

    file_id: str
    kind: str
    """The message field that shows it: ``photo``, ``document``, ``video``, ``animation`` ..."""
    name: str
    content: bytes
    mime_type: str
    path: str


@dataclass(slots=True)
class Files:
    """All files, and the web pages that can be sent by address."""

    web: dict[str, bytes] = field(default_factory=dict)
    """What an http address given instead of a file leads to: there is no internet here."""
    _files: dict[str, StoredFile] = field(default_factory=dict)
    _numbers: "count[int]" = field(default_factory=lambda: count(1))

    def get(self, file_id: str) -> StoredFile:
        """A file by its id; raises ApiError."""
        stored = self._files.get(file_id)
        if stored is None:
            raise bad_request("wrong file_id or the file is temporarily unavailable")
        return stored

    def at(self, path: str) -> StoredFile | None:
        """A file by its download path."""
        return next((stored for stored in self._files.values() if stored.path == path), None)

    def add(self, kind: str, upload: Upload) -> StoredFile:
        """Keeps a file; raises ApiError when it is too big or empty."""
        if not upload.content:
            raise bad_request("file must be non-empty")
        if len(upload.content) > MOST_UPLOADED:
            raise ApiError(413, "Request Entity Too Large")
        number = next(self._numbers)
        name = upload.name or f"file_{number}"
        suffix = PurePosixPath(name).suffix or (".jpg" if kind == "photo" else "")
        mime_type = guess_type(name)[0] or upload.mime_type or "application/octet-stream"
        file_id = f"{'AgAC' if kind == 'photo' else 'BQAC'}AgIAAxk-{number:08d}"
        path = f"{kind}s/file_{number}{suffix}"
        stored = StoredFile(file_id, kind, name, upload.content, mime_type, path)
        self._files[file_id] = stored
        return stored

    def given(self, call: Call, kind: str, value: str) -> StoredFile:
        """The file a parameter means: uploaded, ``attach://``, an address or a file id."""
        if not value or value.startswith("attach://"):
            upload = call.files.get(value.removeprefix("attach://") or kind)
            if upload is None:
                raise bad_request(f"there is no {kind} in the request")
            return self.add(kind, upload)
        if value.startswith(("http://", "https://")):
            return self._fetched(kind, value)
        stored = self._files.get(value)
        if stored is None:
            raise bad_request("wrong file identifier/HTTP URL specified")
        if stored.kind != kind:
            raise bad_request(f"can't use file of type {stored.kind.title()} as {kind.title()}")
        return stored

    def _fetched(self, kind: str, url: str) -> StoredFile:
        content = self.web.get(url)
        if content is None:
            raise bad_request("failed to get HTTP URL content")
        return self.add(kind, Upload(PurePosixPath(url).name, content))


def media(stored: StoredFile) -> dict[str, Any]:
    """The message field of a file; raises ApiError for a photo that is no picture."""
    if stored.kind == "photo":
        return {"photo": _photo(stored)}
    described = {"file_name": stored.name, "mime_type": stored.mime_type}
    file = _reference(stored) | described | _REQUIRED.get(stored.kind, {})
    if stored.kind == "animation":
        # For programs that are older than animations.
        return {"animation": file, "document": _reference(stored) | described}
    return {stored.kind: file}


def _reference(stored: StoredFile) -> dict[str, Any]:
    unique = stored.file_id.rpartition("-")[2]
    return {
        "file_id": stored.file_id,
        "file_unique_id": f"AQAD{unique}",
        "file_size": len(stored.content),
    }


def _photo(stored: StoredFile) -> list[dict[str, Any]]:
    size = picture_size(stored.content)
    if size is None or len(stored.content) > MOST_PHOTO:
        raise bad_request("IMAGE_PROCESS_FAILED")
    width, height = size
    if width + height > _MOST_SIDES or max(size) > _MOST_RATIO * min(size):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    full = _reference(stored) | {"width": width, "height": height}
    if max(size) <= _THUMBNAIL:
        return [full]
    scale = _THUMBNAIL / max(size)
    small = {"width": max(1, int(width * scale)), "height": max(1, int(height * scale))}
    return [full | small, full]


def picture_size(content: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG, GIF or JPEG in pixels, or None."""
    if content.startswith(b"\x89PNG\r\n\x1a\n") and len(content) > len("12345678ln__IHDRwwwwhhhh"):
        width, height = struct.unpack(">II", content[16:24])
    elif content[:6] in (b"GIF87a", b"GIF89a") and len(content) > len("GIF89awwhh"):
        width, height = struct.unpack("<HH", content[6:10])
    elif content.startswith(b"\xff\xd8"):
        return _jpeg_size(content)
    else:
        return None
    return (width, height) if width and height else None


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    position = 2
    while position + 9 <= len(content) and content[position] == 0xFF:  # noqa: PLR2004
        marker = content[position + 1]
        if marker in _JPEG_SIZES and marker not in _JPEG_OTHERS:
            height, width = struct.unpack(">HH", content[position + 5 : position + 9])
            return (width, height) if width and height else None
        position += 2 + int.from_bytes(content[position + 2 : position + 4], "big")
    return None
