"""Model packages on disk: fetched, checked, installed, verified, removed."""
