### Kokybės rodiklių ataskaita auditui: tik jos žodžiai. Kiti – shared/messages.lt.ftl.

report-title = Kokybės rodiklių ataskaita
document-title = Kokybės rodiklių ataskaita { $period }
description = { $provider }: kokybės rodikliai pagal EQUASS principų sandarą, { $days }
subtitle = Parengta pagal EQUASS principų sandarą
