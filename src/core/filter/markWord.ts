import type { Identity } from '../identity/identity';
import type { LogIndex } from '../scan/logIndex';
import type { FilterTerm } from './filter';
import type { FilteredEvents } from './fieldColumn';
import { buildTextSearch } from './buildTextSearch';

/**
 * Marks with `code` the unmarked events that fail a term without a field: its text stands, or with a minus does not
 * stand, in the event's name, service, identity, address, user agent, Region, error, recipient account or eventID. Each
 * distinct text is searched once; the eventID, which differs in every event, only where nothing else has the text.
 */
export function markWord(
  marks: Uint8Array,
  { value, isExcluded }: FilterTerm,
  { table, principals }: FilteredEvents,
  code: number,
): void {
  const hasText = buildTextSearch(
    value.kind === 'text' ? [value.text] : value.kind === 'pattern' ? value.parts : [],
  );
  const identityHas = Uint8Array.from(principals.identities, (identity) =>
    getIdentityTexts(identity).some((text) => text !== undefined && hasText(text)) ? 1 : 0,
  );
  table.logs.forEach(({ index }, source) => {
    const strings = new SearchedStrings(hasText, index);
    const { eventName, eventSource, sourceIPAddress, userAgent } = index;
    const { awsRegion, errorCode, recipientAccountId, eventID } = index;
    const base = table.base[source] ?? 0;
    for (let record = 0; record < index.count; record++) {
      const event = base + record;
      if (marks[event] === code) {
        continue;
      }
      const has =
        identityHas[principals.identityOf[event] ?? 0] === 1 ||
        strings.has(eventName[record]) ||
        strings.has(eventSource[record]) ||
        strings.has(sourceIPAddress[record]) ||
        strings.has(userAgent[record]) ||
        strings.has(awsRegion[record]) ||
        strings.has(errorCode[record]) ||
        strings.has(recipientAccountId[record]) ||
        strings.has(eventID[record]);
      if (has === isExcluded) {
        marks[event] = code;
      }
    }
  });
}

const ABSENT = 1;
const PRESENT = 2;

/** Remembers for each string of a log whether it has the text: 0 stands for a string not asked for yet. */
class SearchedStrings {
  private readonly known: Uint8Array;

  constructor(
    private readonly hasText: (text: string) => boolean,
    private readonly index: LogIndex,
  ) {
    this.known = new Uint8Array(index.strings.size);
    this.known[0] = ABSENT;
  }

  has(number = 0): boolean {
    let answer = this.known[number];
    if (answer === 0) {
      answer = this.hasText(this.index.strings.get(number)) ? PRESENT : ABSENT;
      this.known[number] = answer;
    }
    return answer === PRESENT;
  }
}

function getIdentityTexts(identity: Identity): readonly (string | undefined)[] {
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
  ];
}
