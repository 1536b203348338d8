import type { QueryPreset } from '../queryPreset';
import { buildPreset } from './buildPreset';
import { EVENT_COLUMNS, FAILED, IDENTITY } from './commonSql';
import { sql } from './sql';

const CALLER_ACCOUNT =
  'coalesce(useridentity.accountid, useridentity.sessioncontext.sessionissuer.accountid)';
const FOREIGN = `filter(
  resources,
  r -> r.accountid <> ${CALLER_ACCOUNT}
)`;

/** Access over the border of an account, in both directions. */
export const crossAccountPresets: readonly QueryPreset[] = [
  buildPreset({
    id: 'cross-account-callers',
    title: 'Callers from other accounts',
    tells: 'Which identities of other accounts made calls here, which calls, how often and when.',
    none: 'No call came from an identity of another account.',
    group: 'Access and failures',
    notes: 'An event counts where the account of the caller is not the one that received the event.',
    sql: sql`
SELECT
  ${CALLER_ACCOUNT} AS caller_account,
  recipientaccountid,
  ${IDENTITY} AS identity,
  eventsource,
  eventname,
  count(*) AS calls,
  count_if(${FAILED}) AS failed,
  min(eventtime) AS first_seen,
  max(eventtime) AS last_seen
FROM cloudtrail_logs
WHERE ${CALLER_ACCOUNT} <> recipientaccountid
GROUP BY 1, 2, 3, 4, 5
ORDER BY calls DESC, caller_account, identity, eventsource, eventname`,
  }),
  buildPreset({
    id: 'cross-account-resources',
    title: 'Resources of other accounts',
    tells:
      "Every event that touched a resource of an account other than the caller's, such as a bucket outside.",
    none: 'No call touched a resource of another account.',
    group: 'Access and failures',
    sql: sql`
SELECT
  ${EVENT_COLUMNS},
  ${CALLER_ACCOUNT} AS caller_account,
  transform(
    ${FOREIGN},
    r -> r.arn
  ) AS foreign_resources
FROM cloudtrail_logs
WHERE cardinality(${FOREIGN}) > 0
ORDER BY eventtime`,
  }),
];
