/* Calls functions of pdfium for each of many objects: what bulk.py does itself where this could not be compiled.
   It is linked to nothing: pdfium's functions are given by their addresses.

   `of` are the objects. Where `at` tells places in them and `step` is 0, all places are in the first. */

#include <stdint.h>
#include <string.h>

#ifdef _WIN32
#define SHARED __declspec(dllexport)
#else
#define SHARED
#endif

typedef void *handle;

/* Raised with every change to what a function takes: bulk.py does not call what was compiled from another version, nor
   where a handle is not as large as the 64 bits it is passed in. */
SHARED int bulk_version(void) { return sizeof(handle) == 8 ? 4 : 0; }

SHARED void each_handle(handle (*call)(handle), int64_t count, const handle *of, handle *out) {
    for (int64_t i = 0; i < count; i++) out[i] = call(of[i]);
}

SHARED void each_number(int (*call)(handle), int64_t count, const handle *of, int64_t *out) {
    for (int64_t i = 0; i < count; i++) out[i] = call(of[i]);
}

SHARED void each_number_at(int (*call)(handle, int), int64_t count, const handle *of, int64_t step,
                           const int64_t *at, int64_t *out) {
    for (int64_t i = 0; i < count; i++) out[i] = call(of[i * step], (int)at[i]);
}

SHARED void each_handle_at(handle (*call)(handle, int), int64_t count, const handle *of, int64_t step,
                           const int64_t *at, handle *out) {
    for (int64_t i = 0; i < count; i++) out[i] = call(of[i * step], (int)at[i]);
}

/* Rows of `columns` floats, written as a struct. */
SHARED void each_struct(int (*call)(handle, float *), int64_t count, const handle *of, int64_t columns, float *out) {
    for (int64_t i = 0; i < count; i++, out += columns) call(of[i], out);
}

SHARED void each_struct_at(int (*call)(handle, int, float *), int64_t count, const handle *of, int64_t step,
                           const int64_t *at, int64_t columns, float *out) {
    for (int64_t i = 0; i < count; i++, out += columns) call(of[i * step], (int)at[i], out);
}

/* Rows of floats or of integers, of 32 bits all, each written to a pointer of its own. */
SHARED void each_pair(int (*call)(handle, void *, void *), int64_t count, const handle *of, int64_t columns,
                      int32_t *out) {
    for (int64_t i = 0; i < count; i++, out += columns) call(of[i], out, out + 1);
}

SHARED void each_four(int (*call)(handle, void *, void *, void *, void *), int64_t count, const handle *of,
                      int64_t columns, int32_t *out) {
    for (int64_t i = 0; i < count; i++, out += columns) call(of[i], out, out + 1, out + 2, out + 3);
}

/* What is asked of a text page of letters, and of the objects that drew them. */
struct letter_calls {
    int (*box)(handle, int, float *);
    int (*matrix)(handle, int, float *);
    double (*size)(handle, int);
    handle (*font)(handle);
    int (*mode)(handle);
    int (*colour)(handle, unsigned *, unsigned *, unsigned *, unsigned *);
};

/* The box around two, each left, top, right and bottom: rows of lowest x and y, highest x and y. */
static void around(const float *boxes, int64_t count, double *out) {
    for (int side = 0; side < 2; side++) {
        float low = boxes[side], high = boxes[side];
        for (int k = side + 2; k < 8; k += 2) {
            if (boxes[k] < low) low = boxes[k];
            if (boxes[k] > high) high = boxes[k];
        }
        out[side * count] = low;
        out[(side + 2) * count] = high;
    }
}

/* For each word a column: the box around its first and last letter, and how the first looks; and its font. */
SHARED void each_word(const struct letter_calls *call, handle text_page, int64_t count, const int64_t *first,
                      const int64_t *last, const handle *of, double *out, handle *font) {
    for (int64_t i = 0; i < count; i++, out++) {
        float boxes[8] = {0}, matrix[6] = {0};
        unsigned colour[4] = {0};
        call->box(text_page, (int)first[i], boxes);
        call->box(text_page, (int)last[i], boxes + 4);
        call->matrix(text_page, (int)first[i], matrix);
        call->colour(of[i], colour, colour + 1, colour + 2, colour + 3);
        around(boxes, count, out);
        for (int k = 0; k < 6; k++) out[(4 + k) * count] = matrix[k];
        out[10 * count] = call->size(text_page, (int)first[i]);
        for (int k = 0; k < 4; k++) out[(11 + k) * count] = colour[k];
        out[15 * count] = call->mode(of[i]);
        font[i] = call->font(of[i]);
    }
}

/* What is asked of an object's marks. */
struct mark_calls {
    int (*count)(handle);
    handle (*mark)(handle, unsigned long);
    int (*name)(handle, void *, unsigned long, unsigned long *);
};

/* Whether any mark of each object has this name, in UTF-16 and with the zero at its end. Of a name longer than `found`
   pdfium tells the length and writes nothing. */
SHARED void each_marked(const struct mark_calls *call, const void *name, int64_t bytes, int64_t count,
                        const handle *of, uint8_t *out) {
    for (int64_t i = 0; i < count; i++) {
        int marks = call->count(of[i]);
        out[i] = 0;
        for (int k = 0; k < marks && !out[i]; k++) {
            char found[128];
            unsigned long length = 0;
            out[i] = call->name(call->mark(of[i], k), found, sizeof found, &length) && length <= sizeof found &&
                     length == (unsigned long)bytes && !memcmp(found, name, bytes);
        }
    }
}

SHARED void *PyInit_bulk_calls(void) { return 0; } /* asked for by linkers on Windows; it is loaded as a library */
