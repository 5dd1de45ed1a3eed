"""Writing news: drafts, the text, and for whom it is."""
