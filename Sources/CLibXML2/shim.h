#ifndef POLKU_CLIBXML2_SHIM_H
#define POLKU_CLIBXML2_SHIM_H
// Only what Scanning uses: the SAX2 push parser, its error reports, the switch that keeps
// catalogs off, and XML schemas with the table of their own types.
#include <libxml/catalog.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlschemas.h>
#include <libxml/xmlschemastypes.h>
#endif
