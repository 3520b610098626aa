"""The sandbox's small order service."""

from tests.sandbox.conftest import CONSUMER, MARIA, Sandbox, Start

HIS = "D-100234"
RIGHT = {"Authorization": "Bearer sandbox-orders"}


async def ask(
    sandbox: Sandbox, number: str, consumer: int, headers: dict[str, str] = RIGHT
) -> tuple[int, dict]:
    address = f"{sandbox.url}/orders/{number}?consumer={consumer}"
    async with sandbox.client.get(address, headers=headers) as answer:
        return answer.status, await answer.json()


async def test_it_tells_people_about_their_own_orders_only(sandbox: Sandbox) -> None:
    status, order = await ask(sandbox, HIS.lower(), CONSUMER)
    assert (status, order["consumer_matches"], order["number"]) == (200, True, HIS)
    assert order["amount"] == {"value": "399.00", "currency": "CNY"}
    assert "consumer" not in order
    assert await ask(sandbox, HIS, MARIA) == (403, {"error": "another person's order"})
    assert await ask(sandbox, "D-0", CONSUMER) == (404, {"error": "no such order"})
    for headers in ({}, {"Authorization": "Bearer wrong"}):
        assert (await ask(sandbox, HIS, CONSUMER, headers))[0] == 401


async def test_orders_can_be_added_listed_and_changed(sandbox: Sandbox) -> None:
    await sandbox.post("/orders", number="X/1", consumer=MARIA, product="Tea", days_ago=2)
    status, order = await ask(sandbox, "X%2F1", MARIA)
    assert (status, order["product"], order["merchant"], order["delivered"]) == (
        200,
        "Tea",
        None,
        "2026-05-26",
    )
    await sandbox.post("/orders", number="X/1", consumer=MARIA, product="Coffee")
    found = (await sandbox.get("/orders", consumer=MARIA))["orders"]
    assert [order["product"] for order in found if order["number"] == "X/1"] == ["Coffee"]
    assert len((await sandbox.get("/orders"))["orders"]) > len(found)
    assert "a number" in (await sandbox.post("/orders", expect=400, number="Y", colour="red"))["error"]
    await sandbox.post("/reset")
    assert (await ask(sandbox, "X%2F1", MARIA))[0] == 404
    assert (await ask(sandbox, HIS, CONSUMER))[0] == 200


async def test_it_can_be_in_trouble(sandbox: Sandbox) -> None:
    await sandbox.post("/faults", kind="error", method="orders", code=503)
    assert (await ask(sandbox, HIS, CONSUMER))[0] == 503
    await sandbox.post("/faults", kind="delay", method="orders", seconds=0.05)
    assert (await ask(sandbox, HIS, CONSUMER))[0] == 200
    await sandbox.post("/faults", kind="broken_json", method="orders")
    async with sandbox.client.get(f"{sandbox.url}/orders/{HIS}", headers=RIGHT) as answer:
        assert not (await answer.text()).endswith("}")
    assert (await sandbox.get("/counters"))["orders"] == 3


async def test_orders_last_over_a_restart(start: Start, tmp_path) -> None:
    first = await start(data=tmp_path)
    await first.post("/orders", number="X-1", consumer=MARIA)
    await first.runner.cleanup()
    again = await start(data=tmp_path)
    assert (await ask(again, "X-1", MARIA))[0] == 200
