# For whoever has just: each recipe is a step of .ci/run, which needs nothing installed by hand.

# Everything that must hold before a change lands.
gate:
    .ci/run

# The code's form.
format:
    .ci/run format

# Clippy, without a warning.
lint:
    .ci/run lint

# Licences, sources, duplicates and known faults of libraries; the oldest compiler.
dependencies:
    .ci/run dependencies

# README's first command, and its PDFs under other people's tools.
sample:
    .ci/run sample

# Every report of every sample.
samples:
    .ci/run samples

# PDF/UA-1 and PDF/A, and the tags against the HTML; of what `samples` printed.
pages:
    .ci/run pages

# axe-core in a browser; of what `sample` and `samples` printed.
browser:
    .ci/run browser

# All tests.
test:
    .ci/run test

# All counts a second time, by SQL.
recount:
    .ci/run recount

# Whether two programs or commits print the same, byte for byte: just same main HEAD
same old new:
    .ci/same.sh {{old}} {{new}}
