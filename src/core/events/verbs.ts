/** Past forms that the rules below do not give. */
const IRREGULAR: Readonly<Record<string, string>> = {
  build: 'built',
  buy: 'bought',
  drop: 'dropped',
  get: 'got',
  give: 'gave',
  leave: 'left',
  log: 'logged',
  make: 'made',
  plan: 'planned',
  put: 'put',
  read: 'read',
  rebuild: 'rebuilt',
  resend: 'resent',
  reset: 'reset',
  run: 'ran',
  send: 'sent',
  set: 'set',
  shut: 'shut',
  skip: 'skipped',
  split: 'split',
  stop: 'stopped',
  submit: 'submitted',
  swap: 'swapped',
  tag: 'tagged',
  take: 'took',
  transfer: 'transferred',
  untag: 'untagged',
  withdraw: 'withdrew',
  write: 'wrote',
};

/** The past form of an English verb in its base form, e.g. `empty` to `emptied`. */
export function toPast(verb: string): string {
  if (Object.hasOwn(IRREGULAR, verb)) {
    return IRREGULAR[verb] ?? verb;
  }
  if (verb.endsWith('e')) {
    return `${verb}d`;
  }
  return /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ied` : `${verb}ed`;
}

/** A phrase that starts with a verb's base form, put into the past: `permanently delete file x`, `switch off MFA`. */
export function toPastPhrase(phrase: string): string {
  const words = phrase.split(' ');
  const at = /[^p]ly$/.test(words[0] ?? '') && words.length > 1 ? 1 : 0; // no adverb: apply, reply
  return words.map((word, index) => (index === at ? toPast(word) : word)).join(' ');
}
