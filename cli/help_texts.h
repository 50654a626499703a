// Examples and explanations that stand under the options in `factdiff COMMAND --help` and on the manual page.
#pragma once

#include <string_view>

namespace factdiff::cli {

constexpr std::string_view exit_statuses = "Exit status: 0 nothing found at or above --fail-on, 1 something found, 2 trouble.\n";

constexpr std::string_view check_examples = R"(Examples:
  factdiff source.md rewrite.md                    for people
  factdiff source.md rewrite.md --format json      for programs
  factdiff source.md rewrite.md --fail-on error    status 1 only for errors
  factdiff source.md rewrite.md --ignore number-omitted,quote-omitted
  factdiff source.md rewrite.md --severity title-changed=error
  factdiff source.md - < rewrite.md                the rewrite from a pipe
  factdiff main:story.md story.md                  a version in git
  factdiff check --pairs 'sources/*.md=rewrites/*.md'
)";

constexpr std::string_view batch_help = R"(A record is one line of JSON:
  {"id": 7, "source": "text", "rewrite": "text"}
  {"id": 8, "source": {"path": "a.md", "date": "2025-10-31"},
            "rewrite": {"path": "b.md"}}
Its answer is one line, in the same order, with the id of the record. A record
that cannot be read is answered with {"id", "error": {"code", "message", "line"}}.

Examples:
  factdiff batch pairs.jsonl > reports.jsonl
  factdiff batch pairs.jsonl.gz -o reports.jsonl --summary summary.json
  factdiff batch pairs.jsonl.gz -o reports.jsonl --resume    after a crash
  factdiff batch --manifest pairs.csv -o reports.jsonl

Exit status: 0 when every line was answered; with --fail-on 1 where something
was found, 2 where a record could not be read; 130, 143 after SIGINT, SIGTERM.
)";

constexpr std::string_view summarize_examples = R"(The page needs no network and no script.

Examples:
  factdiff summarize reports.jsonl
  factdiff summarize reports/*.jsonl.zst --format json
  factdiff summarize reports.jsonl --html -o reports.html
)";

constexpr std::string_view claims_examples = R"(Examples:
  factdiff claims story.md
  factdiff claims story.md --format json
  factdiff claims --batch stories.jsonl > claims.jsonl
)";

constexpr std::string_view completions_examples = R"(Examples:
  factdiff completions bash > ~/.local/share/bash-completion/completions/factdiff
  factdiff completions zsh > ~/.zfunc/_factdiff
  factdiff completions fish > ~/.config/fish/completions/factdiff.fish
)";

constexpr std::string_view baseline_help = R"(The file lists the findings, one a line. Articles of an earlier run keep theirs.

Examples:
  factdiff baseline source.md rewrite.md -o factdiff-baseline.json
  factdiff baseline --pairs 'sources/*.md=rewrites/*.md' -o factdiff-baseline.json
  factdiff check source.md rewrite.md --baseline factdiff-baseline.json
)";

constexpr std::string_view fix_help = R"(Figures, dates, units and names that were changed, and with --quotes the words
of quotes, become what the source has. All else in the file stays as it is, byte
by byte. Read the difference before you write it: the source may be wrong, too.

Examples:
  factdiff fix source.md rewrite.md                       prints the difference
  factdiff fix source.md rewrite.md --select number-changed --write
  factdiff fix source.md rewrite.md -o right.md           writes another file
  factdiff fix source.md rewrite.md | patch -p0           the same, by patch

Exit status: 0 nothing to put right, or it was written; 1 a difference was
printed; 2 trouble.
)";

constexpr std::string_view git_examples = R"(Every changed .md, .txt and .html file of the work tree, committed or not, is
compared with its version at the merge base; renames are followed.

Examples:
  factdiff git                                     against the main branch
  factdiff git origin/release stories              one folder against another branch
  factdiff git HEAD                                what is not committed yet
)";

constexpr std::string_view text_examples = R"(Examples:
  factdiff text page.html
  factdiff text page.html --format json
  curl -s https://example.org/story | factdiff text - --format-in html
)";

constexpr std::string_view align_examples = R"(Examples:
  factdiff align source.md rewrite.md
  factdiff align source.md rewrite.md --format json

Exit status: 0 it was printed, 2 trouble.
)";

constexpr std::string_view rules_examples = R"(Examples:
  factdiff rules
  factdiff rules --format json
  factdiff explain quote-altered                   the page of one rule
)";

constexpr std::string_view explain_examples = R"(Examples:
  factdiff explain quote-altered
  factdiff explain number-changed --format json

Exit status: 0 it was printed, 2 there is no such rule.
)";

constexpr std::string_view demo_examples = R"(Examples:
  factdiff demo
  factdiff demo --save try                         then: factdiff try/source.md try/rewrite.md

Exit status: as of factdiff check.
)";

}  // namespace factdiff::cli
