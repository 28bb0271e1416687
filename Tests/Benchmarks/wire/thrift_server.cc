// A peer: an echo on Thrift's non-blocking C++ server, framed binary protocol, answered on the server's one I/O thread.
#include <thrift/protocol/TBinaryProtocol.h>
#include <thrift/server/TNonblockingServer.h>
#include <thrift/transport/TNonblockingServerSocket.h>

#include <cstdio>
#include <memory>
#include <string>

#include "EchoService.h"

namespace {

class Echo final : public bench::EchoServiceIf {
    void echo(std::string& reply, const std::string& data) override { reply = data; }
};

// Prints the port once the socket listens.
class Announce final : public apache::thrift::server::TServerEventHandler {
   public:
    explicit Announce(std::shared_ptr<apache::thrift::transport::TNonblockingServerSocket> socket) : socket_(socket) {}
    void preServe() override {
        std::printf("%d\n", socket_->getListenPort());
        std::fflush(stdout);
    }

   private:
    std::shared_ptr<apache::thrift::transport::TNonblockingServerSocket> socket_;
};

}  // namespace

int main() {
    using namespace apache::thrift;
    auto socket = std::make_shared<transport::TNonblockingServerSocket>("127.0.0.1", 0);
    server::TNonblockingServer server(std::make_shared<bench::EchoServiceProcessor>(std::make_shared<Echo>()), socket);
    server.setMaxFrameSize(128 << 20);
    server.setServerEventHandler(std::make_shared<Announce>(socket));
    server.serve();
}
