/** What a refusal's message says, in the form that IAM has used since 2021. */
export interface DeniedMessage {
  /** ARN of the principal. */
  readonly principal?: string;
  /** The IAM action, e.g. `s3:GetObject`. */
  readonly action?: string;
  readonly resource?: string;
  /**
   * `no <type> allows …`: nothing grants it; `explicit deny`: a policy forbids it. With the type of policy as AWS
   * writes it, e.g. `identity-based policy`, `service control policy`.
   */
  readonly reason?: { readonly kind: 'no-allow' | 'explicit-deny'; readonly policy: string };
  /** EC2 adds details that only a principal of the account can decode. */
  readonly isEncoded: boolean;
}

const PRINCIPAL = 'User: ';
const ACTION = 'not authorized to perform: ';
const RESOURCE = 'on resource: ';
const ENCODED = 'Encoded authorization failure message: ';

/** Reads an errorMessage; parts that it lacks are undefined. Each part is found by one search, so cost is linear. */
export function parseDeniedMessage(message: string): DeniedMessage {
  const principal = getWord(message, PRINCIPAL);
  const action = getWord(message, ACTION);
  const resource = getWord(message, RESOURCE);
  const reason = getReason(message);
  return {
    ...(principal === undefined ? {} : { principal }),
    ...(action === undefined ? {} : { action }),
    ...(resource === undefined ? {} : { resource }),
    ...(reason === undefined ? {} : { reason }),
    isEncoded: message.includes(ENCODED),
  };
}

/** The text after a mark, up to the next blank; quotation marks and a final point belong to the sentence. */
function getWord(message: string, mark: string): string | undefined {
  const start = message.indexOf(mark);
  if (start < 0) {
    return undefined;
  }
  const from = start + mark.length;
  const end = message.indexOf(' ', from);
  const word = message.slice(from, end < 0 ? undefined : end).replace(/^"|["',.]$/g, '');
  return word === '' ? undefined : word;
}

/** Types of policies end in these words, and the text goes on after them in newer messages. */
const DENIED = /with an explicit deny in an? ([a-z -]{1,60}?(?:policy|boundary))\b/i;
const NOT_ALLOWED = /because no ([a-z -]{1,60}?(?:policy|boundary)) allows /i;

function getReason(message: string): DeniedMessage['reason'] {
  const denied = DENIED.exec(message)?.[1];
  if (denied !== undefined) {
    return { kind: 'explicit-deny', policy: denied };
  }
  const missing = NOT_ALLOWED.exec(message)?.[1];
  return missing === undefined ? undefined : { kind: 'no-allow', policy: missing };
}
