"""The Qt widgets: they read the cache and ask the engine."""
