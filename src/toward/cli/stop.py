"""A command can't go on: the message says why and what to do, in words for a person."""


class StopError(Exception):
    pass
