"""A mail host beside us hands mail on by LMTP."""

from tests.intake.talking import DOMAIN, MAIL, Kept, connected, mouth


async def test_lmtp_answers_for_each_recipient() -> None:
    kept = Kept()
    async with mouth(kept, lmtp=True) as running, connected(running, "LHLO x") as client:
        await client.opens(f"a@{DOMAIN}", f"b@{DOMAIN}")
        client.send(MAIL + b"\r\n.\r\n")
        answers = [await client.answer(), await client.answer()]
    assert ([answer[:3] for answer in answers], kept.mails[0].source) == (["250", "250"], "lmtp")


async def test_lmtp_and_smtp_are_not_mixed_up() -> None:
    async with mouth(Kept(), lmtp=True) as running, connected(running, "") as client:
        await client.answer()
        assert (await client.says("EHLO x")).startswith("500")
