import type { JsonValue } from '../../record/cloudTrailRecord';
import { getText, toObject } from '../../record/cloudTrailRecord';
import { toShortened } from '../../text/toShortened';
import type { Explanation, Inline } from '../explanation';
import { explainArn } from './explainArn';
import { toCode } from './toCode';

type Facts = NonNullable<Explanation['facts']>;

/**
 * One entry of `resources` ({ARN, accountId, type}), or of LookupEvents' outer list ({ResourceName, ResourceType});
 * undefined where the value is not an object.
 */
export function explainResource(value: JsonValue | undefined): Explanation | undefined {
  const entry = toObject(value);
  if (entry === undefined) {
    return undefined;
  }
  const arn = getText(entry, 'ARN') ?? getText(entry, 'arn') ?? getText(entry, 'ARNPrefix');
  const type = getText(entry, 'type') ?? getText(entry, 'ResourceType') ?? getText(entry, 'resourceType');
  const name = arn ?? getText(entry, 'ResourceName') ?? getText(entry, 'resourceName');
  const account = getText(entry, 'accountId') ?? getText(entry, 'accountID');
  const what: Inline[] =
    type === undefined ? ['A resource'] : [`${toArticle(toTypeWords(type))} ${toTypeWords(type)}`];
  const named: Inline[] = name === undefined ? [] : [' named ', toCode(name)];
  const owned: Inline[] = account === undefined ? [] : [', owned by account ', toCode(account)];
  const explained = arn === undefined ? undefined : explainArn(arn);
  const facts: Facts = [
    ...(type === undefined ? [] : [{ label: 'Type', value: [toCode(type)] }]),
    ...(explained?.facts ?? []),
  ];
  return {
    title: ['Resource'],
    body: [[...what, ' that the event touched', ...named, ...owned, '.'], ...(explained?.body ?? [])],
    facts,
  };
}

/** `AWS::S3::Bucket` as `S3 bucket`, `AWS::EC2::SecurityGroup` as `EC2 security group`; other text as it is, cut. */
export function toTypeWords(type: string): string {
  const match = /^AWS::([A-Za-z0-9]{1,64})::([A-Za-z0-9]{1,64})$/.exec(type);
  if (match === null) {
    return toShortened(type, 128);
  }
  const [, service = '', kind = ''] = match;
  // Words begin at a capital after a small letter; runs of capitals (DBInstance, VPC) stay together.
  const words = kind.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/([A-Z])([A-Z][a-z])/g, '$1 $2');
  const small = words
    .split(' ')
    .map((word) => (/^[A-Z0-9]{2,}$/.test(word) ? word : word.toLowerCase()))
    .join(' ');
  return `${service} ${small}`;
}

/** By sound: single letters of abbreviations such as S3, EC2, SNS begin with a vowel's sound. */
function toArticle(words: string): string {
  const isAbbreviation = /^[A-Z][A-Z0-9]/.test(words);
  return (isAbbreviation ? /^[AEFHILMNORSX]/ : /^[AEIOUaeiou]/).test(words) ? 'An' : 'A';
}
