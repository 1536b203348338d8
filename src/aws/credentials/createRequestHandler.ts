import { readFile } from 'node:fs/promises';
import http from 'node:http';
import https from 'node:https';
import tls from 'node:tls';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { HttpProxyAgent, HttpsProxyAgent } from 'hpagent';
import type { AwsWorld } from '../awsWorld';
import { getProxy } from './getProxy';

/** Connections that one client keeps open: a day's load runs that many downloads at once, and a listing beside them. */
const MAX_SOCKETS = 24;

/** Milliseconds until a connection must stand. Longer than a far region needs, short enough to be told of a wrong address. */
const CONNECTION_TIMEOUT = 6_000;

/** Milliseconds without a byte until a connection counts as dead. */
const SILENCE_TIMEOUT = 20_000;

/** What sends the requests of a client, through the proxy that is right for each. */
export type RequestHandler = NodeHttpHandler;

/** What sends the requests of a client. `certificates` is a file of those that are trusted besides Node's own. */
export async function createRequestHandler(
  world: Pick<AwsWorld, 'env' | 'proxy'>,
  certificates?: string,
): Promise<RequestHandler> {
  const ca =
    certificates === undefined ? {} : { ca: [...tls.rootCertificates, await readFile(certificates, 'utf8')] };
  return new ProxyingHandler(world, ca);
}

type Certificates = Pick<https.AgentOptions, 'ca'>;

/**
 * The SDK itself knows no proxy. It is chosen for every request anew: a client also asks for a role or a token, and a
 * bucket on this machine, which needs no proxy, may be read with a role that only AWS gives.
 */
class ProxyingHandler extends NodeHttpHandler {
  private readonly proxied = new Map<string, NodeHttpHandler>();

  constructor(
    private readonly world: Pick<AwsWorld, 'env' | 'proxy'>,
    private readonly certificates: Certificates,
  ) {
    super(toOptions(certificates));
  }

  override handle(
    ...[request, options]: Parameters<NodeHttpHandler['handle']>
  ): ReturnType<NodeHttpHandler['handle']> {
    const { protocol, hostname, port } = request;
    const target = `${protocol}//${hostname}${port === undefined ? '' : `:${String(port)}`}`;
    const proxy = getProxy(target, this.world.env, this.world.proxy);
    return proxy === undefined
      ? super.handle(request, options)
      : this.getProxied(proxy).handle(request, options);
  }

  override destroy(): void {
    super.destroy();
    for (const handler of this.proxied.values()) {
      handler.destroy();
    }
  }

  private getProxied(proxy: string): NodeHttpHandler {
    let handler = this.proxied.get(proxy);
    if (handler === undefined) {
      handler = new NodeHttpHandler(toOptions(this.certificates, proxy));
      this.proxied.set(proxy, handler);
    }
    return handler;
  }
}

function toOptions(
  certificates: Certificates,
  proxy?: string,
): NonNullable<ConstructorParameters<typeof NodeHttpHandler>[0]> {
  const common = { keepAlive: true, maxSockets: MAX_SOCKETS };
  return {
    connectionTimeout: CONNECTION_TIMEOUT,
    socketTimeout: SILENCE_TIMEOUT,
    httpAgent: proxy === undefined ? new http.Agent(common) : new HttpProxyAgent({ ...common, proxy }),
    httpsAgent:
      proxy === undefined
        ? new https.Agent({ ...common, ...certificates })
        : new HttpsProxyAgent({ ...common, ...certificates, proxy }),
  };
}
