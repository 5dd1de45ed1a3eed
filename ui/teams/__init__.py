"""Teams: the places people share, each with messages, documents and people."""
