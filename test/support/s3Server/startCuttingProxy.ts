import net from 'node:net';

/** A wire between a client and a server that a test can cut. */
export interface CuttingProxy {
  readonly endpoint: string;
  /** Connections that were made. */
  readonly connections: number;
  /** From now on, cuts so many connections after each has carried this many bytes of answers. */
  cut(times: number, afterBytes: number): void;
  stop(): Promise<void>;
}

/** Passes bytes on without reading them, so that signatures stay as the client made them. */
export async function startCuttingProxy(target: string): Promise<CuttingProxy> {
  const { hostname, port } = new URL(target);
  const open = new Set<net.Socket>();
  let connections = 0;
  let cuts = 0;
  let limit = 0;
  const server = net.createServer((client) => {
    connections++;
    const upstream = net.connect(Number(port), hostname);
    let carried = 0;
    const end = (): void => {
      client.destroy();
      upstream.destroy();
      open.delete(client);
    };
    open.add(client);
    client.on('error', end).on('close', end).pipe(upstream);
    upstream.on('error', end).on('close', end);
    upstream.on('data', (chunk: Buffer) => {
      carried += chunk.length;
      if (cuts > 0 && carried > limit) {
        cuts--;
        client.write(chunk.subarray(0, Math.max(0, chunk.length - (carried - limit))), end);
        return;
      }
      client.write(chunk);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${String((server.address() as net.AddressInfo).port)}`,
    get connections() {
      return connections;
    },
    cut: (times, afterBytes) => {
      cuts = times;
      limit = afterBytes;
      // Connections that are kept alive have carried bytes already; the cut is to be counted from their start.
      for (const socket of open) {
        socket.destroy();
      }
    },
    stop: async () => {
      for (const socket of open) {
        socket.destroy();
      }
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
