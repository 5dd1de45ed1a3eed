"""The Pages screen: the fixed menu of the organisation, and the pages in it."""
