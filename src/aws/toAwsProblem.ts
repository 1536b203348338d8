import type { AwsProblemKind } from './awsProblem';
import { AwsProblem } from './awsProblem';

/** What was asked of whom; for the words of a problem. */
export interface AskedOf {
  /** The permission that the request needs, e.g. `s3:ListBucket`. */
  readonly action: string;
  /** What it was asked about, in words: `bucket x`. */
  readonly subject: string;
  /** The profile that signed; undefined where the environment did. */
  readonly profile?: string;
  /** Where requests go, where that is not AWS. */
  readonly endpoint?: string;
  /** Where a person sets endpoint and region, in words; the trail's settings where undefined. */
  readonly setIn?: string;
  /** The region asked, where the credentials may count only in others. */
  readonly region?: string;
}

/** Any error of the SDK, of credentials or of the network as a problem in words. What is a problem already stays. */
export function toAwsProblem(error: unknown, asked: AskedOf): AwsProblem {
  if (error instanceof AwsProblem) {
    return error;
  }
  const facts = getFacts(error);
  const kind = getKind(facts);
  return new AwsProblem(kind, toMessage(kind, facts, asked), facts.code || undefined, facts.region);
}

interface Facts {
  readonly code: string;
  readonly message: string;
  readonly status: number | undefined;
  /** Codes of the error and of what caused it. */
  readonly codes: readonly string[];
  readonly region: string | undefined;
}

function getFacts(error: unknown): Facts {
  const codes: string[] = [];
  let message = '';
  let status: number | undefined;
  let region: string | undefined;
  let current: unknown = error;
  for (let depth = 0; depth < 5 && typeof current === 'object' && current !== null; depth++) {
    const entry = current as Readonly<Record<string, unknown>>;
    for (const name of ['name', 'Code', 'code']) {
      const code = entry[name];
      if (typeof code === 'string' && code !== 'Error') {
        codes.push(code);
      }
    }
    message ||= typeof entry['message'] === 'string' ? entry['message'] : '';
    status ??= getStatus(entry['$metadata']);
    region ??= getRegion(entry);
    const { errors } = entry;
    current = Array.isArray(errors) ? errors[0] : entry['cause'];
  }
  return { code: codes.find((code) => code !== 'AggregateError') ?? '', message, status, codes, region };
}

function getStatus(metadata: unknown): number | undefined {
  const status =
    typeof metadata === 'object' && metadata !== null && 'httpStatusCode' in metadata
      ? metadata.httpStatusCode
      : undefined;
  return typeof status === 'number' ? status : undefined;
}

/** S3 names a bucket's true region in a header or in the body of its refusal. */
function getRegion(entry: Readonly<Record<string, unknown>>): string | undefined {
  const response = entry['$response'];
  const headers =
    typeof response === 'object' && response !== null && 'headers' in response ? response.headers : undefined;
  const inHeader =
    typeof headers === 'object' && headers !== null && 'x-amz-bucket-region' in headers
      ? headers['x-amz-bucket-region']
      : undefined;
  const region = inHeader ?? entry['Region'];
  return typeof region === 'string' ? region : undefined;
}

/** What LookupEvents refuses, and what to do about it (API reference of CloudTrail). */
const REFUSALS: ReadonlyMap<string, string> = new Map([
  [
    'InvalidTimeRangeException',
    'Event history refuses the time range: it must end after it begins and lie within the last 90 days. For older events load the log files of a trail.',
  ],
  [
    'InvalidLookupAttributesException',
    'Event history refuses the attribute or its value. It takes one attribute with at most 2,000 characters; Insights events can be found by event ID, event name and event source only.',
  ],
  [
    'InvalidNextTokenException',
    'Event history does not go on from this page any more: the token of the next one is no longer valid. Look up again, over a shorter time.',
  ],
  ['InvalidMaxResultsException', 'Event history refuses the number of events for a page. It gives 1 to 50.'],
  [
    'InvalidEventCategoryException',
    'Event history does not give this category of events here. Look up management events instead.',
  ],
  [
    'OperationNotPermittedException',
    'Event history does not permit this to the account. An administrator of its organization may have forbidden it.',
  ],
  ['UnsupportedOperationException', 'Event history is not offered in this Region. Choose another one.'],
]);

const KINDS: readonly (readonly [AwsProblemKind, readonly string[]])[] = [
  ['cancelled', ['AbortError', 'CancelledError']],
  ['no-bucket', ['NoSuchBucket']],
  ['no-object', ['NoSuchKey']],
  ['unknown-key', ['InvalidAccessKeyId', 'UnrecognizedClientException', 'InvalidClientTokenId']],
  ['wrong-secret', ['SignatureDoesNotMatch', 'InvalidSignatureException']],
  [
    'sign-in-expired',
    ['ExpiredToken', 'ExpiredTokenException', 'TokenProviderError', 'TokenRefreshRequired'],
  ],
  ['clock', ['RequestTimeTooSkewed', 'RequestExpired']],
  ['access-denied', ['AccessDenied', 'AccessDeniedException', 'AllAccessDisabled', 'Forbidden']],
  ['changed', ['PreconditionFailed', 'InvalidRange']],
  ['archived', ['InvalidObjectState']],
  [
    'wrong-region',
    ['PermanentRedirect', 'AuthorizationHeaderMalformed', 'IllegalLocationConstraintException', 'Redirect'],
  ],
  [
    'throttled',
    [
      'SlowDown',
      'Throttling',
      'ThrottlingException',
      'ThrottledException',
      'TooManyRequestsException',
      'RequestLimitExceeded',
      'BandwidthLimitExceeded',
    ],
  ],
  ['not-valid', [...REFUSALS.keys()]],
  [
    'unreachable',
    [
      'ECONNREFUSED',
      'ECONNRESET',
      'ENOTFOUND',
      'EAI_AGAIN',
      'ETIMEDOUT',
      'EHOSTUNREACH',
      'ENETUNREACH',
      'EPIPE',
      'TimeoutError',
      'ERR_STREAM_PREMATURE_CLOSE',
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      'SELF_SIGNED_CERT_IN_CHAIN',
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
      'CERT_HAS_EXPIRED',
      'ERR_TLS_CERT_ALTNAME_INVALID',
      'EPROTO',
    ],
  ],
];

/** Codes of the system inside a sentence of the SDK. */
const NO_NETWORK = /\b(?:ECONN(?:REFUSED|RESET)|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)\b/;

// What the SDK says where a sign-in ended, of Identity Center and of the console.
const SSO_SIGN_IN = /sso login|session[^.]{0,80}(?:expired|invalid)|token[^.]{0,40}expired/i;
const CONSOLE_SIGN_IN = /aws login|reauthenticate|failed to load token from/i;

function getKind({ codes, message, status }: Facts): AwsProblemKind {
  if (codes.includes('CredentialsProviderError') || codes.includes('TokenProviderError')) {
    // The SDK has one name for all that can go wrong with credentials, and its words are all there is to tell them apart.
    if (NO_NETWORK.test(message)) {
      return 'unreachable';
    }
    return SSO_SIGN_IN.test(message) || CONSOLE_SIGN_IN.test(message) ? 'sign-in-expired' : 'no-credentials';
  }
  if (codes.includes('InvalidSignatureException') && /signature (?:expired|not yet current)/i.test(message)) {
    return 'clock';
  }
  if (message.startsWith('MultiFactorAuthentication failed')) {
    // STS has no name of its own for it.
    return 'mfa-refused';
  }
  for (const [kind, names] of KINDS) {
    if (codes.some((code) => names.includes(code))) {
      return kind;
    }
  }
  if (/socket hang up|aborted|premature/i.test(message) && status === undefined) {
    return 'unreachable';
  }
  // An answer without a body, as to HEAD, has a status and no name.
  switch (status) {
    case 301:
    case 307:
      return 'wrong-region';
    case 403:
      return 'access-denied';
    case 404:
      return 'no-object';
    case 412:
    case 416:
      return 'changed';
    case 429:
    case 503:
      return 'throttled';
    default:
      return status !== undefined && status >= 500 ? 'server' : 'other';
  }
}

/** The AWS CLI has two ways to sign in; the SDK's words give away which one a profile uses. */
function getSignIn(message: string): string {
  return CONSOLE_SIGN_IN.test(message) ? 'aws login' : 'aws sso login';
}

function toMessage(kind: AwsProblemKind, facts: Facts, asked: AskedOf): string {
  const { action, subject, profile, endpoint } = asked;
  const who = profile === undefined ? 'the credentials of the environment' : `profile "${profile}"`;
  const where = endpoint ?? 'AWS';
  const settings = asked.setIn ?? "the trail's settings";
  switch (kind) {
    case 'cancelled':
      return 'Cancelled.';
    case 'sign-in-expired':
      return `The sign-in of ${who} has expired. Log in again${profile === undefined ? '' : `: ${getSignIn(facts.message)} --profile ${profile}`}.`;
    case 'no-credentials':
      return `There are no usable credentials: ${who} gave none (${toOneLine(facts.message)}). Choose another profile, or set this one up.`;
    case 'mfa-refused':
      return `${where} refuses the MFA code for ${who} (${toOneLine(facts.message)}). Try again with the code that the device shows next; none counts twice.`;
    case 'unknown-key':
      return `The access key of ${who} is not known to ${where}. It was deleted, belongs to another partition, or is mistyped in the AWS credentials file.${asked.region === undefined ? '' : ` Or the Region ${asked.region} is not enabled for its account.`}`;
    case 'wrong-secret':
      return `${where} refuses the signature: the secret access key of ${who} does not belong to its access key. Correct it in the AWS credentials file.`;
    case 'clock':
      return `${where} refuses the request because this machine's clock is wrong by more than it allows. Set the clock.`;
    case 'access-denied':
      return `${capitalize(who)} is not allowed ${toDenied(facts.message, action, subject)}. Ask for this permission, or choose another profile.`;
    case 'no-bucket':
      return `There is no ${subject.replace(/^object [^]* in (?=bucket )/, '')}${endpoint === undefined ? '' : ` at ${endpoint}`}. Check its name in the trail's settings.`;
    case 'no-object':
      return `${capitalize(subject)} does not exist. It may have been deleted, or moved by a life-cycle rule.`;
    case 'changed':
      return `${capitalize(subject)} changed while it was read. CloudTrail never changes a file that it has delivered: find out who did. Load it again to see what it is now.`;
    case 'archived':
      return `${capitalize(subject)} is in an archive storage class. Restore it in S3 first; that takes minutes to hours.`;
    case 'wrong-region':
      return facts.region === undefined
        ? `${capitalize(subject)} is in another Region than the trail's settings say. Correct the Region there.`
        : `${capitalize(subject)} is in Region ${facts.region}. Set this Region in the trail's settings.`;
    case 'throttled':
      return `${where} asks for fewer requests (${facts.code || String(facts.status ?? '')}), also after several pauses. Try again in a minute.`;
    case 'unreachable':
      return `${where} cannot be reached (${facts.code === 'CredentialsProviderError' ? toOneLine(facts.message) : facts.code || toOneLine(facts.message)}). Check the network, the proxy and the endpoint in ${settings}, then try again.`;
    case 'not-valid':
      return REFUSALS.get(facts.code) ?? `${where} refuses the request: ${toOneLine(facts.message)}.`;
    case 'server':
      return `${where} failed to answer (${facts.code || `status ${String(facts.status ?? '')}`}). Try again later.`;
    case 'other':
      return `${where} answered to ${action} on ${subject}: ${toOneLine(facts.message) || facts.code || 'nothing'}.`;
  }
}

/** AWS names the missing action itself where a policy is in the way, and for STS the role, which the request did not. */
function toDenied(message: string, action: string, subject: string): string {
  const denied =
    /not authorized to perform: ([a-z0-9-]{2,40}:[A-Za-z0-9*]{2,60})/.exec(message)?.[1] ?? action;
  const role = denied.startsWith('sts:') ? /on resource: (arn:\S{10,250})/.exec(message)?.[1] : undefined;
  return `${denied} on ${role ?? subject}`;
}

/** What an SDK or a server said, short enough for a row. */
function toOneLine(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim().replace(/\.$/, '');
  return line.length > 200 ? `${line.slice(0, 199)}…` : line;
}

function capitalize(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
