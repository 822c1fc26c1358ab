"""LMTP: what a mail host beside us speaks, which wants one answer for each recipient."""

from aiosmtpd.lmtp import LMTP

from intake.smtp.session import SmtpSession


class LmtpSession(LMTP, SmtpSession):
    """The same conversation, begun with LHLO."""

    source = "lmtp"

    async def check_helo_needed(self, helo: str = "LHLO") -> bool:
        return await super().check_helo_needed("LHLO")

    async def _answer(self, reply: str) -> None:
        recipients = len(self.envelope.rcpt_tos) if self.envelope else 1
        for _ in range(recipients - 1):
            await self.push(reply)
        await super()._answer(reply)
