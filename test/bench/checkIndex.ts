import { getObject, getText, toObject, type JsonValue } from '../../src/core/record/cloudTrailRecord';
import type { LogIndex } from '../../src/core/scan/logIndex';
import { WrongAnswer } from './caseResult';

/** What a reader says of a record, to be compared with what another one says. */
export interface RecordFacts {
  readonly eventID: string | undefined;
  /** As it is written. */
  readonly eventTime: string | undefined;
  readonly eventName: string | undefined;
  readonly identityType: string | undefined;
}

const KEYS = ['eventID', 'eventTime', 'eventName', 'identityType'] as const;

/** The facts that a parsed record holds. */
export function toFacts(record: JsonValue | undefined): RecordFacts {
  const object = toObject(record);
  return {
    eventID: getText(object, 'eventID'),
    eventTime: getText(object, 'eventTime'),
    eventName: getText(object, 'eventName'),
    identityType: getText(getObject(object, 'userIdentity'), 'type'),
  };
}

/** The same facts out of the columns; the time is that of the column, written as CloudTrail writes it. */
export function toIndexFacts(index: LogIndex, i: number): RecordFacts {
  const getString = (column: Uint32Array): string | undefined =>
    column[i] === 0 ? undefined : index.strings.get(column[i] ?? 0);
  const time = index.time[i] ?? NaN;
  const identity = getString(index.userIdentity);
  return {
    eventID: getString(index.eventID),
    eventTime: Number.isNaN(time) ? undefined : `${new Date(time).toISOString().slice(0, 19)}Z`,
    eventName: getString(index.eventName),
    identityType:
      identity === undefined ? undefined : getText(toObject(JSON.parse(identity) as JsonValue), 'type'),
  };
}

/** Throws {@link WrongAnswer} with the name of the first record of which two readers say different things. */
export function compareFacts(
  log: string,
  ours: readonly RecordFacts[],
  peer: string,
  theirs: readonly RecordFacts[],
): void {
  if (ours.length !== theirs.length) {
    throw new WrongAnswer(`${log}: ${ours.length} records, ${peer} has ${theirs.length}.`);
  }
  ours.forEach((facts, i) => {
    for (const key of KEYS) {
      const expected = theirs[i]?.[key];
      if (facts[key] !== expected) {
        throw new WrongAnswer(
          `${log}: record ${i} (eventID ${facts.eventID ?? 'absent'}) has ${key} ${facts[key] ?? 'absent'}, ` +
            `${peer} has ${expected ?? 'absent'}.`,
        );
      }
    }
  });
}
