"""Every complaint knows its place: the carets stand under what is wrong."""

import pytest

from drill.expr import ExpressionError, author, constant, student

NAMES = ["x", "y", "w"]

PICTURES = [
    (student, "2*(x + q)", "2*(x + q)", "       ^"),
    (student, "x + + ", "x + + ", "      ^"),
    (student, "(x + 1", "(x + 1", "^"),
    (student, "x + 1)", "x + 1)", "     ^"),
    (student, "(x + 1]", "(x + 1]", "      ^"),
    (student, "x & y", "x & y", "  ^"),
    (student, "w.shape*x", "w.shape*x", " ^^^^^^"),
    (student, "max()", "max()", "^^^^^"),
    (student, "x = 2", "x = 2", "  ^"),
    (student, "ж*x", "ж*x", "^"),
    (student, "x * 'кот'", "x * 'кот'", "    ^"),
    (student, "x**", "x**", "   ^"),
    (author, "x for x in y", "x for x in y", "  ^^^"),
    (author, "f(x=1)", "f(x=1)", "^"),
    (author, "abs(x=1)", "abs(x=1)", "     ^"),
    (author, "abs(*x)", "abs(*x)", "    ^"),
    (author, "x if y", "x if y", "      ^"),
    (author, "(x := 1)", "(x := 1)", "   ^^"),
    (student, "x + слон", "x + слон", "    ^^^^"),
    (student, "2 cлoна", "2 cлoна", "  ^^^^^"),
    (author, "x[1", "x[1", " ^"),
    (author, "x[]", "x[]", "  ^"),
    (author, "(x + 1)[0]", "(x + 1)[0]", "       ^"),
    (author, "2x", "2x", " ^"),
    (author, "x == 1,5", "x == 1,5", "      ^"),
    (author, "007", "007", "^^^"),
    (author, "x\n + q(1)", " + q(1)", "   ^"),
    (author, "\tx $", " x $", "   ^"),
    (author, "", "", "^"),
]


@pytest.mark.parametrize(("read", "text", "line", "carets"), PICTURES)
def test_carets_stand_under_the_place(read, text, line, carets):
    """The pointer is two lines: the text and carets under what the complaint is about."""
    with pytest.raises(ExpressionError) as refused:
        read(text, NAMES) if read is student else read(text)
    assert refused.value.pointer().split("\n") == [line, carets]
    assert refused.value.text == text
    assert str(refused.value) == refused.value.complaint


def test_a_fault_of_evaluation_points_at_the_part_that_has_no_value():
    """A division by zero deep inside is shown where it stands."""
    with pytest.raises(ExpressionError) as fault:
        author("1 + (x + 2)/(y - 1) + w")({"x": 1, "y": 1, "w": 0})
    assert fault.value.pointer().split("\n")[1] == "    ^^^^^^^^^^^^^^^"


def test_a_long_text_is_cut_round_the_place():
    """The carets of a long text stay on the screen and under the same sign."""
    for before, after in [(0, 400), (300, 0), (150, 150)]:
        text = "x+" * before + "$" + "+x" * after
        with pytest.raises(ExpressionError) as refused:
            constant(text)
        line, carets = refused.value.pointer().split("\n")
        assert len(line) <= 75
        assert line[carets.index("^")] == "$"


def test_wide_and_combining_signs_keep_the_carets_aligned():
    """A sign that takes two columns or none moves the carets accordingly."""
    assert ExpressionError("測x", 1, 2, "").pointer() == "測x\n  ^"
    assert ExpressionError("y\u0302x", 2, 3, "").pointer() == "y\u0302x\n ^"


def test_a_pointer_can_always_be_written():
    """Control signs and lone surrogates are replaced by something that a terminal can show."""
    for text in ("\ud800", "a\x00", "\x1b[31m"):
        with pytest.raises(ExpressionError) as refused:
            constant(text)
        refused.value.pointer().encode()
        str(refused.value).encode()
        assert "\x1b" not in refused.value.pointer() + str(refused.value)
