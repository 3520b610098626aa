"""How much is measured."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """The sizes of all parts. Times in seconds."""

    forked: bool = False
    """Whether bots are forked from one that has imported everything: sooner, and not as people start them."""
    server: str = ""
    """The address of a database server for all parts; each has one of its own otherwise."""

    people: int = 200
    messages: int = 500
    bursts: int = 3
    singles: int = 60
    past: int = 2_000

    categories: int = 200
    questions: int = 2_000
    """How often the next question of a filing is looked for."""

    limited_people: int = 200
    limited_groups: int = 10
    window: float = 60.0
    """For so long what the limits let through is counted,"""
    settling: float = 5.0
    """so long after the first message: bursts are over then."""
    wave: bool = True
    """Whether groups alone are measured too, which takes a minute."""

    reminders: int = 10_000
    relayed: int = 120
    gap: float = 0.5
    """Between two messages that are relayed."""
    pool: int = 60
    """Groups of the desk: each gets few enough messages a minute for its own limit to play no part."""

    posted: int = 1_500
    """Updates posted to webhooks, each of another person."""

    workers: tuple[int, ...] = (1, 2)
    """With so many."""

    stories: int = 5
    """Ordinary stories in which the messages to groups are counted."""
    taps: int = 100
    """On cards, each measured alone."""

    kills: int = 5
    stops: int = 5
    """How often the holder of the lease is killed, and how often it is told to stop."""

    marks: tuple[int, ...] = (10_000, 50_000, 100_000)
    """After so many updates memory is looked at."""

    stock: tuple[int, ...] = (1_000, 100_000, 300_000)
    """Complaints in the database when it is swept, digested and searched;"""
    due: int = 10_000
    """so many more are due then, half as many as there are at most;"""
    looks: int = 200
    """sweeps that find nothing;"""
    searches: int = 60
    """and searches of each kind."""

    sums: int = 20_000
    loops: int = 20
    """Sums of working time, by arithmetic and minute by minute."""


QUICK = Load(
    forked=True,
    people=5,
    messages=10,
    bursts=1,
    singles=3,
    past=20,
    categories=20,
    questions=5,
    limited_people=5,
    limited_groups=2,
    window=0.5,
    settling=0.5,
    wave=False,
    reminders=150,
    relayed=3,
    gap=0.1,
    pool=2,
    posted=10,
    workers=(2,),
    stories=0,
    taps=4,
    kills=1,
    stops=0,
    marks=(100, 200),
    stock=(20, 40),
    due=10,
    looks=3,
    searches=3,
    sums=10,
    loops=1,
)
"""Only to see that it runs: the numbers mean nothing."""
