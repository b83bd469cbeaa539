"""What all tests share."""

from hypothesis import settings

# two busy cores: how long one example takes says nothing of the code
settings.register_profile("masha", deadline=None)
settings.load_profile("masha")
