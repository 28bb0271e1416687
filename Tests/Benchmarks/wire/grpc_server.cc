// The peer: an echo on gRPC C++ with its callback interface, which answers on gRPC's own threads.
#include <grpcpp/grpcpp.h>

#include <cstdio>

#include "echo.grpc.pb.h"

class EchoServer final : public bench::EchoService::CallbackService {
    grpc::ServerUnaryReactor* Echo(
        grpc::CallbackServerContext* context, const bench::Payload* request, bench::Payload* reply) override {
        reply->set_data(request->data());
        auto* reactor = context->DefaultReactor();
        reactor->Finish(grpc::Status::OK);
        return reactor;
    }
};

int main() {
    EchoServer service;
    int port = 0;
    grpc::ServerBuilder builder;
    builder.SetMaxReceiveMessageSize(-1);
    builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
    builder.RegisterService(&service);
    auto server = builder.BuildAndStart();
    if (!server) return 1;
    std::printf("%d\n", port);
    std::fflush(stdout);
    server->Wait();
}
