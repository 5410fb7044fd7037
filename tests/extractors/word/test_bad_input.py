"""Broken, hostile and odd Word files: each is read or ends in a named state."""

from __future__ import annotations

import shutil
import stat
import time
import zipfile
from pathlib import Path

import pytest

import extractors.libreoffice
from extractors import read, sniff
from extractors.model import Unreadable
from extractors.word.numbering import numeral
from pipeline.read import read_path
from tests.draw_word import DOCUMENT, MAIN, OFFICE, only_table, p, tbl, tc, texts, tr, words, write_word

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


def reason(path: Path) -> str:
    with pytest.raises(Unreadable) as met:
        read(path)
    assert met.value.detail
    return met.value.reason


def test_entities_that_grow_are_refused(tmp_path: Path) -> None:
    head = f'<!DOCTYPE x [<!ENTITY l0 "lol">{LAUGHS}]>'
    assert reason(write_word(tmp_path / "plan.docx", p("&l9;"), head=head)) == "too_large"


def test_entities_are_never_expanded(tmp_path: Path) -> None:
    head = '<!DOCTYPE x [<!ENTITY word "injected">]>'
    document = read(write_word(tmp_path / "plan.docx", p("before &word; after"), head=head))
    assert words(document.paragraphs) == ["before after"]
    assert [issue.code for issue in document.issues] == ["entities_left_out"]


def test_external_entities_are_never_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    head = f'<!DOCTYPE x [<!ENTITY file SYSTEM "{secret.as_uri()}">]>'
    document = read(write_word(tmp_path / "plan.docx", p("before &file; after"), head=head))
    assert words(document.paragraphs) == ["before after"]


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = write_word(tmp_path / "plan.docx", p("x"), styles=" " * (sniff.RATIO_FROM_BYTES + 1))
    assert reason(path) == "too_large"


def test_many_small_members_may_not_add_up_to_a_bomb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sniff, "MOST_BYTES", 10_000)
    assert reason(write_word(tmp_path / "plan.docx", p("x"), styles=" " * 6_000, header=" " * 6_000)) == "too_large"


def test_a_truncated_file_is_corrupt(tmp_path: Path) -> None:
    path = write_word(tmp_path / "plan.docx", p("words " * 5000))
    path.write_bytes(path.read_bytes()[:-400])
    assert reason(path) == "corrupt"


@pytest.mark.parametrize("packed", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
@pytest.mark.parametrize("member", ["[Content_Types].xml", "word/document.xml"])
def test_a_member_damaged_inside_is_corrupt_however_it_was_packed(tmp_path: Path, member: str, packed: int) -> None:
    path = tmp_path / "plan.docx"
    with (
        zipfile.ZipFile(write_word(tmp_path / "whole.docx", p("words " * 500))) as source,
        zipfile.ZipFile(path, "w", packed) as copy,
    ):
        for name in source.namelist():
            copy.writestr(name, source.read(name))
        at = copy.getinfo(member).header_offset + 30 + len(member) + 12
    data = bytearray(path.read_bytes())
    data[at : at + 40] = bytes(255 - byte for byte in data[at : at + 40])
    path.write_bytes(data)
    assert reason(path) == "corrupt"


def test_broken_xml_is_corrupt(tmp_path: Path) -> None:
    assert reason(write_word(tmp_path / "plan.docx", "<w:p><w:r></w:p>")) == "corrupt"


def test_a_package_without_its_main_part_is_corrupt(tmp_path: Path) -> None:
    whole = write_word(tmp_path / "whole.docx", p("x"))
    path = tmp_path / "plan.docx"
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(path, "w") as copy:
        for name in source.namelist():
            if name != "word/document.xml":
                copy.writestr(name, source.read(name))
    assert reason(path) == "corrupt"


def test_parts_that_are_missing_or_broken_do_not_hide_the_words(tmp_path: Path) -> None:
    path = write_word(tmp_path / "plan.docx", tbl(tr("Action", "Due")), styles="<w:styles>", numbering="")
    document = read(path)
    assert texts(only_table(document)) == [["Action", "Due"]]
    assert {issue.code for issue in document.issues} == {"part_unreadable"}


def test_a_thousand_tables_nested_in_one_another_end_in_a_state(tmp_path: Path) -> None:
    body = p("innermost")
    for _ in range(1000):
        body = tbl(tr(tc(body)))
    assert reason(write_word(tmp_path / "plan.docx", body)) == "too_large"


def test_tables_nested_as_deep_as_the_parser_allows_are_read(tmp_path: Path) -> None:
    body = p("innermost")
    for _ in range(80):
        body = tbl(tr(tc(body)))
    table = only_table(read(write_word(tmp_path / "plan.docx", body)))
    for _ in range(79):
        table = table.rows[0][0].tables[0]
    assert texts(table) == [["innermost"]]


def test_a_thousand_tables_in_one_cell_are_read(tmp_path: Path) -> None:
    document = read(write_word(tmp_path / "plan.docx", tbl(tr(tc(tbl(tr("x")) * 1000 + p())))))
    assert len(only_table(document).rows[0][0].tables) == 1000


@pytest.mark.parametrize("empty", ["", "<w:tr/>", tr(properties="<w:hidden/>"), "<w:tr/><w:tr/>"])
def test_a_table_without_cells_is_none_and_hides_no_other(tmp_path: Path, empty: str) -> None:
    body = tbl(empty) + p("between") + tbl(tr("Action", tc(tbl(empty) + p("Due"))), tr("Ring families", "May 2024"))
    path = write_word(tmp_path / "plan.docx", body)
    table = only_table(read(path))
    assert texts(table) == [["Action", "Due"], ["Ring families", "May 2024"]]
    assert table.place is not None and table.place.table == 1
    assert not table.rows[0][1].tables
    assert [a["action"] for a in read_path(path)["actions"]] == ["Ring families"]


@pytest.mark.parametrize("main", ["<w:document {}/>", "<w:body {}/>", "<w:p {}/>", "<other/>"])
def test_a_main_part_without_a_body_is_corrupt(tmp_path: Path, main: str) -> None:
    whole = write_word(tmp_path / "whole.docx", p("x"))
    path = tmp_path / "plan.docx"
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(path, "w") as copy:
        for name in source.namelist():
            copy.writestr(name, main.format(f'xmlns:w="{MAIN}"') if name == "word/document.xml" else source.read(name))
    assert reason(path) == "corrupt"


def test_a_level_that_is_no_number_is_none(tmp_path: Path) -> None:
    odd = '<w:pPr><w:numPr><w:ilvl w:val="²"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="²"/></w:pPr>'
    path = write_word(tmp_path / "plan.docx", f"<w:p>{odd}<w:r><w:t>Train all managers</w:t></w:r></w:p>")
    assert words(read(path).paragraphs) == ["Train all managers"]


@pytest.mark.parametrize("kind", ["lowerLetter", "upperLetter", "upperRoman", "decimal", "ordinal"])
def test_a_list_that_starts_at_a_billion_has_short_labels(kind: str) -> None:
    assert len(numeral(1_000_000_000, kind)) < 20


def test_impossible_spans_do_not_fill_the_memory(tmp_path: Path) -> None:
    wide = tc("a", '<w:gridSpan w:val="2000000000"/>')
    row = tr(wide, "b", properties='<w:gridBefore w:val="999999999"/>')
    assert only_table(read(write_word(tmp_path / "plan.docx", tbl(row, tr("c"))))).width < 300


def test_a_document_with_macros_opens(tmp_path: Path) -> None:
    path = write_word(tmp_path / "plan.docm", p("words"), kind="application/vnd.ms-word.document.macroEnabled.main+xml")
    document = read(path)
    assert words(document.paragraphs) == ["words"]
    assert document.media_type == sniff.DOCM


def test_a_document_in_the_strict_namespaces_opens(tmp_path: Path) -> None:
    loose = write_word(tmp_path / "loose.docx", tbl(tr("Action", "Due")))
    path = tmp_path / "plan.docx"
    with zipfile.ZipFile(loose) as source, zipfile.ZipFile(path, "w") as copy:
        for name in source.namelist():
            text = source.read(name).decode()
            text = text.replace(MAIN, "http://purl.oclc.org/ooxml/wordprocessingml/main")
            text = text.replace(OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships")
            copy.writestr(name, text)
    assert texts(only_table(read(path))) == [["Action", "Due"]]


def test_without_libreoffice_an_old_file_says_what_it_needs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "plan.rtf"
    path.write_text(r"{\rtf1 words}")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert reason(path) == "needs_libreoffice"


def test_a_converter_that_hangs_is_ended_with_its_children(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pids = tmp_path / "pids"
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\n/bin/sleep 600 &\necho $! > {pids}\nwait\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(extractors.libreoffice, "SECONDS", 1.0)
    path = tmp_path / "plan.rtf"
    path.write_text(r"{\rtf1 words}")
    assert reason(path) == "timeout"
    status, end = Path(f"/proc/{pids.read_text().strip()}/status"), time.monotonic() + 30
    while status.exists() and "zombie" not in status.read_text():
        assert time.monotonic() < end, "the converter's child lives on"
        time.sleep(0.05)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_an_rtf_is_read_through_libreoffice(tmp_path: Path) -> None:
    path = tmp_path / "plan.rtf"
    path.write_text(
        r"{\rtf1\ansi Before\par\trowd\cellx3000\cellx6000\intbl Train staff\cell May 2025\cell\row\pard After\par}"
    )
    document = read(path)
    assert texts(only_table(document)) == [["Train staff", "May 2025"]]
    assert (document.media_type, document.extractor) == (sniff.RTF, "word")


def test_a_template_is_a_document(tmp_path: Path) -> None:
    kind = DOCUMENT.replace("document.main", "template.main")
    assert words(read(write_word(tmp_path / "plan.dotx", p("words"), kind=kind)).paragraphs) == ["words"]
