import { cloudTrailColumns } from '../../core/query/cloudTrailColumns';
import type { Span } from '../../core/text/span';
import { getNearestName } from './getNearestName';
import { parseType } from './parseType';
import type { SqlType } from './sqlType';
import { toTypeText, UNKNOWN } from './sqlType';
import type { Translation, Typed } from './translation';
import { NO_VALUE, quoteName } from './translation';

export interface Column {
  /** Lower case. */
  readonly name: string;
  readonly type: SqlType;
  /** The translated text where it is not the name behind the relation's. */
  readonly sql?: string;
}

/** Something behind FROM. */
export interface Relation {
  /** Its alias or the table's name, lower case; undefined where it has none. */
  readonly name?: string;
  /** What it is called in the translated text, quoted. */
  readonly quoted: string;
  readonly columns: readonly Column[];
  /** `log` is the table of events, `unnest` rows made from columns of what stands before it, `fault` what could not be read. */
  readonly origin: 'log' | 'unnest' | 'other' | 'fault';
}

export interface Scope {
  readonly relations: Relation[];
  readonly parent?: Scope;
  /** Parameters of a lambda, or the columns of a result that ORDER BY may name; they come before the relations. */
  readonly names?: ReadonlyMap<string, Typed>;
  readonly ctes: ReadonlyMap<string, readonly Column[]>;
  /** Lower-case aliases of the select list, which WHERE and GROUP BY do not know. */
  aliases?: ReadonlySet<string>;
  hasAggregate?: boolean;
}

export interface Part {
  /** As it is meant: without quotes. */
  readonly name: string;
  readonly span: Span;
  readonly isQuoted?: boolean;
}

/** The columns of the table of events, with types. */
export const logColumns: readonly Column[] = cloudTrailColumns.map(({ name, type }) => ({
  name,
  type: parseType(type) ?? UNKNOWN,
}));

/** Athena's name for the file that a row was read from. */
const PATH_COLUMN = '$path';
const PATH_TARGET = 'lens_source';

/** What a dotted name means. A name that nothing has gives a fault and an unknown value. */
export function resolveName(work: Translation, scope: Scope, parts: readonly Part[]): Typed {
  for (let at: Scope | undefined = scope; at !== undefined; at = at.parent) {
    const found = resolveIn(work, at, parts);
    if (found !== undefined) {
      return found;
    }
  }
  addUnknownName(work, scope, parts);
  return NO_VALUE;
}

function resolveIn(work: Translation, scope: Scope, parts: readonly Part[]): Typed | undefined {
  const [first, second] = parts;
  if (first === undefined) {
    return undefined;
  }
  const name = first.name.toLowerCase();
  const named = scope.names?.get(name);
  if (named !== undefined) {
    return toFields(work, named, parts.slice(1));
  }
  if (second !== undefined) {
    const [column] = scope.relations.flatMap((relation) =>
      relation.name === name ? (findColumn(relation, second.name) ?? []) : [],
    );
    if (column !== undefined) {
      return toFields(work, column, parts.slice(2));
    }
  }
  const found = scope.relations.flatMap((relation) => findColumn(relation, first.name) ?? []);
  const [column] = found;
  if (column === undefined) {
    return undefined;
  }
  if (found.length > 1) {
    const owners = scope.relations.filter((relation) => findColumn(relation, name) !== undefined);
    const words = owners.map((relation) => `${relation.name ?? '(query)'}.${name}`).join(' or ');
    work.addFault(first.span, `${first.name} is a column of several tables. Write ${words}.`);
  }
  return toFields(work, column, parts.slice(1));
}

export function findColumn(relation: Relation, name: string): Typed | undefined {
  const lower = name.toLowerCase();
  const wanted = lower === PATH_COLUMN && relation.origin === 'log' ? PATH_TARGET : lower;
  const column = relation.columns.find((candidate) => candidate.name === wanted);
  return column === undefined
    ? undefined
    : { sql: toColumnSql(relation, column), type: column.type, name: lower };
}

export function toColumnSql(relation: Relation, column: Column): string {
  return column.sql ?? `${relation.quoted}.${quoteName(column.name)}`;
}

/** Follows fields of structs. */
export function toFields(work: Translation, value: Typed, parts: readonly Part[]): Typed {
  let { sql, type } = value;
  let name = value.name;
  for (const part of parts) {
    if (type.kind === 'unknown') {
      sql = `(${sql}).${quoteName(part.name)}`;
    } else if (type.kind === 'row') {
      const wanted = part.name.toLowerCase();
      const field = type.fields.find((candidate) => candidate.name === wanted);
      if (field === undefined) {
        const names = type.fields.map((candidate) => candidate.name);
        work.addFault(part.span, toFieldMessage(part.name, name ?? 'This value', names));
        return NO_VALUE;
      }
      sql = `(${sql}).${quoteName(wanted)}`;
      type = field.type;
    } else {
      work.addFault(part.span, toNoFieldMessage(name ?? 'This value', part.name, type));
      return NO_VALUE;
    }
    name = part.name.toLowerCase();
  }
  return { sql, type, ...(name === undefined ? {} : { name }) };
}

function toFieldMessage(name: string, owner: string, names: readonly string[]): string {
  const nearest = getNearestName(name, names);
  return `${owner} has no field ${name}. ${
    nearest === undefined ? `It has ${names.join(', ')}.` : `Is ${nearest} meant?`
  }`;
}

function toNoFieldMessage(owner: string, name: string, type: SqlType): string {
  switch (type.kind) {
    case 'array':
      return `${owner} is an array and has no fields. Use UNNEST, or element_at(${owner}, 1).${name}.`;
    case 'map':
      return `${owner} is a map and has no fields. Write ${owner}['${name}'].`;
    default:
      return type.kind === 'scalar' && (type.name === 'varchar' || type.name === 'json')
        ? `${owner} is text and has no fields. Where it is JSON, write json_extract_scalar(${owner}, '$.${name}').`
        : `${owner} is ${toTypeText(type)} and has no fields.`;
  }
}

function addUnknownName(work: Translation, scope: Scope, parts: readonly Part[]): void {
  const [first, second] = parts;
  if (first === undefined) {
    return;
  }
  const name = first.name.toLowerCase();
  const relations: Relation[] = [];
  for (let at: Scope | undefined = scope; at !== undefined; at = at.parent) {
    relations.push(...at.relations);
  }
  if (relations.some(({ origin }) => origin === 'fault')) {
    return;
  }
  const relation = relations.find((candidate) => candidate.name === name);
  if (relation !== undefined && second !== undefined) {
    const names = relation.columns.map((column) => column.name);
    const nearest = getNearestName(second.name, names);
    const proposal = nearest === undefined ? '' : ` Is ${nearest} meant?`;
    work.addFault(second.span, `${first.name} has no column ${second.name}.${proposal}`);
    return;
  }
  if (relation !== undefined) {
    work.addFault(first.span, `${first.name} is a table, not a column.`);
    return;
  }
  if (scope.aliases?.has(name) === true) {
    work.addFault(
      first.span,
      `${first.name} is a name of the select list, which Athena knows in ORDER BY only. Repeat its expression here.`,
    );
    return;
  }
  const lambdas = [...(scope.names?.keys() ?? [])];
  const names = [...lambdas, ...relations.flatMap(({ columns }) => columns.map((column) => column.name))];
  const nearest = getNearestName(first.name, names);
  const field = nearest === undefined ? findField(relations, name) : undefined;
  const proposal =
    nearest !== undefined ? ` Is ${nearest} meant?` : field === undefined ? '' : ` Is ${field} meant?`;
  const quotes =
    proposal === '' && first.isQuoted === true
      ? ` Double quotes are for names; a text is written '${first.name}'.`
      : proposal;
  work.addFault(
    first.span,
    `There is no ${second === undefined ? '' : 'table or '}column ${first.name}.${quotes}`,
  );
}

/** The dotted name of a field of this name, so that `username` leads to `useridentity.username`. */
function findField(relations: readonly Relation[], name: string): string | undefined {
  let level = relations.flatMap(({ columns }) =>
    columns.map((column) => ({ path: column.name, type: column.type })),
  );
  while (level.length > 0) {
    const next = level.flatMap(({ path, type }) =>
      type.kind === 'row'
        ? type.fields.map((field) => ({ path: `${path}.${field.name}`, type: field.type, name: field.name }))
        : [],
    );
    const found = next.find((field) => field.name === name);
    if (found !== undefined) {
      return found.path;
    }
    level = next;
  }
  return undefined;
}
