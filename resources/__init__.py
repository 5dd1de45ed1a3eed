"""Files that the program ships: icons, theme, translations, sample community, server requirements."""

from pathlib import Path

FOLDER = Path(__file__).parent
"""Where they are. `importlib.resources` would cost a start 15 ms, for archives in which this program never lies."""
