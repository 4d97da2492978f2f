"""Sends requests from a process of its own and prints how long each took, in seconds, as JSON."""

import http.client
import json
import secrets
import sys
import threading
import time
from urllib.parse import urlencode

FORM_TOKEN = "b" * 32


def main() -> None:
    order = json.loads(sys.stdin.read())
    latencies: list[float] = []
    threads = [
        threading.Thread(target=_client, args=(order, latencies)) for _ in range(order["clients"])
    ]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(json.dumps({"latencies": latencies, "seconds": time.perf_counter() - began}))


def _client(order: dict, latencies: list[float]) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", order["port"], timeout=30)
    for number in range(order["requests"]):
        began = time.perf_counter()
        _send(connection, order, number)
        latencies.append(time.perf_counter() - began)
    connection.close()


def _send(connection: http.client.HTTPConnection, order: dict, number: int) -> None:
    headers = {"Host": "localhost", "Cookie": order["cookie"] + f"; tw-form={FORM_TOKEN}"}
    body = None
    if order["method"] == "POST":
        fields = {
            **order["fields"],
            "csrfmiddlewaretoken": FORM_TOKEN,
            "command": secrets.token_hex(16),
        }
        body = urlencode(fields)
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    connection.request(order["method"], order["path"], body, headers)
    answer = connection.getresponse()
    answer.read()
    if answer.status not in order["expect"]:
        raise SystemExit(f"{order['method']} {order['path']} answered {answer.status}")


main()
