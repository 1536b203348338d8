import { startStub, type Stub } from './startStub';
import type { TemporaryKeys } from './startStsStub';

export interface SsoStubOptions {
  /** The token of the person's sign-in. */
  readonly token: string;
  readonly account: string;
  readonly role: string;
  readonly gives: TemporaryKeys;
  /** Exchanged once by CreateToken for `token`. */
  readonly refreshToken?: string;
}

/** The portal and the token service of IAM Identity Center on this machine, at one address. */
export interface SsoStub extends Stub {
  /** Method, path and query of each request, and its answer's status. */
  readonly calls: readonly string[];
}

export async function startSsoStub(options: SsoStubOptions): Promise<SsoStub> {
  const { token, account, role, gives, refreshToken } = options;
  const calls: string[] = [];
  const stub = await startStub((request, body, response) => {
    const [status, answer, error] = ((): readonly [number, unknown, string?] => {
      const url = new URL(request.url ?? '/', 'http://stub');
      if (request.method === 'POST' && url.pathname === '/token') {
        const input = JSON.parse(body.toString('utf8')) as Readonly<Record<string, unknown>>;
        return input['grantType'] === 'refresh_token' && input['refreshToken'] === refreshToken
          ? [200, { accessToken: token, expiresIn: 3_600, tokenType: 'Bearer', refreshToken: 'next' }]
          : [400, { error: 'invalid_grant' }, 'InvalidGrantException'];
      }
      if (request.method !== 'GET' || url.pathname !== '/federation/credentials') {
        return [404, { message: 'No such operation' }, 'ResourceNotFoundException'];
      }
      if (request.headers['x-amz-sso_bearer_token'] !== token) {
        return [401, { message: 'Session token not found or invalid' }, 'UnauthorizedException'];
      }
      if (url.searchParams.get('account_id') !== account || url.searchParams.get('role_name') !== role) {
        return [403, { message: 'No access' }, 'ForbiddenException'];
      }
      const { accessKeyId, secretAccessKey, sessionToken } = gives;
      const expiration = Date.now() + 3_600_000;
      return [200, { roleCredentials: { accessKeyId, secretAccessKey, sessionToken, expiration } }];
    })();
    calls.push(`${request.method ?? ''} ${request.url ?? ''} ${String(status)}`);
    response.setHeader('content-type', 'application/json');
    if (error !== undefined) {
      response.setHeader('x-amzn-errortype', error);
    }
    response.writeHead(status).end(JSON.stringify(answer));
  });
  return { ...stub, calls };
}
