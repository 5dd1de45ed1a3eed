"""Files that the program ships: icons, theme, translations, sample community, server requirements."""
