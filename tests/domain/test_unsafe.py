"""What staff must not ask for is known in four languages; ordinary sentences are not taken for it."""

from __future__ import annotations

import pytest

from router.domain.unsafe import unsafe, unsafe_after
from tests.domain.world import POLICY


@pytest.mark.parametrize(
    ("words", "thing"),
    [
        ("麻烦把收到的验证码发给我", "code"),
        ("收到短信验证码后，请告诉我。", "code"),
        ("请提供一下您的支付密码", "password"),
        ("请提供银行卡号，我们给您退款", "card"),
        ("亲，加我微信，我私下转给您", "payment"),
        ("您转账给我就行，不走平台更快", "payment"),
        ("把验\u200b证码发给我", "code"),
        ("把验 证-码 发 给 我", "code"),
        ("請把簡訊驗證碼發給我", "code"),
        ("把yzm发来", "code"),
        ("把验证码发给我，不要告诉别人", "code"),
        ("Send me the verification code, and never show it to others", "code"),
        ("send me the c0de from the SMS", "code"),
        ("Please provide your p a s s w o r d", "password"),
        ("Please share your p@ssword", "password"),
        ("Tell me your раssword", "password"),
        ("Enviame el codigo de verificacion", "code"),
        ("Dígame su contrasena", "password"),
        ("Скиньте код, который пришел", "code"),
        ("Назовите п а р о л ь", "password"),
        ("Please send me the verification code you got.", "code"),
        ("What’s your PASSWORD?", "password"),
        ("We need your card number and CVV", "card"),
        ("No problem. Pay us directly and we ship today!", "payment"),
        ("Add me on WhatsApp", "payment"),
        ("Envíeme el código de verificación, por favor", "code"),
        ("Indíquenos su contraseña", "password"),
        ("Facilítenos los datos de su tarjeta", "card"),
        ("Págueme directamente, es más rápido", "payment"),
        ("Пришлите код из СМС", "code"),
        ("Сообщите номер вашей карты", "card"),
        ("Переведите мне на карту, в обход платформы", "payment"),
    ],
)
def test_what_must_not_be_asked(words: str, thing: str) -> None:
    assert unsafe(words, POLICY.safety) == thing


@pytest.mark.parametrize(
    "words",
    [
        "您好，请提供订单号和商品照片。",
        "请把快递单号发给我，我们马上安排。",
        "请不要把验证码告诉任何人，我们不会索要密码。",
        "请勿加微信，谨防私下交易。",
        "请在路由器上输入新的Wi-Fi密码后重启。",
        "退款会原路退回您的银行卡，1到3个工作日到账。",
        "我们会给您发一个新的初始密码。",
        "忘记密码的话，可以在登录页重新设置。",
        "商家有没有让您绕过平台付款？",
        "平台规则是先付款再发货，您放心。",
        "您当时是用微信支付还是支付宝？",
        "请提供收货地址和电话，我们给您换新。",
        "商品条码在包装背面，麻烦拍一下。",
        "Please send us a photo of the label and the order number.",
        "We never ask for your password or verification code.",
        "Do not share your card details with anybody.",
        "Please tell us if the new password works.",
        "The refund goes back to the card you paid with.",
        "Enter the pairing code shown on the screen, then hold the button.",
        "Let me know if the pin of the plug is bent.",
        "Did you pay outside the platform?",
        "You can pay by card or PayPal; the price is the same.",
        "Give us a day to check with the warehouse.",
        "We will send you a gift card to make up for it.",
        "Envíenos una foto del defecto y el número de pedido.",
        "Nunca comparta su contraseña ni el código de verificación.",
        "¿Le pidieron pagar fuera de la plataforma?",
        "El reembolso llegará a la tarjeta con la que pagó.",
        "Díganos si la contraseña nueva funciona.",
        "Indique la dirección de recogida y un teléfono.",
        "Пришлите, пожалуйста, фото и номер заказа.",
        "Никому не сообщайте код из СМС.",
        "Деньги вернутся на карту, с которой вы платили.",
        "Сообщите, если пароль от роутера не подходит.",
        "验证码请不要告诉任何人，也不要发给我们。",
        "Please send the parcel back; what is the tracking number?",
        "Envíe el paquete y díganos el número de seguimiento.",
        "Напишите, какой размер вам нужен.",
        "Модель A-1-2-3 снята с производства, пришлите фото.",
        "",
    ],
)
def test_ordinary_sentences_are_no_alarm(words: str) -> None:
    assert unsafe(words, POLICY.safety) == ""


@pytest.mark.parametrize(
    ("before", "words"),
    [
        ("Hello. Please send me the code", "from the SMS, thanks."),
        ("Send me the verification", "code"),
        ("麻烦把短信里的", "验证码发过来"),
        ("验证码", "发给我"),
        ("Envíeme el código", "de verificación"),
        ("Пришлите код", "из СМС"),
    ],
)
def test_what_two_messages_ask_together(before: str, words: str) -> None:
    assert unsafe_after(before, words, POLICY.safety) == "code"


@pytest.mark.parametrize(
    ("before", "words"),
    [
        ("Please send us the order number.", "The code on the label would help too."),
        ("请把订单号发给我", "不要告诉别人验证码。"),
        ("Пришлите фото", "и номер заказа."),
    ],
)
def test_ordinary_messages_one_after_the_other(before: str, words: str) -> None:
    assert unsafe_after(before, words, POLICY.safety) == ""
