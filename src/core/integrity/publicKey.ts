/** A public key that a Region publishes for its digests (ListPublicKeys). */
export interface PublicKey {
  readonly fingerprint: string;
  /** PKCS#1 in DER, as base64. */
  readonly value: string;
}
