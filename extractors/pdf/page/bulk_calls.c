/* Calls functions of pdfium for each of many objects: what bulk.py does itself where this could not be compiled.
   It is linked to nothing: pdfium's functions are given by their addresses.

   `of` are the objects. Where `at` tells places in them and `step` is 0, all places are in the first. */

#include <math.h>
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
SHARED int bulk_version(void) { return sizeof(handle) == 8 ? 6 : 0; }

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

/* What measures.py knows of letters, by the names it has there. */
struct letter_sizes {
    double smallest, usual, steep, leaning, ascent, descent;
};

enum { ACROSS, DOWN, BACK, UP };            /* the ways words run, as shown */
enum { STROKED_TEXT = 2, UNSEEN_TEXT = 3 }; /* FPDF_TEXTRENDERMODE_* */
struct span { double low, high; };

static double lesser(double a, double b) { return a < b ? a : b; }
static double greater(double a, double b) { return a > b ? a : b; }

/* The span of a box's side as shown, of `from` to `to` in page space. */
static struct span shown(double from, double to, double scale, double shift) {
    double low = from * scale + shift, high = to * scale + shift;
    return (struct span){lesser(low, high), greater(low, high)};
}

static double lowest(const float *v) { return lesser(lesser(v[0], v[2]), lesser(v[4], v[6])); }
static double highest(const float *v) { return greater(greater(v[0], v[2]), greater(v[4], v[6])); }

/* As measures.py measures words: what it gives of each is written to `box`, four numbers a word, and to rows of
   `count`: of `along` start, end, base and size; of `whole` turn and colour; of `is` stroked and inkless. */
SHARED void each_word(const struct letter_calls *call, const struct letter_sizes *em, const double *m,
                      handle text_page, int64_t count, const int64_t *first, const int64_t *last, const handle *of,
                      double *box, double *along, int64_t *whole, uint8_t *is, handle *font) {
    int upright = m[0] != 0; /* pages turn by quarters */
    double scale_x = upright ? m[0] : m[2], scale_y = upright ? m[3] : m[1];
    for (int64_t i = 0; i < count; i++, box += 4, along++, whole++, is++) {
        float ends[8] = {0}, letter[6] = {0};
        unsigned colour[4] = {0};
        call->box(text_page, (int)first[i], ends);
        call->box(text_page, (int)last[i], ends + 4);
        call->matrix(text_page, (int)first[i], letter);
        call->colour(of[i], colour, colour + 1, colour + 2, colour + 3);
        int mode = call->mode(of[i]);

        const float *a = upright ? ends : ends + 1, *b = upright ? ends + 1 : ends;
        struct span x = shown(lowest(a), highest(a), scale_x, m[4]), y = shown(lowest(b), highest(b), scale_y, m[5]);
        double at_x = letter[upright ? 4 : 5] * scale_x + m[4], at_y = letter[upright ? 5 : 4] * scale_y + m[5];
        double size = fabs(call->size(text_page, (int)first[i])) * hypot(letter[2], letter[3]);
        if (!(size > em->smallest)) size = em->usual;

        double right = m[0] * letter[0] + m[2] * letter[1], down = m[1] * letter[0] + m[3] * letter[1];
        double wide = fabs(right), high = fabs(down);
        int turn = wide > em->steep * high ? (right >= 0 ? ACROSS : BACK) : down > 0 ? DOWN : UP;
        int leans = lesser(wide, high) > em->leaning * greater(wide, high);
        double base = turn == ACROSS ? at_y : turn == DOWN ? -at_x : turn == BACK ? -at_y : at_x;
        double above = base - em->ascent * size, below = base + em->descent * size;
        struct span run = turn == ACROSS || turn == BACK ? x : y;
        if (turn == BACK || turn == UP) run = (struct span){-run.high, -run.low};

        if (turn == ACROSS) y = (struct span){above, below};
        if (turn == BACK) y = (struct span){-below, -above};
        if (turn == DOWN) x = (struct span){-below, -above};
        if (turn == UP) x = leans ? (struct span){base, base + size} : (struct span){above, below};
        box[0] = x.low, box[1] = y.low, box[2] = x.high, box[3] = y.high;
        along[0] = run.low, along[count] = run.high, along[2 * count] = base, along[3 * count] = size;
        whole[0] = turn, whole[count] = (int64_t)colour[0] << 16 | colour[1] << 8 | colour[2];
        is[0] = mode == STROKED_TEXT, is[count] = mode == UNSEEN_TEXT || !colour[3];
        font[i] = call->font(of[i]);
    }
}

/* As line_extents.py measures lines: of each line, whose words are those of `order` from one of `begins` to the next,
   the index of its longest word, whether all are bold, and to rows of `lines` the box, start and end of all, and base
   and size of the longest; box and size rounded as they are shown. */
SHARED void each_line(int64_t count, int64_t lines, const int64_t *order, const int64_t *begins, const double *box,
                      const double *start, const double *end, const double *base, const double *size,
                      const uint8_t *bold, double *out, int64_t *longest, uint8_t *all_bold) {
    for (int64_t i = 0; i < lines; i++, out++) {
        int64_t k = begins[i], stop = i + 1 < lines ? begins[i + 1] : count, main = order[k];
        const double *first = box + 4 * main;
        double x0 = first[0], top = first[1], x1 = first[2], foot = first[3], from = start[main], to = end[main];
        int heavy = bold[main];
        for (k++; k < stop; k++) {
            int64_t w = order[k];
            const double *b = box + 4 * w;
            x0 = lesser(x0, b[0]), top = lesser(top, b[1]), x1 = greater(x1, b[2]), foot = greater(foot, b[3]);
            from = lesser(from, start[w]), to = greater(to, end[w]);
            heavy = heavy && bold[w];
            if (end[w] - start[w] > end[main] - start[main]) main = w;
        }
        double sides[4] = {x0, top, x1, foot};
        for (int side = 0; side < 4; side++) out[side * lines] = rint(sides[side] * 100) / 100 + 0.0; /* no -0.0 */
        out[4 * lines] = from, out[5 * lines] = to;
        out[6 * lines] = base[main], out[7 * lines] = rint(size[main] * 10) / 10;
        longest[i] = main, all_bold[i] = heavy;
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
