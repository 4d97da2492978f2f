"""One file a concern: its events, its commands, its share of the state, what it decides and folds.

To add one: write the file as `watching.py` is written; name its events in `events.Mine` (or `Ours`), its
commands in `commands`, its state in `state.State` (or `ours.OursState`), and its line in `decide`,
`fold._evolve`, `gate.closes` and `taking_back._left_of`. mypy names each place that is missing.

A share of the state stays small: at most some four kilobytes, bounded, long texts by their number in
the log. A stored event class is never edited.
"""
