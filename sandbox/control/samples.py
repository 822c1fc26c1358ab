"""Sample pictures that whoever sets the stage hands over, offered where one attaches a photo."""

from collections.abc import Sequence

from aiohttp import web

from sandbox.control.mails import file_response
from sandbox.control.requests import Refusal

Sample = tuple[str, bytes]


class SampleRoutes:
    """The samples: their names, and each as a JPEG."""

    def __init__(self) -> None:
        self.offered: Sequence[Sample] = ()

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/sandbox/samples", self.names),
            web.get("/sandbox/samples/{nth}", self.sample),
        ]

    async def names(self, request: web.Request) -> web.Response:
        return web.json_response({"samples": [name for name, _ in self.offered]})

    async def sample(self, request: web.Request) -> web.Response:
        nth = request.match_info["nth"]
        if not nth.isdecimal() or int(nth) >= len(self.offered):
            raise Refusal(404, "There is no such sample.")
        name, content = self.offered[int(nth)]
        return file_response(content, "image/jpeg", f"{name}.jpg")
