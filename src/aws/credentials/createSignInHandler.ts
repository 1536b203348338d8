import type { NodeHttpHandler } from '@smithy/node-http-handler';
import type { RequestHandler } from './createRequestHandler';

/** Where the services of IAM Identity Center are, where the configuration names an address. */
export interface SignInEndpoints {
  readonly sso: string | undefined;
  readonly ssoOidc: string | undefined;
}

/**
 * Sends requests for the keys of IAM Identity Center to the addresses of the profile. The SDK has one setting for the
 * clients of both its services, and itself reads addresses for the environment's profile only. What these services are
 * asked is signed by no key, so that the host can be exchanged.
 */
export function createSignInHandler(
  handler: RequestHandler,
  { sso, ssoOidc }: SignInEndpoints,
): RequestHandler {
  if (sso === undefined && ssoOidc === undefined) {
    return handler;
  }
  const redirect = (request: Request): void => {
    const endpoint = /^portal\.sso[.-]/.test(request.hostname)
      ? sso
      : /^oidc[.-]/.test(request.hostname)
        ? ssoOidc
        : undefined;
    if (endpoint !== undefined) {
      const { protocol, hostname, port, host, pathname } = new URL(endpoint);
      Object.assign(request, {
        protocol,
        hostname,
        port: port === '' ? undefined : Number(port),
        path: pathname.replace(/\/$/, '') + request.path,
      });
      request.headers['host'] = host;
    }
  };
  return Object.assign(Object.create(handler) as RequestHandler, {
    handle: (...[request, options]: Parameters<NodeHttpHandler['handle']>) => {
      redirect(request);
      return handler.handle(request, options);
    },
  });
}

type Request = Parameters<NodeHttpHandler['handle']>[0];
