"""Asks a validator whether PDFs are PDF/UA-1 and PDF/A-2a (3a when files are attached).

    python3 .ci/validate.py REPORT.pdf …

The validator is `page` (the package page-validation), which its authors hold against veraPDF's corpus of test files. It is
not veraPDF.
"""

import collections
import sys

import page


def main(paths):
    wrong = 0
    for path in paths:
        with open(path, "rb") as file:
            data = file.read()
        part = "3a" if b"<pdfaid:part>3<" in data else "2a"
        for profile in ("ua1", part):
            report = page.validate_pdf_bytes(data, profile=profile)
            print(f"{path}: {profile} {'holds' if report.is_compliant else 'does not hold'} ({report.rules.total} rules)")
            kinds = collections.Counter((failure.rule_id, failure.message) for failure in report.failures)
            for (rule, message), count in kinds.most_common(20):
                print(f"    {count} × {rule}: {message}")
            # What was held against no rule holds none.
            wrong += not report.is_compliant or report.rules.total == 0
    return 1 if wrong or not paths else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
