import type { SourceLog } from '../../../../src/core/grouping/sourceLog';
import type { LogIndex } from '../../../../src/core/scan/logIndex';
import { FLAG_DUPLICATE, FLAG_FAILED } from '../../../../src/core/scan/logIndex';

/** An event as a test writes it; what is left out is absent in the log. */
export interface TestEvent {
  readonly time?: number;
  readonly name?: string;
  readonly service?: string;
  readonly address?: string;
  readonly region?: string;
  readonly error?: string;
  readonly id?: string;
  readonly shared?: string;
  readonly account?: string;
  readonly identity?: unknown;
  readonly isDuplicate?: boolean;
  readonly redacted?: number;
}

export const ALICE = {
  type: 'IAMUser',
  userName: 'alice',
  accountId: '111122223333',
  arn: 'arn:aws:iam::111122223333:user/alice',
  principalId: 'AIDAALICE',
};
export const BOB = {
  ...ALICE,
  userName: 'bob',
  arn: 'arn:aws:iam::111122223333:user/bob',
  principalId: 'AIDABOB',
};

/** The identity of a session of the role Admin. */
export function toRoleSession(session: string): object {
  return {
    type: 'AssumedRole',
    principalId: `AROAADMIN:${session}`,
    arn: `arn:aws:sts::111122223333:assumed-role/Admin/${session}`,
    accountId: '111122223333',
    sessionContext: {
      sessionIssuer: {
        type: 'Role',
        arn: 'arn:aws:iam::111122223333:role/Admin',
        userName: 'Admin',
        accountId: '111122223333',
      },
      attributes: { creationDate: '2024-01-01T00:00:00Z' },
    },
  };
}

/** A log by hand: the columns that the scanner would make of these events. */
export function buildLog(events: readonly TestEvent[], contentKeys?: ReadonlyMap<number, string>): SourceLog {
  const strings = [''];
  const numbers = new Map<string, number>();
  const toNumber = (text: string | undefined): number => {
    if (text === undefined) {
      return 0;
    }
    const known = numbers.get(text);
    if (known !== undefined) {
      return known;
    }
    numbers.set(text, strings.length);
    return strings.push(text) - 1;
  };
  const column = (get: (event: TestEvent) => string | undefined): Uint32Array =>
    Uint32Array.from(events, (event) => toNumber(get(event)));
  const index: LogIndex = {
    byteLength: 0,
    shape: 'records',
    count: events.length,
    start: new Uint32Array(events.length),
    end: new Uint32Array(events.length),
    embedding: new Uint8Array(events.length),
    time: Float64Array.from(events, ({ time }) => time ?? NaN),
    eventName: column(({ name }) => name),
    eventSource: column(({ service }) => service),
    awsRegion: column(({ region }) => region),
    sourceIPAddress: column(({ address }) => address),
    userAgent: column(() => undefined),
    errorCode: column(({ error }) => error),
    recipientAccountId: column(({ account }) => account),
    eventID: column(({ id }) => id),
    sharedEventID: column(({ shared }) => shared),
    userIdentity: column(({ identity }) => (identity === undefined ? undefined : JSON.stringify(identity))),
    flags: Uint8Array.from(
      events,
      ({ error, isDuplicate }) =>
        (error === undefined ? 0 : FLAG_FAILED) | (isDuplicate === true ? FLAG_DUPLICATE : 0),
    ),
    redacted: Uint16Array.from(events, ({ redacted }) => redacted ?? 0),
    strings: {
      get size() {
        return strings.length;
      },
      get: (id) => strings[id] ?? '',
      find: (text) => numbers.get(text) ?? 0,
    },
    faults: [],
  };
  return contentKeys === undefined ? { index } : { index, contentKeys };
}
