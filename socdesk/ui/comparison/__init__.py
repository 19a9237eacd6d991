"""The comparison page: SOC 1 and SOC 2 side by side, with what this client answered."""
