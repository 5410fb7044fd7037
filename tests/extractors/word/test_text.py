"""The words of a Word document: tracked changes, struck words, labels, symbols, boxes, notes, headings."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.model import Paragraph, Table
from tests.draw_word import first_cell, only_table, p, r, read, root, tbl, tc, texts, tr, words

BULLET, DECIMAL = "bullet", "decimal"


def level(depth: int, kind: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{more.partition("|")[0]}'
        f'<w:lvlText w:val="{text}"/>{more.partition("|")[2]}</w:lvl>'
    )


def numbering(*levels: str, nums: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>') -> str:
    return root("numbering", f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{nums}')


def item(text: str, depth: int = 0, num: int = 1) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{num}"/></w:numPr>')


def field(data: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'


def note(number: int) -> str:
    return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'


def test_insertions_are_kept_and_deletions_dropped_and_both_are_counted(tmp_path: Path) -> None:
    body = (
        f"<w:p>{r('Due ')}<w:del w:id='1'><w:r><w:delText>May 2024</w:delText></w:r></w:del>"
        f"<w:ins w:id='2'>{r('June 2025')}</w:ins></w:p>"
    )
    document = read(tmp_path, body)
    assert words(document.paragraphs) == ["Due June 2025"]
    assert {issue.code: issue.text for issue in document.issues} == {
        "tracked_insertions": "June 2025",
        "tracked_deletions": "May 2024",
    }
    assert document.words == {0: 3}


def test_moved_words_stand_once_where_they_moved_to(tmp_path: Path) -> None:
    body = f"<w:p><w:moveFrom>{r('moved')}</w:moveFrom></w:p>{p('first')}<w:p><w:moveTo>{r('moved')}</w:moveTo></w:p>"
    assert words(read(tmp_path, body).paragraphs) == ["first", "moved"]


def test_rows_and_cells_deleted_by_tracked_changes_are_gone(tmp_path: Path) -> None:
    body = tbl(
        tr("kept", "May"),
        tr("deleted", "June", properties="<w:del/>"),
        tr("inserted", "July", properties="<w:ins/>"),
        tr("last", tc("gone", "<w:cellDel/>"), "August"),
    )
    document = read(tmp_path, body)
    assert texts(only_table(document)) == [["kept", "May"], ["inserted", "July"], ["last", "August"]]
    assert {issue.code for issue in document.issues} == {"tracked_insertions", "tracked_deletions"}


def test_a_paragraph_whose_mark_was_deleted_goes_on_in_the_next(tmp_path: Path) -> None:
    body = f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{r('Review all ')}</w:p>{p('open cases')}"
    assert words(read(tmp_path, body).paragraphs) == ["Review all open cases"]


def test_comments_stay_out_of_the_text(tmp_path: Path) -> None:
    body = (
        f"<w:p><w:commentRangeStart w:id='1'/>{r('Train staff')}<w:commentRangeEnd w:id='1'/>"
        "<w:r><w:commentReference w:id='1'/></w:r></w:p>"
    )
    comments = root("comments", f"<w:comment w:id='1'>{p('is this funded?')}</w:comment>")
    assert words(read(tmp_path, body, comments=comments).paragraphs) == ["Train staff"]


def test_struck_words_are_kept_apart(tmp_path: Path) -> None:
    line = first_cell(read(tmp_path, tbl(tr(tc(f"<w:p>{r('May 2024', '<w:strike/>')}{r(' June 2025')}</w:p>"))))).lines[
        0
    ]
    assert (line.text, line.struck) == ("June 2025", "May 2024")


def test_a_line_is_bold_only_where_all_its_words_are(tmp_path: Path) -> None:
    bold = "<w:b/>"
    mixed, whole = r("Aim: ", bold) + r("safe children"), r("All", bold) + r(" ") + r("bold", bold)
    assert [paragraph.bold for paragraph in read(tmp_path, f"<w:p>{mixed}</w:p><w:p>{whole}</w:p>").paragraphs] == [
        False,
        True,
    ]


def test_hidden_words_are_not_read(tmp_path: Path) -> None:
    assert words(read(tmp_path, f"<w:p>{r('secret', '<w:vanish/>')}{r('shown')}</w:p>").paragraphs) == ["shown"]


@pytest.mark.parametrize(
    ("levels", "items", "labels"),
    [
        ((level(0, DECIMAL, "%1."), level(1, DECIMAL, "%1.%2")), (0, 1, 1, 0, 1), ["1.", "1.1", "1.2", "2.", "2.1"]),
        ((level(0, "lowerLetter", "%1)"),), (0,) * 3, ["a)", "b)", "c)"]),
        ((level(0, "upperRoman", "%1."), level(1, DECIMAL, "%1.%2", "<w:isLgl/>|")), (0, 0, 1), ["I.", "II.", "2.1"]),
        ((level(0, BULLET, "\uf0b7", '|<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr>'),), (0, 0), ["•", "•"]),
        ((level(0, BULLET, "\uf0fc", '|<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>'),), (0,), ["✓"]),
        ((level(0, DECIMAL, "Action %1"), level(1, DECIMAL, "%2", '<w:lvlRestart w:val="0"/>|')), (0, 1, 0, 1),
         ["Action 1", "1", "Action 2", "2"]),
    ],
)  # fmt: skip
def test_labels_are_those_word_shows(
    tmp_path: Path, levels: tuple[str, ...], items: tuple[int, ...], labels: list[str]
) -> None:
    document = read(tmp_path, "".join(item("words", depth) for depth in items), numbering=numbering(*levels))
    assert [paragraph.label for paragraph in document.paragraphs] == labels


def test_a_box_behind_a_bullet_is_the_label_and_behind_a_number_is_not(tmp_path: Path) -> None:
    made = numbering(level(0, BULLET, "•"), level(1, DECIMAL, "%2."))
    document = read(tmp_path, "".join(item("☐ Ring each school", depth) for depth in (0, 1)), numbering=made)
    assert [(line.label, line.text) for line in document.paragraphs] == [
        ("☐", "Ring each school"),
        ("1.", "☐ Ring each school"),
    ]


def test_lists_of_one_definition_count_on_unless_told_to_start_again(tmp_path: Path) -> None:
    nums = "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="0"/>{more}</w:num>'
        for n, more in ((1, ""), (2, ""), (3, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>'))
    )
    body = item("a") + item("b", num=2) + item("c", num=3) + item("d", num=3)
    document = read(tmp_path, body, numbering=numbering(level(0, DECIMAL, "%1"), nums=nums))
    assert [paragraph.label for paragraph in document.paragraphs] == ["1", "2", "7", "8"]


def test_a_reference_that_is_only_numbering_is_a_reference(tmp_path: Path) -> None:
    body = tbl(tr(tc(item("", 1)), "Train staff"), tr(tc(item("", 1)), "Audit cases"))
    made = numbering(level(0, DECIMAL, "%1"), level(1, DECIMAL, "%1.%2"))
    assert texts(only_table(read(tmp_path, body, numbering=made))) == [["1.1", "Train staff"], ["1.2", "Audit cases"]]


def test_a_list_reached_by_a_style_counts_at_the_level_that_names_the_style(tmp_path: Path) -> None:
    styles = root(
        "styles",
        '<w:style w:type="paragraph" w:styleId="Base"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Child"><w:basedOn w:val="Base"/></w:style>',
    )
    made = numbering(level(0, DECIMAL, "%1", '<w:pStyle w:val="Base"/>|'))
    document = read(tmp_path, p("one", '<w:pStyle w:val="Child"/>') * 2, styles=styles, numbering=made)
    assert [paragraph.label for paragraph in document.paragraphs] == ["1", "2"]


@pytest.mark.parametrize(
    ("name", "depth"), [("List Bullet 2", 1), ("List Number 3", 2), ("List Bullet", 0), ("List 12", 0)]
)
def test_a_style_of_words_own_says_how_deep_in_a_list_it_stands(tmp_path: Path, name: str, depth: int) -> None:
    listed = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    style = f'<w:style w:type="paragraph" w:styleId="L"><w:name w:val="{name}"/>{listed}</w:style>'
    made = numbering(level(0, DECIMAL, "%1"))
    document = read(tmp_path, p("one", '<w:pStyle w:val="L"/>') * 2, styles=root("styles", style), numbering=made)
    assert [(one.label, one.lines[0].level) for one in document.paragraphs] == [("1", depth), ("2", depth)]


def test_a_bullet_typed_by_hand_is_a_label(tmp_path: Path) -> None:
    cell = first_cell(read(tmp_path, tbl(tr(tc(p("•  Train staff") + p("R. Smith"))))))
    assert [(line.label, line.text) for line in cell.lines] == [("•", "Train staff"), ("", "R. Smith")]


@pytest.mark.parametrize(
    ("run", "shown"),
    [
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "✓"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FB"/></w:r>', "✗"),
        ('<w:r><w:sym w:font="Wingdings 2" w:char="0050"/></w:r>', "✓"),
        ('<w:r><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr><w:t>ü</w:t></w:r>', "✓"),
        ("<w:sdt><w:sdtPr><w14:checkbox/></w:sdtPr><w:sdtContent><w:r><w:t>☒</w:t></w:r></w:sdtContent></w:sdt>", "☒"),
        (field("<w:checkBox><w:checked/></w:checkBox>"), "☒"),
        (field('<w:checkBox><w:default w:val="0"/></w:checkBox>'), "☐"),
        (field('<w:ddList><w:result w:val="1"/><w:listEntry w:val="Red"/><w:listEntry w:val="Green"/></w:ddList>'),
         "Green"),
    ],
)  # fmt: skip
def test_ticks_boxes_and_choices_are_what_one_sees(tmp_path: Path, run: str, shown: str) -> None:
    assert first_cell(read(tmp_path, tbl(tr(tc(f"<w:p>{run}</w:p>"))))).text == shown


def test_blocks_come_in_reading_order_also_from_boxes_and_controls(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{p('in the box')}{tbl(tr('boxed'))}</w:txbxContent>"
    drawing = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'>"
        f"<w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    body = (
        f"<w:p>{r('before')}{drawing}</w:p><w:sdt><w:sdtContent>{p('controlled')}{tbl(tr('cell'))}</w:sdtContent></w:sdt>"
        f"{p('after')}"
    )
    blocks = [texts(b) if isinstance(b, Table) else b.text for b in read(tmp_path, body).blocks]
    assert blocks == ["before", "in the box", [["boxed"]], "controlled", [["cell"]], "after"]


def test_headers_and_footers_are_furniture(tmp_path: Path) -> None:
    section = '<w:sectPr><w:headerReference r:id="header"/><w:footerReference r:id="footer"/></w:sectPr>'
    document = read(
        tmp_path,
        p("body") + section,
        header=root("hdr", p("Improvement plan")),
        footer=root("ftr", tbl(tr("Page", "1"))),
    )
    assert words(document.furniture) == ["Improvement plan", "Page", "1"]
    assert words(document.paragraphs) == ["body"]
    assert document.words == {0: 5}


def test_notes_stand_apart_with_their_number_and_leave_a_mark(tmp_path: Path) -> None:
    body = f"<w:p>{r('Second')}{note(9)}</w:p><w:p>{r('Next')}{note(2)}</w:p>"
    notes = root(
        "footnotes",
        f"<w:footnote w:id='0' w:type='separator'>{p()}</w:footnote>"
        f"<w:footnote w:id='2'>{p('note of next')}</w:footnote>"
        f"<w:footnote w:id='9'>{p('note of second')}</w:footnote>",
    )
    document = read(tmp_path, body, footnotes=notes)
    assert [(b.lines[0].text, b.lines[0].marks) for b in document.paragraphs] == [("Second", "1"), ("Next", "2")]
    assert words(document.notes) == ["1 note of second", "2 note of next"]


def test_raised_letters_of_a_date_are_words_and_raised_figures_marks(tmp_path: Path) -> None:
    up = '<w:vertAlign w:val="superscript"/>'
    line = read(tmp_path, f"<w:p>{r('31')}{r('st', up)}{r(' May')}{r('2', up)}</w:p>").paragraphs[0].lines[0]
    assert (line.text, line.marks) == ("31st May", "2")


def test_headings_have_the_level_of_their_style_or_of_one_it_is_based_on(tmp_path: Path) -> None:
    styles = root(
        "styles",
        '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Council"/><w:basedOn w:val="H2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Out"><w:name w:val="Outline"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr>'
        "</w:style>",
    )
    body = "".join(p(name, f'<w:pStyle w:val="{name}"/>') for name in ("H2", "Own", "Out", "None"))
    body += p("direct", '<w:outlineLvl w:val="0"/>') + p("The end of it.")
    assert [block.level for block in read(tmp_path, body, styles=styles).paragraphs] == [2, 2, 3, 0, 1, 0]


def test_a_short_bold_or_larger_line_is_a_heading_and_a_sentence_is_none(tmp_path: Path) -> None:
    body = (
        p("Our plan", run='<w:sz w:val="40"/>')
        + p("Quality of practice", run="<w:b/>")
        + p("Every bold sentence is not a heading.", run="<w:b/>")
        + p("Plain words that go on and on until the line is full, as most words of a plan do.")
    )
    assert [block.level for block in read(tmp_path, body).paragraphs] == [1, 2, 0, 0]


def test_every_word_of_the_file_is_counted_and_read(tmp_path: Path) -> None:
    body = p("one two") + tbl(tr("three", tc(tbl(tr("four five")) + p("six"))))
    document = read(tmp_path, body)
    assert document.words == {0: 6}
    assert isinstance(document.blocks[0], Paragraph)
    assert document.extractor == "word"


def test_letters_set_over_others_follow_them(tmp_path: Path) -> None:
    over = f"<w:r><w:ruby><w:rt>{r('reading')}</w:rt><w:rubyBase>{r('base')}</w:rubyBase></w:ruby></w:r>"
    assert words(read(tmp_path, f"<w:p>{r('before ')}{over}{r(' after')}</w:p>").paragraphs) == [
        "before readingbase after"
    ]


def test_a_paragraph_in_the_style_of_a_title_says_so(tmp_path: Path) -> None:
    named = '<w:style w:type="paragraph" w:styleId="{}"><w:name w:val="{}"/>{}</w:style>'
    based = '<w:basedOn w:val="T"/>'
    styles = root(
        "styles", named.format("T", "Title", "") + named.format("M", "Mine", based) + named.format("H", "heading 1", "")
    )
    body = "".join(p(style, f'<w:pStyle w:val="{style}"/>') for style in "TMH") + p("plain")
    found = [block for block in read(tmp_path, body, styles=styles).blocks if isinstance(block, Paragraph)]
    assert [(block.level, block.is_title) for block in found] == [(1, True), (1, True), (1, False), (0, False)]
