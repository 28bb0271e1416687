// The errors of sockets and of TLS in words for people: without the paths, type names and numbers of the libraries.

import Foundation
import NIOCore
import NIOPosix
import NIOSSL

enum TroubleInWords {
    /// Half a sentence, such as "connection refused".
    static func text(_ error: any Error) -> String {
        switch error {
        case let error as NIOConnectionError: connecting(error)
        case let error as IOError: system(error.errnoCode)
        case is SocketAddressError, is SocketAddressError.UnknownHost: "the name cannot be resolved"
        case ChannelError.connectTimeout(let limit): "no answer within \(seconds(limit))"
        case is ChannelError: "the connection was closed"
        case let error as NIOSSLError: tls(error)
        case let error as BoringSSLError: handshake(error)
        case let error as NIOSSLExtraError: name(error)
        default: "an unexpected error (\(type(of: error)))"
        }
    }

    // MARK: - Sockets

    /// Names have several addresses; the reasons are mostly one and the same.
    private static func connecting(_ error: NIOConnectionError) -> String {
        let reasons = error.connectionErrors.map { text($0.error) }
        guard !reasons.isEmpty else { return "the name cannot be resolved" }
        return reasons.enumerated().filter { !reasons[..<$0.offset].contains($0.element) }.map(\.element)
            .joined(separator: ", ")
    }

    /// What an `errno` means.
    static func system(_ number: CInt) -> String {
        let text = String(cString: strerror(number))
        return text.prefix(1).lowercased() + text.dropFirst()
    }

    private static func seconds(_ limit: TimeAmount) -> String {
        let milliseconds = limit.nanoseconds / 1_000_000
        return milliseconds % 1_000 == 0 ? "\(milliseconds / 1_000) s" : "\(milliseconds) ms"
    }

    // MARK: - TLS

    private static func tls(_ error: NIOSSLError) -> String {
        switch error {
        case .handshakeFailed(let reason): handshake(reason)
        case .unableToValidateCertificate, .noCertificateToValidate: "the certificate could not be checked"
        case .uncleanShutdown: "the connection broke off"
        // Files are read before a context is made of them: what is left is that the two are no pair.
        case .failedToLoadCertificate, .failedToLoadPrivateKey: "the private key does not belong to the certificate"
        default: "the TLS connection failed"
        }
    }

    /// What OpenSSL's names mean, which BoringSSL shares; a name that is not listed is said as it is, without where in the library's source
    /// it was raised.
    private static func handshake(_ error: BoringSSLError) -> String {
        let stack: NIOBoringSSLErrorStack =
            switch error {
            case .sslError(let stack), .unknownError(let stack), .invalidSNIName(let stack), .failedToSetALPN(let stack): stack
            default: []
            }
        if stack.contains(.eofDuringHandshake) || stack.isEmpty { return "the peer broke off the TLS handshake" }
        let names = stack.map { Self.name(in: $0.description) }
        for name in names { if let words = Self.meanings[name] { return words } }
        return "the TLS handshake failed (\(names.joined(separator: ", ").lowercased().replacing("_", with: " ")))"
    }

    private static let meanings = [
        "CERTIFICATE_VERIFY_FAILED": "the certificate is not trusted",
        "WRONG_VERSION_NUMBER": "the peer does not speak TLS",
        "HTTP_REQUEST": "the peer does not speak TLS",
        "UNSUPPORTED_PROTOCOL": "the peer does not speak TLS 1.3",
        "TLSV1_ALERT_PROTOCOL_VERSION": "the peer does not speak TLS 1.3",
        "TLSV1_ALERT_UNKNOWN_CA": "the peer does not trust our certificate",
        "SSLV3_ALERT_BAD_CERTIFICATE": "the peer does not accept our certificate",
        "SSLV3_ALERT_CERTIFICATE_EXPIRED": "our certificate has expired",
        "TLSV1_ALERT_CERTIFICATE_REQUIRED": "the server demands a client certificate",
        "PEER_DID_NOT_RETURN_A_CERTIFICATE": "the client sent no certificate",
    ]

    /// "Error: 268435581 error:1000007d:SSL routines:OPENSSL_internal:CERTIFICATE_VERIFY_FAILED at /…:10" -> the name before " at ".
    private static func name(in description: String) -> String {
        let words = description.firstRange(of: " at ").map { description[..<$0.lowerBound] } ?? description[...]
        return String(words[(words.lastIndex(of: ":").map(words.index(after:)) ?? words.startIndex)...])
    }

    private static func name(_ error: NIOSSLExtraError) -> String {
        switch error {
        case .failedToValidateHostname: "the certificate is for another name"
        case .serverHostnameImpossibleToMatch, .invalidSNIHostname: "the name cannot be that of a certificate"
        case .unknownPrivateKeyFileType: "the private key is in no format that can be read"
        default: "the TLS connection failed"
        }
    }
}
