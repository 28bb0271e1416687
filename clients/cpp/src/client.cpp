#include "retouch/client.hpp"

#include <mutex>
#include <utility>

#include "calls/channel.hpp"
#include "calls/outgoing.hpp"
#include "failures.hpp"

namespace retouch {

namespace {

std::string encode(const google::protobuf::MessageLite& request) {
    std::string bytes;
    if (!request.SerializeToString(&bytes)) raise(invalid("the request cannot be encoded: a message has at most 2 GiB"));
    return bytes;
}

}  // namespace

void raise_unreadable(const google::protobuf::MessageLite& expected) {
    Failure failure;
    failure.code = StatusCode::internal;
    failure.message = "the server's answer is no " + expected.GetTypeName();
    failure.reason = "PipelineError";
    failure.stage = "output";
    failure.processed = Processed::done;
    raise(std::move(failure));
}

// Unary calls

class Pending::Source {
public:
    Source(std::shared_ptr<Channel> channel, Outgoing outgoing) : channel_(std::move(channel)), outgoing_(std::move(outgoing)) { begin(); }

    ~Source() {
        registration_.reset();
        if (begun_.call) begun_.connection->give_up(*begun_.call, rpc::v1::CANCEL_REASON_ABANDONED);
    }

    std::string wait() {
        while (true) {
            if (begun_.call) {
                begun_.connection->wait(*begun_.call, outgoing_.deadline);
                registration_.reset();
                if (!begun_.call->failure) return finish();
                begun_.failure = std::move(begun_.call->failure);
                begun_.call.reset();
            }
            if (std::optional<Failure> final = channel_->pause_after(*begun_.failure, outgoing_)) raise(std::move(*final));
            begin();
        }
    }

private:
    void begin() {
        begun_ = channel_->begin(outgoing_, false);
        if (!begun_.call) return;
        registration_ = Cancellation::Registration(outgoing_.cancellation, [connection = begun_.connection, call = begun_.call] {
            connection->give_up(*call, rpc::v1::CANCEL_REASON_ABANDONED);
        });
    }

    std::string finish() {
        channel_->succeeded();
        const std::shared_ptr<wire::Call> call = std::move(begun_.call);
        if (outgoing_.beside != nullptr) *outgoing_.beside = {std::move(call->metadata), outgoing_.attempts};
        return std::move(call->reply);
    }

    const std::shared_ptr<Channel> channel_;
    Outgoing outgoing_;
    Channel::Begun begun_;
    Cancellation::Registration registration_;
};

Pending::Pending(std::unique_ptr<Source> source) noexcept : source_(std::move(source)) {}
Pending::Pending(Pending&&) noexcept = default;
Pending& Pending::operator=(Pending&&) noexcept = default;
Pending::~Pending() = default;

std::string Pending::wait() { return source_->wait(); }

// Streams

class RawStream::Source {
public:
    Source(std::shared_ptr<Channel> channel, Outgoing outgoing) : channel_(std::move(channel)), outgoing_(std::move(outgoing)) { begin(); }

    ~Source() { close(); }

    std::optional<std::string> next() {
        while (!has_ended_) {
            if (begun_.call) {
                std::optional<std::string> item = begun_.connection->next(*begun_.call);
                if (item) {
                    has_begun_ = true;
                    return item;
                }
                registration_.reset();
                if (!begun_.call->failure) {
                    channel_->succeeded();
                    metadata_ = begun_.call->metadata;
                    has_ended_ = true;
                    break;
                }
                begun_.failure = begun_.call->failure;
            }
            // What was handed out cannot be taken back: a stream is repeated before its first item only.
            std::optional<Failure> final = begun_.failure;
            final->attempts = outgoing_.attempts;
            if (!has_begun_) final = channel_->pause_after(*begun_.failure, outgoing_);
            if (final) {
                has_ended_ = true;
                metadata_ = final->metadata;
                raise(std::move(*final));
            }
            begin();
        }
        return std::nullopt;
    }

    void close() noexcept {
        Channel::ConnectionPointer connection;
        std::shared_ptr<wire::Call> call;
        {
            const std::lock_guard lock(mutex_);
            is_closed_ = true;
            connection = begun_.connection;
            call = begun_.call;
        }
        if (call) connection->give_up(*call, rpc::v1::CANCEL_REASON_ABANDONED);
    }

    const Metadata& metadata() const noexcept { return metadata_; }
    int attempts() const noexcept { return outgoing_.attempts; }

private:
    void begin() {
        Channel::Begun begun = channel_->begin(outgoing_, true);
        bool is_closed = false;
        {
            const std::lock_guard lock(mutex_);
            begun_ = std::move(begun);
            is_closed = is_closed_;
        }
        if (!begun_.call) return;
        // Closed by another thread while it was begun.
        if (is_closed) begun_.connection->give_up(*begun_.call, rpc::v1::CANCEL_REASON_ABANDONED);
        registration_ = Cancellation::Registration(outgoing_.cancellation, [connection = begun_.connection, call = begun_.call] {
            connection->give_up(*call, rpc::v1::CANCEL_REASON_ABANDONED);
        });
    }

    const std::shared_ptr<Channel> channel_;
    Outgoing outgoing_;
    bool has_begun_ = false;
    bool has_ended_ = false;
    Metadata metadata_;
    /// Guards what `close` looks at; the thread that takes items is the only one that changes it otherwise.
    std::mutex mutex_;
    bool is_closed_ = false;
    Channel::Begun begun_;
    Cancellation::Registration registration_;
};

RawStream::RawStream(std::unique_ptr<Source> source) noexcept : source_(std::move(source)) {}
RawStream::RawStream(RawStream&&) noexcept = default;
RawStream& RawStream::operator=(RawStream&&) noexcept = default;
RawStream::~RawStream() = default;

std::optional<std::string> RawStream::next() { return source_->next(); }
void RawStream::close() noexcept { source_->close(); }
Metadata RawStream::metadata() const { return source_->metadata(); }
int RawStream::attempts() const { return source_->attempts(); }

// The client

Client::Client(const std::string& address, Options options) : channel_(std::make_shared<Channel>(address, std::move(options))) {}

Client::~Client() { channel_->close(); }

rpc::v1::Hello Client::connect(const CallOptions& options) {
    channel_->connect(deadline_after(options.timeout().value_or(channel_->options().timeout)), options.cancellation());
    return *channel_->server();
}

std::chrono::microseconds Client::ping(const CallOptions& options) {
    const auto began = std::chrono::steady_clock::now();
    const wire::Moment deadline = deadline_after(options.timeout().value_or(channel_->options().timeout));
    const Channel::ConnectionPointer connection = channel_->connect(deadline, options.cancellation());
    const Cancellation::Registration registration(options.cancellation(), [connection] { connection->signal(); });
    const auto is_cancelled = [&] { return options.cancellation().is_cancelled(); };
    if (std::optional<Failure> failure = connection->ping(deadline, is_cancelled)) raise(std::move(*failure));
    return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - began);
}

void Client::close() { channel_->close(); }

Pending Client::start(const std::string& method, std::string request, const CallOptions& options) {
    return Pending(std::make_unique<Pending::Source>(
        channel_, Outgoing(method, std::move(request), false, false, options, channel_->options())));
}

std::string Client::invoke(const std::string& method, std::string request, const CallOptions& options) {
    return start(method, std::move(request), options).wait();
}

RawStream Client::stream(const std::string& method, std::string request, const CallOptions& options) {
    return RawStream(std::make_unique<RawStream::Source>(
        channel_, Outgoing(method, std::move(request), true, false, options, channel_->options())));
}

std::string Client::unary(
    const Method& method, const google::protobuf::MessageLite& request, const CallOptions& options, bool may_repeat) {
    Pending::Source call(
        channel_, Outgoing(method.name, encode(request), method.weight == Weight::bulk, may_repeat, options, channel_->options()));
    return call.wait();
}

RawStream Client::open_stream(
    const Method& method, const google::protobuf::MessageLite& request, const CallOptions& options, bool may_repeat) {
    return RawStream(std::make_unique<RawStream::Source>(
        channel_, Outgoing(method.name, encode(request), true, may_repeat, options, channel_->options())));
}

std::optional<rpc::v1::Hello> Client::server() const { return channel_->server(); }
std::optional<rpc::v1::GoAway> Client::last_go_away() const { return channel_->last_go_away(); }
std::size_t Client::connections() const { return channel_->connections(); }
std::size_t Client::calls_in_flight() const { return channel_->calls_in_flight(); }

}  // namespace retouch
