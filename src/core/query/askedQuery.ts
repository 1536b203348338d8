/** Logs that a query reads under a name. */
export interface NamedSources {
  /** Lower case. */
  readonly table: string;
  /** Paths, patterns and addresses, as the header of a query has them. */
  readonly sources: readonly string[];
}

/** A question with what it takes to ask it again as it was. It survives the window it was asked in. */
export interface AskedQuery {
  readonly title: string;
  /** Id of the ready question that this is; undefined for a person's own SQL. */
  readonly preset?: string;
  /** The statement, with its parameters as `:name`. */
  readonly sql: string;
  /** Values of its parameters; undefined where they are not known, and so are to be asked for. */
  readonly parameters?: Readonly<Record<string, string | number>>;
  /** Undefined for the logs that are usual when it is asked again. */
  readonly tables?: readonly NamedSources[];
  /** Address of the folder that relative sources start from; undefined without one. */
  readonly folder?: string;
}

/** The question alone, of whatever holds one. */
export function toAskedQuery({ title, preset, sql, parameters, tables, folder }: AskedQuery): AskedQuery {
  return {
    title,
    ...(preset === undefined ? {} : { preset }),
    sql,
    ...(parameters === undefined ? {} : { parameters }),
    ...(tables === undefined ? {} : { tables }),
    ...(folder === undefined ? {} : { folder }),
  };
}

/** Reads a stored question with care, as another version may have written it; undefined where it is none. */
export function parseAskedQuery(stored: unknown): AskedQuery | undefined {
  if (typeof stored !== 'object' || stored === null) {
    return undefined;
  }
  const { title, preset, sql, parameters, tables, folder } = stored as Partial<
    Record<keyof AskedQuery, unknown>
  >;
  if (typeof title !== 'string' || typeof sql !== 'string') {
    return undefined;
  }
  return {
    title,
    ...(typeof preset === 'string' ? { preset } : {}),
    sql,
    ...(isParameters(parameters) ? { parameters } : {}),
    ...(Array.isArray(tables) && tables.every(isNamedSources) ? { tables } : {}),
    ...(typeof folder === 'string' ? { folder } : {}),
  };
}

function isParameters(value: unknown): value is Readonly<Record<string, string | number>> {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((part) => typeof part === 'string' || typeof part === 'number')
  );
}

function isNamedSources(value: unknown): value is NamedSources {
  const { table, sources } = (value ?? {}) as Partial<Record<keyof NamedSources, unknown>>;
  return (
    typeof table === 'string' &&
    Array.isArray(sources) &&
    sources.every((source) => typeof source === 'string')
  );
}
