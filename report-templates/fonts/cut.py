#!/usr/bin/env python3
"""Cuts the five faces of the reports out of Source Serif 4 and Source Sans 3.

    npm pack @expo-google-fonts/source-serif-4@0.4.1 @expo-google-fonts/source-sans-3@0.4.1   (and unpack both)
    pip install fonttools
    python3 cut.py UNPACKED_SERIF/package UNPACKED_SANS/package

The licence reserves the name "Source" for Adobe's own versions, so that a cut font must carry another one: Rodiklis.
"""
import sys
from fontTools import subset
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

serif, sans = sys.argv[1:3]
FACES = [
    (f"{serif}/400Regular/SourceSerif4_400Regular.ttf", "Rodiklis Serif", "Regular"),
    (f"{serif}/600SemiBold/SourceSerif4_600SemiBold.ttf", "Rodiklis Serif", "SemiBold"),
    (f"{serif}/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf", "Rodiklis Serif", "Italic"),
    (f"{sans}/400Regular/SourceSans3_400Regular.ttf", "Rodiklis Sans", "Regular"),
    (f"{sans}/600SemiBold/SourceSans3_600SemiBold.ttf", "Rodiklis Sans", "SemiBold"),
]
CHARACTERS = [*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x300, 0x30D), 0x323, 0x326, 0x327, 0x328]
CHARACTERS += [*range(0x1E80, 0x1E86), 0x1E9E, 0x1EBC, 0x1EBD, 0x1EF2, 0x1EF3, 0x1EF8, 0x1EF9, *range(0x2009, 0x200B), *range(0x2010, 0x2016), *range(0x2018, 0x201F)]
CHARACTERS += map(ord, "†‡•…‰′″‹›⁄₂€№™←↑→↓−√≈≠≤≥Δ■□▪▲△▶▼●○◆✓✕\u202f½¼¾⅓⅔")

for path, family, style in FACES:
    font = TTFont(path)
    glyphs, cmap = font["glyf"], font.getBestCmap()
    if "Sans" in family:
        # The sign of a missed target, ✕, is in neither family: the multiplication sign, a quarter larger, serves.
        pen = TTGlyphPen(font.getGlyphSet())
        advance = font["hmtx"][cmap[0xD7]][0]
        font.getGlyphSet()[cmap[0xD7]].draw(TransformPen(pen, (1.25, 0, 0, 1.25, advance * 0.05, -0.25 * 330)))
        font.setGlyphOrder([*font.getGlyphOrder(), "uni2715"])
        glyphs["uni2715"] = pen.glyph()
        font["hmtx"]["uni2715"] = (round(advance * 1.35), round(advance * 0.05 + 1.25 * font["hmtx"][cmap[0xD7]][1]))
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[0x2715] = "uni2715"
        CHARACTERS.append(0x2715)
    options = subset.Options()
    options.layout_features = ["kern", "mark", "mkmk", "liga", "ccmp", "locl"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 13, 14]
    options.hinting = False
    options.notdef_outline = True
    options.drop_tables += ["DSIG"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=CHARACTERS)
    cutter.subset(font)
    postscript = f"{family.replace(' ', '')}-{style}"
    for entry in font["name"].names:
        renamed = {1: family if style in ("Regular", "Italic") else f"{family} {style}", 2: "Italic" if style == "Italic" else "Regular",
                   3: f"4;{postscript}", 4: f"{family} {style}", 6: postscript}.get(entry.nameID)
        if renamed:
            entry.string = renamed
    font["head"].created = font["head"].modified = 3786912000
    font.recalcTimestamp = False
    font.save(f"{postscript}.ttf")
    print(postscript, len(font.getGlyphOrder()), "glyphs")
