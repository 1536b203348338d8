import type { CloudTrailRecord, JsonObject, JsonValue } from '../record/cloudTrailRecord';
import { toObject } from '../record/cloudTrailRecord';
import { toShortened } from '../text/toShortened';
import { WORKDOCS_SOURCE } from '../workdocs/getWorkDocsEvent';

/** Most characters kept of one text. Ids of WorkDocs have 64 to 80, names of files at most 255. */
const MAX_TEXT = 300;
/** Most items kept of a list and members of an object. A share with more principals in one call is crafted. */
const MAX_ITEMS = 500;
/** Deepest level kept; the deepest known member, userIdentity.sessionContext.attributes.mfaAuthenticated, is at 4. */
const MAX_DEPTH = 6;

/** What is kept of a call that only reads: the rest (limits, markers, sort orders) is most of its size. */
const READ_PARAMETERS: ReadonlySet<string> = new Set(
  'documentid folderid resourceid userid versionid fields organizationid directoryid id instanceids alias'.split(
    ' ',
  ),
);

/** Fields that a sentence reads besides the request. */
const FIELDS = ['sourceIPAddress', 'errorCode', 'errorMessage', 'vpcEndpointId'] as const;

/** Gives back the first text that was equal, so that ids that come a thousand times are held once. */
export type Intern = (text: string) => string;

/**
 * A record cut down to who, what, from where and how it ended, for thousands of which there is room: some 200 to 400
 * bytes instead of 1 to 5 KB. The parameters keep their spelling; long texts and lists are cut, tokens left out.
 */
export function toStoryRecord(
  record: CloudTrailRecord,
  name: string,
  userIdentity: JsonValue | undefined,
  isRead: boolean,
  intern: Intern,
): CloudTrailRecord {
  const kept: Record<string, JsonValue> = { eventSource: WORKDOCS_SOURCE };
  if (name !== '') {
    kept['eventName'] = name;
  }
  if (userIdentity !== undefined) {
    kept['userIdentity'] = userIdentity;
  }
  for (const field of FIELDS) {
    const value = Object.hasOwn(record, field) ? record[field] : undefined;
    if (typeof value === 'string' && value !== '') {
      kept[field] = intern(toShortened(value, MAX_TEXT));
    }
  }
  const request = toObject(Object.hasOwn(record, 'requestParameters') ? record['requestParameters'] : null);
  if (request !== undefined) {
    kept['requestParameters'] = toKeptObject(request, isRead ? READ_PARAMETERS : undefined, 2, intern);
  }
  if (name === 'AddResourcePermissions') {
    const response = toObject(Object.hasOwn(record, 'responseElements') ? record['responseElements'] : null);
    if (response !== undefined) {
      kept['responseElements'] = toKeptObject(response, undefined, 2, intern);
    }
  }
  return kept;
}

function toKeptObject(
  object: JsonObject,
  only: ReadonlySet<string> | undefined,
  depth: number,
  intern: Intern,
): JsonObject {
  const entries: [string, JsonValue][] = [];
  for (const key of Object.keys(object)) {
    const lower = key.length > 60 ? undefined : key.toLowerCase();
    if (lower === undefined || lower === 'authenticationtoken' || only?.has(lower) === false) {
      continue;
    }
    const value = toKept(object[key], depth + 1, intern);
    if (value !== undefined) {
      entries.push([key, value]);
    }
    if (entries.length === MAX_ITEMS) {
      break;
    }
  }
  // fromEntries makes `__proto__` an ordinary property.
  return Object.fromEntries(entries);
}

/** A value without what is long or deep, so that keeping, comparing and writing it stays cheap whatever it holds. */
export function toKept(value: JsonValue | undefined, depth: number, intern: Intern): JsonValue | undefined {
  if (typeof value === 'string') {
    return intern(toShortened(value, MAX_TEXT));
  }
  if (typeof value !== 'object' || value === null) {
    return value ?? undefined;
  }
  if (depth > MAX_DEPTH) {
    return undefined;
  }
  if (Array.isArray(value)) {
    return (value as readonly JsonValue[])
      .slice(0, MAX_ITEMS)
      .map((item) => toKept(item, depth + 1, intern))
      .filter((item) => item !== undefined);
  }
  return toKeptObject(value as JsonObject, undefined, depth, intern);
}
