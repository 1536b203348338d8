import type { CloudTrailRecord, JsonValue } from '../record/cloudTrailRecord';
import { getText } from '../record/cloudTrailRecord';
import { getService, isKnownService } from '../services/getService';
import type { JsonPath } from '../text/span';
import { WORKDOCS_SOURCE } from '../workdocs/getWorkDocsEvent';
import { getWorkDocsValueWords, isDirectoryId } from '../workdocs/workDocsValues';
import type { Explanation } from './explanation';
import { explainAccountId } from './values/explainAccountId';
import { explainArn } from './values/explainArn';
import { explainPrincipalId, explainSecurityId } from './values/explainPrincipalId';
import { explainRegion } from './values/explainRegion';
import { explainAddress } from './values/explainSourceAddress';
import { explainTime } from './values/explainTime';
import { explainUniqueId } from './values/explainUniqueId';
import { explainUserAgent } from './values/explainUserAgent';
import { toCode } from './values/toCode';

/** Longest text whose form is looked at: ARNs end at 2,048 characters, all other forms are shorter. */
const LONGEST = 2048;

/**
 * Explains a value by its form, wherever it stands: ARNs, times, access keys and other ids of IAM, addresses, accounts,
 * Regions, services, and the lists and ids of WorkDocs. Undefined where the form says nothing. The name of the field
 * decides only where the form alone would guess: twelve digits, and numbers that could be times.
 */
export function explainForm(
  value: JsonValue | undefined,
  path: JsonPath,
  {
    record,
    now,
    timeZone,
  }: { readonly record: CloudTrailRecord; readonly now: number; readonly timeZone: string },
): Explanation | undefined {
  const name = path.findLast((step) => typeof step === 'string') ?? '';
  if (typeof value === 'number') {
    return isTimeName(name) ? explainTime(String(value), now, timeZone) : undefined;
  }
  if (typeof value !== 'string' || value === '' || value.length > LONGEST) {
    return undefined;
  }
  return (
    explainWorkDocsValue(record, name, value) ??
    explainOpenRange(value) ??
    explainArn(value) ??
    (isTimeName(name) || /^\d{4}-\d{2}-\d{2}[T ]/.test(value)
      ? explainTime(value, now, timeZone)
      : undefined) ??
    (/account|owner|^userId$/i.test(name) ? explainAccountId(value) : undefined) ??
    explainPrincipalId(value) ??
    explainUniqueId(value) ??
    explainSecurityId(value) ??
    (/[.:]/.test(value) ? explainAddress(value) : undefined) ??
    (/region/i.test(name) ? explainRegion(value) : undefined) ??
    (/^userAgent$/i.test(name) ? explainUserAgent(value) : undefined) ??
    explainServiceName(value)
  );
}

function isTimeName(name: string): boolean {
  return /time|date|expir|creat|window(?:start|end)/i.test(name);
}

function explainOpenRange(value: string): Explanation | undefined {
  return value === '0.0.0.0/0' || value === '::/0'
    ? {
        title: ['Address range'],
        body: [[toCode(value), ` is every IPv${value === '::/0' ? '6' : '4'} address: the whole internet.`]],
      }
    : undefined;
}

/** A service's address such as ec2.amazonaws.com, in invokedBy and in policies' principals. */
function explainServiceName(value: string): Explanation | undefined {
  const service = isKnownService(value) ? getService(value) : undefined;
  return service === undefined
    ? undefined
    : { title: ['Service'], body: [[toCode(value), ` is ${service.name}.`]], links: [service.link] };
}

function explainWorkDocsValue(
  record: CloudTrailRecord,
  name: string,
  value: string,
): Explanation | undefined {
  if (isDirectoryId(value)) {
    const isSite = getText(record, 'eventSource') === WORKDOCS_SOURCE;
    const site = isSite ? ' It is also the id of the WorkDocs site on it.' : '';
    return {
      title: ['Directory'],
      body: [[toCode(value), ` is the id of a directory of AWS Directory Service.${site}`]],
    };
  }
  if (getText(record, 'eventSource') !== WORKDOCS_SOURCE) {
    return undefined;
  }
  const words = getWorkDocsValueWords(getText(record, 'eventName'), name, value);
  return words === undefined ? undefined : { title: ['Value'], body: [[toCode(value), `: ${words}.`]] };
}
