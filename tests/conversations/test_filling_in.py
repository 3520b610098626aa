"""Filling in a complaint: going back, changing, skipping, typing instead of tapping, and mistakes."""

import io

from PIL import Image

from router.settings import SHIPPED
from tests.conversations.people import Person, said
from tests.conversations.telling import (
    PHONE,
    QUESTION,
    Matter,
    answers_all,
    card,
    file,
    finds_more,
    submits,
    takes,
    typed,
)
from tests.conversations.world import ANN, CARE, DIGITAL, FASHION, IVY, LIN, MARIA, WANG, World

LATE = Matter(
    category="送货太慢",
    merchant="示例数码",
    claim="书面答复",
    answers=(typed("2026-05-20"), "要，请尽快送"),
    words="还没到。",
)


async def reaches_order(person: Person) -> None:
    """Up to the question for the order number."""
    await person.starts()
    await person.taps("使用与保养")
    await person.taps("示例数码")
    await person.sees("订单号是多少")


async def test_going_back_asks_the_question_before_again(world: World) -> None:
    lin = world.private(LIN)
    await reaches_order(lin)
    await lin.taps("返回")
    await lin.taps("示例家居", on=await lin.sees("哪一家店铺"))
    await lin.sees("订单号是多少")
    await lin.taps("返回")
    await lin.taps("返回")
    await lin.sees("遇到了什么问题")
    await lin.taps("使用与保养")
    await lin.taps("示例数码")
    await lin.taps("跳过")
    await lin.taps("书面答复")
    await lin.says("怎么保养？")
    review = await lin.sees("请核对")
    assert "示例数码" in said(review)
    assert "订单号" not in said(review)


async def test_anything_can_be_changed_before_submitting(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    await lin.starts()
    await answers_all(lin, PHONE)
    await lin.taps("修改")
    await lin.taps("订单号", on=await lin.sees("修改哪一项"))
    await lin.says("20269999-1")
    await lin.sees("核对[\\s\\S]*20269999-1")
    await lin.taps("修改")
    await lin.taps("照片和文件", on=await lin.sees("修改哪一项"))
    await lin.sees("您发来的 3 份内容")
    await lin.sends_photos(1)
    await lin.sees("核对[\\s\\S]*凭证：4 件")
    await lin.taps("修改")
    await lin.taps("是什么问题", on=await lin.sees("修改哪一项"))
    await lin.taps("不能用")
    number = await submits(lin)
    words = said(await card(wang, number))
    assert "20269999-1" in words
    assert "4 件" in words
    assert "不能用" in words


async def test_another_category_asks_its_own_questions(world: World) -> None:
    lin = world.private(LIN)
    await lin.starts()
    await answers_all(lin, PHONE)
    await lin.taps("修改")
    await lin.taps("问题类型", on=await lin.sees("修改哪一项"))
    await lin.taps("运输破损")
    await lin.taps("完好", on=await lin.sees("外箱也坏了吗"))
    await lin.taps("都没有，继续", on=await lin.sees("要退回的商品"))
    review = said(await lin.sees("核对"))
    assert "运输破损" in review
    assert "黑屏" in review
    assert "用了不久就坏" not in review


async def test_cancelling_files_nothing(world: World) -> None:
    lin = world.private(LIN)
    await reaches_order(lin)
    await lin.taps("取消")
    await lin.sees("没有提交任何内容")
    await lin.says("/cancel")
    await lin.sees("没有可以取消的内容")
    await lin.says("/new")
    await lin.taps("使用与保养")
    await lin.says("/cancel")
    await reaches_order(lin)
    await lin.says("20260601-0001")
    await lin.says("/cancel")
    await lin.taps("接着填", on=await lin.sees("要放弃这些内容吗[\\s\\S]*20260601-0001"))
    await lin.taps("书面答复")
    await lin.says("/cancel")
    await lin.taps("不填了", on=await lin.sees("要放弃这些内容吗[\\s\\S]*书面答复"))
    await world.settled()
    assert len(await lin.heard("没有提交任何内容")) == 3
    await lin.says("/cases")
    await lin.sees("您还没有投诉")


async def test_typing_the_words_of_a_button_is_as_good_as_tapping_it(world: World) -> None:
    maria, ivy = world.private(MARIA), world.member(IVY, FASHION)
    await maria.starts()
    for answer in ("english", "❓ use and care", "demo fashion"):
        await maria.says(answer)
    await maria.sees("Order number")
    for answer in ("F-1", "a written answer", "How do I wash it?"):
        await maria.says(answer)
    number = await submits(maria)
    words = said(await card(ivy, number))
    assert "F-1" in words
    assert "A written answer" in words


async def test_words_typed_while_a_choice_is_open_become_the_description(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    await lin.starts()
    await lin.says("我的耳机完全没有声音！")
    await lin.sees("已记下")
    await lin.taps("使用与保养")
    await lin.taps("示例数码")
    await lin.taps("跳过")
    await lin.taps("使用指导")
    assert "完全没有声音" in said(await lin.sees("核对"))
    assert "完全没有声音" in said(await card(wang, await submits(lin)))


async def test_what_is_said_before_any_command_starts_a_complaint(world: World) -> None:
    maria, ivy = world.private(MARIA), world.member(IVY, FASHION)
    await maria.says("My dress has a hole!")
    await maria.sees("I take your complaint")
    await maria.taps("Use and care")
    await maria.taps("Demo Fashion")
    await maria.taps("Skip")
    await maria.taps("Help")
    assert "hole" in said(await card(ivy, await submits(maria)))


async def test_what_is_no_order_number_is_told_and_nothing_is_lost(world: World) -> None:
    lin = world.private(LIN)
    await reaches_order(lin)
    await lin.says("¥¥¥")
    await lin.says("1" * 65)
    await world.settled()
    assert len(await lin.heard("这看起来不像订单号")) == 2
    await lin.says("A-1")
    await lin.sees("怎么解决")


async def test_dates_are_understood_or_asked_again(world: World) -> None:
    lin = world.private(LIN)
    await lin.starts()
    await lin.taps("送货太慢")
    await lin.taps("示例数码")
    await lin.taps("跳过")
    await lin.taps("书面答复")
    await lin.sees("承诺哪天送到")
    await lin.says("很久以前")
    await lin.sees("请输入日期，例如")
    await lin.says("2026-12-24")
    await lin.sees("这一天还没到")
    told = await lin.says("5月20日")
    await lin.sees("还要这件商品吗")
    await lin.edits({"id": told["message"]}, "前天")
    await lin.sees("已按您编辑后的内容更改[\\s\\S]*还要这件商品吗")
    await lin.taps("要，请尽快送")
    await lin.says("还没到。")
    await lin.sees("5月30日")


async def test_amounts_are_understood_or_asked_again(world: World) -> None:
    maria = world.private(MARIA)
    await maria.starts()
    await maria.taps("Refund not received")
    await maria.taps("Demo Fashion")
    await maria.taps("Skip")
    await maria.taps("Refund", on=await maria.sees("put it right"))
    await maria.sees("How much is due")
    for wrong in ("a lot", "-5", "0"):
        await maria.says(wrong)
    await world.settled()
    assert len(await maria.heard("type one amount")) == 3
    await maria.says("¥ 1,299.50")
    await maria.sees("promised for")
    await maria.taps("Skip")
    await maria.says("Where is my money?")
    assert "1,299.50" in said(await maria.sees("Is this right"))


async def test_a_sticker_is_no_evidence_and_a_dice_cannot_be_passed_on(world: World) -> None:
    lin = world.private(LIN)
    await lin.starts()
    await lin.taps("质量")
    await lin.sends_file("s.webp", _webp(), kind="sticker")
    await lin.sees("这里用不了这种文件")
    await lin.sees("哪一家店铺")


def _webp() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (64, 64), (200, 30, 30)).save(out, "WEBP")
    return out.getvalue()


async def test_a_draft_survives_a_restart(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    await lin.starts()
    await lin.taps("质量")
    await lin.taps("示例数码")
    await lin.sends_photos(2)
    await lin.says("20260601-0001")
    await world.settled()
    await world.stop()
    await lin.taps_in_vain("退货退款")
    await world.start()
    await lin.taps("用了不久就坏")
    await lin.taps("7 天内")
    await lin.taps("都没有，继续")
    await lin.sees("发生了什么")
    await lin.says("坏了。")
    words = said(await card(wang, await submits(lin)))
    assert "2 件" in words
    assert "20260601-0001" in words


async def test_starting_again_goes_on_with_what_is_open(world: World) -> None:
    lin = world.private(LIN)
    await reaches_order(lin)
    await lin.starts()
    question = await lin.sees("还没填完，要接着填吗[\\s\\S]*使用与保养[\\s\\S]*示例数码")
    await lin.taps("接着填", on=question)
    open_one = await lin.sees("订单号是多少")
    await world.settled()
    assert [m["id"] for m in await lin.heard("返回")] == [open_one["id"]]


async def test_starting_anew_drops_what_was_begun(world: World) -> None:
    lin = world.private(LIN)
    await reaches_order(lin)
    await lin.starts("demo-home")
    await lin.taps("重新开始", on=await lin.sees("还没填完"))
    await lin.taps("使用与保养", on=await lin.sees("遇到了什么问题"))
    await lin.sees("订单号是多少")


async def test_a_link_fills_in_the_merchant(world: World) -> None:
    lin = world.private(LIN)
    await lin.starts("demo-digital")
    await lin.taps("使用与保养")
    await lin.sees("订单号是多少")


async def test_submitting_twice_makes_one(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    await lin.starts()
    await answers_all(lin, QUESTION)
    review = await lin.sees("核对")
    submit = next(
        b["callback_data"] for row in review["markup"]["inline_keyboard"] for b in row if "提交" in b["text"]
    )
    number = await submits(lin)
    assert await lin.forges(submit, review)
    await world.settled()
    await wang.sees_one(number)
    assert len(await lin.heard("📌")) == 1


async def test_two_quick_taps_on_submit_make_one(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    await lin.starts()
    await answers_all(lin, QUESTION)
    review = await lin.sees("核对")
    await world.lab.post(
        "/batch",
        {"items": [{"person": LIN, "action": "tap", "message": review["id"], "row": 0, "column": 0}] * 2},
    )
    await lin.sees("已提交")
    await world.settled()
    await wang.sees_one("待受理")


async def test_a_merchant_that_is_not_known_is_named_and_goes_to_the_platform(world: World) -> None:
    lin = world.private(LIN)
    await lin.starts()
    await lin.taps("使用与保养")
    await lin.taps("其他店铺")
    await lin.says("街角小店")
    await lin.taps("跳过")
    await lin.taps("使用指导")
    await lin.says("不会用。")
    await submits(lin)
    words = said(await world.member(ANN, CARE).sees("街角小店"))
    assert "as the consumer wrote it" in words
    assert "so the platform" in words


async def test_advice_about_safety_comes_before_any_question(world: World) -> None:
    lin = world.private(LIN)
    await lin.starts()
    await lin.taps("支付或账户安全")
    await lin.sees("验证码、密码、付款码不要告诉任何人")


async def test_a_late_delivery_is_filed_with_its_date(world: World) -> None:
    lin, wang = world.private(LIN), world.member(WANG, DIGITAL)
    assert "2026年5月20日" in said(await card(wang, await file(lin, LATE)))


CATEGORY = """
[[categories]]
id = "more_{n}"
label = {{ zh = "{n} 号", en = "Matter {n}", es = "Asunto {n}", ru = "Дело {n}" }}
desk = "care"
claims = ["explanation"]
asks_merchant = false
asks_order = false
"""


async def test_of_two_hundred_categories_a_page_is_shown_and_any_can_be_chosen(unopened: World) -> None:
    """Telegram takes no more than a hundred buttons under one message."""
    unopened.config = unopened.folder / "config.toml"
    before, table, after = SHIPPED.read_text("utf-8").partition("[[categories]]")
    wide = "".join(CATEGORY.format(n=n) for n in range(200))
    unopened.config.write_text(f"{before}{wide}{table}{after}", "utf-8")
    await unopened.open()
    maria, ann = unopened.private(MARIA), unopened.member(ANN, CARE)
    await maria.says("/rights")
    await maria.taps("More", on=await maria.sees("Matter 39"))
    await maria.sees("Matter 79")
    await maria.starts()
    await maria.taps("▶", on=await maria.sees("1 / 6"))
    await maria.taps("▶", on=await maria.sees("2 / 6"))
    await maria.taps("◀", on=await maria.sees("3 / 6"))
    await maria.taps("Matter 77", on=await maria.sees("2 / 6"))
    await maria.says("It hums.")
    found = await takes(ann, await submits(maria))
    await finds_more(ann, "Transfer", found)
    await ann.taps("Another category", on=await ann.sees("Where does it belong"))
    await ann.taps("▶", on=await ann.sees("1 / 6"))
    await ann.taps("Matter 60", on=await ann.sees("2 / 6"))
    await ann.taps("Skip", on=await ann.sees("A reason for those"))
    await maria.shows("Matter 60")
