import type { PresetGroup, PresetParameter, QueryPreset } from '../queryPreset';

/** A preset without its header comment, which is made from what is told here. */
export interface PresetSource {
  readonly id: string;
  readonly title: string;
  readonly tells: string;
  readonly none: string;
  readonly group: PresetGroup;
  readonly parameters?: readonly PresetParameter[];
  /** What a person who reads or changes the query should know beyond that: one or more sentences. */
  readonly notes?: string;
  /** The statement, without a semicolon. */
  readonly sql: string;
}

/** Widest line of a header comment, so that it fits beside a result. */
const MAX_WIDTH = 100;

/** A preset whose text begins with a comment on what it tells and which parameters it takes. */
export function buildPreset({ notes, parameters = [], sql, ...told }: PresetSource): QueryPreset {
  const { title, tells } = told;
  const width = Math.max(0, ...parameters.map(({ name }) => name.length));
  const lines = [
    ...toComment(title),
    ...toComment(tells),
    ...(notes === undefined ? [] : toComment(notes)),
    ...(parameters.length === 0 ? [] : ['--']),
    ...parameters.flatMap((parameter) =>
      toComment(toHint(parameter), `-- :${parameter.name.padEnd(width)}  `, `--  ${' '.repeat(width + 2)}`),
    ),
  ];
  return { ...told, parameters, sql: `${lines.join('\n')}\n${sql.trim()}\n` };
}

function toHint({ hint, usual }: PresetParameter): string {
  return usual === undefined || usual === '' ? hint : `${hint} Usually ${usual}.`;
}

/** A text as comment lines that are no wider than {@link MAX_WIDTH}, unless one word is. */
function toComment(text: string, first = '-- ', next = '-- '): readonly string[] {
  const lines: string[] = [];
  let line = first.trimEnd();
  let isEmpty = true;
  for (const word of text.split(/\s+/)) {
    if (!isEmpty && line.length + 1 + word.length > MAX_WIDTH) {
      lines.push(line);
      line = next.trimEnd();
      isEmpty = true;
    }
    line = isEmpty ? `${lines.length === 0 ? first : next}${word}` : `${line} ${word}`;
    isEmpty = false;
  }
  return [...lines, line];
}
