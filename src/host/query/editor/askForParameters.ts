import type * as vscode from 'vscode';
import type { PresetParameter } from '../../../core/query/queryPreset';
import type { QueryParameters } from '../../../protocol/query';
import { askParameters } from './askParameters';
import type { QueryParts } from './queryParts';
import type { BoundTable } from './queryRunner';

export interface ParameterQuestion {
  readonly title: string;
  readonly parameters: readonly PresetParameter[];
  /** What the fields begin with. */
  readonly given: QueryParameters;
  /** The logs that values are proposed from; undefined where the query reads none of them. */
  readonly table: BoundTable | undefined;
  readonly folder: vscode.Uri | undefined;
}

/** Values that are proposed at once; typing finds the others. */
const MAX_PROPOSED = 200;

/**
 * Asks for parameters, with the values of the logs as proposals. The logs are read while the first question is on the
 * screen. Undefined where the person gives up.
 */
export async function askForParameters(
  { runner, engine }: QueryParts,
  { title, parameters, given, table, folder }: ParameterQuestion,
): Promise<QueryParameters | undefined> {
  if (parameters.length === 0) {
    return {};
  }
  const reading = new AbortController();
  let loading: Promise<unknown> | undefined;
  const answers = await askParameters(title, parameters, given, async (expression, prefix, signal) => {
    if (table === undefined) {
      return [];
    }
    // In its turn: a query at work must not find other logs in its table.
    loading ??= engine.exclusive(() => runner.load(table, folder, reading.signal), reading.signal);
    await loading;
    return engine.call('values', { expression, prefix, limit: MAX_PROPOSED }, { signal });
  });
  if (answers === undefined) {
    reading.abort();
  }
  return answers;
}

/**
 * How the parameters of a text are asked for: as the ready question does that it comes from, else as any that knows one of
 * the name, else as text.
 */
export async function describeParameters(
  names: readonly string[],
  preset?: string,
): Promise<readonly PresetParameter[]> {
  if (names.length === 0) {
    return [];
  }
  const { queryPresets } = await import('../../../core/query/presets/queryPresets');
  const own = queryPresets.filter(({ id }) => id === preset);
  const known = new Map(
    [...queryPresets, ...own].flatMap(({ parameters }) =>
      parameters.map((parameter) => [parameter.name, parameter] as const),
    ),
  );
  return names.map(
    (name) =>
      known.get(name) ?? {
        name,
        title: name,
        hint: `The value of :${name}: a text, or a number where the query needs one.`,
        type: 'text',
        usual: '',
      },
  );
}
