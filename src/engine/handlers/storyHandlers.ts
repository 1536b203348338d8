import type { Chain } from '../../core/chain/chain';
import { findChain } from '../../core/chain/findChain';
import { parseCaller } from '../../core/chain/parseCaller';
import type { Sentence } from '../../core/explain/explanation';
import { getResources } from '../../core/workdocsStory/getResources';
import type { ResourceKind } from '../../core/workdocsStory/story';
import { tellStory } from '../../core/workdocsStory/tellStory';
import type { WorkDocsIndex } from '../../core/workdocsStory/workDocsIndex';
import type { Handlers } from '../../protocol/rpc';
import type { ChainStory, StoryMethods } from '../../protocol/story';
import { parseRecord } from '../readRecords';
import type { Session } from '../session';
import type { SessionReadings } from '../sessionReadings';
import { readRecordText } from './detailHandlers';

/** Most resources of one answer. */
const MAX_RESOURCES = 1000;

/** Chains and stories of WorkDocs. */
export function createStoryHandlers(session: Session, readings: SessionReadings): Handlers<StoryMethods> {
  return {
    getChain: async (ref, { signal, progress }) => {
      const record = parseRecord(await readRecordText(session, ref)) ?? {};
      const { value, messages } = await readings.getChainIndex({ signal, onProgress: progress });
      return toChainStory(findChain(parseCaller(record), value, ref), messages);
    },
    getWorkDocsResources: async ({ text, kind, count }, { signal, progress }) => {
      const { value } = await readings.getWorkDocsIndex({ signal, onProgress: progress });
      const needle = text.trim().toLowerCase();
      const found = getResources(value).filter(
        (resource) =>
          (kind === undefined || resource.kind === kind) &&
          [resource.id, resource.name ?? '', ...resource.formerNames].some((name) =>
            name.toLowerCase().includes(needle),
          ),
      );
      return {
        resources: found
          .sort((a, b) => b.events - a.events)
          .slice(0, Math.min(Math.max(0, count), MAX_RESOURCES))
          .map(({ formerNames: _, ...resource }) => resource),
        total: found.length,
      };
    },
    tellWorkDocs: async ({ kind, id }, { signal, progress }) => {
      const { value } = await readings.getWorkDocsIndex({ signal, onProgress: progress });
      return tellStory(value, getKnownKind(value, kind, id), id) ?? null;
    },
  };
}

/** A record may not tell a folder from a file; all records together often do. */
function getKnownKind(index: WorkDocsIndex, kind: ResourceKind, id: string): ResourceKind {
  return kind === 'document' || kind === 'folder' || kind === 'content'
    ? (index.contents.get(id)?.kind ?? kind)
    : kind;
}

function toChainStory(
  { steps, origin, end, closing, missing, notes }: Chain,
  messages: readonly string[],
): ChainStory {
  return {
    // The page reads from the origin to the event.
    steps: steps.toReversed().map(({ refs, identity, deed, time, certainty, sentence, accounts }) => ({
      refs,
      who: identity.name,
      typeLabel: identity.typeLabel,
      ...(identity.accountId === undefined ? {} : { accountId: identity.accountId }),
      accounts,
      deed,
      ...(time === undefined ? {} : { time }),
      certainty,
      sentence,
    })),
    origin: {
      name: origin.name,
      typeLabel: origin.typeLabel,
      ...(origin.accountId === undefined ? {} : { accountId: origin.accountId }),
    },
    end,
    ending: closing,
    ...(missing === undefined
      ? {}
      : {
          missing: {
            what: missing.what,
            filter: missing.filter,
            ...(missing.lookup === undefined
              ? {}
              : { lookup: { attribute: missing.lookup.key, value: missing.lookup.value } }),
          },
        }),
    notes: [
      ...notes,
      ...messages.map((message): Sentence => ['A log could not be read again. ', { code: message }]),
    ],
  };
}
