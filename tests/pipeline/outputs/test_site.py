"""The comparison site: its pages as files, and as a reader meets them in a browser."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest
from lxml import html
from typer.testing import CliRunner

from pipeline.card import Correction
from pipeline.commands.app import app
from pipeline.outputs.rating_colours import FILLS
from pipeline.outputs.site.doubt_questions import QUESTIONS
from pipeline.outputs.site.publish_site import NotASite, publish
from pipeline.read_card import read_card
from schema.contract import Record, Records
from tests.data_sets import document, written
from tests.inspected import ASKED, inspected
from tests.places import RAW, ROOT
from tests.two_councils import SCRIPT, ashby, bexcombe, two_councils

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = Path("/usr/bin/chromium")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"]
QUIET += ["--disable-component-update", "--disable-sync", "--no-first-run"]
DESK: Any = {"width": 1200, "height": 900}
LARGEST = 1_000_000  # bytes of a page or a script
KINDS = [
    "index.html",
    "authorities/index.html",
    "authorities/ashby.html",
    "themes/index.html",
    "themes/supervision.html",
    "actions.html",
    "questions/index.html",
    "questions/lacking.html",
    "reports/index.html",
    "documents/index.html",
    "documents/ashby.html",
    "documents/bexcombe.html",
    "documents/broken.html",
    "review/index.html",
    "review/ashby.html",
    "how.html",
    "dictionary.html",
    "downloads.html",
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("site")


@pytest.fixture(scope="module")
def site(folder: Path) -> Path:
    """The site of two councils, with pictures of the pages of one plan."""
    publish(two_councils(folder / "out", folder / "raw"), folder / "site", folder / "raw")
    return folder / "site"


def words(page: Path) -> str:
    return " ".join(html.parse(page).getroot().find(".//main").text_content().split())


def published(tmp_path: Path, *documents: Records) -> Path:
    publish(written(tmp_path / "out", *documents), tmp_path / "site")
    return tmp_path / "site"


def broken_links(site: Path) -> list[str]:
    """Links, pictures, styles and scripts of any page that lead nowhere."""
    roots = {page: html.parse(page).getroot() for page in site.rglob("*.html")}
    ids = {page: set(root.xpath("//@id")) for page, root in roots.items()}
    broken = []
    for page, root in roots.items():
        for address in root.xpath("//a/@href | //link/@href | //img/@src | //script/@src | //form/@action"):
            parts = urlsplit(address)
            if parts.scheme in ("https", "data"):
                continue
            target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
            if target.name == "actions.html" and "=" in parts.fragment:
                searched = roots[target]
                anchored = all(map(partial(can_be_chosen, searched), *zip(*parse_qsl(parts.fragment), strict=True)))
                if not anchored:
                    broken.append(f"{page.relative_to(site)}: {address}")
                continue
            anchored = not parts.fragment or parts.fragment in ids.get(target, {parts.fragment})
            if not target.is_file() or not anchored:
                broken.append(f"{page.relative_to(site)}: {address}")
    return broken


def can_be_chosen(page: html.HtmlElement, name: str, value: str) -> bool:
    """Whether the search has such a filter with such a value; any value where one is typed."""
    field = page.xpath("//*[@name=$name]", name=name)
    return bool(field) and (field[0].tag == "input" or value in field[0].xpath("option/@value"))


def test_a_number_of_a_chart_leads_to_the_search_that_lists_what_it_counts(site: Path, page: Page) -> None:
    page.goto((site / "index.html").as_uri())
    links = page.locator(".chart svg a")
    numbered = [(a.get_attribute("aria-label") or "", a.get_attribute("href") or "") for a in links.all()]
    assert len(numbered) > 4
    for label, address in numbered:
        page.goto("about:blank")
        page.goto((site / "index.html").parent.as_uri() + "/" + address)
        number = int(label.rpartition(": ")[2])
        told(page, f"{number} action" + ("s" if number != 1 else "") + (", 1 to 25 shown" if number > 25 else ""))


def test_every_kind_of_page_is_there_and_every_link_leads_somewhere(site: Path) -> None:
    assert [name for name in KINDS if not (site / name).is_file()] == []
    assert broken_links(site) == []


def test_what_is_printed_is_text_whatever_it_holds(site: Path) -> None:
    page = html.parse(site / "documents/ashby.html").getroot()
    assert SCRIPT in page.find(".//h4").text_content()
    assert [s.get("src") for s in page.iter("script")] == []


def test_an_action_tells_what_is_printed_what_was_read_and_where(site: Path) -> None:
    action = html.parse(site / "documents/ashby.html").getroot().get_element_by_id("a-ashby-2")
    cells = [[" ".join(c.text_content().split()) for c in row] for row in action.findall(".//tbody/tr")]
    assert cells == [
        ["Due", "01/04/24", "1 April 2024"],
        ["Rating", "Amber", "Red (read from its text)"],
    ]
    evidence = action.xpath(".//a[contains(@href, '#page=2')]/@href")
    assert evidence == ["https://ashby.example/plan.pdf#page=2"]
    assert "page 2, table 1, row 3" in " ".join(action.text_content().split())


def test_a_report_stands_beside_what_answers_it(tmp_path: Path) -> None:
    publish(inspected(tmp_path / "out"), tmp_path / "site")
    assert broken_links(tmp_path / "site") == []
    root = html.parse(tmp_path / "site/reports/first.html").getroot()
    beside = [" ".join(article.text_content().split()) for article in root.iter("article")]
    assert len(beside) == len(ASKED)
    assert ASKED[0] in beside[0]
    assert "in the same words" in beside[0]
    assert "Start a duty team" in beside[0]
    assert "Answered in other words: " in beside[1]
    assert "No action here answers it." in beside[2]
    assert "Better telephones for our offices" in words(tmp_path / "site/reports/first.html")
    assert root.xpath("//article//a/@href")[0] == "../documents/plan.html#a-plan-0"
    assert "No plan here answers this report." in words(tmp_path / "site/reports/second.html")
    assert "../reports/first.html#f-first-f3" in (tmp_path / "site/questions/without-action.html").read_text()


def test_a_file_that_could_not_be_read_says_why(site: Path) -> None:
    assert "could not be read: it opens only with a password; save a copy without a password" in words(
        site / "documents/broken.html"
    )


def test_shares_of_few_actions_are_marked(site: Path) -> None:
    assert "Few actions." in words(site / "authorities/bexcombe.html")
    assert "Few actions." not in words(site / "authorities/ashby.html")


def test_the_lines_on_the_review_page_are_a_card(site: Path, tmp_path: Path) -> None:
    page = html.parse(site / "review/ashby.html").getroot()
    cards = []
    for number, lines in enumerate(page.xpath("//article//pre")):
        path = tmp_path / f"{number}.yml"
        path.write_text(lines.text_content(), encoding="utf-8")
        cards.append(read_card(path))
    reason = "read by eye from the page"
    assert [list(card.headings) for card in cards if card.headings] == [['Fits "with": what?']]
    assert [card.corrections[0] for card in cards if card.corrections] == [
        Correction("ashby-2", "rag", "Amber", reason)
    ]
    assert [key for card in cards for key in card.looked_at] == ["a1", "a2", "a3"]


def test_every_doubt_has_a_yes_and_a_no_and_they_are_counted_alike_everywhere(site: Path) -> None:
    doubts = html.parse(site / "review/ashby.html").getroot().xpath("//article")
    answers = [[label.text_content().split(",")[0] for label in d.xpath(".//label[../input/@type]")] for d in doubts]
    assert answers == [["Not answered yet", "Yes", "No"]] * 3
    assert "3 doubts to look at" in words(site / "index.html")
    assert "3 doubts noted" in words(site / "how.html")


def test_every_issue_a_document_can_have_has_its_question() -> None:
    told = (ROOT / "docs/reasons.md").read_text(encoding="utf-8").partition("`issues.code`")[2]
    codes = {code for row in re.findall(r"^\| (`.+?`) \|", told, re.MULTILINE) for code in re.findall(r"`(\w+)`", row)}
    assert set(QUESTIONS) <= codes


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a council that is not known and three whose names differ only in signs."""
    records = document("plan", [{}])
    about = {"issue_id": "1", "document_id": "plan", "severity": "warning", "message": "Whose is it?"}
    records["issues"] = [about | {"code": "council_not_known", "field": "authority"}]
    named = (document(f"p{n}", [{}], authority=name) for n, name in enumerate(("A & B", "A, B", "<>")))
    return published(tmp_path_factory.mktemp("odd"), records, *named)


def test_a_council_that_is_not_known_can_be_put_on_the_card(odd: Path) -> None:
    assert "authority: Name of the council" in words(odd / "review/plan.html")
    assert "Council not known: " in words(odd / "authorities/index.html")


def test_councils_whose_names_differ_only_in_signs_have_pages_of_their_own(odd: Path) -> None:
    assert broken_links(odd) == []
    assert len(list((odd / "authorities").iterdir())) == 1 + 4  # with their index


def test_the_same_tables_give_the_same_bytes(folder: Path, site: Path) -> None:
    publish(folder / "out", folder / "again", folder / "raw")
    files = [path.relative_to(site) for path in site.rglob("*") if path.is_file()]
    assert sorted(files) == sorted(
        p.relative_to(folder / "again") for p in (folder / "again").rglob("*") if p.is_file()
    )
    assert [name for name in files if (site / name).read_bytes() != (folder / "again" / name).read_bytes()] == []


@pytest.fixture(scope="module")
def replaced(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of one council, without its documents, where that of another was."""
    folder = tmp_path_factory.mktemp("replaced")
    site = published(folder, bexcombe())
    publish(written(folder / "other", ashby()), site)
    return site


def test_an_older_site_is_replaced_and_other_files_are_left_alone(replaced: Path, tmp_path: Path) -> None:
    assert (replaced / "authorities/ashby.html").exists()
    assert not (replaced / "authorities/bexcombe.html").exists()
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "thesis.txt").write_text("years of work")
    with pytest.raises(NotASite, match="name an empty or a new folder"):
        publish(replaced.parent / "other", mine)
    with pytest.raises(NotASite, match="is a file; name"):
        publish(replaced.parent / "other", mine / "thesis.txt")
    assert [path.name for path in mine.iterdir()] == ["thesis.txt"]


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="there is no folder in which nobody can write")
def test_a_site_that_cannot_be_written_is_told_by_its_own_name(replaced: Path) -> None:
    with pytest.raises(OSError, match="'/proc/site'"):
        publish(replaced.parent / "other", Path("/proc/site"))


def test_without_the_documents_there_are_no_pictures_and_places_are_told_in_words(replaced: Path) -> None:
    assert not list(replaced.rglob("*.png"))
    assert "Page 2. Action 3" in words(replaced / "review/ashby.html")


def test_a_document_that_has_changed_since_is_not_shown(tmp_path: Path) -> None:
    written(tmp_path / "out", ashby(tmp_path / "raw"))
    with (tmp_path / "raw/ashby.pdf").open("ab") as file:
        file.write(b"%later\n")
    publish(tmp_path / "out", tmp_path / "site", tmp_path / "raw")
    assert not list((tmp_path / "site").rglob("*.png"))


def test_an_empty_data_set_is_told_in_clear_words(tmp_path: Path) -> None:
    site = published(tmp_path)
    assert broken_links(site) == []
    assert "There are no actions yet" in words(site / "index.html")
    assert "nothing to search" in words(site / "actions.html")
    assert "There are no documents" in words(site / "documents/index.html")
    assert "no councils" in words(site / "authorities/index.html")


def test_one_council_without_themes_dates_or_ratings_is_a_whole_site(tmp_path: Path) -> None:
    site = published(tmp_path, document("plan", [{}, {}], authority="Ashby"))
    assert broken_links(site) == []
    assert "no value is in doubt" in words(site / "review/index.html")
    overview = words(site / "index.html")
    for said in ("No action belongs to a theme", "No action of any theme is rated", "No action has a date"):
        assert said in overview


def test_hundreds_of_councils_and_a_plan_of_many_actions_stay_small(tmp_path: Path) -> None:
    councils = [
        document(f"p{n}", [{"action": "Supervise staff"}], authority=f"Council {n} of England") for n in range(400)
    ]
    for records in councils:
        key = records["documents"][0]["document_id"]
        records["themes"] = [{"record_id": f"{key}-0", "theme": "supervision", "terms": ["supervise"]}]
    long: list[Record] = [{"action": f"Action {n}: " + "words & more " * 60} for n in range(1000)]
    site = published(tmp_path, *councils, document("long", long, authority="Ashby"))
    sizes = {path.relative_to(site).as_posix(): path.stat().st_size for path in site.rglob("*")}
    assert [name for name, size in sizes.items() if name.endswith((".html", ".js")) and size >= LARGEST] == []
    assert len(list(site.glob("data/*.js"))) > 1
    assert "24 councils with the most actions" in words(site / "index.html")


def test_publish_is_told_in_words_what_cannot_be_done(tmp_path: Path) -> None:
    def said(*given: object) -> str:
        result = CliRunner().invoke(app, ["publish", *map(str, given)])
        assert result.exit_code == 2
        return result.output

    out = written(tmp_path / "out", bexcombe())
    assert "there are no tables in" in said(tmp_path, tmp_path / "site")
    assert "there is no folder" in said(out, tmp_path / "site", "--raw", tmp_path / "nowhere")
    assert "hold" in said(out, out)


def test_the_sample_plans_make_a_whole_site(samples: Path, tmp_path: Path) -> None:
    publish(samples, tmp_path / "site", RAW)
    assert broken_links(tmp_path / "site") == []
    assert list((tmp_path / "site/pages").glob("*.png"))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.skip(f"{CHROMIUM} is not installed")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield opened
        opened.close()


@contextmanager
def opened(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A page, and what goes wrong on it: a word on the console, a request beyond the folder."""
    context = browser.new_context(viewport=DESK)
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda r: None if r.url.startswith(("file:", "data:", "blob:")) else wrong.append(r.url))
    yield page, wrong
    context.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of its own, on which nothing may go wrong."""
    with opened(browser) as (page, wrong):
        yield page
        assert wrong == []


@pytest.fixture(scope="module")
def shared(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    with opened(browser) as found:
        yield found


@pytest.fixture
def shown(shared: tuple[Page, list[str]]) -> Iterator[Page]:
    """A page that is opened once for all tests that leave nothing behind on it; nothing may go wrong there either."""
    page, wrong = shared
    page.set_viewport_size(DESK)
    wrong.clear()
    yield page
    assert wrong == []


def told(page: Page, text: str) -> None:
    """Waits until the search says this."""
    from playwright.sync_api import expect

    expect(page.locator("#told")).to_have_text(text)


@pytest.mark.parametrize("name", KINDS)
def test_a_page_fits_a_telephone_and_asks_for_nothing(name: str, site: Path, shown: Page) -> None:
    shown.set_viewport_size({"width": 400, "height": 800})
    shown.goto((site / name).as_uri())
    assert shown.evaluate("document.documentElement.scrollWidth") <= 400
    within = "table => table.scrollWidth <= table.parentElement.clientWidth"
    assert shown.evaluate(f"[...document.querySelectorAll('.scroll > .records')].every({within})")
    assert shown.title().endswith("Action plans compared")


@pytest.mark.parametrize("name", KINDS)
def test_a_page_has_no_serious_fault_for_those_who_cannot_see_it(name: str, site: Path, shown: Page) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    shown.goto((site / name).as_uri())
    for details in shown.locator("details").all():
        details.evaluate("element => element.open = true")
    found = axe.Axe().run(shown, options={"preload": False}).response["violations"]
    serious = [v for v in found if v["impact"] in ("serious", "critical")]
    assert [(v["id"], v["nodes"][0]["html"], v["nodes"][0]["failureSummary"]) for v in serious] == []


FILTERS: list[tuple[dict[str, str], str]] = [
    ({}, "33 actions, 1 to 25 shown"),
    ({"authority": "Bexcombe (3)"}, "3 actions"),
    ({"theme": "Supervision of staff (2)"}, "2 actions"),
    ({"theme": "No theme"}, "30 actions, 1 to 25 shown"),
    ({"rag": "Amber (10)"}, "10 actions"),
    ({"rag": "No rating"}, "3 actions"),
    ({"status": "On track (1)"}, "1 action"),
    ({"kind": "Ongoing"}, "1 action"),
    ({"from": "2024-12-01"}, "2 actions"),
    ({"to": "2024-01-31"}, "2 actions"),
    (
        {"from": "2024-02-01", "to": "2024-02-28", "rag": "Green (10)"},
        "No action matches. Take a filter away, or try fewer words.",
    ),
    ({"overdue": "2024-02-15"}, "5 actions"),
    ({"measured": "Neither named"}, "32 actions, 1 to 25 shown"),
    ({"q": "AUDIT case"}, "28 actions, 1 to 25 shown"),
    ({"q": "review cafe"}, "1 action"),
    ({"q": '"case audit"'}, "No action matches. Take a filter away, or try fewer words."),
    ({"q": '"what good looks"'}, "1 action"),
    ({"q": "smith bexcombe"}, "1 action"),
    ({"q": "<script>"}, "1 action"),
]


@pytest.mark.parametrize(("chosen", "says"), FILTERS, ids=[str(chosen) for chosen, _ in FILTERS])
def test_actions_are_found_by_filters_and_words(chosen: dict[str, str], says: str, site: Path, shown: Page) -> None:
    shown.goto((site / "actions.html").as_uri())
    for name, value in chosen.items():
        field = shown.locator(f"[name={name}]")
        if field.evaluate("element => element.tagName") == "SELECT":
            field.select_option(label=value)
        else:
            field.fill(value)
    told(shown, says)


def test_a_search_is_in_the_address_and_can_be_sent_on(site: Path, page: Page) -> None:
    page.goto((site / "actions.html").as_uri() + "#authority=ashby&rag=red&sort=due")
    told(page, "10 actions")
    page.locator("#q").fill("file number 9")
    told(page, "1 action")
    address = page.url
    page.goto("about:blank")
    page.goto(address)
    told(page, "1 action")
    page.locator("text=Clear all filters").click()
    told(page, "33 actions, 1 to 25 shown")


def test_on_a_telephone_what_is_found_comes_before_the_filters(site: Path, page: Page) -> None:
    page.set_viewport_size({"width": 400, "height": 800})
    page.goto((site / "actions.html").as_uri() + "#authority=ashby&rag=red")
    told(page, "10 actions")
    assert page.locator("#more summary").inner_text() == "Filters and order: 2 chosen"
    assert not page.locator("#rag").is_visible()
    assert page.locator("#results a").first.bounding_box()["y"] < 800  # type: ignore[index]
    page.locator("#more summary").click()
    page.locator("#rag").select_option("")
    told(page, "30 actions, 1 to 25 shown")


def test_the_overview_searches_by_keyboard_alone(site: Path, page: Page) -> None:
    page.goto((site / "index.html").as_uri())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to main content"
    page.keyboard.press("Enter")
    while page.evaluate("document.activeElement.id") != "q":
        page.keyboard.press("Tab")
    page.keyboard.type("foster")
    page.keyboard.press("Enter")
    told(page, "1 action")
    while page.evaluate("document.activeElement.closest('#results') === null"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/documents/bexcombe.html#a-bexcombe-0")


def test_results_are_turned_by_keyboard_and_the_focus_goes_with_them(site: Path, page: Page) -> None:
    page.goto((site / "actions.html").as_uri())
    told(page, "33 actions, 1 to 25 shown")
    page.locator("#next").focus()
    page.keyboard.press("Enter")
    told(page, "33 actions, 26 to 33 shown")
    assert page.evaluate("document.activeElement.closest('li') === document.querySelector('#results li')")


def test_words_asked_for_are_marked_also_where_a_text_is_cut(tmp_path: Path, page: Page) -> None:
    long = (
        "We will " + "go on and on and " * 40 + "offer a ﬁrst-aid course " + "and more and more " * 40 + "with a nurse."
    )
    site = published(tmp_path, document("long", [{"action": long, "objective": "Healthy homes"}], authority="Ashby"))
    page.goto((site / "actions.html").as_uri() + "#q=first-aid nurse healthy")
    told(page, "1 action")
    assert page.locator("#results mark").all_inner_texts() == ["ﬁrst-aid", "nurse", "Healthy"]
    shown = page.locator("#results .entry-words").inner_text()
    assert shown.startswith("… ")
    assert len(shown) < 400
    assert all(part.strip(" .…") in long for part in shown.split("…"))


def test_printed_markup_is_text_among_the_results(site: Path, page: Page) -> None:
    page.goto((site / "actions.html").as_uri() + "#q=bold")
    told(page, "1 action")
    assert SCRIPT in page.locator("#results").inner_text()
    assert page.title() == "Search actions - Action plans compared"


def test_results_are_saved_safe_for_a_spreadsheet(site: Path, page: Page) -> None:
    page.goto((site / "actions.html").as_uri() + "#authority=bexcombe")
    told(page, "3 actions")
    with page.expect_download() as download:
        page.locator("#save").click()
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    assert len(text.splitlines()) == 4
    assert '"\'+ Réview “café” visits"' in text


def test_the_frame_stands_round_what_is_printed(site: Path, page: Page) -> None:
    from PIL import Image

    page.goto((site / "review/ashby.html").as_uri())
    article = page.locator("article", has_text="Rating disagrees")
    strip = article.locator(".strip-frame")
    strip.scroll_into_view_if_needed()
    page.wait_for_function("[...document.images].every(image => image.complete)")
    frame: Any = article.locator(".strip-box").bounding_box()
    whole: Any = strip.bounding_box()
    picture = Image.open(io.BytesIO(strip.screenshot())).convert("RGB")
    x, y = frame["x"] - whole["x"], frame["y"] - whole["y"]
    inside = [(x + 8, y + 8), (x + frame["width"] - 8, y + frame["height"] - 8)]
    outside = [(x - 8, y + 8), (x + 8, y - 8), (x + frame["width"] + 8, y + 8), (x + 8, y + frame["height"] + 8)]
    assert [is_red(picture.getpixel((int(x), int(y)))) for x, y in inside + outside] == [True] * 2 + [False] * 4


def is_red(pixel: Any) -> bool:
    return bool(pixel[0] > 220 and pixel[1] < 40 and pixel[2] < 40)


def test_a_heading_in_doubt_is_framed_where_it_is_printed(site: Path, page: Page) -> None:
    page.goto((site / "review/ashby.html").as_uri())
    frame = page.locator("article", has_text="leave this column").locator(".strip-box")
    assert (frame.bounding_box() or {"height": 99})["height"] < 30


def test_settled_doubts_are_gathered_on_one_card(site: Path, page: Page, tmp_path: Path) -> None:
    page.goto((site / "review/ashby.html").as_uri())
    page.get_by_label("Field", exact=True).select_option("comments")
    page.get_by_label("Read rag as", exact=True).fill('green "quoted"')
    page.get_by_role("group", name="Do these parts make one row?").get_by_label("Yes", exact=True).check()
    card = tmp_path / "plan.pdf.yml"
    card.write_text(page.locator("#card-lines").inner_text(), encoding="utf-8")
    read = read_card(card)
    assert read.headings == {'Fits "with": what?': "comments"}
    assert [(c.action, c.field, c.read_as) for c in read.corrections] == [("ashby-2", "rag", 'green "quoted"')]
    assert list(read.looked_at) == ["a3"]


def test_ratings_have_the_same_colours_in_the_site_and_the_workbook() -> None:
    style = (ROOT / "pipeline/outputs/site/static/site.css").read_text(encoding="utf-8")
    told = dict(re.findall(r"\.tag-(\w+) \{ background: (#\w+);", style))
    assert {name: fill.replace("#ffffff", "#fff") for name, (fill, _) in FILLS.items()} == {
        name: told[name] for name in FILLS
    }
