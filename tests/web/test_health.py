"""What machines ask: alive, ready, figures."""

from collections.abc import Mapping

from tests.web.orders import reported
from tests.web.stage import Stage, StageFor


async def test_it_says_that_it_is_alive(stage: Stage) -> None:
    assert (await stage.get("/healthz")).strip() == "ok"


async def test_it_is_ready_when_every_part_is(stage: Stage) -> None:
    answer = await stage.client.get("/readyz")
    assert answer.status == 200
    assert await answer.json() == {"ready": True, "parts": {"database": True}}


async def test_it_names_what_is_not_ready(stage_for: StageFor) -> None:
    async def ready() -> Mapping[str, bool]:
        return {"database": True, "telegram": False}

    answer = await (await stage_for(ready=ready)).client.get("/readyz")
    assert answer.status == 503
    assert (await answer.json())["parts"] == {"database": True, "telegram": False}


async def test_a_check_that_fails_is_not_ready(stage_for: StageFor) -> None:
    async def ready() -> Mapping[str, bool]:
        raise OSError("database is locked: /var/lib/ordna.db")

    answer = await (await stage_for(ready=ready)).client.get("/readyz")
    assert answer.status == 503
    assert "locked" not in await answer.text()


async def test_figures_count_pages_by_route_and_never_name_a_token(stage: Stage) -> None:
    path = await stage.order_page(reported(stage.number()))
    await stage.get(path)
    await stage.client.get("/nothing/here")
    figures = await stage.get("/metrics")
    assert 'ordna_page_seconds_count{route="/o/{token}",status="200"} 1.0' in figures
    assert 'ordna_page_seconds_count{route="none",status="404"} 1.0' in figures
    assert path.rsplit("/", 1)[1] not in figures


async def test_every_figure_begins_with_the_projects_name(stage: Stage) -> None:
    lines = (await stage.get("/metrics")).splitlines()
    assert all(line.startswith("ordna_") for line in lines if not line.startswith("#"))


async def test_how_many_mails_wait_for_a_person_is_a_figure(stage: Stage) -> None:
    assert "ordna_mail_quarantined 0.0" in (await stage.get("/metrics")).splitlines()
