// Finds for each quotation of the rewrite where its words stand in the source: first word for word among the source's quotations (across a “he
// said”), then word for word in its narrative, then by the words that most of them share.
#include <algorithm>
#include <bit>
#include <cmath>
#include <string>

#include "factdiff/alignment/pairing.h"
#include "factdiff/alignment/quote_edit.h"
#include "factdiff/alignment/same_source.h"

namespace factdiff {
namespace {

constexpr std::size_t most_candidates = 48;  // places of one pair of words that are tried
constexpr std::size_t most_steps = 4096;     // places of one word that are looked at

struct Match {
    std::uint32_t at = 0;
    std::uint32_t length = 0;
    bool tied = false;  // the same words stand elsewhere as well
};

/// Words in order, searchable by one word or by two neighbours.
class Stream {
public:
    std::vector<QuoteWord> words;
    std::vector<std::uint32_t> group;  // of each word; a match never leads from one to another

    /// The longest run that stands here and in `b` from `from` on; of the same length the first behind `expected`.
    Match longest(const std::vector<QuoteWord>& b, std::size_t from, std::uint32_t expected) {
        if (slots_.empty()) build();
        Match best;
        const bool pair = from + 1 < b.size();
        std::size_t tries = 0, steps = 0;
        for (std::uint32_t at = slots_[slot(b[from].key)]; at != kNone && tries < most_candidates && steps < most_steps; at = next_[at], ++steps) {
            if (words[at].key != b[from].key || (pair && (at + 1 == words.size() || words[at + 1].key != b[from + 1].key))) continue;
            ++tries;
            std::uint32_t length = 0;
            while (at + length < words.size() && from + length < b.size() && words[at + length].key == b[from + length].key &&
                   (group.empty() || group[at + length] == group[at]))
                ++length;
            const bool tied = length == best.length && length > 0;
            if (length > best.length || (tied && at >= expected && best.at < expected)) best = {at, length};
            best.tied = best.tied || tied;
        }
        if (best.length == 0 && pair)  // one word alone: before a marked cut
            for (std::uint32_t at = slots_[slot(b[from].key)]; at != kNone && steps < 2 * most_steps; at = next_[at], ++steps)
                if (at >= expected && words[at].key == b[from].key) return {at, 1};
        return best;
    }

    /// Every place where all of `b` stands.
    std::vector<std::uint32_t> places(const std::vector<QuoteWord>& b) const {
        std::vector<std::uint32_t> found;
        for (std::uint32_t at = slots_[slot(b[0].key)]; at != kNone && found.size() < most_candidates; at = next_[at]) {
            std::uint32_t length = 0;
            while (at + length < words.size() && length < b.size() && words[at + length].key == b[length].key) ++length;
            if (length == b.size()) found.push_back(at);
        }
        return found;
    }

private:
    static constexpr std::uint32_t kNone = UINT32_MAX;

    std::size_t slot(std::uint64_t key) const { return (key * 0x9e3779b97f4a7c15ULL >> 32) & (slots_.size() - 1); }
    /// Places of words whose keys share a slot, in order, as a chain.
    void build() {
        slots_.assign(std::bit_ceil(2 * words.size() + 2), kNone);
        next_.resize(words.size());
        for (auto i = static_cast<std::uint32_t>(words.size()); i-- > 0;) {
            std::uint32_t& first = slots_[slot(words[i].key)];
            next_[i] = first;
            first = i;
        }
    }

    std::vector<std::uint32_t> slots_, next_;
};

class QuotePairing {
public:
    QuotePairing(const PairingInput& in, Alignment& out) : in_(in), out_(out) {}

    void run() {
        std::vector<std::uint32_t> rewrite_quotes;
        for (std::uint32_t c = 0; c < in_.rewrite.claims.size(); ++c)
            if (in_.rewrite.claims[c].kind == ClaimKind::quote) rewrite_quotes.push_back(c);
        if (rewrite_quotes.empty()) return;
        read_source();
        for (std::uint32_t c : rewrite_quotes) link(c);
        pair();
    }

private:
    const Quotation& source_quote(std::uint32_t q) const { return std::get<Quotation>(in_.source.claims[source_quotes_[q]].value); }

    void read_source() {
        const Article& a = in_.source;
        struct Part {
            Span span;
            std::uint32_t quote;
        };
        std::vector<Part> parts;
        for (std::uint32_t c = 0; c < a.claims.size(); ++c) {
            if (a.claims[c].kind != ClaimKind::quote) continue;
            const Quotation& q = std::get<Quotation>(a.claims[c].value);
            if (q.role == QuoteRole::nested) continue;
            for (Span part : q.parts) parts.push_back({part, static_cast<std::uint32_t>(source_quotes_.size())});
            source_quotes_.push_back(c);
        }
        std::sort(parts.begin(), parts.end(), [](const Part& x, const Part& y) { return x.span < y.span; });
        if (a.document.text().empty()) return;
        quote_words(a, in_.vocabulary, {0, static_cast<std::uint32_t>(a.document.text().size())}, all_.words);
        std::size_t p = 0;
        std::uint32_t quotes = static_cast<std::uint32_t>(source_quotes_.size());
        std::uint32_t sentence = 0;
        group_of_quote_.assign(quotes, 0);
        std::uint32_t group = 0, unquoted = 0;
        std::int64_t last_quote = -1;
        for (QuoteWord& w : all_.words) {
            while (p < parts.size() && parts[p].span.end <= w.span.begin) ++p;
            while (sentence + 1 < a.segments.sentences.size() && a.segments.sentences[sentence + 1].span.begin <= w.span.begin) ++sentence;
            if (p < parts.size() && parts[p].span.begin <= w.span.begin) {
                std::uint32_t q = parts[p].quote;
                w.unit = q;
                w.part = static_cast<std::uint32_t>(p);
                if (last_quote != static_cast<std::int64_t>(q)) {
                    if (last_quote >= 0 && !continues_speech(static_cast<std::uint32_t>(last_quote), q, unquoted)) ++group;
                    group_of_quote_[q] = group;
                    last_quote = q;
                }
                unquoted = 0;
                quoted_.words.push_back(w);
                quoted_.group.push_back(group);
            } else {
                w.unit = quotes + sentence;
                ++unquoted;
            }
        }
        content_of_unit_.assign(quotes + a.segments.sentences.size(), 0);
        // Which units hold each stem: quotations first, then sentences, each once.
        first_.assign(in_.terms.count + 1, 0);
        for (const QuoteWord& w : all_.words) {
            if (!w.content) continue;
            ++content_of_unit_[w.unit];
            ++first_[in_.terms.source[w.token] + 1];
        }
        for (std::size_t t = 1; t < first_.size(); ++t) first_[t] += first_[t - 1];
        units_.resize(first_.back());
        end_.assign(first_.begin(), first_.end() - 1);
        for (const bool quoted : {true, false})
            for (const QuoteWord& w : all_.words) {
                if (!w.content || (w.unit < quotes) != quoted) continue;
                const TermId term = in_.terms.source[w.token];
                if (end_[term] == first_[term] || units_[end_[term] - 1] != w.unit) units_[end_[term]++] = w.unit;
            }
        unit_score_.assign(content_of_unit_.size(), 0);
    }

    /// “One,” she said. “Two.” — the same speech, however it is cut by the words that name the speaker.
    bool continues_speech(std::uint32_t before, std::uint32_t after, std::uint32_t unquoted) const {
        if (unquoted > 14) return false;
        const Quotation &a = source_quote(before), &b = source_quote(after);
        if (a.role != QuoteRole::speech || b.role != QuoteRole::speech) return false;
        if (a.speaker && b.speaker && a.speaker->canonical != b.speaker->canonical) return false;
        return true;
    }

    void link(std::uint32_t c) {
        const Quotation& quote = std::get<Quotation>(in_.rewrite.claims[c].value);
        if (quote.role == QuoteRole::nested) return;
        words_.clear();
        for (std::uint32_t p = 0; p < quote.parts.size(); ++p) {
            const std::size_t before = words_.size();
            quote_words(in_.rewrite, in_.vocabulary, quote.parts[p], words_);
            for (std::size_t w = before; w < words_.size(); ++w) words_[w].part = p;
        }
        if (words_.empty()) return;
        QuoteLink link;
        link.rewrite = c;
        if (!word_for_word(link) && !in_narrative(link)) by_words(quote, link);
        out_.quotes.push_back(std::move(link));
    }

    /// “No comment,” said Doe. “No comment,” said Finch.: of the same words those of the same mouth, then those in an aligned sentence, then those
    /// that no quotation has taken yet.
    std::uint32_t of_equals(std::uint32_t rewrite, std::uint32_t first) {
        const Claim& ours = in_.rewrite.claims[rewrite];
        const Quotation& quote = std::get<Quotation>(ours.value);
        std::uint32_t best = first;
        int best_score = -1;
        for (const std::uint32_t at : quoted_.places(words_)) {
            const std::uint32_t unit = quoted_.words[at].unit;
            const Quotation& theirs = source_quote(unit);
            bool doubtful = false;
            const bool same = quote.speaker && theirs.speaker &&
                              same_source(in_.source, in_.rewrite, in_.vocabulary, *theirs.speaker, *quote.speaker, doubtful) == SourceRelation::same;
            const int score = (same ? 4 : 0) + (out_.pair_of(in_.source.claims[source_quotes_[unit]].sentence, ours.sentence) != nullptr ? 2 : 0) +
                              (std::find(taken_units_.begin(), taken_units_.end(), unit) == taken_units_.end() ? 1 : 0);
            if (score > best_score) best_score = score, best = at;
        }
        taken_units_.push_back(quoted_.words[best].unit);
        return best;
    }

    bool word_for_word(QuoteLink& link) {
        if (quoted_.words.empty()) return false;
        struct Segment {
            std::uint32_t at, length;
            bool marked;
            bool part;  // begins a part: behind “he said”, or a paragraph of a speech, which may have been moved
        };
        std::vector<Segment> segments;
        bool bracketed = false;
        std::uint32_t expected = 0;
        for (std::size_t i = 0; i < words_.size();) {
            Match m = quoted_.longest(words_, i, expected);
            if (m.tied && m.length == words_.size()) m.at = of_equals(link.rewrite, m.at);
            const bool part = i > 0 && words_[i].part != words_[i - 1].part;
            bool marked = i == 0 || words_[i].after_ellipsis || bracketed || part;
            bool enough = m.length >= 3 || m.length == words_.size() || i + m.length == words_.size() || (m.length > 0 && marked);
            if (m.length == 0 || !enough) {
                if (!words_[i].bracketed) return false;
                bracketed = true;
                ++i;
                continue;
            }
            if (segments.size() >= 6 + words_[i].part) return false;
            // A match that runs on over a marked cut of the rewrite is fine; one that a cut follows ends there by itself.
            segments.push_back({m.at, m.length, marked, part});
            expected = m.at + m.length;
            i += m.length;
            if (i < words_.size() && words_[i].bracketed)
                bracketed = true;
            else if (m.length > 0)
                bracketed = i < words_.size() && words_[i - 1].bracketed;
        }
        if (segments.empty()) return false;
        bool merged = false;
        for (std::size_t k = 1; k < segments.size(); ++k) {
            const Segment &x = segments[k - 1], &y = segments[k];
            std::uint32_t end = x.at + x.length;
            if (y.marked) {
                if (y.at < end && !y.part) return false;
                continue;
            }
            if (y.at == end && quoted_.group[end - 1] == quoted_.group[y.at]) continue;
            if (quoted_.words[end - 1].unit == quoted_.words[y.at].unit) return false;  // a cut or a move inside one quotation
            if (x.length < 3 || y.length < 3) return false;
            merged = true;
        }
        const Segment* longest = &segments.front();
        for (const Segment& s : segments)
            if (s.length > longest->length) longest = &s;
        const QuoteWord &first = quoted_.words[segments.front().at], &last = quoted_.words[segments.back().at + segments.back().length - 1];
        link.origin = QuoteOrigin::quoted;
        link.source = source_quotes_[quoted_.words[longest->at].unit];
        link.merged = merged;
        link.score = 1;
        link.place = first.span.begin <= last.span.begin
                         ? join(first.span, last.span)
                         : join(quoted_.words[longest->at].span, quoted_.words[longest->at + longest->length - 1].span);
        link.edit.source = link.place;
        link.edit.bracketed = bracketed;
        link.edit.ellipsis = segments.size() > 1;
        std::uint32_t lo = segments.front().at, hi = segments.back().at + segments.back().length;
        link.edit.trimmed = (lo > 0 && quoted_.words[lo - 1].unit == quoted_.words[lo].unit) ||
                            (hi < quoted_.words.size() && quoted_.words[hi].unit == quoted_.words[hi - 1].unit);
        for (const QuoteWord& w : words_) link.edit.rewrite_content += w.content;
        link.edit.common_content = link.edit.rewrite_content;
        link.edit.kind = link.edit.trimmed || segments.size() > 1 || bracketed ? QuoteEditKind::adjusted : QuoteEditKind::exact;
        return true;
    }

    bool in_narrative(QuoteLink& link) {
        if (all_.words.empty()) return false;
        Match m = all_.longest(words_, 0, 0);
        if (m.length < words_.size()) return false;
        link.origin = QuoteOrigin::narrative;
        link.place = join(all_.words[m.at].span, all_.words[m.at + m.length - 1].span);
        link.score = 1;
        for (std::uint32_t i = m.at; i < m.at + m.length; ++i)
            if (all_.words[i].unit < source_quotes_.size()) link.source = source_quotes_[all_.words[i].unit];
        return true;
    }

    void by_words(const Quotation& quote, QuoteLink& link) {
        std::vector<TermId> terms;
        for (const QuoteWord& w : words_)
            if (w.content) terms.push_back(in_.terms.rewrite[w.token]);
        std::sort(terms.begin(), terms.end());
        terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
        if (terms.empty()) return;
        std::vector<std::uint32_t> touched;
        float whole = 0;
        for (const TermId term : terms) {
            constexpr std::uint32_t most = 200;  // a word of more units finds none
            const std::uint32_t count = std::min(end_[term] - first_[term], most);
            const float weight = 1.0F / (1.0F + 0.25F * std::log2(1.0F + static_cast<float>(count)));
            whole += weight;
            if (count == most) continue;
            for (std::uint32_t i = first_[term]; i < end_[term]; ++i) {
                if (unit_score_[units_[i]] == 0) touched.push_back(units_[i]);
                unit_score_[units_[i]] += weight;
            }
        }
        std::uint32_t quotes = static_cast<std::uint32_t>(source_quotes_.size());
        float best_quote = 0, best_sentence = 0, quote_cover = 0;
        std::uint32_t quote_unit = 0, sentence_unit = 0;
        bool best_same = false;
        std::uint32_t rewrite_sentence = in_.rewrite.claims[link.rewrite].sentence;
        for (std::uint32_t u : touched) {
            float common = unit_score_[u];
            unit_score_[u] = 0;
            float cover = whole > 0 ? common / whole : 0;
            float mean = whole / static_cast<float>(terms.size());
            if (u >= quotes) {
                if (cover > best_sentence) best_sentence = cover, sentence_unit = u - quotes;
                continue;
            }
            const Quotation& candidate = source_quote(u);
            if (candidate.role == QuoteRole::title) continue;
            float size = static_cast<float>(content_of_unit_[u]) * mean;
            float dice = 2 * common / (whole + std::max(size, common));
            float inside = common / std::max(std::min(whole, size), 2 * mean);
            float score = 0.5F * dice + 0.5F * std::min(1.0F, inside);
            bool same = false;
            if (score > 0.2F && quote.speaker && candidate.speaker) {  // the dear question only where it can matter
                bool doubtful = false;
                SourceRelation r = same_source(in_.source, in_.rewrite, in_.vocabulary, *candidate.speaker, *quote.speaker, doubtful);
                same = r == SourceRelation::same;
                if (same) score += 0.12F;
                if (r == SourceRelation::different && !doubtful) score -= 0.05F;
            }
            if (out_.pair_of(in_.source.claims[source_quotes_[u]].sentence, rewrite_sentence) != nullptr) score += 0.08F;
            if (common < 1.5F * mean) score -= 0.3F;  // one word proves nothing
            if (score > best_quote) best_quote = score, quote_unit = u, best_same = same, quote_cover = cover;
        }
        bool quoted = best_quote >= (best_same ? 0.34F : 0.44F);
        bool told = best_sentence >= 0.6F && terms.size() >= 2 && best_sentence * static_cast<float>(terms.size()) >= 1.9F;
        if (quoted && told && best_sentence > quote_cover + 0.12F) quoted = false;
        if (quoted) {
            compare(quote_unit, link);
            link.score = std::min(1.0F, best_quote);
            return;
        }
        if (told) {
            link.origin = QuoteOrigin::paraphrase;
            link.place = in_.source.segments.sentences[sentence_unit].span;
            link.score = best_sentence;
        }
    }

    /// Against the whole speech that the quotation belongs to, as far as it is of a size to be laid side by side.
    void compare(std::uint32_t unit, QuoteLink& link) {
        auto range = [&](auto belongs) {
            std::vector<QuoteWord> words;
            for (const QuoteWord& w : quoted_.words)
                if (belongs(w.unit)) words.push_back(w);
            return words;
        };
        std::vector<QuoteWord> own = range([&](std::uint32_t u) { return u == unit; });
        std::vector<QuoteWord> speech = range([&](std::uint32_t u) { return group_of_quote_[u] == group_of_quote_[unit]; });
        link.origin = QuoteOrigin::quoted;
        link.source = source_quotes_[unit];
        link.edit = edit_of(own, words_);
        if (speech.size() > own.size() && speech.size() * words_.size() <= 120'000) {
            QuoteEdit wider = edit_of(speech, words_);
            // the wider speech only where it explains more of the words
            if (wider.common_content > link.edit.common_content) link.edit = std::move(wider);
        }
        if (link.edit.crossed && link.edit.kind == QuoteEditKind::words_dropped && link.edit.source_changed.size() == 1) link.merged = true;
        // Shown whole where it is no longer than what stands beside it; else from the first word that matters to the last.
        link.place = link.edit.source;
        for (const Span changed : link.edit.source_changed) link.place = join(link.place, changed);
        if (!own.empty() && own.size() <= words_.size() + words_.size() / 2 + 3)
            link.place = join(link.place, join(own.front().span, own.back().span));
    }

    void pair() {
        std::vector<std::size_t> order(out_.quotes.size());
        for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
        auto strength = [&](const QuoteLink& l) {
            return l.score + (is_altered(l.edit.kind) ? 0.0F : 1.0F) + static_cast<float>(std::min(l.edit.common_content, 100u)) * 0.002F;
        };
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t x, std::size_t y) { return strength(out_.quotes[x]) > strength(out_.quotes[y]); });
        std::vector<bool> taken(in_.source.claims.size());
        for (std::size_t i : order) {
            QuoteLink& l = out_.quotes[i];
            if (l.origin != QuoteOrigin::quoted || !l.source || taken[*l.source]) continue;
            taken[*l.source] = true;
            l.paired = true;
            ClaimPair pair;
            pair.source = *l.source;
            pair.rewrite = l.rewrite;
            pair.score = l.score;
            pair.equal = !is_altered(l.edit.kind) && !l.merged;
            pair.why = why(l);
            out_.claims.push_back(std::move(pair));
        }
    }

    PairReason why(const QuoteLink& l) const {
        if (l.edit.kind == QuoteEditKind::exact) return {.what = "word for word"};
        PairReason reason{{}, l.edit.common_content, l.edit.rewrite_content, PairReason::Form::words};
        const Quotation& q = std::get<Quotation>(in_.rewrite.claims[l.rewrite].value);
        const Quotation& s = std::get<Quotation>(in_.source.claims[*l.source].value);
        bool doubtful = false;
        if (q.speaker && s.speaker && same_source(in_.source, in_.rewrite, in_.vocabulary, *s.speaker, *q.speaker, doubtful) == SourceRelation::same)
            reason.what = s.speaker->canonical;
        return reason;
    }

    const PairingInput& in_;
    Alignment& out_;
    std::vector<std::uint32_t> source_quotes_;  // claim of each quotation unit
    std::vector<std::uint32_t> group_of_quote_;
    Stream quoted_, all_;
    std::vector<std::uint32_t> units_, first_, end_;  // units that hold each term: from first_ to end_
    std::vector<std::uint32_t> content_of_unit_;
    std::vector<float> unit_score_;
    std::vector<QuoteWord> words_;
    std::vector<std::uint32_t> taken_units_;  // of quotations whose words the source has several times
};

}  // namespace

void pair_quotes(const PairingInput& in, Alignment& out) { QuotePairing(in, out).run(); }

}  // namespace factdiff
