"""Reads a PDF as a screen reader does: the text of its tags, in their order.

    python3 .ci/read_aloud.py REPORT.pdf              prints it, a line for each block
    python3 .ci/read_aloud.py REPORT.pdf REPORT.html  compares it with what the HTML says, word by word

What one of the two has by its nature is left out: page numbers, marks of footnotes and of lists, hyphens at the ends of
lines, and what opens on a screen alone (details). Needs pikepdf.
"""

import difflib
import html.parser
import re
import sys

import pikepdf

BLOCKS = {
    "P", "H1", "H2", "H3", "H4", "H5", "H6", "LI", "LBody", "TR", "TH", "TD", "Caption", "Figure", "TOCI", "Note", "Sect",
    "Part", "Table", "L",
}  # fmt: skip


def unicode_map(font):
    """Glyph codes of a font and the text that they stand for."""
    known = {}
    text = font.ToUnicode.read_bytes().decode("ascii")
    word = lambda digits: bytes.fromhex(digits).decode("utf-16-be")
    for part in re.findall(r"beginbfchar(.*?)endbfchar", text, re.S):
        for code, meant in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", part):
            known[int(code, 16)] = word(meant)
    for part in re.findall(r"beginbfrange(.*?)endbfrange", text, re.S):
        for low, high, meant in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", part):
            for step in range(int(high, 16) - int(low, 16) + 1):
                known[int(low, 16) + step] = chr(ord(word(meant)) + step)
    return known


def marked(page):
    """The text of each piece of marked content of a page."""
    fonts = {name: unicode_map(font) for name, font in page.Resources.Font.items()}
    pieces, open_piece, font = {}, None, {}
    for operands, operator in pikepdf.parse_content_stream(page):
        operator = str(operator)
        if operator == "BDC":
            properties = operands[1]
            open_piece = properties.get("/MCID") if isinstance(properties, pikepdf.Dictionary) else None
            if open_piece is not None:
                open_piece = int(open_piece)
                pieces[open_piece] = ["", properties.get("/ActualText")]
        elif operator == "EMC":
            open_piece = None
        elif operator == "Tf":
            font = fonts[str(operands[0])]
        elif operator in ("TJ", "Tj") and open_piece is not None:
            for item in operands[0] if operator == "TJ" else operands:
                if isinstance(item, pikepdf.String):
                    codes = bytes(item)
                    for at in range(0, len(codes), 2):
                        pieces[open_piece][0] += font[codes[at] * 256 + codes[at + 1]]
    return {piece: str(meant) if meant is not None else text for piece, (text, meant) in pieces.items()}


def read_pdf(path):
    """Lines of text and alternative texts of figures, as the tags order them."""
    with pikepdf.open(path) as pdf:
        pages = {page.objgen: marked(page) for page in pdf.pages}
        words, alternatives = [], []

        def read(element, page, inside):
            role = str(element.S)[1:]
            page = element.Pg.objgen if "/Pg" in element else page
            if "/Alt" in element:
                alternatives.append(str(element.Alt))
            if role == "Lbl" or (role == "Reference" and "TOCI" not in inside):
                return
            if role in BLOCKS:
                words.append("\n")
            kids = element.get("/K", pikepdf.Array())
            for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
                if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                    read(kid, page, inside | {role})
                elif isinstance(kid, pikepdf.Dictionary):
                    if "/MCID" in kid:
                        words.append(pages[kid.Pg.objgen][int(kid.MCID)])
                else:
                    words.append(pages[page][int(kid)])
            if role == "TOCI":
                words.append("\f")
            if role in BLOCKS:
                words.append("\n")

        read(pdf.Root.StructTreeRoot.K, None, set())
    text = re.sub(r"\d+\s*\f", "", "".join(words))
    return text, alternatives


class Page(html.parser.HTMLParser):
    """The text of an HTML page, with line ends between its blocks."""

    SILENT = {"style", "script", "title", "template", "details"}
    INLINE = {"strong", "em", "a", "span", "code", "abbr", "sup", "b", "i"}

    def __init__(self):
        super().__init__()
        self.words, self.alternatives, self.silent = [], [], 0
        self.skipping = False

    def handle_starttag(self, tag, attributes):
        # The link that lets a keyboard skip the contents belongs to browsers alone.
        self.skipping = tag == "a" and ("class", "skip") in attributes
        if tag in self.SILENT:
            self.silent += 1
        if tag == "svg":
            self.alternatives.append(dict(attributes).get("aria-label", ""))
        if tag == "img":
            self.alternatives.append(dict(attributes).get("alt", ""))
        if tag not in self.INLINE or ("class", "fn") in attributes:
            self.words.append("\n")

    def handle_startendtag(self, tag, attributes):
        if tag not in self.INLINE:
            self.words.append("\n")

    def handle_endtag(self, tag):
        self.skipping = False
        if tag in self.SILENT:
            self.silent -= 1
        if tag not in self.INLINE:
            self.words.append("\n")

    def handle_data(self, text):
        if not self.silent and not self.skipping:
            self.words.append(text)


def read_html(path):
    page = Page()
    with open(path, encoding="utf-8") as file:
        page.feed(file.read())
    return "".join(page.words), page.alternatives


def plain(text):
    return text.replace("\u00ad", "").replace("\u200b", "").split()


def main(pdf, web=None):
    said, alternatives = read_pdf(pdf)
    if web is None:
        for line in said.replace("\u00ad", "").splitlines():
            if line.strip():
                print(" ".join(line.split()))
        return 0
    shown, labels = read_html(web)
    one, two = plain(said), plain(shown)
    wrong = 0
    if not one or not two:
        wrong += 1
        print(f"{pdf}: nothing is said, or nothing is shown")
    for kind, low, high, first, last in difflib.SequenceMatcher(None, one, two, autojunk=False).get_opcodes() if one != two else []:
        if kind != "equal":
            wrong += 1
            print(f"{pdf}: the tags say “{' '.join(one[low:high])}”, the HTML says “{' '.join(two[first:last])}”")
    tidy = lambda texts: [" ".join(text.split()) for text in texts]
    if tidy(alternatives) != tidy(labels):
        wrong += 1
        print(f"{pdf}: {len(alternatives)} alternative texts, {len(labels)} in the HTML, or in another order")
    print(f"{pdf}: {len(one)} words and {len(alternatives)} alternative texts read in order, {wrong} differences")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
