import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { S3Keys } from '../s3Server/swiftConfig';
import { StubError, type StubHandler } from './stubHandler';
import { verifySignature } from './verifySignature';

/** CloudTrail's API on this machine. */
export interface CloudTrailStub {
  readonly endpoint: string;
  /** Every request in its order: what was asked, and the exception that answered it; undefined where it went well. */
  readonly requests: readonly StubRequest[];
  /** Stops answering; what is under way is cut off. */
  stop(): Promise<void>;
}

export interface StubRequest {
  /** `LookupEvents`. */
  readonly action: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** Undefined where nobody could be told from the signature. */
  readonly region?: string;
  readonly accessKeyId?: string;
  readonly host: string;
  readonly error?: string;
}

export interface CloudTrailStubOptions {
  /** Who may sign; everybody else is unknown. */
  readonly keys: readonly S3Keys[];
  /** By the name of the action, e.g. `{ LookupEvents: createLookupEvents(…) }`. */
  readonly handlers: Readonly<Record<string, StubHandler>>;
  /** Milliseconds since 1970; the clock of this machine where undefined. */
  readonly now?: () => number;
}

/**
 * Starts an HTTP server on loopback that speaks CloudTrail's protocol, JSON 1.1 with the action in X-Amz-Target. Every
 * request must be signed by one of the keys.
 */
export async function startCloudTrailStub(options: CloudTrailStubOptions): Promise<CloudTrailStub> {
  const { keys, handlers, now = Date.now } = options;
  const requests: StubRequest[] = [];

  const answer = (request: IncomingMessage, body: Buffer): unknown => {
    const [, action = ''] = /\.([A-Za-z]+)$/.exec(String(request.headers['x-amz-target'] ?? '')) ?? [];
    const seen = { action, input: {}, host: request.headers.host ?? '' };
    let noted: StubRequest = seen;
    try {
      const signer = verifySignature(request, body, keys, now());
      noted = { ...seen, ...signer };
      const input = parseInput(request, body);
      noted = { ...noted, input };
      const handler = Object.hasOwn(handlers, action) ? handlers[action] : undefined;
      if (handler === undefined) {
        throw new StubError('UnknownOperationException', `There is no action ${action}.`);
      }
      return handler({ ...signer, input, now: now() });
    } catch (error) {
      noted = { ...noted, error: error instanceof StubError ? error.code : String(error) };
      throw error;
    } finally {
      requests.push(noted);
    }
  };

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      response.setHeader('content-type', 'application/x-amz-json-1.1');
      response.setHeader('x-amzn-requestid', randomUUID());
      response.setHeader('date', new Date(now()).toUTCString());
      try {
        response.end(JSON.stringify(answer(request, Buffer.concat(chunks))));
      } catch (error) {
        const known =
          error instanceof StubError ? error : new StubError('InternalFailure', String(error), 500);
        response.statusCode = known.status;
        response.end(JSON.stringify({ __type: known.code, message: known.message }));
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    requests,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function parseInput(request: IncomingMessage, body: Buffer): Readonly<Record<string, unknown>> {
  if (request.method !== 'POST' || request.headers['content-type'] !== 'application/x-amz-json-1.1') {
    throw new StubError('SerializationException', 'Requests are POST and JSON 1.1.');
  }
  try {
    const input: unknown = JSON.parse(body.toString('utf8'));
    if (typeof input === 'object' && input !== null && !Array.isArray(input)) {
      return input as Readonly<Record<string, unknown>>;
    }
  } catch {
    // told below
  }
  throw new StubError('SerializationException', 'The body is no JSON object.');
}
