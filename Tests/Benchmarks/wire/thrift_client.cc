// The load of epoll_client.c on Thrift C++: the same arguments, the same output, one connection. Thrift answers a connection's
// calls in order and has no call ids to go by, so callers are pipelined: one thread sends, one receives.
#include <thrift/protocol/TBinaryProtocol.h>
#include <thrift/transport/TBufferTransports.h>
#include <thrift/transport/TSocket.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "EchoService.h"

namespace {

using Clock = std::chrono::steady_clock;

struct Caller {
    bool large;
    Clock::time_point since;
};

// Callers on their way between the two threads, first in, first out.
class Queue {
   public:
    void push(Caller* caller) {
        {
            std::lock_guard<std::mutex> lock(mutex_);
            waiting_.push_back(caller);
        }
        some_.notify_one();
    }
    Caller* pop() {
        std::unique_lock<std::mutex> lock(mutex_);
        some_.wait(lock, [this] { return !waiting_.empty(); });
        Caller* caller = waiting_.front();
        waiting_.pop_front();
        return caller;
    }

   private:
    std::mutex mutex_;
    std::condition_variable some_;
    std::deque<Caller*> waiting_;
};

void report(const char* name, std::vector<double>& samples, double seconds) {
    if (samples.empty()) return;
    std::sort(samples.begin(), samples.end());
    size_t n = samples.size();
    std::printf("%s calls/s %.1f median %.1f p99 %.1f p99.9 %.1f\n", name, n / seconds, samples[n / 2],
                samples[n * 99 / 100], samples[n * 999 / 1000]);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 7) return 2;
    using namespace apache::thrift;
    int small = std::atoi(argv[2]), large = std::atoi(argv[4]);
    double seconds = std::atof(argv[6]);
    std::string payload[2] = {
        std::string(std::strtoul(argv[3], nullptr, 10), 'x'), std::string(std::strtoul(argv[5], nullptr, 10), 'x')};
    auto configuration = std::make_shared<TConfiguration>(128 << 20, 128 << 20);
    auto socket = std::make_shared<transport::TSocket>("127.0.0.1", std::atoi(argv[1]), configuration);
    socket->setNoDelay(true);
    socket->open();
    auto protocol = std::make_shared<protocol::TBinaryProtocol>(
        std::make_shared<transport::TFramedTransport>(socket, configuration));
    bench::EchoServiceClient client(protocol);

    std::vector<Caller> callers(static_cast<size_t>(small + large));
    std::vector<double> samples[2];
    auto start = Clock::now();
    auto after = [&](double s) { return start + std::chrono::microseconds(static_cast<long>(s * 1e6)); };
    auto warm = after(seconds * 0.2), stop = after(seconds * 1.2);
    bool warming = true, over = false;
    auto take = [&](Caller& caller, const std::string& reply) {
        auto now = Clock::now();
        if (reply.size() != payload[caller.large].size()) std::fprintf(stderr, "%zu bytes\n", reply.size()), std::_Exit(1);
        if (warming && now > warm) {
            warming = false;
            samples[0].clear();
            samples[1].clear();
        }
        samples[caller.large].push_back(std::chrono::duration<double, std::micro>(now - caller.since).count());
        over = now > stop;
    };
    for (size_t i = 0; i < callers.size(); i++) callers[i].large = static_cast<int>(i) >= small;
    std::string reply;
    // Outlive the sender, which waits on them when the process ends.
    Queue idle, sent;
    if (callers.size() == 1) {
        // A client that waits for one answer needs no second thread, and wakes none.
        while (!over) {
            callers[0].since = Clock::now();
            client.echo(reply, payload[callers[0].large]);
            take(callers[0], reply);
        }
    } else {
        std::thread([&] {
            for (;;) {
                Caller* caller = idle.pop();
                caller->since = Clock::now();
                sent.push(caller);
                client.send_echo(payload[caller->large]);
            }
        }).detach();
        for (auto& caller : callers) idle.push(&caller);
        while (!over) {
            Caller* caller = sent.pop();
            client.recv_echo(reply);
            take(*caller, reply);
            idle.push(caller);
        }
    }
    report("small", samples[0], seconds);
    report("large", samples[1], seconds);
    std::fflush(stdout);
    std::_Exit(0);
}
