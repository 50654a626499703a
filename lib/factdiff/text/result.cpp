#include "factdiff/text/result.h"

namespace factdiff {

std::string Error::message() const {
    std::string message = path;
    if (line != 0) {
        message += message.empty() ? "line " : ":";
        message += std::to_string(line);
    }
    if (!message.empty()) message += ": ";
    message += what;
    if (!remedy.empty()) {
        message += "; ";
        message += remedy;
    }
    return message;
}

}  // namespace factdiff
