// HTML: the article's own text, without what the page puts around it.
//
//     <nav>…</nav><article><h1>Rates rise</h1><p class="byline">By Ann Lee</p><p>The bank <del>cut</del> raised&nbsp;…</p></article>
//     →  headline "Rates rise", body "The bank raised …"; "By Ann Lee" is an aside
//
// Three steps: html_tree.h scans the page, html_layout.h finds out which part of it is the article and what each block is, and html.cpp puts the
// words into the Document. Title, day and author also come from JSON-LD, Open Graph and meta elements (html_metadata.h).
#pragma once

#include <optional>
#include <string_view>

#include "factdiff/reading/reader.h"

namespace factdiff {

/// True for what begins as a page or a piece of one does: "<!doctype html", "<html", "<p>".
bool looks_like_html(std::string_view given);

std::optional<Error> read_html(Reading& reading);

/// A piece of HTML that is all article: the body in a feed or in a record of a CMS. `text` is what `reading.out` reads at the time.
void read_html_fragment(std::string_view text, Reading& reading);

}  // namespace factdiff
