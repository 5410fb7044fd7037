"""From a doubt on the review page, by the card it offers, to no doubt."""

from __future__ import annotations

from pathlib import Path

import yaml
from lxml import html

from pipeline.outputs.site.publish_site import publish
from tests.reading_here import built

PLAN = """Marlstone Council: Ofsted action plan, May 2024

| Ref | Action | Lead | Due | Glimmer | RAG |
|---|---|---|---|---|---|
| 1.1 | Ring every family within a day | Head of Service | Mai 24 | some | A |
| 1.2 | Tell the board each month | Team Manager | June 2024 | some | G |
"""


NO = "//article//*[@class='answer'][last()]//pre"


def offered(site: Path) -> list[dict[str, object]]:
    """The card lines that the review pages offer for No, each of the document's doubts by itself."""
    pages = [html.parse(path).getroot() for path in (site / "review").glob("*.html")]
    return [yaml.safe_load(lines.text_content()) for page in pages for lines in page.xpath(NO)]


def test_after_the_card_is_added_the_doubts_are_gone(tmp_path: Path) -> None:
    raw, out, site = tmp_path / "raw", tmp_path / "out", tmp_path / "site"
    raw.mkdir()
    (raw / "plan.md").write_text(PLAN, encoding="utf-8")
    built(raw, out)
    publish(out, site, raw)
    cards = {next(iter(card)): card for card in offered(site)}
    assert sorted(cards) == ["authority", "corrections", "headings"]

    cards["authority"]["authority"] = "Marlstone"
    cards["headings"]["headings"] = {"Glimmer": "comments"}
    cards["corrections"]["corrections"][0]["read_as"] = "May 2024"  # type: ignore[index]
    together = {key: card[key] for key, card in cards.items()}
    (raw / "plan.md.yml").write_text(yaml.safe_dump(together), encoding="utf-8")
    built(raw, out)
    publish(out, site, raw)
    assert offered(site) == []
