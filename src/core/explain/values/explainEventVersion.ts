import { parseEventVersion } from '../../fields/eventVersion';
import type { Explanation } from '../explanation';
import { toCode } from './toCode';

/** What each version of the record brought (CloudTrail user guide, record contents). */
const BROUGHT: ReadonlyMap<number, string> = new Map([
  [0, 'the first form of the record'],
  [1, 'requestID, eventID, apiVersion, readOnly and resources'],
  [2, 'eventType and recipientAccountId'],
  [3, 'sharedEventID'],
  [4, 'vpcEndpointId'],
  [5, 'serviceEventDetails, and the limit of 256 KB for an event'],
  [6, 'managementEvent'],
  [7, 'eventCategory, and the format of Insights events'],
  [8, 'tlsDetails, sessionCredentialFromConsole, addendum and edgeDeviceDetails'],
  [9, 'vpcEndpointAccountId'],
  [10, 'no field of its own'],
  [11, 'eventContext, which only CloudTrail Lake stores hold'],
]);
const NEWEST = 11;

/** A record's format version in words; undefined where the text is not a version. */
export function explainEventVersion(text: string): Explanation | undefined {
  const version = parseEventVersion(text);
  if (version === undefined) {
    return undefined;
  }
  const { major, minor } = version;
  const brought = major === 1 ? BROUGHT.get(minor) : undefined;
  return {
    title: ['Record format ', toCode(text)],
    body: [
      brought === undefined
        ? major === 1
          ? [
              'This is newer than the newest version we know, 1.11: there may be fields that we cannot explain.',
            ]
          : ['CloudTrail records have version 1.x; S3 event notifications, for example, have 2.x.']
        : [`This version brought ${brought}.`],
      ...(major === 1 && minor < NEWEST && minor < 8
        ? [['It is an old form: fields that came later are absent, which is no fault.']]
        : []),
    ],
  };
}
