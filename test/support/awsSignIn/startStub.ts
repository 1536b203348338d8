import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An HTTP server on this machine that stands for a service of AWS. */
export interface Stub {
  readonly endpoint: string;
  /** Stops answering; what is under way is cut off. */
  stop(): Promise<void>;
}

/** Starts an HTTP server on loopback that gives each request as a whole to a function. */
export async function startStub(
  answer: (request: IncomingMessage, body: Buffer, response: ServerResponse) => void,
): Promise<Stub> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      answer(request, Buffer.concat(chunks), response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
