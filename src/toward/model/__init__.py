"""The mechanism as numbers: one couple's day, virtual couples, pacing policies and what came of them.

A teaching aid and a test bench, never evidence about anybody (docs/model.md). Pure: no clock, no
files, no chance but the counted stream. Only `batch` and `kernel` know NumPy and Numba.
"""

# Raise it whenever the numbers change: parts of an older run are then not mixed with new ones.
VERSION = 2
