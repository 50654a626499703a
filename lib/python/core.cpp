// The module factdiff._core: the C interface for Python, without the global interpreter lock while articles are compared.
//
// Strings and bytes cannot change and are held by the caller for as long as a call lasts, so their memory is read in place.
#include <nanobind/nanobind.h>

#include <memory>
#include <string>

#include "factdiff/factdiff.h"

namespace nb = nanobind;

namespace {

struct Free {
    void operator()(factdiff_checker* checker) const { factdiff_checker_free(checker); }
    void operator()(factdiff_result* result) const { factdiff_result_free(result); }
};
using ResultHandle = std::unique_ptr<factdiff_result, Free>;

struct Text {
    const char* data = nullptr;
    Py_ssize_t size = 0;
};

/// The memory of a str (as UTF-8) or bytes.
Text text_of(nb::handle object) {
    Text text;
    if (PyUnicode_Check(object.ptr())) {
        text.data = PyUnicode_AsUTF8AndSize(object.ptr(), &text.size);
        if (text.data == nullptr) throw nb::python_error();
    } else if (PyBytes_Check(object.ptr())) {
        text.data = PyBytes_AS_STRING(object.ptr());
        text.size = PyBytes_GET_SIZE(object.ptr());
    } else {
        throw nb::type_error("a text is str or bytes");
    }
    return text;
}

/// JSON or None. JSON holds no zero byte, so what ends with one is whole.
Text options_of(nb::handle object) { return object.is_none() ? Text{} : text_of(object); }

nb::str string_of(const char* text, std::size_t size) {
    PyObject* object = PyUnicode_DecodeUTF8(text, static_cast<Py_ssize_t>(size), "replace");
    if (object == nullptr) throw nb::python_error();
    return nb::steal<nb::str>(object);
}

/// (JSON, code, message): the code is empty where all went well.
nb::tuple answer_of(const ResultHandle& result) {
    if (factdiff_result_status(result.get()) == FACTDIFF_OUT_OF_MEMORY) throw std::bad_alloc();
    const std::string message = factdiff_result_message(result.get());
    return nb::make_tuple(string_of(factdiff_result_text(result.get()), factdiff_result_length(result.get())),
                          nb::str(factdiff_result_code(result.get())), string_of(message.data(), message.size()));
}

class Checker {
public:
    explicit Checker(const char* settings) {
        factdiff_result* error = nullptr;
        checker_.reset(factdiff_checker_new(settings, &error));
        const ResultHandle held(error);
        if (!checker_) throw nb::value_error(factdiff_result_message(error));
    }

    nb::tuple check(nb::handle source, nb::handle rewrite, nb::handle options) const {
        const Text a = text_of(source), b = text_of(rewrite), record = options_of(options);
        ResultHandle result;
        {
            const nb::gil_scoped_release released;
            result.reset(
                factdiff_check(checker_.get(), a.data, static_cast<std::size_t>(a.size), b.data, static_cast<std::size_t>(b.size), record.data));
        }
        return answer_of(result);
    }

    nb::tuple claims(nb::handle text, nb::handle options) const {
        const Text a = text_of(text), record = options_of(options);
        ResultHandle result;
        {
            const nb::gil_scoped_release released;
            result.reset(factdiff_claims(checker_.get(), a.data, static_cast<std::size_t>(a.size), record.data));
        }
        return answer_of(result);
    }

private:
    std::unique_ptr<factdiff_checker, Free> checker_;
};

}  // namespace

NB_MODULE(_core, module) {
    nb::class_<Checker>(module, "Checker")
        .def(nb::init<const char*>(), nb::arg("settings"))
        .def("check", &Checker::check, nb::arg("source"), nb::arg("rewrite"), nb::arg("options").none())
        .def("claims", &Checker::claims, nb::arg("text"), nb::arg("options").none());
    module.def("rules", [] { return answer_of(ResultHandle(factdiff_rules())); });
    module.attr("version") = factdiff_version();
}
