"""What goes wrong is answered kindly, with nothing of our inside, and logged once."""

from io import BytesIO

import pytest

from core.ports import TookTooLong
from tests.web.orders import reported, waiting
from tests.web.stage import Stage, StageFor, text_of


class BrokenProtocols:
    """Fails as it is told to."""

    def __init__(self, fault: Exception) -> None:
        self.fault = fault

    async def pdf(self, number: object, language: str, prices: object) -> bytes:
        raise self.fault


async def test_a_fault_shows_nothing_of_our_inside_and_is_logged_once(
    stage_for: StageFor, caplog: pytest.LogCaptureFixture
) -> None:
    broken = BrokenProtocols(RuntimeError("database is locked: /var/lib/secret.db user=x"))
    stage = await stage_for(protocols=broken)
    path = await stage.order_page(waiting(stage.number()))
    answer = await stage.client.get(f"{path}/protocol.pdf")
    page = await answer.text()
    assert answer.status == 500
    assert "Something went wrong on our side" in page
    assert "secret" not in page
    assert len([r for r in caplog.records if r.exc_info]) == 1


async def test_what_takes_too_long_asks_to_try_again(stage_for: StageFor) -> None:
    stage = await stage_for(protocols=BrokenProtocols(TookTooLong()))
    path = await stage.order_page(waiting(stage.number()))
    answer = await stage.client.get(f"{path}/protocol.pdf")
    assert answer.status == 503
    assert "Try again in a minute" in text_of(await answer.text())


async def test_an_unknown_address_is_a_kind_404_in_the_browsers_language(stage: Stage) -> None:
    asked = {"Accept-Language": "de,sv;q=0.8,en;q=0.5"}
    answer = await stage.client.get("/nothing/here", headers=asked)
    assert answer.status == 404
    assert "Här finns inget" in text_of(await answer.text())


async def test_a_wrong_method_says_so_and_names_the_right_ones(stage: Stage) -> None:
    answer = await stage.client.delete("/healthz")
    assert answer.status == 405
    assert "GET" in answer.headers["Allow"]


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/x-www-form-urlencoded", b"text=\xff\xfe"),
        ("application/x-www-form-urlencoded; charset=no-such", b"text=x"),
        (
            "multipart/form-data; boundary=b",
            b"--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--",
        ),
        ("multipart/form-data", b"x"),
    ],
)
async def test_what_is_no_form_is_the_senders_fault_and_no_news(
    stage: Stage, caplog: pytest.LogCaptureFixture, kind: str, body: bytes
) -> None:
    path = await stage.order_page(reported(stage.number()))
    answer = await stage.client.post(path, data=body, headers={"Content-Type": kind})
    assert (answer.status, [r for r in caplog.records if r.exc_info]) == (400, [])


async def test_a_request_that_is_too_large_is_refused(stage: Stage) -> None:
    path = await stage.order_page(reported(stage.number()))
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    answer = await stage.client.post(path, data=BytesIO(b"text=" + b"x" * 2_000_000), headers=form)
    assert answer.status == 413
    assert "That is too large" in text_of(await answer.text())


async def test_a_file_where_text_is_meant_is_not_taken(stage: Stage) -> None:
    from aiohttp import FormData

    path = await stage.order_page(reported(stage.number()))
    form = FormData()
    form.add_field("text", b"x", filename="a.txt")
    assert (await stage.client.post(path, data=form)).status == 400


PATHS = ("/", "/healthz", "/nothing", "/o/x", "/static/ordna.css", "/metrics")


@pytest.mark.parametrize("path", PATHS)
async def test_every_answer_carries_the_headers_that_keep_a_page_to_itself(
    stage: Stage, path: str
) -> None:
    headers = (await stage.client.get(path)).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "Set-Cookie" not in headers
    assert "Cache-Control" in headers


async def test_pages_with_a_token_are_kept_nowhere(stage: Stage) -> None:
    path = await stage.order_page(reported(stage.number()))
    assert (await stage.client.get(path)).headers["Cache-Control"] == "no-store"


async def test_static_files_are_kept_for_good_under_an_address_that_changes_with_them(
    stage: Stage,
) -> None:
    page = await stage.get("/")
    address = page.partition('rel="stylesheet" href="')[2].partition('"')[0]
    assert "immutable" in (await stage.client.get(address)).headers["Cache-Control"]
    assert (await stage.client.get("/static/ordna.css")).headers["Cache-Control"] == "no-store"


async def test_static_files_are_sent_compressed_and_pages_are_not(stage: Stage) -> None:
    """A page carries secrets that its compressed size would give away."""
    packed = {
        path: (await stage.client.get(path)).headers.get("Content-Encoding")
        for path in ("/static/ordna.css", "/")
    }
    assert packed in ({"/static/ordna.css": each, "/": None} for each in ("gzip", "deflate"))


@pytest.mark.parametrize(
    "path", ["/static/", "/static/../application.py", "/static/%2e%2e/pages.py"]
)
async def test_only_static_files_are_handed_out(stage: Stage, path: str) -> None:
    assert (await stage.client.get(path)).status in {403, 404}


async def test_over_https_browsers_are_told_to_stay_there(stage_for: StageFor) -> None:
    stage = await stage_for(public_url="https://order.example.com")
    assert "Strict-Transport-Security" in (await stage.client.get("/")).headers


async def test_the_front_page_says_what_this_is_and_how_to_reach_the_company(
    stage: Stage,
) -> None:
    page = await stage.get("/?language=en")
    assert "Follow your work order" in text_of(page)
    assert 'href="tel:081234567"' in page
    assert 'href="mailto:service@example.com"' in page
