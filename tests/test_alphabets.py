"""Letters of the wrong alphabet are found where people read them."""

from __future__ import annotations

import pytest

from drill.alphabets import alphabet_complaints


@pytest.mark.parametrize(
    ("text", "offset", "complaint"),
    [
        ("Посчитай cтолбец.", 9, "слово «cтолбец»: буква «c» здесь латинская, а нужна русская «с»"),
        ("Слой dеnse.", 5, "слово «dеnse»: буква «е» здесь русская, а нужна латинская «e»"),
        ("обучение c учителем", 9, "«…обучение c учителем…»: буква «c» латинская, а нужна русская «с»"),
        (r"шаг $\eta \cdot х$", 16, r"в формуле «$\eta \cdot х$» буква «х» русская, а нужна латинская «x»"),
        ("$$w_{с} = 1$$", 5, "в формуле «$$w_{с} = 1$$» буква «с» русская, а нужна латинская «c»"),
    ],
)
def test_a_letter_of_the_wrong_alphabet_is_told_with_its_place(text, offset, complaint):
    """In words of both alphabets, standing alone between Russian words, and in formulas."""
    assert list(alphabet_complaints(text)) == [(offset, complaint)]


@pytest.mark.parametrize(
    "text",
    [
        r"Слой $a$ и $\text{с учётом х}$, имя `W1`, число <<x|fixed 2>>.",
        r"ReLU-нейрон, softmax и LSTM: веса не общие.",
        "Точки A и B лежат на прямой.",
        "вес $w$ и $$X = <<х>>$$",
        "варианты a, b, c",
    ],
)
def test_letters_in_their_place_are_let_be(text):
    r"""Names in code, slots, `\text` in formulas, foreign words with a hyphen, points called by letters."""
    assert list(alphabet_complaints(text)) == []
