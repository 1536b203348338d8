import { createPublicKey, createVerify, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { PublicKey } from '../../core/integrity/publicKey';
import type { VerifySignature } from '../../core/integrity/validateChains';

/**
 * Public keys by fingerprint, from the output of `aws cloudtrail list-public-keys` (or several of them in an array):
 * `PublicKeyList` of `Value` (base64 of PKCS#1 DER) and `Fingerprint`. Throws an Error with words where the text is
 * something else.
 */
export function parsePublicKeys(text: string): ReadonlyMap<string, KeyObject> {
  const keys = new Map<string, KeyObject>();
  const value = JSON.parse(text) as unknown;
  for (const document of Array.isArray(value) ? (value as unknown[]) : [value]) {
    const list =
      typeof document === 'object' && document !== null && 'PublicKeyList' in document
        ? document.PublicKeyList
        : undefined;
    if (!Array.isArray(list)) {
      throw new Error(
        'It has no PublicKeyList. Save the output of "aws cloudtrail list-public-keys" as JSON.',
      );
    }
    for (const entry of list as readonly { readonly Value?: unknown; readonly Fingerprint?: unknown }[]) {
      if (typeof entry.Value === 'string' && typeof entry.Fingerprint === 'string') {
        keys.set(entry.Fingerprint.toLowerCase(), toKey(entry.Value));
      }
    }
  }
  return keys;
}

function toKey(value: string): KeyObject {
  return createPublicKey({ key: Buffer.from(value, 'base64'), format: 'der', type: 'pkcs1' });
}

/** Keys as the API gives them. One that is none by its bytes is left out: its digests stay unproved. */
export function toKeys(keys: readonly PublicKey[]): ReadonlyMap<string, KeyObject> {
  return new Map(
    keys.flatMap(({ fingerprint, value }) => {
      try {
        return [[fingerprint.toLowerCase(), toKey(value)] as const];
      } catch {
        return [];
      }
    }),
  );
}

/** Keys of files. Rejects with words that name the file that holds none. */
export async function readKeys(paths: readonly string[]): Promise<ReadonlyMap<string, KeyObject>> {
  const keys = new Map<string, KeyObject>();
  for (const file of paths) {
    try {
      parsePublicKeys(await readFile(file, 'utf8')).forEach((key, fingerprint) => keys.set(fingerprint, key));
    } catch (error) {
      throw new Error(
        `The public keys in ${file} cannot be read. ${error instanceof Error ? error.message : ''}`,
        { cause: error },
      );
    }
  }
  return keys;
}

/** Checks signatures (RSA, PKCS#1 v1.5, SHA-256) with these keys. */
export function createVerifier(keys: ReadonlyMap<string, KeyObject>): VerifySignature {
  return (fingerprint, text, signature) => {
    const key = keys.get(fingerprint.toLowerCase());
    return key === undefined
      ? undefined
      : createVerify('RSA-SHA256').update(text).verify(key, signature, 'hex');
  };
}
