// The driver of clients/conformance for the C++ client: cases on standard input, outcomes on standard output.

#include "driver.hpp"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <cstdint>
#include <exception>
#include <iostream>
#include <memory>
#include <string>

#include "retouch/v1/client.hpp"

namespace {

namespace pb = google::protobuf;

/// False at the end of standard input.
bool read(std::string& bytes) {
    unsigned char length[4];
    if (!std::cin.read(reinterpret_cast<char*>(length), sizeof length)) return false;
    bytes.resize(std::size_t(length[0]) << 24 | std::size_t(length[1]) << 16 | std::size_t(length[2]) << 8 | length[3]);
    return static_cast<bool>(std::cin.read(bytes.data(), static_cast<std::streamsize>(bytes.size())));
}

void write(const std::string& bytes) {
    for (int shift = 24; shift >= 0; shift -= 8) std::cout.put(static_cast<char>(bytes.size() >> shift & 0xff));
    std::cout.write(bytes.data(), static_cast<std::streamsize>(bytes.size())).flush();
}

void recode(const conformance::proto::Recode& recode, conformance::proto::Outcome& outcome) {
    const pb::Descriptor* const type = pb::DescriptorPool::generated_pool()->FindMessageTypeByName(recode.type());
    if (type == nullptr) return outcome.set_trouble("there is no " + recode.type());
    const std::unique_ptr<pb::Message> message(pb::MessageFactory::generated_factory()->GetPrototype(type)->New());
    if (!message->ParseFromString(recode.data())) return outcome.set_trouble("not a " + recode.type());
    outcome.set_recoded(message->SerializeAsString());
}

}  // namespace

int main() {
    std::string bytes;
    while (read(bytes)) {
        conformance::proto::Case work;
        if (!work.ParseFromString(bytes)) {
            std::cerr << "conformance-driver: not a Case\n";
            return 1;
        }
        conformance::proto::Outcome outcome;
        outcome.set_name(work.name());
        try {
            if (work.has_recode()) {
                recode(work.recode(), outcome);
            } else {
                conformance::session(work.session(), outcome);
            }
        } catch (const std::exception& error) {
            outcome.set_trouble(error.what());
        }
        write(outcome.SerializeAsString());
    }
}
