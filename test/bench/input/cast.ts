import type { JsonObject } from '../../../src/core/record/cloudTrailRecord';
import { createAccessKeyId, createUniqueId, type Random } from '../../tasks/samples/random';

/** Accounts of the generated logs. All people, accounts and ids are invented. */
export const ACCOUNTS = ['111122223333', '444455556666', '123456789012'] as const;
export const REGIONS = ['us-east-1', 'eu-west-1', 'us-west-2', 'ap-northeast-1', 'eu-central-1'] as const;

const ROLES = [
  'DeployRole',
  'AppServerRole',
  'AdminRole',
  'ReadOnlyAudit',
  'DataPipeline',
  'BackupRole',
] as const;
const AGENTS = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36',
  'aws-cli/2.22.2 md/awscrt#0.22.0 ua/2.0 os/linux#5.15.0 md/arch#x86_64 lang/python#3.12.6 md/prompt#off md/command#s3.ls',
  'APN/1.0 HashiCorp/1.0 Terraform/1.9.8 (+https://www.terraform.io) terraform-provider-aws/5.76.0 aws-sdk-go-v2/1.32.4 os/linux lang/go#1.23.3',
  'Boto3/1.35.60 md/Botocore#1.35.60 ua/2.0 os/linux#6.1.112 md/arch#aarch64 lang/python#3.12.7 md/pyimpl#CPython exec-env/AWS_Lambda_python3.12',
  'aws-sdk-java/2.29.15 Linux/5.10.227 OpenJDK_64-Bit_Server_VM/21.0.5+11-LTS Java/21.0.5 vendor/Amazon.com_Inc. io/sync http/Apache cfg/retry-mode/legacy',
  'aws-sdk-go/1.55.5 (go1.22.8; linux; amd64) amazon-ssm-agent/3.3.1142.0',
  'S3Console/0.4, aws-internal/3 aws-sdk-java/1.12.750 Linux/5.10.226 OpenJDK_64-Bit_Server_VM/25.412-b09',
] as const;

/** Who acts: an identity, and from where and with what it does so. */
export interface Actor {
  readonly identity: JsonObject;
  readonly account: string;
  readonly address: string;
  readonly agent: string;
  readonly fromConsole: boolean;
}

function toAddress(random: Random): string {
  return random.below(12) === 0
    ? `2001:db8::${random.hex(4)}:${random.hex(3)}`
    : `${random.pick(['192.0.2', '198.51.100', '203.0.113'])}.${random.below(256)}`;
}

function toTime(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}

function createUser(random: Random): Actor {
  const account = random.pick(ACCOUNTS);
  const userName = `${random.pick(['alice', 'bob', 'carol', 'dave', 'erin', 'jürgen', '健二'])}-${random.below(40)}`;
  return {
    identity: {
      type: 'IAMUser',
      principalId: createUniqueId('AIDA', random),
      arn: `arn:aws:iam::${account}:user/${userName}`,
      accountId: account,
      accessKeyId: createAccessKeyId('AKIA', random),
      userName,
    },
    account,
    address: toAddress(random),
    agent: random.pick(AGENTS),
    fromConsole: false,
  };
}

function createSession(random: Random, now: number): Actor {
  const account = random.pick(ACCOUNTS);
  const role = random.pick(ROLES);
  const issuer = createUniqueId('AROA', random);
  const session =
    random.below(2) === 0 ? `i-0${random.hex(16)}` : `botocore-session-17${random.below(100_000_000)}`;
  return {
    identity: {
      type: 'AssumedRole',
      principalId: `${issuer}:${session}`,
      arn: `arn:aws:sts::${account}:assumed-role/${role}/${session}`,
      accountId: account,
      accessKeyId: createAccessKeyId('ASIA', random),
      sessionContext: {
        sessionIssuer: {
          type: 'Role',
          principalId: issuer,
          arn: `arn:aws:iam::${account}:role/${role}`,
          accountId: account,
          userName: role,
        },
        attributes: { creationDate: toTime(now), mfaAuthenticated: String(random.below(4) === 0) },
      },
    },
    account,
    address: toAddress(random),
    agent: random.pick(AGENTS),
    fromConsole: random.below(5) === 0,
  };
}

function createService(random: Random): Actor {
  const service = `${random.pick(['autoscaling', 'config', 'lambda', 'cloudformation', 'ec2'])}.amazonaws.com`;
  return {
    identity: { type: 'AWSService', invokedBy: service },
    account: random.pick(ACCOUNTS),
    address: service,
    agent: service,
    fromConsole: false,
  };
}

function createDirectoryUser(random: Random): Actor {
  const account = random.pick(ACCOUNTS);
  const userName = `${random.pick(['mary.major', 'paulo.santos', 'nikki.wolf', '田中'])}-${random.below(30)}`;
  return {
    identity: {
      type: 'Unknown',
      principalId: `S-1-5-21-1105742837-2093847561-${random.below(1_000_000_000)}&d-9067e1a2b3`,
      accountId: account,
      userName,
    },
    account,
    address: toAddress(random),
    agent: AGENTS[0],
    fromConsole: false,
  };
}

function createRoot(random: Random): Actor {
  const account = random.pick(ACCOUNTS);
  return {
    identity: {
      type: 'Root',
      principalId: account,
      arn: `arn:aws:iam::${account}:root`,
      accountId: account,
      accessKeyId: '',
    },
    account,
    address: toAddress(random),
    agent: AGENTS[0],
    fromConsole: true,
  };
}

/** How often, in percent, an event is by the same caller as the one before: 77 in a public account log. */
const SAME_ACTOR = 70;

/** Sessions that are open at one time, and in how many events one ends and another begins. */
const OPEN_SESSIONS = 60;
const NEW_SESSION = 40;

/**
 * Gives one actor after another: two thirds role sessions that end and begin anew (one event in 40 opens one; in a
 * public account log one in 20 has an identity text of its own), else IAM users, services, directory users and root.
 */
export function createCast(random: Random, start: number): (now: number) => Actor {
  const users = Array.from({ length: 120 }, () => createUser(random));
  const services = Array.from({ length: 12 }, () => createService(random));
  const directory = Array.from({ length: 40 }, () => createDirectoryUser(random));
  const roots = [createRoot(random), createRoot(random)];
  const sessions = Array.from({ length: OPEN_SESSIONS }, () => createSession(random, start));
  const take = (actors: readonly Actor[]): Actor => actors[random.below(actors.length)] as Actor;
  const takeAny = (): Actor => {
    const kind = random.below(100);
    if (kind < 66) {
      return take(sessions);
    }
    if (kind < 88) {
      return take(users);
    }
    if (kind < 94) {
      return take(services);
    }
    return kind < 99 ? take(directory) : take(roots);
  };
  let actor = takeAny();
  return (now) => {
    if (random.below(NEW_SESSION) === 0) {
      sessions[random.below(OPEN_SESSIONS)] = createSession(random, now);
    }
    if (random.below(100) >= SAME_ACTOR) {
      actor = takeAny();
    }
    return actor;
  };
}
