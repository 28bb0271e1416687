// TLS 1.3 by a configuration value, with a client certificate where the server demands one.

#pragma once

#include <openssl/ssl.h>

#include <memory>
#include <string>

#include "retouch/options.hpp"
#include "transport/address.hpp"

namespace retouch::transport {

/// What all connections of a client share: authorities, certificate and key. Safe from any thread.
class TLSSettings {
public:
    /// Reads the files. Throws retouch::InputValidationError where one is wrong, with its name.
    TLSSettings(const TLS& options, const Address& address);

    struct Free {
        void operator()(SSL_CTX* context) const noexcept { SSL_CTX_free(context); }
        void operator()(SSL* session) const noexcept { SSL_free(session); }
    };

    /// A session that speaks through the socket, which it does not own, and that accepts none but the server's certificate. Throws Trouble.
    std::unique_ptr<SSL, Free> session(int socket, std::uint64_t& taken) const;

private:
    std::unique_ptr<SSL_CTX, Free> context_;
    Address address_;
    std::string server_name_;
};

/// Half a sentence on why the session failed, without the paths and numbers of the library. Takes OpenSSL's errors of this thread.
std::string tls_trouble(SSL* session);

}  // namespace retouch::transport
