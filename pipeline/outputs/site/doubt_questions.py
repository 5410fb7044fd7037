"""The questions that doubts put to a person: each can be answered with yes or no."""

from __future__ import annotations

ANY = "Is this right as it was read?"
QUESTIONS = {
    "unread_date": "Is it right that these words give no date?",
    "unread_owner": "Is it right that these words name no owner?",
    "unread_rating": "Is it right that these words give no rating?",
    "unread_heading": "Is it right to leave this column under its own heading?",
    "doubtful_heading": "Is this column read as what it is?",
    "council_not_known": "Is this of no single council?",
    "looks_like_plan": "Is it right that this table is no plan?",
    "other_half": "Is it right that this table is no part of the plan before it?",
    "plan_without_actions": "Is it right that this document has no actions?",
    "rejoined_row": "Do these parts make one row?",
    "row_without_action": "Is this row an action of its own?",
    "struck_action": "Is this still an action of the plan?",
    "month_first_date": "Is it right to leave this date unread?",
    "rating_disagrees": "Do the words count, and not the colour?",
    "several_choices": "Is this right as it was read, though several choices are ticked?",
    "not_seen": "Are these rows still those of the document?",
    "page_unreadable": "Does this page hold nothing that belongs in the data?",
    "part_unreadable": "Does this part hold nothing that belongs in the data?",
    "image_only_page": "Does this page hold nothing that belongs in the data?",
    "ocr_doubtful": "Does the page say what was read?",
    "picture_not_read": "Does this picture hold nothing that belongs in the data?",
    "embedded_not_read": "Does this object hold nothing that belongs in the data?",
    "drawing_skipped": "Is no table of this page missing?",
    "repaired": "Is the document whole?",
    "card_line": "Can the card do without this line?",
}


def question(code: str) -> str:
    """What a person is asked who looks at an issue of this code."""
    return QUESTIONS.get(code, ANY)
