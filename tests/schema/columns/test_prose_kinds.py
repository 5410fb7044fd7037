"""What a sentence of a cell tells: how things stand, what is undertaken, an effect, or what shows it."""

from __future__ import annotations

import pytest

from schema.columns.prose_kinds import prose_kind


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("Draft sent to all heads", "told"),
        ("12/05/24: panel met", "told"),
        ("Work has begun with health", "told"),
        ("Our managers have trained all panel chairs", "told"),
        ("The new team is now in post", "told"),
        ("Reduced waiting for a first visit", "effect"),
        ("85% of plans are reviewed on time", "effect"),
        ("Every child knows their worker", "effect"),
        ("Dip sample of files", "proof"),
        ("Training to be delivered to all chairs", "undertaking"),
        ("The panel will sample ten files a month", "undertaking"),
        ("1.1 The panel will sample ten files a month", "undertaking"),
        ("b) The panel will sample ten files a month", "undertaking"),
        ("12.05.24: panel met", "told"),
        ("12.5 per cent of plans are late", "effect"),
        ("By May our managers will have trained all panel chairs", "undertaking"),
        ("Roll-out of the neglect tool in each hub", "undertaking"),
        ("Young people will feel safe at home", "effect"),
        ("Homes close by. We will open two small homes in the city", "undertaking"),
        ("Homes that are close by children's schools. We will open two small homes in the city", None),
        ("Work with health on a new offer", None),
        ("Embed the model in all teams", None),
        ("Need", None),
        ("Report that sets out how each of the teams will use what families say", None),
    ],
)
def test_the_first_sentence_tells_the_kind(cell: str, kind: str | None) -> None:
    assert prose_kind(cell) == kind
