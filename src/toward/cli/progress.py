"""One line that says how far a long run is; without a terminal, a line for every tenth."""

import sys
import time

_BAR = 28


class Progress:
    def __init__(self, whole: int, done: int) -> None:
        self.whole, self.done, self.first = max(whole, 1), done, done
        self.began = time.monotonic()
        self.is_terminal = sys.stderr.isatty()
        self._say()

    def add(self, done: int) -> None:
        before = 10 * self.done // self.whole
        self.done += done
        if self.is_terminal or 10 * self.done // self.whole > before:
            self._say()

    def _say(self) -> None:
        share = self.done / self.whole
        filled = int(_BAR * share)
        bar = "█" * filled + "·" * (_BAR - filled)
        end = "\n" if not self.is_terminal or self.done >= self.whole else ""
        start = "\r" if self.is_terminal else ""
        print(f"{start}{bar} {share:4.0%}{self._left():<18}", end=end, file=sys.stderr, flush=True)

    def _left(self) -> str:
        counted = self.done - self.first
        if not counted or self.done >= self.whole:
            return ""
        seconds = (time.monotonic() - self.began) * (self.whole - self.done) / counted
        return f"  {seconds / 60:.0f} min left" if seconds > 90 else f"  {seconds:.0f} s left"  # noqa: PLR2004
