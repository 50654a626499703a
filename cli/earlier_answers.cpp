#include "earlier_answers.h"

namespace factdiff::cli {

EarlierAnswers::EarlierAnswers(const std::string& path, std::uint64_t bytes, unsigned required_claims)
    : in_(path, std::ios::binary), left_(bytes), reader_(required_claims) {}

bool EarlierAnswers::next(Summary& summary) {
    if (left_ == 0 || damaged_) return false;
    ++lines_;
    damaged_ = !std::getline(in_, line_) || line_.size() + 1 > left_;
    if (damaged_) return false;
    left_ -= line_.size() + 1;
    const std::size_t size = line_.size();
    line_.append(line_padding, '\0');
    damaged_ = !reader_.add(std::string_view(line_).substr(0, size), {0, lines_}, summary);
    return !damaged_;
}

}  // namespace factdiff::cli
