"""Between the office's words and the optimizer's: the only place where the two meet."""
