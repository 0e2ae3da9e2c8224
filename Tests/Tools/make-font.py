#!/usr/bin/env python3
"""Writes Sources/TicketCore/Tickets/FontData.swift: the fonts of the ticket, cut down to the letters it can need.

Run from the root of the repository, with `fonttools` from PyPI and Debian's `fonts-dejavu-core`:
    python3 Tests/Tools/make-font.py > Sources/TicketCore/Tickets/FontData.swift
The fonts are deflated here, once, so that the product needs no zlib. Their licence: docs/licences/DejaVu.txt
"""

import base64
import io
import struct
import zlib

from fontTools import subset
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont

FOLDER = "/usr/share/fonts/truetype/dejavu/"
LETTERS = (
    list(range(0x20, 0x7F))  # ASCII
    + list(range(0xA0, 0x180))  # Latin-1, Latin Extended-A: every language of the European Union with Latin letters
    + list(range(0x218, 0x21C))  # Romanian
    + list(range(0x401, 0x460))  # Cyrillic, Ukrainian
    + [0x490, 0x491, 0x1E9E, 0x2010, 0x2011, 0x2013, 0x2014, 0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E]
    + [0x2020, 0x2022, 0x2026, 0x202F, 0x2032, 0x2033, 0x2039, 0x203A, 0x20AC, 0x2116, 0x2122]
    + [0x2190, 0x2191, 0x2192, 0x2193, 0x2212, 0x2605, 0x2713, 0xFFFD]
)


def cut(name):
    """The font with LETTERS only, without hints, layout and names, and the same bytes for the same input."""
    font = TTFont(FOLDER + name, recalcTimestamp=False)
    options = subset.Options(hinting=False, layout_features=[], notdef_outline=True, recalc_timestamp=False)
    options.drop_tables += ["GPOS", "GSUB", "GDEF", "kern", "FFTM", "name", "post", "OS/2", "gasp"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=LETTERS)
    cutter.subset(font)
    for table in ["OS/2", "post", "name", "gasp"]:
        if table in font:
            del font[table]
    return font


def thousandths(font, units):
    return round(units * 1000 / font["head"].unitsPerEm)


def literal(data):
    """Base64 in the lines of a Swift literal."""
    text = base64.b64encode(data).decode()
    lines = [text[start : start + 112] for start in range(0, len(text), 112)]
    return "\\\n".join(f"        {line}" for line in lines)


def height(font, letter):
    glyphs = font.getGlyphSet()
    pen = BoundsPen(glyphs)
    glyphs[font.getBestCmap()[ord(letter)]].draw(pen)
    return thousandths(font, pen.bounds[3])


def write(constant, name, postscript):
    font = cut(name)
    cmap = font.getBestCmap()
    records = b"".join(
        struct.pack(">HHH", letter, font.getGlyphID(glyph), thousandths(font, font["hmtx"][glyph][0]))
        for letter, glyph in sorted(cmap.items())
    )
    cap = height(font, "H")
    head, hhea = font["head"], font["hhea"]
    box = [thousandths(font, units) for units in (head.xMin, head.yMin, head.xMax, head.yMax)]
    del font["cmap"]
    file = io.BytesIO()
    font.save(file, reorderTables=True)
    data = file.getvalue()
    print(f'''
    static let {constant} = FontData(
        name: "{postscript}", isBold: {"true" if constant == "bold" else "false"}, ascent: {thousandths(font, hhea.ascent)}, descent: {thousandths(font, hhea.descent)}, \
capHeight: {cap},
        box: ({", ".join(map(str, box))}), unpackedLength: {len(data)},
        letters: {constant}Letters, file: {constant}File)''')
    return constant, records, zlib.compress(data, 9)


print("// The fonts of the ticket: DejaVu Sans, subset and deflated. Written by Tests/Tools/make-font.py, not by hand.")
print("// Licence of the fonts: docs/licences/DejaVu.txt")
print("\nextension FontData {", end="")
fonts = [write("regular", "DejaVuSans.ttf", "DejaVuSans"), write("bold", "DejaVuSans-Bold.ttf", "DejaVuSans-Bold")]
for constant, records, data in fonts:
    for suffix, content in (("Letters", records), ("File", data)):
        print(f'\n    private static let {constant}{suffix}: StaticString = """\n{literal(content)}\n        """')
print("}")
