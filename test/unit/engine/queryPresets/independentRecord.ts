import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** A record as JSON.parse gives it. The code under test has no part in what is computed from it. */
export type Parsed = Readonly<Record<string, unknown>>;

/** The distinct records of files of the form `{"Records":[…]}` or `[…]`: one of each eventID, without one of each text. */
export function readRecords(files: readonly string[]): readonly Parsed[] {
  const records = new Map<string, Parsed>();
  for (const file of files) {
    const bytes = readFileSync(file);
    const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
    const json = JSON.parse(text) as { readonly Records: readonly Parsed[] } | readonly Parsed[];
    for (const record of 'Records' in json ? json.Records : json) {
      const id = record['eventID'];
      const key = typeof id === 'string' && id !== '' ? `id ${id}` : JSON.stringify(record);
      if (!records.has(key)) {
        records.set(key, record);
      }
    }
  }
  return [...records.values()];
}

/** What stands at a path of names; undefined where it is absent or null. */
export function getAt(value: unknown, path: string): unknown {
  let at = value;
  for (const name of path.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, name)) {
      return undefined;
    }
    at = (at as Parsed)[name];
  }
  return at ?? undefined;
}

/** The same as text; numbers and truth values as JSON writes them. */
export function getText(value: unknown, path: string): string | undefined {
  const at = getAt(value, path);
  return at === undefined ? undefined : typeof at === 'string' ? at : JSON.stringify(at);
}

/** A request parameter in the first of some spellings. */
export function getParameter(record: Parsed, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    for (const spelling of [name, name.charAt(0).toLowerCase() + name.slice(1)]) {
      const text = getText(record, `requestParameters.${spelling}`);
      if (text !== undefined) {
        return text;
      }
    }
  }
  return undefined;
}

export const getTime = (record: Parsed): string => getText(record, 'eventTime') ?? '';
export const getName = (record: Parsed): string => getText(record, 'eventName') ?? '';
export const getSource = (record: Parsed): string =>
  (getText(record, 'eventSource') ?? '').replace('.amazonaws.com', '');
export const getAddress = (record: Parsed): string => getText(record, 'sourceIPAddress') ?? '';
export const getKey = (record: Parsed): string => getText(record, 'userIdentity.accessKeyId') ?? '';
export const getType = (record: Parsed): string => getText(record, 'userIdentity.type') ?? '';
export const isWorkDocs = (record: Parsed): boolean => getSource(record) === 'workdocs';

export function getIdentity(record: Parsed): string | undefined {
  return ['arn', 'userName', 'onBehalfOf.userId', 'principalId', 'invokedBy', 'accountId']
    .map((name) => getText(record, `userIdentity.${name}`))
    .find((text) => text !== undefined && text !== '');
}

export function isFailed(record: Parsed): boolean {
  return getAt(record, 'errorCode') !== undefined || getAt(record, 'errorMessage') !== undefined;
}

export function isByService(record: Parsed): boolean {
  return getType(record) === 'AWSService' || isForSomebody(record);
}

/** The sign-in page, in old records, calls for nobody: somebody works in the console. */
export function isForSomebody(record: Parsed): boolean {
  const invoker = getAt(record, 'userIdentity.invokedBy');
  return invoker !== undefined && invoker !== 'signin.amazonaws.com';
}

/** The identities of AWS itself, which are not users of a WorkDocs directory. */
export function isIam(record: Parsed): boolean {
  const type = getType(record);
  return type === ''
    ? getAt(record, 'userIdentity.invokedBy') !== undefined
    : /^(?:Root|IAMUser|AssumedRole|Role|FederatedUser|AWSAccount|AWSService|SAMLUser|WebIdentityUser|IdentityCenterUser)$/.test(
        type,
      );
}

/** Records by a key; those without one are left out. */
export function groupBy(
  records: readonly Parsed[],
  toKey: (record: Parsed) => string | undefined,
): ReadonlyMap<string, readonly Parsed[]> {
  const groups = new Map<string, Parsed[]>();
  for (const record of records) {
    const key = toKey(record);
    if (key !== undefined) {
      groups.set(key, [...(groups.get(key) ?? []), record]);
    }
  }
  return groups;
}

/** How many different values there are; undefined is none. */
export function countDistinct(values: readonly (string | undefined)[]): number {
  return new Set(values.filter((value) => value !== undefined)).size;
}

/** The value that occurs most often, for a parameter that has to be answered. */
export function getCommonest(values: readonly (string | undefined)[]): string {
  const counts = new Map<string, number>();
  for (const value of values) {
    if (value !== undefined && value !== '') {
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0] ?? 'nothing';
}

/** Every hidden value, at any depth. */
export function countHidden(value: unknown): number {
  if (typeof value === 'string') {
    return /^(?:HIDDEN_DUE_TO_SECURITY_REASONS|\*\*-redacted-\*\*|<sensitiveDataRemoved>|Value hidden due to security reasons\.|\*{3,})$/.test(
      value,
    )
      ? 1
      : 0;
  }
  return typeof value === 'object' && value !== null
    ? Object.values(value).reduce((sum: number, item: unknown) => sum + countHidden(item), 0)
    : 0;
}
