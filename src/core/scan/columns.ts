/** Columns of numbers of texts. */
export const TEXT_COLUMNS = [
  'eventName',
  'eventSource',
  'awsRegion',
  'sourceIPAddress',
  'userAgent',
  'errorCode',
  'recipientAccountId',
  'eventID',
  'sharedEventID',
  'userIdentity',
] as const;

export type TextColumn = (typeof TEXT_COLUMNS)[number];

/** Columns of whole numbers of 32 bits. The order is that of assembly/record.ts. */
export const ID_COLUMNS = ['start', 'end', ...TEXT_COLUMNS] as const;

/** The columns of a LogIndex, which tells what is in them. */
export type Columns = Record<(typeof ID_COLUMNS)[number], Uint32Array<ArrayBuffer>> & {
  embedding: Uint8Array<ArrayBuffer>;
  time: Float64Array<ArrayBuffer>;
  flags: Uint8Array<ArrayBuffer>;
  redacted: Uint16Array<ArrayBuffer>;
};

export function createColumns(capacity: number): Columns {
  const column = (): Uint32Array<ArrayBuffer> => new Uint32Array(capacity);
  return {
    start: column(),
    end: column(),
    eventName: column(),
    eventSource: column(),
    awsRegion: column(),
    sourceIPAddress: column(),
    userAgent: column(),
    errorCode: column(),
    recipientAccountId: column(),
    eventID: column(),
    sharedEventID: column(),
    userIdentity: column(),
    embedding: new Uint8Array(capacity),
    time: new Float64Array(capacity),
    flags: new Uint8Array(capacity),
    redacted: new Uint16Array(capacity),
  };
}

/** Rows `from` to `to`, on the same memory. */
export function toRows(columns: Columns, from: number, to: number): Columns {
  const row = (column: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> => column.subarray(from, to);
  return {
    start: row(columns.start),
    end: row(columns.end),
    eventName: row(columns.eventName),
    eventSource: row(columns.eventSource),
    awsRegion: row(columns.awsRegion),
    sourceIPAddress: row(columns.sourceIPAddress),
    userAgent: row(columns.userAgent),
    errorCode: row(columns.errorCode),
    recipientAccountId: row(columns.recipientAccountId),
    eventID: row(columns.eventID),
    sharedEventID: row(columns.sharedEventID),
    userIdentity: row(columns.userIdentity),
    embedding: columns.embedding.subarray(from, to),
    time: columns.time.subarray(from, to),
    flags: columns.flags.subarray(from, to),
    redacted: columns.redacted.subarray(from, to),
  };
}

/** Writes all rows of `from` into `to`, from row `at` on. */
export function copyRows(from: Columns, to: Columns, at: number): void {
  for (const name of ID_COLUMNS) {
    to[name].set(from[name], at);
  }
  to.embedding.set(from.embedding, at);
  to.time.set(from.time, at);
  to.flags.set(from.flags, at);
  to.redacted.set(from.redacted, at);
}
