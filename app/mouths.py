"""The SMTP and LMTP mouths, made from the environment."""

from app.environment import Environment, WrongEnvironment
from app.figures import free_space
from app.tls import open_certificate
from app.wiring import Parts
from core.words import N_
from intake.smtp import SmtpMouth


def smtp_mouth(parts: Parts) -> SmtpMouth:
    """The mouth for mail from anywhere; raises WrongEnvironment."""
    environment = parts.environment
    where = environment.smtp
    return SmtpMouth(
        parts.desk.receive,
        domain_of(environment),
        where.host,
        where.port,
        trusted=environment.trusted,
        proxies=environment.proxies,
        certificate=open_certificate(environment),
        free=lambda: free_space(environment),
    )


def lmtp_mouth(parts: Parts) -> SmtpMouth | None:
    """The mouth for a mail host beside us, if one is wanted; raises WrongEnvironment."""
    environment = parts.environment
    where = environment.lmtp
    if where is None:
        return None
    return SmtpMouth(
        parts.desk.receive,
        domain_of(environment),
        where.host,
        where.port,
        trusted=environment.trusted,
        certificate=open_certificate(environment),
        free=lambda: free_space(environment),
        lmtp=True,
    )


def domain_of(environment: Environment) -> str:
    """The domain that mail is taken in for; raises WrongEnvironment when there is none."""
    if environment.mail_domain is None:
        raise WrongEnvironment(
            N_("ORDNA_MAIL_DOMAIN is not set. It is the domain that mail is taken in for.")
        )
    return environment.mail_domain
