"""Tables as the pages draw them: cells that paint themselves, in a view a screen reader knows."""
