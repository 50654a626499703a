#include <factdiff/compare.h>
#include <factdiff/reading/read.h>

#include <iostream>

int main() {
    auto source = factdiff::read_text("The fire destroyed 14 homes in Ashwick, officials said.", {});
    auto rewrite = factdiff::read_text("The fire destroyed 41 homes in Ashwick, officials said.", {});
    factdiff::Report report = factdiff::Checker{}.compare(std::move(*source), std::move(*rewrite), {});
    for (const factdiff::ReportedFinding& finding : report.findings) std::cout << finding.rule << ": " << finding.message << '\n';
}
