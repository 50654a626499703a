#include "factdiff/claims/name_forms.h"

#include <algorithm>
#include <boost/container/small_vector.hpp>
#include <boost/unordered/unordered_flat_map.hpp>
#include <string>

namespace factdiff {
namespace {

class Grouping {
public:
    Grouping(const SegmentedText& text, std::vector<NameMention>& mentions) : text_(text), mentions_(mentions) {}

    std::vector<NameForm> run() {
        collect();
        find_parents();
        resolve();
        return std::move(forms_);
    }

private:
    /// The forms of its words (Word::form), one a character.
    std::u32string key(TokenIndex first, TokenIndex end) const {
        std::u32string out;
        for (TokenIndex i = first; i < end; ++i)
            if (text_.is(i, TokenKind::word) && text_.lower(i) != "'s" && !(out.empty() && text_.lower(i).empty()))
                out += static_cast<char32_t>(text_.word(i).form);
        return out;
    }

    /// Mentions that are written alike are one form.
    void collect() {
        boost::unordered_flat_map<std::u32string, std::uint32_t> by_key;
        for (std::uint32_t m = 0; m < mentions_.size(); ++m) {
            NameMention& mention = mentions_[m];
            const auto [at, fresh] = by_key.emplace(key(mention.first, mention.end), static_cast<std::uint32_t>(forms_.size()));
            if (fresh) {
                NameForm form;
                form.first_mention = m;
                form.guessed = mention.type;
                for (TokenIndex i = mention.first; i < mention.end; ++i)
                    if (text_.is(i, TokenKind::word) && text_.lower(i) != "'s") form.words.push_back(text_.token(i).word);
                form.acronym = form.words.size() == 1 && text_.token(mention.first).all_caps;
                forms_.push_back(std::move(form));
            }
            mention.form = at->second;
            NameForm& form = forms_[mention.form];
            ++form.count;
            if (mention.sure) ++form.votes[static_cast<std::size_t>(mention.type)];
            if (!mention.tentative) form.tentative = false;
        }
    }

    /// Which forms are short for which longer ones.
    void find_parents() {
        // Longer forms by their words, so that each short form meets only what holds one of its words.
        boost::unordered_flat_map<WordId, boost::container::small_vector<std::uint32_t, 4>> by_word;
        boost::unordered_flat_map<std::string, std::uint32_t> by_initials;
        for (std::uint32_t f = 0; f < forms_.size(); ++f) {
            NameForm& form = forms_[f];
            if (form.words.size() < 2) continue;
            for (const WordId w : form.words) {
                auto& list = by_word[w];
                if (list.size() < 12 && (list.empty() || list.back() != f)) list.push_back(f);
            }
            std::string all, content;
            for (const WordId w : form.words) {
                const Word& entry = text_.vocabulary[w];
                if (entry.folded.empty()) continue;
                all += entry.folded[0];
                if (!has(entry.classes, WordClass::function_word)) content += entry.folded[0];
            }
            by_initials.emplace(all, f);
            by_initials.emplace(content, f);
        }
        for (std::uint32_t f = 0; f < forms_.size(); ++f) {
            NameForm& form = forms_[f];
            const auto found = by_word.find(form.words.empty() ? kNoForm : form.words.back());
            const auto found_first = by_word.find(form.words.empty() ? kNoForm : form.words.front());
            const auto consider = [&](const boost::container::small_vector<std::uint32_t, 4>& list) {
                for (const std::uint32_t p : list)
                    if (p != f && short_for(form, forms_[p]) && std::find(form.parents.begin(), form.parents.end(), p) == form.parents.end())
                        form.parents.push_back(p);
            };
            if (found != by_word.end()) consider(found->second);
            if (found_first != by_word.end() && form.parents.empty()) consider(found_first->second);
            if (form.parents.empty() && form.words.size() == 1) {
                const NameMention& m = mentions_[form.first_mention];
                const std::string& letters = text_.vocabulary[form.words[0]].folded;
                const auto long_form = by_initials.find(letters);
                // "Asia Pacific Economic Cooperation (Apec)": brackets prove the short form; capitals alone prove it too.
                const bool bracketed = m.first > 0 && text_.surface(m.first - 1) == "(" && text_.surface(m.end) == ")";
                if (letters.size() >= 2 && long_form != by_initials.end() && (form.acronym || bracketed)) form.parents.push_back(long_form->second);
            }
        }
    }

    /// Each mention leads to the longest form it is short for.
    void resolve() {
        for (std::uint32_t m = 0; m < mentions_.size(); ++m) {
            NameMention& mention = mentions_[m];
            std::uint32_t f = mention.form;
            for (int steps = 0; steps < 4 && !forms_[f].parents.empty(); ++steps) {
                // Of two people with the surname, the one named last before this mention.
                std::uint32_t best = forms_[f].parents[0], place = 0;
                for (const std::uint32_t p : forms_[f].parents) {
                    const std::uint32_t last = last_mention_.size() > p ? last_mention_[p] : 0;
                    if (last > place) best = p, place = last;
                }
                f = best;
            }
            mention.entity = f;
            if (last_mention_.size() <= f) last_mention_.resize(forms_.size());
            last_mention_[f] = m + 1;
            if (f != mention.form)
                for (std::size_t k = 0; k < 4; ++k)
                    forms_[f].votes[k] += forms_[mention.form].count > 0 && mention.sure && static_cast<std::size_t>(mention.type) == k ? 1 : 0;
        }
    }

    bool short_for(const NameForm& form, const NameForm& longer) const {
        if (longer.words.size() <= form.words.size() || longer.tentative) return false;
        const std::size_t n = form.words.size(), total = longer.words.size();
        const NameType type = longer.type();
        const NameType own = form.type();
        const bool suffix = std::equal(form.words.begin(), form.words.end(), longer.words.end() - static_cast<std::ptrdiff_t>(n));
        const bool prefix = std::equal(form.words.begin(), form.words.end(), longer.words.begin());
        if (type == NameType::person) {
            if (n == 1 && own == NameType::place && form.votes[static_cast<std::size_t>(NameType::place)] > 0) return false;
            if (n == 1) return suffix || prefix;
            if (suffix && own != NameType::organization) return true;
            // "George Bush" for "George W. Bush": the same but for initials and suffixes.
            std::size_t i = 0;
            for (const WordId w : longer.words)
                if (i < n && form.words[i] == w)
                    ++i;
                else if (text_.vocabulary[w].folded.size() > 1 && text_.vocabulary[w].folded != "jr" && text_.vocabulary[w].folded != "sr")
                    return false;
            return i == n;
        }
        if (form.tentative) return false;
        if (type == NameType::organization && prefix) {
            for (std::size_t i = n; i < total; ++i)
                if (!has(text_.vocabulary[longer.words[i]].classes, WordClass::organization_word) &&
                    text_.vocabulary[longer.words[i]].folded.size() > 1)
                    return false;
            return own != NameType::person && own != NameType::place;
        }
        return false;
    }

    const SegmentedText text_;
    std::vector<NameMention>& mentions_;
    std::vector<NameForm> forms_;
    std::vector<std::uint32_t> last_mention_;
};

}  // namespace

NameType NameForm::type() const {
    const auto best = std::max_element(votes.begin(), votes.end());
    return *best > 0 ? static_cast<NameType>(best - votes.begin()) : guessed;
}

std::vector<NameForm> group_names(const SegmentedText& text, std::vector<NameMention>& mentions) { return Grouping(text, mentions).run(); }

}  // namespace factdiff
