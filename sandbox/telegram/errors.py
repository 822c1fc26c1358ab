"""Refusals in Telegram's own words."""

from sandbox.shapes import Json

PREFIXES = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    409: "Conflict",
    429: "Too Many Requests",
}
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)
OTHER_GET_UPDATES = (
    "terminated by other getUpdates request; make sure that only one bot instance is running"
)
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
WEBHOOK_IS_ACTIVE = (
    "can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)


class ApiError(Exception):
    """One refused call: its HTTP status, its description and its parameters."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def envelope(self) -> Json:
        said: Json = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            said["parameters"] = self.parameters
        return said


def _sentence(code: int, message: str) -> str:
    second = message[1:2]
    shouted = second == "_" or ("A" <= second <= "Z")
    begun = message if shouted else message[:1].lower() + message[1:]
    return f"{PREFIXES[code]}: {begun}"


def bad_request(message: str, **parameters: int) -> ApiError:
    return ApiError(400, _sentence(400, message), **parameters)


def forbidden(message: str) -> ApiError:
    return ApiError(403, _sentence(403, message))


def conflict(message: str) -> ApiError:
    return ApiError(409, _sentence(409, message))


def too_many_requests(seconds: int) -> ApiError:
    return ApiError(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)
