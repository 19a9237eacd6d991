"""The component library: what every page is made of, without any decision in it."""
