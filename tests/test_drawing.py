"""Drawing: deterministic for ever, conditions hold, only what must be is drawn again."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.drawing import MOST_DRAWS, NoVariant, Tally, draw
from drill.streams import Stream
from tests.small import small_item

PINNED = Path(__file__).with_name("pinned_draws.json")


def params(seed: int = 1, **raw):
    """The parameters that a small item draws."""
    return dict(draw(small_item(**raw), seed).params)


class TestTheFormsOfADraw:
    """What a parameter may say of how it is drawn."""

    def test_integers_lie_between_bounds_with_gaps_and_steps(self):
        """`not` leaves values out, `step` skips."""
        rule = {"integers": [-4, 8], "step": 2, "not": [0]}
        seen = {params(seed, params={"x": {"book": 2, "draw": rule}})["x"] for seed in range(200)}
        assert seen == {-4, -2, 2, 4, 6, 8}
        assert all(type(value) is int for value in seen)

    def test_multiples_are_the_numbers_as_they_are_shown(self):
        """No 0.30000000000000004."""
        rule = {"multiples": [0.1, 0.5], "step": 0.1}
        seen = {params(seed, params={"x": {"book": 0.1, "draw": rule}})["x"] for seed in range(100)}
        assert seen == {0.1, 0.2, 0.3, 0.4, 0.5}

    def test_a_bound_may_be_an_expression_of_earlier_parameters(self):
        """A place inside a row whose length was drawn before."""
        spec = {"n": {"book": 3, "draw": {"integers": [2, 5]}}, "k": {"book": 0, "draw": {"integers": [1, "n - 1"]}}}
        for seed in range(60):
            drawn = params(seed, params=spec)
            assert 1 <= drawn["k"] <= drawn["n"] - 1

    def test_a_shape_may_follow_another_parameter(self):
        """As many y as x."""
        spec = {
            "n": {"book": 3, "draw": {"integers": [2, 5]}},
            "x": {"book": [1, 2, 3], "draw": {"integers": [0, 9], "shape": ["n", 2]}},
        }
        for seed in range(20):
            drawn = params(seed, params=spec)
            assert len(drawn["x"]) == drawn["n"]
            assert all(len(row) == 2 for row in drawn["x"])

    def test_distinct_entries_differ_and_sorted_ones_ascend(self):
        """Roots in increasing order."""
        rule = {"integers": [-3, 3], "shape": [3], "distinct": True, "sorted": True}
        for seed in range(50):
            x = params(seed, params={"x": {"book": [1, 2, 3], "draw": rule}})["x"]
            assert x == sorted(set(x))

    def test_a_fraction_is_drawn_as_a_number_and_a_code_as_a_code(self):
        """`1/9` is a ninth; `tanh` stays a word."""
        assert params(params={"x": {"book": 1, "draw": {"one_of": ["1/9"]}}})["x"] == pytest.approx(1 / 9, abs=1e-15)
        assert params(params={"x": {"book": "tanh", "draw": {"one_of": ["tanh"]}}})["x"] == "tanh"

    def test_a_value_is_computed_from_earlier_parameters(self):
        """Not drawn at all."""
        spec = {"x": {"book": 2, "draw": {"integers": [1, 9]}}, "d": {"book": 4, "draw": {"value": "2*x"}}}
        drawn = params(5, params=spec)
        assert drawn["d"] == 2 * drawn["x"]

    def test_a_parameter_without_a_draw_keeps_the_books_value(self):
        """So does everything without a seed."""
        assert params(3, params={"x": {"book": 7}})["x"] == 7
        item = small_item(params={"x": {"book": 7, "draw": {"integers": [1, 3]}}})
        assert draw(item, None).params == {"x": 7}


class TestConditions:
    """What a drawn variant must satisfy."""

    def test_conditions_hold_in_every_variant(self):
        """On parameters and on the solution alike."""
        item = small_item(
            solver="running_mean",
            params={
                "beta": {"book": 0.9, "draw": {"one_of": [0.9, 0.8, 0.7, 0.6]}},
                "t": {"book": 3, "draw": {"integers": [2, 6]}},
            },
            require=["beta < 0.9", "k > 0.5"],
            parts={"k": {"kind": "number", "ask": "k"}},
        )
        for seed in range(40):
            drawn = draw(item, seed).params
            assert drawn["beta"] < 0.9
            assert 1 - drawn["beta"] ** drawn["t"] > 0.5

    def test_only_what_was_drawn_since_the_last_passed_condition_is_drawn_again(self):
        """An early parameter keeps its first draw however often a later one is refused."""
        spec = {
            "x": {"book": 1, "draw": {"integers": [1, 1000]}},
            "y": {"book": 1, "draw": {"integers": [1, 40]}},
        }
        for seed in range(20):
            drawn = params(seed, params=spec, require=["x > 0", "y >= 36"])
            assert drawn["x"] == Stream(f"15z|{seed}|x|1").integer(1, 1000)

    def test_a_block_tried_in_vain_gives_the_block_before_it_a_new_draw(self):
        """A dead end is never final: some x admit no y."""
        spec = {
            "x": {"book": 1, "draw": {"integers": [1, 4]}},
            "y": {"book": 4, "draw": {"integers": [1, 4]}},
        }
        for seed in range(30):
            drawn = params(seed, params=spec, require=["x > 0", "x*y == 4"])
            assert drawn["x"] * drawn["y"] == 4

    def test_an_impossible_condition_is_named_after_a_bounded_number_of_draws(self):
        """The condition that refused most stands in the message."""
        tally = Tally()
        item = small_item(params={"x": {"book": 1, "draw": {"integers": [1, 9]}}}, require=["x > 0", "x > 9"])
        with pytest.raises(NoVariant, match="x > 9"):
            draw(item, 0, tally)
        assert tally.draws == MOST_DRAWS + 1

    def test_another_machines_last_bit_decides_nothing(self):
        """0.1 + 0.2 is 0.3 in a condition."""
        assert params(params={"x": {"book": 0.3, "draw": {"one_of": [0.3]}}}, require=["x == 0.1 + 0.2"])["x"] == 0.3


class TestMistakesInTheDraw:
    """Every computed mistake keeps more than two tolerances from the truth."""

    SPEC = {"x": {"book": 2, "draw": {"integers": [0, 3]}}}

    def with_mistake(self, **flags):
        """An item that asks for a square and knows the mistake of doubling."""
        return small_item(
            params=self.SPEC,
            parts={"w": {"kind": "number", "ask": "w", "value": "x**2"}},
            mistakes={"doubled": {"answers": {"w": "2*x"}, "tell": "Это удвоение.", **flags}},
        )

    def test_a_variant_that_hides_a_mistake_is_refused(self):
        """2 x 2 is 2 squared: x = 0 and x = 2 are never drawn."""
        assert {draw(self.with_mistake(), seed).params["x"] for seed in range(60)} == {1, 3}

    def test_a_mistake_that_may_equal_the_truth_may_be_absent(self):
        """Then it simply does not exist in that variant."""
        assert {draw(self.with_mistake(may_equal=True), seed).params["x"] for seed in range(60)} == {0, 1, 2, 3}

    def test_even_such_a_mistake_may_not_be_nearly_right(self):
        """Within two tolerances but not equal refuses the variant for it too."""
        item = small_item(
            params={"x": {"book": 1, "draw": {"integers": [1, 4]}}},
            parts={"w": {"kind": "number", "ask": "w", "tolerance": "1 decimals", "value": "x"}},
            mistakes={"near": {"answers": {"w": "x + 0.1*(x - 1)"}, "tell": "Близко.", "may_equal": True}},
        )
        assert {draw(item, seed).params["x"] for seed in range(60)} == {1, 4}


class TestForEver:
    """(item, seed) gives the same parameters always."""

    @given(st.integers(0, 9999))
    def test_neighbouring_seeds_and_parameters_are_independent(self, seed):
        """Each parameter has a stream of its own: a new one in front changes nothing behind it."""
        x = {"book": 1, "draw": {"integers": [1, 10_000]}}
        alone = params(seed, params={"x": x})
        beside = params(seed, params={"a": {"book": 1, "draw": {"integers": [1, 9]}}, "x": x})
        assert alone["x"] == beside["x"]

    def test_drawn_values_are_pinned(self):
        """Some hundred drawn values stand in a file, so that no upgrade changes them unnoticed.

        Set MASHA_PINS=write to pin what is drawn now: that is a new revision of the items that changed.
        """
        from tests.problems.conftest import IDS, the_item

        drawn = {f"{i}:{seed}": dict(draw(the_item(i), seed).params) for i in IDS for seed in (0, 7, 4242)}
        if os.environ.get("MASHA_PINS") == "write":
            lines = (f"{json.dumps(code)}: {json.dumps(values)}" for code, values in drawn.items())
            PINNED.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
        pinned = json.loads(PINNED.read_text(encoding="utf-8"))
        changed = sorted(code for code in drawn.keys() | pinned.keys() if drawn.get(code) != pinned.get(code))
        assert not changed, "new, gone or drawn otherwise: raise their revision and run with MASHA_PINS=write"
