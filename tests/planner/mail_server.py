"""A real mail server on this computer, for tests: what it takes can be read back."""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP as POLICY
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

USER, PASSWORD = "reception", "tea at four o'clock"


@dataclass(slots=True)
class Taken:
    """What the server took: whom the envelopes name, and the e-mails; and how often it was given a
    password. `refusal` is what it answers instead of taking one; or it breaks the line off.
    """

    recipients: list[list[str]] = field(default_factory=list)
    mails: list[EmailMessage] = field(default_factory=list)
    logins: int = 0
    refusal: str | None = None
    breaks_off: bool = False

    async def handle_DATA(  # noqa: N802 - what aiosmtpd calls it
        self, server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        """Take an e-mail."""
        if self.breaks_off:
            assert isinstance(server.transport, asyncio.Transport)
            server.transport.abort()
        if self.refusal:
            return self.refusal
        assert isinstance(envelope.content, bytes)
        mail = message_from_bytes(envelope.content, policy=POLICY)
        assert isinstance(mail, EmailMessage)
        self.recipients.append(list(envelope.rcpt_tos))
        self.mails.append(mail)
        return "250 taken"

    def authenticate(self, *asked: Any) -> AuthResult:
        """Let the one user in."""
        self.logins += 1
        given = asked[-1]
        assert isinstance(given, LoginPassword)
        known = (given.login, given.password) == (USER.encode(), PASSWORD.encode())
        return AuthResult(success=known, handled=False)


@contextmanager
def mail_server(port: int, **options: Any) -> Iterator[Taken]:
    """Run a server on a port of this computer; `options` are those of aiosmtpd's SMTP."""
    taken = Taken()
    controller = Controller(
        taken,
        hostname="127.0.0.1",
        port=port,
        authenticator=taken.authenticate,
        auth_require_tls=False,
        **options,
    )
    controller.start()
    try:
        yield taken
    finally:
        controller.stop()


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def certificate_of(name: str, folder: Path) -> tuple[Path, ssl.SSLContext]:
    """Make a certificate of a name; returns its file and the context of a server that has it."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    began = datetime.now(UTC) - timedelta(days=1)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(began)
        .not_valid_after(began + timedelta(days=30))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = folder / "certificate.pem"
    file.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    key_file = folder / "key.pem"
    key_file.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(file, key_file)
    return file, context
