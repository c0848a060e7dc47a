# Words of the reports' annexes that the terminal needs too.
severity-error = Errors
severity-warning = Warnings
severity-info = Notes
more-places = and more places: { $count }
more-indicators = and more indicators: { $count }
web-skip = Skip to the report
web-sortable = (heads of columns are buttons that sort the rows)
