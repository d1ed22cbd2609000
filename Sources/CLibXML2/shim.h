#ifndef POLKU_CLIBXML2_SHIM_H
#define POLKU_CLIBXML2_SHIM_H
// Only what Scanning uses: the SAX2 push parser, its error reports, and the switch that keeps
// catalogs off.
#include <libxml/catalog.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
#endif
