import type { Members } from '../identity/members';
import { getRedactionSpelling } from '../redaction/redaction';

/** Longest id or name that is told apart; WorkDocs allows 128 and 255 characters. */
const MAX_LENGTH = 1024;

/** A text, or a number as digits, that stands for something: undefined where absent, blank, hidden or longer than 1,024 characters. */
export function getKnownText(members: Members, name: string): string | undefined {
  const text = members.getId(name);
  return text === undefined ||
    text.length > MAX_LENGTH ||
    text.trim() === '' ||
    getRedactionSpelling(text) !== undefined
    ? undefined
    : text;
}
