#include "factdiff/reading/html_metadata.h"

#include <algorithm>

#include "factdiff/reading/entities.h"
#include "factdiff/reading/front_matter.h"
#include "factdiff/reading/json_tree.h"
#include "factdiff/text/ascii.h"

namespace factdiff {

namespace {

constexpr std::size_t longest_json = 8U << 20;

struct DayName {
    std::string_view name;
    int rank;  // the day of publication before that of the last change
};

constexpr DayName day_names[] = {
    {"article:published_time", 5},
    {"datepublished", 5},
    {"parsely-pub-date", 4},
    {"sailthru.date", 4},
    {"dc.date.issued", 4},
    {"pubdate", 4},
    {"publishdate", 4},
    {"publish-date", 4},
    {"date", 3},
    {"dc.date", 3},
    {"dcterms.created", 3},
    {"og:article:published_time", 5},
    {"cxenseparse:recs:publishtime", 4},
    {"datecreated", 2},
};

bool is_article_type(std::string_view type) { return type.ends_with("Article") || type.ends_with("Posting") || type == "Report"; }

class MetadataReader {
public:
    explicit MetadataReader(const HtmlTree& tree) : tree_(tree) {}

    HtmlMetadata run() {
        for (std::uint32_t i = 1; i < tree_.nodes.size(); ++i) {
            switch (tree_.nodes[i].tag) {
                case Tag::meta:
                    meta(i);
                    break;
                case Tag::script:
                    if (ascii_lower(tree_.value(i, "type")) == "application/ld+json") json_ld(tree_.nodes[i].close);
                    break;
                case Tag::title:
                    if (page_title_.empty()) page_title_ = tree_.nodes[i].close;
                    break;
                case Tag::html:
                    if (out_.language.empty()) out_.language = tree_.value(i, "lang");
                    break;
                case Tag::time:
                    time(i);
                    break;
                default:
                    break;
            }
        }
        settle_title();
        return std::move(out_);
    }

private:
    void offer_day(std::string_view text, int rank) {
        if (rank <= day_rank_) return;
        if (const auto day = read_day(text)) out_.day = day, day_rank_ = rank;
    }

    void meta(std::uint32_t i) {
        const std::optional<Span> content = tree_.attribute(i, "content");
        if (!content) return;
        std::string name = ascii_lower(tree_.value(i, "property"));
        if (name.empty()) name = ascii_lower(tree_.value(i, "name"));
        if (name.empty()) name = ascii_lower(tree_.value(i, "itemprop"));
        const std::string_view value = tree_.text.substr(content->begin, content->length());
        if (name == "og:title") {
            open_graph_title_ = *content;
        } else if (name == "og:site_name") {
            site_ = decoded_value(tree_.text, *content).text;
        } else if (name == "author" || name == "article:author" || name == "dc.creator" || name == "parsely-author") {
            // Some pages give the address of the author's page.
            if (value.find("://") == std::string_view::npos && !value.empty() && meta_authors_.empty())
                meta_authors_.push_back(decoded_value(tree_.text, *content));
        } else {
            for (const DayName& row : day_names)
                if (row.name == name) offer_day(value, row.rank);
        }
    }

    void time(std::uint32_t i) {
        const std::string_view moment = tree_.value(i, "datetime");
        if (moment.empty()) return;
        const std::string_view prop = tree_.value(i, "itemprop");
        offer_day(moment, prop == "datePublished" || tree_.attribute(i, "pubdate") ? 5 : 1);
    }

    void json_ld(Span script) {
        std::string_view text = tree_.text.substr(script.begin, script.length());
        std::uint32_t shift = script.begin;
        // Older pages hide it from browsers of the last century.
        if (const std::size_t open = text.find("<![CDATA["); open != std::string_view::npos && open < 20) {
            text.remove_prefix(open + 9), shift += static_cast<std::uint32_t>(open + 9);
            text = text.substr(0, text.rfind("]]>"));
            while (!text.empty() && (text.back() == '/' || text.back() == '\n')) text.remove_suffix(1);
        }
        if (text.size() > longest_json) return;
        const Result<JsonTree> parsed = parse_json(text);
        if (!parsed) return;
        const JsonTree& json = *parsed;
        for (std::uint32_t i = 0; i < json.nodes.size(); ++i) {
            if (json.nodes[i].kind != JsonKind::object || !is_article(json, i)) continue;
            article(json, i, shift);
        }
    }

    static bool is_article(const JsonTree& json, std::uint32_t object) {
        const std::optional<std::uint32_t> type = json.find(object, "@type");
        if (!type) return false;
        if (json.is_string(*type)) return is_article_type(json.string(*type));
        bool found = false;
        if (json.nodes[*type].kind == JsonKind::array)
            json.each(*type, [&](std::uint32_t one) { found = found || is_article_type(json.string(one)); });
        return found;
    }

    static PageValue value_of(const JsonTree& json, std::uint32_t node, std::uint32_t shift) {
        Unescaped value = json.unescaped(node);
        std::vector<OffsetMap::Piece> pieces = value.way_back.pieces();
        for (OffsetMap::Piece& piece : pieces) piece.given.begin += shift, piece.given.end += shift;
        return {std::move(value.text), OffsetMap(std::move(pieces))};
    }

    void article(const JsonTree& json, std::uint32_t object, std::uint32_t shift) {
        if (const auto headline = json.find(object, "headline"); headline && json_title_.empty()) json_title_ = value_of(json, *headline, shift);
        if (const auto body = json.find(object, "articleBody"); body && out_.body.empty()) out_.body = value_of(json, *body, shift);
        offer_day(json.string(object, "datePublished"), 6);
        offer_day(json.string(object, "dateCreated"), 2);
        if (const auto author = json.find(object, "author"); author && out_.authors.empty()) authors(json, *author, shift);
    }

    void authors(const JsonTree& json, std::uint32_t node, std::uint32_t shift) {
        const auto one = [&](std::uint32_t author) {
            std::optional<std::uint32_t> name = json.is_string(author) ? author : json.find(author, "name");
            if (!name || !json.is_string(*name)) return;
            PageValue value = value_of(json, *name, shift);
            if (!value.empty() && value.text.find("://") == std::string::npos) out_.authors.push_back(std::move(value));
        };
        if (json.nodes[node].kind == JsonKind::array) {
            json.each(node, one);
        } else {
            one(node);
        }
    }

    /// "Rates rise | The Daily Example" without what stands behind the last bar or dash, where that is the name of the site or short.
    Span without_site(Span title) const {
        const std::string_view text = tree_.text.substr(title.begin, title.length());
        for (const std::string_view mark : {" | ", " - ", " – ", " — ", " · ", " &mdash; ", " &ndash; ", " &#8211; ", " &#8212; ", " &#124; ", " « ",
                                            " » ", " &laquo; ", " &raquo; ", " :: "}) {
            const std::size_t at = text.rfind(mark);
            if (at == std::string_view::npos || at < 15) continue;
            const std::string_view rest = text.substr(at + mark.size());
            if (rest.size() < 30 || ascii_lower(rest) == ascii_lower(site_)) return {title.begin, title.begin + static_cast<std::uint32_t>(at)};
        }
        return title;
    }

    void settle_title() {
        if (!open_graph_title_.empty()) out_.page_title = decoded_value(tree_.text, open_graph_title_).text;
        if (!page_title_.empty()) out_.page_title += " " + decoded_value(tree_.text, page_title_).text;
        if (!json_title_.empty()) {
            out_.title = std::move(json_title_);
        } else if (!open_graph_title_.empty()) {
            out_.title = decoded_value(tree_.text, without_site(open_graph_title_));
        } else if (!page_title_.empty()) {
            out_.title = decoded_value(tree_.text, without_site(page_title_));
        }
        if (out_.authors.empty()) out_.authors = std::move(meta_authors_);
    }

    const HtmlTree& tree_;
    HtmlMetadata out_;
    int day_rank_ = 0;
    Span page_title_, open_graph_title_;
    PageValue json_title_;
    std::string site_;
    std::vector<PageValue> meta_authors_;
};

}  // namespace

PageValue decoded_value(std::string_view page, Span raw) {
    PageValue out;
    OffsetMapBuilder offsets;
    while (!raw.empty() && (page[raw.begin] == ' ' || page[raw.begin] == '\n' || page[raw.begin] == '\t' || page[raw.begin] == '\r')) ++raw.begin;
    while (!raw.empty() && (page[raw.end - 1] == ' ' || page[raw.end - 1] == '\n' || page[raw.end - 1] == '\t' || page[raw.end - 1] == '\r'))
        --raw.end;
    for (std::uint32_t at = raw.begin; at < raw.end;) {
        const std::size_t found = page.substr(0, raw.end).find('&', at);
        const auto stop = static_cast<std::uint32_t>(std::min<std::size_t>(found, raw.end));
        offsets.copy(at, stop - at);
        out.text.append(page, at, stop - at);
        at = stop;
        if (at == raw.end) break;
        if (const auto entity = entity_at(page.substr(0, raw.end), at)) {
            offsets.replace(static_cast<std::uint32_t>(entity->text.size()), {at, at + entity->length});
            out.text += entity->text;
            at += entity->length;
        } else {
            offsets.copy(at, 1);
            out.text += '&';
            ++at;
        }
    }
    out.way_back = std::move(offsets).build();
    return out;
}

HtmlMetadata read_html_metadata(const HtmlTree& tree) { return MetadataReader(tree).run(); }

}  // namespace factdiff
