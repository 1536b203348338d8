import { getService, isKnownService } from '../../services/getService';
import { toShortened } from '../../text/toShortened';
import { toBytes } from '../../text/utf8';
import type { Explanation, Inline, Sentence } from '../explanation';
import { parseBrowser } from './parseBrowser';
import type { UserAgentParts } from './parseUserAgent';
import { parseUserAgent } from './parseUserAgent';
import { toCode } from './toCode';
import type { KnownProduct, ProductKind } from './getKnownProduct';
import { getKnownProduct } from './getKnownProduct';
import { getSystem, getTestSystem } from './getSystem';

type Facts = NonNullable<Explanation['facts']>;

/** CloudTrail cuts a user agent at this many bytes (record contents page: 1 KB). */
const LIMIT_BYTES = 1024;

const CAVEAT: Sentence = ['The client writes this text itself, so it can be false.'];

/** A user agent in words. Every text explains as something; an unknown program is named as such. */
export function explainUserAgent(text: string): Explanation {
  const origin = toOrigin(text);
  if (origin !== undefined) {
    return { title: ['User agent'], body: [origin] };
  }
  const cut = text.length <= LIMIT_BYTES && toBytes(text).length === LIMIT_BYTES ? [CUT] : [];
  const browser = parseBrowser(text);
  if (browser !== undefined) {
    return { title: ['User agent'], body: [[`${browser}.`], CAVEAT, ...cut] };
  }
  const parts = parseUserAgent(text);
  const known = getProducts(parts);
  const system = getSystem(parts);
  return {
    title: ['User agent'],
    body: [toSentence(text, parts, known, system), ...toWarnings(parts, known), ...cut, CAVEAT],
    facts: toFacts(parts, known, system),
  };
}

const CUT: Sentence = ['It has exactly 1,024 bytes, where CloudTrail cuts: the rest is lost.'];

/** Texts that name a part of AWS and not a program: services, the consoles, AWS itself. */
function toOrigin(text: string): Sentence | undefined {
  switch (text) {
    case '':
      return ['No user agent was recorded.'];
    case 'AWS Internal':
      return [
        'AWS made the request from inside, for the caller or in the console; the program is not recorded.',
      ];
    case 'signin.amazonaws.com':
      return ['The AWS sign-in page made the request.'];
    case 'console.amazonaws.com':
      return ['The AWS Management Console made the request, for somebody who worked in a browser.'];
    default:
  }
  const section = /^console\.([a-z0-9-]{1,40})\.amazonaws\.com$/.exec(text)?.[1];
  if (section !== undefined) {
    return [
      `The ${getServiceName(`${section}.amazonaws.com`) ?? section} console made the request, for somebody who worked in a browser.`,
    ];
  }
  if (/^[a-z0-9.-]{1,100}\.amazonaws\.com(?:\.cn)?$/.test(text)) {
    const name = getServiceName(text);
    return [
      'The AWS service ',
      toCode(text),
      ...(name === undefined ? [] : [` (${name})`]),
      ' made the request.',
    ];
  }
  const consoleName = getConsole(text);
  return consoleName === undefined
    ? undefined
    : [
        'The ',
        toCode(consoleName),
        ' part of the AWS Management Console made the request, for somebody who worked in a browser.',
      ];
}

function getServiceName(address: string): string | undefined {
  return isKnownService(address) ? getService(address)?.name : undefined;
}

/** `[S3Console/0.4, aws-internal/3 …]`, `RDS Console, aws-internal/3 …`, `AWS-Console-…`: the console's own server. */
function getConsole(text: string): string | undefined {
  const start = text.startsWith('[') ? 1 : 0;
  const head = text.slice(start, start + 80).split(/[,\]]/, 1)[0] ?? '';
  const isServer = text.startsWith(', aws-internal/', start + head.length);
  return isServer || /console/i.test(head) ? head : undefined;
}

interface Found {
  readonly product: KnownProduct;
  readonly version: string;
}

function getProducts({ products }: UserAgentParts): readonly Found[] {
  const found: Found[] = [];
  for (const [i, { name, version }] of products.entries()) {
    const before = products[i - 1]?.name;
    // "S3 Browser/11.6.7" is a name of two words.
    const isSecondWord = name === 'Browser' && before === 'S3';
    const product = isSecondWord ? getKnownProduct('s3browser') : getKnownProduct(name);
    if (product !== undefined) {
      found.push({ product, version: toShortened(version, 40) });
    }
  }
  return found;
}

const ORDER: readonly ProductKind[] = ['security', 'tool', 'sdk', 'library'];

function toSentence(
  text: string,
  parts: UserAgentParts,
  known: readonly Found[],
  system: string | undefined,
): Sentence {
  const main = ORDER.flatMap((kind) => known.filter(({ product }) => product.kind === kind))[0];
  const where: Inline[] = [
    ...(system === undefined ? [] : [` on ${system}`]),
    ...toEnvironment(getVersion(parts, 'exec-env')),
  ];
  if (main === undefined) {
    return ['A program that we do not know, ', toCode(parts.products[0]?.name ?? text), ...where, '.'];
  }
  const { name, gloss, kind } = main.product;
  const isPart = kind === 'sdk' || kind === 'library';
  const rest = [...where, ...toCommand(parts)];
  return [
    isPart ? `A program with ${name}` : toCapital(name),
    ...(main.version === '' ? [] : [` ${main.version}`]),
    ...(gloss === undefined ? [] : [`, ${gloss}`]),
    ...(gloss === undefined || rest.length === 0 ? [] : [',']),
    ...rest,
    '.',
  ];
}

/** Where the program ran, as AWS's own environments say through exec-env. */
function toEnvironment(environment: string | undefined): readonly Inline[] {
  if (environment === undefined || environment === '') {
    return [];
  }
  const runtime = /^AWS_Lambda_(.{1,40})$/.exec(environment)?.[1];
  if (runtime !== undefined) {
    return [', in a Lambda function (', toCode(runtime), ')'];
  }
  const name = ENVIRONMENTS.get(environment.toLowerCase());
  return name === undefined ? [', in the environment ', toCode(environment)] : [`, ${name}`];
}

const ENVIRONMENTS: ReadonlyMap<string, string> = new Map([
  ['cloudshell', 'in AWS CloudShell'],
  ['aws_ecs_fargate', 'in a container on Fargate'],
  ['aws_ecs_ec2', 'in a container on an ECS instance'],
  ['aws_ecs_external', 'in a container outside AWS, managed by ECS'],
  ['ec2', 'on an EC2 instance'],
  ['aws_app_runner', 'in App Runner'],
  ['cloud9', 'in AWS Cloud9'],
]);

/** The AWS CLI says which command ran: `command/ec2.stop-instances`, in newer ones `md/command#ec2.stop-instances`. */
function toCommand(parts: UserAgentParts): readonly Inline[] {
  const command = getVersion(parts, 'command') ?? getDetail(parts, 'command');
  return command === undefined || command === '' ? [] : [', command ', toCode(command.replace('.', ' '))];
}

/** The version of a product by its exact name; undefined where it is absent. */
function getVersion({ products }: UserAgentParts, wanted: string): string | undefined {
  return products.find(({ name }) => name === wanted)?.version;
}

/** `md/name#value`. */
function getDetail({ products }: UserAgentParts, wanted: string): string | undefined {
  const start = `${wanted}#`;
  return products
    .find(({ name, version }) => name === 'md' && version.startsWith(start))
    ?.version.slice(start.length);
}

function toWarnings(parts: UserAgentParts, known: readonly Found[]): readonly Sentence[] {
  const testSystem = getTestSystem(parts);
  const isSecurityTool = known.some(({ product }) => product.kind === 'security');
  return [
    ...(testSystem === undefined
      ? []
      : [[`${testSystem} is a system for penetration tests: worth a look, unless a test was agreed.`]]),
    ...(isSecurityTool
      ? [['It is a tool of security tests and of attackers: worth a look, unless a test was agreed.']]
      : []),
  ];
}

function toFacts(parts: UserAgentParts, known: readonly Found[], system: string | undefined): Facts {
  const programs = [
    ...new Set(known.map(({ product, version }) => `${product.name} ${version}`.trim())),
  ].slice(0, 8);
  const language = getLanguage(parts);
  const app = getVersion(parts, 'app');
  return [
    ...(programs.length === 0 ? [] : [{ label: 'Programs named', value: [programs.join(', ')] }]),
    ...(language === undefined ? [] : [{ label: 'Language', value: [toCode(language)] }]),
    ...(system === undefined ? [] : [{ label: 'System', value: [system] }]),
    ...(app === undefined || app === '' ? [] : [{ label: 'Application id', value: [toCode(app)] }]),
  ];
}

/** `lang/python#3.11`, `lang/go/1.19.8`, or `Python/3.8.5` of older clients. */
function getLanguage(parts: UserAgentParts): string | undefined {
  const language = getVersion(parts, 'lang');
  if (language !== undefined && language !== '') {
    return language.replace(/[#/]/, ' ');
  }
  const python = getVersion(parts, 'Python');
  return python === undefined || python === '' ? undefined : `Python ${python}`;
}

function toCapital(text: string): string {
  // Names that begin small on purpose (rclone, eksctl) stay so; only our own "the …" is raised.
  return text.startsWith('the ') ? `The ${text.slice(4)}` : text;
}
