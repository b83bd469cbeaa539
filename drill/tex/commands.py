"""What the commands of TeX mean: tables, nothing else."""

from drill.tex.nodes import Kind

LETTERS = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε", "zeta": "ζ", "eta": "η",
    "theta": "θ", "vartheta": "θ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ",
    "omicron": "ο", "pi": "π", "rho": "ρ", "varrho": "ρ", "sigma": "σ", "varsigma": "ς", "tau": "τ", "upsilon": "υ",
    "phi": "φ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ",
    "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Upsilon": "Υ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
}  # fmt: skip

SYMBOLS: dict[str, tuple[str, Kind]] = {
    **{name: (char, "ord") for name, char in LETTERS.items()},
    "partial": ("∂", "ord"), "nabla": ("∇", "ord"), "infty": ("∞", "ord"), "ell": ("ℓ", "ord"), "top": ("⊤", "ord"),
    "bot": ("⊥", "ord"), "emptyset": ("∅", "ord"), "varnothing": ("∅", "ord"), "forall": ("∀", "ord"),
    "exists": ("∃", "ord"), "neg": ("¬", "ord"), "lnot": ("¬", "ord"), "dots": ("…", "ord"), "ldots": ("…", "ord"),
    "cdots": ("⋯", "ord"), "vdots": ("⋮", "ord"), "ddots": ("⋱", "ord"), "prime": ("′", "ord"), "vert": ("|", "ord"),
    "Vert": ("‖", "ord"), "|": ("‖", "ord"), "%": ("%", "ord"), "_": ("_", "ord"), "&": ("&", "ord"), "#": ("#", "ord"),
    "$": ("$", "ord"), "degree": ("°", "ord"), "checkmark": ("✓", "ord"),
    "sum": ("∑", "bigop"), "prod": ("∏", "bigop"), "int": ("∫", "bigop"), "bigcup": ("⋃", "bigop"),
    "bigcap": ("⋂", "bigop"),
    "cdot": ("·", "bin"), "times": ("×", "bin"), "div": ("÷", "bin"), "pm": ("±", "bin"), "mp": ("∓", "bin"),
    "ast": ("*", "bin"), "star": ("⋆", "bin"), "circ": ("∘", "bin"), "bullet": ("•", "bin"), "odot": ("⊙", "bin"),
    "otimes": ("⊗", "bin"), "oplus": ("⊕", "bin"), "ominus": ("⊖", "bin"), "cup": ("∪", "bin"), "cap": ("∩", "bin"),
    "setminus": ("∖", "bin"), "wedge": ("∧", "bin"), "land": ("∧", "bin"), "vee": ("∨", "bin"), "lor": ("∨", "bin"),
    "bmod": ("mod", "bin"),
    "le": ("≤", "rel"), "leq": ("≤", "rel"), "leqslant": ("≤", "rel"), "ge": ("≥", "rel"), "geq": ("≥", "rel"),
    "geqslant": ("≥", "rel"), "ne": ("≠", "rel"), "neq": ("≠", "rel"), "lt": ("<", "rel"), "gt": (">", "rel"),
    "ll": ("≪", "rel"), "gg": ("≫", "rel"), "approx": ("≈", "rel"), "sim": ("∼", "rel"), "simeq": ("≃", "rel"),
    "equiv": ("≡", "rel"), "propto": ("∝", "rel"), "in": ("∈", "rel"), "notin": ("∉", "rel"), "ni": ("∋", "rel"),
    "subset": ("⊂", "rel"), "subseteq": ("⊆", "rel"), "supset": ("⊃", "rel"), "supseteq": ("⊇", "rel"),
    "mid": ("|", "rel"), "parallel": ("‖", "rel"), "perp": ("⊥", "rel"),
    "to": ("→", "rel"), "rightarrow": ("→", "rel"), "leftarrow": ("←", "rel"), "gets": ("←", "rel"),
    "leftrightarrow": ("↔", "rel"), "Rightarrow": ("⇒", "rel"), "implies": ("⇒", "rel"), "Leftarrow": ("⇐", "rel"),
    "Leftrightarrow": ("⇔", "rel"), "iff": ("⇔", "rel"), "mapsto": ("↦", "rel"), "uparrow": ("↑", "rel"),
    "downarrow": ("↓", "rel"), "hookrightarrow": ("→", "rel"), "coloneqq": (":=", "rel"),
    "colon": (":", "punct"),
    "{": ("{", "open"), "}": ("}", "close"), "lbrace": ("{", "open"), "rbrace": ("}", "close"),
    "langle": ("⟨", "open"), "rangle": ("⟩", "close"), "lfloor": ("⌊", "open"), "rfloor": ("⌋", "close"),
    "lceil": ("⌈", "open"), "rceil": ("⌉", "close"), "lvert": ("|", "open"), "rvert": ("|", "close"),
    "lVert": ("‖", "open"), "rVert": ("‖", "close"), "lbrack": ("[", "open"), "rbrack": ("]", "close"),
}  # fmt: skip

CHARACTERS: dict[str, tuple[str, Kind]] = {
    "-": ("−", "bin"), "−": ("−", "bin"), "–": ("−", "bin"), "+": ("+", "bin"), "*": ("*", "bin"), "·": ("·", "bin"),
    "=": ("=", "rel"), "<": ("<", "rel"), ">": (">", "rel"), ":": (":", "rel"), ",": (",", "punct"),
    ";": (";", "punct"), ".": (".", "punct"), "(": ("(", "open"), ")": (")", "close"),
    "[": ("[", "open"), "]": ("]", "close"),
    **{char: (char, kind) for char, kind in SYMBOLS.values() if len(char) == 1 and not char.isascii()},
}  # fmt: skip
"""Characters written as they are; those not listed are ordinary letters and signs."""

LONG_ARROWS = {
    "longrightarrow": "→", "longleftarrow": "←", "longleftrightarrow": "↔", "Longrightarrow": "⇒", "Longleftarrow": "⇐",
    "longmapsto": "↦",
}  # fmt: skip

LABELLED_ARROWS = {"xrightarrow": "→", "xleftarrow": "←", "xleftrightarrow": "↔", "xRightarrow": "⇒", "xmapsto": "↦"}

FUNCTIONS = (
    "ln", "log", "lg", "exp", "sin", "cos", "tan", "cot", "sinh", "cosh", "tanh", "coth", "arcsin", "arccos", "arctan",
    "tg", "ctg", "arctg", "sh", "ch", "th", "dim", "ker", "deg", "hom", "arg", "sign", "sgn", "rank", "rg", "tr",
    "diag",
)  # fmt: skip

FUNCTIONS_WITH_LIMITS = ("max", "min", "lim", "sup", "inf", "limsup", "liminf", "argmax", "argmin", "det", "gcd", "Pr")

ACCENTS = {
    "hat": "hat", "widehat": "hat", "bar": "bar", "overline": "bar", "tilde": "tilde", "widetilde": "tilde",
    "vec": "vec", "overrightarrow": "vec", "dot": "dot", "ddot": "ddot",
}  # fmt: skip

TEXTS = ("text", "textrm", "textbf", "textit", "textsf", "texttt", "textnormal", "mbox")

ALPHABETS = {
    "mathcal": "cal", "mathscr": "cal", "mathfrak": "cal", "mathbb": "bb", "mathbf": "bold", "boldsymbol": "bold",
    "bm": "bold", "mathrm": "", "mathit": "", "mathsf": "", "mathtt": "", "mathnormal": "",
}  # fmt: skip

SPACES = {
    ",": 1, ":": 1, ";": 1, " ": 1, "!": 0, "enspace": 1, "thinspace": 1, "quad": 2, "qquad": 4,
}  # fmt: skip

IGNORED = (
    "displaystyle", "textstyle", "scriptstyle", "limits", "nolimits", "nonumber", "notag", "hline",
    "big", "Big", "bigg", "Bigg", "bigl", "bigr", "Bigl", "Bigr", "biggl", "biggr", "Biggl", "Biggr",
)  # fmt: skip
"""Commands that only say how large or where: every back decides that itself."""

NEGATED = {"=": "≠", "∈": "∉", "≡": "≢", "⊂": "⊄", "∃": "∄", "≤": "≰", "≥": "≱"}

MATRICES = {
    "matrix": ("", ""), "smallmatrix": ("", ""), "array": ("", ""), "pmatrix": ("(", ")"), "bmatrix": ("[", "]"),
    "Bmatrix": ("{", "}"), "vmatrix": ("|", "|"), "Vmatrix": ("‖", "‖"),
}  # fmt: skip

ALIGNED = ("aligned", "align", "align*", "split", "gathered", "gather", "gather*")

DELIMITERS = {
    **{char: char for char in "()[]|/"}, ".": "", "<": "⟨", ">": "⟩", "\\{": "{", "\\}": "}", "\\|": "‖",
    **{
        "\\" + name: char
        for name, (char, kind) in SYMBOLS.items()
        if kind in ("open", "close") or name in ("vert", "Vert")
    },
}  # fmt: skip
