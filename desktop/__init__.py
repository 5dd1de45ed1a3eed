"""The process on the machine of the person: command line, assembly, sign-in, tray, notifications."""
