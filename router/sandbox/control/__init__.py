"""The control interface: people, chats, time and trouble, as JSON over HTTP. See docs/sandbox.md."""

from aiohttp import web

from router.sandbox.control import clocks, events, lab, orders, people, rooms

ROUTES = [
    web.get("/sandbox", lab.overview),
    web.post("/sandbox/reset", lab.reset),
    web.get("/sandbox/people", people.list_people),
    web.post("/sandbox/people", people.create_person),
    web.post("/sandbox/people/{person:\\d+}/{action}", people.act),
    web.post("/sandbox/batch", people.batch),
    web.post("/sandbox/flood", people.flood),
    web.get("/sandbox/chats", rooms.list_chats),
    web.post("/sandbox/chats", rooms.create_chat),
    web.get("/sandbox/chats/{chat:-?\\d+}", rooms.state),
    web.post("/sandbox/chats/{chat:-?\\d+}", rooms.change_chat),
    web.post("/sandbox/chats/{chat:-?\\d+}/members", rooms.set_member),
    web.post("/sandbox/chats/{chat:-?\\d+}/migrate", rooms.migrate_chat),
    web.post("/sandbox/chats/{chat:-?\\d+}/topics", rooms.topic),
    web.get("/sandbox/changes", lab.changes),
    web.get("/sandbox/events", events.events),
    web.get("/sandbox/files/{key}", lab.file),
    web.get("/sandbox/clock", clocks.get_clock),
    web.post("/sandbox/clock", clocks.set_clock),
    web.get("/sandbox/time-machine", clocks.time_machine),
    web.post("/sandbox/time-machine", clocks.time_machine),
    web.get("/sandbox/faults", lab.get_faults),
    web.post("/sandbox/faults", lab.add_fault),
    web.delete("/sandbox/faults", lab.clear_faults),
    web.get("/sandbox/limits", lab.get_limits),
    web.post("/sandbox/limits", lab.set_limits),
    web.get("/sandbox/orders", orders.list_orders),
    web.post("/sandbox/orders", orders.create_order),
    web.get("/sandbox/calls", lab.calls),
    web.get("/sandbox/counters", lab.counters),
    web.get("/sandbox/outbox", lab.outbox),
    web.post("/sandbox/bot", lab.change_bot),
]
