"""Runs `toward` the way a person does: another process, a home of its own, next to nothing inherited."""

import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

PASSPHRASE = "quiet river under five lamps"
CHECKOUT = Path(__file__).resolve().parents[2]
# PYTHONPATH: where a checkout beside the installed one is tested.
INHERITED = ("PATH", "HOME", "PYTHONPATH")


@dataclass
class Done:
    code: int
    out: str


@dataclass
class Shell:
    home: Path
    more: dict[str, str] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        boot = self.home.parent / f"{self.home.name}.boot"
        if not boot.exists():
            boot.write_bytes(os.urandom(32))
        kept = {name: os.environ[name] for name in INHERITED if name in os.environ}
        ours = {"TOWARD_HOME": str(self.home), "TOWARD_BOOT_KEY_FILE": str(boot)}
        return kept | ours | self.more

    def toward(self, *words: str | Path) -> Done:
        return self._call("-m", "toward.cli.main", *map(str, words))

    def python(self, code: str) -> Done:
        """A few lines of Python in the same server, Django set up."""
        begin = (
            "import os, django\n"
            "os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'toward.config.settings')\n"
            "django.setup()\n"
            "from toward.services import people\n"
        )
        return self._call("-c", begin + code)

    def sign_up(self, name: str) -> str:
        """Answers with the sign-in name."""
        self.toward("tick")
        done = self.python(
            f"print(people.sign_up({name!r}, {PASSPHRASE!r}, zone='Europe/Berlin').name)"
        )
        assert done.code == 0, done.out
        return done.out.strip()

    def can_sign_in(self, name: str) -> bool:
        return self.python(f"people.sign_in({name!r}, {PASSPHRASE!r})").code == 0

    def _call(self, *words: str) -> Done:
        done = subprocess.run(
            [sys.executable, *words],
            env=self.environment,
            cwd=CHECKOUT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=60,
            check=False,
        )
        return Done(done.returncode, done.stdout)
