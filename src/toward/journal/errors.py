"""What can be wrong with a room. One calm error for all of it; the log gets ids only."""


class RoomError(Exception):
    """The room can't be read as it stands: a row is missing, swapped, replayed or planted."""
