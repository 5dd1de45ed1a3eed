"""Films in articles: found in the text, played in place, kept for later."""
