#include "transport/transport.hpp"

#include <openssl/err.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/uio.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <iterator>
#include <utility>

namespace retouch::transport {

namespace {

bool would_wait(int error) noexcept { return error == EAGAIN || error == EWOULDBLOCK; }

class PlainTransport final : public Transport {
public:
    explicit PlainTransport(Descriptor socket) noexcept : Transport(std::move(socket)) {}

    Received receive(char* into, std::size_t size) override {
        while (true) {
            const ssize_t got = ::recv(socket_.get(), into, size, 0);
            if (got > 0) return {Received::Kind::bytes, static_cast<std::size_t>(got)};
            if (got == 0) return {Received::Kind::end, 0};
            if (would_wait(errno)) return {};
            if (errno != EINTR) throw Trouble(words(errno));
        }
    }

    bool is_exclusive() const noexcept override { return false; }

protected:
    std::size_t send_some() override {
        // Heads and slices of bodies leave in one system call.
        iovec parts[64];
        std::size_t count = 0;
        for (const wire::Segment& segment : pending_) {
            if (count == std::size(parts)) break;
            const std::string_view view = segment.view().substr(count == 0 ? sent_of_first_ : 0);
            parts[count++] = {const_cast<char*>(view.data()), view.size()};
        }
        msghdr message{};
        message.msg_iov = parts;
        message.msg_iovlen = count;
        while (true) {
            const ssize_t sent = ::sendmsg(socket_.get(), &message, MSG_NOSIGNAL);
            if (sent >= 0) {
                taken_ += static_cast<std::uint64_t>(sent);
                return static_cast<std::size_t>(sent);
            }
            if (would_wait(errno)) return 0;
            if (errno != EINTR) throw Trouble(words(errno));
        }
    }
};

class TLSTransport final : public Transport {
public:
    TLSTransport(Descriptor socket, const TLSSettings& settings) : Transport(std::move(socket)) {
        session_ = settings.session(socket_.get(), taken_);
    }

    void handshake(const Bell& bell, wire::Moment until) {
        while (true) {
            ERR_clear_error();
            const int result = SSL_do_handshake(session_.get());
            if (result == 1) return;
            switch (SSL_get_error(session_.get(), result)) {
                case SSL_ERROR_WANT_READ: await(socket_.get(), POLLIN, bell, until); break;
                case SSL_ERROR_WANT_WRITE: await(socket_.get(), POLLOUT, bell, until); break;
                default: throw Trouble(tls_trouble(session_.get()));
            }
        }
    }

    Received receive(char* into, std::size_t size) override {
        std::size_t total = 0;
        while (total < size) {
            ERR_clear_error();
            const int room = static_cast<int>(std::min<std::size_t>(size - total, INT_MAX));
            const int got = SSL_read(session_.get(), into + total, room);
            if (got > 0) {
                total += static_cast<std::size_t>(got);
                continue;
            }
            const int error = SSL_get_error(session_.get(), got);
            if (error == SSL_ERROR_WANT_READ || error == SSL_ERROR_WANT_WRITE || total > 0) break;
            if (error == SSL_ERROR_ZERO_RETURN) return {Received::Kind::end, 0};
            if (error == SSL_ERROR_SYSCALL && errno == 0) return {Received::Kind::end, 0};
            if (error == SSL_ERROR_SYSCALL) throw Trouble(words(errno));
            throw Trouble(tls_trouble(session_.get()));
        }
        if (total == 0) return {};
        return {Received::Kind::bytes, total};
    }

    bool is_exclusive() const noexcept override { return true; }
    bool has_buffered() const noexcept override { return SSL_has_pending(session_.get()) == 1; }

    void say_goodbye() noexcept override {
        // In the middle of a record nothing else can be said.
        if (pending_.empty() && SSL_is_init_finished(session_.get())) SSL_shutdown(session_.get());
        ERR_clear_error();
    }

protected:
    std::size_t send_some() override {
        const std::string_view view = pending_.front().view().substr(sent_of_first_);
        if (view.empty()) return 0;
        ERR_clear_error();
        errno = 0;
        const int size = static_cast<int>(std::min<std::size_t>(view.size(), INT_MAX));
        const int sent = SSL_write(session_.get(), view.data(), size);
        if (sent > 0) return static_cast<std::size_t>(sent);
        switch (SSL_get_error(session_.get(), sent)) {
            case SSL_ERROR_WANT_READ:
            case SSL_ERROR_WANT_WRITE: return 0;
            case SSL_ERROR_SYSCALL: throw Trouble(errno != 0 ? words(errno) : "the peer closed the connection");
            default: throw Trouble(tls_trouble(session_.get()));
        }
    }

private:
    std::unique_ptr<SSL, TLSSettings::Free> session_;
};

}  // namespace

void Transport::send(std::vector<wire::Segment> segments) {
    for (wire::Segment& segment : segments) {
        if (!segment.view().empty()) pending_.push_back(std::move(segment));
    }
    while (!pending_.empty()) {
        std::size_t sent = send_some();
        if (sent == 0) return;
        while (sent > 0) {
            const std::size_t left = pending_.front().view().size() - sent_of_first_;
            if (sent < left) {
                sent_of_first_ += sent;
                break;
            }
            sent -= left;
            sent_of_first_ = 0;
            pending_.pop_front();
        }
    }
}

std::unique_ptr<Transport> plain(Descriptor socket) { return std::make_unique<PlainTransport>(std::move(socket)); }

std::unique_ptr<Transport> secure(Descriptor socket, const TLSSettings& settings, const Bell& bell, wire::Moment until) {
    auto transport = std::make_unique<TLSTransport>(std::move(socket), settings);
    transport->handshake(bell, until);
    return transport;
}

}  // namespace retouch::transport
