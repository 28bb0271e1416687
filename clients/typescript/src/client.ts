// The client: one member for each service.

import { Channel } from "./channel.js";
import type { Hello } from "./generated/retouch/rpc/v1/headers.js";
import { Services } from "./generated/retouch/v1/index.js";
import type { CallOptions, Method, Reply } from "./method.js";
import type { Options } from "./options.js";
import type { Init } from "./protobuf.js";

/** What a server says of itself. */
export type Server = Pick<Hello, "agent" | "build" | "schemaHash">;

/**
 * A Retouch server: `client.edit.planEdit(request)`, `for await (const event of client.edit.edit(request))`.
 *
 * It connects when the first call needs it, and again after a break. Its sockets keep the process alive until `close`.
 */
export class Client extends Services {
  private readonly channel: Channel;

  /**
   * Reads the settings; connects later.
   *
   * @param address - "host:7433", "[::1]:7433".
   * @throws InputValidationError for an address, a file or a setting that cannot be used, by its name.
   */
  constructor(address: string, options: Options = {}) {
    const channel = new Channel(address, options);
    super(channel);
    this.channel = channel;
  }

  /**
   * Connects, if it is not connected.
   *
   * @throws Unavailable when nobody answers or the server refuses; DeadlineExceeded, Cancelled.
   */
  async connect(options?: Pick<CallOptions, "timeoutMs" | "signal">): Promise<Server> {
    const { agent, build, schemaHash } = await this.channel.connect(options);
    return { agent, build, schemaHash };
  }

  /** A unary call whose answer comes with the server's metadata; `bytesMethod` names one that the stubs do not have. */
  call<Request, R>(method: Method<Request, R>, request: Init<Request>, options?: CallOptions): Promise<Reply<R>> {
    return this.channel.reply(method, request, options);
  }

  /** Milliseconds until the server answered a PING. */
  ping(options?: Pick<CallOptions, "timeoutMs" | "signal">): Promise<number> {
    return this.channel.ping(options);
  }

  /** Ends all calls and connections; nothing of the client is left when it is fulfilled. */
  close(): Promise<void> {
    return this.channel.close();
  }
}
