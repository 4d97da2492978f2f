"""Keys, sealing and padding: bytes in, bytes out.

No Django, no clock and no randomness of its own: salts, nonces and seeds are arguments. Every
failure leaves as `VaultError`.
"""
