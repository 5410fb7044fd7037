"""How letters stand on their line: heights above the baseline, tolerances and gaps, in em (sizes of the letters).

Measured on Liberation Sans, Sans Narrow and Serif (cut to the widths of Arial, Arial Narrow and Times New Roman),
Carlito (of Calibri) and DejaVu Sans: the tallest letters reach 0.70 to 0.76, the lowest -0.17 to -0.22, small letters
0.46 to 0.55; a space is 0.23 to 0.32 wide, a letter of English text 0.37 to 0.52 on average.
"""

from __future__ import annotations

ASCENT = 0.75  # where letters end at the top
DESCENT = 0.2  # where they end below the baseline
OVERSHOOT = 0.05  # by which the letters of some fonts reach beyond both
SLACK = 0.15  # white that a row keeps above and below its letters, where no rule says where it ends
MIDDLE = 0.3  # of a line: a rule that runs through it lies above it or below it by this height
STRIKE = 0.12, 0.45  # between which a rule strikes letters through; lower it underlines them, higher it is a border
BODY = 0.6, 0.1  # a fill that covers what is between hides the letters

LEVEL = 0.1  # baselines no further apart are of letters on one line
SAME_LINE = 0.35  # baselines no further apart are one line, whatever is raised or lowered in it

GLUED = 0.1  # a gap no wider does not part two words
HALF_LETTER = 0.27  # from the middle of a word's end letter to the word's end, as recognisers of scans give middles
LEAST_SPACE = 0.2  # scanned words stand at least so far apart: no font measured has a narrower space
SPACED = 0.5  # words no further apart are parted by a space alone, be it of a justified line
RUN_GAP = 0.75  # words no further apart are one run of text within a line, also where it is justified
CLEAR = 0.8  # a wider gap is none between words of one sentence, and a gutter where lines of another column begin
COLUMN_GAP = 1.5  # outside of tables a wider gap begins another line, of the next text column
