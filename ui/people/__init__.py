"""Colleagues: the directory and their profiles."""
