import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { S3Keys } from '../s3Server/swiftConfig';
import { StubError } from './stubHandler';

/** Who signed, and for where. */
export interface Signer {
  readonly accessKeyId: string;
  readonly region: string;
}

/** Clocks may differ by this much, in milliseconds. */
const SKEW = 5 * 60_000;

const FORM =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([a-z0-9-]+)\/([a-z0-9-]+)\/aws4_request, ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})$/;

/**
 * Checks the Signature Version 4 of a request as the general reference describes it, written without the SDK so that both
 * cannot be wrong in the same way. Throws the StubError that AWS answers with, by the names of CloudTrail's protocol.
 */
export function verifySignature(
  request: IncomingMessage,
  body: Buffer,
  known: readonly S3Keys[],
  now: number,
  expectedService: 'cloudtrail' | 'sts' | 's3' = 'cloudtrail',
): Signer {
  const { authorization } = request.headers;
  if (authorization === undefined) {
    throw new StubError('MissingAuthenticationTokenException', 'Missing Authentication Token');
  }
  const form = FORM.exec(authorization);
  const date = getHeader(request, 'x-amz-date');
  if (form === null || !/^\d{8}T\d{6}Z$/.test(date)) {
    throw new StubError('IncompleteSignatureException', 'The Authorization header is not complete.');
  }
  const [, accessKeyId = '', day = '', region = '', service = '', names = '', signature = ''] = form;
  const keys = known.find((entry) => entry.accessKeyId === accessKeyId);
  if (keys === undefined) {
    throw new StubError(
      'UnrecognizedClientException',
      'The security token included in the request is invalid.',
    );
  }
  const time = Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  if (Math.abs(time - now) > SKEW) {
    throw new StubError(
      'InvalidSignatureException',
      `Signature expired: ${date} is too far from the server's time.`,
    );
  }
  const signed = names.split(';');
  // Keys for a time come with a token, which has to be signed too; of the services only CloudTrail's protocol has a target.
  const hasAll = ['host', 'x-amz-date', 'x-amz-target', 'x-amz-security-token'].every(
    (name) =>
      signed.includes(name) ||
      (request.headers[name] === undefined &&
        (name === 'x-amz-security-token' || expectedService !== 'cloudtrail')),
  );
  if (service !== expectedService || day !== date.slice(0, 8) || !hasAll) {
    throw new StubError(
      'InvalidSignatureException',
      'Credential should be scoped to a valid service and date.',
    );
  }
  const [path = '/', query = ''] = (request.url ?? '/').split('?');
  const canonical = [
    request.method ?? '',
    path,
    query.split('&').sort().join('&'),
    ...signed.map((name) => `${name}:${getHeader(request, name).trim().replaceAll(/ +/g, ' ')}`),
    '',
    names,
    hash(body),
  ].join('\n');
  const scope = `${day}/${region}/${service}/aws4_request`;
  const key = [day, region, service, 'aws4_request'].reduce<string | Buffer>(
    sign,
    `AWS4${keys.secretAccessKey}`,
  );
  const expected = sign(key, ['AWS4-HMAC-SHA256', date, scope, hash(canonical)].join('\n'));
  if (!timingSafeEqual(expected, Buffer.from(signature, 'hex'))) {
    throw new StubError(
      'InvalidSignatureException',
      'The request signature we calculated does not match the signature you provided.',
    );
  }
  return { accessKeyId, region };
}

function getHeader(request: IncomingMessage, name: string): string {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(',') : (value ?? '');
}

function hash(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}

function sign(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
