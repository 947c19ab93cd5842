"""What is sealed opens only where it belongs."""

import pytest
from cryptography.exceptions import InvalidTag
from pytest_django import Settings

from access.sealing import identity_key, seal, seal_text, token_key, unseal, unseal_text

CODE = "010190-901R"


def test_a_sealed_value_opens_for_its_column() -> None:
    sealed = seal_text(CODE, "employers_employee.identity")

    assert unseal_text(memoryview(sealed), "employers_employee.identity") == CODE


def test_a_sealed_value_moved_to_another_column_does_not_open() -> None:
    sealed = seal(b"FI2112345600000785", "employers_bankaccount.iban")

    with pytest.raises(InvalidTag):
        unseal(sealed, "employers_employee.identity")


def test_a_sealed_value_that_was_changed_does_not_open() -> None:
    sealed = seal(b"100.00", "a.b")

    with pytest.raises(InvalidTag):
        unseal(sealed[:-1] + bytes([sealed[-1] ^ 1]), "a.b")


def test_the_same_value_is_sealed_differently_each_time() -> None:
    assert seal_text(CODE, "a.b") != seal_text(CODE, "a.b")


def test_a_new_key_seals_and_the_old_one_still_opens(settings: Settings) -> None:
    old = seal_text(CODE, "a.b")
    settings.SEALING_KEYS = settings.SEALING_KEYS | {77: b"7" * 32}
    settings.SEALING_KEY_VERSION = 77

    new = seal_text(CODE, "a.b")

    assert (old[0], new[0]) == (1, 77)
    assert unseal_text(old, "a.b") == unseal_text(new, "a.b") == CODE


def test_the_key_of_an_identity_tells_every_sign_and_letter() -> None:
    codes = ["100190-999P", "100190Y999P", "100190-999p", "100190-999P "]

    assert len({identity_key(code) for code in codes}) == 4
    assert identity_key(CODE) == identity_key(CODE)


def test_the_key_of_a_token_is_not_the_key_of_an_identity() -> None:
    assert token_key(CODE) != identity_key(CODE)
