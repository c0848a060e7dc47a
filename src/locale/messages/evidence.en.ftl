# Evidence: what goes with a report, and what is found when it is checked.

evidence-manifest = What went in: files, definitions, settings and targets with their hashes
evidence-figures = All figures and findings
evidence-records = The units behind each figure, by keyed pseudonym
evidence-definitions = The definitions, as they are

E001-title = No key for the pseudonyms
E001-what = There is no key: { $place }
E001-expected = A secret key of the centre's own, kept apart from reports and evidence. The program has none of its own.
E001-mend = Make a text file evidence.key beside rodiklis.toml with one line of 40 random letters and digits (in a shell: head -c 30 /dev/urandom | base64 > evidence.key), or name another file: --key FILE. Keep it: only with the same key can a later check say which units changed. Never hand it over.

E002-title = The key cannot be used
E002-what = The key cannot be used: { $message }
E002-expected = A file with at least 16 bytes, of which at least 8 are different.
E002-mend = Make a longer one: 40 random letters and digits.
