// Small calls against a server, one behind the other and by several threads: calls a second, and this process's time for one.
//
// Usage: retouch-bench HOST:PORT

#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <exception>
#include <iostream>
#include <thread>
#include <vector>

#include "retouch/v1/client.hpp"

namespace {

using Clock = std::chrono::steady_clock;

double processor_seconds() {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    const auto seconds = [](const timeval& time) { return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6; };
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}

void measure(retouch::v1::Client& client, int callers, int calls) {
    std::vector<std::vector<double>> took(static_cast<std::size_t>(callers));
    std::vector<std::thread> threads;
    const double used = processor_seconds();
    const auto began = Clock::now();
    for (auto& mine : took) {
        threads.emplace_back([&] {
            for (int i = 0; i < calls; ++i) {
                const auto begin = Clock::now();
                client.health.check({});
                mine.push_back(std::chrono::duration<double, std::micro>(Clock::now() - begin).count());
            }
        });
    }
    for (std::thread& thread : threads) thread.join();
    const double seconds = std::chrono::duration<double>(Clock::now() - began).count();
    const double processor = processor_seconds() - used;
    std::vector<double> all;
    for (const auto& mine : took) all.insert(all.end(), mine.begin(), mine.end());
    std::sort(all.begin(), all.end());
    const double count = static_cast<double>(all.size());
    std::cout << callers << " callers: " << static_cast<long>(count / seconds) << " calls a second, median "
              << static_cast<long>(all[all.size() / 2]) << " us, " << static_cast<long>(processor / count * 1e6)
              << " us of the processor each\n";
}

}  // namespace

int main(int count, char** arguments) try {
    if (count != 2) {
        std::cerr << "usage: retouch-bench HOST:PORT\n";
        return 2;
    }
    retouch::v1::Client client(arguments[1]);
    client.health.check({});
    measure(client, 1, 5'000);
    measure(client, 8, 2'000);
} catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
}
