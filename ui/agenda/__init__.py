"""What takes place: the agenda as a list."""
