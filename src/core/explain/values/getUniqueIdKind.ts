/** What an id that IAM or STS gave out belongs to. */
export interface UniqueIdKind {
  /** `a role`, `an access key`, … */
  readonly what: string;
  /** One sentence for a responder. */
  readonly meaning: string;
  /** True for keys that sign requests. */
  readonly isAccessKey: boolean;
}

/** The prefixes of IAM identifiers (IAM user guide, unique identifiers). */
const KINDS: ReadonlyMap<string, UniqueIdKind> = new Map([
  [
    'ABIA',
    {
      what: 'an STS bearer token',
      meaning: 'A service such as CodeArtifact or ECR takes it in place of a signature.',
      isAccessKey: true,
    },
  ],
  [
    'ACCA',
    {
      what: 'a context-specific credential',
      meaning: 'It is made for one use, such as a service-specific password.',
      isAccessKey: true,
    },
  ],
  [
    'AGPA',
    {
      what: 'an IAM user group',
      meaning: 'Groups cannot call; they only hold users and policies.',
      isAccessKey: false,
    },
  ],
  [
    'AIDA',
    {
      what: 'an IAM user',
      meaning: 'It is never used again: a new user of the same name has another id.',
      isAccessKey: false,
    },
  ],
  [
    'AIPA',
    { what: 'an EC2 instance profile', meaning: 'It hands a role to an instance.', isAccessKey: false },
  ],
  [
    'AKIA',
    {
      what: 'a long-term access key',
      meaning: 'It belongs to an IAM user or to root and works until somebody deactivates it.',
      isAccessKey: true,
    },
  ],
  [
    'ANPA',
    {
      what: 'a managed policy',
      meaning: 'Policies cannot call; they are attached to principals.',
      isAccessKey: false,
    },
  ],
  [
    'ANVA',
    {
      what: 'a version of a managed policy',
      meaning: 'Policies cannot call; they are attached to principals.',
      isAccessKey: false,
    },
  ],
  [
    'APKA',
    {
      what: 'a public key',
      meaning: 'It is an SSH public key that was given to an IAM user.',
      isAccessKey: false,
    },
  ],
  [
    'AROA',
    {
      what: 'a role',
      meaning: 'It is never used again: a new role of the same name has another id.',
      isAccessKey: false,
    },
  ],
  [
    'ASCA',
    {
      what: 'a certificate',
      meaning: 'It is a server or signing certificate kept by IAM.',
      isAccessKey: false,
    },
  ],
  [
    'ASIA',
    {
      what: 'a temporary access key',
      meaning: 'STS issued it with a session token, and it ends by itself after 15 minutes to 36 hours.',
      isAccessKey: true,
    },
  ],
]);

/** Undocumented, but known to secret scanners as the form of some early access keys. */
const EARLY_KEY: UniqueIdKind = {
  what: 'an access key of an early form',
  meaning: 'AWS does not document keys that begin with A3T.',
  isAccessKey: true,
};

/** What the first letters of an id say; undefined for letters that IAM does not use. */
export function getUniqueIdKind(id: string): UniqueIdKind | undefined {
  return KINDS.get(id.slice(0, 4)) ?? (id.startsWith('A3T') ? EARLY_KEY : undefined);
}
