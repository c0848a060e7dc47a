# Ataskaitos priedų žodžiai, kurių reikia ir terminale.
severity-error = Klaidos
severity-warning = Įspėjimai
severity-info = Pastabos
more-places = ir dar vietų: { $count }
more-indicators = ir dar rodiklių: { $count }
web-skip = Pereiti prie turinio
web-sortable = (stulpelių antraštės – mygtukai, kuriais eilutės surikiuojamos)
