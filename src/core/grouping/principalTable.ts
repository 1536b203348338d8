import type { Identity } from '../identity/identity';
import { parseIdentity } from '../identity/parseIdentity';
import type { CloudTrailRecord, JsonValue } from '../record/cloudTrailRecord';
import type { LogIndex } from '../scan/logIndex';
import type { EventTable } from './eventTable';

/** Who made each event: identities parsed once for each distinct text. */
export interface PrincipalTable {
  readonly identities: readonly Identity[];
  /** Position in `identities` of each event. */
  readonly identityOf: Uint32Array;
}

/** Parses the identities of all events. Costs a parse for each distinct identity of a log and service, not for each event. */
export function buildPrincipalTable(table: EventTable): PrincipalTable {
  const identities: Identity[] = [];
  const identityOf = new Uint32Array(table.count);
  table.logs.forEach(({ index }, source) => {
    const reader = new IdentityReader(index, identities);
    const base = table.base[source] ?? 0;
    for (let record = 0; record < index.count; record++) {
      identityOf[base + record] = reader.getNumber(record);
    }
  });
  return { identities, identityOf };
}

class IdentityReader {
  private readonly known = new Map<number, number>();
  private readonly knownWithAddress = new Map<number, number>();

  constructor(
    private readonly index: LogIndex,
    private readonly identities: Identity[],
  ) {}

  getNumber(record: number): number {
    const { strings } = this.index;
    const text = this.index.userIdentity[record] ?? 0;
    const service = this.index.eventSource[record] ?? 0;
    const key = text * strings.size + service;
    let number = this.known.get(key);
    if (number === undefined) {
      number = this.add(text, { eventSource: strings.get(service) });
      this.known.set(key, number);
    }
    if (!isNamedByAddress(this.identities[number])) {
      return number;
    }
    const address = this.index.sourceIPAddress[record] ?? 0;
    const addressKey = number * strings.size + address;
    let numberWithAddress = this.knownWithAddress.get(addressKey);
    if (numberWithAddress === undefined) {
      const around = { eventSource: strings.get(service), sourceIPAddress: strings.get(address) };
      numberWithAddress = this.add(text, around);
      this.knownWithAddress.set(addressKey, numberWithAddress);
    }
    return numberWithAddress;
  }

  private add(text: number, around: CloudTrailRecord): number {
    const value = text === 0 ? undefined : toValue(this.index.strings.get(text));
    return this.identities.push(parseIdentity(value, around)) - 1;
  }
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
