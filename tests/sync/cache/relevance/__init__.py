"""How well the search finds whom somebody means: queries, each with the people whom they expect first."""
