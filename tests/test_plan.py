"""A session takes the items in their order, and takes up what was interrupted."""

from __future__ import annotations

from drill import plan
from drill.digest import digested
from drill.facts import Attempt, Shown
from drill.plan import Plan, Turn
from drill.progress import Work

AT = "2026-11-23T17:05:11+03:00"

SHEET = [(item, None) for item in ("15a", "15b", "15c", "15d")]


def work(number, item, verdict=None, seed=1):
    """A variant shown, and answered if there is a verdict."""
    shown = Shown(item, seed, 1, {}, ("w",), AT, number)
    attempts = (Attempt(number, {"w": "1"}, {"w": 1}, {"w": verdict}, (), 0, 1.0, AT),) if verdict else ()
    return Work(shown, attempts)


def planned(targets, done, **how):
    """The session after these variants."""
    items = {one.shown.item for one in done}
    return plan.planned(
        targets, {item: digested(item, [one for one in done if one.shown.item == item]) for item in items}, **how
    )


def order(made):
    """The items with their places."""
    return [(turn.item, turn.place) for turn in made.turns]


def test_items_come_in_the_order_of_the_targets():
    """Each once, counted from one."""
    made = planned(SHEET, [])
    assert order(made) == [("15a", 1), ("15b", 2), ("15c", 3), ("15d", 4)]
    assert made.total == 4


def test_a_target_named_twice_is_asked_once():
    """`drill 15b 15` asks 15b in its first place."""
    assert [turn.item for turn in planned([("15b", None), *SHEET], []).turns] == ["15b", "15a", "15c", "15d"]


def test_the_session_goes_on_where_it_stopped():
    """What was solved before the open variant is counted and not asked again."""
    made = planned(SHEET, [work(1, "15a", "right"), work(2, "15b", "right"), work(3, "15c")])
    assert order(made) == [("15c", 3), ("15d", 4)]
    assert made.total == 4


def test_what_was_passed_over_comes_at_the_end():
    """Items before the open variant that were never solved are still owed."""
    made = planned(SHEET, [work(1, "15b", "right"), work(2, "15c")])
    assert order(made) == [("15c", 2), ("15d", 3), ("15a", 4)]


def test_what_was_solved_since_is_not_asked_again():
    """A skipped task that came again last does not bring back those solved in between."""
    made = planned(SHEET, [work(1, "15c", "right"), work(2, "15a"), work(3, "15b", "right")])
    assert order(made) == [("15a", 2), ("15c", 3), ("15d", 4)]


def test_the_variant_left_open_last_comes_first():
    """Others that are open come when it is their turn."""
    assert order(planned(SHEET, [work(1, "15d"), work(2, "15b")]))[0] == ("15b", 1)


def test_a_seed_asked_for_resumes_only_its_own_variant():
    """An open variant with other numbers does not come first."""
    targets = [("15a", 7), ("15b", 7)]
    assert order(planned(targets, [work(1, "15b", seed=8)]))[0] == ("15a", 1)
    assert order(planned(targets, [work(1, "15b", seed=7)]))[0] == ("15b", 1)


def test_a_number_of_tasks_starts_again_when_targets_are_used_up():
    """Fresh numbers: a seed asked for goes up by one in each round."""
    assert planned([("15a", None), ("15b", 7)], [], count=5) == Plan(
        (Turn("15a", None, 1), Turn("15b", 7, 2), Turn("15a", None, 3), Turn("15b", 8, 4), Turn("15a", None, 5)), 5
    )


def test_new_leaves_out_what_was_solved_once():
    """Wrong answers do not make an item old."""
    done = [work(1, "15a", "right"), work(2, "15b", "wrong")]
    assert {turn.item for turn in planned(SHEET, done, new=True).turns} == {"15b", "15c", "15d"}


def test_weak_takes_what_went_wrong():
    """Only items whose latest variant gave trouble."""
    done = [work(1, "15a", "right"), work(2, "15b", "wrong"), work(3, "15c", "wrong"), work(4, "15c", "right")]
    assert [turn.item for turn in planned(SHEET, done, weak=True).turns] == ["15b"]


def test_nothing_to_do_is_an_empty_plan():
    """Even where a number of tasks is asked for."""
    assert planned(SHEET, [], weak=True, count=3) == Plan((), 0)


def test_a_shuffled_session_begins_with_what_was_open():
    """The rest follows in the shuffled order; nothing is left out."""
    made = planned(SHEET, [work(1, "15a", "right"), work(2, "15c")], shuffled=lambda targets: targets[::-1])
    assert order(made) == [("15c", 1), ("15b", 2), ("15a", 3), ("15d", 4)]
