"""What merchants read: personal data hidden, the complaint's own numbers left."""

from datetime import date

import pytest

from router.domain.masking import Masking
from router.settings import SHIPPED, load

MASKING = Masking("CN")
POLICY = load(SHIPPED, {"ROUTER_TELEGRAM__TOKEN": "1:x"}, date(2026, 6, 1)).policy(date(2026, 6, 1))
HOUSE = Masking.of(POLICY)
"""As it is shipped, with patterns in four languages."""


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("我的电话13812345678，谢谢", "我的电话•••78，谢谢"),
        ("电话：138 1234 5678", "电话：•••78"),
        ("打０１０－１２３４５６７８或１３８１２３４５６７８", "打•••78或•••78"),
        ("call me at +44 20 7946 0958", "call me at •••58"),
        ("mail zhang.san@qq.com please", "mail z•••@••• please"),
        ("发到zhang@example.com.cn吧", "发到z•••@•••吧"),
        ("身份证11010519491231002X", "身份证•••2X"),
        ("card 4111 1111 1111 1111 ok", "card •••11 ok"),
        ("卡号6222021234567890128", "卡号•••28"),
        ("IBAN GB82 WEST 1234 5698 7654 32", "IBAN •••32"),
        ("write to @wang_xm or t.me/wang_xm", "write to ••• or •••"),
        ("DNI 12345678Z y NIE X-1234567-L", "DNI •••8Z y NIE •••-L"),
        ("CURP BOXW310820HNERXN09", "CURP •••09"),
        ("SSN 536-90-4399", "SSN •••99"),
        ("cuenta 2100 0418 45 0200051332", "cuenta •••32"),
    ],
)
def test_personal_data_is_hidden(words: str, shown: str) -> None:
    assert MASKING.hide(words) == shown
    assert HOUSE.hide(words) == shown


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("我叫王小明，请来取件", "我叫•••，请来取件"),
        ("我是林小明，电话在下面", "我是•••，电话在下面"),
        ("收件人：欧阳娜", "收件人：•••"),
        ("寄到浙江省杭州市西湖区文三路90号3栋2单元501室，谢谢", "寄到•••，谢谢"),
        ("幸福小区3号楼2单元501", "•••"),
        ("微信号 lin_88123", "微信号 •••"),
        ("护照E12345678", "护照•••78"),
        ("账号：6222 0000 1234", "账号：•••34"),
        ("联系方式 0571 8888 6666 转 1", "联系方式 •••66 转 1"),
        ("My name is John Smith.", "My name is •••."),
        ("I live at 12 Main Street, Apt 4, Springfield, IL 62704.", "I live at •••."),
        ("Flat at 221B Baker Street, London NW1 6XE", "Flat at •••"),
        ("Passport number X1234567, please", "Passport number •••67, please"),
        ("Account number 12345678", "Account number •••78"),
        ("call me on 0171 555 0143", "call me on •••43"),
        ("PayPal: anna.k", "PayPal: •••"),
        ("Me llamo Juan Pérez García y vivo lejos", "Me llamo ••• y vivo lejos"),
        ("a nombre de María de la Cruz", "a nombre de •••"),
        ("Calle de Alcalá, 45, 3º B, 28014 Madrid", "•••"),
        ("en la avda. Diagonal 12, por favor", "en la •••, por favor"),
        ("mi móvil 612 345 678", "mi móvil •••78"),
        ("pasaporte AAB123456", "pasaporte •••56"),
        ("Меня зовут Иван Петров", "Меня зовут •••"),
        ("ул. Ленина, д. 5, кв. 12", "•••"),
        ("тел. 8 912 345-67-89", "тел. •••89"),
    ],
)
def test_names_places_and_accounts_are_known_by_how_people_tell_them(words: str, shown: str) -> None:
    assert HOUSE.hide(words) == shown


@pytest.mark.parametrize(
    "words",
    [
        "",
        "屏幕坏了，第3天",
        "买于2026-08-01 12:30，价格 1299.00 元，型号 X200-15",
        "identity 110105194912310021 has a wrong check digit",
        "order 4111111111111112 is no card",
        "客服热线10086",
        "see @shop on the 2nd of 3 photos",
        "快递一路3号才到，在路上5号收到",
        "我叫了快递员来取",
        "我是新买的，用了3天",
        "微信支付退款失败，支付宝也不行",
        "在万达广场一楼3号柜台买的",
        "手机用了两周，内存 128 GB",
        "My name is wrong on the invoice, and PayPal says nothing.",
        "I bought 2 pairs in June; 14 days later one broke.",
        "The place is on the main road, Way too far.",
        "Compré 3 camisas el 12 de junio y la calle estaba cortada.",
        "Mi nombre es incorrecto en la factura 2026-15",
        "Заказал 3 июня, пришло 12 июня, номер модели А-15",
        "IMG 20260601 120304.jpg",
    ],
)
def test_other_words_and_numbers_are_left(words: str) -> None:
    assert MASKING.hide(words) == words
    assert HOUSE.hide(words) == words


def test_the_complaints_own_numbers_are_kept_though_they_look_personal() -> None:
    words = "订单13800138000，电话13812345678"
    assert MASKING.hide(words, keep=["13800138000", ""]) == "订单13800138000，电话•••78"


def test_a_short_number_of_the_complaint_uncovers_nothing() -> None:
    assert MASKING.hide("电话 138 1234 5678", keep=["1", "1234"]) == "电话 •••78"
    assert MASKING.hide("电话13812345678", keep=["123456"]) == "电话•••78"


def test_around_a_kept_number_an_address_stays_hidden() -> None:
    words = "12 Main Street, Apt A10023, Springfield"
    assert HOUSE.hide(words, keep=["A10023"]) == "•••A10023•••"


def test_a_number_of_another_country_is_known_by_its_region() -> None:
    assert Masking("US").hide("call 650-253-0000") == "call •••00"
    assert MASKING.hide("call 650-253-0000") == "call 650-253-0000"


def test_a_person_is_not_called_by_the_name_they_have_elsewhere() -> None:
    assert MASKING.hide("这里是小林，Lin Xiao", names=["小林 Lin", "501"]) == "这里是•••，••• Xiao"
    assert MASKING.hide("ANNA KOCH called, a Phone", names=["Anna Koch"]) == "••• called, a Phone"
    assert MASKING.hide("my phone, 王", names=["Phone", "王"]) == "my phone, 王"
    assert MASKING.hide("see 5010020030", names=["5010020030"]) == "see •••"


def test_what_is_hidden_can_be_told_apart() -> None:
    found = dict(HOUSE.private("我叫王小明，电话13812345678，再说一次13812345678"))
    assert {kind.value: words for kind, words in found.items()} == {"name": "王小明", "phone": "13812345678"}
