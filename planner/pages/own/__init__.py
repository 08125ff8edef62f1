"""The pages of those whom the plan concerns: leaders, interpreters, drivers."""
