# Words of the reports' annexes that the terminal needs too.
severity-error = Errors
severity-warning = Warnings
severity-info = Notes
more-places = and more places: { $count }
