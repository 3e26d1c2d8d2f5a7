"""The command line, `passerelle`."""
