"""What a person was told of: a bell in the window, and the list behind it."""
