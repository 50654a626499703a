// The C interface of factdiff: two versions of an article in, the report out, as the JSON that the command line writes.
//
//     #include <factdiff/factdiff.h>
//     #include <stdio.h>
//     #include <string.h>
//
//     int main(void) {
//         const char *source = "The council paid $2.4 million, Mr Okafor said.";
//         const char *rewrite = "The council paid $2.9 million, Mr Okafor said.";
//         factdiff_result *result;
//
//         factdiff_checker *checker = factdiff_checker_new("{\"ignore\": [\"quote-omitted\"]}", &result);
//         if (checker == NULL) {
//             fprintf(stderr, "%s\n", factdiff_result_message(result));
//             factdiff_result_free(result);
//             return 2;
//         }
//
//         result = factdiff_check(checker, source, strlen(source), rewrite, strlen(rewrite), "{\"id\": 7}");
//         if (factdiff_result_status(result) == FACTDIFF_OK) {
//             puts(factdiff_result_text(result));
//         } else {
//             fprintf(stderr, "%s: %s\n", factdiff_result_code(result), factdiff_result_message(result));
//         }
//         factdiff_result_free(result);
//         factdiff_checker_free(checker);
//         return 0;
//     }
//
//     $ cc example.c $(pkg-config --cflags --libs factdiff) && ./a.out
//     {"schema_version":"1","tool":{"name":"factdiff", … "id":7, … "verdict":"inconsistent", …
//
// Who owns what: a function that gives a factdiff_checker* or factdiff_result* gives it away, and the matching _free takes it back; NULL may be
// freed. What a result holds lives as long as the result. Everything passed in stays the caller's and may be freed when the function returns.
//
// Threads: a checker never changes. Any number of threads may use one at the same time; it must be freed after the last of them. A result belongs
// to one thread at a time. Nothing here reads the environment or the locale, the clock only where there is a timeout_ms, and a file only where a
// record names one ("path").
//
// Failure: no function throws, exits or prints. A result says how it went; the NULL that stands for "no memory even for a result" may be asked like
// any other. Texts are bytes in any encoding that the command line reads; what is no UTF-8 is decoded, and the report says so.
//
// Promise: functions and members of the enumeration are added, never changed or taken away, while the number in the soname stays.
#pragma once

#include <stddef.h>

#if defined(__GNUC__)
#define FACTDIFF_API __attribute__((visibility("default")))
#else
#define FACTDIFF_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

typedef struct factdiff_checker factdiff_checker;
typedef struct factdiff_result factdiff_result;

typedef enum factdiff_status {
    FACTDIFF_OK = 0,
    FACTDIFF_BAD_ARGUMENT = 1,   // a pointer that must not be NULL is, or the settings are wrong: a mistake of the program
    FACTDIFF_BAD_INPUT = 2,      // a text, a file or a record cannot be read: factdiff_result_code() says why
    FACTDIFF_OUT_OF_MEMORY = 3,  // the same call may succeed later; nothing is lost but its result
    FACTDIFF_INTERNAL = 4        // a defect of factdiff
} factdiff_status;

// "0.1.0".
FACTDIFF_API const char *factdiff_version(void);

// A checker with `settings`: JSON, or NULL for the defaults. The keys are those of factdiff.toml, with underscores:
//
//     {"profile": "editorial",                      editorial, strict or wire
//      "select": ["quote-altered"],                 only these rules
//      "ignore": ["number-omitted"],                without these
//      "severity": {"title-changed": "error"},      error, warning, note or off, by rule
//      "fail_on": "warning",                        from which level the verdict is "inconsistent": error, warning, note or never
//      "tolerance": "0.5%",                         share by which figures may differ and are equal
//      "ignore_phrases": ["per cent"],              what lies inside one of them is not reported
//      "suppress": [{"fingerprint": "9f2c…", "reason": "…"}],
//      "source_date": "2025-10-31",                 the day that "on Wednesday" is reckoned from, where the article gives none
//      "rewrite_date": "2025-11-01",
//      "offsets": "codepoints",                     codepoints, bytes or utf16: the unit of "start" and "end"
//      "indented": false,                           one line, as `batch` writes it, or many, as `check --format json` does
//      "max_bytes": 67108864,                       longer articles are refused
//      "timeout_ms": 0}                             a comparison that takes longer fails with the code "timeout"; 0: none does
//
// NULL where the settings are wrong; then, if `error` is not NULL, *error is a result that says what is wrong, to be freed by the caller. Else
// *error is NULL.
FACTDIFF_API factdiff_checker *factdiff_checker_new(const char *settings, factdiff_result **error);
FACTDIFF_API void factdiff_checker_free(factdiff_checker *checker);

// Compares two texts. `options` is NULL or a record as `batch` reads it, without the texts:
//
//     {"id": 7,                                     any JSON, echoed in the report
//      "source": {"path": "a.md", "title": "…", "date": "2025-10-31", "format": "markdown", "lang": "en", "text_field": "body"},
//      "rewrite": {…},                              a path is only a name here: shown in the report, and its ending says the format
//      "source_date": "2025-10-31",                 comes before the date of the article, and that before the checker's
//      "rewrite_date": "2025-11-01"}
//
// The text of the result is what `factdiff batch` writes for that record, byte by byte, without the end of the line.
FACTDIFF_API factdiff_result *factdiff_check(const factdiff_checker *checker, const char *source, size_t source_length, const char *rewrite,
                                             size_t rewrite_length, const char *options);

// Compares what a whole record of `batch` says, texts included: {"id": 7, "source": "…", "rewrite": {"path": "b.md"}}. Files it names are read.
FACTDIFF_API factdiff_result *factdiff_check_record(const factdiff_checker *checker, const char *record, size_t length);

// The claims of one text, as `factdiff claims --batch` writes them; `options` is NULL or {"id": …, "path": "a.md", "title": …, "date": …, …}.
FACTDIFF_API factdiff_result *factdiff_claims(const factdiff_checker *checker, const char *text, size_t length, const char *options);

// The same of a whole record, {"id": 7, "text": "…"} or {"path": "a.md"}.
FACTDIFF_API factdiff_result *factdiff_claims_record(const factdiff_checker *checker, const char *record, size_t length);

// The rules: [{"id":"number-changed","severity":"error","summary":"…"}, …].
FACTDIFF_API factdiff_result *factdiff_rules(void);

FACTDIFF_API factdiff_status factdiff_result_status(const factdiff_result *result);
// JSON in UTF-8, ending with '\0'; "" where the status is not FACTDIFF_OK.
FACTDIFF_API const char *factdiff_result_text(const factdiff_result *result);
FACTDIFF_API size_t factdiff_result_length(const factdiff_result *result);
// 1 where the verdict of a report is "inconsistent", else 0: for those who only want to know that.
FACTDIFF_API int factdiff_result_inconsistent(const factdiff_result *result);
// Why it failed, for programs: the codes of `batch` ("empty", "binary", "bad-json", "bad-date", "not-found", "timeout", …), and "bad-argument",
// "bad-settings", "out-of-memory", "internal". "" where it did not fail.
FACTDIFF_API const char *factdiff_result_code(const factdiff_result *result);
// The same for people, with what to do about it: "source: no text at all; give an article".
FACTDIFF_API const char *factdiff_result_message(const factdiff_result *result);
FACTDIFF_API void factdiff_result_free(factdiff_result *result);

#ifdef __cplusplus
}
#endif
