import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createSessionHandlers } from '../../../src/engine/sessionHandlers';
import type { Session } from '../../../src/engine/session';
import type { EngineMethods, LogInput } from '../../../src/protocol/engine';
import type { Handlers } from '../../../src/protocol/rpc';

/** A record of alice's; what is given replaces its fields, undefined takes them out. */
export function toRecord(id: string, extra: Readonly<Record<string, unknown>> = {}): object {
  return {
    eventVersion: '1.08',
    userIdentity: {
      type: 'IAMUser',
      userName: 'alice',
      accountId: '111122223333',
      arn: 'arn:aws:iam::111122223333:user/alice',
      principalId: 'AIDAALICE',
    },
    eventTime: '2025-03-11T14:00:00Z',
    eventSource: 's3.amazonaws.com',
    eventName: 'GetObject',
    awsRegion: 'eu-west-1',
    sourceIPAddress: '203.0.113.7',
    eventID: id,
    recipientAccountId: '111122223333',
    ...extra,
  };
}

export function toLog(...records: readonly object[]): string {
  return JSON.stringify({ Records: records });
}

export function toInput(name: string, content: string | Uint8Array): LogInput {
  return { kind: 'bytes', uri: `file:///logs/${name}`, bytes: Buffer.from(content) };
}

/** A folder for one test's files. */
export class TestFolder {
  private constructor(readonly path: string) {}

  static async create(): Promise<TestFolder> {
    return new TestFolder(await mkdtemp(path.join(tmpdir(), 'session-')));
  }

  join(name: string): string {
    return path.join(this.path, name);
  }

  async write(name: string, content: string | Uint8Array): Promise<LogInput> {
    const file = this.join(name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
    return { kind: 'path', uri: pathToFileURL(file).toString(), path: file };
  }

  remove(): Promise<void> {
    return rm(this.path, { recursive: true });
  }
}

type Method = keyof EngineMethods;

/** Calls a method of the engine as the worker would. */
export function createCaller(
  session: Session,
): <K extends Method>(
  method: K,
  params: EngineMethods[K]['params'],
  signal?: AbortSignal,
) => Promise<EngineMethods[K]['result']> {
  const handlers: Handlers<EngineMethods> = createSessionHandlers(session);
  return async (method, params, signal = new AbortController().signal) =>
    handlers[method](params, { signal, progress: () => undefined, transfer: () => undefined });
}
