#ifndef POLKU_CZLIB_SHIM_H
#define POLKU_CZLIB_SHIM_H
#include <zlib.h>

// The usual opening is a macro, which Swift does not see; 16 asks for the form of gzip.
static inline int polku_inflate_init(z_stream *stream) {
  return inflateInit2(stream, 16 + MAX_WBITS);
}
#endif
