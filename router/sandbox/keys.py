"""What the web application carries."""

from aiohttp import ClientSession, web

from router.sandbox.persistence import Saver
from router.sandbox.world import World

WORLD = web.AppKey("world", World)
SAVER = web.AppKey("saver", Saver)
CLIENT = web.AppKey("client", ClientSession)
