"""pdfium's own functions, bound so that many calls cost little: see `bulk`.

One call through pypdfium2's bindings, where ctypes checks every argument, costs 0.8 microseconds; the same function
bound by cffi with plain integers for pointers 0.2 to 0.4. A wrong signature here is a crash, so they stand in one place
and are tested.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium
from _cffi_backend import FFI  # type: ignore[import-untyped]
from numpy.typing import NDArray

Call = Callable[..., Any]
Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Handles = NDArray[np.uint64]  # pdfium's pointers; 0 is none

TEXT, PATH, IMAGE, SHADING, FORM = 1, 2, 3, 4, 5  # FPDF_PAGEOBJ_*
FREE_TEXT, WIDGET = 3, 20  # FPDF_ANNOT_*
AS_SHOWN = 0  # FLAT_NORMALDISPLAY
MOVE_TO, BEZIER_TO = 2, 1  # FPDF_SEGMENT_*

LONGEST_NAME = 128  # bytes
POINTER, INT, UNSIGNED, UNSIGNED_LONG, NOTHING = "size_t", "int", "unsigned int", "unsigned long", "void"
C = FFI()
FLOATS, CHARS, LENGTH, SIZE = map(C.typeof, ("float[]", "char[]", "unsigned long*", "size_t"))  # parsed here, once
NAME = C.new(CHARS, LONGEST_NAME)  # where the name of each font is written
AT_NAME = int(C.cast(SIZE, NAME))


def bound(name: str, result: str, *arguments: str) -> Call:
    """pdfium's function `name`, taking and giving plain integers for pointers."""
    return function_at(getattr(pdfium, name), result, *arguments)


def function_at(function: Any, result: str, *arguments: str) -> Call:
    """A function of a library as ctypes has it, to be called through cffi."""
    address = ctypes.cast(function, ctypes.c_void_p).value
    typed: Call = C.cast(f"{result}(*)({', '.join(arguments)})", address)
    return typed


def pointer(array: NDArray[Any]) -> Any:
    """What a function bound here takes as pointer to a contiguous array."""
    return C.from_buffer(array)


def addresses(*calls: Call) -> Handles:
    """Where functions bound here stand in memory: a table of them as C takes it."""
    return np.array([int(C.cast("size_t", call)) for call in calls], np.uint64)


load_page = bound("FPDF_LoadPage", POINTER, POINTER, INT)
close_page = bound("FPDF_ClosePage", NOTHING, POINTER)
page_rotation = bound("FPDFPage_GetRotation", INT, POINTER)
set_page_rotation = bound("FPDFPage_SetRotation", NOTHING, POINTER, INT)
page_box = bound("FPDF_GetPageBoundingBox", INT, POINTER, POINTER)
count_annotations = bound("FPDFPage_GetAnnotCount", INT, POINTER)
annotation = bound("FPDFPage_GetAnnot", POINTER, POINTER, INT)
annotation_kind = bound("FPDFAnnot_GetSubtype", INT, POINTER)
close_annotation = bound("FPDFPage_CloseAnnot", NOTHING, POINTER)
flatten = bound("FPDFPage_Flatten", INT, POINTER, INT)
load_text = bound("FPDFText_LoadPage", POINTER, POINTER)
close_text = bound("FPDFText_ClosePage", NOTHING, POINTER)

count_characters = bound("FPDFText_CountChars", INT, POINTER)
get_text = bound("FPDFText_GetText", INT, POINTER, INT, INT, POINTER)
unicode_of = bound("FPDFText_GetUnicode", UNSIGNED, POINTER, INT)
loose_box = bound("FPDFText_GetLooseCharBox", INT, POINTER, INT, POINTER)
text_matrix = bound("FPDFText_GetMatrix", INT, POINTER, INT, POINTER)
letter_size = bound("FPDFText_GetFontSize", "double", POINTER, INT)
text_object = bound("FPDFText_GetTextObject", POINTER, POINTER, INT)
font_size = bound("FPDFTextObj_GetFontSize", INT, POINTER, POINTER)
font_of = bound("FPDFTextObj_GetFont", POINTER, POINTER)
render_mode = bound("FPDFTextObj_GetTextRenderMode", INT, POINTER)
font_name = bound("FPDFFont_GetBaseFontName", POINTER, POINTER, POINTER, POINTER)
font_flags = bound("FPDFFont_GetFlags", INT, POINTER)
is_generated = bound("FPDFText_IsGenerated", INT, POINTER, INT)
lacks_unicode = bound("FPDFText_HasUnicodeMapError", INT, POINTER, INT)

count_objects = bound("FPDFPage_CountObjects", INT, POINTER)
page_object = bound("FPDFPage_GetObject", POINTER, POINTER, INT)
count_marks = bound("FPDFPageObj_CountMarks", INT, POINTER)
content_mark = bound("FPDFPageObj_GetMark", POINTER, POINTER, UNSIGNED_LONG)
mark_name = bound("FPDFPageObjMark_GetName", INT, POINTER, POINTER, UNSIGNED_LONG, POINTER)
count_form_objects = bound("FPDFFormObj_CountObjects", INT, POINTER)
form_object = bound("FPDFFormObj_GetObject", POINTER, POINTER, UNSIGNED_LONG)
object_type = bound("FPDFPageObj_GetType", INT, POINTER)
object_bounds = bound("FPDFPageObj_GetBounds", INT, POINTER, POINTER, POINTER, POINTER, POINTER)
object_matrix = bound("FPDFPageObj_GetMatrix", INT, POINTER, POINTER)
fill_colour = bound("FPDFPageObj_GetFillColor", INT, POINTER, POINTER, POINTER, POINTER, POINTER)
stroke_colour = bound("FPDFPageObj_GetStrokeColor", INT, POINTER, POINTER, POINTER, POINTER, POINTER)
has_transparency = bound("FPDFPageObj_HasTransparency", INT, POINTER)
stroke_width = bound("FPDFPageObj_GetStrokeWidth", INT, POINTER, POINTER)
draw_mode = bound("FPDFPath_GetDrawMode", INT, POINTER, POINTER, POINTER)
count_segments = bound("FPDFPath_CountSegments", INT, POINTER)
path_segment = bound("FPDFPath_GetPathSegment", POINTER, POINTER, INT)
segment_point = bound("FPDFPathSegment_GetPoint", INT, POINTER, POINTER, POINTER)
segment_type = bound("FPDFPathSegment_GetType", INT, POINTER)
segment_closes = bound("FPDFPathSegment_GetClose", INT, POINTER)
clip_path = bound("FPDFPageObj_GetClipPath", POINTER, POINTER)
count_clip_paths = bound("FPDFClipPath_CountPaths", INT, POINTER)
count_clip_segments = bound("FPDFClipPath_CountPathSegments", INT, POINTER, INT)
clip_segment = bound("FPDFClipPath_GetPathSegment", POINTER, POINTER, INT, INT)


def struct(call: Call, owner: int, count: int) -> list[float]:
    """The struct of C floats that the call writes for one object."""
    out = C.new(FLOATS, count)
    call(owner, int(C.cast(SIZE, out)))
    return list(out)


def string(call: Call, owner: int) -> bytes:
    """The string that the call writes for one object, or as much of it as a name needs."""
    NAME[0] = b"\0"
    call(owner, AT_NAME, LONGEST_NAME)
    return bytes(C.string(NAME, LONGEST_NAME))


def marks_named(wanted: bytes, marks: Iterable[int]) -> list[int]:
    """Which of these content marks are called so, in UTF-16 with the zero at its end.

    Of a name longer than LONGEST_NAME pdfium tells the length and writes nothing.
    """
    out, length = C.new(CHARS, LONGEST_NAME), C.new(LENGTH)
    text, size, found = int(C.cast(SIZE, out)), int(C.cast(SIZE, length)), C.buffer(out)
    return [mark for mark in marks if mark_name(mark, text, LONGEST_NAME, size) and found[: length[0]] == wanted]
