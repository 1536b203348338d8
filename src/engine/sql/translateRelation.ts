import type {
  AliasedRelationContext,
  ColumnAliasesContext,
  JoinRelationContext,
  RelationContext,
  SampledRelationContext,
} from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import * as Trino from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import { getIdentifier } from './getIdentifier';
import { renameColumns, toAliasSql } from './renameColumns';
import type { Part, Scope } from './scope';
import { toQuoted } from './toQuoted';
import type { TranslatedRelation } from './translatedRelation';
import { NO_RELATION } from './translatedRelation';
import { translateExpression } from './translateExpression';
import { translateJoin } from './translateJoin';
import { translateQuery } from './translateQuery';
import { translateTable } from './translateTable';
import { translateUnnest } from './translateUnnest';
import type { Translation } from './translation';
import { isPresent } from './translation';

/** Something behind FROM. `scope` has what stands before it, which UNNEST and LATERAL may name. */
export function translateRelation(
  work: Translation,
  scope: Scope,
  context: RelationContext,
): TranslatedRelation {
  if (context instanceof Trino.RelationDefaultContext) {
    return translateSampled(work, scope, context.sampledRelation());
  }
  if (!(context instanceof Trino.JoinRelationContext)) {
    return NO_RELATION;
  }
  const [left, right] = translateSides(work, scope, context);
  return translateJoin(work, scope, context, left, right);
}

/** Both sides of a join; the right one may name what the left one has. */
function translateSides(
  work: Translation,
  scope: Scope,
  context: JoinRelationContext,
): readonly [left: TranslatedRelation, right: TranslatedRelation] {
  const [leftContext, rightContext] = context.relation();
  const left = leftContext === undefined ? NO_RELATION : translateRelation(work, scope, leftContext);
  const inner: Scope = { ...scope, relations: [...scope.relations, ...left.relations] };
  const sampled = context.sampledRelation();
  const right =
    sampled !== null
      ? translateSampled(work, inner, sampled)
      : rightContext === undefined
        ? NO_RELATION
        : translateRelation(work, inner, rightContext);
  return [left, right];
}

function translateSampled(
  work: Translation,
  scope: Scope,
  context: SampledRelationContext,
): TranslatedRelation {
  const pattern = context.patternRecognition();
  if (pattern.KW_MATCH_RECOGNIZE() !== null) {
    work.addFault(pattern, 'MATCH_RECOGNIZE cannot be run here.');
    return NO_RELATION;
  }
  const relation = translateAliased(work, scope, pattern.aliasedRelation());
  const share = context.expression();
  if (share === null) {
    return relation;
  }
  const method = !isPresent(context.sampleType()?.KW_SYSTEM()) ? 'BERNOULLI' : 'SYSTEM';
  const percent = translateExpression(work, scope, share);
  if (percent.literal === undefined && !/^[\d.]+$/u.test(work.getText(share))) {
    work.addFault(share, 'TABLESAMPLE takes a number here.');
  }
  return { ...relation, sql: `${relation.sql} TABLESAMPLE ${method} (${work.getText(share)} PERCENT)` };
}

function translateAliased(
  work: Translation,
  scope: Scope,
  context: AliasedRelationContext,
): TranslatedRelation {
  const primary = context.relationPrimary();
  const identifier = context.identifier();
  const alias = identifier === null ? undefined : getIdentifier(work, identifier).name.toLowerCase();
  const names = getColumnNames(work, context.columnAliases());
  if (primary instanceof Trino.TableNameContext) {
    if (primary.queryPeriod() !== null) {
      work.addFault(primary, 'FOR TIMESTAMP and FOR VERSION cannot be run here: logs have no versions.');
    }
    const table = primary.tableOrViewName();
    const reference = table.tableRef() ?? table.viewRef();
    return reference === null ? NO_RELATION : translateTable(work, scope, reference, alias, names);
  }
  if (primary instanceof Trino.ParenthesizedRelationContext) {
    const inner = translateRelation(work, scope, primary.relation());
    if (alias !== undefined) {
      work.addFault(context, 'A join in brackets cannot have a name here. Write a subquery with SELECT.');
    }
    return { ...inner, sql: `(${inner.sql})` };
  }
  if (!(primary instanceof Trino.ExpressionSourceTableContext)) {
    return NO_RELATION;
  }
  const source = primary.relationSourceTable();
  if (source instanceof Trino.UnnestContext) {
    return translateUnnest(work, scope, source, alias, names);
  }
  if (source instanceof Trino.SubqueryRelationContext || source instanceof Trino.LateralContext) {
    const isLateral = source instanceof Trino.LateralContext;
    // A plain subquery does not see what stands beside it.
    const outer: Scope = isLateral
      ? scope
      : { relations: [], ctes: scope.ctes, ...(scope.parent === undefined ? {} : { parent: scope.parent }) };
    const query = translateQuery(work, outer, source.query());
    const quoted = toQuoted(work, scope, alias);
    const columns = renameColumns(work, context, query.columns, names);
    return {
      sql: `${isLateral ? 'LATERAL ' : ''}(${query.sql}) AS ${quoted}${toAliasSql(columns, names)}`,
      relations: [{ ...(alias === undefined ? {} : { name: alias }), quoted, columns, origin: 'other' }],
      merged: [],
    };
  }
  const word = source instanceof Trino.JsonTableContext ? 'JSON_TABLE' : 'TABLE(…) with a table function';
  work.addFault(source, `${word} cannot be run here.`);
  return NO_RELATION;
}

function getColumnNames(work: Translation, context: ColumnAliasesContext | null): readonly Part[] {
  return context?.identifier().map((identifier) => getIdentifier(work, identifier)) ?? [];
}
