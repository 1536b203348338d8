import { getService, isKnownService } from '../../services/getService';
import type { Explanation, Inline, Sentence } from '../explanation';
import { explainRegion, getRegionName } from './explainRegion';
import type { Arn } from './parseArn';
import { parseArn } from './parseArn';
import { toCode } from './toCode';

type Facts = NonNullable<Explanation['facts']>;

const PARTITIONS: Readonly<Record<string, string>> = {
  aws: 'AWS, the general partition',
  'aws-cn': 'AWS China',
  'aws-us-gov': 'AWS GovCloud (US)',
  'aws-iso': 'AWS Top Secret (US)',
  'aws-iso-b': 'AWS Secret (US)',
  'aws-iso-e': 'an isolated AWS partition in Europe',
  'aws-iso-f': 'an isolated AWS partition',
  'aws-eusc': 'AWS European Sovereign Cloud',
};

/** ARN prefixes that differ from the name that the service has in eventSource. */
const EVENT_SOURCES: Readonly<Record<string, string>> = {
  cloudwatch: 'monitoring',
  'execute-api': 'apigateway',
  oss: 'opensearchserverless',
};

/** An ARN in its parts; undefined where the text is not an ARN. */
export function explainArn(text: string): Explanation | undefined {
  const arn = parseArn(text);
  if (arn === undefined) {
    return undefined;
  }
  return {
    title: ['ARN'],
    body: [toSentence(arn), ...toWildcardNote(arn)],
    facts: [
      { label: 'Partition', value: toPartition(arn.partition) },
      { label: 'Service', value: toServiceValue(arn.service) },
      { label: 'Region', value: toRegionValue(arn) },
      { label: 'Account', value: toAccountValue(arn) },
      ...toResourceFacts(arn),
    ],
  };
}

function toPartition(partition: string): Sentence {
  const name = Object.hasOwn(PARTITIONS, partition) ? PARTITIONS[partition] : undefined;
  return name === undefined ? [toCode(partition)] : [toCode(partition), ` (${name})`];
}

function toServiceValue(service: string): Sentence {
  const name = getServiceName(service);
  return name === undefined ? [toCode(service)] : [toCode(service), ` (${name})`];
}

function getServiceName(service: string): string | undefined {
  const source = Object.hasOwn(EVENT_SOURCES, service) ? EVENT_SOURCES[service] : service;
  const address = `${source ?? service}.amazonaws.com`;
  return isKnownService(address) ? getService(address)?.name : undefined;
}

function toRegionValue({ region, service }: Arn): Sentence {
  if (region === '') {
    return [
      service === 's3'
        ? 'none: bucket names are unique in all Regions'
        : 'none: the resource belongs to no Region',
    ];
  }
  const name = explainRegion(region) === undefined ? undefined : getRegionName(region);
  return name === undefined ? [toCode(region)] : [toCode(region), ` (${name})`];
}

function toAccountValue({ accountId, service }: Arn): Sentence {
  switch (accountId) {
    case '':
      return [service === 's3' ? 'not written: an S3 ARN does not name the owner' : 'not written'];
    case 'aws':
      return [toCode('aws'), ': made and kept by AWS'];
    default:
      return [toCode(accountId)];
  }
}

function toWildcardNote(arn: Arn): readonly Sentence[] {
  const parts = `${arn.service}${arn.region}${arn.accountId}${arn.resource}`;
  return parts.includes('*') || parts.includes('?')
    ? [['It holds wildcards, so it stands for every resource that fits, not for one.']]
    : [];
}

/** Kinds of resources that responders meet most, in words; others keep the word of the ARN. */
const KINDS: Readonly<Record<string, string>> = {
  'iam:user': 'IAM user',
  'iam:role': 'IAM role',
  'iam:group': 'IAM group',
  'iam:policy': 'IAM policy',
  'iam:instance-profile': 'Instance profile',
  'iam:mfa': 'MFA device',
  'iam:saml-provider': 'SAML identity provider',
  'iam:oidc-provider': 'OpenID Connect identity provider',
  'iam:server-certificate': 'Server certificate',
  'sts:federated-user': 'Session of the federated user',
  'ec2:instance': 'EC2 instance',
  'ec2:security-group': 'Security group',
  'ec2:vpc': 'VPC',
  'kms:key': 'KMS key',
  'kms:alias': 'KMS alias',
  'lambda:function': 'Lambda function',
  'dynamodb:table': 'DynamoDB table',
  'secretsmanager:secret': 'Secret',
  'ssm:parameter': 'Systems Manager parameter',
  'logs:log-group': 'Log group',
  'cloudtrail:trail': 'Trail',
  'cloudformation:stack': 'CloudFormation stack',
  'rds:db': 'Database instance',
  'rds:snapshot': 'Database snapshot',
  'organizations:account': 'Member account',
  'organizations:organization': 'Organization',
  'states:stateMachine': 'State machine',
  'workdocs:organization': 'WorkDocs site',
};

function toSentence(arn: Arn): Sentence {
  const { service, resourceType, resourceId, accountId } = arn;
  const account: Inline[] = /^\d{12}$/.test(accountId) ? [' of account ', toCode(accountId)] : [];
  const kind = `${service}:${resourceType ?? ''}`;
  switch (kind) {
    case 'sts:assumed-role': {
      const [role, session] = splitOnce(resourceId, '/');
      return session === undefined
        ? ['A session of the role ', toCode(role), ...account, '.']
        : ['The session ', toCode(session), ' of the role ', toCode(role), ...account, '.'];
    }
    case 's3:': {
      const [bucket, key] = splitOnce(resourceId, '/');
      return key === undefined || key === ''
        ? ['The S3 bucket ', toCode(bucket), '.']
        : ['The object ', toCode(key), ' in the S3 bucket ', toCode(bucket), '.'];
    }
    case 'sns:':
      return ['The SNS topic ', toCode(resourceId), ...account, '.'];
    case 'sqs:':
      return ['The SQS queue ', toCode(resourceId), ...account, '.'];
    case 'iam:':
    case 'sts:':
      return resourceId === 'root'
        ? [
            'The account ',
            toCode(accountId),
            ' itself: in an identity its root user, in a policy all its principals.',
          ]
        : [toCode(resourceId), ...account, '.'];
    default:
      return toGeneralSentence(arn, account, kind);
  }
}

function toGeneralSentence(arn: Arn, account: readonly Inline[], kind: string): Sentence {
  const { service, resourceType, resourceId } = arn;
  const { name } = splitPath(arn);
  if (Object.hasOwn(KINDS, kind)) {
    return [`${KINDS[kind] ?? ''} `, toCode(name), ...account, '.'];
  }
  const owner = getServiceName(service) ?? service;
  return resourceType === undefined
    ? [toCode(resourceId), ` in ${owner}`, ...account, '.']
    : [toCode(resourceType), ' ', toCode(name), ` in ${owner}`, ...account, '.'];
}

function toResourceFacts(arn: Arn): Facts {
  const { service, resourceType, resourceId } = arn;
  if (service === 's3' || resourceType === undefined) {
    return [];
  }
  if (service === 'sts' && resourceType === 'assumed-role') {
    const [role, session] = splitOnce(resourceId, '/');
    return [
      { label: 'Role', value: [toCode(role)] },
      ...(session === undefined ? [] : [{ label: 'Session', value: [toCode(session)] }]),
    ];
  }
  const { path, name } = splitPath(arn);
  return [
    { label: 'Resource type', value: [toCode(resourceType)] },
    { label: 'Resource', value: [toCode(name)] },
    ...(path === '' ? [] : [{ label: 'Path', value: [toCode(`/${path}/`)] }]),
  ];
}

/** IAM puts folders before a name: `role/aws-service-role/x.amazonaws.com/Name`. */
function splitPath({ service, resourceType, resourceId }: Arn): {
  readonly path: string;
  readonly name: string;
} {
  const isPathed = service === 'iam' && resourceType !== 'oidc-provider' && resourceType !== 'mfa';
  const slash = isPathed ? resourceId.lastIndexOf('/') : -1;
  return slash < 0
    ? { path: '', name: resourceId }
    : { path: resourceId.slice(0, slash), name: resourceId.slice(slash + 1) };
}

function splitOnce(text: string, mark: string): [string, string | undefined] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}
