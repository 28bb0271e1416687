#include "transport/tls.hpp"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/x509v3.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>

#include "failures.hpp"
#include "transport/socket.hpp"

namespace retouch::transport {

namespace {

// OpenSSL's own socket BIO would raise SIGPIPE in a process that may not expect it. This one does not, and counts.

struct Wire {
    int socket;
    std::uint64_t* taken;
};

Wire& wire_of(BIO* bio) noexcept { return *static_cast<Wire*>(BIO_get_data(bio)); }

bool is_temporary(int error) noexcept { return error == EAGAIN || error == EWOULDBLOCK || error == EINTR; }

int write_bio(BIO* bio, const char* bytes, int size) {
    BIO_clear_retry_flags(bio);
    const ssize_t sent = ::send(wire_of(bio).socket, bytes, static_cast<std::size_t>(size), MSG_NOSIGNAL);
    if (sent >= 0) {
        *wire_of(bio).taken += static_cast<std::uint64_t>(sent);
    } else if (is_temporary(errno)) {
        BIO_set_retry_write(bio);
    }
    return static_cast<int>(sent);
}

int read_bio(BIO* bio, char* bytes, int size) {
    BIO_clear_retry_flags(bio);
    const ssize_t got = ::recv(wire_of(bio).socket, bytes, static_cast<std::size_t>(size), 0);
    if (got < 0 && is_temporary(errno)) BIO_set_retry_read(bio);
    if (got == 0) BIO_set_flags(bio, BIO_FLAGS_IN_EOF);
    return static_cast<int>(got);
}

long control_bio(BIO* bio, int command, long, void*) {
    if (command == BIO_CTRL_EOF) return BIO_test_flags(bio, BIO_FLAGS_IN_EOF) != 0;
    return command == BIO_CTRL_FLUSH || command == BIO_CTRL_DUP;
}

int destroy_bio(BIO* bio) {
    delete static_cast<Wire*>(BIO_get_data(bio));
    return 1;
}

const BIO_METHOD* method() {
    static const BIO_METHOD* const made = [] {
        BIO_METHOD* const fresh = BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "retouch socket");
        BIO_meth_set_write(fresh, write_bio);
        BIO_meth_set_read(fresh, read_bio);
        BIO_meth_set_ctrl(fresh, control_bio);
        BIO_meth_set_destroy(fresh, destroy_bio);
        return fresh;
    }();
    return made;
}

[[noreturn]] void refuse(const std::string& why) {
    ERR_clear_error();
    raise(invalid("TLS cannot be set up: " + why));
}

void check_readable(const std::string& path) {
    if (!path.empty() && ::access(path.c_str(), R_OK) != 0) refuse(path + " cannot be read: " + words(errno));
}

/// Without this OpenSSL would ask on the terminal, and wait.
int no_password(char*, int, int, void* asked) {
    *static_cast<bool*>(asked) = true;
    return -1;
}

}  // namespace

TLSSettings::TLSSettings(const TLS& options, const Address& address)
    : context_(SSL_CTX_new(TLS_client_method())), address_(address), server_name_(options.server_name) {
    if (!context_) refuse("OpenSSL gives no context");
    if (options.certificate.empty() != options.key.empty()) refuse("a client certificate needs its key, and a key its certificate");
    for (const std::string* path : {&options.authority, &options.certificate, &options.key}) check_readable(*path);
    SSL_CTX* const context = context_.get();
    SSL_CTX_set_min_proto_version(context, TLS1_3_VERSION);
    SSL_CTX_set_verify(context, SSL_VERIFY_PEER, nullptr);
    // What is left of a connection is told by frames: a server that leaves out the goodbye is not an attack.
    SSL_CTX_set_options(context, SSL_OP_IGNORE_UNEXPECTED_EOF);
    SSL_CTX_set_mode(context, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER | SSL_MODE_RELEASE_BUFFERS);
    // Sessions are not resumed, so tickets need no store.
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
    if (options.authority.empty()) {
        SSL_CTX_set_default_verify_paths(context);
    } else if (SSL_CTX_load_verify_file(context, options.authority.c_str()) != 1) {
        refuse(options.authority + " holds no certificate in PEM");
    }
    if (options.certificate.empty()) return;
    bool asked = false;
    SSL_CTX_set_default_passwd_cb(context, no_password);
    SSL_CTX_set_default_passwd_cb_userdata(context, &asked);
    if (SSL_CTX_use_certificate_chain_file(context, options.certificate.c_str()) != 1) {
        refuse(options.certificate + " holds no certificate in PEM");
    }
    // The key is checked against the certificate as it is read.
    if (SSL_CTX_use_PrivateKey_file(context, options.key.c_str(), SSL_FILETYPE_PEM) != 1) {
        const bool is_other = ERR_GET_REASON(ERR_peek_last_error()) == X509_R_KEY_VALUES_MISMATCH;
        const std::string why = asked ? " is locked by a password" : is_other ? " does not belong to the certificate" : " holds no private key in PEM";
        refuse(options.key + why);
    }
    SSL_CTX_set_default_passwd_cb_userdata(context, nullptr);
}

std::unique_ptr<SSL, TLSSettings::Free> TLSSettings::session(int socket, std::uint64_t& taken) const {
    std::unique_ptr<SSL, Free> session(SSL_new(context_.get()));
    BIO* const bio = session ? BIO_new(method()) : nullptr;
    if (bio == nullptr) throw Trouble("OpenSSL gives no session");
    BIO_set_data(bio, new Wire{socket, &taken});
    BIO_set_init(bio, 1);
    SSL_set_bio(session.get(), bio, bio);
    X509_VERIFY_PARAM* const checks = SSL_get0_param(session.get());
    X509_VERIFY_PARAM_set_hostflags(checks, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS | X509_CHECK_FLAG_NEVER_CHECK_SUBJECT);
    int is_set = 0;
    if (server_name_.empty() && address_.is_numeric()) {
        is_set = X509_VERIFY_PARAM_set1_ip_asc(checks, address_.host.c_str());
    } else {
        // A name that the caller gives must stand in the certificate as a name, also where it looks like an address.
        const std::string& name = server_name_.empty() ? address_.host : server_name_;
        is_set = X509_VERIFY_PARAM_set1_host(checks, name.c_str(), name.size());
        if (is_set == 1) SSL_set_tlsext_host_name(session.get(), name.c_str());
    }
    if (is_set != 1) throw Trouble("the server's name cannot be checked");
    SSL_set_connect_state(session.get());
    return session;
}

std::string tls_trouble(SSL* session) {
    const unsigned long error = ERR_peek_error();
    ERR_clear_error();
    const long verdict = SSL_get_verify_result(session);
    if (verdict == X509_V_ERR_HOSTNAME_MISMATCH || verdict == X509_V_ERR_IP_ADDRESS_MISMATCH) return "the certificate is for another name";
    if (verdict != X509_V_OK) return std::string("the certificate is not trusted (") + X509_verify_cert_error_string(verdict) + ")";
    if (error == 0) return "the peer broke off the TLS handshake";
    if (ERR_GET_LIB(error) == ERR_LIB_SYS) return words(ERR_GET_REASON(error));
    switch (ERR_GET_REASON(error)) {
        case SSL_R_WRONG_VERSION_NUMBER:
        case SSL_R_HTTP_REQUEST:
        case SSL_R_PACKET_LENGTH_TOO_LONG:
#ifdef SSL_R_RECORD_LAYER_FAILURE
        case SSL_R_RECORD_LAYER_FAILURE:
#endif
        case SSL_R_UNEXPECTED_MESSAGE: return "the peer does not speak TLS";
        case SSL_R_UNSUPPORTED_PROTOCOL:
        case SSL_R_TLSV1_ALERT_PROTOCOL_VERSION: return "the peer does not speak TLS 1.3";
        case SSL_R_TLSV1_ALERT_UNKNOWN_CA: return "the peer does not trust our certificate";
        case SSL_R_SSLV3_ALERT_CERTIFICATE_EXPIRED: return "our certificate has expired";
        case SSL_R_SSLV3_ALERT_BAD_CERTIFICATE:
        case SSL_R_SSLV3_ALERT_CERTIFICATE_UNKNOWN: return "the peer does not accept our certificate";
        case SSL_R_TLSV13_ALERT_CERTIFICATE_REQUIRED: return "the server demands a client certificate";
        case SSL_R_UNEXPECTED_EOF_WHILE_READING: return "the peer broke off the TLS handshake";
        default: break;
    }
    const char* const reason = ERR_reason_error_string(error);
    return std::string("the TLS connection failed") + (reason != nullptr ? std::string(" (") + reason + ")" : "");
}

}  // namespace retouch::transport
