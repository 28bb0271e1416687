// The load of epoll_client.c on gRPC C++: the same arguments, the same output, one channel, one call in flight a caller.
#include <grpcpp/grpcpp.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include "echo.grpc.pb.h"

using Clock = std::chrono::steady_clock;

struct Caller {
    bool large;
    bench::Payload request, reply;
    std::unique_ptr<grpc::ClientContext> context;
    std::unique_ptr<grpc::ClientAsyncResponseReader<bench::Payload>> reader;
    grpc::Status status;
    Clock::time_point since;
};

static void report(const char* name, std::vector<double>& samples, double seconds) {
    if (samples.empty()) return;
    std::sort(samples.begin(), samples.end());
    size_t n = samples.size();
    std::printf("%s calls/s %.1f median %.1f p99 %.1f p99.9 %.1f\n", name, n / seconds, samples[n / 2],
                samples[n * 99 / 100], samples[n * 999 / 1000]);
}

int main(int argc, char** argv) {
    if (argc != 7) return 2;
    int small = std::atoi(argv[2]), large = std::atoi(argv[4]);
    double seconds = std::atof(argv[6]);
    grpc::ChannelArguments arguments;
    arguments.SetMaxReceiveMessageSize(-1);
    auto channel = grpc::CreateCustomChannel(
        std::string("127.0.0.1:") + argv[1], grpc::InsecureChannelCredentials(), arguments);
    auto stub = bench::EchoService::NewStub(channel);
    grpc::CompletionQueue queue;
    std::vector<Caller> callers(static_cast<size_t>(small + large));
    auto begin = [&](Caller& caller) {
        caller.context = std::make_unique<grpc::ClientContext>();
        caller.since = Clock::now();
        caller.reader = stub->AsyncEcho(caller.context.get(), caller.request, &queue);
        caller.reader->Finish(&caller.reply, &caller.status, &caller);
    };
    for (size_t i = 0; i < callers.size(); i++) {
        callers[i].large = static_cast<int>(i) >= small;
        callers[i].request.set_data(std::string(std::strtoul(argv[callers[i].large ? 5 : 3], nullptr, 10), 'x'));
        begin(callers[i]);
    }
    auto start = Clock::now();
    auto after = [&](double s) { return start + std::chrono::microseconds(static_cast<long>(s * 1e6)); };
    auto warm = after(seconds * 0.2), stop = after(seconds * 1.2);
    std::vector<double> samples[2];
    bool warming = true;
    void* tag;
    bool ok;
    while (queue.Next(&tag, &ok)) {
        auto& caller = *static_cast<Caller*>(tag);
        auto now = Clock::now();
        if (!ok || !caller.status.ok()) return std::fprintf(stderr, "%s\n", caller.status.error_message().c_str()), 1;
        if (warming && now > warm) {
            warming = false;
            samples[0].clear();
            samples[1].clear();
        }
        samples[caller.large].push_back(std::chrono::duration<double, std::micro>(now - caller.since).count());
        if (now > stop) break;
        begin(caller);
    }
    report("small", samples[0], seconds);
    report("large", samples[1], seconds);
    std::fflush(stdout);
    std::_Exit(0);
}
