"""The timeline page: when each report is in hand, and what it covers of customers' years."""
