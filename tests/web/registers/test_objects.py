"""What hangs on service objects: files, scans of their stickers, labels."""

from io import BytesIO

import pytest
from aiohttp import FormData

from core.labels import LabelFormat
from core.people import SYSTEM, Actor, Role, User
from core.permissions import VIEW
from core.ports import UnitOfWork
from core.usecases.registers.labels import ChooseLabels
from core.usecases.registers.scanning import ScanObject, scan_object
from tests.web.offices import Office, office_of
from tests.web.registers.rows import DOOR, EKEN, YARD, kept, page_of, row_of
from tests.web.stage import Stage, StageFor, text_of


def picture() -> bytes:
    """A small photo."""
    from PIL import Image

    out = BytesIO()
    Image.new("RGB", (4, 4), "navy").save(out, "PNG")
    return out.getvalue()


async def puts_on(office: Office, content: bytes, name: str) -> str:
    """A file is put on the door; gives its page."""
    await office.get(page_of(DOOR))
    form = FormData()
    form.add_field("csrf", office.csrf)
    form.add_field("back", page_of(DOOR))
    form.add_field("file", content, filename=name)
    answer = await office.stage.client.post(f"{page_of(DOOR)}/files", data=form)
    return await answer.text()


async def files_on(office: Office) -> list[tuple[str, str]]:
    """The files of the door: names, and where they are handed out."""
    kept = await office.stage.parts.door.ask(lambda uow: uow.service_objects.documents(DOOR.id))
    return [(each.name, f"{page_of(DOOR)}/files/{each.id}") for each in kept]


@pytest.mark.shows("W", "DO-03", "OB-03")
async def test_a_photo_is_put_on_an_object_and_shown_there(office: Office) -> None:
    assert "door.png" in await puts_on(office, picture(), "door.png")
    ((_, where),) = await files_on(office)
    answer = await office.stage.client.get(f"{where}?preview")
    assert answer.content_type == "image/jpeg"


@pytest.mark.shows("W", "DO-03")
async def test_a_page_that_calls_itself_a_picture_is_only_saved(office: Office) -> None:
    await puts_on(office, b"<script>alert(1)</script>", "door.png")
    ((_, where),) = await files_on(office)
    answer = await office.stage.client.get(where)
    assert answer.content_type == "application/octet-stream"
    assert answer.headers["Content-Disposition"].startswith("attachment")


@pytest.mark.shows("W", "DO-03", "DO-04")
async def test_a_file_is_taken_off_by_whoever_may(office: Office) -> None:
    await puts_on(office, picture(), "door.png")
    ((_, where),) = await files_on(office)
    await office.posts(f"{where}/remove", back=page_of(DOOR))
    assert await files_on(office) == []


@pytest.mark.shows("W", "QR-03", "PE-22")
async def test_verification_is_switched_on(office: Office) -> None:
    page = await office.posts(f"{page_of(DOOR)}/verification", on="1", back=page_of(DOOR))
    assert "Scans of the sticker are kept." in text_of(page)
    assert (await row_of(office.stage, DOOR)).qr_verification


@pytest.mark.shows("W", "QR-03", "PE-23")
async def test_the_log_tells_who_scanned_when_and_where(office: Office) -> None:
    await office.posts(f"{page_of(DOOR)}/verification", on="1")
    scan = ScanObject("D-014", 63.8258, 20.263)
    await office.stage.parts.door.do(scan_object, scan, SYSTEM)
    page = text_of(await office.get(page_of(DOOR)))
    assert "today 14:20" in page
    assert "63.8258, 20.2630" in page


@pytest.mark.shows("W", "QR-03", "PE-23")
async def test_all_verified_objects_are_listed_with_their_last_scan(office: Office) -> None:
    await office.posts(f"{page_of(DOOR)}/verification", on="1")
    assert "not yet" in text_of(await office.get("/office/registers/objects/scans"))
    await office.stage.parts.door.do(scan_object, ScanObject("D-014"), SYSTEM)
    page = text_of(await office.get("/office/registers/objects/scans"))
    assert "D-014 Entrédörr today 14:20 Ordna" in page


@pytest.mark.shows("W", "PE-22", "PE-23")
async def test_who_has_neither_right_sees_no_scans_and_switches_nothing(stage: Stage) -> None:
    await kept(stage, EKEN, YARD, DOOR)

    def comes(_: None, __: Actor, uow: UnitOfWork) -> None:
        uow.users.put(User("Vera", Role.TECHNICIAN, rights=(VIEW.key,), language="en"))

    await stage.parts.door.do(comes, None, SYSTEM)
    vera = await office_of(stage, "Vera")
    page = text_of(await vera.get(page_of(DOOR)))
    assert "Nobody has scanned it yet." not in page
    assert "Switch it on" not in page
    assert "QR verifications" not in await vera.get("/office/registers/objects")
    await vera.posts(f"{page_of(DOOR)}/verification", on="1")
    assert not (await row_of(stage, DOOR)).qr_verification


class PlainLabels:
    """Gives labels that say what was asked for."""

    async def pdf(
        self, chosen: ChooseLabels, actor: Actor, language: str | None,
        on: LabelFormat | None = None, skipped: int = 0,
    ) -> bytes:  # fmt: skip
        paper = on.name if on else "usual"
        return f"%PDF {len(chosen.objects)} x {chosen.copies} on {paper} after {skipped}".encode()


@pytest.mark.shows("W", "XT-12")
async def test_labels_of_the_chosen_are_a_pdf_on_the_chosen_paper(stage_for: StageFor) -> None:
    stage = await stage_for(labels=PlainLabels())
    await kept(stage, EKEN, YARD, DOOR)
    office = await office_of(stage)
    where = f"/office/registers/labels.pdf?objects={DOOR.id}&paper=62x29&copies=2&skip=3"
    assert await office.get(where) == "%PDF 1 x 2 on 62x29 after 3"


@pytest.mark.shows("W", "XT-12")
async def test_a_paper_that_there_is_not_is_refused_in_words(stage_for: StageFor) -> None:
    stage = await stage_for(labels=PlainLabels())
    await kept(stage, EKEN, YARD, DOOR)
    office = await office_of(stage)
    page = await office.get(f"/office/registers/labels.pdf?objects={DOOR.id}&paper=big")
    assert "Write how many labels" in text_of(page)


@pytest.mark.shows("W", "XT-12")
async def test_everything_at_a_place_is_counted_before_it_is_printed(office: Office) -> None:
    page = text_of(await office.get(f"/office/registers/labels?at={YARD.id}"))
    assert "Labels to print: 2" in page


@pytest.mark.shows("W", "QR-01")
async def test_an_object_s_page_leads_to_where_its_sticker_does(stage_for: StageFor) -> None:
    async def bot() -> str:
        return "ordna_bot"

    stage = await stage_for(bot_username=bot)
    await kept(stage, EKEN, YARD, DOOR)
    page = await (await office_of(stage)).get(page_of(DOOR))
    assert "https://t.me/ordna_bot?start=o_D-014" in page
