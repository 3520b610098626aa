"""The whole way in Spanish, beside a desk that reads Chinese; how a language is found, chosen, changed."""

import re
from collections.abc import Callable

from tests.conversations.people import Json, Person, buttons, said
from tests.conversations.telling import NUMBER, asks, offers, proves, takes
from tests.conversations.tongues import Listener, foreign
from tests.conversations.world import DIGITAL, WANG, World

LUCIA, BRUNO, IVAN = 510, 511, 512
ASKED = "¿Parpadea la luz al cargarlo?"
NOTE = "Sentimos las molestias."
ADDRESS = "Calle de la Seda 5, Hangzhou"
PAID = "Comprobante 887766"


async def _comes(world: World, user: int, name: str, telegram: str, language: str) -> Person:
    await world.lab.post("/people", {"id": user, "first_name": name, "language_code": telegram})
    return Person(world.lab, user, user, language)


async def _files(lucia: Person) -> str:
    """From Start to the number, with photos; nobody asks for the language that Telegram tells."""
    await lucia.starts()
    greeting = said(await lucia.sees("¿Qué salió mal?"))
    assert "Español" not in greeting
    await lucia.taps("Defecto o mala calidad")
    await lucia.taps("Demo Electrónica")
    await lucia.sees("¿Número de pedido?")
    await lucia.says("20260601-0001")
    for answer in ("Devolución y reembolso", "Se rompió pronto", "En 7 días"):
        await lucia.taps(answer)
    await lucia.taps("Intacto", on=await lucia.sees("¿Cómo está el producto"))
    await lucia.taps("1 marcada, seguir")
    await lucia.sees("¿Qué pasó?")
    await lucia.says("El aparato se apagó y no carga.")
    await lucia.sends_photos(2)
    await lucia.taps("Eso es todo", on=await lucia.sees("2 archivos recibidos"))
    review = said(await lucia.sees("¿Es correcto?"))
    assert "Qué pasó: El aparato se apagó" in review
    assert "Archivos: 2" in review
    await lucia.taps("Presentar")
    found = re.search(NUMBER, said(await lucia.sees("Su número es")))
    assert found
    return found[0]


async def test_the_whole_way(world: World) -> None:
    wang = world.member(WANG, DIGITAL)
    lucia = await _comes(world, LUCIA, "Lucía", "es-MX", "es")
    ear = Listener(lucia, allowed=(ASKED, NOTE, ADDRESS, PAID))
    number = await _files(lucia)
    await lucia.shows(f"{number}[\\s\\S]*Recibida por el vendedor[\\s\\S]*Le toca al vendedor, plazo:")
    await ear.listens()

    card = await takes(wang, number)
    assert re.search("质量问题[\\s\\S]*示例数码[\\s\\S]*退货退款[\\s\\S]*用了不久就坏", said(card))
    await lucia.shows("El vendedor la está tramitando")
    await asks(wang, card, ASKED)
    await lucia.shows("Necesitamos algo de usted[\\s\\S]*Le toca a usted")
    await ear.listens()
    await lucia.says("No, no se enciende nada.", to=await lucia.sees("Responda aquí mismo"))
    await wang.sees("no se enciende nada")

    await offers(wang, card, "退货退款", amount="1299", freight="商家，寄回", note=NOTE)
    offer = said(await lucia.sees("Demo Electrónica le propone"))
    assert "1.299,00\xa0CNY (pago original o saldo de la tienda), el envío lo paga el vendedor" in offer
    await ear.listens()
    ear.hears(await lucia.taps("✅ Aceptar"))
    await lucia.shows("Se está cumpliendo lo acordado")
    await _returns(lucia, wang, ear)

    ear.hears(await lucia.taps("✅ Resuelto"))
    await lucia.shows("Cerrada[\\s\\S]*confirmó que está resuelta[\\s\\S]*reabrirla")
    await lucia.sees("¿Cómo valora la atención recibida?")
    await ear.listens()
    await lucia.votes(5)
    await lucia.sees("Gracias por su valoración")
    await ear.listens()
    assert ear.wrong == {}
    assert len(ear.heard) > 20
    await world.settled()
    assert not foreign(
        "\n".join(said(m) for m in await wang.messages() if m["by_bot"]).replace(NOTE, ""), "zh"
    )


async def _returns(lucia: Person, wang: Person, ear: Listener) -> None:
    """The goods go back and the money comes, step by step."""
    await proves(wang, ADDRESS)
    await lucia.sees(ADDRESS)
    await ear.listens()
    ear.hears(await lucia.taps("Acreditar"))
    await lucia.sees("Envíe el comprobante")
    await lucia.says("SF1234567890")
    await wang.sees("SF1234567890")
    await proves(wang, "Llegó intacto")
    await proves(wang, PAID)
    await lucia.sees("Todo lo acordado está hecho")
    await ear.listens()


async def test_nobody_is_asked_for_a_language_that_telegram_tells(world: World) -> None:
    for user, telegram, language, question in (
        (LUCIA, "es", "es", "¿Qué salió mal?"),
        (IVAN, "ru-RU", "ru", "Что случилось?"),
        (BRUNO, "zh-hant", "zh", "遇到了什么问题"),
    ):
        person = await _comes(world, user, "Somebody", telegram, language)
        await person.says("...")
        first = await person.sees(question)
        assert not any(name in said(first) for name in ("Español", "English"))


async def test_a_language_without_words_is_asked_for_once(world: World) -> None:
    bruno = await _comes(world, BRUNO, "Bruno", "pt-br", "es")
    await bruno.starts()
    first = await bruno.sees("请选择语言")
    assert {b["text"] for b in buttons(first)} >= {"中文", "English", "Español", "Русский"}
    await bruno.taps("Español")
    await bruno.taps("Uso y cuidado", on=await bruno.sees("¿Qué salió mal?"))
    await bruno.taps("Cancelar")
    await bruno.sees("no se ha presentado nada")
    await bruno.says("/new")
    await bruno.sees("¿Qué salió mal?")
    await world.settled()
    await bruno.sees_no("Русский")


async def test_everything_follows_another_language(world: World) -> None:
    """The pinned status with its buttons, the menu of commands, the open question, what the desk triggers."""
    lucia, wang = await _comes(world, LUCIA, "Lucía", "es", "es"), world.member(WANG, DIGITAL)
    number = await _files(lucia)
    await lucia.shows("Le toca al vendedor")
    await lucia.says("/new")
    await lucia.taps("Uso y cuidado", on=await lucia.sees(_newest("¿Qué salió mal?")))
    await lucia.sees("¿De qué tienda se trata?")
    await lucia.says("/lang")
    await lucia.taps("Русский", on=await lucia.sees("Elija su idioma"))
    await lucia.sees("Теперь мы говорим по-русски")
    await lucia.sees("Какой это магазин")
    pinned = await lucia.shows(f"{number}[\\s\\S]*Передано продавцу")
    assert {"🗑 Отозвать"} <= {b["text"] for b in buttons(pinned)}
    await takes(wang, number)
    await lucia.shows("Продавец занимается обращением")
    await world.settled()
    menu = (await world.lab.get(f"/chats/{LUCIA}", viewer=LUCIA))["commands"]
    assert {"command": "new", "description": "Новое обращение"} in menu
    assert not foreign(said(await lucia.pinned()), "ru")


async def test_the_language_can_be_changed_in_the_review(world: World) -> None:
    ivan = await _comes(world, IVAN, "Иван", "ru", "ru")
    await ivan.says("Хочу сказать спасибо курьеру!")
    await ivan.taps("Пожелание или похвала")
    await ivan.taps("Изменить", on=await ivan.sees("Всё верно"))
    await ivan.taps("Язык", on=await ivan.sees("Что вы хотите изменить"))
    await ivan.taps("Español")
    review = said(await ivan.sees("¿Es correcto?"))
    assert "Qué pasó: Хочу сказать спасибо" in review
    await ivan.taps("Presentar")
    await ivan.shows("Recibida por la plataforma")


def _newest(words: str) -> Callable[[Json], bool]:
    """A message with buttons that are still there."""
    return lambda m: words in said(m) and bool(buttons(m))
