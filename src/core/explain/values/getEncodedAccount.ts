const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
/** Bits 7 to 46 of the first 48 hold the account; bit 47 is set in all ids that have one. */
const BITS_BELOW = 2 ** 7;
const ACCOUNT_RANGE = 2 ** 40;
const MARK = 2 ** 47;

/**
 * - `account`: the twelve digits
 * - `older`: an id from before about 2019, which holds no account
 * - `unreadable`: masked, invented or not of an id's alphabet
 */
export type EncodedAccount =
  { readonly kind: 'account'; readonly accountId: string } | { readonly kind: 'older' | 'unreadable' };

/**
 * The account that an IAM id names: the part after the prefix is base32, and 40 bits of it are the account's number.
 * AWS does not document it. Published pairs agree (ASIAY34FZKBOKMUTVV7A is 609629065308), and in one public log all
 * 188 distinct AKIA, ASIA, AIDA, AROA, AIPA and ANPA ids give the account that owns the log.
 */
export function getEncodedAccount(id: string): EncodedAccount {
  if (!/^A[A-Z0-9]{3}[A-Z2-7]{16,124}$/.test(id)) {
    return { kind: 'unreadable' };
  }
  let bits = 0;
  for (const letter of id.slice(4, 14)) {
    bits = bits * 32 + ALPHABET.indexOf(letter);
  }
  // Ten letters are 50 bits; a number holds 53 exactly.
  const first48 = Math.floor(bits / 4);
  if (first48 < MARK) {
    return { kind: 'older' };
  }
  const account = Math.floor(first48 / BITS_BELOW) % ACCOUNT_RANGE;
  return account < 1e12
    ? { kind: 'account', accountId: String(account).padStart(12, '0') }
    : { kind: 'unreadable' };
}
