import {
  fromIni,
  fromNodeProviderChain,
  fromTemporaryCredentials,
  fromWebToken,
} from '@aws-sdk/credential-providers';
import type { AwsWorld } from '../awsWorld';
import type { RequestHandler } from './createRequestHandler';

export interface ChainOptions extends Pick<AwsWorld, 'askMfaCode'> {
  readonly profile?: string;
  /** Of STS. */
  readonly region: string;
  /** Where STS is, where that is not AWS's own address. */
  readonly endpoint?: string;
  readonly requestHandler: RequestHandler;
}

/**
 * The SDK's standard chain. A profile that is named is the only source: falling back to an instance's role would read a
 * bucket as somebody else than the person chose.
 *
 * Roles are asked for here and not by the SDK, which takes STS's address, its FIPS setting and the like from the
 * profile of the environment, whatever profile it is given.
 */
export function createStandardChain(options: ChainOptions): ReturnType<typeof fromIni> {
  const { profile, region, endpoint, requestHandler, askMfaCode } = options;
  const own = {
    region,
    requestHandler,
    ignoreConfiguredEndpointUrls: true,
    ...(profile === undefined ? {} : { profile }),
    ...(endpoint === undefined ? {} : { endpoint }),
  };
  const common = {
    mfaCodeProvider: askMfaCode,
    ignoreCache: true,
    clientConfig: { requestHandler, ignoreConfiguredEndpointUrls: true },
    parentClientConfig: { region, requestHandler },
    roleAssumer: (masterCredentials, { TokenCode = '', ...params }) =>
      fromTemporaryCredentials({
        masterCredentials,
        params,
        // The person was asked already.
        mfaCodeProvider: () => Promise.resolve(TokenCode),
        clientConfig: own,
      })(),
    roleAssumerWithWebIdentity: ({ RoleArn, RoleSessionName, WebIdentityToken }) =>
      fromWebToken({
        roleArn: RoleArn,
        webIdentityToken: WebIdentityToken,
        clientConfig: own,
        roleSessionName: RoleSessionName,
      })(),
  } satisfies Parameters<typeof fromIni>[0];
  return profile === undefined ? fromNodeProviderChain(common) : fromIni({ ...common, profile });
}
