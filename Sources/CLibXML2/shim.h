#ifndef POLKU_CLIBXML2_SHIM_H
#define POLKU_CLIBXML2_SHIM_H
// Only what Scanning uses: the SAX2 push parser and its error reports.
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
#endif
