"""Every number of a text, read exactly: Document in, Figures out.

text ─view→ folded text ─lexer→ readings ─assemble→ Figure…
"""

from checker.figures.assemble import read_figures
from checker.figures.headed import headed_units
from checker.figures.lexicon import Lexicon, load_lexicon
from checker.figures.number import Number
from checker.figures.numerals import parse_literal
from checker.figures.view import View, view_of

__all__ = ["Lexicon", "Number", "View", "headed_units", "load_lexicon", "parse_literal", "read_figures", "view_of"]
