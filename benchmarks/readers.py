"""How we, the floors and the peers read a file: Python code that defines `one(path)`, for a process of its own."""

TIMED = """
import sys, time
{reader}
one(sys.argv[1])  # what it loads when first used is left aside
began = time.process_time()
for path in sys.argv[1:]:
    one(path)
print(time.process_time() - began)
"""
OURS = """
from pathlib import Path
from extractors import read
from extractors.stitching.stitch import stitch
def one(path): stitch(read(Path(path)))
"""
FLOORS = {
    "docx": """
import zipfile
from lxml import etree
def one(path): etree.fromstring(zipfile.ZipFile(path).read("word/document.xml"))
""",
    "pdf": """
import pypdfium2
def one(path):
    document = pypdfium2.PdfDocument(path)
    for page in document:
        text = page.get_textpage()
        text.get_text_range()
        text.close()
        page.close()
    document.close()
""",
}
READERS = {  # suffix -> peer -> how it gives all tables of a file
    "docx": {
        "python-docx": """
import docx
def one(path): [[cell.text for cell in row.cells] for table in docx.Document(path).tables for row in table.rows]
""",
        "docx2python": """
from docx2python import docx2python
def one(path):
    with docx2python(path) as document: document.body
""",
        "office-oxide": """
from office_oxide import Document
def one(path): Document.open(path).to_ir()
""",
        "undoc": """
from undoc import parse_file
def one(path): parse_file(path).to_json()
""",
    },
    "pdf": {
        "tablers": """
from tablers import Document, find_tables
def one(path):
    for page in Document(path).pages():
        [cell.text for table in find_tables(page, extract_text=True) for cell in table.cells]
""",
        "camelot": """
import camelot
def one(path):
    for table in camelot.read_pdf(path, pages="all", flavor="lattice"): table.df
""",
        "pdfplumber": """
import pdfplumber
def one(path):
    with pdfplumber.open(path) as document:
        for page in document.pages:
            page.extract_tables()
            page.close()
""",
    },
}
SLOW = ("camelot", "docx2python", "pdfplumber")  # half a second a page or file: for the samples alone
