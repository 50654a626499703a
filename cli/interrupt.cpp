#include "interrupt.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>

namespace factdiff::cli {
namespace {

constexpr int caught[] = {SIGINT, SIGTERM, SIGHUP};

std::atomic<int> received = 0;
int wake[2] = {-1, -1};  // a pipe that the handler writes to: a signal between the last look and the wait is not missed

extern "C" void ask_for_the_end(int signal_number) {
    const int saved = errno;
    int none = 0;
    if (received.compare_exchange_strong(none, signal_number)) {
        (void)!::write(wake[1], "", 1);
    } else {
        std::signal(signal_number, SIG_DFL);
        std::raise(signal_number);
    }
    errno = saved;
}

}  // namespace

GentleEnd::GentleEnd() {
    if (::pipe2(wake, O_CLOEXEC | O_NONBLOCK) != 0) return;  // without it, signals end the program as they do by themselves
    for (const int signal_number : caught) {
        struct sigaction action {};
        if (::sigaction(signal_number, nullptr, &action) != 0 || action.sa_handler == SIG_IGN) continue;
        action = {};
        action.sa_handler = ask_for_the_end;
        action.sa_flags = SA_RESTART;
        ::sigaction(signal_number, &action, nullptr);
    }
}

GentleEnd::~GentleEnd() {
    for (const int signal_number : caught) {
        struct sigaction action {};
        if (::sigaction(signal_number, nullptr, &action) == 0 && action.sa_handler == ask_for_the_end) std::signal(signal_number, SIG_DFL);
    }
}

int interrupting_signal() { return received.load(std::memory_order_relaxed); }

bool wait_for_input(int fd) {
    if (interrupting_signal() != 0) return false;
    pollfd waited[] = {{fd, POLLIN, 0}, {wake[0], POLLIN, 0}};
    while (::poll(waited, wake[0] < 0 ? 1 : 2, -1) < 0)
        if (errno != EINTR) return true;  // the read will say what is wrong
    return interrupting_signal() == 0;
}

}  // namespace factdiff::cli
