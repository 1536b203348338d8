import type { SessionSource } from './sessionFile';
import { toSlashes } from './sessionPath';

/** Whether a log is the one that the session was made on. */
export interface SourceCheck {
  /** The session's source, in its order. */
  readonly source: SessionSource;
  readonly state: 'same' | 'changed' | 'missing';
  /** What was compared; `nothing` where one side has neither SHA-256 nor size, so `same` only means that it is there. */
  readonly comparedBy: 'sha256' | 'size' | 'nothing';
  /** One plain sentence for the person who opens the session. */
  readonly message: string;
}

/**
 * Compares the sources of a session with the logs that are there now, found by equal path or uri. `actual` names each log
 * as the session does; logs that are not there are left out of it.
 */
export function checkSources(
  session: { readonly sources: readonly SessionSource[] },
  actual: readonly SessionSource[],
): readonly SourceCheck[] {
  const byKey = new Map<string, SessionSource>();
  for (const source of actual) {
    for (const key of toKeys(source)) {
      byKey.set(key, source);
    }
  }
  return session.sources.map((source) => {
    const found = toKeys(source)
      .map((key) => byKey.get(key))
      .find((match) => match !== undefined);
    return found === undefined ? toMissing(source) : compare(source, found);
  });
}

function toKeys({ path, uri }: SessionSource): readonly string[] {
  return [
    ...(path === undefined ? [] : [`path ${toSlashes(path)}`]),
    ...(uri === undefined ? [] : [`uri ${uri}`]),
  ];
}

function toMissing(source: SessionSource): SourceCheck {
  return { source, state: 'missing', comparedBy: 'nothing', message: `${toName(source)} is not there.` };
}

function compare(source: SessionSource, found: SessionSource): SourceCheck {
  const name = toName(source);
  if (source.sha256 !== undefined && found.sha256 !== undefined) {
    const isSame = source.sha256.toLowerCase() === found.sha256.toLowerCase();
    return {
      source,
      state: isSame ? 'same' : 'changed',
      comparedBy: 'sha256',
      message: isSame
        ? `${name} is the same, byte for byte.`
        : `${name} has other bytes than when the session was saved; stars and notes may not fit.`,
    };
  }
  if (source.size !== undefined && found.size !== undefined) {
    const isSame = source.size === found.size;
    return {
      source,
      state: isSame ? 'same' : 'changed',
      comparedBy: 'size',
      message: isSame
        ? `${name} has the same size; its content was not compared.`
        : `${name} had ${source.size} bytes when the session was saved and has ${found.size} now; stars and notes may not fit.`,
    };
  }
  return {
    source,
    state: 'same',
    comparedBy: 'nothing',
    message: `${name} is there; the session holds nothing to compare it with.`,
  };
}

function toName({ path, uri }: SessionSource): string {
  return path ?? uri ?? 'A source without path and uri';
}
