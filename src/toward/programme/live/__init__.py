"""What two can have running between them now: each a small frozen value and what may become of it. Pure.

None of it is ever an event, and none of it says who began, moved or ended it.
"""
