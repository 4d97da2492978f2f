"""Fills a home of its own, starts real servers on loopback, and prints figures and ratios.

Everything is measured in one run, interleaved, so that a slow moment hits both sides of a ratio.
"""

import http.client
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HOME = Path(tempfile.mkdtemp(prefix="toward-bench-"))
os.environ.update(
    TOWARD_HOME=str(HOME), DJANGO_SETTINGS_MODULE="toward.config.settings", DATABASE_URL=""
)

from bench import model
from bench.people import Cookies, fill

ROUNDS = 6
PORTS = {"toward": 8471, "django": 8472, "starlette": 8473}
CHECK_IN = {"alarm": "3", "direction": "settled", "heard": "1"}


def main() -> None:
    cookies = fill()
    with _servers():
        _speeds(cookies)
        _ten_years(cookies)
        _unlock(cookies)
    _first_visit()
    model.main()


def _speeds(cookies: Cookies) -> None:
    print("\nOne worker, SQLite, one client (p50 / p99 in ms, requests per second)")
    shots = {
        "check-in POST": ("toward", _order("POST", "/today/check-in/", cookies.ten_days, CHECK_IN)),
        "Today GET": ("toward", _order("GET", "/today/", cookies.ten_days)),
        "bare Django, same reads": ("django", _order("GET", "/", "")),
        "bare Starlette, same reads": ("starlette", _order("GET", "/", "")),
    }
    kept: dict[str, list[float]] = {name: [] for name in shots}
    for _ in range(ROUNDS):
        for name, (server, order) in shots.items():
            kept[name] += _load(server, order)["latencies"]
    for name, latencies in kept.items():
        print(f"  {name:<28}{_figures(latencies)}")
    base = statistics.median(kept["bare Django, same reads"])
    for name in ("check-in POST", "Today GET", "bare Starlette, same reads"):
        print(f"  {name} / bare Django: {statistics.median(kept[name]) / base:.2f}")
    print("Four clients at once")
    for name in ("check-in POST", "Today GET"):
        server, order = shots[name]
        done = _load(server, {**order, "clients": 4})
        rate = len(done["latencies"]) / done["seconds"]
        print(f"  {name:<28}{_figures(done['latencies'])}, all together {rate:.0f}/s")


def _ten_years(cookies: Cookies) -> None:
    """Interleaved pairs of one request each; the ratio of the paired medians."""
    ratios, pairs = [], []
    for _ in range(5):
        young = _load("toward", _order("GET", "/today/", cookies.ten_days))["latencies"]
        old = _load("toward", _order("GET", "/today/", cookies.ten_years))["latencies"]
        pairs.append((statistics.median(old), statistics.median(young)))
        ratios.append(pairs[-1][0] / pairs[-1][1])
    print("\nToday after ten years of entries / after ten days (at most 1.3)")
    print(
        f"  paired medians: {statistics.median(ratios):.2f}, from {min(ratios):.2f} to {max(ratios):.2f}"
    )


def _unlock(cookies: Cookies) -> None:
    print("\nUnlock")
    began = time.perf_counter()
    subprocess.run([sys.executable, "-m", "bench.derive"], check=True)
    one = _load("toward", _sign_in(cookies, 1))["latencies"]
    print(f"  a sign-in try: {1000 * statistics.median(one):.0f} ms")
    before = _memory()
    crowd = _load("toward", {**_sign_in(cookies, 1), "clients": 50, "expect": [422, 429, 503]})
    print(
        f"  50 tries at once: answered in {crowd['seconds']:.1f} s, peak memory {_peak():.0f} MiB (before {before:.0f})"
    )
    print(f"  all of this took {time.perf_counter() - began:.0f} s")


def _sign_in(cookies: Cookies, requests: int) -> dict[str, object]:
    fields = {"name": cookies.name, "passphrase": "not the right one at all"}
    order = _order("POST", "/sign-in/", "", fields)
    return {**order, "requests": requests, "expect": [422, 429, 503]}


def _first_visit() -> None:
    from toward.ui import assets

    sizes = {
        name: len(assets.asset(name).zipped) for name in ("toward.css", "toward.js", "icon.svg")
    }
    print("\nFirst visit of Today, what is fetched besides the page (compressed bytes)")
    print(f"  {sizes}, together {sum(sizes.values())}")


def _order(
    method: str, path: str, cookie: str, fields: dict[str, str] | None = None
) -> dict[str, object]:
    expect = [303] if method == "POST" else [200]
    return {
        "method": method, "path": path, "cookie": cookie, "fields": fields or {},
        "clients": 1, "requests": 60, "expect": expect,
    }  # fmt: skip


def _load(server: str, order: dict[str, object]) -> dict:
    words = [sys.executable, "-m", "bench.load"]
    given = json.dumps({**order, "port": PORTS[server]})
    return json.loads(
        subprocess.run(words, input=given, capture_output=True, text=True, check=True).stdout
    )


def _figures(latencies: list[float]) -> str:
    ordered = sorted(latencies)
    p99 = ordered[int(len(ordered) * 0.99) - 1]
    return f"{1000 * statistics.median(ordered):6.2f} / {1000 * p99:6.2f}   {1 / statistics.mean(ordered):6.0f}/s"


_PIDS: list[int] = []


@contextmanager
def _servers() -> Iterator[None]:
    environment = {**os.environ, "BENCH_DATABASE": str(HOME / "toward.sqlite3")}
    apps = {
        "toward": ("toward.config.wsgi:application", "wsgi", 4),
        "django": ("bench.bare:wsgi", "wsgi", 4),
        "starlette": ("bench.bare:asgi", "asginl", 1),
    }
    running = [
        subprocess.Popen(
            [
                Path(sys.executable).with_name("granian"), "--interface", kind, "--port", str(PORTS[name]),
                "--workers", "1", "--blocking-threads", str(threads), "--no-ws", "--log-level", "error", app,
            ],
            env={**environment, **({"DJANGO_SETTINGS_MODULE": ""} if name != "toward" else {})},
        )
        for name, (app, kind, threads) in apps.items()
    ]  # fmt: skip
    _PIDS[:] = [running[0].pid]
    try:
        for port in PORTS.values():
            _wait(port)
        yield
    finally:
        for process in running:
            process.terminate()
            process.wait(timeout=20)


def _wait(port: int) -> None:
    for _ in range(200):
        try:
            http.client.HTTPConnection("127.0.0.1", port, timeout=1).connect()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit(f"nothing listens on {port}")


def _memory() -> float:
    return _status("VmRSS")


def _peak() -> float:
    return _status("VmHWM")


def _status(field: str) -> float:
    """MiB of the server's largest process."""
    return max(_mib(pid, field) for pid in _family(_PIDS[0]))


def _family(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(int(child) for child in children)]


def _mib(pid: int, field: str) -> float:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(field))


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    main()
