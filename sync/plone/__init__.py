"""The one room that knows Plone."""
