import { validateChains } from '../../core/integrity/validateChains';
import type { IntegrityReport } from '../../core/integrity/integrityReport';
import type { EvidenceParams } from '../../protocol/integrity';
import { createVerifier, readKeys, toKeys } from './publicKeys';

/** Validates what was read from a bucket. */
export async function validateEvidence({
  digests,
  logs,
  bucket,
  keys,
  keyPaths,
}: EvidenceParams): Promise<IntegrityReport> {
  const verify = createVerifier(new Map([...toKeys(keys), ...(await readKeys(keyPaths))]));
  return validateChains({ digests, logs, verify, bucket });
}
