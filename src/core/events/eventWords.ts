/** Words that are written in capitals. */
const SHORT_FORMS: ReadonlySet<string> = new Set(
  'acl ami api arn cors db dhcp dns hsm iam id ip kms mfa nat saml sdk sns sqs ssh ssl tls url vpc vpn waf'.split(
    ' ',
  ),
);

/** The words of an eventName, and its verb where the first word is one we know. */
export interface EventWords {
  /** Base form of the verb in words, e.g. `read` for Get and Describe; undefined where the name starts otherwise. */
  readonly verb?: string;
  /** The rest of the name in words, e.g. `DB instance`; '' where there is none. */
  readonly noun: string;
}

/** First words of event names, with the verb that a sentence uses where it is another one. */
const VERBS: ReadonlyMap<string, string> = new Map(
  (
    'Abort Accept Activate Add Allocate Apply Approve Archive Assign Associate Attach Authorize Build Bulk Cancel ' +
    'Change Check=check Clear Close Complete Configure Confirm Continue Copy Count Create Deactivate Decline ' +
    'Decrease Decrypt Delete Deploy Deprecate Deprovision Deregister Describe=read Detach Detect Disable ' +
    'Disassociate Discover Download Edit Enable Encrypt Estimate Execute=run Export Extend Failover=switch ' +
    'Generate Get=read Grant Head=check Import Increase Initiate=start Invite Invoke Issue Join Leave List Lock ' +
    'Lookup=search Merge Modify=change Monitor Move Notify Open Pause Poll Post Preview Promote Provision Publish ' +
    'Purchase=buy Purge Push Put=set Query Read Reboot Rebuild Receive Recover Refresh Register Reject Release Remove ' +
    'Rename Renew Reorder Replace Replicate Request Resend Reset Resize Restart Restore Resume Retire Retrieve=read ' +
    'Retry Revoke Rotate Run Scan Schedule Search Select Send Set Share Shutdown=stop Sign Simulate Skip Split Start ' +
    'Stop Submit Subscribe Suspend Swap Tag Terminate Test Transfer Unassign Unlock Unshare Unsubscribe Untag ' +
    'Update=change Upgrade Upload Validate Verify View Write'
  )
    .split(' ')
    .map((entry) => {
      const [name = '', verb = name.toLowerCase()] = entry.split('=');
      return [name, verb] as const;
    }),
);

/** Lambda and CloudFront put the API's version behind the name: CreateFunction20150331v2, CreateDistribution2020_05_31. */
const VERSION_SUFFIX = /(?:20\d{6}(?:v\d{1,2})?|20\d{2}_\d{2}_\d{2}(?:_v\d{1,2})?)$/;

/** The eventName without the version of the API that some services append. */
export function toPlainEventName(eventName: string): string {
  return eventName.replace(VERSION_SUFFIX, '');
}

/** A parameter's name in words: `dBInstance` to `DB instance`. */
export function toWords(name: string): string {
  const words = name.replace(/^dB/, 'Db').match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? [];
  return words.map(toNounWord).join(' ');
}

/** Takes an eventName apart. Names are at most 128 characters in AWS's APIs; the rest of a longer text is left out. */
export function parseEventName(eventName: string): EventWords {
  const name = toPlainEventName(eventName.slice(0, 128));
  const words = name.match(/[A-Z]+(?![a-z])|[A-Z][a-z]+|[a-z]+|\d+/g) ?? [];
  const verb = VERBS.get(words[0] ?? '');
  const noun = (verb === undefined ? words : words.slice(1)).map(toNounWord).join(' ');
  return verb === undefined ? { noun } : { verb, noun };
}

/** Short forms stay in capitals, or get them, also before a plural s: event names have `DB`, `Vpc` and `Acls`. */
function toNounWord(word: string): string {
  const lower = word.toLowerCase();
  if (lower.endsWith('s') && SHORT_FORMS.has(lower.slice(0, -1))) {
    return `${lower.slice(0, -1).toUpperCase()}s`;
  }
  return /^[A-Z]{2,}$/.test(word) || SHORT_FORMS.has(lower) ? word.toUpperCase() : lower;
}
