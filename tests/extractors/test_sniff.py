"""Files are told by their bytes, whatever their names claim."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from extractors import read, sniff
from extractors.model import Unreadable
from tests.draw_word import p, write_word

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\nstartxref\n0\n%%EOF\n"
PAGE = b"\xef\xbb\xbf\n<!DOCTYPE html><html><body>Page not found</body></html>"
OLE = sniff.OLE_MAGIC + b"\0" * 600


def stream(name: str) -> bytes:
    return OLE + name.encode("utf-16-le") + b"\0" * 600


def package(path: Path, **members: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/"), content)
    return path


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("plan.pdf", PDF, sniff.PDF),
        ("plan.docx", PDF, sniff.PDF),
        ("plan.pdf", b"HTTP/1.1 200 OK\r\n\r\n" + PDF, sniff.PDF),
        ("plan.pdf", PDF.replace(b"%PDF-1.7", b"%1.7"), sniff.PDF),
        ("plan.pdf", PAGE, sniff.HTML),
        ("plan.htm", b"<html><head></head></html>", sniff.HTML),
        ("plan.doc", stream("WordDocument"), sniff.DOC),
        ("plan.doc", b"{\\rtf1 words}", sniff.RTF),
        ("plan.xls", stream("Workbook"), "application/vnd.ms-excel"),
        ("plan.txt", "Réf\tAction".encode(), sniff.TEXT),
        ("plan.txt", "Réf\tAction".encode("cp1252"), sniff.TEXT),
        ("plan.txt", "Réf\tAction".encode("utf-16"), sniff.TEXT),
        ("plan.md", b"# Plan", sniff.MARKDOWN),
    ],
)
def test_a_file_is_what_its_bytes_say(tmp_path: Path, name: str, data: bytes, kind: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert sniff.media_type(path) == kind


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("plan.pdf", b"", "empty"),
        ("plan.txt", b" \n\t\n", "empty"),
        ("plan.pdf", PAGE, "not_a_pdf"),
        ("plan.pdf", b"Service unavailable", "not_a_pdf"),
        ("plan.pdf", bytes(range(256)) * 8, "not_a_pdf"),
        ("plan.pdf", b"PK\x03\x04" + b"\0" * 100, "not_a_pdf"),
        ("plan.html", PAGE, "unsupported"),
        ("plan.docx", PAGE, "unsupported"),
        ("plan.docx", b"only words", "unsupported"),
        ("plan.docx", b"PK\x03\x04" + b"\0" * 100, "corrupt"),
        ("plan.docx", stream("EncryptedPackage"), "encrypted"),
        ("plan.doc", OLE, "corrupt"),
        ("plan.msg", OLE, "unsupported"),
        ("plan.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "unsupported"),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(Unreadable) as met:
        read(path)
    assert (met.value.reason, bool(met.value.detail)) == (reason, True)


def test_a_word_document_is_known_under_any_name(tmp_path: Path) -> None:
    assert sniff.media_type(write_word(tmp_path / "plan.pdf", p("x"))) == sniff.DOCX


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", sniff.XLSX),
        ("vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml", sniff.XLSX),
        ("vnd.ms-excel.sheet.macroEnabled.main+xml", sniff.XLSM),
        ("vnd.ms-excel.sheet.binary.macroEnabled.main", sniff.XLSB),
    ],
)
def test_a_workbook_is_known_under_any_name(tmp_path: Path, kind: str, told: str) -> None:
    assert sniff.media_type(write_word(tmp_path / "plan.docx", p("x"), kind=f"application/{kind}")) == told


def test_slides_named_as_a_document_say_what_they_are(tmp_path: Path) -> None:
    kind = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
    path = write_word(tmp_path / "plan.docx", p("x"), kind=kind)
    with pytest.raises(Unreadable, match=r"unsupported.*presentationml"):
        read(path)


def test_an_open_document_with_a_password_is_encrypted(tmp_path: Path) -> None:
    manifest = "<manifest:encryption-data/>"
    path = package(tmp_path / "plan.odt", mimetype=sniff.ODT, **{"META-INF__manifest.xml": manifest})
    with pytest.raises(Unreadable, match="encrypted"):
        sniff.media_type(path)
    assert sniff.media_type(package(tmp_path / "open.odt", mimetype=sniff.ODT)) == sniff.ODT


def test_a_zip_that_is_no_document_is_unsupported(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="unsupported"):
        sniff.media_type(package(tmp_path / "plan.zip", readme="x"))


def test_a_file_that_is_not_there_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="cannot_open"):
        read(tmp_path / "none.pdf")
