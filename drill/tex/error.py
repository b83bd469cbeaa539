"""The one complaint about a formula."""


class TexError(ValueError):
    """A formula that cannot be read.

    Attributes:
        text: the whole formula.
        at: offset in `text` where reading stopped.
        complaint: a Russian sentence that names the fault and the remedy.
    """

    def __init__(self, text: str, at: int, complaint: str) -> None:
        super().__init__(complaint)
        self.text = text
        self.at = at
        self.complaint = complaint
