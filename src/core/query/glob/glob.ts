import { matchesName } from './matchesName';

/** A pattern over paths. */
export interface Glob {
  /** The names of each of its forms, outermost folder first; `**` stands for any number of folders. */
  readonly forms: readonly (readonly string[])[];
}

/** How far a path has matched: of each form the names that may come next. */
export interface GlobState {
  readonly positions: readonly (readonly [form: number, at: number])[];
}

/** Most forms that the braces of a pattern may stand for. */
const MAX_FORMS = 100;

/**
 * Reads a pattern: `*` and `?` stand for any letters and any one letter of a name, `[a-z]` for one of some, `{a,b}` for
 * either, `**` as a whole name for any number of folders. What has too many forms keeps its first hundred.
 */
export function parseGlob(pattern: string): Glob {
  return { forms: expandBraces(pattern).map((form) => form.split('/').filter((name) => name !== '')) };
}

/** Where matching begins. */
export function getGlobStart({ forms }: Glob): GlobState {
  return settle(
    forms,
    forms.map((_, form) => [form, 0] as const),
  );
}

/** Takes one more name of a path. Nothing below can match where no position is left. */
export function takeName({ forms }: Glob, { positions }: GlobState, name: string): GlobState {
  const next: (readonly [number, number])[] = [];
  for (const [form, at] of positions) {
    const wanted = forms[form]?.[at];
    if (wanted === '**') {
      next.push([form, at]);
    } else if (wanted !== undefined && matchesName(wanted, name)) {
      next.push([form, at + 1]);
    }
  }
  return settle(forms, next);
}

/** True where the names that were taken are a whole match. */
export function isWholeMatch({ forms }: Glob, { positions }: GlobState): boolean {
  return positions.some(([form, at]) => at === forms[form]?.length);
}

/** `**` may stand for no folder at all: what follows it can come at once. */
function settle(forms: Glob['forms'], positions: GlobState['positions']): GlobState {
  const settled = new Map<string, readonly [number, number]>();
  for (const [form, start] of positions) {
    let at = start;
    settled.set(`${form} ${at}`, [form, at]);
    while (forms[form]?.[at] === '**') {
      at++;
      settled.set(`${form} ${at}`, [form, at]);
    }
  }
  return { positions: [...settled.values()] };
}

function expandBraces(pattern: string): readonly string[] {
  let forms: readonly string[] = [pattern];
  for (;;) {
    const expanded = forms.flatMap(expandFirst).slice(0, MAX_FORMS);
    if (expanded.length === forms.length && expanded.every((form, at) => form === forms[at])) {
      return forms;
    }
    forms = expanded;
  }
}

/** The forms of the first innermost pair of braces; the pattern itself without one. */
function expandFirst(pattern: string): readonly string[] {
  const end = pattern.indexOf('}');
  const start = end < 0 ? -1 : pattern.lastIndexOf('{', end);
  return start < 0
    ? [pattern]
    : pattern
        .slice(start + 1, end)
        .split(',')
        .map((part) => pattern.slice(0, start) + part + pattern.slice(end + 1));
}
