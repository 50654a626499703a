// SIGINT, SIGTERM and SIGHUP end a long run gently: nothing more is read, what is in flight is answered and written. A second signal ends it at once.
//
//     GentleEnd gentle;
//     while (wait_for_input(fd)) …;                  // false once a signal has come, even in the middle of the wait
//     return exit_status(interrupting_signal());     // 130, 143
#pragma once

namespace factdiff::cli {

/// While one lives, the signals are caught. Those that are ignored already (nohup) stay so.
class GentleEnd {
public:
    GentleEnd();
    ~GentleEnd();
    GentleEnd(const GentleEnd&) = delete;
    GentleEnd& operator=(const GentleEnd&) = delete;
};

/// The signal that asked for the end; 0: none has.
int interrupting_signal();

/// As the shell has it: 130 after SIGINT, 143 after SIGTERM.
constexpr int exit_status(int signal_number) { return 128 + signal_number; }

/// Waits until `fd` has something to read or its end. False once a signal has come.
bool wait_for_input(int fd);

}  // namespace factdiff::cli
