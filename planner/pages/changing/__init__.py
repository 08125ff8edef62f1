"""The changes page: what has happened, the answers to it, and who has been told."""
