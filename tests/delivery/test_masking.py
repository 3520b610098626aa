"""What merchants read: personal data hidden, the complaint's own numbers left."""

import pytest

from router.delivery.masking import Masking

MASKING = Masking("CN")


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
    ],
)
def test_personal_data_is_hidden(words: str, shown: str) -> None:
    assert MASKING.hide(words) == shown


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
    ],
)
def test_other_numbers_are_left(words: str) -> None:
    assert MASKING.hide(words) == words


def test_the_complaints_own_numbers_are_kept_though_they_look_personal() -> None:
    words = "订单13800138000，电话13812345678"
    assert MASKING.hide(words, keep=["13800138000", ""]) == "订单13800138000，电话•••78"


def test_a_number_of_another_country_is_known_by_its_region() -> None:
    assert Masking("US").hide("call 650-253-0000") == "call •••00"
    assert MASKING.hide("call 650-253-0000") == "call 650-253-0000"
