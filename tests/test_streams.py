"""Randomness is a function of its name, on every machine for ever."""

from __future__ import annotations

import hashlib
import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.streams import Stream


def test_a_stream_is_pythons_own_generator_seeded_with_eight_bytes_of_sha256():
    """Whoever knows the name can draw the same numbers without this project."""
    name = "15b|7|x|1"
    judge = random.Random(int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big"))
    stream = Stream(name)
    assert [stream.random() for _ in range(5)] == [judge.random() for _ in range(5)]


def test_the_first_numbers_of_a_stream_are_pinned():
    """No upgrade changes them unnoticed."""
    stream = Stream("15b|7|x|1")
    assert [stream.integer(1, 100) for _ in range(8)] == [34, 70, 16, 41, 93, 16, 99, 4]
    assert Stream("порядок").shuffled("абвгд") == list("авгдб")


@given(st.integers(-50, 50), st.integers(0, 40), st.text(max_size=20))
def test_an_integer_lies_between_its_bounds_both_included(low, width, name):
    """Nothing outside is ever drawn."""
    stream = Stream(name)
    assert all(low <= stream.integer(low, low + width) <= low + width for _ in range(50))


def test_every_value_is_drawn_about_as_often():
    """Six thousand throws of a die stay within five standard deviations of a thousand each."""
    throws = Counter(Stream(f"die|{k}").integer(1, 6) for k in range(6000))
    assert set(throws) == {1, 2, 3, 4, 5, 6}
    assert all(abs(count - 1000) < 5 * 29 for count in throws.values())


def test_weights_say_how_often_an_option_is_picked():
    """An option twice as heavy comes about twice as often; one of weight 0 never."""
    picks = Counter(Stream(f"w|{k}").pick("abc", (2, 1, 0)) for k in range(3000))
    assert picks["c"] == 0
    assert 1.7 < picks["a"] / picks["b"] < 2.3


@given(st.lists(st.integers(), max_size=12), st.text(max_size=10))
def test_a_shuffle_loses_and_adds_nothing(options, name):
    """The same things in some order."""
    assert sorted(Stream(name).shuffled(options)) == sorted(options)


def test_a_sample_takes_different_places_and_refuses_more_than_there_are():
    """Drawing without putting back."""
    assert len(set(Stream("s").sample(range(10), 10))) == 10
    with pytest.raises(ValueError, match="4 of 3"):
        Stream("s").sample("abc", 4)
