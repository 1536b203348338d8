import { toEventSentence } from '../events/toEventSentence';
import type { Inline, Sentence } from '../explain/explanation';
import type { StoryEvent } from './storyEvent';
import type { WorkDocsIndex } from './workDocsIndex';

/** Longest id that is shown in full beside a name; ids of files have 64 digits, of which 8 tell them apart. */
const MAX_ID = 16;

/**
 * The event in one sentence, as everywhere else, with the names of files, folders and users where the log tells them
 * in some other record: `file Payroll.xlsx (3fa8c1d2…)`.
 */
export function toStorySentence(index: WorkDocsIndex, event: StoryEvent): Sentence {
  const pieces = toEventSentence(event.record);
  return pieces.flatMap((piece, i) => {
    if (typeof piece !== 'string') {
      return toNamed(index, piece.code);
    }
    const next = pieces[i + 1];
    return [next === undefined || typeof next === 'string' ? piece : toKnownKind(index, piece, next.code)];
  });
}

const EITHER = 'file or folder ';

/** Calls on permissions do not say which of the two an id is, but other records may. */
function toKnownKind(index: WorkDocsIndex, words: string, id: string): string {
  const kind = words.endsWith(EITHER) ? index.contents.get(id)?.kind : undefined;
  return kind === 'document' || kind === 'folder'
    ? `${words.slice(0, -EITHER.length)}${kind === 'folder' ? 'folder' : 'file'} `
    : words;
}

/** A file, folder or user by name with the beginning of its id, or by the whole id where the log tells no name. */
export function toNamed(index: WorkDocsIndex, id: string): readonly Inline[] {
  const content = index.contents.get(id)?.names.latest;
  if (content !== undefined) {
    return [{ code: content }, ' (', { code: toShortId(id) }, ')'];
  }
  const user = id.includes('S-1-') ? index.getUser(id)?.names.latest : undefined;
  return [{ code: user ?? id }];
}

function toShortId(id: string): string {
  return id.length <= MAX_ID ? id : `${id.slice(0, 8)}…`;
}
