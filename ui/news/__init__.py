"""News: the overview of what is new, an article with its comments, and a blog."""
