"""What stands before the pages: the gate, the sign-in page and its routes."""
