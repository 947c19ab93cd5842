"""Who calls: a payroll firm's software, known by its token; every call acts in the firm's mandates."""

from dataclasses import dataclass
from typing import Final

from django.utils import timezone
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed, NotAuthenticated
from rest_framework.request import Request

from access.actor import Actor, NotAllowedError
from employers.services import enter_by_token

_WORDS: Final = 2
"""How many words the header has: the scheme and the token."""


@dataclass(frozen=True, slots=True)
class Caller:
    """The software that calls, as REST framework's permissions know a user."""

    actor: Actor
    is_authenticated: bool = True


def caller(request: Request) -> Actor:
    """Return in whose name the call is made; NotAuthenticated where it is made in nobody's."""
    user: object = request.user
    if not isinstance(user, Caller):
        raise NotAuthenticated
    return user.actor


class TokenAuthentication(BaseAuthentication):
    """`Authorization: Bearer <token>`, a token the firm issued to its software."""

    def authenticate(self, request: Request) -> tuple[Caller, None] | None:
        """Return the caller of a good token, None without one; AuthenticationFailed for a bad one."""
        words = get_authorization_header(request).decode("latin-1").split()
        if not words:
            return None
        if len(words) != _WORDS or words[0].lower() != "bearer":
            raise AuthenticationFailed("Use: Authorization: Bearer <token>.")
        try:
            return Caller(enter_by_token(token=words[1], at=timezone.now())), None
        except NotAllowedError as refused:
            raise AuthenticationFailed("The token is not known, or has been revoked.") from refused

    def authenticate_header(self, _request: Request) -> str:
        """Name the scheme, so that a call without a token is answered with 401."""
        return "Bearer"
