"""What keeps server and cache in step."""
