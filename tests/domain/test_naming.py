"""Names in any script: what finds them, what sorts them, and the ids made of them; what managers type."""

import re

import pytest

from router.domain.enrolment import jurisdiction_of, masks_of, name_of, names_of, orders_like
from router.domain.naming import TERM_AT_MOST, latin, slug, terms, wanted
from router.domain.policy import Limits
from router.domain.refusal import Refusal


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("示例数码", "数码"),
        ("示例数码", "SHILI"),
        ("示例数码", "shuma"),
        ("Café Demo", "cafe"),
        ("Café Demo", "demo caf"),
        ("Магазин «Ромашка»", "ромаш"),
        ("ＦＵＬＬ width", "full"),
        ("Supercalifragilistic", "supercalifragil"),
    ],
)
def test_a_part_of_a_name_finds_it(name: str, typed: str) -> None:
    assert wanted(typed) and set(wanted(typed)) <= set(terms({"xx": name}))


@pytest.mark.parametrize(("name", "typed"), [("Demo", "emo"), ("示例数码", "示码"), ("Demo", "demos")])
def test_what_is_no_beginning_finds_nothing(name: str, typed: str) -> None:
    assert not set(wanted(typed)) <= set(terms({"xx": name}))


def test_terms_are_few_and_short() -> None:
    found = terms({"zh": "清" * 60, "en": "word " * 12})
    assert max(map(len, found)) == TERM_AT_MOST
    assert len(found) < 2000


def test_ids_are_plain_and_short() -> None:
    assert slug("Café Demo & Söhne GmbH International") == "cafe-demo-sohne-gmbh"
    assert slug("示例数码") == "shilishuma"
    assert slug("…") == ""
    assert sorted(["Ежи", "Éa", "Beta"], key=latin) == ["Beta", "Éa", "Ежи"]


def test_names_are_read_line_by_line() -> None:
    languages = ("zh", "en", "es")
    assert names_of("清风", languages, "zh") == {"zh": "清风"}
    assert names_of("清风\nEN：Breeze  Tea\nes: Té", languages, "zh") == {
        "zh": "清风",
        "en": "Breeze Tea",
        "es": "Té",
    }
    assert names_of("Note: a shop", languages, "zh") == {"zh": "Note: a shop"}
    for wrong in ("", "…", "a\nb", "x" * 61):
        with pytest.raises(Refusal):
            names_of(wrong, languages, "zh")
    assert name_of("  a   b ") == "a b"


def test_a_country_has_two_letters() -> None:
    assert jurisdiction_of(" cn ") == "CN"
    for wrong in ("China", "C", "中国"):
        with pytest.raises(Refusal):
            jurisdiction_of(wrong)


def test_order_numbers_are_told_by_masks_and_never_by_expressions() -> None:
    limits = orders_like(masks_of("H-#### , tb@#.#"))
    assert limits.example == "H-1234"
    fits = [
        re.fullmatch(limits.pattern, number)
        for number in ("H-2406", "tbX1.2", "H-24061", "tbX1x2", "H-2406x")
    ]
    assert [found is not None for found in fits] == [True, True, False, False, False]
    assert orders_like(()) == Limits()


@pytest.mark.parametrize("typed", ["", "H-1234", "##", "(a+)+#", "#" * 40, "#a# #b# #c# #d# #e# #f#"])
def test_what_is_no_mask_is_refused(typed: str) -> None:
    with pytest.raises(Refusal) as refusal:
        masks_of(typed)
    assert refusal.value.text.key == "merchant-orders-unread"
