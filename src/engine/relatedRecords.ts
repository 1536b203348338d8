import type { Sentence } from '../core/explain/explanation';
import { getEventRef } from '../core/grouping/eventTable';
import type { EventRef } from '../core/grouping/sourceLog';
import { findCopies } from '../core/pairs/findCopies';
import { findDeliveries } from '../core/pairs/findDeliveries';
import type { Addendum } from '../core/pairs/parseAddendum';
import type { EventDetails, RelatedRecord } from '../protocol/details';
import type { Session } from './session';
import type { SessionReadings } from './sessionReadings';

/** Most related records of one kind: a crafted log can have one sharedEventID in a million records. */
const MAX_RELATED = 100;

/** The other places of an event: repeats, copies in other accounts, addenda and what they add to. */
export async function getRelated(
  session: Session,
  readings: SessionReadings,
  event: number,
): Promise<Pick<EventDetails, 'deliveries' | 'copies' | 'addenda'>> {
  const { table, names } = session.tree;
  const toRelated = ({ source, record }: EventRef, words: Sentence): RelatedRecord => ({
    ref: { source, record },
    source: names[source] ?? '',
    words,
  });
  const shown = table.originals.get(event) ?? event;
  const { value: addenda } = await readings.getAddenda();
  const original = addenda.originalOf.get(shown);
  return {
    deliveries: findDeliveries(table, event)
      .slice(0, MAX_RELATED)
      .map((delivery) =>
        toRelated(delivery, [delivery.isShown ? 'The record that is shown' : 'A repeat, folded into it']),
      ),
    copies: findCopies(table, shown)
      .slice(0, MAX_RELATED)
      .map((copy) =>
        toRelated(
          copy,
          copy.kind === 'insight'
            ? ['The other end of the same Insights event']
            : copy.accountId === undefined
              ? ['The same call as another account recorded it']
              : ['The same call as account ', { code: copy.accountId }, ' recorded it'],
        ),
      ),
    addenda: [
      ...(original === undefined
        ? []
        : [toRelated(getEventRef(table, original), ['The record that this one adds to'])]),
      ...(addenda.addendaOf.get(shown) ?? [])
        .slice(0, MAX_RELATED)
        .map((item) => toRelated(getEventRef(table, item.event), toAddendumWords(item.addendum))),
    ],
  };
}

function toAddendumWords({ reason, updatedFields }: Addendum): Sentence {
  return [
    'A later record that adds to this one',
    ...(reason === '' ? [] : [': ', { code: reason }]),
    ...(updatedFields.length === 0 ? [] : [', changed fields ', { code: updatedFields.join(', ') }]),
  ];
}
