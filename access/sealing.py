"""Sealing: identity codes, account numbers and uploaded content are encrypted and found by a keyed hash.

A sealed value is the key's version (one byte), a nonce (12 bytes) and AES-256-GCM's output; the name of
the column is bound to it, so that a value moved to another column does not open.
"""

import hmac
import os
from functools import cache
from hashlib import sha256

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

_NONCE = 12


@cache
def _cipher(version: int) -> AESGCM:
    return AESGCM(settings.SEALING_KEYS[version])


def seal(value: bytes, column: str) -> bytes:
    """Return `value` encrypted for one column ("table.column")."""
    version = settings.SEALING_KEY_VERSION
    nonce = os.urandom(_NONCE)
    return bytes([version]) + nonce + _cipher(version).encrypt(nonce, value, column.encode())


def unseal(sealed: bytes | memoryview, column: str) -> bytes:
    """Return what was sealed for the column; raise InvalidTag where it was not sealed for it."""
    content = bytes(sealed)
    return _cipher(content[0]).decrypt(content[1 : 1 + _NONCE], content[1 + _NONCE :], column.encode())


def seal_text(value: str, column: str) -> bytes:
    """Return text encrypted for one column."""
    return seal(value.encode(), column)


def unseal_text(sealed: bytes | memoryview, column: str) -> str:
    """Return the text that was sealed for the column."""
    return unseal(sealed, column).decode()


def identity_key(code: str) -> bytes:
    """Return the keyed hash by which a personal identity code (henkilötunnus) is found, as it is written.

    The century sign and the case of letters are part of the identity, so nothing is folded.
    """
    return hmac.digest(settings.INDEX_KEY, code.encode(), sha256)


def token_key(token: str) -> bytes:
    """Return the keyed hash by which an interface token is known."""
    return hmac.digest(settings.INDEX_KEY, b"token:" + token.encode(), sha256)
