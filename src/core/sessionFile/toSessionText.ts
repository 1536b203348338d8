import { toUtcTime } from '../explain/values/explainTime';
import type { JsonValue } from '../record/cloudTrailRecord';
import type { EventMark, SessionFile, SessionNote, SessionSource } from './sessionFile';
import { SESSION_FORMAT, SESSION_VERSION } from './sessionFile';

/**
 * A session as the text of its file: JSON with members always in the same order, unknown ones last, so that two versions
 * of a session can be compared line by line. The same session gives the same text.
 */
export function toSessionText(session: SessionFile): string {
  const content = toObject(
    [
      ['format', SESSION_FORMAT],
      ['version', SESSION_VERSION],
      ['sources', session.sources.map(toSource)],
      ['filter', session.filter],
      ['grouping', session.grouping],
      ['stars', session.stars.map(toMark)],
      ['notes', session.notes.map(toNote)],
    ],
    session.rest,
  );
  return `${JSON.stringify(content, undefined, 2)}\n`;
}

function toSource({ path, uri, sha256, size, rest }: SessionSource): JsonValue {
  return toObject(
    [
      ['path', path],
      ['uri', uri],
      ['sha256', sha256],
      ['size', size],
    ],
    rest,
  );
}

function toNote({ event, text, author, time, rest }: SessionNote): JsonValue {
  return toObject(
    [
      ['event', toMark(event)],
      ['text', text],
      ['author', author],
      ['time', time === undefined ? undefined : toUtcTime(time)],
    ],
    rest,
  );
}

function toMark(mark: EventMark): JsonValue {
  return typeof mark === 'string' ? mark : { source: mark.source, record: mark.record };
}

/** Members in this order, absent ones left out, those of the rest behind. */
function toObject(
  members: readonly (readonly [string, JsonValue | undefined])[],
  rest: SessionFile['rest'],
): JsonValue {
  const known = new Set(members.map(([name]) => name));
  const others = Object.entries(rest ?? {}).filter(([name]) => !known.has(name));
  return Object.fromEntries([...members, ...others].filter(([, value]) => value !== undefined));
}
