"""Stored files: bytes by content, file ids that belong to one bot, and the objects that describe them."""

import base64
import binascii
import hashlib
import mimetypes
from dataclasses import dataclass
from pathlib import Path

from router.sandbox.errors import ApiError, bad
from router.sandbox.model import Json
from router.sandbox.pictures import dimensions

MEGABYTE = 1024 * 1024
DOWNLOAD_LIMIT = 20 * MEGABYTE
PHOTO_LIMIT = 10 * MEGABYTE
UPLOAD_LIMIT = 50 * MEGABYTE
LINK_SECONDS = 3600
SIDES = (("s", 90), ("m", 320), ("x", 800), ("y", 1280))
FOLDERS = {"photo": "photos", "video": "videos", "voice": "voice", "sticker": "stickers", "audio": "music",
           "video_note": "video_notes", "animation": "animations", "document": "documents"}  # fmt: skip
MIME = {"voice": "audio/ogg", "video": "video/mp4", "animation": "video/mp4", "audio": "audio/mpeg"}
WRONG_ID = "wrong file identifier/HTTP URL specified"


@dataclass(slots=True)
class Upload:
    """Bytes that came in a request."""

    data: bytes
    name: str
    mime: str


@dataclass(slots=True)
class StoredFile:
    """A file as it was sent. `blob` names the bytes; pixels and seconds."""

    key: str
    blob: str
    kind: str
    size: int
    name: str
    mime: str
    width: int = 0
    height: int = 0
    duration: int = 0

    @property
    def path(self) -> str:
        suffix = Path(self.name).suffix or mimetypes.guess_extension(self.mime) or ""
        return f"{FOLDERS[self.kind]}/{self.key}{suffix}"


class Files:
    """All files, in memory or under a folder."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self.known: dict[str, StoredFile] = {}
        self._blobs: dict[str, bytes] = {}
        if folder:
            folder.mkdir(parents=True, exist_ok=True)

    def add(self, kind: str, upload: Upload, duration: int = 0) -> StoredFile:
        """Keep an upload; other name, other file. ApiError when Telegram would refuse it."""
        width, height = _measure(kind, upload)
        blob = hashlib.sha256(upload.data).hexdigest()[:32]
        name = _stored_name(kind, upload)
        key = hashlib.sha256(f"{blob} {kind} {name}".encode()).hexdigest()[:20]
        if key not in self.known:
            self._put(blob, upload.data)
            mime = "image/jpeg" if kind == "photo" else MIME.get(kind) or upload.mime
            self.known[key] = StoredFile(
                key, blob, kind, len(upload.data), name, mime, width, height, duration or _seconds(kind)
            )
        return self.known[key]

    def _put(self, blob: str, data: bytes) -> None:
        if self.folder is None:
            self._blobs[blob] = data
        elif not (self.folder / blob).exists():
            part = self.folder / f"{blob}.part"
            part.write_bytes(data)
            part.replace(self.folder / blob)

    def read(self, file: StoredFile) -> bytes:
        """The bytes of a file."""
        return self._blobs[file.blob] if self.folder is None else (self.folder / file.blob).read_bytes()

    def clear(self) -> None:
        """Forget every file and its bytes."""
        self.known.clear()
        self._blobs.clear()
        for path in self.folder.iterdir() if self.folder else ():
            path.unlink()

    def find(self, file_id: str, bot: int, refusal: str = WRONG_ID) -> StoredFile:
        """The file behind a file id of this bot. ApiError for another bot's id and for nonsense."""
        try:
            owner, key, _ = _unpacked(file_id[4:]).split(":")
            file = self.known[key]
        except (binascii.Error, UnicodeDecodeError, ValueError, KeyError) as error:
            raise bad(refusal) from error
        if owner != str(bot):
            raise bad(refusal)
        return file

    def describe(self, key: str, bot: int) -> Json | list[Json]:
        """The Bot API object of a file (a list of sizes for a photo), with this bot's file ids."""
        file = self.known[key]
        if file.kind == "photo":
            return _sizes(file, bot)
        shown: Json = {**_identity(file, bot), "file_size": file.size}
        for name in FIELDS[file.kind]:
            shown[name] = getattr(file, ATTRIBUTES.get(name, name))
        if file.kind == "sticker":
            shown |= {"type": "regular", "is_animated": False, "is_video": False}
        return shown


FIELDS = {
    "document": ("file_name", "mime_type"),
    "animation": ("file_name", "mime_type", "width", "height", "duration"),
    "video": ("file_name", "mime_type", "width", "height", "duration"),
    "audio": ("file_name", "mime_type", "duration"),
    "voice": ("mime_type", "duration"),
    "video_note": ("length", "duration"),
    "sticker": ("width", "height"),
}
ATTRIBUTES = {"file_name": "name", "mime_type": "mime", "length": "width"}


def file_id(key: str, bot: int, variant: str = "") -> str:
    """A file id that only this bot can use."""
    return "AgAC" + base64.urlsafe_b64encode(f"{bot}:{key}:{variant}".encode()).decode().rstrip("=")


def _unpacked(code: str) -> str:
    return base64.urlsafe_b64decode(code + "=" * (-len(code) % 4)).decode()


def _identity(file: StoredFile, bot: int, variant: str = "") -> Json:
    return {"file_id": file_id(file.key, bot, variant), "file_unique_id": f"AQAD{file.key}{variant}"}


def _sizes(file: StoredFile, bot: int) -> list[Json]:
    longest = max(file.width, file.height)
    shown = []
    for variant, side in SIDES:
        if side < longest:
            scale = side / longest
            size = {"width": max(1, round(file.width * scale)), "height": max(1, round(file.height * scale))}
            shown.append({**_identity(file, bot, variant), **size, "file_size": file.size})
    full = {"width": file.width, "height": file.height, "file_size": file.size}
    return [*shown, {**_identity(file, bot, "w"), **full}]


def _measure(kind: str, upload: Upload) -> tuple[int, int]:
    if not upload.data:
        raise bad("file must be non-empty")
    if len(upload.data) > UPLOAD_LIMIT:
        raise ApiError(413, "Request Entity Too Large")
    found = dimensions(upload.data)
    if kind == "photo":
        return _photo_size(found, len(upload.data))
    if kind == "sticker" and found is None:
        raise bad("wrong file type")
    return found or {"video": (1280, 720), "animation": (480, 270), "video_note": (384, 384)}.get(
        kind, (0, 0)
    )


def _photo_size(found: tuple[int, int] | None, size: int) -> tuple[int, int]:
    if size > PHOTO_LIMIT:
        raise bad(
            f"file of size {size} bytes is too big for a photo; the maximum size is {PHOTO_LIMIT} bytes"
        )
    if found is None:
        raise bad("IMAGE_PROCESS_FAILED")
    width, height = found
    if not width or not height or width + height > 10000 or max(found) > 20 * min(found):
        raise bad("PHOTO_INVALID_DIMENSIONS")
    return found


def _seconds(kind: str) -> int:
    return 3 if kind in {"video", "voice", "video_note", "animation", "audio"} else 0


def _stored_name(kind: str, upload: Upload) -> str:
    if kind in {"photo", "voice", "video_note", "sticker"}:
        return ""
    return Path(upload.name).name or "file"
