import { StubError } from '../cloudTrailStub/stubHandler';
import { verifySignature } from '../cloudTrailStub/verifySignature';
import { startStub, type Stub } from './startStub';
import type { TemporaryKeys } from './startStsStub';

/** A bucket that has one account's folder under AWSLogs/, for whoever signs with the keys and the token that belongs to them. */
export async function startTemporaryBucket(
  keys: TemporaryKeys,
): Promise<Stub & { readonly listings: number }> {
  let listings = 0;
  const stub = await startStub((request, body, response) => {
    response.setHeader('content-type', 'application/xml');
    try {
      verifySignature(request, body, [keys], Date.now(), 's3');
      if (request.headers['x-amz-security-token'] !== keys.sessionToken) {
        throw new StubError('InvalidToken', 'The provided token is malformed or otherwise invalid.');
      }
      listings++;
      const prefix = new URL(request.url ?? '/', 'http://stub').searchParams.get('prefix');
      const folder = prefix === 'AWSLogs/' ? 'AWSLogs/111122223333/' : 'AWSLogs/';
      response.end(
        `<ListBucketResult><IsTruncated>false</IsTruncated><CommonPrefixes><Prefix>${folder}</Prefix></CommonPrefixes></ListBucketResult>`,
      );
    } catch (error) {
      const { code, message } = error instanceof StubError ? error : new StubError('InternalError', '');
      response.writeHead(403).end(`<Error><Code>${code}</Code><Message>${message}</Message></Error>`);
    }
  });
  return {
    ...stub,
    get listings() {
      return listings;
    },
  };
}
