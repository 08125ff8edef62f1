"""The process that makes plans: takes runs from the store, solves them, keeps the results.

It sends e-mail as well.
"""
