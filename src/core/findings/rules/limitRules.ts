import { isVersionAtLeast, parseEventVersion } from '../../fields/eventVersion';
import { getText } from '../../record/cloudTrailRecord';
import type { CloudTrailRecord } from '../../record/cloudTrailRecord';
import { toBytes } from '../../text/utf8';
import type { Rule } from '../finding';
import { toEventWords } from '../toCallerWords';

/** Bytes at which CloudTrail cuts these four fields (CloudTrail user guide, record contents). */
const CUT_AT = 1024;
const CUT_FIELDS: readonly string[] = ['userAgent', 'errorCode', 'errorMessage', 'requestID'];

const valueCut: Rule = {
  code: 'shape.value-cut',
  title: 'Value cut at the limit',
  severity: 'hint',
  reason:
    'CloudTrail cuts userAgent, errorCode, errorMessage and requestID at 1,024 bytes and leaves no mark. A value of exactly ' +
    'that length was almost surely longer. What was lost is rarely needed, so this is a hint.',
  advice: 'Do not compare or search for the end of such a value.',
  check: (record) =>
    CUT_FIELDS.filter((name) => isCut(getText(record, name))).map((name) => ({
      path: [name],
      message: `${name} is exactly 1,024 bytes long, the length at which CloudTrail cuts it: its end is probably missing.`,
    })),
};

function isCut(text: string | undefined): boolean {
  // A UTF-16 unit takes one to three bytes, so other lengths need no encoding.
  return (
    text !== undefined &&
    text.length <= CUT_AT &&
    text.length * 3 >= CUT_AT &&
    toBytes(text).length === CUT_AT
  );
}

const valueOmitted: Rule = {
  code: 'shape.value-omitted',
  title: 'Parameters probably left out',
  severity: 'hint',
  reason:
    'CloudTrail leaves requestParameters out when they take more than 100 KB, and leaves no mark. A call that creates or ' +
    'changes something, succeeded, and shows no parameters at all looks like that. It is a guess: a few calls need no ' +
    'parameters (those known are not reported), hence a hint. Sign-ins, service events, failed calls and reads often have ' +
    'none and are never reported.',
  advice: 'Look at the changed resource itself, or at the source of the request, for what was sent.',
  check: (record) =>
    isProbablyOmitted(record)
      ? [
          {
            path: Object.hasOwn(record, 'requestParameters') ? ['requestParameters'] : [],
            message: `${toEventWords(record)} changed something, yet no requestParameters are recorded: CloudTrail leaves them out above 100 KB, so look at the changed resource itself.`,
          },
        ]
      : [],
};

/** Calls that carry a definition or a document; `Delete…`, `Enable…`, `Leave…` and the like carry little or nothing. */
const BODY_VERB = /^(?:Put|Create|Update|Import|Register|Publish|Upload|Modify|Set|Run|Send|Batch)[A-Z]/;

/** Calls of that kind that are complete without parameters: for the caller itself, or with defaults for everything. */
const NEEDS_NOTHING: ReadonlySet<string> = new Set([
  'CreateAccessKey',
  'CreateDefaultVpc',
  'CreateEnvironment',
  'CreateInternetGateway',
  'CreateOrganization',
  'CreateSession',
  'CreateTransitGateway',
  'UpdateAccountPasswordPolicy',
]);

const SIZE_LIMIT_SINCE = { major: 1, minor: 5 };

function isProbablyOmitted(record: CloudTrailRecord): boolean {
  const name = getText(record, 'eventName') ?? '';
  return (
    record['readOnly'] === false &&
    (record['requestParameters'] ?? null) === null &&
    (record['errorCode'] ?? null) === null &&
    (record['errorMessage'] ?? null) === null &&
    getText(record, 'eventType') === 'AwsApiCall' &&
    isVersionAtLeast(parseEventVersion(getText(record, 'eventVersion')), SIZE_LIMIT_SINCE) &&
    BODY_VERB.test(name) &&
    !NEEDS_NOTHING.has(name)
  );
}

/** Values that CloudTrail shortened or left out because of their size. */
export const limitRules: readonly Rule[] = [valueCut, valueOmitted];
