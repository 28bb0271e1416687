// TLS 1.3 by a value of the options, with a client certificate where the server demands one.

import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { isIP } from "node:net";
import {
  checkServerIdentity, type ConnectionOptions, createSecureContext, type PeerCertificate, type SecureContext,
} from "node:tls";
import type { Address } from "./address.js";
import { invalid } from "./errors.js";

/** TLS at the client's end. Paths are of PEM files. */
export interface TLS {
  /** Authorities to trust in place of Node's own list. */
  authority?: string;
  /** For servers that demand a client certificate: both or neither. */
  certificate?: string;
  key?: string;
  /** The name that the server's certificate must have, in place of the host that is connected to. An address in the certificate does not count. */
  serverName?: string;
}

/** What Node connects with. */
export class Secure {
  private readonly context: SecureContext;
  private readonly serverName: string;

  /**
   * Reads the files.
   *
   * @throws InputValidationError where one cannot be read or used, with its name.
   */
  constructor(settings: TLS) {
    if ((settings.certificate === undefined) !== (settings.key === undefined)) {
      throw invalid("TLS cannot be set up: a client certificate needs its key, and a key its certificate");
    }
    this.serverName = settings.serverName ?? "";
    const ca = settings.authority === undefined ? undefined : certificates(settings.authority);
    const cert = settings.certificate === undefined ? undefined : certificates(settings.certificate);
    const key = settings.key === undefined ? undefined : read(settings.key);
    try {
      this.context = createSecureContext({ ca, cert, key, minVersion: "TLSv1.3" });
    } catch (error) {
      const code = (error as { code?: string }).code ?? "";
      const what = code.includes("KEY_VALUES_MISMATCH")
        ? "the private key does not belong to the certificate"
        : "no certificate with its private key, unlocked and in PEM";
      throw invalid(`TLS cannot be set up: ${what} (${settings.certificate}, ${settings.key})`);
    }
  }

  options(address: Address): ConnectionOptions {
    const name = this.serverName;
    const shown = name || address.host;
    return {
      secureContext: this.context,
      minVersion: "TLSv1.3",
      // An address is no name to ask for.
      servername: isIP(shown) ? "" : shown,
      checkServerIdentity: (_: string, certificate: PeerCertificate): Error | undefined => {
        if (name !== "" && isIP(name)) {
          return Object.assign(new Error(`no certificate is checked for the name ${name}`), { code: "ERR_TLS_CERT_ALTNAME_INVALID" });
        }
        return checkServerIdentity(shown, certificate);
      },
    };
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    const code = (error as { code?: string }).code;
    const words: Record<string, string> = {
      ENOENT: "no such file", EACCES: "permission denied", EISDIR: "it is a folder",
    };
    throw invalid(`TLS cannot be set up: ${path} cannot be read: ${words[code ?? ""] ?? code ?? "it failed"}`);
  }
}

/** A file of certificates, each of which can be read: Node passes over what it does not understand. */
function certificates(path: string): string {
  const text = read(path);
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g) ?? [];
  try {
    if (blocks.length === 0) throw new Error("none");
    for (const block of blocks) new X509Certificate(block);
  } catch {
    throw invalid(`TLS cannot be set up: ${path} holds no certificate in PEM`);
  }
  return text;
}

const MEANINGS: Record<string, string> = {
  ECONNREFUSED: "connection refused",
  ECONNRESET: "the server reset the connection",
  EPIPE: "the server closed the connection",
  ETIMEDOUT: "no answer in time",
  EHOSTUNREACH: "the host cannot be reached",
  ENETUNREACH: "the network cannot be reached",
  ENOTFOUND: "the name cannot be resolved",
  EAI_AGAIN: "the name cannot be resolved",
  EADDRNOTAVAIL: "the address cannot be used",
  EMFILE: "the process has too many open files",
  ERR_TLS_CERT_ALTNAME_INVALID: "the certificate is for another name",
  DEPTH_ZERO_SELF_SIGNED_CERT: "the certificate is not trusted: it is signed by itself",
  SELF_SIGNED_CERT_IN_CHAIN: "the certificate is not trusted: its authority is not known",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "the certificate is not trusted: its authority is not known",
  UNABLE_TO_GET_ISSUER_CERT: "the certificate is not trusted: its authority is not known",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "the certificate is not trusted: its authority is not known",
  CERT_SIGNATURE_FAILURE: "the certificate is not trusted: its signature is wrong",
  CERT_HAS_EXPIRED: "the certificate has expired",
  CERT_NOT_YET_VALID: "the certificate is not valid yet",
  ERR_SSL_WRONG_VERSION_NUMBER: "the peer does not speak TLS",
  ERR_SSL_HTTP_REQUEST: "the peer does not speak TLS",
  ERR_SSL_PACKET_LENGTH_TOO_LONG: "the peer does not speak TLS",
  ERR_SSL_UNSUPPORTED_PROTOCOL: "the peer does not speak TLS 1.3",
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: "the peer does not speak TLS 1.3",
  ERR_SSL_TLSV1_ALERT_UNKNOWN_CA: "the peer does not trust our certificate",
  ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE: "the peer does not accept our certificate",
  ERR_SSL_SSLV3_ALERT_CERTIFICATE_EXPIRED: "our certificate has expired",
  ERR_SSL_SSLV3_ALERT_CERTIFICATE_UNKNOWN: "the peer does not accept our certificate",
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: "the server demands a client certificate",
};

/** Half a sentence on an error of sockets or TLS, without the paths and numbers of the libraries. */
export function inWords(error: unknown): string {
  const { code, errors } = error as { code?: string; errors?: unknown[] };
  // Several addresses of one name, each with its error.
  if (Array.isArray(errors) && errors.length > 0 && MEANINGS[code ?? ""] === undefined) return inWords(errors[0]);
  const known = MEANINGS[code ?? ""];
  if (known !== undefined) return known;
  if (code?.startsWith("ERR_SSL_")) return `the TLS connection failed (${code.slice(8).toLowerCase().replaceAll("_", " ")})`;
  return code === undefined ? "the connection failed" : `the connection failed (${code})`;
}
