import { createHash, createSign, generateKeyPairSync } from 'node:crypto';

/** A key pair such as each Region of CloudTrail has. */
export interface Signer {
  readonly fingerprint: string;
  /** The public key, PKCS#1 in DER, as base64: what ListPublicKeys answers. */
  readonly value: string;
  sign(text: string): string;
}

export function createSigner(): Signer {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const der = publicKey.export({ type: 'pkcs1', format: 'der' });
  return {
    fingerprint: createHash('md5').update(der).digest('hex'),
    value: der.toString('base64'),
    sign: (text) => createSign('RSA-SHA256').update(text).sign(privateKey, 'hex'),
  };
}
