# Ataskaitos priedų žodžiai, kurių reikia ir terminale.
severity-error = Klaidos
severity-warning = Įspėjimai
severity-info = Pastabos
more-places = ir dar vietų: { $count }
web-skip = Pereiti prie turinio
web-sortable = (stulpelių antraštės – mygtukai, kuriais eilutės surikiuojamos)
