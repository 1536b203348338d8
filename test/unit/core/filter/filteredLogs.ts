import type { FilteredEvents } from '../../../../src/core/filter/fieldColumn';
import { buildEventTable } from '../../../../src/core/grouping/eventTable';
import { buildPrincipalTable } from '../../../../src/core/grouping/principalTable';
import { scanLog } from '../../../../src/core/scan/scanLog';
import { toBytes } from '../../../../src/core/text/utf8';

/** A record as a log has it. */
export type TestRecord = Readonly<Record<string, unknown>>;

/** Scans each list of records as a log of its own, so that the columns are those of the real scanner. */
export function buildFilteredEvents(
  logs: readonly (readonly TestRecord[])[],
  names: readonly string[] = logs.map((_, i) => `log${i}`),
): FilteredEvents {
  const table = buildEventTable(
    logs.map((records) => ({ index: scanLog(toBytes(JSON.stringify({ Records: records }))) })),
  );
  return { table, principals: buildPrincipalTable(table), names };
}

export const WORKDOCS = 'workdocs.amazonaws.com';

export const ALICE = {
  type: 'IAMUser',
  userName: 'alice',
  accountId: '111122223333',
  arn: 'arn:aws:iam::111122223333:user/alice',
  principalId: 'AIDAALICE',
  accessKeyId: 'AKIAALICE',
};

export const ADMIN_SESSION = {
  type: 'AssumedRole',
  principalId: 'AROAADMIN:alice',
  arn: 'arn:aws:sts::999988887777:assumed-role/Admin/alice',
  accountId: '999988887777',
  accessKeyId: 'ASIAADMIN',
  sessionContext: {
    sessionIssuer: { type: 'Role', arn: 'arn:aws:iam::999988887777:role/Admin', userName: 'Admin' },
    attributes: { creationDate: '2025-03-11T13:00:00Z', mfaAuthenticated: 'true' },
  },
};

export const DIRECTORY_USER = {
  type: 'Unknown',
  principalId: 'S-1-5-21-7&d-906',
  accountId: '111122223333',
  userName: 'Zoë',
};
