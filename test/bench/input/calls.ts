import type { JsonObject } from '../../../src/core/record/cloudTrailRecord';
import type { Random } from '../../tasks/samples/random';
import type { Draft } from '../../tasks/samples/record';

/** The part of a draft that depends on the call alone. */
export type CallDraft = Pick<
  Draft,
  'request' | 'response' | 'additional' | 'resources' | 'category' | 'eventType'
>;

/** One operation that the generated logs contain. */
export interface Call {
  readonly service: string;
  readonly name: string;
  readonly readOnly: boolean;
  /** How often, in comparison with the others. */
  readonly weight: number;
  readonly build: (random: Random, account: string) => CallDraft;
}

const HIDDEN = 'HIDDEN_DUE_TO_SECURITY_REASONS';
const nothing = (): CallDraft => ({});

function toPolicy(random: Random, account: string): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: ['s3:GetObject', `s3:${random.pick(['PutObject', 'ListBucket', 'DeleteObject'])}`],
        Resource: `arn:aws:s3:::data-${account}-${random.hex(6)}/*`,
        Condition: { StringEquals: { 'aws:PrincipalAccount': account } },
      },
    ],
  });
}

function toInstances(random: Random): JsonObject {
  return {
    items: Array.from({ length: 1 + random.below(2) }, () => ({
      instanceId: `i-0${random.hex(16)}`,
      imageId: `ami-0${random.hex(16)}`,
      instanceState: { code: 0, name: 'pending' },
      privateDnsName: `ip-10-0-${random.below(256)}-${random.below(256)}.ec2.internal`,
      instanceType: random.pick(['t3.micro', 'm6i.large', 'c7g.xlarge']),
      launchTime: 1732007823000 + random.below(86_400_000),
      placement: { availabilityZone: 'us-east-1a', tenancy: 'default' },
      monitoring: { state: 'disabled' },
      subnetId: `subnet-0${random.hex(16)}`,
      groupSet: { items: [{ groupId: `sg-0${random.hex(16)}`, groupName: 'default' }] },
      ebsOptimized: false,
    })),
  };
}

function toObjectCall(random: Random, account: string): CallDraft {
  const bucketName = `data-${account}-${random.pick(['raw', 'archive', 'reports', 'logs'])}`;
  const key = `${random.pick(['2024/11', 'übersicht', 'export', 'tmp'])}/${random.hex(10)}/${random.uuid()}.parquet`;
  return {
    category: 'Data',
    request: { bucketName, Host: `${bucketName}.s3.us-east-1.amazonaws.com`, key },
    additional: {
      SignatureVersion: 'SigV4',
      CipherSuite: 'TLS_AES_128_GCM_SHA256',
      bytesTransferredIn: 0,
      AuthenticationMethod: 'AuthHeader',
      'x-amz-id-2': `${random.text('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdef0123456789+/', 75)}=`,
      bytesTransferredOut: random.below(10_000_000),
    },
    resources: [
      { type: 'AWS::S3::Object', ARN: `arn:aws:s3:::${bucketName}/${key}` },
      { accountId: account, type: 'AWS::S3::Bucket', ARN: `arn:aws:s3:::${bucketName}` },
    ],
  };
}

const calls: readonly Call[] = [
  {
    service: 'ec2',
    name: 'DescribeInstances',
    readOnly: true,
    weight: 16,
    build: (random) => ({
      request: {
        maxResults: 1000,
        instancesSet: {},
        filterSet: {
          items: [
            {
              name: 'instance-state-name',
              valueSet: { items: [{ value: 'running' }, { value: 'pending' }] },
            },
            { name: 'vpc-id', valueSet: { items: [{ value: `vpc-0${random.hex(16)}` }] } },
          ],
        },
      },
    }),
  },
  {
    service: 'ec2',
    name: 'DescribeSecurityGroups',
    readOnly: true,
    weight: 16,
    build: () => ({ request: { securityGroupSet: {}, securityGroupIdSet: {}, filterSet: {} } }),
  },
  {
    service: 'ec2',
    name: 'RunInstances',
    readOnly: false,
    weight: 1,
    build: (random, account) => ({
      request: {
        instancesSet: { items: [{ imageId: `ami-0${random.hex(16)}`, minCount: 1, maxCount: 3 }] },
        userData: '<sensitiveDataRemoved>',
        instanceType: 'm6i.large',
        clientToken: random.uuid(),
        monitoring: { enabled: false },
      },
      response: {
        requestId: random.uuid(),
        reservationId: `r-0${random.hex(16)}`,
        ownerId: account,
        groupSet: {},
        instancesSet: toInstances(random),
      },
    }),
  },
  { service: 's3', name: 'GetObject', readOnly: true, weight: 12, build: toObjectCall },
  { service: 's3', name: 'PutObject', readOnly: false, weight: 5, build: toObjectCall },
  {
    service: 'sts',
    name: 'AssumeRole',
    readOnly: true,
    weight: 7,
    build: (random, account) => {
      const role = `arn:aws:iam::${account}:role/DeployRole`;
      const roleSessionName = `run-${random.below(1_000_000)}`;
      return {
        request: { roleArn: role, roleSessionName, durationSeconds: 3600 },
        response: {
          credentials: {
            accessKeyId: `ASIAI${random.text('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', 8)}EXAMPLE`,
            sessionToken: `${random.text('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdef0123456789+/', 160)}==`,
            expiration: 'Nov 19, 2024, 10:07:27 AM',
          },
          assumedRoleUser: {
            assumedRoleId: `AROAQRSTUVWXYZEXAMPLE:${roleSessionName}`,
            arn: `${role}/${roleSessionName}`,
          },
        },
        resources: [{ accountId: account, type: 'AWS::IAM::Role', ARN: role }],
      };
    },
  },
  { service: 'sts', name: 'GetCallerIdentity', readOnly: true, weight: 22, build: nothing },
  {
    service: 'kms',
    name: 'Decrypt',
    readOnly: true,
    weight: 12,
    build: (random, account) => {
      const key = `arn:aws:kms:us-east-1:${account}:key/${random.uuid()}`;
      return {
        request: {
          encryptionAlgorithm: 'SYMMETRIC_DEFAULT',
          keyId: key,
          encryptionContext: {
            'aws:s3:arn': `arn:aws:s3:::data-${account}-raw`,
            PARAMETER_ARN: `arn:aws:ssm:us-east-1:${account}:parameter/app/${random.hex(8)}`,
          },
        },
        resources: [{ accountId: account, type: 'AWS::KMS::Key', ARN: key }],
      };
    },
  },
  {
    service: 'iam',
    name: 'GetRole',
    readOnly: true,
    weight: 20,
    build: () => ({ request: { roleName: 'DataPipeline' } }),
  },
  {
    service: 'iam',
    name: 'PutRolePolicy',
    readOnly: false,
    weight: 3,
    build: (random, account) => ({
      request: {
        roleName: 'DataPipeline',
        policyName: `inline-${random.hex(6)}`,
        policyDocument: toPolicy(random, account),
      },
    }),
  },
  {
    service: 'ssm',
    name: 'UpdateInstanceInformation',
    readOnly: false,
    weight: 6,
    build: (random) => ({
      request: {
        instanceId: `i-0${random.hex(16)}`,
        agentVersion: '3.3.1142.0',
        agentStatus: 'Active',
        platformType: 'Linux',
        platformName: 'Amazon Linux',
        platformVersion: '2023',
        iPAddress: `10.0.${random.below(256)}.${random.below(256)}`,
        computerName: `ip-10-0-${random.below(256)}-${random.below(256)}.ec2.internal`,
        agentName: 'amazon-ssm-agent',
        availabilityZone: 'us-east-1a',
      },
    }),
  },
  {
    service: 'secretsmanager',
    name: 'UpdateSecret',
    readOnly: false,
    weight: 2,
    build: (random, account) => ({
      request: {
        secretId: `arn:aws:secretsmanager:us-east-1:${account}:secret:db-${random.hex(6)}`,
        secretString: HIDDEN,
        clientRequestToken: random.uuid(),
      },
      response: { name: 'db', versionId: random.uuid() },
    }),
  },
  {
    service: 'lambda',
    name: 'UpdateFunctionConfiguration20150331v2',
    readOnly: false,
    weight: 2,
    build: (random) => ({
      request: {
        functionName: `worker-${random.below(50)}`,
        environment: { variables: { TOKEN: '****', STAGE: 'prod' } },
        memorySize: 512,
        timeout: 30,
      },
      response: {
        functionName: 'worker',
        runtime: 'python3.12',
        codeSize: random.below(9_000_000),
        revisionId: random.uuid(),
        environment: {},
      },
    }),
  },
  {
    service: 'logs',
    name: 'CreateLogStream',
    readOnly: false,
    weight: 5,
    build: (random) => ({
      request: { logGroupName: '/aws/lambda/worker', logStreamName: `2024/11/19/[$LATEST]${random.hex(32)}` },
    }),
  },
  {
    service: 'signin',
    name: 'ConsoleLogin',
    readOnly: false,
    weight: 1,
    build: (random) => ({
      eventType: 'AwsConsoleSignIn',
      response: { ConsoleLogin: random.below(4) === 0 ? 'Failure' : 'Success' },
      additional: {
        LoginTo: 'https://console.aws.amazon.com/console/home?hashArgs=%23&isauthcode=true',
        MobileVersion: 'No',
        MFAUsed: random.below(2) === 0 ? 'Yes' : 'No',
      },
    }),
  },
  {
    service: 'workdocs',
    name: 'DownloadDocumentVersion',
    readOnly: true,
    weight: 3,
    build: (random) => ({
      request: {
        AuthenticationToken: '**-redacted-**',
        DocumentId: random.hex(64),
        VersionId: `17${random.below(100_000_000)}-${random.hex(64)}`,
      },
      response: null,
    }),
  },
];

const total = calls.reduce((sum, { weight }) => sum + weight, 0);

/** One of the operations, each as often as its weight says. */
export function pickCall(random: Random): Call {
  let at = random.below(total);
  for (const call of calls) {
    at -= call.weight;
    if (at < 0) {
      return call;
    }
  }
  return calls[0] as Call;
}
