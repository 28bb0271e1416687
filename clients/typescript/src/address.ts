// Where a server is: HOST:PORT as people write it.

import { invalid } from "./errors.js";

export class Address {
  private constructor(
    /** A name or an IP address, IPv6 without its brackets. */
    readonly host: string,
    readonly port: number,
  ) {}

  /**
   * Reads "host:7433", "127.0.0.1:7433" and "[::1]:7433".
   *
   * @throws InputValidationError for anything else.
   */
  static parse(text: string): Address {
    const found = /^(?:\[([^\[\]\s/]*:[^\[\]\s/]*)\]|([^:\[\]\s/]+)):(\d{1,5})$/.exec(text);
    const host = found?.[1] ?? found?.[2];
    const port = Number(found?.[3]);
    if (host === undefined || port < 1 || port > 65535) {
      throw invalid(`${JSON.stringify(text)} is no address: write HOST:PORT, such as 127.0.0.1:7433 or [::1]:7433`);
    }
    return new Address(host, port);
  }

  toString(): string {
    return this.host.includes(":") ? `[${this.host}]:${this.port}` : `${this.host}:${this.port}`;
  }
}
