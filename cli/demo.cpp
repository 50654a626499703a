// `factdiff demo`: the first minute with the program, without an article of one's own.
#include <fmt/format.h>

#include "factdiff/reading/read.h"
#include "messages.h"
#include "options.h"
#include "reports.h"

namespace factdiff {
/// Defined by the build: the articles of fixtures/articles/example, by their stems.
std::string_view embedded_demo(std::string_view name);
}  // namespace factdiff

namespace factdiff::cli {
namespace {

struct Article {
    std::string_view stem;
    std::string_view file;
};
constexpr Article source{"source", "source.md"}, rewrite{"rewrite", "rewrite.txt"};

Document document_of(const Article& article) {
    ReadOptions reading;
    reading.path = article.file;
    return *read_text(std::string(embedded_demo(article.stem)), reading);
}

bool save(const Article& article, const std::string& folder) {
    Result<Sink> sink = Sink::open(folder + '/' + std::string(article.file));
    if (!sink) {
        say_error(sink.error().message());
        return false;
    }
    if (sink->write(embedded_demo(article.stem)) && sink->finish()) return true;
    say_error(sink->error());
    return false;
}

}  // namespace

int demo(const Options& options) {
    if (!options.folder.empty() && (!save(source, options.folder) || !save(rewrite, options.folder))) return trouble;
    if (!options.quiet) say("this is what it finds in a made-up article and its rewrite\n");
    Checker checker(options.settings);
    const Report report = checker.compare(document_of(source), document_of(rewrite), options.context);
    if (give_reports(options, checker, {&report, 1}) == trouble) return trouble;
    if (!options.quiet)
        say(options.folder.empty() ? "next: factdiff demo --save . writes the two articles here; factdiff explain quote-altered says what a rule means;\n"
                                     "  factdiff SOURCE REWRITE checks yours, factdiff --help lists the rest"
                                   : fmt::format("next: change something in {0}/rewrite.txt, then factdiff {0}/source.md {0}/rewrite.txt", printable(options.folder)));
    return nothing_found;
}

}  // namespace factdiff::cli
