import type { DigestResult, LogResult } from './integrityReport';

/**
 * What a validation shows of a file or folder, at a glance.
 * - `proved`: as CloudTrail delivered it
 * - `fits`: it fits its digest, which itself is not proved
 * - `broken`: it, or something in it, is not as CloudTrail delivered it
 * - `open`: nothing is known, for or against
 */
export type MarkKind = 'proved' | 'fits' | 'broken' | 'open';

export interface IntegrityMark {
  readonly kind: MarkKind;
  /** One or two words: `valid`, `modified`, `not covered`. */
  readonly word: string;
  /** Why, in a sentence. */
  readonly text: string;
}

/** The mark of a log: a valid one is only as sure as its digest. */
export function toLogMark({
  status,
  proof,
  message,
}: Omit<LogResult, 'key' | 'path' | 'digest'>): IntegrityMark {
  switch (status) {
    case 'modified':
    case 'missing':
      return { kind: 'broken', word: status, text: message };
    case 'not-covered':
      return { kind: 'open', word: 'not covered', text: message };
    case 'unread':
      return { kind: 'open', word: 'not read', text: message };
    case 'moved':
    case 'valid':
      break;
  }
  const word = status === 'moved' ? 'valid, moved' : 'valid';
  switch (proof) {
    case 'signed':
      return { kind: 'proved', word, text: `${message} AWS signed the digest.` };
    case 'forged':
    case 'modified':
    case 'unreadable':
      return {
        kind: 'open',
        word: 'digest changed',
        text: `${message} That proves nothing: the digest itself was changed.`,
      };
    default:
      return {
        kind: 'fits',
        word: 'fits its digest',
        text: `${message} The digest is not proved by a signature of AWS.`,
      };
  }
}

/** The mark of a digest. */
export function toDigestMark({ status, message }: Pick<DigestResult, 'status' | 'message'>): IntegrityMark {
  switch (status) {
    case 'signed':
      return { kind: 'proved', word: 'signed', text: message };
    case 'linked':
      return { kind: 'fits', word: 'linked', text: message };
    case 'unproved':
      return { kind: 'open', word: 'not proved', text: message };
    case 'forged':
    case 'modified':
    case 'unreadable':
      return { kind: 'broken', word: status, text: message };
  }
}

/** How many files of each mark a folder holds, by their words. */
export interface FolderCounts {
  readonly kinds: Readonly<Record<MarkKind, number>>;
  readonly words: ReadonlyMap<string, number>;
}

/**
 * The mark of a folder. One that is not whole, since only a part of it was validated, has one only where something in it
 * is broken: saying more would promise what nobody checked.
 */
export function toFolderMark({ kinds, words }: FolderCounts, isWhole: boolean): IntegrityMark | undefined {
  const kind: MarkKind | undefined =
    kinds.broken > 0
      ? 'broken'
      : !isWhole
        ? undefined
        : kinds.open > 0
          ? 'open'
          : kinds.fits > 0
            ? 'fits'
            : kinds.proved > 0
              ? 'proved'
              : undefined;
  const counted = [...words].map(([word, count]) => `${count.toLocaleString('en')} ${word}`).join(', ');
  return (
    kind && { kind, word: WORDS[kind], text: `${isWhole ? 'Validated' : 'Validated in part'}: ${counted}.` }
  );
}

const WORDS: Readonly<Record<MarkKind, string>> = {
  proved: 'valid',
  fits: 'fits its digests',
  broken: 'modified or missing',
  open: 'not covered in part',
};
