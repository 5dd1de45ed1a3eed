"""What the embedded server is made of: pinned requirements and the script that runs inside Zope."""
