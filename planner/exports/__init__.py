"""Files for others: plain data in, bytes out."""
