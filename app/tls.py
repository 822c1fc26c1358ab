"""The certificate of the environment, opened and looked at: what is wrong with it is said by name."""

import ssl
from datetime import UTC, datetime
from pathlib import Path

from app.environment import Environment, WrongEnvironment
from core.words import N_
from intake.smtp.tls import Certificate


def open_certificate(environment: Environment) -> Certificate | None:
    """The certificate that mail is encrypted with, if one is set; raises WrongEnvironment."""
    cert, key = environment.tls_cert, environment.tls_key
    if cert is None or key is None:
        return None
    _ensure_readable("TLS_CERT", cert)
    _ensure_readable("TLS_KEY", key)
    try:
        return Certificate(cert, key)
    except ssl.SSLError:
        raise WrongEnvironment(
            N_(
                "The certificate in ORDNA_TLS_CERT does not go with the key in ORDNA_TLS_KEY. Both "
                "are PEM files; the certificate comes with its chain, the key has no password."
            )
        ) from None


def end_of(certificate: Path) -> datetime:
    """When the first certificate in a PEM file, which is one's own, ends; UTC."""
    from asn1crypto import pem, x509

    _, _, der = pem.unarmor(certificate.read_bytes())
    end: datetime = x509.Certificate.load(der).not_valid_after
    return end.astimezone(UTC)


def _ensure_readable(name: str, path: Path) -> None:
    try:
        path.open("rb").close()
    except OSError:
        raise WrongEnvironment(
            N_("ORDNA_{name}: {path} can't be read. Name a file that Ordna may read."),
            name=name,
            path=path,
        ) from None
