"""The folds of the days, the alarm and the steps; `programme/fold.py` calls them."""
