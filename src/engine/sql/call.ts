import type { ExpressionContext, FunctionCallContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import type { AthenaFunction } from '../../core/query/athenaFunctions';
import { parseType } from './parseType';
import type { Scope } from './scope';
import type { SqlType } from './sqlType';
import { UNKNOWN } from './sqlType';
import type { Translation, Typed } from './translation';

/** A call of one of Athena's functions, and where it stands. */
export interface Call {
  readonly work: Translation;
  readonly scope: Scope;
  readonly context: FunctionCallContext;
  readonly entry: AthenaFunction;
  readonly given: readonly ExpressionContext[];
}

/** The type of what a call gives. */
export function getReturned(entry: AthenaFunction, args: readonly Typed[]): SqlType {
  switch (entry.returns) {
    case 'first':
      return args[0]?.type ?? UNKNOWN;
    case 'second':
      return args[1]?.type ?? UNKNOWN;
    case 'third':
      return args[2]?.type ?? UNKNOWN;
    case 'element': {
      const type = args[0]?.type ?? UNKNOWN;
      return type.kind === 'array' ? type.element : type.kind === 'map' ? type.value : UNKNOWN;
    }
    default:
      return parseType(entry.returns) ?? UNKNOWN;
  }
}
