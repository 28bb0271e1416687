// The golden messages: each is read and written with the generated classes, and equals its text.

#include <google/protobuf/descriptor.h>
#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#include <google/protobuf/message.h>
#include <google/protobuf/text_format.h>
#include <google/protobuf/util/message_differencer.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <string>

#include "retouch/v1/client.hpp"
#include "vectors.hpp"

namespace {

namespace pb = google::protobuf;

std::string deterministic(const pb::Message& message) {
    std::string bytes;
    {
        pb::io::StringOutputStream stream(&bytes);
        pb::io::CodedOutputStream coded(&stream);
        coded.SetSerializationDeterministic(true);
        message.SerializeToCodedStream(&coded);
    }
    return bytes;
}

TEST(Messages, GoldenOnesAreReadAndWritten) {
    // One use of the package, so that its messages are linked.
    ASSERT_NE(retouch::v1::EditRequest::descriptor(), nullptr);
    int count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(tests::root() + "/Protos/vectors/messages")) {
        if (entry.path().extension() != ".txtpb") continue;
        const std::string text = tests::read_file(entry.path());
        const std::string key = "# proto-message: ";
        const std::size_t at = text.find(key) + key.size();
        const std::string type = text.substr(at, text.find('\n', at) - at);
        const pb::Descriptor* const descriptor = pb::DescriptorPool::generated_pool()->FindMessageTypeByName(type);
        ASSERT_NE(descriptor, nullptr) << type;
        const pb::Message* const prototype = pb::MessageFactory::generated_factory()->GetPrototype(descriptor);
        const std::unique_ptr<pb::Message> told(prototype->New());
        ASSERT_TRUE(pb::TextFormat::ParseFromString(text, told.get())) << entry.path();
        const std::string bytes = tests::from_hex(tests::read_file(std::filesystem::path(entry.path()).replace_extension(".hex")));
        const std::unique_ptr<pb::Message> read(prototype->New());
        ASSERT_TRUE(read->ParseFromString(bytes)) << entry.path();
        EXPECT_TRUE(pb::util::MessageDifferencer::Equals(*read, *told)) << entry.path();
        EXPECT_EQ(deterministic(*read), bytes) << entry.path();
        // Cut anywhere, nothing breaks: what is left is a message or is none.
        for (std::size_t size = 0; size < bytes.size(); ++size) read->ParseFromString(bytes.substr(0, size));
        ++count;
    }
    EXPECT_GE(count, 18);
}

}  // namespace
