#include "factdiff/reading/html_class_words.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "factdiff/text/ascii.h"

namespace factdiff {

namespace {

struct Row {
    std::string_view words;
    ClassRole role;
};

// One word, or two that follow each other. In the order of their bytes.
constexpr Row rows[] = {
    {"ad", ClassRole::clutter},
    {"adbox", ClassRole::clutter},
    {"ads", ClassRole::clutter},
    {"adslot", ClassRole::clutter},
    {"adunit", ClassRole::clutter},
    {"advert", ClassRole::clutter},
    {"advertisement", ClassRole::clutter},
    {"advertising", ClassRole::clutter},
    {"adverts", ClassRole::clutter},
    {"also in", ClassRole::clutter},
    {"article body", ClassRole::body},
    {"article content", ClassRole::body},
    {"article subtitle", ClassRole::standfirst},
    {"article text", ClassRole::body},
    {"author", ClassRole::byline},
    {"authors", ClassRole::byline},
    {"banner", ClassRole::clutter},
    {"blogroll", ClassRole::clutter},
    {"body content", ClassRole::body},
    {"body copy", ClassRole::body},
    {"body text", ClassRole::body},
    {"breadcrumb", ClassRole::clutter},
    {"breadcrumbs", ClassRole::clutter},
    {"byline", ClassRole::byline},
    {"bylines", ClassRole::byline},
    {"caption", ClassRole::caption},
    {"catlinks", ClassRole::clutter},
    {"comments", ClassRole::clutter},
    {"consent", ClassRole::clutter},
    {"contributor", ClassRole::byline},
    {"contributors", ClassRole::byline},
    {"cookie", ClassRole::clutter},
    {"cookiebanner", ClassRole::clutter},
    {"cookies", ClassRole::clutter},
    {"copyright", ClassRole::credit},
    {"credit", ClassRole::credit},
    {"credits", ClassRole::credit},
    {"dek", ClassRole::standfirst},
    {"dfp", ClassRole::clutter},
    {"disqus", ClassRole::clutter},
    {"donate", ClassRole::clutter},
    {"donation", ClassRole::clutter},
    {"editsection", ClassRole::clutter},
    {"entry content", ClassRole::body},
    {"entry footer", ClassRole::clutter},
    {"follow us", ClassRole::clutter},
    {"footer", ClassRole::clutter},
    {"gdpr", ClassRole::clutter},
    {"hatnote", ClassRole::clutter},
    {"image source", ClassRole::credit},
    {"inline ad", ClassRole::clutter},
    {"jump link", ClassRole::clutter},
    {"links block", ClassRole::clutter},
    {"livefyre", ClassRole::clutter},
    {"login", ClassRole::clutter},
    {"menu", ClassRole::clutter},
    {"modal", ClassRole::clutter},
    {"more from", ClassRole::clutter},
    {"more on", ClassRole::clutter},
    {"more stories", ClassRole::clutter},
    {"most popular", ClassRole::clutter},
    {"most read", ClassRole::clutter},
    {"most viewed", ClassRole::clutter},
    {"nav", ClassRole::clutter},
    {"navbar", ClassRole::clutter},
    {"navbox", ClassRole::clutter},
    {"navigation", ClassRole::clutter},
    {"newsletter", ClassRole::clutter},
    {"newsletters", ClassRole::clutter},
    {"next up", ClassRole::clutter},
    {"noprint", ClassRole::clutter},
    {"ob widget", ClassRole::clutter},
    {"offscreen", ClassRole::hidden},
    {"onward", ClassRole::clutter},
    {"outbrain", ClassRole::clutter},
    {"overlay", ClassRole::clutter},
    {"pager", ClassRole::clutter},
    {"pagination", ClassRole::clutter},
    {"paywall", ClassRole::clutter},
    {"popup", ClassRole::clutter},
    {"post content", ClassRole::body},
    {"print only", ClassRole::clutter},
    {"promo", ClassRole::clutter},
    {"promobox", ClassRole::clutter},
    {"promos", ClassRole::clutter},
    {"promoted", ClassRole::clutter},
    {"promotion", ClassRole::clutter},
    {"pull quote", ClassRole::clutter},
    {"pullquote", ClassRole::clutter},
    {"read also", ClassRole::clutter},
    {"read more", ClassRole::clutter},
    {"read next", ClassRole::clutter},
    {"recirc", ClassRole::clutter},
    {"recirculation", ClassRole::clutter},
    {"recommendations", ClassRole::clutter},
    {"recommended", ClassRole::clutter},
    {"references", ClassRole::clutter},
    {"reflist", ClassRole::clutter},
    {"related", ClassRole::clutter},
    {"relatedposts", ClassRole::clutter},
    {"respond", ClassRole::clutter},
    {"screen reader", ClassRole::hidden},
    {"screenreader", ClassRole::hidden},
    {"see also", ClassRole::clutter},
    {"share", ClassRole::clutter},
    {"sharebar", ClassRole::clutter},
    {"sharedaddy", ClassRole::clutter},
    {"sharing", ClassRole::clutter},
    {"sidebar", ClassRole::clutter},
    {"sign in", ClassRole::clutter},
    {"sign up", ClassRole::clutter},
    {"signin", ClassRole::clutter},
    {"signup", ClassRole::clutter},
    {"signupbox", ClassRole::clutter},
    {"skip link", ClassRole::clutter},
    {"skiplink", ClassRole::clutter},
    {"social", ClassRole::clutter},
    {"sponsor", ClassRole::clutter},
    {"sponsored", ClassRole::clutter},
    {"sr only", ClassRole::hidden},
    {"standfirst", ClassRole::standfirst},
    {"story body", ClassRole::body},
    {"story content", ClassRole::body},
    {"story text", ClassRole::body},
    {"strapline", ClassRole::standfirst},
    {"sub headline", ClassRole::standfirst},
    {"sub title", ClassRole::standfirst},
    {"subhead", ClassRole::standfirst},
    {"subheadline", ClassRole::standfirst},
    {"subscribe", ClassRole::clutter},
    {"subscribebox", ClassRole::clutter},
    {"subscription", ClassRole::clutter},
    {"subtitle", ClassRole::standfirst},
    {"taboola", ClassRole::clutter},
    {"tags", ClassRole::clutter},
    {"toc", ClassRole::clutter},
    {"toolbar", ClassRole::clutter},
    {"tooltip", ClassRole::clutter},
    {"topic list", ClassRole::clutter},
    {"topics", ClassRole::clutter},
    {"trending", ClassRole::clutter},
    {"visually hidden", ClassRole::hidden},
    {"visuallyhidden", ClassRole::hidden},
};

// Only where they are a whole name: "overflow-hidden" hides nothing.
constexpr std::string_view hiding_names[] = {"d-none", "display-none", "hidden", "hide", "invisible", "is-hidden", "u-hidden"};

ClassRole role_of(std::string_view words) {
    const Row* row = std::lower_bound(std::begin(rows), std::end(rows), words, [](const Row& a, std::string_view key) { return a.words < key; });
    return row != std::end(rows) && row->words == words ? row->role : ClassRole::none;
}

}  // namespace

ClassRole roles_of_classes(std::string_view classes) {
    ClassRole found = ClassRole::none;
    constexpr std::size_t longest = 40;
    char pair[longest];  // the word before and this one, divided by a blank
    std::size_t size = 0;
    std::size_t word = 0;  // where this one begins in `pair`
    const auto finish = [&] {
        if (size == word) return;
        const std::string_view both(pair, size);
        found = found | role_of(both.substr(word));
        if (word > 0) found = found | role_of(both);
        const std::size_t length = size - word;
        std::copy(pair + word, pair + size, pair);
        pair[length] = ' ';
        size = word = length + 1;
    };
    std::size_t name = 0;
    for (std::size_t i = 0; i <= classes.size(); ++i) {
        const char c = i < classes.size() ? classes[i] : ' ';
        if (is_ascii_letter(c)) {
            if (is_ascii_upper(c) && i > 0 && is_ascii_lower(classes[i - 1])) finish();
            if (size >= longest - 2) size = word = 0;
            pair[size++] = ascii_lower(c);
            continue;
        }
        finish();
        if (c == ' ' || c == '\t' || c == '\n') {
            for (const std::string_view hiding : hiding_names)
                if (classes.substr(name, i - name) == hiding) found = found | ClassRole::hidden;
            size = word = 0;
            name = i + 1;
        }
    }
    return found;
}

}  // namespace factdiff
