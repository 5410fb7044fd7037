"""What kind of file stands at a path, told from its bytes: web sites serve error pages under the name of a .pdf."""

from __future__ import annotations

import codecs
import lzma
import zipfile
import zlib
from pathlib import Path

from extractors.model import Unreadable

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DOCM = "application/vnd.ms-word.document.macroEnabled.12"
ODT = "application/vnd.oasis.opendocument.text"
DOC = "application/msword"
RTF = "application/rtf"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
XLSM = "application/vnd.ms-excel.sheet.macroEnabled.12"
XLSB = "application/vnd.ms-excel.sheet.binary.macroEnabled.12"
XLS = "application/vnd.ms-excel"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
HTML = "text/html"
TEXT = "text/plain"
MARKDOWN = "text/markdown"
CSV = "text/csv"

TEXT_SUFFIXES = {".txt": TEXT, ".text": TEXT, "": TEXT, ".md": MARKDOWN, ".markdown": MARKDOWN, ".csv": CSV}

# The media type by the content type of the main part, as [Content_Types].xml names it. Templates are documents too.
OOXML = {
    "wordprocessingml.document.main": DOCX,
    "wordprocessingml.template.main": DOCX,
    "ms-word.document.macroenabled.main": DOCM,
    "ms-word.template.macroenabledtemplate.main": DOCM,
    "spreadsheetml.sheet.main": XLSX,
    "spreadsheetml.template.main": XLSX,
    "ms-excel.sheet.macroenabled.main": XLSM,
    "ms-excel.template.macroenabled.main": XLSM,
    "ms-excel.sheet.binary.macroenabled.main": XLSB,
    "presentationml.presentation.main": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
# The media type by the stream an old Office file keeps its contents in; stream names stand in the file as UTF-16.
OLE = {
    "WordDocument": DOC,
    "Workbook": XLS,
    "Book": XLS,
    "PowerPoint Document": "application/vnd.ms-powerpoint",
}

LOCKABLE = ("WordDocument", "Workbook")  # streams that may be encrypted in an old file that is not

OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

# A zip may not unpack to more than this, nor may a large member be packed more tightly than Word's XML ever is:
# a table of three thousand identical rows packs 150 to 1, deflate's limit is 1,032 to 1.
MOST_BYTES = 500_000_000
MOST_MEMBER_BYTES = 150_000_000
MOST_RATIO = 200
RATIO_FROM_BYTES = 20_000_000
MOST_MEMBERS = 20_000

# What zipfile raises for a damaged archive or member; OSError and ValueError where bzip2 packed it, or an offset points
# before its beginning.
DAMAGED = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, OSError, ValueError, EOFError, NotImplementedError)


def media_type(path: Path) -> str:
    """The media type of the file by its content, also of types that no extractor reads (slides, an HTML page).

    Raises Unreadable: `empty` (no bytes), `encrypted`, `corrupt` (a truncated archive), `too_large` (a zip bomb),
    `not_a_pdf` (named .pdf and nothing that is known), `unsupported` (anything else).
    """
    try:
        with path.open("rb") as file:
            head = file.read(4096)
        return _by_content(path, head)
    except OSError as error:
        raise Unreadable("cannot_open", error.strerror or str(error)) from error
    except Unreadable as error:
        if path.suffix.lower() == ".pdf" and error.reason in ("unsupported", "corrupt"):
            raise Unreadable("not_a_pdf", error.detail) from error
        raise


def check_zip(archive: zipfile.ZipFile) -> None:
    """Raise Unreadable `too_large` where the archive would unpack to more than a document can be; nothing is unpacked.

    The sizes are those the archive declares; zipfile never reads more than the declared size of a member.
    """
    members = archive.infolist()
    total = sum(member.file_size for member in members)
    if total > MOST_BYTES or len(members) > MOST_MEMBERS:
        raise Unreadable("too_large", f"the archive unpacks to {total:,} bytes in {len(members):,} files")
    for member in members:
        tight = member.file_size > RATIO_FROM_BYTES and member.file_size > MOST_RATIO * max(member.compress_size, 1)
        if tight or member.file_size > MOST_MEMBER_BYTES:
            raise Unreadable("too_large", f"{member.filename} unpacks to {member.file_size:,} bytes")


def decoded(data: bytes) -> str | None:
    """The bytes as text: UTF-8, UTF-16 with a byte order mark, else Windows-1252; None where they are no text."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace")
    if b"\0" in data:
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    text = data.decode("cp1252", errors="replace")
    odd = sum(1 for character in text if character == "�" or (character < " " and character not in "\t\n\r\f\v"))
    return None if odd * 100 > len(text) else text


def _by_content(path: Path, head: bytes) -> str:
    if not head:
        raise Unreadable("empty", "the file has no bytes")
    if b"%PDF-" in head[:1024]:
        return PDF
    if head.startswith(b"PK\x03\x04"):
        return _zip_type(path)
    if head.startswith(OLE_MAGIC):
        return _ole_type(path)
    if head.lstrip().startswith(b"{\\rtf"):
        return RTF
    if _is_html(head):
        return HTML
    data = path.read_bytes()
    if b" obj" in data and (b"startxref" in data[-2048:] or b"trailer" in data):
        return PDF  # its header is damaged, its body is not
    return _text_type(path, data)


def _is_html(head: bytes) -> bool:
    start = (decoded(head) or "").lstrip().lower()
    if start.startswith(("<?xml", "<!--")):
        return "<html" in start
    return start.startswith(("<!doctype html", "<html", "<head", "<body"))


def _text_type(path: Path, data: bytes) -> str:
    text = decoded(data)
    if text is None:
        raise Unreadable("unsupported", "neither PDF nor Word, Excel nor text")
    if not text.strip():
        raise Unreadable("empty", "the file has no words")
    known = TEXT_SUFFIXES.get(path.suffix.lower())
    if known is None:
        raise Unreadable(
            "unsupported", f"plain text in a file named {path.suffix}; a text rendition is named .txt or .md"
        )
    return known


def _zip_type(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            check_zip(archive)
            return archive_type(archive)
    except DAMAGED as error:
        raise Unreadable("corrupt", "the file is cut off or damaged") from error
    except RuntimeError as error:  # what zipfile says of a member with a password
        raise Unreadable("encrypted", "it opens only with a password") from error


def archive_type(archive: zipfile.ZipFile) -> str:
    """The media type of an open archive.

    Raises Unreadable: `corrupt`, `encrypted`, `unsupported`; and what zipfile raises for a damaged member.
    """
    names = set(archive.namelist())
    if "[Content_Types].xml" in names:
        return _ooxml_type(archive.read("[Content_Types].xml"))
    if "mimetype" in names:
        return _odf_type(archive)
    raise Unreadable("unsupported", "a zip archive that is no document")


def _ooxml_type(content_types: bytes) -> str:
    lower = content_types.lower()
    for name, kind in OOXML.items():
        if name.encode() in lower:
            return kind
    raise Unreadable("corrupt", "an Office package that names no document of its own")


def _odf_type(archive: zipfile.ZipFile) -> str:
    kind = archive.read("mimetype").decode("ascii", errors="replace").strip()
    names = archive.namelist()
    if "META-INF/manifest.xml" in names and b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise Unreadable("encrypted", "the file asks for a password")
    return kind


def _ole_type(path: Path) -> str:
    data = path.read_bytes()
    if _holds_stream(data, "EncryptedPackage") or (_holds_stream(data, *LOCKABLE) and _is_encrypted(path)):
        raise Unreadable("encrypted", "the file asks for a password")
    for stream, kind in OLE.items():
        if _holds_stream(data, stream):
            return kind
    if path.suffix.lower() in (".doc", ".dot", ".docx", ".docm", ".xls", ".xlsx", ".xlsm"):
        raise Unreadable("corrupt", "an Office container whose document is cut off or missing")
    raise Unreadable("unsupported", "an Office container that holds no document")


def _holds_stream(data: bytes, *names: str) -> bool:
    return any(name.encode("utf-16-le") in data for name in names)


def _is_encrypted(path: Path) -> bool:
    import msoffcrypto  # late: it loads a whole cryptography library

    with path.open("rb") as file:
        try:
            return bool(msoffcrypto.OfficeFile(file).is_encrypted())
        except Exception:  # noqa: BLE001 - a damaged container raises what it likes; the converter will say what is wrong
            return False
