"""What may be wrong with a mailbox, each as a sentence that says what to mend."""

from core.refusals import Refused
from core.words import N_


class ImapTrouble(Refused):
    """Something that a person must mend; ``briefly`` goes onto the log and names nobody."""

    briefly = "it does not do as asked"


class CantReach(ImapTrouble):
    sentence = N_(
        "The IMAP host {host} can't be reached on port {port}. Check host and port in "
        "ORDNA_IMAP_URL."
    )
    briefly = "it can't be reached"


class NotTrusted(ImapTrouble):
    sentence = N_(
        "The certificate of the IMAP host {host} can't be trusted, so no password is sent. Check "
        "the host's name in ORDNA_IMAP_URL; for a certificate of your own set SSL_CERT_FILE."
    )
    briefly = "its certificate can't be trusted"


class NotEncrypted(ImapTrouble):
    sentence = N_(
        "The IMAP host {host} offers no encryption on port {port}, so no password is sent. Try "
        "imaps:// in ORDNA_IMAP_URL."
    )
    briefly = "it offers no encryption"


class NoWayIn(ImapTrouble):
    sentence = N_(
        "The IMAP host {host} takes no password. Set ORDNA_IMAP_OAUTH to google or microsoft."
    )
    briefly = "it takes no password"


class NotLetIn(ImapTrouble):
    sentence = N_(
        "The IMAP host {host} does not let {user} in. Check user and password in ORDNA_IMAP_URL; "
        "with two-step sign-in it must be an app password."
    )
    briefly = "it does not let us in"


class TokenNotTaken(ImapTrouble):
    sentence = N_(
        "The IMAP host {host} does not let {user} in with the token. Check that the user in "
        "ORDNA_IMAP_URL is the mailbox's address, and that the app may read it by IMAP."
    )
    briefly = "it does not take the token"


class NoSuchFolder(ImapTrouble):
    sentence = N_(
        "The folder {folder} can't be opened on the IMAP host {host}. Check the end of "
        "ORDNA_IMAP_URL, or make the folder."
    )
    briefly = "its folder can't be opened"


class GrantIsDead(ImapTrouble):
    sentence = N_(
        "The refresh token for IMAP is not valid any more. Allow Ordna into the mailbox anew, and "
        "set ORDNA_IMAP_OAUTH_REFRESH_TOKEN to the new one."
    )
    briefly = "the refresh token is not valid any more"


class ClientNotKnown(ImapTrouble):
    sentence = N_(
        "The token endpoint does not take ORDNA_IMAP_OAUTH_CLIENT ({why}). Check the client, its "
        "secret, the tenant and what the app is allowed."
    )
    briefly = "the token endpoint does not take the client"


class NoToken(ImapTrouble):
    sentence = N_("The token endpoint for IMAP does not answer ({why}). It is tried again.")
    briefly = "the token endpoint does not answer"


class ImapError(Exception):
    """The host said no to a command; its words are left out."""


class NoImap(Exception):  # noqa: N818 - it says what is so
    """What the host says is no IMAP."""
