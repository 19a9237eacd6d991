"""Word files: the template, the parts of a package, tables read and written."""
