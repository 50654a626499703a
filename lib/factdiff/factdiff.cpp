#include "factdiff/factdiff.h"

#include <simdjson.h>

#include <chrono>
#include <exception>
#include <memory>
#include <mutex>
#include <new>
#include <string>
#include <vector>

#include "factdiff/compare.h"
#include "factdiff/interface/arguments.h"
#include "factdiff/reporting/json_writer.h"

using factdiff::ArticleInput;
using factdiff::Checker;
using factdiff::CheckerArguments;
using factdiff::Document;
using factdiff::Error;
using factdiff::Report;
using factdiff::Result;

struct factdiff_result {
    factdiff_status status = FACTDIFF_OK;
    std::string text;
    bool inconsistent = false;
    std::string code;
    std::string message;
};

/// A C++ Checker keeps buffers and serves one thread; so each call borrows one, and there are as many as calls were ever under way at once.
struct factdiff_checker {
    explicit factdiff_checker(CheckerArguments chosen) : arguments(std::move(chosen)) {}

    std::unique_ptr<Checker> borrow() const {
        {
            const std::lock_guard lock(mutex);
            if (!idle.empty()) {
                std::unique_ptr<Checker> checker = std::move(idle.back());
                idle.pop_back();
                return checker;
            }
        }
        return std::make_unique<Checker>(arguments.settings);
    }

    void give_back(std::unique_ptr<Checker> checker) const {
        checker->forget();
        const std::lock_guard lock(mutex);
        idle.push_back(std::move(checker));
    }

    const CheckerArguments arguments;

private:
    mutable std::mutex mutex;
    mutable std::vector<std::unique_ptr<Checker>> idle;
};

namespace {

// simdjson chooses its code for this processor when it is first used, and allocates there in a function that must not throw. So that is done when the
// library is loaded.
[[maybe_unused]] const bool simdjson_ready = simdjson::validate_utf8("", 0);

void fail(factdiff_result& result, factdiff_status status, std::string_view code, std::string_view message) {
    result = {};
    result.status = status;
    result.code = code;
    result.message = message;
}

void fail(factdiff_result& result, factdiff_status status, const Error& error) {
    fail(result, status, error.code, error.remedy.empty() ? error.what : error.what + "; " + error.remedy);
}

/// Runs `work` on a new result. What it throws ends here; without memory for a result there is none, and NULL says that.
template <typename Work>
factdiff_result* guarded(const Work& work) noexcept {
    std::unique_ptr<factdiff_result> result(new (std::nothrow) factdiff_result);
    if (!result) return nullptr;
    try {
        try {
            work(*result);
        } catch (const std::bad_alloc&) {
            return nullptr;
        } catch (const factdiff::Stopped&) {
            fail(*result, FACTDIFF_BAD_INPUT, "timeout", "not finished in the time allowed; raise timeout_ms");
        } catch (const std::exception& exception) {
            fail(*result, FACTDIFF_INTERNAL, "internal", exception.what());
        }
    } catch (...) {
        return nullptr;
    }
    return result.release();
}

/// The comparison asks between its steps whether the time is over.
factdiff::StopRequest stop_after(std::uint64_t milliseconds) {
    using Clock = std::chrono::steady_clock;
    if (milliseconds == 0) return {};
    return [end = Clock::now() + std::chrono::milliseconds(milliseconds)] { return Clock::now() >= end; };
}

/// A text that the caller handed over, or none.
using Given = std::optional<std::string_view>;

struct PairTexts {
    Given source, rewrite;
};

void check_pair(const factdiff_checker& checker, std::string_view record, const PairTexts& texts, factdiff_result& result) {
    Result<factdiff::PairArguments> pair = factdiff::pair_arguments(record);
    if (!pair) return fail(result, FACTDIFF_BAD_INPUT, pair.error());
    const CheckerArguments& chosen = checker.arguments;
    factdiff::Context context = chosen.context;
    context.stop = stop_after(chosen.timeout_ms);
    Result<Document> source = factdiff::read_article_input(std::move(pair->source), {.max_bytes = chosen.max_bytes}, "source", texts.source);
    if (!source) return fail(result, FACTDIFF_BAD_INPUT, source.error());
    Result<Document> rewrite = factdiff::read_article_input(std::move(pair->rewrite), {.max_bytes = chosen.max_bytes}, "rewrite", texts.rewrite);
    if (!rewrite) return fail(result, FACTDIFF_BAD_INPUT, rewrite.error());

    // A record's own days come before the article's, and those before the checker's.
    if (pair->source_date || source->date()) context.source_date = pair->source_date ? pair->source_date : source->date();
    if (pair->rewrite_date || rewrite->date()) context.rewrite_date = pair->rewrite_date ? pair->rewrite_date : rewrite->date();
    std::unique_ptr<Checker> worker = checker.borrow();
    const Report report = worker->compare(std::move(*source), std::move(*rewrite), context);
    factdiff::append_json(result.text, report, {.offsets = chosen.offsets, .indented = chosen.indented, .id = pair->id});
    result.inconsistent = report.verdict == "inconsistent";
    checker.give_back(std::move(worker));
}

void extract_claims(const factdiff_checker& checker, std::string_view record, Given text, factdiff_result& result) {
    Result<factdiff::ClaimsArguments> arguments = factdiff::claims_arguments(record);
    if (!arguments) return fail(result, FACTDIFF_BAD_INPUT, arguments.error());
    const CheckerArguments& chosen = checker.arguments;
    const factdiff::StopRequest stop = stop_after(chosen.timeout_ms);
    Result<Document> document = factdiff::read_article_input(std::move(arguments->article), {.max_bytes = chosen.max_bytes}, {}, text);
    if (!document) return fail(result, FACTDIFF_BAD_INPUT, document.error());
    const auto day = document->date() ? document->date() : chosen.context.rewrite_date;
    std::unique_ptr<Checker> worker = checker.borrow();
    {
        const factdiff::Article article = worker->analyse(std::move(*document), day, stop);
        factdiff::append_claims_json(result.text, article, {.offsets = chosen.offsets, .indented = chosen.indented, .id = arguments->id});
    }
    checker.give_back(std::move(worker));
}

std::string_view view_of(const char* text) { return text == nullptr ? std::string_view() : std::string_view(text); }

/// Says which of the pointers is NULL; false where one is.
bool present(std::initializer_list<std::pair<const char*, const void*>> pointers, factdiff_result& result) {
    for (const auto& [name, pointer] : pointers)
        if (pointer == nullptr) {
            fail(result, FACTDIFF_BAD_ARGUMENT, "bad-argument", std::string("`") + name + "` is NULL");
            return false;
        }
    return true;
}

}  // namespace

const char* factdiff_version(void) { return FACTDIFF_VERSION; }

factdiff_checker* factdiff_checker_new(const char* settings, factdiff_result** error) {
    std::unique_ptr<factdiff_checker> checker;
    factdiff_result* result = guarded([&](factdiff_result& out) {
        Result<CheckerArguments> arguments = factdiff::checker_arguments(view_of(settings));
        if (!arguments) return fail(out, FACTDIFF_BAD_ARGUMENT, arguments.error());
        auto made = std::make_unique<factdiff_checker>(std::move(*arguments));
        made->give_back(made->borrow());  // the first comparison need not wait for it
        checker = std::move(made);
    });
    if (error != nullptr) *error = nullptr;
    if (checker || error == nullptr) {
        factdiff_result_free(result);
    } else {
        *error = result;
    }
    return checker.release();
}

void factdiff_checker_free(factdiff_checker* checker) { delete checker; }

factdiff_result* factdiff_check(const factdiff_checker* checker, const char* source, size_t source_length, const char* rewrite, size_t rewrite_length,
                                const char* options) {
    return guarded([&](factdiff_result& result) {
        if (!present({{"checker", checker}, {"source", source}, {"rewrite", rewrite}}, result)) return;
        check_pair(*checker, view_of(options), {std::string_view(source, source_length), std::string_view(rewrite, rewrite_length)}, result);
    });
}

factdiff_result* factdiff_check_record(const factdiff_checker* checker, const char* record, size_t length) {
    return guarded([&](factdiff_result& result) {
        if (present({{"checker", checker}, {"record", record}}, result)) check_pair(*checker, std::string_view(record, length), {}, result);
    });
}

factdiff_result* factdiff_claims(const factdiff_checker* checker, const char* text, size_t length, const char* options) {
    return guarded([&](factdiff_result& result) {
        if (present({{"checker", checker}, {"text", text}}, result))
            extract_claims(*checker, view_of(options), std::string_view(text, length), result);
    });
}

factdiff_result* factdiff_claims_record(const factdiff_checker* checker, const char* record, size_t length) {
    return guarded([&](factdiff_result& result) {
        if (present({{"checker", checker}, {"record", record}}, result)) extract_claims(*checker, std::string_view(record, length), {}, result);
    });
}

factdiff_result* factdiff_rules(void) {
    return guarded([](factdiff_result& result) {
        factdiff::JsonWriter json(result.text);
        json.begin_array();
        for (const factdiff::Rule& rule : factdiff::rules()) {
            json.begin_object();
            json.field("id", rule.id);
            json.field("severity", to_string(rule.severity));
            json.field("summary", rule.summary);
            json.end_object();
        }
        json.end_array();
    });
}

// NULL stands for a result that there was no memory for.
factdiff_status factdiff_result_status(const factdiff_result* result) { return result == nullptr ? FACTDIFF_OUT_OF_MEMORY : result->status; }
const char* factdiff_result_text(const factdiff_result* result) { return result == nullptr ? "" : result->text.c_str(); }
size_t factdiff_result_length(const factdiff_result* result) { return result == nullptr ? 0 : result->text.size(); }
int factdiff_result_inconsistent(const factdiff_result* result) { return result != nullptr && result->inconsistent ? 1 : 0; }
const char* factdiff_result_code(const factdiff_result* result) { return result == nullptr ? "out-of-memory" : result->code.c_str(); }
const char* factdiff_result_message(const factdiff_result* result) {
    return result == nullptr ? "there is not enough memory" : result->message.c_str();
}
void factdiff_result_free(factdiff_result* result) { delete result; }
