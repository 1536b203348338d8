import type { Explanation } from '../explain/explanation';
import type { CloudTrailRecord, JsonValue } from '../record/cloudTrailRecord';
import { buildIdentityFacts } from './buildIdentityFacts';
import { toIdentitySentence } from './toIdentitySentence';
import { buildUnusualIdentity } from './buildUnusualIdentity';

/** Who made the request: one sentence, then what is unusual about it, then the facts. For every type and for none. */
export function explainIdentity(userIdentity: JsonValue | undefined, record: CloudTrailRecord): Explanation {
  return {
    title: ['Who'],
    body: [toIdentitySentence(userIdentity, record), ...buildUnusualIdentity(userIdentity, record)],
    facts: buildIdentityFacts(userIdentity, record),
  };
}
