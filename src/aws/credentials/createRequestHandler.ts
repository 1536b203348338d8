import { readFile } from 'node:fs/promises';
import http from 'node:http';
import https from 'node:https';
import tls from 'node:tls';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { HttpProxyAgent, HttpsProxyAgent } from 'hpagent';
import { getProxy } from './getProxy';

/** Connections that one client keeps open: a day's load runs that many downloads at once, and a listing beside them. */
const MAX_SOCKETS = 24;

/** Milliseconds until a connection must stand. Longer than a far region needs, short enough to be told of a wrong address. */
const CONNECTION_TIMEOUT = 6_000;

/** Milliseconds without a byte until a connection counts as dead. */
const SILENCE_TIMEOUT = 20_000;

export interface RequestHandlerOptions {
  /** Any address of the server that will be asked; NO_PROXY may name its host. */
  readonly target: string;
  readonly env: NodeJS.ProcessEnv;
  /** The editor's proxy setting. */
  readonly proxy?: string;
  /** A file of certificates that are trusted besides those of Node. */
  readonly certificates?: string;
}

/** What sends the requests of a client. The SDK itself knows no proxy. */
export async function createRequestHandler(options: RequestHandlerOptions): Promise<NodeHttpHandler> {
  const { target, env, certificates } = options;
  const proxy = getProxy(target, env, options.proxy);
  const ca =
    certificates === undefined ? {} : { ca: [...tls.rootCertificates, await readFile(certificates, 'utf8')] };
  const common = { keepAlive: true, maxSockets: MAX_SOCKETS };
  return new NodeHttpHandler({
    connectionTimeout: CONNECTION_TIMEOUT,
    socketTimeout: SILENCE_TIMEOUT,
    httpAgent: proxy === undefined ? new http.Agent(common) : new HttpProxyAgent({ ...common, proxy }),
    httpsAgent:
      proxy === undefined
        ? new https.Agent({ ...common, ...ca })
        : new HttpsProxyAgent({ ...common, ...ca, proxy }),
  });
}
