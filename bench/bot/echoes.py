"""Bare echoes to compare with: no database, no rules; ``python -m`` this NAME API PORT."""

import asyncio
import sys
from collections.abc import Awaitable, Callable

from aiohttp import web

TOKEN = "1:an-echo"
PATH = "/telegram/webhook"


async def aiogram_echo(api: str, port: int) -> None:
    """aiogram's own webhook handler, over its own transport."""
    from aiogram import Bot, Dispatcher
    from aiogram.client.session.aiohttp import AiohttpSession
    from aiogram.client.telegram import TelegramAPIServer
    from aiogram.types import Message
    from aiogram.webhook.aiohttp_server import SimpleRequestHandler

    bot = Bot(TOKEN, AiohttpSession(api=TelegramAPIServer.from_base(api)))
    dispatcher = Dispatcher()

    @dispatcher.message()
    async def echo(message: Message) -> None:
        await message.answer(message.text or "")

    application = web.Application()
    SimpleRequestHandler(dispatcher, bot).register(application, PATH)
    await _listen(application, port)
    await bot.set_webhook(_hook(port))
    await asyncio.Event().wait()


async def ptb_echo(api: str, port: int) -> None:
    """python-telegram-bot as its examples have it: its own transport, updates put in its queue."""
    from telegram import Update
    from telegram.ext import ApplicationBuilder, ContextTypes, MessageHandler, filters

    async def echo(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        if update.message is not None:
            await update.message.reply_text(update.message.text or "")

    bot = ApplicationBuilder().token(TOKEN).base_url(f"{api}/bot").updater(None).build()
    bot.add_handler(MessageHandler(filters.ALL, echo))

    async def take(request: web.Request) -> web.Response:
        await bot.update_queue.put(Update.de_json(await request.json(), bot.bot))
        return web.Response()

    application = web.Application()
    application.router.add_post(PATH, take)
    await _listen(application, port)
    async with bot:
        await bot.start()
        await bot.bot.set_webhook(_hook(port))
        await asyncio.Event().wait()


def _hook(port: int) -> str:
    return f"http://127.0.0.1:{port}{PATH}"


async def _listen(application: web.Application, port: int) -> None:
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()


ECHOES: dict[str, Callable[[str, int], Awaitable[None]]] = {
    "aiogram": aiogram_echo,
    "ptb": ptb_echo,
}

if __name__ == "__main__":

    async def _echo() -> None:
        await ECHOES[sys.argv[1]](sys.argv[2], int(sys.argv[3]))

    asyncio.run(_echo())
