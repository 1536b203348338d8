import type { Explanation } from '../explanation';
import { toCode } from './toCode';

/** An eventID; undefined for the empty text. */
export function explainEventId(id: string): Explanation | undefined {
  return id === ''
    ? undefined
    : {
        title: ['Event id'],
        body: [
          [
            toCode(id),
            ' is given to this event by CloudTrail and is unique: a second record with it is the same event delivered ' +
              'twice. An addendum has an id of its own and names the original.',
          ],
        ],
      };
}

/** A sharedEventID; undefined for the empty text. */
export function explainSharedEventId(id: string): Explanation | undefined {
  return id === ''
    ? undefined
    : {
        title: ['Shared event id'],
        body: [
          [
            toCode(id),
            ' is equal in all records of this one action: CloudTrail writes one for each account that takes part, and ' +
              'Insights one for the start and one for the end.',
          ],
        ],
      };
}

/** A requestID; undefined for the empty text. */
export function explainRequestId(id: string): Explanation | undefined {
  return id === ''
    ? undefined
    : {
        title: ['Request id'],
        body: [
          [
            toCode(id),
            ' was given by the service that was called. Records with the same one belong to one call; AWS Support asks ' +
              'for it, and the client’s own logs hold it too.',
          ],
        ],
      };
}
