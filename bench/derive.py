"""How long one Argon2id derivation takes with the parameters in use: what an unlock is made of."""

import time

from toward.config.settings import TOWARD_KDF
from toward.vault.kdf import KdfParams, derive

PARAMS = KdfParams(**TOWARD_KDF)
times = []
for _ in range(3):
    began = time.perf_counter()
    derive("a passphrase of five words", bytes(16), PARAMS)
    times.append(time.perf_counter() - began)
print(
    f"  one Argon2id derivation ({PARAMS.mem_mib} MiB, {PARAMS.ops} passes): {1000 * min(times):.0f} ms"
)
