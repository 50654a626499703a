// What was read of a file, as JSON: its text, the fields of it, what was set aside, and the way back to the file.
//
//     {"path": "page.html", "format": "html", "encoding": "UTF-8", "title": "…", "date": "2025-10-31", "language": "en",
//      "text": "Rates rise\n\nThe bank …",
//      "fields": [{"field": "headline", "start": 0, "end": 10}, …],                   // in "text"
//      "asides": [{"kind": "byline", "text": "By Ann Lee", "start": 512, "end": 522}],  // in the file as given
//      "offsets": [[0, 10, 301, 311], …]}                                             // [start, end) of "text" is [start, end) of the file
#pragma once

#include <string>

#include "factdiff/reading/document.h"
#include "factdiff/reporting/json.h"

namespace factdiff {

void append_document_json(std::string& out, const Document& document, OffsetUnit unit);

}  // namespace factdiff
