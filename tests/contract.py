"""The JSON contracts as schemas: what other programs rely on."""

from __future__ import annotations

from typing import Any

JSON = dict[str, Any]


def record(properties: JSON, optional: tuple[str, ...] = (), **rest: Any) -> JSON:
    """An object with exactly these keys, of which some may be absent."""
    return {
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in optional],
        "additionalProperties": False,
        **rest,
    }


TEXT = {"type": "string"}
WORDS = {"type": "string", "minLength": 1}
ID = {"type": "string", "pattern": "^[1-9][0-9]*[a-z]$"}
LETTER = {"type": ["string", "null"], "pattern": "^[а-яё]$"}
SEED = {"type": ["integer", "null"], "minimum": 0}
KIND = {"enum": ["number", "integer", "vector", "matrix", "choice", "multichoice", "formula", "witness"]}
VALUE = {"type": ["number", "string", "boolean", "array"]}
NAMES = {"type": "array", "items": TEXT}

LISTING = record(
    {
        "sheets": {
            "type": "array",
            "items": record(
                {
                    "id": {"type": "string", "pattern": "^sheet[1-9]$"},
                    "number": {"type": "integer"},
                    "title": WORDS,
                    "items": {
                        "type": "array",
                        "items": record(
                            {
                                "id": ID,
                                "exercise": {"type": "integer"},
                                "letter": LETTER,
                                "title": WORDS,
                                "label": WORDS,
                                "kinds": {"type": "array", "items": KIND, "minItems": 1, "uniqueItems": True},
                                "origin": {"enum": ["book", "added"]},
                            }
                        ),
                    },
                }
            ),
        }
    }
)

VARIABLE = record({"tex": WORDS, "is": {"type": "string", "pattern": "^(число|вектор|матрица|функция)( .*)?$"},
                   "equals": {"type": ["string", "null"]}})  # fmt: skip

PART = record(
    {
        "name": WORDS,
        "kind": KIND,
        "shape": {"type": ["array", "null"], "items": {"type": "integer", "minimum": 1}},
        "tolerance": {"type": ["string", "null"]},
        "ask": WORDS,
        "example": WORDS,
        "options": {"type": "array", "items": record({"key": WORDS, "text": WORDS}), "minItems": 2},
        "variables": {"type": "object", "additionalProperties": VARIABLE},
    },
    optional=("options", "variables"),
)

SHOWN_KEYS: JSON = {
    "id": ID,
    "seed": SEED,
    "sheet": {"type": "string", "pattern": "^sheet[1-9]$"},
    "exercise": {"type": "integer"},
    "letter": LETTER,
    "title": WORDS,
    "label": WORDS,
    "params": {"type": "object", "additionalProperties": VALUE},
    "task": WORDS,
    "conventions": TEXT,
    "parts": {"type": "array", "items": PART, "minItems": 1},
}

SHOWN = record({**SHOWN_KEYS, "open": record({"question": WORDS})}, optional=("open",))

SOLVED = record(
    {
        **SHOWN_KEYS,
        "open": record({"question": WORDS, "reference": WORDS}),
        "answers": {"type": "object", "additionalProperties": VALUE},
        "workings": {"type": "object", "additionalProperties": VALUE},
        "steps": {"type": "array", "items": WORDS, "minItems": 1},
        "mistakes": {
            "type": "array",
            "items": record(
                {"name": WORDS, "answers": {"type": "object", "additionalProperties": VALUE}, "tell": WORDS}
            ),
        },
        "errata": WORDS,
    },
    optional=("open", "errata"),
)

VERDICT = {"enum": ["right", "close", "wrong", "unreadable", "missing"]}

CHECKED_KEYS: JSON = {
    "id": ID,
    "seed": SEED,
    "verdict": VERDICT,
    "parts": {
        "type": "object",
        "additionalProperties": record(
            {
                "verdict": VERDICT,
                "read": {"type": ["number", "string", "array", "null"]},
                "wrong_at": {"type": "array"},
                "mistake": {"type": ["string", "null"]},
                "also": NAMES,
                "followed": {"type": "boolean"},
                "message": TEXT,
            }
        ),
    },
}

CHECKED = record(CHECKED_KEYS)

GRADED = {
    "oneOf": [
        {**record({**CHECKED_KEYS, "unknown": NAMES}, optional=("unknown",)), "additionalProperties": True},
        {**record({"error": WORDS, "line": {"type": "integer", "minimum": 1}}), "additionalProperties": True},
    ]
}

COUNT = {"type": "integer", "minimum": 0}
DATE = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}

STANDING: JSON = {
    "items": COUNT,
    "new": COUNT,
    "learning": COUNT,
    "known": COUNT,
    "recent": record({"tasks": COUNT, "first_try": COUNT}),
}

STATS = record(
    {
        "today": DATE,
        "sheets": {
            "type": "array",
            "items": record({"id": {"type": "string", "pattern": "^sheet[1-9]$"}, "title": WORDS, **STANDING}),
        },
        "skills": {"type": "array", "items": record({"tag": WORDS, **STANDING})},
        "tasks": COUNT,
        "first_try": COUNT,
        "answers": COUNT,
        "seconds": {"type": "number", "minimum": 0},
        "streak": COUNT,
        "days": {
            "type": "array",
            "items": record(
                {
                    "date": DATE,
                    "tasks": COUNT,
                    "first_try": COUNT,
                    "answers": COUNT,
                    "seconds": {"type": "number", "minimum": 0},
                }
            ),
        },
        "mistakes": {
            "type": "array",
            "items": record(
                {
                    "id": ID,
                    "name": WORDS,
                    "tell": TEXT,
                    "times": {"type": "integer", "minimum": 1},
                    "last": WORDS,
                    "clean": COUNT,
                    "gone": {"type": "boolean"},
                }
            ),
        },
        "forecast": {
            "type": "array",
            "items": record({"date": DATE, "due": COUNT}),
            "minItems": 7,
            "maxItems": 7,
        },
        "missing": NAMES,
    }
)

ATTEMPT = record(
    {
        "at": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$"},
        "id": ID,
        "seed": SEED,
        "revision": {"type": "integer", "minimum": 1},
        "params": {"type": "object", "additionalProperties": VALUE},
        "typed": {"type": "object", "additionalProperties": TEXT, "minProperties": 1},
        "verdict": {"enum": ["right", "close", "wrong"]},
        "mistakes": NAMES,
        "hints": {"type": "integer", "minimum": 0},
        "seconds": {"type": "number", "minimum": 0},
        "repeat": {"const": True},
        "undone": {"const": True},
    },
    optional=("repeat", "undone"),
)
