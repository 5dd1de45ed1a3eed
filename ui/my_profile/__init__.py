"""One's own profile: filling it, its photo, and where one works."""
