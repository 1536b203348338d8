import type { Identity } from '../identity/identity';
import type { LogIndex } from '../scan/logIndex';
import type { EventTable } from './eventTable';
import type { PrincipalTable } from './principalTable';

/**
 * Marks with 1 the events that have the text in their name, service, identity, address, region, error or eventID,
 * whatever its case; undefined for a text of only white space, which every event matches. White space at the ends of
 * the text does not count. Each distinct string is compared once.
 */
export function runEventFilter(
  table: EventTable,
  principals: PrincipalTable,
  text: string,
): Uint8Array | undefined {
  const needle = text.trim();
  if (needle === '') {
    return undefined;
  }
  const matcher = new RegExp(needle.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'), 'i');
  const identityMatches = principals.identities.map((identity) => isIdentityMatch(matcher, identity));
  const matches = new Uint8Array(table.count);
  table.logs.forEach(({ index }, source) => {
    const strings = new StringMatches(matcher, index);
    const columns = [
      index.eventName,
      index.eventSource,
      index.sourceIPAddress,
      index.awsRegion,
      index.errorCode,
      index.eventID,
    ];
    const base = table.base[source] ?? 0;
    for (let record = 0; record < index.count; record++) {
      const event = base + record;
      const isMatch =
        identityMatches[principals.identityOf[event] ?? 0] === true ||
        columns.some((column) => strings.has(column[record] ?? 0));
      matches[event] = isMatch ? 1 : 0;
    }
  });
  return matches;
}

/** Remembers for each string of a log whether it matches: 0 not asked yet, 1 no, 2 yes. */
class StringMatches {
  private readonly known: Uint8Array;

  constructor(
    private readonly matcher: RegExp,
    private readonly index: LogIndex,
  ) {
    this.known = new Uint8Array(index.strings.size);
    this.known[0] = 1;
  }

  has(id: number): boolean {
    if (this.known[id] === 0) {
      this.known[id] = this.matcher.test(this.index.strings.get(id)) ? 2 : 1;
    }
    return this.known[id] === 2;
  }
}

function isIdentityMatch(matcher: RegExp, identity: Identity): boolean {
  return [
    identity.typeLabel,
    identity.type,
    identity.name,
    identity.session?.name,
    identity.arn,
    identity.accountId,
    identity.principalId,
    identity.accessKeyId,
    identity.sourceIdentity,
    identity.invokedBy,
  ].some((text) => text !== undefined && matcher.test(text));
}
