import { StubError } from '../cloudTrailStub/stubHandler';
import { verifySignature } from '../cloudTrailStub/verifySignature';
import type { S3Keys } from '../s3Server/swiftConfig';
import { startStub, type Stub } from './startStub';

/** Keys for a time, which count only together with their token. */
export interface TemporaryKeys extends S3Keys {
  readonly sessionToken: string;
}

export interface StsStubOptions {
  /** Who may sign; everybody else is unknown. */
  readonly keys: readonly S3Keys[];
  readonly roleArn: string;
  /** The device whose code the role wants; none where undefined. */
  readonly mfa?: { readonly serial: string; readonly code: string };
  /** What the role gives. */
  readonly gives: TemporaryKeys;
  /** Milliseconds for which it gives them. */
  readonly lifetime?: number;
}

/** A call for the role. */
export interface StsCall {
  readonly roleArn: string;
  readonly serial: string;
  readonly code: string;
  /** Of AssumeRoleWithWebIdentity, which nobody signs. */
  readonly token: string;
  /** The region that the signature is for. */
  readonly region: string;
  readonly error?: string;
}

/** STS on this machine: the calls of the Query API that give a role, with AWS's refusals. */
export interface StsStub extends Stub {
  readonly calls: readonly StsCall[];
}

export async function startStsStub(options: StsStubOptions): Promise<StsStub> {
  const { keys, roleArn, mfa, gives, lifetime = 3_600_000 } = options;
  const calls: StsCall[] = [];
  const stub = await startStub((request, body, response) => {
    const form = new URLSearchParams(body.toString('utf8'));
    const get = (name: string): string => form.get(name) ?? '';
    let call: StsCall = {
      roleArn: get('RoleArn'),
      serial: get('SerialNumber'),
      code: get('TokenCode'),
      token: get('WebIdentityToken'),
      region: '',
    };
    try {
      if (get('Action') === 'AssumeRoleWithWebIdentity' && call.roleArn === roleArn && call.token !== '') {
        calls.push(call);
        response.setHeader('content-type', 'text/xml');
        response.end(toAnswer('AssumeRoleWithWebIdentity', gives, roleArn, Date.now() + lifetime));
        return;
      }
      call = { ...call, region: verifySignature(request, body, keys, Date.now(), 'sts').region };
      if (request.method !== 'POST' || get('Action') !== 'AssumeRole' || get('Version') !== '2011-06-15') {
        throw new StubError('InvalidAction', `Could not find operation ${get('Action')}.`);
      }
      if (call.roleArn !== roleArn || (mfa !== undefined && call.serial === '')) {
        throw new StubError(
          'AccessDenied',
          `User: arn:aws:iam::111122223333:user/alice is not authorized to perform: sts:AssumeRole on resource: ${call.roleArn}`,
          403,
        );
      }
      if (mfa !== undefined && (call.serial !== mfa.serial || call.code !== mfa.code)) {
        throw new StubError(
          'AccessDenied',
          'MultiFactorAuthentication failed with invalid MFA one time pass code. ',
          403,
        );
      }
      calls.push(call);
      response
        .setHeader('content-type', 'text/xml')
        .end(toAnswer('AssumeRole', gives, roleArn, Date.now() + lifetime));
    } catch (error) {
      const known =
        error instanceof StubError ? toStsError(error) : new StubError('InternalFailure', '', 500);
      calls.push({ ...call, error: known.code });
      response
        .writeHead(known.status, { 'content-type': 'text/xml' })
        .end(
          `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>${known.code}</Code><Message>${known.message}</Message></Error><RequestId>r</RequestId></ErrorResponse>`,
        );
    }
  });
  return { ...stub, calls };
}

/** STS has older names than the services with JSON. */
function toStsError(error: StubError): StubError {
  const names: Readonly<Record<string, string>> = {
    UnrecognizedClientException: 'InvalidClientTokenId',
    InvalidSignatureException: 'SignatureDoesNotMatch',
  };
  const name = names[error.code];
  return name === undefined ? error : new StubError(name, error.message, 403);
}

function toAnswer(action: string, keys: TemporaryKeys, roleArn: string, end: number): string {
  return `<${action}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><${action}Result>
    <AssumedRoleUser><AssumedRoleId>AROAEXAMPLE:s</AssumedRoleId><Arn>${roleArn.replace(':iam:', ':sts:').replace(':role/', ':assumed-role/')}/s</Arn></AssumedRoleUser>
    <Credentials><AccessKeyId>${keys.accessKeyId}</AccessKeyId><SecretAccessKey>${keys.secretAccessKey}</SecretAccessKey><SessionToken>${keys.sessionToken}</SessionToken><Expiration>${new Date(end).toISOString()}</Expiration></Credentials>
  </${action}Result></${action}Response>`;
}
