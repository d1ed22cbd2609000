// What Swift has no word for: a bit for each byte of a vector, which is what a scanner jumps by, and
// asking for memory ahead.

#ifndef POLKU_MARKS_H
#define POLKU_MARKS_H

#include <stdint.h>
#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

// How many bytes are looked at; so many must be readable.
#define POLKU_MARKS_WIDTH 64

// A bit for each of 64 bytes, the lowest for the first: whether it is one of two or at most `last`.
static inline uint64_t polku_marks(const uint8_t *bytes, uint8_t one, uint8_t other, uint8_t last) {
  uint64_t marks = 0;
#if defined(__SSE2__)
  const __m128i ones = _mm_set1_epi8((char)one);
  const __m128i others = _mm_set1_epi8((char)other);
  const __m128i lasts = _mm_set1_epi8((char)last);
  for (int part = 0; part < 4; part++) {
    const __m128i text = _mm_loadu_si128((const __m128i *)(bytes + 16 * part));
    const __m128i equal =
        _mm_or_si128(_mm_cmpeq_epi8(text, ones), _mm_cmpeq_epi8(text, others));
    const __m128i low = _mm_cmpeq_epi8(_mm_min_epu8(text, lasts), text);
    const uint64_t mask = (uint32_t)_mm_movemask_epi8(_mm_or_si128(equal, low));
    marks |= mask << (16 * part);
  }
#else
  for (int index = 0; index < POLKU_MARKS_WIDTH; index++) {
    const uint8_t byte = bytes[index];
    marks |= (uint64_t)(byte == one || byte == other || byte <= last) << index;
  }
#endif
  return marks;
}

// So many bytes are looked at here.
#define POLKU_STOPS_WIDTH 16

// A bit for each of 16 bytes: whether it is one of three, a control character or beyond ASCII.
static inline uint32_t polku_stops(const uint8_t *bytes, uint8_t one, uint8_t two, uint8_t three) {
#if defined(__SSE2__)
  const __m128i text = _mm_loadu_si128((const __m128i *)bytes);
  const __m128i equal = _mm_or_si128(
      _mm_or_si128(_mm_cmpeq_epi8(text, _mm_set1_epi8((char)one)),
                   _mm_cmpeq_epi8(text, _mm_set1_epi8((char)two))),
      _mm_cmpeq_epi8(text, _mm_set1_epi8((char)three)));
  // What is beyond ASCII is less than zero here.
  const __m128i other = _mm_cmplt_epi8(text, _mm_set1_epi8(0x20));
  return (uint32_t)_mm_movemask_epi8(_mm_or_si128(equal, other));
#else
  uint32_t stops = 0;
  for (int index = 0; index < POLKU_STOPS_WIDTH; index++) {
    const uint8_t byte = bytes[index];
    const int stops_here =
        byte == one || byte == two || byte == three || byte < 0x20 || byte >= 0x80;
    stops |= (uint32_t)stops_here << index;
  }
  return stops;
#endif
}

// How many bytes the processor brings at once.
#define POLKU_LINE 64

// Asks the processor to bring some memory near, while something else is done.
static inline void polku_bring(const void *start, intptr_t count) {
  const char *bytes = (const char *)start;
  for (intptr_t offset = 0; offset < count; offset += POLKU_LINE) __builtin_prefetch(bytes + offset);
}

#endif
