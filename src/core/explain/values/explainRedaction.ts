import type { CloudTrailRecord } from '../../record/cloudTrailRecord';
import { getText } from '../../record/cloudTrailRecord';
import type { Redaction, RedactionSpelling } from '../../redaction/redaction';
import type { JsonPath } from '../../text/span';
import type { Explanation, Inline, Sentence } from '../explanation';
import { toCode } from './toCode';

/** Who writes each spelling, as seen in public records and in AWS's documentation. */
const WRITERS: Readonly<Record<RedactionSpelling, string>> = {
  HIDDEN_DUE_TO_SECURITY_REASONS:
    'This is the marker that the CloudTrail and WorkDocs guides name; many services write it in place of secrets.',
  '**-redacted-**':
    'This is the marker in AWS’s own sample of a WorkDocs record, where it stands for a token.',
  '<sensitiveDataRemoved>': 'EC2 writes this marker, for private keys and user data.',
  'Value hidden due to security reasons.':
    'Session Manager writes this marker, for the token of a session that it opens.',
  asterisks:
    'Services such as RDS, AppSync and API Gateway write asterisks; people who publish logs do so too. Their number says nothing about what was there.',
};

/**
 * What was hidden and why, which marker stands for it, and what the record still tells.
 * @param path the marker's place in the record
 * @param part whether the property's name is hidden, or its value
 */
export function explainRedaction(
  spelling: RedactionSpelling,
  path: JsonPath,
  record: CloudTrailRecord,
  part: Redaction['part'] = 'value',
): Explanation {
  const { what, left } = getHidden(path, record);
  const title: readonly Inline[] = ['Hidden value'];
  const first: Sentence =
    part === 'key'
      ? [
          'The name of this property was hidden before the record was written: as in a tag, it may hold data of a person.',
        ]
      : [
          `${what} The value was replaced before the record was written; nobody can get it back from the log.`,
        ];
  return { title, body: [first, [left]], facts: toFacts(spelling) };
}

function toFacts(spelling: RedactionSpelling): NonNullable<Explanation['facts']> {
  return [
    { label: 'Marker', value: [spelling === 'asterisks' ? 'asterisks' : toCode(spelling)] },
    { label: 'Written by', value: [WRITERS[spelling]] },
  ];
}

interface Hidden {
  readonly what: string;
  /** What CloudTrail still tells. */
  readonly left: string;
}

const LEFT = 'CloudTrail still tells who made the call, when, from where, and the other parameters.';

/** By the last property name on the path: what such a property holds. The first that fits wins. */
const HIDDEN_BY_NAME: readonly (readonly [name: RegExp, hidden: Hidden])[] = [
  [
    /password|passphrase|passwd/i,
    {
      what: 'A password stood here.',
      left: `${LEFT} That a password was set or used is evidence in itself.`,
    },
  ],
  [
    /authenticationtoken/i,
    {
      what: 'The WorkDocs user’s token stood here: whoever has it can act as that user.',
      left: 'That it is there shows that the call was made with a user’s token and not with IAM credentials; userIdentity names the user.',
    },
  ],
  [
    /token|credential|clientsecret|secretaccesskey|sessionkey/i,
    { what: 'A token or secret stood here: whoever has it can act with it.', left: LEFT },
  ],
  [
    /keymaterial|privatekey|hostkey|secretstring|secretbinary|secret$/i,
    {
      what: 'A private key or secret stood here.',
      left: `${LEFT} The name or id of the key is usually beside it.`,
    },
  ],
  [
    /userdata/i,
    {
      what: 'The start script of an instance stood here, which often holds secrets.',
      left: `${LEFT} Whoever may describe the instance can still read its user data.`,
    },
  ],
  [
    /comment|^text$/i,
    {
      what: 'The text of a comment stood here.',
      left: `${LEFT} The document and version that it belongs to are beside it.`,
    },
  ],
  [
    /^(?:commands?|parameters|commandline|input)$/i,
    {
      what: 'What was to be run stood here, which often holds secrets.',
      left: `${LEFT} The document’s name and the targets show what kind of command it was; the target’s own history may hold the text.`,
    },
  ],
  [
    /message|body|subject|addresses|^html$/i,
    { what: 'The content or the addressees of a message stood here.', left: LEFT },
  ],
  [
    /e?mail|phone|address|givenname|surname|fullname|displayname/i,
    { what: 'Data of a person stood here.', left: LEFT },
  ],
  [
    /template|stagevariables/i,
    {
      what: 'Configuration that may hold secrets stood here.',
      left: `${LEFT} The service still shows the present configuration.`,
    },
  ],
  [/querystring|query$|searchtext/i, { what: 'The words of a search stood here.', left: LEFT }],
  [
    /^name$|title|description|label/i,
    {
      what: 'A name or description stood here.',
      left: `${LEFT} The id of the resource, where present, still tells which one it is.`,
    },
  ],
];

const GENERAL: Hidden = { what: 'The service counts this value as sensitive.', left: LEFT };

function getHidden(path: JsonPath, record: CloudTrailRecord): Hidden {
  if (path[0] === 'userIdentity' && path[path.length - 1] === 'userName') {
    return getHiddenUserName(record);
  }
  if (getText(record, 'eventSource') === 'ssm.amazonaws.com' && path[path.length - 1] === 'value') {
    return {
      what: 'The value of a parameter of Parameter Store stood here.',
      left: `${LEFT} The parameter’s name is beside it.`,
    };
  }
  // An item of a list or of a map under a telling name is of that kind too, so the path is read from its end.
  for (let i = path.length - 1; i >= 0; i--) {
    const step = path[i];
    if (typeof step === 'string' && step.length <= 128) {
      const hidden = HIDDEN_BY_NAME.find(([name]) => name.test(step))?.[1];
      if (hidden !== undefined) {
        return hidden;
      }
    }
  }
  return GENERAL;
}

function getHiddenUserName(record: CloudTrailRecord): Hidden {
  return getText(record, 'eventName') === 'ConsoleLogin'
    ? {
        what: 'The name typed at sign-in is no user of the account, and people type passwords into that field by mistake.',
        left: 'CloudTrail still tells the account, the time, the source address and the user agent: a later successful sign-in from the same address shows who it was.',
      }
    : {
        what: 'The user’s name stood here.',
        left: 'principalId and arn, where present, still tell the user.',
      };
}
