import type { JsonObject } from '../../../src/core/record/cloudTrailRecord';
import { createAccessKeyId, createRandom, createUniqueId } from './random';

/** The people, places and ids of the WorkDocs story. All are invented. */
export const ACCOUNT = '111122223333';
export const REGION = 'us-west-2';
export const DIRECTORY = 'd-9067e1a2b3';
export const HOST = 'workdocs.us-west-2.amazonaws.com';
export const OFFICE = '192.0.2.44';
export const TOKEN = '**-redacted-**';
export const HIDDEN = 'HIDDEN_DUE_TO_SECURITY_REASONS';

const random = createRandom('workdocs cast');

/** A user of the WorkDocs site, as records of the data plane name one. */
export interface DirectoryUser {
  readonly userName: string;
  readonly sid: string;
  /** The id that the public API uses: SID and directory in one. */
  readonly userId: string;
  readonly identity: JsonObject;
}

function createDirectoryUser(userName: string, number: number, type: 'Unknown' | 'Directory'): DirectoryUser {
  const sid = `S-1-5-21-1105742837-2093847561-3312908475-${number}`;
  return {
    userName,
    sid,
    userId: `${sid}&${DIRECTORY}`,
    identity: { type, principalId: `${sid}&${DIRECTORY}`, accountId: ACCOUNT, userName },
  };
}

export const users = {
  mary: createDirectoryUser('mary.major', 1104, 'Unknown'),
  paulo: createDirectoryUser('paulo.santos', 1117, 'Unknown'),
  juergen: createDirectoryUser('jürgen.groß', 1121, 'Unknown'),
  kenji: createDirectoryUser('田中 健二', 1130, 'Unknown'),
  shira: createDirectoryUser('שירה.כהן', 1133, 'Unknown'),
  akua: createDirectoryUser('akua.mansa', 1138, 'Unknown'),
  nikki: createDirectoryUser('nikki.wolf', 1102, 'Directory'),
  lee: createDirectoryUser('contractor.lee', 1149, 'Directory'),
} as const;

/** An IAM user with a long-term key and so without any word about MFA. */
export const alice: JsonObject = {
  type: 'IAMUser',
  principalId: createUniqueId('AIDA', random),
  arn: `arn:aws:iam::${ACCOUNT}:user/alice`,
  accountId: ACCOUNT,
  accessKeyId: createAccessKeyId('AKIA', random),
  userName: 'alice',
};

/** The same IAM user in a console session that was opened without MFA. */
export const aliceInConsole: JsonObject = {
  ...alice,
  accessKeyId: createAccessKeyId('ASIA', random),
  sessionContext: {
    sessionIssuer: {},
    webIdFederationData: {},
    attributes: { creationDate: '2025-03-11T13:52:07Z', mfaAuthenticated: 'false' },
  },
};

/** A session of a role. */
export function createRoleIdentity(
  role: string,
  session: string,
  options: {
    readonly account?: string;
    readonly path?: string;
    readonly created: string;
    readonly mfa: boolean;
    readonly more?: JsonObject;
  },
): JsonObject {
  const account = options.account ?? ACCOUNT;
  const own = createRandom(`role ${account} ${role} ${session} ${options.created}`);
  const principal = createUniqueId('AROA', createRandom(`role ${account} ${role}`));
  return {
    type: 'AssumedRole',
    principalId: `${principal}:${session}`,
    arn: `arn:aws:sts::${account}:assumed-role/${role}/${session}`,
    accountId: account,
    accessKeyId: createAccessKeyId('ASIA', own),
    sessionContext: {
      sessionIssuer: {
        type: 'Role',
        principalId: principal,
        arn: `arn:aws:iam::${account}:role/${options.path ?? ''}${role}`,
        accountId: account,
        userName: role,
      },
      attributes: { creationDate: options.created, mfaAuthenticated: String(options.mfa) },
      ...options.more,
    },
  };
}

/** The administrator who signs in through a role, with MFA. */
export function createBob(created: string): JsonObject {
  return createRoleIdentity('WorkDocsAdministrators', 'bob', {
    created,
    mfa: true,
    more: { sourceIdentity: 'bob' },
  });
}

/** The machine that runs the export of the site. */
export function createMigration(created: string): JsonObject {
  return createRoleIdentity('WorkDocsMigration', 'i-0a1b2c3d4e5f60718', {
    created,
    mfa: false,
    more: { ec2RoleDelivery: '2.0' },
  });
}

/** A file of the site with its current version. */
export interface WorkDocsFile {
  readonly name: string;
  readonly id: string;
  readonly version: string;
  readonly folder: string;
}

export function createFile(name: string, folder: string): WorkDocsFile {
  const own = createRandom(`file ${name}`);
  return { name, id: own.hex(64), version: `17${own.text('0123456789', 11)}-${own.hex(64)}`, folder };
}

export const folders = {
  root: createRandom('folder root').hex(64),
  payroll: createRandom('folder payroll').hex(64),
  finance: createRandom('folder finance').hex(64),
  projects: createRandom('folder projects').hex(64),
} as const;

export const files = [
  createFile('Gehaltsübersicht 2025 – Entwurf.xlsx', folders.payroll),
  createFile('給与一覧 2025年3月.xlsx', folders.payroll),
  createFile('חוזה עבודה.docx', folders.payroll),
  createFile('Payroll March 2025.xlsx', folders.payroll),
  createFile('Board minutes 2025-02.docx', folders.finance),
  createFile('Forecast Q2 (final) (2).xlsx', folders.finance),
  createFile('Vendor contracts.pdf', folders.finance),
  createFile('Café-Umbau Straße 9.pdf', folders.projects),
  createFile('🎉 Farewell party 🥳.pptx', folders.projects),
  createFile('Roadmap "2025".docx', folders.projects),
  createFile('C:\\scans\\invoice_0042.tif', folders.projects),
] as const satisfies readonly [WorkDocsFile, ...WorkDocsFile[]];

/** Name of an uploaded file that tries to become markup where it is shown. */
export const hostileName =
  '<img src=x onerror=alert(1)> [open](command:workbench.action.quit) `x` **b** $(lock) &lt;b&gt;.pdf';
