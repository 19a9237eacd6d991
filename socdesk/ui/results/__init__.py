"""The results page of the organisation: lines by reports, and what to commission."""
