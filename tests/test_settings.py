"""The configuration: what is shipped, what is refused and how that is said, what the environment changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from router.domain.calendar import Duration, parse_interval, working_day
from router.domain.policy import DeskKind, Policy, QuestionKind
from router.settings import (
    SHIPPED,
    ConfigurationError,
    Settings,
    find,
    load,
    missing_words,
    unpublished_years,
)

TODAY = date(2026, 11, 22)
SECRET = "s3cret-0123456789abcdef"
SMALL = """
[locale]
default = "en"
[calendar]
time_zone = "Europe/Berlin"
country = "DE"
working_hours = { mon = ["09:00-17:00"], sat = ["10:00-12:00", "13:00-14:00"] }
makeup = ["09:00-12:00"]
quiet_hours = "22:00-07:30"
[claims]
refund = { en = "Refund", zh = "退款" }
[remedies.refund]
money = true
steps = [{ actor = "provider", proof = "receipt", within = "7wd" }]
[remedies.parts]
label = { en = "Parts" }
steps = [{ actor = "provider", proof = "tracking", within = "2d" }]
[refusal_reasons]
other = { en = "Other" }
[defaults]
escalates_to = "care"
[defaults.clocks]
take = ["2wh", "6wh"]
take_platform = ["4wh"]
first_response = "24h"
next_response = "24wh"
resolution = "7d"
decision = "7d"
[[desks]]
id = "care"
kind = "platform"
language = "en"
chats = [-1001, -1002]
topics = { "-1001" = 17 }
[[merchants]]
id = "shop"
name = { en = "Shop" }
jurisdiction = "DE"
language = "de"
chats = [-1003]
[[categories]]
id = "quality"
label = { en = "Quality" }
desk = "merchant"
claims = ["refund"]
clocks = { resolution = "5d" }
evidence = { at_least = 1, at_most = 9, kinds = ["photo"], helps = [{ en = "Show it" }] }
[[categories.questions]]
id = "fault"
kind = "choice"
label = { en = "What?" }
options = [{ id = "dead", label = { en = "Dead" } }, { id = "odd", label = { en = "Odd" } }]
[[categories.questions]]
id = "since"
kind = "date"
label = { en = "Since?" }
required = false
[[categories]]
id = "service"
label = { en = "Service" }
desk = "care"
claims = ["refund"]
[[managers]]
user = 5
scope = "all"
role = "quality"
digest = { daily = "09:00", weekly = "mon 09:00", time_zone = "Europe/Berlin", language = "en" }
[ladder]
move_after_breach = "48h"
alarm_every = "24h"
consumer_answer = "7d"
consumer_reminders = ["24h", "72h"]
merchant_answer = "48h"
offer_merchant = "72h"
offer_platform = "7d"
refusal = "7d"
verdict = "7d"
step_grace = "48h"
step_reminders = ["24h", "72h"]
confirm_money = "7wd"
confirm_goods = "72h"
not_arrived = "5wd"
appeal_untaken = "24h"
approval = "24h"
outside = ["7wd", "60d"]
outside_unanswered = 3
reopen = "15d"
resume_resolution = "72h"
pause_at_most = "14d"
pausing_questions = 2
four_eyes_above = 200000
currency = "EUR"
arrival_assumed = "7d"
[poll]
delay = "24h"
reminder = "48h"
open_for = "7d"
at_most_every = "7d"
follow_up = "48h"
[retention]
complaints = "1095d"
[telegram]
[limits]
"""

WEBHOOK = (
    f'[telegram]\nmode = "webhook"\nwebhook_url = "https://bot.example/hook"\nwebhook_secret = "{SECRET}"'
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "config.toml"
    path.write_text(SMALL, "utf-8")
    return path


def changed(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def refusal(file: Path, environ: Mapping[str, str] | None = None) -> str:
    with pytest.raises(ConfigurationError) as caught:
        load(file, environ or {}, TODAY)
    return str(caught.value).replace(str(file), "FILE")


def shipped() -> Settings:
    return load(SHIPPED, {}, TODAY)


def test_the_shipped_file_is_valid_and_complete() -> None:
    settings = shipped()
    assert SHIPPED.name == "config.toml"
    assert missing_words(settings, ["zh", "en", "es", "ru"]) == []
    policy = settings.policy(TODAY)
    assert list(policy.categories) == [
        *("quality", "wrong_item", "damaged", "not_delivered", "late_delivery", "return_no_reason"),
        *("refund_missing", "counterfeit", "price_protection", "repair", "installation", "usage"),
        *("service", "account_safety", "praise"),
    ]
    assert {desk.id for desk in policy.desks.values() if desk.kind is DeskKind.PLATFORM} == {"care", "safety"}
    assert set(policy.merchants) == {"demo-digital", "demo-fashion", "demo-home"}
    assert policy.desks["demo-fashion"].language == "en"
    assert policy.desks["demo-fashion"].kind is DeskKind.MERCHANT
    assert policy.retention == Duration(1095, "d")


def test_the_shipped_remedies_have_the_steps_of_the_case_work() -> None:
    remedies = shipped().policy(TODAY).remedies
    steps = {
        id_: [
            " ".join(filter(None, (step.actor, step.proof, str(step.within), step.after, step.travel)))
            for step in remedy.steps
        ]
        for id_, remedy in remedies.items()
    }
    sent = ["provider tracking 48h previous", "consumer received 15d previous"]
    assert steps == {
        "refund": ["provider receipt 7wd previous"],
        "return_refund": [
            "provider address 24h previous ship",
            "consumer tracking 7d previous ship",
            "provider pickup_time 24h previous pickup",
            "provider collected 7d previous pickup",
            "provider inspected 48h arrival",
            "provider receipt 7wd previous",
        ],
        "exchange": [
            "provider address 24h previous ship",
            "consumer tracking 7d previous ship",
            "provider pickup_time 24h previous pickup",
            "provider collected 7d previous pickup",
            "provider tracking 5wd arrival",
            "consumer received 15d previous",
        ],
        "repair": [
            "provider appointment 48h previous ship",
            "consumer handover 7d previous ship",
            "provider pickup_time 48h previous pickup",
            "provider collected 7d previous pickup",
            "provider diagnosis 48h arrival",
            "provider repaired 30d previous",
            "consumer received 15d previous",
        ],
        "parts": sent,
        "reship": sent,
        "compensation": ["provider receipt 7wd previous"],
        "price_difference": ["provider receipt 7wd previous"],
        "extended_warranty": ["provider confirmation 5wd previous"],
        "guidance": ["provider instructions 48h previous", "consumer works 7d previous"],
        "explanation": ["provider answer 24h previous"],
    }


def test_shipped_categories_ask_an_upset_person_little() -> None:
    for category in shipped().policy(TODAY).categories.values():
        own = [question for question in category.questions if not question.when]
        assert len(own) <= 2, category.id
        assert all(question.kind is not QuestionKind.TEXT for question in category.questions), category.id
        assert category.evidence.at_least <= 1, category.id
        assert category.evidence.helps or category.id == "praise", category.id


def test_shipped_advice_on_account_safety_comes_from_its_own_desk() -> None:
    category = shipped().policy(TODAY).categories["account_safety"]
    assert (category.desk, category.escalates_to, category.safety) == ("safety", "safety", True)
    assert "验证码" in category.advice["zh"]
    assert "never ask" in category.advice["en"]


def test_tables_become_the_policy_of_the_domain(file: Path) -> None:
    policy = load(file, {}, TODAY).policy(TODAY)
    quality, service = policy.categories["quality"], policy.categories["service"]
    assert quality.clocks.resolution == Duration(5, "d")
    assert quality.clocks.take == (Duration(2, "wh"), Duration(6, "wh"))
    assert service.clocks.resolution == Duration(7, "d")
    assert (quality.escalates_to, quality.desk, service.desk) == ("care", "merchant", "care")
    assert [(q.id, q.required, [o.id for o in q.options]) for q in quality.questions] == [
        ("fault", True, ["dead", "odd"]),
        ("since", False, []),
    ]
    assert (quality.evidence.at_least, quality.evidence.kinds) == (1, ("photo",))
    assert quality.evidence.helps == ({"en": "Show it"},)
    assert (policy.drafts.nudge, policy.drafts.expire) == (Duration(24, "h"), Duration(7, "d"))
    assert policy.remedies["refund"].label == {"en": "Refund", "zh": "退款"}
    assert policy.remedies["parts"].label == {"en": "Parts"}
    assert policy.refusal_reasons["other"].label == {"en": "Other"}
    assert (policy.quiet.start, policy.quiet.end) == (time(22), time(7, 30))
    assert policy.desks["shop"].chats == (-1003,)
    assert (policy.desks["care"].topics, policy.desks["shop"].topics) == ({-1001: 17}, {})
    assert policy.managers[0].digest.time_zone == "Europe/Berlin"
    assert policy.default_language == "en"


def test_limits_and_conditions_of_questions_become_the_policy(file: Path) -> None:
    changed(
        file, 'kind = "date"', 'kind = "money"\nat_least = 12.5\nat_most = 100\nwhen = { fault = ["dead"] }'
    )
    changed(
        file,
        "[defaults]\n",
        '[[questions]]\nid = "all"\nkind = "date"\nlabel = { en = "A" }\ndays_ahead = 3\n'
        '[[questions]]\nid = "never"\nkind = "date"\nlabel = { en = "N" }\n'
        'when = { claim = ["exchange"] }\n[claims.exchange]\nen = "E"\n'
        '[remedies.exchange]\nsteps = [{ actor = "provider", proof = "receipt", within = "2d" }]\n'
        "[defaults]\n",
    )
    quality = load(file, {}, TODAY).policy(TODAY).categories["quality"]
    assert [question.id for question in quality.questions] == ["fault", "since", "all"]
    since, shared = quality.questions[1:]
    assert (since.limits.at_least, since.limits.at_most) == (1250, 10000)
    assert since.when == {"fault": ("dead",)}
    assert shared.limits.days_ahead == 3


def test_an_empty_digest_time_is_no_digest(file: Path) -> None:
    changed(file, 'weekly = "mon 09:00"', 'weekly = ""')
    digest = load(file, {}, TODAY).policy(TODAY).managers[0].digest
    assert (digest.daily, digest.weekly) == ("09:00", None)


def test_texts_that_a_language_lacks_are_listed_with_their_keys(file: Path) -> None:
    lacking = missing_words(load(file, {}, TODAY), ["en", "zh"])
    assert "categories[0].questions[0].options[1].label: has no text in zh" in lacking
    assert "categories[0].evidence.helps[0]: has no text in zh" in lacking
    assert "refusal_reasons.other: has no text in zh" in lacking
    assert not [line for line in lacking if line.startswith("claims.refund") or "in en" in line]


OUTSIDE = '[[external]]\nid = "office"\nname = { en = "Office" }'
# Each row: what is changed in the file above, and the key and the reason that have to be told.
REFUSALS = [
    ('desk = "care"\n', "", "categories[1].desk", "is missing"),
    (
        'desk = "care"\n',
        'desk = "shop"\n',
        "categories[1].desk",
        "'shop' is neither 'merchant' nor a desk of the platform",
    ),
    (
        'escalates_to = "care"',
        'escalates_to = "shop"',
        "defaults.escalates_to",
        "'shop' is not a desk of the platform",
    ),
    (
        'desk = "care"\n',
        'desk = "care"\nescalates_to = "merchant"\n',
        "categories[1].escalates_to",
        "'merchant' is not a desk of the platform",
    ),
    (
        'desk = "merchant"',
        'desk = "merchant"\nasks_merchant = false',
        "categories[0].asks_merchant",
        "has to be true where the merchant's desk is to answer",
    ),
    ('id = "service"', 'id = "quality"', "categories[1].id", "'quality' stands at categories[0].id already"),
    ('id = "shop"', 'id = "care"', "merchants[0].id", "'care' stands at desks[0].id already"),
    (
        'id = "shop"',
        'id = "merchant"',
        "merchants[0].id",
        "'merchant' means the complaint's own merchant: choose another id",
    ),
    ("-1003", "-1002", "merchants[0].chats[0]", "-1002 stands at desks[0].chats[1] already"),
    ("-1001, -1002", "-1001, -1001", "desks[0].chats[1]", "-1001 stands at desks[0].chats[0] already"),
    ("-1003", "1003", "merchants[0].chats[0]", "1003 is not a group: the ids of groups are negative"),
    (
        "[-1003]",
        '[-1003]\ntopics = { "-1004" = 17 }',
        "merchants[0].topics",
        "-1004 is none of the chats beside it",
    ),
    (
        "[-1003]",
        '[-1003]\ntopics = { "-1003" = 0 }',
        "merchants[0].topics.-1003",
        "should be greater than or equal to 1",
    ),
    ('kind = "platform"', 'kind = "merchant"', "desks[0].kind", "should be 'platform'"),
    (
        'id = "service"',
        'id = "Ser vice"',
        "categories[1].id",
        "'Ser vice' is not an id: 1 to 24 of a-z, 0-9, _ and -",
    ),
    (
        'id = "service"',
        f'id = "{"a" * 25}"',
        "categories[1].id",
        f"'{'a' * 25}' is not an id: 1 to 24 of a-z, 0-9, _ and -",
    ),
    (
        "other = {",
        '"O ther" = {',
        'refusal_reasons."O ther"',
        "'O ther' is not an id: 1 to 24 of a-z, 0-9, _ and -",
    ),
    (
        'claims = ["refund"]',
        'claims = ["gift"]',
        "categories[0].claims[0]",
        "'gift' is not one of the claims",
    ),
    ('claims = ["refund"]', "claims = []", "categories[0].claims", "has to name at least one"),
    (
        'claims = ["refund"]',
        'claims = ["refund", "refund"]',
        "categories[0].claims[1]",
        "'refund' stands at categories[0].claims[0] already",
    ),
    (
        'refund = { en = "Refund", zh = "退款" }',
        "refund = {}",
        "claims.refund",
        "has no text in 'en', the default language",
    ),
    (
        "[remedies.refund]",
        'gift = { en = "Gift" }\n[remedies.refund]',
        "claims.gift",
        "there is no remedy of this id: nobody could offer what is asked for",
    ),
    (
        'label = { en = "Parts" }\n',
        "",
        "remedies.parts.label",
        "is missing, and there is no claim of this id to be called after",
    ),
    (
        'steps = [{ actor = "provider", proof = "receipt", within = "7wd" }]',
        "steps = []",
        "remedies.refund.steps",
        "a remedy without steps would never be performed",
    ),
    (
        'steps = [{ actor = "provider", proof = "receipt", within = "7wd" }]',
        "",
        "remedies.refund.steps",
        "is missing",
    ),
    (
        'proof = "receipt", within = "7wd"',
        'proof = "receipt", within = "0d"',
        "remedies.refund.steps[0].within",
        "0d leaves no time at all",
    ),
    (
        'actor = "provider", proof = "receipt"',
        'actor = "seller", proof = "receipt"',
        "remedies.refund.steps[0].actor",
        "should be 'provider' or 'consumer'",
    ),
    (
        'first_response = "24h"',
        'first_response = "0h"',
        "defaults.clocks.first_response",
        "0h leaves no time at all",
    ),
    (
        'resolution = "5d"',
        'resolution = "5 days"',
        "categories[0].clocks.resolution",
        "'5 days' is not a duration such as 24h, 7d, 2wh or 7wd",
    ),
    (
        'resolution = "5d"',
        "resolution = 5",
        "categories[0].clocks.resolution",
        'should be text such as "24h"',
    ),
    ('take = ["2wh", "6wh"]', "take = []", "defaults.clocks.take", "has to name at least one"),
    (
        'reopen = "15d"',
        'reopen = "15wd"',
        "ladder.reopen",
        "15wd is working time, but this runs on the calendar: write h or d",
    ),
    ('refusal = "7d"\n', "", "ladder.refusal", "is missing"),
    ('refusal = "7d"\n', 'refusal = "7d"\nrefusals = "7d"\n', "ladder.refusals", "is not a known key"),
    ("[limits]", "[limitz]", "limitz", "is not a known key"),
    ('currency = "EUR"', 'currency = "euro"', "ladder.currency", "'euro' is not a currency such as CNY"),
    (
        "four_eyes_above = 200000",
        "four_eyes_above = -1",
        "ladder.four_eyes_above",
        "should be greater than or equal to 0",
    ),
    (
        'label = { en = "Service" }',
        'label = { zh = "服务" }',
        "categories[1].label",
        "has no text in 'en', the default language",
    ),
    (
        'helps = [{ en = "Show it" }]',
        'helps = [{ zh = "拍照" }]',
        "categories[0].evidence.helps[0]",
        "has no text in 'en', the default language",
    ),
    (
        'label = { en = "Service" }',
        'label = { en = "" }',
        "categories[1].label.en",
        "should have at least 1 character",
    ),
    (
        'label = { en = "Service" }',
        'label = { en = "Service", English = "x" }',
        "categories[1].label.English",
        "'English' is not a language such as zh or en",
    ),
    (
        "at_least = 1, at_most = 9",
        "at_least = 9, at_most = 1",
        "categories[0].evidence.at_least",
        "is more than at_most, 1",
    ),
    (
        "[retention]\n",
        "[abuse]\nevidence_at_most = 29\n[retention]\n",
        "categories[1].evidence.at_most",
        "is more than abuse.evidence_at_most, 29",
    ),
    (
        "[retention]\n",
        "[abuse]\nmessages_a_day = 5\n[retention]\n",
        "abuse.messages_a_day",
        "should be greater than or equal to 20",
    ),
    (
        'options = [{ id = "dead", label = { en = "Dead" } }, { id = "odd", label = { en = "Odd" } }]',
        "",
        "categories[0].questions[0].options",
        "a choice needs options to choose from",
    ),
    (
        'kind = "choice"',
        'kind = "text"',
        "categories[0].questions[0].options",
        "only a choice has options, this is a text",
    ),
    (
        'id = "odd"',
        'id = "dead"',
        "categories[0].questions[0].options[1].id",
        "'dead' stands at categories[0].questions[0].options[0].id already",
    ),
    *(
        ('kind = "date"\n', f"kind = {kind}\n", f"categories[0].questions[1].{key}", reason)
        for kind, key, reason in (
            ('"date"\nat_least = 1', "at_least", "a date has no such limit"),
            ('"phone"\nat_most = 3', "at_most", "a phone has no such limit"),
            ('"number"\nat_least = 3\nat_most = 2', "at_least", "is more than at_most, 2"),
            ('"number"\nat_least = 1.5', "at_least", "should be a whole number"),
            ('"text"\nat_least = -1', "at_least", "should not be below 0"),
            ('"text"\nat_most = 5000', "at_most", "at most 4000 characters fit"),
            ('"money"\nat_most = 1.005', "at_most", "should be an amount above 0 such as 12.50"),
            ('"money"\ncurrency = "yuan"', "currency", "'yuan' is not a currency such as CNY"),
            (
                '"order"\npattern = "[0-9"\nexample = "1"',
                "pattern",
                "is not a regular expression: unterminated character set at position 0",
            ),
            (
                '"order"\npattern = "[0-9]+"',
                "example",
                "is missing: it is shown to people whose answer does not fit the pattern",
            ),
            ('"order"\npattern = "[0-9]+"\nexample = "A"', "example", "'A' does not fit the pattern"),
            (
                '"order"\nexample = "A"',
                "pattern",
                "is missing: an example is shown to people whose answer does not fit it",
            ),
            ('"date"\nwhen = { who = ["dead"] }', "when.who", "'who' is no question here"),
            ('"date"\nwhen = { fault = ["wet"] }', "when.fault[0]", "'wet' is not an option of 'fault'"),
            ('"date"\nwhen = { fault = [] }', "when.fault", "has to name at least one"),
            ('"date"\nwhen = { since = ["dead"] }', "when.since", "waits for itself through 'since'"),
            (
                '"date"\nwhen = { claim = ["gift"] }',
                "when.claim[0]",
                "'gift' is not a claim that can be made here",
            ),
            (
                '"choices"\nat_least = 2\noptions = [{ id = "a", label = { en = "A" } }]',
                "at_least",
                "there are only 1 options",
            ),
            (
                '"choices"\noptions = [{ id = "a" }]',
                "options[0].label",
                "is missing",
            ),
        )
    ),
    (
        'id = "fault"\nkind = "choice"',
        'id = "fault"\nwhen = { since = ["dead"] }\nkind = "choice"',
        "categories[0].questions[0].when.since",
        "'since' is asked only later",
    ),
    (
        'language = "de"\n',
        'language = "de"\norder_number = { pattern = "[0-9]+", example = "A" }\n',
        "merchants[0].order_number.example",
        "'A' does not fit the pattern",
    ),
    (
        "[defaults]\n",
        '[[questions]]\nid = "since"\nkind = "date"\nlabel = { en = "S" }\n[defaults]\n',
        "categories[0].questions[1].id",
        "'since' stands at questions[0].id already",
    ),
    (
        "[retention]\n",
        '[drafts]\nnudge = "2wd"\n[retention]\n',
        "drafts.nudge",
        "2wd is working time, but this runs on the calendar: write h or d",
    ),
    (
        'id = "since"',
        'id = "fault"',
        "categories[0].questions[1].id",
        "'fault' stands at categories[0].questions[0].id already",
    ),
    (
        'scope = "all"',
        'scope = "merchant:care"',
        "managers[0].scope",
        "'merchant:care' is neither 'all' nor a desk, category or merchant of this file",
    ),
    (
        "[ladder]",
        """[[managers]]
user = 5
scope = "all"
role = "manager"
digest = { time_zone = "Europe/Berlin", language = "en" }
[ladder]""",
        "managers[1].scope",
        "(5, 'all') stands at managers[0].scope already",
    ),
    (
        'daily = "09:00"',
        'daily = "9"',
        "managers[0].digest.daily",
        "'9' is not a time of day such as 09:00",
    ),
    (
        'weekly = "mon 09:00"',
        'weekly = "monday 09:00"',
        "managers[0].digest.weekly",
        "'monday 09:00' is not a weekday and a time such as mon 09:00",
    ),
    (
        'quiet_hours = "22:00-07:30"',
        'quiet_hours = "22:00"',
        "calendar.quiet_hours",
        "'22:00' is not a pair of times such as 09:00-12:00",
    ),
    (
        'time_zone = "Europe/Berlin"\ncountry',
        'time_zone = "Berlin"\ncountry',
        "calendar.time_zone",
        "'Berlin' is not a time zone such as Asia/Shanghai",
    ),
    (
        'time_zone = "Europe/Berlin", language',
        'time_zone = "../etc", language',
        "managers[0].digest.time_zone",
        "'../etc' is not a time zone such as Asia/Shanghai",
    ),
    ('country = "DE"', 'country = "XX"', "calendar.country", "the public holidays of 'XX' are not known"),
    (
        'country = "DE"',
        'country = "DE"\nsubdivision = "Q"',
        "calendar.country",
        "the public holidays of 'DE-Q' are not known",
    ),
    (
        'working_hours = { mon = ["09:00-17:00"], sat = ["10:00-12:00", "13:00-14:00"] }',
        "working_hours = {}",
        "calendar.working_hours",
        "the calendar has no working time in the 400 days before 2027-12-27",
    ),
    (
        '"10:00-12:00", "13:00-14:00"',
        '"10:00-12:00", "11:00-14:00"',
        "calendar.working_hours.sat",
        "11:00-14:00 is empty, or begins before an earlier one ends",
    ),
    ("mon = [", "monday = [", "calendar.working_hours.monday", "is not a known key"),
    (
        'working_hours = { mon = ["09:00-17:00"], sat = ["10:00-12:00", "13:00-14:00"] }',
        'working_hours = "always"',
        "calendar.working_hours",
        "should be a valid dictionary or instance of WorkingHours",
    ),
    (
        'makeup = ["09:00-12:00"]',
        'makeup = ["09:00-12:00"]\noverrides = { 2027-01-02 = ["12:00-09:00"] }',
        "calendar.overrides.2027-01-02",
        "12:00-09:00 is empty, or begins before an earlier one ends",
    ),
    (
        "[claims]",
        '[calendars.us]\ntime_zone = "America/New_York"\ncountry = "XX"\nworking_hours = "24x7"\n[claims]',
        "calendars.us.country",
        "the public holidays of 'XX' are not known",
    ),
    (
        "[claims]",
        '[calendars.us]\ntime_zone = "America/New_York"\nworking_hours = {}\n[claims]',
        "calendars.us.working_hours",
        "the calendar has no working time in the 400 days before 2027-12-26",
    ),
    ('id = "care"', 'id = "care"\ncalendar = "us"', "desks[0].calendar", "'us' is none of the calendars"),
    ('id = "shop"', 'id = "shop"\ncalendar = "us"', "merchants[0].calendar", "'us' is none of the calendars"),
    ('open_for = "7d"', 'open_for = "31d"', "poll.open_for", "is more than 30d: Telegram closes polls then"),
    ('reminder = "48h"', 'reminder = "7d"', "poll.reminder", "comes only after the poll has closed"),
    ("[limits]", "[limits]\nin_flight = 9", "limits.in_flight", "should be less than or equal to 8"),
    (
        "[limits]",
        "[limits]\noverall_per_second = 0",
        "limits.overall_per_second",
        "should be greater than or equal to 1",
    ),
    ("[limits]", "[limits]\n[web]\nport = 65536", "web.port", "should be less than or equal to 65535"),
    (
        "[limits]",
        '[limits]\n[logging]\nlevel = "loud"',
        "logging.level",
        "should be 'debug', 'info', 'warning' or 'error'",
    ),
    (
        "[limits]",
        '[limits]\n[database]\nuri = "db:27017"',
        "database.uri",
        "should begin with mongodb:// or mongodb+srv://, or be empty",
    ),
    (
        "[telegram]",
        '[telegram]\napi_server = "localhost:8081"',
        "telegram.api_server",
        "is not an address such as http://127.0.0.1:8081",
    ),
    (
        "[telegram]",
        '[telegram]\ntoken = "BotFather"',
        "telegram.token",
        "is not a token as BotFather gives it, such as 123456:ABC-def",
    ),
    ("[telegram]", '[telegram]\nmode = "push"', "telegram.mode", "should be 'polling' or 'webhook'"),
    (
        "[telegram]",
        WEBHOOK.replace("https:", "http:"),
        "telegram.webhook_url",
        "should be an https address: webhook mode needs one that Telegram can call",
    ),
    (
        "[telegram]",
        WEBHOOK.replace("https://bot.example/hook", ""),
        "telegram.webhook_url",
        "should be an https address: webhook mode needs one that Telegram can call",
    ),
    (
        "[telegram]",
        WEBHOOK.replace("bot.example", "bot.example:99999"),
        "telegram.webhook_url",
        "should be an https address: webhook mode needs one that Telegram can call",
    ),
    (
        "[telegram]",
        WEBHOOK.replace("bot.example", "bot.example:8000"),
        "telegram.webhook_url",
        "has a port that Telegram does not call: use one of 443, 80, 88, 8443",
    ),
    (
        "[telegram]",
        WEBHOOK.replace(SECRET, "fifteen-letters"),
        "telegram.webhook_secret",
        "should be 16 to 256 of A-Z, a-z, 0-9, _ and - in webhook mode",
    ),
    (
        "[telegram]",
        WEBHOOK.replace(SECRET, "sixteen letters!"),
        "telegram.webhook_secret",
        "should be 16 to 256 of A-Z, a-z, 0-9, _ and - in webhook mode",
    ),
    (
        "[claims]",
        f"{OUTSIDE}\n[claims]",
        "external[0]",
        "names no way there: give an address, a web page or a telephone number",
    ),
    (
        "[claims]",
        f'{OUTSIDE}\nphone = "1"\ncategories = ["weather"]\n[claims]',
        "external[0].categories",
        "'weather' is not one of the categories",
    ),
    (
        "[claims]",
        f'{OUTSIDE}\nphone = "1"\nrules = ["cn.gone"]\n[claims]',
        "external[0].rules",
        "'cn.gone' is not a rule of the packs in [rules]",
    ),
]


@pytest.mark.parametrize(("old", "new", "key", "reason"), REFUSALS, ids=[row[2] for row in REFUSALS])
def test_what_cannot_work_is_refused_with_file_key_and_reason(
    file: Path, old: str, new: str, key: str, reason: str
) -> None:
    changed(file, old, new)
    assert refusal(file) == f"FILE: {key}: {reason}"


def test_all_problems_are_told_at_once(file: Path) -> None:
    changed(file, 'desk = "care"\n', 'desk = "none"\n')
    changed(file, 'country = "DE"', 'country = "XX"')
    assert refusal(file).splitlines() == [
        "FILE: calendar.country: the public holidays of 'XX' are not known",
        "FILE: categories[1].desk: 'none' is neither 'merchant' nor a desk of the platform",
    ]


def test_a_file_without_desks_or_categories_is_refused(file: Path) -> None:
    text = file.read_text("utf-8")
    start, end = text.index("[[desks]]"), text.index("[[managers]]")
    file.write_text("desks = []\ncategories = []\n" + text[:start] + text[end:], "utf-8")
    assert "FILE: desks: has to name at least one" in refusal(file)
    assert "FILE: categories: has to name at least one" in refusal(file)


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    assert refusal(file) == "FILE: cannot be read: No such file or directory"
    file.write_bytes(b"[locale]\ndefault = 1 2")
    assert refusal(file).startswith("FILE: is not TOML: ")
    file.write_bytes(b"\xff\xfe")
    assert refusal(file) == "FILE: is not text in UTF-8"


def test_the_file_is_found_by_option_then_variable_then_folder(tmp_path: Path) -> None:
    named, by_variable = tmp_path / "a.toml", tmp_path / "b.toml"
    environ = {"ROUTER_CONFIG": str(by_variable)}
    assert find(named, environ, tmp_path) == named
    assert find(None, environ, tmp_path) == by_variable
    assert find(None, {}, tmp_path) == SHIPPED
    (tmp_path / "config.toml").touch()
    assert find(None, {}, tmp_path) == tmp_path / "config.toml"
    assert find(None, {"ROUTER_CONFIG": ""}, tmp_path) == tmp_path / "config.toml"


def test_webhook_mode_with_everything_is_accepted(file: Path) -> None:
    changed(file, "[telegram]", WEBHOOK)
    assert load(file, {}, TODAY).telegram.webhook_secret.get_secret_value() == SECRET


def test_an_own_api_server_may_call_a_webhook_without_https(file: Path) -> None:
    changed(file, "[telegram]", WEBHOOK.replace("https://bot.example", "http://127.0.0.1:8000"))
    environ = {"ROUTER_TELEGRAM__API_SERVER": "http://127.0.0.1:8081"}
    assert load(file, environ, TODAY).telegram.webhook_url == "http://127.0.0.1:8000/hook"


def test_the_environment_stands_above_the_file(file: Path) -> None:
    environ = {
        "ROUTER_CONFIG": "elsewhere.toml",
        "ROUTER_TELEGRAM__TOKEN": "123456:ABC-def",
        "ROUTER_TELEGRAM__API_SERVER": "http://127.0.0.1:8081",
        "ROUTER_DATABASE__URI": "mongodb://db.example/",
        "ROUTER_DATABASE__DATA": "elsewhere",
        "ROUTER_WEB__PORT": "9000",
        "ROUTER_WEB__HEALTH": "false",
        "ROUTER_LADDER__VERDICT": "10d",
        "ROUTER_LADDER__CONSUMER_REMINDERS": '["1h"]',
        "ROUTER_DEFAULTS__CLOCKS__DECISION": "9d",
        "ROUTER_CALENDAR__QUIET_HOURS": "",
        "ROUTER_CALENDAR__WORKING_HOURS__SUN": '["10:00-11:00"]',
        "ROUTER_LOCALE__DEFAULT": "en",
        "ROUTER_CONTACTS__HOURS": '{"en": "always"}',
        "PATH": "unrelated",
        "MY_ROUTER_TYPO": "unrelated",
    }
    settings = load(file, environ, TODAY)
    policy = settings.policy(TODAY)
    assert settings.telegram.token.get_secret_value() == "123456:ABC-def"
    assert settings.telegram.api_server == "http://127.0.0.1:8081"
    assert settings.database.uri.get_secret_value() == "mongodb://db.example/"
    assert settings.database.data == Path("elsewhere")
    assert (settings.web.port, settings.web.health, settings.web.host) == (9000, False, "127.0.0.1")
    assert policy.ladder.verdict == Duration(10, "d")
    assert policy.ladder.consumer_reminders == (Duration(1, "h"),)
    assert policy.ladder.refusal == Duration(7, "d")
    assert policy.categories["service"].clocks.decision == Duration(9, "d")
    assert policy.quiet.start == policy.quiet.end
    assert policy.calendar.week[6] == (parse_interval("10:00-11:00"),)
    assert policy.calendar.week[0] == (parse_interval("09:00-17:00"),)
    assert policy.contacts.hours == {"en": "always"}


def test_the_process_s_own_environment_is_not_read(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROUTER_WEB__PORT", "9000")
    assert load(file, {}, TODAY).web.port == 8080


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("ROUTER_TYPO", "1", "is not a known variable"),
        ("ROUTER_TELEGRAM", "{}", "is not a known variable"),
        ("ROUTER_TELEGRAMM__TOKEN", "1", "is not a known variable"),
        ("ROUTER_DESKS", "[]", "is not a known variable"),
        ("ROUTER_DESKS__0__ID", "x", "is not a known variable"),
        ("ROUTER_TELEGRAM__TOKENN", "1", "is not a known key"),
        ("ROUTER_TELEGRAM__MODE", "push", "should be 'polling' or 'webhook'"),
        ("ROUTER_TELEGRAM__MODE__X", "push", "should be 'polling' or 'webhook'"),
        ("ROUTER_LIMITS__IN_FLIGHT", "0", "should be greater than or equal to 1"),
        ("ROUTER_LADDER__VERDICT", "0d", "0d leaves no time at all"),
        ("ROUTER_LADDER__OUTSIDE", '["7x"]', "'7x' is not a duration such as 24h, 7d, 2wh or 7wd"),
        ("ROUTER_LADDER__OUTSIDE", "7wd", "is not JSON, as lists and tables are written here"),
        ("ROUTER_CALENDAR__COUNTRY", "XX", "the public holidays of 'XX' are not known"),
    ],
)
def test_the_environment_is_checked_as_the_file_is(file: Path, name: str, value: str, reason: str) -> None:
    assert refusal(file, {name: value}) == f"environment: {name}: {reason}"


def test_secrets_are_in_no_text_about_the_settings(file: Path) -> None:
    environ = {
        "ROUTER_TELEGRAM__TOKEN": f"123:{SECRET}",
        "ROUTER_TELEGRAM__WEBHOOK_SECRET": SECRET,
        "ROUTER_DATABASE__URI": f"mongodb://user:{SECRET}@db.example/",
    }
    settings = load(file, environ, TODAY)
    texts = [repr(settings), str(settings), settings.model_dump_json(), repr(settings.telegram)]
    assert not [text for text in texts if SECRET in text]


@pytest.mark.parametrize("name", ["TELEGRAM__TOKEN", "TELEGRAM__WEBHOOK_SECRET", "DATABASE__URI"])
def test_secrets_are_in_no_refusal(file: Path, name: str) -> None:
    text = refusal(file, {f"ROUTER_{name}": f"{SECRET} {SECRET}", "ROUTER_TELEGRAM__MODE": "webhook"})
    assert f"ROUTER_{name}" in text
    assert SECRET not in text


def test_the_policy_s_version_follows_what_the_policy_says(file: Path) -> None:
    version = version_of(file)
    assert len(version) == 12
    changed(file, "[ladder]", "# a comment\n[web]\nport = 9000\n[ladder]")
    assert version_of(file) == version
    changed(file, 'verdict = "7d"', 'verdict = "8d"')
    assert version_of(file) != version


def version_of(file: Path) -> str:
    return load(file, {}, TODAY).policy(TODAY).version


def chinese(overrides: str = "{}", makeup: str = '["09:00-12:00"]') -> str:
    return SMALL.replace(
        'country = "DE"\nworking_hours = { mon = ["09:00-17:00"], sat = ["10:00-12:00", "13:00-14:00"] }',
        f'country = "CN"\noverrides = {overrides}\nworking_hours = {{ fri = ["09:00-17:00"] }}',
    ).replace('makeup = ["09:00-12:00"]', f"makeup = {makeup}")


def chinese_policy(file: Path, **changes: str) -> Policy:
    file.write_text(chinese(**changes), "utf-8")
    return load(file, {}, TODAY).policy(TODAY)


def test_public_holidays_and_make_up_days_come_with_the_country(file: Path) -> None:
    calendar = chinese_policy(file).calendar
    # Friday 20 February 2026 is taken off, Saturday the 14th worked in exchange; the 27th is a plain Friday.
    assert not working_day(date(2026, 2, 20), calendar)
    assert working_day(date(2026, 2, 14), calendar)
    assert working_day(date(2026, 2, 27), calendar)
    assert {day.year for day in calendar.holidays} == {2025, 2026, 2027, 2028, 2029}


def test_without_hours_for_make_up_days_they_are_days_of_rest(file: Path) -> None:
    assert not working_day(date(2026, 2, 14), chinese_policy(file, makeup="[]").calendar)


def test_overrides_beat_the_country(file: Path) -> None:
    overrides = '{ 2026-02-20 = ["10:00-11:00"], 2026-02-27 = [] }'
    calendar = chinese_policy(file, overrides=overrides).calendar
    assert working_day(date(2026, 2, 20), calendar)
    assert not working_day(date(2026, 2, 27), calendar)


def test_years_whose_make_up_days_are_not_published_are_told(file: Path) -> None:
    file.write_text(chinese(), "utf-8")
    assert unpublished_years(load(file, {}, TODAY).calendar, TODAY) == [2027, 2028, 2029]
    file.write_text(chinese(overrides='{ 2027-02-20 = ["09:00-12:00"], 2028-02-05 = [] }'), "utf-8")
    assert unpublished_years(load(file, {}, TODAY).calendar, TODAY) == [2028, 2029]


OTHERS = """
[calendars.berlin]
time_zone = "Europe/Berlin"
country = "DE"
subdivision = "BY"
working_hours = { tue = ["08:00-16:00"] }
[calendars.night]
time_zone = "America/New_York"
country = "CN"
working_hours = "24x7"
overrides = { 2026-12-25 = [] }
[claims]"""


def test_desks_and_merchants_may_work_by_a_calendar_of_their_own(file: Path) -> None:
    changed(file, "[claims]", OTHERS)
    changed(file, 'id = "shop"', 'id = "shop"\ncalendar = "berlin"')
    policy = load(file, {}, TODAY).policy(TODAY)
    assert (policy.calendar_id("shop"), policy.calendar_id("care"), policy.calendar_id("new")) == (
        "berlin",
        "",
        "",
    )
    berlin = policy.calendar_named("berlin")
    assert berlin.week[1] == (parse_interval("08:00-16:00"),)
    assert date(2026, 1, 6) in berlin.holidays, "Epiphany, which only some of Germany keeps"
    assert date(2026, 1, 6) not in policy.calendar.holidays
    assert policy.calendar_named("gone") is policy.calendar


def test_who_works_at_every_hour_knows_no_holidays_but_what_is_overridden(file: Path) -> None:
    changed(file, "[claims]", OTHERS)
    settings = load(file, {}, TODAY)
    night = settings.policy(TODAY).calendar_named("night")
    days = [date(2026, 2, day) for day in range(1, 29)]
    assert all(working_day(day, night) for day in days)
    assert not working_day(date(2026, 12, 25), night)
    assert unpublished_years(settings.calendars["night"], TODAY) == []


def test_quiet_hours_are_the_house_s_by_each_desk_s_own_clocks(file: Path) -> None:
    changed(file, "[claims]", OTHERS)
    changed(file, 'id = "shop"', 'id = "shop"\ncalendar = "night"')
    policy = load(file, {}, TODAY).policy(TODAY)
    assert policy.quiet_in(policy.calendar_id("care")) == policy.quiet
    there = replace(policy.quiet, zone=ZoneInfo("America/New_York"))
    assert policy.quiet_in(policy.calendar_id("shop")) == there


def test_a_country_without_make_up_days_lacks_none(file: Path) -> None:
    assert unpublished_years(load(file, {}, TODAY).calendar, TODAY) == []
    changed(file, 'country = "DE"', 'country = ""')
    settings = load(file, {}, TODAY)
    assert unpublished_years(settings.calendar, TODAY) == []
    assert settings.policy(TODAY).calendar.holidays == frozenset()
