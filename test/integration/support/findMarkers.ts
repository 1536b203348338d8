/** `[start, end)` in UTF-16 units, quotes included. */
export type Range = readonly [start: number, end: number];

const STRING = /"[^"\\\n]*(?:\\.[^"\\\n]*)*"/gu;
const MARKER =
  /^(?:HIDDEN_DUE_TO_SECURITY_REASONS|\*\*-redacted-\*\*|<sensitiveDataRemoved>|Value hidden due to security reasons\.|\*{3,})$/u;

/**
 * Where the text of a log has a string that is a marker and nothing else, also in records that are text inside a
 * string. Knows strings only: no records, no paths.
 */
export function findMarkers(text: string): readonly Range[] {
  return findTokens(text).flatMap(({ start, end, isRecord }): readonly Range[] => {
    const raw = text.slice(start, end);
    const value = JSON.parse(raw) as string;
    if (!isRecord) {
      return MARKER.test(value) ? [[start, end]] : [];
    }
    const offsets = mapOffsets(raw);
    return findMarkers(value).map(([from, to]) => [
      start + (offsets[from] ?? 0),
      start + (offsets[to] ?? raw.length),
    ]);
  });
}

interface Token {
  readonly start: number;
  readonly end: number;
  /** The value of a field that holds a whole record as text. */
  readonly isRecord: boolean;
}

function findTokens(text: string): readonly Token[] {
  return [...text.matchAll(STRING)].map(({ 0: raw, index }) => ({
    start: index,
    end: index + raw.length,
    isRecord:
      raw.startsWith('"{') && /"(?:CloudTrailEvent|message)"\s*:\s*$/u.test(text.slice(index - 40, index)),
  }));
}

/** For each unit of a string's value, and for its end, the offset in the JSON text of the string. */
function mapOffsets(raw: string): readonly number[] {
  const offsets: number[] = [];
  let at = 1;
  while (at < raw.length - 1) {
    offsets.push(at);
    at += raw[at] !== '\\' ? 1 : raw[at + 1] === 'u' ? 6 : 2;
  }
  return [...offsets, at];
}
