import type { Identity } from '../identity/identity';
import { parseIdentity } from '../identity/parseIdentity';
import type { CloudTrailRecord, JsonValue } from '../record/cloudTrailRecord';
import type { LogIndex } from '../scan/logIndex';
import { DistinctTexts, getTextBytes } from '../scan/distinctTexts';
import type { StringTable } from '../scan/stringTable';
import { toText } from '../text/utf8';
import { WORKDOCS_SOURCE } from '../workdocs/getWorkDocsEvent';
import type { EventTable } from './eventTable';

/** Who made each event: identities parsed once for each distinct text. */
export interface PrincipalTable {
  readonly identities: readonly Identity[];
  /** Position in `identities` of each event. */
  readonly identityOf: Uint32Array;
}

/** Parses the identities of all events; `known` are those of logs that were read before. */
export function buildPrincipalTable(table: EventTable, known = new IdentityList()): PrincipalTable {
  const identityOf = new Uint32Array(table.count);
  table.logs.forEach(({ index }, source) => {
    const base = table.base[source] ?? 0;
    identityOf.set(known.getNumbers(index), base);
    known.share(index, identityOf.subarray(base, base + index.count));
  });
  return { identities: known.identities, identityOf };
}

/**
 * The identities of a session, each parsed once however many logs hold it. Costs a parse for each distinct identity
 * and service, and a look-up for each of a log, not for each event; a log that was asked for before costs nothing.
 */
export class IdentityList {
  readonly identities: Identity[] = [];
  /** By what is around an identity in its record. */
  private readonly families = new Map<string, IdentityFamily>();
  private readonly byLog = new WeakMap<LogIndex, Uint32Array>();
  /** Logs that were read together have one table of texts, and one reader; as a rule they come one after another. */
  private reader: IdentityReader | undefined;

  /** Position in `identities` of each record of a log. */
  getNumbers(index: LogIndex): Uint32Array {
    let numbers = this.byLog.get(index);
    if (numbers === undefined) {
      if (this.reader?.strings !== index.strings) {
        this.reader = new IdentityReader(index.strings, this);
      }
      numbers = new Uint32Array(index.count);
      for (let record = 0; record < index.count; record++) {
        numbers[record] = this.reader.getNumber(index, record);
      }
      this.byLog.set(index, numbers);
    }
    return numbers;
  }

  /** Takes what {@link getNumbers} gave for a log from elsewhere now, so that it is held once. */
  share(index: LogIndex, numbers: Uint32Array): void {
    this.byLog.set(index, numbers);
  }

  /** The position of the identity with the text `id` of a table, 0 for none, in records with this around it. */
  getNumber(strings: StringTable, id: number, around: CloudTrailRecord): number {
    const key = JSON.stringify([around['eventSource'], around['sourceIPAddress']]);
    let family = this.families.get(key);
    if (family === undefined) {
      family = { texts: new DistinctTexts(), numbers: [], nobody: undefined };
      this.families.set(key, family);
    }
    if (id === 0) {
      return (family.nobody ??= this.identities.push(parseIdentity(undefined, around)) - 1);
    }
    const text = family.texts.getNumber(strings, id);
    return (family.numbers[text] ??=
      this.identities.push(parseIdentity(toValue(toText(getTextBytes(strings, id))), around)) - 1);
  }
}

/** Identities with the same around them. */
interface IdentityFamily {
  readonly texts: DistinctTexts;
  /** Position in the list by number of the text. */
  readonly numbers: number[];
  /** Position of the identity of records without one. */
  nobody: number | undefined;
}

class IdentityReader {
  /** The identity's number and 1, by number of its text, then for one of WorkDocs; 0 where it was not met yet. */
  private readonly known: Uint32Array;
  private readonly knownWithAddress = new Map<number, number>();
  private readonly isWorkDocs = new Map<number, boolean>();

  constructor(
    readonly strings: StringTable,
    private readonly list: IdentityList,
  ) {
    this.known = new Uint32Array(strings.size * 2);
  }

  getNumber(index: LogIndex, record: number): number {
    const { strings } = this;
    const text = index.userIdentity[record] ?? 0;
    const service = this.getService(index.eventSource[record] ?? 0);
    const key = text * 2 + (service === undefined ? 0 : 1);
    const known = this.known[key] ?? 0;
    const number = known === 0 ? this.add(text, toAround(service)) : known - 1;
    this.known[key] = number + 1;
    if (!isNamedByAddress(this.list.identities[number])) {
      return number;
    }
    const address = index.sourceIPAddress[record] ?? 0;
    const addressKey = number * strings.size + address;
    let numberWithAddress = this.knownWithAddress.get(addressKey);
    if (numberWithAddress === undefined) {
      numberWithAddress = this.add(text, { ...toAround(service), sourceIPAddress: strings.get(address) });
      this.knownWithAddress.set(addressKey, numberWithAddress);
    }
    return numberWithAddress;
  }

  /** The service where an identity means another one in its records; undefined for all the others. */
  private getService(service: number): typeof WORKDOCS_SOURCE | undefined {
    let isWorkDocs = this.isWorkDocs.get(service);
    if (isWorkDocs === undefined) {
      isWorkDocs = this.strings.get(service) === WORKDOCS_SOURCE;
      this.isWorkDocs.set(service, isWorkDocs);
    }
    return isWorkDocs ? WORKDOCS_SOURCE : undefined;
  }

  private add(text: number, around: CloudTrailRecord): number {
    return this.list.getNumber(this.strings, text, around);
  }
}

function toAround(service: string | undefined): CloudTrailRecord {
  return service === undefined ? {} : { eventSource: service };
}

/** A service's own records may name it in sourceIPAddress only; then the address is part of who it was. */
function isNamedByAddress(identity: Identity | undefined): boolean {
  return identity?.invokedBy === undefined && (identity?.type === '' || identity?.type === 'AWSService');
}

function toValue(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}
