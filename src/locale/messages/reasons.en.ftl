# Why the system or a library could not do something, in our words. No full stop: each stands inside a sentence.
reason-not-found = there is no such file or folder
reason-not-permitted = it is not permitted
reason-exists = something else of this name is there already
reason-is-folder = it is a folder, not a file
reason-is-no-folder = it is no folder
reason-full = the disk is full
reason-file-too-large = the disk takes no file of this size
reason-other-version = another version of the program wrote it
reason-read-only = nothing can be written to this disk
reason-bad-name = a file cannot have this name
reason-not-text = it is no text (UTF-8)
reason-cut-off = the file breaks off
reason-timed-out = it does not answer
reason-in-use = another program uses the file
reason-system = the system did not allow it
reason-limit = { $limit ->
    [definition] the file is larger than { $most_count } MB
    [definitions] there are too many files; at most: { $most_count }
    [periods] there are too many periods; at most: { $most_count }
    [template] the file is larger than { $most_count } MB
    [steps] the template takes too many steps; at most: { $most_count }
    [kept] a value that the template keeps is larger than { $most_count } MB
    [document] the document is larger than { $most_count } MB
    [nested] the parts of the document stand too deep inside one another; levels at most: { $most_count }
    [figures] the file is larger than { $most_count } MB
    [evidence] the file is larger than { $most_count } MB
    [attached] there are too many files; at most: { $most_count }
   *[file] the file is larger than { $most_count } MB
 }
reason-json-cut-off = the JSON breaks off (line { $line })
reason-json-syntax = it is no JSON (line { $line })
reason-json-content = the JSON holds something else (line { $line })
reason-toml-unknown-key = there is no key “{ $read }” here. Keys that there are: { $known }
reason-toml-unknown-word = the word “{ $read }” does not fit here. Words that do: { $known }
reason-toml-missing-key = the key “{ $read }” is missing
reason-toml-key-twice = the same key is written twice
reason-toml-value = a value of another kind is needed here (numbers, dates, true and false are written without quotation marks, text with them)
reason-toml-syntax = it is not written as TOML is
reason-sheet = the table of figures cannot be written
reason-extract-period = there is no such period
reason-extract-twice = the indicator is given twice
reason-extract-definition = it does not say by which definition it was counted
reason-extract-large = a number is larger than a centre can count, or finer than anybody writes
reason-extract-numerator = the numerator is greater than the denominator
reason-extract-population = all units are not as many as those in the denominator and those left out
reason-extract-exclusions = an exclusion is named twice
reason-extract-names = something else stands in place of pseudonyms
reason-extract-persons = there are not as many persons as units were counted
reason-extract-without-persons = persons' pseudonyms are missing that the definition asks for, or stand where it asks for none
reason-extract-without-denominator = a denominator is missing that the definition asks for, or stands where it asks for none
reason-extract-without-sum = a sum is missing that the definition asks for, or stands where it asks for none
reason-extract-schema = its form ({ $read }) is not that of the version of the program that joins
reason-extract-project = it was made for the project “{ $read }”, not “{ $known }”
reason-extract-key = it was made with another project key than { $known }
reason-pages-over = something lies over a number
reason-pages-untagged = there is something that belongs to no tag
reason-pages-operator = there is something that this program does not print
reason-pages-annotation = a note, a field or another thing was laid on it
reason-pages-unseen = there is a number that no reader sees
reason-key-short = it is too short
reason-key-alike = its characters are too much alike
reason-not-figures = it holds no figures
reason-not-pdf = it is no PDF that this program made
reason-program = a fault of the program
reason-template = { $said_en }
