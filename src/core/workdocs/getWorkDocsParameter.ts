import type { JsonPath } from '../text/span';
import { workDocsParameterDocs } from './workDocsParameterDocs';
import type { WorkDocsEvent } from './workDocsEvent';

/** What is known of one request parameter. */
export interface WorkDocsParameterDoc {
  /** One or two sentences; undefined where only the name is known. */
  readonly meaning?: string;
  /** Whether the call needs it; undefined where the event does not list the parameter. */
  readonly required?: boolean;
  /** The model marks the value, or something inside it, as sensitive: it may be hidden. */
  readonly sensitive: boolean;
}

/**
 * Looks up a request parameter by its path below requestParameters, in any case. Undefined where the catalog knows
 * nothing of it. An event of undefined stands for a record whose eventName is missing or not in the catalog.
 */
export function getWorkDocsParameter(
  event: WorkDocsEvent | undefined,
  path: JsonPath,
): WorkDocsParameterDoc | undefined {
  const key = toKey(path.filter((step) => typeof step === 'string').join('.'));
  const meaning = getMeaning(event, key);
  const listed = event?.forms.flat().find((parameter) => toKey(parameter.path) === key);
  if (meaning === undefined && listed === undefined) {
    return undefined;
  }
  const sensitive = (event?.sensitiveRequest ?? ['AuthenticationToken']).some(
    (other) => toKey(other) === key,
  );
  return {
    sensitive,
    ...(meaning === undefined ? {} : { meaning }),
    ...(listed === undefined ? {} : { required: listed.required }),
  };
}

function getMeaning(event: WorkDocsEvent | undefined, key: string): string | undefined {
  for (const name of [`${(event?.name ?? '').toLowerCase()}/${key}`, key]) {
    if (Object.hasOwn(workDocsParameterDocs, name)) {
      return workDocsParameterDocs[name];
    }
  }
  return undefined;
}

function toKey(path: string): string {
  return path.replaceAll('[]', '').toLowerCase();
}
