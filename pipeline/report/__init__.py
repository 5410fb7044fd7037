"""An inspection report read whole: what it recommends, its numbered paragraphs and its judgements."""
