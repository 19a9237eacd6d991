"""The timeline of a line's reports: phases, periods, coverage of customers' years, warnings."""
