import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** A way to a server on which answers can be held back. */
export interface HoldingProxy {
  readonly endpoint: string;
  /** Passes on so many more downloads of logs, and holds those after them. */
  holdAfter(downloads: number): void;
  /** Lets go of what is held and holds nothing any more. */
  release(): void;
  stop(): Promise<void>;
}

/** Passes requests on as they are signed, with the host that they were signed for. */
export async function startHoldingProxy(target: string): Promise<HoldingProxy> {
  const { hostname, port } = new URL(target);
  let left = Infinity;
  let waiting: (() => void)[] = [];
  const server = http.createServer((request, response) => {
    const pass = (): void => {
      const upstream = http.request(
        { hostname, port, method: request.method, path: request.url, headers: request.headers },
        (answer) => {
          response.writeHead(answer.statusCode ?? 500, answer.headers);
          answer.pipe(response);
        },
      );
      upstream.on('error', () => response.destroy());
      request.pipe(upstream);
    };
    const isDownload = request.method === 'GET' && /\.json\.gz(?:\?|$)/.test(request.url ?? '');
    if (isDownload && left <= 0) {
      waiting.push(pass);
    } else {
      left -= isDownload ? 1 : 0;
      pass();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const release = (): void => {
    left = Infinity;
    const held = waiting;
    waiting = [];
    held.forEach((pass) => {
      pass();
    });
  };
  return {
    endpoint: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    holdAfter: (downloads) => {
      left = downloads;
    },
    release,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
