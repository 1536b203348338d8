import type { SessionSource } from '../../core/sessionFile/sessionFile';
import { checkSources } from '../../core/sessionFile/checkSources';
import type { SourceCheck } from '../../protocol/explorer';
import type { SourceDigest } from '../../protocol/output';
import type { OpenedSession } from './explorerSetup';
import { toSessionSource } from './toSessionSource';

/** Compares the sources of a session file with the logs that were read. */
export function checkSession(
  { uri, file }: OpenedSession,
  digests: readonly SourceDigest[],
): readonly SourceCheck[] {
  const actual = digests.map((digest) => toSessionSource(uri, digest));
  return checkSources(file, actual).map(({ source, state }) => ({ name: toName(source), state }));
}

function toName({ path, uri }: SessionSource): string {
  return path ?? uri ?? 'A source without a name';
}
