import http from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** A proxy that leads nowhere. */
export interface ProxyTrap {
  readonly address: string;
  /** Hosts with ports that it was asked to lead to, in their order. */
  readonly asked: readonly string[];
  forget(): void;
  stop(): Promise<void>;
}

/** Starts a proxy on loopback that notes where it should lead, and refuses. */
export async function startProxyTrap(): Promise<ProxyTrap> {
  const asked: string[] = [];
  const server = http.createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(403).end();
  });
  server.on('connect', (request: http.IncomingMessage, socket: Socket) => {
    asked.push(request.url ?? '');
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    asked,
    forget: () => {
      asked.length = 0;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
