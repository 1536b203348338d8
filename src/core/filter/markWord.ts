import type { Identity } from '../identity/identity';
import { getLogRuns, getRunColumn } from '../grouping/logRuns';
import type { FilterTerm } from './filter';
import type { FilteredEvents } from './fieldColumn';
import { buildTextSearch } from './buildTextSearch';
import { SearchedStrings } from './searchedStrings';

/**
 * Marks with `code` the unmarked events that fail a term without a field: its text stands, or with a minus does not
 * stand, in the event's name, service, identity, address, user agent, Region, error, recipient account or eventID. Each
 * distinct text is searched once, most of them as bytes.
 */
export function markWord(
  marks: Uint8Array,
  { value, isExcluded }: FilterTerm,
  { table, principals }: FilteredEvents,
  code: number,
): void {
  const parts = value.kind === 'text' ? [value.text] : value.kind === 'pattern' ? value.parts : [];
  const hasText = buildTextSearch(parts);
  const identityHas = Uint8Array.from(principals.identities, (identity) =>
    getIdentityTexts(identity).some((text) => text !== undefined && hasText(text)) ? 1 : 0,
  );
  for (const run of getLogRuns(table)) {
    const { base, count } = run;
    const strings = new SearchedStrings(run.strings, parts, hasText);
    const { isEmpty } = strings;
    const eventName = getRunColumn(run, 'eventName');
    const eventSource = getRunColumn(run, 'eventSource');
    const address = getRunColumn(run, 'sourceIPAddress');
    const agent = getRunColumn(run, 'userAgent');
    const region = getRunColumn(run, 'awsRegion');
    const errorCode = getRunColumn(run, 'errorCode');
    const account = getRunColumn(run, 'recipientAccountId');
    const eventID = getRunColumn(run, 'eventID');
    for (let row = 0; row < count; row++) {
      const event = base + row;
      if (marks[event] === code) {
        continue;
      }
      // Written out: a loop over the columns took one and a half times as long.
      const has =
        identityHas[principals.identityOf[event] ?? 0] === 1 ||
        (!isEmpty &&
          (strings.has(eventName[row]) ||
            strings.has(eventSource[row]) ||
            strings.has(address[row]) ||
            strings.has(agent[row]) ||
            strings.has(region[row]) ||
            strings.has(errorCode[row]) ||
            strings.has(account[row]) ||
            strings.has(eventID[row])));
      if (has === isExcluded) {
        marks[event] = code;
      }
    }
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
